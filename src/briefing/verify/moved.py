"""Shapes that somebody moved or made wider since the deck was built: nothing is said otherwise, but it is somebody's work."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefing.verify.compare import Discrepancy
from briefing.verify.deck_parts import A, DeckParts, P
from briefing.verify.deck_shapes import shapes_of, slide_name, slot_of
from briefing.verify.deck_text import name_of, number_in
from briefing.verify.implied import on_sheet
from briefing.verify.stamp import POINT, Stamp, box_mark

_STILL = 3
"""Points by which a shape may stand elsewhere: programs round."""

_QUARTER = 5_400_000
"""A quarter of a turn, in the sixtieths of a thousandth of a degree in which turns are written."""

_Frame = tuple[int, int, int]
"""Left edge, upper edge and width, in points."""


def find_moved(stamp: Stamp, content: bytes) -> Iterator[Discrepancy]:
    """Yield the slides of a deck on which shapes stand elsewhere than its stamp says; raises UnreadableFileError for what is no whole deck."""
    if not stamp.boxes:
        return
    parts = DeckParts(content)
    for number, part in enumerate(parts.slides(), start=1):
        slide = parts.xml(part)
        moved = [name for name, frame in _frames(parts, part, slide) if _is_elsewhere(stamp.boxes.get(box_mark(slide_name(slide), name)), frame)]
        if moved:
            yield on_sheet("slide", number, f"moved or resized by hand: {', '.join(moved)}")


def _frames(parts: DeckParts, part: str, slide: etree._Element) -> Iterator[tuple[str, _Frame]]:
    """Yield the named shapes of a slide, each with its own frame, else that of its placeholder in the layout."""
    layout = parts.related(part, "slideLayout")
    inherited = _inherited(parts.layout(layout)) if layout else {}
    for shape in shapes_of(slide.find(f"{P}cSld/{P}spTree")):
        frame = _frame(shape) or inherited.get(slot_of(shape))
        if frame is not None:
            yield name_of(shape), frame


def _inherited(layout: etree._Element) -> dict[str, _Frame]:
    """Return the frames of a layout's placeholders by their numbers."""
    slots = ((slot_of(shape), _frame(shape)) for shape in layout.iter(f"{P}sp", f"{P}pic", f"{P}graphicFrame"))
    return {slot: frame for slot, frame in slots if slot and frame is not None}


def _frame(shape: etree._Element) -> _Frame | None:
    transform = next(shape.iter(f"{A}xfrm", f"{P}xfrm"), None)
    if transform is None:
        return None
    offset, extent = transform.find(f"{A}off"), transform.find(f"{A}ext")
    x, y, width, height = (number_in(one, name) for one, name in ((offset, "x"), (offset, "y"), (extent, "cx"), (extent, "cy")))
    if round(number_in(transform, "rot") / _QUARTER) % 2:  # lying: the file has the frame of the upright picture, about the same middle
        x, y, width = x + (width - height) // 2, y + (height - width) // 2, height
    return round(x / POINT), round(y / POINT), round(width / POINT)


def _is_elsewhere(built: _Frame | None, now: _Frame) -> bool:
    return built is not None and any(abs(before - after) > _STILL for before, after in zip(built, now, strict=True))
