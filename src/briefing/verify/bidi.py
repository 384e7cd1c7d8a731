"""The order in which a line of mixed directions is painted, from left to right: Unicode's bidirectional algorithm (UAX #9) for one paragraph."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

_DEEPEST = 125
_REMOVED = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "PDI"}) | _ISOLATES
_BLANK = frozenset({"WS", "PDI", "BN", "LRE", "RLE", "LRO", "RLO", "PDF"}) | _ISOLATES
_OPENING, _CLOSING = "Ps", "Pe"


def visual_order(text: str, *, rtl: bool) -> tuple[int, ...]:
    """Return the places of a line's characters as they are painted, from left to right; `rtl` is the direction of its paragraph."""
    depths = levels(text, rtl=rtl)
    order = list(range(len(text)))
    for depth in range(max(depths, default=0), 0, -1):
        start = 0
        for is_deep, group in groupby(order, key=lambda place: depths[place] >= depth):
            end = start + len(tuple(group))
            if is_deep:
                order[start:end] = order[start:end][::-1]
            start = end
    return tuple(order)


def levels(text: str, *, rtl: bool) -> tuple[int, ...]:
    """Return the level of each character: even ones run from left to right, odd ones from right to left."""
    own = [unicodedata.bidirectional(character) or "L" for character in text]
    line = _Line(text, own, int(rtl))
    line.embed()
    for sequence in line.sequences():
        _resolve(sequence)
    return tuple(line.settled())


@dataclass(slots=True)
class _Frame:
    """What an embedding or isolate says of the characters in it."""

    level: int
    override: str = ""
    is_isolate: bool = False


@dataclass(slots=True)
class _Sequence:
    """An isolating run sequence: the places of its characters, their classes as they are resolved, the classes around it."""

    line: _Line
    places: list[int]
    level: int
    before: str
    behind: str

    @property
    def direction(self) -> str:
        """The direction of the sequence's own level."""
        return _direction(self.level)

    def classes(self) -> list[str]:
        """Return the classes of its characters, in order."""
        return [self.line.classes[place] for place in self.places]

    def give(self, number: int, kind: str) -> None:
        """Resolve the class of one character."""
        self.line.classes[self.places[number]] = kind


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
            if kind in _ISOLATES:
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

    def sequences(self) -> list[_Sequence]:
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
        is_isolate = kind in _ISOLATES
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

    def _sequence(self, places: list[int], kept: list[int]) -> _Sequence:
        level = self.levels[places[0]]
        first, last = kept.index(places[0]), kept.index(places[-1])
        before = self.levels[kept[first - 1]] if first else self.base
        goes_on = self.own[places[-1]] in _ISOLATES or last + 1 == len(kept)
        behind = self.base if goes_on else self.levels[kept[last + 1]]
        return _Sequence(self, places, level, _direction(max(level, before)), _direction(max(level, behind)))


def _direction(level: int) -> str:
    return "R" if level % 2 else "L"


