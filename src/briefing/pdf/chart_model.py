"""The view of a chart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from briefing.charts.model import Rect, Type
from briefing.pdf.model import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeView:
    """A path with its colours (`none`: no fill); `weight` and `dash` in points, `origin` is where the path begins to count."""

    path: str
    fill: str
    stroke: str = "none"
    weight: float = 0.0
    dash: str = ""
    opacity: float = 1.0
    origin: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class KeyView:
    """A word of the key with the shape of its colour (None: the word alone)."""

    said: Said
    color: str
    swatch: ShapeView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextAt:
    """A text in its place, with the shape that stands for its number; on a `chip` it stands out from a hatch, `spaced` parts are words in a row.

    `turned` texts begin at the lower left corner that `rect` gives, and read upwards.
    """

    said: tuple[Said, ...]
    rect: Rect
    align: str
    color: str
    type: Type
    bold: bool = False
    turned: bool = False
    wraps: bool = False
    mark: ShapeView | None = None
    chip: bool = False
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class TableRowView:
    """A row of the table: its name, and a number a column (None: missing)."""

    name: Said | None
    cells: tuple[Said | None, ...]


@dataclass(frozen=True, slots=True)
class PanelView:
    """One of the tables that stand side by side."""

    headings: tuple[Said, ...]
    rows: tuple[TableRowView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartView:
    """A chart: texts above it, its key, the picture in points, and the table of what has no room in it.

    `table_look` are the classes of the table beside its own; a heading that takes several lines is not repeated, since it must be known by its text.
    """

    kind: ClassVar[str] = "chart"
    key: str
    name: str
    alternative: str
    caption: Said | None
    lines: tuple[Said, ...]
    keys: tuple[KeyView, ...]
    width: float
    height: float
    shapes: tuple[ShapeView, ...]
    texts: tuple[TextAt, ...]
    panels: tuple[PanelView, ...]
    table_look: str
    remark: Said | None
