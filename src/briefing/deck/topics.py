"""A topic as slides: which layout its blocks ask for, at which size, and how they go on over slides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.deck.body import INCH, Part, Placed, StackPart, TextPart
from briefing.deck.charts import grown
from briefing.deck.fit import HEIGHT_USED, Piece, Style, fit_step, style_steps
from briefing.deck.frames import Frame, Framer, Heading
from briefing.deck.insight import insight_panel, topic_marks
from briefing.deck.kit import READING_WIDTH, Kit
from briefing.deck.model import Line, Para, Rule, Shape, Slot
from briefing.deck.notes import topic_notes
from briefing.deck.parts import body_part, shown_on_slide
from briefing.deck.rows import RowsPart
from briefing.deck.slides import Draft, paginate
from briefing.document import AnyBlock, Chart, Comparison, Figures, Points, Quote, Section, Topic, Wording
from briefing.language import quotation_marks
from briefing.references import kicker, source_line
from briefing.roles import Role, format_name
from briefing.themes.model import Box

STEPS = (0, 1, 2, 3)  # three sizes; the last step is the smallest size set tighter
MOST_SPARE = 0.28
TALLEST_TAKEAWAY = 1.5  # inches; a longer one goes on with the body


@dataclass(frozen=True, slots=True)
class _Takeaway:
    """The "so what" at the foot of a slide, and the height that it takes from the body."""

    placed: tuple[Placed, ...]
    height: float


def topic_drafts(kit: Kit, section: Section, topic: Topic) -> tuple[Draft, ...]:
    """Return the slides of a topic, before marks and numbers are known."""
    blocks = shown_on_slide(topic.body)
    planner = _TopicPlanner(kit, section, topic, blocks)
    drafts = planner.drafts()
    notes = topic_notes(kit, topic)
    return tuple(replace(draft, notes=notes if number == 0 else (), hidden=topic.hidden) for number, draft in enumerate(drafts))


class _TopicPlanner:
    """Plans the slides of one topic."""

    def __init__(self, kit: Kit, section: Section, topic: Topic, blocks: tuple[AnyBlock, ...]) -> None:
        self.kit = kit
        self.section = section
        self.topic = topic
        self.blocks = blocks
        self.layout = "insight" if topic.ordinal else _layout_for(topic, blocks)
        self.framer = Framer(kit, self.layout)
        self.title = kit.pieces(topic.title.on_slide)
        self.rest_of_title: tuple[Piece, ...] = ()
        self.source = kit.pieces(source_line(kit.document, topic, "deck", kit.words), raised=False)

    def drafts(self) -> tuple[Draft, ...]:
        alone = self._quote() if self.layout == "quote" else self._statement() if self.layout == "statement" else None
        if alone is not None:
            return (alone,)
        if self.layout in {"quote", "statement"}:
            self.layout, self.framer = "flow", Framer(self.kit, "flow")
        self.title, self.rest_of_title = self.framer.cut_title(self.title)
        return tuple(self._pages())

    # Slides with a body

    def _pages(self) -> Iterator[Draft]:
        first = self._frame(1, 1)
        takeaway = self._takeaway(first.area)
        extra = None if takeaway is not None or self.topic.takeaway is None else self.topic.takeaway
        area = first.area if takeaway is None else replace(first.area, h=first.area.h - takeaway.height)
        step, parts = self._fit(area, extra is not None)
        for number, part in enumerate(parts, start=1):
            last = number == len(parts)
            frame = first if number == 1 and len(parts) == 1 else self._frame(number, len(parts))
            top = Box(frame.area.x, frame.area.y, area.w, area.h)
            placed = [*frame.above, *insight_panel(self.kit, self.section, self.topic, number), *_placed(part, top)]
            placed += takeaway.placed if takeaway is not None and last else ()
            yield Draft(
                key=self.topic.key,
                fragment=number,
                layout=self.layout,
                placed=(*placed, *frame.below),
                section=self.section,
                why=self._why(step, number, len(parts)),
            )

    def _fit(self, area: Box, takeaway_flows: bool) -> tuple[int, tuple[Part, ...]]:  # noqa: FBT001  an answer, not an option
        """Return the size step and the parts of the body, one a slide: the largest size on one slide, else the smallest number of slides."""
        bodies = {step: self._body(step, area.w, takeaway_flows) for step in STEPS}
        step = fit_step(STEPS, lambda one: bodies[one].height * INCH, area.h * INCH)
        if step is not None:
            return step, (bodies[step],)
        room = area.h * HEIGHT_USED
        pages = {step: paginate(bodies[step], room) for step in STEPS}
        fewest = min(len(parts) for parts in pages.values())
        step = next(step for step in STEPS if len(pages[step]) == fewest)
        return step, pages[step]

    def _body(self, step: int, width: float, takeaway_flows: bool) -> Part:  # noqa: FBT001  an answer, not an option
        parts = [body_part(self.kit, self.blocks, step, width)] if self.blocks else []
        if self.rest_of_title:
            style = self.kit.style("title", len(STEPS))
            rest = TextPart(self.kit.measurer, Role.TITLE, self.topic.key, self.rest_of_title, style, min(width, READING_WIDTH), fragment=2)
            parts = [rest, *parts]
        if takeaway_flows and self.topic.takeaway is not None:
            parts.append(self._takeaway_text(self.topic.takeaway, self.kit.style("takeaway", step), min(width, READING_WIDTH)))
        return parts[0] if len(parts) == 1 else StackPart(tuple(parts))

    def _frame(self, number: int, count: int) -> Frame:
        """Return the frame of slide `number` of `count`: the first bears the title, the last the source line, the others repeat them."""
        repeated = number > 1
        heading = Heading(
            role=Role.REPEATED_TITLE if repeated else Role.TITLE,
            key=self.topic.key,
            pieces=self.title,
            mark=f" ({number}/{count})" if repeated else "",
            kicker=kicker(self.section, self.topic),
            marks=() if repeated or self.topic.ordinal else tuple(topic_marks(self.kit, self.topic)),
        )
        return self.framer.frame(heading, self.source, source_role=Role.SOURCE_LINE if number == count else Role.REPEATED_SOURCE_LINE)

    def _why(self, step: int, number: int, count: int) -> str:
        size = self.kit.style("body", step).size
        part = f", part {number} of {count}" if count > 1 else ""
        kinds = ", ".join(type(block).__name__.lower() for block in self.blocks) or "a title alone"
        return f"{self.topic.key}: {self.layout} at {size:g} pt for {kinds}{part} (line {self.topic.location.line})"

    # Takeaway, statement, quotation

    def _takeaway(self, area: Box) -> _Takeaway | None:
        """Return the "so what" at the foot of the area; None when there is none or it is too long to stand there."""
        if self.topic.takeaway is None:
            return None
        boxes = self.framer.boxes
        word_box, text_box = boxes["takeaway_word"], boxes["takeaway"]
        word = self.kit.text(Role.WORD, self.topic.key, self.kit.words["takeaway"], self.kit.style("takeaway_word"), word_box.w, label="Word")
        texts = [self._takeaway_text(self.topic.takeaway, style, text_box.w) for style in style_steps(self.kit.theme, "takeaway")]
        fitting = [text for text in texts if text.height <= text_box.h] or [texts[-1]]
        text = fitting[0]
        if text.height > TALLEST_TAKEAWAY:
            return None
        height = max(word.height, text.height)
        top = area.y + area.h - height - 0.04
        rule = Rule(box=replace(boxes["takeaway_rule"], y=top - 0.2, h=0), weight=0.75, color="accent6")
        line = Placed(Line(name=format_name(Role.RULE, f"{self.topic.key}/takeaway"), rule=rule))
        return _Takeaway((line, *word.place(word_box.x, top + 0.03), *text.place(text_box.x, top)), height + 0.38)

    def _takeaway_text(self, takeaway: Wording, style: Style, width: float) -> TextPart:
        return self.kit.text(Role.TAKEAWAY, self.topic.key, takeaway.on_slide, style, width, label="Takeaway", balance=True)

    def _statement(self) -> Draft | None:
        """Return a topic without evidence, its title large; None when it does not fit."""
        box = self.framer.boxes["statement"]
        frame = self._frame(1, 1)
        takeaway = self._takeaway(frame.area)
        pieces = self.kit.pieces(self.topic.title.on_slide)
        style = fit_step(
            style_steps(self.kit.theme, "statement"), lambda one: self.kit.measurer.measure(pieces, one, box.w * INCH).height, box.h * INCH
        )
        if style is None or (takeaway is None and self.topic.takeaway is not None):
            return None
        measured = self.kit.measurer.measure(pieces, style, box.w * INCH)
        width = self.kit.measurer.balanced_width(pieces, style, box.w * INCH) / INCH + 0.02
        place = Box(box.x, box.y, min(width, box.w), measured.height / INCH)
        slot = Slot(label="Title", type="title", style=style, box=box)
        title = Placed(Shape(name=format_name(Role.TITLE, self.topic.key), slot=-1, paras=(Para(pieces=pieces),), box=place), slot)
        placed = (title, *frame.above[1:], *(takeaway.placed if takeaway is not None else ()), *frame.below)
        return Draft(key=self.topic.key, fragment=1, layout="statement", placed=placed, section=self.section, why=self._why(0, 1, 1))

    def _quote(self) -> Draft | None:
        """Return a quotation on the night ground; None when it does not fit there."""
        block = self.blocks[0]
        if not isinstance(block, Quote):
            return None
        boxes = self.framer.boxes
        quote_box = boxes["quote"]
        texts = [
            self.kit.text(Role.QUOTE, block.key, block.wording.on_slide, style, quote_box.w, label="Quote")
            for style in style_steps(self.kit.theme, "quote")
        ]
        text = next((one for one in texts if one.height <= quote_box.h), None)
        title = self._quote_title()
        if text is None or title is None:
            return None
        balanced = self.kit.measurer.balanced_width(text.pieces, text.style, quote_box.w * INCH) / INCH + 0.02
        text = replace(text, width=min(balanced, quote_box.w))
        top = max(2.0, (7.5 - text.height) / 2 - 0.45)
        rule = Rule(box=Box(quote_box.x, top + text.height + 0.30, 0.9, 0), weight=2.0, color="accent1")
        placed = [title, *self.framer.frame(self._quote_heading(), self.source).above[1:], *text.place(quote_box.x, top)]
        placed.append(Placed(Line(name=format_name(Role.RULE, block.key), rule=rule)))
        placed.append(self._quotation_mark(block.key, quote_box.x - 0.62, top - 0.42))
        y = top + text.height + 0.48
        for role, wording, style_name, color in (
            (Role.ATTRIBUTION, block.by, "attribution", "tx1"),
            (Role.QUOTE_ROLE, block.role, "body2", "accent3"),
        ):
            if wording is not None:
                line = self.kit.text(role, block.key, wording.on_slide, self.kit.style(style_name), quote_box.w, color=color, label=str(role))
                placed += line.place(quote_box.x, y)
                y += line.height + 0.04
        below = self.framer.frame(self._quote_heading(), self.source).below
        if y > 6.4:  # noqa: PLR2004  inches, above the source line
            return None
        return Draft(key=self.topic.key, fragment=1, layout="quote", placed=(*placed, *below), section=self.section, why=self._why(0, 1, 1))

    def _quotation_mark(self, key: str, x: float, y: float) -> Placed:
        style = self.kit.style("quote_mark")
        mark = quotation_marks(self.kit.document.language)[0]
        part = self.kit.text(Role.WORD, key, mark, style, 0.9, label="Quotation mark", color="accent1")
        return next(iter(part.place(x, y)))

    def _quote_heading(self) -> Heading:
        return Heading(
            role=Role.TITLE,
            key=self.topic.key,
            pieces=self.title,
            kicker=kicker(self.section, self.topic),
            marks=tuple(topic_marks(self.kit, self.topic)),
        )

    def _quote_title(self) -> Placed | None:
        """Return the topic's title at the size of a subtitle: the quotation is what the slide shows."""
        box = self.framer.boxes["title"]
        pieces = self.kit.pieces(self.topic.title.on_slide)
        steps = style_steps(self.kit.theme, "subtitle")
        style = fit_step(steps, lambda one: self.kit.measurer.measure(pieces, one, box.w * INCH).height, 0.9 * INCH)
        if style is None:
            return None
        slot = Slot(label="Title", type="title", style=style, box=box, color="accent3")
        return Placed(Shape(name=format_name(Role.TITLE, self.topic.key), slot=-1, paras=(Para(pieces=pieces),), box=box), slot)


def _layout_for(topic: Topic, blocks: tuple[AnyBlock, ...]) -> str:  # noqa: PLR0911  one return for each layout
    """Return the layout that a topic's blocks ask for."""
    match blocks:
        case ():
            return "statement"
        case (Quote(),) if topic.takeaway is None:
            return "quote"
        case (Comparison(),):
            return "comparison"
        case (Figures(),):
            return "figures"
        case (Chart(), *_):
            return "chart"
        case (Points(points=points, ordered=False),) if all(point.label for point in points):
            return "evidence"
        case _:
            return "flow"


def _placed(part: Part, area: Box) -> Iterator[Placed]:
    """Yield a body in its area; rows share the spare space."""
    if isinstance(part, RowsPart):
        part = part.spread(area.h, MOST_SPARE)
    yield from grown(part, area.h * HEIGHT_USED).place(area.x, area.y)
