"""WeasyPrint's own style sheet, trimmed: what is set by it is the same, and what a style sheet asks for is there."""

from __future__ import annotations

import pytest
from weasyprint import HTML, html

from briefing.pdf.sheet import source_of

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


def styles_of(source: str, make: type = source_of) -> set[tuple[str, str]]:  # type: ignore[assignment]
    """Return the parts of elements that a style is computed for."""
    from weasyprint.css import get_all_computed_styles
    from weasyprint.css.targets import TargetCollector

    made = make(string=source) if make is HTML else make(source)
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
