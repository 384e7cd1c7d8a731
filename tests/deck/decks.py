"""Decks that the tests of the deck share, each built and proven once a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefing.deck import DeckPlan, plan_deck
from briefing.language import words_for
from briefing.outline import read_outline
from briefing.pipeline import build
from briefing.themes import load_theme
from running import ROOT

ARTICLE = ROOT / "content" / "outline.yaml"
OUTLINES = ROOT / "tests" / "deck" / "outlines"
RIGHT_TO_LEFT = OUTLINES / "arabic.yaml"
TABLES, IMAGES = ROOT / "tests" / "corpus" / "tables.yaml", ROOT / "tests" / "corpus" / "images.yaml"
CHARTS = ROOT / "tests" / "corpus" / "charts.yaml"
EVERYTHING = ROOT / "tests" / "corpus" / "everything.yaml"
CLOSING = ROOT / "tests" / "corpus" / "closing.yaml"
RICH = OUTLINES / "rich.yaml"
THEME = load_theme(ROOT / "themes" / "meridian")
CIVIC = ROOT / "themes" / "civic"


@cache
def deck_of(outline: Path, theme: Path | None = None) -> bytes:
    """Return the deck of an outline, read back and proven."""
    return build(outline, theme=str(theme or ""), outputs=("deck",)).deck


@cache
def plan_of(outline: Path) -> DeckPlan:
    """Return the plan of an outline's deck."""
    document = read_outline(outline).document
    return plan_deck(document, THEME, words_for(document.language, document.words), edition="0123456789ab")
