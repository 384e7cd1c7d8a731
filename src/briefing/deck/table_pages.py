"""The slides of one long table: each has about as many rows as the others, and all rows are as tall."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.deck.body import Part, StackPart
from briefing.deck.table_parts import MOST_ROWS, TablePart

_CLOSE = 0.001  # inches


def with_even_tables(pages: Sequence[Part], height: float) -> tuple[Part, ...]:
    """Return pages of which those that one table alone goes on over share its rows alike, and fill a height as far as the fullest of them can."""
    found: list[Part] = []
    for key, run in itertools.groupby(pages, _table_key):
        alike = list(run)
        tables = [table for table in map(_table, alike) if table is not None]
        found += map(_with_table, alike, _spread(tuple(_shared(tables)), height)) if key and _are_whole(tables) else alike
    return tuple(found)


def _table(page: Part) -> TablePart | None:
    """Return the table that a page has, where it has nothing else."""
    match page:
        case TablePart() | StackPart(parts=(TablePart(),)):
            return page if isinstance(page, TablePart) else _table(page.parts[0])
        case _:
            return None


def _table_key(page: Part) -> str:
    table = _table(page)
    return table.grid.key if table is not None else ""


def _with_table(page: Part, table: TablePart) -> Part:
    return replace(page, parts=(table,)) if isinstance(page, StackPart) else table


def _are_whole(tables: Sequence[TablePart]) -> bool:
    """Whether no row is parted over two slides, and no header."""
    starts = itertools.accumulate((len(table.rows) for table in tables), initial=tables[0].start)
    return all(table.start == start and table.rows and not table.header_goes_on for table, start in zip(tables, starts, strict=False))


def _shared(tables: Sequence[TablePart]) -> Iterator[TablePart]:
    """Yield the tables with their rows shared alike."""
    rows = tuple(row for table in tables for row in table.rows)
    sheets = Sheets(tuple(row.height for row in rows), tuple(_room(tables)))
    start = 0
    for table, end in zip(tables, sheets.ends(), strict=True):
        yield replace(table, rows=rows[start:end], start=tables[0].start + start)
        start = end


def _room(tables: Sequence[TablePart]) -> Iterator[float]:
    """Yield what each slide has for rows, where none is fuller than the fullest."""
    most = max(table.height for table in tables) + _CLOSE
    yield from (most - table.height + sum(row.height for row in table.rows) for table in tables)


def _spread(tables: Sequence[TablePart], height: float) -> Iterator[TablePart]:
    """Yield the slides of a whole table with rows as tall as all of them have room for."""
    is_whole = tables[0].fragment == 1 and tables[-1].ends and len(tables) > 1
    level = min(table.level_in(height) for table in tables) if is_whole else 0.0
    yield from (replace(table, level=level) for table in tables)


@dataclass(frozen=True)
class Sheets:
    """The heights of rows, and the rooms of the slides that hold them in order."""

    heights: tuple[float, ...]
    rooms: tuple[float, ...]

    def ends(self) -> Iterator[int]:
        """Yield behind which row each slide ends: it takes its share of what is left, more where the others could not hold the rest."""
        start, left = 0, sum(self.heights)
        for number, (room, least) in enumerate(zip(self.rooms, self._least_ends(), strict=True)):
            share, used, end = left / (len(self.rooms) - number), 0.0, start
            while end < len(self.heights) and (end < least or (used < share - _CLOSE and self._holds(end - start, used + self.heights[end], room))):
                used += self.heights[end]
                end += 1
            yield end
            start, left = end, left - used

    def _least_ends(self) -> list[int]:
        """Return behind which row each slide must end for the others to hold the rest: those are filled from the last one."""
        ends, end = [], len(self.heights)
        for room in reversed(self.rooms):
            ends.append(end)
            used, count = 0.0, 0
            while end and self._holds(count, used + self.heights[end - 1], room):
                end, count, used = end - 1, count + 1, used + self.heights[end - 1]
        return ends[::-1]

    def _holds(self, count: int, height: float, room: float) -> bool:
        """Whether a slide with some rows holds one more, with which they have a height."""
        return count < MOST_ROWS and height <= room
