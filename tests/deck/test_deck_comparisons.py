"""Comparisons in rows: a gutter between the sides, the last row closed by a rule, sizes as the house has them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from briefing.deck.model import Line, Slide, Table
from briefing.deck.table_parts import RULE_GAP
from briefing.roles import Role, parse_name
from briefing.themes.model import Box
from deck.decks import ARTICLE, EVERYTHING, plan_of

NARROWEST = 0.25  # inches between two sides


def comparisons() -> Iterator[tuple[Slide, Table]]:
    for outline in (ARTICLE, EVERYTHING):
        for slide in plan_of(outline).slides:
            yield from ((slide, one) for one in slide.drawn if isinstance(one, Table) and _role(one) is Role.COMPARISON)


def _role(table: Table) -> Role | None:
    name = parse_name(table.name)
    return name.role if name is not None else None


def _rules(slide: Slide) -> list[Box]:
    own = (one.rule for one in slide.drawn if isinstance(one, Line))
    return [rule.box for rule in (*own, *slide.layout.rules) if rule.box.w > 1]


def test_sides_are_parted_by_a_gutter() -> None:
    found = list(comparisons())
    assert len(found) >= 4
    assert RULE_GAP >= NARROWEST
    for slide, table in found:
        over = sorted((box for box in _rules(slide) if box.y == pytest.approx(table.box.y)), key=lambda box: box.x)
        assert len(over) == len(table.widths) - 1, slide.key
        assert all(right.x - (left.x + left.w) >= NARROWEST for left, right in itertools.pairwise(over))
        assert over[-1].x + over[-1].w == pytest.approx(table.box.x + sum(table.widths))
        assert all(cell.right >= NARROWEST for row in table.rows for cell in row.cells[1:-1])


def test_the_last_row_ends_at_a_rule() -> None:
    for slide, table in comparisons():
        end = table.box.y + table.box.h
        closed = table.rows[-1].below is not None
        met = any(box.y == pytest.approx(end, abs=0.01) and box.w >= sum(table.widths) - 0.01 for box in _rules(slide))
        assert closed != met, slide.key


def test_questions_are_quieter_than_answers_and_as_large() -> None:
    for _, table in comparisons():
        for row in table.rows[1:]:
            question, *answers = row.cells
            assert question.color == "accent3"
            assert {cell.style.size for cell in answers} <= {20, 18, 16}
            assert {question.style.size} == {cell.style.size for cell in answers}
