"""Models of the file format -> Document: keys, numbers, inheritance, references; what is wrong is reported, all of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeVar, get_args

from briefing.blocks import Point, Tone
from briefing.diagnostics import Diagnostic
from briefing.document import Document, Section, Source, Summary, Topic
from briefing.outline import models
from briefing.outline.build_blocks import build_body, build_figures, build_points
from briefing.outline.checks import check_links, check_settings, check_sources
from briefing.outline.files import Files
from briefing.outline.keys import Keys, letters, plan_keys
from briefing.outline.slips import Guesses
from briefing.outline.source import Place
from briefing.outline.texts import Texts
from briefing.outline.values import Scalar, warning_at
from briefing.roles import SUMMARY_KEY

TOPICS_KEY = "/topics"
"""The key of the one section of an outline that gives its topics without sections."""


Name = TypeVar("Name", bound=str)


class Built(NamedTuple):
    """A document, what is wrong with its outline, and the files beside the outline that it needs."""

    document: Document
    findings: tuple[Diagnostic, ...]
    files: tuple[Path, ...]


def build_document(outline: models.Outline, path: Path, incomplete: frozenset[Place], guesses: Guesses) -> Built:
    """Build the document of an outline that stands at `path`; what lacks in an `incomplete` place has been reported before."""
    keys = plan_keys(outline)
    texts = Texts(outline.sources or {}, incomplete, Files(path.parent, guesses), guesses)
    document = _Builder(outline, keys, texts).build(path)
    findings = (
        *check_settings(outline, path.stem),
        *keys.findings,
        *texts.findings,
        *check_links(texts.links, document, guesses),
        *check_sources(texts.sources, texts.cited, guesses),
        *texts.files.findings,
    )
    return Built(document, findings, tuple(dict.fromkeys(texts.files.read)))


@dataclass(frozen=True, slots=True)
class _Builder:
    outline: models.Outline
    keys: Keys
    texts: Texts

    def build(self, path: Path) -> Document:
        """Read the document; the texts come in the order in which their citations are counted, the sources last."""
        outline, texts = self.outline, self.texts
        return Document(
            name=_words(outline.name) or path.stem.lstrip(".") or "outline",
            title=texts.title(outline.title),
            subtitle=texts.maybe(outline.subtitle),
            authors=tuple(_words(author) for author in outline.authors or ()),
            organisation=_words(outline.organisation),
            logo=texts.files.picture(outline.logo),
            date=_words(outline.date),
            version=_words(outline.version),
            status=_words(outline.status),
            classification=_words(outline.classification),
            language=_words(outline.lang) or "en",
            page=outline.page,
            theme=_words(outline.theme) or "meridian",
            tones=tuple(_by_place((tone, getattr(outline.tones, tone, None)) for tone in get_args(Tone))),
            words=tuple(_by_place((word, getattr(outline.words, word, None)) for word in models.FURNITURE)),
            summary=self._summary(outline.summary) if outline.summary is not None else None,
            sections=tuple(self._sections()),
            contact=texts.maybe(outline.contact),
            disclaimer=texts.maybe(outline.disclaimer),
            sources=tuple(self._sources()),
            location=outline.place.location,
        )

    def _summary(self, summary: models.Summary) -> Summary:
        texts = self.texts
        return Summary(
            thought=texts.maybe(summary.text),
            points=self._titles(summary.points) if isinstance(summary.points, models.TitlesOf) else build_points(summary.points, SUMMARY_KEY, texts),
            figures=build_figures(summary.figures, texts),
            notes=texts.notes(summary.notes),
            location=summary.place.location,
        )

    def _titles(self, titles: models.TitlesOf) -> tuple[Point, ...]:
        """Return the titles of a section's topics as points."""
        sections = {self.keys.by_place[section.place]: section for section in self.outline.sections or ()}
        section = sections.get(titles.section.text)
        if section is None and titles.place not in self.texts.incomplete:
            hint = self.texts.guesses.hint(titles.section.text, sections, "name the `id` of a section, or its title in lower case with hyphens")
            self.texts.report(titles.section.place, "undefined-section", f"there is no section `{titles.section.text}`", hint)
        topics = section.topics or [] if section is not None else []
        if section is not None and not topics:
            message = f"the section `{titles.section.text}` has no topics: the summary takes no points from it"
            self.texts.findings.append(
                warning_at(titles.section.place, "empty-value", message, "name a section that has topics, or write the points")
            )
        return tuple(
            Point(key=f"{SUMMARY_KEY}.{count}", wording=self.texts.phrase(topic.title), show=topic.show, location=topic.place.location)
            for count, topic in enumerate(topics, start=1)
        )

    def _sections(self) -> Iterator[Section]:
        """Yield the sections, appendices after all others."""
        sections = self.outline.sections or []
        if self.outline.topics:
            topics = tuple(self._topic(topic, str(count), 0, []) for count, topic in enumerate(self.outline.topics, start=1))
            yield Section(key=TOPICS_KEY, title=None, number="", topics=topics, location=topics[0].location)
        for count, section in enumerate((section for section in sections if not section.appendix), start=1):
            yield self._section(section, str(count), f"{count}.")
        for count, section in enumerate((section for section in sections if section.appendix), start=1):
            yield self._section(section, letters(count), letters(count))

    def _section(self, section: models.Section, number: str, prefix: str) -> Section:
        texts = self.texts
        return Section(
            key=self.keys.by_place[section.place],
            title=texts.title(section.title),
            number=number,
            lead=texts.maybe(section.lead),
            numbered=section.numbered,
            appendix=section.appendix,
            topics=tuple(
                self._topic(topic, f"{prefix}{count}", count if section.numbered else 0, section.source or [])
                for count, topic in enumerate(section.topics or (), start=1)
            ),
            location=section.place.location,
        )

    def _topic(self, topic: models.Topic, number: str, ordinal: int, inherited: list[Scalar]) -> Topic:
        texts, key = self.texts, self.keys.by_place[topic.place]
        if topic.notes is not None and topic.show == "document":
            hint = "delete the notes, or show the topic in the deck"
            texts.report(topic.notes.place, "notes-nowhere", "a topic that the deck does not show has no speaker notes", hint)
        if topic.hidden and topic.show == "document":
            texts.question(topic.place.of("hidden:"), "the deck does not show this topic: `hidden` hides nothing")
        with texts.shown(topic.show, topic.place):
            return Topic(
                sources=texts.source_keys(inherited if topic.source is None else topic.source),
                key=key,
                title=texts.title(topic.title),
                number=number,
                ordinal=ordinal,
                label=texts.line(topic.label),
                confidence=topic.confidence,
                basis=topic.basis,
                body=build_body(topic, key, texts),
                takeaway=texts.maybe(topic.takeaway),
                notes=texts.notes(topic.notes),
                show=topic.show,
                hidden=topic.hidden,
                location=topic.place.location,
            )

    def _sources(self) -> Iterator[Source]:
        """Yield the sources in the order of their numbers: as cited, then those that nobody cites."""
        sources = self.texts.sources
        for key in dict.fromkeys([*self.texts.cited, *sources]):
            source = sources[key]
            yield Source(
                key=key,
                authors=tuple(_words(author) for author in [*(source.author or ()), *(source.authors or ())]),
                title=_words(source.title),
                publisher=_words(source.publisher),
                date=_words(source.date),
                accessed=_words(source.accessed),
                url=_words(source.url),
                doi=_words(source.doi),
                via=_words(source.via),
                location=source.place.location,
            )


def _words(written: Scalar | None) -> str:
    """Return a plain text as written, on one line; empty when there is none."""
    return " ".join(re.split("[\n\u2028]", written.text)).strip() if written is not None else ""


def _by_place(pairs: Iterable[tuple[Name, Scalar | None]]) -> Iterator[tuple[Name, str]]:
    """Yield the texts that are given, in the order of the outline."""
    given = [(name, written) for name, written in pairs if written is not None]
    for name, written in sorted(given, key=lambda pair: pair[1].place.start):
        yield name, _words(written)
