"""Which colour a series or a slice has: that of its tone, else the theme's next chart colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.blocks import Chart, Tone

TONE_TOKENS: dict[Tone, str] = {"first": "side_a", "second": "side_b", "neutral": "slate", "good": "good", "warn": "warn", "bad": "bad"}
RAMP = ("chart_1", "chart_2", "chart_3", "chart_4", "chart_5", "chart_6")


@dataclass(frozen=True, slots=True)
class Look:
    """A colour of the theme by its token; `hollow` shapes have it as their outline alone, where the colours begin anew."""

    token: str
    hollow: bool = False

    @property
    def text_token(self) -> str:
        """The colour of words that belong to it: its own where it is one for texts, else that of texts."""
        return "ink" if self.token in RAMP else self.token


def series_looks(chart: Chart) -> tuple[Look, ...]:
    """Return the look of each series."""
    ramp = _ramp()
    return tuple(Look(TONE_TOKENS[series.tone]) if series.tone is not None else next(ramp) for series in chart.series)


def slice_looks(chart: Chart) -> tuple[Look, ...]:
    """Return the look of each slice of a pie."""
    ramp = _ramp()
    return tuple(next(ramp) for _ in chart.categories)


def _ramp() -> Iterator[Look]:
    hollow = False
    while True:
        yield from (Look(token, hollow) for token in RAMP)
        hollow = not hollow
