"""What changed between two files, for a reader: topics matched first, then the entries inside them; what moved is neither deleted nor added."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

from briefing.roles import PICTURES, Group, Role
from briefing.verify.align import longest_rise
from briefing.verify.normalise import LINE_END, without_label_strength
from briefing.verify.transcript import Entry

ChangeKind: TypeAlias = Literal["changed", "added", "removed", "moved"]

_LEAST_ALIKE = 0.5
"""Two topics with other keys are one when more than half of what they say is the same."""
_LEAST_ALIKE_TITLES = 0.75
_FEW = 100
"""As many topics without a partner are tried for the likeness of their titles."""
_NUMBER = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change: of an entry, or of a whole topic (`role` is then its title's); `before` and `after` are texts, empty where there is none.

    `looks` names what of a text's appearance differs, `setting` what differs beside the texts.
    """

    kind: ChangeKind
    role: Role
    key: str
    section: str
    topic: str
    before: str = ""
    after: str = ""
    is_whole_topic: bool = False
    looks: str = ""
    setting: str = ""

    @property
    def changes_numbers(self) -> bool:
        """Whether figures differ."""
        return self.kind == "changed" and self.role not in PICTURES and _NUMBER.findall(self.before) != _NUMBER.findall(self.after)


@dataclass(frozen=True, slots=True)
class Content:
    """What a file says, with the title of the section that each topic stands in (by the topic's key)."""

    entries: tuple[Entry, ...]
    sections: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Topic:
    """The entries of one key: a topic, a section's opening, the summary, the sources."""

    key: str
    entries: tuple[Entry, ...]

    @property
    def title(self) -> str:
        return next((words_of(entry) for entry in self.entries if entry.role is Role.TITLE), self.key)

    @property
    def said(self) -> frozenset[str]:
        return frozenset(_letters(entry) for entry in self.entries)


def find_changes(old: Content, new: Content) -> tuple[Change, ...]:
    """Return what changed from `old` to `new`, by section, changed numbers first; empty when both say the same."""
    before, after = _topics(old.entries), _topics(new.entries)
    partners = _pair_topics(before, after)
    found = [
        *_gone(before, partners, old.sections),
        *_new(after, partners, new.sections),
        *_moved_topics(before, after, partners, new.sections),
    ]
    for key, partner in partners.items():
        section = new.sections.get(partner, "")
        found += [replace(change, section=section) for change in _entry_changes(before[key], after[partner])]
    return _in_order(_moved_entries(found), [*after, *before], new.sections)


# Topics


