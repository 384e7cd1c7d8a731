"""Actions, code and asides of a finished deck, damaged: the witness names each damage."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy

import pytest
from lxml import etree

from finished import A, P, changed, child, parent, with_part
from running import ROOT
from verify.witness import witnessed

OUTLINE = ROOT / "tests" / "corpus" / "tables.yaml"
Element = etree._Element
Change = Callable[[Element], None]


def shape(slide: Element, name: str) -> Element:
    found = next(one for one in slide.iter(f"{P}cNvPr") if one.get("name", "").startswith(name))
    return parent(found, 2)


def retype(name: str, become: Callable[[str], str]) -> Change:
    """Change the first text of a shape that holds what is to be changed."""

    def change(slide: Element) -> None:
        text = next(text for text in shape(slide, name).iter(f"{A}t") if become(text.text or "") != text.text)
        text.text = become(text.text or "")

    return change


def remove(name: str) -> Change:
    def change(slide: Element) -> None:
        one = shape(slide, name)
        parent(one).remove(one)

    return change


def swap_texts(one: str, other: str) -> Change:
    def change(slide: Element) -> None:
        first, second = (child(shape(slide, name), f"{P}txBody") for name in (one, other))
        first.addprevious(deepcopy(second))
        second.addprevious(first)
        parent(second).remove(second)

    return change


def remove_line(number: int) -> Change:
    def change(slide: Element) -> None:
        line = list(shape(slide, "Code").iter(f"{A}p"))[number]
        parent(line).remove(line)

    return change


def swap_lines(slide: Element) -> None:
    first, second = list(shape(slide, "Code").iter(f"{A}p"))[1:3]
    first.addprevious(second)


def join_lines(slide: Element) -> None:
    """Put the runs of the third line behind those of the second."""
    first, second = list(shape(slide, "Code").iter(f"{A}p"))[1:3]
    for run in second.findall(f"{A}r"):
        child(first, f"{A}endParaRPr").addprevious(run)
    parent(second).remove(second)


def rename(become: Callable[[str], str]) -> Change:
    def change(slide: Element) -> None:
        properties = next(one for one in slide.iter(f"{P}cNvPr") if one.get("name", "").startswith("Code"))
        before = properties.get("name", "")
        properties.set("name", become(before))
        assert properties.get("name") != before

    return change


MUTANTS: dict[str, tuple[str, Change, str]] = {
    "another action": ("dozen", retype("Action 2 (", lambda text: text.replace("number 2", "number 3")), r"Action \(dozen/b1\.2\)"),
    "another owner": ("dozen", retype("Owner 1 (", lambda _: "Eve"), r"Owner \(dozen/b1\.1\)"),
    "owners swapped": ("dozen", swap_texts("Owner 1 (", "Owner 2 ("), r"Owner \(dozen/b1\.[12]\)"),
    "another day": ("dozen", retype("Due 2 (", lambda text: text.replace("2026", "2027")), r"Due \(dozen/b1\.2\)"),
    "a day lost": ("dozen", remove("Due 3 ("), r"Due \(dozen/b1\.3\) is missing"),
    "an action lost": ("few", remove("Action 1 ("), r"Action \(few/b1\.1\) is missing"),
    "a letter of code": ("tabs", retype("Code (", lambda text: text.replace("behind", "beside")), r"Code \(tabs/b1\).*beside"),
    "a sign of code": ("tabs~2", retype("Code (", lambda text: text.replace("<b>", "<i>")), r"Code \(tabs/b1\)"),
    "a tab that is spaces": ("tabs", retype("Code (", lambda text: text.replace("\t", "    ")), r"Code \(tabs/b1\)"),
    "a space less": ("tabs", retype("Code (", lambda text: text.replace("4   ", "4  ")), r"Code \(tabs/b1\)"),
    "a hard space that is a soft one": ("tabs~2", retype("Code (", lambda text: text.replace("\u00a0", " ")), r"Code \(tabs/b1\)"),
    "a line less": ("eighty", remove_line(4), r"Code \(eighty/b1\)"),
    "an empty line less": ("tabs", remove_line(6), r"Code \(tabs/b1\)"),
    "two lines swapped": ("eighty", swap_lines, r"Code \(eighty/b1\)"),
    "two lines in one": ("eighty", join_lines, r"Code \(eighty/b1\)"),
    "a part that is said to go on in its first line": ("eighty~2", rename(lambda name: re.sub(r"\.l\d+", ".l1", name)), r"Code \(eighty/b1\)"),
    "a part of a line that is said to be a line": ("minified~2", rename(lambda name: name.replace(".l1~", ".l2~")), r"Code \(minified/b1\)"),
    "a part of code lost": ("eighty~2", remove("Code ("), r"Code \(eighty/b1\)"),
}


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_damage_is_named(mutant: str) -> None:
    key, change, message = MUTANTS[mutant]
    found = witnessed(OUTLINE).messages("deck", changed(witnessed(OUTLINE).deck, key, change))
    assert any(re.search(message, one) for one in found), found


def notes_of(deck: bytes, words: str) -> tuple[str, Element]:
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        names = [name for name in package.namelist() if name.startswith("ppt/notesSlides/notesSlide")]
        return next((name, etree.fromstring(package.read(name))) for name in names if words.encode() in package.read(name))


def renoted(words: str, become: Callable[[Element], None]) -> list[str]:
    """Return what the witness says of a deck whose paragraph of notes with some words was changed."""
    deck = witnessed(OUTLINE).deck
    name, notes = notes_of(deck, words)
    become(next(one for one in notes.iter(f"{A}p") if words in "".join(one.itertext())))
    return witnessed(OUTLINE).messages("deck", with_part(deck, name, etree.tostring(notes, xml_declaration=True, encoding="UTF-8", standalone=True)))


def test_an_aside_stands_among_the_notes_in_its_order() -> None:
    _, notes = notes_of(witnessed(OUTLINE).deck, "The first of two.")
    said = ["".join(one.itertext()) for one in notes.iter(f"{A}p")]
    wanted = [
        "A short aside [1, p. 7].",
        "The first paragraph of prose, which has nothing beside it.",
        "The first of two.",
        "The second of two in full",
    ]
    assert [one for one in said if one in wanted] == wanted
    assert said.index("Background") < said.index(wanted[0])


def test_an_aside_for_the_document_alone_is_not_in_the_deck() -> None:
    with zipfile.ZipFile(io.BytesIO(witnessed(OUTLINE).deck)) as package:
        texts = b"".join(package.read(name) for name in package.namelist() if name.endswith(".xml"))
    assert b"For the deck alone." in texts
    assert b"For the document alone." not in texts


def test_an_aside_lost_retyped_or_moved_is_named() -> None:
    lost = renoted("The first of two.", lambda one: parent(one).remove(one))
    assert any(re.search(r"Text \(beside/b4\) in the notes \(background\) is missing", one) for one in lost), lost

    def retype_text(one: Element) -> None:
        child(one, f".//{A}t").text = "The first of three."

    retyped = renoted("The first of two.", retype_text)
    assert any("*two.*" in one and "*three.*" in one for one in retyped), retyped

    def move(one: Element) -> None:
        parent(one).append(one)

    assert renoted("The first of two.", move)
