"""What is painted on a page of a PDF, and can be seen there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from typing import Any

from briefing.roles import ARTIFACT_TEXT
from briefing.verify.glyph_order import are_painted, from_the_right

_BOLD = ("bold", "black", "heavy", "demi")
_ITALIC = ("italic", "oblique")
_MONO = ("mono", "courier", "consol")
_STYLE = re.compile(r"^[a-z]{6}\+|[-, ]*(?:regular|roman|semi|" + "|".join((*_BOLD, *_ITALIC)) + ")")
_WIDELY_HAD = (range(0x180), range(0x386, 0x3CF), range(0x400, 0x460))
"""Latin, Greek and Cyrillic letters of today's languages, and digits."""
_UNPAINTED_MODES = (3, 7)


@dataclass(frozen=True, slots=True)
class Painted:
    """Characters painted in one go: their face and size, and the height of their baseline on the page, in points."""

    text: str
    face: str
    size: float
    line: float
    page: int
    is_slanted: bool = False

    def is_on_line_of(self, other: Painted) -> bool:
        """Whether both stand on one line: a raised mark does, the next line is farther away than three quarters of the size."""
        return self.page == other.page and abs(self.line - other.line) < 0.75 * max(self.size, other.size)

    @property
    def family(self) -> str:
        """The family of the face, without weight and slope."""
        return _family(self.face)

    @property
    def is_bold(self) -> bool:
        """Whether the face is bold."""
        return _has(self.face, _BOLD)

    @property
    def is_italic(self) -> bool:
        """Whether the face is italic, or slanted on the page."""
        return self.is_slanted or _has(self.face, _ITALIC)

    @property
    def is_mono(self) -> bool:
        """Whether all characters of the face have one width."""
        return _has(self.face, _MONO)

    @property
    def is_borrowed(self) -> bool:
        """Whether the face may be another: some character is none that faces of one width are sure to have, or there is no letter or digit."""
        letters = [character for character in self.text if unicodedata.category(character)[0] in "LMN"]
        return not letters or not all(any(ord(character) in block for block in _WIDELY_HAD) for character in letters)


@cache
def _family(face: str) -> str:
    return _STYLE.sub("", face)


@cache
def _has(face: str, words: tuple[str, ...]) -> bool:
    return any(word in face for word in words)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The place of a painted shape on its page, in points from the left and the upper edge."""

    left: float
    top: float
    right: float
    foot: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.foot - self.top

    @property
    def middle(self) -> float:
        """How far its middle is from the upper edge."""
        return (self.top + self.foot) / 2


@dataclass(frozen=True, slots=True)
class PaintedPage:
    """What is painted on a page: under each marked content id, and outside of the structure tree."""

    inside: dict[int, list[Painted]]
    outside: tuple[str, ...]


def read_page(page: Any, number: int) -> PaintedPage:  # noqa: ANN401  playa's page
    """Return what can be seen on a page of playa's, in the order of painting."""
    inside: dict[int, list[Painted]] = {}
    outside: list[tuple[str | None, str]] = []
    for _, sequence in groupby(page.texts, key=lambda text: id(text.mcs)):
        texts = [_quick(text).finalize() for text in sequence]
        seen = [_seen(text, page) for text in texts]
        if texts[0].mcid is not None:
            said = _spelled(texts[0].mcs, seen)
            inside.setdefault(texts[0].mcid, []).extend(_painted(text, said[place], number) for place, text in enumerate(texts))
        elif texts[0].mcs is None or "BBox" not in texts[0].mcs.props:  # else the words of a drawing that is an artifact, which are part of its look
            outside.append((_claimed(texts[0].mcs), "".join(seen)))
    return PaintedPage(inside, tuple(text for text in _artifacts(outside) if text.strip()))


def _quick(text: Any) -> Any:  # noqa: ANN401  playa's text object
    """Return a text whose font remembers what its codes mean: each is asked for twice, and they are few."""
    font = text.gstate.font
    if font is not None and "decode" not in vars(font):
        font.decode = cache(_decoding(font))
    return text


