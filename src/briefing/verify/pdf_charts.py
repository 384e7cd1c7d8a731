"""Whether the bars and dots of a chart say the same as the numbers beside them: lengths and heights are held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from statistics import median

from briefing.charts.printed import number_of
from briefing.verify.pdf_paint import Drawn
from briefing.verify.transcript import Entry, Span

_TOLERANCE = 0.6  # points
_FEWEST = 2
_SURE = 5.0  # points; shorter lengths are too coarse to tell a scale by


@dataclass(frozen=True, slots=True)
class DrawnNumber:
    """A number, and the shape that was painted for it."""

    entry: Entry
    shape: Drawn

    @property
    def value(self) -> float:
        """The number as it is printed."""
        return number_of(self.entry.text)


def misdrawn(numbers: Sequence[DrawnNumber]) -> Mapping[int, Entry]:
    """Return the entries, by their identity, whose shapes do not agree with their numbers; each says what is drawn instead."""
    charts: dict[str, list[DrawnNumber]] = {}
    for number in numbers:
        if _is_number(number.entry.text):
            charts.setdefault(number.entry.key.rpartition(".")[0], []).append(number)
    found = (pair for chart in charts.values() if len(chart) >= _FEWEST for pair in _wrong(chart))
    return {id(one.entry): replace(one.entry, spans=(Span(f"{one.entry.text} (drawn as {drawn:.4g})"),)) for one, drawn in found}


def _wrong(chart: Sequence[DrawnNumber]) -> Iterator[tuple[DrawnNumber, float]]:
    """Yield each number whose shape is wrong, with the number that its shape says.

    Dots are as wide as high; bars have their numbers in widths or in heights, and where both are alike, as of equal numbers, in those that agree.
    """
    widths, heights = [one.shape.width for one in chart], [one.shape.height for one in chart]
    if _alike([*widths, *heights]):
        yield from _wrong_places([(one, one.shape.middle) for one in chart])
        return
    lying, upright = [(one, one.shape.width) for one in chart], [(one, one.shape.height) for one in chart]
    told = [bars for bars, others in ((lying, heights), (upright, widths)) if _alike(others)]
    yield from min(map(_wrong_lengths, told), key=len, default=[])


def _wrong_lengths(bars: Sequence[tuple[DrawnNumber, float]]) -> list[tuple[DrawnNumber, float]]:
    """Return each number that its bar is too long or too short for, on the scale that the others make."""
    unit = _scale([(length, abs(one.value)) for one, length in bars if one.value])
    return [(one, length / unit if unit else 0.0) for one, length in bars if abs(length - abs(one.value) * unit) > _TOLERANCE]


def _wrong_places(dots: Sequence[tuple[DrawnNumber, float]]) -> Iterator[tuple[DrawnNumber, float]]:
    """Yield each dot that does not stand on the scale that the others make."""
    slope = _scale([(y - other_y, one.value - other.value) for (one, y), (other, other_y) in combinations(dots, 2) if one.value != other.value])
    start = median(y - slope * one.value for one, y in dots)
    for one, y in dots:
        if abs(y - start - slope * one.value) > _TOLERANCE:
            yield one, (y - start) / slope if slope else 0.0


def _scale(measured: Sequence[tuple[float, float]]) -> float:
    """Return how long one is drawn, from lengths with their numbers: the middle of what the sure ones say, else what the longest says."""
    sure = [length / number for length, number in measured if abs(length) >= _SURE]
    longest = max(measured, key=lambda pair: abs(pair[0]), default=(0.0, 1.0))
    return median(sure) if sure else longest[0] / longest[1]


def _alike(lengths: Sequence[float]) -> bool:
    return max(lengths) - min(lengths) <= _TOLERANCE / 2


def _is_number(text: str) -> bool:
    try:
        number_of(text)
    except ValueError:
        return False
    return True
