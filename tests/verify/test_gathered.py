"""One edit is one finding: what was done to a row, a column, a table, a chart or a picture as a whole, and two texts that changed places."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from briefing.roles import Group, Role
from briefing.verify import Discrepancy, Entry, Place, Span
from briefing.verify.gathered import gather
from briefing.verify.recall import UNKNOWN
from verify.reading import hold


def entry(role: Role, key: str, text: str, *, column: int = 0, page: int = 1, group: Group = Group.BODY) -> Entry:
    return Entry(role=role, spans=(Span(text),), key=key, part="a", column=column, group=group, place=Place("page", page))


TITLE = entry(Role.TITLE, "a", "Title")
TABLE = [
    entry(Role.CAPTION, "a/b1", "Caption"),
    entry(Role.HEADING, "a/b1.1", "Lab", column=1),
    entry(Role.HEADING, "a/b1.2", "Sum", column=2),
    entry(Role.CELL, "a/b1.r1", "North", column=1),
    entry(Role.CELL, "a/b1.r1", "5", column=2),
    entry(Role.CELL, "a/b1.r2", "South", column=1),
    entry(Role.CELL, "a/b1.r2", "7", column=2),
]
CHART = [
    entry(Role.ALTERNATIVE, "a/b2", "Two bars"),
    entry(Role.SERIES, "a/b2.1", "Runs"),
    entry(Role.CATEGORY, "a/b2.r1", "May"),
    entry(Role.NUMBER, "a/b2.r1", "3", column=1),
    entry(Role.CATEGORY, "a/b2.r2", "June"),
    entry(Role.NUMBER, "a/b2.r2", "4", column=1),
]
PICTURE = [entry(Role.PICTURE, "a/b3", "0123, turned"), entry(Role.ALTERNATIVE, "a/b3", "A hill"), entry(Role.CAPTION, "a/b3", "The hill")]
LABELLED = [entry(Role.LABEL, "a/b4.1", "One"), entry(Role.POINT, "a/b4.1", "its gloss"), entry(Role.POINT, "a/b4.2", "two")]
SAID = [TITLE, *TABLE, *CHART, *PICTURE, *LABELLED]


def lost(one: Entry, kind: str = "missing") -> Discrepancy:
    actual = entry(one.role, one.key, one.text, page=2) if kind == "moved" else None
    return Discrepancy(kind=kind, expected=one, actual=actual, message=f"{one.text} {kind}")  # type: ignore[arg-type]  # a kind


def told(found: Sequence[Discrepancy], actual: Sequence[Entry] = SAID, expected: Sequence[Entry] = SAID) -> list[str]:
    gathered = gather(found, expected, actual, lost="is gone", added="is new")
    return [f"{one.message}{f' ({one.expected.role} {one.expected.text})' if one.expected is not None else ''}" for one in gathered]


def without(*gone: Entry) -> list[Entry]:
    return [one for one in SAID if one not in gone]


CASES: Mapping[str, Callable[[], list[str]]] = {
    "nothing": lambda: told([]),
    "one": lambda: told([lost(TABLE[3])], without(TABLE[3])),
    "a row": lambda: told(list(map(lost, TABLE[3:5])), without(*TABLE[3:5])),
    "a row that moved": lambda: told([lost(one, "moved") for one in TABLE[3:5]]),
    "a row, told from its end": lambda: told([lost(one) for one in reversed(TABLE[3:5])], without(*TABLE[3:5])),
    "a row that moved, told from its end": lambda: told([lost(one, "moved") for one in reversed(TABLE[3:5])]),
    "a row that moved nobody knows where": lambda: told(
        [Discrepancy(kind="moved", expected=one, message="moved") for one in TABLE[3:5]],
    ),
    "two that changed places, told from the end": lambda: told([lost(SAID[2], "moved")], [SAID[0], SAID[2], SAID[1], *SAID[3:]]),
    "a row of which one moved": lambda: told([lost(TABLE[3], "moved"), lost(TABLE[4])]),
    "a column": lambda: told(list(map(lost, TABLE[2::2])), without(*TABLE[2::2])),
    "a table": lambda: told(list(map(lost, TABLE)), without(*TABLE)),
    "a table without its caption": lambda: told(list(map(lost, TABLE[1:])), without(*TABLE[1:])),
    "a table that moved": lambda: told([lost(one, "moved") for one in TABLE]),
    "a chart": lambda: told(list(map(lost, CHART)), without(*CHART)),
    "numbers of a chart": lambda: told(list(map(lost, CHART[2:])), without(*CHART[2:])),
    "a row of a chart": lambda: told(list(map(lost, CHART[4:])), without(*CHART[4:])),
    "a picture": lambda: told(list(map(lost, PICTURE)), without(*PICTURE)),
    "a picture without its caption": lambda: told(list(map(lost, PICTURE[:2])), without(*PICTURE[:2])),
    "a label and its text": lambda: told(list(map(lost, LABELLED[:2])), without(*LABELLED[:2])),
    "all": lambda: told(list(map(lost, SAID)), []),
    "new texts of one row": lambda: told([added(entry(Role.CELL, "a/b1.r3", text, page=3)) for text in ("x", "y")]),
    "new texts of two rows": lambda: told([added(entry(Role.CELL, f"a/b1.r{row}", "x", page=3)) for row in (3, 4)]),
    "a new text": lambda: told([added(entry(Role.CELL, "a/b1.r3", "x", page=3))]),
    "new texts of no row": lambda: told([added(entry(Role.POINT, "a/b4.3", text, page=3)) for text in ("x", "y")]),
    "a strange shape": lambda: told([added(entry(Role.UNNAMED, "Box 1", text, page=3)) for text in ("x", "y")]),
    "two strange shapes": lambda: told([added(entry(Role.UNNAMED, "Box 1", "x", page=page)) for page in (3, 4)]),
    "two that changed places": lambda: swapped(1, 2),
    "rows that changed places": lambda: swapped(4, 6, 2),
    "labels that changed places": lambda: told([lost(one, "moved") for one in LABELLED], [*without(*LABELLED), LABELLED[2], *LABELLED[:2]]),
    "three that moved": lambda: told(
        [lost(one, "moved") for one in (TITLE, LABELLED[2])], [LABELLED[2], *TABLE, TITLE, *CHART, *PICTURE, *LABELLED[:2]]
    ),
    "a picture of another": lambda: pictured("4567, turned"),
    "a picture, turned back": lambda: pictured("0123"),
    "a picture, stretched": lambda: pictured("0123, stretched"),
    "another picture, stretched": lambda: pictured("4567, stretched"),
    "the same picture": lambda: pictured("0123, turned"),
    "no picture": lambda: told([Discrepancy(kind="changed", expected=TITLE, actual=entry(Role.TITLE, "a", "T"), message="m")]),
    "what nobody knows": lambda: told(
        list(map(lost, unknown := [entry(Role.CELL, "a/b5.r1", UNKNOWN, column=1), entry(Role.CELL, "a/b5.r1", "z", column=2)])),
        expected=[*SAID, *unknown],
    ),
    "of a key that nobody knows": lambda: told(
        list(map(lost, strange := [entry(Role.CELL, "a?1.r1", "y", column=1), entry(Role.CELL, "a?1.r1", "z", column=2)])),
        expected=[*SAID, *strange],
    ),
    "a note": lambda: told(
        list(map(lost, notes := [entry(Role.PARAGRAPH, "a/n", text, group=Group.SPEAKER) for text in "yz"])), expected=[*SAID, *notes]
    ),
    "of a key that nobody knows, and a row": lambda: told(
        list(map(lost, [*(strange := [entry(Role.CELL, "a?1.r1", text) for text in "yz"]), *TABLE[3:5]])),
        without(*TABLE[3:5]),
        [*strange, *SAID],
    ),
    "a picture of which nobody knows the words": lambda: told(
        list(map(lost, unknown := [entry(Role.PICTURE, "a/b6", "89ab"), entry(Role.ALTERNATIVE, "a/b6", UNKNOWN)])), expected=[*SAID, *unknown]
    ),
    "two that were retyped": lambda: told(
        [Discrepancy(kind="changed", expected=one, actual=one, message=one.text) for one in SAID[1:3]], [SAID[0], SAID[2], SAID[1], *SAID[3:]]
    ),
    "notes that changed places": lambda: told(
        list(map(carried, notes := [entry(Role.PARAGRAPH, f"a/n{text}", text, group=Group.SPEAKER) for text in "yz"])),
        [*SAID, *reversed(notes)],
        [*SAID, *notes],
    ),
    "two that changed places beside other notes": lambda: told(
        [lost(SAID[1], "moved")],
        [SAID[0], SAID[2], SAID[1], *SAID[3:], entry(Role.PARAGRAPH, "a/n", "z", group=Group.SPEAKER)],
        [*SAID, entry(Role.PARAGRAPH, "a/n", "y", group=Group.SPEAKER)],
    ),
    "two that changed places where one is gone": lambda: told([lost(SAID[1], "moved"), lost(SAID[-1])], [SAID[0], SAID[2], SAID[1], *SAID[3:-1]]),
    "one that moved where another is new": lambda: told(
        [lost(SAID[1], "moved")], [SAID[0], entry(Role.CAPTION, "a/x", "new"), *SAID[2:-1], entry(Role.POINT, "a/y", "newer")]
    ),
    "a picture with less done to it": lambda: told(
        [
            Discrepancy(
                kind="changed",
                expected=entry(Role.PICTURE, "a/b3", "0123, turned, see-through"),
                actual=entry(Role.PICTURE, "a/b3", "0123, leaning"),
                message="changed",
            )
        ]
    ),
    "behind the nearest before it": lambda: near("A1 B2 . D3"),
    "behind one farther before it": lambda: near("A1 . . D3"),
    "behind the first": lambda: near("A1 . C2 D3"),
    "before the nearest behind it": lambda: near(". B2 C3"),
    "before one farther behind it": lambda: near(". . C3 D4"),
    "between other parts": lambda: near("A1* . C3*"),
    "before the nearest of its part": lambda: near("A1* . C3"),
    "before one of its part": lambda: near("A1* . . D3"),
    "the first": lambda: told([lost(TITLE)], without(TITLE)),
    "of another part": lambda: told([lost(TITLE)], [Entry(role=Role.TITLE, spans=(Span("z"),), key="b", part="b", place=Place("page", 4))]),
}


def near(texts: str) -> list[str]:
    """Return where what is gone (a dot) is told, among texts with their pages; a star stands by those of another part."""
    expected, actual = [], []
    for number, text in enumerate(texts.split()):
        part = "b" if text.endswith("*") else "a"
        one = Entry(
            role=Role.POINT, spans=(Span(f"{text[0]}{number}"),), key=f"{part}/b{number}", part=part, place=Place("page", int(text[1:2] or 0))
        )
        expected.append(one)
        actual += [one] if text != "." else []
    return told([lost(one) for one in expected if one not in actual], actual, expected)


def carried(one: Entry) -> Discrepancy:
    return Discrepancy(kind="moved", expected=one, actual=one, message=f"{one.text} moved")


def added(one: Entry) -> Discrepancy:
    return Discrepancy(kind="added", actual=one, message=f"{one.text} added")


def pictured(text: str) -> list[str]:
    return told([Discrepancy(kind="changed", expected=PICTURE[0], actual=entry(Role.PICTURE, "a/b3", text, page=2), message="changed")])


def swapped(one: int, other: int, count: int = 1) -> list[str]:
    """Return what is told of stretches of what is said that changed places."""
    actual = list(SAID)
    actual[one : one + count], actual[other : other + count] = SAID[other : other + count], SAID[one : one + count]
    return told([lost(each, "moved") for each in SAID[one : one + count]], actual)


@pytest.mark.parametrize("name", CASES)
def test_what_is_one_edit_is_told_as_one(name: str) -> None:
    hold("gathered", name, "".join(f"{line}\n" for line in CASES[name]()))
