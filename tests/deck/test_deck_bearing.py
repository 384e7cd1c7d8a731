"""Large figures stand with their ink on the margin, as LibreOffice draws them: from the left, or from the right where one reads from there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing.deck.fit import Measurer, Piece, style_steps
from briefing.roles import Role, parse_name
from briefing.themes import load_theme
from deck.decks import CIVIC, THEME, deck_of
from deck.rendering import SLIDE, Drawn, draw

MARGIN, NEAR = 0.667, 0.025  # inches; a picture's dot is 0.0104
HERO = style_steps(THEME, "hero")[0]
OUTLINE = """
title: T
lang: {language}
sections:
  - title: One
    numbered: true
    topics: [{{title: A, body: [text: {word}]}}, {{title: B, body: [text: {word}]}}]
  - title: Two
    topics:
      - {{title: C, figures: [{{value: {value}, label: {word}}}]}}
      - {{title: D, figures: [{{value: "{value}", label: {word}}}, {{value: "7", label: {word}}}]}}
"""


@pytest.mark.skipif(not all(map(shutil.which, ("soffice", "pdftoppm"))), reason="soffice and pdftoppm are not installed: tools/setup-system test")
def test_the_ink_of_large_figures_stands_on_the_margin(tmp_path: Path) -> None:
    path = tmp_path / "outline.yaml"
    decks = {}
    for name, language, value, word, theme in (
        ("english", "en", "11", "words", None),
        ("civic", "en", "14", "words", CIVIC),
        ("arabic", "ar", "11", "كلمات", None),
        ("letters", "ar", "مليون", "كلمات", None),
    ):
        path.write_text(OUTLINE.format(language=language, value=value, word=word), encoding="utf-8")
        decks[name] = deck_of.__wrapped__(path, theme)
    drawn = draw(decks, tmp_path, THEME, load_theme(CIVIC))
    for name, texts in drawn.items():
        large = [one for one in texts if _is_first_figure(one, from_right=name in {"arabic", "letters"})]
        assert len(large) == 4, name
        assert [str(one) for one in large if abs(_edge(one, from_right=name in {"arabic", "letters"}) - MARGIN) > NEAR] == []


def _is_first_figure(one: Drawn, *, from_right: bool) -> bool:
    """Whether a text is the number of an insight or a figure at the margin; what stands beside it begins far from there."""
    named = parse_name(one.name)
    return named is not None and named.role in {Role.VALUE, Role.NUMERAL} and one.leading > 0.5 and _edge(one, from_right=from_right) < 2


def _edge(one: Drawn, *, from_right: bool) -> float:
    """Return the distance of a text's ink from the edge of the slide that one reads from."""
    assert one.ink is not None
    return SLIDE.right - one.ink.right if from_right else one.ink.left


def test_a_bearing_is_that_of_the_outer_glyph_and_never_below_nothing() -> None:
    english, arabic = Measurer(THEME, "en"), Measurer(THEME, "ar")
    one, hooked = (Piece("11"),), (Piece("J"),)
    assert 10 < english.bearing(one, HERO) < 20
    assert english.bearing((Piece("11"), Piece("x")), HERO) == english.bearing(one, HERO)
    assert arabic.bearing(one, HERO) != english.bearing(one, HERO)
    assert all(english.bearing(text, HERO) == 0 for text in ((), (Piece(" "),)))
    assert english.bearing(hooked, HERO) >= 0
