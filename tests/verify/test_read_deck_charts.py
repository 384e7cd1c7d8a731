"""Charts on slides that are written by hand: what they say with their tables, their keys and the texts beside them."""

from __future__ import annotations

import pytest

from briefing.verify import read_deck
from verify.chart_parts import DASHED, agreeing, axis, categories, chart, label, labels, series, values, workbook
from verify.reading import hold, lines_of
from verify.slides import deck, line, paragraph, relations, run, shape, slide, table

NAMED = axis("catAx")
SHOWN = labels(showVal="1")
AB = (series(SHOWN, categories("x", "y"), values("1", "2"), name="A"), series(SHOWN, categories("x", "y"), values("3", "4"), name="B"))
KEY = tuple(shape(f"Repeated label {number} (t/b1.{number})", line(name)) for number, name in ((1, "A"), (2, "B")))


def frame(name: str = "Chart (t/b1)", said: str = "", relation: str = "rId1") -> str:
    """Return a frame with a chart."""
    properties = f'<p:nvGraphicFramePr><p:cNvPr id="5" name="{name}" {said}/></p:nvGraphicFramePr>'
    return f'<p:graphicFrame>{properties}<a:graphic><a:graphicData><c:chart r:id="{relation}"/></a:graphicData></a:graphic></p:graphicFrame>'


def said(*shapes: str, charts: tuple[bytes, ...]) -> list[str]:
    """Return what a deck of one slide says beside the slide itself; its charts are rId1 and on, with a workbook each that agrees."""
    more = {"ppt/slides/_rels/slide1.xml.rels": relations(*(("chart", f"../charts/{number}.xml") for number in range(len(charts))))}
    for number, content in enumerate(charts):
        agreed, cells = agreeing(content)
        more[f"ppt/charts/{number}.xml"] = agreed
        more[f"ppt/charts/_rels/{number}.xml.rels"] = relations(("package", f"../embeddings/{number}.xlsx"))
        more[f"ppt/embeddings/{number}.xlsx"] = workbook(cells)
    return [one for one in lines_of(read_deck(deck(slide(*shapes), more=more))) if not one.startswith("sheet")]


def row(*texts: str) -> str:
    return "".join(f"<a:tc><a:txBody>{''.join(map(line, text.split('|')))}</a:txBody></a:tc>" for text in texts)


def rich(text: str, **shown: str) -> str:
    """Return the label of the first point, in words of its own."""
    return labels(label(0, f"<c:tx><c:rich><a:p><a:r><a:t>{text}</a:t></a:r></a:p></c:rich></c:tx>", **shown))


def scatter(given: str, *more: str) -> bytes:
    return chart(series(given, values("1", kind="xVal"), values("2", kind="yVal")), *more, kind="scatterChart")


SECOND = series(labels(showVal="1"), values("5", "6", kind="xVal"), values("7", "8", kind="yVal"), name="B")
AXES = axis("valAx", low="0", high="8", majorUnit="4")

