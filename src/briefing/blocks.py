"""The kinds of blocks that a topic is made of, frozen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal, TypeAlias

from briefing.diagnostics import NOWHERE, Location
from briefing.texts import NAMELESS, Name, ProsePart, Show, Text, Wording

Tone: TypeAlias = Literal["first", "second", "neutral", "good", "warn", "bad"]
SideTone: TypeAlias = Literal["first", "second", "neutral"]
CalloutKind: TypeAlias = Literal["note", "risk", "decision", "question"]
Align: TypeAlias = Literal["left", "right", "center"]
ChartType: TypeAlias = Literal["bar", "column", "line", "area", "pie", "scatter"]
PictureType: TypeAlias = Literal["png", "jpeg", "svg"]


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
    a total. `deck_rows` is how many rows beside the total the slide shows (0: all of them).
    """

    columns: tuple[Wording, ...]
    rows: tuple[tuple[Wording, ...], ...]
    aligns: tuple[Align, ...]
    units: tuple[Name, ...]
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
    categories: tuple[Name, ...] = ()
    stacked: bool = False
    unit: Name = NAMELESS
    subtitle: Wording | None = None
    x_title: Wording | None = None
    y_title: Wording | None = None
    target: Target | None = None
    estimates: tuple[int, ...] = ()
    caption: Wording | None = None
    note: Wording | None = None
    alt: Name = NAMELESS

    @property
    def on_slide(self) -> Chart:
        """The chart with the names that the slide shows."""
        return replace(self, categories=tuple(name.on_slide for name in self.categories), unit=self.unit.on_slide, alt=self.alt.on_slide)


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
    alt: Name = NAMELESS
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
