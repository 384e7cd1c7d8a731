"""How wide a text is set: no word or two alone on its last line, and never in more lines than there is room for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.deck.balance import INCH, balanced, eased, ends_short, filled
from briefing.deck.fit import Measurer, Piece, style_steps
from deck.decks import THEME

ENGLISH, CHINESE = Measurer(THEME, "en"), Measurer(THEME, "zh-Hans")
STYLE = style_steps(THEME, "thought")[0]
LINE = STYLE.leading / INCH
RUNT = (Piece("Whoever builds a model in the open gives a great deal away and has friends everywhere at last"),)
HAN = (Piece("开放模型的人送出很多东西因此到处都有朋友这是他们自己说的话没有别的"),)
WORD = st.sampled_from(["a", "of", "chips", "laboratories", "the", "engineers,", "frontier", "who", "model;", "say", "so."])
WORDS = st.lists(WORD, min_size=2, max_size=40)


def lines(text: tuple[Piece, ...], width: float, measurer: Measurer = ENGLISH) -> int:
    return measurer.measure(text, STYLE, width * INCH).lines


def width_with_runt(text: tuple[Piece, ...], measurer: Measurer = ENGLISH) -> float:
    """Return a width in which a text ends with a word alone."""
    widths = (number / 20 for number in range(200, 40, -1))
    return next(width for width in widths if ends_short(measurer, text, STYLE, width))


def test_a_text_that_ends_well_keeps_its_width() -> None:
    width = width_with_runt(RUNT) * 0.8
    assert not ends_short(ENGLISH, RUNT, STYLE, width)
    assert eased(ENGLISH, RUNT, STYLE, width) == width


def test_a_word_alone_is_joined_by_others_in_as_many_lines() -> None:
    width = width_with_runt(RUNT)
    narrower = eased(ENGLISH, RUNT, STYLE, width)
    assert width * 0.74 < narrower < width
    assert lines(RUNT, narrower) == lines(RUNT, width)
    assert not ends_short(ENGLISH, RUNT, STYLE, narrower)


def test_it_is_the_greatest_such_width() -> None:
    width = width_with_runt(RUNT)
    narrower = eased(ENGLISH, RUNT, STYLE, width)
    assert ends_short(ENGLISH, RUNT, STYLE, (narrower + width * 0.02) * 1.015) or ends_short(ENGLISH, RUNT, STYLE, narrower + width * 0.02)


def test_a_line_more_is_taken_only_where_there_is_room() -> None:
    text, width = (Piece("together engineers openly openly of model say laboratories say openly"),), 4.0
    count = lines(text, width)
    assert ends_short(ENGLISH, text, STYLE, width)
    assert lines(text, eased(ENGLISH, text, STYLE, width)) == count
    taller = eased(ENGLISH, text, STYLE, width, (count + 1) * LINE)
    assert lines(text, taller) == count + 1
    assert not ends_short(ENGLISH, text, STYLE, taller)


def test_a_text_that_renderers_break_otherwise_is_balanced() -> None:
    width = width_with_runt(HAN, CHINESE)
    assert eased(CHINESE, HAN, STYLE, width) == balanced(CHINESE, HAN, STYLE, width) < width
    linked = (
        Piece("Whoever builds a model in the open gives a great deal away and has friends everywhere at "),
        Piece("last", link="https://example.org"),
    )
    assert eased(ENGLISH, linked, STYLE, width_with_runt(linked)) == balanced(ENGLISH, linked, STYLE, width_with_runt(linked))


@settings(max_examples=150, deadline=None)
@given(WORDS, st.floats(2, 12), st.integers(0, 2))
def test_it_is_never_wider_or_higher_than_there_is_room_for(words: list[str], width: float, more: int) -> None:
    text = (Piece(" ".join(words)),)
    room = lines(text, width) + more
    for height in (0.0, room * LINE):
        narrower = eased(ENGLISH, text, STYLE, width, height)
        assert narrower <= width
        assert lines(text, narrower) <= (room if height else lines(text, width))


@pytest.mark.parametrize("height", [0.0, 20.0])
def test_what_never_ends_well_is_balanced(height: float) -> None:
    text, width = (Piece("laboratories"), Piece("\na")), 4.0
    assert ends_short(ENGLISH, text, STYLE, width)
    assert eased(ENGLISH, text, STYLE, width, height) == balanced(ENGLISH, text, STYLE, width)


# Running texts fill their width

ROW = (Piece("Whoever builds a model in the open gives a great deal away and has friends everywhere"),)


def width_with(text: tuple[Piece, ...], last: str) -> float:
    """Return the greatest width in which the last line of a text is `last`."""
    shown = "".join(piece.text for piece in text)
    narrower = (number / 50 for number in range(700, 100, -1))
    return next(one for one in narrower if shown[ENGLISH.split_place(text, STYLE, one * INCH, lines(text, one) - 1) :].strip() == last)


def test_a_running_text_of_three_lines_fills_its_width_where_its_last_line_is_two_words() -> None:
    long = (Piece(f"{ROW[0].text} and {ROW[0].text}"),)
    width = width_with(long, "friends everywhere") * 0.98
    assert lines(long, width) > 2
    assert ends_short(ENGLISH, long, STYLE, width)
    assert filled(ENGLISH, ((long, STYLE, 0.0),), width) == width


def test_a_second_line_gets_more_than_a_few_words_where_that_costs_no_line() -> None:
    width = width_with(ROW, "friends everywhere") * 0.98
    narrower = filled(ENGLISH, ((ROW, STYLE, 0.0),), width)
    assert width * 0.8 < narrower < width
    assert lines(ROW, narrower) == 2
    assert ENGLISH.measure(ROW, STYLE, narrower * INCH).last > ENGLISH.measure(ROW, STYLE, width * INCH).last


def test_a_second_line_of_a_few_words_stays_where_no_width_joins_others_to_it() -> None:
    text = (Piece("Incomprehensibilities of\nan age"),)
    assert filled(ENGLISH, ((text, STYLE, 0.0),), 4.0) == 4.0


def test_a_running_text_is_narrowed_by_as_little_as_gives_a_word_alone_another() -> None:
    width = width_with(ROW, "everywhere")
    narrower = filled(ENGLISH, ((ROW, STYLE, 0.0),), width)
    assert width * 0.8 < narrower < width
    assert lines(ROW, narrower) == lines(ROW, width)
    assert narrower > balanced(ENGLISH, ROW, STYLE, width) + 0.5
    assert not any(ENGLISH.is_runt(ROW, STYLE, one * INCH) for one in (narrower, narrower * 1.015))
    assert any(ENGLISH.is_runt(ROW, STYLE, (narrower + width * 0.02) * spare * INCH) for spare in (1, 1.015))


def test_a_citation_is_no_word() -> None:
    cited = (*ROW, Piece(" "), Piece("[1]", superscript=True, citation=True))
    assert ENGLISH.is_runt(cited, STYLE, (width_with(ROW, "everywhere") - 0.05) * INCH)


def test_of_several_texts_in_one_box_none_ends_with_a_word_alone() -> None:
    width = width_with(ROW, "everywhere")
    narrower = filled(ENGLISH, ((RUNT, STYLE, 0.0), (ROW, STYLE, 0.4)), width + 0.4)
    assert narrower < width + 0.4
    assert not ENGLISH.is_runt(ROW, STYLE, (narrower - 0.4) * INCH)


@settings(max_examples=100, deadline=None)
@given(WORDS, st.floats(2, 12))
def test_a_running_text_takes_no_line_more(words: list[str], width: float) -> None:
    text = (Piece(" ".join(words)),)
    narrower = filled(ENGLISH, ((text, STYLE, 0.0),), width)
    assert narrower <= width
    assert lines(text, narrower) == lines(text, width)
