"""The glyphs of a text in one face, as HarfBuzz shapes it: their advances, and where the ink of the outermost begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.themes.fonts import open_face
from briefing.themes.model import Face


def shape(text: str, face: Face, language: str) -> Iterator[tuple[int, float]]:
    """Yield the advance of each glyph in em, with the character that it stands for."""
    buffer, _, units = _glyphs(text, face, language)
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        yield info.cluster, position.x_advance / units


def bearing(text: str, face: Face, language: str, *, from_right: bool) -> float:
    """Return the space between the edge of a text and the ink of its outermost glyph, in em."""
    buffer, font, units = _glyphs(text, face, language)
    outer = -1 if from_right else 0
    extents, position = font.get_glyph_extents(buffer.glyph_infos[outer].codepoint), buffer.glyph_positions[outer]
    if extents is None or not extents.width:
        return 0.0
    left = position.x_offset + extents.x_bearing
    return float(position.x_advance - left - extents.width if from_right else left) / units


def _glyphs(text: str, face: Face, language: str) -> tuple[Any, Any, int]:
    """Return the glyphs of a text from left to right, their font, and its units in an em."""
    import uharfbuzz

    font, units = open_face(face)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.language = language
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, {})
    return buffer, font, units
