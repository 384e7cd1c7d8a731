"""Pictures on a slide: as large as the height that is left allows, over their caption and credit or beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from briefing.blocks import Image as ImageBlock
from briefing.blocks import Picture
from briefing.deck.body import Part, Placed, Rigid, StackPart, TextPart
from briefing.deck.kit import COLUMN_GAP, READING_WIDTH, Kit
from briefing.deck.model import Image, Slide
from briefing.deck.rows import ColumnsPart
from briefing.diagnostics import Diagnostic
from briefing.document import Document, places
from briefing.pictures import fitted, is_soft, soft_picture
from briefing.roles import DOCUMENT_KEY, Role, format_name, parse_name
from briefing.themes.model import Box

LEAST_HEIGHT = 1.6  # inches; a picture that would stand lower goes to the next slide
SMALLEST_HEIGHT = 0.8  # inches; over a caption that fills its slide
TEXT_GAP = 0.12
TEXT_COLUMN = 2.9  # inches; the least width of a caption beside its picture
WIDEST_COLUMN = 4.5
MOST_IN_ROW = 3
BESIDE_PAYS = 1.15  # times the area; a caption stands beside its picture where that makes the picture so much larger


@dataclass(frozen=True, slots=True)
class _Arrangement:
    """Where picture and texts stand in a room."""

    picture: Box
    texts: tuple[TextPart, ...]
    text_x: float
    text_y: float

    @property
    def height(self) -> float:
        return max(self.picture.h, self.text_y + _texts_height(self.texts))


@dataclass(frozen=True)
class PicturePart(Rigid):
    """A picture with its caption and credit; `room` is the height in inches that it was given, 0 before it was given one."""

    key: str
    picture: Picture
    alt: str
    texts: tuple[TextPart, ...]
    width: float
    room: float = 0.0
    is_alone: bool = True
    gap: float = 0.3

    @cached_property
    def height(self) -> float:
        """The height that it takes in its room; before that, the least that it does with."""
        if self.room:
            return self._arrangement.height
        below, beside = self._below(LEAST_HEIGHT + self._below_height), self._beside(LEAST_HEIGHT)
        return min(below.height, beside.height) if beside is not None else below.height

    def grow(self, room: float) -> PicturePart:
        """Return the picture as large as a height allows."""
        return replace(self, room=room)

    def take(self, height: float, *, force: bool) -> tuple[Part | None, Part | None]:
        """Take all of it; with `force` a smaller picture, and of a caption that leaves it no room what fits."""
        if self.height <= height:
            return self, None
        if not force:
            return None, self
        if height - self._below_height >= SMALLEST_HEIGHT:
            return self.grow(height), None
        alone = replace(self, texts=(), room=min(LEAST_HEIGHT, height))
        return StackPart((alone, *self.texts)).take(height, force=True) if self.texts else (alone, None)

    def place(self, x: float, y: float) -> Iterator[Placed]:
        """Yield the picture, then what is said of it."""
        arranged = self._arrangement
        box = Box(x + arranged.picture.x, y + arranged.picture.y, arranged.picture.w, arranged.picture.h)
        yield Placed(Image(name=format_name(Role.PICTURE, self.key), picture=self.picture, box=box, alt=self.alt))
        top = y + arranged.text_y
        for text in arranged.texts:
            yield from text.place(x + arranged.text_x, top)
            top += text.height

    @cached_property
    def _arrangement(self) -> _Arrangement:
        """Return the texts below the picture, or beside it where it would else be much smaller."""
        room = self.room or self.height
        below, beside = self._below(room), self._beside(room)
        pays = beside is not None and beside.picture.w * beside.picture.h > below.picture.w * below.picture.h * BESIDE_PAYS
        return beside if beside is not None and pays else below

    @cached_property
    def _below_height(self) -> float:
        return _texts_height(self.texts) + (TEXT_GAP if self.texts else 0.0)

    def _below(self, room: float) -> _Arrangement:
        width, height = fitted(self.picture, self.width, max(room - self._below_height, 0.1))
        return _Arrangement(Box(0, 0, width, height), self.texts, 0.0, height + (TEXT_GAP if self.texts else 0.0))

    def _beside(self, room: float) -> _Arrangement | None:
        """Return the texts in a column beside the picture, ending where it ends; None where there are none, or no room for them."""
        if not self.texts or not self.is_alone or self.width < TEXT_COLUMN * 2:
            return None
        width, height = fitted(self.picture, self.width - TEXT_COLUMN - COLUMN_GAP, room)
        column = min(self.width - width - COLUMN_GAP, WIDEST_COLUMN)
        texts = tuple(replace(text, width=column) for text in self.texts)
        needed = _texts_height(texts)
        return _Arrangement(Box(0, 0, width, height), texts, width + COLUMN_GAP, max(height - needed, 0.0)) if needed <= room else None


@dataclass(frozen=True)
class PictureRow(Rigid):
    """Pictures side by side, each with its texts below it."""

    pictures: tuple[PicturePart, ...]
    pitch: float
    gap: float = 0.3

    @cached_property
    def height(self) -> float:
        """The height of the tallest."""
        return max(picture.height for picture in self.pictures)

    def grow(self, room: float) -> PictureRow:
        """Return the row with every picture as large as a height allows."""
        return replace(self, pictures=tuple(picture.grow(room) for picture in self.pictures))

    def take(self, height: float, *, force: bool) -> tuple[Part | None, Part | None]:
        """Take all of them; with `force`, one below the other, what fits."""
        if self.height <= height:
            return self, None
        return StackPart(self.pictures).take(height, force=True) if force else (None, self)

    def place(self, x: float, y: float) -> Iterator[Placed]:
        """Yield the pictures from left to right."""
        for number, picture in enumerate(self.pictures):
            yield from picture.place(x + number * self.pitch, y)


def picture_rows(kit: Kit, blocks: tuple[ImageBlock, ...], width: float) -> Iterator[PicturePart | PictureRow]:
    """Yield pictures in rows of at most MOST_IN_ROW, as even as they come; a single one stands alone."""
    rows = -(-len(blocks) // MOST_IN_ROW)
    for row in range(rows):
        members = blocks[len(blocks) * row // rows : len(blocks) * (row + 1) // rows]
        pitch = (width + COLUMN_GAP) / len(members)
        parts = tuple(picture_part(kit, block, pitch - COLUMN_GAP, is_alone=len(members) == 1) for block in members)
        yield PictureRow(parts, pitch) if len(parts) > 1 else parts[0]


def picture_part(kit: Kit, block: ImageBlock, width: float, *, is_alone: bool = True) -> PicturePart:
    """Return a picture as a part of the body."""
    texts = []
    for role, wording, style, color in (
        (Role.CAPTION, block.caption, "small", "tx1"),
        (Role.CREDIT, block.credit, "source", "accent3"),
    ):
        if wording is not None:
            texts.append(kit.text(role, block.key, wording.on_slide, kit.style(style), min(width, READING_WIDTH), color=color, label=str(role)))
    return PicturePart(block.key, block.picture, block.alt.on_slide.full, tuple(texts), width, is_alone=is_alone)


def grown(part: Part, height: float) -> Part:
    """Return a body whose pictures share the height that the rest of it leaves."""
    match part:
        case PicturePart() | PictureRow():
            return part.grow(max(height, part.height))
        case ColumnsPart():
            room = height - part.height + max(column.part.height for column in part.columns if column.part is not None)
            columns = (replace(column, part=grown(column.part, room)) if column.part is not None else column for column in part.columns)
            return replace(part, columns=tuple(columns))
        case StackPart():
            return replace(part, parts=tuple(_sharing(part, height - part.height)))
        case _:
            return part


def soft_pictures(document: Document, slides: Iterable[Slide]) -> Iterator[Diagnostic]:
    """Yield a warning for each picture that has too few pixels for the size at which a slide shows it."""
    known = places(document)
    for number, slide in enumerate(slides, start=1):
        for one in slide.drawn:
            if isinstance(one, Image) and is_soft(one.picture, one.box.w):
                name = parse_name(one.name)
                yield soft_picture(one.picture, one.box.w, f"on slide {number}", known[name.key if name is not None else DOCUMENT_KEY])


def _sharing(stack: StackPart, spare: float) -> Iterator[Part]:
    """Yield the parts of a stack, the spare height given to its pictures: each gets its share of what those before it left."""
    waiting = sum(1 for part in stack.parts if _is_growing(part))
    for part in stack.parts:
        if not _is_growing(part) or spare <= 0:
            yield part
            continue
        larger = grown(part, part.height + spare / waiting)
        spare -= larger.height - part.height
        waiting -= 1
        yield larger


def _is_growing(part: Part) -> bool:
    match part:
        case PicturePart() | PictureRow():
            return True
        case StackPart():
            return any(map(_is_growing, part.parts))
        case ColumnsPart():
            return any(_is_growing(column.part) for column in part.columns if column.part is not None)
        case _:
            return False


def _texts_height(texts: tuple[TextPart, ...]) -> float:
    return sum(text.height for text in texts)
