"""Whole slides that somebody moved, doubled, deleted or added: told as one edit each, so that their entries need not be told one by one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefing.verify.align import longest_rise
from briefing.verify.compare import Discrepancy, quoted
from briefing.verify.implied import on_sheet
from briefing.verify.normalise import bare
from briefing.verify.recall import UNKNOWN
from briefing.verify.transcript import Entry, Sheet

_SLIDE = re.compile(r"Slide \((?P<key>[^()~\s]+)(?:~(?P<fragment>\d+))?\)")


@dataclass(frozen=True, slots=True)
class Settled:
    """What is left to compare once edits of whole slides are told."""

    expected: tuple[Entry, ...]
    actual: tuple[Entry, ...]
    edits: tuple[Discrepancy, ...]


@dataclass(slots=True)
class _Deck:
    """The slides of a deck by their numbers, and what is on each."""

    keys: dict[int, tuple[str, int]]
    on_slide: dict[int, list[Entry]]


def settle_slides(expected: Sequence[Entry], actual: Iterable[Entry], sheets: Iterable[Sheet]) -> Settled:
    """Tell edits of whole slides; the entries of moved slides are put where they belong, those of doubled, lost and added ones are left out."""
    deck = _Deck({sheet.number: parse_slide(sheet.name) for sheet in sheets}, defaultdict(list))
    for entry in actual:
        deck.on_slide[entry.place.number].append(entry)
    order = list(dict.fromkeys(entry.part for entry in expected))
    edits = [*_doubled(deck, expected), *_added(deck), *_moved(deck, order)]
    there = {key for key, _ in deck.keys.values()}
    lost = [part for part in order if part not in there]
    edits += [_lost(part, [entry for entry in expected if entry.part == part]) for part in lost]
    ranks = {key: rank for rank, key in enumerate(order)}
    numbers = sorted(deck.on_slide, key=lambda number: (ranks.get(deck.keys.get(number, ("", 1))[0], -1), deck.keys.get(number, ("", 1))[1]))
    return Settled(
        tuple(entry for entry in expected if entry.part not in lost),
        tuple(entry for number in numbers for entry in deck.on_slide[number]),
        tuple(edits),
    )


def parse_slide(name: str) -> tuple[str, int]:
    """Return key and fragment that the name of a slide says; an empty key where it says none."""
    found = _SLIDE.fullmatch(name)
    return (found["key"], int(found["fragment"] or 1)) if found else ("", 1)


def _doubled(deck: _Deck, expected: Sequence[Entry]) -> list[Discrepancy]:
    """Take slides that are there twice for one; of two that differ, the one that says more of what was there is the first."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for entry in expected:
        wanted[entry.part].add(bare(entry.text))
    same: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, name in deck.keys.items():
        if name[0]:
            same[name].append(number)
    edits = []
    for (key, _), numbers in same.items():
        kept = max(numbers, key=lambda number: (sum(bare(entry.text) in wanted[key] for entry in deck.on_slide.get(number, ())), -number))
        for number in numbers:
            if number != kept:
                deck.on_slide.pop(number, None)
                del deck.keys[number]
                edits.append(on_sheet("slide", number, f"is a copy of slide {kept} ({key})"))
    return edits


def _added(deck: _Deck) -> list[Discrepancy]:
    added = [number for number, (key, _) in deck.keys.items() if not key]
    edits = []
    for number in added:
        texts = [entry.text for entry in deck.on_slide.pop(number, [])]
        del deck.keys[number]
        edits.append(on_sheet("slide", number, f"is a new slide: {quoted(texts[0]) if texts else 'it says nothing'}"))
    return edits


def _moved(deck: _Deck, order: list[str]) -> list[Discrepancy]:
    """Tell which slides left their place among those that kept theirs."""
    ranks = {key: rank for rank, key in enumerate(order)}
    known = [(number, ranks[key], fragment) for number, (key, fragment) in sorted(deck.keys.items()) if key in ranks]
    places = {place: rank for rank, place in enumerate(sorted({(rank, fragment) for _, rank, fragment in known}))}
    steady = set(longest_rise([places[rank, fragment] for _, rank, fragment in known]))
    moved = [number for place, (number, *_) in enumerate(known) if place not in steady]
    return [on_sheet("slide", number, f"was moved here ({deck.keys[number][0]}): {_first_text(deck, number)}") for number in moved]


def _first_text(deck: _Deck, number: int) -> str:
    return next((quoted(entry.text) for entry in deck.on_slide.get(number, ())), "it says nothing")


def _lost(part: str, entries: list[Entry]) -> Discrepancy:
    said = next((entry.text for entry in entries if entry.text != UNKNOWN), "")
    message = f"the slide of ({part}) is missing" + (f": {quoted(said)}" if said else "")
    return Discrepancy(kind="missing", message=message, expected=replace(entries[0], key=part) if entries else None)
