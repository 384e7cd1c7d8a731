"""What a picture shows, and how large it may be: the same for both writers and for what the witness expects."""

from __future__ import annotations

import hashlib
import io
import math
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.blocks import Picture
from briefing.diagnostics import Diagnostic, Location, warning
from briefing.drawings import draw

if TYPE_CHECKING:
    from PIL.Image import Image

WANTED_RESOLUTION = 150
"""Pixels an inch as placed; a picture with fewer looks soft, on a screen and on paper."""
COARSEST = 72
"""Pixels an inch; a picture is not blown up beyond them."""
LEAST_EDGE = 0.5
"""Inches; the longer edge of even the smallest picture."""
LEAST_CONTRAST = 2.5
MOST_FAINT_ON_NIGHT, MOST_FAINT_ON_WHITE = 0.08, 0.6
"""As much of a picture may lie under the least contrast with its ground: most are made for white, and have light parts on it."""

_ORIENTATION = 0x0112
_SCAN, _APPLICATION, _EXIF_AND_XMP = 0xDA, 0xFF, 0xE1
_PNG_SIGNATURE = 8
_MARK = 16
_SAMPLE, _INKED, _MIDDLE = 64, 128, 0.18


@dataclass(frozen=True, slots=True)
class Turn:
    """How a stored picture is seen: mirrored from left to right first, then turned clockwise by a multiple of 90 degrees."""

    degrees: int = 0
    mirrored: bool = False


UPRIGHT = Turn()
TURNS = {2: Turn(0, mirrored=True), 3: Turn(180), 4: Turn(180, mirrored=True), 5: Turn(270, mirrored=True)} | {
    6: Turn(90),
    7: Turn(90, mirrored=True),
    8: Turn(270),
}
"""EXIF's orientations."""


@contextmanager
def opened(content: bytes) -> Iterator[Image]:
    """Yield a PNG or JPEG, not yet decoded; raises one of Pillow's errors for anything else. A truncated picture fails when it is loaded."""
    from PIL import Image, ImageFile

    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint sets it, for everybody
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as raster:
            yield raster


def turn_in(raster: Image) -> Turn:
    """Return how a raster says of itself that it is seen."""
    return TURNS.get(raster.getexif().get(_ORIENTATION, 1), UPRIGHT)


@lru_cache(maxsize=256)
def turn_of(picture: Picture) -> Turn:
    """Return how a picture says of itself that it is seen; a drawing is upright."""
    if picture.type == "svg":
        return UPRIGHT
    with opened(picture.content) as raster:
        return turn_in(raster)


def upright(picture: Picture) -> bytes:
    """Return the bytes of a picture without a word on how it is turned, its pixels untouched: viewers disagree on whether to heed it."""
    if turn_of(picture) == UPRIGHT:
        return picture.content
    return _without_jpeg_notes(picture.content) if picture.type == "jpeg" else _without_png_notes(picture.content)


def eight_bits(raster: Image) -> Image:
    """Return a raster as red, green, blue and alpha of eight bits each, without any colour management."""
    if raster.mode.startswith("I") or raster.mode == "F":
        return raster.convert("I").point(lambda value: value * (1 / 256)).convert("L").convert("RGBA")
    return (raster.convert("RGB") if raster.mode == "CMYK" else raster).convert("RGBA")


def turned(raster: Image, turn: Turn) -> Image:
    """Return a raster as it is seen."""
    from PIL.Image import Transpose

    if turn.mirrored:
        raster = raster.transpose(Transpose.FLIP_LEFT_RIGHT)
    clockwise = {90: Transpose.ROTATE_270, 180: Transpose.ROTATE_180, 270: Transpose.ROTATE_90}
    return raster.transpose(clockwise[turn.degrees]) if turn.degrees else raster


def mark_of(raster: Image) -> str:
    """Return the fingerprint of what a raster shows: its size and every pixel."""
    digest = hashlib.sha256(b"%dx%d " % raster.size)
    digest.update(eight_bits(raster).tobytes())
    return digest.hexdigest()[:_MARK]


