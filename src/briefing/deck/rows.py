"""Parts of a body that stand side by side: columns under headings, labelled rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from briefing.deck.balance import INCH
from briefing.deck.body import Part, Placed, StackPart, TextPart
from briefing.deck.model import Line, Rule
from briefing.roles import Role, format_name
from briefing.themes.model import Box, Weight

MOST_SPARE = 0.28  # inches of spare room that a row takes
_MOST_MET = 0.45  # inches that it takes so that the last one ends at a rule which stands below


@dataclass(frozen=True)
class Column:
    """One column of several: its part, and the rule and heading above it."""

    part: Part | None
    width: float
    color: str = "tx1"
    heading: TextPart | None = None


@dataclass(frozen=True)
class ColumnsPart:
    """Columns side by side under their rules.

    Those that a slide cannot hold side by side stand one after the other, as `otherwise` has them: so the order of reading stays. A single
    column goes on over slides, and repeats its heading there.
    """

    columns: tuple[Column, ...]
    pitch: float
    key: str
    rule_weight: Weight
    otherwise: Part | None = None
    first: int = 1
    fragment: int = 1
    gap: float = 0.3
    head: float = 0.14

    @cached_property
    def height(self) -> float:
        """The height of the tallest column, with its heading."""
        return self._top + max((column.part.height for column in self.columns if column.part is not None), default=0.0)

    @property
    def slack(self) -> float:
        """By how much the tallest column may grow."""
        return self._top + max((column.part.height + column.part.slack for column in self.columns if column.part), default=0.0) - self.height

    def filled(self, height: float) -> ColumnsPart:
        """Fill each column by itself."""
        room = height - self._top
        return replace(self, columns=tuple(replace(one, part=one.part.filled(room)) if one.part else one for one in self.columns))

    def take(self, height: float, *, force: bool) -> tuple[Part | None, Part | None]:
        """Take all columns, or of a single one what fits below its heading."""
        if self.height <= height:
            return self, None
        if self.otherwise is not None:
            return self.otherwise.take(height, force=True) if force else (None, self)
        room = height - self._top
        taken = [column.part.take(room, force=force) if column.part is not None else (None, None) for column in self.columns]
        stuck = any(head is None and column.part is not None for (head, _), column in zip(taken, self.columns, strict=True))
        if stuck and not force:
            return None, self
        heads = tuple(replace(column, part=head) for column, (head, _) in zip(self.columns, taken, strict=True))
        rests = tuple(replace(_repeated(column), part=rest) for column, (_, rest) in zip(self.columns, taken, strict=True))
        return replace(self, columns=heads), replace(self, columns=rests, fragment=self.fragment + 1)

    def place(self, x: float, y: float) -> Iterator[Placed]:
        """Yield rule, heading and content column by column, which is the order of reading."""
        for number, column in enumerate(self.columns, start=self.first):
            left = x + (number - self.first) * self.pitch
            name = format_name(Role.RULE, self.key, number, self.fragment)
            if column.color:
                yield Placed(Line(name=name, rule=Rule(box=Box(left, y, column.width, 0), weight=self.rule_weight, color=column.color)))
            if column.heading is not None:
                yield from column.heading.place(left, y + self.head)
            if column.part is not None:
                yield from column.part.place(left, y + self._top)

    @cached_property
    def _top(self) -> float:
        headings = [column.heading.height for column in self.columns if column.heading is not None]
        return self.head + (max(headings) + 0.12 if headings else 0.0)


def _repeated(column: Column) -> Column:
    heading = column.heading
    return replace(column, heading=replace(heading, role=Role.REPEATED_HEADING)) if heading is not None else column


@dataclass(frozen=True)
class Row:
    """A labelled row: the label on the left, the text (with sub-points) on the right; `least` inches high.

    One that `concludes` says what follows from the rows above it, and has a strong rule.
    """

    label: Part | None
    text: Part
    least: float = 0.0
    concludes: bool = False

    @property
    def height(self) -> float:
        """The height of the taller of the two."""
        return max(self.label.height if self.label is not None else 0.0, self.text.height, self.least)


@dataclass(frozen=True)
class RowsPart:
    """Labelled rows under rules; spare space is shared evenly, at most `most` inches a row; `closed` ones have a rule below the last one, too.

    `meets` is how far below the body a rule follows on the slide: where the rows reach it, it ends the last one as the others are ended.
    """

    rows: tuple[Row, ...]
    key: str
    width: float
    text_x: float
    padding: float
    fragment: int = 1
    gap: float = 0.3
    share: float = 0.0
    most: float = MOST_SPARE
    closed: bool = False
    meets: float = 0.0

    @cached_property
    def height(self) -> float:
        """The height of all rows with their padding."""
        return sum(row.height + self.padding + self.share for row in self.rows)

    def least(self, height: float) -> float:
        """Return the height that is needed for no row to be parted that a given height could hold whole."""
        whole = (row.height + self.padding for row in self.rows)
        return max((one for one in whole if one <= height), default=0.0)

    @property
    def slack(self) -> float:
        """The spare space that all rows may take."""
        return len(self.rows) * self.most

    def filled(self, height: float) -> RowsPart:
        """Share the spare space among the rows."""
        count = max(len(self.rows), 1)
        met = (height + self.meets - self.height) / count
        if self.meets and 0.0 <= met <= _MOST_MET:
            return replace(self, share=met)
        spare = (height - self.height) / count
        return replace(self, share=max(0.0, min(spare, self.most)))

    def take(self, height: float, *, force: bool) -> tuple[RowsPart | None, RowsPart | None]:
        """Take rows while they fit; a single row that is too high is parted in its text."""
        count, used = 0, 0.0
        for row in self.rows:
            used += row.height + self.padding
            if used > height:
                break
            count += 1
        if count == len(self.rows):
            return self, None
        if count:
            return replace(self, rows=self.rows[:count], closed=False), replace(self, rows=self.rows[count:], fragment=self.fragment + 1)
        return self._cut_first(height) if force else (None, self)

    def place(self, x: float, y: float) -> Iterator[Placed]:
        """Yield rule, label and text row by row; the first rule is the strong one."""
        for number, row in enumerate(self.rows, start=1):
            yield self._rule(x, y, number, strong=number == 1 or row.concludes)
            top = y + (self.padding + self.share) / 2 - _half_lead(row.text)
            if row.label is not None:
                yield from row.label.place(x, top)
            yield from row.text.place(x + self.text_x, top)
            y += row.height + self.padding + self.share
        if self.closed:
            yield self._rule(x, y, len(self.rows) + 1, strong=False)

    def _rule(self, x: float, y: float, number: int, *, strong: bool) -> Placed:
        rule = Rule(box=Box(x, y, self.width, 0), weight="strong" if strong else "hair", color="tx1" if strong else "accent6")
        return Placed(Line(name=format_name(Role.RULE, self.key, number, self.fragment), rule=rule))

    def _cut_first(self, height: float) -> tuple[RowsPart, RowsPart | None]:
        row = self.rows[0]
        room = max(height - self.padding, 0.0)
        head, rest = row.text.take(room, force=True)
        label, label_rest = row.label.take(room, force=True) if row.label is not None else (None, None)
        behind = self.rows[1:]
        if rest is not None or label_rest is not None:
            behind = (Row(label_rest, rest or _nothing(row.text)), *behind)
        return replace(self, rows=(Row(label, head or _nothing(row.text)),), closed=self.closed and not behind), (
            replace(self, rows=behind, fragment=self.fragment + 1) if behind else None
        )


def _half_lead(part: Part) -> float:
    """Return half of what the leading of a row's first line is more than its size, in inches: all of it stands above the line, none below."""
    match part:
        case TextPart():
            return max(0.0, part.style.leading - part.style.size) / 2 / INCH
        case StackPart(parts=(first, *_)):
            return _half_lead(first)
        case _:
            return 0.0


def _nothing(_: Part) -> Part:
    return StackPart(())
