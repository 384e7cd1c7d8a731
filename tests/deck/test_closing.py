"""The last topic and a few sources share a slide where it holds both, the topic as large as it is alone; else the sources have one of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.deck import plan_deck
from briefing.deck.model import DeckPlan, Line, Shape, Slide
from briefing.language import words_for
from briefing.outline import read_outline
from briefing.pipeline import build
from briefing.themes import load_theme
from briefing.themes.languages import in_language
from briefing.themes.model import Box
from deck.decks import CIVIC, THEME
from deck.geometry import plan_problems
from deck.package import Allowed, Package
from deck.package_checks import problems

THEMES = {"meridian": THEME, "civic": load_theme(CIVIC)}
POINTS = [
    {"label": "Watch", "text": "Constraints before slogans: chip allocation, grid queues and who is hiring whom."},
    {"label": "Plan", "text": "Budget for open weights as the floor of every procurement comparison [@a]."},
    {"label": "Fund", "text": "Evaluation and diffusion, where public money moves faster than private."},
]
LONG = "words that make a text longer than it should be " * 5
TEXT_LOWEST, SIZE_OF_SOURCES = 6.64, 13


def outline(count: int = 6, **more: Any) -> dict[str, Any]:  # noqa: ANN401  any key of an outline or of the last topic
    """Return an outline with some sources whose last topic is `plan`; `topic` changes that one, the rest the outline."""
    keys = "abcdefg"[:count]
    plan = {"id": "plan", "title": "Plan for a world in which good models are free", "points": POINTS, **more.pop("topic", {})}
    first = {"id": "one", "title": "One", "text": " ".join(f"[@{key}]" for key in keys)}
    sections = [{"title": "Setting", "topics": [first]}, {"title": "Implications", "topics": [plan]}]
    return {"title": "T", "sources": {key: {"author": "A. Author", "title": f"A book {key}"} for key in keys}, "sections": sections} | more


def plan_of(folder: Path, content: dict[str, Any], theme: str = "meridian") -> DeckPlan:
    """Return the plan of an outline, whose deck was built and proven."""
    path = folder / "outline.yaml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    deck = build(path, theme=theme, outputs=("deck",)).deck
    assert problems(Package.read(deck, Allowed(frozenset(), frozenset()))) == []
    document = read_outline(path).document
    plan = plan_deck(document, THEMES[theme], words_for(document.language, document.words), edition="0" * 12)
    assert plan_problems(plan, in_language(THEMES[theme], document.language)) == []
    return plan


def boxes(slide: Slide) -> dict[str, Box]:
    """Return where each text of a slide stands, in the order of reading."""
    shapes = [one for one in slide.drawn if isinstance(one, Shape)]
    return {one.name: one.box or (one.beside or slide.layout.slots[one.slot]).box for one in shapes}


def rules(slide: Slide) -> list[float]:
    """Return the heights of all rules, the layout's too."""
    own = [one.rule for one in slide.drawn if isinstance(one, Line)]
    return sorted(round(rule.box.y, 2) for rule in (*own, *slide.layout.rules))


@pytest.mark.parametrize("theme", THEMES)
def test_it_looks_as_it_was_drawn(tmp_path: Path, theme: str) -> None:
    *_, slide = plan_of(tmp_path, outline(), theme).slides
    assert (slide.key, slide.also) == ("plan", "/sources")
    placed = boxes(slide)
    assert rules(slide) == [2.2, 2.2, 2.2, 5.02]
    corners = {name: (round(box.x, 2), round(box.y, 2)) for name, box in placed.items()}
    assert corners["Word (/sources)"] == (0.67, 5.2)
    assert corners["Sources 1 (/sources)"] == (2.71, 5.2)
    assert corners["Sources 4 (/sources)"] == (7.81, 5.2)
    assert all(box.w <= 4.86 and box.y + box.h < TEXT_LOWEST for name, box in placed.items() if name.startswith("Sources"))
    order = ["Title (plan)", "Label 1 (plan/b1.1)", "Point 3 (plan/b1.3)", "Source line (plan)", "Word (/sources)", "Sources 1 (/sources)"]
    assert [name for name in placed if name in order] == order
    assert list(placed)[-1] == "Edition (/)"


