"""Implied furniture held against what a file has, and what is told of either side."""

from __future__ import annotations

import pytest

from briefing.roles import Role
from briefing.texts import Citation, Cited, Run, Text
from briefing.verify.implied import Implied, differs, first_link, hold, on_sheet
from briefing.verify.transcript import Furniture, Place


def wants(*texts: str, key: str = "a", place: int = 0, ordinal: int = 0, link: str = "", role: Role = Role.WORD, optional: bool = False) -> Implied:
    return Implied(role=role, key=key, texts=texts, place=place, ordinal=ordinal, link=link, is_optional=optional)


def has(text: str, number: int = 2, *, key: str = "a", ordinal: int = 0, link: str = "", role: Role = Role.WORD) -> Furniture:
    return Furniture(role=role, key=key, text=text, place=Place("slide", number), ordinal=ordinal, link=link)


def told(implied: tuple[Implied, ...], *actual: Furniture) -> list[str]:
    found = list(hold(implied, actual, "slide"))
    assert {one.kind for one in found} <= {"furniture"}
    return [one.message for one in found]


STEP = Role.NUMERAL


@pytest.mark.parametrize(
    ("implied", "actual", "said"),
    [
        ((), (), []),
        ((wants("x"),), (has("x"),), []),
        ((wants("x"),), (), ["Word (a) is missing: “x”"]),
        ((wants("x", "y", place=3),), (), ["slide 3: Word (a) is missing: “x”"]),
        ((wants("x", optional=True),), (), []),
        ((wants("x", optional=True),), (has("y"),), ["slide 2: Word (a) says “y”, not “x”"]),
        ((), (has("x"),), ["slide 2: Word (a) is not implied by the outline: “x”"]),
        ((), (has(" "),), []),
        ((wants("x"),), (has("\t"),), ["Word (a) is missing: “x”"]),
        ((wants("x", "y"),), (has("y"),), []),
        ((wants("x", "y"),), (has("z"),), ["slide 2: Word (a) says “z”, not “x”"]),
        ((wants("x", place=2),), (has("x"),), []),
        (
            (wants("x", place=3),),
            (has("x"),),
            ["slide 3: Word (a) is missing: “x”", "slide 2: Word (a) is not implied by the outline: “x”"],
        ),
        ((wants("x", place=3), wants("y", place=2)), (has("y"), has("x", 3)), []),
        ((wants("x"), wants("y")), (has("x"), has("y", 3)), []),
        ((wants("y"), wants("x")), (has("x"), has("y")), ["slide 2: Word (a) says “x”, not “y”", "slide 2: Word (a) says “y”, not “x”"]),
        ((wants("x", place=3), wants("y")), (has("x", 3), has("y", 4)), []),
        ((wants("x", ordinal=1),), (has("x", ordinal=1),), []),
        (
            (wants("x", ordinal=1),),
            (has("x", ordinal=2),),
            ["Word (a) is missing: “x”", "slide 2: Word (a) is not implied by the outline: “x”"],
        ),
        ((wants("x"),), (has("x", key="b"),), ["Word (a) is missing: “x”", "slide 2: Word (b) is not implied by the outline: “x”"]),
        ((wants("x"),), (has("x", role=Role.CUT),), ["Word (a) is missing: “x”", "slide 2: Cut (a) is not implied by the outline: “x”"]),
        ((wants("x", link="#b"),), (has("x", link="#b"),), []),
        ((wants("x", link="#b"),), (has("x"),), ["slide 2: Word (a) leads to nothing, not to #b"]),
        ((wants("x"),), (has("x", link="#b"),), ["slide 2: Word (a) leads to #b, not to nothing"]),
        (
            (wants("x", link="#b"),),
            (has("y", link="#c"),),
            ["slide 2: Word (a) says “y”, not “x”", "slide 2: Word (a) leads to #c, not to #b"],
        ),
    ],
)
def test_what_is_implied_and_what_is_there(implied: tuple[Implied, ...], actual: tuple[Furniture, ...], said: list[str]) -> None:
    assert told(implied, *actual) == said


@pytest.mark.parametrize(
    ("wanted", "there", "is_known"),
    [
        ("a/b1.1", "a/b1.2.1", True),
        ("a/b1.1", "a/b1", True),
        ("a/b1.1", "a/b2.1", False),
        ("/summary.1", "/summary.2", True),
        ("a/notes", "a/notes", True),
        ("/summary/notes", "/summary/notes", True),
        ("/summary/notes", "/summary.1", False),
        ("/sources", "/sources/notes", True),
        ("/sources", "/sources/talk", True),
    ],
)
def test_the_numbers_of_a_list_are_those_of_its_block(wanted: str, there: str, *, is_known: bool) -> None:
    one, other = wants("1", key=wanted, role=STEP), has("1", key=there, role=STEP)
    assert (told((one,), other) == []) is is_known
    assert (told((wants("1", key=wanted),), has("1", key=there)) == []) is (wanted == there)


NOTES = (Cited("notes"),)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ((), ""),
        ((Run("a"),), ""),
        ((Run("a"), Run("b", link="#b"), Run("c", link="#c")), "#b"),
        ((Run("a"), Citation(NOTES), Run("b", link="#b")), "#/sources"),
        ((Run("b", link="#b"), Citation(NOTES)), "#b"),
    ],
)
def test_where_the_first_link_of_a_text_leads(text: Text, link: str) -> None:
    assert first_link(text) == link
    assert first_link(text, "#s") == link.replace("#/sources", "#s")


def test_what_is_told_of_furniture_says_where_it_stands() -> None:
    found = differs(has("x", 7, key="a/b1"), "is odd")
    assert (found.kind, found.message, found.expected) == ("furniture", "slide 7: Word (a/b1) is odd", None)
    assert found.actual is not None
    assert (found.actual.role, found.actual.key, found.actual.spans, found.actual.place) == (Role.WORD, "a/b1", (), Place("slide", 7))


def test_what_is_told_of_a_whole_page_says_which_and_what_it_is_about() -> None:
    found = on_sheet("page", 4, "is odd", "a")
    assert (found.kind, found.message) == ("furniture", "page 4: is odd")
    assert found.actual is not None
    assert (found.actual.role, found.actual.spans, found.actual.place) == (Role.MARKER, (), Place("page", 4))
    assert found.expected is not None
    assert (found.expected.role, found.expected.spans, found.expected.key, found.expected.part) == (Role.MARKER, (), "a", "a")
    assert on_sheet("page", 4, "is odd").expected is None
