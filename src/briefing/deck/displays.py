"""Slides that one text fills: a statement without evidence, a quotation on the night ground."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.blocks import Quote
from briefing.deck.balance import INCH, balanced
from briefing.deck.body import Placed, TextPart, with_mark
from briefing.deck.fit import Piece, fit_step, style_steps
from briefing.deck.frames import Frame, Framer
from briefing.deck.inline import line_width
from briefing.deck.kit import Kit
from briefing.deck.model import Line, Para, Rule, Shape, Slot
from briefing.document import Topic
from briefing.language import quotation_marks
from briefing.roles import Role, format_name
from briefing.texts import Text
from briefing.themes.model import Box

TITLE_HEIGHT = 0.9  # inches, of the title above a quotation
HIGHEST_QUOTE, LOWEST_LINE = 2.0, 6.4  # inches from the top


def statement(kit: Kit, framer: Framer, name: tuple[Role, str], text: Text, bottom: float) -> Placed | None:
    """Return a text with its role and key as the large title of a slide, above a place in inches; None when it does not fit."""
    box, (role, key) = framer.boxes["statement"], name
    pieces, mark = kit.pieces(text), kit.marks.get(key, "")
    shown, measure = with_mark(pieces, mark), kit.measurer.measure
    room = min(box.h, bottom - box.y) * INCH
    style = fit_step(style_steps(kit.theme, "statement"), lambda one: measure(shown, one, box.w * INCH).height, room)
    if style is None:
        return None
    height = measure(shown, style, box.w * INCH).height / INCH
    place = Box(box.x, box.y, balanced(kit.measurer, shown, style, box.w), height)
    slot = Slot(label="Title", type="title", style=style, box=box)
    return Placed(Shape(name=format_name(role, key), slot=-1, paras=(Para(pieces=pieces, mark=mark),), box=place), slot)


@dataclass(frozen=True, slots=True)
class QuoteDisplay:
    """A quotation that fills its slide."""

    kit: Kit
    framer: Framer
    topic: Topic
    block: Quote

    def placed(self, frame: Frame, source: tuple[Piece, ...]) -> tuple[Placed, ...] | None:
        """Return everything on the slide, title first; None when it does not fit there, above the line of its sources."""
        title, text = self._title(), self._text()
        if title is None or text is None:
            return None
        top = max(HIGHEST_QUOTE, (7.5 - text.height) / 2 - 0.45)
        foot = top + text.height
        lines, bottom = self._lines(foot + 0.48)
        if bottom > self.framer.above_source(Box(0, 0, 0, LOWEST_LINE), source).h:
            return None
        x = self.framer.boxes["quote"].x
        rule = Placed(Line(name=format_name(Role.RULE, self.block.key), rule=Rule(box=Box(x, foot + 0.30, 0.9, 0), weight=2.0, color=self._color)))
        return (title, *frame.above[1:], *text.place(x, top), rule, *self._mark(x - 0.04, top - 0.42), *lines, *frame.below)

    @property
    def _color(self) -> str:
        """The colour of the speaker's side; quiet where none is given."""
        return self.kit.tone(self.block.tone) if self.block.tone != "neutral" else "accent3"

    def _title(self) -> Placed | None:
        """Return the topic's title, small and quiet: the quotation is what the slide shows."""
        box, style = self.framer.boxes["title"], self.kit.style("small")
        pieces, mark = self.kit.pieces(self.topic.title.on_slide), self.kit.marks.get(self.topic.key, "")
        if self.kit.measurer.measure(with_mark(pieces, mark), style, box.w * INCH).height > TITLE_HEIGHT * INCH:
            return None
        slot = Slot(label="Title", type="title", style=style, box=box, color="accent3")
        return Placed(Shape(name=format_name(Role.TITLE, self.topic.key), slot=-1, paras=(Para(pieces=pieces, mark=mark),), box=box), slot)

    def _text(self) -> TextPart | None:
        """Return the quotation in the largest size that fits, balanced."""
        box, block = self.framer.boxes["quote"], self.block
        for style in style_steps(self.kit.theme, "quote"):
            text = self.kit.text(Role.QUOTE, block.key, block.wording.on_slide, style, box.w, label="Quote")
            if text.height <= box.h:
                return replace(text, width=balanced(self.kit.measurer, text.pieces, style, box.w))
        return None

    def _lines(self, y: float) -> tuple[tuple[Placed, ...], float]:
        """Return who said it and in which role, and where they end."""
        box, block = self.framer.boxes["quote"], self.block
        placed: list[Placed] = []
        for role, wording, style, color in (
            (Role.ATTRIBUTION, block.by, "attribution", "tx1"),
            (Role.QUOTE_ROLE, block.role, "body2", "accent3"),
        ):
            if wording is not None:
                line = self.kit.text(role, block.key, wording.on_slide, self.kit.style(style), box.w, color=color, label=str(role))
                placed += line.place(box.x, y)
                y += line.height + 0.04
        return tuple(placed), y

    def _mark(self, right: float, y: float) -> Iterator[Placed]:
        """Yield the mark that hangs before the quotation."""
        mark, style = quotation_marks(self.kit.document.language)[0], self.kit.style("quote_mark")
        width = line_width(self.kit.measurer, (Piece(mark),), style)
        part = self.kit.text(Role.WORD, self.block.key, mark, style, width, label="Quotation mark", color=self._color)
        yield from part.place(right - width, y)