CASES = {
    "all is shown": ((frame(said='descr="Two lines"'), *KEY), chart(*AB, axes=NAMED)),
    "nothing is shown": ((frame(),), chart(series(categories("x"), values("1")))),
    "an empty description": ((frame(said='descr=""'),), chart(series(categories("x"), values("1"), SHOWN), axes=NAMED)),
    "a label names its category": (
        (frame(), *KEY),
        chart(series(labels(label(0, showVal="1", showCatName="1")), categories("x", "y"), values("1", "2"))),
    ),
    "a label that names its category only": ((frame(), *KEY), chart(series(labels(showCatName="1"), categories("x"), values("1")))),
    "the label of the second series names the category": (
        (frame(), *KEY),
        chart(AB[0], series(labels(showVal="1", showCatName="1"), categories("x", "y"), values("3", ""), name="B")),
    ),
    "a label names its series": ((frame(),), chart(series(labels(showVal="1", showSerName="1"), categories("x"), values("1")), axes=NAMED)),
    "a key names one of two": ((frame(), KEY[1]), chart(*AB, axes=NAMED)),
    "the key of another chart": ((frame(), shape("Repeated label 1 (t/b2.1)", line("A"))), chart(AB[0], axes=NAMED)),
    "another word of the key": ((frame(), shape("Word (t/b1.1)", line("A"))), chart(AB[0], axes=NAMED)),
    "a number is missing": ((frame(), *KEY), chart(AB[0], series(SHOWN, categories("x", "y"), values("", "4"), name="B"), axes=NAMED)),
    "no categories": ((frame(), *KEY), chart(series(SHOWN, values("1")))),
    "ticks": ((frame(), *KEY), chart(series(categories("x"), values("1"), SHOWN), axes=NAMED + AXES)),
    "texts beside it": (
        (
            frame(),
            shape("Axis title (t/b1.x)", line("Year")),
            shape("Axis title (t/b1.y)", line("Labs")),
            shape("Target (t/b1.target)", line("Goal")),
            shape("Remark (t/b1)", line("Counted")),
            *KEY,
        ),
        chart(AB[0], axes=NAMED),
    ),
    "texts beside another": ((frame(), shape("Axis title (t/b2.x)", line("Year")), *KEY), chart(AB[0], axes=NAMED)),
    "another text of the chart": ((frame(), shape("Unit (t/b1.z)", line("Labs")), *KEY), chart(AB[0], axes=NAMED)),
    "a text beside it before it": ((shape("Axis title (t/b1.x)", line("Year")), frame(), *KEY), chart(AB[0], axes=NAMED)),
    "furniture behind it": ((frame(), shape("Footer (/)", line("Foot")), shape("Axis title (t/b1.x)", line("Year")), *KEY), chart(AB[0], axes=NAMED)),
    "points": ((frame(),), scatter(rich("Lab (1, 2)", showVal="1"), SECOND)),
    "a point whose label is not shown": ((frame(), *KEY), scatter(rich("Lab (1, 2)", showVal="0"))),
    "a point whose label says something else": ((frame(), *KEY), scatter(rich("Lab (1, 3)", showVal="1"))),
    "a point whose label says nothing": ((frame(), *KEY), scatter(rich("", showVal="1"))),
    "a point without a name": ((frame(), *KEY), scatter(rich("(1, 2)", showVal="1"))),
    "a point without a label": ((frame(), *KEY), scatter("")),
    "a point without an x": ((frame(), *KEY), chart(series(SHOWN, values("2", kind="yVal")), kind="scatterChart")),
    "a point without an x in its label": (
        (frame(), *KEY),
        chart(series(rich("Lab (, 2)", showVal="1"), values("2", kind="yVal")), kind="scatterChart"),
    ),
    "a name of two words": (
        (frame(), shape("Repeated label 1 (t/b1.1)", line("Labs of A")), shape("Repeated label 2 (t/b1.2)", line("Labs"))),
        chart(
            series(SHOWN, categories("x"), values("1"), name="Labs of A"), series(SHOWN, categories("x"), values("2"), name="Labs of B"), axes=NAMED
        ),
    ),
    "points in a table": (
        (frame(), *KEY, table("Chart (t/b1.r1)", row("", "x", "y"), row("Lab", "1", "2"), row("", "5", "7"), row("Other", "6", "9"))),
        scatter("", SECOND),
    ),
    "a point in a table under its own name": (
        (frame(), *KEY, table("Chart (t/b1.r1)", row("", "x", "y"), row("Lab", "1", "2"))),
        scatter(rich("Own", showVal="1")),
    ),
    "a chart of nothing": ((frame(),), chart()),
}


@pytest.mark.parametrize("case", CASES)
def test_what_a_chart_says(case: str) -> None:
    shapes, content = CASES[case]
    hold("charts", case, "".join(f"{one}\n" for one in said(*shapes, charts=(content,))))


SCATTER_TABLES = {
    "x and y": ((), "x", "y", []),
    "another letter": ((), "X", "y", ["X"]),
    "titles": (("Cost", "Score"), "Cost", "Score", []),
    "titles over lines": (("Cost a head", "Score"), "Cost|a head", "Score", []),
    "letters for titles": (("Cost", "Score"), "x", "y", ["x", "y"]),
    "other titles": (("Cost", "Score"), "Price", "Score", ["Price"]),
    "no titles": (("Cost", "Score"), "Cost", "", ["(no heading)"]),
    "one title": (("Cost",), "Cost", "y", []),
}


