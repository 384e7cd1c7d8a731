"""Blocks of the file format -> blocks of the document."""

from __future__ import annotations

from typing import NamedTuple

from briefing.blocks import AnyBlock, Aside, Callout, CompareRow, Comparison, Figure, Figures, Paragraph, Point, Points, Prose, Quote, Side
from briefing.outline import models_blocks as written
from briefing.outline.build_charts import build_chart
from briefing.outline.build_exhibits import build_actions, build_code, build_image, build_table
from briefing.outline.common import Common
from briefing.outline.keys import block_key
from briefing.outline.models import Topic
from briefing.outline.models_lists import place_beyond
from briefing.outline.models_points import Point as WrittenPoint
from briefing.outline.slips import counted
from briefing.outline.source import Place
from briefing.outline.texts import Texts
from briefing.outline.values import Scalar
from briefing.texts import Show, Text, Wording

MAX_POINT_LEVELS = 3


class _Written(NamedTuple):
    """A block as written: in the body of its topic, or directly in the topic."""

    kinds: written.Kinds
    id: Scalar | None
    source: list[Scalar] | None
    show: Show
    place: Place


def build_body(topic: Topic, key: str, texts: Texts) -> tuple[AnyBlock, ...]:
    """Return the blocks of a topic; its `detail` is the last."""
    blocks = _written_blocks(topic, texts)
    reserved = frozenset(block.id.text for block in blocks if block.id is not None)
    body = [_build_block(block, block_key(key, block.id, place, reserved), texts) for place, block in enumerate(blocks, start=1)]
    if topic.detail is not None:
        last = block_key(key, None, len(blocks) + 1, reserved)
        body.append(Prose(key=last, parts=texts.prose(topic.detail), location=topic.detail.place.location))
    return tuple(block for block in body if block is not None)


def build_points(points: list[WrittenPoint] | None, key: str, texts: Texts, level: int = 1) -> tuple[Point, ...]:
    """Return points and their sub-points; keys count from 1 below `key`."""
    if points and level > MAX_POINT_LEVELS:
        texts.report(points[0].place, "too-deep", f"points nest deeper than {MAX_POINT_LEVELS} levels", "move them one level up")
    return tuple(_build_point(point, f"{key}.{place}", texts, level) for place, point in enumerate(points or (), start=1))


def build_figures(figures: list[written.Figure] | None, texts: Texts) -> tuple[Figure, ...]:
    """Return big numbers."""
    return tuple(
        Figure(
            value=texts.line(figure.value),
            label=texts.maybe_line(figure.label),
            note=texts.maybe(figure.note),
            change=texts.maybe(figure.change),
            as_of=texts.maybe(figure.as_of),
            tone=figure.tone,
        )
        for figure in figures or ()
    )


def _written_blocks(topic: Topic, texts: Texts) -> list[_Written]:
    direct = topic.given
    if len(direct) > 1 or (direct and topic.body):
        texts.report(
            topic.place, "several-blocks", f"a topic carries one block directly; this one has {_ticked(topic)}", "put the blocks under `body:`"
        )
    blocks = [_Written(topic, None, None, "both", topic.place)] if direct else []
    return blocks + [_Written(block, block.id, block.source, block.show, block.place) for block in topic.body or ()]


def _ticked(topic: Topic) -> str:
    names = topic.given + (["body"] if topic.body else [])
    return " and ".join(f"`{name}`" for name in names)


def _build_block(block: _Written, key: str, texts: Texts) -> AnyBlock | None:
    kinds = block.kinds.given
    if not kinds:
        if block.place not in texts.incomplete:
            texts.report(block.place, "missing-kind", "this block names no kind", "write `text: …`, `points: …` or another kind")
        return None
    if len(kinds) > 1 and isinstance(block.kinds, written.Block):
        names = " and ".join(f"`{kind}`" for kind in kinds)
        texts.report(block.place, "several-kinds", f"a block is of one kind; this one is {names}", "begin a block of its own, with `- `, for each")
    with texts.shown(block.show, block.place):
        sources = texts.source_keys(block.source)
        common = Common(key=key, sources=sources, show=block.show, location=block.place.location)
        return _build_kind(block.kinds, common, texts)


