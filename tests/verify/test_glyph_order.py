"""What glyphs must say for a line to be a text, and what it must not do to be taken for one."""

from __future__ import annotations

import pytest

from briefing.verify.glyph_order import are_painted, in_reading_order, is_painted, settled


@pytest.mark.parametrize(
    ("text", "painted"),
    [
        ("abc", "abc"),
        ("سلام 12", "12 مالس"),
        ("می\u200cروم", "مورىم".replace("ى", "ی")),
        ("labora\u00adtory", "laboratory"),
        ("a\tb", "ab"),
        ("سلام 👩\u200d👩\u200d👧!", "!👩👩👧 مالس"),
        ("👍🏽 1️⃣ 🇩🇪", "🇩🇪 1⃣ 👍🏽"),
        ("®🏻 سلام", "مالس 🏻®"),  # two glyphs: a trade mark has no skin
        ("\u06dd", "\u06dd"),
    ],
)
def test_a_line_as_it_is_painted(text: str, painted: str) -> None:
    assert is_painted(text, painted)


def test_marks_of_one_letter_have_no_order() -> None:
    assert settled("رَّ") == settled("رَّ")
    assert is_painted("قرّاءً", "ًءاّرق")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("سلام عالم", "سلام عالم"),  # the order of reading is not that of painting
        ("سلام عالم", "ملاع ملاس "),
        ("سلام عالم", "مالس ملاع"),
        ("سلام عالم", "ملاع ملا"),
        ("سلام عالم", "ملاع ملالس"),
        ("سلام 12", "21 مالس"),
        ("سلام عالم", "ملاعملاس"),
        ("قرّاء", "ءارق"),
        ("labora\u00ad", "labora--"),
        ("labora", "labora-"),
    ],
)
def test_what_is_painted_otherwise_is_no_painting_of_the_text(text: str, line: str) -> None:
    assert not is_painted(text, line)


def test_a_soft_hyphen_at_the_end_of_a_line_may_be_seen() -> None:
    assert all(is_painted("labora\u00ad", f"labora{hyphen}") for hyphen in ("", "-", "\u2010"))


def test_lines_of_one_text_follow_each_other() -> None:
    assert are_painted("سلام عالم 12", ("ملاع مالس", "12"))
    assert are_painted("12 de maio de 2026", ("12 de maio de ", "2026"))
    assert not are_painted("سلام عالم 12", ("12", "ملاع مالس"))
    assert not are_painted("سلام عالم 12", ("ملاع مالس",))
    assert not are_painted("سلام", ("مالس", "12"))
    assert are_painted("", ())


def test_a_line_of_several_faces_is_put_in_order_piece_by_piece() -> None:
    pieces = ["2.0 ", "Open", " مالس"]
    assert list(in_reading_order("سلام Open 2.0", ["Open", " 2.0", " مالس"])) == [(2, "سلام "), (0, "Open"), (1, " 2.0")]
    assert list(in_reading_order("سلام Open 2.0", pieces))[:3] == [(0, "2.0 "), (1, "Open"), (2, "سلام ")]
    assert list(in_reading_order("\u200fa\u200db\u00ad", ["a", "b-"])) == [(0, "\u200fa\u200d"), (1, "b\u00ad")]
    assert list(in_reading_order("", [])) == []


def test_a_text_without_ink_is_said_by_the_first_of_what_paints_it() -> None:
    assert list(in_reading_order("\u00ad", ["", ""])) == [(0, "\u00ad")]
    assert list(in_reading_order("\u00ad", ["-"])) == [(0, "\u00ad")]
    assert list(in_reading_order("\u00ad", [])) == []


@pytest.mark.parametrize("code", [0x34F, 0x17B4, 0x17B5, 0x180B, 0x180F, 0xFE00, 0xFE0F, 0xE0000, 0xE0FFF])
def test_what_fonts_show_nothing_for(code: int) -> None:
    assert settled(f"a{chr(code)}b") == "ab"


@pytest.mark.parametrize("code", [0x34E, 0x350, 0x17B3, 0x17B6, 0x180A, 0x1810, 0xFDFF, 0xFE10, 0xE1000])
def test_what_fonts_show_something_for(code: int) -> None:
    assert chr(code) in settled(f"a{chr(code)}b")


def test_pieces_that_do_not_paint_the_text_are_told_with_it_once() -> None:
    assert list(in_reading_order("abc", ["ab", "x"])) == [(0, "ab"), (1, "x"), (0, " (said to be “abc”)")]
    assert next(iter(in_reading_order("שלום", ["םול", "x"]))) == (0, "לום")
    assert list(in_reading_order("abc", [])) == []


@pytest.mark.parametrize(("one", "other"), [("\u0631\u064e\u0651", "\u0631\u0651\u064e"), ("e\u0301\u0316", "e\u0316\u0301")])
def test_marks_are_put_in_one_order_and_letters_are_not(one: str, other: str) -> None:
    assert one != other
    assert settled(one) == settled(other)
    assert settled("ba") == "ba"
    assert settled(f"{one}a") == f"{settled(one)}a"


def test_signs_of_numbers_and_verses_have_a_glyph() -> None:
    assert settled("\u0600\u06dd\u200d\u2067") == "\u0600\u06dd"


@pytest.mark.parametrize(("text", "line"), [("سه\u200dم", "همس"), ("שה\u200dם", "הםש")])
def test_letters_that_are_joined_are_painted_one_by_one(text: str, line: str) -> None:
    assert not is_painted(text, line)
    assert is_painted(text, text.replace("\u200d", "")[::-1])


@pytest.mark.parametrize("line", ["!😀🏽 םולש", "!🏽😀 םולש"])
def test_an_emoji_may_have_glyphs_that_are_joined_or_one_by_one(line: str) -> None:
    assert is_painted("שלום 😀🏽!", line)
    assert are_painted("שלום 😀🏽!", [line])


@pytest.mark.parametrize("line", ["🦾 AI םולש", "AI 🦾 םולש"], ids=["known", "taken for a letter"])
def test_a_sign_that_unicode_added_late_may_be_taken_for_a_letter(line: str) -> None:
    assert is_painted("שלום AI 🦾", line)


@pytest.mark.parametrize("sign", ["⃀", "⯿", "🛗", "🥺", "🨽"])
def test_which_signs_are_late(sign: str) -> None:
    assert is_painted(f"א x{sign}", f"x{sign} א")
    assert is_painted(f"א x{sign}.", f".x{sign} א")


@pytest.mark.parametrize("sign", ["€", "♔", "😀", "🛔", "🦄", "🧦"])
def test_which_signs_everybody_knows(sign: str) -> None:
    assert not is_painted(f"א x{sign}", f"x{sign} א")
