"""An insight of up to half a page stands whole wherever the page before it is two thirds full, and no page is emptied for it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from briefing.outline import read_outline
from briefing.pdf.insights import estimated_height
from briefing.roles import Role
from pdf.drawn import Drawn, draw_view, viewed

SENTENCE = "It goes on for a while. "
FILLERS = range(60, 171, 15)
"""Sentences above the insights: wherever on its page the first of them begins."""
LOOSE = ".room { display: none }"
FULL, LINE = 2 / 3, 0.03
"""How full a page has to be, and how much of it a line with its gap takes at most."""


def outline(filler: int, *, prose: int = 12, numbered: str = "true") -> str:
    """Return an outline of one text and a chapter of three insights with so many sentences of prose."""
    insights = "".join(
        f"  - title: Insight number {number} is said in one sentence\n    points: [{{First: It is so}}, {{Second: It stays so}}]\n"
        f"    takeaway: So much for number {number}.\n    detail: '{SENTENCE * prose}'\n"
        for number in range(1, 4)
    )
    long = f"- title: One\n  topics:\n  - {{title: Long, text: '{SENTENCE * filler}'}}\n"
    return f"title: A\nsections:\n{long}- title: Two\n  numbered: {numbered}\n  topics:\n{insights}"


@cache
def drawn(filler: int, rule: str = "") -> Drawn:
    document, view, theme = viewed(outline(filler))
    return draw_view(document, view, replace(theme, stylesheet=theme.stylesheet + rule))


def depths(document: Drawn) -> list[dict[int, float]]:
    """Return for the text and each insight how deep it reaches on each of its pages, as a share of the page."""
    size = document.theme.page["a4"]
    top, height = size["top"] * 72 / 25.4, (size["h"] - size["top"] - size["bottom"]) * 72 / 25.4
    reached: dict[str, dict[int, float]] = {topic.key: {} for chapter in document.view.chapters for topic in chapter.topics}
    for element in document.elements:
        key = element.name.key.split("/")[0] if element.name is not None and element.role is not Role.CONTENTS else ""
        for line in element.lines if key in reached else ():
            reached[key][line.page] = max(reached[key].get(line.page, 0), (line.depth - top) / height)
    return list(reached.values())


def parted_low(document: Drawn) -> list[int]:
    """Return the places of the insights that are parted though what stands above them fills two thirds of its page."""
    pairs = enumerate(pairwise(depths(document)), 1)
    return [place for place, (before, own) in pairs if len(own) > 1 and before.get(min(own), 0) > FULL]


@pytest.mark.parametrize("filler", FILLERS)
def test_an_insight_stands_whole_where_the_page_before_is_full_enough(filler: int) -> None:
    assert parted_low(drawn(filler)) == []


def test_without_its_room_it_would_be_parted() -> None:
    assert sum(len(parted_low(drawn(filler, LOOSE))) for filler in FILLERS) > 3


@pytest.mark.parametrize("filler", FILLERS)
def test_no_page_is_emptied_for_an_insight(filler: int) -> None:
    fills = drawn(filler).fills()
    assert [fill for page, fill in fills.items() if page < max(fills) and fill < FULL - LINE] == []


def rooms(text: str) -> list[float]:
    return [topic.room for chapter in viewed(text)[1].chapters for topic in chapter.topics]


def test_room_is_asked_for_insights_of_up_to_half_a_page() -> None:
    long, first, *others = rooms(outline(60))
    assert (long, len(others)) == (0, 2)
    assert 0 < first < others[0] == others[1] < 245 / 3
    assert rooms(outline(60, prose=60))[:3] == [0, 0, 0]
    assert rooms(outline(60, numbered="false"))[:3] == [0, 0, 0]


def test_a_short_insight_asks_for_no_more_than_it_takes() -> None:
    text = "title: A\nsections: [{title: One, numbered: true, topics: [{title: A, text: Words}, {title: B, text: Words}]}]\n"
    assert rooms(text)[1] == pytest.approx(47, abs=5)


@pytest.mark.parametrize(
    ("body", "least", "most"),
    [
        ("text: Words", 40, 55),
        ("points: [{One: It is so}, {Two: It is so}]", 50, 62),
        ("compare: [{heading: Makers, text: They build}, {heading: Buyers, points: [They wait, They ask]}]", 60, 75),
        ("figures: [{value: '1', label: one}, {value: '2', label: two}]", 55, 75),
        ("body: [{text: Words}, {text: Words, show: deck}]", 40, 55),
        ("table: {columns: [A, B], rows: [[1, 2]]}", 1e9, float("inf")),
    ],
)
def test_what_an_insight_takes_is_estimated(body: str, least: float, most: float) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "outline.yaml"
        path.write_text(f"title: A\nsections:\n- title: One\n  numbered: true\n  topics: [{{title: T, {body}}}]\n", encoding="utf-8")
        (topic,) = read_outline(path).document.sections[0].topics
    assert least <= estimated_height(topic) <= most


def test_the_last_topic_stands_whole_though_it_is_no_insight() -> None:
    def parted(rule: str) -> list[int]:
        """Return the fillers at which the last topic is parted though what stands above it fills two thirds of its page."""
        found = []
        for filler in FILLERS:
            document, view, theme = viewed(outline(filler, numbered="false"))
            *_, before, last = depths(draw_view(document, view, replace(theme, stylesheet=theme.stylesheet + rule)))
            found += [filler] * (len(last) > 1 and before.get(min(last), 0) > FULL)
        return found

    assert parted("") == []
    assert parted(LOOSE)
