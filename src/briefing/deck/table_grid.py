"""What all parts of one native table share: its columns and rules, and each of its rows, measured once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from briefing.deck.balance import INCH
from briefing.deck.fit import HEIGHT_USED, Measurer, Piece, cut
from briefing.deck.model import Anchor, Cell, Edge
from briefing.roles import Role

TALLEST_REPEAT = 4  # lines of a header where a table goes on; a longer one ends in three dots there
_LOWEST_ROW = 0.40  # inches


@dataclass(frozen=True)
class Grid:
    """What all parts of one table share: who it is, its columns and rules; `padding` in inches above and below the text of a row.

    The rules `above` the columns are the cells' own, those `over` them stand on the slide, with gaps between them that cells cannot have.
    """

    measurer: Measurer
    role: Role
    key: str
    title: str
    widths: tuple[float, ...]
    above: tuple[Edge | None, ...]
    padding: float
    over: tuple[Edge | None, ...] = ()
    anchor: Anchor = "t"
    has_first_column: bool = False
    has_total: bool = False

    def row(self, cells: tuple[Cell, ...]) -> GridRow:
        """Return cells as a row of the table."""
        return GridRow(self, cells)

    def text_height(self, cell: Cell, column: int) -> float:
        """Return the height of a cell's text, in inches."""
        return self.measurer.measure(cell.para.pieces, cell.style, self.inner(cell, column) * INCH).height / INCH

    def inner(self, cell: Cell, column: int) -> float:
        """Return the width that a cell has for its text, in inches."""
        return self.widths[column] - cell.left - cell.right

    def split_cell(self, cell: Cell, column: int, height: float) -> tuple[Cell, Cell]:
        """Return a cell in two: as many lines as a row of a height can take, at least one, and the rest."""
        room = (height - 2 * self.padding) * HEIGHT_USED * INCH
        head, rest = self._cut(cell, column, max(int(room // cell.style.leading), 1))
        return _with_pieces(cell, head), _with_pieces(cell, rest)

    def shorten(self, cell: Cell, column: int) -> Cell:
        """Return a cell of a header that is repeated: a very long one ends in three dots."""
        head, rest = self._cut(cell, column, TALLEST_REPEAT)
        if not rest:
            return cell
        text = "".join(piece.text for piece in head)
        return _with_pieces(cell, (*cut(head, len(text[:-1].rstrip()))[0], Piece("…")))

    def _cut(self, cell: Cell, column: int, lines: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        return self.measurer.split(cell.para.pieces, cell.style, self.inner(cell, column) * INCH, lines)


@dataclass(frozen=True)
class GridRow:
    """The cells of a row, which know what they take in the columns of their table."""

    grid: Grid
    cells: tuple[Cell, ...]

    @cached_property
    def tallest(self) -> float:
        """The height of the tallest text, in inches."""
        cells = enumerate(self.cells)
        return max(self.grid.text_height(cell, column) for column, cell in cells)

    @cached_property
    def height(self) -> float:
        """The height of the row, in inches."""
        return max(self.tallest / HEIGHT_USED + 2 * self.grid.padding, _LOWEST_ROW)

    def lowest(self, lines: int = 1) -> float:
        """Return the height that some lines of the row take, in inches."""
        return lines * max(cell.style.leading for cell in self.cells) / INCH / HEIGHT_USED + 2 * self.grid.padding

    def split(self, height: float) -> tuple[GridRow, GridRow]:
        """Return the row in two: as many lines of each cell as a height can take, at least one, and the rest."""
        parted = [self.grid.split_cell(cell, column, height) for column, cell in enumerate(self.cells)]
        return replace(self, cells=tuple(head for head, _ in parted)), replace(self, cells=tuple(rest for _, rest in parted))

    def shortened(self) -> GridRow:
        """Return a header as it stands above rows that go on: a very long cell ends in three dots."""
        return replace(self, cells=tuple(self.grid.shorten(cell, column) for column, cell in enumerate(self.cells)))

    @property
    def says_something(self) -> bool:
        """Whether a cell has a text."""
        return any(cell.para.pieces for cell in self.cells)


def _with_pieces(cell: Cell, pieces: tuple[Piece, ...]) -> Cell:
    return replace(cell, para=replace(cell.para, pieces=pieces))
