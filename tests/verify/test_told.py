"""What is told of edited files: held against their stamps, against an outline, and what only texts are left of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from briefing.texts import Show
from briefing.verify import (
    SLIDES,
    Discrepancy,
    Entry,
    Held,
    Said,
    Span,
    Transcript,
    by_outline,
    check_furniture,
    compare,
    find_differences,
    find_edits,
    find_text_edits,
    in_few_words,
    read_resaved,
    remembered,
    said_by,
    wanted_by,
)
from briefing.verify.furniture import check_furniture as _check
from briefing.verify.transcript import Sheet
from verify.reading import edit, hold, small
from verify.scenes import EDITS, OUTPUTS, edition, kept_stamp, outline, says, stamp, told, wanted, words


def lines(found: tuple[Discrepancy, ...]) -> list[str]:
    return [f"{one.kind}: {one.message}" for one in found]


# Edits of single entries


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_told_by_the_stamp(name: str, output: Show) -> None:
    def by_stamp(actual: Transcript) -> list[str]:
        return lines(find_edits(kept_stamp("texts", output), output, actual))

    hold("by-stamp", f"{name} {output}", told(by_stamp, says("texts", output), name, 13))


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_told_by_the_outline(name: str, output: Show) -> None:
    document = outline("texts")
    expected = wanted(document, output)

    def by_the_outline(actual: Transcript) -> list[str]:
        found = (*compare(expected, actual), *check_furniture(document, actual, output, words(document), edition(document)))
        held = Held(
            document=document, output=output, expected=expected, actual=actual, wanted=stamp(document), stamp=kept_stamp("texts", output), found=found
        )
        return lines(in_few_words(held))

    hold("by-outline", f"{name} {output}", told(by_the_outline, says("texts", output), name, 17))


# Edits of whole slides


def slides(change: Callable[[list[Sheet], list[Entry]], None]) -> Transcript:
    """Return what the deck says after a change of its slides; entries follow their slides by number."""
    said = says("texts", "deck")
    sheets, entries = list(said.sheets), list(said.entries)
    change(sheets, entries)
    return replace(said, sheets=tuple(sheets), entries=tuple(entries))


def _renumbered(order: list[int]) -> Transcript:
    """Return what the deck says with its slides in another order: each number from 1 once, not at all or twice."""
    said = says("texts", "deck")
    sheets = tuple(replace(said.sheets[old - 1], number=new) for new, old in enumerate(order, start=1))
    entries = tuple(
        replace(entry, place=replace(entry.place, number=new))
        for new, old in enumerate(order, start=1)
        for entry in said.entries
        if entry.place.number == old
    )
    return replace(said, sheets=sheets, entries=entries)


def _hide(sheets: list[Sheet], _: list[Entry]) -> None:
    sheets[4] = replace(sheets[4], is_hidden=True)
    sheets[9] = replace(sheets[9], is_hidden=False)


def _new_slide(sheets: list[Sheet], entries: list[Entry]) -> None:
    sheets.append(Sheet(number=12, name="Anything"))
    entries.append(replace(entries[-1], key="x", part="", spans=(Span("a new thing"),), place=replace(entries[-1].place, number=12)))
    sheets.append(Sheet(number=13, name="Slide (strange)"))


ORDERS = {
    "as built": list(range(1, 12)),
    "a slide moved to the front": [1, 8, 2, 3, 4, 5, 6, 7, 9, 10, 11],
    "a slide moved to the end": [1, 2, 4, 3, 5, 6, 8, 9, 10, 11, 7],
    "a slide doubled": [1, 2, 3, 4, 5, 6, 7, 7, 8, 9, 10, 11],
    "a slide deleted": [1, 2, 3, 4, 5, 6, 8, 9, 10, 11],
    "the sources deleted": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    "the contents deleted": [1, 2, 4, 5, 6, 7, 8, 9, 10, 11],
    "the second slide of a topic first": [1, 2, 3, 4, 6, 5, 7, 8, 9, 10, 11],
    "the second slide of a topic deleted": [1, 2, 3, 4, 5, 7, 8, 9, 10, 11],
    "nearly all gone": [5],
}
DECKS: Mapping[str, Callable[[], Transcript]] = {
    **{name: (lambda order=order: _renumbered(order)) for name, order in ORDERS.items()},  # type: ignore[misc]
    "hidden and shown": lambda: slides(_hide),
    "a new slide": lambda: slides(_new_slide),
    "new furniture": lambda: replace(
        says("texts", "deck"), furniture=(*says("texts", "deck").furniture, replace(says("texts", "deck").furniture[0], text="Something new"))
    ),
}


@pytest.mark.parametrize("name", DECKS)
def test_edits_of_slides_are_told_by_the_stamp(name: str) -> None:
    said = lines(find_edits(kept_stamp("texts", "deck"), "deck", DECKS[name]()))
    hold("slides-by-stamp", name, "".join(f"{line}\n" for line in said))


@pytest.mark.parametrize("name", DECKS)
def test_edits_of_slides_are_told_with_the_document_beside(name: str) -> None:
    said = lines(find_edits(kept_stamp("texts", "deck"), "deck", DECKS[name](), says("texts", "document").entries))
    hold("slides-with-document", name, "".join(f"{line}\n" for line in said))


@pytest.mark.parametrize("name", DECKS)
def test_edits_of_slides_are_told_by_the_outline(name: str) -> None:
    document, actual = outline("texts"), DECKS[name]()
    expected = wanted(document, "deck")
    found = (*compare(expected, actual), *_check(document, actual, "deck", words(document), edition(document)))
    held = Held(
        document=document, output="deck", expected=expected, actual=actual, wanted=stamp(document), stamp=kept_stamp("texts", "deck"), found=found
    )
    hold("slides-by-outline", name, "".join(f"{line}\n" for line in lines(in_few_words(held))))
    hold("furniture", f"deck {name}", "".join(f"{one.message}\n" for one in found if one.kind == "furniture"))


# Two outlines, and the files of one


_SAID = """      - id: said
        title: Sayings
        body:
          - quote: {text: Words, by: Cy, role: Engineer, source: talk}
          - callout: {kind: risk, text: Beware}
