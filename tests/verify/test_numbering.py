"""The numbers that a list must show, in each output."""

from __future__ import annotations

import pytest

from briefing.roles import Role
from briefing.texts import Show
from briefing.verify.numbering import imply_numbers
from verify.made_slides import document

HEAD = "name: x\ntitle: T\n"
ONE = HEAD + "topics: [{id: a, title: One, %s}]\n"


def numbers(text: str, output: Show) -> list[tuple[str, str]]:
    """Return the key and the number of each piece that is implied."""
    found = list(imply_numbers(document(text), output))
    assert {(piece.role, piece.place, piece.ordinal, piece.link, piece.is_optional) for piece in found} <= {(Role.NUMERAL, 0, 0, "", False)}
    assert all(piece.texts == (piece.texts[0], f"{piece.texts[0]}.") for piece in found)
    return [(piece.key, piece.texts[0]) for piece in found]


CASES = {
    "nothing": (ONE % "text: Two", [], []),
    "steps": (ONE % "steps: [x, y]", [("a/b1.1", "1"), ("a/b1.2", "2")], [("a/b1.1", "1"), ("a/b1.2", "2")]),
    "points": (ONE % "points: [x, y]", [], []),
    "steps in steps": (
        ONE % "steps: [{text: x, points: [u, v]}, y]",
        [("a/b1.1", "1"), ("a/b1.1.1", "1"), ("a/b1.1.2", "2"), ("a/b1.2", "2")],
        [("a/b1.1", "1"), ("a/b1.1.1", "1"), ("a/b1.1.2", "2"), ("a/b1.2", "2")],
    ),
    "steps of one output": (
        ONE % "steps: [{text: x, show: deck}, y, {text: z, show: document, points: [{text: u, show: deck}, v]}]",
        [("a/b1.1", "1"), ("a/b1.2", "2")],
        [("a/b1.2", "1"), ("a/b1.3", "2"), ("a/b1.3.2", "1")],
    ),
    "blocks of one output": (
        ONE % "body: [{steps: [x], show: deck}, {steps: [y], show: document}, {steps: [z]}]",
        [("a/b1.1", "1"), ("a/b3.1", "1")],
        [("a/b2.1", "1"), ("a/b3.1", "1")],
    ),
    "topics of one output": (
        HEAD + "topics: [{id: a, title: A, steps: [x], show: deck}, {id: b, title: B, steps: [x], show: document}, {id: c, title: C, steps: [x]}]",
        [("a/b1.1", "1"), ("c/b1.1", "1")],
        [("b/b1.1", "1"), ("c/b1.1", "1")],
    ),
    "notes": (ONE % 'text: Two, notes: "3. x\\n4. y\\n\\nand\\n\\n- z"', [("a/notes", "3"), ("a/notes", "4")], []),
    "prose": (
        ONE % 'body: [{prose: "1. x\\n2. y\\n\\nand\\n\\n- z"}, {prose: "7. w", show: document}], notes: "5. n"',
        [("a/notes", "5"), ("a/notes", "1"), ("a/notes", "2")],
        [("a/b1", "1"), ("a/b1", "2"), ("a/b2", "7")],
    ),
    "a summary": (
        HEAD + 'summary: {points: [{text: x, show: deck}, y], notes: "6. n"}\ntopics: [{id: a, title: One, text: Two}]\n',
        [("/summary.1", "1"), ("/summary.2", "2"), ("/summary/notes", "6")],
        [("/summary.2", "1")],
    ),
    "sources": (
        ONE % "text: Two" + "sources: {notes: {author: Ada, title: N}, talk: {author: Bo, title: M}}\n",
        [("/sources", "1"), ("/sources", "2")],
        [("/sources", "1"), ("/sources", "2")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_numbers_of_lists(case: str) -> None:
    text, in_deck, in_document = CASES[case]
    assert numbers(text, "deck") == in_deck
    assert numbers(text, "document") == in_document
