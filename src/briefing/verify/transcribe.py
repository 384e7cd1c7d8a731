"""What each file must say: the document as a transcript, by the route of every text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
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
    Picture,
    Point,
    Points,
    Prose,
    Quote,
    Table,
)
from briefing.document import Document, Section, Summary, Topic
from briefing.language import Words, format_date
from briefing.looks import look_of
from briefing.part_texts import shown_rows
from briefing.pictures import picture_mark
from briefing.references import confidence_word, full_reference, heading_wording, source_line
from briefing.roles import CONTENTS_KEY, DOCUMENT_KEY, SOURCES_KEY, SUMMARY_KEY, Group, Role
from briefing.texts import Name, ProsePart, Show, Text, Wording
from briefing.verify.printed import prose_role, spans_of
from briefing.verify.settings import settings_of
from briefing.verify.transcribe_charts import chart_entries
from briefing.verify.transcript import Entry, Span, Transcript, part_of


def transcribe(document: Document, output: Show, words: Words) -> Transcript:
    """Return what a file must say: `output` is "deck" or "document"; entries in the outline's order, notes behind their slide."""
    return Transcript(entries=tuple(_Scribe(document, output, words).entries()), settings=settings_of(document))


class _Scribe:
    """Turns the document into entries, for one output."""

    def __init__(self, document: Document, output: Show, words: Words) -> None:
        self.document = document
        self.output = output
        self.words = words
        self.slide = DOCUMENT_KEY

    @property
    def for_deck(self) -> bool:
        return self.output == "deck"

    def entries(self) -> Iterator[Entry]:
        yield from self._cover()
        if self.document.summary is not None:
            yield from self._summary(self.document.summary)
        self.slide = SUMMARY_KEY if self.document.summary is not None else CONTENTS_KEY
        for _, tone_words in self.document.tones:
            yield self._plain(Role.TONE, DOCUMENT_KEY, tone_words)
        for section in self.document.sections:
            yield from self._section(section)
        yield from self._sources()

    # The parts of the briefing

    def _cover(self) -> Iterator[Entry]:
        document, short = self.document, _Shorts()
        yield from self._wording(Role.TITLE, DOCUMENT_KEY, document.title, short)
        yield from self._wording(Role.SUBTITLE, DOCUMENT_KEY, document.subtitle, short)
        if document.logo is not None and document.organisation:
            yield from self._picture(Role.LOGO, DOCUMENT_KEY, document.logo, Name(document.organisation), short)
        if document.organisation:
            yield self._plain(Role.ORGANISATION, DOCUMENT_KEY, document.organisation)
        for author in document.authors:
            yield self._plain(Role.AUTHOR, DOCUMENT_KEY, author)
        if document.date:
            yield self._plain(Role.DATE, DOCUMENT_KEY, format_date(document.date, document.language))
        yield from self._notes(DOCUMENT_KEY, (), short, ())

    def _summary(self, summary: Summary) -> Iterator[Entry]:
        self.slide, short = SUMMARY_KEY, _Shorts()
        yield from self._wording(Role.THOUGHT, SUMMARY_KEY, summary.thought, short)
        yield from self._points(summary.points, Role.POINT, short)
        yield from self._figures(f"{SUMMARY_KEY}/figures", summary.figures, short)
        yield from self._source_line(SUMMARY_KEY, summary)
        yield from self._notes(SUMMARY_KEY, summary.notes, short, ())

    def _section(self, section: Section) -> Iterator[Entry]:
        self.slide, short = section.key, _Shorts()
        if section.title is not None:
            yield from self._wording(Role.TITLE, section.key, section.title, short)
            yield from self._wording(Role.LEAD, section.key, section.lead, short)
            yield from self._notes(section.key, (), short, ())
        for topic in section.topics:
            if topic.show in ("both", self.output):
                yield from self._topic(topic)

    def _topic(self, topic: Topic) -> Iterator[Entry]:
        self.slide, short = topic.key, _Shorts()
        yield from self._wording(Role.TITLE, topic.key, topic.title, short)
        yield from self._text(Role.LABEL, topic.key, topic.label)
        if topic.confidence:
            yield self._plain(Role.CONFIDENCE, topic.key, confidence_word(topic.confidence, self.words))
        if topic.basis:
            yield self._plain(Role.BASIS, topic.key, self.words[topic.basis])
        for block in topic.body:
            if block.show in ("both", self.output):
                yield from self._block(block, short)
        yield from self._wording(Role.TAKEAWAY, topic.key, topic.takeaway, short)
        yield from self._source_line(topic.key, topic)
        background = tuple(block for block in topic.body if isinstance(block, Prose | Aside) and block.show in ("both", self.output))
        yield from self._notes(topic.key, topic.notes, short, background)

    def _sources(self) -> Iterator[Entry]:
        self.slide, short = SOURCES_KEY, _Shorts()
        for source in self.document.sources:
            yield from self._text(Role.SOURCE, f"{SOURCES_KEY}/{source.key}", full_reference(self.document, source, self.words))
        yield from self._wording(Role.CONTACT, DOCUMENT_KEY, self.document.contact, short)
        yield from self._wording(Role.DISCLAIMER, DOCUMENT_KEY, self.document.disclaimer, short)
        yield from self._notes(SOURCES_KEY, (), short, ())

    # Blocks

    def _block(self, block: AnyBlock, short: _Shorts) -> Iterator[Entry]:
        match block:
            case Paragraph():
                yield from self._wording(Role.PARAGRAPH, block.key, block.wording, short)
            case Prose():
                yield from () if self.for_deck else self._prose(block, Group.BODY)
            case Points():
                yield from self._points(block.points, Role.STEP if block.ordered else Role.POINT, short)
            case Comparison():
                yield from self._comparison(block, short)
            case Quote():
                yield from self._wording(Role.QUOTE, block.key, block.wording, short)
                yield from self._wording(Role.ATTRIBUTION, block.key, block.by, short)
                yield from self._wording(Role.QUOTE_ROLE, block.key, block.role, short)
            case Figures():
                yield from self._figures(block.key, block.figures, short)
            case Callout():
                yield self._plain(Role.CALLOUT_KIND, block.key, self.words[block.kind])
                yield from self._wording(Role.CALLOUT, block.key, block.wording, short)
            case Table() | Chart() | Image() | Aside() | Actions() | Code():
                yield from self._exhibit(block, short)
            case _:
                assert_never(block)

    def _points(self, points: Iterable[Point], role: Role, short: _Shorts, level: int = 1) -> Iterator[Entry]:
        for point in points:
            if point.show in ("both", self.output):
                yield from self._text(Role.LABEL, point.key, point.label, level=level)
                yield from self._wording(role, point.key, point.wording, short, level=level)
                yield from self._points(point.points, role, short, level + 1)

    def _comparison(self, block: Comparison, short: _Shorts) -> Iterator[Entry]:
        in_rows = bool(block.rows)
        for place, side in enumerate(block.sides, start=1):
            key = f"{block.key}.{place}"
            yield from self._text(Role.HEADING, key, side.heading, column=place + 1 if in_rows else 0)
            yield from self._wording(Role.PARAGRAPH, key, side.wording, short)
            yield from self._points(side.points, Role.POINT, short)
        for place, row in enumerate(block.rows, start=1):
            key = f"{block.key}.r{place}"
            yield from self._wording(Role.QUESTION, key, row.label, short, column=1)
            for column, cell in enumerate(row.cells, start=2):
                yield from self._wording(Role.CELL, key, cell, short, column=column)

    def _figures(self, key: str, figures: Iterable[Figure], short: _Shorts) -> Iterator[Entry]:
        for place, figure in enumerate(figures, start=1):
            own = f"{key}.{place}"
            yield from self._text(Role.VALUE, own, figure.value)
            yield from self._wording(Role.VALUE_LABEL, own, figure.label, short)
            yield from self._wording(Role.VALUE_NOTE, own, figure.note, short)
            yield from self._wording(Role.VALUE_CHANGE, own, figure.change, short)
            yield from self._wording(Role.VALUE_DATE, own, figure.as_of, short)

    def _prose(self, block: Prose, group: Group) -> Iterator[Entry]:
        return self._prose_parts(block.key, block.parts, group)

    def _prose_parts(self, key: str, parts: Iterable[ProsePart], group: Group) -> Iterator[Entry]:
        for place, part in enumerate(parts, start=1):
            yield from self._text(prose_role(part), f"{key}.{place}", part.text, level=part.level, group=group)

    def _source_line(self, key: str, part: Topic | Summary) -> Iterator[Entry]:
        return self._text(Role.SOURCE_LINE, key, source_line(self.document, part, self.output, self.words))

    def _notes(self, key: str, notes: tuple[ProsePart, ...], short: _Shorts, background: tuple[Prose | Aside, ...]) -> Iterator[Entry]:
        """Yield what stands on the notes page of the deck: for the speaker, the full wordings, the background."""
        if not self.for_deck:
            return
        yield from self._prose_parts(f"{key}/notes", notes, Group.SPEAKER)
        for part_key, full in short.full:
            yield from self._text(Role.PARAGRAPH, part_key, full, group=Group.WORDING)
        for block in background:
            if isinstance(block, Prose):
                yield from self._prose(block, Group.BACKGROUND)
            else:
                yield from self._text(Role.PARAGRAPH, block.key, block.wording.full, group=Group.BACKGROUND)

    def _exhibit(self, block: Exhibit, short: _Shorts) -> Iterator[Entry]:
        match block:
            case Table():
                yield from self._table(block, short)
            case Chart():
                yield from chart_entries(block, self.words, partial(self._wording, short=short), for_deck=self.for_deck)
            case Image():
                yield from self._picture(Role.PICTURE, block.key, block.picture, block.alt, short)
                yield from self._wording(Role.CAPTION, block.key, block.caption, short)
                yield from self._wording(Role.CREDIT, block.key, block.credit, short)
            case Aside():
                yield from () if self.for_deck else self._wording(Role.ASIDE, block.key, block.wording, short)
            case Actions():
                for place, action in enumerate(block.actions, start=1):
                    key = f"{block.key}.{place}"
                    yield from self._wording(Role.ACTION, key, action.do, short)
                    yield from self._wording(Role.OWNER, key, action.who, short)
                    yield from self._wording(Role.DUE, key, action.by, short)
            case Code():
                yield self._plain(Role.CODE, block.key, block.text)
            case _:
                assert_never(block)

    def _picture(self, role: Role, key: str, picture: Picture, alt: Name, short: _Shorts) -> Iterator[Entry]:
        """Yield the mark of a picture and the words in its place; without any it is a decoration."""
        look = partial(look_of, picture.content) if picture.type == "svg" else None
        entry = replace(self._plain(role, key, picture_mark(picture)), look=look)
        is_nameless = not alt and not self.for_deck  # a decoration of the document is an artifact
        yield entry if alt else replace(entry, group=Group.DECORATION, part="" if is_nameless else entry.part)
        yield from self._wording(Role.ALTERNATIVE, key, alt.wording, short)

    def _table(self, block: Table, short: _Shorts) -> Iterator[Entry]:
        """Yield caption, header cells, cells row by row (empty ones say nothing), and the remark."""
        yield from self._wording(Role.CAPTION, block.key, block.caption, short)
        for place in range(len(block.columns)):
            yield from self._wording(Role.HEADING, f"{block.key}.{place + 1}", heading_wording(block, place), short, column=place + 1)
        rows = shown_rows(block, "deck" if self.for_deck else "document")
        for number, row in enumerate(rows, start=1):
            is_total = block.total and number == len(rows)
            for column, cell in enumerate(row, start=1):
                role = Role.TOTAL if is_total else Role.ROW_HEADING if block.row_header and column == 1 else Role.CELL
                yield from self._wording(role, f"{block.key}.r{number}", cell, short, column=column)
        yield from self._wording(Role.REMARK, block.key, block.note, short)

    # Texts

    def _wording(self, role: Role, key: str, wording: Wording | None, short: _Shorts, *, level: int = 0, column: int = 0) -> Iterator[Entry]:
        if wording is None:
            return
        if self.for_deck and wording.short:
            short.full.append((key, wording.full))
        yield from self._text(role, key, wording.on_slide if self.for_deck else wording.full, level=level, column=column)

    def _text(self, role: Role, key: str, text: Text, *, level: int = 0, column: int = 0, group: Group = Group.BODY) -> Iterator[Entry]:
        if text:
            yield Entry(
                role=role,
                key=key,
                part=self._part(key),
                spans=spans_of(self.document, text, for_deck=self.for_deck),
                level=level,
                column=column,
                group=group,
            )

    def _plain(self, role: Role, key: str, text: str) -> Entry:
        return Entry(role=role, key=key, part=self._part(key), spans=(Span(text),))

    def _part(self, key: str) -> str:
        """Return where an entry stands: in the deck the key of its slide, in the document the topic, section or list that it belongs to."""
        return self.slide if self.for_deck else part_of(key)


class _Shorts:
    """The full wordings that one slide's notes owe, in order."""

    def __init__(self) -> None:
        self.full: list[tuple[str, Text]] = []
