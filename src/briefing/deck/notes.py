"""The notes page: for the speaker, the full wordings of what the slide says shorter, the background."""

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
from briefing.deck.exhibits import exhibit_wordings
from briefing.deck.fit import Piece
from briefing.deck.kit import Kit, visible
from briefing.deck.model import NotePara
from briefing.document import Section, Summary, Topic
from briefing.language import Words
from briefing.texts import ProsePart, Wording


def topic_notes(kit: Kit, topic: Topic) -> tuple[NotePara, ...]:
    """Return the notes page of a topic's first slide."""
    shown = [block for block in topic.body if block.show != "document"]
    wordings = (topic.title, *(wording for block in shown for wording in _block_wordings(block, kit.words)), topic.takeaway)
    return _notes(kit, topic.notes, wordings, (part for block in shown for part in _background(block)))


def summary_notes(kit: Kit, summary: Summary) -> tuple[NotePara, ...]:
    """Return the notes page of the summary."""
    wordings = (summary.thought, *_point_wordings(summary.points), *_figure_wordings(summary.figures))
    return _notes(kit, summary.notes, wordings, ())


def section_notes(kit: Kit, section: Section) -> tuple[NotePara, ...]:
    """Return the notes page of a section's opening."""
    return _notes(kit, (), (section.title, section.lead), ())


def wording_notes(kit: Kit, *wordings: Wording | None) -> tuple[NotePara, ...]:
    """Return a notes page that has full wordings alone."""
    return _notes(kit, (), wordings, ())


def _notes(kit: Kit, speaker: Iterable[ProsePart], wordings: Iterable[Wording | None], background: Iterable[ProsePart]) -> tuple[NotePara, ...]:
    full = [NotePara(pieces=kit.pieces(wording.full), kind="paragraph") for wording in wordings if wording is not None and wording.short]
    groups = (("speaker", [*_prose(kit, speaker)]), ("wording", full), ("background", [*_prose(kit, background)]))
    paras: list[NotePara] = []
    for level, (word, members) in enumerate(groups):
        if members:
            paras += [NotePara(pieces=(Piece(kit.words[word]),), kind="group", level=level), *members]
    return tuple(paras)


def _background(block: AnyBlock) -> Iterator[ProsePart]:
    """Yield what of a block stands on the notes page and not on the slide."""
    match block:
        case Prose():
            yield from block.parts
        case Aside():
            yield ProsePart("paragraph", block.wording.full)
        case _:
            return


def _prose(kit: Kit, parts: Iterable[ProsePart]) -> Iterator[NotePara]:
    for part in parts:
        printed = kit.pieces(part.text)
        match part.kind:
            case "heading":
                yield NotePara(pieces=printed, kind="heading")
            case "item":
                yield NotePara(pieces=printed, kind="item", level=part.level - 1, number=part.number if part.ordered else 0)
            case "paragraph" if part.level:
                yield NotePara(pieces=printed, kind="inside", level=part.level - 1)
            case "paragraph":
                yield NotePara(pieces=printed, kind="quotation" if part.quoted else "paragraph")
            case _:
                assert_never(part.kind)


def _block_wordings(block: AnyBlock, words: Words) -> Iterator[Wording | None]:
    match block:
        case Paragraph() | Callout():
            yield block.wording
        case Points():
            yield from _point_wordings(block.points)
        case Comparison():
            for side in block.sides:
                yield side.wording
                yield from _point_wordings(side.points)
            for row in block.rows:
                yield from (row.label, *row.cells)
        case Quote():
            yield from (block.wording, block.by, block.role)
        case Figures():
            yield from _figure_wordings(block.figures)
        case Prose():
            return
        case Table() | Chart() | Image() | Aside() | Actions() | Code():
            yield from exhibit_wordings(block, words)
        case _:
            assert_never(block)


def _point_wordings(points: Iterable[Point]) -> Iterator[Wording]:
    for point in visible(tuple(points)):
        yield point.wording
        yield from _point_wordings(point.points)


def _figure_wordings(figures: Iterable[Figure]) -> Iterator[Wording | None]:
    for figure in figures:
        yield from (figure.label, figure.note, figure.change, figure.as_of)
