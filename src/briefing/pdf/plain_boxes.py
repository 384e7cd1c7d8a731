"""Boxes without a look of their own: WeasyPrint asks each for its background, corners, pictured border and outline before it finds none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeAlias

from briefing.pdf.instead import instead
from briefing.pdf.styles import names_of

Box: TypeAlias = Any
"""An object of WeasyPrint, which has no types; how it looks for looks is private, a test looks at it."""

_CORNERS = tuple(f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left"))
_LOOKS = (*_CORNERS, "background_color", "background_image", "border_image_source", "box_shadow", "mask_border_source")


@contextmanager
def plain_boxes() -> Iterator[None]:
    """While this lasts, a box whose style says nothing of its look is left as it is, and one without an outline is not asked for its colour."""
    from weasyprint.draw import border
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout import background

    lay_out, draw = background.layout_box_backgrounds, border.draw_outline
    bare = {**dict.fromkeys(_CORNERS, (0, 0)), "background": None}

    def layout_box_backgrounds(page: Box, box: Box, get_image: Box, layout_children: bool = True, style: Box = None) -> None:  # noqa: FBT001, FBT002
        if style is not None or box is page or not isinstance(box, boxes.Box) or not _is_plain(box.style):
            lay_out(page, box, get_image, layout_children, style)
            return
        for child in box.all_children() if layout_children else ():
            layout_box_backgrounds(page, child, get_image)
        box.__dict__.update(bare)

    def draw_outline(stream: Box, box: Box) -> None:
        if box.style["outline_width"]:
            draw(stream, box)
            return
        for child in box.children:
            if isinstance(child, boxes.Box):
                draw_outline(stream, child)

    with instead(lay_out, layout_box_backgrounds), instead(draw, draw_outline):
        yield


def _is_plain(style: Box) -> bool:
    """Say whether a style says nothing of the look of its boxes, borders apart."""
    own: dict[str, Any] = style.__dict__
    if "own_plain" not in own:
        said = getattr(style, "cascaded", {}).keys()
        own["own_plain"] = names_of_looks().isdisjoint(said) and style.keys().isdisjoint(_LOOKS)
    is_plain: bool = own["own_plain"]
    return is_plain


@cache
def names_of_looks() -> frozenset[str]:
    """Return the names of all properties that give a box a look, borders apart."""
    return frozenset().union(*map(names_of, _LOOKS))
