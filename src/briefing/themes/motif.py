"""The motif as lines: two bundles that leave one origin and part; both writers draw the same ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from briefing.themes.model import Motif

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line from the left edge to the right one: `curve` has two control points and an end, `bends` straight ways to each point."""

    start: Point
    kind: Literal["curve", "bends"]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """The lines of one side; the first side goes below, the second above."""

    is_first: bool
    strokes: tuple[Stroke, ...]


def motif_bundles(motif: Motif, width: float, height: float, *, on_page: bool = False) -> tuple[Bundle, ...]:
    """Return the bundles of a motif in a box of any unit, the second side's first; none for a kind that is not drawn.

    Ends lie on the right edge; `on_page` chooses the bends of the document's upright cover.
    """
    if motif.kind == "none":
        return ()
    stroke = _Curves(motif, width, height).stroke if motif.kind == "diverging-curves" else _Bends(motif, width, height, on_page=on_page).stroke
    lines = int(number(motif, "lines_per_side"))
    shares = [line / (lines - 1) for line in range(lines)]
    return tuple(Bundle(is_first, tuple(stroke(share, is_first=is_first) for share in shares)) for is_first in (False, True))


def number(motif: Motif, name: str) -> float:
    """Return a number of the motif."""
    value = motif.numbers[name]
    return value[0] if isinstance(value, tuple) else value


def _pair(motif: Motif, name: str) -> Point:
    value = motif.numbers[name]
    return (value[0], value[1]) if isinstance(value, tuple) else (value, value)


@dataclass(frozen=True, slots=True)
class _Ends:
    """Where the lines of a motif begin and end, in a box."""

    motif: Motif
    width: float
    height: float

    def heights(self, share: float, *, is_first: bool) -> Point:
        """Return the heights of a line's two ends; `share` counts the lines of a bundle from 0 (uppermost) to 1."""
        gap = number(self.motif, "bundle_gap") * (1 if is_first else -1)
        start = number(self.motif, "origin_y") + number(self.motif, "origin_spread") * (share - 0.5) + gap
        top, bottom = _pair(self.motif, "target_a" if is_first else "target_b")
        return start * self.height, (top + (bottom - top) * share) * self.height


class _Curves(_Ends):
    """Lines that part in one sweep."""

    def stroke(self, share: float, *, is_first: bool) -> Stroke:
        """Return a line as one cubic curve."""
        start, end = self.heights(share, is_first=is_first)
        near, far = _pair(self.motif, "control")
        return Stroke((0.0, start), "curve", ((near * self.width, start), (far * self.width, end), (self.width, end)))


class _Bends:
    """Lines that part with two bends of 45 degrees, the outermost first."""

    def __init__(self, motif: Motif, width: float, height: float, *, on_page: bool) -> None:
        self._ends = _Ends(motif, width, height)
        self._first_bend, self._step = _pair(motif, "document_bend") if on_page else (number(motif, "bend_start"), number(motif, "bend_step"))
        self._last = int(number(motif, "lines_per_side")) - 1

    def stroke(self, share: float, *, is_first: bool) -> Stroke:
        """Return a line as three straight ways."""
        width = self._ends.width
        start, end = self._ends.heights(share, is_first=is_first)
        from_outside = (1 - share if is_first else share) * self._last
        bend = (self._first_bend + from_outside * self._step) * width
        return Stroke((0.0, start), "bends", tuple(self._ways(bend, start, end, width)))

    def _ways(self, bend: float, start: float, end: float, width: float) -> Iterator[Point]:
        """Yield the ends of the ways; a line that reaches the right edge on its slope ends there."""
        yield bend, start
        reach = bend + abs(end - start)
        if reach >= width:
            yield width, start + (width - bend) * (1 if end > start else -1)
        else:
            yield reach, end
            yield width, end
