"""The document's pure half: which words, numbers and names stand where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from briefing.blocks import Point
from briefing.document import Document, Section, Summary, Topic, places
from briefing.language import Words, direction, format_date, in_capitals, numbered_part, slopes
from briefing.pdf.asides import with_asides
from briefing.pdf.balance import Display, own_display
from briefing.pdf.blocks import view_block, view_figures, view_points
from briefing.pdf.contents import view_contents
from briefing.pdf.exhibit_model import TableView
from briefing.pdf.insights import room_of
from briefing.pdf.margins import with_margin_figures
from briefing.pdf.model import Length, ListView, Said
from briefing.pdf.model_parts import (
    ChapterView,
    ColourKeyView,
    CoverView,
    Metadata,
    SourcesView,
    SummaryView,
    TopicView,
    View,
)
from briefing.pdf.phrases import Phrases, plainly, text_width
from briefing.pdf.pictures import view_logo
from briefing.references import confidence_word, edition_line, full_reference, marking, page_footer, source_line, version_words
from briefing.roles import DOCUMENT_KEY, SOURCES_KEY, SUMMARY_KEY, Role, format_name
from briefing.texts import Text, plain
from briefing.themes.model import Theme

_ISO_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_DOTS = {"high": 3, "medium": 2, "low": 1}

# How much room there is, in narrow characters.
_COVER_LENGTHS, _DISPLAY_LENGTHS = (54, 100, 220), (100, 160, 220)
_HEADER_TITLE, _HEADER_SECTION = 220, 130

# The types that the style sheet sets them in, by their length, and the widths that it gives the cover's, in millimetres.
_COVER_TYPES: dict[Length, str] = {"short": "cover", "long": "figure_m", "longer": "h1", "longest": "h3"}
_THOUGHT_TYPES: dict[Length, str] = {"short": "thought", "long": "thought", "longer": "h3", "longest": "h3"}
_OPENING_TYPES: dict[Length, str] = {"short": "h1", "long": "thought", "longer": "h3", "longest": "h3"}
_COVER_WIDTH, _SUBTITLE_WIDTH = 165, 116
_CLAIM_MARKER = 11

_TITLE_LINES, _TITLE_STEP = 2, 1.2
"""A topic's title takes so many lines where it may be smaller for it, but so much larger than what it stands above."""

_CLAIM_LINE, _GLOSS_LINE = 58, 70
_AIRY_LINES, _AIRY_LINES_OVER_FIGURES = 13, 8


def view_document(document: Document, theme: Theme, words: Words, *, edition: str) -> View:
    """Return the document as it will be printed; `edition` is its fingerprint."""
    phrases = Phrases(document, words, theme)
    return View(
        language=document.language,
        direction=direction(document.language),
        page=document.page,
        metadata=_metadata(document, edition),
        running=_running(plain(document.title.full), _HEADER_TITLE),
        footer=_whole(page_footer(document, words)),
        marking=_whole(marking(document)),
        logo=view_logo(document),
        cover=_cover(phrases),
        contents=view_contents(document, words),
        summary=_summary(document.summary, phrases) if document.summary is not None else None,
        colour_key=_colour_key(document, words),
        chapters=tuple(_chapter(section, phrases) for section in document.sections),
        sources=_sources(phrases, edition),
        places=places(document),
    )


def _metadata(document: Document, edition: str) -> Metadata:
    return Metadata(
        title=_line(plain(document.title.full)),
        authors=document.authors,
        description=_line(plain(document.subtitle.full)) if document.subtitle is not None else "",
        created=document.date if _ISO_DATE.fullmatch(document.date) else "",
        edition=edition,
    )


def _cover(phrases: Phrases) -> CoverView:
    document, words = phrases.document, phrases.words
    length, title = _cover_title(phrases)
    foot = [("organisation", Role.ORGANISATION, document.organisation, 0)]
    foot += [("author", Role.AUTHOR, author, place) for place, author in enumerate(document.authors, start=1)]
    foot += [("date", Role.DATE, format_date(document.date, document.language), 0), ("version", Role.FOOTER, version_words(document, words), 0)]
    return CoverView(
        kicker=_kicker(phrases, DOCUMENT_KEY, words["briefing"]),
        title=title,
        length=length,
        subtitle=phrases.balanced(phrases.given(Role.SUBTITLE, DOCUMENT_KEY, document.subtitle), Display("cover_subtitle", _SUBTITLE_WIDTH, "sans")),
        foot=tuple((style, plainly(role, DOCUMENT_KEY, text, place)) for style, role, text, place in foot if text),
        marking=plainly(Role.MARKING, DOCUMENT_KEY, marking(document)) if marking(document) else None,
        motif="sides" if document.has_sides else "neutral",
    )


