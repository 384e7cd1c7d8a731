"""How the characters of a run take their directions from each other: the weak and neutral rules of Unicode's bidirectional algorithm (UAX #9)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "PDI"}) | ISOLATES
_OPENING, _CLOSING = "Ps", "Pe"


@dataclass(slots=True)
class Sequence:
    """An isolating run sequence: the places of its characters in a line, the classes around it.

    Of the whole line: its text, the classes that characters have by themselves, those that they have so far, and their levels.
    """

    text: str
    own: tuple[str, ...]
    all_classes: list[str]
    levels: list[int]
    places: list[int]
    level: int
    before: str
    behind: str

    @property
    def direction(self) -> str:
        """The direction of the sequence's own level."""
        return direction_of(self.level)

    def classes(self) -> list[str]:
        """Return the classes of its characters, in order."""
        return [self.all_classes[place] for place in self.places]

    def give(self, number: int, kind: str) -> None:
        """Resolve the class of one character."""
        self.all_classes[self.places[number]] = kind


def direction_of(level: int) -> str:
    """Return the direction of a level."""
    return "R" if level % 2 else "L"


def resolve(sequence: Sequence) -> None:
    """Give every character of a sequence its direction and level (W1 to I2)."""
    _resolve_weak(sequence)
    _resolve_brackets(sequence)
    _resolve_neutral(sequence)
    odd = sequence.level % 2
    for place in sequence.places:
        kind = sequence.all_classes[place]
        sequence.levels[place] += (kind != "R") if odd else {"L": 0, "R": 1}.get(kind, 2)


def _resolve_weak(sequence: Sequence) -> None:
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
            kinds[place] = "ON" if last in ISOLATES or last == "PDI" else last
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


def _resolve_brackets(sequence: Sequence) -> None:
    """Brackets take the direction of what they enclose (N0)."""
    for opening, closing in sorted(_bracket_pairs(sequence)):
        kinds = [_strong(kind) for kind in sequence.classes()]
        inside = set(kinds[opening + 1 : closing])
        if sequence.direction in inside:
            kind = sequence.direction
        elif inside & {"L", "R"}:
            kind = next((one for one in reversed(kinds[:opening]) if one in {"L", "R"}), sequence.before)
        else:
            continue
        for bracket in (opening, closing):
            _give_with_marks(sequence, bracket, kind)


def _give_with_marks(sequence: Sequence, number: int, kind: str) -> None:
    """Resolve a bracket, and the marks that stood on it."""
    sequence.give(number, kind)
    for mark in range(number + 1, len(sequence.places)):
        if sequence.own[sequence.places[mark]] != "NSM":
            return
        sequence.give(mark, kind)


def _bracket_pairs(sequence: Sequence) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the brackets that belong together."""
    opened: list[tuple[str, int]] = []
    for number, place in enumerate(sequence.places):
        character = unicodedata.normalize("NFD", sequence.text[place])
        if sequence.all_classes[place] != "ON" or not unicodedata.mirrored(character[0]):
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


def _resolve_neutral(sequence: Sequence) -> None:
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
