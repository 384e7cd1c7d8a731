"""Code as a part of a body: one shape, a paragraph a line, tabs and indentation as they were written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, takewhile

from briefing.blocks import Code
from briefing.deck.balance import INCH
from briefing.deck.body import Part, Placed, Rigid
from briefing.deck.fit import Measurer, Piece, Style
from briefing.deck.kit import Kit
from briefing.deck.model import Line, Para, Rule, Shape, Slot
from briefing.highlight import Tint, tinted_lines
from briefing.roles import Role, format_name
from briefing.themes.model import Box

TAB_COLUMNS = 4
"""How many letters apart tab stops are; a line that is too long goes on as far in as the first of them."""

_COLORS: dict[Tint, str] = {"": "", "word": "", "literal": "accent3", "remark": "accent3"}
"""Ink and slate, since the two hues mean the sides: what the language says is dark, what is said in it and about it is quieter."""

_LARGEST_STEPS = 2  # at the size of small text; then at that of labels
_PADDING = 0.14  # inches to the rules above and below


def code_part(kit: Kit, block: Code, step: int, width: float) -> CodePart:
    """Return code at a step of its size, each line with the tints of its language."""
    style = replace(kit.style("small" if step < _LARGEST_STEPS else "label"), font="code")
    lines = tuple(tuple(Piece(text, color=_COLORS[tint]) for text, tint in line) for line in tinted_lines(block.text, block.code_language))
    return CodePart(kit.measurer, block.key, lines, style, width)


@dataclass(frozen=True)
class CodePart(Rigid):
    """Lines of code in one placeholder between two rules; `start` is the number of the first, `fragment` counts the slides that they go on over.

    `goes_on` says that the first line is the rest of one that began before.
    """

    measurer: Measurer
    key: str
    lines: tuple[tuple[Piece, ...], ...]
    style: Style
    width: float
    start: int = 1
    fragment: int = 1
    goes_on: bool = False
    gap: float = 0.3

    @cached_property
    def height(self) -> float:
        """The height of all lines, with the space to the rules."""
        return sum(self._rows) * self.style.leading / INCH + 2 * _PADDING

    def least(self, height: float) -> float:
        """Return the height that is needed for no line to be parted that a given height could hold whole."""
        whole = (rows * self.style.leading / INCH + 2 * _PADDING for rows in self._rows)
        return max((one for one in whole if one <= height), default=0.0)

    def take(self, height: float, *, force: bool) -> tuple[Part | None, Part | None]:
        """Take the lines that fit; only a line that no slide can hold is parted itself."""
        if self.height <= height:
            return self, None
        room = max(int((height - 2 * _PADDING) * INCH // self.style.leading), 0)
        count = self._fitting(room)
        if count < 2 and not force:  # noqa: PLR2004  a single line is left alone on no slide
            return None, self
        return self._parted(count) if count else self._cut(max(room, 1))

    def place(self, x: float, y: float) -> Iterator[Placed]:
        """Yield the rule above, the one placeholder, the rule below."""
        text_height = self.height - 2 * _PADDING
        for number, top in enumerate((y, y + self.height), start=1):
            rule = Rule(box=Box(x, top, self.width, 0), weight="hair", color="accent6")
            yield Placed(Line(name=format_name(Role.RULE, self.key, number, self.fragment), rule=rule))
            if number == 1:
                yield self._text(Box(x, y + _PADDING, self.width, text_height))

    def _text(self, box: Box) -> Placed:
        key = f"{self.key}.l{self.start}" if self.fragment > 1 else self.key
        paras = tuple(
            Para(pieces=line, tab=self._tab / INCH, hangs=rows > 1 or self._is_rest(number), goes_on=self._is_rest(number))
            for number, (line, rows) in enumerate(zip(self.lines, self._rows, strict=True))
        )
        slot = Slot(label="Code", type="body", style=self.style, box=box)
        return Placed(Shape(name=format_name(Role.CODE, key, fragment=self.fragment), slot=-1, paras=paras, box=box), slot)

    @cached_property
    def _tab(self) -> float:
        """The distance of two tab stops, in points: the letters of the font that stand between them."""
        return self.measurer.measure((Piece("0" * TAB_COLUMNS),), self.style, self.width * INCH).width

    @cached_property
    def _rows(self) -> tuple[int, ...]:
        """How many rows each line takes; all but its first are set in, and of the rest of a line the first, too."""
        return tuple(self._rows_of(line, is_rest=self._is_rest(number)) for number, line in enumerate(map(_spaced, self.lines)))

    def _is_rest(self, number: int) -> bool:
        """Whether a line is the rest of one that began on the slide before."""
        return self.goes_on and number == 0

    def _rows_of(self, line: tuple[Piece, ...], *, is_rest: bool) -> int:
        if not is_rest and self.measurer.measure(line, self.style, self.width * INCH).lines <= 1:
            return 1
        return max(self.measurer.measure(line, self.style, self._narrow).lines, 1)

    @property
    def _narrow(self) -> float:
        return self.width * INCH - self._tab

    def _fitting(self, room: int) -> int:
        """Return how many lines fit in a number of rows."""
        return sum(1 for _ in takewhile(lambda rows: rows <= room, accumulate(self._rows)))

    def _parted(self, count: int) -> tuple[CodePart, CodePart]:
        rest = replace(self, lines=self.lines[count:], start=self.start + count, fragment=self.fragment + 1, goes_on=False)
        return replace(self, lines=self.lines[:count]), rest

    def _cut(self, room: int) -> tuple[CodePart, CodePart | None]:
        """Part the first line, which goes on as itself."""
        line, behind = self.lines[0], self.lines[1:]
        head, tail = self.measurer.split(line, self.style, self._narrow, room)
        if not tail:
            return self._parted(1) if behind else (self, None)
        return replace(self, lines=(head,)), replace(self, lines=(tail, *behind), fragment=self.fragment + 1, goes_on=True)


def _spaced(line: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return a line as it is measured: spaces up to the next stop for each tab."""
    spaced, column = [], 0
    for piece in line:
        text = ""
        for letter in piece.text:
            text += " " * (TAB_COLUMNS - (column + len(text)) % TAB_COLUMNS) if letter == "\t" else letter
        column += len(text)
        spaced.append(replace(piece, text=text))
    return tuple(spaced)
