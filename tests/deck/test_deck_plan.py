"""Plans of decks: goldens, and what no golden says aloud: nothing is lost where a topic goes on, and every text takes its route."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from briefing.deck import DeckPlan, plan_deck
from briefing.deck.fit import Piece
from briefing.deck.model import Fill, Line, Shape, Slide, Table
from briefing.language import words_for
from briefing.outline import read_outline
from briefing.pipeline import build
from briefing.roles import Role, parse_name
from deck.decks import RICH, RIGHT_TO_LEFT, THEME, plan_of
from deck.plan_text import plan_text

WORDS = "word " * 12


def planned(tmp_path: Path, outline: str) -> DeckPlan:
    """Return the plan of an outline, whose deck is built and proven on the way."""
    path = tmp_path / "outline.yaml"
    path.write_text(outline, encoding="utf-8")
    build(path, outputs=("deck",))
    document = read_outline(path).document
    return plan_deck(document, THEME, words_for(document.language, document.words), edition="0" * 12)


def of_key(plan: DeckPlan, key: str) -> list[Slide]:
    return [slide for slide in plan.slides if slide.key == key]


def text(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def texts(slide: Slide, role: Role) -> list[str]:
    """Return the texts of the shapes of a role on a slide, with the marks of titles."""
    shapes = (one for one in slide.drawn if isinstance(one, Shape))
    named = ((parse_name(one.name), one) for one in shapes)
    return ["\n".join(text(para.pieces) + para.mark for para in one.paras) for name, one in named if name is not None and name.role is role]


def notes(slide: Slide) -> list[str]:
    return [f"{para.kind}: {text(para.pieces)}" for para in slide.notes]


def test_the_plan_of_the_rich_outline(golden: Callable[[str, str], None]) -> None:
    golden("deck-rich.txt", plan_text(plan_of(RICH)))


def test_the_plan_of_the_arabic_outline(golden: Callable[[str, str], None]) -> None:
    golden("deck-arabic.txt", plan_text(plan_of(RIGHT_TO_LEFT)))


def test_a_topic_that_goes_on_repeats_title_and_sources_and_loses_nothing() -> None:
    first, *others = slides = of_key(plan_of(RICH), "long")
    assert len(slides) == 3
    assert texts(first, Role.TITLE) == ["What does not fit its slide goes on behind it"]
    assert [texts(slide, Role.REPEATED_TITLE) for slide in others] == [[f"What does not fit its slide goes on behind it ({n}/3)"] for n in (2, 3)]
    assert [bool(texts(slide, Role.SOURCE_LINE)) for slide in slides] == [False, False, True]
    assert [bool(texts(slide, Role.REPEATED_SOURCE_LINE)) for slide in slides] == [True, True, False]
    assert [bool(slide.notes) for slide in slides] == [True, False, False]
    assert [bool(texts(slide, Role.TAKEAWAY)) for slide in slides] == [False, False, True]
    items = [line for slide in slides for list_ in texts(slide, Role.POINTS) for line in list_.split("\n")]
    assert " ".join(item.split(":")[0] for item in items) == "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve"


def test_each_slide_says_its_layout_its_sizes_and_where_it_takes_up_what_was_parted() -> None:
    first, second, third = (slide.why for slide in of_key(plan_of(RICH), "long"))
    reason = "long (line 200): flow, for paragraph and points, more than a slide of the smallest size can hold, part"
    assert first == f"{reason} 1 of 3; title 28 pt, body 16 and 12 pt"
    assert second == f"{reason} 2 of 3 from “Five: the fifth of twelve items, each of…” (line 211); title 28 pt, body 16 pt"
    assert third == f"{reason} 3 of 3 from “Nine: the ninth of twelve items, each of…” (line 215); title 28 pt, body 20 and 16 pt"
    assert RICH.read_text(encoding="utf-8").splitlines()[210].strip().startswith("- ")


def test_a_text_too_long_for_its_layout_says_so(tmp_path: Path) -> None:
    plan = planned(tmp_path, f"title: T\ntopics:\n  - {{id: t, title: One, quote: {{text: {WORDS * 9}}}}}\n")
    assert {slide.why.split(";")[0] for slide in of_key(plan, "t")} == {
        "t (line 3): flow, for a quotation alone too long for the layout quote, as large as fits"
    }


def test_a_short_wording_is_on_the_slide_and_its_full_text_in_the_notes() -> None:
    (slide,) = of_key(plan_of(RICH), "rows")
    assert "Others queue for grid connections." in texts(slide, Role.POINT)
    assert texts(slide, Role.TAKEAWAY) == ["Plan for constraints that last."]
    at = notes(slide).index("group: Full wording")
    assert notes(slide)[at + 1 : at + 3] == [
        "paragraph: Others have the chips and queue for grid connections, water and planning consent.",
        "paragraph: Plan for constraints that last, and for the habits that they leave behind.",
    ]
    cover = plan_of(RICH).slides[0]
    assert notes(cover)[1] == "paragraph: Two roads to the frontier, and everything that a deck can show of them"


def test_notes_have_three_groups_in_order() -> None:
    (slide,) = of_key(plan_of(RICH), "rows")
    assert [(text(para.pieces), para.level) for para in slide.notes if para.kind == "group"] == [
        ("For the speaker", 0),
        ("Full wording", 1),
        ("Background", 2),
    ]
    assert [para.kind for para in slide.notes] == [
        *("group", "paragraph", "item", "group", "paragraph", "paragraph"),
        *("group", "paragraph", "heading", "item", "item", "item", "quotation"),
    ]


def test_hidden_topics_are_hidden_slides_and_what_is_not_for_the_deck_is_not_there() -> None:
    plan = plan_of(RICH)
    assert [slide.key for slide in plan.slides if slide.hidden] == ["hidden"]
    assert of_key(plan, "paper") == []
    whole = plan_text(plan)
    assert "Only the deck says this one." in whole
    for gone in ("Only the document says this", "Only on paper", "With a paragraph of its own"):
        assert gone not in whole


def test_a_title_that_stands_twice_is_counted_where_it_stands_again() -> None:
    plan = plan_of(RICH)
    assert texts(of_key(plan, "order")[0], Role.TITLE) == ["Steps are numbered"]
    assert texts(of_key(plan, "again")[0], Role.TITLE) == ["Steps are numbered (2)"]


def test_rows_of_the_contents_lead_to_their_sections_and_say_the_number_of_their_slide() -> None:
    plan = plan_of(RICH)
    (contents,) = of_key(plan, "/contents")
    rows = [one for one in contents.drawn if isinstance(one, Shape) and (parse_name(one.name) or (0,)) and "(sides)" in one.name]
    place = next(number for number, slide in enumerate(plan.slides, start=1) if slide.key == "sides")
    assert [text(one.paras[0].pieces) for one in rows] == ["2", "Side by side", "The differences", str(place)]
    assert {one.link for one in rows} == {"#sides"}


def test_status_and_classification_stand_on_every_slide() -> None:
    assert [slide.key for slide in plan_of(RICH).slides if texts(slide, Role.MARKING) != ["Draft · Internal"]] == []


def test_the_edition_is_named_on_the_last_slide_alone() -> None:
    assert [bool(texts(slide, Role.EDITION)) for slide in plan_of(RICH).slides] == [False] * (len(plan_of(RICH).slides) - 1) + [True]


def test_columns_that_no_slide_can_hold_stand_one_after_the_other(tmp_path: Path) -> None:
    sides = "".join(f"          - {{heading: Side {side}, points: [{', '.join(f'{side}{n} {WORDS}' for n in range(18))}]}}\n" for side in "AB")
    plan = planned(tmp_path, f"title: T\ntopics:\n  - id: t\n    title: One\n    body:\n      - compare:\n{sides}")
    slides = of_key(plan, "t")
    lines = [line.split()[0] for slide in slides for side in texts(slide, Role.SIDE) for line in side.split("\n")]
    assert len(slides) > 2
    assert lines == [f"{side}{n}" for side in "AB" for n in range(18)]
    assert [texts(slide, Role.HEADING) for slide in slides if texts(slide, Role.HEADING)] in ([["Side A"], ["Side B"]], [["Side A", "Side B"]])
    assert texts(slides[1], Role.REPEATED_HEADING) == ["Side A"]


def test_figures_that_no_slide_can_hold_stand_one_after_the_other(tmp_path: Path) -> None:
    long = "A label of many words. " * 30
    figures = f"[{{value: 1, label: {long}}}, {{value: 2, label: short}}]"
    plan = planned(tmp_path, f"title: T\ntopics:\n  - id: t\n    title: One\n    figures: {figures}\n")
    labels = [label for slide in of_key(plan, "t") for label in texts(slide, Role.VALUE_LABEL)]
    assert "".join(labels[:-1]).split() == long.split()
    assert labels[-1] == "short"


def test_a_row_that_no_slide_can_hold_goes_on_in_a_row_of_the_same_number(tmp_path: Path) -> None:
    cell = " ".join(f"w{n}" for n in range(330))
    rows = f"{{First: [a, b], Second: [{cell}, c]}}"
    plan = planned(
        tmp_path, f"title: T\ntopics:\n  - id: t\n    title: One\n    compare: {{sides: [{{heading: A}}, {{heading: B}}], rows: {rows}}}\n"
    )
    tables = [one for slide in of_key(plan, "t") for one in slide.drawn if isinstance(one, Table)]
    assert [one.name for one in tables] == ["Comparison (t/b1)", *(f"Comparison (t/b1.r2~{n})" for n in range(2, len(tables) + 1))]
    parts = [said for one in tables for row in one.rows[1:] if (said := text(row.cells[1].para.pieces)) != "a"]
    assert len(parts) > 1
    assert "".join(parts) == cell
    assert all(one.box.y + one.box.h < 6.5 for one in tables)


def test_a_summary_that_goes_on_counts_its_slides(tmp_path: Path) -> None:
    points = "".join(f"    - {{label: Claim {n} {WORDS}, text: Gloss {n} {WORDS}}}\n" for n in range(22))
    plan = planned(tmp_path, f"title: T\nsummary:\n  text: {WORDS}\n  points:\n{points}topics: [{{title: One, text: a}}]\n")
    slides = of_key(plan, "/summary")
    assert len(slides) > 2
    titles = [one for slide in slides for one in slide.drawn if isinstance(one, Shape) and slide.layout.slots[one.slot].type == "title"]
    assert [text(one.paras[0].pieces) + one.paras[0].mark for one in titles[1:]] == [
        f"In brief ({n}/{len(slides)})" for n in range(2, len(slides) + 1)
    ]
    assert [point.split()[1] for slide in slides for point in texts(slide, Role.POINT)] == [str(n) for n in range(22)]


def test_marks_that_are_too_long_for_their_line_begin_the_body(tmp_path: Path) -> None:
    label = "Label " * 40
    plan = planned(tmp_path, f"title: T\ntopics:\n  - {{id: t, title: One, label: {label}, basis: data, text: Body}}\n")
    (slide,) = of_key(plan, "t")
    assert texts(slide, Role.LABEL) == [label.strip()]
    boxes = {one.name: one.box or slide.layout.slots[one.slot].box for one in slide.drawn if isinstance(one, Shape)}
    assert boxes["Kicker (t)"].y < boxes["Title (t)"].y < boxes["Label (t)"].y < boxes["Basis (t)"].y < boxes["Text (t/b1)"].y


def test_a_takeaway_that_is_too_long_for_the_foot_follows_the_body_with_its_word(tmp_path: Path) -> None:
    plan = planned(tmp_path, f"title: T\ntopics:\n  - {{id: t, title: One, text: Body, takeaway: {WORDS * 12}}}\n")
    slides = of_key(plan, "t")
    assert "".join(part for slide in slides for part in texts(slide, Role.TAKEAWAY)).split() == (WORDS * 12).split()
    assert [word for slide in slides for word in texts(slide, Role.WORD)] == ["So what"]


@pytest.mark.parametrize("tones", ["first: A", "first: A, second: B, good: C, warn: D, bad: E, neutral: F", f"first: {WORDS}, second: {WORDS}"])
def test_the_colour_key_stays_above_the_footer_however_many_tones_it_has(tmp_path: Path, tones: str) -> None:
    plan = planned(tmp_path, f"title: T\ntones: {{{tones}}}\nsummary: {WORDS * 9}\ntopics: [{{title: One, text: a}}]\n")
    summary = of_key(plan, "/summary")[-1]
    boxes = {one.name: one.box or summary.layout.slots[one.slot].box for one in summary.drawn if isinstance(one, Shape)}
    tone_boxes = [box for name, box in boxes.items() if name.startswith("Tone")]
    thoughts = [box for name, box in boxes.items() if name.startswith("Thought")]
    assert max(box.y + box.h for box in tone_boxes) <= 6.51
    assert all(box.y + box.h <= boxes["Word (/)"].y for box in thoughts)


def test_without_a_summary_the_contents_bear_the_colour_key(tmp_path: Path) -> None:
    plan = planned(tmp_path, "title: T\ntones: {first: A, second: B}\ntopics: [{title: One, text: a}]\n")
    assert texts(of_key(plan, "/contents")[0], Role.TONE) == ["A", "B"]


def test_a_body_is_as_large_as_fits(tmp_path: Path) -> None:
    def size(count: int) -> float:
        points = ", ".join(f"{{label: L{n}, text: One line of text for number {n}}}" for n in range(count))
        (slide, *_) = of_key(planned(tmp_path, f"title: T\ntopics:\n  - {{id: t, title: One, points: [{points}]}}\n"), "t")
        return next(slide.layout.slots[one.slot].style.size for one in slide.drawn if isinstance(one, Shape) and one.name.startswith("Point 1"))

    assert [size(count) for count in (2, 6, 7, 8, 9)] == [20, 20, 18, 16, 20]


def test_paragraphs_alone_are_set_as_thoughts_while_they_fit(tmp_path: Path) -> None:
    def style(words: int) -> tuple[str, float]:
        (slide, *_) = of_key(planned(tmp_path, f"title: T\ntopics:\n  - {{id: t, title: One, text: {'word ' * words}}}\n"), "t")
        slot = next(slide.layout.slots[one.slot] for one in slide.drawn if isinstance(one, Shape) and one.name.startswith("Text"))
        return slot.style.font, slot.style.size

    assert [style(words) for words in (5, 95, 150, 300)] == [("head", 28), ("head", 24), ("head", 20), ("sans", 20)]


def test_the_deck_of_a_language_read_from_the_right_is_mirrored() -> None:
    plan = plan_of(RIGHT_TO_LEFT)
    assert all(slide.layout.right_to_left for slide in plan.slides)
    panels = [panel.box for slide in plan.slides for panel in slide.layout.panels]
    assert panels != []
    assert all(round(panel.x + panel.w, 3) == THEME.slide.w for panel in panels)
    witness = of_key(plan, "witness")[0]
    title = next(one for one in witness.drawn if isinstance(one, Shape))
    slot = witness.layout.slots[title.slot]
    box = title.box or slot.box
    assert (slot.align, round(box.x + box.w, 3)) == ("r", 12.666)
    rules = [one.rule.box for one in witness.drawn if isinstance(one, Line)]
    fills = [one.panel.box for slide in plan.slides for one in slide.drawn if isinstance(one, Fill)]
    assert all(box.x >= 0 and box.x + box.w <= THEME.slide.w for box in (*rules, *fills))
