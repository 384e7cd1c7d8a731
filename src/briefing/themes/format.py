"""What a theme file must say: its keys, their types, and the names that both writers rely on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefing.diagnostics import Diagnostic, ThemeError
from briefing.themes.model import ContentsPlaces, CoverGround, FontRole
from briefing.themes.source import Tokens

Color: TypeAlias = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]
Positive: TypeAlias = Annotated[float, Field(gt=0)]
Length: TypeAlias = Annotated[float, Field(ge=0)]
Pair: TypeAlias = tuple[Positive, Positive]
BoxEntry: TypeAlias = tuple[Length, Length, Length, Length]
Slot: TypeAlias = Annotated[str, Field(pattern="^(dk[12]|lt[12]|accent[1-6]|hlink|folHlink)$")]
PageSize: TypeAlias = Annotated[str, Field(pattern="^(a4|letter)$")]

SLOTS = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
COLORS = (
    *("ink", "night", "white", "tint", "slate", "rule", "tint_rule", "night_rule", "good", "warn", "bad"),
    *("side_a", "side_b", "side_a_on_night", "side_b_on_night", "side_a_tint", "side_b_tint"),
    *("text_on_night", "sub_on_night", "muted_on_night"),
    *("chart_1", "chart_2", "chart_3", "chart_4", "chart_5", "chart_6"),
)
RULES = ("hair", "strong", "side", "document_hair", "document_strong", "document_side")
GRID = ("margin", "columns", "column", "gutter", "pitch", "gap", "body_top", "body_bottom")
PAGE = ("w", "h", "top", "right", "bottom", "left", "rail", "gutter", "text", "header", "footer")
DECK_STYLES = (
    *("cover", "section", "statement", "quote", "quote_mark", "title", "thought", "subtitle", "figure", "hero", "numeral", "row_number", "heading"),
    *("side", "item", "claim", "body", "body2", "cell", "compared", "question", "takeaway", "takeaway_word", "attribution", "small", "label"),
    *("meta", "sources", "kicker", "source", "footer"),
)
DOCUMENT_STYLES = (
    *("cover", "cover_subtitle", "h1", "thought", "quote", "h3", "standfirst", "claim", "h4", "list", "body", "pair", "table", "note", "source"),
    *("header", "folio", "meta", "kicker", "figure_s", "figure_m", "numeral", "takeaway"),
)
DOCUMENT_FACES = ("quote", "takeaway")
_FOOT = ("source", "footer", "marking", "folio", "logo")
_CONTENT = ("kicker", "title", *_FOOT, "takeaway_rule", "takeaway_word", "takeaway")
LAYOUTS: Mapping[str, tuple[str, ...]] = {
    "cover": ("motif", "kicker", "title", "subtitle", "meta", "marking", "logo"),
    "summary": ("panel", "kicker", "thought", "key", "swatch", "tone", "rows", "number", "claim", "figures", *_FOOT),
    "contents": (*_CONTENT, "rows", "number", "item", "gloss", "page"),
    "section": ("kicker", "title", "lead", "motif", "logo"),
    "evidence": (*_CONTENT, "body", "label", "text"),
    "comparison": (*_CONTENT, "body", "question", "sides"),
    "quote": ("kicker", "title", "mark", "quote", "rule", "attribution", "role", *_FOOT),
    "figures": (*_CONTENT, "body", "value", "text", "note", "hero_value", "hero_text", "hero_body"),
    "table": (*_CONTENT, "body", "table"),
    "chart": (*_CONTENT, "body", "subtitle", "chart", "side_note"),
    "insight": (*_CONTENT, "panel", "numeral", "label", "confidence", "basis", "progress", "body"),
    "closing": (*_CONTENT, "body", "sources_rule", "sources_word", "sources"),
    "sources": (*_CONTENT, "sources", "edition"),
    "statement": (*_CONTENT, "statement"),
    "flow": (*_CONTENT, "body", "text"),
}
"""Slide layout to the boxes that it must have."""


class Entry(BaseModel):
    """A mapping of the theme file, with no keys but its own."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FontEntry(Entry):
    """A font of the theme by its two names, and the Debian package of the open one."""

    office: str
    open: str
    weight: Literal[400, 700] = 400
    package: str


class ScriptEntry(Entry):
    """The font of a script by its two names, and the Debian package of the open one.

    `drawn` is what LibreOffice puts in the place of the Office font, where that is wider than the open one.
    """

    office: str
    open: str
    package: str
    drawn: str = ""


class StyleEntry(Entry):
    """A style of the deck: its font and its sizes, largest first."""

    font: FontRole
    bold: bool = False
    italic: bool = False
    caps: bool = False
    tracking: float = 0.0
    steps: Annotated[tuple[Pair, ...], Field(min_length=1)]


class FaceEntry(Entry):
    """How a style of the document is drawn: its font, and whether it is bold or slopes."""

    font: FontRole
    bold: bool = False
    italic: bool = False


