"""A drawn chart as a value: everything in points, from the upper left corner of its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from briefing.charts.looks import Look

Side: TypeAlias = Literal["above", "below", "right", "left", "inside"]
Align: TypeAlias = Literal["left", "center", "right"]
Measure: TypeAlias = Callable[[str, bool], float]
"""The width of a text in em; the second argument says whether it is bold."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Type:
    """A type size with its leading."""

    size: float
    leading: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """The place that a chart has: its size, the type sizes to try, and the texts that stand beside the plot."""

    width: float
    height: float
    types: tuple[Type, ...]
    measure: Measure
    x_title: str = ""
    y_title: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """A text in its place. `row` and `series` count from 0 (-1: none), `color` is a token of the theme; `turned` texts read upwards.

    `moved` is how far it stands from where a native chart sets it by itself; on a `chip` of white it stands out from what is behind it.
    """

    text: str
    rect: Rect
    align: Align = "center"
    row: int = -1
    series: int = -1
    side: Side = "above"
    color: str = "ink"
    bold: bool = False
    turned: bool = False
    moved: tuple[float, float] = (0.0, 0.0)
    chip: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What stands for one number: a bar, a slice or a dot; `path` is an SVG path from `origin` on, `rect` what it fills."""

    path: str
    rect: Rect
    look: Look
    row: int
    series: int
    estimated: bool = False
    origin: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line, or the surface of an area (`is_filled`); estimates are `dashed`."""

    path: str
    look: Look
    series: int
    is_filled: bool = False
    dashed: bool = False
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Beside:
    """Where the texts of the author stand beside the plot (None: there is none), and the line of the target."""

    x_title: Rect | None = None
    y_title: Rect | None = None
    target_line: Rect | None = None
    target_label: Rect | None = None
    target_number: Rect | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawn chart.

    `low` and `high` are the ends of the value axis, `x_low` and `x_high` those of a scatter chart's other one. `gap` and `overlap` are those of bars,
    as shares of one. `leaders` are paths of the lines that lead to labels of a pie. `step` says which categories are named: every one, every
    second ...; 0: none. Where `needs_table`, the numbers are not printed here, and a table must say everything.
    """

    width: float
    height: float
    type: Type
    plot: Rect
    low: float = 0.0
    high: float = 0.0
    x_low: float = 0.0
    x_high: float = 0.0
    gap: float = 0.0
    overlap: float = 0.0
    axis: Rect | None = None
    marks: tuple[Mark, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    numbers: tuple[Lettering, ...] = ()
    names: tuple[Lettering, ...] = ()
    categories: tuple[Lettering, ...] = ()
    ticks: tuple[Lettering, ...] = ()
    leaders: tuple[str, ...] = ()
    beside: Beside = Beside()
    step: int = 1
    needs_table: bool = False

    def names_all(self, series: int) -> bool:
        """Say whether each of so many series is named beside its own marks, so that no key is needed."""
        return series > 1 and len({letter.series for letter in self.names}) == series
