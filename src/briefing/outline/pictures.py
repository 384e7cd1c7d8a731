"""Picture files: which kind they are, and the size at which they are seen."""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING

from briefing.document import Picture, PictureType

if TYPE_CHECKING:
    from lxml import etree

MOST_PIXELS = 50_000_000
"""A larger one takes more memory to unpack than a briefing is worth."""
LARGEST_SVG = 10_000_000
"""Bytes."""
WIDEST = 100_000
"""Pixels of an SVG, in either direction."""
_NO_PICTURE = "is no picture that can be read"
_TYPES: dict[str, PictureType] = {"PNG": "png", "JPEG": "jpeg", "MPO": "jpeg"}
"""Of the formats that the library reads; MPO is a JPEG with further pictures behind it, as telephones write them."""
_TURNED = frozenset({5, 6, 7, 8})
"""EXIF orientations that exchange width and height."""
_ORIENTATION = 0x0112
_SVG = "{http://www.w3.org/2000/svg}svg"
_LENGTH = re.compile(r"\s*\+?(\d+\.?\d*|\.\d+)\s*(px|pt|pc|in|cm|mm)?\s*")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
"""CSS pixels of a unit (CSS Values 4, section 6.2)."""


class PictureError(Exception):
    """A file is no picture that can be shown: what it is instead (`is no picture …`), under which code, and what to do."""

    def __init__(self, message: str, code: str = "bad-picture", hint: str = "give a PNG, JPEG or SVG file") -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


def read_picture(path: str, content: bytes) -> Picture:
    """Return a PNG, JPEG or SVG picture; raises PictureError for anything else, and for a damaged or an absurdly large one."""
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _read_svg(path, content)
    return _read_raster(path, content)


def _read_raster(path: str, content: bytes) -> Picture:
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
            pixels = picture.size[0] * picture.size[1]
            kind = _TYPES.get(picture.format or "")
            if pixels <= MOST_PIXELS:
                picture.load()
                turned = picture.getexif().get(_ORIENTATION) in _TURNED
    except Image.DecompressionBombError as failure:
        raise _too_large("too many pixels to count") from failure
    except Exception as failure:  # whatever a decoder trips over
        raise PictureError(_NO_PICTURE) from failure
    if pixels > MOST_PIXELS:
        raise _too_large(f"{picture.size[0]:,} by {picture.size[1]:,} pixels")
    if kind is None or not pixels:
        raise PictureError(_NO_PICTURE)
    width, height = reversed(picture.size) if turned else picture.size
    return Picture(path=path, type=kind, content=content, width=width, height=height)


def _too_large(size: str) -> PictureError:
    return PictureError(f"has {size}; {MOST_PIXELS:,} in all are the most", "too-large", "save it smaller: a slide shows about 1,920 by 1,080 pixels")


def _read_svg(path: str, content: bytes) -> Picture:
    from lxml import etree

    if len(content) > LARGEST_SVG:
        raise PictureError(f"has {len(content):,} bytes; for an SVG {LARGEST_SVG:,} are the most", "too-large", "save it as PNG")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as failure:
        raise PictureError(_NO_PICTURE) from failure
    if root.tag != _SVG:
        raise PictureError("begins as an SVG does, and is none", hint='its first tag is `<svg xmlns="http://www.w3.org/2000/svg">`')
    size = _svg_size(root)
    if size is None:
        raise PictureError("is an SVG that does not say its size", hint="give it `width` and `height`, or a `viewBox`")
    if max(size) > WIDEST:
        raise PictureError(f"is more than {WIDEST:,} pixels wide or high", "too-large", "give it a smaller `width` and `height`")
    return Picture(path=path, type="svg", content=content, width=size[0], height=size[1])


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
