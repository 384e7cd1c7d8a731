"""The numbers that lists show: which ones a document implies, block by block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.blocks import Point, Points, Prose
from briefing.document import Document, Topic
from briefing.roles import SOURCES_KEY, Role
from briefing.texts import ProsePart, Show
from briefing.verify.implied import Implied


def imply_numbers(document: Document, output: Show) -> Iterator[Implied]:
    """Yield the numbers of the summary's claims, of steps, of ordered items in prose and notes, and of the sources."""
    if document.summary is not None:
        yield from (_number(point.key, place) for place, point in enumerate(_shown(document.summary.points, output), start=1))
        yield from _of_prose("/summary/notes", document.summary.notes if output == "deck" else ())
    for section in document.sections:
        for topic in section.topics:
            if topic.show in ("both", output):
                yield from _of_topic(topic, output)
    yield from (_number(SOURCES_KEY, place) for place in range(1, len(document.sources) + 1))


def _of_topic(topic: Topic, output: Show) -> Iterator[Implied]:
    notes: list[ProsePart] = [*topic.notes]
    for block in topic.body:
        if block.show not in ("both", output):
            continue
        if isinstance(block, Points) and block.ordered:
            yield from _of_steps(block.points, output)
        elif isinstance(block, Prose) and output == "deck":
            notes += block.parts
        elif isinstance(block, Prose):
            yield from _of_prose(block.key, block.parts)
    if output == "deck":
        yield from _of_prose(f"{topic.key}/notes", notes)


def _of_steps(points: Iterable[Point], output: Show) -> Iterator[Implied]:
    for place, point in enumerate(_shown(points, output), start=1):
        yield _number(point.key, place)
        yield from _of_steps(point.points, output)


def _of_prose(key: str, parts: Iterable[ProsePart]) -> Iterator[Implied]:
    yield from (_number(key, part.number) for part in parts if part.kind == "item" and part.ordered)


def _shown(points: Iterable[Point], output: Show) -> Iterator[Point]:
    return (point for point in points if point.show in ("both", output))


def _number(key: str, number: int) -> Implied:
    return Implied(role=Role.NUMERAL, key=key, texts=(str(number), f"{number}."))
