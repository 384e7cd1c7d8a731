"""What a slide says of its topic beside title and body: label, confidence, basis, and the panel of a numbered insight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefing.deck.balance import INCH
from briefing.deck.body import Placed
from briefing.deck.fit import HEIGHT_USED, Piece, Style, fit_step, style_steps
from briefing.deck.inline import Item
from briefing.deck.kit import Kit
from briefing.deck.model import Fill, Line, Panel, Para, Rule, Shape, Slot
from briefing.document import Confidence, Section, Topic
from briefing.references import confidence_word
from briefing.roles import Role, format_name
from briefing.themes.model import Box

MARK_PITCH = 0.3  # inches from one mark in the panel to the next
DOTS_WIDTH = 0.56
_DOTS: Mapping[Confidence, int] = {"low": 1, "medium": 2, "high": 3}
_PANEL_STYLES = {Role.NUMERAL: "numeral", Role.LABEL: "item", Role.CONFIDENCE: "source", Role.BASIS: "source"}


def topic_marks(kit: Kit, topic: Topic) -> Iterator[Item]:
    """Yield label, confidence and basis of a topic, as they are printed."""
    if topic.label:
        yield Item(Role.LABEL, topic.key, kit.pieces(topic.label))
    if topic.confidence:
        yield Item(Role.CONFIDENCE, topic.key, (Piece(confidence_word(topic.confidence, kit.words)),))
    if topic.basis:
        yield Item(Role.BASIS, topic.key, (Piece(kit.words[topic.basis]),))


def panel_takes(kit: Kit, topic: Topic) -> bool:
    """Whether the marks of an insight fit its panel."""
    boxes = kit.theme.boxes["insight"]
    narrower = replace(boxes["basis"], w=boxes["basis"].w - DOTS_WIDTH)
    return all(_panel_style(kit, one, boxes["label"] if one.role is Role.LABEL else narrower) is not None for one in topic_marks(kit, topic))


def insight_panel(kit: Kit, section: Section, topic: Topic, *, with_marks: bool) -> Iterator[Placed]:
    """Yield numeral, marks and progress of an insight; nothing for another topic."""
    if not topic.ordinal:
        return
    numeral = Item(Role.NUMERAL, topic.key, (Piece(str(topic.ordinal)),))
    box = kit.theme.boxes["insight"]["numeral"]
    style = _panel_style(kit, numeral, box) or style_steps(kit.theme, _PANEL_STYLES[Role.NUMERAL])[-1]
    yield _in_panel(kit, numeral, replace(box, x=box.x - kit.measurer.bearing(numeral.pieces, style) / INCH))
    if with_marks:
        yield from _panel_marks(kit, topic)
    yield from _progress(kit, section, topic)


def _panel_marks(kit: Kit, topic: Topic) -> Iterator[Placed]:
    """Yield the label below the numeral, confidence and basis at the foot of the panel."""
    boxes = kit.theme.boxes["insight"]
    marks = tuple(topic_marks(kit, topic))
    y = boxes["basis"].y - MARK_PITCH * (sum(one.role is not Role.LABEL for one in marks) - 1)
    for one in marks:
        if one.role is Role.LABEL:
            yield _in_panel(kit, one, boxes["label"])
            continue
        box = replace(boxes["basis"], y=y)
        if one.role is Role.CONFIDENCE and topic.confidence is not None:
            yield from _dots(topic.key, _DOTS[topic.confidence], box)
            box = replace(box, x=box.x + DOTS_WIDTH, w=box.w - DOTS_WIDTH)
        yield _in_panel(kit, one, box)
        y += MARK_PITCH


def _dots(key: str, count: int, box: Box) -> Iterator[Placed]:
    """Yield three dots, as many of them dark as the confidence has steps; the words stand beside them."""
    for number in range(3):
        place = Box(box.x + 0.155 * number, box.y + 0.085, 0.1, 0.1)
        panel = Panel(box=place, color="tx1" if number < count else "accent3", form="ellipse")
        yield Placed(Fill(name=format_name(Role.PANEL, key, number + 1), panel=panel))


def _in_panel(kit: Kit, item: Item, box: Box) -> Placed:
    style = _panel_style(kit, item, box) or style_steps(kit.theme, _PANEL_STYLES[item.role])[-1]
    color = "accent3" if item.role in {Role.CONFIDENCE, Role.BASIS} else "tx1"
    slot = Slot(label=str(item.role), type="body", style=style, box=box, color=color)
    return Placed(Shape(name=format_name(item.role, item.key), slot=-1, paras=(Para(pieces=item.pieces),), box=box), slot)


def _panel_style(kit: Kit, item: Item, box: Box) -> Style | None:
    """Return the largest size in which a text fits its box in the panel."""
    steps = style_steps(kit.theme, _PANEL_STYLES[item.role])
    return fit_step(steps, lambda one: kit.measurer.measure(item.pieces, one, box.w * INCH).height, box.h * INCH / HEIGHT_USED)


def _progress(kit: Kit, section: Section, topic: Topic) -> Iterator[Placed]:
    """Yield one bar a topic of the section, the present one dark and twice as heavy."""
    box = kit.theme.boxes["insight"]["progress"]
    pitch = min(0.34, box.w / len(section.topics))
    for number in range(1, len(section.topics) + 1):
        bar = Box(box.x + pitch * (number - 1), box.y, pitch * 0.76, 0)
        is_lit = number == topic.ordinal
        rule = Rule(box=bar, weight=4.0 if is_lit else 2.0, color="tx1" if is_lit else "accent3")
        yield Placed(Line(name=format_name(Role.PROGRESS, topic.key, number), rule=rule))
