"""Lists as parts of a body: bullets and numbers in one placeholder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from briefing.blocks import Point
from briefing.deck.balance import INCH, filled
from briefing.deck.body import Placed, Rigid
from briefing.deck.fit import Measurer, Piece, Style, cut
from briefing.deck.kit import Kit, visible
from briefing.deck.model import Bullet, Para, Shape, Slot
from briefing.roles import Role, format_name
from briefing.themes.model import Box

LEVEL_INDENT = 0.28  # inches that each level of a list is set in
ITEM_GAP = 0.35  # of the leading, before each item of a list


@dataclass(frozen=True)
class ListLine:
    """One paragraph of a list; `goes_on` is the text that belongs to the label before it."""

    key: str
    pieces: tuple[Piece, ...]
    level: int
    goes_on: bool = False
    is_label: bool = False
    number: int = 0
    fragment: int = 1


@dataclass(frozen=True)
class ListPart(Rigid):
    """A list in one placeholder or text box: bullets or numbers, labels as paragraphs of their own; `explicit` ones are said by each paragraph."""

    measurer: Measurer
    name_role: Role
    lines: tuple[ListLine, ...]
    style: Style
    width: float
    key: str = ""
    ordinal: int = 0
    explicit: bool = False
    gap: float = 0.2

    @cached_property
    def height(self) -> float:
        """The height of all paragraphs, with the space before each item but the first."""
        return sum(self._line_height(line, first=number == 0) for number, line in enumerate(self.lines))

    def take(self, height: float, *, force: bool) -> tuple[ListPart | None, ListPart | None]:
        """Part the list between items, never leaving a label alone; a single item that is too long is parted in its text."""
        count, used = 0, 0.0
        for number, line in enumerate(self.lines):
            used += self._line_height(line, first=number == 0)
            if used > height:
                break
            count = number + 1
        count = self._good_cut(count)
        if count == len(self.lines):
            return self, None
        if count:
            return replace(self, lines=self.lines[:count]), replace(self, lines=self.lines[count:])
        return self._cut_first(height) if force else (None, self)

    def place(self, x: float, y: float) -> Iterator[Placed]:
        """Yield the one placeholder."""
        first = self.lines[0]
        name = format_name(self.name_role, self.key or first.key, self.ordinal, first.fragment)
        numbered = self.name_role in {Role.STEPS, Role.SOURCES}
        starts = _starts(self.lines) if numbered else (1,) * len(self.lines)
        paras = tuple(
            Para(
                pieces=line.pieces,
                level=line.level,
                bullet="none" if line.goes_on else "number" if start > 1 or (numbered and self.explicit) else self._own_bullet(line),
                number=start,
                bold=line.is_label,
            )
            for line, start in zip(self.lines, starts, strict=True)
        )
        box = Box(x, y, self._even_width(), self.height)
        bullet: Bullet = "number" if numbered else "character"
        slot = Slot(label="List", type="body", style=self.style, box=box, bullet=bullet, grows=True)
        yield Placed(Shape(name=name, slot=-1, paras=paras, box=box), slot)

    def _even_width(self) -> float:
        """Return the width of the list: all of it, or the greatest in which no item ends with a word alone."""
        texts = [(line.pieces, replace(self.style, bold=self.style.bold or line.is_label), LEVEL_INDENT * (line.level + 1)) for line in self.lines]
        return filled(self.measurer, texts, self.width)

    def _own_bullet(self, line: ListLine) -> Bullet:
        if line.fragment > 1 and not self.explicit:
            return "none"
        return "character" if self.explicit else ""

    def _line_height(self, line: ListLine, *, first: bool) -> float:
        indent = LEVEL_INDENT * (line.level + 1)
        style = replace(self.style, bold=self.style.bold or line.is_label)
        measured = self.measurer.measure(line.pieces, style, (self.width - indent) * INCH).height
        before = 0.0 if first or line.goes_on else self.style.leading * ITEM_GAP
        return (measured + before) / INCH

    def _good_cut(self, count: int) -> int:
        """Return the nearest count of lines, at most `count`, behind which the list may be parted."""
        while 0 < count < len(self.lines) and (self.lines[count].goes_on or self.lines[count].level > self.lines[count - 1].level):
            count -= 1
        return count

    def _cut_first(self, height: float) -> tuple[ListPart, ListPart | None]:
        """Part the first item: between its own paragraphs, else inside its first text."""
        used, count = 0.0, 0
        for number, line in enumerate(self.lines):
            used += self._line_height(line, first=number == 0)
            if used > height or (number and not self._belongs(number)):
                break
            count = number + 1
        if count and not (self.lines[count - 1].is_label and count < len(self.lines)):
            return replace(self, lines=self.lines[:count]), (replace(self, lines=self.lines[count:]) if count < len(self.lines) else None)
        return self._cut_text(height, 1 if self.lines[0].is_label and len(self.lines) > 1 else 0)

    def _belongs(self, number: int) -> bool:
        return self.lines[number].goes_on or self.lines[number].level > self.lines[0].level

    def _cut_text(self, height: float, number: int) -> tuple[ListPart, ListPart | None]:
        line = self.lines[number]
        room = height - sum(self._line_height(self.lines[place], first=place == 0) for place in range(number))
        lines = max(1, int(room * INCH // self.style.leading))
        width = (self.width - LEVEL_INDENT * (line.level + 1)) * INCH
        head, tail = cut(line.pieces, self.measurer.split_place(line.pieces, self.style, width, lines))
        before = (*self.lines[:number], replace(line, pieces=head))
        rest = self.lines[number + 1 :]
        behind = (replace(line, pieces=tail, fragment=line.fragment + 1, goes_on=False), *rest) if tail else rest
        return replace(self, lines=before), (replace(self, lines=behind) if behind else None)


def _starts(lines: Iterable[ListLine]) -> Iterator[int]:
    """Yield the number at which the numbering of each line starts: PowerPoint counts on from there while nothing but deeper lines stands between."""
    runs: dict[int, int] = {}
    for line in lines:
        runs = {level: start for level, start in runs.items() if level <= line.level}
        if line.goes_on or line.fragment > 1:
            runs.pop(line.level, None)
            yield 1
        else:
            yield runs.setdefault(line.level, line.number)


def sub_points(kit: Kit, point: Point, role: Role, style: Style, width: float) -> tuple[ListPart, ...]:
    """Return the sub-points of a point that stands in a row, as a list to go below its text; nothing where the slide shows none."""
    lines = tuple(list_lines(kit, point.points, level=1))
    return (ListPart(kit.measurer, role, lines, style, width, gap=0.08),) if lines else ()


def list_lines(kit: Kit, points: Iterable[Point], level: int = 0) -> Iterator[ListLine]:
    """Yield the paragraphs of a list, sub-points behind their point."""
    for number, point in enumerate(visible(points), start=1):
        if point.label:
            yield ListLine(point.key, kit.pieces(point.label), level, is_label=True, number=number)
        yield ListLine(point.key, kit.pieces(point.wording.on_slide), level, goes_on=bool(point.label), number=0 if point.label else number)
        yield from list_lines(kit, point.points, level + 1)
