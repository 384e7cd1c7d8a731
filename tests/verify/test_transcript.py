"""The parts and blocks that keys belong to, and the characters of an entry."""

from __future__ import annotations

import pytest

from briefing.roles import Role
from briefing.verify.transcript import Entry, Span, block_of, part_of


@pytest.mark.parametrize(
    ("key", "part", "block"),
    [
        ("a", "a", "a"),
        ("a/b1", "a", "a/b1"),
        ("a/b1.2.3", "a", "a/b1"),
        ("a/b/c", "a", "a/b/c"),
        ("a/notes", "a", "a/notes"),
        ("/", "/", "/"),
        ("/summary", "/summary", "/summary"),
        ("/summary.2.1", "/summary", "/summary"),
        ("/summary/notes", "/summary", "/summary"),
        ("/sources/notes/more", "/sources", "/sources"),
        ("/sources.1.2/notes.3", "/sources", "/sources"),
        ("", "", ""),
    ],
)
def test_the_part_and_the_block_of_a_key(key: str, part: str, block: str) -> None:
    assert (part_of(key), block_of(key)) == (part, block)


def test_the_characters_of_an_entry() -> None:
    assert Entry(role=Role.POINT, spans=(Span("a "), Span("b", strong=True), Span("\nc"))).text == "a b\nc"