def _cover_title(phrases: Phrases) -> tuple[Length, Said]:
    """Return the cover's title with its length; a short one takes one line where one no smaller than a long one does."""
    said = phrases.said(Role.TITLE, DOCUMENT_KEY, phrases.document.title.full)
    length = _length(phrases.document.title.full, _COVER_LENGTHS)
    display, long = Display(_COVER_TYPES[length], _COVER_WIDTH), phrases.theme.document_type[_COVER_TYPES["long"]]
    return length, phrases.fitted(said, display, lines=1, least=long.size) if length == "short" else phrases.balanced(said, display)


def _summary(summary: Summary, phrases: Phrases) -> SummaryView:
    words = phrases.words
    length = _length(summary.thought.full if summary.thought is not None else (), _DISPLAY_LENGTHS)
    line = source_line(phrases.document, summary, "document", words)
    is_airy = sum(map(_lines, summary.points)) <= (_AIRY_LINES_OVER_FIGURES if summary.figures else _AIRY_LINES)
    return SummaryView(
        kicker=_kicker(phrases, SUMMARY_KEY, words["summary"]),
        running=_line(words["summary"]),
        is_airy=is_airy,
        length=length,
        thought=phrases.balanced(phrases.given(Role.THOUGHT, SUMMARY_KEY, summary.thought), Display(_THOUGHT_TYPES[length], _column(phrases))),
        claims=_claims(summary, phrases, is_airy=is_airy) if summary.points else None,
        figures=view_figures(f"{SUMMARY_KEY}/figures", summary.figures, phrases) if summary.figures else None,
        source_line=phrases.given(Role.SOURCE_LINE, SUMMARY_KEY, line),
    )


def _claims(summary: Summary, phrases: Phrases, *, is_airy: bool) -> ListView:
    """Return the claims as they are printed, those of two lines in lines of about one length."""
    claims = view_points(summary.points, phrases, look="claims")
    display = Display("claim" if is_airy else "list", _column(phrases) - _CLAIM_MARKER, "sans", is_bold=True)
    rows = (
        replace(row, label=phrases.balanced(row.label, display)) if row.label else replace(row, text=phrases.balanced(row.text, display))
        for row in claims.rows
    )
    return replace(claims, rows=tuple(rows))


def _kicker(phrases: Phrases, key: str, words: str) -> Said:
    """Return the words above a title as they are painted: the capitals are no matter of the style sheet, for the stamp and the proof know them."""
    is_in_capitals = phrases.theme.deck_faces["kicker"].caps
    return plainly(Role.KICKER, key, in_capitals(words, phrases.document.language) if is_in_capitals else words)


def _lines(claim: Point) -> int:
    """Return about how many lines a claim and its gloss take."""
    label, gloss = (claim.label, claim.wording.full) if claim.label else (claim.wording.full, ())
    return ceil(text_width(plain(label)) / _CLAIM_LINE) + ceil(text_width(plain(gloss)) / _GLOSS_LINE)


def _colour_key(document: Document, words: Words) -> ColourKeyView | None:
    tones = tuple((tone, plainly(Role.TONE, DOCUMENT_KEY, text, place)) for place, (tone, text) in enumerate(document.tones, start=1))
    return ColourKeyView(word=plainly(Role.WORD, DOCUMENT_KEY, words["colour_key"]), tones=tones) if tones else None


def _chapter(section: Section, phrases: Phrases) -> ChapterView:
    has_title = section.title is not None
    title = plain(section.title.full) if section.title is not None else ""
    length = _length(section.title.full if section.title is not None else (), _DISPLAY_LENGTHS)
    lead = phrases.balanced(phrases.given(Role.LEAD, section.key, section.lead), Display("standfirst", _column(phrases), "sans"))
    return ChapterView(
        key=section.key,
        length=length,
        kicker=_kicker(phrases, section.key, numbered_part(phrases.words, section.number)),
        running=_running(title, _HEADER_SECTION),
        bookmark=_line(title),
        title=phrases.balanced(phrases.given(Role.TITLE, section.key, section.title), Display(_OPENING_TYPES[length], _column(phrases))),
        lead=lead if has_title else None,
        topics=tuple(_topics(section, phrases)),
        elsewhere=tuple(topic.key for topic in section.topics if topic.show == "deck"),
    )


