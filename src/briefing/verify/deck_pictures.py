"""What a picture of a deck shows, from its own XML and files: pixels as they are seen, and everything that was done to them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from lxml import etree

from briefing.drawings import draw
from briefing.looks import is_alike, look_of
from briefing.pictures import Turn, eight_bits, mark_of, mark_of_drawing, opened, turn_in, turned
from briefing.roles import DOCUMENT_KEY, PICTURES, Group, Name, Role
from briefing.verify.deck_parts import A, DeckParts, P, R
from briefing.verify.deck_text import description_of, name_of, number_in
from briefing.verify.transcript import Entry, Furniture, Place, Span

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_STRETCHED = 1.005
"""How far the proportions of a frame may be from those of its picture."""
_HARMLESS = frozenset({"{28A0092B-C50C-407E-A947-70E740481C1C}", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"})
"""Extensions of a blip that change nothing that is seen: the resolution that it is kept in, and its drawing."""
_DRAWING = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_DEGREE = 60_000
_RIGHT_ANGLE = 90


@dataclass(frozen=True, slots=True)
class _Frame:
    """How a picture lies on its slide: width and height before it is turned, in EMU."""

    width: int
    height: int
    turn: Turn
    leaning: float


def read_pictures(parts: DeckParts, part: str, picture: etree._Element, name: Name | None, place: Place) -> Iterator[Entry | Furniture]:
    """Yield what a `p:pic` says: the mark of what it shows, then its alternative text; a strange one is a text that nobody named."""
    text = shown_by(parts, part, picture)
    if name is None or name.role not in PICTURES:
        yield Entry(role=Role.UNNAMED, key=name_of(picture), spans=(Span(f"a picture ({text})"),), place=place)
        return
    words, is_decorative = description_of(picture), _is_decorative(picture)
    if is_decorative and name.role is Role.LOGO and not words:
        yield Furniture(role=Role.LOGO, key=name.key, text=text, place=place)
        return
    group = Group.DECORATION if is_decorative else Group.BODY
    drawing = _file(parts, part, next(picture.iter(_DRAWING), None))
    look = partial(look_of, drawing) if drawing is not None else None
    yield Entry(role=name.role, key=name.key, spans=(Span(text),), group=group, place=place, look=look)
    if words:
        yield Entry(role=Role.ALTERNATIVE, key=name.key, spans=(Span(words),), group=group, place=place)


def read_logos(parts: DeckParts, slides: tuple[str, ...]) -> Iterator[Furniture]:
    """Yield the pictures that slides show because their layouts or masters have them."""
    shown: dict[str, tuple[str, ...]] = {"": ()}
    for number, slide in enumerate(slides, start=1):
        layout = parts.related(slide, "slideLayout")
        for part in (layout, parts.related(layout, "slideMaster")):
            if part not in shown:
                shown[part] = tuple(shown_by(parts, part, picture) for picture in parts.xml(part).iter(f"{P}pic"))
            yield from (Furniture(role=Role.LOGO, key=DOCUMENT_KEY, text=text, place=Place("slide", number)) for text in shown[part])


def shown_by(parts: DeckParts, part: str, picture: etree._Element) -> str:
    """Return the mark of what a picture shows, and in words what else was done to it."""
    blip = picture.find(f"{P}blipFill/{A}blip")
    content = _file(parts, part, blip)
    if blip is None or content is None:
        return "no file"
    drawing = _file(parts, part, next(blip.iter(_DRAWING), None))
    frame = _frame(picture)
    try:
        with opened(content) as raster:
            stored = turned(eight_bits(raster), turn_in(raster))
    except (OSError, SyntaxError, ValueError):
        return "a file that is no picture"
    mark = mark_of(turned(stored, frame.turn)) if drawing is None else mark_of_drawing(drawing)
    return ", ".join((mark, *_changes(picture, blip, frame, stored), *_strange_fallback(drawing, stored)))


def _file(parts: DeckParts, part: str, blip: etree._Element | None) -> bytes | None:
    """Return the file that a blip shows; None when it shows none of the deck's own."""
    relation = parts.relations(part).get(blip.get(f"{R}embed", "")) if blip is not None else None
    return parts.read(relation.target) if relation is not None and relation.target in parts.names else None


def _frame(picture: etree._Element) -> _Frame:
    transform, extent = picture.find(f"{P}spPr/{A}xfrm"), picture.find(f"{P}spPr/{A}xfrm/{A}ext")
    flipped = [transform is not None and transform.get(flip) in {"1", "true"} for flip in ("flipH", "flipV")]
    angle = number_in(transform, "rot") / _DEGREE + (180 if flipped[1] else 0)
    degrees = round(angle / _RIGHT_ANGLE) * _RIGHT_ANGLE
    turn = Turn(degrees % 360, mirrored=flipped[0] is not flipped[1])
    return _Frame(number_in(extent, "cx"), number_in(extent, "cy"), turn, angle - degrees)


def _changes(picture: etree._Element, blip: etree._Element, frame: _Frame, stored: Image) -> Iterator[str]:
    """Yield in words what a slide does to a picture beside placing, turning and mirroring it."""
    if frame.leaning:
        yield f"leaning by {frame.leaning:g} degrees"
    if not frame.width or not frame.height:
        yield "of no size"
    else:
        stretched = (frame.width / frame.height) / (stored.width / stored.height)
        rounding = 1 + 1 / min(frame.width, frame.height) + 1 / min(stored.size) if _has_drawing(blip) else 1
        if not 1 / (MOST_STRETCHED * rounding) <= stretched <= MOST_STRETCHED * rounding:
            yield f"stretched {stretched:.2f} times"
    fill = picture.find(f"{P}blipFill")
    edges = [one for one in (fill if fill is not None else ()) if one.tag == f"{A}srcRect"] + list(picture.iter(f"{A}fillRect"))
    if any(int(value) for edge in edges for value in edge.attrib.values()):
        yield "cropped"
    if next(picture.iter(f"{A}tile"), None) is not None:
        yield "tiled"
    effects = [etree.QName(child).localname for child in blip if child.tag != f"{A}extLst"]
    effects += [one.get("uri", "") for one in blip.iterfind(f"{A}extLst/{A}ext") if one.get("uri") not in _HARMLESS]
    yield from (f"changed by {effect}" for effect in effects)
    shape = picture.find(f"{P}spPr/{A}prstGeom")
    if shape is None or shape.get("prst") != "rect":
        yield "cut to another shape"


def _strange_fallback(drawing: bytes | None, shown: Image) -> Iterator[str]:
    """Yield a word where the picture beside a drawing shows something else."""
    if drawing is None:
        return
    from PIL import Image

    try:
        drawn = Image.open(io.BytesIO(draw(drawing, shown.width)))
    except (ValueError, etree.XMLSyntaxError):
        yield "a drawing that cannot be drawn"
        return
    if drawn.tobytes() != shown.tobytes() and not all(is_alike(_on(ground, drawn), _on(ground, shown)) for ground in ("white", "black")):
        yield "beside another picture"


def _on(ground: str, raster: Image) -> Image:
    from PIL import Image

    whole = Image.new("RGBA", raster.size, ground)
    whole.alpha_composite(raster.convert("RGBA"))
    return whole


def _has_drawing(blip: etree._Element) -> bool:
    return next(blip.iter(_DRAWING), None) is not None


def _is_decorative(picture: etree._Element) -> bool:
    return any(flag.get("val", "1") in {"1", "true"} for flag in picture.iter(_DECORATIVE))
