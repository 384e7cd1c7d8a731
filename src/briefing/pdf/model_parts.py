"""The view: the parts of the document and all that they show, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from briefing.blocks import Tone
from briefing.diagnostics import Location
from briefing.pdf.model import BlockView, FiguresView, Length, ListView, LogoView, Said


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverView:
    """The cover; `foot` is organisation, authors and date, `marking` status and classification. `motif` is drawn in its colours.

    `length` of the title says in which size it stands: the longer, the smaller.
    """

    kicker: Said
    title: Said
    length: Length
    subtitle: Said | None
    foot: tuple[tuple[str, Said], ...]
    marking: Said | None
    motif: Literal["sides", "neutral"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsRow:
    """A line of the contents: where it leads, what it says, and the furniture that bears the page's number."""

    target: str
    text: Said
    page_name: str
    rank: Literal["part", "topic"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsView:
    """The contents, in the rail beside the summary or in the text column."""

    heading: Said
    rows: tuple[ContentsRow, ...]
    place: Literal["rail", "column"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryView:
    """The executive summary; `is_airy` when its claims are few enough to stand in a larger size, `length` says in which size the thought stands."""

    kicker: Said
    running: str
    is_airy: bool
    length: Length
    thought: Said | None
    claims: ListView | None
    figures: FiguresView | None
    source_line: Said | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ColourKeyView:
    """What the side colours mean."""

    word: Said
    tones: tuple[tuple[Tone, Said], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """A topic; `rank` is the level of its heading, `bookmark` its title on one line.

    `numeral` is the large number of an insight, `ordinal` its place in a series of so many; `dots` says how many of three are full. `is_turned`
    says that its pages are, for a table that is too wide. `room` is how many millimetres of a page must be left for it to begin there (0: it may
    be parted).
    """

    key: str
    rank: int
    bookmark: str
    title: Said
    number: Said
    numeral: Said | None
    ordinal: int
    series: int
    label: Said | None
    confidence: Said | None
    dots: int
    basis: Said | None
    blocks: tuple[BlockView, ...]
    is_turned: bool
    room: float
    takeaway_word: Said
    takeaway: Said | None
    source_line: Said | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterView:
    """A section: its opening (no title where the outline gives topics without sections), its topics, and the keys of those in the deck alone.

    `running` stands in the header of its pages, `bookmark` in the reader's list of them, `length` says in which size the title stands.
    """

    key: str
    length: Length
    kicker: Said
    running: str
    bookmark: str
    title: Said | None
    lead: Said | None
    topics: tuple[TopicView, ...]
    elsewhere: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesView:
    """The list of sources, what is said of contact and use, and the edition."""

    heading: Said
    running: str
    name: str
    references: tuple[tuple[str, str, Said], ...]
    contact: Said | None
    disclaimer: Said | None
    edition: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the file says about itself; `created` is a date of the outline in ISO form, or empty."""

    title: str
    authors: tuple[str, ...]
    description: str
    created: str
    edition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The whole document as it will be printed; `footer` and `marking` stand at the foot of every page, the logo at its head.

    `places` says where in the outline what bears a key stands.
    """

    language: str
    direction: str
    page: Literal["a4", "letter"]
    metadata: Metadata
    running: str
    footer: str
    marking: str
    logo: LogoView | None
    cover: CoverView
    contents: ContentsView | None
    summary: SummaryView | None
    colour_key: ColourKeyView | None
    chapters: tuple[ChapterView, ...]
    sources: SourcesView
    places: Mapping[str, Location]
