"""Texts in display size: the largest size in which one stands on its lines, and the width that makes them about equally long.

WeasyPrint has no `text-wrap: balance`, so both are computed here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from unicodedata import east_asian_width

from briefing.breaks import line_breaks
from briefing.themes.model import FontRole, Size, Theme
from briefing.themes.widths import text_widths

_MILLIMETRES = 25.4 / 72
_ROOM = 1.02  # a text is measured without what letters do to each other
_FINE = 0.2  # millimetres
_STEP = 0.25
"""Points between two sizes that are tried."""
_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Display:
    """How a text in display size is set: its type of the document, its font, how wide it may be in millimetres.

    `is_bold` is None for a headline, which has the weight of its font; `size` is None where it has the size of its type.
    """

    type: str
    width: float
    font: FontRole = "head"
    is_bold: bool | None = None
    is_sloping: bool = False
    size: Size | None = None


def own_display(theme: Theme, style: str, width: float, *, slopes: bool) -> Display:
    """Return how a text is set in a style that has a face of its own; `slopes` says whether its language has an italic."""
    face = theme.document_faces[style]
    return Display(style, width, face.font, is_bold=face.bold, is_sloping=face.italic and slopes)


def balanced_width(theme: Theme, display: Display, words: Sequence[str]) -> float:
    """Return the least width in millimetres that takes a text on as many lines as the whole width does; 0 where one line takes all its parts."""
    lengths = _lengths(theme, display, words)
    if _lines(lengths, display.width * _ROOM) == 1:
        return 0.0
    count = _lines(lengths, display.width)
    return _least(lambda most: _lines(lengths, most) <= count, max((bare for bare, _ in lengths), default=0.0), display.width)


def fitted(theme: Theme, display: Display, words: Sequence[str], *, lines: int, least: float) -> Display | None:
    """Return the display in the largest size, its own or a little less down to `least` points, in which words stand on so many lines; else None."""
    own = theme.document_type[display.type]
    for step in range(int((own.size - least) / _STEP) + 1):
        size = own.size - step * _STEP
        sized = display if not step else replace(display, size=Size(size, round(own.leading * size / own.size, 2)))
        if _lines(_lengths(theme, sized, words), display.width) <= lines:
            return sized
    return None


def parts_of(text: str, language: str) -> Iterator[str]:
    """Yield the parts of a text between which a line may end, each with the space behind it: words, of East Asian texts what UAX #14 parts."""
    if not any(east_asian_width(character) in {"W", "F"} for character in text):
        yield from _WORD.findall(text)
        return
    for start, end in pairwise((0, *line_breaks(text, language))):
        yield text[start:end]


def _lengths(theme: Theme, display: Display, words: Sequence[str]) -> list[tuple[float, float]]:
    """Return how long parts of a text are in millimetres, at the end of a line and before others."""
    bold = display.is_bold if display.is_bold is not None else theme.fonts[display.font].weight >= 700  # noqa: PLR2004  what is drawn bold
    width = text_widths(theme, display.font, bold=bold, italic=display.is_sloping)
    size = (display.size or theme.document_type[display.type]).size * _MILLIMETRES * _ROOM
    return [(width(word.rstrip()) * size, width(word) * size) for word in words]


def _least(fits: Callable[[float], bool], least: float, most: float) -> float:
    while most - least > _FINE:
        middle = (least + most) / 2
        least, most = (least, middle) if fits(middle) else (middle, most)
    return most


def _lines(lengths: Sequence[tuple[float, float]], width: float) -> int:
    """Return on how many lines parts of these lengths stand."""
    count, reached = 1, 0.0
    for bare, whole in lengths:
        goes_on = not reached or reached + bare <= width
        count, reached = (count, reached + whole) if goes_on else (count + 1, whole)
    return count
