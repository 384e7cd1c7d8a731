"""Charts as parts of a slide's body: the native chart, the words above and beside it, and a table where its numbers have no room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from briefing.blocks import AnyBlock, Chart, Paragraph, Points
from briefing.charts.lying import most_height, wanted_height
from briefing.charts.model import Canvas, Picture, Type
from briefing.charts.picture import draw
from briefing.charts.printed import alternative_text
from briefing.deck.balance import INCH
from briefing.deck.body import Part, Placed, Rigid, StackPart, TextPart
from briefing.deck.chart_keys import KeyLine
from briefing.deck.chart_tables import PANEL_ROWS, data_table
from briefing.deck.chart_texts import ChartTexts
from briefing.deck.kit import READING_WIDTH, Kit, Step
from briefing.deck.model import ChartFrame
from briefing.deck.rows import Column, ColumnsPart, Row, RowsPart
from briefing.references import printed
from briefing.roles import Role, format_name
from briefing.texts import Wording
from briefing.themes.model import Box
from briefing.themes.widths import label_widths

HEIGHTS = (3.2, 2.9, 2.5, 2.1)
"""Inches that the plot wants at each step; it takes what is to spare, and gives way down to the least."""
LEAST_HEIGHT, TALLEST = 2.0, 4.6
WIDEST_TABLE, TABLE_GAP = 4.0, 0.6
SIDE_X, SIDE_WIDTH, BESIDE_SIDE = 9.087, 2.913, 8.427
_AIR, _ROUNDING = 0.10, 0.001


@dataclass(frozen=True)
class ChartPart(Rigid):
    """A chart in a height of its own between the lines above and the remark below it.

    `has_table` says that a table tells its numbers as well, `has_remark` that its remark stands with it.
    """

    kit: Kit
    block: Chart
    step: Step
    width: float
    frame_height: float
    has_table: bool = False
    has_remark: bool = True
    gap: float = 0.2

    @cached_property
    def height(self) -> float:
        """The height of everything."""
        return self._beside_height + self.frame_height

    @cached_property
    def picture(self) -> Picture:
        """The chart drawn in its frame."""
        block, target = self.block, self.block.target.label if self.block.target is not None else None
        canvas = _canvas(self.kit, self.width, self.frame_height)
        x_title, y_title, aim = (_printed(one, self.kit) for one in (block.x_title, block.y_title, target))
        titled = replace(canvas, x_title=x_title, y_title=y_title, target=aim)
        return draw(block, titled, self.kit.words)

    @property
    def tells_all(self) -> bool:
        """Whether every number is printed, in the plot or in the table."""
        return self.has_table or not self.picture.needs_table

    def take(self, height: float, *, force: bool) -> tuple[Part | None, Part | None]:
        """Take the whole chart, lower if need be; a chart is never parted."""
        if self.height <= height:
            return self, None
        lower = replace(self, frame_height=height - self._beside_height)
        if lower.frame_height >= LEAST_HEIGHT and lower.tells_all and lower.height <= height + _ROUNDING:
            return lower, None
        return self._squeezed(height) if force else (None, self)

    def _squeezed(self, height: float) -> tuple[Part, Part | None]:
        """Take a chart that no slide can hold as it should be: its remark goes on behind it, and the numbers that its plot has no room for."""
        alone = replace(self, has_remark=False)
        alone = replace(alone, frame_height=max(height - alone._beside_height, LEAST_HEIGHT / 2))  # noqa: SLF001  of this class
        table = () if alone.tells_all else (data_table(self.kit, self.block, self.width),)
        behind = (*table, *((self._remark,) if self._remark is not None else ()))
        return alone, StackPart(behind) if behind else None

    def grown(self, height: float) -> ChartPart:
        """Return the chart with more height for its plot, as far as it makes use of it; a label may have room in the lower plot alone."""
        taller = replace(self, frame_height=max(self.frame_height, min(height - self._beside_height, self._tallest)))
        has_room = taller.height <= max(height, self.height) + _ROUNDING
        return taller if has_room and (taller.tells_all or not self.tells_all) else self

    def place(self, x: float, y: float) -> Iterator[Placed]:
        """Yield the lines above, the frame, the texts beside its plot, and the remark."""
        for part in self._head:
            yield from part.place(x, y)
            y += part.height
        y += _AIR if self._head else 0.0
        box = Box(x, y, self.width, self.frame_height)
        words, name = self.kit.words, format_name(Role.CHART, self.block.key)
        yield Placed(
            ChartFrame(name=name, alternative=alternative_text(self.block, words), box=box, chart=self.block, picture=self.picture, words=words)
        )
        yield from ChartTexts(self.kit, self.block, self.picture, self.width).place(x, y)
        if self._remark is not None:
            yield from self._remark.place(x, y + self.frame_height + _AIR / 2)

    @cached_property
    def _beside_height(self) -> float:
        head = sum(part.height for part in self._head) + (_AIR if self._head else 0.0)
        return head + (self._remark.height + _AIR / 2 if self._remark is not None else 0.0)

    @cached_property
    def _wanted(self) -> float:
        """The height that it has use for where others want theirs."""
        if self.block.type != "bar":
            return TALLEST
        return min(max(wanted_height(self.block, _canvas(self.kit, self.width, TALLEST), self.kit.words) / INCH * 1.3, LEAST_HEIGHT), TALLEST)

    @cached_property
    def _tallest(self) -> float:
        """The height that it takes of what is to spare: bars stay in proportion."""
        if self.block.type != "bar":
            return TALLEST
        return min(max(most_height(self.block, _canvas(self.kit, self.width, TALLEST)) / INCH, self._wanted), TALLEST)

    @cached_property
    def _head(self) -> tuple[Part, ...]:
        block, kit = self.block, self.kit
        caption = [kit.text(Role.CAPTION, block.key, block.caption.on_slide, kit.style("item", self.step), self.width)] if block.caption else []
        is_named = self.picture.names_all(len(block.series))
        keys = KeyLine(kit, block, self.width, needs_slices=block.type == "pie" and self._pie_needs_table, needs_series=not is_named)
        return (*caption, keys) if keys.height else tuple(caption)

    @property
    def _pie_needs_table(self) -> bool:
        return draw(self.block, _canvas(self.kit, self.width, self.frame_height), self.kit.words).needs_table

    @cached_property
    def _remark(self) -> TextPart | None:
        note, kit = self.block.note if self.has_remark else None, self.kit
        return kit.text(Role.REMARK, self.block.key, note.on_slide, kit.style("label"), self.width, color="accent3") if note is not None else None


def chart_part(kit: Kit, block: Chart, step: Step, width: float) -> Part:
    """Return a chart as a part of the body; with it, where its numbers have no room, the table that says them."""
    part = ChartPart(kit, block.on_slide, step, width, HEIGHTS[step + step.tight])
    part = replace(part, frame_height=min(HEIGHTS[step + step.tight], part._wanted))  # noqa: SLF001  of this module
    taller = (replace(part, frame_height=height) for height in (part.frame_height, *sorted(HEIGHTS), TALLEST) if height >= part.frame_height)
    telling = next((one for one in taller if one.tells_all), None)
    if telling is not None:
        return telling
    part, table = replace(part, has_table=True), data_table(kit, part.block, width)
    narrow = sum(table.widths)
    if width > READING_WIDTH and len(table.rows) <= PANEL_ROWS and narrow <= WIDEST_TABLE:
        left = width - narrow - TABLE_GAP
        return ColumnsPart((Column(replace(part, width=left), left, ""), Column(table, narrow, "")), left + TABLE_GAP, block.key, 0.0, head=0.0)
    return StackPart((part, table))


def chart_beside(kit: Kit, chart: Chart, side: AnyBlock, step: Step) -> Part | None:
    """Return a chart with a short text beside it; None where the block is no text for that place."""
    if isinstance(side, Paragraph):
        rows: tuple[Row, ...] = (Row(None, kit.text(Role.PARAGRAPH, side.key, side.wording.on_slide, kit.style("small"), SIDE_WIDTH)),)
    elif isinstance(side, Points) and not side.ordered and all(point.label and not point.points for point in side.points):
        rows = tuple(
            Row(
                None,
                StackPart(
                    (
                        kit.text(Role.LABEL, point.key, point.label, kit.style("claim", 1), SIDE_WIDTH, ordinal=number, label="Label"),
                        replace(kit.text(Role.POINT, point.key, point.wording.on_slide, kit.style("small"), SIDE_WIDTH, ordinal=number), gap=0.04),
                    )
                ),
            )
            for number, point in enumerate((point for point in side.points if point.show != "document"), start=1)
        )
    else:
        return None
    notes = RowsPart(rows, side.key, SIDE_WIDTH, 0.0, 0.3)
    left = chart_part(kit, chart, step, BESIDE_SIDE)
    if not rows or not isinstance(left, ChartPart) or notes.height > left.grown(TALLEST).height:
        return None
    return ColumnsPart((Column(left, BESIDE_SIDE, ""), Column(notes, SIDE_WIDTH, "")), SIDE_X, chart.key, 0.0, head=0.0)


def grown(part: Part, height: float) -> Part:
    """Return a body in which the first chart takes the height that is to spare, and charts side by side all of it."""
    match part:
        case ChartPart():
            return part.grown(height)
        case StackPart(parts=parts) if any(map(_has_chart, parts)):
            place = next(number for number, one in enumerate(parts) if _has_chart(one))
            room = parts[place].height + max(height - part.height, 0.0)
            return replace(part, parts=(*parts[:place], grown(parts[place], room), *parts[place + 1 :]))
        case ColumnsPart(columns=columns) if _has_chart(part):
            taller = (replace(column, part=grown(column.part, height - part.head)) if column.part is not None else column for column in columns)
            return replace(part, columns=tuple(taller))
        case _:
            return part


def _has_chart(part: Part) -> bool:
    match part:
        case StackPart(parts=parts):
            return any(map(_has_chart, parts))
        case ColumnsPart(columns=columns):
            return any(column.part is not None and _has_chart(column.part) for column in columns)
        case _:
            return isinstance(part, ChartPart)


def _canvas(kit: Kit, width: float, height: float) -> Canvas:
    types = tuple(Type(style.size, style.leading) for style in (kit.style("label"), kit.style("source")))
    return Canvas(width=width * INCH, height=height * INCH, types=types, measure=label_widths(kit.theme))


def _printed(wording: Wording | None, kit: Kit) -> str:
    return printed(kit.document, wording.on_slide) if wording is not None else ""
