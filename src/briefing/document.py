"""The frozen tree that an outline is read into, and that both writers and the witness start from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from briefing.blocks import AnyBlock, Comparison, Figure, Picture, Point, Points, Tone
from briefing.diagnostics import NOWHERE, Location
from briefing.texts import ProsePart, Show, Text, Wording

Basis: TypeAlias = Literal["reported", "opinion", "data"]
Confidence: TypeAlias = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One message with its evidence.

    `number` is its place in the outline ("2.3"; appendix "A1"); `ordinal` counts it inside a numbered section (0: not numbered);
    `sources` are its own or inherited from its section; `notes` are for the speaker alone.
    """

    key: str
    title: Wording
    number: str
    ordinal: int = 0
    label: Text = ()
    confidence: Confidence | None = None
    basis: Basis | None = None
    body: tuple[AnyBlock, ...] = ()
    takeaway: Wording | None = None
    notes: tuple[ProsePart, ...] = ()
    sources: tuple[str, ...] = ()
    show: Show = "both"
    hidden: bool = False
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the briefing; `title` is None for the one section of an outline that gives its topics without sections."""

    key: str
    title: Wording | None
    number: str
    lead: Wording | None = None
    numbered: bool = False
    appendix: bool = False
    topics: tuple[Topic, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The executive summary: the governing thought (None: not given), its points, figures and speaker notes.

    A point's `label` is the claim and its `wording` the gloss; without a label the wording is the claim.
    """

    thought: Wording | None = None
    points: tuple[Point, ...] = ()
    figures: tuple[Figure, ...] = ()
    notes: tuple[ProsePart, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A work that the briefing rests on; texts are as written, `via` is the key of the source it was found through."""

    key: str
    authors: tuple[str, ...] = ()
    title: str = ""
    publisher: str = ""
    date: str = ""
    accessed: str = ""
    url: str = ""
    doi: str = ""
    via: str = ""
    location: Location = field(default=NOWHERE, compare=False)

    @property
    def short(self) -> str:
        """The short form on slides and under topics: who, and where it appeared."""
        who = ", ".join(self.authors) or self.publisher or self.title or self.url or self.doi
        where = self.publisher if self.authors else ""
        return ", ".join(part for part in (who, where) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The whole briefing; `sources` stand in the order of their numbers (first citation first, uncited last)."""

    name: str
    title: Wording
    subtitle: Wording | None = None
    authors: tuple[str, ...] = ()
    organisation: str = ""
    logo: Picture | None = None
    date: str = ""
    version: str = ""
    status: str = ""
    classification: str = ""
    contact: Wording | None = None
    disclaimer: Wording | None = None
    language: str = "en"
    page: Literal["a4", "letter"] = "a4"
    theme: str = "meridian"
    tones: tuple[tuple[Tone, str], ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    sources: tuple[Source, ...] = ()
    summary: Summary | None = None
    sections: tuple[Section, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)

    @property
    def has_sides(self) -> bool:
        """Whether both side tones have a meaning, so that colours and motif may tell two sides apart."""
        return {"first", "second"} <= {tone for tone, _ in self.tones}

    @property
    def titled_sections(self) -> tuple[Section, ...]:
        """The sections that have a title, and with it an opening and a row of the contents."""
        return tuple(section for section in self.sections if section.title is not None)

    @property
    def closing_word(self) -> Literal["sources", "contact", "disclaimer"]:
        """The word of the furniture that names the list of sources, or where there is none what stands in its place."""
        if self.sources or not (self.contact or self.disclaimer):
            return "sources"
        return "contact" if self.contact is not None else "disclaimer"

    def source_number(self, key: str) -> int:
        """Return the printed number of a source, from 1; KeyError for an unknown key."""
        for number, source in enumerate(self.sources, start=1):
            if source.key == key:
                return number
        raise KeyError(key)


def places(document: Document) -> dict[str, Location]:
    """Return where in the outline each key stands: summary, sections, topics, blocks, points and sources."""
    found = {"/": document.location} | {f"/sources/{source.key}": source.location for source in document.sources}
    if document.summary is not None:
        found["/summary"] = document.summary.location
        found |= _point_places(document.summary.points)
    for section in document.sections:
        found[section.key] = section.location
        for topic in section.topics:
            found[topic.key] = topic.location
            for block in topic.body:
                found[block.key] = block.location
                found |= _point_places(_points_of(block))
    return found


def _points_of(block: AnyBlock) -> tuple[Point, ...]:
    match block:
        case Points():
            return block.points
        case Comparison():
            return tuple(point for side in block.sides for point in side.points)
        case _:
            return ()


def _point_places(points: tuple[Point, ...]) -> dict[str, Location]:
    found: dict[str, Location] = {}
    for point in points:
        found[point.key] = point.location
        found |= _point_places(point.points)
    return found
