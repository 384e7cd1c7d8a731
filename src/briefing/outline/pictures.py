"""Picture files: which kind they are, and the size at which they are seen."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from briefing.document import Picture, PictureType

if TYPE_CHECKING:
    from lxml import etree

_TYPES: dict[str, PictureType] = {"PNG": "png", "JPEG": "jpeg"}
_TURNED = frozenset({5, 6, 7, 8})
"""EXIF orientations that exchange width and height."""
_ORIENTATION = 0x0112
_SVG = "{http://www.w3.org/2000/svg}svg"
_LENGTH = re.compile(r"\s*(\d+\.?\d*|\.\d+)\s*(px|pt|pc|in|cm|mm)?\s*")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
"""CSS pixels of a unit (CSS Values 4, section 6.2)."""


def read_picture(path: str, content: bytes) -> Picture | None:
    """Return a PNG, JPEG or SVG picture; None for anything else, and for a damaged one."""
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _read_svg(path, content)
    return _read_raster(path, content)


def _read_raster(path: str, content: bytes) -> Picture | None:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content), formats=tuple(_TYPES)) as picture:
            picture.load()
            width, height = picture.size
            turned = picture.getexif().get(_ORIENTATION) in _TURNED
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    seen = (height, width) if turned else (width, height)
    return Picture(path=path, type=_TYPES[picture.format or ""], content=content, width=seen[0], height=seen[1])


def _read_svg(path: str, content: bytes) -> Picture | None:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return None
    size = _svg_size(root) if root.tag == _SVG else None
    return Picture(path=path, type="svg", content=content, width=size[0], height=size[1]) if size is not None else None


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
    return float(text) if re.fullmatch(r"-?(\d+\.?\d*|\.\d+)", text) else 0.0
