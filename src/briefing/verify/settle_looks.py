"""Drawings: two files never hold them in equal bytes or pixels, so they are held against each other by their looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.looks import is_alike
from briefing.roles import Group
from briefing.verify.transcript import Entry, Look, Span, Transcript


def settle_drawings(expected: Transcript, actual: Transcript) -> Transcript:
    """Give each picture that was read the mark of the drawing that it must be, where it looks like it.

    Reason: a drawing is written into the PDF as lines of another language, or as pixels where the writer cannot draw it well. A deck has its bytes.
    """
    wanted: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in expected.entries:
        if entry.look is not None:
            wanted.setdefault(_which(entry), []).append(entry)
    return replace(actual, entries=tuple(_settled(actual.entries, wanted))) if wanted else actual


def looks_like(wanted: Look | None, found: Look | None) -> bool:
    """Say whether two looks are there and the same."""
    return wanted is not None and found is not None and is_alike(wanted(), found())


def _settled(entries: tuple[Entry, ...], wanted: dict[tuple[str, str, str], list[Entry]]) -> Iterator[Entry]:
    for entry in entries:
        owed = wanted.get(_which(entry), []) if entry.place.kind == "page" else []
        drawing = next((one for one in owed if looks_like(one.look, entry.look)), None)
        yield replace(entry, spans=(Span(drawing.text),)) if drawing is not None else entry


def _which(entry: Entry) -> tuple[str, str, str]:
    """Return which drawing an entry may be; a decorative one has no key in the PDF."""
    return entry.role, entry.key if entry.group is Group.BODY else "", entry.group
