"""A topic as slides: which layout its blocks ask for, at which size, and how they go on over slides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.blocks import AnyBlock, Callout, Paragraph, Points, Quote
from briefing.deck.balance import INCH
from briefing.deck.body import Part, Placed, StackPart, TextPart
from briefing.deck.callouts import CalloutPart, callout_part
from briefing.deck.charts import grown as grown_chart
from briefing.deck.choice import layout_for
from briefing.deck.cited import source_roles
from briefing.deck.closing import ABOVE_SOURCES, closes, shared_sources
from briefing.deck.displays import QuoteDisplay, statement
from briefing.deck.fit import HEIGHT_USED, Piece, Style, fit_step, style_steps
from briefing.deck.frames import Frame, Framer, Heading
from briefing.deck.insight import insight_panel, panel_takes, topic_marks
from briefing.deck.kit import READING_WIDTH, STEPS, Kit, Step
from briefing.deck.notes import topic_notes
from briefing.deck.paging import all_fit, paginate, parted
from briefing.deck.parts import body_part, closing_part, shown_on_slide
from briefing.deck.pictures import grown
from briefing.deck.rows import RowsPart
from briefing.deck.slides import Draft
from briefing.deck.table_parts import TablePart
from briefing.deck.takeaways import TAKEAWAY_GAP, Takeaway, takeaway_joins, takeaways_at_foot, with_takeaway
from briefing.document import Section, Topic
from briefing.references import kicker, source_line
from briefing.roles import SOURCES_KEY, Role
from briefing.themes.model import Box

LONGEST_DECK = 99  # slides of one topic


@dataclass(frozen=True, slots=True)
class _Whole:
    """A body that stands on one slide, at one step of its size, with the "so what" below it."""

    step: Step
    part: Part
    takeaway: Takeaway | None

    def placed(self, area: Box) -> Iterator[Placed]:
        """Yield both, in an area for both."""
        height = area.h - (self.takeaway.height if self.takeaway is not None else 0.0)
        yield from _placed(self.part, replace(area, h=height), self.takeaway)


def topic_drafts(kit: Kit, section: Section, topic: Topic) -> tuple[Draft, ...]:
    """Return the slides of a topic, before marks and numbers are known."""
    drafts = _TopicPlanner(kit, section, topic, shown_on_slide(topic.body)).drafts()
    notes = topic_notes(kit, topic)
    return tuple(replace(draft, notes=notes if number == 0 else (), hidden=topic.hidden) for number, draft in enumerate(drafts))


class _TopicPlanner:
    """Plans the slides of one topic."""

    def __init__(self, kit: Kit, section: Section, topic: Topic, blocks: tuple[AnyBlock, ...]) -> None:
        self.kit = kit
        self.section = section
        self.topic = topic
        self.blocks = blocks
        self.layout, self.reason = ("closing", "the last topic, in columns") if closes(kit, topic, blocks) else layout_for(topic, blocks)
        self.framer = Framer(kit, self.layout)
        self.title = kit.pieces(topic.title.on_slide)
        self.rest_of_title: tuple[Piece, ...] = ()
        self._known_parts: dict[tuple[int, float], tuple[Part, ...]] = {}
        self.source = kit.pieces(source_line(kit.document, topic, "deck", kit.words), raised=False)
        self.marks = tuple(topic_marks(kit, topic))
        self.marks_flow = not (panel_takes(kit, topic) if topic.ordinal else self.framer.marks_fit(kicker(section, topic), self.marks))

    def drafts(self) -> tuple[Draft, ...]:
        alone = None if self.marks_flow else self._quote() if self.layout == "quote" else self._statement() if self.layout == "statement" else None
        if alone is not None:
            return (alone,)
        if self.layout in {"quote", "statement"}:
            self.reason = f"{self.reason} too long for the layout {self.layout}"
            self.layout, self.framer = "flow", Framer(self.kit, "flow")
        self.title, self.rest_of_title = self.framer.cut_title(self.title)
        return (self._with_sources() if self.layout == "closing" else None) or tuple(self._pages())

    # The last slide, with the sources

    def _with_sources(self) -> tuple[Draft, ...]:
        """Return the last topic with the sources below it; nothing where one slide does not hold both, the topic as large as it is alone."""
        sources, frame, framer = shared_sources(self.kit, self.topic), self._frame(1, 1), Framer(self.kit, self.layout, ends=True)
        alone = self._whole(frame.area)
        if sources is None or alone is None:
            return ()
        for top in sources.tops(framer.bottom(self.source)):
            area = replace(frame.area, h=top - ABOVE_SOURCES - frame.area.y)
            found = self._whole(area)
            if found is not None and found.step == alone.step:
                shown = (*frame.above, *found.placed(area))
                role = source_roles(self.topic, [shown])[0]
                cited = framer.source_line(self.topic.key, self.source, role) if role is not None else ()
                draft = self._draft(1, (*shown, *cited, *sources.place(top), *framer.furniture()), ", with the sources below it")
                return (replace(draft, also=SOURCES_KEY),)
        return ()

    def _whole(self, area: Box) -> _Whole | None:
        """Return body and takeaway in the largest size in which an area holds both; None when it does in none."""
        takeaway = self._takeaway(area, self._body(STEPS[0], area.w, takeaway_flows=False))
        if takeaway is None and self.topic.takeaway is not None:
            return None
        room = area.h - (takeaway.height if takeaway is not None else 0.0)
        bodies = ((step, self._body(step, area.w, takeaway_flows=False)) for step in STEPS)
        fitting = fit_step(bodies, lambda one: one[1].height * INCH, room * INCH)
        return _Whole(*fitting, takeaway) if fitting is not None else None

    # Slides with a body

    def _pages(self) -> Iterator[Draft]:
        first = self._frame(1, 1)
        shape = self._body(STEPS[0], first.area.w, takeaway_flows=False)
        takeaway = None if takeaway_joins(shape) or not shape.height else self._takeaway(first.area, shape)  # it is the body where there is none
        extra = None if takeaway is not None or self.topic.takeaway is None else self.topic.takeaway
        area = first.area if takeaway is None else replace(first.area, h=first.area.h - takeaway.height)
        size, parts = self._fit(area, extra is not None)
        if len(parts) > 1:  # a repeated title may have a line more
            takeaway = self._takeaway(first.area) if takeaway is not None else None  # below all columns
            area = replace(area, h=area.h - (self._frame(2, LONGEST_DECK).area.y - area.y))
            size, parts = self._fit(area, extra is not None)
        slides = []
        for number, part in enumerate(parts, start=1):
            last = number == len(parts)
            frame = first if number == 1 and len(parts) == 1 else self._frame(number, len(parts))
            panel = insight_panel(self.kit, self.section, self.topic, with_marks=number == 1 and not self.marks_flow)
            placed = _placed(part, replace(area, y=frame.area.y), takeaway if last else None)
            slides.append((*frame.above, *panel, *placed))
        for number, (shown, role) in enumerate(zip(slides, source_roles(self.topic, slides), strict=True), start=1):
            yield self._draft(number, (*shown, *self.framer.foot(self.topic.key, self.source, role)), size)

    def _draft(self, number: int, placed: tuple[Placed, ...], size: str) -> Draft:
        """Return slide `number` of the topic; `size` says why its body is as large as it is."""
        why = f"{self.layout}, for {self.reason}{size}"
        return Draft(key=self.topic.key, fragment=number, layout=self.layout, placed=placed, section=self.section, why=why)

    def _fit(self, area: Box, takeaway_flows: bool) -> tuple[str, tuple[Part, ...]]:  # noqa: FBT001  an answer, not an option
        """Return why the body is as large as it is, and its parts, one a slide: the largest size on one slide, else the smallest number of slides."""
        spoken = self._spoken(area)
        if spoken is not None and not takeaway_flows:
            return ", set as a thought", (StackPart(spoken),)
        bodies = [(step, self._body(step, area.w, takeaway_flows)) for step in STEPS]
        whole = fit_step(bodies, lambda one: one[1].height * INCH, area.h * INCH)
        if whole is not None:
            return ", as large as fits" if whole[0] else "", (whole[1],)
        room = area.h * HEIGHT_USED
        pages = [(step, body, parted(body, room)) for step, body in bodies]
        fitting = [one for one in pages if all_fit(one[2], room)] or [pages[-1]]
        fewest = min(len(parts) for _, _, parts in fitting)
        _, body, _ = next(one for one in fitting if len(one[2]) == fewest)
        return ", more than a slide of the smallest size can hold", paginate(body, room)

    def _spoken(self, area: Box) -> tuple[TextPart, ...] | None:
        """Return the paragraphs of a topic that has nothing else in the size and face of a thought; None when they do not fit so."""
        if self.marks_flow or self.rest_of_title or not self.blocks:
            return None
        for style in style_steps(self.kit.theme, "thought"):
            parts = [_spoken_part(self.kit, block, style, min(area.w, READING_WIDTH)) for block in self.blocks if isinstance(block, Paragraph)]
            if len(parts) == len(self.blocks) and StackPart(tuple(parts)).height <= area.h * HEIGHT_USED:
                return tuple(parts)
        return None

    def _body(self, step: Step, width: float, takeaway_flows: bool) -> Part:  # noqa: FBT001  an answer, not an option
        measure = min(width, READING_WIDTH)
        parts: list[Part] = []
        if self.rest_of_title:
            style = style_steps(self.kit.theme, "title")[-1]
            parts.append(TextPart(self.kit.measurer, Role.TITLE, self.topic.key, self.rest_of_title, style, measure, fragment=2))
        if self.marks_flow:
            style = self.kit.style("label")
            parts += [TextPart(self.kit.measurer, one.role, one.key, one.pieces, style, measure, color="accent3") for one in self.marks]
        parts += self._known(step, width)
        body = parts[0] if len(parts) == 1 else StackPart(tuple(parts))
        if takeaway_flows and self.topic.takeaway is not None:
            return with_takeaway(self.kit, self.topic, self.topic.takeaway, body, step, width)
        return body

    def _known(self, step: Step, width: float) -> tuple[Part, ...]:
        """Return the topic's blocks as parts, made once for each step and width: a part knows its height once it was asked."""
        place = step.place, width
        if place not in self._known_parts:
            self._known_parts[place] = tuple(self._block_parts(step, width))
        return self._known_parts[place]

    def _block_parts(self, step: Step, width: float) -> Iterator[Part]:
        """Yield the topic's blocks as parts; what closes the briefing stands in columns."""
        match self.blocks:
            case ():
                return
            case (Points() as points, *others) if self.layout == "closing":
                columns = closing_part(self.kit, points, step, width)
                yield columns
                for other in others:
                    if isinstance(other, Callout):
                        yield callout_part(self.kit, other, step, width, columns.pitch)
                    else:
                        yield body_part(self.kit, (other,), step, width)
            case blocks:
                yield body_part(self.kit, blocks, step, width)

    def _frame(self, number: int, count: int) -> Frame:
        """Return the frame of slide `number` of `count`: the first bears the title, the others repeat it."""
        repeated = number > 1
        heading = Heading(
            role=Role.REPEATED_TITLE if repeated else Role.TITLE,
            key=self.topic.key,
            pieces=self.title,
            mark=f" ({number}/{count})" if repeated else "",
            kicker=kicker(self.section, self.topic),
            marks=() if repeated or self.topic.ordinal or self.marks_flow else self.marks,
        )
        return self.framer.frame(heading, self.source)

    # Takeaway, statement, quotation

    def _takeaway(self, area: Box, body: Part | None = None) -> Takeaway | None:
        """Return the "so what" at the foot of an area, as large as leaves the body its size; None when there is none or it cannot stand there."""
        heights = [(step, self._body(step, area.w, takeaway_flows=False).height) for step in STEPS]

        def size_above(takeaway: Takeaway) -> int:
            room = (area.h - takeaway.height) * HEIGHT_USED
            return next((step for step, height in heights if height <= room), len(STEPS))

        return min(takeaways_at_foot(self.kit, self.topic, self.framer.boxes, area, body), key=size_above, default=None)

    def _statement(self) -> Draft | None:
        """Return a topic without evidence, its title large; None when it does not fit."""
        frame = self._frame(1, 1)
        takeaway = self._takeaway(frame.area)
        bottom = frame.area.y + frame.area.h - (takeaway.height if takeaway is not None else 0)
        title = statement(self.kit, self.framer, (Role.TITLE, self.topic.key), self.topic.title.on_slide, bottom)
        if title is None or title.slot is None or (takeaway is None and self.topic.takeaway is not None):
            return None
        placed = (title, *frame.above[1:], *(takeaway.placed if takeaway is not None else ()), *frame.below)
        return self._draft(1, placed, "")

    def _quote(self) -> Draft | None:
        """Return a quotation on the night ground; None when it does not fit there."""
        block = self.blocks[0]
        if not isinstance(block, Quote):
            return None
        placed = QuoteDisplay(self.kit, self.framer, self.topic, block).placed(self._frame(1, 1), self.source)
        return self._draft(1, placed, "") if placed is not None else None


