"""Painted glyphs and the text that they stand for: where a reader could not tell the text from the glyphs, it is written beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Pdf: TypeAlias = Any
"""An object of pydyf or WeasyPrint, which have no types."""

NOTHING = "\u200b"
"""What a glyph says that stands for no character of its own: an empty entry is no PDF/UA."""

HYPHEN = "-"
"""The style sheet's `hyphenate-character`."""

SOFT_HYPHEN = "\u00ad"

_FONT = re.compile(rb"/(?P<font>\S+) \S+ Tf")
_GLYPHS = re.compile(rb"<([0-9a-f]+)>")


@dataclass(frozen=True, slots=True)
class PaintedText:
    """A text as it was painted: its glyphs, each with the hash of its font, and the property list of its marked content."""

    text: str
    glyphs: tuple[tuple[str, int], ...]
    properties: Pdf


def without_own_hyphen(line: str) -> str:
    """Return what a line says: the hyphen that is painted where a soft one ends it belongs to the page alone."""
    return line.removesuffix(HYPHEN) if line.endswith(SOFT_HYPHEN + HYPHEN) else line


def read_glyphs(operators: Iterable[bytes | str], fonts: Mapping[str, Pdf]) -> Iterator[tuple[str, int]]:
    """Yield the glyphs that a stretch of a page's stream paints; `fonts` are WeasyPrint's by their hash."""
    font, digits = "", 4
    for operator in operators:
        if not isinstance(operator, bytes):
            continue
        if named := _FONT.fullmatch(operator):
            font = named["font"].decode("ascii")
            digits = 2 if fonts[font].bitmap else 4
        elif operator.endswith(b" TJ"):
            for run in _GLYPHS.findall(operator):
                yield from ((font, int(run[place : place + digits], 16)) for place in range(0, len(run), digits))


def name_silent_glyphs(glyphs: Iterable[tuple[str, int]], fonts: Mapping[str, Pdf]) -> None:
    """Give every glyph that maps to no character the one that says nothing."""
    for font, glyph in glyphs:
        if not fonts[font].to_unicode.get(glyph):
            fonts[font].to_unicode[glyph] = NOTHING


def spell(painted: Iterable[PaintedText], fonts: Mapping[str, Pdf]) -> None:
    """Write `ActualText` where what the glyphs say, one by one, is not the text: in scripts that reorder or join letters, or drop characters.

    White space at the end of a line is painted or not as WeasyPrint likes; it is no reason.
    """
    import pydyf

    for one in painted:
        if "".join(fonts[font].to_unicode[glyph] for font, glyph in one.glyphs).rstrip() != one.text.rstrip():
            one.properties["ActualText"] = pydyf.String(one.text)
