"""The comparison: equality over the whole ordered sequence of entries, and a name for every difference."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal, TypeAlias

from briefing.roles import Group
from briefing.verify.normalise import LINE_END, settle_line_ends, without_label_strength
from briefing.verify.settle_looks import settle_drawings
from briefing.verify.transcript import Entry, Span, Transcript

Kind: TypeAlias = Literal["missing", "added", "changed", "moved", "furniture"]

_LONGEST_SHOWN = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """One difference between what a file must say and what it says; `message` names entry, place and both texts."""

    kind: Kind
    message: str
    expected: Entry | None = None
    actual: Entry | None = None


def compare(expected: Transcript, actual: Transcript) -> tuple[Discrepancy, ...]:
    """Return every difference, in reading order; empty means that both say the same, in the same order."""
    actual = settle_drawings(expected, actual)
    bodies = _differences(_bodies(expected), _bodies(actual))
    decorations = _differences(_decorations(expected), _decorations(actual))
    notes = _differences(_notes(expected), _notes(actual))
    return tuple(_name_moves((*bodies, *decorations, *notes)))


def _bodies(transcript: Transcript) -> tuple[Entry, ...]:
    return tuple(entry for entry in transcript.entries if entry.group is Group.BODY)


def _decorations(transcript: Transcript) -> tuple[Entry, ...]:
    """Return the decorative pictures: a list of their own, since in a PDF they stand outside of the order of reading."""
    return tuple(entry for entry in transcript.entries if entry.group is Group.DECORATION)


def _notes(transcript: Transcript) -> tuple[Entry, ...]:
    """Return the notes of all slides: a list of their own, since a topic's notes stand on its first slide, before its body ends."""
    return tuple(entry for entry in transcript.entries if entry.group not in {Group.BODY, Group.DECORATION})


def _differences(expected: Sequence[Entry], actual: Sequence[Entry]) -> Iterator[Discrepancy]:
    matcher = difflib.SequenceMatcher(None, [_likeness(entry) for entry in expected], [_likeness(entry) for entry in actual], autojunk=False)
    for operation, start, end, actual_start, actual_end in matcher.get_opcodes():
        if operation == "equal":
            yield from _compare_pairs(zip(expected[start:end], actual[actual_start:actual_end], strict=True))
        else:
            yield from _compare_stretch(expected[start:end], actual[actual_start:actual_end])


def _likeness(entry: Entry) -> tuple[object, ...]:
    """Return what two entries must share to be held against each other: all but appearance, links and white space."""
    return (entry.role, entry.group, entry.level, entry.column, "".join(entry.text.replace(LINE_END, " ").split()))


def _compare_pairs(pairs: Iterable[tuple[Entry, Entry]]) -> Iterator[Discrepancy]:
    for wanted, found in pairs:
        settled = without_label_strength(settle_line_ends(wanted, found))
        if settled != without_label_strength(wanted):
            yield _changed(wanted, settled)


def _compare_stretch(expected: Sequence[Entry], actual: Sequence[Entry]) -> Iterator[Discrepancy]:
    """Pair the entries of an unlike stretch by key and role, then in order by role; what has no partner is missing or added."""
    free = list(actual)
    partners: dict[int, Entry] = {}
    for alike in (_same_key, _same_role):
        for place, wanted in enumerate(expected):
            found = next((entry for entry in free if place not in partners and alike(wanted, entry)), None)
            if found is not None:
                partners[place] = found
                free = [entry for entry in free if entry is not found]
    for place, wanted in enumerate(expected):
        if place in partners:
            yield from _compare_pairs([(wanted, partners[place])])
        else:
            yield _missing(wanted)
    yield from map(_added, free)


def _same_key(wanted: Entry, found: Entry) -> bool:
    return (wanted.role, wanted.key, wanted.group, wanted.column) == (found.role, found.key, found.group, found.column)


def _same_role(wanted: Entry, found: Entry) -> bool:
    """Say whether two texts of one role are one text retyped: more than half of it is the same."""
    if (wanted.role, wanted.group) != (found.role, found.group):
        return False
    return difflib.SequenceMatcher(None, wanted.text, found.text, autojunk=False).quick_ratio() > 0.5  # noqa: PLR2004  more than half