def _topics(entries: Iterable[Entry]) -> dict[str, _Topic]:
    """Return the entries by topic, in the order of the file."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(topic_key(entry.key), []).append(entry)
    return {key: _Topic(key, tuple(members)) for key, members in found.items()}


def topic_key(key: str) -> str:
    """Return the key of the topic that a key stands in; `/summary.2` is of `/summary`."""
    if key.startswith("/"):
        return re.split(r"[./]", key[1:], maxsplit=1)[0].join(("/", ""))
    return key.split("/", 1)[0]


def _pair_topics(before: Mapping[str, _Topic], after: Mapping[str, _Topic]) -> dict[str, str]:
    """Return the new key of each old topic that is still there: by its key, else by what it says."""
    partners = {key: key for key in before if key in after}
    lonely = {key: topic for key, topic in after.items() if key not in partners}
    by_text: dict[str, list[str]] = defaultdict(list)
    for key, topic in lonely.items():
        for text in topic.said:
            by_text[text].append(key)
    for key, topic in before.items():
        if key in partners:
            continue
        votes: dict[str, int] = defaultdict(int)
        for text in topic.said:
            for candidate in by_text.get(text, ()):
                votes[candidate] += 1
        likely = max(votes, key=lambda one: votes[one], default="")
        if likely in lonely and votes[likely] > _LEAST_ALIKE * min(len(topic.said), len(lonely[likely].said)):
            partners[key] = likely
            del lonely[likely]
    return partners | _pair_titles(before, lonely, partners)


def _pair_titles(before: Mapping[str, _Topic], lonely: Mapping[str, _Topic], partners: Mapping[str, str]) -> dict[str, str]:
    """Return further partners: topics whose titles are alike, though they say nothing else that is the same."""
    found: dict[str, str] = {}
    for key, topic in before.items() if len(lonely) <= _FEW else ():
        alike = (one for one in lonely if one not in found.values() and _is_alike(topic.title, lonely[one].title))
        if key not in partners and (other := next(alike, None)) is not None:
            found[key] = other
    return found


def _is_alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > _LEAST_ALIKE_TITLES


def _gone(before: Mapping[str, _Topic], partners: Mapping[str, str], sections: Mapping[str, str]) -> Iterator[Change]:
    for key, topic in before.items():
        if key not in partners:
            yield _whole(topic, "removed", sections, before=topic.title)


def _new(after: Mapping[str, _Topic], partners: Mapping[str, str], sections: Mapping[str, str]) -> Iterator[Change]:
    there = frozenset(partners.values())
    for key, topic in after.items():
        if key not in there:
            yield _whole(topic, "added", sections, after=topic.title)


def _moved_topics(
    before: Mapping[str, _Topic], after: Mapping[str, _Topic], partners: Mapping[str, str], sections: Mapping[str, str]
) -> Iterator[Change]:
    """Yield the topics that left their place among those that kept theirs."""
    places = {key: place for place, key in enumerate(after)}
    kept = [key for key in before if key in partners]
    for position in sorted(set(range(len(kept))) - set(longest_rise([places[partners[key]] for key in kept]))):
        topic = after[partners[kept[position]]]
        yield _whole(topic, "moved", sections, before=topic.title, after=topic.title)


def _whole(topic: _Topic, kind: ChangeKind, sections: Mapping[str, str], *, before: str = "", after: str = "") -> Change:
    section = sections.get(topic.key, "")
    return Change(kind=kind, role=Role.TITLE, key=topic.key, section=section, topic=topic.title, before=before, after=after, is_whole_topic=True)


# Entries of one topic


def _entry_changes(before: _Topic, after: _Topic) -> Iterator[Change]:
    old, new = before.entries, after.entries
    matcher = SequenceMatcher(None, [_identity(entry) for entry in old], [_identity(entry) for entry in new], autojunk=False)
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        if operation == "equal":
            for one, other in zip(old[start:end], new[new_start:new_end], strict=True):
                yield from _look_change(one, other, after)
        else:
            yield from _stretch(old[start:end], new[new_start:new_end], after)


def _stretch(old: Sequence[Entry], new: Sequence[Entry], topic: _Topic) -> Iterator[Change]:
    """Yield the changes of an unlike stretch: entries of one role in their order are one entry, changed."""
    waiting: dict[object, list[Entry]] = defaultdict(list)
    for entry in old:
        waiting[_slot(entry)].append(entry)
    for entry in new:
        rest = waiting[_slot(entry)]
        before = _nearest(entry, rest)
        if before is None:
            yield _change("added", entry, topic, after=words_of(entry))
        else:
            rest.remove(before)
            yield from _text_change(before, entry, topic)
    for entry in (entry for rest in waiting.values() for entry in rest):
        yield _change("removed", entry, topic, before=words_of(entry))


def _nearest(entry: Entry, candidates: Sequence[Entry]) -> Entry | None:
    """Return the entry that this one was: that of the same key, else one that shares more than half of its words."""
    same_key = next((one for one in candidates if one.key == entry.key), None)
    if same_key is not None:
        return same_key
    return next((one for one in candidates if SequenceMatcher(None, words_of(one), words_of(entry)).quick_ratio() > _LEAST_ALIKE), None)


def _text_change(before: Entry, after: Entry, topic: _Topic) -> Iterator[Change]:
    if _letters(before) == _letters(after):
        yield from _look_change(before, after, topic)
    else:
        yield _change("changed", after, topic, before=words_of(before), after=words_of(after))


def _look_change(before: Entry, after: Entry, topic: _Topic) -> Iterator[Change]:
    """Yield a change of appearance, level or link of a text that stayed."""
    different = [name for name in ("level", "column") if getattr(before, name) != getattr(after, name)]
    different += [name for name in ("strong", "emphasis", "code", "link") if _marked(before, name) != _marked(after, name)]
    if different:
        change = _change("changed", after, topic, before=words_of(before), after=words_of(after))
        yield replace(change, looks=", ".join(different))


def _marked(entry: Entry, attribute: str) -> str:
    """Return the letters of an entry that have an attribute, with its value; where a citation leads is not compared."""
    spans = without_label_strength(entry).spans
    said = ((span.text, getattr(span, attribute)) for span in spans if not span.citation)
    return "".join(f"{re.sub(_SPACE, '', text)}{value if isinstance(value, str) else ''}" for text, value in said if value)


def _change(kind: ChangeKind, entry: Entry, topic: _Topic, *, before: str = "", after: str = "") -> Change:
    return Change(kind=kind, role=entry.role, key=entry.key, section="", topic=topic.title, before=before, after=after)


def _moved_entries(changes: Sequence[Change]) -> list[Change]:
    """Make one move of an entry that was removed here and added there."""
    added: dict[tuple[Role, str], list[Change]] = defaultdict(list)
    for change in changes:
        if change.kind == "added" and not change.is_whole_topic:
            added[change.role, change.after].append(change)
    moved: list[Change] = []
    gone: set[int] = set()
    for change in changes:
        there = added.get((change.role, change.before), []) if change.kind == "removed" and not change.is_whole_topic else []
        if there:
            arrived = there.pop(0)
            gone |= {id(change), id(arrived)}
            moved.append(replace(arrived, kind="moved", before=change.before))
    return [change for change in changes if id(change) not in gone] + moved


def _in_order(changes: Iterable[Change], topics: Sequence[str], sections: Mapping[str, str]) -> tuple[Change, ...]:
    """Return changes by section in the order of the file, in each section changed numbers first."""
    order: dict[str, int] = {}
    for key in topics:
        order.setdefault(sections.get(key, ""), len(order))
    return tuple(sorted(changes, key=lambda change: (order.get(change.section, len(order)), not change.changes_numbers)))


# What makes two entries the same

_SPACE = re.compile(rf"[\s{LINE_END}]+")


def _letters(entry: Entry) -> str:
    """Return what an entry says without white space, of which a PDF's line ends say nothing."""
    return _SPACE.sub("", entry.text)


def words_of(entry: Entry) -> str:
    """Return what an entry says on one line."""
    return _SPACE.sub(" ", entry.text).strip()


def _identity(entry: Entry) -> tuple[Role, Group, str]:
    return entry.role, entry.group, _letters(entry)


def _slot(entry: Entry) -> tuple[Role, Group, int]:
    return entry.role, entry.group, entry.column
