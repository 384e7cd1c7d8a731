"""Tables, actions, code and asides as values, every word and size decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from briefing.highlight import Tint
from briefing.pdf.chart_model import ChartView
from briefing.pdf.model import BlockView, Said

_SHORT = 8
"""A table of so many rows, its totals among them, stands on one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """A cell of a table: its text (None: it says nothing), what it heads (`col`, `row`; empty: it is no header), its looks and those of its text."""

    text: Said | None
    look: str
    text_look: str
    scope: Literal["", "col", "row"] = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a table; one that `is_long` may go on over pages."""

    cells: tuple[CellView, ...]
    is_long: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GridView:
    """A table without its surroundings: rows under their header, and the rows of totals.

    Each of its pages repeats the header, unless it is long. `widths` are the shares of the columns in hundredths; without any they are as wide as
    what they say.
    """

    name: str
    look: str
    head: tuple[CellView, ...]
    rows: tuple[GridRow, ...]
    foot: tuple[GridRow, ...] = ()
    caption: Said | None = None
    repeats_head: bool = True
    widths: tuple[float, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether it is so short that no page breaks it."""
        rows = (*self.rows, *self.foot)
        return len(rows) <= _SHORT and not any(row.is_long for row in rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonView:
    """A comparison in rows."""

    kind: ClassVar[str] = "comparison"
    key: str
    grid: GridView


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """A table with its remark; `place` is the text column, the whole page, or a page that is turned."""

    kind: ClassVar[str] = "table"
    key: str
    grid: GridView
    note: Said | None
    place: Literal["column", "page", "turned"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionView:
    """Something to be done, by whom and by when."""

    do: Said | None
    who: Said | None
    by: Said | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionsView:
    """Who does what by when; `has_dates` says whether any of them has a date."""

    kind: ClassVar[str] = "actions"
    key: str
    actions: tuple[ActionView, ...]
    has_dates: bool


@dataclass(frozen=True, slots=True)
class CodePiece:
    """Characters of a line of code with their tint; with `is_tab` they are the spaces that are painted for a tab."""

    text: str
    tint: Tint = ""
    is_tab: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeView:
    """Code, line by line; `is_broad` where its lines are too long for the text column."""

    kind: ClassVar[str] = "code"
    key: str
    name: str
    lines: tuple[tuple[CodePiece, ...], ...]
    is_broad: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideView:
    """A note in the rail; one that `is_long` stands in the text column instead."""

    kind: ClassVar[str] = "aside"
    key: str
    text: Said
    is_long: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideView:
    """A block in the text column, and the notes that follow it and stand level with it in the rail."""

    kind: ClassVar[str] = "beside"
    block: BlockView
    asides: tuple[AsideView, ...]


ExhibitView: TypeAlias = ChartView | ComparisonView | TableView | ActionsView | CodeView | AsideView | BesideView
