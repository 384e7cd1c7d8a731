"""Parts of a body that stand side by side: columns under headings, labelled rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from briefing.deck.body import Part, Placed, StackPart, TextPart
from briefing.deck.model import Line, Rule
from briefing.roles import Role, format_name
from briefing.themes.model import Box


@dataclass(frozen=True)
class Column:
    """One column of several: its part, and the rule and heading above it."""

    part: Part | None
    width: float
    color: str = "tx1"
    heading: TextPart | None = None


@dataclass(frozen=True)
class ColumnsPart:
    """Columns side by side under their rules; headings are repeated where columns go on."""

    columns: tuple[Column, ...]
    pitch: float
    key: str
    rule_weight: float
    fragment: int = 1
    gap: float = 0.3
    head: float = 0.14

    @cached_property
    def height(self) -> float:
        """The height of the tallest column, with its heading."""
        return self._top + max((column.part.height for column in self.columns if column.part is not None), default=0.0)

    def take(self, height: float, *, force: bool) -> tuple[ColumnsPart | None, ColumnsPart | None]:
        """Take of each column what fits below the headings."""
        if self.height <= height:
            return self, None
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
        for number, column in enumerate(self.columns, start=1):
            left = x + (number - 1) * self.pitch
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
    """A labelled row: the label on the left, the text (with sub-points) on the right."""

    label: Part | None
    text: Part

    @property
    def height(self) -> float:
        """The height of the taller of the two."""
        return max(self.label.height if self.label is not None else 0.0, self.text.height)


@dataclass(frozen=True)
class RowsPart:
    """Labelled rows under rules; spare space is shared evenly."""

    rows: tuple[Row, ...]
    key: str
    width: float
    text_x: float
    padding: float
    fragment: int = 1
    gap: float = 0.3
    share: float = 0.0

    @cached_property
    def height(self) -> float:
        """The height of all rows with their padding."""
        return sum(row.height + self.padding + self.share for row in self.rows)

    def least(self, height: float) -> float:
        """Return the height that is needed for no row to be parted that a given height could hold whole."""
        whole = (row.height + self.padding for row in self.rows)
        return max((one for one in whole if one <= height), default=0.0)

    def spread(self, height: float, most: float) -> RowsPart:
        """Return the rows with the spare space of a height shared among them, at most `most` inches a row."""
        spare = (height - self.height) / len(self.rows)
        return replace(self, share=max(0.0, min(spare, most)))

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
            return replace(self, rows=self.rows[:count]), replace(self, rows=self.rows[count:], fragment=self.fragment + 1)
        return self._cut_first(height) if force else (None, self)

    def place(self, x: float, y: float) -> Iterator[Placed]:
        """Yield rule, label and text row by row; the first rule is the strong one."""
        for number, row in enumerate(self.rows, start=1):
            strong = number == 1
            rule = Rule(box=Box(x, y, self.width, 0), weight=1.5 if strong else 0.75, color="tx1" if strong else "accent6")
            yield Placed(Line(name=format_name(Role.RULE, self.key, number, self.fragment), rule=rule))
            top = y + (self.padding + self.share) / 2
            if row.label is not None:
                yield from row.label.place(x, top)
            yield from row.text.place(x + self.text_x, top)
            y += row.height + self.padding + self.share

    def _cut_first(self, height: float) -> tuple[RowsPart, RowsPart | None]:
        row = self.rows[0]
        room = max(height - self.padding, 0.0)
        head, rest = row.text.take(room, force=True)
        label, label_rest = row.label.take(room, force=True) if row.label is not None else (None, None)
        behind = self.rows[1:]
        if rest is not None or label_rest is not None:
            behind = (Row(label_rest, rest or _nothing(row.text)), *behind)
        return replace(self, rows=(Row(label, head or _nothing(row.text)),)), (
            replace(self, rows=behind, fragment=self.fragment + 1) if behind else None
        )


def _nothing(_: Part) -> Part:
    return StackPart(())
