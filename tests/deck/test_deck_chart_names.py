"""Names of series in a deck: beside their marks, else in the line above, with marks that look like what is drawn."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest

from charting import LONG_NAMES, SCATTER, SIMPLE, built, outline, part

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHART = "ppt/charts/chart1.xml"


def chart_xml(chart: str) -> str:
    return part(built(outline(chart)).deck, CHART)


def presentation(content: bytes) -> Any:  # noqa: ANN401  python-pptx has no types
    import pptx

    return pptx.Presentation(io.BytesIO(content))


def test_areas_over_each_other_are_thin_and_named_beside() -> None:
    content = built(outline("type: area\ncategories: [a, b, c]\nseries: {Behind: [30, 32, 31], Front: [12, 10, 14]}\n")).deck
    xml = part(content, CHART)
    assert xml.count('<a:alpha val="40000"/>') == 2
    assert xml.count("<c:manualLayout><c:x val=") == 5
    assert '<c15:showLeaderLines val="0"/>' in xml
    assert texts_over(content) == {"Repeated label 1 (t/b1.1)": "Behind", "Repeated label 2 (t/b1.2)": "Front"}


def key_marks(content: bytes) -> list[tuple[str, float, float]]:
    """Return the marks of the key on the one slide: the kind of shape, its breadth in inches and the weight of its line in points."""
    slide = presentation(content).slides[1]
    lines = [("line", shape.width, shape.line.width.pt) for shape in slide.slide_layout.shapes if shape.name.startswith("Rule")]
    panels = [shape for shape in slide.shapes if shape.name.startswith("Panel")]
    forms = [(shape._element.find(f".//{A}prstGeom").get("prst"), shape.width, 0.0) for shape in panels]
    return [(kind, round(width / 914400, 2), round(weight, 1)) for kind, width, weight in (*lines, *forms)]


def test_marks_of_the_key_are_pieces_of_what_is_drawn() -> None:
    assert key_marks(built(outline(LONG_NAMES)).deck) == [("line", 0.09, 11.5)] * 2
    assert key_marks(built(outline(LONG_NAMES.replace("column\nstacked: true", "bar"))).deck) == [("line", 0.22, 6.5)] * 2
    assert key_marks(built(outline(SCATTER)).deck) == [("ellipse", 0.11, 0.0), ("diamond", 0.11, 0.0)]
    xml = chart_xml(SCATTER)
    assert [xml.count(f'<c:symbol val="{form}"/>') for form in ("circle", "diamond")] == [1, 1]


def test_a_pie_with_a_missing_number_has_a_key_of_discs_and_a_table() -> None:
    content = built(outline('type: pie\ncategories: [Whole, Crumb, None]\nseries: {Cake: [96, 4, ""]}\n')).deck
    assert key_marks(content) == [("ellipse", 0.11, 0.0)] * 3
    assert "Chart (t/b1.r1~2)" in [shape.name for shape in presentation(content).slides[1].shapes]


def test_lines_lead_to_labels_that_are_moved_away_from_their_slices() -> None:
    pies = ("Whole, Crumb, Small crumb, Dust", "96, 1, 2, 1"), ("Training, Inference", "45, 55")
    led, plain = (chart_xml(f"type: pie\ncategories: [{names}]\nseries: {{Cake: [{values}]}}\n") for names, values in pies)
    assert '<c:showLeaderLines val="1"/><c:leaderLines>' in led
    assert led.count("<c:manualLayout><c:x val=") == 3
    assert '<c:showLeaderLines val="0"/></c:dLbls>' in plain


def texts_over(content: bytes) -> dict[str, str]:
    """Return the texts of the one slide that stand in the frame of its chart, by the names of their shapes."""
    slide = presentation(content).slides[1]
    (frame,) = [shape for shape in slide.shapes if shape.has_chart]
    over = [one for one in slide.shapes if one.has_text_frame and frame.left <= one.left and frame.top - 1 <= one.top < frame.top + frame.height]
    return {shape.name: shape.text_frame.text for shape in over}


def test_series_without_a_label_of_their_own_are_named_where_their_marks_end() -> None:
    line = "type: line\ncategories: [a, b, c]\nseries: {Makers: [3, 5, 8], Buyers: [1, 2, 7.5]}\ntarget: {at: 4}\n"
    for chart in (SIMPLE + "stacked: true\n", line, "type: bar\nstacked: true\ncategories: [a, b]\nseries: {Open: [72, 31], Closed: [28, 69]}\n"):
        named = [name for name in texts_over(built(outline(chart)).deck) if name.startswith("Repeated label")]
        assert named == ["Repeated label 1 (t/b1.1)", "Repeated label 2 (t/b1.2)"], chart


def test_texts_over_a_chart_stay_beside_its_plot_where_the_slide_is_mirrored() -> None:
    """A chart is not mirrored inside: the name of a series stands right of its last bar in every language."""
    chart = SIMPLE + "stacked: true\ntarget: {at: 2, label: Plan}\n"
    plain, mirrored = (presentation(built(text + outline(chart)).deck).slides[1] for text in ("", "lang: ar\n"))
    places = []
    for slide in (plain, mirrored):
        (frame,) = [shape for shape in slide.shapes if shape.has_chart]
        places.append({shape.name: shape.left - frame.left for shape in slide.shapes if re.match(r"Repeated|Target|Number", shape.name)})
    assert len(places[0]) == 4
    assert places[1] == pytest.approx(places[0], abs=0.2 * 914400)
