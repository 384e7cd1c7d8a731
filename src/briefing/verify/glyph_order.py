"""The order in which a line is painted: what its glyphs must say, from left to right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from briefing.verify.bidi import has_newer, visual_order

_JOINED = re.compile(".(?:\u200d.|[\u20d0-\u20ff\ufe0e\ufe0f\U0001f3fb-\U0001f3ff])+", re.DOTALL)
"""A character with what is joined to it: an emoji of several parts, with its variation, its colour, its frame."""

_IGNORED = (range(0x34F, 0x350), range(0x17B4, 0x17B6), range(0x180B, 0x1810), range(0xFE00, 0xFE10), range(0xE0000, 0xE1000))
"""Variation selectors, and what else Unicode wants fonts to show nothing for."""
_BLANK = "\t"
_SOFT_HYPHEN, _HYPHENS = "\u00ad", ("", "-", "\u2010")


def is_painted(text: str, line: str) -> bool:
    """Say whether a painted line, from left to right, is a text, in a paragraph of either direction."""
    return _places_of(text, line) is not None


def in_reading_order(text: str, pieces: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield a text in parts, each with the number of the piece that paints it; where the pieces do not paint the text, what they paint, and it.

    The pieces make a line, from left to right. What has no glyph goes with the character before it.
    """
    places = _places_of(text, "".join(pieces))
    if places is None:
        yield from ((number, from_the_right(piece)) for number, piece in enumerate(pieces))
        yield from ((number, f" (said to be “{text}”)") for number in range(len(pieces))[:1])
        return
    if not places:
        yield from ((number, text) for number in range(len(pieces))[:1])
        return
    painters = (number for number, piece in enumerate(pieces) for _ in settled(piece))
    by_place = dict(zip(places, painters, strict=False))
    last = by_place[min(by_place)]
    numbers = [last := by_place.get(place, last) for place in range(len(text))]
    for number, group in groupby(enumerate(text), key=lambda pair: numbers[pair[0]]):
        yield number, "".join(character for _, character in group)


def from_the_right(line: str) -> str:
    """Return a painted line in the order of reading where nobody says what that is: one with right-to-left letters is read from the right."""
    return line[::-1] if not line.isascii() and any(unicodedata.bidirectional(character) in {"R", "AL"} for character in line) else line


def are_painted(text: str, lines: Sequence[str]) -> bool:
    """Say whether painted lines, one below the other, are a text, but for white space at their ends."""
    place = 0
    for line in lines:
        end = _end_of_line(text, place, len(_inked(line)))
        if settled(line).strip() not in {_painted(text[place:end], places).strip() for places in _orders(text[place:end])}:
            return False
        place = end
    return not _inked(text[place:])


def settled(text: str) -> str:
    """Return painted characters without those that have no glyph of their own, the marks of a letter in one order: fonts have theirs."""
    painted = (character for character in text if not _is_unpainted(character))
    stacks = groupby(painted, key=lambda character: unicodedata.category(character) == "Mn")
    return "".join("".join(sorted(members) if are_marks else members) for are_marks, members in stacks)


def _places_of(text: str, line: str) -> tuple[int, ...] | None:
    """Return the place in a text of each character that a line paints, from left to right; None where the line is not the text.

    The paragraph may have either direction. A hyphen may show a soft one at the end of the line, and has no place.
    """
    hyphens = _HYPHENS if text.endswith(_SOFT_HYPHEN) else ("",)
    for places in _orders(text):
        if settled(line) in {_painted(text, places) + hyphen for hyphen in hyphens}:
            return places
    return None


def _orders(text: str) -> Iterator[tuple[int, ...]]:
    """Yield the ways in which the places of a line may follow each other from left to right.

    Its paragraph has either direction, a font may have no glyph for all that an emoji is joined of, and what sets the line may not know a new sign.
    """
    for newer in ("", "L") if has_newer(text) else ("",):
        for rtl in (False, True):
            yield _painted_places(text, _joined(text), rtl=rtl, newer=newer)
            yield _painted_places(text, {}, rtl=rtl, newer=newer)


def _painted(text: str, places: Sequence[int]) -> str:
    """Return the characters at places of a text, without those that have no glyph."""
    return settled("".join(text[place] for place in places))


def _joined(text: str) -> dict[int, range]:
    """Return the places that are joined to another one: an emoji of several characters is one glyph, which says them in the order of reading."""
    found = (one for one in _JOINED.finditer(text) if unicodedata.bidirectional(one[0][0]) not in {"R", "AL", "L"})
    return {one.start(): range(one.start() + 1, one.end()) for one in found}


def _painted_places(text: str, joined: Mapping[int, range], *, rtl: bool, newer: str) -> tuple[int, ...]:
    """Return the places of the characters that have a glyph, as they are painted from left to right; what is joined stays together."""
    inside = {place for places in joined.values() for place in places}
    order = (place for place in visual_order(text, rtl=rtl, newer=newer) if place not in inside)
    return tuple(place for first in order for place in (first, *joined.get(first, ())) if not _is_unpainted(text[place]))


def _end_of_line(text: str, start: int, count: int) -> int:
    """Return the place behind so many characters that leave ink."""
    for place in range(start, len(text)):
        if not count and _inked(text[place]):
            return place
        count -= len(_inked(text[place]))
    return len(text)


def _inked(text: str) -> str:
    return "".join(settled(text).split())


def _is_unpainted(character: str) -> bool:
    """Say whether a character has no glyph: a joiner, a mark of direction, a soft hyphen, a variation selector, a tab."""
    is_control = unicodedata.category(character) == "Cf" and unicodedata.bidirectional(character) != "AN"  # signs of numbers and verses are seen
    return is_control or character == _BLANK or any(ord(character) in block for block in _IGNORED)
