"""Texts in display size: lines of about one length, kickers in capitals, quotations that slope."""

from __future__ import annotations

from dataclasses import replace
from statistics import mean

import pytest

from briefing.pdf.balance import Display, balanced_width, fitted, parts_of
from briefing.roles import Role
from pdf.drawn import ARTICLE, Drawn, Element, draw, draw_view, drawn, viewed

THEMES = ("meridian", "civic")
_MEASURE = 75
"""As many letters on a line are the most that an eye follows back to the next."""
_LINES_DIFFER = 0.6
"""The share of the longest line that the last line of a balanced text takes at least: words are as long as they are."""

SELDOM = (("meridian", "letter"), ("civic", "a4"))


def lines(element: Element) -> list[int]:
    """Return about how wide each line of an element is: by its letters."""
    pieces = sorted((piece for inner in element.walk() for piece in inner.painted), key=lambda piece: (piece.page, piece.line))
    first_of = {line: next(piece for piece in pieces if (piece.page, piece.line) == (line.page, line.depth)) for line in element.lines}
    return [len("".join(piece.text for piece in pieces if piece.is_on_line_of(first)).strip()) for first in first_of.values()]


def named(document: Drawn, *roles: Role) -> list[Element]:
    return [element for element in document.elements if element.name is not None and element.name.role in roles]


@pytest.mark.parametrize("theme", THEMES)
def test_the_lines_of_a_display_text_are_about_equally_long(theme: str) -> None:
    texts = [lines(element) for element in named(drawn("article", theme), Role.TITLE, Role.LEAD, Role.THOUGHT, Role.TAKEAWAY, Role.QUOTE)]
    several = [widths for widths in texts if len(widths) > 1]
    assert len(several) > 20
    assert [widths for widths in several if widths[-1] < _LINES_DIFFER * max(widths)] == []


@pytest.mark.parametrize("theme", THEMES)
def test_a_balanced_text_takes_no_line_more_than_the_whole_width(theme: str) -> None:
    _, view, loaded = viewed("title: A\n", theme)
    words = list(parts_of("Much of what moves the labs of one country resists the models of another", "en"))
    whole = balanced_width(loaded, Display("h3", 114), words)
    assert 57 < whole < 114
    assert balanced_width(loaded, Display("h3", whole), words) > whole - 0.5, "it cannot be narrower"
    assert balanced_width(loaded, Display("h3", 114), words[:3]) == 0
    assert view.cover.title.width == 0


@pytest.mark.parametrize("theme", THEMES)
def test_a_text_that_needs_a_line_more_is_a_little_smaller_first(theme: str) -> None:
    _, _, loaded = viewed("title: A\n", theme)
    display, size = Display("h3", 110), loaded.document_type["h3"]
    words = list(parts_of("Much of what moves the labs of one land resists the decision models of another land " * 2, "en"))
    tried: list[str] = []
    while len(tried) < len(words):
        tried.append(words[len(tried)])
        sized = fitted(loaded, display, tried, lines=2, least=size.size - 2)
        if sized is None:
            break
        if sized.size is not None:
            assert size.size - 2 <= sized.size.size < size.size
            assert sized.size.leading < size.leading
            assert fitted(loaded, display, tried, lines=2, least=size.size) is None, "it would take a third line"
    assert sized is None, "so many words stand on no two lines"
    smaller = fitted(loaded, display, tried[:-1], lines=2, least=size.size - 2)
    assert smaller is not None
    assert smaller.size is not None, "before that it is smaller"


@pytest.mark.parametrize("theme", THEMES)
def test_a_topic_of_the_article_has_a_title_of_two_lines(theme: str) -> None:
    document = drawn("article", theme)
    titles = [lines(element) for element in named(document, Role.TITLE)]
    assert len(titles) > 20
    assert [widths for widths in titles if len(widths) > 2] == []
    assert len(titles[0]) == 1, "and that of the cover has one"
    cover = named(document, Role.TITLE)[0].painted[0]
    assert cover.size > 44


@pytest.mark.parametrize(
    ("theme", "page"), [("meridian", "a4"), ("civic", "letter"), *(pytest.param(*pair, marks=pytest.mark.full) for pair in SELDOM)]
)
def test_lines_of_prose_are_as_long_as_is_good_to_read(theme: str, page: str) -> None:
    document = draw(f"page: {page}\n{ARTICLE.read_text(encoding='utf-8')}", theme)
    full = [width for element in named(document, Role.PARAGRAPH) for width in lines(element)[:-1]]
    assert len(full) > 100
    assert [width for width in full if width > _MEASURE] == []
    assert 60 < mean(full) <= 72


@pytest.mark.parametrize("theme", THEMES)
def test_the_last_line_of_a_narrow_text_is_no_word_alone(theme: str) -> None:
    document = drawn("article", theme)
    texts = [element for element in named(document, Role.CELL, Role.QUESTION, Role.DISCLAIMER, Role.LABEL) if len(lines(element)) > 1]
    assert len(texts) > 3
    assert [element.text for element in texts if " " not in element.text.strip()[-lines(element)[-1] :]] == []


