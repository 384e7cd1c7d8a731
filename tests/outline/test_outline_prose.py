"""Block Markdown -> prose parts, lists and tables."""

from __future__ import annotations

import pytest

from briefing.outline.prose import read_list, read_prose, read_table
from briefing.outline.source import Source
from briefing.outline.values import Mapping, Scalar, Sequence
from briefing.texts import Citation, Cited, ProsePart, Run, Text


def text(words: str) -> Text:
    return (Run(words),)


def scalar(written: str) -> Scalar:
    source = Source("f.yaml", written)
    return Scalar(written, source.place(0, len(written)))


def plainly(value: object) -> object:
    match value:
        case Scalar():
            return value.text
        case Sequence():
            return [plainly(one) for one in value]
        case Mapping():
            return {name: plainly(value[name]) for name in value.names}
        case _:
            return value


def test_paragraphs_headings_and_quotations() -> None:
    prose = read_prose("One\nline.\n\n### A *head* ###\n\n> Quoted\n> [@a].\n\n> Again\n")
    assert prose.problems == ()
    assert prose.parts == (
        ProsePart("paragraph", text("One line.")),
        ProsePart("heading", (Run("A "), Run("head", emphasis=True))),
        ProsePart("paragraph", (Run("Quoted "), Citation((Cited("a"),)), Run(".")), quoted=True),
        ProsePart("paragraph", text("Again"), quoted=True),
    )


def test_lists_show_their_levels_and_numbers() -> None:
    prose = read_prose("- a\n\n  goes on\n\n  1. b\n  1. c\n- d\n\n7) e\n9) f\n")
    assert prose.parts == (
        ProsePart("item", text("a"), level=1),
        ProsePart("paragraph", text("goes on"), level=1),
        ProsePart("item", text("b"), level=2, ordered=True, number=1),
        ProsePart("item", text("c"), level=2, ordered=True, number=2),
        ProsePart("item", text("d"), level=1),
        ProsePart("item", text("e"), level=1, ordered=True, number=7),
        ProsePart("item", text("f"), level=1, ordered=True, number=8),
    )


def test_lists_in_quotations_and_quotations_in_lists() -> None:
    assert read_prose("> - a\n\n- b\n\n  > c\n").parts == (
        ProsePart("item", text("a"), level=1, quoted=True),
        ProsePart("item", text("b"), level=1),
        ProsePart("paragraph", text("c"), level=1, quoted=True),
    )


def test_an_empty_list_item_leaves_nothing_but_its_number() -> None:
    assert read_prose("1.\n2. b\n\n-\n\nc\n").parts == (
        ProsePart("item", text("b"), level=1, ordered=True, number=2),
        ProsePart("paragraph", text("c")),
    )


@pytest.mark.parametrize(
    "written", ["---", "```", "    indented", "| a | b |\n|---|---|\n| 1 | 2 |", "<div>x</div>", "[a]: https://e.org", "Title\n====="]
)
def test_everything_else_stays_text(written: str) -> None:
    prose = read_prose(written)
    assert prose.parts == (ProsePart("paragraph", text(" ".join(written.split("\n")).strip())),)


@pytest.mark.parametrize("written", ["# of users", "## Head", "#### Head"])
def test_other_headings_stay_as_they_are_with_a_warning(written: str) -> None:
    prose = read_prose(written)
    assert prose.parts == (ProsePart("paragraph", text(written)),)
    assert [(problem.code, problem.severity, problem.words) for problem in prose.problems] == [("heading-level", "warning", written)]


def test_problems_of_all_paragraphs_are_told_once() -> None:
    codes = [problem.code for problem in read_prose("[@a b]\n\n- [x](y)\n").problems]
    assert codes == ["malformed-citation", "bad-link"]


@pytest.mark.parametrize("written", ["> " * 30 + "x", "- " * 12 + "x"])
def test_nesting_beyond_reason_is_an_error(written: str) -> None:
    assert [problem.code for problem in read_prose(written).problems] == ["too-deep"]


def test_a_markdown_list_reads_as_points() -> None:
    written = scalar("- a **b**\n  - c\n    1. d\n- e\n  f\n")
    points = read_list(written)
    assert points is not None
    assert plainly(points) == [{"text": "a **b**", "points": [{"text": "c", "points": [{"text": "d"}]}]}, {"text": "e\nf"}]
    assert [value.place.location.line for value in points] == [1, 4]


@pytest.mark.parametrize("written", ["text", "- a\n\ntext", "- a\n\n  b", "- > a", "-", "- a\n-\n", "- - a", ""])
def test_what_is_more_or_less_than_a_list_is_none(written: str) -> None:
    assert read_list(scalar(written)) is None


def test_a_pipe_table_reads_as_columns_and_rows() -> None:
    read = read_table(scalar("| a | b |\n|---|--:|\n| 1 | *2* |\n| 3 |  |\n"))
    assert read is not None
    assert plainly(read.columns) == ["a", "b"]
    assert plainly(read.rows) == [["1", "*2*"], ["3", ""]]
    assert plainly(read.aligns) == ["left", "right"]


def test_rows_of_a_pipe_table_are_as_wide_as_they_are_written() -> None:
    read = read_table(scalar("a | b\n--|--\n| 1 |\n1 | 2 | 3\n| `x|y` | 2 |\n| x\\|y | |\n"))
    assert read is not None
    assert plainly(read.rows) == [["1"], ["1", "2", "3"], ["`x", "y`", "2"], ["x|y", ""]]


@pytest.mark.parametrize("written", ["text", "| a |", "|a|\n|-|\n\ntext"])
def test_what_is_more_or_less_than_a_table_is_none(written: str) -> None:
    assert read_table(scalar(written)) is None
