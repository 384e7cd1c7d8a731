"""The outline's blocks as parts of a slide's body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from briefing.blocks import (
    Actions,
    AnyBlock,
    Aside,
    Callout,
    Chart,
    Code,
    Comparison,
    Figure,
    Figures,
    Image,
    Paragraph,
    Point,
    Points,
    Prose,
    Quote,
    Table,
)
from briefing.deck.balance import INCH
from briefing.deck.body import BarredPart, Beside, Part, StackPart, TextPart
from briefing.deck.callouts import callout_part
from briefing.deck.charts import chart_beside
from briefing.deck.comparisons import rows_part, sides_part
from briefing.deck.exhibits import exhibit_part
from briefing.deck.fit import Style, style_steps
from briefing.deck.kit import COLUMN_GAP, READING_WIDTH, Kit, Step, visible
from briefing.deck.lists import ListPart, list_lines, sub_points
from briefing.deck.pictures import picture_rows
from briefing.deck.rows import Column, ColumnsPart, Row, RowsPart
from briefing.roles import Role

ROW_PADDING = (0.42, 0.28, 0.38, 0.24, 0.34, 0.20)
NARROW = 7.0  # inches; in less, labels stand above their texts
HERO_WIDTH = 4.854
QUOTE_INSET = 0.3
LABEL_SHARE = 0.255  # of a row's width; three columns of twelve beside eight
NUMBER_WIDTH = 0.42


def shown_on_slide(blocks: Iterable[AnyBlock]) -> tuple[AnyBlock, ...]:
    """Return the blocks that stand on the slide itself."""
    return tuple(block for block in blocks if block.show != "document" and not isinstance(block, Prose | Aside) and _says_something(block))


def _says_something(block: AnyBlock) -> bool:
    """Whether a block has something for the slide: points may all be for the document."""
    return not isinstance(block, Points) or bool(visible(block.points))


def block_part(kit: Kit, block: AnyBlock, step: Step, width: float) -> Part:  # noqa: PLR0911  one return for each kind
    """Return a block as a part of the body, at a step of its size; `width` in inches."""
    match block:
        case Paragraph():
            return kit.text(Role.PARAGRAPH, block.key, block.wording.on_slide, kit.style("body", step), min(width, READING_WIDTH))
        case Points():
            return _points_part(kit, block, step, width)
        case Comparison():
            return rows_part(kit, block, step, width) if block.rows else sides_part(kit, block, step, width)
        case Quote():
            return _quote_part(kit, block, step, min(width, READING_WIDTH) - QUOTE_INSET)
        case Figures():
            return figures_part(kit, block.key, block.figures, step, width)
        case Callout():
            return callout_part(kit, block, step, width, width * LABEL_SHARE)
        case Table() | Chart() | Image() | Aside() | Actions() | Code():
            return exhibit_part(kit, block, step, width)
        case Prose():
            raise ValueError(f"{block.key}: prose stands in the notes, not on the slide")
        case _:
            assert_never(block)


def body_part(kit: Kit, blocks: tuple[AnyBlock, ...], step: Step, width: float) -> Part:
    """Return a slide's blocks as one part: one below the other, but a single big number beside what explains it."""
    match blocks:
        case (one,):
            return block_part(kit, one, step, width)
        case (Figures(figures=(_,)) as hero, *others) if width > READING_WIDTH:
            half = (width - COLUMN_GAP) / 2
            left = figures_part(kit, hero.key, hero.figures, step, half)
            right = StackPart(tuple(_block_parts(kit, others, step, half)))
            below = StackPart(tuple(_block_parts(kit, blocks, step, width)))
            return ColumnsPart((Column(left, half, ""), Column(right, half, "")), half + COLUMN_GAP, hero.key, 0.0, otherwise=below, head=0.0)
        case (Chart() as chart, side) if width > READING_WIDTH and (beside := chart_beside(kit, chart, side, step)) is not None:
            return beside
        case _:
            return StackPart(tuple(_block_parts(kit, blocks, step, width)))