@pytest.mark.parametrize("theme", THEMES)
def test_no_line_but_the_last_of_a_text_is_cut_short(theme: str) -> None:
    texts = [
        lines(element) for element in named(drawn("article", theme), Role.POINT, Role.STEP, Role.PARAGRAPH, Role.CALLOUT) if "[" not in element.text
    ]
    several = [widths for widths in texts if len(widths) > 1]
    assert len(several) > 35
    assert [widths for widths in several if min(widths[:-1]) < max(widths) / 2] == []


def test_an_author_who_breaks_the_lines_is_not_overruled() -> None:
    _, view, _ = viewed("title: |-\n  A title that is so long that it stands on two lines of the cover\\\n  with a break\n")
    assert view.cover.title.width == 0


@pytest.mark.parametrize("theme", THEMES)
def test_kickers_are_in_capitals_and_letterspaced(theme: str) -> None:
    kickers = [element.text for element in named(drawn("article", theme), Role.KICKER) if element.text[:1].isalpha()]
    assert kickers[:3] == ["BRIEFING", "IN BRIEF", "PART 1"]


@pytest.mark.parametrize("theme", THEMES)
def test_a_quotation_and_a_takeaway_have_the_faces_of_the_theme(theme: str) -> None:
    document = drawn("article", theme)
    (quote,), (speaker,) = named(document, Role.QUOTE), named(document, Role.ATTRIBUTION)
    takeaway, body = named(document, Role.TAKEAWAY)[0].painted, named(document, Role.PARAGRAPH)[0].painted
    is_civic = theme == "civic"
    assert {(piece.is_italic, piece.is_bold) for piece in quote.painted} == {(True, False)}
    assert {(piece.is_bold, piece.family != body[0].family) for piece in takeaway} == {(False, is_civic)}
    assert takeaway[0].size > body[0].size
    assert not any(piece.is_italic for piece in speaker.painted)


def test_a_quotation_of_a_script_without_an_italic_stands() -> None:
    from briefing.pdf import render_html

    styles = {
        language: render_html(*viewed(f"title: A\nlang: {language}\ntopics: [{{title: A, quote: x}}]\n")[1:]) for language in ("en", "ru", "ja", "ar")
    }
    assert [".quote-text { font: italic" in style for style in styles.values()] == [True, True, False, False]


@pytest.mark.parametrize("theme", THEMES)
def test_a_reference_is_no_smaller_than_seven_points(theme: str) -> None:
    marks = [piece for element in drawn("article", theme).elements for piece in element.painted if piece.text.startswith("[")]
    assert len(marks) > 20
    assert min(piece.size for piece in marks) >= 7 - 0.01


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("two words ", ["two ", "words "]),
        ("座图书馆、读", ["座", "图", "书", "馆、", "读"]),
        ("「是」AI 和", ["「是」AI ", "和"]),
        ("ページ", ["ペー", "ジ"]),
    ],
)
def test_a_line_may_end_between_words_and_east_asian_characters(text: str, parts: list[str]) -> None:
    assert list(parts_of(text, "ja")) == parts


def test_a_title_without_spaces_is_balanced_too() -> None:
    title = "周日开放一年之后、三座图书馆的读者、费用与下一步"
    document = draw(f"title: {title}\nlang: zh-Hans\ntopics: [{{title: 一, text: 二}}]\n", "meridian")
    widths = lines(named(document, Role.TITLE)[0])
    assert len(widths) > 1
    assert widths[-1] > max(widths) / 2


def test_no_line_ends_behind_the_scheme_of_an_address() -> None:
    fillers = ["a " * count for count in range(20, 44)]
    body = ", ".join(f"{{text: '{filler}https://example.org/one'}}" for filler in fillers)
    written = draw(f"title: T\ntopics: [{{title: A, body: [{body}]}}]\n")
    paragraphs = named(written, Role.PARAGRAPH)
    ends = ["".join(piece.text for piece in element.painted if piece.is_on_line_of(element.painted[0])).strip() for element in paragraphs]
    assert {end[-9:] for end in ends if "a" in end} >= {"a a a a a", "e.org/one"}, "it stands on the first line, or on the second"
    assert not [end for end in ends if end.endswith("://")]


@pytest.mark.parametrize("theme", THEMES)
def test_the_contents_have_room_for_pages_of_four_digits(theme: str) -> None:
    document, view, loaded = viewed(
        "title: A\nsections: [{title: One, topics: [{title: B, text: x}]}, {title: Two, topics: [{title: C, text: y}]}]\n", theme
    )
    written = draw_view(document, view, replace(loaded, stylesheet=f'{loaded.stylesheet}\n.contents-page::after {{ content: "1123" }}'))
    numbers = [element for element in named(written, Role.CONTENTS) if element.text.strip().isdecimal()]
    assert {element.text for element in numbers} == {"1123"}
    assert {len(element.lines) for element in numbers} == {1}
