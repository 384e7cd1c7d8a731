"""A callout stands midway between what is above it and the rule below, and closes the rows above it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.deck.body import StackPart, TextPart
from briefing.deck.fit import Measurer, Piece, style_steps
from briefing.deck.model import Fill, Line, Shape, Slide
from briefing.deck.rows import Row, RowsPart
from briefing.roles import Role
from deck.decks import ARTICLE, THEME, plan_of

MEASURER = Measurer(THEME, "en")
BODY = style_steps(THEME, "body")[0]


def text(words: int) -> TextPart:
    return TextPart(MEASURER, Role.PARAGRAPH, "t/b1", (Piece("word " * words),), BODY, 4.0)


def slide_of(key: str) -> Slide:
    return next(slide for slide in plan_of(ARTICLE).slides if slide.key == key)


def levels(slide: Slide) -> list[float]:
    """Return where the level rules of a slide are, those of its layout, too."""
    rules = [one.rule for one in slide.drawn if isinstance(one, Line)] + list(slide.layout.rules)
    return sorted(rule.box.y for rule in rules if not rule.box.h)


def test_the_rows_above_a_callout_are_closed_and_it_is_as_far_from_them_as_from_the_conclusion() -> None:
    slide = slide_of("reading")
    (panel,) = (one.panel.box for one in slide.drawn if isinstance(one, Fill))
    *rows, below = levels(slide)
    assert len(rows) == 4
    assert panel.y - rows[-1] == pytest.approx(below - panel.y - panel.h)
    assert panel.y - rows[-1] > 0.2


def test_a_callout_below_columns_stands_midway() -> None:
    slide = slide_of("questions")
    (panel,) = (one.panel.box for one in slide.drawn if isinstance(one, Fill))
    texts = [one for one in slide.drawn if isinstance(one, Shape) and one.name.startswith("Point")]
    foot = max(box.y + box.h for one in texts for box in [one.box or slide.layout.slots[one.slot].box])
    assert panel.y - foot == pytest.approx(levels(slide)[-1] - panel.y - panel.h)


@pytest.mark.parametrize("spare", [0.0, 0.05, 0.4, 3.0])
def test_the_last_part_is_midway_however_much_room_there_is(spare: float) -> None:
    first, last = text(20), text(2)
    stack = StackPart((first, replace(last, gap=0.3)), meets=0.2)
    filled = stack.filled(stack.height + spare)
    (_, above), (_, lower) = [(one.slot, box) for one in filled.place(0, 0) if isinstance(one.drawn, Shape) and (box := one.drawn.box)]
    assert lower.y - above.y - above.h == pytest.approx(stack.height + spare + 0.2 - lower.y - lower.h)
    assert filled.height <= stack.height + spare + 1e-9


def test_rows_that_go_on_are_closed_where_they_end() -> None:
    rows = RowsPart(tuple(Row(None, text(3)) for _ in range(4)), "t/b1", 8.0, 2.0, 0.3, closed=True)
    head, rest = rows.take(rows.height / 2, force=True)
    assert head is not None
    assert rest is not None
    drawn = [sum(isinstance(one.drawn, Line) for one in part.place(0, 0)) for part in (rows, head, rest)]
    assert drawn == [5, 2, 3]
