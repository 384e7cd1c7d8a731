"""Short texts side by side on a line, parted by thin upright rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing.deck.balance import INCH
from briefing.deck.body import Placed
from briefing.deck.fit import Measurer, Piece, Style
from briefing.deck.model import Line, Para, Rule, Shape, Slot
from briefing.roles import Role, format_name
from briefing.themes.model import Box

BEFORE, BEHIND = 0.12, 0.17  # inches before and behind a rule; what stands before it has some room of its own
_SPARE = 1.02  # other renderers set a line a little wider


@dataclass(frozen=True, slots=True)
class Item:
    """A short text with its role and key."""

    role: Role
    key: str
    pieces: tuple[Piece, ...]
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class InlineRow:
    """Items that stand side by side; one that is wider than the line alone has several lines."""

    measurer: Measurer
    items: tuple[Item, ...]
    style: Style
    width: float

    @property
    def length(self) -> float:
        """The width that the items take, in inches."""
        return sum(map(self._width, self.items)) + (BEFORE + BEHIND) * max(len(self.items) - 1, 0)

    @property
    def height(self) -> float:
        """The height of the tallest item."""
        return max((self._height(item) for item in self.items), default=0.0)

    def place(self, x: float, y: float, *, follows: str = "") -> Iterator[Placed]:
        """Yield the items from left to right; `follows` is the key of what stands before them, from which a rule parts the first one, too."""
        for number, item in enumerate(self.items, start=1):
            if number > 1 or follows:
                yield self._rule(follows or item.key, number, x + BEFORE, y)
                x += BEFORE + BEHIND
            box = Box(x, y, self._width(item), self._height(item))
            slot = Slot(label=str(item.role), type="body", style=self.style, box=box, color="accent3")
            yield Placed(Shape(name=format_name(item.role, item.key, item.ordinal), slot=-1, paras=(Para(pieces=item.pieces),), box=box), slot)
            x += box.w

    def _rule(self, key: str, number: int, x: float, y: float) -> Placed:
        line = self.style.leading / INCH
        rule = Rule(box=Box(x, y + line * 0.25, 0, line * 0.62), weight="hair", color="accent6")
        return Placed(Line(name=format_name(Role.RULE, key, number), rule=rule))

    def _width(self, item: Item) -> float:
        return min(self.width, line_width(self.measurer, item.pieces, self.style))

    def _height(self, item: Item) -> float:
        return self.measurer.measure(item.pieces, self.style, self._width(item) * INCH).height / INCH


def line_width(measurer: Measurer, pieces: tuple[Piece, ...], style: Style) -> float:
    """Return the width in inches of a box in which a text stands on one line in every renderer."""
    return measurer.measure(pieces, style, 100 * INCH).width / INCH * _SPARE + 0.04


def inline_rows(measurer: Measurer, items: Iterable[Item], style: Style, width: float) -> tuple[InlineRow, ...]:
    """Return items on as few lines of a width as they need."""
    rows: list[InlineRow] = []
    for item in items:
        longer = InlineRow(measurer, (*rows[-1].items, item) if rows else (item,), style, width)
        if rows and longer.length <= width:
            rows[-1] = longer
        else:
            rows.append(InlineRow(measurer, (item,), style, width))
    return tuple(rows)
