"""The HTML that a good PDF is written from, damaged: what no byte of a finished file can say, said by the writer itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import lxml.html
import pytest

from verify.html_damage import Element, add, cut, double, drop, item_of, link, named, number, rerun, restyle, swap, wrap
from verify.witness import html, pdf_of, witnessed


@dataclass(frozen=True)
class Change:
    """A change of the HTML that the PDF is written from, and the words of which one must stand in a message of the witness."""

    name: str
    change: Callable[[Element], object]
    names: tuple[str, ...]


LOOKS = (
    Change(
        "not bold", lambda root: restyle(root, "Point 1 (rows/b1.1)", "strong", "font-weight: normal"), ("(rows/b1.1): strong “time” became none",)
    ),
    Change("bold", lambda root: wrap(root, "Text (care/b1)", "figures", "font-weight: bold"), ("(care/b1): strong none became “figures”",)),
    Change(
        "not italic", lambda root: restyle(root, "Step 2 (order/b1.2)", "em", "font-style: normal"), ("(order/b1.2): emphasis “word” became none",)
    ),
    Change("italic", lambda root: wrap(root, "Text (care/b3)", "sentence", "font-style: italic"), ("(care/b3): emphasis none became “sentence”",)),
    Change("upright", lambda root: wrap(root, "Quote (said/b1)", "count", "font-style: normal"), ("(said/b1): emphasis none became “",)),
    Change("not monospaced", lambda root: restyle(root, "Point 1 (rows/b1.1)", "code", "font-family: Carlito"), ("code “tools” became none",)),
    Change("monospaced", lambda root: wrap(root, "Text (care/b3)", "document", "font-family: Liberation Mono"), ("code none became “document”",)),
    Change(
        "a bold cell", lambda root: wrap(root, "Cell 2 (answers/b1.r3)", "5", "font-weight: bold"), ("Cell (answers/b1.r3): strong none became “5”",)
    ),
    Change("a linked text", lambda root: link(root, "Callout (quoted/b2)", "Count"), ("Callout (quoted/b2): link none became “Count”",)),
    Change("a text without its link", lambda root: drop(root, "Text (sides/b2)", "a"), ("Text (sides/b2): link",)),
    Change("a citation that is none", lambda root: drop(root, "Cell 2 (answers/b1.r10)", "cite"), ("(answers/b1.r10): citation",)),
)
LOSSES = (
    Change("a lost point", lambda root: cut(item_of(root, "Point 2 (lists/b1.2)")), ("Point (lists/b1.2) is missing",)),
    Change("a lost row", lambda root: cut(named(root, "Question (answers/b1.r2)").getparent().getparent()), ("Cell (answers/b1.r2) is missing",)),
    Change("a lost figure", lambda root: cut(named(root, "Figure 1 (distance/b1.1)")), ("Figure (distance/b1.1) is missing",)),
    Change("a lost quote", lambda root: cut(named(root, "Quote (said/b1)")), ("Quote (said/b1) is missing",)),
    Change("a lost source", lambda root: cut(item_of(root, "Source 3 (/sources/gigazine)")), ("Source (/sources/gigazine) is missing",)),
    Change("a lost takeaway", lambda root: cut(named(root, "Takeaway (rows)")), ("Takeaway (rows) is missing",)),
    Change("a lost paragraph", lambda root: cut(named(root, "Text (rows/b2.1)")), ("Text (rows/b2.1) is missing",)),
    Change("a lost topic", lambda root: cut(root.get_element_by_id("backup")), ("Title (backup) is missing",)),
    Change("a doubled text", lambda root: double(named(root, "Text (care/b1)")), ("Text (care/b1) is not in the outline",)),
    Change("a doubled point", lambda root: double(item_of(root, "Point 1 (sides/b1.1.1)")), ("they build",)),
    Change("a speaker's note", lambda root: add(root, "Title (bare)", "Say it once."), ("Say it once.”",)),
    Change("swapped steps", lambda root: swap(*(named(root, f"Step {n} (order/b1.{n})") for n in (6, 9))), ("(order/b1.6)", "(order/b1.9)")),
    Change("a page number of the contents", lambda root: number(root, "Contents 2 (lessons)", "9"), ("Contents (lessons) says “9”, not “",)),
    Change("a running section", lambda root: rerun(root, "lessons", "Lessons"), ("“Lessons and warnings” is missing",)),
)


@cache
def changed(changes: tuple[Change, ...]) -> tuple[str, ...]:
    """Return what the witness says of a PDF that was written from changed HTML."""
    root = lxml.html.document_fromstring(html())
    for change in changes:
        change.change(root)
    return tuple(witnessed().messages("document", pdf_of(lxml.html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>"))))


def test_html_that_was_read_and_written_again_gives_the_same_document() -> None:
    assert changed(()) == ()


@pytest.mark.parametrize("change", LOOKS, ids=[change.name for change in LOOKS])
def test_a_document_that_looks_otherwise_is_named(change: Change) -> None:
    assert any(name in message for name in change.names for message in changed(LOOKS)), changed(LOOKS)


@pytest.mark.parametrize("change", LOSSES, ids=[change.name for change in LOSSES])
def test_a_document_that_says_something_else_is_named(change: Change) -> None:
    assert any(name in message for name in change.names for message in changed(LOSSES)), changed(LOSSES)
