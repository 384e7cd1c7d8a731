"""Charts of a deck: native, editable, valid, in the theme's colours, and readable."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from lxml import etree

from briefing.deck.chart_workbook import Range, Sheet, column_letter, write_workbook
from briefing.pipeline import build
from charting import CORPUS, SCATTER, SIMPLE, SMALL_PARTS, TARGET, built, corpus, outline, part, parts

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
CHART = "ppt/charts/chart1.xml"
CROWDED = """\
name: ch
title: Charts
topics:
  - id: t
    title: Quinquinpar in kerlanin
    body:
      - points:
          - {label: Quinpar a, text: Inal but parquin and inquin conparenber from dorfil that quinfilaldor fildorverdor than mersta which}
          - {label: Norturhol from,
              text: Instastador on langrastaal but resfilentur merparnorres more resdorgra and inturverber gralanpar in quinberlandor not}
          - {label: Turallan in, text: Infilkeros is conlan a merdorrespar algraen which inlanber at holquinsta}
      - chart:
          {type: line, caption: Resturres not, unit: "%", categories: ["2021", "2022", "2023", "2024", "2025"],
           series: {Makers: [75, 58, 54, 32, 29], Buyers: [5, 16, 88, 44, 28], Owners: [74, 57, 53, 31, 30]}}
    takeaway: Turalgratur of grador that quingraal grakerberin of resfilenos by dorfilressta
"""
CLOUD = """\
name: ch
title: Charts
theme: civic
topics:
  - id: t
    title: A cloud of points
    chart:
      type: scatter
      series:
        Runs: [[1.02, 1], [1.1, 1.05], [1.2, 1.1], [1.15, 1.02], [1.05, 1.1], [1.3, 1.3], [1.31, 1.32], [1.33, 1.31], [1.34, 1.34], [1.5, 1.52]]
