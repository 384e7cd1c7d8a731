"""Picture files: which kind they are, and the size at which they are seen."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

from briefing.blocks import Picture, PictureType
from briefing.drawings import SVG, draw, read_drawing
from briefing.outline.picture_flaws import LARGEST_DRAWING, LONGEST_EDGE, MOST_PIXELS, TOO_LARGE, UNREADABLE, WITHOUT_SIZE, Flaw, flaw_in
from briefing.outline.picture_kinds import drawing_flaw, raster_flaw
from briefing.pictures import opened, turn_in

if TYPE_CHECKING:
    from lxml import etree

_TYPES: dict[str, PictureType] = {"PNG": "png", "JPEG": "jpeg", "MPO": "jpeg"}
"""Of the formats that the library reads; MPO is a JPEG with further pictures behind it, as telephones write them."""
_LENGTH = re.compile(r"\s*\+?(\d+\.?\d*|\.\d+)\s*(px|pt|pc|in|cm|mm)?\s*")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
"""CSS pixels of a unit (CSS Values 4, section 6.2)."""


def read_picture(path: str, content: bytes) -> Picture | Flaw:
    """Return a PNG, JPEG or SVG picture, or why it is none."""
    if content.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"<"):
        return _read_svg(path, content)
    return _read_raster(path, content)


def _read_raster(path: str, content: bytes) -> Picture | Flaw:
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"), opened(content) as picture:
            width, height = picture.size
            if width * height > MOST_PIXELS:
                return TOO_LARGE
            picture.load()
            degrees = turn_in(picture).degrees
    except Image.DecompressionBombError:
        return TOO_LARGE
    except Exception:  # noqa: BLE001  whatever a decoder trips over
        return raster_flaw(content)
    seen = (height, width) if degrees in {90, 270} else (width, height)
    return Picture(path=path, type=_TYPES[picture.format or ""], content=content, width=seen[0], height=seen[1])


def _read_svg(path: str, content: bytes) -> Picture | Flaw:
    from lxml import etree

    if len(content) > LARGEST_DRAWING:
        return Flaw("too-large", f"has {len(content):,} bytes; for an SVG {LARGEST_DRAWING:,} are the most", "save it as PNG")
    try:
        root = read_drawing(content)
    except etree.XMLSyntaxError as failure:
        return Flaw("bad-picture", f"is no readable XML: {failure.msg}", "save the drawing again as SVG, or as PNG")
    if root.tag != f"{SVG}svg":
        return drawing_flaw(str(root.tag))
    size = _svg_size(root)
    flaw = WITHOUT_SIZE if size is None else _size_flaw(size) or flaw_in(root)
    if size is None or flaw is not None:
        return flaw or WITHOUT_SIZE
    try:
        draw(content, 64)
    except ValueError:
        return UNREADABLE
    return Picture(path=path, type="svg", content=content, width=size[0], height=size[1])


def _size_flaw(size: tuple[float, float]) -> Flaw | None:
    if max(size) <= LONGEST_EDGE and max(size) / min(size) <= LONGEST_EDGE:
        return None
    return Flaw("too-large", f"is {size[0]:,.0f} by {size[1]:,.0f} pixels large", "give it a size of its `viewBox`, or a smaller one")


def _svg_size(root: etree._Element) -> tuple[float, float] | None:
    """Return width and height, of the view box where the picture does not say them; None when it says neither."""
    own = _pixels(root.get("width", "")), _pixels(root.get("height", ""))
    view = [_number(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip())]
    box = (view[2], view[3]) if len(view) == 4 else (0.0, 0.0)  # noqa: PLR2004  x, y, width, height
    if own[0] and own[1]:
        return own[0], own[1]
    if not (box[0] > 0 and box[1] > 0):
        return None
    if own[0] or own[1]:
        return (own[0], own[0] * box[1] / box[0]) if own[0] else (own[1] * box[0] / box[1], own[1])
    return box


def _pixels(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _PIXELS[found[2] or ""] if found else 0.0


def _number(text: str) -> float:
    return float(text) if re.fullmatch(r"[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?", text, re.IGNORECASE) else 0.0