def _block_parts(kit: Kit, blocks: Iterable[AnyBlock], step: Step, width: float) -> Iterator[Part]:
    """Yield the parts of blocks; pictures that follow each other stand side by side."""
    for is_picture, run in groupby(blocks, key=lambda block: isinstance(block, Image)):
        members = tuple(run)
        pictures = tuple(block for block in members if isinstance(block, Image))
        yield from picture_rows(kit, pictures, width) if is_picture else _closed_parts(kit, members, step, width)


def _closed_parts(kit: Kit, blocks: tuple[AnyBlock, ...], step: Step, width: float) -> Iterator[Part]:
    """Yield the part of each block; rows that a callout follows are closed by a rule."""
    for block, behind in zip(blocks, (*blocks[1:], None), strict=True):
        part = block_part(kit, block, step, width)
        yield replace(part, closed=True) if isinstance(part, RowsPart) and isinstance(behind, Callout) else part


def _points_part(kit: Kit, block: Points, step: Step, width: float) -> Part:
    points = visible(block.points)
    if points and all(point.label for point in points):
        return _rows_part(kit, block, points, step, width)
    role = Role.STEPS if block.ordered else Role.POINTS
    return ListPart(kit.measurer, role, tuple(list_lines(kit, points)), kit.style("body", step), min(width, READING_WIDTH), key="")


def _rows_part(kit: Kit, block: Points, points: tuple[Point, ...], step: Step, width: float) -> RowsPart:
    """Return labelled points as rows; steps have their number before the label, and in a narrow place the label stands above its text."""
    inset = NUMBER_WIDTH if block.ordered else 0.0
    text_x = width * LABEL_SHARE
    is_upright = width < NARROW and not _labels_fit(kit, points, step, text_x - COLUMN_GAP / 2 - inset)
    text_x = inset if is_upright else text_x
    label_width = width - inset if is_upright else text_x - (COLUMN_GAP if width >= NARROW else COLUMN_GAP / 2) - inset
    make = _upright_row if is_upright else _level_row
    rows = tuple(make(kit, block, point, number, step, label_width, width - text_x) for number, point in enumerate(points, start=1))
    return RowsPart(rows, block.key, width, text_x, ROW_PADDING[step.place])


def closing_part(kit: Kit, block: Points, step: Step, width: float) -> ColumnsPart:
    """Return a few labelled points in columns under strong rules, as a briefing closes; as rows where a slide cannot hold them so."""
    points = visible(block.points)
    column = (width - COLUMN_GAP * (len(points) - 1)) / len(points)
    columns = tuple(_closing_column(kit, block, point, number, step, column) for number, point in enumerate(points, start=1))
    rows = _rows_part(kit, block, points, step, width)
    return ColumnsPart(columns, column + COLUMN_GAP, block.key, "strong", otherwise=rows, head=0.2)


def _closing_column(kit: Kit, block: Points, point: Point, number: int, step: Step, width: float) -> Column:
    style = kit.style("heading", step)
    heading = kit.text(Role.LABEL, point.key, point.label, style, width, ordinal=number, label="Label")
    return Column(_row_text(kit, block, point, number, step, width), width, heading=heading)


def _labels_fit(kit: Kit, points: tuple[Point, ...], step: Step, width: float) -> bool:
    """Whether each label stands on one line beside its text."""
    style = kit.style("item", step)
    return all(kit.measurer.measure(kit.pieces(point.label), style, width * INCH).lines == 1 for point in points)


def _level_row(kit: Kit, block: Points, point: Point, number: int, step: Step, label_width: float, text_width: float) -> Row:
    label: Part = _row_label(kit, point, number, step, label_width)
    if block.ordered:
        label = Beside(((0.0, _row_number(kit, point, number, step)), (NUMBER_WIDTH, label)))
    return Row(label, _row_text(kit, block, point, number, step, min(text_width, READING_WIDTH * 0.8)))


def _upright_row(kit: Kit, block: Points, point: Point, number: int, step: Step, label_width: float, text_width: float) -> Row:
    text = replace(_row_text(kit, block, point, number, step, text_width), gap=0.02)
    numeral = _row_number(kit, point, number, step) if block.ordered else None
    return Row(numeral, StackPart((_row_label(kit, point, number, step, label_width), text)))