def _name_moves(discrepancies: Iterable[Discrepancy]) -> list[Discrepancy]:
    """Make one move of a missing entry that was added elsewhere."""
    named = list(discrepancies)
    added = {place: one.actual for place, one in enumerate(named) if one.kind == "added" and one.actual is not None}
    for place, one in enumerate(named):
        if one.kind == "missing" and one.expected is not None:
            wanted = one.expected
            other = next((at for at, found in added.items() if settle_line_ends(wanted, found) == wanted), None)
            if other is not None:
                named[place] = _moved(wanted, added.pop(other))
                named[other] = replace(named[other], kind="moved")
    moved_to = {id(one.actual) for one in named if one.kind == "moved" and one.expected is not None}
    return [one for one in named if not (one.kind == "moved" and one.expected is None and id(one.actual) in moved_to)]


def _missing(entry: Entry) -> Discrepancy:
    return Discrepancy(kind="missing", expected=entry, message=f"{_name(entry)} is missing: {_quote(entry.text)}")


def _added(entry: Entry) -> Discrepancy:
    return Discrepancy(kind="added", actual=entry, message=f"{_place(entry)}{_name(entry)} is not in the outline: {_quote(entry.text)}")


def _moved(wanted: Entry, found: Entry) -> Discrepancy:
    return Discrepancy(
        kind="moved", expected=wanted, actual=found, message=f"{_place(found)}{_name(wanted)} stands in another place: {_quote(wanted.text)}"
    )


def _changed(wanted: Entry, found: Entry) -> Discrepancy:
    return Discrepancy(kind="changed", expected=wanted, actual=found, message=f"{_place(found)}{_name(wanted)}: {'; '.join(_changes(wanted, found))}")


def _changes(wanted: Entry, found: Entry) -> Iterator[str]:
    """Yield each way in which two entries differ, in words."""
    if wanted.text != found.text:
        yield mark_changed_words(wanted.text, found.text)
    for attribute in ("role", "group", "level", "column"):
        before, after = getattr(wanted, attribute), getattr(found, attribute)
        if before != after:
            yield f"{attribute} {before} became {after}"
    if wanted.text == found.text:
        yield from _appearance_changes(wanted.spans, found.spans)


def _appearance_changes(wanted: tuple[Span, ...], found: tuple[Span, ...]) -> Iterator[str]:
    for attribute in ("strong", "emphasis", "code", "link", "citation"):
        before, after = (_marked(spans, attribute) for spans in (wanted, found))
        for one, other in zip_longest(before, after, fillvalue=("", "")):
            if one != other:
                yield f"{attribute} {_show_marked(one)} became {_show_marked(other)}"


def _marked(spans: tuple[Span, ...], attribute: str) -> list[tuple[str, str]]:
    """Return the stretches of text that have an attribute, with its value."""
    found: list[tuple[str, str]] = []
    last = ""
    for span in spans:
        value = str(getattr(span, attribute) or "")
        if value and value == last:
            found[-1] = (found[-1][0] + span.text, value)
        elif value:
            found.append((span.text, value))
        last = value
    return found


def _show_marked(marked: tuple[str, str]) -> str:
    text, value = marked
    if not text:
        return "none"
    return _quote(text) if value == "True" else f"{_quote(text)} -> {value}"


def mark_changed_words(before: str, after: str) -> str:
    """Return both texts with the words that differ between guillemets."""
    old, new = (re.findall(r"\s+|[^\s]+", text) for text in (before, after))
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    shown_old: list[str] = []
    shown_new: list[str] = []
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        for shown, words in ((shown_old, old[start:end]), (shown_new, new[new_start:new_end])):
            text = "".join(words)
            shown.append(text if operation == "equal" or not text else f"«{text}»")
    return f"{_quote(''.join(shown_old))} became {_quote(''.join(shown_new))}"


def _name(entry: Entry) -> str:
    where = {Group.BODY: "", Group.DECORATION: " as a decoration"}.get(entry.group, f" in the notes ({entry.group})")
    return f"{entry.role} ({entry.key}){where}" if entry.key else f"{entry.role}{where}"


def _place(entry: Entry) -> str:
    return f"{entry.place.kind} {entry.place.number}: " if entry.place.number else ""


def _quote(text: str) -> str:
    shown = text.replace("\n", "\\n").replace(LINE_END, " ")
    return f"“{shown[:_LONGEST_SHOWN]}…”" if len(shown) > _LONGEST_SHOWN else f"“{shown}”"
