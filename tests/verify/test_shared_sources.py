"""Sources that stand below the last topic are read as those of a slide of their own: nothing of them can be lost, and links lead to them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from briefing.checking import check
from briefing.roles import Role
from verify.deck_copies import copy_slide, move_slide
from verify.deck_damage import add_text, body, move, paragraph, write
from verify.deck_file import A, DeckFile, P, found, name_of, remove, remove_all, swap_texts
from verify.deck_links import link_shape, retarget, unlink_run
from verify.witness import CORPUS, Witnessed, read, witnessed

OUTLINE = CORPUS / "closing.yaml"
FIRST, SECOND, HEADING = "Sources 1 (/sources)", "Sources 3 (/sources)", "Word (/sources)"


@pytest.fixture(scope="module")
def good() -> Witnessed:
    return witnessed(OUTLINE)


@pytest.fixture(scope="module")
def parted(tmp_path_factory: pytest.TempPathFactory) -> Witnessed:
    """The same briefing with a slide of its own for the sources: a hidden slide stands behind the last topic."""
    outline = yaml.safe_load(OUTLINE.read_text(encoding="utf-8"))
    outline["sections"][1]["topics"].append({"id": "backup", "title": "Backup", "text": "Words.", "hidden": True})
    path = tmp_path_factory.mktemp("parted") / "closing.yaml"
    path.write_text(yaml.safe_dump(outline, sort_keys=False), encoding="utf-8")
    return witnessed(path)


def test_they_are_read_as_those_of_a_slide_of_their_own(good: Witnessed, parted: Witnessed) -> None:
    shared, own = (read("deck", one.deck) for one in (good, parted))
    assert [sheet.name for sheet in shared.sheets if sheet.has_sources] == ["Slide (plan)"]
    assert [sheet.name for sheet in own.sheets if sheet.has_sources] == []
    assert own.sheets[-1].name == "Slide (/sources)"
    roles = {Role.SOURCE, Role.CONTACT, Role.DISCLAIMER}
    said = [[(one, one.key, one.part) for one in transcript.entries if one.role in roles] for transcript in (shared, own)]
    assert len(said[0]) == 5
    assert said[0] == said[1]
    numbers = [[one.text for one in transcript.furniture if (one.role, one.key) == (Role.NUMERAL, "/sources")] for transcript in (shared, own)]
    assert numbers == [["1", "2", "3"]] * 2


def test_citations_lead_to_the_sources_and_links_to_the_topic(good: Witnessed) -> None:
    entries = read("deck", good.deck).entries
    text = next(entry for entry in entries if entry.key == "one/b1")
    assert [span.link for span in text.spans if span.link] == ["#/sources", "#/sources", "#plan"]
    line = next(entry for entry in entries if entry.role is Role.SOURCE_LINE and entry.part == "plan")
    assert {span.link for span in line.spans if span.citation} == {"#/sources"}


def swap_columns(deck: DeckFile) -> None:
    swap_texts(*(body(deck, "plan", name) for name in (FIRST, SECOND)))


def columns_first(deck: DeckFile) -> None:
    """Let the sources stand before the topic's own texts in the order of reading."""
    shape = deck.shape("plan", FIRST)
    remove(shape)
    deck.shape("plan", "Title (plan)").addnext(shape)


def count_from(deck: DeckFile, name: str, number: str) -> None:
    for mark in deck.shape("plan", name).iter(f"{A}buAutoNum"):
        mark.set("startAt", number)