def _row_label(kit: Kit, point: Point, number: int, step: Step, width: float) -> TextPart:
    return kit.text(Role.LABEL, point.key, point.label, kit.style("item", step), width, ordinal=number, label="Label")


def _row_number(kit: Kit, point: Point, number: int, step: Step) -> TextPart:
    return kit.text(Role.NUMERAL, point.key, str(number), kit.style("body", step), NUMBER_WIDTH, label="Number", color="accent3")


def _row_text(kit: Kit, block: Points, point: Point, number: int, step: Step, width: float) -> TextPart | StackPart:
    role, list_role = (Role.STEP, Role.STEPS) if block.ordered else (Role.POINT, Role.POINTS)
    text = kit.text(role, point.key, point.wording.on_slide, kit.style("body", step), width, ordinal=number)
    below = sub_points(kit, point, list_role, kit.style("body", step + 1), width)
    return StackPart((text, *below)) if below else text


def _quote_part(kit: Kit, block: Quote, step: Step, width: float) -> BarredPart:
    """Return a quotation among other blocks, a rule along its side."""
    parts = [kit.text(Role.QUOTE, block.key, block.wording.on_slide, kit.style("thought", step), width, label="Quote")]
    if block.by is not None:
        parts.append(kit.text(Role.ATTRIBUTION, block.key, block.by.on_slide, kit.style("attribution", step), width, label="Name"))
    if block.role is not None:
        parts.append(kit.text(Role.QUOTE_ROLE, block.key, block.role.on_slide, kit.style("body2", step), width, color="accent3", gap=0.02))
    return BarredPart(StackPart(tuple(parts), together=True), block.key, QUOTE_INSET, kit.theme.rules["side"])


def figures_part(kit: Kit, key: str, figures: tuple[Figure, ...], step: Step, width: float) -> ColumnsPart:
    """Return big numbers in columns under their rules; one alone is the hero."""
    count = max(len(figures), 1)
    column = (width - COLUMN_GAP * (count - 1)) / count if count > 1 else min(width, HERO_WIDTH)
    value_style = _value_style(kit, figures, step, column)
    columns = tuple(
        Column(_figure(kit, f"{key}.{number}", number, figure, value_style, step, column), column, kit.tone(figure.tone))
        for number, figure in enumerate(figures, start=1)
    )
    stacked = StackPart(tuple(ColumnsPart((one,), column, key, "side", first=number, head=0.2) for number, one in enumerate(columns, start=1)))
    return ColumnsPart(columns, column + COLUMN_GAP, key, "side", otherwise=stacked if count > 1 else None, head=0.2)


def _value_style(kit: Kit, figures: tuple[Figure, ...], step: Step, width: float) -> Style:
    """Return the largest size in which every value stands on one line."""
    steps = style_steps(kit.theme, "hero" if len(figures) == 1 else "figure")[step:]
    values = [kit.pieces(figure.value) for figure in figures]
    fitting = (style for style in steps if all(kit.measurer.measure(value, style, width * INCH).lines <= 1 for value in values))
    return next(fitting, steps[-1])


def _figure(kit: Kit, key: str, number: int, figure: Figure, value_style: Style, step: Step, width: float) -> StackPart:
    value = kit.text(Role.VALUE, key, figure.value, value_style, width, ordinal=number, color=kit.tone(figure.tone), label="Figure")
    parts = [replace(value, flush=True)]
    details = (
        (Role.VALUE_LABEL, figure.label, "body", 0.12),
        (Role.VALUE_NOTE, figure.note, "source", 0.16),
        (Role.VALUE_CHANGE, figure.change, "small", 0.06),
        (Role.VALUE_DATE, figure.as_of, "source", 0.06),
    )
    for role, wording, style, gap in details:
        if wording is not None:
            color = "tx1" if role is Role.VALUE_LABEL else "accent3"
            parts.append(kit.text(role, key, wording.on_slide, kit.style(style, step), min(width, 5.9), ordinal=number, color=color, gap=gap))
    return StackPart(tuple(parts), together=True)