def _decoding(font: Any) -> Callable[[bytes], tuple[tuple[int, str], ...]]:  # noqa: ANN401  playa's font
    """Return what decodes strings in a font; code by code, each once, where every code takes two bytes."""
    from playa.cmapdb import IdentityCMap

    decode = font.decode
    is_paired = type(getattr(font, "cmap", None)) is IdentityCMap and getattr(font.tounicode, "code_space", None) == [(b"\0\0", b"\xff\xff")]
    decode_one = cache(lambda code: tuple(decode(code)))

    def decode_pairs(codes: bytes) -> tuple[tuple[int, str], ...]:
        if len(codes) % 2:
            return tuple(decode(codes))
        return tuple(said for place in range(0, len(codes), 2) for said in decode_one(codes[place : place + 2]))

    return decode_pairs if is_paired else lambda codes: tuple(decode(codes))


def _spelled(sequence: Any, seen: list[str]) -> list[str]:  # noqa: ANN401  playa's marked content
    """Return what the texts of one marked sequence say; where it spells out another text in their place, both."""
    from playa.utils import decode_text

    spelled = sequence.props.get("ActualText")
    if not isinstance(spelled, bytes) or decode_text(spelled) == "".join(seen):
        return seen
    return [f"{''.join(seen)} (spelled “{decode_text(spelled)}”)", *[""] * (len(seen) - 1)]


def _claimed(sequence: Any) -> str | None:  # noqa: ANN401  playa's marked content
    """Return what an artifact says of its text in the order of reading; None where it says nothing of it."""
    from playa.utils import decode_text

    claimed = sequence.props.get(ARTIFACT_TEXT) if sequence is not None else None
    return decode_text(claimed) if isinstance(claimed, bytes) else None


def _artifacts(found: list[tuple[str | None, str]]) -> Iterator[str]:
    """Yield the texts of artifacts in the order of reading; one that claims nothing goes on from the line before it."""
    groups: list[tuple[str | None, list[str]]] = []
    for claimed, painted in found:
        if claimed == "" and groups:
            groups[-1][1].append(painted)
        else:
            groups.append((claimed, [painted]))
    for claimed, lines in groups:
        yield claimed if claimed is not None and are_painted(claimed, lines) else "".join(map(from_the_right, lines))


def _painted(text: Any, seen: str, number: int) -> Painted:  # noqa: ANN401  playa's text object
    _, _, slant, _, _, height = text.matrix
    return Painted(seen, text.fontname.lower(), abs(text.size), height, number, is_slanted=abs(slant) > 0.1)  # noqa: PLR2004  a tenth of an em


def _seen(text: Any, page: Any) -> str:  # noqa: ANN401  playa's text object and page
    """Return the characters that can be seen: not those in invisible ink, of no size or on a layer of their own, nor those beyond the page's edge."""
    state = text.gstate
    if state.render_mode in _UNPAINTED_MODES or state.nalpha == 0 or abs(text.size) < 1 or any(mark.tag == "OC" for mark in text.mcstack):
        return ""
    left, top, right, bottom = _visible(page)
    (x, y), (width, height) = text.matrix[-2:], text.displacement
    if left <= min(x, x + width) and max(x, x + width) <= right and top <= min(y, y + height) and max(y, y + height) <= bottom:
        return str(text.chars)
    glyphs = ((glyph.text, *glyph.matrix[-2:]) for glyph in text)
    return "".join(character for character, x, y in glyphs if left <= x < right and top <= y <= bottom)


def _visible(page: Any) -> tuple[float, float, float, float]:  # noqa: ANN401  playa's page
    """Return the part of a page that is shown, in points from its left and upper edge."""
    (left, _, _, top), (x0, y0, x1, y1) = page.mediabox, page.cropbox
    return x0 - left - 1, top - y1 - 1, x1 - left + 1, top - y0 + 1


def drawn_shapes(page: Any) -> Iterator[tuple[int, Drawn]]:  # noqa: ANN401  playa's page
    """Yield the shapes under marked content ids, the first of each last; a move that another move follows paints nothing."""
    for path in reversed(list(page.paths)):
        if path.mcid is None:
            continue
        pairs = pairwise([*path.segments, None])
        inked = [one for one, behind in pairs if one.operator != "m" or (behind and behind.operator != "m")]
        points = [point for segment in inked for point in segment.points]
        if points:
            across, down = [x for x, _ in points], [y for _, y in points]
            yield path.mcid, Drawn(min(across), min(down), max(across), max(down))
