"""A big number in the rail, level with the rows that follow it; and a head that is one frame."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.pdf.model import FiguresView, MarginFigureView
from briefing.roles import Role
from pdf.drawn import Drawn, Element, draw, draw_view, viewed

ROWS = "  - points: [One: Text, Two: Text, Three: Text]\n"


def outline(figures: str, after: str = ROWS) -> str:
    return f"title: A\ntopics:\n- title: T\n  body:\n  - figures: [{figures}]\n{after}"


def only(document: Drawn, role: Role) -> Element:
    (element,) = (element for element in document.elements if element.role is role)
    return element


@pytest.mark.parametrize("theme", ["meridian", "civic"])
def test_a_figure_stands_level_with_the_rows_that_follow_it(theme: str) -> None:
    document = draw(outline("{value: '11', label: people of the first team who left}"), theme)
    value, label = only(document, Role.VALUE).lines[0], next(element for element in document.elements if element.role is Role.LABEL).lines[0]
    last = [element for element in document.elements if element.role is Role.POINT][-1].lines[0]
    assert value.page == label.page == last.page
    assert label.depth < value.depth < last.depth


def test_without_the_rule_it_stands_above_them() -> None:
    document, view, theme = viewed(outline("{value: '11', label: people of the first team who left}"))
    loose = replace(theme, stylesheet=f"{theme.stylesheet}\n.margin-figure, .margin-figure > * {{ display: block }}")
    drawn = draw_view(document, view, loose)
    assert only(drawn, Role.VALUE).lines[0].depth < next(element for element in drawn.elements if element.role is Role.LABEL).lines[0].depth


@pytest.mark.parametrize(
    ("figures", "after"),
    [
        ("{value: '11', label: few}, {value: '12', label: more}", ROWS),
        ("{value: US$ 12.4 billion, label: spent}", ROWS),
        (f"{{value: '11', label: {'many words ' * 40}}}", ROWS),
        ("{value: '11', label: few}", "  - points: [One, Two]\n"),
        ("{value: '11', label: few}", f"  - points: [{', '.join(f'P{number}: Text' for number in range(9))}]\n"),
        ("{value: '11', label: few}", "  - text: It goes on.\n"),
    ],
)
def test_what_has_no_room_there_stays_in_the_column(figures: str, after: str) -> None:
    blocks = viewed(outline(figures, after))[1].chapters[0].topics[0].blocks
    assert isinstance(blocks[0], FiguresView)
    assert [type(block) for block in viewed(outline("{value: '11', label: few}"))[1].chapters[0].topics[0].blocks] == [MarginFigureView]


HEAD = """title: A
sections:
- title: S
  numbered: true
  topics:
  - title: T
    label: L
    basis: reported
    takeaway: So it is.
    text: X
"""


def test_an_insight_has_its_number_over_its_title_and_its_label_under_its_numeral() -> None:
    document = draw(HEAD)
    own = (element for element in document.elements if element.name is not None and element.name.key == "t" and element.lines)
    topic = {element.role: element.lines[0].depth for element in own}
    assert topic[Role.KICKER] < topic[Role.TITLE]
    assert topic[Role.NUMERAL] < topic[Role.LABEL] < topic[Role.BASIS]


def test_so_what_stands_on_the_line_of_its_word() -> None:
    document = draw(HEAD)
    word, said = only(document, Role.WORD).lines, only(document, Role.TAKEAWAY).lines
    assert [line.page for line in word] == [line.page for line in said]
    assert abs(word[0].depth - said[0].depth) < 0.1