class LayoutEntry(Entry):
    """A slide layout: boxes of its own over those of a shared frame."""

    frame: str = ""
    boxes: Mapping[str, BoxEntry]


class DeckEntry(Entry):
    """The slide, its grid, where the contents stand, and the styles of the deck."""

    contents: ContentsPlaces
    slide: BoxEntry
    grid: Mapping[str, float]
    type: Mapping[str, StyleEntry]


class DocumentEntry(Entry):
    """The ground of the cover, the page sizes and the type scale of the document, and the faces of what speaks in a voice of its own."""

    cover: CoverGround
    type: Mapping[str, Pair]
    faces: Mapping[str, FaceEntry]
    page: Mapping[PageSize, Mapping[str, float]]


class MotifEntry(BaseModel):
    """The motif: its kind, and any numbers."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, float | tuple[float, ...]]
    kind: Literal["diverging-curves", "transit-lines-45deg", "none"]

    @property
    def numbers(self) -> Mapping[str, float | tuple[float, ...]]:
        """The motif's numbers by their names."""
        return self.__pydantic_extra__


class ThemeFile(Entry):
    """A whole theme file."""

    name: str
    fonts: Mapping[FontRole, FontEntry]
    scripts: Mapping[str, ScriptEntry]
    colors: Mapping[str, Color]
    slots: Mapping[Slot, str]
    rules: Mapping[str, Positive]
    motif: MotifEntry
    deck: DeckEntry
    frames: Mapping[str, Mapping[str, BoxEntry]]
    layouts: Mapping[str, LayoutEntry]
    document: DocumentEntry


def check_theme(tokens: Tokens) -> ThemeFile:
    """Return the theme file that tokens make; raises ThemeError with everything that is missing or wrong."""
    try:
        file = ThemeFile.model_validate(tokens.tokens)
    except ValidationError as problem:
        raise ThemeError(tuple(_finding(detail["loc"], detail["msg"], tokens) for detail in problem.errors())) from problem
    findings = tuple(_lacks(file, tokens))
    if findings:
        raise ThemeError(findings)
    return file


def _finding(path: tuple[str | int, ...], message: str, tokens: Tokens) -> Diagnostic:
    return tokens.finding(
        "wrong-token", f"{'.'.join(map(str, path))}: {message[0].lower()}{message[1:]}", path, hint="docs/themes.md says what this token takes"
    )


def _lacks(file: ThemeFile, tokens: Tokens) -> Iterator[Diagnostic]:
    """Yield an error for each name that the writers need and the theme does not give."""
    yield from _missing(tokens, ("fonts",), ("head", "text", "sans", "code"), file.fonts)
    yield from _missing(tokens, ("colors",), COLORS, file.colors)
    yield from _missing(tokens, ("slots",), SLOTS, file.slots)
    yield from _missing(tokens, ("rules",), RULES, file.rules)
    yield from _missing(tokens, ("deck", "grid"), GRID, file.deck.grid)
    yield from _missing(tokens, ("deck", "type"), DECK_STYLES, file.deck.type)
    yield from _missing(tokens, ("document", "type"), DOCUMENT_STYLES, file.document.type)
    yield from _missing(tokens, ("document", "faces"), DOCUMENT_FACES, file.document.faces)
    yield from _missing(tokens, ("document", "page"), ("a4", "letter"), file.document.page)
    for size, numbers in file.document.page.items():
        yield from _missing(tokens, ("document", "page", size), PAGE, numbers)
    for slot, token in file.slots.items():
        yield from _missing(tokens, ("slots", slot), (token,), file.colors)
    yield from _missing(tokens, ("layouts",), LAYOUTS, file.layouts)
    for name, layout in file.layouts.items():
        yield from _layout_lacks(name, layout, file, tokens)


def _layout_lacks(name: str, layout: LayoutEntry, file: ThemeFile, tokens: Tokens) -> Iterator[Diagnostic]:
    if layout.frame and layout.frame not in file.frames:
        yield from _missing(tokens, ("layouts", name, "frame"), (layout.frame,), file.frames)
        return
    boxes = {**(file.frames[layout.frame] if layout.frame else {}), **layout.boxes}
    yield from _missing(tokens, ("layouts", name, "boxes"), LAYOUTS.get(name, ()), boxes)
    for box, (x, y, w, h) in boxes.items():
        if x + w > file.deck.slide[2] + 0.001 or y + h > file.deck.slide[3] + 0.001:
            yield _finding(("layouts", name, "boxes", box), "the box leaves the slide", tokens)


def _missing(tokens: Tokens, path: tuple[str | int, ...], names: Iterable[str], given: Iterable[str]) -> Iterator[Diagnostic]:
    have = frozenset(given)
    for name in names:
        if name not in have:
            yield tokens.finding(
                "missing-token", f"{'.'.join(map(str, path))}: there is no `{name}`", path, hint=f"add `{name}: …`, or `extends: meridian`"
            )
