"""Whatever bytes stand in the file, reading gives a document or findings, and nothing else."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.blocks import Paragraph
from briefing.diagnostics import OutlineError, Severity
from briefing.document import Document
from briefing.outline import read_outline
from briefing.outline.inline import read_inline
from briefing.outline.prose import read_prose
from briefing.outline.slips import letters_apart
from briefing.outline.source import FORBIDDEN
from briefing.outline.values import BLANK
from briefing.texts import Run, Text, plain

MARKDOWN = st.lists(st.sampled_from([*"ab *_`[]()!<>@#;\\\n-.|:/\"'", "\n\n", "### ", "  - ", "> ", "](b)"]), max_size=40).map("".join)


def read(content: bytes) -> Document | None:
    """Read bytes as an outline; None when they are refused with an error that has its place."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "outline.yaml"
        path.write_bytes(content)
        try:
            outcome = read_outline(path)
        except OutlineError as failure:
            findings, document = failure.findings, None
        else:
            findings, document = outcome.findings, outcome.document
    assert (document is None) == any(finding.severity is Severity.ERROR for finding in findings)
    assert {finding.location.file for finding in findings} <= {str(path)}
    return document


def letters(text: str) -> list[str]:
    return [letter for letter in text if letter in "ab"]


def said(text: Text) -> str:
    """Return all that a text says, the keys of its citations too."""
    parts = [[part.text] if isinstance(part, Run) else [cited.source + cited.locator for cited in part.parts] for part in text]
    return "".join(words for part in parts for words in part)


@settings(max_examples=300, deadline=None)
@given(MARKDOWN)
@example("*a* [b](a)")
def test_inline_markdown_loses_no_letter(markdown: str) -> None:
    inline = read_inline(markdown)
    lost = {problem.code for problem in inline.problems} & {"bad-link", "link-title"}
    if not lost:
        assert letters(said(inline.text)) == letters(markdown)


@settings(max_examples=300, deadline=None)
@given(MARKDOWN)
@example("- a\n  > b\n")
def test_prose_loses_no_letter(markdown: str) -> None:
    prose = read_prose(markdown)
    lost = {problem.code for problem in prose.problems} & {"bad-link", "link-title", "too-deep"}
    if not lost:
        assert [letter for part in prose.parts for letter in letters(said(part.text))] == letters(markdown)


PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="*_`[]()!<>@#&\\\"'|:"), min_size=1).filter(
    lambda text: FORBIDDEN.search(text) is None and text.strip(" ") == text and BLANK.fullmatch(text) is None
)


@settings(max_examples=200, deadline=None)
@given(PLAIN)
@example("a\u2028b\ufeffc")
def test_plain_words_of_any_script_stay_as_they_are(words: str) -> None:
    outline = yaml.safe_dump({"title": "T", "topics": [{"title": "One", "text": words}]}, allow_unicode=True)
    document = read(outline.encode())
    assert document is not None
    (block,) = document.sections[0].topics[0].body
    assert isinstance(block, Paragraph)
    assert plain(block.wording.full) == words


@given(st.text(st.sampled_from("abc"), max_size=5), st.text(st.sampled_from("abc"), max_size=5))
def test_letters_apart_is_a_distance(one: str, other: str) -> None:
    assert letters_apart(one, other) == letters_apart(other, one)
    assert (letters_apart(one, other) == 0) == (one == other)
    assert letters_apart(one, one + other) == len(other)


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x0b", "\x1f", "\x7f", "\x85", "\x9f", "\ud800", "\uffff", "\ufdd0", "\U0001fffe"])
def test_what_no_file_can_print_is_forbidden(character: str) -> None:
    assert FORBIDDEN.search(f"a{character}b") is not None
