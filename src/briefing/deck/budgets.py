"""Texts that are far longer than what a slide of their kind says well: each is offered a wording of its own for the slide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from briefing.blocks import Actions, AnyBlock, Callout, Comparison, Figures, Paragraph, Point, Points, Quote, Table
from briefing.diagnostics import Diagnostic, Location, warning
from briefing.document import Document, Section, Summary, Topic
from briefing.part_texts import shown_rows
from briefing.texts import Text, Wording, plain

FAR = 1.5
"""So many times its budget a text may have before it is told of: it fits all the same, smaller or over more slides."""

TITLE, COVER, SUBTITLE, THOUGHT, CLAIM, POINT, SIDE, CELL, TAKEAWAY, FIGURE, QUOTE, ACTION, PARAGRAPH = (
    *(132, 86, 133, 126, 118, 131, 189, 73, 97, 108, 184, 108, 262),
)
"""The characters with which each place is full at a good size: a title of two lines, a point in a row of three, a cell of two lines."""

_Budgeted: TypeAlias = tuple[str, Wording | None, int, Location]


def long_texts(document: Document) -> Iterator[Diagnostic]:
    """Yield a warning for each text of the deck that is far over its budget and has no `short` wording, or a long one; of one block the longest."""
    worst: dict[tuple[str, Location], tuple[float, int, int]] = {}
    for what, wording, budget, location in _budgeted(document):
        length = _length(wording.on_slide) if wording is not None else 0
        share = length / budget
        if share > FAR and share > worst.get((what, location), (0.0,))[0]:
            worst[what, location] = share, length, budget
    for (what, location), (_, length, budget) in worst.items():
        yield warning(
            "long-text",
            f"the {what} has {length} characters; a slide shows {budget} of them well",
            location,
            hint="`{text: …, short: …}` gives the slide a shorter wording; the full one stands in its notes and in the document",
        )


def _budgeted(document: Document) -> Iterator[_Budgeted]:
    yield "title of the outline", document.title, COVER, document.location
    yield "subtitle", document.subtitle, SUBTITLE, document.location
    if document.summary is not None:
        yield from _of_summary(document.summary)
    for section in document.sections:
        yield from _of_section(section)


def _of_summary(summary: Summary) -> Iterator[_Budgeted]:
    yield "thought of the summary", summary.thought, THOUGHT, summary.location
    yield from _of_points("claim", summary.points, CLAIM)
    yield from (("figure's label", figure.label, FIGURE, summary.location) for figure in summary.figures)


def _of_section(section: Section) -> Iterator[_Budgeted]:
    yield "title of the section", section.title, COVER, section.location
    yield "lead", section.lead, SUBTITLE, section.location
    for topic in section.topics:
        if topic.show != "document":
            yield from _of_topic(topic)


def _of_topic(topic: Topic) -> Iterator[_Budgeted]:
    yield "title", topic.title, TITLE, topic.location
    yield "takeaway", topic.takeaway, TAKEAWAY, topic.location
    for block in topic.body:
        if block.show != "document":
            yield from _of_block(block)


def _of_block(block: AnyBlock) -> Iterator[_Budgeted]:
    match block:
        case Paragraph():
            yield "text", block.wording, PARAGRAPH, block.location
        case Callout():
            yield "callout", block.wording, SIDE, block.location
        case Quote():
            yield "quotation", block.wording, QUOTE, block.location
        case Points():
            yield from _of_points("point", block.points, POINT)
        case Comparison():
            yield from _of_comparison(block)
        case Figures():
            yield from (("figure's label", figure.label, FIGURE, block.location) for figure in block.figures)
        case Table():
            yield from (("cell", cell, CELL, block.location) for row in shown_rows(block, "deck") for cell in row)
        case Actions():
            yield from (("action", action.do, ACTION, block.location) for action in block.actions)
        case _:
            return


def _of_comparison(block: Comparison) -> Iterator[_Budgeted]:
    for side in block.sides:
        yield "side", side.wording, SIDE, block.location
        yield from _of_points("point", side.points, CELL)
    for row in block.rows:
        yield from (("cell", cell, CELL, block.location) for cell in row.cells)


def _of_points(what: str, points: Iterable[Point], budget: int) -> Iterator[_Budgeted]:
    for point in points:
        if point.show != "document":
            yield what, point.wording, budget, point.location
            yield from _of_points(what, point.points, budget)


def _length(text: Text) -> int:
    """Return how many letters of the Latin alphabet take as much room as a text: East Asian ones count twice."""
    return sum(2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1 for character in plain(text))
