"""Whole slides that somebody moved, doubled, deleted or added: told as one edit each, so that their entries need not be told one by one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from statistics import median_low

from briefing.roles import DOCUMENT_KEY, SOURCES_KEY, Group, Role, is_of_contents, parse_slide
from briefing.verify.align import longest_rise
from briefing.verify.compare import Discrepancy, Kind
from briefing.verify.implied import on_sheet
from briefing.verify.normalise import bare
from briefing.verify.recall import UNKNOWN
from briefing.verify.transcript import Entry, Place, Sheet, lines_last, part_of
from briefing.verify.wording import quoted

_NO_TOPIC = frozenset({"", DOCUMENT_KEY})
_OF_SOURCES = frozenset({Role.SOURCE, Role.CONTACT, Role.DISCLAIMER})


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a whole slide, or of a whole topic of a page, that was moved, added or deleted."""

    moved: str = "({key}) was moved here"
    added: str = "a new slide"
    lost: str = "the slide of ({key}) is missing"


AS_BUILT = Words()


@dataclass(frozen=True, slots=True)
class Settled:
    """What is left to compare once edits of whole slides are told."""

    expected: tuple[Entry, ...]
    actual: tuple[Entry, ...]
    edits: tuple[Discrepancy, ...]


@dataclass(slots=True)
class _Deck:
    """The slides of a deck by their numbers, and what is on each; the sources below a topic count as a slide, under its number less than 0."""

    keys: dict[int, tuple[str, int]]
    on_slide: dict[int, list[Entry]]
    words: Words

    def told(self, kind: Kind, number: int, message: str, key: str = "") -> Discrepancy:
        """Return an edit of a whole slide, of a topic of a page at the place of what stands there first; `key` is what was expected."""
        expected = Entry(role=Role.TITLE, spans=(), key=key, part=key) if key else None
        first = next((entry.place for entry in self.on_slide.get(number, ()) if entry.place.number), Place("slide", abs(number)))
        return replace(on_sheet(first.kind, first.number, message), kind=kind, expected=expected)


def settle_slides(expected: Sequence[Entry], actual: Iterable[Entry], sheets: Iterable[Sheet], words: Words = AS_BUILT) -> Settled:
    """Tell edits of whole slides; the entries of moved slides are put where they belong, those of doubled, lost and added ones are left out."""
    deck = _Deck({sheet.number: parse_slide(sheet.name) for sheet in sheets}, defaultdict(list), words)
    for entry in actual:
        deck.on_slide[entry.place.number].append(entry)
    for number in [number for number, (key, _) in deck.keys.items() if not key]:
        key = _voted(deck.on_slide[number])
        deck.keys[number] = (key, 1)
        deck.on_slide[number] = [entry if _is_apart(entry, key) else replace(entry, part=key) for entry in deck.on_slide[number]]
    apart = [number for number, (key, _) in deck.keys.items() if any(_is_apart(entry, key) for entry in deck.on_slide.get(number, ()))]
    return _settled(_with_apart(deck, apart), expected)


def _is_apart(entry: Entry, key: str) -> bool:
    """Say whether an entry is of the list of sources, which stands on a slide of another key."""
    return entry.part == SOURCES_KEY != key


def _with_apart(deck: _Deck, apart: Iterable[int]) -> _Deck:
    """Take what slides say of the sources below their topic for slides of their own, under numbers below 0."""
    for number in apart:
        key, said = deck.keys[number][0], deck.on_slide[number]
        deck.keys[-number] = (SOURCES_KEY, 1)
        deck.on_slide[-number] = [entry for entry in said if _is_apart(entry, key)]
        deck.on_slide[number] = [entry for entry in said if not _is_apart(entry, key)]
    return deck


def _rank(number: int) -> tuple[int, bool]:
    """Return where a slide stands in the order of the show; what it says of the sources stands behind the rest of it."""
    return abs(number), number < 0