def mark_of_drawing(content: bytes) -> str:
    """Return the fingerprint of a drawing: of its bytes."""
    return hashlib.sha256(content).hexdigest()[:_MARK]


@lru_cache(maxsize=256)
def picture_mark(picture: Picture) -> str:
    """Return what both files say of a picture's content: a fingerprint of its pixels as they are seen, of a drawing its bytes."""
    if picture.type == "svg":
        return mark_of_drawing(picture.content)
    with opened(picture.content) as raster:
        return mark_of(turned(eight_bits(raster), turn_in(raster)))


def fitted(picture: Picture, width: float, height: float) -> tuple[float, float]:
    """Return how wide and high a picture stands in a room, all in inches: of its own proportions, as large as its pixels bear."""
    scale = min(width / picture.width, height / picture.height)
    if picture.type != "svg":
        scale = min(scale, max(1 / COARSEST, LEAST_EDGE / max(picture.width, picture.height)))
    return picture.width * scale, picture.height * scale


def is_soft(picture: Picture, width: float) -> bool:
    """Say whether a picture has too few pixels for a width in inches."""
    return picture.type != "svg" and picture.width / width < WANTED_RESOLUTION


def soft_picture(picture: Picture, width: float, where: str, place: Location) -> Diagnostic:
    """Return the warning that a picture has too few pixels where it stands so many inches wide."""
    wanted = math.ceil(width * WANTED_RESOLUTION), math.ceil(width * WANTED_RESOLUTION * picture.height / picture.width)
    message = f"`{picture.path}` has {picture.width / width:.0f} pixels an inch {where} and will look soft"
    return warning("low-resolution", message, place, hint=f"give it {wanted[0]} by {wanted[1]} pixels")


def is_lost_on(picture: Picture, ground: str) -> bool:
    """Say whether too much of a picture can hardly be seen on a ground of one colour (`#RRGGBB`)."""
    from PIL import Image

    light = _luminance(*bytes.fromhex(ground.removeprefix("#")))
    with opened(draw(picture.content, _SAMPLE) if picture.type == "svg" else picture.content) as raster:
        sample = eight_bits(raster)
    sample.thumbnail((_SAMPLE, _SAMPLE), Image.Resampling.BOX)
    inked = [(red, green, blue) for red, green, blue, alpha in _pixels(sample) if alpha > _INKED]
    faint = sum(1 for pixel in inked if _contrast(_luminance(*pixel), light) < LEAST_CONTRAST)
    return faint > len(inked) * (MOST_FAINT_ON_WHITE if light > _MIDDLE else MOST_FAINT_ON_NIGHT)


def _pixels(raster: Image) -> Iterator[tuple[int, int, int, int]]:
    data = raster.tobytes()
    return zip(data[0::4], data[1::4], data[2::4], data[3::4], strict=True)


def _luminance(red: int, green: int, blue: int) -> float:
    """Return the relative luminance of a colour (WCAG 2)."""
    linear = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in (red / 255, green / 255, blue / 255))  # noqa: PLR2004  sRGB's own
    return sum(share * value for share, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _without_jpeg_notes(content: bytes) -> bytes:
    """Return a JPEG without its EXIF and XMP segments."""
    kept, place = [content[:2]], 2
    while content[place + 1] != _SCAN:
        if content[place + 1] == _APPLICATION:  # a fill byte
            place += 1
            continue
        end = place + 2 + struct.unpack_from(">H", content, place + 2)[0]
        if content[place + 1] != _EXIF_AND_XMP:
            kept.append(content[place:end])
        place = end
    return b"".join((*kept, content[place:]))


def _without_png_notes(content: bytes) -> bytes:
    """Return a PNG without its EXIF and its texts, in which XMP stands."""
    kept, place = [content[:_PNG_SIGNATURE]], _PNG_SIGNATURE
    while place < len(content):
        end = place + 12 + struct.unpack_from(">I", content, place)[0]
        if content[place + 4 : place + 8] not in {b"eXIf", b"iTXt", b"tEXt", b"zTXt"}:
            kept.append(content[place:end])
        place = end
    return b"".join(kept)
