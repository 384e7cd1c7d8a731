"""Chart parts and workbooks that are written by hand: a reader is shown one thing of each."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from briefing.verify.deck_charts import C, ReadChart, Series, read_chart
from briefing.verify.deck_parts import DeckParts
from verify.slides import package, part, relations

_SHEET = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DASHED = '<c:spPr><a:ln><a:prstDash val="dash"/></a:ln></c:spPr>'
"""What makes a series the line of a target."""


def series(*inner: str, name: str = "A", at: str = "") -> str:
    """Return a series; `at` is the place of its name in the workbook."""
    formula = f"<c:f>{at}</c:f>" if at else ""
    heading = f"<c:tx><c:strRef>{formula}<c:strCache><c:pt idx='0'><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>"
    return f"<c:ser>{heading}{''.join(inner)}</c:ser>"


def values(*texts: str, kind: str = "val", at: str = "", code: str = "", own: Mapping[int, str] | None = None) -> str:
    """Return numbers as a cache holds them, an empty one not; `code` is the format of all, `own` are those of single ones."""
    formula = f"<c:f>{at}</c:f>" if at else ""
    codes = {place: f' formatCode="{one}"' for place, one in (own or {}).items()}
    points = "".join(f'<c:pt idx="{place}"{codes.get(place, "")}><c:v>{text}</c:v></c:pt>' for place, text in enumerate(texts) if text)
    return f"<c:{kind}><c:numRef>{formula}<c:numCache><c:formatCode>{code}</c:formatCode>{points}</c:numCache></c:numRef></c:{kind}>"


def categories(*texts: str, at: str = "") -> str:
    """Return the categories of a series, an empty one not in the cache."""
    formula = f"<c:f>{at}</c:f>" if at else ""
    points = "".join(f'<c:pt idx="{place}"><c:v>{text}</c:v></c:pt>' for place, text in enumerate(texts) if text)
    return f"<c:cat><c:strRef>{formula}<c:strCache>{points}</c:strCache></c:strRef></c:cat>"


def labels(*own: str, **shown: str) -> str:
    """Return the labels of a series: those of single points, and what all others show."""
    return f"<c:dLbls>{''.join(own)}{_flags(shown)}</c:dLbls>"


def label(place: int, inner: str = "", **shown: str) -> str:
    """Return the label of one point."""
    return f'<c:dLbl><c:idx val="{place}"/>{inner}{_flags(shown)}</c:dLbl>'


def _flags(shown: Mapping[str, str]) -> str:
    return "".join(f'<c:{name} val="{value}"/>' for name, value in shown.items())


def shows(code: str, linked: str = "0") -> str:
    """Return a format of numbers."""
    return f'<c:numFmt formatCode="{code}" sourceLinked="{linked}"/>'


def axis(kind: str, inner: str = "", low: str = "", high: str = "", **said: str) -> str:
    """Return an axis that is seen, from a lowest to a highest value."""
    ends = "".join(f'<c:{name} val="{end}"/>' for name, end in (("max", high), ("min", low)) if end)
    return f"<c:{kind}><c:scaling>{ends}</c:scaling>{_flags({'delete': '0', **said})}{inner}</c:{kind}>"


def chart(*groups: str, kind: str = "barChart", axes: str = "") -> bytes:
    """Return a chart part of one group of series."""
    return part("c:chartSpace", f"<c:chart><c:plotArea><c:layout/><c:{kind}>{''.join(groups)}</c:{kind}>{axes}</c:plotArea></c:chart>")


def workbook(cells: Mapping[str, str]) -> bytes:
    """Return a workbook of one sheet, `Data`."""
    inner = "".join(f'<c r="{place}"><v>{text}</v></c>' for place, text in cells.items())
    return package(
        {
            "xl/workbook.xml": f'<workbook {_SHEET}><sheets><sheet name="Data" r:id="rId1"/></sheets></workbook>'.encode(),
            "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/one.xml")),
            "xl/worksheets/one.xml": f"<worksheet {_SHEET}>{inner}</worksheet>".encode(),
        }
    )


def read(content: bytes, cells: Mapping[str, str] | None = None) -> ReadChart:
    """Return what the reader says of a chart part beside a workbook of some cells; without cells, of one that says what the chart says."""
    agreed, own = agreeing(content)
    parts = {
        "ppt/presentation.xml": b"<a/>",
        "ppt/charts/c.xml": agreed if cells is None else content,
        "ppt/charts/_rels/c.xml.rels": relations(("package", "../embeddings/b.xlsx")),
        "ppt/embeddings/b.xlsx": workbook(own if cells is None else cells),
    }
    return read_chart(DeckParts(package(parts)), "ppt/charts/c.xml")


def agreeing(content: bytes) -> tuple[bytes, dict[str, str]]:
    """Return a chart part in which each cache names its cells, a column for each, and those cells."""
    root = etree.fromstring(content)
    cells: dict[str, str] = {}
    for column, cache in zip("ABCDEFGH", root.iter(f"{C}strCache", f"{C}numCache"), strict=False):
        points = {int(point.get("idx", "")): point.findtext(f"{C}v") or "" for point in cache.iterfind(f"{C}pt")}
        formula = etree.Element(f"{C}f")
        formula.text = f"Data!${column}$1:${column}${max(points, default=0) + 1}"
        cache.addprevious(formula)
        cells |= {f"{column}{place + 1}": text for place, text in points.items()}
    return etree.tostring(root), cells


def texts(one: Series) -> dict[int, str]:
    """Return what the points of a series say."""
    return {place: point.text for place, point in one.points.items()}