@pytest.mark.parametrize("case", SCATTER_TABLES)
def test_a_table_of_points_is_headed_by_the_axes(case: str) -> None:
    titles, x, y, told = SCATTER_TABLES[case]
    beside = (shape(f"Axis title (t/b1.{axis})", line(title)) for axis, title in zip("xy", titles, strict=False))
    found = said(frame(), *beside, table("Chart (t/b1.r1)", row("", x, y), row("Lab", "1", "2")), charts=(scatter(""),))
    assert [one for one in found if one.startswith("Unnamed")] == [
        f"Unnamed (Chart (t/b1.r1)) | in t on slide 1, body, level 0, column 0 | {{{one!r}  }}" for one in told
    ]


def test_a_citation_of_an_axis_is_not_said_over_a_table() -> None:
    title = shape("Axis title (t/b1.x)", paragraph(run("Cost "), run("[1]", '<a:rPr baseline="30000"/>')))
    found = said(frame(), title, table("Chart (t/b1.r1)", row("", "Cost", "y"), row("Lab", "1", "2"), row("More", "3", "4")), charts=(scatter(""),))
    assert [one.rpartition("| ")[2] for one in found if one.startswith("Unnamed")] == ["{'More'  }", "{'3'  }", "{'4'  }"]


IN_TWO_LOOKS = paragraph(run("4", '<a:rPr b="1"/>'), run("2"))
HALF_BOLD = f"<a:tc><a:txBody>{IN_TWO_LOOKS}</a:txBody></a:tc>"
UNLABELLED = chart(series(categories("x", "y"), values("1", "2"), name="A"), series(categories("x", "y"), values("3", "4"), name="B"))
TABLES = {
    "all": (table("Chart (t/b1.r1)", row("", "A", "B"), row("x", "1", "3"), row("y", "2", "4")),),
    "by no row": (table("Chart (t/b1)", row("", "A", "B"), row("x", "1", "3"), row("y", "2", "4")),),
    "the first row": (table("Chart (t/b1.r1)", row("", "A", "B"), row("x", "1", "3")),),
    "the second row": (table("Chart (t/b1.r2)", row("", "A", "B"), row("y", "2", "4")),),
    "two tables": (table("Chart (t/b1.r1)", row("", "A", "B"), row("x", "1", "3")), table("Chart (t/b1.r2)", row("", "A", "C"), row("y", "2", "4"))),
    "another heading": (table("Chart (t/b1.r1)", row("", "A", "C"), row("x", "1", "3")),),
    "no heading": (table("Chart (t/b1.r1)", row("", "A"), row("x", "1", "3")),),
    "an empty heading": (table("Chart (t/b1.r1)", row("", "A", ""), row("x", "1", "3")),),
    "another category": (table("Chart (t/b1.r1)", row("", "A", "B"), row("z", "1", "3")),),
    "another number": (table("Chart (t/b1.r1)", row("", "A", "B"), row("x", "1", "5")),),
    "a number in two looks": (table("Chart (t/b1.r1)", row("", "A", "B"), row("x", "1") + HALF_BOLD),),
    "no number": (table("Chart (t/b1.r1)", row("", "A", "B"), row("x", "1")),),
    "an empty number": (table("Chart (t/b1.r1)", row("", "A", "B"), row("x", "1", "")),),
    "a row more": (table("Chart (t/b1.r2~3)", row("", "A", "B"), row("y", "2", "4"), row("z", "", "6")),),
    "a column more": (table("Chart (t/b1.r1)", row("", "A", "B", "C"), row("x", "1", "3", "5")),),
    "a heading over the names": (table("Chart (t/b1.r1)", row("Year", "A", "B"), row("x", "1", "3")),),
    "no rows": (table("Chart (t/b1.r1)"),),
    "of another chart": (table("Chart (t/b2.r1)", row("", "A", "B"), row("x", "1", "3")),),
}


