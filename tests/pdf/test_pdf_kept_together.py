"""A figure stands whole on one page with all its words, and no heading stands at a page's foot, wherever the page ends."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from briefing.language import words_for
from briefing.outline import read_outline
from briefing.pdf import view_document
from briefing.roles import Role
from briefing.themes import load_theme
from pdf.drawn import EDITION, Drawn, draw_view, viewed
from pdf.faults import headings_at_the_foot
from running import ROOT

THEME = load_theme(ROOT / "themes" / "meridian")
PICTURE = ROOT / "tests" / "corpus" / "pictures" / "landscape.png"
FIGURES = {
    "chart": """{chart: {type: column, categories: [2023, 2024, 2025], series: {Makers: [1, 2, 3], Buyers: [2, 3, 4]},
      caption: What was sold, x_title: Year, note: Counted by hand.}}""",
    "table": "{table: {columns: [A, B], rows: [[a, 1], [b, 2], [c, 3], [d, 4], [e, 5]], caption: What was counted, note: By hand.}}",
    "picture": f"{{image: {{path: {PICTURE.name}, alt: Two mountains, caption: What was seen{' and heard' * 40}, credit: A. Author}}}}",
    "figures": "{figures: [{value: 3 in 4, label: models can be downloaded, note: counted by hand}, {value: '11', label: people left}]}",
}
FILLERS = {"chart": range(50, 75, 4), "table": range(60, 121, 8), "picture": range(39, 75, 5), "figures": range(60, 121, 8)}
"""Sentences above a figure: it has room on their page, too little of it, or none."""
LOOSE = "* { break-inside: auto !important; break-before: auto !important; break-after: auto !important }"
SENTENCE = "It goes on for a while. "


@cache
def with_figure(kind: str, filler: int, rule: str = "") -> Drawn:
    """Return a document with a figure below so many sentences; the style sheet ends in a rule."""
    topics = f"- title: T\n  body:\n  - text: '{SENTENCE * filler}'\n  - {FIGURES[kind]}\n- {{title: Next, text: '{SENTENCE * 9}'}}\n"
    with TemporaryDirectory() as folder:
        shutil.copy(PICTURE, folder)
        path = Path(folder) / "outline.yaml"
        path.write_text(f"title: A\ntopics:\n{topics}", encoding="utf-8")
        document = read_outline(path).document
        view = view_document(document, THEME, words_for("en"), edition=EDITION)
        return draw_view(document, view, replace(THEME, stylesheet=THEME.stylesheet + rule))


def pages_of_figure(document: Drawn) -> set[int]:
    """Return the pages on which anything of the figure stands, its caption and remark among it."""
    return {line.page for one in document.elements if one.name is not None and one.name.key.startswith("t/b2") for line in one.lines}


@pytest.mark.parametrize("kind", FIGURES)
def test_a_figure_is_never_split(kind: str) -> None:
    pages = [pages_of_figure(with_figure(kind, filler)) for filler in FILLERS[kind]]
    assert all(len(one) == 1 for one in pages)
    assert len({page for one in pages for page in one}) > 1, "somewhere it has to go on the next page"


@pytest.mark.parametrize("kind", FIGURES)
def test_a_figure_that_may_be_split_is(kind: str) -> None:
    assert any(len(pages_of_figure(with_figure(kind, filler, LOOSE))) > 1 for filler in FILLERS[kind])


@cache
def with_headings(filler: int, rule: str = "") -> Drawn:
    """Return a document of headings of every level, so many sentences under each."""
    prose = f"{SENTENCE * filler}\\n\\n### A heading of the prose\\n\\n{SENTENCE * filler}\\n\\n### Another one\\n\\n{SENTENCE * 20}"
    topics = "".join(f'  - {{title: Topic {number}, detail: "{prose}"}}\n' for number in range(3))
    document, view, theme = viewed(f"title: A\nsections:\n- title: One\n  topics:\n{topics}- title: Two\n  topics:\n{topics}")
    return draw_view(document, view, replace(theme, stylesheet=theme.stylesheet + rule))


HEADING_FILLERS = range(20, 60, 5)


@pytest.mark.parametrize("filler", HEADING_FILLERS)
def test_no_heading_stands_at_the_foot_of_a_page(filler: int) -> None:
    document = with_headings(filler)
    roles = [one.role for one in document.elements]
    assert roles.count(Role.PROSE_HEADING) == 12
    assert list(headings_at_the_foot(document)) == []


def test_a_heading_that_may_stand_there_does() -> None:
    assert any(list(headings_at_the_foot(with_headings(filler, LOOSE))) for filler in HEADING_FILLERS)


def test_no_page_is_opened_for_the_edition() -> None:
    """It stands on the page of a chart and its table that nothing follows, however full that is."""
    assert [pages_of_the_end(years) for years in range(22, 26)] == [(2, 2)] * 4


def pages_of_the_end(count: int) -> tuple[int, int]:
    """Return on which pages the edition and the last number of a chart of so many years stand."""
    years = ", ".join(map(str, range(2000, 2000 + count)))
    series = ", ".join(f"{name}: [{', '.join(str(number) for number in range(100 * count, 101 * count))}]" for name in "ABC")
    written = draw_view(*viewed(f"title: A\ntopics: [{{title: T, chart: {{type: line, categories: [{years}], series: {{{series}}}}}}}]\n"))
    last = {element.role: element.lines[-1].page for element in written.elements if element.role in {Role.EDITION, Role.NUMBER}}
    return last[Role.EDITION], last[Role.NUMBER]
