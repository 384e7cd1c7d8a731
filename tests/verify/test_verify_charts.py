"""The witness of charts is tested by mutation: every damage to a finished file is named."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
import yaml

import briefing.pdf as writers
from briefing.language import words_for
from briefing.themes import find_theme, load_theme
from briefing.verify import edition_of, read_deck, read_pdf, transcribe
from briefing.verify.deck_charts import show_number
from briefing.verify.deck_workbook import places_of
from briefing.verify.normalise import LINE_END
from charting import CORPUS, SCATTER, SIMPLE, SMALL_PARTS, TARGET, built, corpus, edited, findings, outline, part, parts, read, swap

CHART = "ppt/charts/chart1.xml"
FULL = SIMPLE + "subtitle: By year\nx_title: Year\nnote: Counted by hand.\ncaption: It grew\nalt: Both grew.\n"
PIE = "type: pie\ncategories: [Training, Research]\nseries: {Compute: [45.5, 54.5]}\n"


def of_deck(text: str, edits: dict[str, Callable[[bytes], bytes]]) -> list[str]:
    """Return what is found in a deck after some edits; nothing before."""
    content = built(text).deck
    assert findings(read(text), "deck", content) == []
    return findings(read(text), "deck", edited(content, edits))


def in_workbook(old: str, new: str) -> Callable[[bytes], bytes]:
    """Return the edit of a workbook that replaces a text in its sheet or its strings."""

    def edit(content: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            name = next(name for name in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml") if old.encode() in book.read(name))
        return edited(content, {name: swap(old, new)})

    return edit


@pytest.mark.parametrize(
    ("edit", "named"),
    [
        (swap("<c:v>6.5</c:v>", "<c:v>6.6</c:v>"), "Number (t/b1.r2): “6.5” became “6.6 *(workbook: 6.5)*”"),
        (swap("<c:v>2022</c:v>", "<c:v>2032</c:v>"), "Category (t/b1.r2): “2022” became “*2032 (workbook: 2022)*”"),
        (swap("<c:v>West</c:v>", "<c:v>East</c:v>"), "Series (t/b1.1)"),
        (swap('<c:showVal val="1"/>', '<c:showVal val="0"/>'), "(not shown)"),
        (swap('<c:tickLblPos val="low"/>', '<c:tickLblPos val="none"/>'), "Category (t/b1.r1): “2021” became “2021 *(not shown)*”"),
        (swap('formatCode="0.00;\\\u22120.00" sourceLinked="0"', 'formatCode="0" sourceLinked="0"'), "Number (t/b1.r2): “3.10” became *3*"),
        (swap('<c:min val="0.0"/>', '<c:min val="2.0"/>'), "the axis begins at 2"),
        (lambda xml: re.sub(rb'<c:max val="[\d.]+"/>', b'<c:max val="7"/>', xml), "14 is beyond the axis"),
    ],
)
def test_an_altered_chart_part_is_named(edit: Callable[[bytes], bytes], named: str) -> None:
    found = of_deck(outline(SIMPLE), {CHART: edit})
    assert any(_loose(named) in _loose(message) for message in found), found


def _loose(message: str) -> str:
    return message.replace("*", "").replace("“", "").replace("”", "")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("<v>6.5</v>", "<v>6.7</v>", "6.5 (workbook: 6.7)"),
        (">2022<", ">2023<", "2022 (workbook: 2023)"),
        (">China<", ">Chine<", "China (workbook: Chine)"),
    ],
)
def test_an_altered_workbook_is_named(old: str, new: str, named: str) -> None:
    (name,) = parts(built(outline(SIMPLE)).deck, "ppt/embeddings/", ".xlsx")
    found = of_deck(outline(SIMPLE), {name: in_workbook(old, new)})
    assert any(named in _loose(message) for message in found), found


def test_a_lost_workbook_is_named() -> None:
    found = of_deck(outline(SIMPLE), {"ppt/charts/_rels/chart1.xml.rels": lambda rels: re.sub(rb"<Relationship [^>]*/>", b"", rels)})
    assert any("West (workbook: nothing)" in _loose(message) for message in found), found


def test_swapped_series_are_named() -> None:
    def swapped(xml: bytes) -> bytes:
        first, second = re.findall(rb"(?s)<c:ser>.*?</c:ser>", xml)
        return xml.replace(first + second, second + first)

    found = of_deck(outline(SIMPLE), {CHART: swapped})
    assert any("Series" in message for message in found), found


def test_a_dropped_series_is_named() -> None:
    found = of_deck(outline(SIMPLE), {CHART: lambda xml: re.sub(rb'(?s)<c:ser><c:idx val="1".*?</c:ser>', b"", xml)})
    assert any("Series (t/b1.2) is missing: China" in _loose(message) for message in found), found
    assert any("Number (t/b1.r3) is missing: 11" in _loose(message) for message in found), found


def test_a_dropped_number_is_named() -> None:
    found = of_deck(outline(SIMPLE), {CHART: swap('<c:pt idx="1" formatCode="0.0;\\\u22120.0"><c:v>6.5</c:v></c:pt>', "")})
    assert any("6.5" in message and "t/b1.r2" in message for message in found), found


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('descr="Both grew."', 'descr=""', "Alternative text (t/b1) is missing"),
        ("<a:t>By year</a:t>", "<a:t>By day</a:t>", "Chart subtitle (t/b1)"),
        ("<a:t>models</a:t>", "<a:t>labs</a:t>", "Unit (t/b1)"),
        ("<a:t>Year</a:t>", "<a:t>Day</a:t>", "Axis title (t/b1.x)"),
        ("<a:t>It grew</a:t>", "<a:t>It fell</a:t>", "Caption (t/b1)"),
        ("<a:t>Counted by hand.</a:t>", "<a:t>Counted by head.</a:t>", "Remark (t/b1)"),
    ],
)
def test_altered_words_around_a_chart_are_named(old: str, new: str, named: str) -> None:
    slides = [name for name in parts(built(outline(FULL)).deck, "ppt/slides/slide") if old in part(built(outline(FULL)).deck, name)]
    found = of_deck(outline(FULL), {slides[0]: swap(old, new)})
    assert any(named in _loose(message) for message in found), found


@pytest.mark.parametrize(
    ("old", "new", "named"), [("China", "West", "(t/b1.2) says West, the outline implies China"), ("West", "Wild", "(t/b1.1) says Wild")]
)
def test_an_altered_word_of_the_key_is_named(old: str, new: str, named: str) -> None:
    text = outline(SIMPLE + "stacked: true\n")
    slide = next(name for name in parts(built(text).deck, "ppt/slides/slide") if f"<a:t>{old}</a:t>" in part(built(text).deck, name))
    found = of_deck(text, {slide: swap(f"<a:t>{old}</a:t>", f"<a:t>{new}</a:t>")})
    assert any(f"Repeated label {named}" in _loose(message) for message in found), found


def test_a_series_that_is_no_longer_named_beside_its_bars_is_not_shown() -> None:
    text = outline(SIMPLE)
    found = of_deck(text, {CHART: swap('<c:showSerName val="1"/>', '<c:showSerName val="0"/>')})
    assert any("West (not shown)" in _loose(message) for message in found), found


def test_a_chart_without_its_frame_is_missing() -> None:
    slide = next(name for name in parts(built(outline(SIMPLE)).deck, "ppt/slides/slide") if "graphicFrame" in part(built(outline(SIMPLE)).deck, name))
    found = of_deck(outline(SIMPLE), {slide: lambda xml: re.sub(rb"<p:graphicFrame>.*?</p:graphicFrame>", b"", xml)})
    assert sum("is missing" in message for message in found) == 1 + 2 + 3 + 6


def test_a_chart_that_somebody_added_is_named() -> None:
    slide = next(name for name in parts(built(outline(SIMPLE)).deck, "ppt/slides/slide") if "graphicFrame" in part(built(outline(SIMPLE)).deck, name))

    def doubled(xml: bytes) -> bytes:
        (frame,) = re.findall(rb"<p:graphicFrame>.*?</p:graphicFrame>", xml)
        return xml.replace(frame, frame + frame.replace(b"Chart (t/b1)", b"Chart 7"))

    found = of_deck(outline(SIMPLE), {slide: doubled})
    assert any("something (Chart 7) is not in the outline: West, China" in _loose(message) for message in found), found


def test_a_table_that_says_something_else_is_named() -> None:
    text = outline(SMALL_PARTS)
    slide = next(name for name in parts(built(text).deck, "ppt/slides/slide") if "Chart (t/b1.r1~2)" in part(built(text).deck, name))
    altered = of_deck(text, {slide: swap("<a:t>90</a:t>", "<a:t>91</a:t>")})
    assert any("90 (table: 91)" in _loose(message) for message in altered), altered
    table = of_deck(text, {slide: lambda xml: re.sub(rb"<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr [^>]*r1~2.*?</p:graphicFrame>", b"", xml)})
    assert any("90 (not shown)" in _loose(message) for message in table), table


def test_a_row_that_somebody_added_to_the_table_is_named() -> None:
    text = outline(SMALL_PARTS)
    slide = next(name for name in parts(built(text).deck, "ppt/slides/slide") if "Chart (t/b1.r1~2)" in part(built(text).deck, name))
    row = "".join(f"<a:tc><a:txBody><a:p><a:r><a:t>{said}</a:t></a:r></a:p></a:txBody></a:tc>" for said in ("East", "70", "7"))
    found = of_deck(text, {slide: swap("</a:tr></a:tbl>", f'</a:tr><a:tr h="1">{row}</a:tr></a:tbl>')})
    assert any("something (Chart (t/b1.r1~2)) is not in the outline: “East”" in message for message in found), found


@pytest.mark.parametrize(
    ("edit", "named"),
    [
        (swap("<c:v>4.5</c:v>", "<c:v>4.6</c:v>"), "Number (t/b1.target): 4.5 became 4.5 (chart: 4.6"),
        (lambda xml: re.sub(rb"<c:ser><c:idx val=\"1\".*?</c:ser>", b"", xml), "Number (t/b1.target): 4.5 became 4.5 (chart: nothing)"),
    ],
)
def test_an_altered_target_is_named(edit: Callable[[bytes], bytes], named: str) -> None:
    found = of_deck(outline(TARGET.format(kind="column")), {CHART: edit})
    assert any(named in _loose(message) for message in found), found


def test_a_target_that_stands_elsewhere_is_named() -> None:
    found = of_deck(outline(TARGET.format(kind="bar")), {CHART: swap('<c:crossesAt val="4.5"/>', '<c:crossesAt val="5.5"/>')})
    assert any("4.5 (chart: 5.5)" in _loose(message) for message in found), found


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("<a:t>Moonshot (1.5, 40)</a:t>", "<a:t>Moonshine (1.5, 40)</a:t>", "Point label (t/b1.1.1)"),
        ("<a:t>Moonshot (1.5, 40)</a:t>", "<a:t>Moonshot (1.5, 41)</a:t>", "40 (not shown)"),
        ("<c:v>9</c:v>", "<c:v>8</c:v>", "8 (workbook: 9)"),
    ],
)
def test_altered_points_are_named(old: str, new: str, named: str) -> None:
    found = of_deck(outline(SCATTER), {CHART: swap(old, new)})
    assert any(named in _loose(message) for message in found), found


def test_a_series_that_nothing_names_is_named() -> None:
    text = outline("type: line\ncategories: [a, b]\nseries: {Only: [1, 2]}\n")
    slide = next(name for name in parts(built(text).deck, "ppt/slides/slide") if "<a:t>Only</a:t>" in part(built(text).deck, name))
    found = of_deck(text, {slide: swap("<a:t>Only</a:t>", "<a:t></a:t>")})
    assert any("Series (t/b1.1): Only became Only (not shown)" in _loose(message) for message in found), found


def test_an_unnamed_slice_is_named() -> None:
    found = of_deck(outline(PIE), {CHART: lambda xml: xml.replace(b'<c:showCatName val="1"/>', b'<c:showCatName val="0"/>')})
    assert any("Training (not shown)" in _loose(message) for message in found), found


# The PDF: written anew from altered HTML, as if a hand had painted it


def of_pdf(text: str, edit: Callable[[str], str]) -> list[str]:
    """Return what is found in a PDF after its HTML was edited."""
    document = read(text)
    words, theme = words_for(document.language), load_theme(find_theme("meridian", Path(__file__)))
    edition = edition_of(transcribe(document, "deck", words), transcribe(document, "document", words))
    view = writers.view_document(document, theme, words, edition=edition)
    html = writers.render_html(view, theme)
    altered = edit(html)
    assert altered != html
    with patch("briefing.pdf.writer.render_html", return_value=altered):
        return findings(document, "document", writers.write_pdf(view, theme).content)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        (">6.5<", ">6.6<", "Number (t/b1.r2): 6.5 became 6.6"),
        (">2022<", ">2032<", "Category (t/b1.r2): 2022 became 2032"),
        (">models<", ">labs<", "Unit (t/b1)"),
        ("by hand.<", "by head.<", "Remark (t/b1)"),
        ('data-alt="Both grew."', 'data-alt="Both fell."', "Alternative text (t/b1)"),
        ('data-name="Number 2 (t/b1.r2)"', 'data-name="Number 1 (t/b1.r2)"', "column 2 became 1"),
        ('data-name="Chart (t/b1)" data-tag="Figure"', 'data-tag="Figure"', "Alternative text (t/b1) is missing"),
    ],
)
def test_an_altered_chart_of_a_pdf_is_named(old: str, new: str, named: str) -> None:
    found = of_pdf(outline(FULL), lambda html: html.replace(old, new, 1))
    assert any(named in _loose(message) for message in found), found


def test_a_word_of_the_key_that_is_wrong_is_named() -> None:
    found = of_pdf(outline(FULL), lambda html: html.replace(">China</span>", ">Chine</span>", 1))
    assert any("Series (t/b1.2)" in message for message in found), found


def test_bars_of_a_wrong_length_are_named() -> None:
    def halved(html: str) -> str:
        number = html.index('data-name="Number 1 (t/b1.r2)"')
        bar = re.search(r"v([\d.]+)h-", html[number:])
        assert bar is not None
        return html[:number] + html[number:].replace(bar[0], f"v{float(bar[1]) / 2}h-", 1)

    found = of_pdf(outline(SIMPLE), halved)
    assert any("Number (t/b1.r2): 6.5 became 6.5 (drawn as 3.25)" in _loose(message) for message in found), found


@pytest.mark.parametrize("kind", ["column", "bar", "line"])
def test_tiny_shapes_beside_a_huge_one_are_no_finding(kind: str) -> None:
    text = outline(f"type: {kind}\ncategories: [a, b, c, d]\nseries: {{S: [0.034, 95066.5, 0.07, 0.001]}}\n")
    assert findings(read(text), "document", built(text).document) == []


def test_dots_in_a_wrong_place_are_named() -> None:
    text = outline("type: line\ncategories: [a, b, c, d]\nseries: {S: [1, 4, 2, 3]}\n")

    def lifted(html: str) -> str:
        number = html.index('data-name="Number 1 (t/b1.r2)"')
        dot = re.search(r'd="M([\d.]+),([\d.]+)a', html[number:])
        assert dot is not None
        return html[:number] + html[number:].replace(dot[0], f'd="M{dot[1]},{float(dot[2]) + 20}a', 1)

    found = of_pdf(text, lifted)
    assert any("4 (drawn as" in _loose(message) for message in found), found


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        ("1.1", "0.00", "1.10"),
        ("1.1000000000000001", "0.0", "1.1"),
        ("-2.5", "0", "-2"),
        ("3", "General", "3"),
        ("0.30000000000000004", "0.0", "0.3"),
        ("x", "0", "x"),
    ],
)
def test_numbers_are_read_as_their_format_shows_them(value: str, code: str, printed: str) -> None:
    assert show_number(value, code) == printed


def test_ranges_are_read_in_order() -> None:
    assert places_of("Data!$B$2:$B$4") == ("Data!B2", "Data!B3", "Data!B4")
    assert places_of("'My data'!A1") == ("My data!A1",)
    assert places_of("SUM(A1)") == ()


@pytest.mark.parametrize("output", ["deck", "document"])
def test_every_number_and_name_of_the_corpus_arrives(output: str) -> None:
    transcript = read_deck(corpus().deck) if output == "deck" else read_pdf(corpus().document)
    said = {"".join(entry.text.replace(LINE_END, "").split()) for entry in transcript.entries}
    root = yaml.compose(CORPUS.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    written = [text for text in _data(root) if text.strip()]
    assert len(written) > 200
    texts = ("".join(text.split()) for text in written)
    assert [text for text in texts if not {text, f"{text}(estimate)", re.sub(r"^-(?=\d)", "\u2212", text)} & said] == []


def _data(node: yaml.Node | None, *, inside: bool = False) -> Iterator[str]:
    """Yield every name and number under `categories` and `series`."""
    match node:
        case yaml.ScalarNode() if inside:
            yield node.value
        case yaml.SequenceNode():
            for child in node.value:
                yield from _data(child, inside=inside)
        case yaml.MappingNode():
            for key, value in node.value:
                yield from (key.value,) if inside else ()
                yield from _data(value, inside=inside or key.value in {"categories", "series"})
        case _:
            return


@pytest.mark.parametrize("output", ["deck", "document"])
def test_what_the_corpus_says(output: str, golden: Callable[[str, str], None]) -> None:
    transcript = read_deck(corpus().deck) if output == "deck" else read_pdf(corpus().document)
    said = (f"{entry.role} ({entry.key}) {entry.column or ''} {entry.text!r}" for entry in transcript.entries)
    golden(f"charts-{output}.txt", "".join(f"{line}\n" for line in said).replace("\\ufdd0", " "))