"""
OUTLINES = {
    "a title": [("title: Lists", "title: Lists anew")],
    "a number": [("value: 3", "value: 4")],
    "a label": [("label: L", "label: M")],
    "a note": [("Say it.", "Say it twice.")],
    "a takeaway": [("All of them are lists", "None of them is a list")],
    "a topic gone": [(_SAID, "")],
    "a new topic": [("      - id: said", "      - id: fresh\n        title: A fresh one\n        text: It is new.\n      - id: said")],
    "another key": [("id: said", "id: sayings")],
    "another key and title": [("id: said", "id: sayings"), ("title: Sayings", "title: Sayings of all")],
    "a point moved": [("              - last\n", ""), ("              - {label: Three", "              - last\n              - {label: Three")],
    "a point into another topic": [("              - last\n", ""), ("points: [x, {label", "points: [x, last, {label")],
    "bold": [("steps: [go", 'steps: ["**go**"')],
    "another link": [("https://example.org/w", "https://example.org/v")],
    "a source": [("publisher: The house, date: 2026-05", "publisher: The home, date: 2026-05")],
    "the organisation": [("organisation: The house", "organisation: The home")],
    "a date": [("2026-05-12", "2026-06-12")],
    "a language": [("name: texts", "name: texts\nlang: de")],
    "a word": [("name: texts", "name: texts\nwords: {takeaway: So}")],
    "a status": [("status: draft", "status: final")],
    "a tone": [("heading: A, tone: first", "heading: A, tone: second")],
    "hidden": [("id: words\n", "id: words\n        hidden: true\n")],
    "unnumbered": [("    numbered: true\n", "")],
    "a section": [("title: The first part", "title: The only part")],
    "a section gone from the sources": [("source: [notes, talk]", "source: notes")],
    "a thought": [("text: A *thought* [@notes]", "text: A *thoughtful* one [@notes]")],
    "the order of topics": [("id: lists\n        title: Lists", "id: a-lists\n        title: A list")],
    "a chart's kind of quote": [("kind: risk", "kind: decision")],
    "an aside": [("aside: By the way", "aside: By another way")],
    "for the document alone": [("text: A paragraph., id: a-block", "text: A paragraph., id: a-block, show: document")],
}


def changes(old: Said, new: Said) -> str:
    found = find_differences(old, new)
    return "".join(f"{change!r}\n" for change in found)


@pytest.mark.parametrize("name", OUTLINES)
def test_what_changed_between_two_outlines(name: str) -> None:
    hold("outlines", name, changes(said_by(outline("texts")), said_by(outline("texts", *OUTLINES[name]))))


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("name", OUTLINES)
def test_what_changed_between_a_file_and_an_outline(name: str, output: Show) -> None:
    file = Said(transcripts={output: says("texts", output)}, stamp=kept_stamp("texts", output))
    hold("file-to-outline", f"{name} {output}", changes(file, said_by(outline("texts", *OUTLINES[name]))))


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("name", OUTLINES)
def test_what_is_told_of_a_file_of_another_outline(name: str, output: Show) -> None:
    document, actual = outline("texts", *OUTLINES[name]), says("texts", output)
    expected = wanted(document, output)
    found = (*compare(expected, actual), *check_furniture(document, actual, output, words(document), edition(document)))
    held = Held(
        document=document, output=output, expected=expected, actual=actual, wanted=stamp(document), stamp=kept_stamp("texts", output), found=found
    )
    hold("another-outline", f"{name} {output}", "".join(f"{line}\n" for line in lines(in_few_words(held))))
    hold("furniture", f"{name} {output}", "".join(f"{one.message}\n" for one in found if one.kind == "furniture"))


@pytest.mark.parametrize("name", EDITS)
def test_what_an_edit_changed_between_deck_and_document(name: str) -> None:
    pages = Said(transcripts={"document": says("texts", "document")}, stamp=kept_stamp("texts", "document"))

    def against_pages(actual: Transcript) -> list[str]:
        return changes(pages, Said(transcripts={"deck": actual}, stamp=kept_stamp("texts", "deck"))).splitlines()

    hold("deck-to-document", name, told(against_pages, says("texts", "deck"), name, 14))


def test_deck_and_document_of_one_outline_say_the_same() -> None:
    deck, pages = (Said(transcripts={output: says("texts", output)}, stamp=kept_stamp("texts", output)) for output in OUTPUTS)
    assert find_differences(deck, pages) == find_differences(pages, deck) == ()
    assert find_differences(Said(transcripts=deck.transcripts), Said(transcripts=deck.transcripts)) == ()


# A deck that lost its names


def resaved() -> Transcript:
    content = edit(small("texts").deck, {rf"ppt/slides/slide{number}\.xml": (r'<p:cSld name="[^"]*"', "<p:cSld") for number in range(1, 12)})
    said = read_resaved(content)
    assert said is not None
    return said


def test_a_deck_that_lost_its_names_is_read_as_texts() -> None:
    said = resaved()
    hold("resaved", "entries", "".join(f"{one.key} {one.part} {one.place.number} {one.group} {one.text!r}\n" for one in said.entries))
    hold("resaved", "sheets", "".join(f"{one.number} {one.name} {one.is_hidden}\n" for one in said.sheets))
    assert read_resaved(small("texts").deck) is None


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_of_a_deck_without_names(name: str) -> None:
    said = resaved()
    kept = kept_stamp("texts", "deck")

    def by_texts(actual: Transcript) -> list[str]:
        return lines(
            find_text_edits(remembered(kept, "deck", (*actual.entries, *says("texts", "document").entries)), frozenset(kept.furniture), actual)
        )

    hold("without-names", name, told(by_texts, said, name, 13))


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_of_a_deck_without_names_by_the_outline(name: str) -> None:
    said = resaved()
    furniture = frozenset(kept_stamp("texts", "deck").furniture)

    def by_texts(actual: Transcript) -> list[str]:
        return lines(find_text_edits(wanted_by(wanted(outline("texts"), "deck")), furniture, actual, by_outline, SLIDES))

    hold("without-names-by-outline", name, told(by_texts, said, name, 13))


@pytest.mark.parametrize("lost", [3, 5, 7])
def test_a_slide_without_any_name_is_known_by_its_texts(lost: int) -> None:
    said = resaved()
    sheets = tuple(replace(sheet, name="") if sheet.number == lost else sheet for sheet in said.sheets)
    entries = tuple(replace(entry, key="", part="") if entry.place.number == lost else entry for entry in said.entries)
    found = find_text_edits(
        wanted_by(wanted(outline("texts"), "deck")), frozenset(kept_stamp("texts", "deck").furniture), replace(said, sheets=sheets, entries=entries)
    )
    hold("slide-votes", str(lost), "".join(f"{line}\n" for line in lines(found)))