def _placed(part: Part, area: Box, takeaway: Takeaway | None) -> Iterator[Placed]:
    """Yield a part that fills an area, and the "so what" that follows it."""
    body = grown_chart(grown(_meeting(part, area.w) if takeaway is not None else part, area.h), area.h * HEIGHT_USED)
    yield from body.filled(area.h).place(area.x, area.y)
    yield from takeaway.placed if takeaway is not None else ()


def _meeting(part: Part, width: float) -> Part:
    """Return a part that the rule of the takeaway follows: rows and a table as wide as it may end there, a callout stands midway."""
    match part:
        case TablePart(below=()) if abs(sum(part.grid.widths) - width) < 0.01:  # noqa: PLR2004  inches
            return replace(part, meets=TAKEAWAY_GAP)
        case RowsPart() if abs(part.width - width) < 0.01:  # noqa: PLR2004  inches
            return replace(part, meets=TAKEAWAY_GAP)
        case StackPart(parts=(*_, CalloutPart())):
            return replace(part, meets=TAKEAWAY_GAP)
        case _:
            return part


def _spoken_part(kit: Kit, block: Paragraph, style: Style, width: float) -> TextPart:
    return kit.text(Role.PARAGRAPH, block.key, block.wording.on_slide, style, width, gap=0.3)
