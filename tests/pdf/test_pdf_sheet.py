"""HTML as WeasyPrint takes it: read as XML it says the same, set by less of WeasyPrint's own style sheet it looks the same."""

from __future__ import annotations

from functools import partial
from xml.etree.ElementTree import Element, fromstring

import pytest
from weasyprint import HTML, html

from briefing.language import words_for
from briefing.outline import read_outline
from briefing.pdf import render_html, sheet, view_document
from briefing.themes import find_theme, load_theme
from running import ROOT

source_of = partial(sheet.source_of, is_own=False, url_fetcher=None)

LISTS = "<ol><li>one</li><li>two</li></ol><ul><li>three</li></ul><p>text</p>"
NOTES = "<style>.n { float: footnote }</style><p>text<span class='n'>a note</span></p>"
MARKERS = "<style>p { display: list-item; list-style: disc }</style><p>text</p>"


@pytest.mark.parametrize("source", [LISTS, NOTES, MARKERS], ids=["lists", "notes", "markers"])
def test_a_document_is_set_as_by_the_whole_sheet(source: str) -> None:
    assert source_of(source).write_pdf() == HTML(string=source).write_pdf()


@pytest.mark.parametrize(("source", "parts"), [(LISTS, {"marker"}), (NOTES, {"footnote-call"}), (MARKERS, {"marker"})])
def test_only_what_is_asked_for_is_computed(source: str, parts: set[str]) -> None:
    styles = styles_of(source)
    assert parts <= {part for _, part in styles}
    assert ("p", "marker") not in styles or "list-item" in source
    assert len(styles) < len(styles_of(source, HTML))


def styles_of(source: str, make: type | None = None) -> set[tuple[str, str]]:
    """Return the parts of elements that a style is computed for."""
    from weasyprint.css import get_all_computed_styles
    from weasyprint.css.targets import TargetCollector

    made = make(string=source) if make is not None else source_of(source)
    computed = get_all_computed_styles(made, target_collector=TargetCollector(), page_rules=[], layers=[]).get_computed_styles()
    return {(element.tag, part) for element, part in computed if part}


def test_the_rules_that_are_left_out_are_there() -> None:
    assert [line.partition(" ")[0] for line in html.UA.splitlines() if line.startswith("::")] == [
        "::marker",
        "::footnote-call",
        "::footnote-marker",
        "::note-call",
        "::note-marker",
        "::note-callback",
    ]


@pytest.mark.parametrize("name", ["kinds", "images", "tables", "fringe", "languages/ko"])
def test_our_html_says_the_same_read_as_xml(name: str) -> None:
    outline = ROOT / "tests" / "corpus" / f"{name}.yaml"
    document = read_outline(outline).document
    theme = load_theme(find_theme(document.theme, outline))
    written = render_html(view_document(document, theme, words_for(document.language, document.words), edition="0123456789ab"), theme)
    assert told(fromstring(written)) == told(HTML(string=written).etree_element)  # noqa: S314  our own


def told(root: Element) -> list[tuple[object, ...]]:
    """Return all that the elements of a document say; what XML is told of namespaces is an attribute to HTML."""
    each = ((element, {name: value for name, value in element.items() if not name.endswith("xmlns")}) for element in root.iter())
    return [(element.tag, attributes, element.text or "", element.tail or "", len(element)) for element, attributes in each]


STYLES = ["p { color: red }", "p::before { content: '<&' }", "p::before { content: '<b>bold</b> &amp;' }", "p {\x0c color: red }"]


@pytest.mark.parametrize("style", STYLES)
def test_a_style_sheet_says_what_it_says(style: str) -> None:
    written = f"<html><head><style>{style}</style></head><body><p>text</p></body></html>"
    read = sheet.source_of(written, is_own=True, url_fetcher=None).etree_element
    assert told(read) == told(HTML(string=written).etree_element)
