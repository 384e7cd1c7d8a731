"""What the pictures of a PDF show: the pixels of its images as they lie on the page, and the look of what is drawn in lines."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from briefing.looks import look_on_page
from briefing.pictures import Turn, eight_bits, mark_of, opened, turned
from briefing.roles import DOCUMENT_KEY, Group, Name, Role
from briefing.verify.pdf_parts import PdfParts, kids
from briefing.verify.transcript import Entry, Furniture, Look, Place, Span, part_of

if TYPE_CHECKING:
    from PIL.Image import Image

DRAWN = "drawn in lines"
"""What stands for the mark of a picture that is no image; its look says what it shows."""
MOST_STRETCHED = 1.005
_INVERTED = [1, 0, 1, 0, 1, 0, 1, 0]
_PNG_COLOURS = {1: 0, 3: 2}  # components to PNG's colour types
_BYTE = 8
_PNG_PREDICTORS = 10
_BOX = 4
_FLAT = 0.01
_EMOJI = "emoji"
"""What the names of fonts hold whose glyphs are pictures."""

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Sequence:
    """A marked sequence of a page that paints a picture: its content id (None: an artifact), its properties, its images."""

    content: int | None
    properties: Mapping[str, Any]
    images: tuple[str, ...]


class PagePictures:
    """The pictures of a PDF, page by page; each page is looked through once, and only if something on it is a picture."""

    def __init__(self, parts: PdfParts, content: bytes) -> None:
        self._parts = parts
        self._content = content
        self._pages: dict[int, tuple[Sequence, ...]] = {}
        self._told: set[tuple[int, int]] = set()

    def figure(self, element: Mapping[str, Any], name: Name, page: int) -> Iterator[Entry]:
        """Yield what the structure element of a picture says: the mark of what is painted for it, then its alternative text."""
        contents = list(_contents(element, self._parts, page))
        self._told |= set(contents)
        on = contents[0][0] if contents else 0
        place, part = Place("page", on), part_of(name.key)
        for where, number in contents:  # what a drawing says in words is part of its look
            self._parts.painted(where, number)
        images = [image for where, number in contents for one in self._sequences(where) if one.content == number for image in one.images]
        box = _layout_box(element, self._parts)
        yield Entry(
            role=name.role,
            key=name.key,
            part=part,
            spans=(Span(" and ".join(images) if images else DRAWN if on else "nothing"),),
            place=place,
            look=self._look(on, box) if on else None,
        )
        words = self._parts.text(element.get("Alt"))
        if words:
            yield Entry(role=Role.ALTERNATIVE, key=name.key, part=part, spans=(Span(words),), place=place)

    def contents(self, element: Mapping[str, Any], page: int) -> tuple[tuple[int, int], ...]:
        """Return what is painted for a structure element: pages and marked content ids."""
        return tuple(_contents(element, self._parts, page))

    def unstructured(self) -> Iterator[Entry | Furniture]:
        """Yield the pictures outside of the structure tree: decorative ones, the logo of each page, and what nobody named."""
        for page in range(1, len(self._parts.pages) + 1):
            for one in self._sequences(page):
                yield from self._strange(one, page) if one.content is not None else self._artifact(one, page)

    def _artifact(self, one: Sequence, page: int) -> Iterator[Entry | Furniture]:
        place, text = Place("page", page), " and ".join(one.images) or DRAWN
        box = _numbers(one.properties.get("BBox"), self._parts)
        kind = self._parts.text(one.properties.get("Type"))
        if box is not None and not self._is_on(page, box):
            return
        if box is None:
            yield from (Entry(role=Role.UNNAMED, spans=(Span(f"a picture ({image})"),), place=place) for image in one.images)
        elif kind == "Pagination":
            yield Furniture(role=Role.LOGO, key=DOCUMENT_KEY, text=text, place=place, look=self._look(page, box))
        else:
            yield Entry(role=Role.PICTURE, spans=(Span(text),), group=Group.DECORATION, place=place, look=self._look(page, box))

    def _is_on(self, page: int, box: tuple[float, float, float, float]) -> bool:
        """Say whether anything of a box is on its page."""
        left, bottom, right, top = self._parts.pages[page - 1].mediabox
        return box[0] < right and box[2] > left and box[1] < top and box[3] > bottom

    def _strange(self, one: Sequence, page: int) -> Iterator[Entry]:
        """Yield the images that stand in the structure tree, but under nothing that is a picture."""
        if (page, one.content) not in self._told:
            yield from (Entry(role=Role.UNNAMED, spans=(Span(f"a picture ({image})"),), place=Place("page", page)) for image in one.images)

    def _look(self, page: int, box: tuple[float, float, float, float] | None) -> Look | None:
        return partial(look_on_page, self._content, page, box) if box is not None else None

    def _sequences(self, page: int) -> tuple[Sequence, ...]:
        if page not in self._pages:
            self._pages[page] = tuple(_sequences(self._parts.pages[page - 1], self._parts)) if page else ()
        return self._pages[page]


def _sequences(page: Any, parts: PdfParts) -> Iterator[Sequence]:  # noqa: ANN401  playa's page
    """Yield the marked sequences of a page that hold images, and the artifacts that say in which box they are seen.

    The pictures of a line's emoji are as many as its glyphs of such a font, spaces apart; they are no images of their own.
    """
    streams = b"\n".join(stream.buffer for stream in page.streams)
    if b"Do" not in streams and b"/BBox" not in streams and not any(_EMOJI in str(name).lower() for name in _fonts(page, parts)):
        return
    marked: dict[int, _Marked] = {}
    for one in page.flatten():
        found = marked.setdefault(id(one.mcs), _Marked(one.mcs))
        if one.object_type == "image":
            found.images.append(_shown(one, parts))
        elif one.object_type == "text" and _EMOJI in one.fontname.lower():
            found.emoji += sum(1 for glyph in one if (glyph.text or "").strip())
    for found in marked.values():
        if found.has_box or len(found.images) != found.emoji:
            properties = found.sequence.props if found.sequence is not None else {}
            yield Sequence(properties.get("MCID"), properties, tuple(found.strange()))


@dataclass(slots=True)
class _Marked:
    """What a marked sequence of playa's paints: images, and glyphs that need a picture."""

    sequence: Any
    images: list[str] = field(default_factory=list)
    emoji: int = 0

    @property
    def has_box(self) -> bool:
        return self.sequence is not None and self.sequence.tag == "Artifact" and "BBox" in self.sequence.props

    def strange(self) -> Iterator[str]:
        """Yield the images that are no emoji's, and what emoji lack."""
        if len(self.images) != self.emoji:
            yield from self.images
            yield from (f"{self.emoji - len(self.images)} emoji without a picture",) if self.emoji > len(self.images) else ()


