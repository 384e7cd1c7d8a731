"""Measuring: counts that LibreOffice agrees with, and each rule by itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing.breaks import character_ends, line_breaks, sentence_ends
from briefing.deck.fit import Measurer, Piece, Style, cut, fit_step, pieces, style_steps
from briefing.deck.scripts import ASIAN, LATIN, asian_script, font_slots
from briefing.document import Document, Source
from briefing.texts import Citation, Cited, Run, Wording
from briefing.themes import load_theme
from briefing.themes.model import FontRole

THEME = load_theme(Path(__file__).parents[2] / "themes" / "meridian")
BODY = style_steps(THEME, "body")[0]
ENGLISH = Measurer(THEME, "en")
CHINESE = Measurer(THEME, "zh-Hans")
SENTENCES = "One claim stands here. A second claim, somewhat longer, stands behind it. A third one ends the text."


def text(words: str) -> tuple[Piece, ...]:
    return (Piece(words),)


def width_of(words: str, measurer: Measurer = ENGLISH, style: Style = BODY) -> float:
    return measurer.measure(text(words), style, 5000).width


@pytest.mark.parametrize(  # drawn once by LibreOffice 7.4 with tools/measure-agreement's settings
    ("language", "font", "size", "width", "lines", "words"),
    [
        (
            "en",
            "sans",
            20,
            320,
            4,
            "Export rules cap the accelerators that Chinese laboratories can buy, so training budgets are fixed before research begins.",
        ),
        ("en", "head", 28, 500, 3, "Chinese labs give away what Western labs rent out, and win users where there is no cloud to sell through"),
        ("de", "sans", 18, 260, 4, "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen werden in der Forschungsabteilung geprüft."),
        ("en", "sans", 16, 240, 4, "See https://www.interconnects.ai/p/notes-from-inside-chinas-ai-labs for the notes."),
        ("zh-Hans", "sans", 20, 300, 4, "中国的人工智能实验室由学生和工程师组成，他们愿意做最终模型里不起眼的工作，而不是追求个人的名声。"),  # noqa: RUF001 (Chinese)
        ("zh-Hans", "sans", 20, 300, 4, "DeepSeek 在 2026 年公开了模型的权重，许多企业用 Claude API 来比较结果，并自建强化学习环境。"),  # noqa: RUF001 (Chinese)
        ("ar", "sans", 20, 300, 4, "تعمل مختبرات الذكاء الاصطناعي في الصين بطريقة مختلفة عن المختبرات في الولايات المتحدة الأمريكية."),
        ("hi", "sans", 20, 300, 3, "चीन की प्रयोगशालाओं में विद्यार्थी मुख्य दल के सदस्य होते हैं और वे अंतिम मॉडल पर काम करते हैं।"),
        ("en", "sans", 20, 312, 3, "https://www.interconnects.ai/p/notes-from-inside-chinas-ai-labs and more"),
        ("en", "code", 16, 300, 3, "for block in topic.body: print(block.key, block.location)"),
    ],
)
def test_lines_are_those_that_libreoffice_draws(language: str, font: FontRole, size: float, width: float, lines: int, words: str) -> None:
    style = Style(font, size, size * 1.35)
    measured = Measurer(THEME, language).measure(text(words), style, width)
    assert measured.lines == lines
    assert measured.height == pytest.approx(lines * size * 1.35)
    assert measured.width <= width * 0.99


def test_a_text_is_set_at_99_per_cent_of_its_width() -> None:
    full = width_of("two words")
    assert ENGLISH.measure(text("two words"), BODY, full).lines == 2
    assert ENGLISH.measure(text("two words"), BODY, full / 0.99 + 0.01).lines == 1


def test_widths_are_those_of_the_font() -> None:
    assert width_of("0" * 10) == pytest.approx(10 * 20 * 1038 / 2048)  # Carlito's figures, 1038 of 2048 units
    assert width_of("AVAVAV") < 3 * (width_of("A") + width_of("V"))  # kerning
    assert width_of("0" * 10, style=replace(BODY, font="code")) == pytest.approx(10 * 20 * 0.6, rel=0.001)


def test_each_appearance_is_measured_with_its_own_face() -> None:
    plain = ENGLISH.measure((Piece("model weights"),), BODY, 5000).width
    for piece in (Piece("model weights", bold=True), Piece("model weights", italic=True), Piece("model weights", code=True)):
        assert ENGLISH.measure((piece,), BODY, 5000).width != pytest.approx(plain)
    assert ENGLISH.measure((Piece("model weights", bold=True),), BODY, 5000).width == width_of("model weights", style=replace(BODY, bold=True))
    assert ENGLISH.measure((Piece("[12]", superscript=True),), BODY, 5000).width == pytest.approx(width_of("[12]") * 2 / 3)


def test_letters_that_the_italic_face_lacks_are_those_of_the_upright_one() -> None:
    words = "هذا الحكومة العمل"
    for bold in (False, True):
        upright, slanted = (Measurer(THEME, "ar").measure((Piece(words, bold=bold, italic=italic),), BODY, 5000).width for italic in (False, True))
        assert slanted == pytest.approx(upright)


def test_capitals_and_tracking_widen_a_kicker() -> None:
    kicker = style_steps(THEME, "kicker")[0]
    lower = replace(kicker, caps=False)
    assert kicker.caps
    assert width_of("six insights", style=kicker) == width_of("SIX INSIGHTS", style=lower)
    assert width_of("six", style=kicker) == pytest.approx(width_of("six", style=replace(kicker, tracking=0)) + 3 * kicker.tracking)
    assert width_of("straße", style=kicker) > 0


def test_between_chinese_and_latin_stands_a_quarter_of_an_em() -> None:
    apart = width_of("中", CHINESE) + width_of("A", CHINESE)
    assert width_of("中A", CHINESE) == pytest.approx(apart + 0.24 * 20)
    assert width_of("A中A", CHINESE) == pytest.approx(apart + width_of("A", CHINESE) + 2 * 0.24 * 20)


def test_behind_a_quotation_mark_at_the_beginning_of_a_chinese_text_stands_a_quarter_of_an_em() -> None:
    assert width_of("“中”", CHINESE) == pytest.approx(3 * 20 + 0.24 * 20)
    assert width_of("中“中”", CHINESE) == pytest.approx(4 * 20)


def test_weak_characters_take_the_font_of_what_stands_before() -> None:
    assert list(font_slots("中“a” …")) == [ASIAN, ASIAN, LATIN, LATIN, LATIN, LATIN]
    assert list(font_slots("“中”")) == [ASIAN] * 3
    assert list(font_slots("हि 1")) == ["Deva", "Deva", "Deva", LATIN]
    assert list(font_slots("1 في 2", "Arab")) == ["Arab"] * 6
    assert list(font_slots("في Llama 3", "Arab")) == ["Arab"] * 3 + [LATIN] * 7
    assert width_of("中……", CHINESE) == pytest.approx(60)
    quoted = CHINESE.measure((Piece("中"), Piece("……", code=True)), BODY, 5000).width
    assert quoted == pytest.approx(60)


def test_the_east_asian_font_follows_the_language() -> None:
    tags = ("zh", "zh-Hans", "zh-CN", "zh-Hant", "zh-TW", "zh-HK", "ja", "ko-KR", "en")
    assert [asian_script(tag) for tag in tags] == ["Hans", "Hans", "Hans", "Hant", "Hant", "Hant", "Jpan", "Kore", "Hans"]


def test_no_line_ends_behind_a_slash() -> None:
    assert line_breaks("price/performance is", "en") == (18, 20)


@pytest.mark.parametrize(  # as LibreOffice 7.4 draws them
    ("words", "lines"),
    [
        ("入口は葉がすhttps://example.org/a/very/long", ["入口は葉がす", "https://", "example.org/a/", "very/long"]),
        ("す絵本をhttps://example.org/a/very/long", ["す絵本をhttps://", "example.org/a/", "very/long"]),
        ("the https://example.org/a/very/long", ["the ", "https://example.or", "g/a/very/long"]),
    ],
)
def test_a_line_ends_behind_a_slash_only_where_no_space_stands_before(words: str, lines: list[str]) -> None:
    ends = [end for end, _ in Measurer(THEME, "ja")._fill(text(words), replace(BODY, size=16), 125.4)]
    assert [words[start:end] for start, end in zip((0, *ends), ends, strict=False)] == lines


@pytest.mark.parametrize(  # as LibreOffice 7.4 draws them
    ("words", "width", "lines"),
    [
        ("https://example.org/aaaaaaaaaaaa", 3.5, ["https://", "example.org/", "aaaaaaaaaaaa"]),
        ("https://example.org/aaaaaaaaaaaa", 3.65, ["https://example.org/", "aaaaaaaaaaaa"]),
        ("that-has-no-place-to-break/which-is", 4.6, ["that-has-no-place-to-", "break/which-is"]),
    ],
)
def test_a_slash_behind_which_nothing_fits_gives_way_to_a_break_before_it(words: str, width: float, lines: list[str]) -> None:
    thought = style_steps(THEME, "thought")[0]
    ends = [end for end, _ in ENGLISH._fill(text(words), thought, width * 72 / 0.99)]
    assert [words[start:end] for start, end in zip((0, *ends), ends, strict=False)] == lines


def test_no_line_ends_at_closing_punctuation_before_latin() -> None:
    assert 3 not in line_breaks("中文。Grape", "zh")
    assert 3 in line_breaks("中文。中文", "zh")
    assert 3 not in line_breaks("API（中文）", "zh")  # noqa: RUF001 (Chinese)
    assert 5 in line_breaks("They “said” so", "en")


def test_places_count_characters_beyond_the_basic_plane_once() -> None:
    assert line_breaks("😀 a b", "en") == (2, 4, 5)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("ja", ["シャッ", "ター、", "きゃ", "あ。"]),
        ("ja", ["「開", "館」", "し", "ま", "す"]),
        ("zh-Hans", ["图", "书", "馆，", "开", "放。"]),  # noqa: RUF001 (Chinese)
        ("ko", ["도서관은 ", "일요일에 ", "(매주) ", "연다"]),
        ("th", ["ห้อง", "สมุด", "เปิด", "วัน", "อาทิตย์"]),
        ("fr", ["« Oui » : ", "non !"]),
        ("de", ["Café-", "Restaurant ", "am ", "See"]),
    ],
)
def test_lines_end_as_the_language_has_it(language: str, lines: list[str]) -> None:
    text = "".join(lines)
    ends = line_breaks(text, language)
    assert [text[start:end] for start, end in zip((0, *ends), ends, strict=False)] == lines
    assert sentence_ends("😀 Yes. No.", "en") == (7, 10)
    assert character_ends("e\u0301😀", "en") == (2, 3)


def test_a_hard_break_begins_a_line_but_not_at_the_end() -> None:
    counts = [ENGLISH.measure(text(words), BODY, 500).lines for words in ("", "a", "a\n", "a\nb", "a\n\nb", "\na", "\n", "a\u2028b")]
    assert counts == [0, 1, 1, 2, 3, 2, 1, 2]


def test_a_word_longer_than_the_line_is_cut_between_visible_characters() -> None:
    word = "e\u0301" * 40
    measured = ENGLISH.measure(text(word), BODY, 100)
    assert measured.lines == -(-40 // int(99 / (width_of(word) / 40)))
    assert ENGLISH.measure(text("a" * 50), BODY, 1).lines == 50
    assert ENGLISH.measure(text("e\u0301" * 10), BODY, 1).lines == 10


def test_no_line_ends_inside_a_link_and_behind_a_cut_one_a_line_begins() -> None:
    link = (Piece("some words before "), Piece("a link of five words", link="#x"), Piece(" and behind"))
    one = ENGLISH.measure(link[:2], BODY, 5000).width
    assert ENGLISH.measure(link[:2], BODY, one).lines == 2
    assert ENGLISH.measure(link[:2], BODY, one).width < one * 0.55
    long = (Piece("a"), Piece(" "), Piece("linked " * 12, link="#x"), Piece("b"))
    assert next(end for end, _ in ENGLISH._fill(long, BODY, 200)) == 2
    assert ENGLISH._fill(long, BODY, 200)[-1][1] * 20 == pytest.approx(width_of("b"))
    head, tail = ENGLISH.split(long, BODY, 200, 2)
    assert (head[-1].text[-1], tail[0].link) == (" ", "#x")


def test_a_soft_hyphen_shows_its_hyphen_only_where_a_line_ends() -> None:
    word = "labora\u00adtories"
    assert width_of(word) == pytest.approx(width_of("laboratories"), rel=0.01)
    assert ENGLISH.measure(text(word), BODY, width_of("labora") / 0.99 + 8).width > width_of("labora")


def test_a_split_ends_with_a_sentence_in_the_second_half_else_with_a_word() -> None:
    head, tail = ENGLISH.split(text(SENTENCES), BODY, 380, 2)
    assert head[0].text.endswith("behind it. ")
    assert tail[0].text.startswith("A third")
    head, tail = ENGLISH.split(text("One claim stands here. " + "Word " * 60), BODY, 300, 3)
    assert head[0].text.endswith("Word ")
    assert ENGLISH.measure(head, BODY, 300).lines == 3


def test_a_split_never_parts_a_citation_or_a_word() -> None:
    cited = (Piece("Some words before the mark "), Piece("[2, p. 4]", superscript=True, citation=True), Piece(" and behind"))
    for width in range(60, 300, 3):
        head, _ = ENGLISH.split(cited, BODY, width, 1)
        assert [piece.text for piece in head if piece.citation] in ([], ["[2, p. 4]"])
    head, tail = ENGLISH.split(text("a" * 40), BODY, 100, 2)
    assert (len(head[0].text) + len(tail[0].text), ENGLISH.measure(head, BODY, 100).lines) == (40, 2)


def test_a_split_of_what_fits_or_has_no_room_leaves_one_side_empty() -> None:
    assert ENGLISH.split(text("short"), BODY, 500, 2) == (text("short"), ())
    assert ENGLISH.split(text("short"), BODY, 500, 0) == ((), text("short"))


def test_cutting_keeps_the_look_of_each_piece() -> None:
    marked = (Piece("ab", bold=True), Piece("cd", link="#x"))
    assert cut(marked, 3) == ((Piece("ab", bold=True), Piece("c", link="#x")), (Piece("d", link="#x"),))


def test_a_balanced_title_has_lines_of_like_width() -> None:
    title = style_steps(THEME, "title")[0]
    words = text("The race is told as a contest of scale; seen from inside, it is a contest of constraints")
    width = ENGLISH.balanced_width(words, title, 790)
    assert ENGLISH.measure(words, title, width).lines == ENGLISH.measure(words, title, 790).lines == 2
    assert ENGLISH.measure(words, title, width - 1).lines == 3
    assert width < 600
    assert ENGLISH.balanced_width(text("Word"), title, 790) == pytest.approx(width_of("Word", style=title) / 0.99, abs=0.3)
    assert ENGLISH.balanced_width(text("unbreakable" * 20), title, 300) == 300


def test_the_largest_step_that_leaves_3_per_cent_of_the_box_is_taken() -> None:
    steps = style_steps(THEME, "title")
    assert [step.size for step in steps] == [28, 26, 24]
    assert fit_step(steps, lambda step: step.leading * 2, 68 / 0.97 + 0.01) == steps[0]
    assert fit_step(steps, lambda step: step.leading * 2, 69) == steps[1]
    assert fit_step(steps, lambda step: step.leading * 2, 40) is None


def test_pieces_are_what_the_slide_prints() -> None:
    document = Document(name="n", title=Wording((Run("T"),)), sources=(Source(key="a"), Source(key="b")))
    cited = (Run("Yes", strong=True, link="#x"), Citation((Cited("b", "p. 4"), Cited("a"))))
    assert pieces(document, cited) == (
        Piece("Yes", bold=True, link="#x"),
        Piece("[2, p. 4]", superscript=True, citation=True),
        Piece("[1]", superscript=True, citation=True),
    )
    assert [piece.superscript for piece in pieces(document, cited, raised=False)] == [False, False, False]


def test_a_split_at_a_hard_break_leaves_it_with_the_head() -> None:
    assert ENGLISH.split(text("one\ntwo"), BODY, 500, 1) == (text("one\n"), text("two"))
    assert ENGLISH.split(text("\ntwo"), BODY, 500, 1) == (text("\n"), text("two"))


def test_a_line_begins_behind_a_link_that_was_cut_though_a_full_stop_follows() -> None:
    cut_link = (Piece("a "), Piece("linked " * 6, link="#x"), Piece("."))
    ends = ENGLISH._fill(cut_link, BODY, 200)
    assert ends[0][0] == 2
    assert ends[-2][0] == len("a ") + len("linked " * 6)
    assert ends[-1][0] - ends[-2][0] == 1


def test_a_link_clings_to_the_letter_before_it_but_to_no_chinese_one() -> None:
    for measurer, before, kept in ((ENGLISH, "words and more", "words and "), (CHINESE, "中国中国中国", "中国中国中国")):
        linked = (Piece(before), Piece("link", link="#x"))
        width = measurer.measure(linked[:1], BODY, 5000).width + 20
        assert measurer._fill(linked, BODY, width)[0][0] == len(kept)


def test_a_link_with_chinese_in_it_is_drawn_in_one_font_without_gaps() -> None:
    dashes = width_of("中——", CHINESE) - width_of("中", CHINESE)
    assert CHINESE.measure((Piece("A——中", link="#x"),), BODY, 5000).width < width_of("A——中", CHINESE)
    assert CHINESE.measure((Piece("——中", link="#x"),), BODY, 5000).width == pytest.approx(dashes + 20)
