"""The house's own layouts: what a person finds under "New Slide", whether a slide of the outline uses them or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import starmap

from briefing.deck.fit import style_steps
from briefing.deck.model import Bullet, Rule, Slot, SlotType
from briefing.themes.model import Box, Theme

NAMES: Mapping[str, str] = {
    "cover": "Cover",
    "summary": "Executive summary",
    "contents": "Contents",
    "section": "Section",
    "evidence": "Statement and evidence",
    "comparison": "Comparison",
    "quote": "Quote",
    "figures": "Key figures",
    "table": "Table",
    "chart": "Chart",
    "insight": "Insight",
    "closing": "Closing with sources",
    "sources": "Sources",
    "statement": "Theme statement",
    "flow": "Title and content",
}
"""Kinds of layouts, in the order of the gallery, and what people call them."""

_ROWS, _COLUMNS, _SIDES = 3, 3, 2
_SIDE_GAP = 0.40  # inches
_FIGURE = (("Figure", "figure", "value", "tx1"), ("Text", "body", "text", "tx1"), ("Note", "source", "note", "accent3"))
_TITLES = {
    "cover": ("cover", "title"),
    "section": ("section", "title"),
    "summary": ("thought", "thought"),
    "quote": ("small", "title"),
    "statement": ("statement", "statement"),
}
"""Style and box of the titles that are not as large as others."""
_FOOTLESS = frozenset({"cover", "section"})


class HouseLayout:
    """The placeholders and rules of one layout, at the places and in the sizes of a theme."""

    def __init__(self, theme: Theme, kind: str) -> None:
        self._theme = theme
        self._kind = kind
        self._boxes = theme.boxes[kind]

    def slots(self) -> tuple[Slot, ...]:
        """Return the placeholders in the order of reading: the title first, footer and slide number last."""
        return (*self._title(), *_BODIES[self._kind](self), *self._foot())

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules that go with the placeholders."""
        return tuple(_RULES.get(self._kind, lambda _: ())(self))

    # Parts of layouts

    def slot(self, label: str, style: str, box: Box | str, kind: SlotType = "body", color: str = "tx1", bullet: Bullet = "") -> Slot:
        """Return a placeholder in a box, or in the box that the theme names."""
        place = self._boxes[box] if isinstance(box, str) else box
        return Slot(label=label, type=kind, style=style_steps(self._theme, style)[0], box=place, color=color, bullet=bullet)

    def rows(self) -> Iterator[Slot]:
        """Yield labels and texts of rows below each other."""
        for row in range(_ROWS):
            yield from (self.slot(label, style, self.row(row, box)) for label, style, box in (("Label", "item", "label"), ("Text", "body", "text")))

    def row(self, number: int, box: str) -> Box:
        """Return the place of one of the rows."""
        whole = self._boxes[box]
        height = whole.h / _ROWS
        return Box(whole.x, whole.y + number * height + 0.2, whole.w, height - 0.3)

    def columns(self, count: int) -> tuple[Box, ...]:
        """Return the body in columns."""
        whole = self._boxes["body"]
        width = (whole.w - _SIDE_GAP * (count - 1)) / count
        return tuple(replace(whole, x=whole.x + number * (width + _SIDE_GAP), w=width) for number in range(count))

    def headed(self, count: int, styles: tuple[str, str]) -> Iterator[Slot]:
        """Yield a heading and a text in each column."""
        for box in self.columns(count):
            yield self.slot("Heading", styles[0], Box(box.x, box.y + 0.14, box.w, 0.4))
            yield self.slot("Text", styles[1], Box(box.x, box.y + 0.66, box.w, min(box.h, 2.6) - 0.66))

    def figures(self) -> Iterator[Slot]:
        """Yield the number, its text and its note in each column."""
        for box in self.columns(_COLUMNS):
            for label, style, name, color in _FIGURE:
                yield self.slot(label, style, replace(self._boxes[name], x=box.x, w=box.w), color=color)

    def source_columns(self) -> tuple[Box, Box]:
        """Return the place of the sources below what closes a deck, in two columns."""
        whole, gutter = self._boxes["sources"], self._theme.grid["gutter"]
        left = replace(whole, w=(whole.w - gutter) / 2)
        return left, replace(left, x=left.x + left.w + gutter)

    def above_sources(self) -> Rule:
        """Return the rule between what closes a deck and the sources."""
        return Rule(box=self._boxes["sources_rule"], weight="hair", color="accent6")

    def strong(self, box: Box) -> Rule:
        """Return the strong rule at the top of a box."""
        return Rule(box=replace(box, h=0), weight="strong", color="tx1")

    def above_body(self) -> Iterator[Rule]:
        """Yield the strong rule above the body."""
        yield self.strong(self._boxes.get("body") or self._boxes["rows"])

    def above_columns(self, count: int, *, in_sides: bool) -> Iterator[Rule]:
        """Yield a rule above each column, in the colours of the sides where there are two."""
        for box, color in zip(self.columns(count), ("accent1", "accent2", "tx1") if in_sides else ("tx1",) * count, strict=False):
            yield Rule(box=replace(box, h=0), weight="side", color=color)

    def between_rows(self) -> Iterator[Rule]:
        """Yield the rules between rows."""
        whole = self._boxes["body"]
        for row in range(1, _ROWS):
            yield Rule(box=Box(whole.x, whole.y + row * whole.h / _ROWS, whole.w, 0), weight="hair", color="accent6")

    def _title(self) -> Iterator[Slot]:
        style, box = _TITLES.get(self._kind, ("title", "title"))
        yield self.slot("Title", style, box, "title", color="accent3" if self._kind == "quote" else "tx1")

    def _foot(self) -> Iterator[Slot]:
        if self._kind not in _FOOTLESS:
            yield self.slot("Footer", "footer", "footer", "ftr", color="accent3")
            yield replace(self.slot("Slide number", "footer", "folio", "sldNum", color="accent3"), align="r")


