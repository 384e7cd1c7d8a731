"""What belongs together is not parted at the turn of a page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from briefing.roles import Role
from pdf.drawn import Drawn, draw_view, drawn, viewed
from pdf.test_pdf_display import THEMES

FILLERS = range(75, 121, 5)
"""Sentences that leave a table of eight rows room on the page, too little of it, or none."""

_WITH_WHAT_IS_BEFORE = {Role.ATTRIBUTION, Role.QUOTE_ROLE, Role.CALLOUT_KIND, Role.CALLOUT}


def parted(document: Drawn) -> list[str]:
    """Return what stands on another page than the end of what is before it, though it belongs there; and "so what" with its word."""
    named = [element for element in document.elements if element.name is not None and element.lines]
    found = [after.text for before, after in pairwise(named) if after.role in _WITH_WHAT_IS_BEFORE and after.lines[0].page != before.lines[-1].page]
    words = [place for place, element in enumerate(named) if element.role is Role.TAKEAWAY]
    return found + [named[place].text for place in words if named[place].lines[0].page != named[place - 2].lines[-1].page]


def table_at(filler: int, rows: int, rule: str = "") -> Drawn:
    """Return a document with a table of so many rows below so many sentences; the style sheet ends in a rule."""
    text, cells = "It goes on for a while. " * filler, ", ".join(f"[a{row}, b{row}]" for row in range(rows))
    document, view, theme = viewed(f"title: A\ntopics:\n- title: T\n  body: [text: '{text}', {{table: {{columns: [A, B], rows: [{cells}]}}}}]\n")
    return draw_view(document, view, replace(theme, stylesheet=theme.stylesheet + rule))


def pages_of_cells(document: Drawn) -> set[int]:
    return {element.lines[0].page for element in document.elements if element.role is Role.CELL}


@pytest.mark.parametrize("theme", [pytest.param(theme, marks=[pytest.mark.full] * (theme != THEMES[0])) for theme in THEMES])
def test_nothing_of_the_article_is_parted_from_what_it_belongs_to(theme: str) -> None:
    document = drawn("article", theme)
    roles = {element.role for element in document.elements}
    assert roles >= {*_WITH_WHAT_IS_BEFORE, Role.TAKEAWAY}
    assert parted(document) == []


def test_so_what_that_may_be_parted_is_parted_somewhere() -> None:
    loose = ".takeaway, .callout { break-before: auto !important }"
    assert [parted(with_takeaways(sentences)) for sentences in (9, 10, 14)] == [[]] * 3
    assert any(parted(with_takeaways(sentences, loose)) for sentences in (9, 10, 14))


def with_takeaways(sentences: int, rule: str = "") -> Drawn:
    """Return a document of topics of ever more sentences with a "so what"; the style sheet ends in a rule."""
    topics = (f"- {{title: Topic {one}, detail: '{'It goes on for a while. ' * sentences * one}', takeaway: So it is.}}\n" for one in range(1, 13))
    document, view, theme = viewed(f"title: A\ntopics:\n{''.join(topics)}")
    return draw_view(document, view, replace(theme, stylesheet=theme.stylesheet + rule))


@pytest.mark.parametrize("filler", FILLERS)
def test_a_table_of_eight_rows_stands_on_one_page(filler: int) -> None:
    assert len(pages_of_cells(table_at(filler, 8))) == 1


def test_a_longer_table_and_one_without_the_rule_go_on_over_the_page() -> None:
    assert any(len(pages_of_cells(table_at(filler, 14))) == 2 for filler in FILLERS)
    assert any(len(pages_of_cells(table_at(filler, 8, ".grid-whole { break-inside: auto !important }"))) == 2 for filler in FILLERS)


def test_the_place_of_an_insight_in_its_series_is_drawn() -> None:
    from briefing.pdf import render_html

    topics = "".join(f"      - {{title: T{number}, text: x}}\n" for number in range(1, 4))
    html = render_html(*viewed(f"title: A\nsections:\n  - title: S\n    numbered: true\n    topics:\n{topics}")[1:])
    heads = html.split('<section class="topic insight"')[1:]
    steps = [["present" in step for step in re.findall(r'class="(series-step[^"]*)"', head)] for head in heads]
    assert steps == [[True, False, False], [False, True, False], [False, False, True]], "only the present one is marked"


def chart_at(filler: int, rule: str = "") -> Drawn:
    """Return a document with a chart, its note and what is said beside it below so many sentences; the style sheet ends in a rule."""
    chart = "chart: {type: column, unit: per cent, categories: [A, B], series: {S: [1, 2]}, note: A note.}"
    text = "It goes on for a while. " * filler
    document, view, theme = viewed(
        f"title: A\ntopics:\n- title: T\n  body: [text: '{text}', {{{chart}}}, points: [It shows: This, It hides: That]]\n"
    )
    return draw_view(document, view, replace(theme, stylesheet=theme.stylesheet + rule))


def pages_of_chart(document: Drawn) -> set[int]:
    roles = {Role.SERIES, Role.CATEGORY, Role.REMARK, Role.LABEL}
    return {element.lines[0].page for element in document.elements if element.role in roles}


CHART_FILLERS = range(60, 121, 6)


@pytest.mark.parametrize("filler", CHART_FILLERS)
def test_a_chart_its_note_and_what_is_said_beside_it_stand_on_one_page(filler: int) -> None:
    assert len(pages_of_chart(chart_at(filler))) == 1


def test_without_the_rules_they_are_parted_somewhere() -> None:
    loose = ".chart-remark, .chart + .list-rows { break-before: auto !important }"
    assert any(len(pages_of_chart(chart_at(filler, loose))) == 2 for filler in CHART_FILLERS)


def rows_on_pages(filler: int, rule: str = "") -> list[int]:
    """Return how many of eight rows below so many sentences stand on each page; the style sheet ends in a rule."""
    text, points = "It goes on for a while. " * filler, ", ".join(f"P{row}: Text" for row in range(8))
    document, view, theme = viewed(f"title: A\ntopics:\n- title: T\n  body: [text: '{text}', points: [{points}]]\n")
    found = draw_view(document, view, replace(theme, stylesheet=theme.stylesheet + rule)).elements
    return list(Counter(element.lines[0].page for element in found if element.role is Role.LABEL).values())


def four_rows(filler: int, words: str, rule: str = "") -> list[int]:
    """Return how many of a topic's four rows stand on each page, below so many sentences of another topic; the style sheet ends in a rule."""
    points = ", ".join(f"P{row}: {words}" for row in range(4))
    topics = (
        f"- {{title: One, text: '{'It goes on for a while. ' * filler}'}}\n- {{title: Two, points: [{points}]}}\n- {{title: Three, text: Next}}\n"
    )
    document, view, theme = viewed(f"title: A\ntopics:\n{topics}")
    found = draw_view(document, view, replace(theme, stylesheet=theme.stylesheet + rule)).elements
    return list(Counter(element.lines[0].page for element in found if element.role is Role.LABEL).values())


ROW_FILLERS = range(70, 113, 6)


def test_four_short_rows_stand_on_one_page() -> None:
    assert [four_rows(filler, "Text") for filler in ROW_FILLERS] == [[4]] * len(ROW_FILLERS)


def test_four_long_rows_and_short_ones_without_the_rule_are_parted() -> None:
    assert any(four_rows(filler, "Text that goes on " * 9) == [2, 2] for filler in ROW_FILLERS)
    assert any(four_rows(filler, "Text", ".list-short > .item { break-after: auto !important }") == [2, 2] for filler in ROW_FILLERS)


def test_a_list_that_goes_on_over_the_page_leaves_two_rows_at_least_on_either() -> None:
    counts = [rows_on_pages(filler) for filler in range(84, 127, 6)]
    assert all(sum(rows) == 8 and (len(rows) == 1 or min(rows) >= 2) for rows in counts)
    assert any(len(rows) == 2 for rows in counts)
    assert any(min(rows_on_pages(filler, ".list-rows > .item { break-before: auto !important }")) == 1 for filler in range(84, 127, 2))