def settle_topics(expected: Sequence[Entry], actual: Sequence[Entry], words: Words) -> Settled:
    """Do the same with the topics of a document's pages: what belongs to one is taken for one slide; what belongs to none is left as it is."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(actual):
        if entry.part not in _NO_TOPIC:
            places[entry.part].append(place)
    parts = sorted(places, key=lambda part: median_low(places[part]))
    deck = _Deck({number: (part, 1) for number, part in enumerate(parts)}, defaultdict(list), words)
    for number, part in enumerate(parts):
        deck.on_slide[number] = [actual[place] for place in places[part]]
    settled = _settled(deck, [entry for entry in expected if entry.part not in _NO_TOPIC])
    before, after = ([entry for entry in side if entry.part in _NO_TOPIC] for side in (expected, actual))
    return replace(settled, expected=(*before, *settled.expected), actual=(*after, *settled.actual))


def _voted(entries: Iterable[Entry]) -> str:
    """Return the part that most texts of a slide without a name are of, as after PowerPoint has doubled a slide; empty where most are of none.

    Where it has a title, its sources have no vote: they may stand below a topic.
    """
    bodies = [entry for entry in entries if entry.group is Group.BODY]
    has_title = any(entry.role is Role.TITLE for entry in bodies)
    voting = (entry for entry in bodies if not (has_title and entry.role in _OF_SOURCES))
    votes = Counter("" if entry.role is Role.UNNAMED else part_of(entry.key) for entry in voting)
    return votes.most_common(1)[0][0] if votes else ""


def _settled(deck: _Deck, expected: Sequence[Entry]) -> Settled:
    order = list(dict.fromkeys(entry.part for entry in expected))
    edits = [*_doubled(deck, expected), *_added(deck, order), *_moved(deck, order)]
    there = {key for key, _ in deck.keys.values()}
    lost = [part for part in order if part not in there]
    edits += [_lost(deck.words, part, order, [entry for entry in expected if entry.part == part]) for part in lost]
    ranks = {key: rank for rank, key in enumerate(order)}
    numbers = sorted(deck.on_slide, key=lambda number: (ranks.get(deck.keys.get(number, ("", 1))[0], -1), deck.keys.get(number, ("", 1))[1]))
    return Settled(
        tuple(entry for entry in expected if entry.part not in lost),
        tuple(lines_last(entry for number in numbers for entry in deck.on_slide[number])),
        tuple(edits),
    )


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
        kept = max(numbers, key=lambda number: (sum(bare(entry.text) in wanted[key] for entry in deck.on_slide.get(number, ())), -abs(number)))
        for number in numbers:
            if number != kept:
                is_told = number < 0 and -number not in deck.keys
                said = f"{_copied(deck, number, kept, wanted[key])} of slide {abs(kept)} ({key})"
                edits += [] if is_told else [deck.told("added", number, said)]
                deck.on_slide.pop(number, None)
                del deck.keys[number]
    return edits


def _copied(deck: _Deck, number: int, kept: int, wanted: AbstractSet[str]) -> str:
    """Say whether a slide that is there twice says all that the other does of what was there."""
    ours, theirs = ({bare(entry.text) for entry in deck.on_slide.get(one, ())} & wanted for one in (number, kept))
    return "a copy" if ours >= theirs else "an edited copy"


def _added(deck: _Deck, order: Sequence[str]) -> list[Discrepancy]:
    """Tell the slides without a name, and those of topics that were not expected; the contents are no topic, and say no entry."""
    known = frozenset(order)
    added = [
        number for number, (key, _) in deck.keys.items() if key not in known and not is_of_contents(key) and (not key or deck.on_slide.get(number))
    ]
    edits = []
    for number in added:
        edits.append(deck.told("added", number, f"{deck.words.added.format(key=deck.keys[number][0])}: {_first_text(deck, number)}"))
        deck.on_slide.pop(number, None)
        del deck.keys[number]
    return edits


def _moved(deck: _Deck, order: list[str]) -> list[Discrepancy]:
    """Tell which slides left their place among those that kept theirs."""
    ranks = {key: rank for rank, key in enumerate(order)}
    known = [(number, ranks[key], fragment) for number, (key, fragment) in sorted(deck.keys.items(), key=lambda one: _rank(one[0])) if key in ranks]
    places = {place: rank for rank, place in enumerate(sorted({(rank, fragment) for _, rank, fragment in known}))}
    steady = set(longest_rise([places[rank, fragment] for _, rank, fragment in known]))
    moved = [number for place, (number, *_) in enumerate(known) if place not in steady]
    named = ((number, deck.keys[number][0]) for number in moved if number >= 0 or -number not in moved)
    return [deck.told("moved", number, f"{deck.words.moved.format(key=key)}: {_first_text(deck, number)}", key) for number, key in named]


def _first_text(deck: _Deck, number: int) -> str:
    return next((quoted(entry.text) for entry in deck.on_slide.get(number, ())), "it says nothing")


def _lost(words: Words, part: str, order: Sequence[str], entries: list[Entry]) -> Discrepancy:
    """Tell a slide that is not there: of one that nobody at hand knows, behind which it stood."""
    said = next((entry.text for entry in entries if entry.text != UNKNOWN), "")
    place = order.index(part)
    message = words.lost.format(key=part) + (f": {quoted(said)}" if said else "")
    if part.startswith("?") and place:
        message = f"the slide that stood behind that of ({order[place - 1]}) is missing"
    return Discrepancy(kind="missing", message=message, expected=replace(entries[0], key=part) if entries else None)
