"""Documents whose first setting is not good enough: they are set again, and what cannot be helped is said."""

from __future__ import annotations

import re
from dataclasses import replace

from weasyprint import HTML

from briefing.pdf import write_pdf
from briefing.pdf.fill import RUNT
from briefing.pdf.pages import read_fills
from pdf.drawn import draw, viewed
from pdf.strained import BLOCKS, SOURCES, WORDS


def callout(characters: int) -> str:
    """Return an outline of a short text, a callout of so many characters, and another text."""
    long = (WORDS * 40)[:characters].strip()
    body = f'      - text: "{WORDS}"\n      - callout: {{text: "{long}"}}\n      - text: "{WORDS}"\n'
    return f"title: A large callout\ntopics:\n  - title: It leaves the page before it empty\n    body:\n{body}"


def test_a_page_that_a_large_callout_leaves_empty_is_filled_by_letting_it_break() -> None:
    written = draw(callout(5200))
    assert not written.findings
    assert written.pages == 3
    assert min(fill for page, fill in written.fills().items() if page < written.pages) > RUNT


def test_a_summary_that_runs_over_its_page_is_followed_by_the_first_chapter() -> None:
    claims = "".join(f'    - {{label: Claim {number} takes all of its line and a little, text: "{WORDS}"}}\n' for number in range(1, 9))
    head = f'title: A long summary\n{SOURCES}summary:\n  text: "{WORDS}"\n  points:\n{claims}'
    written = draw(f"{head}sections:\n  - title: One\n    source: lambert\n    topics:\n{BLOCKS}")
    title = next(element for element in written.elements if element.kind == "H2" and element.text == "One")
    claim = next(element for element in written.elements if element.text.startswith("Claim 8"))
    assert claim.lines[0].page == 3
    assert title.lines[0].page == 3


def test_contents_that_no_rail_holds_follow_the_summary() -> None:
    sections = "".join(f"  - title: Part {number}\n    topics: [{{title: Topic {number}, text: Words}}]\n" for number in range(1, 45))
    written = draw(f'title: Many parts\nsummary: {{text: "{WORDS}"}}\nsections:\n{sections}')
    thought = next(place for place, element in enumerate(written.elements) if element.kind == "P" and element.text.startswith(WORDS[:20]))
    contents = next(place for place, element in enumerate(written.elements) if element.kind == "TOC")
    assert thought < contents
    assert written.elements[thought].lines[0].page == 2


def test_what_cannot_be_helped_is_a_warning() -> None:
    _, view, theme = viewed(callout(3000))
    sheet = f"{theme.stylesheet}\n.callout {{ break-inside: avoid !important; break-before: auto; height: 240mm }}\n"
    found = [finding for finding in write_pdf(view, replace(theme, stylesheet=sheet)).findings if finding.code == "runt-page"]
    assert len(found) == 1
    assert re.fullmatch(r"page 2 of the document is \d+% full: this stands last on it", found[0].message)
    assert found[0].location == view.places["it-leaves-the-page-before-it-empty/b1"]


def test_a_picture_fills_its_page() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="120mm" height="200mm"><rect width="9" height="9"/></svg>'
    html = f'<html><body><p>text</p>{svg}<p style="break-before: page">text</p></body></html>'
    first, second = read_fills(HTML(string=html).render())
    assert first.share > 0.8
    assert second.share < 0.1


def test_what_is_placed_at_the_foot_of_a_page_does_not_fill_it() -> None:
    placed = '<p style="position: absolute; bottom: 0">text</p>'
    (only,) = read_fills(HTML(string=f'<html><body style="position: relative; height: 200mm"><p>text</p>{placed}</body></html>').render())
    assert only.share < 0.1
