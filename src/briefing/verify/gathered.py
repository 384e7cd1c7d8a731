"""One edit, one finding: what was done to a row, a column, a table, a chart or a picture as a whole, and two texts that changed places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefing.roles import PICTURES, Group, Role
from briefing.verify.compare import Discrepancy
from briefing.verify.normalise import bare
from briefing.verify.recall import UNKNOWN
from briefing.verify.transcript import Entry, Place, block_of
from briefing.verify.wording import named, placed, quoted

_CELLS = frozenset({Role.HEADING, Role.QUESTION, Role.CELL, Role.ROW_HEADING, Role.TOTAL})
_OF_CHART = frozenset({Role.SERIES, Role.CATEGORY, Role.NUMBER, Role.POINT_LABEL, Role.ALTERNATIVE})
_ROW = re.compile(r"\.(?:r\d+|total)$")
_BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class _Whole:
    """Entries that somebody moves or deletes together, and what they are together."""

    name: str
    entries: tuple[Entry, ...]

    def said(self) -> str:
        texts = [entry.text for entry in self.entries if entry.role not in PICTURES and entry.text != UNKNOWN]
        return f": {quoted(_BETWEEN.join(texts))}" if texts else ""


def gather(found: Iterable[Discrepancy], expected: Sequence[Entry], actual: Sequence[Entry], *, lost: str, added: str) -> tuple[Discrepancy, ...]:
    """Return differences with one for each edit, each at its slide or page; `lost` and `added` are the words for what is gone and new."""
    found = tuple(found)
    if not found:
        return ()
    told = _swaps(_wholes(found, expected, lost), expected, actual)
    where = _Places(expected, actual)
    return tuple(_pictured(where.put(one)) for one in _new_rows(told, added))


def _wholes(found: Iterable[Discrepancy], expected: Sequence[Entry], lost: str) -> list[Discrepancy]:
    """Make one difference of those of all entries of a whole, the largest wholes first."""
    told = list(found)
    kinds: dict[int, str] = {id(one.expected): one.kind for one in told if one.expected is not None}
    touched = {block_of(one.expected.key) for one in told if one.expected is not None and one.kind in {"missing", "moved"}}
    for whole in _wholes_of([entry for entry in expected if block_of(entry.key) in touched]):
        said = {kinds.get(id(entry)) for entry in whole.entries}
        if said in ({"missing"}, {"moved"}):
            ours = set(map(id, whole.entries))
            place = next(place for place, one in enumerate(told) if id(one.expected) in ours)
            told = [one for number, one in enumerate(told) if number == place or id(one.expected) not in ours]
            told[place] = _as_one(told[place], whole, lost)
            kinds = {entry: kind for entry, kind in kinds.items() if entry not in ours}
    return told


def _as_one(first: Discrepancy, whole: _Whole, lost: str) -> Discrepancy:
    if first.kind == "missing":
        return replace(first, expected=whole.entries[0], message=f"{whole.name} {lost}{whole.said()}")
    return replace(first, expected=whole.entries[0], message=f"{_where(first)}{whole.name} stands in another place{whole.said()}")


def _where(one: Discrepancy) -> str:
    """Return where what was found stands, as the beginning of a message."""
    return placed(one.actual) if one.actual is not None else ""


def _wholes_of(expected: Iterable[Entry]) -> Iterator[_Whole]:
    """Yield whole tables, charts and pictures, then their columns, then what has one key: a row, a label with its text, a figure with its note."""
    blocks: dict[str, list[Entry]] = defaultdict(list)
    for entry in expected:
        if entry.group is Group.BODY and entry.key != entry.part:
            blocks[block_of(entry.key)].append(entry)
    for key, entries in blocks.items():
        if "?" in key:  # a key that nobody at hand knows says nothing of its block
            continue
        roles = {entry.role for entry in entries}
        kind, own = Role.TABLE, _CELLS
        if Role.NUMBER in roles:
            kind, own = Role.CHART, _OF_CHART
        elif roles & PICTURES:
            kind, own = Role.PICTURE, PICTURES | {Role.ALTERNATIVE}
        yield from _of_some(f"{kind} ({key})", (entry for entry in entries if entry.role in own and (kind is not Role.TABLE or entry.column)))
        for column in sorted({entry.column for entry in entries if entry.column and entry.role in _CELLS}):
            yield from _of_some(f"Column {column} of ({key})", (entry for entry in entries if entry.column == column))
        for name, alike in groupby(entries, lambda entry: entry.key):
            together = tuple(alike)
            yield from _of_some(f"Row ({name})" if _ROW.search(name) else named(together[-1]), together)


def _of_some(name: str, entries: Iterable[Entry]) -> Iterator[_Whole]:
    together = tuple(entries)
    if len(together) > 1:
        yield _Whole(name, together)


def _new_rows(found: Iterable[Discrepancy], added: str) -> Iterator[Discrepancy]:
    """Make one difference of the new texts of one row, or of one strange shape."""
    for name, alike in groupby(found, _name_of_new):
        together = list(alike)
        entries = [one.actual for one in together if one.actual is not None]
        if not name or len(together) == 1:
            yield from together
        else:
            first = entries[0]
            what = f"Row ({first.key})" if _ROW.search(first.key) else named(first)
            said = quoted(_BETWEEN.join(entry.text for entry in entries))
            yield replace(together[0], message=f"{placed(first)}{what} {added}: {said}")


def _name_of_new(one: Discrepancy) -> tuple[object, ...]:
    entry = one.actual
    is_part = entry is not None and (_ROW.search(entry.key) or entry.role is Role.UNNAMED)
    return (entry.key, entry.place) if one.kind == "added" and is_part and entry is not None else ()


def _swaps(found: list[Discrepancy], expected: Sequence[Entry], actual: Sequence[Entry]) -> list[Discrepancy]:
    """Make one difference of two texts of a topic that stand in each other's place while all others keep theirs."""
    moved: dict[str, list[Discrepancy]] = defaultdict(list)
    for one in found:
        if one.kind == "moved" and one.expected is not None and one.expected.group is Group.BODY:
            moved[one.expected.part].append(one)
    ours, theirs = (_units(entries, moved) for entries in (expected, actual))
    told = list(found)
    for part, moves in moved.items():
        swap = _swapped(ours[part], theirs[part])
        if swap is not None:
            first, second = swap
            said = " and ".join(quoted(_BETWEEN.join(entry.text for entry in unit)) for unit in swap)
            message = f"{_where(moves[0])}{_unit_name(first)} and {_unit_name(second)} changed places: {said}"
            told[told.index(moves[0])] = replace(moves[0], expected=first[0], message=message)
            follow = set(map(id, moves[1:]))
            told = [each for each in told if id(each) not in follow]
    return told


