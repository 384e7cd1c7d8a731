"""What a file said when it was built, as far as its stamp and the texts at hand tell: the skeleton of hashes filled with texts that fit it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefing.roles import Group, Role
from briefing.texts import Show
from briefing.verify.normalise import LINE_END, bare, without_label_strength
from briefing.verify.stamp import Stamp, StampedEntry, key_mark, looks_mark, text_mark
from briefing.verify.transcript import Entry, Place, Span, part_of

UNKNOWN = "\ufdd1"
"""The text of an entry of which nobody at hand knows what it was: a noncharacter, so that no text can hold it."""

_MOST_PLACES = 40


@dataclass(frozen=True, slots=True)
class Recalled:
    """An entry as it was when the file was built; `row` is its line of the stamp.

    Its text is UNKNOWN where nobody at hand knows it, its key then ends in `?` and a hash. `knows_looks` is false where the text is known, but
    not how it looked.
    """

    row: StampedEntry
    entry: Entry
    knows_looks: bool = True


class Memory:
    """The texts and keys at hand, by their hashes."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(map(without_label_strength, entries))  # a label is no model of how the same text looks elsewhere
        self._by_text: dict[str, list[Entry]] = {}
        self._by_name: dict[object, Entry] = {}
        for entry in self._entries:
            mark = text_mark(entry.text)
            self._by_text.setdefault(mark, []).append(entry)
            self._by_name.setdefault((mark, key_mark(entry.key), entry.role, entry.column), entry)
        self._keys = {key_mark(key): key for entry in self._entries for key in (entry.key, entry.part, part_of(entry.key)) if key}
        self._known = tuple(self._keys.values())
        self._guessed: set[str] = set()

    def recall(self, stamp: Stamp, output: Show) -> Iterator[Recalled]:
        """Yield what a file said when it was built, in its order."""
        for place in stamp.deck if output == "deck" else stamp.document:
            yield self._recalled(stamp.entries[place], output)

    def key(self, mark: str, part: str = "") -> str:
        """Return the key of a hash, as far as the keys at hand and those that are likely beside them in a part tell; else nothing."""
        if mark not in self._keys and part and part not in self._guessed:
            self._guessed.add(part)
            for guess in _likely_keys(part, self._known):
                self._keys.setdefault(key_mark(guess), guess)
        return self._keys.get(mark, "")

    def _recalled(self, row: StampedEntry, output: Show) -> Recalled:
        looks = row.looks if output == "deck" else row.page_looks
        part = self.key(row.part) or f"?{row.part}"
        key = self.key(row.key, part) or f"{part}/?{row.key}"
        own, found = self._own(row), self._by_text.get(row.text, [])
        exact = _exact(looks, own, found)
        source = exact or own or next(iter(found), None)  # its own before another's: a page breaks the same words elsewhere
        entry = Entry(
            role=Role(row.role) if row.role in set(Role) else Role.UNNAMED,
            spans=tuple(_in_words(source.spans)) if source is not None else (Span(UNKNOWN),),
            group=_group(row, output),
            level=row.level,
            column=row.column,
            key=key,
            part=part if output == "deck" else part_of(key),
            place=source.place if source is not None else Place(),
            look=source.look if source is not None else None,
        )
        return Recalled(row, entry, knows_looks=exact is not None or source is None)

    def _own(self, row: StampedEntry) -> Entry | None:
        """Return the entry of this text that bears the name that the row has, if it is at hand."""
        return self._by_name.get((row.text, row.key, row.role, row.column))


def _exact(looks: str, own: Entry | None, found: Iterable[Entry]) -> Entry | None:
    """Return an entry of these looks: of those that only pages say, which have lost the spaces at their line ends, its own."""
    exact = next((entry for entry in found if looks_mark(entry) == looks), None)
    is_lossy = exact is not None and exact.place.kind == "page"
    return own if is_lossy and own is not None and looks_mark(own) == looks else exact


def carried_by(stamp: Stamp) -> frozenset[tuple[str, str]]:
    """Return the hashes of key and text of all that the deck says, be it in the notes."""
    return frozenset((row.key, row.text) for row in (stamp.entries[place] for place in stamp.deck))


