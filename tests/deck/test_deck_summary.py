"""A summary that is a thought and nothing else stands large on a slide of its own; with points or figures it has its panel."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.deck.model import Shape, Slide
from deck.decks import THEME, deck_of, plan_of
from deck.geometry import plan_problems
from deck.package import Allowed, Package

HEAD = "title: T\ntones: {first: Ours, second: Theirs}\nsources: {a: {title: A book}}\n"
TAIL = "topics: [{title: One, body: [text: words]}]\n"


def summary_of(said: str, folder: Path) -> Slide:
    path = folder / "outline.yaml"
    path.write_text(f"{HEAD}summary: {{{said}}}\n{TAIL}", encoding="utf-8")
    plan = plan_of.__wrapped__(path)
    assert plan_problems(plan, THEME) == []
    return plan.slides[1]


def names(slide: Slide) -> list[str]:
    return [one.name for one in slide.drawn if isinstance(one, Shape)]


@pytest.mark.parametrize("more", ["", ", points: [{text: Not here, show: document}]"])
def test_a_thought_alone_is_a_statement_with_kicker_sources_and_key(more: str, tmp_path: Path) -> None:
    slide = summary_of(f"text: 'All that there is to say [@a].'{more}", tmp_path)
    assert slide.layout.kind == "statement"
    assert slide.layout.slots[0].type == "title"
    assert names(slide)[:2] == ["Thought (/summary)", "Kicker (/summary)"]
    assert {"Source line (/summary)", "Tone 1 (/)", "Tone 2 (/)"} <= set(names(slide))


@pytest.mark.parametrize(
    "said", ["text: Short, points: [And more]", "text: Short, figures: [{value: 7, label: of them}]", f"text: '{'word ' * 140}'"]
)
def test_with_more_or_too_much_to_say_it_has_its_panel(said: str, tmp_path: Path) -> None:
    assert summary_of(said, tmp_path).layout.kind == "summary"


def test_it_is_proven_in_the_finished_deck(tmp_path: Path) -> None:
    path = tmp_path / "outline.yaml"
    path.write_text(f"{HEAD}summary: {{text: All that there is to say.}}\n{TAIL}", encoding="utf-8")
    package = Package.read(deck_of.__wrapped__(path), Allowed(frozenset(), frozenset()))
    assert any("All that there is to say." in "".join(package.xml(name).itertext()) for name in package.slides[1:2])
