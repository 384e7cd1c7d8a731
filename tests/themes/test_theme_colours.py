"""Colours keep their meaning in grey print and for who cannot tell red from green: they differ in lightness, or as Viénot (1999) simulates it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from math import dist

import pytest

from briefing.charts.looks import RAMP, TONE_TOKENS
from briefing.themes import load_theme
from running import ROOT

Triple = tuple[float, float, float]

GREY_APART = 10.0  # steps of L*, on a scale of 100
SEEN_APART = 15.0  # ΔE of CIE 1976
_WHITE = (0.95047, 1.0, 1.08883)
_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_PROTANOPIA = ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0))
_DEUTERANOPIA = ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0))
THEMES = ("meridian", "civic")


def lightness(color: str) -> float:
    return _lab(_linear(color))[0]


def seen_apart(one: str, other: str) -> float:
    """Return how far two colours are apart for protanopes or deuteranopes, whichever is less."""
    pairs = ((_lab(_times(kind, _linear(one))), _lab(_times(kind, _linear(other)))) for kind in (_PROTANOPIA, _DEUTERANOPIA))
    return min(dist(*pair) for pair in pairs)


def confused(colors: Mapping[str, str], pairs: Iterator[tuple[str, str]], least: Callable[[str, str], bool]) -> list[str]:
    """Return the pairs of tokens that a reader takes for one."""
    tried = list(pairs)
    assert tried
    return [f"{one} and {other}" for one, other in tried if not least(colors[one], colors[other])]


def in_grey(one: str, other: str) -> bool:
    return abs(lightness(one) - lightness(other)) >= GREY_APART


def in_some_way(one: str, other: str) -> bool:
    return seen_apart(one, other) >= SEEN_APART or abs(lightness(one) - lightness(other)) >= GREY_APART


def _sides() -> Iterator[tuple[str, str]]:
    yield from (("side_a", "side_b"), ("side_a_on_night", "side_b_on_night"))


@pytest.mark.parametrize("theme", THEMES)
def test_the_two_sides_differ_in_grey_print(theme: str) -> None:
    assert confused(load_theme(ROOT / "themes" / theme).colors, _sides(), in_grey) == []


@pytest.mark.parametrize("theme", THEMES)
def test_nobody_takes_one_tone_for_another(theme: str) -> None:
    tones = (token for token in TONE_TOKENS.values() if token != "slate")  # noqa: S105  a colour's; the neutral tone is no side
    pairs = (*_sides(), *itertools.combinations(tones, 2))
    assert confused(load_theme(ROOT / "themes" / theme).colors, iter(pairs), in_some_way) == []


@pytest.mark.parametrize("theme", THEMES)
def test_nobody_takes_one_series_for_the_next_or_for_a_side(theme: str) -> None:
    pairs = (*itertools.pairwise(RAMP), *itertools.product(("side_a", "side_b"), RAMP))
    assert confused(load_theme(ROOT / "themes" / theme).colors, iter(pairs), in_some_way) == []


def test_series_without_a_tone_begin_with_the_ink() -> None:
    for theme in THEMES:
        colors = load_theme(ROOT / "themes" / theme).colors
        assert colors["chart_1"] == colors["ink"]


def test_what_differs_in_hue_alone_is_told() -> None:
    alike = {"red": "#B23A2B", "green": "#2E6B3E"}
    assert confused(alike, iter([("red", "green")]), in_grey) == ["red and green"]
    assert confused(alike, iter([("red", "green")]), in_some_way) == ["red and green"]
    assert lightness("#FFFFFF") == pytest.approx(100, abs=0.1)
    assert seen_apart("#FFFFFF", "#000000") == pytest.approx(100, abs=0.5)


def _linear(color: str) -> Triple:
    channels = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return red, green, blue


def _times(rows: tuple[Triple, Triple, Triple], color: Triple) -> Triple:
    red, green, blue = (min(max(sum(a * b for a, b in zip(row, color, strict=True)), 0.0), 1.0) for row in rows)
    return red, green, blue


def _lab(color: Triple) -> Triple:
    scaled = (sum(a * b for a, b in zip(row, color, strict=True)) / white for row, white in zip(_XYZ, _WHITE, strict=True))
    x, y, z = (value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in scaled)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
