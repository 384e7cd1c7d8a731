"""What stands in the body of a slide: parts that know their height, and give as much of themselves as a height can take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from briefing.deck.fit import Measurer, Piece, Style, cut
from briefing.deck.model import Align, Drawn, Para, Shape, Slot
from briefing.roles import Role, format_name
from briefing.themes.model import Box

INCH = 72.0


@dataclass(frozen=True, slots=True)
class Placed:
    """Something on a slide with the placeholder that it wants (None: it needs none)."""

    drawn: Drawn
    slot: Slot | None = None


class Part(Protocol):
    """A part of a body, at one size; `gap` is the space in inches that it wants above itself."""

    @property
    def gap(self) -> float:
        """The space above it, in inches."""

    @property
    def height(self) -> float:
        """The height that the whole part takes, in inches."""

    def take(self, height: float, *, force: bool) -> tuple[Part | None, Part | None]:
        """Return the part that a height can take and the rest; with `force` something is taken even when nothing fits."""

    def place(self, x: float, y: float) -> Iterator[Placed]:
        """Yield what is drawn, with its corner at a place in inches."""


@dataclass(frozen=True)
class TextPart:
    """One text in one placeholder."""

    measurer: Measurer
    role: Role
    key: str
    pieces: tuple[Piece, ...]
    style: Style
    width: float
    ordinal: int = 0
    fragment: int = 1
    color: str = "tx1"
    label: str = "Text"
    align: Align = "l"
    gap: float = 0.2
    balance: bool = False
    link: str = ""

    @cached_property
    def height(self) -> float:
        """The height of its lines."""
        return self.measurer.measure(self.pieces, self.style, self.width * INCH).height / INCH

    def take(self, height: float, *, force: bool) -> tuple[TextPart | None, TextPart | None]:
        """Part the text at the end of a sentence, else of a word."""
        if self.height <= height:
            return self, None
        lines = int(height * INCH // self.style.leading)
        if lines < 2 and not force:  # noqa: PLR2004  a single line is left alone on no slide
            return None, self
        place = self.measurer.split_place(self.pieces, self.style, self.width * INCH, max(lines, 1))
        head, tail = cut(self.pieces, place)
        return replace(self, pieces=head), (replace(self, pieces=tail, fragment=self.fragment + 1) if tail else None)

    def place(self, x: float, y: float) -> Iterator[Placed]:
        """Yield the one placeholder; a balanced text has the least width that keeps its lines."""
        width = self.measurer.balanced_width(self.pieces, self.style, self.width * INCH) / INCH + 0.02 if self.balance else self.width
        box = Box(x, y, min(width, self.width), self.height)
        name = format_name(self.role, self.key, self.ordinal, self.fragment)
        slot = Slot(label=self.label, type="body", style=self.style, box=box, color=self.color, align=self.align)
        yield Placed(Shape(name=name, slot=-1, paras=(Para(pieces=self.pieces),), box=box, link=self.link), slot)


@dataclass(frozen=True)
class StackPart:
    """Parts one below the other."""

    parts: tuple[Part, ...]
    gap: float = 0.2

    @cached_property
    def height(self) -> float:
        """The height of all parts and the gaps between them."""
        return sum(part.height for part in self.parts) + sum(part.gap for part in self.parts[1:])

    def take(self, height: float, *, force: bool) -> tuple[StackPart | None, StackPart | None]:
        """Take parts while they fit, and of the next one what fits."""
        taken: list[Part] = []
        room = height
        for number, part in enumerate(self.parts):
            room -= part.gap if taken else 0
            head, rest = part.take(room, force=force and not taken)
            if head is not None:
                taken.append(head)
                room -= head.height
            if rest is not None:
                left = StackPart((rest, *self.parts[number + 1 :]), self.gap)
                return (StackPart(tuple(taken), self.gap), left) if taken else (None, self)
        return self, None

    def place(self, x: float, y: float) -> Iterator[Placed]:
        """Yield the parts from top to bottom."""
        for number, part in enumerate(self.parts):
            y += part.gap if number else 0
            yield from part.place(x, y)
            y += part.height


@dataclass(frozen=True)
class Beside:
    """Short parts side by side, each at its own distance from the left; parted only where no slide can hold them."""

    parts: tuple[tuple[float, Part], ...]
    gap: float = 0.0

    @cached_property
    def height(self) -> float:
        """The height of the tallest part."""
        return max((part.height for _, part in self.parts), default=0.0)

    def take(self, height: float, *, force: bool) -> tuple[Beside | None, Beside | None]:
        """Take all or nothing; with `force`, of each part what fits."""
        if self.height <= height:
            return self, None
        if not force:
            return None, self
        parted = [(left, *part.take(height, force=True)) for left, part in self.parts]
        heads = tuple((left, head) for left, head, _ in parted if head is not None)
        rests = tuple((left, rest) for left, _, rest in parted if rest is not None)
        return Beside(heads, self.gap), Beside(rests, self.gap) if rests else None

    def place(self, x: float, y: float) -> Iterator[Placed]:
        """Yield the parts from left to right."""
        for left, part in self.parts:
            yield from part.place(x + left, y)
