"""What changed beside the texts: settings of the whole briefing, and of a topic what no text says (tones, order of signs, who sees it)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefing.document import Document, Section, Summary, Topic
from briefing.roles import DOCUMENT_KEY, SUMMARY_KEY, Role
from briefing.verify.changes import Change, Content, topic_key, words_of
from briefing.verify.settings import each_set
from briefing.verify.stamp import Stamp, key_mark


@dataclass(frozen=True, slots=True)
class SettingChanges:
    """Changed settings of the whole briefing, and the parts (by the hash of their key) of which something else than before is said or set."""

    whole: tuple[Change, ...]
    parts: Mapping[str, str]

    def of_parts(self, changes: Iterable[Change], content: Content) -> Iterator[Change]:
        """Yield a change for each part that differs although no change of a text tells so."""
        told = {key_mark(topic_key(change.key)) for change in changes}
        titles = {entry.key: words_of(entry) for entry in content.entries if entry.role is Role.TITLE}
        keys = {key_mark(key): key for key in (SUMMARY_KEY, *titles)}
        for mark, what in self.parts.items():
            if mark not in told and mark in keys:
                key = keys[mark]
                topic, section = titles.get(key, key), content.sections.get(key, "")
                yield Change(kind="changed", role=Role.TITLE, key=key, section=section, topic=topic, setting=what or "setting")


def setting_changes(before: Stamp | None, after: Stamp | None, old: Document | None, new: Document | None) -> SettingChanges:
    """Return what changed beside the texts, by the stamps; the values are told where the outlines are at hand."""
    if before is None or after is None:
        return SettingChanges((), {})
    known = dict(before.settings)
    names = [name for name, mark in after.settings if name != "name" and known.get(name, mark) != mark]  # a file is not another for its name
    whole = tuple(_setting(name, _value(old, before, name), _value(new, after, name)) for name in names)
    set_before = {part.key: part.sets for part in before.parts}
    differing = [part.key for part in after.parts if set_before.get(part.key, part.sets) != part.sets]
    ours, theirs = _parts(old), _parts(new)
    return SettingChanges(whole, {mark: ", ".join(dict.fromkeys(_differing(ours.get(mark), theirs.get(mark)))) for mark in differing})


def _setting(name: str, before: str, after: str) -> Change:
    return Change(kind="changed", role=Role.TITLE, key=DOCUMENT_KEY, section="", topic=DOCUMENT_KEY, before=before, after=after, setting=name)


def _value(document: Document | None, stamp: Stamp, name: str) -> str:
    """Return a setting as a text; empty where it is not set, or nobody at hand knows to what: a stamp says the language alone."""
    if document is None:
        return stamp.language if name == "language" else ""
    value = getattr(document, name)
    return value if isinstance(value, str) else ", ".join(f"{key}: {word}" for key, word in value)


def _parts(document: Document | None) -> dict[str, Summary | Section | Topic]:
    if document is None:
        return {}
    found: dict[str, Summary | Section | Topic] = {SUMMARY_KEY: document.summary} if document.summary is not None else {}
    for section in document.sections:
        found |= {section.key: section} | {topic.key: topic for topic in section.topics}
    return {key_mark(key): part for key, part in found.items()}


def _differing(one: object, other: object) -> Iterator[str]:
    """Yield the names of what two parts set differently."""
    ours, theirs = list(each_set(one)), list(each_set(other))
    yield from (name for (name, value), (_, then) in zip(ours, theirs, strict=False) if value != then)
