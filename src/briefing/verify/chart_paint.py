"""What a chart is painted with: its series and points, its axes and grounds, and the looks of its texts."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefing.verify.deck_charts import C
from briefing.verify.deck_parts import A
from briefing.verify.paint import Look, look_of, own_look, paint_of

_NUMBERED = frozenset({f"{C}ser", f"{C}dPt"})


def chart_paint(chart: etree._Element) -> tuple[str, ...]:
    """Return what is painted in a chart part, each with its place, in one order."""
    base = look_of(chart.find(f"{C}txPr/{A}p/{A}pPr/{A}defRPr"))
    painted = ((_place(one), paint_of(one)) for one in chart.iter(f"{C}spPr"))
    texts = {(place, own_look(look, base)) for place, look in _texts(chart)}
    said = {*((place, paint) for place, paint in painted if paint), *((place, f"text {look}") for place, look in texts if look)}
    return (f"text {own_look(base, {})}", *(f"{place}: {paint}" for place, paint in sorted(said) if "extLst" not in place))


def _texts(chart: etree._Element) -> Iterator[tuple[str, Look]]:
    for style in chart.iter(f"{A}defRPr", f"{A}rPr"):
        yield _place(style), look_of(style)


def _place(element: etree._Element) -> str:
    """Return the names of what an element stands in, series and points with their number."""
    names = []
    for parent in element.iterancestors(f"{C}*"):
        number = parent.find(f"{C}idx") if parent.tag in _NUMBERED else None
        if parent.tag != f"{C}dLbl":  # a label apart is one of the labels
            names.append(etree.QName(parent).localname + (number.get("val", "") if number is not None else ""))
    return "/".join(reversed(names))
