"""Laws of plans that hold for any text in any block: it fits its box, nothing is lost or said twice, nothing is smaller than the theme allows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.deck import plan_deck
from briefing.deck.model import DeckPlan, Drawn, Shape, Slide
from briefing.language import words_for
from briefing.outline import read_outline
from briefing.pipeline import build
from briefing.themes import load_theme
from briefing.themes.languages import in_language
from briefing.themes.model import Box
from deck.decks import ARTICLE, CHARTS, CIVIC, RICH, TABLES, THEME, plan_of
from deck.geometry import plan_problems
from deck.synthetic import MAKERS, Writer
from running import FULL, ROOT

THEMES = {"meridian": THEME, "civic": load_theme(CIVIC)}
KINDS = ROOT / "tests" / "corpus" / "kinds.yaml"
LANGUAGES = ("en", "de", "zh-Hans", "ja", "ko", "ar", "hi")
WORDS = st.one_of(st.none(), st.integers(1, 90))
topics = st.fixed_dictionaries(
    {
        "body": st.lists(st.tuples(st.sampled_from(sorted(MAKERS)), st.integers(1, 200)), max_size=3),
        "title": st.integers(1, 70),
        "takeaway": WORDS,
        "label": WORDS,
    }
)


@settings(max_examples=400 if FULL else 15, deadline=None)
@given(st.sampled_from(LANGUAGES), st.sampled_from(sorted(THEMES)), st.integers(1, 10**6), topics, st.booleans())
def test_a_topic_fits_and_arrives_once(language: str, theme: str, seed: int, counts: dict[str, Any], is_numbered: bool) -> None:  # noqa: FBT001  drawn
    writer = Writer(ROOT / "tests" / "corpus" / "languages" / f"{language}.yaml", seed)
    topic = {"id": "t", "title": writer.text(counts["title"]), "body": [MAKERS[kind](writer, count) for kind, count in counts["body"]]}
    topic |= {key: writer.plain(counts[key]) for key in ("takeaway", "label") if counts[key]}
    section = {"title": writer.plain(3), "numbered": is_numbered, "source": "a", "topics": [topic]}
    outline = {"lang": language, "title": "T", "sources": {"a": {"title": writer.plain(30)}}, "sections": [section]}
    plan = _proven(yaml.safe_dump(outline, allow_unicode=True), theme)
    assert plan_problems(plan, in_language(THEMES[theme], language)) == []


def _proven(outline: str, theme: str) -> DeckPlan:
    """Return the plan of an outline whose deck was built and proven: nothing of it is lost, parted wrongly or said twice."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "outline.yaml"
        path.write_text(outline, encoding="utf-8")
        build(path, theme=theme, outputs=("deck",))
        document = read_outline(path).document
    return plan_deck(document, THEMES[theme], words_for(document.language, document.words), edition="0" * 12)


def test_a_link_at_the_end_of_a_title_that_goes_on_in_the_body_is_repeated_on_no_slide() -> None:
    title = f"{'Words and ' * 60}[a link](https://example.org/4) at the far end"
    topic = {"id": "t", "title": title, "points": [f"Point {number} {'says a great deal ' * 12}" for number in range(20)]}
    plan = _proven(yaml.safe_dump({"title": "T", "topics": [topic]}), "meridian")
    assert len([slide for slide in plan.slides if slide.key == "t"]) > 2


@pytest.mark.parametrize("outline", [ARTICLE, RICH, CHARTS, TABLES, KINDS], ids=lambda path: path.stem)
def test_good_plans_have_no_problems(outline: Path) -> None:
    assert plan_problems(plan_of(outline), THEME) == []


def test_a_chart_without_room_is_lower_or_leaves_its_remark_behind_and_tells_its_numbers() -> None:
    long = "Words and words and words. " * 14
    chart = {"type": "column", "categories": [f"Category {n}" for n in range(9)], "series": {"A": [*range(9)], "B": [*range(9)]}}
    topic = {"id": "t", "title": long[:150], "takeaway": long[:190], "body": [{"chart": {**chart, "caption": long[:90], "note": long}}]}
    plan = _proven(yaml.safe_dump({"title": "T", "topics": [topic]}), "meridian")
    assert plan_problems(plan, THEME) == []
    names = [[one.name for one in slide.drawn] for slide in plan.slides if slide.key == "t"]
    assert [("Chart (t/b1)" in one, "Remark (t/b1)" in one) for one in names] == [(True, False), (False, True)]


@pytest.mark.parametrize("kind", ["column", "bar", "line", "area", "scatter"])
def test_the_title_of_an_axis_keeps_clear_of_the_label_of_a_target(kind: str) -> None:
    data = {"series": {"A": [[1, 2, "x"], [3, 30, "y"]]}} if kind == "scatter" else {"categories": ["a", "b"], "series": {"A": [1, 30]}}
    chart = {"type": kind, **data, "y_title": "A long title of the axis. " * 7, "target": {"at": 30, "label": "The goal of the year"}}
    plan = _proven(yaml.safe_dump({"title": "T", "topics": [{"id": "t", "title": "One", "chart": chart}]}), "meridian")
    assert plan_problems(plan, THEME) == []


def test_each_problem_of_a_plan_is_seen() -> None:
    plan = plan_of(RICH)
    place, slide = next((place, slide) for place, slide in enumerate(plan.slides) if slide.key == "rows")

    def problems_with(**moved: float) -> str:
        drawn = tuple(_moved(one, slide, moved) if one.name.startswith("Point 2") else one for one in slide.drawn)
        slides = (*plan.slides[:place], replace(slide, drawn=drawn), *plan.slides[place + 1 :])
        return "\n".join(plan_problems(replace(plan, slides=slides), THEME))

    assert problems_with() == ""
    assert "Point 2 (rows/b1.2): needs 0.38 in of 0.10" in problems_with(h=0.1)
    assert "Point 2 (rows/b1.2): off the slide" in problems_with(y=7.3)
    assert "Point 1 (rows/b1.1): lies over Point 2" in problems_with(y=2.3)
    slots = tuple(replace(slot, style=replace(slot.style, size=15.0)) for slot in slide.layout.slots)
    small = replace(slide, layout=replace(slide.layout, slots=slots))
    assert "Point 2 (rows/b1.2): 15 pt is no size of the theme" in "\n".join(plan_problems(replace(plan, slides=(small,)), THEME))


def _moved(one: Drawn, slide: Slide, to: dict[str, float]) -> Drawn:
    assert isinstance(one, Shape)
    box = one.box or slide.layout.slots[one.slot].box
    return replace(one, box=Box(box.x, to.get("y", box.y), box.w, to.get("h", box.h)))


@pytest.mark.parametrize("theme", THEMES)
def test_a_label_that_takes_the_line_leaves_the_kicker_its_number(theme: str) -> None:
    topic = {"id": "t", "title": "Said briefly", "label": "a label of very many words " * 6, "text": "x"}
    plan = _proven(yaml.safe_dump({"title": "T", "sections": [{"title": "Short one", "topics": [topic]}]}), theme)
    assert plan_problems(plan, THEMES[theme]) == []
