"""What closes a deck: the last topic in columns, and the sources below it where a slide holds both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.blocks import AnyBlock, Callout, Paragraph, Points
from briefing.deck.body import Beside, Part, Placed, StackPart, TextPart
from briefing.deck.fit import Style
from briefing.deck.kit import Kit, visible
from briefing.deck.lists import ListLine, ListPart
from briefing.deck.model import Line, Rule
from briefing.deck.notes import wording_notes
from briefing.document import Topic
from briefing.references import full_reference
from briefing.roles import DOCUMENT_KEY, SOURCES_KEY, Role, format_name
from briefing.themes.model import Box

ABOVE_SOURCES = 0.2  # inches between the topic and the rule over the sources
_COLUMNS = (2, 3)  # of the last topic
_IN_A_COLUMN = 3  # sources
_SOURCE_COLUMNS = 2
_REST_GAP = 0.14  # inches above contact and disclaimer


def closes(kit: Kit, topic: Topic, blocks: tuple[AnyBlock, ...]) -> bool:
    """Whether a topic is the deck's last and begins with two or three labelled points: what is to be done."""
    shown = [one for section in kit.document.sections for one in section.topics if one.show != "document" and not one.hidden]
    match blocks:
        case (Points(ordered=False) as block, *others) if shown and shown[-1].key == topic.key and not topic.ordinal:
            points = visible(block.points)
            is_short = all(isinstance(other, Paragraph | Callout) for other in others)
            return is_short and len(points) in _COLUMNS and all(point.label and not point.points for point in points)
        case _:
            return False


@dataclass(frozen=True)
class SharedSources:
    """The sources, contact and disclaimer as they stand below the last topic, under a rule and beside their word; `boxes` are the layout's."""

    heading: TextPart
    body: Part
    rule: Box
    word: Box
    box: Box

    def tops(self, bottom: float) -> tuple[float, ...]:
        """Return where the rule may stand for all to end above a bottom, in inches: at its place in the layout, else as low as can be."""
        lowest = bottom - max(self.heading.height, self.body.height) - (self.box.y - self.rule.y)
        return (self.rule.y, lowest) if lowest > self.rule.y else (lowest,)

    def place(self, top: float) -> Iterator[Placed]:
        """Yield rule, word and texts, the rule at a height in inches."""
        lower = top - self.rule.y
        rule = Rule(box=replace(self.rule, y=top, h=0), weight="hair", color="accent6")
        yield Placed(Line(name=format_name(Role.RULE, SOURCES_KEY), rule=rule))
        yield from self.heading.place(self.word.x, self.word.y + lower)
        yield from self.body.place(self.box.x, self.box.y + lower)


def shared_sources(kit: Kit, topic: Topic) -> SharedSources | None:
    """Return the sources for the slide of the last topic; None where they need one of their own: many, with notes, or behind other slides."""
    document, boxes = kit.document, kit.theme.boxes["closing"]
    has_notes = bool(wording_notes(kit, document.contact, document.disclaimer))
    is_few = 0 < len(document.sources) <= _IN_A_COLUMN * _SOURCE_COLUMNS
    if not is_few or has_notes or _last_key(kit) != topic.key:
        return None
    word, box = boxes["sources_word"], boxes["sources"]
    style = replace(kit.style("label"), bold=True)
    heading = kit.text(Role.WORD, SOURCES_KEY, kit.words[document.closing_word], style, word.w, label="Word")
    body = StackPart((_columns(kit, box.w), *end_matter(kit, kit.style("sources"), box.w, _REST_GAP)))
    return SharedSources(heading, body, boxes["sources_rule"], word, box)


def _last_key(kit: Kit) -> str:
    """Return the key of the last slide before the sources."""
    keys = [""]
    for section in kit.document.sections:
        keys += [section.key] if section.title is not None else []
        keys += [topic.key for topic in section.topics if topic.show != "document"]
    return keys[-1]


def _columns(kit: Kit, width: float) -> Beside:
    """Return the sources in two columns that are as low as can be; of those that are, with the most in the first."""
    gutter, lines, style = kit.theme.grid["gutter"], source_lines(kit), kit.style("sources")
    column = (width - gutter * (_SOURCE_COLUMNS - 1)) / _SOURCE_COLUMNS
    counts = range(min(_IN_A_COLUMN, len(lines)), max(0, len(lines) - _IN_A_COLUMN - 1), -1)

    def parted(count: int) -> Beside:
        parts = filter(None, (lines[:count], lines[count:]))
        lists = (replace(source_list(kit, part, style, column, part[0].number), explicit=True) for part in parts)
        return Beside(tuple((place * (column + gutter), one) for place, one in enumerate(lists)))

    return min(map(parted, counts), key=lambda one: one.height)


def source_lines(kit: Kit) -> tuple[ListLine, ...]:
    """Return the sources as lines of a numbered list."""
    references = (full_reference(kit.document, source, kit.words) for source in kit.document.sources)
    return tuple(ListLine(SOURCES_KEY, kit.pieces(text, raised=False), 0, number=number) for number, text in enumerate(references, start=1))


def source_list(kit: Kit, lines: tuple[ListLine, ...], style: Style, width: float, ordinal: int = 0) -> ListPart:
    """Return sources as a numbered list in one box."""
    return ListPart(kit.measurer, Role.SOURCES, lines, style, width, key=SOURCES_KEY, ordinal=ordinal)


def end_matter(kit: Kit, style: Style, width: float, gap: float) -> tuple[TextPart, ...]:
    """Return contact and disclaimer, which are printed below the sources."""
    document = kit.document
    said = ((Role.CONTACT, document.contact), (Role.DISCLAIMER, document.disclaimer))
    return tuple(
        kit.text(role, DOCUMENT_KEY, wording.on_slide, style, width, label=str(role), color="accent3", gap=gap) for role, wording in said if wording
    )
