"""Topics under another key: an outline that gives them no `id` takes the key from the title, so that an edited title is another key."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.roles import format_slide, parse_slide
from briefing.verify.normalise import bare
from briefing.verify.transcript import Entry, Transcript

_LEAST_SHARED = 0.5
"""A topic is known again when more than this share of its texts is that of another."""


def with_known_keys(expected: Sequence[Entry], actual: Transcript) -> Transcript:
    """Return what a file says under the keys that its outline has now for topics that say, the title apart, the same."""
    names = _names(expected, actual.entries)
    if not names:
        return actual
    sheets = tuple(replace(sheet, name=_sheet_name(sheet.name, names)) for sheet in actual.sheets)
    return replace(actual, entries=tuple(_renamed(entry, names) for entry in actual.entries), sheets=sheets)


def _names(expected: Iterable[Entry], actual: Iterable[Entry]) -> dict[str, str]:
    """Return the present key of each part of a file whose own key the outline does not have, as far as its texts are those of one that it lacks."""
    ours, theirs = _texts(expected), _texts(actual)
    lacking = {key: texts for key, texts in ours.items() if key not in theirs}
    names: dict[str, str] = {}
    for key, texts in theirs.items():
        shared = {one: (texts & said).total() for one, said in lacking.items()} if key not in ours else {}
        likely = max(shared, key=lambda one: shared[one], default="")
        if likely and shared[likely] > _LEAST_SHARED * (min(texts.total(), lacking[likely].total()) - 1):
            names[key] = likely
            del lacking[likely]
    return names


def _texts(entries: Iterable[Entry]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        if entry.part and not entry.part.startswith("/"):
            found[entry.part][bare(entry.text)] += 1
    return found


def _renamed(entry: Entry, names: dict[str, str]) -> Entry:
    spans = tuple(replace(span, link=f"#{names[span.link[1:]]}") if span.link[1:] in names else span for span in entry.spans)
    if entry.part not in names:
        return replace(entry, spans=spans)
    key = names[entry.part] + entry.key.removeprefix(entry.part) if entry.key.startswith(entry.part) else entry.key
    return replace(entry, key=key, part=names[entry.part], spans=spans)


def _sheet_name(name: str, names: dict[str, str]) -> str:
    key, fragment = parse_slide(name)
    return format_slide(names[key], fragment) if key in names else name
