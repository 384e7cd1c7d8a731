"""The contents: what they list, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from briefing.document import Document, Section, Topic
from briefing.language import Words
from briefing.pdf.model_parts import ContentsRow, ContentsView
from briefing.pdf.phrases import line_count, plainly
from briefing.roles import CONTENTS_KEY, SOURCES_KEY, Role, format_name
from briefing.texts import plain

_LINES_IN_RAIL, _RAIL_LINE = 38, 18
"""So many lines of contents stand beside the summary on its page, each of about so many characters."""


def view_contents(document: Document, words: Words) -> ContentsView | None:
    """Return the contents; None where there is nothing to find one's way in.

    Beside the summary stand sections, and the labels of topics where there is room; without a summary, or with too many sections for the rail, they
    stand in the text column and list every topic by its title.
    """
    heading = plainly(Role.CONTENTS, CONTENTS_KEY, words["contents"])
    labels = (*_rows(document, by_label=True), *_sources_row(document, words))
    sections = tuple(row for row in labels if row.rank == "part")
    titles = (*_rows(document, by_label=False), *_sources_row(document, words))
    if len(titles) < 2:  # noqa: PLR2004  one line leads nowhere
        return None
    if document.summary is None or _lines(sections) > _LINES_IN_RAIL:
        return ContentsView(heading=heading, rows=titles, place="column")
    fits = _lines(labels) <= _LINES_IN_RAIL
    return ContentsView(heading=heading, rows=labels if fits else sections, place="rail")


def _lines(rows: Iterable[ContentsRow]) -> int:
    texts = ("".join(mark.text for piece in row.text.pieces for mark in piece.marks) for row in rows)
    return sum(line_count(text, _RAIL_LINE) for text in texts)


def _rows(document: Document, *, by_label: bool) -> Iterator[ContentsRow]:
    for section in document.sections:
        yield from _section_row(section)
        for topic in section.topics:
            yield from _topic_row(section, topic, by_label=by_label)


def _section_row(section: Section) -> Iterator[ContentsRow]:
    if section.title is not None:
        yield _row(section.key, plain(section.title.full), "part")


def _topic_row(section: Section, topic: Topic, *, by_label: bool) -> Iterator[ContentsRow]:
    is_part = section.title is None
    text = plain(topic.label) if by_label else ""
    if not text and (is_part or not by_label):
        text = plain(topic.title.full)
    if topic.show != "deck" and text:
        yield _row(topic.key, text, "part" if is_part else "topic")


def _sources_row(document: Document, words: Words) -> Iterator[ContentsRow]:
    if document.sources:
        yield _row(SOURCES_KEY, words["sources"], "part")


def _row(key: str, text: str, rank: Literal["part", "topic"]) -> ContentsRow:
    return ContentsRow(target=f"#{key}", text=plainly(Role.CONTENTS, key, text, 1), page_name=format_name(Role.CONTENTS, key, 2), rank=rank)
