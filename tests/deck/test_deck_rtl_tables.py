"""Tables of a deck that is read from the right: the outline's order in the file, the sides of the page mirrored (docs/decisions/0021)."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from briefing.pipeline import build
from finished import A, slides

OUTLINE = """\
title: T
lang: {language}
topics:
  - title: One
    table: {{columns: [a, b, c], align: [left, right, center], rows: [[d, 1, e], [f, 2, g]], row_header: true}}
"""


def table_of(language: str, folder: Path) -> etree._Element:
    path = folder / "o.yaml"
    path.write_text(OUTLINE.format(language=language), encoding="utf-8")
    (table,) = [table for slide in slides(build(path, outputs=("deck",)).deck).values() for table in slide.iter(f"{A}tbl")]
    return table


@pytest.mark.parametrize(("language", "rtl", "sides"), [("ar", "1", ["r", "l", "ctr"]), ("en", "0", ["l", "r", "ctr"])])
def test_cells_stand_in_the_order_of_the_outline_and_align_by_the_sides_of_the_page(
    language: str, rtl: str, sides: list[str], tmp_path: Path
) -> None:
    table = table_of(language, tmp_path)
    properties = table.find(f"{A}tblPr")
    assert properties is not None
    assert (properties.get("rtl", "0"), properties.get("firstCol")) == (rtl, "1")
    rows = [["".join(cell.itertext()) for cell in row.iter(f"{A}tc")] for row in table.iter(f"{A}tr")]
    assert rows == [["a", "b", "c"], ["d", "1", "e"], ["f", "2", "g"]]
    aligned = [[said.get("algn", "l") for said in row.iter(f"{A}pPr")] for row in table.iter(f"{A}tr")]
    assert aligned == [sides] * 3


def test_numbers_that_end_a_table_keep_apart_from_names_from_whichever_side_its_columns_are_drawn(tmp_path: Path) -> None:
    path = tmp_path / "o.yaml"
    path.write_text("title: T\nlang: ar\ntopics:\n- {title: One, table: {columns: [a, b], rows: [[c, 1]]}}\n", encoding="utf-8")
    (table,) = [table for slide in slides(build(path, outputs=("deck",)).deck).values() for table in slide.iter(f"{A}tbl")]
    insets = [[(cell.get("marL"), cell.get("marR")) for cell in row.iter(f"{A}tcPr")] for row in table.iter(f"{A}tr")]
    assert insets == [[("228600", "0")] * 2] * 2
