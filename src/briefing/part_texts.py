"""Every text of a topic, the summary or a block that one output shows, in the outline's order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from briefing.blocks import (
    Actions,
    AnyBlock,
    Aside,
    Callout,
    Chart,
    Code,
    Comparison,
    Exhibit,
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
from briefing.document import Summary, Topic
from briefing.texts import Citation, Show, Text, Wording


def cited_sources(part: Topic | Summary, output: Show) -> Iterator[str]:
    """Yield the keys of all sources that a topic or the summary rests on in one output, in order, with repeats."""
    if isinstance(part, Topic):
        yield from part.sources
        for block in part.body:
            if block.show in ("both", output):
                yield from block.sources
    for text in part_texts(part, output):
        yield from (cited.source for run in text if isinstance(run, Citation) for cited in run.parts)


def part_texts(part: Topic | Summary, output: Show) -> Iterator[Text]:
    """Yield every text of a topic or the summary that one output shows, full wordings, in the outline's order; speaker notes are left out."""
    match part:
        case Topic():
            yield part.title.full
            yield part.label
            for block in part.body:
                if block.show in ("both", output):
                    yield from block_texts(block, output)
            yield from _wordings(part.takeaway)
        case Summary():
            yield from _wordings(part.thought)
            yield from _point_texts(part.points, output)
            yield from _figure_texts(part.figures)


def block_texts(block: AnyBlock, output: Show) -> Iterator[Text]:
    """Yield every text of a block that one output shows, full wordings, in order."""
    match block:
        case Paragraph() | Callout():
            yield block.wording.full
        case Prose():
            yield from (part.text for part in block.parts)
        case Points():
            yield from _point_texts(block.points, output)
        case Comparison():
            for side in block.sides:
                yield side.heading
                yield from _wordings(side.wording)
                yield from _point_texts(side.points, output)
            for row in block.rows:
                yield from _wordings(row.label, *row.cells)
        case Quote():
            yield from _wordings(block.wording, block.by, block.role)
        case Figures():
            yield from _figure_texts(block.figures)
        case Table() | Chart() | Image() | Aside() | Actions() | Code():
            yield from _exhibit_texts(block, output)
        case _:
            assert_never(block)


def shown_rows(table: Table, output: Show) -> tuple[tuple[Wording, ...], ...]:
    """Return the rows of a table that one output ("deck" or "document") shows; a cut leaves the row of totals, which closes the table."""
    if output != "deck" or not table.deck_rows:
        return table.rows
    return (*table.rows[: table.deck_rows], *(table.rows[-1:] if table.total else ()))


def _exhibit_texts(block: Exhibit, output: Show) -> Iterator[Text]:
    match block:
        case Table():
            yield from _wordings(block.caption, *block.columns)
            for cells in shown_rows(block, output):
                yield from _wordings(*cells)
            yield from _wordings(block.note)
        case Chart():
            label = block.target.label if block.target is not None else None
            yield from _wordings(block.caption, block.subtitle, block.x_title, block.y_title, label, block.note)
        case Image():
            yield from _wordings(block.caption, block.credit)
        case Aside():
            yield block.wording.full
        case Actions():
            for action in block.actions:
                yield from _wordings(action.do, action.who, action.by)
        case Code():
            pass
        case _:
            assert_never(block)


def _point_texts(points: Iterable[Point], output: Show) -> Iterator[Text]:
    for point in points:
        if point.show in ("both", output):
            yield point.label
            yield point.wording.full
            yield from _point_texts(point.points, output)


def _figure_texts(figures: Iterable[Figure]) -> Iterator[Text]:
    for figure in figures:
        yield figure.value
        yield from _wordings(figure.label, figure.note, figure.change, figure.as_of)


def _wordings(*wordings: Wording | None) -> Iterator[Text]:
    yield from (wording.full for wording in wordings if wording is not None)
