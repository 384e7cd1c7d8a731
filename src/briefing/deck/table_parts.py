"""A native table as a part of a body: it goes on over slides by rows, under its header, and parts a row only where a slide cannot hold it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefing.deck.body import Part, Placed, StackPart, TextPart
from briefing.deck.fit import HEIGHT_USED
from briefing.deck.model import Anchor, Edge, Line, Rule, Table, TableRow
from briefing.deck.table_grid import Grid, GridRow
from briefing.roles import Role, format_name
from briefing.themes.model import Box

HAIRLINE = Edge(weight="hair", color="accent6")
HEADER_RULE = Edge(weight="hair", color="accent3")
CELL_PADDINGS = (0.14, 0.12, 0.09, 0.06)  # inches, by the step of a body's size
CAPTION_GAP = 0.10
RULE_GAP = 0.294  # inches between two sides of a comparison, and the rules over them
_TALLEST_SPREAD = 0.72  # inches; a taller row is as tall as its text
_TALLEST_MET = 1.05  # inches; as tall are rows spread so that the last one ends at a rule which stands below
MOST_ROWS = 7  # on each slide of a table that no slide holds whole
_FOOT = 0.2  # inches that a table which grows leaves below it
_FEW_LINES = 3  # of a row that no slide can hold; fewer are not worth beginning it
_LONGEST_KEPT = 4  # rows from which on two of them go with what stands under the table


@dataclass(frozen=True)
class TablePart:
    """A native table with its caption above and its remarks below, or what of it stands on one slide.

    `start` is the number of its first row; `repeated` the header that it has where it goes on; `ends` says that its last row is the table's,
    `meets` is how far below the body a rule follows on the slide: where the rows reach it, it closes the table. `level` is the least height of a row.
    """

    grid: Grid
    header: GridRow
    rows: tuple[GridRow, ...]
    caption: TextPart | None = None
    below: tuple[TextPart, ...] = ()
    start: int = 1
    fragment: int = 1
    repeated: GridRow | None = None
    header_goes_on: bool = False
    ends: bool = True
    meets: float | None = None
    level: float = 0.0
    gap: float = 0.3

    @cached_property
    def height(self) -> float:
        """The height of everything."""
        return self._head + sum(map(self._row_height, self.rows)) + sum(part.gap + part.height for part in self.below)

    def least(self, height: float) -> float:
        """Return the height that is needed for no row to be parted that a given height could hold whole."""
        whole = (self._head + row.height for row in self.rows)
        return max((one for one in whole if one <= height), default=0.0)

    @property
    def slack(self) -> float:
        """What the rows want to be as tall as looks well, where all of them stand on one slide, and some space below them."""
        if self.fragment > 1 or not self.ends:
            return 0.0
        return _FOOT + sum(max(0.0, _TALLEST_SPREAD - self._row_height(row)) for row in self.rows)

    def filled(self, height: float) -> TablePart:
        """Return the table with the spare space of a height shared among its rows, where all of them stand on one slide."""
        if self.fragment > 1 or not self.ends:
            return replace(self, meets=None)
        if self.meets is not None and (level := self._level(height + self.meets)) <= _TALLEST_MET:
            return replace(self, level=level)
        return replace(self, level=self.level_in(height), meets=None)

    def level_in(self, height: float) -> float:
        """Return the least height of rows with which they look well in a height, and leave some space below them; 0 where they are as tall anyway."""
        return min(self._level(height - _FOOT), _TALLEST_SPREAD)

    def _level(self, height: float) -> float:
        own = tuple(row.height for row in self.rows)
        return _level(own, height - self.height + sum(map(self._row_height, self.rows)))

    def take(self, height: float, *, force: bool) -> tuple[Part | None, Part | None]:
        """Take the header and the rows that fit, and leave no row alone; a row that no slide can hold is parted."""
        is_crowded = self.fragment > 1 and len(self.rows) > MOST_ROWS
        count = self._fitting(height)
        if count == len(self.rows) and not is_crowded:
            return (self, None) if self.height <= height else self._take_rows(height)
        count = min(count, MOST_ROWS)
        if count and self._is_worth_cutting(count, height):
            return self._cut_row(count, height)
        count -= len(self.rows) - count == 1 and count > 2  # noqa: PLR2004  two stay, and two go
        if count > 1 or (count and force):
            return self._parted(count)
        return self._cut(height) if force else (None, self)

    def place(self, x: float, y: float) -> Iterator[Placed]:
        """Yield caption, table and remarks."""
        if self.caption is not None:
            yield from self.caption.place(x, y)
            y += self.caption.height + CAPTION_GAP
        rows = (_drawn(self.header, self.header.height, HEADER_RULE, "b"), *self._drawn_rows())
        height = sum(row.height for row in rows)
        yield Placed(self._table(rows, Box(x, y, sum(self.grid.widths), height)))
        yield from self._rules_over(x, y)
        y += height
        for part in self.below:
            yield from part.place(x, y + part.gap)
            y += part.gap + part.height

    def _rules_over(self, x: float, y: float) -> Iterator[Placed]:
        for column, edge in enumerate(self.grid.over):
            if edge is not None:
                gap = 0.0 if column == len(self.grid.over) - 1 else RULE_GAP
                box = Box(x + sum(self.grid.widths[:column]), y, self.grid.widths[column] - gap, 0)
                name = format_name(Role.RULE, self.grid.key, column, self.fragment)
                yield Placed(Line(name=name, rule=Rule(box=box, weight=edge.weight, color=edge.color)))

    @cached_property
    def _head(self) -> float:
        caption = self.caption.height + CAPTION_GAP if self.caption is not None else 0.0
        return caption + self.header.height

    def _row_height(self, row: GridRow) -> float:
        return max(row.height, self.level)

    def _fitting(self, height: float) -> int:
        """Return how many rows a height can take."""
        used = itertools.accumulate((row.height for row in self.rows), initial=self._head)
        return sum(1 for _ in itertools.takewhile(lambda one: one <= height, itertools.islice(used, 1, None)))

    def _take_rows(self, height: float) -> tuple[Part, Part | None]:
        """Take all rows and what fits of the remarks under them; no remark stands alone where rows could go with it."""
        room = height - self._head - sum(map(self._row_height, self.rows))
        taken, rest = StackPart(self.below).take(room - self.below[0].gap, force=False)
        if taken is None and len(self.rows) >= _LONGEST_KEPT:
            return self._parted(len(self.rows) - 2)
        below = tuple(part for part in taken.parts if isinstance(part, TextPart)) if taken is not None else ()
        return replace(self, below=below), rest

    def _parted(self, count: int) -> tuple[TablePart, TablePart]:
        """Return the first rows, and the rest under the header said again."""
        head = replace(self, rows=self.rows[:count], below=(), ends=False)
        return head, self._going_on(self.rows[count:], self.start + count)

    def _going_on(self, rows: tuple[GridRow, ...], start: int) -> TablePart:
        repeated = self.repeated or self.header.shortened()
        return replace(
            self, rows=rows, header=repeated, repeated=repeated, caption=None, start=start, fragment=self.fragment + 1, header_goes_on=False
        )

    def _is_worth_cutting(self, count: int, height: float) -> bool:
        """Say whether the row behind the first ones is taller than a whole slide, and has room for a few lines here."""
        row = self.rows[count]
        too_tall = self._head + row.height > height
        return too_tall and self._room(count, height) >= row.lowest(_FEW_LINES)

    def _room(self, count: int, height: float) -> float:
        return height - self._head - sum(row.height for row in self.rows[:count])

    def _cut(self, height: float) -> tuple[TablePart, Part | None]:
        """Part what no slide can hold: a header that leaves no room for a line of a row, else the first row."""
        is_own_header = self.fragment == 1 or self.header_goes_on
        if is_own_header and self._room(0, height) < self.rows[0].lowest():
            return self._cut_header(height)
        return self._cut_row(0, height)

    def _cut_row(self, count: int, height: float) -> tuple[TablePart, Part | None]:
        """Take some rows and of the next one as many lines as there is room for, at least one."""
        taken, left = self.rows[count].split(self._room(count, height))
        behind = self.rows[count + 1 :]
        if not left.says_something:
            return self._parted(count + 1) if behind else (replace(self, below=()), StackPart(self.below) if self.below else None)
        head = replace(self, rows=(*self.rows[:count], taken), below=(), ends=self.ends and not behind)
        return head, self._going_on((left, *behind), self.start + count)

    def _cut_header(self, height: float) -> tuple[TablePart, TablePart]:
        taken, left = self.header.split(height - self._head + self.header.height)
        if not left.says_something:
            return self._parted(0)
        repeated = self.repeated or self.header.shortened()
        rest = replace(self, header=left, repeated=repeated, caption=None, fragment=self.fragment + 1, header_goes_on=True)
        return replace(self, header=taken, rows=(), below=(), ends=False), rest

    def _drawn_rows(self) -> Iterator[TableRow]:
        for number, row in enumerate(self.rows, start=1):
            last = number == len(self.rows)
            before_total = self.grid.has_total and self.ends and number == len(self.rows) - 1
            rule = HEADER_RULE if last or before_total else HAIRLINE
            yield _drawn(row, self._row_height(row), None if last and self.meets is not None else rule, self.grid.anchor)

    def _table(self, rows: tuple[TableRow, ...], box: Box) -> Table:
        number = 0 if self.header_goes_on else self.start
        key = f"{self.grid.key}.r{number}" if self.fragment > 1 else self.grid.key
        return Table(
            name=format_name(self.grid.role, key, fragment=self.fragment),
            title=self.grid.title,
            box=box,
            widths=self.grid.widths,
            rows=rows,
            above=self.grid.above,
            has_first_column=self.grid.has_first_column,
            has_last_row=self.grid.has_total and self.ends and bool(self.rows),
        )


def _drawn(row: GridRow, height: float, below: Edge | None, anchor: Anchor) -> TableRow:
    return TableRow(cells=row.cells, height=height, inset=(height - row.tallest / HEIGHT_USED) / 2, anchor=anchor, below=below)


def _level(heights: Sequence[float], room: float) -> float:
    """Return the least height of rows that makes them fill a room together; 0 where they fill it by themselves."""
    kept = sorted(heights, reverse=True)
    while kept and kept[0] * len(kept) > room:
        room -= kept.pop(0)
    return room / len(kept) if kept else 0.0