def _fonts(page: Any, parts: PdfParts) -> Iterator[object]:  # noqa: ANN401  playa's page
    """Yield the names of the fonts that a page may use."""
    for font in (parts.resolve(page.resources.get("Font")) or {}).values():
        yield (parts.resolve(font) or {}).get("BaseFont", "")


def _shown(image: Any, parts: PdfParts) -> str:  # noqa: ANN401  playa's image
    """Return the mark of an image as it lies on the page, and in words what else was done to it."""
    raster = _pixels(image.stream, parts)
    if raster is None:
        return "an image that cannot be read"
    turn, stretched = _lie(image.ctm, raster.size)
    if turn is None:
        return f"{mark_of(raster)}, leaning"
    changes = [f"stretched {stretched:.2f} times"] if not 1 / MOST_STRETCHED <= stretched <= MOST_STRETCHED else []
    changes += ["see-through"] if image.gstate.nalpha < 1 else []
    return ", ".join((mark_of(turned(raster, turn)), *changes))


def _pixels(stream: Any, parts: PdfParts) -> Image | None:  # noqa: ANN401  playa's stream
    """Return an image with its soft mask as alpha; None for a kind that no writer of ours makes."""
    colours = _plane(stream, parts)
    mask = parts.resolve(stream.get("SMask"))
    if colours is None or stream.get("Mask") is not None:
        return None
    if mask is not None:
        alpha = _plane(mask, parts)
        if alpha is None or alpha.size != colours.size:
            return None
        colours.putalpha(alpha.convert("L"))
    return colours