def with_stamped_keys(stamp: Stamp, output: Show, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries under the keys that the stamp has for their texts; a text that it does not have, or has elsewhere, keeps its key."""
    entries = tuple(entries)
    memory = Memory(entries)
    keys: dict[object, deque[str]] = {}
    for one in memory.recall(stamp, output):
        keys.setdefault((one.row.text, one.entry.group, one.entry.role, one.entry.part), deque()).append(one.entry.key)
    return tuple(_with_key(entry, keys.get((text_mark(entry.text), entry.group, entry.role, entry.part))) for entry in entries)


def _with_key(entry: Entry, keys: deque[str] | None) -> Entry:
    return replace(entry, key=keys.popleft()) if keys else entry


def as_document(stamp: Stamp, deck: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return what a deck says in the words and the order of the document: notes in the body, full wordings in place of short ones."""
    entries = tuple(deck)
    memory, carried = Memory(entries), carried_by(stamp)
    spare = _Spare(stamp, entries)
    shared: list[Entry] = []
    for place in stamp.document:
        row = stamp.entries[place]
        if (row.key, row.text) in carried:
            recalled = next(memory.recall(replace(stamp, document=(place,)), "document")).entry
            found = recalled if recalled.text != UNKNOWN else spare.take(row)
            shared += [replace(recalled, spans=found.spans)] if found is not None else []
    return (*shared, *spare.rest())


class _Spare:
    """The texts of a deck that are none of those that it was built with: edited ones, and those that somebody added."""

    def __init__(self, stamp: Stamp, entries: Iterable[Entry]) -> None:
        marks = {row.text for row in stamp.entries}
        self._names = {(row.key, row.role, row.column) for row in stamp.entries}
        self._left: dict[int, Entry] = {}
        self._by_name: dict[object, deque[Entry]] = {}
        for entry in entries:
            if text_mark(entry.text) not in marks and bare(entry.text):
                self._left[id(entry)] = entry
                name = (key_mark(entry.key), entry.role, entry.column) if entry.group is Group.BODY else (key_mark(entry.part), entry.group)
                self._by_name.setdefault(name, deque()).append(entry)

    def take(self, row: StampedEntry) -> Entry | None:
        """Return the text that an entry became: that of its name, in the notes the next one of its slide."""
        names = ((row.key, row.role, row.column), *((row.part, group) for group in (Group.BACKGROUND, Group.WORDING)))
        for name in names:
            if self._by_name.get(name):
                found = self._by_name[name].popleft()
                del self._left[id(found)]
                return found
        return None

    def rest(self) -> Iterator[Entry]:
        """Yield what somebody added to the slides."""
        added = (entry for entry in self._left.values() if (key_mark(entry.key), entry.role, entry.column) not in self._names)
        yield from (entry for entry in added if entry.group is Group.BODY)


def _in_words(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans with a space where a page's line ends: nobody knows what stood there."""
    yield from (replace(span, text=span.text.replace(LINE_END, " ")) for span in spans)


def _group(row: StampedEntry, output: Show) -> Group:
    if output == "document":
        return Group.DECORATION if row.group == Group.DECORATION else Group.BODY
    return Group(row.group) if row.group in set(Group) else Group.BODY


def _likely_keys(part: str, known: Iterable[str]) -> Iterator[str]:
    """Yield keys that may stand beside those that are known in a part: other blocks, their points, rows and columns."""
    places = range(1, _MOST_PLACES)
    blocks = [f"{part}/b{place}" for place in places]
    stems = dict.fromkeys(prefix for key in known if part_of(key) == part for prefix in _prefixes(key))
    for stem in (part, *blocks, f"{part}/notes", *stems):
        yield stem
        yield from (f"{stem}.{place}" for place in places)
        yield from (f"{stem}.r{place}" for place in places)


def _prefixes(key: str) -> Iterator[str]:
    yield key
    for place in range(len(key) - 1, 0, -1):
        if key[place] in "./":
            yield key[:place]
