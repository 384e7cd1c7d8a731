"""Blocks as they are printed, each kind with its own view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, assert_never

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
    Side,
    Table,
)
from briefing.language import quotation_marks, slopes
from briefing.part_texts import block_texts
from briefing.pdf.balance import own_display
from briefing.pdf.exhibits import view_exhibit
from briefing.pdf.model import (
    BlockView,
    CalloutView,
    ColumnsView,
    FiguresView,
    FigureView,
    ListView,
    QuoteView,
    RowView,
    SideView,
    TextView,
)
from briefing.pdf.phrases import TEXT_LINE, Phrases, line_count, plainly
from briefing.pdf.prose import bullet, view_prose
from briefing.pdf.tables import view_rows
from briefing.roles import Role, format_name
from briefing.texts import Run, plain

_SIDE_LINE = {2: 36, 3: 30, 4: 22}
"""How many narrow characters stand on a line of a side, by the number of sides."""

_SHORT_LIST = 6
"""With so many lines, or fewer, a list is short."""

_LINES_SIDE_BY_SIDE = 22
"""Sides with more lines stand one under the other: side by side they would have to go on over a page break in turns."""


def view_block(block: AnyBlock, phrases: Phrases) -> BlockView:  # noqa: PLR0911  one return for each kind
    """Return a block as it is printed."""
    match block:
        case Paragraph():
            return TextView(block.key, phrases.said(Role.PARAGRAPH, block.key, block.wording.full))
        case Prose():
            return view_prose(block, phrases)
        case Points():
            return _list(block, phrases)
        case Comparison():
            return view_rows(block, phrases) if block.rows else _columns(block, phrases)
        case Quote():
            return _quote(block, phrases)
        case Figures():
            return view_figures(block.key, block.figures, phrases)
        case Callout():
            word = plainly(Role.CALLOUT_KIND, block.key, phrases.words[block.kind])
            return CalloutView(key=block.key, word=word, text=phrases.said(Role.CALLOUT, block.key, block.wording.full))
        case Table() | Chart() | Image() | Aside() | Actions() | Code():
            return view_exhibit(block, phrases)
        case _:
            assert_never(block)


def view_points(points: Iterable[Point], phrases: Phrases, *, ordered: bool = False, look: Literal["rows", "claims", "plain"] = "plain") -> ListView:
    """Return the points that the document shows as a list; `claims` are counted though they are no steps."""
    shown = tuple(point for point in points if point.show in ("both", "document"))
    return ListView(rows=_point_rows(shown, phrases, 1, ordered=ordered, counted=ordered or look == "claims"), ordered=ordered, look=look)


def view_figures(key: str, figures: tuple[Figure, ...], phrases: Phrases) -> FiguresView:
    """Return big numbers as they are printed."""
    shown = tuple(_figure(f"{key}.{place}", figure, place, phrases) for place, figure in enumerate(figures, start=1))
    line = _SIDE_LINE.get(len(figures))
    return FiguresView(key, shown, is_stacked=line is not None and max(_figure_lines(figure, line) for figure in figures) > _LINES_SIDE_BY_SIDE)


def _figure_lines(figure: Figure, line: int) -> int:
    """Return about how many lines a figure takes in a narrow column: those of its value are three times as large."""
    texts = (wording.full for wording in (figure.label, figure.note, figure.change, figure.as_of) if wording is not None)
    return 3 * line_count(plain(figure.value), line / 3) + sum(line_count(plain(text), line) for text in texts)


def _list(block: Points, phrases: Phrases) -> ListView:
    shown = tuple(point for point in block.points if point.show in ("both", "document"))
    is_labelled = any(point.label for point in shown)
    return ListView(
        rows=_point_rows(shown, phrases, 1, ordered=block.ordered, counted=block.ordered),
        ordered=block.ordered,
        look="rows" if is_labelled else "plain",
        is_short=is_labelled and _row_lines(shown) <= _SHORT_LIST,
        name=format_name(Role.STEPS if block.ordered else Role.POINTS, block.key),
        key=block.key,
    )


def _row_lines(points: tuple[Point, ...]) -> int:
    """Return about how many lines the texts of rows take, without their labels, which hang in the rail."""
    own = sum(line_count(plain(point.wording.full), TEXT_LINE) for point in points)
    return own + sum(_row_lines(point.points) for point in points)


def _point_rows(points: tuple[Point, ...], phrases: Phrases, level: int, *, ordered: bool, counted: bool) -> tuple[RowView, ...]:
    return tuple(_point_row(point, place, phrases, level, ordered=ordered, counted=counted) for place, point in enumerate(points, start=1))


def _point_row(point: Point, place: int, phrases: Phrases, level: int, *, ordered: bool, counted: bool) -> RowView:
    under = tuple(sub for sub in point.points if sub.show in ("both", "document"))
    rows = _point_rows(under, phrases, level + 1, ordered=ordered, counted=ordered)
    return RowView(
        marker=str(place) if counted else bullet(level),
        label=phrases.given(Role.LABEL, point.key, point.label, place),
        text=phrases.given(Role.STEP if ordered else Role.POINT, point.key, point.wording, place),
        parts=(ListView(rows=rows, ordered=ordered),) if rows else (),
    )


def _columns(block: Comparison, phrases: Phrases) -> ColumnsView:
    sides = tuple(_side(f"{block.key}.{place}", side, place, phrases) for place, side in enumerate(block.sides, start=1))
    line = _SIDE_LINE[len(block.sides)]
    lines = (_lines(replace(block, sides=(side,)), line) for side in block.sides)
    return ColumnsView(block.key, sides, is_stacked=max(lines) > _LINES_SIDE_BY_SIDE)


def _lines(block: Comparison, line: int) -> int:
    """Return about how many lines a comparison's texts take in a narrow column."""
    return sum(line_count(plain(text), line) for text in block_texts(block, "document"))


def _side(key: str, side: Side, place: int, phrases: Phrases) -> SideView:
    return SideView(
        name=format_name(Role.SIDE, key, place),
        tone=side.tone,
        heading=phrases.given(Role.HEADING, key, side.heading),
        text=phrases.given(Role.PARAGRAPH, key, side.wording),
        points=view_points(side.points, phrases) if side.points else None,
    )


def _quote(block: Quote, phrases: Phrases) -> QuoteView:
    column, has_slope = phrases.theme.page[phrases.document.page]["text"], slopes(phrases.document.language)
    display = own_display(phrases.theme, "quote", column, slopes=has_slope)
    return QuoteView(
        key=block.key,
        mark=quotation_marks(phrases.document.language)[0],
        text=phrases.balanced(phrases.said(Role.QUOTE, block.key, block.wording.full), display),
        is_emphasised=all(run.emphasis for run in block.wording.full if isinstance(run, Run) and run.text.strip()),
        by=phrases.given(Role.ATTRIBUTION, block.key, block.by),
        role=phrases.given(Role.QUOTE_ROLE, block.key, block.role),
        tone=block.tone,
    )


def _figure(key: str, figure: Figure, place: int, phrases: Phrases) -> FigureView:
    texts = (
        ("label", phrases.given(Role.VALUE_LABEL, key, figure.label, place)),
        ("note", phrases.given(Role.VALUE_NOTE, key, figure.note, place)),
        ("change", phrases.given(Role.VALUE_CHANGE, key, figure.change, place)),
        ("date", phrases.given(Role.VALUE_DATE, key, figure.as_of, place)),
    )
    return FigureView(
        tone=figure.tone,
        value=phrases.given(Role.VALUE, key, figure.value, place),
        texts=tuple((style, said) for style, said in texts if said is not None),
    )
