"""The motif as a picture: two bundles of lines that leave one origin and part."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from briefing.themes.model import Theme

_POINT = 25.4 / 72
"""Millimetres."""


def draw_motif(theme: Theme, width: float, height: float, *, in_sides: bool) -> str:
    """Return the motif as an SVG in a data: address, for a place in millimetres; empty for a kind that is not drawn here."""
    if theme.motif.kind != "diverging-curves":
        return ""
    colors = theme.colors
    first, second = (colors["side_a_on_night"], colors["side_b_on_night"]) if in_sides else (colors["muted_on_night"], colors["night_rule"])
    bundles = "".join(_bundle(theme, width, height, below=below, color=color) for below, color in ((True, first), (False, second)))
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}mm" height="{height:g}mm">{bundles}</svg>'
    return f"data:image/svg+xml,{quote(svg)}"


def _bundle(theme: Theme, width: float, height: float, *, below: bool, color: str) -> str:
    """Return one side's lines: the first side goes below, the second above."""
    paths = " ".join(_curves(theme, width, height, below=below))
    weight = _number(theme, "weight") * _POINT
    return f'<path d="{paths}" fill="none" stroke="{color}" stroke-width="{weight:.4f}" stroke-opacity="{_number(theme, "opacity"):g}"/>'


def _curves(theme: Theme, width: float, height: float, *, below: bool) -> Iterator[str]:
    """Yield each line as a cubic curve from the origin at the left edge to its place at the right edge."""
    gap = _number(theme, "bundle_gap") * (1 if below else -1)
    top, bottom = _pair(theme, "target_a" if below else "target_b")
    near, far = _pair(theme, "control")
    lines = int(_number(theme, "lines_per_side"))
    for line in range(lines):
        share = line / (lines - 1)
        start = height * (_number(theme, "origin_y") + _number(theme, "origin_spread") * (share - 0.5) + gap)
        end = height * (top + (bottom - top) * share)
        yield f"M0 {start:.3f}C{near * width:.3f} {start:.3f} {far * width:.3f} {end:.3f} {width:g} {end:.3f}"


def _number(theme: Theme, name: str) -> float:
    value = theme.motif.numbers[name]
    return value[0] if isinstance(value, tuple) else value


def _pair(theme: Theme, name: str) -> tuple[float, float]:
    value = theme.motif.numbers[name]
    return (value[0], value[1]) if isinstance(value, tuple) else (value, value)
