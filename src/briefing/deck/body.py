"""What stands in the body of a slide: parts that know their height, and give as much of themselves as a height can take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol, Self

from briefing.deck.balance import INCH, balanced, eased, filled
from briefing.deck.fit import Measurer, Piece, Style, cut
from briefing.deck.model import Align, Drawn, Line, Para, Rule, Shape, Slot
from briefing.roles import Role, format_name
from briefing.themes.model import Box

WIDEST_GAP = 0.3  # inches that the gap between two parts may grow by


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

    @property
    def slack(self) -> float:
        """The height by which the part looks better when there is room, in inches."""

    def filled(self, height: float) -> Part:
        """Return the part with the spare room of a height in it, as far as its slack goes."""

    def take(self, height: float, *, force: bool) -> tuple[Part | None, Part | None]:
        """Return the part that a height can take and the rest; with `force` something is taken even when nothing fits."""

    def place(self, x: float, y: float) -> Iterator[Placed]:
        """Yield what is drawn, with its corner at a place in inches."""


class Rigid:
    """A part that spare room does not change."""

    @property
    def slack(self) -> float:
        """None."""
        return 0.0

    def filled(self, height: float) -> Self:  # noqa: ARG002  the protocol's
        """Return the part as it is."""
        return self


def with_mark(pieces: tuple[Piece, ...], mark: str) -> tuple[Piece, ...]:
    """Return a text with the mark behind it, as it is measured."""
    return (*pieces, Piece(mark)) if mark else pieces


@dataclass(frozen=True)
class TextPart(Rigid):
    """One text in one placeholder; `mark` is a quiet run behind it; of a `flush` one the ink, not the box, stands on the edge."""

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
    mark: str = ""
    flush: bool = False

    @cached_property
    def height(self) -> float:
        """The height of its lines."""
        return self.measurer.measure(self._shown, self.style, self.width * INCH).height / INCH

    def eased(self, height: float) -> TextPart:
        """Return the text as wide as leaves no word or two alone on its last line, with lines more where a height has room for them."""
        return replace(self, width=eased(self.measurer, self._shown, self.style, self.width, height))

    @property
    def _shown(self) -> tuple[Piece, ...]:
        return with_mark(self.pieces, self.mark)

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
        """Yield the one placeholder: a balanced text in the least width that keeps its lines, another as wide as leaves no word alone."""
        is_balanced = self.balance and self.height * INCH > self.style.leading
        width = balanced(self.measurer, self._shown, self.style, self.width) if is_balanced else self._filled_width()
        ink = self.measurer.bearing(self._shown, self.style) / INCH if self.flush else 0.0
        box = Box(x - ink, y, width, self.height)
        name = format_name(self.role, self.key, self.ordinal, self.fragment)
        slot = Slot(label=self.label, type="body", style=self.style, box=replace(box, x=x, w=self.width), color=self.color, align=self.align)
        yield Placed(Shape(name=name, slot=-1, paras=(Para(pieces=self.pieces, mark=self.mark),), box=box, link=self.link), slot)

    def _filled_width(self) -> float:
        return filled(self.measurer, ((self._shown, self.style, 0.0),), self.width)


@dataclass(frozen=True)
class StackPart:
    """Parts one below the other; `spread` is what each gap has grown by.

    `meets` is how far below the body a rule follows on the slide: the last part stands midway between it and what is above, `lift` lower or higher.
    Those that belong `together` are not spread, and go on together; where no slide holds them, the last of the first goes with the others: no
    slide has an attribution without its quotation.
    """

    parts: tuple[Part, ...]
    gap: float = 0.2
    spread: float = 0.0
    together: bool = False
    meets: float | None = None
    lift: float = 0.0

    @cached_property
    def height(self) -> float:
        """The height of all parts and the gaps between them."""
        return sum(part.height for part in self.parts) + sum(part.gap + self.spread for part in self.parts[1:]) + self.lift

    @property
    def slack(self) -> float:
        """The slack of all parts and of the gaps between them."""
        if self.together:
            return 0.0
        return sum(part.slack for part in self.parts) + WIDEST_GAP * max(len(self.parts) - 1, 0)

    def filled(self, height: float) -> StackPart:
        """Fill all parts and gaps alike."""
        if self.meets is not None and len(self.parts) > 1:
            return self._met(height + self.meets)
        share = min(1.0, max(0.0, height - self.height) / self.slack) if self.slack else 0.0
        parts = tuple(part.filled(part.height + part.slack * share) for part in self.parts)
        return replace(self, parts=parts, spread=WIDEST_GAP * share)

    def _met(self, foot: float) -> StackPart:
        """Fill all parts and gaps alike, that between the last part and the rule at the foot as the one above it."""
        spare = foot - self.height - self.parts[-1].gap
        slack = self.slack + WIDEST_GAP
        share = min(1.0, max(0.0, spare) / slack)
        parts = tuple(part.filled(part.height + part.slack * share) for part in self.parts)
        filled = replace(self, parts=parts, spread=WIDEST_GAP * share)
        below = foot - filled.height
        return replace(filled, lift=max(-parts[-1].gap, (below - parts[-1].gap - filled.spread) / 2))

    def take(self, height: float, *, force: bool) -> tuple[StackPart | None, StackPart | None]:
        """Take parts while they fit, and of the next one what fits."""
        if self.together and self.height > height and not force:
            return None, self
        head, rest = self._taken(height, force=force)
        if self.together and rest is not None and len(rest.parts) < len(self.parts):
            first, tail = self.parts[0].take(self.parts[0].height / 2, force=True)
            if first is not None and tail is not None:
                return replace(self, parts=(first,)), replace(self, parts=(tail, *self.parts[1:]))
        return head, rest

    def _taken(self, height: float, *, force: bool) -> tuple[StackPart | None, StackPart | None]:
        taken: list[Part] = []
        room = height
        for number, part in enumerate(self.parts):
            room -= part.gap if taken else 0
            head, rest = part.take(room, force=force and not taken)
            if head is not None:
                taken.append(head)
                room -= head.height
            if rest is not None:
                left = replace(self, parts=(rest, *self.parts[number + 1 :]))
                return (replace(self, parts=tuple(taken)), left) if taken else (None, self)
        return replace(self, parts=tuple(taken)), None

    def place(self, x: float, y: float) -> Iterator[Placed]:
        """Yield the parts from top to bottom."""
        for number, part in enumerate(self.parts):
            y += part.gap + self.spread if number else 0
            y += self.lift if number == len(self.parts) - 1 else 0
            yield from part.place(x, y)
            y += part.height


@dataclass(frozen=True)
class Beside(Rigid):
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


@dataclass(frozen=True)
class BarredPart(Rigid):
    """A part with a rule along its left side."""

    part: Part
    key: str
    inset: float
    weight: float
    fragment: int = 1
    gap: float = 0.3

    @property
    def height(self) -> float:
        """The height of the part."""
        return self.part.height

    def take(self, height: float, *, force: bool) -> tuple[BarredPart | None, BarredPart | None]:
        """Part what stands beside the rule."""
        head, rest = self.part.take(height, force=force)
        behind = replace(self, part=rest, fragment=self.fragment + 1) if rest is not None else None
        return (replace(self, part=head) if head is not None else None), behind

    def place(self, x: float, y: float) -> Iterator[Placed]:
        """Yield the rule, then the part."""
        rule = Rule(box=Box(x + self.weight / INCH / 2, y + 0.04, 0, self.height - 0.08), weight=self.weight, color="accent6")
        yield Placed(Line(name=format_name(Role.RULE, self.key, fragment=self.fragment), rule=rule))
        yield from self.part.place(x + self.inset, y)
