"""Pictures of the document: how large they stand, what of their files is embedded, and where the writer finds it."""

from __future__ import annotations

import base64
import io
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from briefing.blocks import Image, Picture
from briefing.diagnostics import Diagnostic, Location, warning
from briefing.document import Document
from briefing.drawings import draw
from briefing.looks import is_alike, look_of, look_on_page
from briefing.pdf.covers import COVERS
from briefing.pdf.model import ImageView, LogoView
from briefing.pdf.model_parts import View
from briefing.pdf.phrases import Phrases
from briefing.pictures import eight_bits, fitted, is_lost_on, is_soft, mark_of_drawing, opened, soft_picture, turn_of, upright
from briefing.roles import DOCUMENT_KEY, Role, format_name
from briefing.themes.model import Theme

SCHEME = "picture"
_INCH = 25.4
_TALLEST = 95.0  # millimetres in the text column; a taller picture leaves no room for what is said of it
_COVER_LOGO = (39.0, 11.0)
_PAGE_LOGO = (26.0, 7.0)
_ACROSS = 1.59  # times as wide as high; such a picture may stand over rail and text
_HAIR = 0.01
_DRAWN_RESOLUTION = 300  # pixels an inch of a drawing that is embedded as pixels
_SHARP = 1600  # pixels across, at the least: a small one, such as a logo, stays sharp when it is looked at closely
_PLAIN_MODES = frozenset({"L", "RGB", "RGBA"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """How a picture stands on the page: the box in which it is seen, and its size before it is turned about its middle, in millimetres."""

    width: float
    height: float
    stored_width: float
    stored_height: float
    is_wide: bool
    degrees: int
    is_mirrored: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrangedLogo:
    """How the logo stands on the cover and at the head of pages; it lies on a plate where the ground would swallow it."""

    cover: Arranged
    page: Arranged
    is_plated_on_cover: bool
    is_plated_on_pages: bool


@dataclass(frozen=True, slots=True)
class PictureFiles:
    """The files that are embedded, by their addresses, each with its media type; and what there is to say of them."""

    files: Mapping[str, tuple[str, bytes]]
    findings: tuple[Diagnostic, ...] = field(default=())


def view_image(block: Image, phrases: Phrases) -> ImageView:
    """Return a picture as it is printed."""
    return ImageView(
        key=block.key,
        name=format_name(Role.PICTURE, block.key),
        picture=block.picture,
        alt=block.alt.full,
        place=block.location,
        caption=phrases.given(Role.CAPTION, block.key, block.caption),
        credit=phrases.given(Role.CREDIT, block.key, block.credit),
    )


def view_logo(document: Document) -> LogoView | None:
    """Return the logo; its words are the organisation."""
    if document.logo is None:
        return None
    name = format_name(Role.LOGO, DOCUMENT_KEY)
    return LogoView(name=name, picture=document.logo, alt=document.organisation, place=document.location)


def address(picture: Picture) -> str:
    """Return the address under which the writer finds a picture's file; it depends on the file alone."""
    return f"{SCHEME}:{mark_of_drawing(picture.content)}"


def arrange(picture: Picture, page: Mapping[str, float]) -> Arranged:
    """Return how a picture stands on a page of these lengths: over rail and text where it is across and has the pixels, else over the text."""
    text, whole = page["text"], page["rail"] + page["gutter"] + page["text"]
    width, height = _fitted(picture, whole, whole / _ACROSS)
    if width < whole - _HAIR or is_soft(picture, width / _INCH):
        width, height = _fitted(picture, text, _TALLEST)
    return _arranged(picture, width, height, is_wide=width > text)


def arrange_logo(picture: Picture, theme: Theme) -> ArrangedLogo:
    """Return how a logo stands on the cover and at the head of pages."""
    cover, page = (_arranged(picture, *_fitted(picture, width, height)) for width, height in (_COVER_LOGO, _PAGE_LOGO))
    plates = {ground: is_lost_on(picture, theme.colors[ground]) for ground in ("night", "white")}
    return ArrangedLogo(
        cover=cover,
        page=page,
        is_plated_on_cover=plates[COVERS[theme.document_cover].ground],
        is_plated_on_pages=plates["white"],
    )


def picture_files(view: View, page: Mapping[str, float]) -> PictureFiles:
    """Return the files that a view needs, and warnings: pictures that will look soft, and drawings that can be embedded as pixels alone."""
    files: dict[str, tuple[str, bytes]] = {}
    findings: list[Diagnostic] = []
    for picture, width, place in placed_pictures(view, page):
        if is_soft(picture, width):
            findings.append(soft_picture(picture, width, "in the document", place))
        where = address(picture)
        if where not in files and picture.type == "svg" and not is_drawn_well(picture.content):
            message = f"`{picture.path}` holds something that the PDF writer draws otherwise: it stands there as pixels, not as lines"
            findings.append(warning("drawing-as-pixels", message, place, hint="a plainer SVG stays sharp: no filters, masks or texts with effects"))
        files.setdefault(where, _embedded(picture, width))
    return PictureFiles(files, tuple(findings))


@lru_cache(maxsize=32)
def is_drawn_well(content: bytes) -> bool:
    """Say whether WeasyPrint draws an SVG file as it is meant: it lacks filters, some gradients and much that can be done to texts."""
    from weasyprint import HTML

    look = look_of(content)
    source = base64.b64encode(content).decode()
    size = f"width: {look.width}px; height: {look.height}px"
    style = f"@page {{ size: {look.width}px {look.height}px; margin: 0 }} body {{ margin: 0 }} img {{ display: block; {size} }}"
    logger = logging.getLogger("weasyprint")
    was_disabled, logger.disabled = logger.disabled, True
    try:
        drawn = HTML(string=f'<style>{style}</style><img src="data:image/svg+xml;base64,{source}">').write_pdf()
    finally:
        logger.disabled = was_disabled
    pixel = 72 / 96
    return is_alike(look, look_on_page(drawn, 1, (0, 0, look.width * pixel, look.height * pixel)))


def placed_pictures(view: View, page: Mapping[str, float]) -> Iterator[tuple[Picture, float, Location]]:
    """Yield every picture with the width in inches at which it stands and its place in the outline, in order."""
    if view.logo is not None:
        yield view.logo.picture, _COVER_LOGO[0] / _INCH, view.logo.place
    for block in (block for chapter in view.chapters for topic in chapter.topics for block in topic.blocks if isinstance(block, ImageView)):
        yield block.picture, arrange(block.picture, page).width / _INCH, block.place


def _embedded(picture: Picture, width: float) -> tuple[str, bytes]:
    """Return what is embedded of a picture: its own bytes where WeasyPrint keeps what they show; `width` in inches."""
    if picture.type == "svg":
        if is_drawn_well(picture.content):
            return "image/svg+xml", picture.content
        return "image/png", draw(picture.content, max(_SHARP, round(width * _DRAWN_RESOLUTION)))
    if picture.type == "jpeg":
        return "image/jpeg", upright(picture)
    with opened(picture.content) as raster:
        is_simple = raster.mode in _PLAIN_MODES and "transparency" not in raster.info and not getattr(raster, "is_animated", False)
    return "image/png", upright(picture) if is_simple else _plain_png(picture.content)


def _plain_png(content: bytes) -> bytes:
    """Return the first picture of a PNG with eight bits a channel, and with alpha only where something shows through."""
    with opened(content) as raster:
        plain = eight_bits(raster)
    packed = io.BytesIO()
    (plain.convert("RGB") if plain.getchannel("A").getextrema() == (255, 255) else plain).save(packed, "PNG")
    return packed.getvalue()


def _arranged(picture: Picture, width: float, height: float, *, is_wide: bool = False) -> Arranged:
    turn = turn_of(picture)
    stored = (height, width) if turn.degrees in {90, 270} else (width, height)
    return Arranged(
        width=width,
        height=height,
        stored_width=stored[0],
        stored_height=stored[1],
        is_wide=is_wide,
        degrees=turn.degrees,
        is_mirrored=turn.mirrored,
    )


def _fitted(picture: Picture, width: float, height: float) -> tuple[float, float]:
    inches = fitted(picture, width / _INCH, height / _INCH)
    return inches[0] * _INCH, inches[1] * _INCH
