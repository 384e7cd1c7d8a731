"""Charts of a document: shapes under named texts, a figure with its words, a table where there is no room."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.document import Document
from briefing.language import words_for
from briefing.pdf.chart_model import ChartView
from briefing.pdf.charts import view_chart
from briefing.pdf.phrases import Phrases
from briefing.roles import Role, parse_name
from briefing.themes import find_theme, load_theme
from charting import LONG_NAMES, SCATTER, SIMPLE, SMALL_PARTS, built, outline, read

THEME = load_theme(find_theme("meridian", Path(__file__)))


def view(document: Document) -> ChartView:
    (block,) = document.sections[0].topics[0].body
    return view_chart(block, Phrases(document, words_for(document.language), THEME), THEME)  # type: ignore[arg-type]  # the one block is a chart


def roles(of: ChartView) -> list[Role]:
    names = [parse_name(said.name) for text in of.texts for said in text.said]
    return [name.role for name in names if name is not None]


def test_a_chart_is_a_valid_tagged_figure(tmp_path: Path) -> None:
    import page

    path = tmp_path / "one.pdf"
    path.write_bytes(built(outline(SIMPLE + "estimate: [2023]\ntarget: {at: 5, label: Plan}\nx_title: Year\n")).document)
    assert page.validate_pdf(path, profile="ua1").is_compliant


def test_every_number_is_a_text_over_its_own_bar() -> None:
    drawn = view(read(outline(SIMPLE)))
    numbers = [text for text in drawn.texts if text.said[0].name.startswith("Number")]
    assert [text.said[0].name for text in numbers][:3] == ["Number 1 (t/b1.r1)", "Number 2 (t/b1.r1)", "Number 1 (t/b1.r2)"]
    assert all(text.mark is not None for text in numbers)
    assert {text.mark.fill for text in numbers if text.mark} == {THEME.colors["side_a"], THEME.colors["side_b"]}


def test_every_colour_has_its_word() -> None:
    keys = view(read(outline(LONG_NAMES))).keys
    assert [(key.said.pieces[0].marks[0].text.split()[-5], key.color, key.swatch is not None) for key in keys] == [
        ("West", THEME.colors["ink"], True),
        ("China", THEME.colors["ink"], True),
    ]


def test_words_of_the_key_that_are_told_apart_by_their_colour_have_no_marks() -> None:
    first, second = ("Laboratories of China that publish their weights", "Laboratories of the West that publish their weights")
    keys = view(read(outline(f"{LONG_NAMES}tones: {{{first}: first, {second}: second}}\n"))).keys
    assert [(key.color, key.swatch) for key in keys] == [(THEME.colors["side_b"], None), (THEME.colors["side_a"], None)]
    marks = [key.swatch.path for key in view(read(outline(SCATTER))).keys if key.swatch is not None]
    assert ["a" in path for path in marks] == [True, False]  # a circle, a diamond


def test_series_that_are_named_beside_their_marks_have_no_key() -> None:
    drawn = view(read(outline(SIMPLE)))
    assert drawn.keys == ()
    assert [(text.said[0].name, text.color) for text in drawn.texts[:2]] == [
        ("Series 1 (t/b1.1)", THEME.colors["side_b"]),
        ("Series 2 (t/b1.2)", THEME.colors["side_a"]),
    ]
    beside = view(read(outline(SIMPLE + "stacked: true\n")))
    assert beside.keys == ()
    assert [(text.said[0].name, text.color) for text in beside.texts[:2]] == [(text.said[0].name, text.color) for text in drawn.texts[:2]]
    (alone,) = view(read(outline("type: column\ncategories: [a, b]\nseries: {Share: [1, 2]}\n"))).keys
    assert alone.swatch is None


def test_what_has_no_room_follows_in_a_table() -> None:
    drawn = view(read(outline(SMALL_PARTS)))
    (panel,) = drawn.panels
    assert [[cell is not None for cell in row.cells] for row in panel.rows] == [[True, True], [True, True]]
    assert set(roles(drawn)) == {Role.REPEATED_LABEL, Role.TICK}


def test_points_say_their_name_and_both_numbers() -> None:
    first = view(read(outline(SCATTER))).texts[0]
    assert "".join(mark.text for said in first.said for piece in said.pieces for mark in piece.marks) == "Moonshot (1.5, 40)"


@pytest.mark.parametrize(("years", "series", "is_narrow"), [(30, 2, False), (30, 4, True), (30, 14, False)])
def test_a_table_alone_is_as_wide_as_it_needs(years: int, series: int, *, is_narrow: bool) -> None:
    categories, values = ", ".join(f"Y{number}" for number in range(years)), ", ".join(str(100000 + number) for number in range(years))
    drawn = view(read(outline(f"type: line\ncategories: [{categories}]\nseries: {{{', '.join(f'S{one}: [{values}]' for one in range(series))}}}\n")))
    assert drawn.panels
    assert ("chart-narrow" in drawn.table_look) is is_narrow


def test_panels_stand_side_by_side_only_where_they_stay_on_one_page() -> None:
    def panels(name: str, count: int) -> int:
        categories = ", ".join(f"{name} {place}" for place in range(count))
        values = ", ".join(str(100000 + place) for place in range(count))
        return len(view(read(outline(f"type: line\ncategories: [{categories}]\nseries: {{S: [{values}]}}\n"))).panels)

    assert panels("a", 40) == 3
    assert panels("a very long name of a category indeed", 90) == 1


@pytest.mark.parametrize("place", ["left", "top"])
def test_texts_stand_inside_the_picture(place: str) -> None:
    drawn = view(read(outline(SIMPLE)))
    most = drawn.width if place == "left" else drawn.height
    assert all(-1 <= (text.rect.x if place == "left" else text.rect.y) <= most for text in drawn.texts)
