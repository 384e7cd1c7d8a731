"""Tables, actions, code and notes in the rail, as a finished document shows them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

import page
import pytest

from briefing.blocks import Code
from briefing.highlight import tinted_lines
from briefing.pdf import render_html
from briefing.pdf.code import view_code
from briefing.pdf.exhibit_model import TableView
from briefing.roles import Role
from pdf.drawn import Drawn, Element, draw, viewed
from pdf.faults import headings_at_the_foot, lost_text, misplaced_kids, silent_links, skipped_levels, unnamed_headers
from running import ROOT

CORPUS = ROOT / "tests" / "corpus"
FONT_FLOOR = 8.0


@cache
def hard() -> Drawn:
    """Return the document of the hard tables; its table from a file is looked at elsewhere."""
    text = (CORPUS / "tables.yaml").read_text(encoding="utf-8")
    return draw(
        text.replace(
            'csv: {path: tables.csv, delimiter: ";", decimal: ","}', "columns: [Name, Ort, Betrag]\n          rows: [[a, b, '1'], [c, d, '2']]"
        )
    )


def outline(body: str, **settings: str) -> str:
    """Return an outline of one topic, whose body is given as it is written."""
    head = "".join(f"{name}: {value}\n" for name, value in settings.items())
    return f"{head}title: T\ntopics:\n  - id: t\n    title: A title\n    body:\n" + "".join(f"      {line}\n" for line in body.splitlines())


def rows(drawn: Drawn, key: str) -> list[Element]:
    """Return the rows of a table."""
    table = next(element for element in drawn.elements if element.kind == "Table" and element.name is not None and element.name.key == key)
    return [element for element in table.walk() if element.kind == "TR"]


def table_view(table: str) -> TableView:
    _, view, _ = viewed(outline(f"- table: {table}"))
    (block,) = view.chapters[0].topics[0].blocks
    assert isinstance(block, TableView)
    return block


def test_hard_exhibits_are_valid_and_without_fault(tmp_path: Path) -> None:
    path = tmp_path / "document.pdf"
    path.write_bytes(hard().content)
    report = page.validate_pdf(str(path), profile="ua1")
    assert report.is_compliant, [str(failure) for failure in report.failures]
    rules = (headings_at_the_foot, skipped_levels, misplaced_kids, unnamed_headers, silent_links, lost_text)
    assert not [fault for rule in rules for fault in rule(hard())]


def test_the_second_theme_says_the_same() -> None:
    table = "- table: {columns: [A, B], rows: [[a, '1'], [b, '2']], total: true}"
    blocks = f"{table}\n- aside: x\n- code: {{language: python, text: 'if x: y'}}\n- actions: [{{do: a}}]"
    assert not list(lost_text(draw(outline(blocks), "civic")))


def test_from_right_to_left_columns_and_rail_are_mirrored_and_code_is_not() -> None:
    written = draw((CORPUS / "exhibits-arabic.yaml").read_text(encoding="utf-8"))
    assert not list(lost_text(written))
    html = render_html(written.view, written.theme)
    assert "direction: ltr" in html
    assert "text-align: end" in html


def test_nothing_is_smaller_than_eight_points_or_beyond_the_page() -> None:
    pieces = [piece for element in hard().elements for piece in element.painted if piece.text.strip() and not piece.text.startswith("[")]
    assert pieces
    assert min(piece.size for piece in pieces) >= FONT_FLOOR - 0.01


def test_the_parts_of_a_table() -> None:
    table = next(element for element in hard().elements if element.kind == "Table" and element.name is not None and element.name.key == "marks/b1")
    assert [kid.kind for kid in table.kids] == ["Caption", "THead", "TBody", "TFoot"]
    heads = [cell.kind for row in rows(hard(), "marks/b1") for cell in row.kids]
    assert heads == ["TH"] * 3 + ["TH", "TD", "TD"] * 4


def test_a_long_table_repeats_its_header_on_each_page() -> None:
    pages = {line.page for row in rows(hard(), "sixty/b1")[1:] for line in row.lines}
    assert len(pages) > 1
    repeated = [number for number, texts in enumerate(hard().artifacts, start=1) if {"Name", "Count (pcs)"} <= set(texts)]
    assert repeated == sorted(pages)[1:]


def test_a_long_header_is_said_once() -> None:
    assert not [texts for texts in hard().artifacts if any("word60" in text for text in texts)]


def test_no_row_but_a_long_one_is_parted_and_none_left_alone() -> None:
    for key in ("sixty/b1", "twelve/b1", "cut/b1"):
        places = [[line.page for line in row.lines] for row in rows(hard(), key)[1:]]
        assert all(len(set(pages)) == 1 for pages in places)
        counts = [sum(1 for pages in places if pages[0] == one) for one in {pages[0] for pages in places}]
        assert min(counts) > 1


def test_numbers_are_tabular_and_stand_on_the_right() -> None:
    html = render_html(*viewed(outline("- table: {columns: [A, N], rows: [[a, '11'], [b, '777']]}"))[1:])
    assert 'class="table-cell table-right"' in html
    assert "tabular-nums" in html


@pytest.mark.parametrize(
    ("columns", "cell", "size", "place"),
    [
        (2, "a word", "table-large", "column"),
        (3, "a text of some length that fills a line", "table-large", "page"),
        (12, "2026", "table-large", "page"),
        (8, "Laboratory", "table-small", "page"),
        (9, "Laboratory", "table-smallest", "page"),
        (10, "Laboratory", "table-large", "turned"),
        (12, "Laboratory", "table-smallest", "turned"),
        (14, "Donaudampfschifffahrtsgesellschaft", "table-smallest", "page"),
    ],
)
def test_a_wide_table_is_set_smaller_then_turned_then_broken(columns: int, cell: str, size: str, place: str) -> None:
    view = table_view(f"{{columns: [{', '.join('ABCDEFGHIJKLMN'[:columns])}], rows: [[{', '.join([cell] * columns)}]]}}")
    assert (view.grid.look.split()[1], view.place) == (size, place)
    assert ("table-broken" in view.grid.look) is bool(view.grid.widths) is ("Donau" in cell)


@pytest.mark.parametrize(
    ("caption", "cell", "gap"),
    [
        ("", "a word", "table-narrow"),
        ("caption: Few words, ", "a word", "table-narrow"),
        ("caption: More words than stand above two such columns, ", "a word", "table-loose"),
        ("", "a text of some length that fills the line", "table-loose"),
    ],
)
def test_a_table_of_few_words_is_as_wide_as_it_needs(caption: str, cell: str, gap: str) -> None:
    look = table_view(f"{{{caption}columns: [A, B], rows: [[{cell}, 17]]}}").grid.look.split()
    assert look == ["table", "table-large", gap]


def test_a_turned_page_bears_the_title_and_nothing_of_the_next_topic() -> None:
    cells = ", ".join(["Laboratory"] * 12)
    table = f"columns: [{cells}]\n        rows: [[{cells}], [{cells}]]"
    before, behind = "  - {id: a, title: Before, text: x}\n", "  - {id: c, title: Behind, text: y}\n"
    text = f"title: T\ntopics:\n{before}  - id: b\n    title: Turned\n    body:\n    - table:\n        {table}\n{behind}"
    written = draw(text)
    pages = {element.name.key: element.lines[0].page for element in written.elements if element.role is Role.TITLE and element.name is not None}
    assert len({pages["a"], pages["b"], pages["c"]}) == 3
    assert {line.page for row in rows(written, "b/b1") for line in row.lines} == {pages["b"]}
    assert not [finding for finding in written.findings if f"page {pages['b']} " in finding.message]


def test_code_is_a_line_a_structure_element() -> None:
    code = next(element for element in hard().elements if element.role is Role.CODE and element.name is not None and element.name.key == "eighty/b1")
    assert (code.kind, [kid.kind for kid in code.kids]) == ("P", ["Code"])
    assert [line.text for line in code.kids[0].kids] == [f"line_{n:02d} = {n * n}" for n in range(1, 81)]
    assert {piece.face.split("+")[-1] for line in code.kids[0].kids for piece in line.painted} == {"liberation-mono"}


def test_a_tab_reaches_to_the_next_fourth_letter() -> None:
    (line,) = view_code(Code(key="t/b1", text="a\tbcd\t\te")).lines
    assert [(piece.text, piece.is_tab) for piece in line] == [("a", False), ("   ", True), ("bcd", False), (" ", True), ("    ", True), ("e", False)]


def test_notes_stand_level_with_what_they_follow_and_are_read_behind_it() -> None:
    named = {element.name.key: element for element in hard().elements if element.name is not None and element.name.key.startswith("beside/")}
    order = [element.name.key for element in hard().elements if element.name is not None and element.name.key in {"beside/b1", "beside/b2"}]
    assert order == ["beside/b1", "beside/b2"]
    paragraph, aside = named["beside/b1"].lines[0], named["beside/b2"].lines[0]
    assert paragraph.page == aside.page
    assert abs(paragraph.depth - aside.depth) < 6


def test_notes_do_not_lie_on_each_other_or_on_rows() -> None:
    asides = [element for element in hard().elements if element.role is Role.ASIDE]
    assert len(asides) > 6
    places = sorted((element.lines[0].page, element.lines[0].depth, element.lines[-1].depth) for element in asides)
    assert all(before[0] < after[0] or before[2] + 9 < after[1] for before, after in pairwise(places))


def test_who_is_read_behind_what_is_to_be_done() -> None:
    roles = [element.role for element in hard().elements if element.name is not None and element.name.key == "dozen/b1.1"]
    assert roles == [Role.ACTION, Role.OWNER, Role.DUE]


def test_the_html_of_exhibits(golden: Callable[[str, str], None]) -> None:
    body = """\
