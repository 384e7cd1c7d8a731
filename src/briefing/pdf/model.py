"""The view: everything that the document shows, as values, every word and number decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from briefing.document import Tone

if TYPE_CHECKING:
    from briefing.pdf.chart_model import ChartView


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of one appearance; a hard line break is a newline."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Marks under one link: `target` is an address or `#key` (empty: no link), `words` say in words where it leads."""

    marks: tuple[Mark, ...]
    target: str = ""
    words: str = ""
    is_citation: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A text under the name that its structure element bears; `is_spaced` when it has white space that lines of HTML would swallow."""

    name: str
    pieces: tuple[Piece, ...]
    is_spaced: bool = False


# Lists: points, steps, the lists of prose


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """One item of a list: its marker (a bullet or a number; empty: none), its texts, and what stands under it."""

    marker: str
    label: Said | None = None
    text: Said | None = None
    parts: tuple[ProsePartView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """A list; `name` is empty for a list inside prose or inside a point. `look`: ruled rows with labels, claims of the summary, or plain."""

    kind: ClassVar[str] = "list"
    rows: tuple[RowView, ...]
    ordered: bool = False
    look: Literal["rows", "claims", "plain"] = "plain"
    name: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class ProseText:
    """A paragraph, quotation or heading of prose."""

    kind: Literal["paragraph", "quotation", "heading"]
    text: Said


@dataclass(frozen=True, slots=True)
class ProseQuotation:
    """Parts of prose that are quoted."""

    kind: ClassVar[str] = "quoted"
    parts: tuple[ProsePartView, ...]


ProsePartView: TypeAlias = ProseText | ProseQuotation | ListView


# Blocks: `kind` names the template that draws them


@dataclass(frozen=True, slots=True)
class TextView:
    """A paragraph."""

    kind: ClassVar[str] = "text"
    key: str
    text: Said


@dataclass(frozen=True, slots=True)
class ProseView:
    """Body text."""

    kind: ClassVar[str] = "prose"
    key: str
    parts: tuple[ProsePartView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """One column of a comparison."""

    name: str
    tone: Tone
    heading: Said | None
    text: Said | None
    points: ListView | None


@dataclass(frozen=True, slots=True)
class ColumnsView:
    """A comparison in columns."""

    kind: ClassVar[str] = "columns"
    key: str
    sides: tuple[SideView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingView:
    """A header cell of a comparison in rows."""

    tone: Tone
    text: Said | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedView:
    """A row of a comparison in rows."""

    question: Said | None
    cells: tuple[Said | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonView:
    """A comparison in rows."""

    kind: ClassVar[str] = "comparison"
    key: str
    name: str
    headings: tuple[HeadingView, ...]
    rows: tuple[ComparedView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """A pull quote; `mark` is the opening quotation mark that the theme hangs beside it."""

    kind: ClassVar[str] = "quote"
    key: str
    mark: str
    text: Said
    by: Said | None
    role: Said | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A big number; `texts` are its label, note, change and date, as far as given, each with its style."""

    tone: Tone
    value: Said | None
    texts: tuple[tuple[str, Said], ...]


@dataclass(frozen=True, slots=True)
class FiguresView:
    """One to four big numbers, side by side."""

    kind: ClassVar[str] = "figures"
    key: str
    figures: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalloutView:
    """A text set apart, under the word of its kind."""

    kind: ClassVar[str] = "callout"
    key: str
    word: Said
    text: Said


BlockView: TypeAlias = "TextView | ProseView | ListView | ColumnsView | ComparisonView | QuoteView | FiguresView | CalloutView | ChartView"


# The parts of the document


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverView:
    """The cover; `foot` is organisation, authors and date, `marking` status and classification. `motif` is drawn in its colours."""

    kicker: Said
    title: Said
    subtitle: Said | None
    foot: tuple[tuple[str, Said], ...]
    marking: Said | None
    motif: Literal["sides", "neutral", "none"]


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
    """The executive summary."""

    kicker: Said
    running: str
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
    """A topic; `rank` is the level of its heading, `numeral` the large number of an insight, `dots` how many of three are full."""

    key: str
    rank: int
    running: str
    title: Said
    number: Said
    numeral: Said | None
    label: Said | None
    confidence: Said | None
    dots: int
    basis: Said | None
    blocks: tuple[BlockView, ...]
    takeaway_word: Said
    takeaway: Said | None
    source_line: Said | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterView:
    """A section: its opening (no title where the outline gives topics without sections), its topics, and the keys of those in the deck alone."""

    key: str
    kicker: Said
    running: str
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
    """The whole document as it will be printed; `footer` and `marking` stand at the foot of every page."""

    language: str
    direction: str
    page: Literal["a4", "letter"]
    metadata: Metadata
    running: str
    footer: str
    marking: str
    cover: CoverView
    contents: ContentsView | None
    summary: SummaryView | None
    colour_key: ColourKeyView | None
    chapters: tuple[ChapterView, ...]
    sources: SourcesView
