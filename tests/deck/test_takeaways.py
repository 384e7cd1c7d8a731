"""Where the "so what" of a topic stands: on the axes of what is above it, and as large as leaves the body its size."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.deck import DeckPlan, plan_deck
from briefing.deck.model import Shape, Slide
from briefing.language import words_for
from briefing.outline import read_outline
from briefing.themes import load_theme
from briefing.themes.model import Box
from deck.decks import CIVIC, THEME

HERO = "figures: [{value: '11', label: members}]"
ROWS = "points: [{label: Report, text: Taken as a sign}, {label: Rumour, text: It fell}]"


def slide_of(folder: Path, *blocks: str, takeaway: str = "So it is", theme: Path | None = None) -> Slide:
    """Return the slide of a topic of some blocks, written as YAML."""
    outline = folder / "outline.yaml"
    body = ", ".join(f"{{{block}}}" for block in blocks)
    outline.write_text(f"title: T\ntopics:\n  - {{id: t, title: One, body: [{body}], takeaway: {takeaway}}}\n  - {{id: u, title: Two, text: Last}}\n")
    document = read_outline(outline).document
    plan: DeckPlan = plan_deck(document, load_theme(theme) if theme else THEME, words_for("en", document.words), edition="0123456789ab")
    (slide,) = [one for one in plan.slides if one.key == "t"]
    return slide


def boxes(slide: Slide) -> dict[str, Box]:
    return {one.name: one.box or slide.layout.slots[one.slot].box for one in slide.drawn if isinstance(one, Shape)}


def test_below_rows_beside_a_number_it_is_the_last_of_the_rows(tmp_path: Path) -> None:
    found = boxes(slide_of(tmp_path, HERO, ROWS))
    assert found["Word (t)"].x == pytest.approx(found["Label 2 (t/b2.2)"].x)
    assert found["Takeaway (t)"].x == pytest.approx(found["Point 2 (t/b2.2)"].x)
    assert found["Takeaway (t)"].y > found["Point 2 (t/b2.2)"].y


@pytest.mark.parametrize("count", [2, 3, 4])
def test_below_columns_its_text_stands_under_the_second(tmp_path: Path, count: int) -> None:
    figures = ", ".join(f"{{value: '{number}', label: of them}}" for number in range(count))
    found = boxes(slide_of(tmp_path, f"figures: [{figures}]"))
    assert found["Takeaway (t)"].x == pytest.approx(found["Figure label 2 (t/b1.2)"].x)
    assert found["Word (t)"].x == pytest.approx(found["Figure label 1 (t/b1.1)"].x)


@pytest.mark.parametrize("theme", [None, CIVIC])
def test_it_is_no_smaller_below_a_comparison_than_below_rows(tmp_path: Path, theme: Path | None) -> None:
    compared = "compare: {sides: [{heading: A}, {heading: B}], rows: {Question: ['yes', 'no']}}"

    def size(block: str) -> float:
        slide = slide_of(tmp_path, block, theme=theme)
        return next(slide.layout.slots[one.slot].style.size for one in slide.drawn if isinstance(one, Shape) and one.name == "Takeaway (t)")

    assert size(compared) == size(ROWS) >= 18


def test_below_the_claim_of_an_insight_without_evidence_it_opens_the_body(tmp_path: Path) -> None:
    def tops(block: str) -> tuple[float, float]:
        """Return where the "so what" stands of an insight of a block, and of the one that has it as evidence."""
        outline = tmp_path / "outline.yaml"
        topics = f"{{id: t, title: One, {block}, takeaway: So it is}}, {{id: u, title: Two, points: [Claim: it is]}}"
        outline.write_text(f"title: T\nsections: [{{title: S, numbered: true, topics: [{topics}]}}]\n")
        plan = plan_deck(read_outline(outline).document, THEME, words_for("en"), edition="0123456789ab")
        first, second = (boxes(slide) for slide in plan.slides if slide.key in {"t", "u"})
        return first["Takeaway (t)"].y, second["Point 1 (u/b1.1)"].y

    bare, row = tops("prose: It is told in the document")
    below_rows, _ = tops("points: [Claim: it is]")
    assert bare < row + 0.2 < below_rows - 1
