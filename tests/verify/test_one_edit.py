"""One edit is one finding: of the outline in each file that carries it, of a deck in the deck, whatever follows from it elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.outline import read_outline
from briefing.proof import BOTH, Expected, Output, told
from briefing.verify import deck_stamp, pdf_stamp
from verify.deck_damage import add_slide, paragraph, write
from verify.deck_file import DeckFile, remove, swap
from verify.test_scalar_changes import edited
from verify.witness import CORPUS, OUTLINE, read, witnessed

_EVERY = 9
"""One scalar in as many is tried each time; all of them in the full count."""
NAMES = ("witness", "kinds", "tables", "charts", "images", "exhibits", "exhibits-arabic", "markings")


def messages(expected: Expected, output: Output, content: bytes) -> list[str]:
    stamp = deck_stamp(content) if output == "deck" else pdf_stamp(content)
    return [one.message for one in told(expected, output, read(output, content), stamp)]


# An outline that was edited since its files were built


def told_of_each_scalar(outline: Path, folder: Path, every: int) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield each scalar with what is told of the deck and of the document once a letter more stands in the outline."""
    good, path = witnessed(outline), folder / outline.name
    files = {
        output: (read(output, good.content(output)), stamp) for output, stamp in zip(BOTH, (deck_stamp(good.deck), pdf_stamp(good.pdf)), strict=True)
    }
    for said, other in list(edited(outline.read_text(encoding="utf-8")))[::every]:
        path.write_text(other, encoding="utf-8")
        expected = Expected(read_outline(path).document)
        deck, pages = ([one.message for one in told(expected, output, *files[output])] for output in BOTH)
        yield said, deck, pages


def hold(outline: Path, folder: Path, every: int) -> None:
    found = list(told_of_each_scalar(outline, folder, every))
    assert found
    assert [(said, deck, pages) for said, deck, pages in found if max(len(deck), len(pages)) != 1] == []


@pytest.mark.parametrize("name", NAMES[:2])
def test_one_scalar_is_one_finding_in_each_file_that_carries_it(folder: Path, name: str) -> None:
    hold(CORPUS / f"{name}.yaml", folder, _EVERY)


@pytest.mark.full
@pytest.mark.parametrize("name", NAMES)
def test_every_scalar_is_one_finding_in_each_file_that_carries_it(folder: Path, name: str) -> None:
    hold(CORPUS / f"{name}.yaml", folder, 1)


TOPIC = "      - id: lists\n"
FRESH = f"      - id: fresh\n        title: Something new\n        points: [one, two]\n{TOPIC}"
AFTER = re.compile(r"(?s)(      - id: order\n.*?)(      - id: sides\n.*?)(?=      - id: room)")
OUTLINE_EDITS: dict[str, tuple[str | re.Pattern[str], str, str]] = {
    "a new topic": (TOPIC, FRESH, "(fresh)"),
    "a topic elsewhere": (AFTER, r"\2\1", "elsewhere than in the outline"),
    "another language": ("name: witness\n", "name: witness\nlang: de\n", "`lang` is “de” in the outline"),
    "another version": ('version: "1.4"', 'version: "1.5"', "`version` is “1.5” in the outline"),
    "another tone": ("note: counted by hand, tone: first", "note: counted by hand, tone: second", "(distance)"),
    "a point less": ("          - third entry\n", "", "third entry"),
    "a source's author": ("author: Nathan Lambert", "author: N. Lambert", "the outline says “*N.* Lambert"),
}


@pytest.mark.parametrize("name", OUTLINE_EDITS)
@pytest.mark.parametrize("output", BOTH)
def test_an_edit_of_the_outline_is_told_once(folder: Path, output: Output, name: str) -> None:
    old, new, message = OUTLINE_EDITS[name]
    text = OUTLINE.read_text(encoding="utf-8")
    other = text.replace(old, new) if isinstance(old, str) else old.sub(new, text)
    assert other != text
    path = folder / "witness.yaml"
    path.write_text(other, encoding="utf-8")
    (only,) = messages(Expected(read_outline(path).document), output, witnessed().content(output))
    assert message in only


# A deck that somebody edited


DECK_EDITS: dict[str, tuple[Callable[[DeckFile], object], str]] = {
    "a number": (lambda deck: write(deck, "distance", "11", "12"), "slide 15: Figure (distance/b1.2): the outline says “11”, the deck says “12”"),
    "a bullet less": (lambda deck: remove(paragraph(deck, "lists", "third entry")), "Point (lists/b1.3) is missing: “third entry”"),
    "a slide less": (lambda deck: remove(deck.slide_id("lists")), "the slide of (lists) is missing: “Lists have three levels”"),
    "a slide elsewhere": (lambda deck: swap(deck.slide_id("lists"), deck.slide_id("rows")), "elsewhere than in the outline"),
    "the contents": (lambda deck: remove(deck.slide_id("/contents")), "the slide of (/contents) is missing"),
    "a new slide": (lambda deck: add_slide(deck, "lists", ""), "a new slide: it says nothing"),
    "a slide twice": (lambda deck: add_slide(deck, "lists", "Slide (lists)"), "an edited copy of slide 6 (lists)"),
    "a title": (lambda deck: write(deck, "care", "Care is needed with all of them", "No care"), "Title (care): the outline says “Care is needed"),
}


@pytest.mark.parametrize("name", DECK_EDITS)
def test_an_edit_of_a_deck_is_told_once(name: str) -> None:
    edit, message = DECK_EDITS[name]
    deck = DeckFile(witnessed().deck)
    edit(deck)
    (only,) = messages(Expected(witnessed().document), "deck", deck.content())
    assert message in only
