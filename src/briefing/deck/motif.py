"""The motif as native freeforms: two bundles of lines that leave one origin and part."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.deck.ooxml import DECORATIVE, emu, transform
from briefing.themes.model import Box, Theme

_UNITS = 100_000  # a path's own coordinates, across its box


def motif_xml(theme: Theme, box: Box, opacity: float, number: int) -> Iterator[str]:
    """Yield one decorative freeform a side, with one path a line; `number` is the first shape id. LOOK of the lines: theme.motif.numbers."""
    numbers = {name: value if isinstance(value, tuple) else (value,) for name, value in theme.motif.numbers.items()}
    count = int(numbers["lines_per_side"][0])
    alpha = round(numbers["opacity"][0] * opacity * 100_000)
    for place, (side, color, gap) in enumerate((("target_b", "accent5", -1.0), ("target_a", "accent4", 1.0))):
        lines = "".join(_line(numbers, side, gap, step / (count - 1)) for step in range(count))
        yield (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number + place}" name="Motif {place + 1}">{DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
            f'<p:spPr>{transform(box)}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{lines}</a:pathLst>'
            f'</a:custGeom><a:noFill/><a:ln w="{emu(numbers["weight"][0] / 72)}"><a:solidFill>{_on_night(color, alpha)}</a:solidFill></a:ln></p:spPr>'
            "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>"
        )


def _line(numbers: dict[str, tuple[float, ...]], side: str, gap: float, t: float) -> str:
    """Return one line: from the common origin at the left edge to its own place at the right one."""
    start = numbers["origin_y"][0] + numbers["origin_spread"][0] * (t - 0.5) + gap * numbers["bundle_gap"][0]
    first, last = numbers[side]
    end = first + (last - first) * t
    near, far = numbers["control"]
    points = ((near, start), (far, end), (1.0, end))
    curve = "".join(f'<a:pt x="{round(x * _UNITS)}" y="{round(y * _UNITS)}"/>' for x, y in points)
    return (
        f'<a:path w="{_UNITS}" h="{_UNITS}" fill="none"><a:moveTo><a:pt x="0" y="{round(start * _UNITS)}"/></a:moveTo>'
        f"<a:cubicBezTo>{curve}</a:cubicBezTo></a:path>"
    )


def _on_night(color: str, alpha: int) -> str:
    """Return a colour of the night pair: on the night ground accent1 and accent2 are mapped to it."""
    mapped = {"accent4": "accent1", "accent5": "accent2"}[color]
    return f'<a:schemeClr val="{mapped}"><a:alpha val="{alpha}"/></a:schemeClr>'
