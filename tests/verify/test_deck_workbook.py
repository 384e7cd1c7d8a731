"""The workbook of a chart, written by hand."""

from __future__ import annotations

import pytest

from briefing.verify.deck_parts import DeckParts
from briefing.verify.deck_workbook import places_of, read_workbook
from verify.slides import package, relations

SPACE = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
CELLS = (
    '<c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is> <t>in</t><t>line</t></is></c><c r="C1"><v>2.5</v></c><c r="D1" t="s"/><c r="E1"/>'
    '<c r="F1" t="inlineStr"/>'
)
STRINGS = f"<sst {SPACE}><si><t>first</t></si><si> <r><t>sec</t></r> <r><t>ond</t></r><rPh sb='0' eb='1'><t>said</t></rPh><r><t/></r></si></sst>"


def book(
    *, cells: str = CELLS, strings: str = STRINGS, target: str = "worksheets/one.xml", at: str = "xl/worksheets/one.xml", sheet: str = 'r:id="rId1"'
) -> bytes:
    parts = {
        "xl/workbook.xml": f'<workbook {SPACE}><sheets><sheet name="Data" {sheet}/></sheets></workbook>'.encode(),
        "xl/_rels/workbook.xml.rels": relations(("worksheet", target)),
        at: f"<worksheet {SPACE}>{cells}</worksheet>".encode(),
    }
    return package({**parts, "xl/sharedStrings.xml": strings.encode()} if strings else parts)


def read(content: bytes | None) -> dict[str, str]:
    parts = {"ppt/presentation.xml": b"<a/>", "ppt/charts/_rels/c.xml.rels": relations(("package", "../embeddings/b.xlsx"))}
    return dict(read_workbook(DeckParts(package(parts if content is None else {**parts, "ppt/embeddings/b.xlsx": content})), "ppt/charts/c.xml"))


def test_cells_by_sheet_and_place() -> None:
    found = {"Data!A1": "second", "Data!B1": "inline", "Data!C1": "2.5"}
    assert read(book()) == found
    assert read(book(target="/X/elsewhere/two.xml", at="X/elsewhere/two.xml")) == found
    assert read(book(cells='<c r="A1"><v>1</v></c>', strings="")) == {"Data!A1": "1"}


UNTARGETED = package(
    {
        "xl/workbook.xml": f'<workbook {SPACE}><sheet r:id="rId1"/></workbook>'.encode(),
        "xl/_rels/workbook.xml.rels": relations(("worksheet", "x")).replace(b'Target="x"', b""),
    }
)


@pytest.mark.parametrize(
    "content",
    [None, UNTARGETED, b"no package", package({}), book(sheet='r:id="rId9"'), book(sheet=""), book(cells="<c"), book(cells='<c t="s"><v>x</v></c>')],
)
def test_what_is_no_workbook_has_no_cells(content: bytes | None) -> None:
    assert read(content) == {}


@pytest.mark.parametrize(
    ("formula", "places"),
    [
        ("Data!$B$2:$B$4", ("Data!B2", "Data!B3", "Data!B4")),
        (" 'My data'!$AB$12 ", ("My data!AB12",)),
        ("Data!B2:B2", ("Data!B2",)),
        ("Data!B2", ("Data!B2",)),
        ("B2:B4", ()),
        ("SUM(Data!B2)", ()),
        ("", ()),
    ],
)
def test_places_of_a_formula(formula: str, places: tuple[str, ...]) -> None:
    assert places_of(formula) == places
