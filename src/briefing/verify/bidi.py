"""The order in which a line of mixed directions is painted, from left to right: Unicode's bidirectional algorithm (UAX #9) for one paragraph."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from collections.abc import Sequence as Places
from dataclasses import dataclass
from itertools import groupby

from briefing.verify.bidi_rules import ISOLATES, Sequence, direction_of, resolve

_NEWER = re.compile(
    "[\u20c0\u2b97\u2bba-\u2bbc\u2bc9\u2bd3-\u2beb\u2bf0-\u2bff\u2e4a-\u2e5d\uab6a\uab6b\U0001019c\U00011fd5-\U00011ff1\U0001d1e9\U0001d1ea"
    "\U0001f10d-\U0001f10f\U0001f12f\U0001f16c-\U0001f16f\U0001f1ad\U0001f6d5-\U0001f6df\U0001f6f9-\U0001f6ff\U0001f7d5-\U0001f7ff"
    "\U0001f8b0-\U0001f8ff\U0001f90c-\U0001f90f\U0001f93f\U0001f94d-\U0001f94f\U0001f96c-\U0001f97f\U0001f998-\U0001f9bf\U0001f9c1-\U0001f9cf"
    "\U0001f9e7-\U0001fbff]"
)
"""Neutral signs that Unicode added after version 10, emoji most of them, as their blocks hold them (DerivedAge.txt)."""

_DEEPEST = 125
_REMOVED = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})
_BLANK = frozenset({"WS", "PDI", "BN", "LRE", "RLE", "LRO", "RLO", "PDF"}) | ISOLATES


def has_newer(text: str) -> bool:
    """Say whether a text has signs that Unicode added after its version 10."""
    return _NEWER.search(text) is not None


def visual_order(text: str, *, rtl: bool, newer: str = "") -> tuple[int, ...]:
    """Return the places of a line's characters as they are painted, from left to right; `rtl` is the direction of its paragraph.

    `newer` is the class that signs added after Unicode 10 count as: FriBidi 1.0.8, which sets the lines of many a Pango, takes them for letters.
    """
    depths = levels(text, rtl=rtl, newer=newer)
    order = list(range(len(text)))
    for depth in range(max(depths, default=0), 0, -1):
        start = 0
        for is_deep, group in groupby(order, key=lambda place: depths[place] >= depth):
            end = start + len(tuple(group))
            if is_deep:
                order[start:end] = order[start:end][::-1]
            start = end
    return tuple(order)


def levels(text: str, *, rtl: bool, newer: str = "") -> tuple[int, ...]:
    """Return the level of each character: even ones run from left to right, odd ones from right to left."""
    own = [(newer if newer and has_newer(character) else unicodedata.bidirectional(character)) or "L" for character in text]
    line = _Line(text, own, int(rtl))
    line.embed()
    for sequence in line.sequences():
        resolve(sequence)
    return tuple(line.settled())


@dataclass(slots=True)
class _Frame:
    """What an embedding or isolate says of the characters in it."""

    level: int
    override: str = ""
    is_isolate: bool = False


class _Line:
    """A line whose levels are being found."""

    def __init__(self, text: str, classes: list[str], base: int) -> None:
        self.text = text
        self.own = tuple(classes)
        self.classes = classes
        self.base = base
        self.levels = [base] * len(text)
        self.pairs = dict(_isolate_pairs(classes))

    def embed(self) -> None:
        """Apply explicit embeddings, overrides and isolates (X1 to X8)."""
        stack = [_Frame(self.base)]
        overflow: list[bool] = []  # what could not be opened: true for an isolate
        for place, kind in enumerate(self.own):
            if kind in ISOLATES:
                self._set(place, stack[-1])
                self._open(stack, overflow, place, kind)
            elif kind in {"LRE", "RLE", "LRO", "RLO"}:
                self.levels[place] = stack[-1].level
                self._open(stack, overflow, place, kind)
            elif kind == "PDI":
                _close_isolate(stack, overflow, is_paired=place in self.pairs.values())
                self._set(place, stack[-1])
            elif kind == "PDF":
                self.levels[place] = stack[-1].level
                _close_embedding(stack, overflow)
            elif kind == "B":
                self.levels[place] = self.base
            else:
                self._set(place, stack[-1])

    def sequences(self) -> list[Sequence]:
        """Return the isolating run sequences (X10), without the characters that embeddings leave behind (X9)."""
        kept = [place for place in range(len(self.text)) if self.own[place] not in _REMOVED]
        runs = [list(group) for _, group in groupby(kept, key=lambda place: self.levels[place])]
        starts = {run[0]: run for run in runs}
        closers = {closer for closer in self.pairs.values() if closer in starts}
        joined = (self._joined(run, starts) for run in runs if run[0] not in closers)
        return [self._sequence(places, kept) for places in joined]

    def settled(self) -> Iterator[int]:
        """Yield the levels with separators and the blanks before them, or at the end, at the base level (L1)."""
        settled = list(self.levels)
        for place, kind in enumerate(self.own):
            if kind in _REMOVED:
                settled[place] = settled[place - 1] if place else self.base
        reset = True
        for place in range(len(self.own) - 1, -1, -1):
            kind = self.own[place]
            reset = kind in {"S", "B"} or (reset and kind in _BLANK)
            settled[place] = self.base if reset else settled[place]
        yield from settled

    def _set(self, place: int, frame: _Frame) -> None:
        self.levels[place] = frame.level
        if frame.override and self.own[place] != "BN":
            self.classes[place] = frame.override

    def _open(self, stack: list[_Frame], overflow: list[bool], place: int, kind: str) -> None:
        is_isolate = kind in ISOLATES
        if kind == "FSI":
            kind = "RLI" if _first_strong(self.own[place + 1 : self.pairs.get(place, len(self.own))]) == "R" else "LRI"
        level = stack[-1].level
        deeper = level + 1 + (level % 2 if kind[0] == "R" else 1 - level % 2)
        if overflow or deeper > _DEEPEST:
            overflow.append(is_isolate)
        else:
            stack.append(_Frame(deeper, {"LRO": "L", "RLO": "R"}.get(kind, ""), is_isolate))

    def _joined(self, run: list[int], starts: dict[int, list[int]]) -> list[int]:
        """Return a run with those that go on behind the isolates at its end."""
        places = list(run)
        while (closer := self.pairs.get(places[-1], -1)) in starts:
            places += starts[closer]
        return places

    def _sequence(self, places: list[int], kept: list[int]) -> Sequence:
        level = self.levels[places[0]]
        first, last = kept.index(places[0]), kept.index(places[-1])
        before = self.levels[kept[first - 1]] if first else self.base
        goes_on = self.own[places[-1]] in ISOLATES or last + 1 == len(kept)
        behind = self.base if goes_on else self.levels[kept[last + 1]]
        return Sequence(
            self.text, self.own, self.classes, self.levels, places, level, direction_of(max(level, before)), direction_of(max(level, behind))
        )


def _isolate_pairs(classes: Places[str]) -> Iterator[tuple[int, int]]:
    """Yield where each isolate begins and ends, of those that do end."""
    opened: list[int] = []
    for place, kind in enumerate(classes):
        if kind in ISOLATES:
            opened.append(place)
        elif kind == "PDI" and opened:
            yield opened.pop(), place


def _first_strong(classes: Places[str]) -> str:
    """Return the direction of the first strong character that stands in no isolate; empty when there is none."""
    depth = 0
    for kind in classes:
        depth += (kind in ISOLATES) - (kind == "PDI" and depth > 0)
        if not depth and kind in {"L", "R", "AL"}:
            return "L" if kind == "L" else "R"
    return ""


def _close_isolate(stack: list[_Frame], overflow: list[bool], *, is_paired: bool) -> None:
    if True in overflow:
        while not overflow.pop():
            pass
    elif is_paired:
        overflow.clear()
        while not stack[-1].is_isolate:
            stack.pop()
        stack.pop()


def _close_embedding(stack: list[_Frame], overflow: list[bool]) -> None:
    if overflow:
        if not overflow[-1]:
            overflow.pop()
    elif len(stack) > 1 and not stack[-1].is_isolate:
        stack.pop()
