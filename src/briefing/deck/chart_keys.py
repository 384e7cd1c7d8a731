"""The line above a chart: what it shows, in which unit, and which colour means what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from briefing.blocks import Chart
from briefing.charts.looks import Look, series_looks, slice_looks
from briefing.charts.marks import EDGE, THIN, is_see_through
from briefing.charts.printed import category_text
from briefing.deck.balance import INCH
from briefing.deck.body import Placed, Rigid, TextPart
from briefing.deck.kit import Kit
from briefing.deck.model import Line, Rule
from briefing.deck.ooxml import theme_color
from briefing.roles import Role, format_name
from briefing.themes.model import Box

_SWATCH = 0.15
_KEY_GAP = 0.30


@dataclass(frozen=True)
class KeyLine(Rigid):
    """The line above a chart: subtitle, unit, and every colour with its word; it goes on below where it is too long.

    Series that are all named in the plot have no words here (`needs_series`); a series alone has its word and no colour.
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
        """Yield the texts, and before the name of a series the shape of its colour."""
        for number, (left, top, part, look) in enumerate(self._items, start=1):
            if look is not None:
                rules = self._swatch(look, x + left - _SWATCH - 0.08, y + top + part.height / 2 + 0.01)
                for place, rule in zip(("key", "fill"), rules, strict=False):
                    yield Placed(Line(name=format_name(Role.RULE, f"{self.block.key}/{place}", number), rule=rule))
            elif part.role is Role.UNIT and number > 1 and left:
                rule = Rule(box=Box(x + left - _KEY_GAP / 2, y + top + 0.05, 0, part.height - 0.1), weight=0.75, color="accent6")
                yield Placed(Line(name=format_name(Role.RULE, f"{self.block.key}/unit"), rule=rule))
            yield from part.place(x + left, y + top)

    def _swatch(self, look: Look, x: float, y: float) -> tuple[Rule, ...]:
        """Return the shape of a colour as its marks are drawn; that of an area which others lie over has an edge around a thinner fill."""
        color = theme_color(self.kit.theme, look.token)
        if self.block.type == "line":
            return (Rule(box=Box(x - 0.1, y, _SWATCH + 0.1, 0), weight=2.25, color=color),)
        full = Rule(box=Box(x, y, _SWATCH, 0), weight=2.0 if look.hollow else _SWATCH * INCH, color=color)
        if not is_see_through(self.block):
            return (full,)
        edge = EDGE / INCH
        thin = f"{color}+{round((1 - THIN) * 100)}"
        return full, Rule(box=Box(x + edge, y, _SWATCH - 2 * edge, 0), weight=_SWATCH * INCH - 2 * EDGE, color=thin)

    @cached_property
    def _items(self) -> tuple[tuple[float, float, TextPart, Look | None], ...]:
        """Return each text with its place in the line, and the look of its swatch."""
        placed: list[tuple[float, float, TextPart, Look | None]] = []
        x = y = height = 0.0
        for part, look in (*self._texts(), *self._keys()):
            lead = (_SWATCH + (0.18 if self.block.type == "line" else 0.08)) if look is not None else 0.0
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
        if block.unit:
            yield self._fitted(self.kit.text(Role.UNIT, block.key, block.unit.full, style, self.width, color="accent3", label="Unit")), None
        for suffix, title in (("x", block.x_title), ("y", block.y_title)) if block.type == "pie" else ():
            if title is not None:
                yield self._fitted(self.kit.text(Role.AXIS_TITLE, f"{block.key}.{suffix}", title.on_slide, style, self.width, color="accent3")), None

    def _keys(self) -> Iterator[tuple[TextPart, Look | None]]:
        block, words = self.block, self.kit.words
        named = zip(block.series, series_looks(block), strict=True) if self.needs_series else ()
        for place, (series, look) in enumerate(named, start=1):
            yield self._word(f"{block.key}.{place}", series.name, look, place), look if len(block.series) > 1 else None
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
