"""What a file that no picture can be made of holds instead, by its first bytes, so that its author knows what to save it as."""

from __future__ import annotations

from briefing.outline.picture_flaws import Flaw

_HEAD = 16
_TAKEN = {b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG"}
_OTHERS = {
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"%PDF": "PDF",
    b"%!PS": "PostScript",
    b"8BPS": "Photoshop",
    b"\0\0\1\0": "ICO",
    b"\1\0\0\0": "EMF",
    b"\xd7\xcd\xc6\x9a": "WMF",
    b"\0\0\0\x0cjP": "JPEG 2000",
}
_INSIDE = {(b"RIFF", 8, b"WEBP"): "WebP", (b"", 4, b"ftypavif"): "AVIF", (b"", 4, b"ftyphei"): "HEIC", (b"", 4, b"ftypmif1"): "HEIC"}


def raster_flaw(content: bytes) -> Flaw:
    """Return why a file that is no readable PNG, JPEG or SVG is none, by what it seems to be."""
    head = content[:_HEAD]
    if not content:
        return Flaw("bad-picture", "is empty", "save it again as PNG, JPEG or SVG")
    taken = _by_beginning(head, _TAKEN)
    if taken:
        return Flaw("damaged-picture", f"is a {taken} that is cut off or damaged", "save or copy it again")
    inside = (name for (begin, place, mark), name in _INSIDE.items() if head.startswith(begin) and head.startswith(mark, place))
    other = _by_beginning(head, _OTHERS) or next(inside, "")
    if other:
        return Flaw("unsupported-picture", f"is {other}: pictures are PNG, JPEG or SVG", "save it as PNG, or as SVG where it is a drawing")
    return Flaw("bad-picture", "is no picture that can be read", "give a PNG, JPEG or SVG file")


def drawing_flaw(root: str) -> Flaw:
    """Return why an XML file whose root has this name (its namespace before it, in braces) is no drawing."""
    name = root.rsplit("}", 1)[-1]
    if name == "svg":
        return Flaw("bad-picture", "does not say that it is an SVG", 'its first element wants `xmlns="http://www.w3.org/2000/svg"`')
    return Flaw("bad-picture", f"is no picture: it begins with `<{name}>`", "give a PNG, JPEG or SVG file")


def _by_beginning(head: bytes, kinds: dict[bytes, str]) -> str:
    return next((name for beginning, name in kinds.items() if head.startswith(beginning)), "")
