"""The frame of a slide: title, kicker, marks, source line, footer and number around the area that the body has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefing.deck.body import INCH, Placed
from briefing.deck.fit import Piece, Style, style_steps
from briefing.deck.kit import Kit
from briefing.deck.model import Align, Para, Shape, Slot, SlotType
from briefing.document import Text
from briefing.references import edition_line, footer, marking
from briefing.roles import DOCUMENT_KEY, Role, format_name
from briefing.themes.model import Box

MARK_GAP = 0.25
LONGEST_TITLE = 6  # lines; a longer title goes on on the next slide


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What frames a slide's body: shapes above it (in reading order), shapes below it, and the area between."""

    above: tuple[Placed, ...]
    below: tuple[Placed, ...]
    area: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a slide says above its body; `mark` is the quiet run behind the title, such as "(2/3)"."""

    role: Role
    key: str
    pieces: tuple[Piece, ...]
    mark: str = ""
    kicker: str = ""
    fragment: int = 1
    marks: tuple[tuple[Role, Text], ...] = ()


class Framer:
    """Makes frames in the boxes of one layout of the theme."""

    def __init__(self, kit: Kit, layout: str, edition: str = "") -> None:
        self.kit = kit
        self.boxes = kit.theme.boxes[layout]
        self.edition = edition

    def frame(self, heading: Heading, source: tuple[Piece, ...], *, source_role: Role = Role.SOURCE_LINE) -> Frame:
        """Return the frame of a content slide; a title of more than two lines moves the body down, a long source line ends it earlier."""
        title, moved = self._title(heading)
        lines = self.source_line(heading.key, source, source_role)
        body = next(self.boxes[name] for name in ("body", "rows", "sources", "statement", "quote") if name in self.boxes)
        bottom = min([body.y + body.h, *(placed.drawn.box.y - 0.1 for placed in lines if isinstance(placed.drawn, Shape) and placed.drawn.box)])
        area = Box(body.x, body.y + moved, body.w, bottom - body.y - moved)
        above = (title, *self._kicker(heading), *self._marks(heading))
        return Frame(above=above, below=(*lines, *self.furniture()), area=area)

    def cut_title(self, pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return a title in two parts: what stands above the body, and what of a very long one goes on in the body."""
        box = self.boxes["title"]
        return self.kit.measurer.split(pieces, self.title_style(pieces, box), box.w * INCH, LONGEST_TITLE)

    def furniture(self) -> Iterator[Placed]:
        """Yield footer, marking and slide number, and on the last slide the edition."""
        yield from self._line(Role.FOOTER, footer(self.kit.document), "footer", "ftr")
        yield from self._line(Role.MARKING, marking(self.kit.document), "marking", "body", align="r")
        yield from self._line(Role.SLIDE_NUMBER, "\u2039#\u203a", "folio", "sldNum", align="r")

    def edition_shape(self) -> Placed:
        """Return the small line that names the edition, in the corner that the marking leaves free."""
        box = self.boxes["marking"]
        place = replace(box, y=box.y + (box.h if marking(self.kit.document) else 0))
        return self._placed(
            Role.EDITION, DOCUMENT_KEY, (Piece(edition_line(self.edition, self.kit.words)),), self.kit.style("footer"), place, align="r"
        )

    def _title(self, heading: Heading) -> tuple[Placed, float]:
        """Return the title, balanced, and by how much the body moves down for a third line and more."""
        box = self.boxes["title"]
        pieces = heading.pieces
        shown = (*pieces, Piece(heading.mark)) if heading.mark else pieces
        style = self.title_style(shown, box)
        measured = self.kit.measurer.measure(shown, style, box.w * INCH)
        width = self.kit.measurer.balanced_width(shown, style, box.w * INCH) / INCH if measured.lines > 1 else box.w
        height = max(box.h, measured.height / INCH)
        place = Box(box.x, box.y, min(width + 0.02, box.w), height)
        slot = Slot(label="Title", type="title", style=style, box=replace(box, h=height))
        name = format_name(heading.role, heading.key, fragment=heading.fragment)
        return Placed(Shape(name=name, slot=-1, paras=(Para(pieces=pieces, mark=heading.mark),), box=place), slot), height - box.h

    def title_style(self, shown: tuple[Piece, ...], box: Box) -> Style:
        """Return the largest size in which a title has two lines, else the smallest."""
        steps = style_steps(self.kit.theme, "title")
        fitting = (style for style in steps if self.kit.measurer.measure(shown, style, box.w * INCH).lines <= 2)  # noqa: PLR2004  two lines
        return next(fitting, steps[-1])

    def _kicker(self, heading: Heading) -> Iterator[Placed]:
        if not heading.kicker:
            return
        box, style = self.boxes["kicker"], self.kit.style("kicker")
        taken = sum(1 for _ in heading.marks)
        width = box.w - (2.1 * taken if box.w > 8 else 0)  # noqa: PLR2004  the marks of a topic stand on the kicker's row where it is wide
        pieces = (Piece(heading.kicker),)
        if self.kit.measurer.measure(pieces, style, width * INCH).lines > 1:
            pieces = (Piece(heading.kicker.split("\u2002")[0]),)
        place = Box(box.x, box.y, width, box.h)
        yield self._placed(Role.KICKER, heading.key, pieces, style, place, color="accent3")

    def _marks(self, heading: Heading) -> Iterator[Placed]:
        """Yield label, confidence and basis on the kicker's row, from its right end."""
        box, style = self.boxes["kicker"], self.kit.style("label")
        right = self.boxes["folio"].x + self.boxes["folio"].w
        if self.kit.document.logo is not None:
            right = min(right, self.boxes["logo"].x - MARK_GAP)
        for number, (role, text) in enumerate(heading.marks):
            x = right - 2.1 * (len(heading.marks) - number) + MARK_GAP
            place = Box(x, box.y, 2.1 - MARK_GAP, box.h)
            yield self._placed(role, heading.key, self.kit.pieces(text), style, place, color="accent3", align="r")

    def source_line(self, key: str, source: tuple[Piece, ...], role: Role) -> tuple[Placed, ...]:
        """Return the line that names the sources, at the foot of its box; nothing where there are none."""
        if not source:
            return ()
        box, style = self.boxes["source"], self.kit.style("source")
        height = self.kit.measurer.measure(source, style, box.w * INCH).height / INCH + 0.02
        place = Box(box.x, box.y + box.h - height, box.w, height)
        return (self._placed(role, key, source, style, place, color="accent3"),)

    def _line(self, role: Role, text: str, box: str, kind: SlotType, align: Align = "l") -> Iterator[Placed]:
        """Yield a line of furniture, unless it says nothing or would not fit its box."""
        place, style = self.boxes[box], self.kit.style("footer")
        if text and self.kit.measurer.measure((Piece(text),), style, place.w * INCH).lines == 1:
            slot = Slot(label=str(role), type=kind, style=style, box=place, color="accent3", align=align)
            paras = (Para(pieces=(Piece(text),)),)
            yield Placed(Shape(name=format_name(role, DOCUMENT_KEY), slot=-1, paras=paras, box=place, is_number=role is Role.SLIDE_NUMBER), slot)

    def _placed(self, role: Role, key: str, pieces: tuple[Piece, ...], style: Style, box: Box, *, color: str = "tx1", align: Align = "l") -> Placed:
        slot = Slot(label=str(role), type="body", style=style, box=box, color=color, align=align)
        return Placed(Shape(name=format_name(role, key), slot=-1, paras=(Para(pieces=pieces),), box=box), slot)


def as_titles(placed: Iterable[Placed]) -> Iterator[Placed]:
    """Make the first text of a stack the title placeholder of its slide."""
    for number, one in enumerate(placed):
        yield replace(one, slot=replace(one.slot, type="title")) if number == 0 and one.slot is not None else one