def test_it_says_why_and_how_large(tmp_path: Path) -> None:
    *_, slide = plan_of(tmp_path, outline()).slides
    assert "closing, for the last topic, in columns, with the sources below it; title 28 pt, body 20 and 13 pt" in slide.why


def test_the_sources_are_no_content_of_the_outline_view(tmp_path: Path) -> None:
    *_, slide = plan_of(tmp_path, outline(contact="Write to us.", disclaimer="No advice.")).slides
    beside = {one.name for one in slide.drawn if isinstance(one, Shape) and one.beside is not None}
    assert {"Word (/sources)", "Sources 1 (/sources)", "Sources 4 (/sources)", "Contact (/)", "Disclaimer (/)", "Edition (/)"} <= beside


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("count", range(1, 7))
def test_columns_are_as_low_as_can_be(tmp_path: Path, count: int, theme: str) -> None:
    *_, slide = plan_of(tmp_path, outline(count), theme).slides
    lists = [len(one.paras) for one in slide.drawn if isinstance(one, Shape) and one.name.startswith("Sources")]
    assert lists == [[1], [1, 1], [2, 1], [2, 2], [3, 2], [3, 3]][count - 1]


@pytest.mark.parametrize("theme", THEMES)
def test_with_a_takeaway_and_sources_of_several_lines_the_rule_is_where_both_fit(tmp_path: Path, theme: str) -> None:
    content = outline(4, topic={"takeaway": "Use the account to sharpen questions."})
    content["sources"]["a"]["title"] = LONG[:120]
    *_, slide = plan_of(tmp_path, content, theme).slides
    placed = boxes(slide)
    assert slide.also == "/sources"
    assert list(placed).index("Takeaway (plan)") < list(placed).index("Sources 1 (/sources)")
    assert placed["Takeaway (plan)"].y + placed["Takeaway (plan)"].h < rules(slide)[-1] < placed["Word (/sources)"].y


def test_an_arabic_one_is_mirrored(tmp_path: Path) -> None:
    points = [{"label": label, "text": "القيود قبل الشعارات وتوزيع الرقائق"} for label in ("راقب", "خطط", "مول")]
    content = outline(4, lang="ar", topic={"title": "خطط لعالم", "points": points})
    content["sections"][0]["topics"][0]["title"] = "واحد"
    *_, slide = plan_of(tmp_path, content).slides
    placed = boxes(slide)
    assert slide.also == "/sources"
    right = {name: round(13.333 - box.x - box.w, 2) for name, box in placed.items()}
    assert (right["Word (/sources)"], right["Sources 1 (/sources)"], right["Sources 3 (/sources)"]) == (0.67, 2.71, 7.81)


SEPARATE: dict[str, dict[str, Any]] = {
    "seven sources": outline(7),
    "sources that are too long": outline() | {"sources": {key: {"author": "A. Author", "title": f"{LONG} {key}"} for key in "abcdef"}},
    "a body that goes on": outline(topic={"points": [{**point, "text": LONG * 5} for point in POINTS]}),
    "a body that would be smaller": outline(topic={"points": [{**point, "text": LONG[:130]} for point in POINTS], "takeaway": LONG[:60]}),
    "a disclaimer with notes": outline(disclaimer={"text": "At length: no advice.", "short": "No advice."}),
    "a hidden topic behind it": outline(2),
    "a section behind it": outline(2),
}
SEPARATE["a hidden topic behind it"]["sections"][1]["topics"].append({"id": "hidden", "title": "Backup", "text": "x", "hidden": True})
SEPARATE["a section behind it"]["sections"].append({"title": "On paper", "topics": [{"title": "Paper", "text": "x", "show": "document"}]})


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", SEPARATE)
def test_else_the_sources_have_their_own_slide(tmp_path: Path, name: str, theme: str) -> None:
    plan = plan_of(tmp_path, SEPARATE[name], theme)
    assert plan.slides[-1].key == "/sources"
    assert [slide.key for slide in plan.slides if slide.also] == []
    assert next(slide for slide in plan.slides if slide.key == "plan").layout.kind == "closing"


def test_the_contents_lead_to_the_shared_slide(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, outline())
    (contents,) = (slide for slide in plan.slides if slide.key == "/contents")
    rows = {one.name: "".join(piece.text for piece in one.paras[0].pieces) for one in contents.drawn if isinstance(one, Shape)}
    assert rows["Contents 4 (/sources)"] == str(len(plan.slides))
