"""Texts are shaped by what has shaped others: WeasyPrint makes a layout of Pango for each, several times for a line, and each looks for its fonts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import itemgetter
from typing import Any, TypeAlias

from briefing.pdf.instead import instead, methods_of

Layout: TypeAlias = Any
"""An object of WeasyPrint or Pango, which have no types; how texts are shaped is private, a test looks at it."""

FONT = (
    *("font_family", "font_style", "font_stretch", "font_weight", "font_variant_ligatures", "font_variant_position", "font_variant_caps"),
    *("font_variant_numeric", "font_variant_alternates", "font_variant_east_asian", "font_feature_settings", "font_variation_settings"),
    *("font_language_override", "lang"),
)
"""What WeasyPrint knows a font by."""
SHAPE = (*FONT, "font_size", "font_kerning", "direction", "letter_spacing", "overflow_wrap")
"""What a layout depends on beside its text and width, where all of these are what they are as a rule:"""
USUAL = {"word_spacing": 0, "text_decoration_line": "none"}

_BREAKING = frozenset({"anywhere", "break-word"})
_TO_THE_END = 0xFFFFFFFF
_shape = itemgetter(*SHAPE)


@contextmanager
def shared_layouts() -> Iterator[None]:
    """While this lasts, a layout of Pango that has shaped a text shapes the next one that is set alike; the heights of lines are kept as well."""
    from weasyprint.text import line_break

    with instead(line_break.strut, _remembering(line_break.strut)), methods_of(line_break.Layout, **_sharing(line_break.Layout)):
        yield


def _sharing(kind: Layout) -> dict[str, Callable[..., None]]:
    """Return the methods of WeasyPrint's layouts, where Pango's are those that others have given back."""
    from weasyprint.css import Style
    from weasyprint.text.ffi import pango

    own_setup, own_set_text, own_deactivate = kind.setup, kind.set_text, kind.deactivate

    def setup(layout: Layout, style: Layout) -> None:
        layout.shared = None
        if not isinstance(style, Style) or any(style[name] != value for name, value in USUAL.items()):
            own_setup(layout, style)
            return
        free = _free(style)
        layout.shared = free.pop() if free else _made(kind, own_setup, style)
        layout.__dict__.update(layout.shared, style=style)

    def set_text(layout: Layout, text: str, justify: bool = False) -> None:  # noqa: FBT001, FBT002  the library's signature
        if layout.shared is None or "\t" in text or (justify and layout.justification_spacing):
            layout.shared = None  # it gets marks of its own
            own_set_text(layout, text, justify)
            return
        end = text.find("\n")
        layout.text = text if end < 0 else text[: end + 2]  # a line, and what shows that it is not the last
        pango.pango_layout_set_text(layout.layout, layout.text.encode().replace(b"\0", b""), -1)

    def deactivate(layout: Layout) -> None:
        if layout.shared is not None:
            _clear(layout.layout)
            _free(layout.style).append(layout.shared)
        layout.shared = None
        own_deactivate(layout)

    return {"setup": setup, "set_text": set_text, "deactivate": deactivate}


def _free(style: Layout) -> list[dict[str, Layout]]:
    """Return what has been given back for texts that are set as this style says; it goes with the fonts."""
    own: dict[str, Any] = style.__dict__
    if "own_layouts" not in own:
        own["own_layouts"] = style.font_config.__dict__.setdefault("own_layouts", {}).setdefault(_shape(style), [])
    free: list[dict[str, Layout]] = own["own_layouts"]
    return free


def _made(kind: Layout, setup: Callable[[Layout, Layout], None], style: Layout) -> dict[str, Layout]:
    """Return what setting up a layout makes: Pango's, and what is known of its fonts. Marks that hold for any text are set here, not for each."""
    from weasyprint.text.ffi import TO_UNITS, ffi, pango

    made = kind.__new__(kind)
    setup(made, style)
    marks = pango.pango_layout_get_attributes(made.layout)
    if marks == ffi.NULL:
        marks = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    if style["letter_spacing"] != "normal":
        _mark(marks, pango.pango_attr_letter_spacing_new(int(style["letter_spacing"] * TO_UNITS)))
    if style["overflow_wrap"] in _BREAKING:
        _mark(marks, pango.pango_attr_insert_hyphens_new(False))  # noqa: FBT003  C's
    pango.pango_layout_set_attributes(made.layout, marks)
    return {name: value for name, value in vars(made).items() if name != "style"}


def _mark(marks: Layout, mark: Layout) -> None:
    from weasyprint.text.ffi import pango

    mark.start_index, mark.end_index = 0, _TO_THE_END
    pango.pango_attr_list_change(marks, mark)


def _clear(layout: Layout) -> None:
    """Make one of Pango's layouts what it was when it was made, but for its text."""
    from weasyprint.text.constants import PANGO_WRAP_MODE
    from weasyprint.text.ffi import pango

    pango.pango_layout_set_width(layout, -1)
    pango.pango_layout_set_wrap(layout, PANGO_WRAP_MODE["WRAP_WORD"])
    pango.pango_layout_set_ellipsize(layout, pango.PANGO_ELLIPSIZE_NONE)
    pango.pango_layout_set_single_paragraph_mode(layout, False)  # noqa: FBT003  C's


def _remembering(strut: Callable[[Layout], tuple[float, float]]) -> Callable[[Layout], tuple[float, float]]:
    """Return WeasyPrint's function for the height of a line and its baseline, which remembers those of each style, and of all that say the same."""
    from weasyprint.css import Style

    line = itemgetter(*FONT, "font_size", "line_height")

    def remembered(style: Layout) -> tuple[float, float]:
        if not isinstance(style, Style):
            return strut(style)
        own: dict[str, Any] = style.__dict__
        if "own_strut" not in own:
            known, values = style.font_config.__dict__.setdefault("own_struts", {}), line(style)
            own["own_strut"] = known[values] if values in known else known.setdefault(values, strut(style))
        found: tuple[float, float] = own["own_strut"]
        return found

    return remembered
