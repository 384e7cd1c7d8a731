"""Pages that are taken again never change a document: after any edit it is what is written without memory, byte for byte."""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing.language import words_for
from briefing.outline import read_outline
from briefing.pdf import View, kept, packing, view_document, write_pdf
from briefing.pdf.kept import PageMemory
from briefing.themes import find_theme, load_theme
from briefing.themes.model import Theme
from running import FULL, ROOT

CORPUS = ROOT / "tests" / "corpus"
NAMES = {"everything": True, **({"tables": True, "images": True, "exhibits-arabic": False} if FULL else {})}
"""Outlines, and whether they are long enough for a page to be the same after an edit."""
LONGER = "and so many words more than there were before that all lines below it move down "


@pytest.fixture(autouse=True)
def taken(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count the pages that are taken again, as they were set and as they were painted."""
    count, again, is_taken = Counter[str](), kept._Setter._again, packing._is_taken

    def counted(*arguments: Any) -> object:  # noqa: ANN401  as it comes
        count["again"] += 1
        return again(*arguments)

    def counted_too(*arguments: Any) -> bool:  # noqa: ANN401  as it comes
        is_again = is_taken(*arguments)
        count["painted"] += is_again
        return is_again

    monkeypatch.setattr(kept._Setter, "_again", counted)
    monkeypatch.setattr(packing, "_is_taken", counted_too)
    return count


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the corpus: what an outline names stands beside it."""
    return Path(shutil.copytree(CORPUS, tmp_path / "corpus", ignore=shutil.ignore_patterns("broken")))


def viewed(outline: Path) -> tuple[View, Theme]:
    document = read_outline(outline).document
    theme = load_theme(find_theme(document.theme, outline))
    return view_document(document, theme, words_for(document.language, document.words), edition="0123456789ab"), theme


def assert_same(outline: Path, memory: PageMemory, style: str = "") -> None:
    view, theme = viewed(outline)
    theme = replace(theme, stylesheet=theme.stylesheet + style)
    assert write_pdf(view, theme, memory=memory) == write_pdf(view, theme)


def edits(text: str, chance: random.Random) -> Iterator[str]:
    """Yield a text edited again and again: two words change places, and now and then a paragraph grows."""
    for place in range(24 if FULL else 3):
        found = chance.choice(list(re.finditer(r"(?<=[^\W\d_] )([^\W\d_]+) ([^\W\d_]+)(?= [^\W\d_])", text)))
        longer = LONGER if place % 3 == 1 else ""
        text = f"{text[: found.start()]}{longer}{found[2]} {found[1]}{text[found.end() :]}"
        yield text


@pytest.mark.parametrize("name", NAMES)
def test_edited_again_and_again_a_document_is_as_if_it_were_the_first(folder: Path, taken: Counter[str], name: str) -> None:
    outline, memory = folder / f"{name}.yaml", PageMemory()
    text = outline.read_text(encoding="utf-8")
    for edited in (text, *edits(text, random.Random(name))):  # noqa: S311  edits, not secrets
        outline.write_text(edited, encoding="utf-8")
        assert_same(outline, memory)
    assert (taken["again"] and taken["painted"]) or not NAMES[name]


TOPICS = 8
TOPIC = """
  - title: Topic {number} says what it says
    detail: |
      {text}
"""
TEXT = "A sentence of about a dozen words stands here again and again. " * 16


def topics(*texts: str) -> str:
    return "title: Topics\ntopics:" + "".join(TOPIC.format(number=number, text=text) for number, text in enumerate(texts))


def test_a_page_is_set_anew_where_the_topic_that_did_not_fit_on_it_shrinks(folder: Path, taken: Counter[str]) -> None:
    outline, memory = folder / "topics.yaml", PageMemory()
    for place in reversed(range(1, TOPICS + 1)):  # one topic at a time, those before it stay
        outline.write_text(topics(*[TEXT] * place, *["Short."] * (TOPICS - place)), encoding="utf-8")
        assert_same(outline, memory)
    assert taken["again"]


def test_what_a_style_sheet_lets_depend_on_anything_is_never_taken(folder: Path, taken: Counter[str]) -> None:
    outline, memory = folder / "topics.yaml", PageMemory()
    counted = ".topic { counter-increment: t } .topic::before { content: counter(t) }"
    for text in (TEXT, "Short."):
        outline.write_text(topics(*[TEXT] * (TOPICS - 1), text), encoding="utf-8")
        assert_same(outline, memory, counted)
    assert not taken["again"]


ASKED = ["a:has(b) { color: red }", "p { float: footnote }", "p{counter-reset:x}", "counter-set: a", "columns: 2", "p { display: flex }"]
NOT_ASKED = [".compared-columns { color: red }", ".grid-row { break-inside: avoid }", ".rail-note { color: red }", "@page { content: counter(page) }"]


def test_style_sheets_are_told_apart() -> None:
    assert [style for style in (*ASKED, *NOT_ASKED) if kept._ANYWHERE.search(style)] == ASKED


@pytest.mark.parametrize(
    ("old", "new"),
    [("title: Topics", "title: Other topics"), ("  - title: Topic 7", "    label: Seen\n  - title: Topic 7")],
)
def test_another_frame_is_set_anew(folder: Path, old: str, new: str) -> None:
    outline, memory = folder / "topics.yaml", PageMemory()
    for text in (topics(*[TEXT] * TOPICS), topics(*[TEXT] * TOPICS).replace(old, new)):
        outline.write_text(text, encoding="utf-8")
        assert_same(outline, memory)


def test_pages_on_which_something_was_found_are_set_anew_so_that_it_is_told_again(folder: Path, taken: Counter[str]) -> None:
    outline, memory = folder / "topics.yaml", PageMemory()
    outline.write_text(topics(*[TEXT] * TOPICS), encoding="utf-8")
    for _ in range(2):
        assert_same(outline, memory, ".topic { nonsense: 1 }")
    assert not taken["again"]


def test_a_page_is_painted_anew_where_a_glyph_before_it_takes_the_code_of_one_on_it(folder: Path, taken: Counter[str]) -> None:
    outline, memory = folder / "topics.yaml", PageMemory()
    for first in (TEXT, TEXT.replace("A sentence", "na\u00efve nai\u0308ve", 1)):
        outline.write_text(topics(first, *[TEXT] * (TOPICS - 2), f"{TEXT} caf\u00e9, cafe\u0301."), encoding="utf-8")
        assert_same(outline, memory)
    assert 0 < taken["painted"] < taken["again"]


def test_a_page_that_begins_elsewhere_is_set_anew(folder: Path) -> None:
    outline, memory = folder / "topics.yaml", PageMemory()
    for first in (TEXT, "Short."):
        outline.write_text(topics(first, *[TEXT] * (TOPICS - 1)), encoding="utf-8")
        assert_same(outline, memory)