def _build_kind(kinds: written.Kinds, common: Common, texts: Texts) -> AnyBlock | None:  # noqa: PLR0911  one return for each kind
    key = common["key"]
    match kinds.given[0]:
        case "text" if kinds.text:
            return Paragraph(**common, wording=texts.phrase(kinds.text))
        case "prose" if kinds.prose:
            return Prose(**common, parts=texts.prose(kinds.prose))
        case "points":
            return Points(**common, points=build_points(kinds.points, key, texts))
        case "steps":
            return Points(**common, points=build_points(kinds.steps, key, texts), ordered=True)
        case "compare" if kinds.compare:
            return _build_comparison(kinds.compare, common, texts)
        case "quote" if kinds.quote:
            return _build_quote(kinds.quote, common, texts)
        case "figures":
            return Figures(**common, figures=build_figures(kinds.figures, texts))
        case "callout" if kinds.callout:
            return Callout(**common, kind=kinds.callout.kind, wording=texts.phrase(kinds.callout.text))
        case _:
            return _build_exhibit(kinds, common, texts)


def _build_exhibit(kinds: written.Kinds, common: Common, texts: Texts) -> AnyBlock | None:
    match kinds.given[0]:
        case "table" if kinds.table:
            return build_table(kinds.table, common, texts)
        case "chart" if kinds.chart:
            return build_chart(kinds.chart, common, texts)
        case "image" if kinds.image:
            return build_image(kinds.image, common, texts)
        case "actions" if kinds.actions is not None:
            return build_actions(kinds.actions, common, texts)
        case "code" if kinds.code:
            return build_code(kinds.code, common, texts)
        case "aside" if kinds.aside:
            return Aside(**common, wording=texts.aside(kinds.aside))
        case kind:
            raise ValueError(f"`{kind}` is no kind of block")


def _build_point(point: WrittenPoint, key: str, texts: Texts, level: int) -> Point:
    with texts.shown(point.show, point.place):
        label = texts.line(point.label)
        wording = _point_wording(point, label, texts)
        return Point(
            key=key,
            wording=wording,
            label=label if point.text is not None else (),
            points=build_points(point.points, key, texts, level + 1),
            show=point.show,
            location=point.place.location,
        )


def _point_wording(point: WrittenPoint, label: Text, texts: Texts) -> Wording:
    """Return a point's wording; a point with a label alone says its label."""
    if point.text is not None:
        wording = texts.phrase(point.text, point.short)
    else:
        wording = Wording(label, texts.short(point.short))
        if not label and texts.is_whole(point.place):
            texts.report(point.place, "missing-key", "a point wants a `text` or a `label`", "add `text: …`")
    tail = texts.citation(point.source)
    return Wording(wording.full + tail, wording.short + tail if wording.short else ())


def _build_comparison(compare: written.Compare, common: Common, texts: Texts) -> Comparison:
    key = common["key"]
    sides = tuple(_build_side(side, f"{key}.{place}", texts, in_rows=compare.rows is not None) for place, side in enumerate(compare.sides, start=1))
    _check_rows(compare, texts)
    rows = tuple(CompareRow(label=texts.phrase(row.label), cells=tuple(texts.phrase(cell) for cell in row.cells)) for row in compare.rows or ())
    return Comparison(**common, sides=sides, rows=rows)


def _build_side(side: written.Side, key: str, texts: Texts, *, in_rows: bool) -> Side:
    filled = side.text is not None or side.points is not None
    if in_rows and filled:
        texts.report(side.place, "side-content", "beside `rows` a side has a heading only", "put what it says into the rows")
    elif not in_rows and not filled and side.place not in texts.incomplete:
        texts.report(side.place, "missing-key", "a side wants `points` or a `text`", "or give the comparison `rows`")
    return Side(heading=texts.line(side.heading), tone=side.tone, wording=texts.maybe(side.text), points=build_points(side.points, key, texts))


def _check_rows(compare: written.Compare, texts: Texts) -> None:
    """Report the rows that have more or fewer cells than the comparison has sides."""
    sides = len(compare.sides)
    for row in compare.rows or ():
        if texts.is_uneven(row.cells, compare.sides):
            message = f"this row has {counted(len(row.cells), 'cell')}, and the comparison {counted(sides, 'side')}"
            hint = "the order of the cells is that of the sides"
            texts.report(place_beyond(row.cells, sides, row.place), "ragged-row", message, hint)


def _build_quote(quote: written.Quote, common: Common, texts: Texts) -> Quote:
    wording, by, role = texts.phrase(quote.text), texts.maybe(quote.by), texts.maybe(quote.role)
    own = texts.source_keys(quote.source)
    return Quote(
        key=common["key"],
        sources=tuple(dict.fromkeys([*common["sources"], *own])),
        show=common["show"],
        location=common["location"],
        wording=wording,
        by=by,
        role=role,
        tone=quote.tone,
    )
