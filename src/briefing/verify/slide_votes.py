"""Which slides are which, where another program took a slide's name: the texts on it vote."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefing.roles import SOURCES_KEY, format_slide, parse_slide
from briefing.verify.transcript import Entry, Sheet, Transcript


def with_voted_slides(actual: Transcript, parts: Mapping[str, str], marks: Mapping[int, Sequence[str]]) -> Transcript:
    """Return a transcript in which slides without a name bear the one that their texts ask for.

    `parts` says for the fingerprint of a text in which part it belongs, `marks` what stands on each slide.
    """
    names = {sheet.number: parse_slide(sheet.name) for sheet in actual.sheets}
    for number, (key, _) in list(names.items()):
        if not key:
            names[number] = _voted(number, parts, marks, names)
    sheets = tuple(_named(sheet, names[sheet.number]) for sheet in actual.sheets)
    return replace(actual, sheets=sheets, entries=tuple(_moved_to(entry, names) for entry in actual.entries))


def _voted(number: int, parts: Mapping[str, str], marks: Mapping[int, Sequence[str]], names: Mapping[int, tuple[str, int]]) -> tuple[str, int]:
    """Return key and fragment of a slide; an empty key where fewer than half of its known texts agree."""
    own = marks.get(number, ())
    votes = Counter(parts[mark] for mark in own if mark in parts)
    if not votes:
        return "", 1
    part, count = votes.most_common(1)[0]
    if 2 * count < sum(votes.values()):
        return "", 1
    fragments: dict[int, int] = defaultdict(int)
    for other, (key, fragment) in names.items():
        if key == part:
            fragments[fragment] = max(fragments[fragment], len(set(own) & set(marks.get(other, ()))))
    alike = max(fragments, key=lambda fragment: fragments[fragment], default=0)
    if alike and 2 * fragments[alike] > len(set(own)):
        return part, alike
    return part, next(fragment for fragment in range(1, len(fragments) + 2) if fragment not in fragments)


def _named(sheet: Sheet, name: tuple[str, int]) -> Sheet:
    return replace(sheet, name=format_slide(*name)) if name[0] else sheet


def _moved_to(entry: Entry, names: Mapping[int, tuple[str, int]]) -> Entry:
    """Return an entry as one of its slide; what is known to be of the sources stays so, since these may stand below a topic."""
    key = names.get(entry.place.number, (entry.part, 1))[0]
    return entry if entry.part == SOURCES_KEY else replace(entry, key=key, part=key)


def marks_by_slide(entries: Iterable[tuple[Entry, str]]) -> dict[int, list[str]]:
    """Return the fingerprints of what stands on each slide."""
    found: dict[int, list[str]] = defaultdict(list)
    for entry, mark in entries:
        found[entry.place.number].append(mark)
    return found