"""


def chart_xml(chart: str, *, more: str = "") -> str:
    return part(built(outline(chart, more=more)).deck, CHART)


def shown(xml: str) -> etree._Element:
    return etree.fromstring(xml.encode())


def presentation(content: bytes) -> Any:  # noqa: ANN401  python-pptx has no types
    import pptx

    return pptx.Presentation(io.BytesIO(content))


def test_the_corpus_is_valid(tmp_path: Any) -> None:  # noqa: ANN401
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "charts.pptx"
    path.write_bytes(corpus().deck)
    assert OpenXmlValidator().validate(path).errors == []


@pytest.mark.full
def test_the_same_outline_gives_the_same_bytes() -> None:
    again = build(CORPUS)
    assert again.deck == corpus().deck
    assert again.document == corpus().document


def test_every_axis_is_defined_once_with_a_positive_id_and_crosses_another() -> None:
    for name in parts(corpus().deck, "ppt/charts/chart"):
        root = shown(part(corpus().deck, name))
        axes = [axis for kind in ("catAx", "valAx") for axis in root.iter(f"{C}{kind}")]
        ids = [axis.find(f"{C}axId").get("val") for axis in axes]  # type: ignore[union-attr]  # every axis has one
        assert len(ids) == len(set(ids))
        assert all(int(one or 0) > 0 for one in ids)
        assert {axis.find(f"{C}crossAx").get("val") for axis in axes} == set(ids)  # type: ignore[union-attr]  # and crosses one
        used = {one.get("val") for group in root.iterfind(f"{C}chart/{C}plotArea/*") for one in group.iterfind(f"{C}axId") if group not in axes}
        assert used == set(ids)


def test_python_pptx_reads_the_chart_back_as_one_to_edit() -> None:
    slides = presentation(built(outline(SIMPLE)).deck).slides
    (chart,) = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    (plot,) = chart.plots
    assert list(plot.categories) == ["2021", "2022", "2023"]
    assert [(series.name, tuple(series.values)) for series in plot.series] == [("West", (3.0, 6.5, 14.0)), ("China", (1.0, 3.1, 11.0))]


def test_the_workbook_holds_what_the_ranges_say() -> None:
    deck = built(outline(SIMPLE)).deck
    (name,) = parts(deck, "ppt/embeddings/", ".xlsx")
    with zipfile.ZipFile(io.BytesIO(deck)) as package, zipfile.ZipFile(io.BytesIO(package.read(name))) as book:
        cells = re.findall(r'<c r="(\w+)"[^>]*><v>([^<]+)</v>', book.read("xl/worksheets/sheet1.xml").decode())
        assert ("B3", "6.5") in cells
        assert ("C3", "3.1") in cells
        assert "2000-01-01T00:00:00Z" in book.read("docProps/core.xml").decode()
        assert {info.date_time for info in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    formulas = re.findall(r"<c:f>([^<]+)</c:f>", part(deck, CHART))
    assert formulas == ["Data!$B$1", "Data!$A$2:$A$4", "Data!$B$2:$B$4", "Data!$C$1", "Data!$A$2:$A$4", "Data!$C$2:$C$4"]


def test_the_workbook_knows_no_clock() -> None:
    sheet = Sheet(Range(0, "", ("a",)), (Range(1, "s", (Decimal("1.10"),)),))
    assert write_workbook(sheet) == write_workbook(sheet)


@pytest.mark.parametrize(("column", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_letters(column: int, letter: str) -> None:
    assert column_letter(column) == letter


def test_labels_show_the_decimals_as_written() -> None:
    xml = shown(chart_xml(SIMPLE))
    formats = [one.get("formatCode") for series in xml.iter(f"{C}ser") for one in series.iterfind(f"{C}dLbls//{C}numFmt")]
    assert {format_.split(";")[0] for format_ in formats if format_ is not None} == {"0", "0.0", "0.00"}
    china = [point for point in xml.iter(f"{C}pt") if point.findtext(f"{C}v") == "3.10"]
    assert [point.get("formatCode") for point in china] == ["0.00;\\\u22120.00"]


def test_a_number_below_zero_is_a_number_with_a_minus_sign_by_its_format() -> None:
    content = built(outline("type: column\ncategories: [a, b]\nseries: {S: [1, -2.5]}\n")).deck
    xml = shown(part(content, CHART))
    (below,) = [point for point in xml.iter(f"{C}pt") if point.findtext(f"{C}v") == "-2.5"]
    assert below.get("formatCode") == "0.0;\\\u22120.0"
    (name,) = parts(content, "ppt/embeddings/", ".xlsx")
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(io.BytesIO(package.read(name))) as book:
        assert "<v>-2.5</v>" in book.read("xl/worksheets/sheet1.xml").decode()
        assert 'formatCode="0.0;\\\u22120.0"' in book.read("xl/styles.xml").decode()


def test_colours_are_those_of_the_theme_by_reference() -> None:
    fills = [series.find(f"{C}spPr/{A}solidFill/{A}schemeClr") for series in shown(chart_xml(SIMPLE)).iter(f"{C}ser")]
    assert [fill.get("val") for fill in fills if fill is not None] == ["accent2", "accent1"]
    six = "type: column\ncategories: [a]\nseries: {A: [1], B: [2], C: [3]}\n"
    colors = [color.get("val") for series in shown(chart_xml(six)).iter(f"{C}ser") for color in series.iterfind(f"{C}spPr/{A}solidFill/*")]
    assert colors == ["tx1", "accent6", "12868B"]


def test_a_chart_has_no_legend_no_gridlines_and_no_title() -> None:
    for name in parts(corpus().deck, "ppt/charts/chart"):
        xml = part(corpus().deck, name)
        assert not re.search(r"<c:(legend|majorGridlines|minorGridlines|title)\b", xml)
        assert '<c:autoTitleDeleted val="1"/>' in xml


def test_missing_values_are_gaps() -> None:
    xml = chart_xml("type: line\ncategories: [a, b, c]\nseries: {S: [1, '', 3]}\n")
    assert '<c:dispBlanksAs val="gap"/>' in xml
    cache = xml.split("<c:val>")[1]
    assert re.findall(r'<c:pt idx="(\d)"', cache) == ["0", "2"]
    assert '<c:ptCount val="3"/>' in cache


def test_estimates_are_hatched_and_named() -> None:
    xml = shown(chart_xml(SIMPLE + "estimate: [2023]\n"))
    points = [(point.find(f"{C}idx").get("val"), point.find(f"{C}spPr/{A}pattFill") is not None) for point in xml.iter(f"{C}dPt")]  # type: ignore[union-attr]  # every point has one
    assert points == [("2", True), ("2", True)]
    assert [one.text for one in xml.iter(f"{C}v")].count("2023 (estimate)") == 2


@pytest.mark.parametrize(("kind", "how"), [("column", "lineChart"), ("line", "lineChart"), ("area", "lineChart"), ("bar", "barChart")])
def test_a_target_is_a_series_with_a_dashed_line(kind: str, how: str) -> None:
    root = shown(chart_xml(TARGET.format(kind=kind)))
    group = [one for one in root.iterfind(f"{C}chart/{C}plotArea/*") if one.tag == f"{C}{how}"][-1]
    target = list(group.iterfind(f"{C}ser"))[-1]
    assert target.findtext(f"{C}tx//{C}v") == "Plan"
    assert [point.text for point in target.iterfind(f"{C}val//{C}v")] == ["4.5"] * 3
    assert target.find(f"{C}spPr/{A}ln/{A}prstDash").get("val") == "dash"  # type: ignore[union-attr]  # asserted
    if kind == "bar":
        assert [axis.get("val") for axis in root.iter(f"{C}crossesAt")] == ["4.5"]


def test_nothing_in_a_chart_is_set_smaller_than_twelve_points() -> None:
    sizes = [int(size) for name in parts(corpus().deck, "ppt/charts/chart") for size in re.findall(r'\bsz="(\d+)"', part(corpus().deck, name))]
    assert sizes
    assert min(sizes) >= 1200


def test_a_chart_alone_fills_its_slide_and_a_short_text_stands_beside_it() -> None:
    beside = "      - points:\n          - {label: What it shows, text: A great deal of it.}\n"
    widths = []
    for more in ("", beside):
        frames = [shape for slide in presentation(built(outline(SIMPLE, more=more)).deck).slides for shape in slide.shapes if shape.has_chart]
        assert len(frames) == 1
        widths.append(round(frames[0].width / 914400, 2))
    assert widths == [12.0, 8.43]


def test_everything_stays_on_its_slide() -> None:
    deck = presentation(corpus().deck)
    for slide in deck.slides:
        for shape in slide.shapes:
            if not shape.name.startswith("Marker"):
                assert shape.left >= 0
                assert shape.left + shape.width <= deck.slide_width
                assert shape.top + shape.height <= deck.slide_height


def test_a_table_of_many_series_is_no_wider_than_its_slide() -> None:
    series = ", ".join(f"Series number {place} of them all: [1000000.{place}, 20000]" for place in range(10, 19))
    deck = presentation(
        built(outline(f"type: column\nstacked: true\ncategories: [A rather long name of a category, b]\nseries: {{{series}}}\n")).deck
    )
    tables = [shape for slide in deck.slides for shape in slide.shapes if shape.has_table]
    assert tables
    assert all(sum(column.width for column in table.table.columns) <= 12.01 * 914400 for table in tables)


def test_a_chart_among_other_blocks_takes_what_is_to_spare() -> None:
    more = "      - text: A paragraph.\n      - text: Another paragraph.\n"
    (frame,) = [shape for slide in presentation(built(outline(SIMPLE, more=more)).deck).slides for shape in slide.shapes if shape.has_chart]
    assert frame.height / 914400 > 2.3


def test_what_has_no_room_stands_in_a_table_beside_or_behind() -> None:
    deck = presentation(built(outline(SMALL_PARTS)).deck)
    names = [[shape.name for shape in slide.shapes if shape.name.startswith("Chart (")] for slide in deck.slides]
    assert [found for found in names if found] == [["Chart (t/b1)", "Chart (t/b1.r1~2)"]]
    many = [[shape.name for shape in slide.shapes if shape.name.startswith("Chart (many")] for slide in presentation(corpus().deck).slides]
    tables = ["Chart (many/b1.r1~2)", "Chart (many/b1.r11~3)", "Chart (many/b1.r21~4)", "Chart (many/b1.r31~5)"]
    assert [found for found in many if found] == [["Chart (many/b1)"], tables]


def test_a_table_too_long_for_one_slide_goes_on() -> None:
    categories = ", ".join(f"A long name of category number {place}" for place in range(1, 91))
    values = ", ".join(map(str, range(1000, 1090)))
    content = built(outline(f"type: bar\ncategories: [{categories}]\nseries: {{One: [{values}], Other: [{values}]}}\n")).deck
    tables = [[shape.name for shape in slide.shapes if re.match(r"Chart \(t/b1\.r", shape.name)] for slide in presentation(content).slides]
    assert len([found for found in tables if found]) > 1


def test_a_scatter_chart_says_its_points_in_their_labels() -> None:
    labels = ["".join(label.itertext(f"{A}t")) for label in shown(chart_xml(SCATTER)).iter(f"{C}dLbl")]
    assert labels == ["Moonshot (1.5, 40)", "Zhipu (9, 62)", "(20, 90)"]


def test_the_chart_is_described() -> None:
    slides = parts(built(outline(SIMPLE)).deck, "ppt/slides/slide")
    described = [
        properties.get("descr")
        for name in slides
        for frame in shown(part(built(outline(SIMPLE)).deck, name)).iter(f"{P}graphicFrame")
        for properties in frame.iter(f"{P}cNvPr")
    ]
    assert described == ["(models). West: 2021 3, 2022 6.5, 2023 14. China: 2021 1, 2022 3.10, 2023 11."]


def test_a_chart_without_room_for_its_numbers_is_followed_by_their_table() -> None:
    content = built(CROWDED).deck
    assert any(shape.name == "Chart (t/b2.r1~2)" for slide in presentation(content).slides for shape in slide.shapes)


def test_a_chart_grows_only_as_far_as_its_numbers_have_room() -> None:
    """In the room that the slide has, the numbers of this cloud would lie on each other; a little lower they do not."""
    content = built(CLOUD).deck
    assert [shape.name for shape in presentation(content).slides[1].shapes if shape.name.startswith("Chart")] == ["Chart (t/b1)"]


def test_names_of_which_some_are_left_out_stand_level() -> None:
    """LibreOffice would break level names inside words; of names that are turned by nothing to be seen it leaves some out."""
    years, values = ", ".join(map(str, range(1986, 2026))), ", ".join(str(1000 + place) for place in range(40))
    xml = chart_xml(f"type: column\ncategories: [{years}]\nseries: {{Papers: [{values}]}}\n")
    assert '<a:bodyPr rot="1" vert="horz"/>' in xml
    assert '<c:layoutTarget val="outer"/>' in xml
    assert '<c:tickLblSkip val="3"/>' in xml
    assert xml.count("<c:v>2024</c:v>") == 1


def test_names_beside_lying_bars_are_left_out_and_not_turned() -> None:
    """Names that are level by an angle of their own are drawn over each other."""
    names, values = ", ".join(f"Laboratory {place}" for place in range(40)), ", ".join(str(1000 + place) for place in range(40))
    xml = chart_xml(f"type: bar\ncategories: [{names}]\nseries: {{Staff: [{values}]}}\n")
    assert '<a:bodyPr vert="horz"/>' in xml
    assert '<c:layoutTarget val="inner"/>' in xml


def test_few_bars_take_the_height_that_is_to_spare() -> None:
    few, more = (f"type: bar\ncategories: [{names}]\nseries: {{Change: [{values}]}}\n" for names, values in (("a", "1"), ("a, b, c", "1, 2, 3")))
    heights = [next(shape.height for shape in presentation(built(outline(one)).deck).slides[1].shapes if shape.has_chart) for one in (few, more)]
    assert heights[0] < 2.2 * 914400 < 3.6 * 914400 < heights[1]
