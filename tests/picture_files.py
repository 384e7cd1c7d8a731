"""Pictures that tests make: rasters of every mode, and drawings."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

SVG_HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200" height="100" viewBox="0 0 200 100">'


def scene(width: int = 60, height: int = 40) -> Image.Image:
    """Return a picture in which no turned or mirrored copy looks like itself: dark at the left, red at the top."""
    picture = Image.new("RGB", (width, height))
    for x in range(width):
        for y in range(height):
            picture.putpixel((x, y), (255 - 200 * y // height, 255 * x // width, 40))
    return picture


def packed(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """Return a picture as a file."""
    target = io.BytesIO()
    picture.save(target, kind, **options)
    return target.getvalue()


def oriented(picture: Image.Image, orientation: int, kind: str = "JPEG") -> bytes:
    """Return a picture as a file that says of itself how it is to be turned."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    return packed(picture, kind, exif=exif)


def drawing(body: str = '<rect x="10" y="10" width="80" height="60" fill="#1F5C8C"/>') -> bytes:
    """Return an SVG file of 200 by 100 pixels."""
    return f"{SVG_HEAD}{body}</svg>".encode()


def promised(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that says it is as large as this."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 10)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
