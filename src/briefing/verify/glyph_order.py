"""The order in which a line is painted: what its glyphs must say, from left to right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby

from briefing.verify.bidi import visual_order

_JOINED = re.compile(".(?:\u200d.|[\u20d0-\u20ff\ufe0e\ufe0f\U0001f3fb-\U0001f3ff])+", re.DOTALL)
"""A character with what is joined to it: an emoji of several parts, with its variation, its colour, its frame."""

_SELECTORS = (range(0x180B, 0x1810), range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_BLANK = "\t"
_SOFT_HYPHEN, _HYPHENS = "\u00ad", ("", "-", "\u2010")


def is_painted(text: str, line: str) -> bool:
    """Say whether a painted line, from left to right, is a text, in a paragraph of either direction. A hyphen may show a soft one at its end."""
    hyphens = _HYPHENS if text.endswith(_SOFT_HYPHEN) else ("",)
    return settled(line) in {as_painted(text, rtl=rtl) + hyphen for rtl in (False, True) for hyphen in hyphens}


def are_painted(text: str, lines: Sequence[str]) -> bool:
    """Say whether painted lines, one below the other, are a text, but for white space at their ends."""
    place = 0
    for line in lines:
        end = _end_of_line(text, place, len(_inked(line)))
        if settled(line).strip() not in {as_painted(text[place:end], rtl=rtl).strip() for rtl in (False, True)}:
            return False
        place = end
    return not _inked(text[place:])


def as_painted(text: str, *, rtl: bool) -> str:
    """Return the characters of a line from left to right, without those that have no glyph; `rtl` is the direction of its paragraph.

    An emoji of several characters is one glyph, which says them in the order of reading wherever it stands.
    """
    order = visual_order(text, rtl=rtl)
    joined = {found.start(): found for found in _JOINED.finditer(text) if unicodedata.bidirectional(found[0][0]) not in {"R", "AL", "L"}}
    inside = {place for found in joined.values() for place in range(found.start() + 1, found.end())}
    shown = (joined[place][0] if place in joined else text[place] for place in order if place not in inside)
    return settled("".join(shown))


def settled(text: str) -> str:
    """Return painted characters without those that have no glyph of their own, the marks of a letter in one order: fonts have theirs."""
    painted = (character for character in text if not _is_unpainted(character))
    stacks = groupby(painted, key=lambda character: unicodedata.category(character) == "Mn")
    return "".join("".join(sorted(members) if are_marks else members) for are_marks, members in stacks)


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
    return is_control or character == _BLANK or any(ord(character) in block for block in _SELECTORS)