DAMAGES: dict[str, tuple[Callable[[DeckFile], object], str]] = {
    "a source less": (lambda deck: remove(paragraph(deck, "plan", "Notes on Thrift")), "Source (/sources/thrift) is missing"),
    "a column less": (lambda deck: remove(deck.shape("plan", SECOND)), "Source (/sources/thrift) is missing"),
    "all of them": (lambda deck: remove_all(deck.shape("plan", name) for name in (FIRST, SECOND)), "Source (/sources/queues) is missing"),
    "a letter": (lambda deck: write(deck, "plan", "Notes on Thrift", "Notes on Drift"), "Source (/sources/thrift): "),
    "a source more": (lambda deck: add_text(deck, "plan", SECOND, "Another one"), "is not in the outline: “Another one”"),
    "columns in another order": (swap_columns, "(/sources/thrift)"),
    "sources before the topic": (columns_first, "(/sources"),
    "sources on another slide": (lambda deck: move(deck, "plan", FIRST, "one"), "(/sources"),
    "no word": (lambda deck: remove(deck.shape("plan", HEADING)), "Word (/sources) is missing: “Sources”"),
    "another word": (lambda deck: write(deck, "plan", "Sources", "Thanks"), "Word (/sources) says “Thanks”, not “Sources”"),
    "another number": (lambda deck: count_from(deck, SECOND, "4"), "Numeral (/sources) says “4”, not “3”"),
    "no contact": (lambda deck: remove(deck.shape("plan", "Contact (/)")), "Contact (/) is missing"),
    "another disclaimer": (lambda deck: write(deck, "plan", "Nothing here is advice.", "All of it is."), "Disclaimer (/)"),
    "no edition": (lambda deck: remove(deck.shape("plan", "Edition (/)")), "Edition (/) is missing"),
    "no source line": (lambda deck: remove(deck.shape("plan", "Source line (plan)")), "Source line (plan) is missing"),
    "a citation that leads elsewhere": (lambda deck: retarget(deck, "one", "[1]", "{one}"), "link"),
    "a citation that leads nowhere": (lambda deck: unlink_run(deck, "one", "[2]"), "link"),
    "a citation on the slide itself": (lambda deck: retarget(deck, "plan", "[1]", "{one}"), "link"),
    "a link that leads elsewhere": (lambda deck: retarget(deck, "one", "what follows", "{one}"), "link"),
    "a row of the contents": (
        lambda deck: link_shape(deck, "/contents", "Contents 2 (/sources)", "one"),
        "Contents (/sources) leads to #one, not to #/sources",
    ),
    "the slide": (lambda deck: remove(deck.slide_id("plan")), "the slide of (plan) is missing"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_each_damage_is_named(good: Witnessed, name: str) -> None:
    assert good.messages("deck", good.deck) == []
    deck = DeckFile(good.deck)
    DAMAGES[name][0](deck)
    messages = good.messages("deck", deck.content())
    assert any(DAMAGES[name][1] in message for message in messages), messages


EDITS: dict[str, tuple[Callable[[DeckFile], object], list[str]]] = {
    "nothing": (lambda _: None, []),
    "a source retyped": (lambda deck: write(deck, "plan", "Notes on Thrift", "Notes on Drift"), ["slide 6: Source (/sources/thrift)"]),
    "the slide copied": (lambda deck: copy_slide(deck, "plan", ""), ["slide 7: a copy of slide 6 (plan)"]),
    "the slide copied under its name": (lambda deck: copy_slide(deck, "plan"), ["slide 7: a copy of slide 6 (plan)"]),
    "the slide moved": (lambda deck: move_slide(deck, "plan", "/contents"), ["slide 3: (plan) stands elsewhere than in the outline"]),
    "the slide less": (lambda deck: remove(deck.slide_id("plan")), ["the slide of (plan) is missing", "the slide of (/sources) is missing"]),
}


@pytest.mark.parametrize("name", EDITS)
def test_each_edit_is_told_once(good: Witnessed, tmp_path: Path, name: str) -> None:
    deck = DeckFile(good.deck)
    EDITS[name][0](deck)
    path = tmp_path / "closing-deck.pptx"
    path.write_bytes(deck.content())
    messages = [one.message for one in check(good.document, path)]
    assert len(messages) == len(EDITS[name][1]), messages
    assert all(message.startswith(start) for message, start in zip(messages, EDITS[name][1], strict=True)), messages


def as_saved_elsewhere(content: bytes) -> DeckFile:
    """Return a deck as LibreOffice saves it: placeholders and slides have lost their names, text boxes and markers not."""
    deck = DeckFile(content)
    for part in deck.slide_parts():
        del found(deck.root(part), f"{P}cSld").attrib["name"]
        for shape in deck.root(part).iter(f"{P}sp"):
            if shape.find(f".//{P}ph") is not None:
                found(shape, f".//{P}cNvPr").set("name", "PlaceHolder 1")
    return deck


@pytest.mark.parametrize(("said", "other", "told"), [("", "", []), ("Notes on Thrift", "Notes on Drift", ["slide 6: Source (/sources/thrift)"])])
def test_a_deck_that_another_program_saved_is_held_against_them(good: Witnessed, tmp_path: Path, said: str, other: str, told: list[str]) -> None:
    deck = as_saved_elsewhere(good.deck)
    for text in (text for part in deck.slide_parts() for text in deck.root(part).iter(f"{A}t")):
        text.text = other if said and text.text == said else text.text
    path = tmp_path / "closing-deck.pptx"
    path.write_bytes(deck.content())
    messages = [one.message for one in check(good.document, path) if one.severity == "error"]
    assert len(messages) == len(told), messages
    assert all(message.startswith(start) for message, start in zip(messages, told, strict=True)), messages


def test_the_slide_bears_the_names_of_both(good: Witnessed) -> None:
    names = {name_of(shape) for shape in DeckFile(good.deck).shapes("plan")}
    assert {"Title (plan)", FIRST, SECOND, HEADING, "Contact (/)", "Edition (/)", "Marker (plan)"} <= names
