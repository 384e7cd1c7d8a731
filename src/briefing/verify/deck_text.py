"""Paragraphs of a deck as spans, with what their own properties say."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal, TypeAlias

from lxml import etree

from briefing.roles import SOURCES_KEY
from briefing.verify.deck_parts import A, DeckParts, P, R
from briefing.verify.normalise import merge_spans
from briefing.verify.transcript import Span

Bullet: TypeAlias = Literal["", "none", "character", "number"]

_BULLETS: dict[str, Bullet] = {f"{A}buNone": "none", f"{A}buChar": "character", f"{A}buAutoNum": "number"}

_SMALLEST = 100
"""One point, in hundredths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph as its own properties say it; `bullet` is empty where it inherits its bullet, `start` is the number that a numbered list starts at.

    `quiet_spans` are furniture in a title, `loud_spans` the rest. `is_heading`: small caps; `is_sized`: a size of its own;
    `is_indented`: a right margin.
    """

    spans: tuple[Span, ...]
    quiet_spans: tuple[Span, ...] = ()
    loud_spans: tuple[Span, ...] = ()
    level: int = 0
    bullet: Bullet = ""
    start: int = 1
    is_heading: bool = False
    is_sized: bool = False
    is_indented: bool = False

    @property
    def text(self) -> str:
        """The characters of the paragraph."""
        return "".join(span.text for span in self.spans)


class TextReader:
    """Reads the paragraphs of one part; links are resolved through its relationships, and every text that was read is remembered.

    `shared` are the slides that bear the list of sources below a topic: where a citation leads to one, it leads to the sources.
    """

    def __init__(self, parts: DeckParts, part: str, keys: dict[str, str], shared: AbstractSet[str] = frozenset()) -> None:
        self._relations = parts.relations(part)
        self._keys = keys
        self._shared = shared
        self._read: set[etree._Element] = set()

    def paragraph(self, element: etree._Element, *, cites: bool = False) -> Paragraph:
        """Return a paragraph; a line break is a newline. One that `cites` is a line of sources."""
        properties = element.find(f"{A}pPr")
        runs = [(self._span(run, cites=cites), run.find(f"{A}rPr")) for run in element if run.tag in {f"{A}r", f"{A}br", f"{A}fld"}]
        inked = [style for span, style in runs if span.text.strip()]
        return Paragraph(
            spans=merge_spans(span for span, _ in runs),
            quiet_spans=merge_spans(span for span, style in runs if _is_quiet(style)),
            loud_spans=merge_spans(span for span, style in runs if not _is_quiet(style)),
            level=number_in(properties, "lvl"),
            bullet=bullet_of(properties),
            start=number_in(properties.find(f"{A}buAutoNum") if properties is not None else None, "startAt", 1),
            is_heading=bool(inked) and all(_says(style, "cap", "small") for style in inked),
            is_sized=bool(inked) and all(style is not None and style.get("sz") is not None for style in inked),
            is_indented=number_in(properties, "marR") > 0,
        )

    def skip(self, element: etree._Element) -> None:
        """Count all texts below an element as read."""
        self._read.update(element.iter())

    def unread(self, root: etree._Element) -> Iterator[tuple[str, str]]:
        """Yield the texts below an element that nobody has read, each with the name of its shape."""
        for text in root.iter("{*}t"):
            if text not in self._read and (text.text or "").strip():
                shape = next(text.iterancestors(f"{P}sp", f"{P}graphicFrame", f"{P}cxnSp"), None)
                yield name_of(shape) if shape is not None else "", text.text or ""

    def link(self, style: etree._Element | None, *, cites: bool = False) -> str:
        """Return where the click (or the mouse over it) on a run or a shape leads, by its properties; empty when nowhere.

        What `cites` leads to the sources.
        """
        clicks = (style.find(f"{A}{name}") for name in ("hlinkClick", "hlinkMouseOver", "hlinkHover")) if style is not None else ()
        click = next((click for click in clicks if click is not None), None)
        relation = self._relations.get(click.get(f"{R}id", "")) if click is not None else None
        if relation is None:
            return "" if click is None else click.get("action", "") or "#"
        if relation.kind != "slide":
            return relation.target
        return f"#{SOURCES_KEY if cites and relation.target in self._shared else self._keys.get(relation.target, '')}"

    def _span(self, run: etree._Element, *, cites: bool) -> Span:
        if run.tag == f"{A}br":
            return Span("\n")
        style = run.find(f"{A}rPr")
        self._read.update(run.iterfind(f"{A}t"))
        text = run.findtext(f"{A}t") or ""
        if style is None:
            return Span(text)
        if _is_unseen(style):
            return Span("")
        is_raised = number_in(style, "baseline") > 0
        link = self.link(style, cites=cites or is_raised)
        is_citation = is_raised or link == f"#{SOURCES_KEY}"
        return Span(text, is_on(style, "b"), is_on(style, "i"), code=_is_code(style), link=link, citation=is_citation)


def bullet_of(properties: etree._Element | None) -> Bullet:
    """Return the bullet that the properties of a paragraph or of a list's level name; empty when they name none."""
    marks: Iterator[Bullet] = (_BULLETS[child.tag] for child in properties if child.tag in _BULLETS) if properties is not None else iter(())
    return next(marks, "")


def number_in(element: etree._Element | None, attribute: str, default: int = 0) -> int:
    """Return a number that an attribute says; the default where it says none."""
    said = element.get(attribute, "") if element is not None else ""
    return int(said) if said.removeprefix("-").isdecimal() else default


def name_of(shape: etree._Element) -> str:
    """Return the name of a shape, as the selection pane shows it."""
    return _own(shape, "name")


def description_of(shape: etree._Element) -> str:
    """Return the words that a shape is described by to those who do not see it."""
    return _own(shape, "descr")


def _own(shape: etree._Element, attribute: str) -> str:
    properties = next(shape.iter(f"{P}cNvPr"), None)
    return properties.get(attribute, "") if properties is not None else ""


def is_on(style: etree._Element, attribute: str) -> bool:
    """Say whether an attribute says yes."""
    return style.get(attribute) in {"1", "true"}


def _says(style: etree._Element | None, attribute: str, value: str) -> bool:
    return style is not None and style.get(attribute) == value


def _is_code(style: etree._Element) -> bool:
    """Say whether a run names a face of its own: the theme's faces are named by reference (`+mn-lt`), only code by name."""
    latin = style.find(f"{A}latin")
    return latin is not None and not latin.get("typeface", "+").startswith("+")


def _is_unseen(style: etree._Element) -> bool:
    """Say whether a run has no ink, or a size that nobody can read."""
    return style.find(f"{A}noFill") is not None or number_in(style, "sz", _SMALLEST) < _SMALLEST


def _is_quiet(style: etree._Element | None) -> bool:
    """Say whether a run is in the quiet colour: that of the text made lighter (in decks of earlier versions an accent)."""
    colour = style.find(f"{A}solidFill/{A}schemeClr") if style is not None else None
    return colour is not None and (colour.get("val") == "accent3" or (colour.get("val") == "tx1" and colour.find(f"{A}lumOff") is not None))
