"""What is wrong with a finished document: each rule yields the faults it finds, so that a rule can be seen failing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefing.roles import Role
from pdf.drawn import Drawn, Element

LEAST_FILL = 0.4
"""No page but the last is emptier, not even before a chapter whose titles of many lines stay together, unless a test says why."""

_LINES_TOGETHER = 2
_PRINTED = 4  # the flag of an annotation
_HEADING_LEVELS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4}
_BESIDE_HEADINGS = frozenset({Role.TITLE, Role.LEAD, Role.LABEL, Role.CONFIDENCE, Role.BASIS, Role.KICKER, Role.NUMERAL})


def faults(drawn: Drawn) -> list[str]:
    """Return every fault of a finished document."""
    rules = (empty_pages, headings_at_the_foot, lone_lines, skipped_levels, misplaced_kids, unnamed_headers, silent_links, lost_text)
    return [f"{rule.__name__}: {fault}" for rule in rules for fault in rule(drawn)]


def empty_pages(drawn: Drawn) -> Iterator[str]:
    """Yield the pages before the last that are too empty."""
    for page, fill in drawn.fills().items():
        if fill < LEAST_FILL and page < drawn.pages:
            yield f"page {page} is {fill:.0%} full"


def headings_at_the_foot(drawn: Drawn) -> Iterator[str]:
    """Yield the headings, but that of the cover, that are parted from what stands under them by a page break."""
    texts = [element for element in drawn.elements if element.name is not None and element.lines]
    for place, heading in enumerate(texts):
        if heading.kind in _HEADING_LEVELS and heading.kind != "H1":
            under = next((text for text in texts[place + 1 :] if text.role not in _BESIDE_HEADINGS), None)
            if under is not None and heading.lines[-1].page != under.lines[0].page:
                yield f"“{heading.text}” stands at the foot of page {heading.lines[-1].page}"


def lone_lines(drawn: Drawn) -> Iterator[str]:
    """Yield the texts of which fewer than two lines stand before or after a page break."""
    for element in drawn.elements:
        if element.name is not None and element.kind in {"P", "Div", "Span"}:
            pages = [line.page for line in element.lines]
            if pages and pages[0] != pages[-1] and min(pages.count(pages[0]), pages.count(pages[-1])) < _LINES_TOGETHER:
                yield f"“{element.text[:40]}…” leaves a lone line on page {pages[0]} or {pages[-1]}"


def skipped_levels(drawn: Drawn) -> Iterator[str]:
    """Yield the headings that are more than one level below the heading before them; the first one is of level 1."""
    levels = [0, *(_HEADING_LEVELS[element.kind] for element in drawn.elements if element.kind in _HEADING_LEVELS)]
    yield from (f"level {after} follows level {before}" for before, after in pairwise(levels) if after > before + 1)


def misplaced_kids(drawn: Drawn) -> Iterator[str]:
    """Yield what stands where its kind must not stand: lists, tables and contents have kids of their own kinds alone."""
    allowed = {
        "L": {"LI"},
        "LI": {"Lbl", "LBody"},
        "Table": {"Caption", "THead", "TBody", "TFoot"},
        "THead": {"TR"},
        "TBody": {"TR"},
        "TFoot": {"TR"},
        "TR": {"TH", "TD"},
        "TOC": {"TOCI", "Caption"},
    }
    parents = {"LI": {"L"}, "LBody": {"LI"}, "Lbl": {"LI"}, "TR": {"THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "TOCI": {"TOC"}}
    for element in drawn.elements:
        for kid in element.kids:
            if kid.kind not in allowed.get(element.kind, {kid.kind}) or element.kind not in parents.get(kid.kind, {element.kind}):
                yield f"{kid.kind} under {element.kind}"
        if element.kind in allowed and element.painted:
            yield f"text beside the kids of {element.kind}: {element.text}"


def unnamed_headers(drawn: Drawn) -> Iterator[str]:
    """Yield the header cells that do not say whether they head a row or a column."""
    for element in drawn.elements:
        if element.kind == "TH" and _attribute(element, "Scope") not in {"Row", "Column"}:
            yield f"“{element.text}” has no scope"


def silent_links(drawn: Drawn) -> Iterator[str]:
    """Yield the links without words, those that only repeat their address, and those that print would leave out."""
    from io import BytesIO

    import pypdf

    for number, page in enumerate(pypdf.PdfReader(BytesIO(drawn.content)).pages, start=1):
        for annotation in page.get("/Annots", ()):
            link = annotation.get_object()
            words, address = str(link.get("/Contents", "")), str(link.get("/A", {}).get("/URI", ""))
            if not words.strip() or words == address:
                yield f"a link on page {number} says “{words}”"
            if not int(link.get("/F", 0)) & _PRINTED:
                yield f"a link on page {number} is seen, but not printed"


def lost_text(drawn: Drawn) -> Iterator[str]:
    """Yield what the witness finds wrong: words, order, level, appearance, links, furniture."""
    from briefing.language import words_for
    from briefing.verify import check_furniture, compare, read_pdf, transcribe

    words = words_for(drawn.document.language, drawn.document.words)
    actual = read_pdf(drawn.content)
    found = (
        *compare(transcribe(drawn.document, "document", words), actual),
        *check_furniture(drawn.document, actual, "document", words, drawn.view.metadata.edition),
    )
    yield from (discrepancy.message for discrepancy in found)


def _attribute(element: Element, name: str) -> str:
    attributes = element.entries.get("A") or {}
    return str(getattr(attributes.get(name), "name", ""))
