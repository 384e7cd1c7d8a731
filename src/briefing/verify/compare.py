"""The comparison: equality over the whole ordered sequence of entries, and a name for every difference."""

from __future__ import annotations

import difflib
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from briefing.roles import Group
from briefing.verify.align import align, longest_rise
from briefing.verify.normalise import bare, settle, without_label_strength
from briefing.verify.settle_looks import settle_drawings
from briefing.verify.transcript import Entry, Transcript
from briefing.verify.wording import Voice, as_change, block_in, changes_of, is_crossing, moved_to, named, placed, quoted

Kind: TypeAlias = Literal["missing", "added", "changed", "moved", "furniture"]

_LONGEST_LIKENED = 160
_MOST_LIKENED = 20_000
"""As many pairs of texts are tried for likeness in one comparison."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """One difference between what a file must say and what it says; `message` names entry, place and both texts."""

    kind: Kind
    message: str
    expected: Entry | None = None
    actual: Entry | None = None


def compare(expected: Transcript, actual: Transcript) -> tuple[Discrepancy, ...]:
    """Return every difference, in reading order; empty means that both say the same, in the same order and the same places."""
    actual = settle_drawings(expected, actual)
    patience = _Patience(_MOST_LIKENED)
    bodies = _differences(_bodies(expected), _bodies(actual), patience)
    decorations = _differences(_decorations(expected), _decorations(actual), patience)
    notes = _differences(_notes(expected), _notes(actual), patience)
    return tuple(_name_moves((*bodies, *decorations, *notes)))


def in_voice(one: Discrepancy, voice: Voice) -> Discrepancy:
    """Return a difference between two entries in other words."""
    if one.expected is None or one.actual is None or one.kind not in {"changed", "moved"}:
        return one
    return (_changed if one.kind == "changed" else _moved)(one.expected, one.actual, voice)


def _bodies(transcript: Transcript) -> tuple[Entry, ...]:
    return tuple(entry for entry in transcript.entries if entry.group is Group.BODY)


def _decorations(transcript: Transcript) -> tuple[Entry, ...]:
    """Return the decorative pictures: a list of their own, since in a PDF they stand outside of the order of reading."""
    return tuple(entry for entry in transcript.entries if entry.group is Group.DECORATION)


def _notes(transcript: Transcript) -> tuple[Entry, ...]:
    """Return the notes of all slides: a list of their own, since a topic's notes stand on its first slide, before its body ends."""
    return tuple(entry for entry in transcript.entries if entry.group not in {Group.BODY, Group.DECORATION})


def _differences(expected: Sequence[Entry], actual: Sequence[Entry], patience: _Patience) -> Iterator[Discrepancy]:
    place = actual_place = 0
    pairs = align([_likeness(entry) for entry in expected], [_likeness(entry) for entry in actual])
    for one, other in (*pairs, (len(expected), len(actual))):
        yield from _compare_stretch(expected[place:one], actual[actual_place:other], patience)
        if one < len(expected):
            yield from _compare_pair(expected[one], actual[other])
        place, actual_place = one + 1, other + 1


def _likeness(entry: Entry) -> tuple[object, ...]:
    """Return what two entries must share to be held against each other at once: all but appearance, links and white space."""
    part = "" if entry.group is Group.DECORATION else entry.part
    return (entry.role, entry.group, entry.level, entry.column, part, block_in(entry), bare(entry.text))


def _compare_pair(wanted: Entry, found: Entry) -> Iterator[Discrepancy]:
    settled = settle(wanted, found)
    if settled != without_label_strength(wanted) or _stray(wanted, settled):
        yield _changed(wanted, settled)


def _stray(wanted: Entry, found: Entry) -> bool:
    """Say whether an entry stands in another topic or block than it should; the file itself says where it stands (a decoration of a PDF does not)."""
    if wanted.group is found.group is Group.DECORATION and not found.part:
        return False
    return (wanted.part, block_in(wanted)) != (found.part, block_in(found))


def _compare_stretch(expected: Sequence[Entry], actual: Sequence[Entry], patience: _Patience) -> Iterator[Discrepancy]:
    """Name the differences of two stretches that have nothing in common in this order."""
    partners = _partners(expected, actual, patience) if expected and actual else {}
    in_order = sorted(partners)
    steady = {in_order[index] for index in longest_rise([partners[place] for place in in_order])}
    for place, wanted in enumerate(expected):
        if place not in partners:
            yield _missing(wanted)
        else:
            found = actual[partners[place]]
            yield from _compare_pair(wanted, found) if place in steady else (_moved(wanted, found),)
    taken = set(partners.values())
    yield from (_added(entry) for place, entry in enumerate(actual) if place not in taken)


