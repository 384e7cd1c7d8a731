"""A deck that lost its names is held by its texts: pieces of one that goes on over paragraphs, rows or slides are one."""

from __future__ import annotations

import pytest

from briefing.roles import Role
from briefing.verify.stamp import text_mark
from briefing.verify.text_edits import find_text_edits, wanted_by
from briefing.verify.transcript import Entry, Place, Sheet, Span, Transcript


def entry(text: str, role: Role = Role.PARAGRAPH, key: str = "a", *, slide: int = 1, column: int = 0) -> Entry:
    return Entry(role=role, spans=(Span(text),), key=key, part="a", column=column, place=Place("slide", slide))


def told(wanted: list[Entry], found: list[Entry], beside: tuple[str, ...] = ()) -> list[str]:
    slides = max(one.place.number for one in found)
    sheets = tuple(Sheet(number=number, name="Slide (a)" if number == 1 else f"Slide (a~{number})") for number in range(1, slides + 1))
    edits = find_text_edits(
        wanted_by(Transcript(entries=tuple(wanted))), frozenset(map(text_mark, beside)), Transcript(entries=tuple(found), sheets=sheets)
    )
    return [edit.message for edit in edits]


HEADER = [entry(text, Role.HEADING, f"a/b1.{column}", column=column) for column, text in enumerate(("Key", "one two three four", "one two five"), 1)]
SPLIT = (
    [entry(text, slide=1, column=column) for column, text in enumerate(("Key", "one two", "one"), 1)],
    [entry(text, slide=2, column=column) for column, text in enumerate(("", "three", "two"), 1)],
    [entry(text, slide=3, column=column) for column, text in enumerate(("", "four", "five"), 1)],
)
PIECES = ("one two", "three", "four", "one", "two", "five")


def test_a_row_that_goes_on_over_slides_is_joined_column_by_column() -> None:
    assert told(HEADER, [*SPLIT[0], *SPLIT[1], *SPLIT[2]]) == []
    assert told(HEADER, [*SPLIT[0], *SPLIT[1], *SPLIT[2]], PIECES) == []  # a header that goes on is known as furniture, too


def test_a_piece_that_is_missing_is_missed() -> None:
    assert told(HEADER, [*SPLIT[0], *SPLIT[1]], PIECES) != []
    swapped = [entry(text, slide=2, column=column) for column, text in enumerate(("", "two", "three"), 1)]
    assert told(HEADER, [*SPLIT[0], *swapped, *SPLIT[2]], PIECES) != []


@pytest.mark.parametrize("beside", [(), ("a note",)])
def test_a_paragraph_that_goes_on_is_joined_over_what_stands_beside(beside: tuple[str, ...]) -> None:
    found = [entry("one two"), *(entry(text, slide=2) for text in beside), entry("three four", slide=2)]
    assert told([entry("one two three four")], found, beside) == []
    assert len(told([entry("one two three four")], [*found, entry("five", slide=2)], beside)) == 1
