"""The frozen tree that an outline is read into, and that both writers and the witness start from."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias

from briefing.diagnostics import NOWHERE, Location

Show: TypeAlias = Literal["both", "deck", "document"]
Tone: TypeAlias = Literal["first", "second", "neutral", "good", "warn", "bad"]
SideTone: TypeAlias = Literal["first", "second", "neutral"]
Basis: TypeAlias = Literal["reported", "opinion", "data"]
Confidence: TypeAlias = Literal["high", "medium", "low"]
CalloutKind: TypeAlias = Literal["note", "risk", "decision", "question"]
Align: TypeAlias = Literal["left", "right", "center"]
ChartType: TypeAlias = Literal["bar", "column", "line", "area", "pie", "scatter"]
PictureType: TypeAlias = Literal["png", "jpeg", "svg"]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one appearance; a hard line break is a newline in `text`.

    `link` is an absolute address (http, https, mailto) or `#key` of a topic; empty when there is none.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """One source inside a citation, with an optional locator such as `p. 4`."""

    source: str
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to one or more sources at this place in a text."""

    parts: tuple[Cited, ...]


Text: TypeAlias = tuple[Run | Citation, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A text in full, and the author's own shorter wording for the slide (empty when there is none)."""

    full: Text
    short: Text = ()

    @property
    def on_slide(self) -> Text:
        """The wording that the slide shows."""
        return self.short or self.full


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """An item of a list, with its label (empty: none) and its sub-points."""

    key: str
    wording: Wording
    label: Text = ()
    points: tuple[Point, ...] = ()
    show: Show = "both"
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What every block carries; `sources` are the block's own, beside those of its topic."""

    key: str
    sources: tuple[str, ...] = ()
    show: Show = "both"
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Block):
    """A paragraph (`text`)."""

    wording: Wording


@dataclass(frozen=True, slots=True)
class ProsePart:
    """One paragraph of Markdown prose, in reading order.

    `level` is 0 outside lists, else the depth of its list from 1. An `item` opens a list item, `ordered` with the
    number that it shows; a `paragraph` with a level over 0 goes on inside the item before it.
    """

    kind: Literal["paragraph", "heading", "item"]
    text: Text
    level: int = 0
    ordered: bool = False
    number: int = 0
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose(Block):
    """Markdown body text (`prose`, `detail`): speaker notes in the deck, body text in the document."""

    parts: tuple[ProsePart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Points(Block):
    """A list (`points`), `ordered` when it is `steps`."""

    points: tuple[Point, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One column of a comparison: a heading, and a text or points (none of both in the form with rows)."""

    heading: Text
    tone: Tone = "neutral"
    wording: Wording | None = None
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareRow:
    """One question asked of every side, with one cell a side."""

    label: Wording
    cells: tuple[Wording, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Block):
    """Two to four sides (`compare`), each with its own content, or held against each other in `rows`."""

    sides: tuple[Side, ...]
    rows: tuple[CompareRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Block):
    """A quotation (`quote`) with who said it and in which role (None: not given); `tone` is the side of who speaks."""

    wording: Wording
    by: Wording | None = None
    role: Wording | None = None
    tone: SideTone = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A big number: value, what it counts, a note, its change and the date it was true."""

    value: Text
    label: Wording | None = None
    note: Wording | None = None
    change: Wording | None = None
    as_of: Wording | None = None
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures(Block):
    """One to four big numbers (`figures`)."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout(Block):
    """A text set apart (`callout`) as a note, risk, decision or question."""

    kind: CalloutKind
    wording: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    """A table (`table`): `columns` are the header cells, every row is as wide; an empty cell has an empty wording.

    `aligns` and `units` stand one a column (unit empty: none). `row_header`: the first column holds headers; `total`: the last row is
    a total. `deck_rows` is how many rows the slide shows (0: all of them).
    """

    columns: tuple[Wording, ...]
    rows: tuple[tuple[Wording, ...], ...]
    aligns: tuple[Align, ...]
    units: tuple[str, ...]
    row_header: bool = False
    total: bool = False
    caption: Wording | None = None
    note: Wording | None = None
    deck_rows: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ScatterPoint:
    """A point of a scatter chart, with its label (empty: none)."""

    x: Decimal
    y: Decimal
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A series of a chart: a value for each category (None: missing), or the points of a scatter chart; no tone: the theme's next colour."""

    name: str
    values: tuple[Decimal | None, ...] = ()
    points: tuple[ScatterPoint, ...] = ()
    tone: Tone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A line that a chart's values are held against."""

    at: Decimal
    label: Wording | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Block):
    """A chart (`chart`); `estimates` are the places of estimated categories from 0; `alt` is empty where the author gave none."""

    type: ChartType
    series: tuple[Series, ...]
    categories: tuple[str, ...] = ()
    stacked: bool = False
    unit: str = ""
    subtitle: Wording | None = None
    x_title: Wording | None = None
    y_title: Wording | None = None
    target: Target | None = None
    estimates: tuple[int, ...] = ()
    caption: Wording | None = None
    note: Wording | None = None
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture file: its path as written, its bytes, and the size at which it is seen, in pixels (of an SVG: CSS pixels)."""

    path: str
    type: PictureType
    content: bytes = field(repr=False)
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Image(Block):
    """A picture (`image`) with what a reader who cannot see it needs to know; `alt` is empty for a `decorative` one."""

    picture: Picture
    alt: str = ""
    decorative: bool = False
    caption: Wording | None = None
    credit: Wording | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside(Block):
    """A short text beside the argument (`aside`): speaker notes in the deck, a note in the rail of the document."""

    wording: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something to be done, by whom and by when (None: not given)."""

    do: Wording
    who: Wording | None = None
    by: Wording | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actions(Block):
    """Who does what by when (`actions`)."""

    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Block):
    """Monospaced text (`code`), kept exactly; `code_language` is what it is highlighted as (empty: nothing)."""

    text: str
    code_language: str = ""


Exhibit: TypeAlias = Table | Chart | Image | Aside | Actions | Code
AnyBlock: TypeAlias = Paragraph | Prose | Points | Comparison | Quote | Figures | Callout | Exhibit


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

    def source_number(self, key: str) -> int:
        """Return the printed number of a source, from 1; KeyError for an unknown key."""
        for number, source in enumerate(self.sources, start=1):
            if source.key == key:
                return number
        raise KeyError(key)


def plain(text: Text) -> str:
    """Return the characters of a text without its appearance; citations leave nothing."""
    return "".join(run.text for run in text if isinstance(run, Run))


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
                found |= _point_places(block.points) if isinstance(block, Points) else {}
    return found


def _point_places(points: tuple[Point, ...]) -> dict[str, Location]:
    found: dict[str, Location] = {}
    for point in points:
        found[point.key] = point.location
        found |= _point_places(point.points)
    return found
