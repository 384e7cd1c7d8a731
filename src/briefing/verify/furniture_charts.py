"""The furniture of charts, held against the document: names that are said again, ticks, what stands between a name and its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.blocks import Chart
from briefing.charts.printed import category_text, number_text
from briefing.charts.scale import value_scale, x_scale
from briefing.document import Document
from briefing.language import Words
from briefing.roles import Role
from briefing.texts import plain
from briefing.verify.compare import Discrepancy
from briefing.verify.implied import differs
from briefing.verify.normalise import bare
from briefing.verify.transcript import Furniture, Transcript

_BETWEEN = ("(", ",", ")")
_PLACE = re.compile(r"([krh]?)([1-9]\d*)", re.ASCII)


def check_charts(document: Document, actual: Transcript, words: Words) -> Iterator[Discrepancy]:
    """Yield the furniture of charts that the document does not imply."""
    charts = charts_of(document)
    for furniture in actual.furniture:
        if is_of_chart(charts, furniture):
            allowed = _allowed(charts, furniture, words)
            if furniture.text.strip() and bare(furniture.text) not in set(map(bare, allowed)):
                yield differs(furniture, f"says “{furniture.text}”, the outline implies “{'” or “'.join(allowed[:2])}”")


def charts_of(document: Document) -> dict[str, Chart]:
    """Return the charts of a document by their keys."""
    blocks = (block for section in document.sections for topic in section.topics for block in topic.body)
    return {block.key: block for block in blocks if isinstance(block, Chart)}


def is_of_chart(charts: dict[str, Chart], furniture: Furniture) -> bool:
    """Say whether a piece of furniture belongs to a chart."""
    return furniture.role in {Role.REPEATED_LABEL, Role.TICK} or (furniture.role is Role.WORD and _chart(charts, furniture) is not None)


def texts_said_again(chart: Chart, words: Words) -> Iterator[str]:
    """Yield what may be said again of a chart: series, categories, and the axes over a table."""
    yield from (series.name for series in chart.series)
    yield from (category_text(one, place, words) for one in (chart, chart.on_slide) for place in range(len(chart.categories)))
    if chart.type == "scatter":
        for name, title in (("x", chart.x_title), ("y", chart.y_title)):
            yield from (name,) if title is None else (plain(title.full), plain(title.on_slide))


def _chart(charts: dict[str, Chart], furniture: Furniture) -> Chart | None:
    key = furniture.key
    while key not in charts and "." in key:
        key = key.rpartition(".")[0]
    return charts.get(key)


def _allowed(charts: dict[str, Chart], furniture: Furniture, words: Words) -> tuple[str, ...]:
    """Return what a piece of furniture may say, at its place."""
    chart = _chart(charts, furniture)
    if chart is None:
        return ()
    if furniture.role is Role.WORD:
        return _BETWEEN
    if furniture.role is Role.TICK:
        ticks = (*value_scale(chart).ticks, *(x_scale(chart).ticks if chart.type == "scatter" else ()))
        return tuple(map(number_text, ticks))
    found = _PLACE.fullmatch(furniture.key.rpartition(".")[2])
    return _label(chart, found[1], int(found[2]) - 1, words) if found is not None else ()


def _label(chart: Chart, kind: str, place: int, words: Words) -> tuple[str, ...]:
    """Return what a label says again: the name of a series, a category (`r`, and `k` in the key of a pie), what heads a column (`h`)."""
    if kind == "h" and chart.type == "scatter":
        axes = (("x", chart.x_title), ("y", chart.y_title))[place : place + 1]
        return tuple(said for name, title in axes for said in ((name,) if title is None else (plain(title.full), plain(title.on_slide))))
    if kind in {"r", "k"}:
        return tuple(category_text(one, place, words) for one in (chart, chart.on_slide)) if place < len(chart.categories) else ()
    return tuple(series.name for series in chart.series)[place : place + 1]
