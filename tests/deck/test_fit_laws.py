"""Laws of measuring that hold for any text.

Slashes are left out: of a first word that is too long, LibreOffice puts less on a line where it finds one.
"""

from __future__ import annotations

from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefing.deck.fit import Measurer, Piece, Style, style_steps
from briefing.themes import load_theme

THEME = load_theme(Path(__file__).parents[2] / "themes" / "meridian")
MEASURERS = {language: Measurer(THEME, language) for language in ("en", "zh-Hans", "ar", "hi")}
STYLES = (*style_steps(THEME, "body"), style_steps(THEME, "title")[0], style_steps(THEME, "kicker")[0])
WORDS = (
    *("chips", "export", "well-known", "laboratories", "2026", "e.g.", "office", "14%", ".", "!", "—", "é", "😀", "\n"),
    *("中国", "实验室，", "“领导”", "API", "。", "مختبرات", "الصين،", "ﷺ", "की", "प्रयोगशाला।"),  # noqa: RUF001 (Chinese)
)

texts = st.one_of(
    st.lists(st.sampled_from([*WORDS, "", ""]), min_size=1, max_size=60).map(" ".join).filter(bool),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/"), min_size=1, max_size=60),
)
links = st.sampled_from(["", "", "#key"])
pieces = st.lists(st.builds(Piece, text=texts, bold=st.booleans(), italic=st.booleans(), code=st.booleans(), link=links), min_size=1, max_size=3).map(
    tuple
)
measurers = st.sampled_from(sorted(MEASURERS)).map(MEASURERS.__getitem__)
styles = st.sampled_from(STYLES)
widths = st.floats(40, 900)
law = settings(max_examples=60, deadline=None)


@law
@given(measurers, pieces, styles, widths)
def test_height_is_lines_times_leading_and_nothing_is_wider_than_its_box(
    measurer: Measurer, text: tuple[Piece, ...], style: Style, width: float
) -> None:
    measured = measurer.measure(text, style, width)
    assert measured.lines >= 1
    assert measured.height == measured.lines * style.leading
    assert measured.width <= width or width < 2 * style.size


@law
@given(measurers, pieces, styles, widths, st.floats(1, 300))
def test_a_wider_box_never_needs_more_lines(measurer: Measurer, text: tuple[Piece, ...], style: Style, width: float, more: float) -> None:
    assert measurer.measure(text, style, width + more).lines <= measurer.measure(text, style, width).lines


@law
@given(measurers, pieces, styles, widths)
def test_balancing_keeps_the_lines_and_never_widens(measurer: Measurer, text: tuple[Piece, ...], style: Style, width: float) -> None:
    balanced = measurer.balanced_width(text, style, width)
    assert balanced <= width
    assert measurer.measure(text, style, balanced).lines == measurer.measure(text, style, width).lines


@law
@given(measurers, pieces, styles, widths, st.integers(1, 6))
def test_a_split_loses_nothing_and_its_head_keeps_to_the_lines(
    measurer: Measurer, text: tuple[Piece, ...], style: Style, width: float, lines: int
) -> None:
    head, tail = measurer.split(text, style, width, lines)
    assert "".join(piece.text for piece in (*head, *tail)) == "".join(piece.text for piece in text)
    assert head
    assert measurer.measure(head, style, width).lines <= lines


@law
@given(measurers, pieces, styles, widths, st.integers(1, 6))
def test_splitting_on_and_on_comes_to_an_end(measurer: Measurer, text: tuple[Piece, ...], style: Style, width: float, lines: int) -> None:
    assume(width > 100)
    parts = 0
    while text:
        head, text = measurer.split(text, style, width, lines)
        assert head
        parts += 1
    assert parts >= 1
