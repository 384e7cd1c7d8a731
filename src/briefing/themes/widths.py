"""Widths of short texts as a theme's font draws them, without kerning: enough to know whether a label has room."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Callable

from briefing.themes.fonts import open_face
from briefing.themes.model import Face, FontRole, Theme

_WIDE, _OTHER = 1.0, 0.6  # em, for the characters of other fonts


def label_widths(theme: Theme) -> Callable[[str, bool], float]:
    """Return the function that says how wide a text in the sans is, in em; its second argument says whether it is bold."""
    regular, strong = (text_widths(theme, "sans", bold=bold) for bold in (False, True))

    def width(text: str, bold: bool) -> float:  # noqa: FBT001  the shape that drawing asks for
        return strong(text) if bold else regular(text)

    return width


def text_widths(theme: Theme, font: FontRole, *, bold: bool = False, italic: bool = False) -> Callable[[str], float]:
    """Return the function that says how wide a text in one face of the theme is, in em."""
    face = theme.fonts[font].faces[bold, italic]
    return lambda text: sum(_advance(face, character) for character in text)


@functools.lru_cache(maxsize=4096)
def _advance(face: Face, character: str) -> float:
    """Return how far a character of a font goes on, in em; a guess where the font lacks it."""
    font, units = open_face(face)
    glyph = font.get_nominal_glyph(ord(character))
    return float(font.get_glyph_h_advance(glyph)) / units if glyph is not None else _guess(character)


def _guess(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    return _WIDE if unicodedata.east_asian_width(character) in {"W", "F"} else _OTHER
