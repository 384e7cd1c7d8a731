"""Contrast of a theme's colours, as WCAG 2 counts it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.diagnostics import Diagnostic
from briefing.themes.source import Tokens

TEXT_CONTRAST = 4.5
RULE_CONTRAST = 3.0
_KNEE = 0.04045  # where sRGB stops being linear

_ON_LIGHT = ("ink", "slate", "side_a", "side_b", "good", "warn", "bad")
TEXTS: Mapping[str, tuple[str, ...]] = {
    "white": _ON_LIGHT,
    "tint": _ON_LIGHT,
    "side_a_tint": ("ink", "slate", "side_a"),
    "side_b_tint": ("ink", "slate", "side_b"),
    "night": ("text_on_night", "sub_on_night", "muted_on_night", "side_a_on_night", "side_b_on_night"),
}
"""Ground to the colours that texts have on it."""
_SERIES = ("chart_1", "chart_2", "chart_3", "chart_4", "chart_5", "chart_6")
RULES: Mapping[str, tuple[str, ...]] = {"white": ("rule", *_SERIES), "tint": ("tint_rule",), "night": ("night_rule",)}
"""Ground to the colours of the rules and charts' series that carry structure on it."""


def contrast_findings(colors: Mapping[str, str], tokens: Tokens) -> tuple[Diagnostic, ...]:
    """Return an error for each pair of text or rule and ground that is too faint."""
    return (*_faint(colors, tokens, TEXTS, TEXT_CONTRAST, "text"), *_faint(colors, tokens, RULES, RULE_CONTRAST, "a rule"))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (`#RRGGBB`), from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _faint(colors: Mapping[str, str], tokens: Tokens, pairs: Mapping[str, tuple[str, ...]], least: float, what: str) -> Iterator[Diagnostic]:
    for ground, tops in pairs.items():
        for top in tops:
            reached = contrast(colors[top], colors[ground])
            if reached < least:
                message = f"`{top}` on `{ground}` has a contrast of {reached:.2f}:1; {what} needs {least:g}:1"
                yield tokens.finding("low-contrast", message, ("colors", top), hint="make the two colours differ more in lightness")


def _luminance(color: str) -> float:
    red, green, blue = (_linear(int(color[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _KNEE else float(((channel + 0.055) / 1.055) ** 2.4)
