"""How pictures look, and whether two look the same: for drawings, which two programs never draw to equal pixels."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from briefing.drawings import draw

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH = 800
"""Pixels: the longer edge of a look."""
MOST_UNLIKE = 0.00002
"""Of all pixels: two hands that draw the same have none; one digit of a caption in a diagram has more."""
SHADE = 12
"""Of 255: how far a channel may lie outside of the tones that a pixel and its neighbours have; gradients are stepped differently."""
SKEW = 1.01
"""How much wider or narrower than the other a look may be."""
_CLEAR = 5
_WHITE = (255, 255, 255)


@lru_cache(maxsize=16)
def look_of(content: bytes) -> Image:
    """Return the look of an SVG file; its longer edge has WIDTH pixels."""
    from PIL import Image

    drawn = Image.open(io.BytesIO(draw(content, WIDTH)))
    return drawn if drawn.height <= WIDTH else Image.open(io.BytesIO(draw(content, max(1, round(WIDTH * WIDTH / drawn.height)))))


def look_on_page(content: bytes, page: int, box: tuple[float, float, float, float]) -> Image:
    """Return what a page of a PDF (from 1) shows in a box of its user space (left, bottom, right, top); its longer edge has WIDTH pixels."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        shown = document[page - 1]
        left, bottom, right, top = box
        shown.set_mediabox(left, bottom, right, top)
        shown.set_cropbox(left, bottom, right, top)
        picture: Image = shown.render(scale=WIDTH / max(right - left, top - bottom)).to_pil().convert("RGB")
    finally:
        document.close()
    return picture


def page_pictures(content: bytes, dpi: float) -> Iterator[Image]:
    """Yield the pages of a PDF as pictures with hard edges, each pixel of a text in the text's own colour."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        for page in document:
            drawn = page.render(scale=dpi / 72, no_smoothtext=True, no_smoothimage=True, no_smoothpath=True)
            picture: Image = drawn.to_pil().convert("RGB")
            yield picture
    finally:
        document.close()


@dataclass(frozen=True, slots=True)
class Line:
    """A text that is painted in one go, and its box on the page: left, foot, right, top, in points from the left and from below."""

    text: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page of a PDF as it is and without its texts, and those texts; the words of a drawing are part of its look and stay."""

    plain: Image
    without_texts: Image
    lines: tuple[Line, ...]


def drawn_pages(content: bytes, scale: float) -> Iterator[DrawnPage]:
    """Yield the pages of a PDF, drawn at so many pixels a point."""
    import pypdfium2

    def picture(page: Any) -> Image:  # noqa: ANN401  pdfium's page
        drawn: Image = page.render(scale=scale).to_pil().convert("RGB")
        return drawn

    document = pypdfium2.PdfDocument(content)
    try:
        for page in document:
            plain, lines = picture(page), tuple(_taken_out(page))
            yield DrawnPage(plain, picture(page), lines)
    finally:
        document.close()


def _taken_out(page: Any) -> Iterator[Line]:  # noqa: ANN401  pdfium's page
    """Take the texts out of a page, and yield those that say anything."""
    from pypdfium2 import raw

    texts = page.get_textpage()
    for one in list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1)):
        length = raw.FPDFTextObj_GetText(one, texts, None, 0)
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFTextObj_GetText(one, texts, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
        said, box = buffer.raw[: max(length - 2, 0)].decode("utf-16-le", "ignore"), one.get_bounds()
        page.remove_obj(one)
        if said.strip():
            yield Line(said, box)


def is_alike(wanted: Image, found: Image) -> bool:
    """Say whether two looks are the same; the clear parts of `wanted` lie on whatever ground `found` has."""
    if not 1 / SKEW <= (wanted.width / wanted.height) / (found.width / found.height) <= SKEW and abs(wanted.height - found.height) > 1:
        return False
    return unlike_share(wanted, found.resize(wanted.size) if found.size != wanted.size else found) <= MOST_UNLIKE


def unlike_share(wanted: Image, found: Image) -> float:
    """Return how much of a look, from 0 to 1, is unlike another of the same size.

    A pixel may have any tone between those around it, since edges are smoothed differently; what is unlike counts from squares of three pixels on.
    """
    from PIL import Image, ImageChops

    seen = found.convert("RGB")
    ground = Image.new("RGBA", wanted.size, (*_ground(wanted, seen), 255))
    ground.alpha_composite(wanted.convert("RGBA"))
    expected = ground.convert("RGB")
    if ImageChops.difference(expected, seen).getbbox() is None:
        return 0.0
    outside = Image.new("L", wanted.size, 0)
    for one, other in ((expected, seen), (seen, expected)):
        for difference in (ImageChops.subtract(_around(one, ImageChops.darker), other), ImageChops.subtract(other, _around(one, ImageChops.lighter))):
            for channel in difference.split():
                outside = ImageChops.lighter(outside, channel)
    spots = _around(outside.point([255 if value > SHADE else 0 for value in range(256)]), ImageChops.darker)
    return spots.histogram()[255] / (wanted.width * wanted.height)


def _around(picture: Image, choose: Callable[[Image, Image], Image]) -> Image:
    """Return for each pixel the darkest or lightest of itself and its eight neighbours; over an edge stands the opposite one."""
    from PIL import ImageChops

    for x, y in ((1, 0), (0, 1)):
        picture = choose(picture, choose(ImageChops.offset(picture, x, y), ImageChops.offset(picture, -x, -y)))
    return picture


def _ground(wanted: Image, found: Image) -> tuple[int, int, int]:
    """Return the colour on which a picture lies: the one that shows most often where it is clear; white where it is clear nowhere."""
    from PIL import Image

    clear = wanted.convert("RGBA").getchannel("A").point([255 if value < _CLEAR else 0 for value in range(256)])
    if not clear.getbbox():
        return _WHITE
    shown = Image.composite(found.convert("RGBA"), Image.new("RGBA", found.size, (0, 0, 0, 0)), clear)
    counts = [(count, colour) for count, colour in shown.getcolors(shown.width * shown.height) or () if isinstance(colour, tuple) and colour[3]]
    red, green, blue, *_ = max(counts, default=(0, _WHITE))[1]
    return int(red), int(green), int(blue)
