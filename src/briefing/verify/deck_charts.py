"""A chart part of a deck: what its caches hold, what its labels and axes show, and where its workbook says something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

from lxml import etree

from briefing.charts.printed import MINUS, number_of
from briefing.verify.deck_parts import A, DeckParts
from briefing.verify.deck_text import number_in
from briefing.verify.deck_workbook import Cells, places_of, read_workbook

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_FORMAT = re.compile(r"[0#,]*0(?:\.(0+))?(?:;(?:\\?([^\w\\\"])|\"([^\"]*)\")[0#,]*0(?:\.(0+))?)?")
"""Decimals; for numbers below zero what stands before them, escaped or quoted, and their decimals."""
_GROUPS = ("barChart", "lineChart", "areaChart", "pieChart", "scatterChart")


@dataclass(frozen=True, slots=True)
class Point:
    """A number: its text as it is shown, and whether a label shows it; `name_shown` says whether the label names the category, too."""

    text: str
    is_shown: bool
    name_shown: bool = False
    rich: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A series: its name, whether a label shows that, its points by their places, and in a scatter chart the x of each."""

    name: str
    name_shown: bool
    points: Mapping[int, Point]
    x: Mapping[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadChart:
    """A chart part as it was read.

    `categories` are those of all series, with what another series says instead of the first; `named` says whether the axis shows every one.
    `targets` are the values of the target's line, its name where workbook and cache do not agree on it,
    and where its axis stands. `ticks` are the numbers along visible value axes, and what is wrong with an axis.
    """

    kind: str
    series: tuple[Series, ...]
    categories: tuple[str, ...]
    named: bool
    targets: tuple[str, ...]
    ticks: tuple[str, ...]


def read_chart(parts: DeckParts, name: str) -> ReadChart:
    """Return a chart part, with every disagreement of its workbook in the text that it concerns."""
    return _ChartReader(parts.xml(name), read_workbook(parts, name)).read()


def show_number(value: str, code: str) -> str:
    """Return a number as a format shows it; one that is no number as it stands."""
    try:
        number = Decimal(repr(float(value)))
    except ValueError:
        return value
    found = _FORMAT.fullmatch(code)
    if found is None:
        return format(number.normalize(), "f")
    places, bare, quoted, below = found.groups()
    sign = bare or quoted
    if number >= 0 or sign is None:
        return format(number, f".{len(places or '')}f")
    return f"{sign}{-number:.{len(below or '')}f}"


class _ChartReader:
    """Reads one chart part."""

    def __init__(self, root: etree._Element, cells: Cells) -> None:
        found = root.find(f"{C}chart/{C}plotArea")
        self.plot = found if found is not None else etree.Element(f"{C}plotArea")
        self.cells = cells

    def read(self) -> ReadChart:
        groups = [group for group in self.plot if etree.QName(group).localname in _GROUPS]
        series = [(etree.QName(group).localname, one) for group in groups for one in group.iterfind(f"{C}ser")]
        own = [(kind, one) for kind, one in series if not _is_target(one)]
        lines = [one for _, one in series if _is_target(one)]
        read = tuple(self._series(one) for _, one in own)
        return ReadChart(
            kind=own[0][0].removesuffix("Chart") if own else "",
            series=read,
            categories=self._categories([*(one for _, one in own), *lines]),
            named=self._names_all(),
            targets=tuple(dict.fromkeys((*(text for one in lines for text in self._target(one)), *(self._crossings(lines[0]) if lines else ())))),
            ticks=tuple(self._ticks(own, read)),
        )

    # Series

    def _series(self, element: etree._Element) -> Series:
        labels = element.find(f"{C}dLbls")
        own = {number_in(label.find(f"{C}idx"), "val", -1): label for label in element.iterfind(f"{C}dLbls/{C}dLbl")}
        points = {place: self._point(place, text, own, labels) for place, text in self._values(_values_of(element), own, labels)}
        return Series(
            name=self._heading(element),
            name_shown=any(_is_on(label, "showSerName") for label in (*own.values(), labels) if label is not None),
            points=points,
            x=dict(self._values(element.find(f"{C}xVal"), {}, None)),
        )

    def _point(self, place: int, text: str, own: dict[int, etree._Element], labels: etree._Element | None) -> Point:
        label = own.get(place, labels)
        rich = label.find(f"{C}tx/{C}rich") if label is not None else None
        is_shown = label is not None and label.find(f"{C}delete") is None and _is_on(label, "showVal")
        return Point(text, is_shown, _is_on(label, "showCatName"), "".join(rich.itertext(f"{A}t")) if rich is not None else None)

    def _heading(self, element: etree._Element) -> str:
        return self._agreed(_name_of(element), element.findtext(f"{C}tx/{C}strRef/{C}f") or "", 0)

    def _values(self, element: etree._Element | None, own: dict[int, etree._Element], labels: etree._Element | None) -> Iterator[tuple[int, str]]:
        """Yield each number as its label's format shows it, else as the cache's does; a cell that the cache lacks is a disagreement."""
        reference = element.find(f"{C}numRef") if element is not None else None
        if reference is None:
            return
        formula = reference.findtext(f"{C}f") or ""
        cached = {number_in(point, "idx"): point for point in reference.iterfind(f"{C}numCache/{C}pt")}
        general = reference.findtext(f"{C}numCache/{C}formatCode") or ""
        for place in sorted({*range(len(places_of(formula))), *cached}):
            point = cached.get(place)
            code = _format(own.get(place, labels)) or (point.get("formatCode", general) if point is not None else general)
            text = show_number(point.findtext(f"{C}v") or "", code) if point is not None else ""
            said = self._agreed(text, formula, place, code)
            if said:
                yield place, said

    def _agreed(self, text: str, formula: str, place: int, code: str = "") -> str:
        """Return a text of the cache, and what the workbook says instead where it does not say the same."""
        places = places_of(formula)
        cell = self.cells.get(places[place], "") if place < len(places) else ""
        said = show_number(cell, code) if code and cell else cell
        return text if said == text else f"{text} (workbook: {said or 'nothing'})".strip()

    def _categories(self, series: list[etree._Element]) -> tuple[str, ...]:
        """Return the categories as every series says them: each has a list of its own, of which the axis shows the first."""
        said = [tuple(self._own_categories(element)) for element in series]
        together = zip_longest(*said, fillvalue="nothing")
        return tuple(" or ".join(dict.fromkeys(names)) for names in together)

    def _own_categories(self, element: etree._Element) -> Iterator[str]:
        formula = element.findtext(f"{C}cat/{C}strRef/{C}f") or ""
        cached = {number_in(point, "idx"): point.findtext(f"{C}v") or "" for point in element.iterfind(f"{C}cat/{C}strRef/{C}strCache/{C}pt")}
        count = max(len(places_of(formula)), *(place + 1 for place in cached), 0)
        yield from (self._agreed(cached.get(place, ""), formula, place) for place in range(count))

    def _target(self, element: etree._Element) -> Iterator[str]:
        """Yield the values of a target's line, and its name where the workbook has another."""
        yield from (text for _, text in self._values(_values_of(element), {}, None))
        name = self._heading(element)
        yield from (name,) if name != _name_of(element) else ()

    def _crossings(self, line: etree._Element) -> Iterator[str]:
        """Yield where the axis stands that is a target's line, with the decimals that it is written with."""
        code = next((point.get("formatCode", "") for point in line.iterfind(f"{C}val/{C}numRef/{C}numCache/{C}pt")), "")
        yield from (show_number(at.get("val", ""), code) for at in self.plot.iterfind(f"{C}catAx/{C}crossesAt"))

    # Axes

    def _names_all(self) -> bool:
        axes = [axis for axis in self.plot.iterfind(f"{C}catAx") if axis.find(f"{C}crossesAt") is None]
        return any(
            _value(axis, "delete") == "0" and _value(axis, "tickLblPos") != "none" and _value(axis, "tickLblSkip") in {"", "1"} for axis in axes
        )

    def _ticks(self, own: list[tuple[str, etree._Element]], series: tuple[Series, ...]) -> Iterator[str]:
        """Yield the ticks of the visible value axes; of each axis what it cuts off."""
        axes = [axis for axis in self.plot.iterfind(f"{C}valAx") if _value(axis, "delete") == "0"]
        for axis in axes:
            low, high = _ends(axis)
            if any(kind in {"barChart", "areaChart"} for kind, _ in own) and low > 0:
                yield f"the axis begins at {low:g}"
            unit = _value(axis, "majorUnit")
            if _value(axis, "tickLblPos") != "none" and unit:
                count = round((high - low) / float(unit))
                yield from (show_number(repr(low + float(unit) * place), _format(axis)) for place in range(count + 1))
        if axes:
            yield from self._beyond(axes[-1], series)

    def _beyond(self, axis: etree._Element, series: tuple[Series, ...]) -> Iterator[str]:
        """Yield each number that the value axis does not reach to."""
        low, high = _ends(axis)
        for one in series:
            for point in one.points.values():
                number = re.match(rf"[-{MINUS}]?\d+(\.\d+)?", point.text)
                if number is not None and not low <= number_of(number[0]) <= high:
                    yield f"{number[0]} is beyond the axis"


def _values_of(series: etree._Element) -> etree._Element | None:
    return next(series.iterchildren(f"{C}val", f"{C}yVal"), None)


def _ends(axis: etree._Element) -> tuple[float, float]:
    """Return the lowest and the highest value of an axis; no number where it does not say."""
    scaling = axis.find(f"{C}scaling")
    return float(_value(scaling, "min") or "nan"), float(_value(scaling, "max") or "nan")


def _name_of(series: etree._Element) -> str:
    return series.findtext(f"{C}tx/{C}strRef/{C}strCache/{C}pt/{C}v") or ""


def _is_target(series: etree._Element) -> bool:
    """Say whether a series is a target: its own line is dashed, as that of no other is."""
    dash = series.find(f"{C}spPr/{A}ln/{A}prstDash")
    return dash is not None and dash.get("val") == "dash"


def _is_on(label: etree._Element | None, name: str) -> bool:
    return label is not None and _value(label, name) in {"1", "true"}


def _format(element: etree._Element | None) -> str:
    found = element.find(f"{C}numFmt") if element is not None else None
    return found.get("formatCode", "") if found is not None and found.get("sourceLinked") != "1" else ""


def _value(element: etree._Element | None, name: str) -> str:
    found = element.find(f"{C}{name}") if element is not None else None
    return found.get("val", "") if found is not None else ""
