"""The motif as a picture."""

from __future__ import annotations

from urllib.parse import quote

from briefing.themes.model import Theme
from briefing.themes.motif import Bundle, Stroke, motif_bundles, number

_POINT = 25.4 / 72
"""Millimetres."""


def draw_motif(theme: Theme, width: float, height: float, colors: tuple[str, str], *, is_mirrored: bool = False) -> str:
    """Return the motif as an SVG in a data: address, for a place in millimetres, its bundles in two colours; empty for a kind that is not drawn."""
    first, second = colors
    drawn = motif_bundles(theme.motif, width, height, on_page=True)
    bundles = "".join(_bundle(theme, bundle, first if bundle.is_first else second) for bundle in drawn)
    if is_mirrored:
        bundles = f'<g transform="translate({width:g} 0) scale(-1 1)">{bundles}</g>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}mm" height="{height:g}mm">{bundles}</svg>'
    return f"data:image/svg+xml,{quote(svg)}" if "<path" in bundles else ""


def _bundle(theme: Theme, bundle: Bundle, color: str) -> str:
    weight = number(theme.motif, "weight") * _POINT
    paths = " ".join(map(_path, bundle.strokes))
    return f'<path d="{paths}" fill="none" stroke="{color}" stroke-width="{weight:.4f}" stroke-opacity="{number(theme.motif, "opacity"):g}"/>'


def _path(stroke: Stroke) -> str:
    points = " ".join(f"{x:.3f} {y:.3f}" for x, y in stroke.points)
    return f"M{stroke.start[0]:g} {stroke.start[1]:.3f}{'C' if stroke.kind == 'curve' else 'L'}{points}"
