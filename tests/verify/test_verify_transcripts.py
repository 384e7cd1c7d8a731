"""What both files of the witness's own briefing must say, as text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.roles import CONTAINERS, DECORATION, FURNITURE, Role
from briefing.texts import Show
from briefing.verify import Entry, Span, Transcript
from verify.witness import OUTPUTS, witnessed

_LOOKS = (("strong", "**"), ("emphasis", "*"), ("code", "`"))
_WITHOUT_WRITER = frozenset(Role) - CONTAINERS - DECORATION - FURNITURE - {Role.UNNAMED}


def render(transcript: Transcript) -> str:
    """Return a transcript as text, a line an entry: its name, where it stands, what it says; citations between angle brackets."""
    return "".join(f"{_entry(entry)}\n" for entry in transcript.entries)


def _entry(entry: Entry) -> str:
    counts = [f"{name} {count}" for name, count in (("level", entry.level), ("column", entry.column)) if count]
    notes = [f"notes: {entry.group}"] if entry.group != "body" else []
    return f"{entry.role} ({entry.key}) | {', '.join([f'in {entry.part}', *counts, *notes])} | {''.join(map(_span, entry.spans))}"


def _span(span: Span) -> str:
    text = span.text.replace("\n", "\\n")
    for look, mark in _LOOKS:
        text = f"{mark}{text}{mark}" if getattr(span, look) else text
    text = f"[{text}]({span.link})" if span.link else text
    return f"\u27e8{text}\u27e9" if span.citation else text


@pytest.mark.parametrize("output", OUTPUTS)
def test_what_a_file_must_say(output: Show, golden: Callable[[str, str], None]) -> None:
    golden(f"witness-{output}.txt", render(witnessed().expected[output]))


def test_the_briefing_has_an_entry_of_every_role_that_both_writers_know() -> None:
    said = [{entry.role for entry in witnessed().expected[output].entries} for output in OUTPUTS]
    assert said[0] | said[1] <= _WITHOUT_WRITER
    assert len(said[0] & said[1]) >= 34
