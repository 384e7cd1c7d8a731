"""The shapes of a slide: which are drawn, which are seen, which are its title."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefing.verify.deck_parts import A, P
from briefing.verify.deck_text import number_in

_UNDRAWN = frozenset({f"{P}nvGrpSpPr", f"{P}grpSpPr", f"{P}extLst"})


def shapes_of(tree: etree._Element | None) -> Iterator[etree._Element]:
    """Yield what is drawn on a slide in the order of the tree, the members of groups at their place."""
    for child in tree if tree is not None else ():
        if child.tag == f"{P}grpSp":
            yield from shapes_of(child)
        elif child.tag not in _UNDRAWN:
            yield child


def is_unseen(shape: etree._Element, slide_size: tuple[int, int]) -> bool:
    """Say whether a shape is hidden, or stands beside the slide."""
    properties = next(shape.iter(f"{P}cNvPr"), None)
    if properties is not None and properties.get("hidden") in {"1", "true"}:
        return True
    frame = next(shape.iter(f"{A}xfrm", f"{P}xfrm"), None)
    width, height = slide_size
    if frame is None or not width:
        return False
    offset, extent = frame.find(f"{A}off"), frame.find(f"{A}ext")
    left, top = number_in(offset, "x"), number_in(offset, "y")
    return left >= width or top >= height or left + number_in(extent, "cx") < 0 or top + number_in(extent, "cy") < 0


def slide_name(slide: etree._Element) -> str:
    """Return the name of a slide, empty where it has none."""
    common = slide.find(f"{P}cSld")
    return common.get("name", "") if common is not None else ""


def slot_of(shape: etree._Element) -> str:
    """Return the number of the placeholder that a shape fills or is, of one without a number its type; empty for a shape that is none."""
    placeholder = next(shape.iter(f"{P}ph"), None)
    return placeholder.get("idx", placeholder.get("type", "")) if placeholder is not None else ""


def is_title(shape: etree._Element) -> bool:
    """Say whether a shape stands in a placeholder for a title."""
    return any(placeholder.get("type") in {"title", "ctrTitle"} for placeholder in shape.iter(f"{P}ph"))