@pytest.mark.parametrize("case", TABLES)
def test_what_a_chart_says_beside_its_table(case: str) -> None:
    hold("charts", f"table: {case}", "".join(f"{one}\n" for one in said(frame(), *TABLES[case], charts=(UNLABELLED,))))


@pytest.mark.parametrize(
    ("line_of", "text", "told"),
    [
        (("4",), "4", "4"),
        (("4",), "5", "5 (chart: 4)"),
        (("4", "6"), "4", "4 (chart: 6)"),
        (("6", "7"), "4", "4 (chart: 6, 7)"),
        ((), "4", "4 (chart: nothing)"),
    ],
)
def test_the_number_of_a_target_is_held_against_its_line(line_of: tuple[str, ...], text: str, told: str) -> None:
    target = (series(DASHED, values(*line_of), name="Goal"),) if line_of else ()
    beside = shape("Target (t/b1.target)", line("Goal")), shape("Number (t/b1.target)", line(text))
    found = said(frame(), *KEY, *beside, charts=(chart(AB[0], *target, axes=NAMED),))
    assert [one.rpartition(" | ")[2] for one in found if "(t/b1.target)" in one] == ["{'Goal'  }", f"{{{told!r}  }}"]


def test_a_number_of_no_chart_is_as_it_stands() -> None:
    found = said(frame(), *KEY, shape("Number (t/b2.target)", line("5")), charts=(chart(AB[0], axes=NAMED),))
    assert [one for one in found if "(t/b2.target)" in one] == ["Number (t/b2.target) | in t on slide 1, body, level 0, column 0 | {'5'  }"]


def test_two_charts_have_their_own_keys_and_numbers() -> None:
    other = shape("Repeated label 1 (t/b2.1)", line("A"))
    shapes = (frame(), *KEY, frame("Chart (t/b2)", relation="rId2"), other, shape("Axis title (t/b2.x)", line("Year")))
    hold("charts", "two charts", "".join(f"{one}\n" for one in said(*shapes, charts=(chart(AB[0], axes=NAMED), chart(AB[1], axes=NAMED)))))


def test_a_chart_may_have_a_key_of_several_numbers() -> None:
    texts = shape("Axis title (t/b1.2.x)", line("Year")), shape("Repeated label 1 (t/b1.2.1)", line("A"))
    found = said(frame("Chart (t/b1.2)"), *texts, charts=(chart(AB[0], axes=NAMED),))
    assert [one.partition(" | ")[0] for one in found[:3]] == ["Series (t/b1.2.1)", "Axis title (t/b1.2.x)", "Category (t/b1.2.r1)"]
    assert found[0].endswith("{'A'  }")


@pytest.mark.parametrize(
    ("shape_of", "content", "told"),
    [
        (frame("Chart 4"), chart(*AB), ["Unnamed (Chart 4) | in t on slide 1, body, level 0, column 0 | {'A, B'  }"]),
        (frame("Text (t/b1)"), chart(*AB), ["Unnamed (Text (t/b1)) | in t on slide 1, body, level 0, column 0 | {'A, B'  }"]),
        (frame("Chart 4"), chart(), ["Unnamed (Chart 4) | in t on slide 1, body, level 0, column 0 | {'a chart'  }"]),
        (frame(relation="rId9"), chart(*AB), []),
        (frame(relation="rId9").replace('r:id="rId9"', ""), chart(*AB), []),
        (frame("Chart 4", relation="rId9"), chart(*AB), ["Unnamed (Chart 4) | in t on slide 1, body, level 0, column 0 | {'(graphicFrame)'  }"]),
        (frame().replace("p:cNvPr", "p:other"), chart(*AB), ["Unnamed () | in t on slide 1, body, level 0, column 0 | {'A, B'  }"]),
    ],
    ids=["nobody's", "another name", "nobody's empty one", "no chart", "no name of a chart", "nobody's frame", "no properties"],
)
def test_a_chart_is_what_its_name_says(shape_of: str, content: bytes, told: list[str]) -> None:
    assert said(shape_of, charts=(content,)) == told
