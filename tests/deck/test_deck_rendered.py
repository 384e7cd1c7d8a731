"""No text leaves its place when a deck is drawn: LibreOffice draws it, and the ink of every text is held against the box that was planned for it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing.themes import load_theme
from deck.decks import ARTICLE, CHARTS, CIVIC, EVERYTHING, IMAGES, OUTLINES, RICH, RIGHT_TO_LEFT, TABLES, THEME, deck_of
from deck.long_outline import long_outline
from deck.rendering import Drawn, Rect, draw, problems

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("soffice", "pdftoppm"))), reason="soffice and pdftoppm are not installed: tools/setup-system test"
)
GERMAN = OUTLINES / "german.yaml"


def test_every_text_stays_in_its_place_and_a_measurer_too_hopeful_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decks = {"rich": deck_of(RICH), "arabic": deck_of(RIGHT_TO_LEFT), "german": deck_of(GERMAN)}
    monkeypatch.setattr("briefing.deck.fit.WIDTH_USED", 1.09)
    drawn = draw({**decks, "hopeful": deck_of.__wrapped__(GERMAN)}, tmp_path, THEME)
    assert {name: problems(drawn[name]) for name in decks} == {name: [] for name in decks}
    assert all(len(drawn[name]) > 80 for name in decks)
    assert any("bottom" in line or "lies over" in line for line in problems(drawn["hopeful"]))


@pytest.mark.full
def test_every_text_of_every_outline_stays_in_its_place(tmp_path: Path) -> None:
    long = tmp_path / "long.yaml"
    long.write_text(long_outline(), encoding="utf-8")
    outlines = (ARTICLE, EVERYTHING, TABLES, IMAGES, CHARTS, long, *sorted(OUTLINES.glob("*.yaml")))
    decks = {outline.parent.name + "-" + outline.stem: deck_of(outline) for outline in outlines}
    decks |= {f"civic-{outline.stem}": deck_of(outline, CIVIC) for outline in (ARTICLE, RICH)}
    drawn = draw(decks, tmp_path, THEME, load_theme(CIVIC))
    assert len(drawn) >= 10
    assert {name: problems(texts) for name, texts in drawn.items()} == {name: [] for name in decks}


BOX = Rect(1, 1, 3, 2)


def text(name: str, ink: Rect | None, box: Rect = BOX) -> Drawn:
    return Drawn(1, name, "Words", box, 0.4, ink)


def test_a_text_in_its_box_is_no_problem() -> None:
    assert problems([text("a", Rect(1, 1.1, 2.9, 1.9)), text("b", Rect(1, 2.1, 2.9, 2.9), Rect(1, 2, 3, 3))]) == []


@pytest.mark.parametrize(
    ("ink", "said"),
    [
        (None, "no ink"),
        (Rect(1, 1.1, 3.2, 1.9), "right by 0.15"),
        (Rect(0.8, 1.1, 2, 1.9), "left by 0.15"),
        (Rect(1, 1.1, 2, 2.4), "bottom by 0.26"),
        (Rect(1, 0.7, 2, 1.9), "top by 0.16"),
    ],
)
def test_a_text_that_is_lost_or_leaves_its_box_is_named(ink: Rect | None, said: str) -> None:
    assert [line for line in problems([text("a", ink)]) if line.startswith("slide 1, a “Words”: ") and said in line] != []


def test_a_text_at_the_edge_of_the_slide_and_one_over_another_are_named() -> None:
    beyond = Rect(0, 7, 3, 8)
    assert problems([text("a", Rect(0, 7.1, 3, 7.6), beyond)]) == ["slide 1, a “Words”: bottom by 0.10 in more than allowed"]
    assert problems([text("a", Rect(1, 1, 2, 2)), text("b", Rect(1.5, 1.5, 2, 2))]) == ["slide 1, a “Words”: lies over b"]