def _isolate_pairs(classes: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where each isolate begins and ends, of those that do end."""
    opened: list[int] = []
    for place, kind in enumerate(classes):
        if kind in _ISOLATES:
            opened.append(place)
        elif kind == "PDI" and opened:
            yield opened.pop(), place


def _first_strong(classes: Sequence[str]) -> str:
    """Return the direction of the first strong character that stands in no isolate; empty when there is none."""
    depth = 0
    for kind in classes:
        depth += (kind in _ISOLATES) - (kind == "PDI" and depth > 0)
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


def _resolve(sequence: _Sequence) -> None:
    """Give every character of a sequence its direction and level (W1 to I2)."""
    _resolve_weak(sequence)
    _resolve_brackets(sequence)
    _resolve_neutral(sequence)
    line, odd = sequence.line, sequence.level % 2
    for place in sequence.places:
        kind = line.classes[place]
        line.levels[place] += (kind != "R") if odd else {"L": 0, "R": 1}.get(kind, 2)


def _resolve_weak(sequence: _Sequence) -> None:
    """Resolve marks, numbers and what stands among them (W1 to W7)."""
    kinds = sequence.classes()
    _resolve_marks_and_digits(kinds, sequence.before)
    for place in range(1, len(kinds) - 1):  # W4
        around = kinds[place - 1], kinds[place + 1]
        if (kinds[place] == "ES" and around == ("EN", "EN")) or (kinds[place] == "CS" and around in {("EN", "EN"), ("AN", "AN")}):
            kinds[place] = kinds[place - 1]
    _resolve_terminators(kinds)
    strong = sequence.before
    for place, kind in enumerate(kinds):  # W7
        strong = kind if kind in {"L", "R"} else strong
        if kind == "EN" and strong == "L":
            kinds[place] = "L"
    for number, kind in enumerate(kinds):
        sequence.give(number, kind)


def _resolve_marks_and_digits(kinds: list[str], before: str) -> None:
    last = strong = before
    for place, kind in enumerate(kinds):
        if kind == "NSM":  # W1
            kinds[place] = "ON" if last in _ISOLATES or last == "PDI" else last
        last = kinds[place]
        strong = last if last in {"L", "R", "AL"} else strong
        if last == "EN" and strong == "AL":  # W2
            kinds[place] = "AN"
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]  # W3


def _resolve_terminators(kinds: list[str]) -> None:
    """Terminators beside European numbers belong to them (W5); other separators and terminators are neutral (W6)."""
    start = 0
    for kind, group in groupby(tuple(kinds)):
        end = start + len(tuple(group))
        if kind == "ET" and "EN" in (*kinds[max(start - 1, 0) : start], *kinds[end : end + 1]):
            kinds[start:end] = ["EN"] * (end - start)
        start = end
    kinds[:] = ["ON" if kind in {"ES", "ET", "CS"} else kind for kind in kinds]


def _resolve_brackets(sequence: _Sequence) -> None:
    """Brackets take the direction of what they enclose (N0)."""
    for opening, closing in sorted(_bracket_pairs(sequence)):
        kinds = [_strong(kind) for kind in sequence.classes()]
        inside = set(kinds[opening + 1 : closing])
        if sequence.direction in inside:
            kind = sequence.direction
        elif inside & {"L", "R"}:
            context = next((one for one in reversed(kinds[:opening]) if one in {"L", "R"}), sequence.before)
            kind = context if context != sequence.direction else sequence.direction
        else:
            continue
        for bracket in (opening, closing):
            _give_with_marks(sequence, bracket, kind)


def _give_with_marks(sequence: _Sequence, number: int, kind: str) -> None:
    """Resolve a bracket, and the marks that stood on it."""
    sequence.give(number, kind)
    for mark in range(number + 1, len(sequence.places)):
        if sequence.line.own[sequence.places[mark]] != "NSM":
            return
        sequence.give(mark, kind)


def _bracket_pairs(sequence: _Sequence) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the brackets that belong together."""
    opened: list[tuple[str, int]] = []
    for number, place in enumerate(sequence.places):
        character = unicodedata.normalize("NFD", sequence.line.text[place])
        if sequence.line.classes[place] != "ON" or not unicodedata.mirrored(character[0]):
            continue
        if unicodedata.category(character) == _OPENING:
            opened.append((_mirror(character), number))
        elif unicodedata.category(character) == _CLOSING:
            match = next((at for at in range(len(opened) - 1, -1, -1) if opened[at][0] == character), -1)
            if match >= 0:
                yield opened[match][1], number
                del opened[match:]


def _mirror(opening: str) -> str:
    """Return the closing bracket of an opening one."""
    name = unicodedata.name(opening).replace("LEFT", "RIGHT")
    try:
        return unicodedata.normalize("NFD", unicodedata.lookup(name))
    except KeyError:
        return ""


def _resolve_neutral(sequence: _Sequence) -> None:
    """Neutral characters take the direction on both their sides, else that of their level (N1, N2)."""
    kinds, start = sequence.classes(), 0
    for is_neutral, group in groupby(tuple(kinds), key=lambda kind: kind in _NEUTRAL):
        end = start + len(tuple(group))
        if is_neutral:
            before = _strong(kinds[start - 1]) if start else sequence.before
            behind = _strong(kinds[end]) if end < len(kinds) else sequence.behind
            for number in range(start, end):
                sequence.give(number, before if before == behind else sequence.direction)
        start = end


def _strong(kind: str) -> str:
    """Return the direction that a class counts for among neutral characters: numbers are right to left."""
    return "R" if kind in {"R", "EN", "AN"} else kind
