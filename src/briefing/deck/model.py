"""The plan of a deck as a value: layouts, slides, and everything on them, with every size and place decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from briefing.blocks import Chart, Picture
from briefing.charts.model import Picture as ChartPicture
from briefing.deck.fit import Piece, Style
from briefing.diagnostics import Diagnostic
from briefing.language import Words
from briefing.themes.model import Box, Weight

Bullet: TypeAlias = Literal["", "none", "character", "number"]
Anchor: TypeAlias = Literal["t", "ctr", "b"]
Align: TypeAlias = Literal["l", "r", "ctr"]
SlotType: TypeAlias = Literal["title", "body", "tbl", "chart", "pic", "ftr", "sldNum"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Para:
    """A paragraph: `bullet` is empty where the placeholder's own holds; `number` starts a numbered list anew; `mark` is a quiet run behind it.

    `tab` is how far apart its tab stops are, in inches (0: it has none); such a text runs from left to right. Where it `hangs`, all lines but its
    first stand in by one stop, with `goes_on` the first, too.
    """

    pieces: tuple[Piece, ...]
    level: int = 0
    bullet: Bullet = ""
    number: int = 0
    bold: bool = False
    mark: str = ""
    tab: float = 0.0
    hangs: bool = False
    goes_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A placeholder of a layout; `color` is a theme colour (`tx1`, `accent1`) or a literal `#RRGGBB`; `bullet` is what its lists bear."""

    label: str
    type: SlotType
    style: Style
    box: Box
    color: str = "tx1"
    anchor: Anchor = "t"
    align: Align = "l"
    bullet: Bullet = ""
    grows: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A straight line from the box's upper left corner to its lower right one, level or upright; `weight` in points, or the theme's by its name."""

    box: Box
    weight: Weight
    color: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A filled shape without a line."""

    box: Box
    color: str
    form: Literal["rect", "ellipse", "diamond", "triangle"] = "rect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture; `box` is where it is seen, of the picture's own proportions; an empty `alt` makes it decorative.

    `slot` is the placeholder of its layout that it fills, as with tables and charts (-1: none).
    """

    name: str
    picture: Picture
    box: Box
    alt: str = ""
    slot: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A slide layout: placeholders in reading order, and the decoration below them, the logo above. `name` is unique among equal layouts."""

    name: str
    kind: str
    slots: tuple[Slot, ...]
    rules: tuple[Rule, ...] = ()
    panels: tuple[Panel, ...] = ()
    images: tuple[Image, ...] = ()
    motif: Box | None = None
    motif_opacity: float = 1.0
    motif_in_sides: bool = False
    night: bool = False
    right_to_left: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A text in a placeholder: `slot` is its place in the layout; `box` differs from the slot's only where measuring asks for it.

    `beside` is the look of a text that stands beside the content, in a text box: no outline view shows it. `link` (`#key`) makes the whole shape a
    way to a slide.
    """

    name: str
    slot: int
    paras: tuple[Para, ...]
    box: Box | None = None
    is_number: bool = False
    link: str = ""
    beside: Slot | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table; `left` and `right` are what its text keeps from its edges, in inches."""

    para: Para
    style: Style
    color: str = "tx1"
    align: Align = "l"
    left: float = 0.0
    right: float = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A rule of a table; `weight` in points, or the theme's by its name."""

    weight: Weight
    color: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row of a table: its height and what its texts keep from its edges, in inches, and the rule below it (None: none)."""

    cells: tuple[Cell, ...]
    height: float
    inset: float
    anchor: Anchor
    below: Edge | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A native table; `widths` in inches, `above` the rule over each column (None: none), `title` what it says to those who cannot see it."""

    name: str
    title: str
    box: Box
    widths: tuple[float, ...]
    rows: tuple[TableRow, ...]
    above: tuple[Edge | None, ...]
    has_first_column: bool = False
    has_last_row: bool = False
    slot: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A rule on the slide itself, where its place was measured."""

    name: str
    rule: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """A panel on the slide itself, below the texts that follow it."""

    name: str
    panel: Panel


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartFrame:
    """A native chart: what it shows, drawn in the size of its box, and what a reader who cannot see it needs to know."""

    name: str
    alternative: str
    box: Box
    chart: Chart
    picture: ChartPicture
    words: Words = field(repr=False)
    slot: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartTable:
    """A native table of a chart's numbers; the first row holds the headings, the first column the names."""

    name: str
    title: str
    box: Box
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    style: Style
    slot: int = -1


Drawn: TypeAlias = Shape | Table | Line | Fill | Image | ChartFrame | ChartTable


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePara:
    """A paragraph of the notes page."""

    pieces: tuple[Piece, ...]
    kind: Literal["group", "paragraph", "heading", "quotation", "item", "inside"]
    level: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide; `fragment` counts the slides of one key from 1; `why` says in words why it is as it is.

    `also` is the key of what else begins on it.
    """

    key: str
    fragment: int
    layout: Layout
    drawn: tuple[Drawn, ...]
    section: str
    why: str
    notes: tuple[NotePara, ...] = ()
    hidden: bool = False
    also: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys by which links know it."""
        return (self.key, self.also) if self.also else (self.key,)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckPlan:
    """The whole deck: its slides, and its layouts in the order of the gallery, those that no slide uses too."""

    title: str
    subject: str
    authors: str
    date: str
    language: str
    slides: tuple[Slide, ...]
    layouts: tuple[Layout, ...]
    findings: tuple[Diagnostic, ...] = ()


def mirrored_align(align: Align) -> Align:
    """Return an alignment as it is in a deck that is read from right to left."""
    return _MIRRORED[align]


_MIRRORED: dict[Align, Align] = {"l": "r", "r": "l", "ctr": "ctr"}