def _fixed(*parts: tuple[str, str, str]) -> Callable[[HouseLayout], Iterator[Slot]]:
    """Return placeholders (label, style, box) at the theme's own places."""
    return lambda layout: starmap(layout.slot, parts)


def _listed(label: str, style: str, box: str) -> Callable[[HouseLayout], Iterator[Slot]]:
    return lambda layout: iter((layout.slot(label, style, box, bullet="number"),))


def _exhibit(kind: SlotType, label: str, box: str, *parts: tuple[str, str, str]) -> Callable[[HouseLayout], Iterator[Slot]]:
    def slots(layout: HouseLayout) -> Iterator[Slot]:
        yield from starmap(layout.slot, parts[:1])
        yield layout.slot(label, "body", box, kind)
        yield from starmap(layout.slot, parts[1:])

    return slots


def _closing(layout: HouseLayout) -> Iterator[Slot]:
    yield from layout.headed(_COLUMNS, ("heading", "body"))
    word = layout.slot("Sources", "label", "sources_word")
    yield replace(word, style=replace(word.style, bold=True))
    yield from (layout.slot("Sources", "sources", box, bullet="number") for box in layout.source_columns())


def _closing_rules(layout: HouseLayout) -> Iterator[Rule]:
    yield from layout.above_columns(_COLUMNS, in_sides=False)
    yield layout.above_sources()


def _insight(layout: HouseLayout) -> Iterator[Slot]:
    yield layout.slot("Number", "numeral", "numeral")
    yield layout.slot("Label", "item", "label")
    yield from layout.headed(_SIDES, ("takeaway_word", "body2"))
    yield layout.slot("Takeaway", "takeaway", "takeaway")


def _flow(layout: HouseLayout) -> Iterator[Slot]:
    yield layout.slot("Text", "body", "text", bullet="character")


_BODIES: Mapping[str, Callable[[HouseLayout], Iterator[Slot]]] = {
    "cover": _fixed(("Subtitle", "subtitle", "subtitle"), ("Author and date", "meta", "meta")),
    "summary": _listed("Claims", "claim", "rows"),
    "contents": _listed("Contents", "item", "rows"),
    "section": _fixed(("Lead", "subtitle", "lead")),
    "evidence": HouseLayout.rows,
    "comparison": lambda layout: layout.headed(_SIDES, ("side", "body")),
    "quote": _fixed(("Quote", "quote", "quote"), ("Name", "attribution", "attribution"), ("Role", "body2", "role")),
    "figures": HouseLayout.figures,
    "table": _exhibit("tbl", "Table", "table"),
    "chart": _exhibit("chart", "Chart", "chart", ("What and when", "small", "subtitle"), ("What it shows", "small", "side_note")),
    "insight": _insight,
    "closing": _closing,
    "sources": _listed("Sources", "body2", "sources"),
    "statement": lambda _: iter(()),
    "flow": _flow,
}
_RULES: Mapping[str, Callable[[HouseLayout], Iterator[Rule]]] = {
    "contents": HouseLayout.above_body,
    "evidence": lambda layout: iter((*layout.above_body(), *layout.between_rows())),
    "comparison": lambda layout: layout.above_columns(_SIDES, in_sides=True),
    "figures": lambda layout: layout.above_columns(_COLUMNS, in_sides=True),
    "insight": lambda layout: layout.above_columns(_SIDES, in_sides=True),
    "closing": _closing_rules,
}
