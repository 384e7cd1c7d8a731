"""The "so what" of a topic: a line at the foot of its slide, on the axes of what stands above it, or a row of the body where it is long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefing.deck.body import Part, Placed, StackPart, TextPart
from briefing.deck.fit import Style, style_steps
from briefing.deck.kit import READING_WIDTH, Kit, Step
from briefing.deck.model import Line, Rule
from briefing.deck.parts import LABEL_SHARE, ROW_PADDING
from briefing.deck.rows import Column, ColumnsPart, Row, RowsPart
from briefing.document import Topic
from briefing.roles import Role, format_name
from briefing.texts import Wording
from briefing.themes.model import Box

TAKEAWAY_GAP = 0.2  # inches above and below the rule over a takeaway
TALLEST_TAKEAWAY = 1.5  # inches; a longer one goes on with the body


@dataclass(frozen=True, slots=True)
class Takeaway:
    """The "so what" at the foot of a slide, and the height that it takes from the body."""

    placed: tuple[Placed, ...]
    height: float


def takeaways_at_foot(kit: Kit, topic: Topic, boxes: Mapping[str, Box], area: Box, body: Part | None = None) -> tuple[Takeaway, ...]:
    """Return the "so what" at the foot of an area, below a body, in each size that fits its box; nothing where it cannot stand there."""
    if topic.takeaway is None:
        return ()
    text_box = _below(boxes["takeaway"], area, body)
    texts = tuple(enumerate(_text(kit, topic, topic.takeaway, style, text_box.w) for style in style_steps(kit.theme, "takeaway")))
    fitting = tuple(one for one in texts if one[1].height <= text_box.h) or texts[-1:]
    placed = (_at_foot(topic, boxes, area, (_word(kit, topic, size, boxes["takeaway_word"].w), text), text_box.x) for size, text in fitting)
    return tuple(placed) if fitting[-1][1].height <= TALLEST_TAKEAWAY else ()


def _at_foot(topic: Topic, boxes: Mapping[str, Box], area: Box, said: tuple[TextPart, TextPart], text_x: float) -> Takeaway:
    """Return rule, word and text, which end where the area does."""
    word, text = said
    height = max(word.height, text.height)
    top = area.y + area.h - height - 0.04
    rule = Rule(box=replace(boxes["takeaway_rule"], y=top - TAKEAWAY_GAP, h=0), weight="strong", color="tx1")
    line = Placed(Line(name=format_name(Role.RULE, f"{topic.key}/takeaway"), rule=rule))
    return Takeaway((line, *word.place(boxes["takeaway_word"].x, top), *text.place(text_x, top)), height + 2 * TAKEAWAY_GAP + 0.04)


def with_takeaway(kit: Kit, topic: Topic, takeaway: Wording, body: Part, step: Step, width: float) -> Part:
    """Return a body with a "so what" in it: the last of the rows that explain a single big number, else a row of its own below everything."""
    flowing = _flowing(kit, topic, takeaway, step, width)
    rows = _explaining_rows(body)
    if rows is None or not isinstance(body, ColumnsPart):
        return StackPart((*body.parts, flowing) if isinstance(body, StackPart) and not body.together else (body, flowing))
    word, text = _word(kit, topic, step, rows.text_x - 0.1), _text(kit, topic, takeaway, kit.style("takeaway", step), rows.width - rows.text_x)
    explaining = replace(rows, rows=(*rows.rows, Row(word, text, concludes=True)))
    number, last = body.columns
    part = StackPart((*last.part.parts[:-1], explaining)) if isinstance(last.part, StackPart) else explaining
    otherwise = StackPart((body.otherwise, flowing)) if body.otherwise is not None else None
    return replace(body, columns=(number, replace(last, part=part)), otherwise=otherwise)


def takeaway_joins(body: Part) -> bool:
    """Whether a body has a place of its own for a "so what": rows beside a single big number, under which it stands."""
    return _explaining_rows(body) is not None


def second_column(body: Part | None) -> float | None:
    """Return where the second of a body's columns begins, in inches from its left; None for a body that does not begin with columns."""
    match body:
        case ColumnsPart(columns=(_, _, *_)):
            return body.pitch
        case StackPart(parts=(ColumnsPart(columns=(_, _, *_)) as columns, *_)):
            return columns.pitch
        case _:
            return None


def _below(box: Box, area: Box, body: Part | None) -> Box:
    """Return the place of the text: the layout's own, but under the second of columns."""
    pitch = second_column(body)
    if pitch is None:
        return box
    x = area.x + pitch
    return replace(box, x=x, w=min(box.w, area.x + area.w - x))


def _explaining_rows(body: Part) -> RowsPart | None:
    """Return the rows beside a single big number, labels beside texts, that end its second column."""
    match body:
        case ColumnsPart(columns=(_, Column(part=StackPart(parts=(*_, RowsPart() as rows)) | (RowsPart() as rows)))) if rows.text_x > 1:
            return rows
        case _:
            return None


def _flowing(kit: Kit, topic: Topic, takeaway: Wording, step: Step, width: float) -> RowsPart:
    """Return a row of its own, the word beside the text."""
    left = width * LABEL_SHARE
    word = _word(kit, topic, step, left - 0.2)
    text = _text(kit, topic, takeaway, kit.style("takeaway", step), min(width - left, READING_WIDTH * 0.8))
    return RowsPart((Row(word, text),), f"{topic.key}/takeaway", width, left, ROW_PADDING[step.place])


def _word(kit: Kit, topic: Topic, size: int, width: float) -> TextPart:
    """Return the word for a "so what", at the size of what it stands before: both stand on one baseline."""
    return kit.text(Role.WORD, topic.key, kit.words["takeaway"], kit.style("takeaway_word", size), width, label="Word")


def _text(kit: Kit, topic: Topic, takeaway: Wording, style: Style, width: float) -> TextPart:
    return kit.text(Role.TAKEAWAY, topic.key, takeaway.on_slide, style, width, label="Takeaway", balance=True)
