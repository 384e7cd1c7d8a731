"""The line above a chart: what it shows, in which unit, and which colour means what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from briefing.blocks import Chart
from briefing.charts.looks import Form, Look, point_form, series_looks, slice_looks, words_tell
from briefing.charts.marks import EDGE, THIN, is_see_through
from briefing.charts.printed import category_text, has_unit
from briefing.deck.balance import INCH
from briefing.deck.body import Placed, Rigid, TextPart
from briefing.deck.kit import Kit
from briefing.deck.model import Fill, Line, Panel, Rule
from briefing.deck.ooxml import theme_color
from briefing.roles import Role, format_name
from briefing.themes.model import Box

_KEY_GAP, _MARK_GAP = 0.30, 0.08
_MARKS = {
    "column": (0.09, 0.16),
    "bar": (0.22, 0.09),
    "area": (0.22, 0.11),
    "line": (0.25, 2.25 / INCH),
    "scatter": (0.11, 0.11),
    "pie": (0.11, 0.11),
}
"""How broad and how high the piece of a bar, an area or a line, the point or the disc is that stands before a word of the key, in inches."""
_POINTS: dict[Form, Literal["rect", "ellipse", "diamond", "triangle"]] = {
    "circle": "ellipse", "diamond": "diamond", "square": "rect", "triangle": "triangle"
}  # fmt: skip


@dataclass(frozen=True)
class KeyLine(Rigid):
    """The line above a chart: subtitle, unit, and every colour with its word; it goes on below where it is too long.

    Series that are all named in the plot have no words here (`needs_series`); words that are told apart by their own colour have no marks.
    """

    kit: Kit
    block: Chart
    width: float
    needs_slices: bool = False
    needs_series: bool = True
    gap: float = 0.0

    @cached_property
    def height(self) -> float:
        """The height of its rows."""
        return max((y + part.height for _, y, part, _ in self._items), default=0.0)

    def take(self, height: float, *, force: bool) -> tuple[KeyLine | None, KeyLine | None]:
        """Take all or nothing."""
        return (self, None) if force or self.height <= height else (None, self)

    def place(self, x: float, y: float) -> Iterator[Placed]:
        """Yield the texts, and before the name of a series a piece of its marks."""
        for number, (left, top, part, look) in enumerate(self._items, start=1):
            if look is not None:
                yield from self._mark(look, part.ordinal - 1, x + left - self._breadth - _MARK_GAP, y + top + part.height / 2 + 0.01)
            elif part.role is Role.UNIT and number > 1 and left:
                rule = Rule(box=Box(x + left - _KEY_GAP / 2, y + top + 0.05, 0, part.height - 0.1), weight="hair", color="accent6")
                yield Placed(Line(name=format_name(Role.RULE, f"{self.block.key}/unit"), rule=rule))
            yield from part.place(x + left, y + top)

    @property
    def _breadth(self) -> float:
        return _MARKS[self.block.type][0]

    def _mark(self, look: Look, series: int, x: float, y: float) -> Iterator[Placed]:
        """Yield what stands for a colour as its marks are drawn: `y` is its middle."""
        number = series + 1
        color = theme_color(self.kit.theme, look.token)
        if self.block.type in {"scatter", "pie"}:
            form = _POINTS[point_form(series)] if self.block.type == "scatter" else "ellipse"
            panel = Panel(box=Box(x, y - self._breadth / 2, self._breadth, self._breadth), color=color, form=form)
            yield Placed(Fill(name=format_name(Role.PANEL, f"{self.block.key}/key", number), panel=panel))
            return
        for place, rule in zip(("key", "fill"), self._pieces(look, color, x, y), strict=False):
            yield Placed(Line(name=format_name(Role.RULE, f"{self.block.key}/{place}", number), rule=rule))

    def _pieces(self, look: Look, color: str, x: float, y: float) -> tuple[Rule, ...]:
        """Return a piece of a bar or of a line; that of an area which others lie over has an edge around a thinner fill."""
        breadth, height = _MARKS[self.block.type]
        full = Rule(box=Box(x, y, breadth, 0), weight=2.0 if look.hollow else height * INCH, color=color)
        if not is_see_through(self.block):
            return (full,)
        edge = EDGE / INCH
        thin = f"{color}+{round((1 - THIN) * 100)}"
        return full, Rule(box=Box(x + edge, y, breadth - 2 * edge, 0), weight=height * INCH - 2 * EDGE, color=thin)

    @cached_property
    def _items(self) -> tuple[tuple[float, float, TextPart, Look | None], ...]:
        """Return each text with its place in the line, and the look of its mark."""
        placed: list[tuple[float, float, TextPart, Look | None]] = []
        x = y = height = 0.0
        for part, look in (*self._texts(), *self._keys()):
            lead = self._breadth + _MARK_GAP if look is not None else 0.0
            if placed and x + lead + part.width > self.width:
                x, y, height = 0.0, y + height, 0.0
            placed.append((x + lead, y, part, look))
            x += lead + part.width + _KEY_GAP
            height = max(height, part.height)
        return tuple(placed)

    def _texts(self) -> Iterator[tuple[TextPart, None]]:
        block, style = self.block, self.kit.style("small")
        if block.subtitle is not None:
            yield self._fitted(self.kit.text(Role.CHART_SUBTITLE, block.key, block.subtitle.on_slide, style, self.width, color="accent3")), None
        if has_unit(block):
            yield self._fitted(self.kit.text(Role.UNIT, block.key, block.unit.full, style, self.width, color="accent3", label="Unit")), None
        for suffix, title in (("x", block.x_title), ("y", block.y_title)) if block.type == "pie" else ():
            if title is not None:
                yield self._fitted(self.kit.text(Role.AXIS_TITLE, f"{block.key}.{suffix}", title.on_slide, style, self.width, color="accent3")), None

    def _keys(self) -> Iterator[tuple[TextPart, Look | None]]:
        block, words = self.block, self.kit.words
        named = zip(block.series, series_looks(block), strict=True) if self.needs_series else ()
        for place, (series, look) in enumerate(named, start=1):
            yield self._word(f"{block.key}.{place}", series.name, look, place), None if words_tell(block) else look
        for row, look in enumerate(slice_looks(block)) if self.needs_slices else ():
            yield self._word(f"{block.key}.k{row + 1}", category_text(block, row, words), look, row + 1), look

    def _word(self, key: str, text: str, look: Look, place: int) -> TextPart:
        color = theme_color(self.kit.theme, look.text_token)
        return self._fitted(
            self.kit.text(Role.REPEATED_LABEL, key, text, self.kit.style("claim", 1), self.width, ordinal=place, color=color, label="Key")
        )

    def _fitted(self, part: TextPart) -> TextPart:
        """Return a text in no more width than it needs."""
        measured = self.kit.measurer.measure(part.pieces, part.style, part.width * INCH)
        return replace(part, width=min(part.width, measured.width / INCH / 0.95 + 0.04))
