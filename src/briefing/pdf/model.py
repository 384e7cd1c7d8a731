"""The view's texts and blocks, as values: every word and number decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from briefing.blocks import Picture, SideTone, Tone
from briefing.diagnostics import Location
from briefing.themes.model import Size

if TYPE_CHECKING:
    from briefing.pdf.exhibit_model import ExhibitView

Length: TypeAlias = Literal["short", "long", "longer", "longest"]
"""How long a text in display size is: the longer, the smaller it is set."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of one appearance; a hard line break is a newline. `is_bound`: they stay on one line; `language` is empty for the document's."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    is_bound: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Marks under one link: `target` is an address or `#key` (empty: no link), `words` say in words where it leads."""

    marks: tuple[Mark, ...]
    target: str = ""
    words: str = ""
    is_citation: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A text under the name that its structure element bears; `is_spaced` when it has white space that lines of HTML would swallow.

    `direction` is empty where the text runs as the document does; `width` in millimetres makes its lines about equally long (0: no need); `size` is
    None where it is that of the style sheet.
    """

    name: str
    pieces: tuple[Piece, ...]
    is_spaced: bool = False
    direction: Literal["", "ltr", "rtl"] = ""
    width: float = 0.0
    size: Size | None = None


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
    """A list; `name` is empty for a list inside prose or inside a point. `look`: ruled rows with labels, claims of the summary, or plain.

    `is_short` when four rows of it take so few lines that no page need part them.
    """

    kind: ClassVar[str] = "list"
    rows: tuple[RowView, ...]
    ordered: bool = False
    look: Literal["rows", "claims", "plain"] = "plain"
    is_short: bool = False
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
    """A comparison in columns; `is_stacked` when a side is so long that one stands under the other."""

    kind: ClassVar[str] = "columns"
    key: str
    sides: tuple[SideView, ...]
    is_stacked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """A pull quote; `mark` is the opening quotation mark that the theme hangs beside it, in the colour of its tone.

    `is_emphasised` says that all of it is.
    """

    kind: ClassVar[str] = "quote"
    key: str
    mark: str
    text: Said
    is_emphasised: bool
    by: Said | None
    role: Said | None
    tone: SideTone


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A big number; `texts` are its label, note, change and date, as far as given, each with its style."""

    tone: Tone
    value: Said | None
    texts: tuple[tuple[str, Said], ...]


@dataclass(frozen=True, slots=True)
class FiguresView:
    """One to four big numbers, side by side; `is_stacked` when one says so much that they stand under each other."""

    kind: ClassVar[str] = "figures"
    key: str
    figures: tuple[FigureView, ...]
    is_stacked: bool = False


@dataclass(frozen=True, slots=True)
class MarginFigureView:
    """A big number in the rail, and the rows that stand level with it in the text column."""

    kind: ClassVar[str] = "margin_figure"
    figures: FiguresView
    rows: ListView


@dataclass(frozen=True, slots=True, kw_only=True)
class CalloutView:
    """A text set apart, under the word of its kind."""

    kind: ClassVar[str] = "callout"
    key: str
    word: Said
    text: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageView:
    """A picture with its caption and credit; an empty `alt` makes it decorative. `place` is where it stands in the outline."""

    kind: ClassVar[str] = "image"
    key: str
    name: str
    picture: Picture
    alt: str
    place: Location
    caption: Said | None
    credit: Said | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogoView:
    """The logo: on the cover under its name, with `alt` in its place (empty: it says nothing there); on other pages it is furniture."""

    name: str
    picture: Picture
    alt: str
    place: Location


BlockView: TypeAlias = (
    "TextView | ProseView | ListView | ColumnsView | QuoteView | FiguresView | MarginFigureView | CalloutView | ImageView | ExhibitView"
)