def _plane(stream: Any, parts: PdfParts) -> Image | None:  # noqa: ANN401  playa's stream
    filters = [parts.text(name) for name, _ in stream.get_filters()]
    decode = parts.resolve(stream.get("Decode"))
    try:
        match filters:
            case ["DCTDecode"]:
                with opened(stream.rawdata) as raster:
                    is_inverted = raster.mode == "CMYK" and "APP14" in getattr(raster, "app", {})
                    return eight_bits(raster) if decode == (_INVERTED if is_inverted else None) else None
            case ["FlateDecode"] if decode is None and stream.bits == _BYTE:
                with opened(_as_png(stream, parts)) as raster:
                    return eight_bits(raster)
            case _:
                return None
    except (OSError, SyntaxError, ValueError, KeyError):
        return None


def _as_png(stream: Any, parts: PdfParts) -> bytes:  # noqa: ANN401  playa's stream
    """Return a stream of PNG rows in a PNG file; a ValueError for rows of another make."""
    ((_, parameters),) = stream.get_filters()
    components = int(parts.resolve(parameters.get("Colors", 1)))
    space = {"DeviceGray": 1, "DeviceRGB": 3}.get(parts.text(stream.get("ColorSpace")))
    if int(parts.resolve(parameters.get("Predictor", 1))) < _PNG_PREDICTORS or components != space:
        raise ValueError
    header = struct.pack(">IIBBBBB", stream.width, stream.height, _BYTE, _PNG_COLOURS[components], 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", stream.rawdata), (b"IEND", b"")
    packed = (struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def _lie(matrix: Matrix, size: tuple[int, int]) -> tuple[Turn | None, float]:
    """Return how an image lies on the page (None: askew), and how many times wider it is than its pixels."""
    a, b, c, d, _, _ = matrix
    along, down = (a, b), (-c, -d)  # where the rows of the image run, and its columns
    long, high = (max(abs(one), abs(other)) for one, other in (along, down))
    if not long or not high or any(min(abs(one), abs(other)) > _FLAT for one, other in (along, down)):
        return None, 1.0
    signs = tuple((one > _FLAT) - (one < -_FLAT) for one in (*along, *down))
    known: dict[tuple[int, ...], Turn] = {
        (1, 0, 0, 1): Turn(0),
        (-1, 0, 0, 1): Turn(0, mirrored=True),
        (-1, 0, 0, -1): Turn(180),
        (1, 0, 0, -1): Turn(180, mirrored=True),
        (0, 1, -1, 0): Turn(90),
        (0, -1, -1, 0): Turn(90, mirrored=True),
        (0, -1, 1, 0): Turn(270),
        (0, 1, 1, 0): Turn(270, mirrored=True),
    }
    return known.get(signs), (long / high) / (size[0] / size[1])


def _contents(element: Mapping[str, Any], parts: PdfParts, page: int) -> Iterator[tuple[int, int]]:
    """Yield page and content id of everything that is painted below an element."""
    page = parts.page_number(element["Pg"]) if "Pg" in element else page
    for kid in kids(element, parts):
        if isinstance(kid, int):
            yield page, kid
        elif isinstance(kid, dict) and "MCID" in kid:
            yield parts.page_number(kid.get("Pg")) or page, kid["MCID"]
        elif isinstance(kid, dict) and "S" in kid:
            yield from _contents(kid, parts, page)


def _layout_box(element: Mapping[str, Any], parts: PdfParts) -> tuple[float, float, float, float] | None:
    attributes = parts.resolve(element.get("A"))
    for one in attributes if isinstance(attributes, list) else [attributes]:
        resolved = parts.resolve(one)
        if isinstance(resolved, dict) and "BBox" in resolved:
            return _numbers(resolved["BBox"], parts)
    return None


def _numbers(value: object, parts: PdfParts) -> tuple[float, float, float, float] | None:
    """Return a rectangle; None for what is none."""
    numbers = [float(parts.resolve(number)) for number in parts.resolve(value) or ()]
    if len(numbers) != _BOX or numbers[0] >= numbers[2] or numbers[1] >= numbers[3]:
        return None
    return numbers[0], numbers[1], numbers[2], numbers[3]
