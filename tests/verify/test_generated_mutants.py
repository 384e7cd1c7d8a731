"""Mutants that are made, not listed: every entry of both files is damaged in every way, and each damage is named, with the outline and without."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from lxml import etree

from briefing.proof import Expected, Output, told
from briefing.roles import DECORATION, FURNITURE, PICTURES, Role, parse_name
from briefing.texts import Show
from briefing.verify import Entry, deck_stamp, find_edits, pdf_stamp, read_deck, read_pdf
from verify.deck_file import A, DeckFile, P, altered, name_of, remove, text_of
from verify.pdf_file import PdfFile
from verify.witness import witnessed

Mutant = tuple[str, Callable[[], bytes]]
_EVERY = 36
"""One in as many is tried each time; all of them in the full count."""
_HELD = {Role.COMPARISON, Role.TABLE, Role.POINTS, Role.STEPS, Role.SIDE, Role.SOURCES}


# The deck


def deck_mutants() -> Iterator[Mutant]:
    """Yield what may be done to each run and paragraph of each entry, and to each slide: its key, and the damaged deck."""
    deck = DeckFile(witnessed().deck)
    for part in deck.slide_parts():
        key = deck._common(part).get("name", "").removeprefix("Slide (").removesuffix(")")
        for place, (_, kinds) in enumerate(_places(deck, key)):
            for kind in kinds:
                yield f"{key.split('~')[0]} {kind} {place}", lambda key=key, place=place, kind=kind: _damaged(key, place, kind)  # type: ignore[misc]
        yield f"{key.split('~')[0]} slide", lambda key=key: _without_slide(key)  # type: ignore[misc]


def _places(deck: DeckFile, key: str) -> list[tuple[etree._Element, tuple[str, ...]]]:
    """Return the runs and paragraphs of a slide's entries, in order, with what may be done to each."""
    found: list[tuple[etree._Element, tuple[str, ...]]] = []
    for shape in deck.shapes(key):
        name = parse_name(name_of(shape))
        if name is None or name.role in FURNITURE | DECORATION | PICTURES:
            continue
        looks = ("italic",) if name.role in _HELD | {Role.LABEL} else ("bold", "italic")
        header = set(next(shape.iter(f"{A}tr")).iter(f"{A}p")) if name.role is Role.COMPARISON and name.fragment > 1 else set()
        for paragraph in (one for one in shape.iter(f"{A}p") if one not in header):  # a header that is said again is furniture
            runs = [run for run in paragraph.iterfind(f"{A}r") if _is_said(run)]
            found += [(run, ("letter", *looks)) for run in runs]
            found += [(paragraph, ("gone",))] if runs else []
    if any(one.get("Type", "").endswith("/notesSlide") for one in deck._relations(key)):
        for paragraph in deck.notes_paragraphs(key):
            if not any(style.get("cap") for style in paragraph.iter(f"{A}rPr")):
                found.append((paragraph, ("gone",)))
                found += [(run, ("letter",)) for run in paragraph.iterfind(f"{A}r") if _is_said(run)]
    return found


def _is_said(run: etree._Element) -> bool:
    """Say whether a run has a letter, and is no mark behind a title."""
    is_quiet = next(run.iter(f"{A}lumOff"), None) is not None
    return any(character.isalnum() for character in text_of(run)) and not is_quiet


def _damaged(key: str, place: int, kind: str) -> bytes:
    deck = DeckFile(witnessed().deck)
    one = _places(deck, key)[place][0]
    match kind:
        case "letter":
            text = next(one.iter(f"{A}t"))
            text.text = altered(text.text or "")
        case "gone":
            remove(one) if one.getparent().tag == f"{P}txBody" else _empty(one)  # type: ignore[union-attr]  # a paragraph of a shape or cell
        case _:
            style, attribute = next(one.iter(f"{A}rPr")), {"bold": "b", "italic": "i"}[kind]
            style.set(attribute, "0" if style.get(attribute) == "1" else "1")
    return deck.content()


