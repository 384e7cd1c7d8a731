"""Chart parts and their workbooks in the package."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.deck.chart_workbook import write_workbook
from briefing.deck.chart_xml import chart_xml, sheet_of
from briefing.deck.model import ChartFrame, Slide
from briefing.themes.model import Theme


def add_charts(slide: Slide, part: Any, theme: Theme, language: str, numbers: Iterator[int]) -> dict[str, str]:  # noqa: ANN401  python-pptx's part
    """Add the charts of a slide, each with its workbook; return the relationship of each by the name of its frame."""
    return {one.name: _add(one, part, theme, language, next(numbers)) for one in slide.drawn if isinstance(one, ChartFrame)}


def _add(frame: ChartFrame, part: Any, theme: Theme, language: str, number: int) -> str:  # noqa: ANN401  python-pptx's part
    from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from pptx.opc.packuri import PackURI
    from pptx.parts.chart import ChartPart
    from pptx.parts.embeddedpackage import EmbeddedXlsxPart

    workbook = EmbeddedXlsxPart(
        PackURI(f"/ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx"), CONTENT_TYPE.SML_SHEET, part.package, write_workbook(sheet_of(frame))
    )
    xml = chart_xml(frame, theme, language, "rId1")
    chart = ChartPart.load(PackURI(f"/ppt/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, part.package, xml.encode())
    relation = chart.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE)
    if relation != "rId1":
        raise AssertionError(relation)  # the first relationship of a new part
    return str(part.relate_to(chart, RELATIONSHIP_TYPE.CHART))