_Unit = tuple[Entry, ...]


def _units(entries: Iterable[Entry], parts: Container[str]) -> dict[str, list[_Unit]]:
    """Return for some parts what stands in each, entries of one key together."""
    units: dict[str, list[_Unit]] = defaultdict(list)
    own = (entry for entry in entries if entry.part in parts and entry.group is Group.BODY)
    for (part, _), alike in groupby(own, lambda entry: (entry.part, entry.key)):
        units[part].append(tuple(alike))
    return units


def _unit_name(unit: _Unit) -> str:
    return f"Row ({unit[0].key})" if _ROW.search(unit[0].key) else named(unit[-1])


def _swapped(expected: list[_Unit], actual: list[_Unit]) -> tuple[_Unit, _Unit] | None:
    """Return the two units that stand in each other's place; None where that is not all that is different."""
    ours, theirs = (["\n".join(bare(entry.text) for entry in unit) for unit in units] for units in (expected, actual))
    other = [place for place, (one, found) in enumerate(zip(ours, theirs, strict=False)) if one != found]
    if len(ours) != len(theirs) or len(other) != 2:  # noqa: PLR2004  two change places
        return None
    one, two = other
    return (expected[one], expected[two]) if (ours[one], ours[two]) == (theirs[two], theirs[one]) else None


class _Places:
    """Where entries that are gone would stand: where their neighbours do."""

    def __init__(self, expected: Sequence[Entry], actual: Sequence[Entry]) -> None:
        self._expected = expected
        self._order = {id(entry): number for number, entry in enumerate(expected)}
        self._there: dict[tuple[object, ...], Place] = {}
        for entry in actual:
            self._there.setdefault(_spot(entry), entry.place)

    def put(self, one: Discrepancy) -> Discrepancy:
        """Return a difference with the slide or page of what is missing before its message."""
        number = self._order.get(id(one.expected)) if one.kind == "missing" else None
        place = self._near(number) if number is not None else None
        return replace(one, message=f"{place.kind} {place.number}: {one.message}") if place is not None and place.number else one

    def _near(self, number: int) -> Place | None:
        part = self._expected[number].part
        for steps in (range(number - 1, -1, -1), range(number + 1, len(self._expected))):
            for other in steps:
                if self._expected[other].part != part:
                    break
                if _spot(self._expected[other]) in self._there:
                    return self._there[_spot(self._expected[other])]
        return None


def _spot(entry: Entry) -> tuple[object, ...]:
    return (entry.part, entry.group is Group.BODY, bare(entry.text))


def _pictured(one: Discrepancy) -> Discrepancy:
    """Say what happened to a picture in words, where its fingerprint would be said."""
    wanted, found = one.expected, one.actual
    if wanted is None or found is None or one.kind != "changed" or wanted.role not in PICTURES or wanted.text == found.text:
        return one
    (was, _, _), (now, _, how) = wanted.text.partition(", "), found.text.partition(", ")
    said = " and ".join(filter(None, ("is another picture" if was != now else "", f"is {how}" if how else "")))
    return replace(one, message=f"{placed(found)}{named(wanted)} {said}") if said else one
