"""What is painted on pages: packed into one piece of bytes a page, and for a page that was painted before taken as it was.

WeasyPrint keeps each operator of each page as an object of its own until the file is written. What is painted on a page depends on its boxes, on what
stands in its margins, and through names and codes on the pages before it: which fonts they used, which code a glyph got for its text, whether they
had the head of a table. So a page is taken again only where its boxes are those that were painted and all the others come out as they did.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, TypeAlias

from briefing.pdf.glyph_texts import GlyphTexts, Said

Pdf: TypeAlias = Any
"""An object of pydyf or WeasyPrint, which have no types; where they paint is private, a test looks at it."""

_SHARED = re.compile(rb"/(?!MCID\b)\S+ (?:Do|sh|scn|SCN|cs|CS)\n|/s\d+ gs\n")
"""What a page paints with that is kept outside of it, other than fonts and plain shades: pictures, patterns, gradients, groups."""
_UNMOVED = ">0<"
"""What WeasyPrint writes between two glyphs, the second of which stands where it would anyway: each is a string of its own for it."""
_LEVEL = 9
"""How hard pydyf compresses."""
_SHADE = re.compile(rb"/([aA][\d.]+) gs\n")


class Tree(Protocol):
    """What marks what is painted: its boxes, and the heads of tables that it meets."""

    glyph_texts: GlyphTexts
    unsaid: dict[Pdf, str]
    heads: list[tuple[Pdf, bool]]

    def is_head_again(self, box: Pdf, stream: Pdf) -> bool:
        """Say whether a box belongs to the head of a table that a page before had."""


@dataclass(frozen=True, slots=True)
class _Painting:
    """What was painted on a page, compressed, and all that it depended on and left behind."""

    margins: Hashable
    content: bytes
    tags: dict[Pdf, tuple[str, int]]
    unsaid: dict[Pdf, str]
    heads: tuple[tuple[Pdf, bool], ...]
    fonts: tuple[Pdf, ...]
    said: dict[Said, int]
    widths: dict[tuple[str, int], int]
    shades: dict[str, Pdf]


class Paintings:
    """What was painted on the pages of the document before, by the boxes of the pages."""

    def __init__(self) -> None:
        self._known: dict[Pdf, _Painting] = {}
        self._now: dict[Pdf, _Painting] = {}

    def begin(self) -> None:
        """Begin another document."""
        self._known, self._now = self._now, {}

    def forget(self) -> None:
        """Forget all pages."""
        self._known, self._now = {}, {}

    def paint(self, tree: Tree, paint: Pdf, page: Pdf, stream: Pdf, scale: float) -> None:
        """Paint a page, or take what was painted on it before."""
        box = page._page_box  # noqa: SLF001  see above
        known = self._known.get(box)
        if known is not None and _is_taken(known, box, tree, stream):
            self._now[box] = known
            return
        tree.heads.clear()
        with _fonts_of(stream) as fonts, tree.glyph_texts.noting() as said:
            paint(page, stream, scale)
        content = _pack(stream)
        if not _SHARED.search(content + b"\n") and not _has_fixed(box) and _are_plain(stream._fonts.values()):  # noqa: SLF001
            self._now[box] = painting = _painting(box, tree, stream, fonts, said)
            _put(painting.content, stream)


@contextmanager
def packed_pages(tree: Tree, paintings: Paintings | None) -> Iterator[None]:
    """While this lasts, what is painted on a page becomes one piece of bytes once all is painted, glyphs that nothing parts one string."""
    from weasyprint.document import Page
    from weasyprint.pdf.stream import Stream

    paint, show_text = Page.paint, Stream.show_text

    def paint_and_pack(page: Pdf, stream: Pdf, scale: float = 1) -> None:
        if paintings is not None:
            paintings.paint(tree, paint, page, stream, scale)
        else:
            paint(page, stream, scale)
            _pack(stream)

    if paintings is not None:
        paintings.begin()
    Page.paint = paint_and_pack
    Stream.show_text = lambda stream, text: show_text(stream, text.replace(_UNMOVED, ""))
    try:
        yield
    finally:
        Page.paint, Stream.show_text = paint, show_text


def _pack(stream: Pdf) -> bytes:
    import pydyf

    content = b"\n".join(map(pydyf._to_bytes, stream.stream))  # noqa: SLF001
    stream.stream[:] = [content]
    return content


@contextmanager
def _fonts_of(stream: Pdf) -> Iterator[dict[str, Pdf]]:
    """Collect the fonts that are used on a page, by their names, in their order, each held as long as it may be used again."""
    fonts: dict[str, Pdf] = {}
    add_font = type(stream).add_font

    def noting(self: Pdf, pango_font: Pdf) -> tuple[Pdf, float]:
        font, size = add_font(self, pango_font)
        if font.hash not in fonts:
            fonts[font.hash] = _held(pango_font)
        return font, size

    type(stream).add_font = noting
    try:
        yield fonts
    finally:
        type(stream).add_font = add_font


def _held(pango_font: Pdf) -> Pdf:
    """Return a font of Pango that is there as long as this is: WeasyPrint gives it back when a text is painted."""
    from weasyprint.text.ffi import ffi, gobject

    return ffi.gc(ffi.cast("PangoFont *", _holding()(pango_font)), gobject.g_object_unref)


@cache
def _holding() -> Pdf:
    """Return the function that holds an object, which WeasyPrint does not know."""
    from weasyprint.text.ffi import ffi, gobject

    ffi.cdef("gpointer g_object_ref (gpointer object);", override=True)
    return gobject.g_object_ref


def _painting(box: Pdf, tree: Tree, stream: Pdf, fonts: dict[str, Pdf], said: dict[Said, int]) -> _Painting:
    names = {font.hash: font for font in stream._fonts.values()}  # noqa: SLF001
    states = stream._resources["ExtGState"]  # noqa: SLF001
    tags = {tagged: (one["tag"], one["mcid"]) for tagged, one in stream._tags.items()}  # noqa: SLF001
    return _Painting(
        margins=_margins(box),
        content=zlib.compress(stream.stream[0], _LEVEL),
        tags=tags,
        unsaid={tagged: tree.unsaid[tagged] for tagged in tags if tagged in tree.unsaid},
        heads=tuple(tree.heads),
        fonts=tuple(fonts.values()),
        said=said,
        widths={(one.font, one.glyph): names[one.font].widths[one.glyph] for one in said},
        shades={name.decode(): states[name.decode()] for name in dict.fromkeys(_SHADE.findall(stream.stream[0] + b"\n"))},
    )


def _is_taken(known: _Painting, box: Pdf, tree: Tree, stream: Pdf) -> bool:
    """Take what was painted before, where it would be painted so now; else leave no more behind than painting it anew does too."""
    import pydyf

    if known.margins != _margins(box):
        return False
    fonts = {font.hash: font for font, _ in (stream.add_font(one) for one in known.fonts)}
    if any(tree.is_head_again(head, stream) is not was for head, was in known.heads):
        return False
    for one, code in known.said.items():
        if tree.glyph_texts.again(fonts[one.font], one) != code:
            return False
        fonts[one.font].widths.setdefault(one.glyph, known.widths[one.font, one.glyph])
    for name, shade in known.shades.items():
        stream._resources["ExtGState"].setdefault(name, pydyf.Dictionary(shade))  # noqa: SLF001
    _put(known.content, stream)
    stream._tags.update({tagged: {"tag": tag, "mcid": mcid} for tagged, (tag, mcid) in known.tags.items()})  # noqa: SLF001
    tree.unsaid.update(known.unsaid)
    return True


def _put(content: bytes, stream: Pdf) -> None:
    """Let a stream hold what is compressed already, as it would be when the file is written: a page that is taken again is compressed once."""
    stream.stream[:] = [content]
    stream.compress = False
    stream.extra["Filter"] = "/FlateDecode"


def _are_plain(fonts: Collection[Pdf]) -> bool:
    """Say whether fonts draw all that they are asked for as outlines, and each has a name of its own."""
    return len({font.hash for font in fonts}) == len(fonts) and not any(font.bitmap or font.missing for font in fonts)


def _has_fixed(page: Pdf) -> bool:
    """Say whether something stands on a page that belongs to all pages."""
    return bool(page.fixed_boxes) or any(child.style["position"] == "fixed" for child in page.children[0].children)


def _margins(page: Pdf) -> Hashable:
    """Return what stands in the margins of a page, and where."""
    from weasyprint.formatting_structure.boxes import MarginBox

    margins = (child for child in page.children if isinstance(child, MarginBox))
    parts = (part for margin in margins for part in margin.descendants(placeholders=True))
    return tuple((part.element_tag, part.position_x, part.position_y, part.width, getattr(part, "text", "")) for part in parts)
