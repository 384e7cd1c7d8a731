"""What somebody recoloured or restyled since a deck was built: nothing is said otherwise, but it is somebody's work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing.roles import CONTAINERS, Name, parse_name
from briefing.verify.compare import Discrepancy
from briefing.verify.deck_paint import GROUND, PaintedSlide, painted_slides, painted_theme
from briefing.verify.deck_parts import DeckParts
from briefing.verify.implied import on_sheet
from briefing.verify.stamp import Stamp, box_mark, paint_mark, with_paint
from briefing.verify.transcript import Entry

_BY_HAND = "recoloured or restyled by hand"


@dataclass(frozen=True, slots=True)
class Repainted:
    """A slide by its number, and the names of what was recoloured or restyled on it; the deck's theme has the number 0 and no names."""

    number: int
    names: tuple[str, ...] = ()


def stamped_paint(stamp: Stamp, content: bytes) -> Stamp:
    """Return the stamp of a deck that knows what its theme and its shapes are painted with, by its content; raises UnreadableFileError."""
    parts = DeckParts(content)
    shapes = ((slide.name, name, paint) for slide in painted_slides(parts) for name, paint in slide.shapes.items())
    return with_paint(stamp, painted_theme(parts), shapes)


def find_repainted(stamp: Stamp, content: bytes) -> Iterator[Repainted]:
    """Yield what in a deck is painted otherwise than its stamp says; raises UnreadableFileError for what is no whole deck."""
    if not stamp.theme:
        return
    parts = DeckParts(content)
    if paint_mark(painted_theme(parts)) != stamp.theme:
        yield Repainted(0)
    for slide in painted_slides(parts):
        names = tuple(_repainted(stamp, slide))
        if names:
            yield Repainted(slide.number, names)


def told_repainted(repainted: Iterable[Repainted], told: Iterable[Discrepancy]) -> Iterator[Discrepancy]:
    """Yield one finding a slide, and one for the theme; not of shapes whose texts are told of already."""
    known = [entry for one in told for entry in (one.expected, one.actual) if entry is not None and entry.key]
    for one in repainted:
        names = [name for name in one.names if not any(_is_of(entry, parse_name(name)) for entry in known)]
        if not one.number:
            yield Discrepancy(kind="furniture", message="the colours or fonts of the deck's theme were changed by hand")
        elif names:
            yield on_sheet("slide", one.number, f"{_BY_HAND}: {', '.join(names)}")


def _repainted(stamp: Stamp, slide: PaintedSlide) -> Iterator[str]:
    """Yield the names of what is painted otherwise on a slide, among what stood on it."""
    marks = {name: box_mark(slide.name, name) for name in slide.shapes}
    is_known = any(mark in stamp.boxes for mark in marks.values())
    for name, paint in slide.shapes.items():
        stood = is_known if name == GROUND else marks[name] in stamp.boxes
        if stood and stamp.paint.get(marks[name], "") != paint_mark(paint):
            yield name


def _is_of(entry: Entry, name: Name | None) -> bool:
    """Say whether an entry stands in the shape of a name."""
    if name is None:
        return False
    is_within = entry.key == name.key or entry.key.startswith(f"{name.key}.")
    return is_within and ("/" in name.key or name.role in CONTAINERS or entry.role is name.role)
