"""Contents that return in front of each section but the first, where the theme lets them: marked there, proven, and missed where one is gone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.deck import DeckPlan, plan_deck
from briefing.deck.model import Shape, Slide
from briefing.language import words_for
from briefing.outline import read_outline
from briefing.themes import load_theme
from deck.decks import ARTICLE, RIGHT_TO_LEFT, deck_of
from deck.geometry import plan_problems
from finished import discrepancies
from running import ROOT
from verify.deck_damage import write
from verify.deck_file import DeckFile, remove


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A theme that differs from Meridian in this alone."""
    folder = tmp_path_factory.mktemp("theme")
    (folder / "theme.yaml").write_text(f"name: returns\nextends: {ROOT / 'themes' / 'meridian'}\ndeck: {{contents: sections}}\n", encoding="utf-8")
    return folder


def planned(outline: Path, theme: Path) -> DeckPlan:
    document = read_outline(outline).document
    return plan_deck(document, load_theme(theme), words_for(document.language, document.words), edition="0123456789ab")


def keys(outline: Path, theme: Path) -> list[str]:
    return [slide.key for slide in planned(outline, theme).slides if slide.layout.name.startswith(("Contents", "Section"))]


def is_bold(shape: Shape, slide: Slide) -> bool:
    return all(piece.bold for piece in shape.paras[0].pieces) or slide.layout.slots[shape.slot].style.bold


def test_they_stand_in_front_of_every_section_but_the_first(theme: Path) -> None:
    assert [key for key in keys(ARTICLE, theme) if key != "/contents"] == [
        *("frame", "/contents/differences", "differences", "/contents/insights", "insights", "/contents/outlook", "outlook"),
    ]


@pytest.mark.parametrize("outline", [ARTICLE, RIGHT_TO_LEFT], ids=["article", "arabic"])
def test_the_present_section_alone_is_bold_and_the_kicker_numbers_it(outline: Path, theme: Path) -> None:
    plan = planned(outline, theme)
    assert plan_problems(plan, load_theme(theme)) == []
    returned = [slide for slide in plan.slides if slide.key.startswith("/contents/")]
    assert returned
    for slide in returned:
        shapes = {one.name: one for one in slide.drawn if isinstance(one, Shape)}
        present = slide.key.removeprefix("/contents/")
        bold = {name for name, one in shapes.items() if name.startswith(("Contents 1", "Contents 2")) and is_bold(one, slide)}
        assert bold == {f"Contents 1 ({present})", f"Contents 2 ({present})"} & set(shapes)
        assert f"Kicker ({slide.key})" in shapes


DAMAGE: dict[str, tuple[Callable[[DeckFile], None], str]] = {
    "one is gone": (lambda deck: remove(deck.slide_id("/contents/insights")), "the slide of (/contents/insights) is missing"),
    "a row says another": (lambda deck: write(deck, "/contents/insights", "What follows", "What fails"), "Contents (outlook) says “What fails”"),
    "its number": (lambda deck: write(deck, "/contents/insights", "Part 3", "Part 4"), "Kicker (/contents/insights) says"),
    "its mark": (lambda deck: write(deck, "/contents/insights", " (3)", " (4)"), "the title of (/contents/insights) is marked"),
}


@pytest.mark.parametrize("case", DAMAGE)
def test_what_is_wrong_with_them_is_told(case: str, theme: Path) -> None:
    damage, said = DAMAGE[case]
    good = deck_of(ARTICLE, theme)
    assert discrepancies(ARTICLE, "deck", good) == ()
    deck = DeckFile(good)
    damage(deck)
    assert any(said in message for message in discrepancies(ARTICLE, "deck", deck.content()))
