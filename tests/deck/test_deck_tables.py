"""Tables on slides: nothing is lost over slides, rows stay whole where they can, cells look as the house has it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.blocks import Table as Block
from briefing.deck import plan_deck
from briefing.deck.fit import HEIGHT_USED, Measured, Measurer, Piece, Style
from briefing.deck.kit import Kit
from briefing.deck.model import Cell, DeckPlan, Shape, Table
from briefing.deck.paging import paginate, parted
from briefing.deck.table_grid import TALLEST_REPEAT
from briefing.deck.table_parts import TablePart
from briefing.deck.tables import table_part
from briefing.document import Document
from briefing.language import words_for
from briefing.outline import read_outline
from briefing.roles import parse_name
from briefing.texts import NAMELESS, Run, Wording
from briefing.themes import load_theme
from running import ROOT

OUTLINE = ROOT / "tests" / "corpus" / "tables.yaml"
THEME = load_theme(ROOT / "themes" / "meridian")
KIT = Kit(Document(name="t", title=Wording((Run("T"),))), words_for("en"), THEME, Measurer(THEME, "en"))


@cache
def plan() -> DeckPlan:
    return plan_deck(read_outline(OUTLINE).document, THEME, words_for("en"), edition="0")


def tables(key: str) -> list[Table]:
    found = [one for slide in plan().slides if slide.key == key for one in slide.drawn if isinstance(one, Table)]
    assert found
    return found


def said(cell: Cell) -> str:
    return "".join(piece.text for piece in cell.para.pieces)


def block(rows: list[list[str]], **options: object) -> Block:
    width = len(rows[0])
    cells = tuple(tuple(Wording((Run(text),) if text else ()) for text in row) for row in rows)
    given = {"aligns": ("left",) * width, "units": (NAMELESS,) * width, **options}
    return Block(key="t/b1", columns=cells[0], rows=cells[1:], **given)  # type: ignore[arg-type]  # options of one test


def numbers(rows: list[list[str]]) -> Block:
    return block(rows, aligns=("left", *["right"] * (len(rows[0]) - 1)))


def lines() -> Iterator[str]:
    """Yield the whole plan of the tables, a row a line."""
    for slide in plan().slides:
        for one in slide.drawn:
            name = parse_name(one.name) if isinstance(one, Shape) else None
            if isinstance(one, Table):
                parts = f"{'first column, ' * one.has_first_column}{'last row, ' * one.has_last_row}"
                yield f"{one.name}: {parts}{one.title[:60]}; " + " ".join(f"{width:.2f}" for width in one.widths)
                yield from (f"  {row.height:.2f} " + " | ".join(said(cell)[:32] for cell in row.cells) for row in one.rows)
            elif isinstance(one, Shape) and name is not None and name.role in {"Caption", "Remark", "Cut"}:
                yield f"{one.name}: {''.join(piece.text for para in one.paras for piece in para.pieces)}"


def test_the_plan_of_hard_tables(golden: Callable[[str, str], None]) -> None:
    golden("tables-deck.txt", "\n".join(lines()) + "\n")


@pytest.mark.parametrize("key", ["sixty", "tall", "head", "among"])
def test_every_part_of_a_table_stays_on_its_slide(key: str) -> None:
    for table in tables(key):
        assert table.box.y + table.box.h <= 6.45
        assert sum(row.height for row in table.rows) == pytest.approx(table.box.h)


@pytest.mark.parametrize("key", ["twelve", "words", "tall"])
def test_a_table_of_long_texts_goes_from_margin_to_margin(key: str) -> None:
    for table in tables(key):
        assert table.box.x == pytest.approx(0.667)
        assert sum(table.widths) == pytest.approx(12.0)


@pytest.mark.parametrize("key", ["one", "sixty", "pipe", "cut"])
def test_a_table_of_short_texts_begins_at_the_margin_and_its_columns_end_on_the_grid(key: str) -> None:
    for table in tables(key):
        assert table.box.x == pytest.approx(0.667)
        assert 6 <= sum(table.widths) < 9
        for end in itertools.accumulate(table.widths[:-1]):
            assert end % THEME.grid["pitch"] == pytest.approx(0, abs=1e-6) or end % THEME.grid["pitch"] == pytest.approx(THEME.grid["pitch"])
        assert (sum(table.widths) + THEME.grid["gutter"]) / THEME.grid["pitch"] == pytest.approx(round(sum(table.widths) / THEME.grid["pitch"]))


def distances(rows: list[list[str]]) -> list[float]:
    """Return how far the columns of numbers behind a column of names end from each other, in inches."""
    part = table_part(KIT, numbers(rows), 0, 12.0)
    assert isinstance(part, TablePart)
    ends = [end - cell.right for end, cell in zip(itertools.accumulate(part.grid.widths), part.header.cells, strict=True)]
    return [behind - before for before, behind in itertools.pairwise(ends[1:])]


def test_numbers_that_stand_in_line_are_as_far_from_each_other() -> None:
    assert distances([["Name", "2021", "2022", "2023"], ["a name", "1.0", "20.5", "3"]]) == pytest.approx([THEME.grid["pitch"]] * 2)
    far = distances([["Name", *[f"Year {year}" for year in range(2015, 2025)]], ["a name", *map(str, range(10))]])
    assert far == pytest.approx([far[0]] * 9)
    assert far[0] > 0.8


def test_a_table_over_slides_has_seven_rows_on_each_and_its_strong_rule() -> None:
    parts = tables("sixty")
    assert len(parts) > 1
    for table in parts:
        assert len(table.rows) <= 1 + 7
        assert all(edge is not None and edge.weight == "strong" for edge in table.above)
        assert {cell.style.size for row in table.rows[1:] for cell in row.cells} == {18}


def test_no_table_is_wider_than_its_slide() -> None:
    for slide in plan().slides:
        assert all(one.box.x + sum(one.widths) <= 12.67 for one in slide.drawn if isinstance(one, Table))


def test_the_header_is_small_bold_and_slate_and_cells_are_twenty_points() -> None:
    (table,) = tables("gaps")
    header, row = table.rows[0].cells[2], table.rows[1].cells[2]
    assert (said(header), header.style.size, header.style.bold, header.color, header.align) == ("Share (%)", 16, True, "accent3", "r")
    assert (said(row), row.style.size, row.style.bold, row.color, row.align) == ("12.5", 20, False, "tx1", "r")


def test_more_than_seven_rows_are_sixteen_points() -> None:
    assert {cell.style.size for row in tables("cut")[0].rows[1:] for cell in row.cells} == {16}


def test_rules_are_the_houses() -> None:
    assert (THEME.rules["strong"], THEME.rules["hair"]) == (1.5, 0.75)
    (table,) = tables("file")
    assert [(edge.weight, edge.color) for edge in table.above if edge] == [("strong", "tx1")] * 3
    slate, hairline = ("hair", "accent3"), ("hair", "accent6")
    assert [(row.below.weight, row.below.color) for row in table.rows if row.below] == [slate, hairline, slate, slate]


def test_headers_and_totals_are_said_to_be_such() -> None:
    assert [(table.has_first_column, table.has_last_row) for table in (*tables("file"), *tables("words"))] == [(False, True), (True, False)]
    (marks,) = tables("marks")
    assert {cell.style.bold for cell in marks.rows[-1].cells} == {True}


def test_only_the_last_part_of_a_table_has_its_total() -> None:
    part = table_part(KIT, block([["a", "b"], *[[f"r{n}", str(n)] for n in range(30)]], total=True), 2, 12.0)
    drawn = [table for page in paginate(part, 4.0) for table in (placed.drawn for placed in page.place(0, 0)) if isinstance(table, Table)]
    assert [table.has_last_row for table in drawn] == [False] * (len(drawn) - 1) + [True]


def test_a_long_header_is_said_again_in_four_lines() -> None:
    repeated = tables("head")[-1].rows[0].cells[1]
    assert said(repeated).endswith("…")
    assert said(tables("head")[0].rows[0].cells[1]).startswith(said(repeated)[:-1])
    assert KIT.measurer.measure(repeated.para.pieces, repeated.style, (tables("head")[-1].widths[1] - 0.15) * 72).lines <= TALLEST_REPEAT


def test_a_remark_takes_rows_with_it_to_the_next_slide() -> None:
    rows = [["a", "b"], *[[f"r{n}", str(n)] for n in range(8)]]
    whole = table_part(KIT, block(rows, note=Wording((Run("A remark."),))), 2, 12.0)
    assert isinstance(whole, TablePart)
    head, rest = whole.take(whole.height - 0.05, force=True)
    assert isinstance(head, TablePart)
    assert isinstance(rest, TablePart)
    assert (len(head.rows), len(head.below), len(rest.rows), len(rest.below)) == (6, 0, 2, 1)


def test_no_row_is_left_alone() -> None:
    whole = table_part(KIT, block([["a"], *[[f"r{n}"] for n in range(6)]]), 2, 12.0)
    head, rest = whole.take(whole.height - 0.05, force=True)
    assert isinstance(head, TablePart)
    assert isinstance(rest, TablePart)
    assert (len(head.rows), len(rest.rows)) == (4, 2)
    assert whole.take(1.0, force=False) == (None, whole)


def test_a_row_that_fits_a_slide_is_never_parted() -> None:
    tall = " ".join(["word"] * 90)
    part = table_part(KIT, block([["a"], [tall], ["x"], [tall], ["y"]]), 2, 5.0)
    pages = paginate(part, 4.0)
    shown = [[said(row.cells[0]) for row in table.rows[1:]] for table in drawn_tables(pages)]
    assert [text for page in shown for text in page] == [tall, "x", tall, "y"]


def drawn_tables(pages: tuple[object, ...]) -> list[Table]:
    return [placed.drawn for page in pages for placed in page.place(0, 0) if isinstance(placed.drawn, Table)]  # type: ignore[attr-defined]  # parts


def shares(rows: int, height: float, **options: object) -> list[int]:
    """Return how many rows of a table stand on each slide."""
    part = table_part(KIT, block([["a", "b"], *[[f"row {n}", str(n)] for n in range(rows)]], **options), 2, 12.0)
    return [len(table.rows) - 1 for table in drawn_tables(paginate(part, height))]


@pytest.mark.parametrize("height", [3.0, 3.4, 4.0])
@pytest.mark.parametrize("rows", [9, 12, 15, 16, 22, 29, 45, 60, 61])
def test_rows_of_one_height_are_shared_alike_over_slides(rows: int, height: float) -> None:
    found = shares(rows, height)
    assert sum(found) == rows
    assert len(found) > 1
    assert max(found) - min(found) <= 1
    assert found == sorted(found, reverse=True)


def test_a_slide_that_bears_a_caption_or_a_remark_has_no_more_than_a_row_less() -> None:
    words = Wording((Run("Said beside."),))
    assert shares(45, 4.0, caption=words, note=words) == [6, 7, 7, 7, 6, 6, 6]
    assert shares(12, 4.0, caption=words, note=words) == [6, 6]


def test_rows_of_a_table_are_as_tall_on_all_its_slides_and_fill_the_fullest() -> None:
    part = table_part(KIT, block([["a", "b"], *[[f"row {n}", str(n)] for n in range(11)]]), 2, 12.0)
    pages = paginate(part, 4.0)
    heights = {round(row.height, 3) for table in drawn_tables(pages) for row in table.rows[1:]}
    assert len(heights) == 1
    assert heights.pop() > 0.5
    assert [3.7 < page.height < 3.9 for page in pages] == [True, False]


def test_slides_take_their_share_of_rows_that_are_not_alike_and_the_fullest_is_no_fuller() -> None:
    tall = " ".join(["sentence"] * 70)
    part = table_part(KIT, block([["a"], *[[text] for text in ("a", "b", "c", tall, "d", "e", tall, "f", tall)]]), 2, 6.0)
    before, after = parted(part, 4.0), paginate(part, 4.0)
    assert len(before) == len(after)
    assert max(page.height for page in after) <= 4.0
    assert min(page.height for page in after) > min(page.height for page in before)


class CountingMeasurer(Measurer):
    """Counts how often a text is measured."""

    count = 0

    def measure(self, text: tuple[Piece, ...], style: Style, width: float) -> Measured:
        """Measure a text."""
        self.count += 1
        return super().measure(text, style, width)


def measured(rows: int) -> int:
    """Return how often texts are measured until a table of so many rows is parted over slides."""
    measurer = CountingMeasurer(THEME, "en")
    part = table_part(replace(KIT, measurer=measurer), block([["a", "b"], *[[f"row {n}", str(n)] for n in range(rows)]]), 2, 12.0)
    assert len(paginate(part, 4.0)) > rows / 8
    return measurer.count


def test_twice_as_many_rows_are_measured_twice_as_often() -> None:
    assert measured(200) < 2.2 * measured(100)


words = st.sampled_from(["", "a", "12.5", "Hangzhou", "a few words more", "x" * 90, " ".join(["sentence"] * 40), " ".join(["Long text."] * 220)])
cells = st.integers(1, 6).flatmap(lambda width: st.lists(st.lists(words, min_size=width, max_size=width), min_size=2, max_size=12))


@settings(max_examples=15, deadline=None)
@given(cells, st.integers(0, 3), st.sampled_from([8.167, 12.0]), st.floats(2.6, 4.2), st.booleans())
def test_over_slides_nothing_is_lost_and_nothing_said_twice(rows: list[list[str]], step: int, width: float, height: float, total: bool) -> None:  # noqa: FBT001  drawn by hypothesis
    part = table_part(KIT, block(rows, total=total, note=Wording((Run("A remark."),))), step, width)
    pages = paginate(part, height * HEIGHT_USED)
    found = drawn_tables(pages)
    assert all(page.height <= height for page in pages)
    texts: dict[tuple[int, int], str] = {}
    for table in found:
        name = parse_name(table.name)
        assert name is not None
        start = int(name.key.partition(".r")[2] or 1)
        for number, row in enumerate(table.rows):
            place = start + number - 1 if number and start else number
            for column, cell in enumerate(row.cells):
                if number or name.fragment == 1 or start == 0:
                    texts[place, column] = texts.get((place, column), "") + said(cell)
    assert texts == {(place, column): text for place, row in enumerate(rows) for column, text in enumerate(row)}


def test_the_measured_text_of_a_cell_is_inside_its_row() -> None:
    for key in ("twelve", "words", "marks", "chinese", "tall"):
        for table in tables(key):
            for row in table.rows:
                for cell, width in zip(row.cells, table.widths, strict=True):
                    measured = KIT.measurer.measure(cell.para.pieces or (Piece(""),), cell.style, (width - cell.left - cell.right) * 72)
                    assert measured.height / 72 + 2 * row.inset <= row.height + 1e-6
