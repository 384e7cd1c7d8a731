"""Layouts are called by what they are for, each by a name of its own; charts of one size share one, whatever stands in their keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.deck.house import NAMES
from briefing.deck.model import DeckPlan
from deck.decks import ARTICLE, CHARTS, EVERYTHING, RICH, RIGHT_TO_LEFT, TABLES, plan_of


def used(plan: DeckPlan) -> list[str]:
    return list(dict.fromkeys(slide.layout.name for slide in plan.slides))


@pytest.mark.parametrize("outline", [ARTICLE, CHARTS, EVERYTHING, RICH, RIGHT_TO_LEFT, TABLES])
def test_every_layout_has_a_name_of_its_own_that_begins_with_its_kind(outline: Path) -> None:
    plan = plan_of(outline)
    names = [layout.name for layout in plan.layouts]
    assert len(set(names)) == len(names)
    assert set(NAMES.values()) <= set(names)
    assert all(layout.name == NAMES[layout.kind] or layout.name.startswith(f"{NAMES[layout.kind]}, ") for layout in plan.layouts)
    assert {slide.layout for slide in plan.slides} <= set(plan.layouts)


def test_a_name_says_what_a_layout_is_for() -> None:
    names = used(plan_of(ARTICLE))
    assert {"Cover, with subtitle", "Executive summary, six claims", "Contents, five rows", "Insight, four rows"} <= set(names)
    assert {"Insight, three rows, first long", "Insight, three rows, all long", "Title and content, three rows and callout"} <= set(names)
    assert not [name for name in names if name[-1].isdecimal()]


def test_charts_of_one_size_share_a_layout() -> None:
    slides = plan_of(CHARTS).slides
    shared = [slide.layout.name for slide in slides].count("Chart, without conclusion, 12.0 by 3.7 inches")
    assert shared > 8
    assert len({slide.layout.name for slide in slides if slide.layout.kind == "chart"}) < 12
