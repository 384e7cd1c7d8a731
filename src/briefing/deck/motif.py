"""The motif as native freeforms, one a side."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.deck.ooxml import DECORATIVE, color_xml, emu, transform
from briefing.themes.model import Box, Theme
from briefing.themes.motif import Bundle, Point, Stroke, motif_bundles, number

_NEUTRAL = "accent3"  # on the night ground the quiet colour


def motif_xml(theme: Theme, box: Box, opacity: float, first_id: int, *, in_sides: bool, flipped: bool = False) -> Iterator[str]:
    """Yield one decorative freeform a side, with one path a line; `first_id` is the first shape id."""
    for place, bundle in enumerate(motif_bundles(theme.motif, box.w, box.h)):
        color = ("accent1" if bundle.is_first else "accent2") if in_sides else _NEUTRAL
        alpha = f'<a:alpha val="{round(number(theme.motif, "opacity") * opacity * 100_000)}"/>'
        fill = color_xml(color).replace("/>", f">{alpha}</a:schemeClr>")
        yield (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{first_id + place}" name="Motif {place + 1}">{DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
            f'<p:spPr>{transform(box, flipped=flipped)}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>{_paths(bundle, box)}'
            f'</a:custGeom><a:noFill/><a:ln w="{emu(number(theme.motif, "weight") / 72)}"><a:solidFill>{fill}</a:solidFill></a:ln></p:spPr>'
            '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en"/></a:p></p:txBody></p:sp>'
        )


def _paths(bundle: Bundle, box: Box) -> str:
    paths = "".join(f'<a:path w="{emu(box.w)}" h="{emu(box.h)}" fill="none">{_way(stroke)}</a:path>' for stroke in bundle.strokes)
    return f"<a:pathLst>{paths}</a:pathLst>"


def _way(stroke: Stroke) -> str:
    begin = f"<a:moveTo>{_point(stroke.start)}</a:moveTo>"
    if stroke.kind == "curve":
        return f"{begin}<a:cubicBezTo>{''.join(map(_point, stroke.points))}</a:cubicBezTo>"
    return begin + "".join(f"<a:lnTo>{_point(point)}</a:lnTo>" for point in stroke.points)


def _point(point: Point) -> str:
    return f'<a:pt x="{emu(point[0])}" y="{emu(point[1])}"/>'