- table:
    columns: [Name, Share]
    units: ["", "%"]
    rows: [[a, "1"], [b, ""], [c, "3"]]
    row_header: true
    total: true
    caption: A *caption*
    note: A remark
- text: A paragraph.
- aside: A note in the rail.
- actions: [{do: One, who: Ada, by: June}, {do: Two}]
- code:
    language: python
    text: "if x:\\n\\treturn 'y'  # <z>\\n\\n"
"""
    _, view, theme = viewed(outline(body))
    html = render_html(view, theme)
    golden("exhibits.html", html[html.index('<section class="topic"') : html.index("</section>", html.index('<section class="topic"'))])


def test_tints_change_no_character() -> None:
    for text in ("if x:\n\treturn 'a\tb'  # z\n", "\n\n  {}", "x\n", '"""unfinished', "\u00a0\u2028 e\u0301"):
        for language in ("python", "json", "html", "", "klingon"):
            assert "\n".join("".join(part for part, _ in line) for line in tinted_lines(text, language)) == text


def test_words_texts_and_remarks_are_tinted() -> None:
    ((word, tint), *_, (remark, last)) = tinted_lines("def f(): return 'x'  # y", "python")[0]
    assert (word, tint, remark, last) == ("def", "word", "# y", "remark")
    assert ("'x'", "literal") in tinted_lines("def f(): return 'x'  # y", "python")[0]
