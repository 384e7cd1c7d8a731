"""Pictures with more pixels than either file can show: reduced as they are read, so that both files and the witness know one picture."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefing.blocks import Picture
from briefing.pictures import opened, turn_in

if TYPE_CHECKING:
    from PIL.Image import Image

RESOLUTION = 220
"""Pixels an inch: more are seen on no screen and no sheet."""

LARGEST = (12.0, 4.3)
"""Inches: no picture stands larger on a slide of the house's grid, or on a page."""

_WORTH = 1.1
"""A picture is reduced to this share of its size at the most: a little less saves nothing."""

_PLAIN = frozenset({"L", "RGB", "RGBA"})
_QUALITY = 90
_ORIENTATION = 0x0112


def downsampled(picture: Picture) -> Picture:
    """Return a picture with the pixels that its largest place in either file can show; as it is where that saves nothing, or would change colours."""
    if picture.type == "svg":
        return picture
    most = max(picture.width / (LARGEST[0] * RESOLUTION), picture.height / (LARGEST[1] * RESOLUTION))
    if most <= _WORTH:
        return picture
    with opened(picture.content) as raster:
        if raster.mode not in _PLAIN or "transparency" in raster.info or getattr(raster, "is_animated", False):
            return picture
        content = _reduced(raster, most)
    seen = round(picture.width / most), round(picture.height / most)
    return replace(picture, content=content, width=max(1, seen[0]), height=max(1, seen[1])) if len(content) < len(picture.content) else picture


def _reduced(raster: Image, most: float) -> bytes:
    """Return a raster so many times smaller, in its own format, turned as before; what else it says of itself is left out but its colours."""
    from PIL.Image import Exif, Resampling

    turn, kind = raster.getexif().get(_ORIENTATION, 1), "PNG" if raster.format == "PNG" else "JPEG"
    size = max(1, round(raster.width / most)), max(1, round(raster.height / most))
    options: dict[str, Any] = {"quality": _QUALITY} if kind == "JPEG" else {"optimize": True}
    if profile := raster.info.get("icc_profile"):
        options["icc_profile"] = profile
    if turn_in(raster).degrees or turn_in(raster).mirrored:
        exif = Exif()
        exif[_ORIENTATION] = turn
        options["exif"] = exif
    packed = io.BytesIO()
    raster.resize(size, Resampling.LANCZOS).save(packed, kind, **options)
    return packed.getvalue()
