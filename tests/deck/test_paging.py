"""How a body is parted over slides: no point is left alone, the parts are alike, a chart or table keeps its remark."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.deck import plan_deck
from briefing.deck.model import Shape, Slide
from briefing.language import words_for
from briefing.outline import read_outline
from briefing.roles import Role, parse_name
from deck.decks import CHARTS, EVERYTHING, TABLES, THEME, plan_of

SENTENCE = "Makers and buyers want different things and say so. "
Body = list[dict[str, Any]]


def slides_of(body: Body, **topic: object) -> list[Slide]:
    """Return the slides of a topic."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "outline.yaml"
        path.write_text(yaml.safe_dump({"title": "T", "topics": [{"id": "t", "title": "One", "body": body, **topic}]}), encoding="utf-8")
        document = read_outline(path).document
    plan = plan_deck(document, THEME, words_for("en"), edition="0" * 12)
    return [slide for slide in plan.slides if slide.key == "t"]


def counts(body: Body) -> list[int]:
    """Return how many points or paragraphs stand on each slide."""
    return [sum(_items(one) for one in slide.drawn if isinstance(one, Shape)) for slide in slides_of(body)]


def _items(shape: Shape) -> int:
    name = parse_name(shape.name)
    assert name is not None
    return len(shape.paras) if name.role in {Role.POINTS, Role.STEPS} else int(name.role in {Role.POINT, Role.PARAGRAPH})


@pytest.mark.parametrize(("count", "sentences"), [(7, 8), (10, 5), (10, 8), (13, 5), (13, 8), (16, 8), (9, 12)])
@pytest.mark.parametrize("kind", ["points", "steps", "labels"])
def test_points_of_one_length_are_shared_alike(kind: str, count: int, sentences: int) -> None:
    text = SENTENCE * sentences
    points: list[Any] = [{"label": "Label", "text": text} for _ in range(count)] if kind == "labels" else [text] * count
    found = counts([{"steps" if kind == "steps" else "points": points}])
    assert sum(found) == count
    assert len(found) > 1
    assert max(found) - min(found) <= 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(3, 8), min_size=6, max_size=24))
def test_no_point_is_left_alone_behind_slides_of_several(lengths: list[int]) -> None:
    found = counts([{"points": [SENTENCE * length for length in lengths]}])
    assert sum(found) == len(lengths)
    assert len(found) == 1 or min(found) > 1 or max(found) <= 2


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 6), min_size=8, max_size=24))
def test_no_slide_is_less_than_half_as_full_as_another(lengths: list[int]) -> None:
    slides = slides_of([{"points": [SENTENCE * length for length in lengths]}])
    heights = [_height(one, slide) for slide in slides for one in slide.drawn if isinstance(one, Shape) and one.name.startswith("Points")]
    assert len(heights) == len(slides)
    assert min(heights) > max(heights) / 2


def _height(shape: Shape, slide: Slide) -> float:
    return (shape.box or slide.layout.slots[shape.slot].box).h


CHART = {"type": "column", "categories": ["a", "b"], "series": {"A": [1, 2]}, "caption": "What was sold", "note": "Counted by hand."}
TABLE = {"columns": ["A", "B"], "rows": [["a", "1"], ["b", "2"], ["c", "3"]], "caption": "What was counted", "note": "By hand."}


@pytest.mark.parametrize(("kind", "block"), [("Chart", {"chart": CHART}), ("Table", {"table": TABLE})])
@pytest.mark.parametrize("sentences", range(2, 40, 3))
def test_a_chart_or_table_keeps_its_caption_and_remark(kind: str, block: dict[str, Any], sentences: int) -> None:
    slides = slides_of([{"text": SENTENCE * sentences}, block])
    (shown,) = [names for names in map(_names, slides) if f"{kind} (t/b2)" in names]
    assert {"Caption (t/b2)", "Remark (t/b2)"} <= shown


def test_wherever_there_is_room_remarks_stand_with_what_they_remark_on() -> None:
    found = 0
    for outline in (CHARTS, TABLES, EVERYTHING):
        for slide in plan_of(outline).slides:
            for key in (name.removeprefix("Remark (") for name in _names(slide) if name.startswith("Remark (")):
                found += 1
                assert any(name.startswith(("Chart (", "Table (")) and key.rstrip(")") in name for name in _names(slide))
    assert found > 3


def _names(slide: Slide) -> set[str]:
    return {one.name for one in slide.drawn}
