"""Lines of plain glyphs, painted run by run: WeasyPrint asks for each glyph's number, width and place by itself.

A line is painted by WeasyPrint's own function where it is more than that: where it is cut off, where a glyph stands above or beside its place, is a
picture, or is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeAlias

from briefing.pdf.glyph_texts import Recorder
from briefing.pdf.instead import instead

Pdf: TypeAlias = Any
"""An object of WeasyPrint or Pango, which have no types; how they paint a line is private, a test looks at it."""

FIELDS = 5
"""Of a glyph Pango keeps its number, its width, how far it is off its place in both directions, and what is of no use here, each in four bytes."""
_FIRST_SPECIAL = 0x0FFFFFFF  # no glyph, or one that is missing
_SMALLEST = 1e-6  # of a font that is painted at all


class _Run(NamedTuple):
    """Glyphs of one font: their numbers and widths, and the text of each one's cluster."""

    pango_font: Pdf
    font: Pdf
    size: float
    glyphs: Sequence[int]
    widths: Sequence[int]
    texts: Sequence[str]


@contextmanager
def painted_by_runs() -> Iterator[None]:
    """While this lasts, a line of plain glyphs is painted in one go for each of its fonts."""
    from weasyprint.draw import text

    own = text.draw_first_line

    def draw_first_line(stream: Pdf, box: Pdf, overflow: str, ellipsis: str, matrix: Pdf) -> list[Pdf]:
        is_whole = overflow != "ellipsis" and ellipsis == "none" and box.text.strip() and box.style["font_size"] >= _SMALLEST
        runs = _runs(stream, box.pango_layout) if is_whole else None
        if runs is None:
            emojis: list[Pdf] = own(stream, box, overflow, ellipsis, matrix)
            return emojis
        stream.set_text_matrix(*matrix.values)
        _paint(stream, runs)
        return []

    with instead(own, draw_first_line):
        yield


def _runs(stream: Pdf, layout: Pdf) -> list[_Run] | None:
    """Return the runs of a line; None where one of them is not plain."""
    from weasyprint.text.ffi import ffi, pango

    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)  # noqa: FBT003  C's
    line, _ = layout.get_first_line()
    text, runs, rest = layout.text.encode(), list[_Run](), line.runs[0]
    while rest != ffi.NULL:
        run = _run(stream, rest.data, text, runs[-1] if runs else None)
        if run is None:
            return None
        runs.append(run)
        rest = rest.next
    return runs


def _run(stream: Pdf, item: Pdf, text: bytes, before: _Run | None) -> _Run | None:
    from weasyprint.text.ffi import ffi

    string, analysis = item.glyphs, item.item.analysis
    count, start, length = string.num_glyphs, item.item.offset, item.item.length
    facts = memoryview(ffi.buffer(string.glyphs, 4 * FIELDS * count)).cast("i").tolist()
    glyphs, moves = facts[::FIELDS], (*facts[2::FIELDS], *facts[3::FIELDS])
    if any(moves) or not all(0 <= glyph < _FIRST_SPECIAL for glyph in glyphs):
        return None
    same = before is not None and before.pango_font == analysis.font
    font, size = (before.font, before.size) if before is not None and same else stream.add_font(analysis.font)
    if font.bitmap or font.svg or font.png or font.colr:
        return None
    places = ffi.unpack(string.log_clusters, count)
    ends = [length, *places[:-1]] if analysis.level % 2 else [*places[1:], length]
    texts = [text[start + place : start + end].decode() for place, end in zip(places, ends, strict=True)]
    return _Run(analysis.font, font, size, glyphs, facts[1::FIELDS], texts)


def _paint(stream: Pdf, runs: Sequence[_Run]) -> None:
    """Paint runs: one operator for those of one font."""
    shown, before = "", None
    for run in runs:
        if before is None or run.pango_font != before:
            before = run.pango_font
            if shown:
                stream.show_text(shown)
            shown = ""
            stream.set_font_size(run.font.hash, run.size)
        _say(run)
        shown += f"<{''.join(_spelled(run))}>".replace("<>", "")
    stream.show_text(shown)


def _say(run: _Run) -> None:
    """Note what glyphs say, as WeasyPrint does."""
    texts = run.font.to_unicode
    if isinstance(texts, Recorder):
        texts.paint(run.glyphs, run.texts)
        return
    for glyph, text in zip(run.glyphs, run.texts, strict=True):
        if glyph not in texts:
            texts[glyph] = text


def _spelled(run: _Run) -> Iterator[str]:
    """Yield the digits of each glyph, with how much less than its own width it takes, in thousandths of the font's size."""
    from weasyprint.text.ffi import FROM_UNITS

    known = run.font.__dict__.setdefault("own_spelled", {}).setdefault(run.size, {})
    for one in zip(run.glyphs, run.widths, strict=True):
        if one not in known:
            glyph, width = one
            less = _width(run, glyph) - width * 1000 * FROM_UNITS / run.size
            known[one] = f"{glyph:04x}>{int(less)}<" if less else f"{glyph:04x}"
        yield known[one]


def _width(run: _Run, glyph: int) -> int:
    """Return the width that a font itself gives a glyph, and note it, as WeasyPrint does."""
    from weasyprint.text.ffi import FROM_UNITS, ffi, pango

    widths: dict[int, int] = run.font.widths
    if glyph not in widths:
        extents = ffi.new("PangoRectangle *")
        pango.pango_font_get_glyph_extents(run.pango_font, glyph, ffi.NULL, extents)
        widths[glyph] = round(extents.width * 1000 * FROM_UNITS / run.size)
    return widths[glyph]
