"""The frame of a slide: title, kicker, marks, source line, footer and number around the area that the body has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefing.deck.balance import INCH, balanced
from briefing.deck.body import Placed, with_mark
from briefing.deck.fit import Piece, Style, style_steps
from briefing.deck.inline import InlineRow, Item, inline_rows, line_width
from briefing.deck.kit import Kit
from briefing.deck.model import Align, Para, Shape, Slot, SlotType
from briefing.references import edition_line, footers, marking
from briefing.roles import DOCUMENT_KEY, Role, format_name
from briefing.themes.model import Box

FOOT_GAP = 0.2  # inches between footer and marking
WIDEST_MARKING = 6.0  # inches
RIGHT_EDGE = 12.667
LOWEST = 7.44  # inches; nothing is printed below
_LONGEST_MARK = " (9) (19/19)"
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
    marks: tuple[Item, ...] = ()


class Framer:
    """Makes frames in the boxes of one layout of the theme; with `ends`, of the last slide, where the edition stands above the foot."""

    def __init__(self, kit: Kit, layout: str, edition: str = "", *, ends: bool = False) -> None:
        self.kit = kit
        self.boxes = kit.theme.boxes[layout]
        self.edition = edition
        self.ends = ends

    def frame(self, heading: Heading, source: tuple[Piece, ...]) -> Frame:
        """Return the frame of a content slide; a title of more than two lines moves the body down, a long source line ends it earlier."""
        title, moved = self._title(heading)
        body = self.above_source(next(self.boxes[name] for name in ("body", "rows", "sources", "statement", "quote") if name in self.boxes), source)
        area = Box(body.x, body.y + moved, body.w, body.h - moved)
        above = (title, *self._kicker(heading))
        return Frame(above=above, below=self.foot(heading.key, source, Role.SOURCE_LINE), area=area)

    def foot(self, key: str, source: tuple[Piece, ...], role: Role | None) -> tuple[Placed, ...]:
        """Return what stands below the body: the line of the sources (None: the slide names none) and the furniture."""
        return (*(self.source_line(key, source, role) if role is not None else ()), *self.furniture())

    def above_source(self, box: Box, source: tuple[Piece, ...]) -> Box:
        """Return a box less what the line of the sources and a foot of many lines take of it."""
        return replace(box, h=min(box.h, *(top - box.y for top in (*self._source_tops(source), self._foot_top - 0.3))))

    def cut_title(self, pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return a title in two parts: what stands above the body, and what of a very long one goes on in the body."""
        box = self.boxes["title"]
        shown = with_mark(pieces, _LONGEST_MARK)
        style = self.title_style(shown, box)
        if self.kit.measurer.measure(shown, style, box.w * INCH).lines <= LONGEST_TITLE:
            return pieces, ()
        return self.kit.measurer.split(pieces, style, box.w * INCH, LONGEST_TITLE - 1)

    def marks_fit(self, kicker: str, marks: tuple[Item, ...]) -> bool:
        """Whether label, confidence and basis fit beside the kicker, at least beside its number."""
        return self._marks_x(_number_of(kicker)) + self._mark_row(marks).length <= self._right

    def furniture(self) -> Iterator[Placed]:
        """Yield footer, marking and slide number."""
        marked = self._marking()
        yield from self._footer(self._footer_box(marked))
        yield from (one for one, _ in marked)
        yield from self._line(Role.SLIDE_NUMBER, "\u2039#\u203a", self.boxes["folio"], "sldNum", align="r")

    def edition_shape(self) -> Placed:
        """Return the small line that names the edition, above the foot of the last slide."""
        pieces = (Piece(edition_line(self.edition, self.kit.words)),)
        return self._placed(Role.EDITION, DOCUMENT_KEY, pieces, self.kit.style("footer"), self._edition_box, color="accent3")

    def bottom(self, source: tuple[Piece, ...]) -> float:
        """Return where what stands above the line of the sources and the foot ends at the lowest, in inches."""
        return min((self._floor - 0.1, *self._source_tops(source)))

    def marking_beside(self, kicker: str) -> Iterator[Placed]:
        """Yield status and classification behind a kicker, on slides without a foot."""
        text, style, box = marking(self.kit.document), self.kit.style("source"), self.boxes["kicker"]
        x = self._marks_x(kicker)
        for row in inline_rows(self.kit.measurer, (Item(Role.MARKING, DOCUMENT_KEY, (Piece(text),)),) if text else (), style, self._right + 0.4 - x):
            yield from row.place(x, box.y, follows=DOCUMENT_KEY)

    def _marking(self) -> tuple[tuple[Placed, Box], ...]:
        """Return status and classification at the right of the foot, on as many lines as they need, with their place."""
        text, box, style = marking(self.kit.document), self.boxes["marking"], self.kit.style("footer")
        if not text:
            return ()
        pieces = (Piece(text),)
        free = box.x + box.w - self.boxes["footer"].x
        owed = min(line_width(self.kit.measurer, (Piece(footers(self.kit.document, self.kit.words)[-1]),), style) + FOOT_GAP, free / 2)
        width = min(max(box.w, min(WIDEST_MARKING, line_width(self.kit.measurer, pieces, style))), max(box.w, free - owed))
        height = self.kit.measurer.measure(pieces, style, width * INCH).height / INCH
        place = Box(box.x + box.w - width, min(box.y, LOWEST - height), width, max(height, box.h))
        return ((self._placed(Role.MARKING, DOCUMENT_KEY, pieces, style, place, color="accent3", align="r"), place),)

    def _title(self, heading: Heading) -> tuple[Placed, float]:
        """Return the title, balanced, and by how much the body moves down for a third line and more."""
        box = self.boxes["title"]
        pieces = heading.pieces
        mark = self.kit.marks.get(heading.key, "") + heading.mark
        shown = with_mark(pieces, mark)
        style = self.title_style(shown, box)
        measured = self.kit.measurer.measure(shown, style, box.w * INCH)
        width = balanced(self.kit.measurer, shown, style, box.w) if measured.lines > 1 else box.w
        height = max(box.h, measured.height / INCH)
        place = Box(box.x, box.y, width, height)
        slot = Slot(label="Title", type="title", style=style, box=replace(box, h=height))
        name = format_name(heading.role, heading.key, fragment=heading.fragment)
        return Placed(Shape(name=name, slot=-1, paras=(Para(pieces=pieces, mark=mark),), box=place), slot), height - box.h

    def title_style(self, shown: tuple[Piece, ...], box: Box) -> Style:
        """Return the largest size in which a title fits the box of two lines, else the smallest of all."""
        steps = style_steps(self.kit.theme, "title")
        fitting = (style for style in steps if self.kit.measurer.measure(shown, style, box.w * INCH).height <= box.h * INCH)
        return next(fitting, steps[-1])

    def _kicker(self, heading: Heading) -> Iterator[Placed]:
        """Yield the kicker, shortened to its number where it would not leave room on its line."""
        if not heading.kicker:
            return
        box, style = self.boxes["kicker"], self.kit.style("kicker")
        room = min(self._right - self._mark_row(heading.marks).length if heading.marks else self._right, box.x + box.w)
        text = heading.kicker if self._marks_x(heading.kicker) <= room else _number_of(heading.kicker)
        width = line_width(self.kit.measurer, (Piece(text),), style)
        place = replace(box, w=width)
        yield self._placed(Role.KICKER, heading.key, (Piece(text),), style, place, color="accent3", link=self.kit.contents_link)
        yield from self._mark_row(heading.marks).place(box.x + width, box.y, follows=heading.key)

    def _marks_x(self, kicker: str) -> float:
        """Return where what stands behind a kicker begins, without the gap."""
        return self.boxes["kicker"].x + line_width(self.kit.measurer, (Piece(kicker),), self.kit.style("kicker"))

    def _mark_row(self, marks: tuple[Item, ...]) -> InlineRow:
        return InlineRow(self.kit.measurer, marks, self.kit.style("source"), self._right)

    @property
    def _right(self) -> float:
        """The right edge of the line of the kicker, before the logo, less the gap that parts it from its marks."""
        right = self.boxes["folio"].x + self.boxes["folio"].w if "folio" in self.boxes else RIGHT_EDGE
        return (right if self.kit.document.logo is None else min(right, self.boxes["logo"].x)) - 0.4

    def source_line(self, key: str, source: tuple[Piece, ...], role: Role) -> tuple[Placed, ...]:
        """Return the line that names the sources, at the foot of its box; nothing where there are none."""
        if not source:
            return ()
        box, style = self.boxes["source"], self.kit.style("source")
        height = self.kit.measurer.measure(source, style, box.w * INCH).height / INCH + 0.02
        place = Box(box.x, min(box.y + box.h, self._floor - 0.04) - height, box.w, height)
        return (self._placed(role, key, source, style, place, color="accent3"),)

    def _source_tops(self, source: tuple[Piece, ...]) -> Iterator[float]:
        """Yield where the body ends above the line of the sources, in inches; nothing where there is none."""
        lines = self.source_line("", source, Role.SOURCE_LINE)
        yield from (placed.drawn.box.y - 0.1 for placed in lines if isinstance(placed.drawn, Shape) and placed.drawn.box)

    @property
    def _edition_box(self) -> Box:
        box = self.boxes["footer"]
        return replace(box, y=self._foot_top - box.h - 0.04)

    @property
    def _floor(self) -> float:
        """Where the line of the sources ends at the lowest: above the foot, on the last slide above the edition."""
        return self._edition_box.y if self.ends else self._foot_top

    @property
    def _foot_top(self) -> float:
        """Where the foot of the slide begins, in inches."""
        return min((place.y for place in (*(place for _, place in self._marking()), *self._footer_boxes())), default=LOWEST)

    def _footer_boxes(self) -> tuple[Box, ...]:
        """Return where the running line stands; nothing where there is none."""
        shown = self._footer(self._footer_box(self._marking()))
        return tuple(one.drawn.box for one in shown if isinstance(one.drawn, Shape) and one.drawn.box is not None)

    def _footer_box(self, marked: tuple[tuple[Placed, Box], ...]) -> Box:
        """Return the place of the running line: up to the marking."""
        box = self.boxes["footer"]
        return replace(box, w=min([box.w, *(place.x - FOOT_GAP - box.x for _, place in marked)]))

    def _footer(self, place: Box) -> Iterator[Placed]:
        """Yield the running line, in the longest of its wordings that stands on one line, else the shortest on as many as it needs.

        A title alone that is too long for the line is left out: it stands elsewhere.
        """
        lines, style = footers(self.kit.document, self.kit.words), self.kit.style("footer")
        line = next(
            (one for one in lines if self.kit.measurer.measure((Piece(one),), style, place.w * INCH).lines == 1), lines[-1] if len(lines) > 1 else ""
        )
        if not line:
            return
        height = max(place.h, self.kit.measurer.measure((Piece(line),), style, place.w * INCH).height / INCH)
        place = replace(place, y=min(place.y, LOWEST - height), h=height)
        slot = Slot(label=str(Role.FOOTER), type="ftr", style=style, box=place, color="accent3")
        yield Placed(Shape(name=format_name(Role.FOOTER, DOCUMENT_KEY), slot=-1, paras=(Para(pieces=(Piece(line),)),), box=place), slot)

    def _line(self, role: Role, text: str, place: Box, kind: SlotType, align: Align = "l") -> Iterator[Placed]:
        """Yield a line of furniture, unless it says nothing or would not fit its box."""
        style = self.kit.style("footer")
        if text and self.kit.measurer.measure((Piece(text),), style, place.w * INCH).lines == 1:
            slot = Slot(label=str(role), type=kind, style=style, box=place, color="accent3", align=align)
            paras = (Para(pieces=(Piece(text),)),)
            yield Placed(Shape(name=format_name(role, DOCUMENT_KEY), slot=-1, paras=paras, box=place, is_number=role is Role.SLIDE_NUMBER), slot)

    def _placed(
        self, role: Role, key: str, pieces: tuple[Piece, ...], style: Style, box: Box, *, color: str = "tx1", align: Align = "l", link: str = ""
    ) -> Placed:
        slot = Slot(label=str(role), type="body", style=style, box=box, color=color, align=align)
        return Placed(Shape(name=format_name(role, key), slot=-1, paras=(Para(pieces=pieces),), box=box, link=link), slot)


def as_titles(placed: Iterable[Placed]) -> Iterator[Placed]:
    """Make the first text of a stack the title placeholder of its slide."""
    for number, one in enumerate(placed):
        yield replace(one, slot=replace(one.slot, type="title")) if number == 0 and one.slot is not None else one


def _number_of(kicker: str) -> str:
    """Return the number of a topic, which stands before the section in its kicker."""
    return kicker.split("\u2002", maxsplit=1)[0]
