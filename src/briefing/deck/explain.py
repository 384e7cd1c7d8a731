"""Why each slide is as it is, in words for the author: its layout, its sizes, and where a topic that goes on is parted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefing.deck.model import Drawn, Shape, Slide, Table
from briefing.diagnostics import Location
from briefing.roles import Role, parse_name

_FURNITURE = frozenset(
    {Role.KICKER, Role.FOOTER, Role.MARKING, Role.SLIDE_NUMBER, Role.EDITION, Role.PROGRESS, Role.WORD, Role.NUMERAL}
    | {Role.SOURCE_LINE, Role.REPEATED_SOURCE_LINE, Role.REPEATED_TITLE, Role.REPEATED_HEADING}
)
_LONGEST_BEGINNING = 40  # characters


def explained(slides: tuple[Slide, ...], places: Mapping[str, Location]) -> Iterator[Slide]:
    """Yield the slides, each saying the whole of why: key and line of the outline, choice, the part and what it begins with, sizes in points."""
    counts = Counter(slide.key for slide in slides)
    for slide in slides:
        yield replace(slide, why=_line(slide, counts[slide.key], places))


def _line(slide: Slide, count: int, places: Mapping[str, Location]) -> str:
    part = f", part {slide.fragment} of {count}{_beginning(slide, places)}" if count > 1 else ""
    return f"{slide.key}{_at(slide.key, places)}: {slide.why}{part}; {_sizes(slide)}"


def _beginning(slide: Slide, places: Mapping[str, Location]) -> str:
    """Return where a slide takes up what was parted: the first of the outline's texts on it that no slide before it has begun."""
    if slide.fragment == 1:
        return ""
    for one in slide.drawn:
        name = parse_name(one.name)
        if name is not None and name.role not in _FURNITURE and (text := _first_text(one)):
            words = text if len(text) <= _LONGEST_BEGINNING else f"{text[:_LONGEST_BEGINNING].rstrip()}…"
            return f" from “{words}”{_at(name.key, places)}"
    return ""


def _first_text(one: Drawn) -> str:
    """Return the first text of something drawn; of a table, that of its first row under the header."""
    match one:
        case Shape():
            pieces = one.paras[0].pieces
        case Table():
            pieces = next((cell.para.pieces for row in one.rows[1:] for cell in row.cells if cell.para.pieces), ())
        case _:
            pieces = ()
    return " ".join("".join(piece.text for piece in pieces).split())


def _sizes(slide: Slide) -> str:
    """Return the size of the title and those of all other texts of the outline, largest first."""
    titles = {
        slide.layout.slots[one.slot].style.size for one in slide.drawn if isinstance(one, Shape) and slide.layout.slots[one.slot].type == "title"
    }
    bodies = sorted({size for one in slide.drawn for size in _sizes_of(one, slide)}, reverse=True)
    said = [f"title {size:g} pt" for size in titles]
    return ", ".join([*said, f"body {' and '.join(f'{size:g}' for size in bodies)} pt"] if bodies else said)


def _sizes_of(one: Drawn, slide: Slide) -> Iterable[float]:
    name = parse_name(one.name)
    if name is None or name.role in _FURNITURE:
        return ()
    match one:
        case Shape():
            slot = one.beside or slide.layout.slots[one.slot]
            return () if slot.type == "title" else (slot.style.size,)
        case Table():
            return {cell.style.size for row in one.rows for cell in row.cells if cell.para.pieces}
        case _:
            return ()


def _at(key: str, places: Mapping[str, Location]) -> str:
    """Return the line of a key, or of what it stands in; nothing for what no line of the outline asks for."""
    while key and key not in places:
        key = key.rpartition(".")[0]
    place = places.get(key)
    return f" (line {place.line})" if place is not None and place.line else ""