def _empty(paragraph: etree._Element) -> None:
    for run in paragraph.findall(f"{A}r"):
        paragraph.remove(run)


def _without_slide(key: str) -> bytes:
    deck = DeckFile(witnessed().deck)
    remove(deck.slide_id(key))
    return deck.content()


# The document


def pdf_mutants() -> Iterator[Mutant]:
    """Yield what may be done to the structure element of each entry: another glyph, the element gone, another role, another key."""
    pdf = PdfFile(witnessed().pdf)
    names = [str(element.get("/T", "")) for element in pdf.elements()]
    for text in dict.fromkeys(names):
        name = parse_name(text)
        if name is None or name.role in FURNITURE | DECORATION | PICTURES | _HELD or names.count(text) > 1:
            continue
        for kind in ("glyph", "gone", "nameless"):
            yield f"{name.key} {kind}", lambda text=text, kind=kind: _damaged_pdf(text, kind)  # type: ignore[misc]


def _damaged_pdf(name: str, kind: str) -> bytes:
    pdf = PdfFile(witnessed().pdf)
    match kind:
        case "glyph":
            pdf.alter_name(name)
        case "gone":
            pdf.remove(pdf.element(name))
        case _:
            del pdf.element(name)["/T"]
    return pdf.content()


# What is said of them


@cache
def mutants(output: Show) -> tuple[Mutant, ...]:
    return tuple(deck_mutants() if output == "deck" else pdf_mutants())


@cache
def entries(output: Show) -> tuple[Entry, ...]:
    return read_deck(witnessed().deck).entries if output == "deck" else read_pdf(witnessed().pdf).entries


def told_alone(output: Show, content: bytes) -> list[str]:
    """Return what `check deck pdf` says of a damaged file beside the other, good one."""
    stamp = deck_stamp(content) if output == "deck" else pdf_stamp(content)
    actual = read_deck(content) if output == "deck" else read_pdf(content)
    assert stamp is not None
    other: Show = "document" if output == "deck" else "deck"
    return [edit.message for edit in find_edits(stamp, output, actual, entries(other))]


def told_by_check(output: Output, content: bytes) -> list[str]:
    """Return what `check` says of a damaged file and the outline, where what follows from an edit is not told."""
    stamp = deck_stamp(content) if output == "deck" else pdf_stamp(content)
    actual = read_deck(content) if output == "deck" else read_pdf(content)
    return [one.message for one in told(Expected(witnessed().document), output, actual, stamp)]


_OTHERWISE = {"screen": "behind that of (quoted)"}
"""What names, without an outline, the topic that is in the deck alone, so that nothing at hand knows its key."""


def survivors(output: Output, every: int) -> list[str]:
    """Return the mutants of which nothing, or nothing about their part, is said."""
    alive = []
    for name, damage in mutants(output)[::every]:
        content, part = damage(), name.split(maxsplit=1)[0]
        wanted = "" if part.startswith("/") else part.split("/", 1)[0]
        ways = {"outline": witnessed().messages, "check": told_by_check, "alone": told_alone}
        for way, messages_of in ways.items():
            messages = messages_of(output, content)
            if not any(wanted in message or (way == "alone" and _OTHERWISE.get(wanted, wanted) in message) for message in messages):
                alive.append(f"{name} ({way}): {messages[:2]}")
    return alive


def test_there_are_enough_of_them() -> None:
    assert len(mutants("deck")) > 300
    assert len(mutants("document")) > 300


@pytest.mark.parametrize("output", ["deck", "document"])
def test_a_good_file_says_nothing(output: Show) -> None:
    assert told_alone(output, witnessed().content(output)) == []


@pytest.mark.parametrize("output", ["deck", "document"])
def test_no_mutant_of_a_sample_lives(output: Output) -> None:
    assert survivors(output, _EVERY) == []


@pytest.mark.full
@pytest.mark.parametrize("output", ["deck", "document"])
def test_no_mutant_lives(output: Output) -> None:
    assert survivors(output, 1) == []