def _partners(expected: Sequence[Entry], actual: Sequence[Entry], patience: _Patience) -> dict[int, int]:
    """Return which entry of the second stretch each of the first became: its like, the same text, nearly that, the same key, half the same text.

    Of notes, whose paragraphs have no key, the last resort is the next one.
    """
    partners: dict[int, int] = {}
    for sought in (_by(_likeness), _by(_bare_text), patience.by_likeness(0.8), _by(_identity), patience.by_likeness(0.5), _by(_of_notes)):
        rest = [place for place in range(len(expected)) if place not in partners]
        free = sorted(set(range(len(actual))).difference(partners.values()))
        partners |= sought(expected, actual, rest, free)
    return partners


_Search: TypeAlias = Callable[[Sequence[Entry], Sequence[Entry], list[int], list[int]], dict[int, int]]
"""From two stretches, and the places in each that have no partner yet, to new partners."""


def _by(trait: Callable[[Entry], Hashable]) -> _Search:
    """Return the search for partners that share a trait, first come first served."""

    def search(expected: Sequence[Entry], actual: Sequence[Entry], rest: list[int], free: list[int]) -> dict[int, int]:
        places: dict[Hashable, deque[int]] = {}
        for place in free:
            places.setdefault(trait(actual[place]), deque()).append(place)
        partners = ((place, places.get(trait(expected[place]))) for place in rest)
        return {place: left.popleft() for place, left in partners if left}

    return search


class _Patience:
    """How often texts may still be tried for likeness: enough to name a few dozen edits well, not enough to be slow on two strangers."""

    def __init__(self, left: int) -> None:
        self._left = left

    def by_likeness(self, least: float) -> _Search:
        """Return the search for partners of one role of whose characters more than a share is the same."""

        def search(expected: Sequence[Entry], actual: Sequence[Entry], rest: list[int], free: list[int]) -> dict[int, int]:
            partners: dict[int, int] = {}
            alike: dict[Hashable, list[int]] = {}
            for place in free:
                alike.setdefault((actual[place].role, actual[place].group), []).append(place)
            for place in rest:
                tried = alike.get((expected[place].role, expected[place].group), [])
                found = next((other for other in self._tries(tried) if _is_like(expected[place], actual[other], least)), None)
                if found is not None:
                    partners[place] = found
                    tried.remove(found)
            return partners

        return search

    def _tries(self, places: list[int]) -> Iterator[int]:
        for place in places[: self._left]:
            self._left -= 1
            yield place


def _is_like(wanted: Entry, found: Entry, least: float) -> bool:
    one, other = (entry.text[:_LONGEST_LIKENED] for entry in (wanted, found))
    return difflib.SequenceMatcher(a=one, b=other).quick_ratio() > least


def _bare_text(entry: Entry) -> tuple[object, ...]:
    return (entry.group, bare(entry.text))


def _identity(entry: Entry) -> tuple[object, ...]:
    return (entry.role, entry.group, entry.column, entry.part, entry.key)


def _of_notes(entry: Entry) -> tuple[object, ...]:
    is_noted = entry.group not in {Group.BODY, Group.DECORATION}
    return (entry.role, entry.group, entry.level, entry.part) if is_noted else (id(entry),)


def _name_moves(discrepancies: Iterable[Discrepancy]) -> list[Discrepancy]:
    """Make one move of a missing entry that was added elsewhere."""
    named: list[Discrepancy | None] = list(discrepancies)
    added: dict[object, deque[int]] = {}
    for place, one in enumerate(named):
        if one is not None and one.kind == "added" and one.actual is not None:
            added.setdefault(bare(one.actual.text), deque()).append(place)
    for place, one in enumerate(named):
        if one is not None and one.kind == "missing" and one.expected is not None and (found := added.get(bare(one.expected.text))):
            other = named[found[0]]
            if other is not None and other.actual is not None and _is_move(one.expected, other.actual):
                named[found.popleft()], named[place] = None, _moved(one.expected, other.actual)
    return [one for one in named if one is not None]


def _is_move(wanted: Entry, found: Entry) -> bool:
    """Say whether an entry may have become one of the same text: one of its role, or any between a slide and its notes."""
    return wanted.role == found.role or (is_crossing(wanted, found) and wanted.part == found.part)


def _missing(entry: Entry) -> Discrepancy:
    return Discrepancy(kind="missing", expected=entry, message=f"{named(entry)} is missing: {quoted(entry.text)}")


def _added(entry: Entry) -> Discrepancy:
    return Discrepancy(kind="added", actual=entry, message=f"{placed(entry)}{named(entry)} is not in the outline: {quoted(entry.text)}")


def _moved(wanted: Entry, found: Entry, voice: Voice = as_change) -> Discrepancy:
    more = () if is_crossing(wanted, found) else changes_of(wanted, settle(wanted, found), voice)
    changes = "; ".join((*moved_to(wanted, found), *more))
    message = f"{placed(found)}{named(wanted)} {changes}: {quoted(wanted.text)}"
    return Discrepancy(kind="moved", expected=wanted, actual=found, message=message)


def _changed(wanted: Entry, found: Entry, voice: Voice = as_change) -> Discrepancy:
    message = f"{placed(found)}{named(wanted)}: {'; '.join(changes_of(wanted, found, voice))}"
    return Discrepancy(kind="changed", expected=wanted, actual=found, message=message)
