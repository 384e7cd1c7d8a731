"""Any two of outline, deck and document say the same, or differ in exactly what was changed."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path

import pytest

import briefing
from briefing.outline import read_outline
from briefing.verify import Change, Said, deck_stamp, find_differences, pdf_stamp, read_deck, read_pdf, said_by
from verify.deck_damage import paragraph, write
from verify.deck_file import DeckFile, remove
from verify.witness import CORPUS, OUTLINE, witnessed

KINDS = ("outline", "deck", "document")
CORPORA = ("witness", "kinds", "exhibits-arabic")
RARELY = ("fringe", "charts", "images")


@cache
def said(kind: str, outline: Path = OUTLINE) -> Said:
    """Return what an outline says, or the deck or document that it builds."""
    if kind == "outline":
        return said_by(read_outline(outline).document)
    good = witnessed(outline)
    return deck_said(good.deck) if kind == "deck" else pdf_said(good.pdf)


def deck_said(content: bytes) -> Said:
    return Said(transcripts={"deck": read_deck(content)}, stamp=deck_stamp(content))


def pdf_said(content: bytes) -> Said:
    return Said(transcripts={"document": read_pdf(content)}, stamp=pdf_stamp(content))


def told(changes: tuple[Change, ...]) -> list[tuple[str, str, str]]:
    return [(change.kind, change.before, change.after) for change in changes]


@pytest.mark.parametrize("name", [*CORPORA, *(pytest.param(name, marks=pytest.mark.full) for name in RARELY)])
def test_what_one_outline_makes_says_the_same(name: str) -> None:
    outline = CORPUS / f"{name}.yaml"
    pairs = list(product(KINDS, KINDS))
    assert {pair: find_differences(*(said(kind, outline) for kind in pair)) for pair in pairs} == dict.fromkeys(pairs, ())


EDITS = {
    "a number in both": ("governs all 11 of them", "governs all 12 of them", KINDS),
    "a short wording": ("short: Everything to see", "short: All to see", ("outline", "deck")),
    "a note": ("then wait", "then sit down", ("outline", "deck")),
    "a text for the document alone": ("text: kept on paper", "text: left on paper", ("outline", "document")),
    "prose": ("one in the north", "one in the far north", KINDS),
    "a takeaway": ("takeaway: The distance grows.", "takeaway: The distance shrinks.", KINDS),
    "a source": ("publisher: Interconnects", "publisher: Connections", ()),
    "a cell": ("5 years, 1 year", "5 years, 2 years", KINDS),
}


def edited(tmp_path: Path, old: str, new: str) -> Path:
    text = OUTLINE.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path = tmp_path / "witness.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


SELDOM = {"a text for the document alone", "prose", "a takeaway"}
"""Edits that are tried in the full count alone: others go the same ways."""


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.full] * (name in SELDOM)) for name, (*_, kinds) in EDITS.items() if kinds])
def test_one_edit_of_the_outline_is_one_change_in_the_files_that_carry_it(tmp_path: Path, name: str) -> None:
    old, new, carriers = EDITS[name]
    built = briefing.build(edited(tmp_path, old, new))
    after = {
        "outline": said_by(read_outline(tmp_path / "witness.yaml").document),
        "deck": deck_said(built.deck),
        "document": pdf_said(built.document),
    }
    for kind in KINDS:
        assert len(find_differences(said(kind), after[kind])) == (kind in carriers), kind
    crossed = find_differences(said("deck"), after["document"])
    assert len(crossed) == ({"deck", "document"} <= set(carriers)), crossed


def test_a_setting_is_one_change(tmp_path: Path) -> None:
    for old, new, setting in (
        ("name: witness", "name: witness\ntheme: civic", "theme"),
        ("name: witness", "name: witness\nlang: de", "language"),
        ("insight: Lesson", "insight: Insight", "words"),
        ('version: "1.4"', 'version: "1.5"', "version"),
        ("tone: second, text: They wait", "tone: neutral, text: They wait", "tone"),
        ("numbered: true", "numbered: false", "numbered"),
    ):
        after = said_by(read_outline(edited(tmp_path, old, new)).document)
        assert [change.setting for change in find_differences(said("outline"), after)] == [setting]
        assert [change.setting for change in find_differences(said("deck"), after)][:1] == [
            setting if setting not in {"tone", "numbered"} else "setting"
        ]


def test_a_deck_that_somebody_edited_differs_from_the_document_in_that() -> None:
    deck = DeckFile(witnessed().deck)
    write(deck, "care", "The figures were counted once.", "The figures were counted twice.")
    remove(paragraph(deck, "lists", "third entry"))
    assert told(find_differences(said("document"), deck_said(deck.content()))) == [
        ("removed", "third entry", ""),
        ("changed", "The figures were counted once.", "The figures were counted twice."),
    ]


def test_a_deck_and_a_document_without_a_stamp_are_compared_as_far_as_names_tell() -> None:
    deck, pdf = (Said(transcripts=said(kind).transcripts) for kind in ("deck", "document"))
    changes = find_differences(deck, pdf)
    assert changes
    assert not [change for change in changes if change.before == "The distance grows."]


def test_one_stamp_tells_for_both_what_they_share() -> None:
    deck, pdf = (Said(transcripts=said(kind).transcripts) for kind in ("deck", "document"))
    assert told(find_differences(said("deck"), pdf)) == []
    assert told(find_differences(deck, said("document"))) == []
