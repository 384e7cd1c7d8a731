"""Which colour a series or a slice has: that of its tone, else the theme's next chart colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from briefing.blocks import Chart, Tone

TONE_TOKENS: dict[Tone, str] = {"first": "side_a", "second": "side_b", "neutral": "slate", "good": "good", "warn": "warn", "bad": "bad"}
RAMP = ("chart_1", "chart_2", "chart_3", "chart_4", "chart_5", "chart_6")
Form: TypeAlias = Literal["circle", "diamond", "square", "triangle"]
_FORMS: tuple[Form, ...] = ("circle", "diamond", "square", "triangle")


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


def point_form(series: int) -> Form:
    """Return the form of the points of a series, counted from 0, by which they are told apart in grey as well."""
    return _FORMS[series % len(_FORMS)]


def words_tell(chart: Chart) -> bool:
    """Say whether the colours of their names alone tell all series apart, so that a key needs no marks; points differ in form."""
    tokens = [look.text_token for look in series_looks(chart)]
    return len(tokens) == 1 or (chart.type != "scatter" and "ink" not in tokens and len(set(tokens)) == len(tokens))


def slice_looks(chart: Chart) -> tuple[Look, ...]:
    """Return the look of each slice of a pie."""
    ramp = _ramp()
    return tuple(next(ramp) for _ in chart.categories)


def _ramp() -> Iterator[Look]:
    hollow = False
    while True:
        yield from (Look(token, hollow) for token in RAMP)
        hollow = not hollow
