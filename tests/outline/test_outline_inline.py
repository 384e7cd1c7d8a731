"""Inline Markdown -> runs and citations."""

from __future__ import annotations

import pytest

from briefing.outline.inline import read_inline
from briefing.texts import Citation, Cited, Run, Text


def read(markdown: str) -> Text:
    inline = read_inline(markdown)
    assert inline.problems == ()
    return inline.text


def problems(markdown: str) -> list[tuple[str, str]]:
    return [(problem.code, problem.words) for problem in read_inline(markdown).problems]


def test_appearance() -> None:
    assert read("a **b *c*** `d`") == (
        Run("a "),
        Run("b ", strong=True),
        Run("c", strong=True, emphasis=True),
        Run(" "),
        Run("d", code=True),
    )


def test_links_keep_their_address_and_their_appearance() -> None:
    assert read("[**a** b](https://e.org/ä?x=1&y=%20) [t](#学生)[u](#%E5%AD%A6) <https://e.org/%C3%A4> [m](mailto:a@e.org)") == (
        Run("a", strong=True, link="https://e.org/%C3%A4?x=1&y=%20"),
        Run(" b", link="https://e.org/%C3%A4?x=1&y=%20"),
        Run(" "),
        Run("t", link="#学生"),
        Run("u", link="#学"),
        Run(" "),
        Run("https://e.org/%C3%A4", link="https://e.org/%C3%A4"),
        Run(" "),
        Run("m", link="mailto:a@e.org"),
    )


@pytest.mark.parametrize(
    ("markdown", "parts"),
    [
        ("[@a]", (Cited("a"),)),
        ("[@a, p. 4]", (Cited("a", "p. 4"),)),
        ("[@a; @b]", (Cited("a"), Cited("b"))),
        ("[@a, p. 4, 7; @b,\n ch.  2]", (Cited("a", "p. 4, 7"), Cited("b", "ch. 2"))),
        ("[@学生-1.2_b:c]", (Cited("学生-1.2_b:c"),)),
    ],
)
def test_citations(markdown: str, parts: tuple[Cited, ...]) -> None:
    assert read(markdown) == (Citation(parts),)


def test_what_only_looks_like_a_citation() -> None:
    assert read(r"\[@a] [@a](https://e.org) `[@a]` a@b.c @a [a]") == (
        Run("[@a] "),
        Run("@a", link="https://e.org"),
        Run(" "),
        Run("[@a]", code=True),
        Run(" a@b.c @a [a]"),
    )


def test_a_citation_before_a_parenthesis() -> None:
    assert read("a [@a] (see b), [@a](see b)") == (Run("a "), Citation((Cited("a"),)), Run(" (see b), "), Citation((Cited("a"),)), Run("(see b)"))


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b> <br> <!-- c -->",
        "![alt](https://e.org/a.png)",
        "| a | b |",
        "- no list",
        "# no heading",
        "> no quotation",
        "1. no list",
        "\"straight\" -- 'quotes' ... (c)",
        "https://e.org www.e.org a@e.org",
        "[foo]: https://e.org",
        "a  b",
        "2 * 3 * 4 and snake_case_word",
        "~~no~~ ^no^ $no$ {no} :no:",
        "C:\\Users",
    ],
)
def test_everything_else_is_plain_text(text: str) -> None:
    assert read(text) == (Run(text),)


def test_entities_escapes_and_breaks() -> None:
    assert read("&amp; &mdash; &#x4E00; \\* a\\\nb  \nc\nd") == (Run("& — 一 * a\nb\nc d"),)


def test_blank_lines_become_line_breaks_with_a_warning() -> None:
    inline = read_inline("one\n\n  \ntwo **three\n\nfour**\n")
    assert inline.text == (Run("one\ntwo **three\nfour**"),)
    assert [(problem.code, problem.severity) for problem in inline.problems] == [("several-paragraphs", "warning")]


def test_runs_of_one_appearance_are_one_run() -> None:
    assert read("a&amp;b\\*c ![x](y) d") == (Run("a&b*c ![x](y) d"),)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[a](b.html)", [("bad-link", "b.html")]),
        ("[a](javascript:b)", [("bad-link", "javascript:b")]),
        ("[a](#)", [("bad-link", "#")]),
        ("[a]()", [("bad-link", "")]),
        ("[](https://e.org)", [("empty-link", "https://e.org")]),
        ('[a](https://e.org "T")', [("link-title", "T")]),
        ("[@a p. 4] [@a p. 4]", [("malformed-citation", "[@a p. 4]")]),
        ("[@", [("malformed-citation", "[@")]),
        ("a &#12; b &#0; c", [("control-character", "&#12;"), ("control-character", "&#0;")]),
        ("a &#x7F; b `&#7;` &#65533;", [("control-character", "&#x7F;")]),
    ],
)
def test_problems(markdown: str, expected: list[tuple[str, str]]) -> None:
    assert problems(markdown) == expected
