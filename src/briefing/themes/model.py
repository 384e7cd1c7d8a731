"""A theme as a value: tokens, fonts with the files they were found in, slide layouts as boxes, page geometry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from briefing.diagnostics import Diagnostic

CoverGround: TypeAlias = Literal["night", "white"]
Weight: TypeAlias = float | Literal["hair", "strong", "side"]
ContentsPlaces: TypeAlias = Literal["once", "sections"]
FontRole: TypeAlias = Literal["head", "text", "sans", "code"]


@dataclass(frozen=True, slots=True)
class Face:
    """One font file that was found on this machine; `index` is the face's place in a collection."""

    family: str
    bold: bool
    italic: bool
    path: Path
    index: int = 0


@dataclass(frozen=True, slots=True)
class FontFamily:
    """A font of the theme: the name written in the deck (`office`), and its open twin of the same widths, which is measured and embedded.

    `faces` holds regular, bold, italic and bold italic of the twin, keyed by (bold, italic). `weight` is that of the role (400 or 700).
    """

    office: str
    open: str
    weight: int
    faces: Mapping[tuple[bool, bool], Face]


@dataclass(frozen=True, slots=True)
class ScriptFont:
    """The font of one script (ISO 15924, such as `Hans` or `Arab`): its Office name, the open family, and the faces that slides are measured with."""

    script: str
    office: str
    open: str
    faces: Mapping[tuple[bool, bool], Face]


@dataclass(frozen=True, slots=True)
class Size:
    """A type size and its exact leading, in points."""

    size: float
    leading: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeFace:
    """How a style is drawn at every size: its font, and `tracking` in points added after each character."""

    font: FontRole
    bold: bool = False
    italic: bool = False
    caps: bool = False
    tracking: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the slide, in inches from its upper left corner."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Motif:
    """The vector motif: its kind and its numbers, as in the theme's file."""

    kind: str
    numbers: Mapping[str, float | tuple[float, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme, ready for both writers.

    `colors`: token to `#RRGGBB`. `slots`: Office theme slot (dk1, accent1, ..) to token. `deck_contents`: where the contents stand in the deck.
    `deck_type`: style to its steps, largest first; `deck_faces`: how each is drawn; `document_faces`: how what speaks in the document is;
    `document_cover`: the colour of the document's cover.
    `boxes`: slide layout to its named boxes. `grid`: the slide's grid in inches. `page`: the geometry of a page size, in millimetres. `rules`:
    line weights in points. `templates`: folders that override templates, the theme's own first. `files`: every file that was read. `lacking`:
    script to the warning that its font is not on this machine, for texts that need it.
    """

    name: str
    folder: Path
    colors: Mapping[str, str]
    slots: Mapping[str, str]
    fonts: Mapping[FontRole, FontFamily]
    scripts: tuple[ScriptFont, ...]
    deck_contents: ContentsPlaces
    deck_type: Mapping[str, tuple[Size, ...]]
    deck_faces: Mapping[str, TypeFace]
    document_cover: CoverGround
    document_type: Mapping[str, Size]
    document_faces: Mapping[str, TypeFace]
    boxes: Mapping[str, Mapping[str, Box]]
    slide: Box
    grid: Mapping[str, float]
    page: Mapping[str, Mapping[str, float]]
    rules: Mapping[str, float]
    motif: Motif
    stylesheet: str
    templates: tuple[Path, ...]
    files: tuple[Path, ...]
    lacking: Mapping[str, Diagnostic]

    def points(self, weight: Weight) -> float:
        """Return the weight of a rule in points."""
        return self.rules[weight] if isinstance(weight, str) else weight
