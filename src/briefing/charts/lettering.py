"""How texts find room: wrapping at words, naming categories along an axis, keeping labels apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from briefing.charts.model import Lettering, Measure, Rect, Type

MOST_LINES = 3
TALLEST_NAMES = 0.36
"""How much of a chart's height turned names may take."""
_WORD = re.compile(r"\S+\s*")
AIR = 3.0
"""Points between neighbours on a line."""


@dataclass(frozen=True, slots=True)
class Naming:
    """How categories are named along an axis: every `step`-th one, in a height; 0: none."""

    step: int
    height: float
    turned: bool = False


def wrapped(text: str, width: float, type_: Type, measure: Measure, *, bold: bool = False) -> tuple[str, ...]:
    """Return the lines of a text in a width; empty when a word is wider than it."""
    lines: list[str] = []
    for word in _words(text):
        longer = (lines[-1] if lines else "") + word
        if lines and measure(longer.rstrip(), bold) * type_.size <= width:
            lines[-1] = longer
        elif measure(word.rstrip(), bold) * type_.size <= width:
            lines.append(word)
        else:
            return ()
    return tuple(line.rstrip() for line in lines)


def height_of(text: str, width: float, type_: Type, measure: Measure, *, bold: bool = False) -> float:
    """Return the height of a text in a width; a word that is wider is taken to be cut."""
    if not text:
        return 0.0
    lines = wrapped(text, width, type_, measure, bold=bold)
    count = len(lines) or ceil(measure(text, bold) * type_.size / width) + 1
    return count * type_.leading


def widest(texts: Iterable[str], type_: Type, measure: Measure, *, bold: bool = False) -> float:
    """Return the width of the widest of several texts."""
    return max((measure(text, bold) * type_.size for text in texts), default=0.0)


def name_along(texts: Sequence[str], slot: float, height: float, type_: Type, measure: Measure, *, turned: bool) -> Naming:
    """Return how categories are named, each in a slot: in lines, else `turned`, else every second, third ... one."""
    lines = [wrapped(text, slot - AIR, type_, measure) for text in texts]
    most = max(map(len, lines), default=0)
    if most <= MOST_LINES and all(found or not text for found, text in zip(lines, texts, strict=True)):
        return Naming(1, max(most, 1) * type_.leading)
    longest = widest(texts, type_, measure)
    if turned and longest <= height * TALLEST_NAMES and slot >= type_.leading:
        return Naming(1, longest + AIR, turned=True)
    step = ceil((longest + 2 * AIR) / slot)
    if step < len(texts) / 2 and not turned:
        return Naming(step, type_.leading)
    if longest <= height * TALLEST_NAMES:
        return Naming(ceil(type_.leading / slot), longest + AIR, turned=True)
    return Naming(0, 0.0)


def overlaps(one: Rect, other: Rect) -> bool:
    """Say whether two rectangles share a point."""
    return one.x < other.x + other.w and other.x < one.x + one.w and one.y < other.y + other.h and other.y < one.y + one.h


def clear_of(line: Rect, type_: Type) -> Rect:
    """Return the place around a level line that texts keep out of where they can: renderers set labels a little higher or lower."""
    return Rect(line.x, line.y - type_.leading / 2, line.w, type_.leading)


def free_of(tried: Iterable[Lettering], taken: Sequence[Rect]) -> Lettering | None:
    """Return the first of some texts that meets nothing of what is taken; None when each does."""
    return next((one for one in tried if not any(overlaps(one.rect, rect) for rect in taken)), None)


def _words(text: str) -> list[str]:
    """Return the parts between which a line may end: words, and each East Asian character."""
    parts: list[str] = []
    for word in _WORD.findall(text.strip()):
        start = 0
        for place, character in enumerate(word):
            if unicodedata.east_asian_width(character) in {"W", "F"}:
                parts += [part for part in (word[start:place], character) if part]
                start = place + 1
        if start < len(word):
            tail = word[start:]
            parts[-1:] = [parts[-1] + tail] if tail.isspace() and parts else [*parts[-1:], tail]
    return parts