def _topics(section: Section, phrases: Phrases) -> Iterator[TopicView]:
    """Yield the topics that the document shows; the first one goes with the opening of its chapter."""
    series, opens = max((topic.ordinal for topic in section.topics), default=0), section.title is not None
    rank, is_last = 3 if opens else 2, section is phrases.document.sections[-1]
    for topic in section.topics:
        if topic.show != "deck":
            room = room_of(topic, phrases, opens=opens, closes=is_last and topic is section.topics[-1])
            yield _topic(topic, phrases, rank=rank, series=series, room=room)
            opens = False


def _topic(topic: Topic, phrases: Phrases, *, rank: int, series: int, room: float) -> TopicView:
    words = phrases.words
    blocks = with_asides(with_margin_figures(view_block(block, phrases) for block in topic.body if block.show != "deck"))
    title_display = Display("h3", _column(phrases))
    return TopicView(
        key=topic.key,
        rank=rank,
        bookmark=_line(plain(topic.title.full)),
        title=phrases.fitted(phrases.said(Role.TITLE, topic.key, topic.title.full), title_display, lines=_TITLE_LINES, least=_least_title(phrases)),
        number=plainly(Role.KICKER, topic.key, topic.number),
        numeral=plainly(Role.NUMERAL, topic.key, str(topic.ordinal)) if topic.ordinal else None,
        ordinal=topic.ordinal,
        series=series,
        label=phrases.given(Role.LABEL, topic.key, topic.label),
        confidence=plainly(Role.CONFIDENCE, topic.key, confidence_word(topic.confidence, words)) if topic.confidence else None,
        dots=_DOTS.get(topic.confidence or "", 0),
        basis=plainly(Role.BASIS, topic.key, words[topic.basis]) if topic.basis else None,
        blocks=blocks,
        is_turned=any(isinstance(block, TableView) and block.place == "turned" for block in blocks),
        room=room,
        takeaway_word=plainly(Role.WORD, topic.key, words["takeaway"]),
        takeaway=phrases.balanced(phrases.given(Role.TAKEAWAY, topic.key, topic.takeaway), _takeaway_display(phrases)),
        source_line=phrases.given(Role.SOURCE_LINE, topic.key, source_line(phrases.document, topic, "document", words)),
    )


def _least_title(phrases: Phrases) -> float:
    """Return the size of a title at least, in points: it stands above headings inside of prose."""
    return phrases.theme.document_type["h4"].size * _TITLE_STEP


def _takeaway_display(phrases: Phrases) -> Display:
    return own_display(phrases.theme, "takeaway", _column(phrases), slopes=slopes(phrases.document.language))


def _sources(phrases: Phrases, edition: str) -> SourcesView:
    document, words = phrases.document, phrases.words
    return SourcesView(
        heading=plainly(Role.KICKER, SOURCES_KEY, words["sources"]),
        running=_line(words["sources"]),
        name=format_name(Role.SOURCES, SOURCES_KEY),
        references=tuple(_reference(place, key, phrases) for place, key in enumerate((source.key for source in document.sources), start=1)),
        contact=phrases.given(Role.CONTACT, DOCUMENT_KEY, document.contact),
        disclaimer=phrases.given(Role.DISCLAIMER, DOCUMENT_KEY, document.disclaimer),
        edition=plainly(Role.EDITION, DOCUMENT_KEY, edition_line(edition, words)),
    )


def _reference(place: int, key: str, phrases: Phrases) -> tuple[str, str, Said]:
    """Return a source's number, the id of its place, and its text."""
    own = f"{SOURCES_KEY}/{key}"
    text = full_reference(phrases.document, phrases.document.sources[place - 1], phrases.words)
    return f"{place}.", own, phrases.said(Role.SOURCE, own, text, place)


def _column(phrases: Phrases) -> float:
    """Return the width of the text column, in millimetres."""
    return phrases.theme.page[phrases.document.page]["text"]


def _length(text: Text, limits: tuple[int, int, int]) -> Length:
    names: tuple[Length, ...] = ("short", "long", "longer", "longest")
    return names[bisect_left(limits, text_width(plain(text)))]


def _running(title: str, room: int) -> str:
    """Return a title for the header of pages; empty when it would run down into the text."""
    return _line(_whole(title)) if text_width(title) <= room else ""


def _whole(text: str) -> str:
    """Return a text without the places where its author lets words break: what is painted at the edges of pages has no hyphen that nobody wrote."""
    return text.replace("\u00ad", "")


def _line(text: str) -> str:
    """Return a text on one line, as running headers and bookmarks need it."""
    return " ".join(text.split())
