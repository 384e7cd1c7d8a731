"""Changes between two files as text for a reader, as Markdown for a mail, as JSON for machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from briefing.roles import CONTENTS_KEY, DOCUMENT_KEY, PICTURES, SOURCES_KEY, SUMMARY_KEY, Role
from briefing.verify.changes import Change
from briefing.verify.wording import MARK, mark_changed_words

_LONGEST = 240
_BOLD = "\ufdd2"
"""Stands for Markdown's own mark until all others are escaped: a noncharacter, so that no text can hold it."""
_PLACES = {DOCUMENT_KEY: "The whole briefing", SUMMARY_KEY: "The summary", SOURCES_KEY: "The sources", CONTENTS_KEY: "The contents"}


def render_changes(changes: Iterable[Change]) -> str:
    """Return changes under the titles of their sections, one a line; a plain sentence when there are none."""
    lines = [line for section, members in _by_section(changes) for line in _section_lines(section, members)]
    return "\n".join(lines) or "Nothing changed."


def render_markdown(changes: Iterable[Change]) -> str:
    """Return changes as a Markdown list under headings, to paste into a mail."""
    parts = []
    for section, members in _by_section(changes):
        heading = f"### {_escaped(section)}\n\n" if section else ""
        parts.append(heading + "\n".join(f"- {_in_bold(_escaped(sentence(change, _BOLD)))}" for change in members))
    return "\n\n".join(parts) or "Nothing changed."


def changes_as_json(changes: Iterable[Change]) -> dict[str, list[dict[str, str | bool]]]:
    """Return changes as the JSON object of `diff --json`: one entry a change, none when both files say the same."""
    return {
        "changes": [
            {
                "kind": change.kind,
                "what": change.setting or ("topic" if change.is_whole_topic else str(change.role).lower()),
                "key": change.key,
                "section": change.section,
                "topic": change.topic,
                "before": change.before,
                "after": change.after,
                "looks": change.looks,
                "is_setting": bool(change.setting),
                "numbers": change.changes_numbers,
            }
            for change in changes
        ]
    }


def _by_section(changes: Iterable[Change]) -> Iterator[tuple[str, list[Change]]]:
    for section, members in groupby(changes, key=lambda change: change.section):
        yield section, list(members)


def _section_lines(section: str, members: Iterable[Change]) -> Iterator[str]:
    if section:
        yield section
    yield from (f"  {sentence(change)}" if section else sentence(change) for change in members)


def sentence(change: Change, mark: str = MARK) -> str:
    """Return a change as one line for a reader, changed words between marks."""
    if change.is_whole_topic:
        return {"added": "new: ", "removed": "gone: ", "moved": "moved: "}[change.kind] + _quoted(change.after or change.before)
    what = change.setting or ("" if change.role is Role.TITLE else str(change.role).lower())
    return (f"{_place(change)}, {what}: " if what else f"{_place(change)}: ") + _what_happened(change, mark)


def _what_happened(change: Change, mark: str) -> str:
    if change.role in PICTURES or (change.setting and not (change.before or change.after)):  # a mark says nothing to a reader
        return {"added": "a new one", "removed": "gone", "moved": "moved here", "changed": "another one"}[change.kind]
    match change.kind:
        case "added":
            return f"new {_quoted(change.after)}"
        case "removed":
            return f"gone {_quoted(change.before)}"
        case "moved":
            return f"moved here {_quoted(change.after)}"
        case "changed":
            return _changed(change, mark)


def _changed(change: Change, mark: str) -> str:
    if change.looks:
        return f"{_quoted(change.after)} changed its {change.looks}"
    if change.setting and not change.before:  # not set before, or nobody at hand knows to what
        return f"is {_quoted(change.after)}, and was not before"
    if change.setting and not change.after:
        return f"was {_quoted(change.before)}, and is no longer"
    return " became ".join(mark_changed_words(change.before, change.after, mark))


def _in_bold(text: str) -> str:
    return text.replace(_BOLD, "**")


def _place(change: Change) -> str:
    return _PLACES.get(change.topic) or _cut(change.topic)


def _quoted(text: str) -> str:
    return f"“{_cut(text)}”"


def _cut(text: str) -> str:
    return f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text


def _escaped(text: str) -> str:
    """Return a text whose characters mean nothing in Markdown."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|" else letter for letter in text)
