"""Tables of a finished deck, damaged in every way that comes to mind: the witness names each damage."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable

import pytest
from lxml import etree

from finished import A, P, changed, child, parent, slides
from running import FULL, ROOT
from verify.witness import witnessed

OUTLINE = ROOT / "tests" / "corpus" / "tables.yaml"
Element = etree._Element
Change = Callable[[Element], None]


def rows(slide: Element) -> list[Element]:
    return list(slide.iter(f"{A}tr"))


def cells(slide: Element, row: int) -> list[Element]:
    return list(rows(slide)[row].iter(f"{A}tc"))


def texts(element: Element) -> list[Element]:
    return list(element.iter(f"{A}t"))


def text_of(row: int, column: int, become: Callable[[str], str]) -> Change:
    def change(slide: Element) -> None:
        text = texts(cells(slide, row)[column])[0]
        before = text.text
        text.text = become(before or "")
        assert text.text != before

    return change


def shape(slide: Element, role: str) -> Element:
    return next(one for one in slide.iter(f"{P}cNvPr") if one.get("name", "").startswith(f"{role} ("))


def shape_text(role: str, become: Callable[[str], str]) -> Change:
    def change(slide: Element) -> None:
        text = texts(parent(shape(slide, role), 2))[0]
        before = text.text
        text.text = become(before or "")
        assert text.text != before

    return change


def remove_shape(role: str) -> Change:
    def change(slide: Element) -> None:
        one = parent(shape(slide, role), 2)
        parent(one).remove(one)

    return change


def repeat_shape(role: str) -> Change:
    def change(slide: Element) -> None:
        one = parent(shape(slide, role), 2)
        one.addnext(copy.deepcopy(one))

    return change


def remove_row(number: int) -> Change:
    def change(slide: Element) -> None:
        row = rows(slide)[number]
        parent(row).remove(row)

    return change


def swap_rows(slide: Element) -> None:
    first, second = rows(slide)[1:3]
    first.addprevious(second)


def repeat_row(slide: Element) -> None:
    row = rows(slide)[2]
    row.addnext(copy.deepcopy(row))


def swap_cells(slide: Element) -> None:
    first, second = cells(slide, 1)[:2]
    first.addprevious(second)


def fill_empty_cell(slide: Element) -> None:
    cell = next(cell for row in rows(slide) for cell in row.iter(f"{A}tc") if not texts(cell))
    filled = copy.deepcopy(next(run for run in slide.iter(f"{A}r") if parent(run, 3).tag == f"{A}tc"))
    child(cell, f".//{A}endParaRPr").addprevious(filled)


def merge_cell(slide: Element) -> None:
    cells(slide, 1)[0].set("gridSpan", "2")
    cells(slide, 1)[1].set("hMerge", "1")


def without(attribute: str) -> Change:
    def change(slide: Element) -> None:
        (properties,) = slide.iter(f"{A}tblPr")
        assert properties.attrib.pop(attribute) == "1"

    return change


def with_on(attribute: str) -> Change:
    def change(slide: Element) -> None:
        (properties,) = slide.iter(f"{A}tblPr")
        assert attribute not in properties.attrib
        properties.set(attribute, "1")

    return change


def run_attribute(words: str, attribute: str) -> Change:
    def change(slide: Element) -> None:
        text = next(text for text in texts(slide) if text.text == words)
        properties = child(parent(text), f"{A}rPr")
        assert properties.attrib.pop(attribute)

    return change


def run_child(words: str, tag: str) -> Change:
    def change(slide: Element) -> None:
        text = next(text for text in texts(slide) if text.text == words)
        properties = child(parent(text), f"{A}rPr")
        properties.remove(child(properties, f"{A}{tag}"))

    return change


def embolden(words: str) -> Change:
    def change(slide: Element) -> None:
        text = next(text for text in texts(slide) if text.text == words)
        child(parent(text), f"{A}rPr").set("b", "1")

    return change


def name(become: Callable[[str], str]) -> Change:
    def change(slide: Element) -> None:
        frame = shape(slide, "Table")
        frame.set("name", become(frame.get("name", "")))

    return change


def describe(words: str | None) -> Change:
    def change(slide: Element) -> None:
        frame = shape(slide, "Table")
        if words is None:
            del frame.attrib["descr"]
        else:
            frame.set("descr", words)

    return change


def drop_header(slide: Element) -> None:
    remove_row(0)(slide)
    without("firstRow")(slide)


MUTANTS: dict[str, tuple[str, Change, str]] = {
    "a digit of a cell": ("twelve", text_of(2, 3, lambda text: text[:-1] + "9"), r"Cell \(twelve/b1\.r2\)"),
    "a letter of a header cell": ("sixty", text_of(0, 1, lambda text: text.replace("Count", "Court")), r"Heading \(sixty/b1\.2\)"),
    "a cell said no more": ("sixty", text_of(3, 0, lambda _: ""), r"Cell \(sixty/b1\.r3\) is missing"),
    "a row heading": ("words", text_of(1, 0, lambda text: text[1:]), r"Row heading \(words/b1\.r1\)"),
    "a total": ("file", text_of(3, 2, lambda text: text.replace("1333", "1334")), r"Total \(file/b1\.r3\)"),
    "two rows swapped": ("twelve", swap_rows, r"twelve/b1\.r"),
    "a row dropped": ("sixty", remove_row(4), r"Cell \(sixty/b1\.r4\)"),
    "a row said twice": ("sixty", repeat_row, r"is not in the outline"),
    "two cells swapped": ("sixty", swap_cells, r"Cell \(sixty/b1\.r1\)"),
    "an empty cell that says something": ("gaps", fill_empty_cell, r"Cell \(gaps/b1\.r1\) is not in the outline"),
    "a cell merged away": ("twelve", merge_cell, r"Cell \(twelve/b1\.r1\) is missing"),
    "a header that is none": ("one", without("firstRow"), r"Heading \(one/b1\.1\): role Heading became Cell"),
    "headers that are none": ("words", without("firstCol"), r"Row heading \(words/b1\.r1\)"),
    "headers that were none": ("gaps", with_on("firstCol"), r"\(gaps/b1\.r1\)"),
    "a total that is none": ("file", without("lastRow"), r"Total \(file/b1\.r3\)"),
    "a total that was none": ("gaps", with_on("lastRow"), r"\(gaps/b1\.r3\)"),
    "a header not said again": ("sixty~2", drop_header, r"Repeated heading \(sixty/b1\.1\) says “”"),
    "another header said again": ("sixty~2", text_of(0, 0, lambda text: text + "s"), r"Repeated heading \(sixty/b1\.1\) says “Names”"),
    "a shortened header of other words": ("head~4", text_of(0, 1, lambda text: text.replace("word3", "word8")), r"Repeated heading \(head/b1\.2\)"),
    "a parted row without its second part": ("tall~2", remove_row(1), r"Cell \(tall/b1\.r2\)"),
    "a parted row with a changed second part": (
        "tall~2",
        text_of(1, 1, lambda text: text.replace("though", "since")),
        r"Cell \(tall/b1\.r2\).*though",
    ),
    "a part that is counted as another row": ("tall~2", name(lambda text: text.replace(".r2~", ".r3~")), r"Cell \(tall/b1\.r2\)"),
    "rows that are counted as others": ("sixty~2", name(lambda text: re.sub(r"\.r\d+~", ".r3~", text)), r"sixty/b1"),
    "another caption": ("sixty", shape_text("Caption", lambda text: text + "."), r"Caption \(sixty/b1\)"),
    "another remark": ("among~2", shape_text("Remark", lambda text: text.replace("table", "chart")), r"Remark \(among/b1|Remark \(among/b2"),
    "another number of rows shown": ("cut", shape_text("Cut", lambda text: text.replace("31", "30")), r"Cut \(cut/b1\) says “8 of 30”"),
    "no number of rows shown": ("cut", remove_shape("Cut"), r"Cut \(cut/b1\) says “8 of 31” 0 times"),
    "the number of rows shown twice": ("cut", repeat_shape("Cut"), r"Cut \(cut/b1\) says “8 of 31” 2 times"),
    "another description": ("sixty", describe("Sixty-one rows"), r"Alternative text \(sixty/b1\) says “Sixty-one rows”"),
    "no description": ("twelve", describe(None), r"Alternative text \(twelve/b1\) says “”"),
    "a strong word that is not": ("marks", run_attribute("part", "b"), r"Cell \(marks/b1\.r1\): strong “part” became none"),
    "a word that is strong": ("marks", embolden("said "), r"Cell \(marks/b1\.r2\): strong none became “said ”"),
    "an emphasis that is none": ("marks", run_attribute("emphasis", "i"), r"Cell \(marks/b1\.r1\): emphasis"),
    "code that is none": ("marks", run_child("code", "latin"), r"Row heading \(marks/b1\.r2\): code"),
    "a link that leads nowhere": ("marks", run_child("words", "hlinkClick"), r"Cell \(marks/b1\.r2\): link"),
}


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_damage_is_named(mutant: str) -> None:
    key, change, message = MUTANTS[mutant]
    damaged = changed(witnessed(OUTLINE).deck, key, change)
    found = witnessed(OUTLINE).messages("deck", damaged)
    assert any(re.search(message, one) for one in found), found


def test_undamaged_the_deck_says_what_the_outline_says() -> None:
    unchanged = changed(witnessed(OUTLINE).deck, "sixty", lambda _: None)
    assert witnessed(OUTLINE).messages("deck", unchanged) == []


def test_every_character_of_a_table_counts() -> None:
    """One character changed in every third text of three tables (in the full count: in each): each is named."""
    deck = witnessed(OUTLINE).deck
    for key in ("marks", "chinese", "file"):
        slide = next(slide for slide in slides(deck).values() if f"({key})" in child(slide, f"{P}cSld").get("name", ""))
        count = len(texts(next(slide.iter(f"{A}tbl"))))
        assert count > 8
        for number in range(0, count, 1 if FULL else 3):

            def change(slide: Element, number: int = number) -> None:
                text = texts(next(slide.iter(f"{A}tbl")))[number]
                text.text = f"{text.text}x"

            assert witnessed(OUTLINE).messages("deck", changed(deck, key, change)), (key, number)
