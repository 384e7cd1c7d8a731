"""How texts find room: wrapping at words, naming categories along an axis, keeping labels apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from briefing.charts.model import Canvas, Lettering, Measure, Rect, Type

MOST_LINES = 3
TALLEST_NAMES = 0.36
"""How much of a chart's height turned names may take."""
_WORD = re.compile(r"\S+\s*")
_NUMBERED = re.compile(r"^\d|\d$")
_ROUND_STEPS = (2, 5, 10, 20, 50, 100, 200, 500)
AIR = 3.0
"""Points between neighbours on a line."""
_MOST_TRIES = 2000
"""Steps in which places for texts are looked for."""


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


def width_of(text: str, type_: Type, measure: Measure, *, bold: bool = False) -> float:
    """Return the width of a text on one line."""
    return measure(text, bold) * type_.size


def widest(texts: Iterable[str], type_: Type, measure: Measure, *, bold: bool = False) -> float:
    """Return the width of the widest of several texts."""
    return max((width_of(text, type_, measure, bold=bold) for text in texts), default=0.0)


def name_along(texts: Sequence[str], slot: float, height: float, type_: Type, measure: Measure, *, every: bool) -> Naming:
    """Return how categories are named, each in a slot: in lines, else turned, else some of them; `every`: all or none.

    Of names that are numbered, as years are, some stand level before all are turned: whoever reads them knows those between.
    """
    lines = [wrapped(text, slot - AIR, type_, measure) for text in texts]
    most = max(map(len, lines), default=0)
    if most <= MOST_LINES and all(found or not text for found, text in zip(lines, texts, strict=True)):
        return Naming(1, max(most, 1) * type_.leading)
    longest = widest(texts, type_, measure)
    step = _even_step(len(texts), ceil((longest + 2 * AIR) / slot))
    has_height = longest <= height * TALLEST_NAMES
    if not every and step and all(_NUMBERED.search(text) for text in texts):
        return Naming(step, type_.leading)
    if has_height and slot >= type_.leading:
        return Naming(1, longest + AIR, turned=True)
    if every:
        return Naming(0, 0.0)
    if step:
        return Naming(step, type_.leading)
    return Naming(ceil(type_.leading / slot), longest + AIR, turned=True) if has_height else Naming(0, 0.0)


def _even_step(count: int, least: int) -> int:
    """Return from which name to which one goes: so that first and last are named, else by two, five, ten ...; 0: fewer than three would be."""
    steps = (*(step for step in range(least, 2 * least + 1) if (count - 1) % step == 0), *(step for step in _ROUND_STEPS if step >= least))
    return next((step for step in steps if step < count / 2), 0)


def target_beside(plot: Rect, y: float, canvas: Canvas, type_: Type) -> tuple[Rect, Rect | None, Rect]:
    """Return a target's line at the height `y` of a plot, and the places of its label (None: it has none) and its number at the right end of it."""
    x = plot.x + plot.w + 2 * AIR
    width = canvas.width - x
    height = height_of(canvas.target, width, type_, canvas.measure)
    top = min(max(y - (height + type_.leading) / 2, 0.0), canvas.height - height - type_.leading)
    label = Rect(x, top, width, height) if height else None
    return Rect(plot.x, y, plot.w, 0), label, Rect(x, top + height, width, type_.leading)


def overlaps(one: Rect, other: Rect) -> bool:
    """Say whether two rectangles share a point."""
    return one.x < other.x + other.w and other.x < one.x + one.w and one.y < other.y + other.h and other.y < one.y + one.h


def clear_of(line: Rect, type_: Type) -> Rect:
    """Return the place around a level line that texts keep out of where they can: renderers set labels a little higher or lower."""
    return Rect(line.x, line.y - type_.leading / 2, line.w, type_.leading)


def free_of(tried: Iterable[Lettering], taken: Sequence[Rect]) -> Lettering | None:
    """Return the first of some texts that meets nothing of what is taken; None when each does."""
    return next((one for one in tried if not any(overlaps(one.rect, rect) for rect in taken)), None)


def settled(options: Sequence[Sequence[Lettering]]) -> tuple[Lettering, ...] | None:
    """Return one of the places of each text so that no two meet, earlier places first; None where there is no such choice, or none is found soon."""
    places, chosen = [0] * len(options), list[Lettering]()
    for _ in range(_MOST_TRIES):
        if len(chosen) == len(options):
            return tuple(chosen)
        depth = len(chosen)
        tried = options[depth][places[depth] :]
        found = next((count for count, one in enumerate(tried) if not any(overlaps(one.rect, other.rect) for other in chosen)), None)
        if found is not None:
            places[depth] += found
            chosen.append(tried[found])
        elif depth:
            places[depth] = 0
            places[depth - 1] += 1
            chosen.pop()
        else:
            return None
    return None


def inked(letter: Lettering, type_: Type, measure: Measure) -> Rect:
    """Return what the letters of a text on one line take of its place."""
    rect, width = letter.rect, measure(letter.text, letter.bold) * type_.size
    left = {"left": 0.0, "center": (rect.w - width) / 2, "right": rect.w - width}[letter.align]
    return Rect(rect.x + left, rect.y, width, rect.h)


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
