"""Who does what by when, as rows: what is to be done on the left, who and by when beside it."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.blocks import Action, Actions
from briefing.deck.body import Beside, Part, StackPart
from briefing.deck.kit import COLUMN_GAP, READING_WIDTH, Kit, tightness
from briefing.deck.rows import Row, RowsPart
from briefing.roles import Role

ROW_PADDING = (0.40, 0.34, 0.28, 0.20)
_OWNER_SHARE, _DUE_SHARE = 0.64, 0.84  # of a row's width; where they begin


def actions_part(kit: Kit, block: Actions, step: int, width: float) -> RowsPart:
    """Return actions as ruled rows; who and by when keep their places where one of them is not given."""
    rows = tuple(_row(kit, f"{block.key}.{number}", number, action, step, width) for number, action in enumerate(block.actions, start=1))
    return RowsPart(rows, block.key, width, width * _OWNER_SHARE, ROW_PADDING[step + tightness(step)])


def _row(kit: Kit, key: str, number: int, action: Action, step: int, width: float) -> Row:
    room = min(width * _OWNER_SHARE - COLUMN_GAP, READING_WIDTH)
    text = kit.text(Role.ACTION, key, action.do.on_slide, kit.style("body", step), room, ordinal=number, label="Action")
    beside = tuple(_beside(kit, key, number, action, step, width))
    return Row(text, Beside(beside) if beside else StackPart(()))


def _beside(kit: Kit, key: str, number: int, action: Action, step: int, width: float) -> Iterator[tuple[float, Part]]:
    """Yield who and by when, each with its distance from the place of the first."""
    if action.who is not None:
        room = width * (_DUE_SHARE - _OWNER_SHARE) - COLUMN_GAP / 2
        yield 0.0, kit.text(Role.OWNER, key, action.who.on_slide, kit.style("item", step), room, ordinal=number, label="Owner")
    if action.by is not None:
        left = width * (_DUE_SHARE - _OWNER_SHARE)
        style = kit.style("body", step)
        yield left, kit.text(Role.DUE, key, action.by.on_slide, style, width * (1 - _DUE_SHARE), ordinal=number, color="accent3", label="Due")
