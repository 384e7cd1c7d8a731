"""How a difference is told: the name of an entry, its place, and both texts with the changed words marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby, zip_longest
from operator import attrgetter
from typing import TypeAlias

from briefing.roles import Group, Role
from briefing.verify.align import align
from briefing.verify.normalise import LINE_END
from briefing.verify.transcript import Entry, Span, block_of

Voice: TypeAlias = Callable[[str, str, str, Entry], str]
"""From what differs (empty: the text), what was expected, what was found, and the entry that was found, to the words for it."""

_LONGEST_SHOWN = 160
_BEFORE_MARK = 40
MARK = "*"
_FILES = {"slide": "the deck", "page": "the document"}


def as_change(what: str, before: str, after: str, _: Entry) -> str:
    """Tell a difference as what has become of something."""
    return f"{what} {before} became {after}".lstrip()


def by_outline(what: str, before: str, after: str, found: Entry) -> str:
    """Tell a difference as what outline and file say."""
    said = f"{what} {{}}".lstrip().format
    return f"the outline says {said(before)}, {_FILES.get(found.place.kind, 'the file')} says {said(after)}"


def changes_of(wanted: Entry, found: Entry, voice: Voice) -> Iterator[str]:
    """Yield each way in which two entries differ, in words."""
    if wanted.text != found.text:
        yield voice("", *mark_changed_words(wanted.text, found.text), found)
    for attribute in ("role", "group", "level", "column", "part"):
        before, after = getattr(wanted, attribute), getattr(found, attribute)
        if before != after:
            yield voice(attribute, str(before), str(after), found)
    if wanted.part == found.part and block_in(wanted) != block_in(found):
        yield f"it stands in {block_in(found)}"
    if wanted.text == found.text:
        yield from (voice(*change, found) for change in _appearance_changes(wanted.spans, found.spans))


def _appearance_changes(wanted: tuple[Span, ...], found: tuple[Span, ...]) -> Iterator[tuple[str, str, str]]:
    for attribute in ("strong", "emphasis", "code", "link", "citation"):
        before, after = (_marked(spans, attribute) for spans in (wanted, found))
        for one, other in zip_longest(before, after):
            if one != other:
                yield attribute, _show_marked(one), _show_marked(other)


def _marked(spans: tuple[Span, ...], attribute: str) -> list[tuple[str, str]]:
    """Return the stretches of text that have an attribute, with its value."""
    stretches = groupby(spans, key=attrgetter(attribute))
    return [("".join(span.text for span in alike), str(value)) for value, alike in stretches if value]


def _show_marked(marked: tuple[str, str] | None) -> str:
    if marked is None:
        return "none"
    text, value = marked
    return quoted(text) if value == "True" else f"{quoted(text)} -> {value}"


def mark_changed_words(before: str, after: str, mark: str = MARK) -> tuple[str, str]:
    """Return both texts in quotation marks, the words that differ between marks; of long ones, the part where the first difference is.

    Where no word is the same, none is marked.
    """
    old, new = (re.findall(r"\s+|[^\s]+", text) for text in (before, after))
    pairs = align(old, new)
    if all(old[one].isspace() for one, _ in pairs):
        return quoted(before), quoted(after)
    marked = (_marked_words(old, {one for one, _ in pairs}, mark), _marked_words(new, {other for _, other in pairs}, mark))
    shown, other = (quoted(_around(mark, text)) for text in marked)
    return shown, other


def _marked_words(words: list[str], same: set[int], mark: str) -> str:
    """Return words as a text with each stretch of them that differs between marks.

    White space between two of them is in the stretch, beside one of them it is not; that which differs alone is a stretch of its own.
    """
    other = {place for place, word in enumerate(words) if place not in same and not word.isspace()}
    spaces = [place for place, word in enumerate(words) if word.isspace()]
    other |= {place for place in spaces if {place - 1, place + 1} <= other or (place not in same and other.isdisjoint({place - 1, place + 1}))}
    groups = groupby(enumerate(words), key=lambda one: one[0] in other)
    texts = ((is_other, "".join(word for _, word in group)) for is_other, group in groups)
    return "".join(f"{mark}{text}{mark}" if is_other else text for is_other, text in texts)


def _around(mark: str, text: str) -> str:
    first = text.find(mark)
    return f"…{text[first - _BEFORE_MARK :]}" if len(text) > _LONGEST_SHOWN and first > 2 * _BEFORE_MARK else text


def moved_to(wanted: Entry, found: Entry) -> tuple[str, ...]:
    """Return where an entry stands that was moved, as far as that can be said in a word; else that it does."""
    was, now = (entry.group not in {Group.BODY, Group.DECORATION} for entry in (wanted, found))
    if was is now:
        return ("stands in another place",)
    return ("stands in the notes now" if now else "stands on the slide now",)


def is_crossing(wanted: Entry, found: Entry) -> bool:
    """Say whether an entry went from a slide to its notes or back."""
    return moved_to(wanted, found) != moved_to(wanted, wanted)


def block_in(entry: Entry) -> str:
    """Return the block of an entry; notes have none, since their paragraphs bear the key of their slide alone."""
    return block_of(entry.key) if entry.group is Group.BODY else ""


def named(entry: Entry) -> str:
    """Return the role and the key of an entry, with where it stands if that is not the body."""
    if entry.role is Role.UNNAMED:
        return f"something ({entry.key})" if entry.key else "something"
    where = {Group.BODY: "", Group.DECORATION: " as a decoration"}.get(entry.group, f" in the notes ({entry.group})")
    return f"{entry.role} ({entry.key}){where}" if entry.key else f"{entry.role}{where}"


def placed(entry: Entry) -> str:
    """Return the slide or page of an entry, as the beginning of a message; empty where it has none."""
    return f"{entry.place.kind} {entry.place.number}: " if entry.place.number else ""


def quoted(text: str) -> str:
    """Return a text between quotation marks, cut where it is long."""
    shown = text.replace("\n", "\\n").replace(LINE_END, " ")
    return f"“{shown[:_LONGEST_SHOWN]}…”" if len(shown) > _LONGEST_SHOWN else f"“{shown}”"
