"""What a slide says of its topic beside title and body: label, confidence, basis, and the panel of a numbered insight."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.deck.body import INCH, Placed
from briefing.deck.fit import HEIGHT_USED, Piece, fit_step, style_steps
from briefing.deck.kit import Kit
from briefing.deck.model import Line, Para, Rule, Shape, Slot
from briefing.document import Run, Section, Text, Topic
from briefing.references import confidence_word
from briefing.roles import Role, format_name
from briefing.themes.model import Box

MARK_PITCH = 0.3  # inches from one mark in the panel to the next


def topic_marks(kit: Kit, topic: Topic) -> Iterator[tuple[Role, Text]]:
    """Yield label, confidence and basis of a topic, as they are printed."""
    if topic.label:
        yield Role.LABEL, topic.label
    if topic.confidence:
        yield Role.CONFIDENCE, (Run(confidence_word(topic.confidence, kit.words)),)
    if topic.basis:
        yield Role.BASIS, (Run(kit.words[topic.basis]),)


def insight_panel(kit: Kit, section: Section, topic: Topic, number: int) -> Iterator[Placed]:
    """Yield numeral, marks (on the topic's first slide) and progress of an insight; nothing for another topic."""
    if not topic.ordinal:
        return
    boxes = kit.theme.boxes["insight"]
    yield _in_panel(kit, topic, Role.NUMERAL, (Piece(str(topic.ordinal)),), "numeral", boxes["numeral"])
    if number == 1:
        yield from _panel_marks(kit, topic)
    yield from _progress(kit, section, topic)


def _panel_marks(kit: Kit, topic: Topic) -> Iterator[Placed]:
    """Yield the label below the numeral, confidence and basis at the foot of the panel."""
    boxes = kit.theme.boxes["insight"]
    marks = tuple(topic_marks(kit, topic))
    y = boxes["basis"].y - MARK_PITCH * (sum(role is not Role.LABEL for role, _ in marks) - 1)
    for role, text in marks:
        if role is Role.LABEL:
            yield _in_panel(kit, topic, role, kit.pieces(text), "item", boxes["label"])
        else:
            yield _in_panel(kit, topic, role, kit.pieces(text), "label", Box(boxes["basis"].x, y, boxes["basis"].w, 0.26))
            y += MARK_PITCH


def _in_panel(kit: Kit, topic: Topic, role: Role, pieces: tuple[Piece, ...], style_name: str, box: Box) -> Placed:
    steps = style_steps(kit.theme, style_name)
    style = fit_step(steps, lambda one: kit.measurer.measure(pieces, one, box.w * INCH).height, box.h * INCH / HEIGHT_USED) or steps[-1]
    color = "accent3" if role in {Role.CONFIDENCE, Role.BASIS} else "tx1"
    slot = Slot(label=str(role), type="body", style=style, box=box, color=color)
    return Placed(Shape(name=format_name(role, topic.key), slot=-1, paras=(Para(pieces=pieces),), box=box), slot)


def _progress(kit: Kit, section: Section, topic: Topic) -> Iterator[Placed]:
    """Yield one bar a topic of the section, the present one dark."""
    box = kit.theme.boxes["insight"]["progress"]
    pitch = min(0.34, box.w / len(section.topics))
    for number in range(1, len(section.topics) + 1):
        bar = Box(box.x + pitch * (number - 1), box.y, pitch * 0.76, 0)
        rule = Rule(box=bar, weight=4.0, color="tx1" if number == topic.ordinal else "accent6")
        yield Placed(Line(name=format_name(Role.PROGRESS, topic.key, number), rule=rule))
