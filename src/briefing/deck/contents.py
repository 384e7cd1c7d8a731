"""The contents: a slide with a row for each section, and the same slide again in front of each, where the theme lets it return."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing.deck.body import Beside, Part, TextPart
from briefing.deck.colour_key import ColourKey
from briefing.deck.fit import HEIGHT_USED, Piece, Style
from briefing.deck.frames import Framer, Heading
from briefing.deck.kit import STEPS, Kit, Step
from briefing.deck.model import Align
from briefing.deck.paging import paginate
from briefing.deck.rows import Row, RowsPart
from briefing.deck.slides import NUMBER_ORDINAL, PAGE_ORDINAL, Draft
from briefing.document import Section
from briefing.language import numbered_part
from briefing.roles import CONTENTS_KEY, SOURCES_KEY, Role, contents_key
from briefing.texts import Run, Text

CONTENTS_PADDING = (0.44, 0.26, 0.34, 0.24, 0.24, 0.18)
GLOSSES = ("body", "body2")  # the style of the leads: as large as the titles, else quieter
CONTENTS_SPARE = 0.60  # inches of spare room that a row takes: a few sections fill the slide


def contents_drafts(kit: Kit, present: Section | None = None) -> tuple[Draft, ...]:
    """Return the contents: a linked row a section, and the colour key where no summary bears it; slide numbers are filled in at the end.

    In front of a section that is `present` they return without the key, its row bold among plain ones and its number in the kicker.
    """
    framer, tones = Framer(kit, "contents"), ColourKey(kit)
    box = framer.boxes["rows"]
    has_tones = bool(tones.height) and kit.document.summary is None and present is None
    room = box.h - (tones.height + 0.3 if has_tones else 0.0)
    bodies = _bodies(kit, present, room)
    key = contents_key(present.key if present is not None else "")
    drafts = []
    for number, body in enumerate(bodies, start=1):
        heading = Heading(
            role=Role.CONTENTS,
            key=key,
            pieces=(Piece(kit.words["contents"]),),
            fragment=number,
            mark=f" ({number}/{len(bodies)})" if number > 1 else "",
            kicker=numbered_part(kit.words, present.number) if present is not None else "",
        )
        frame = framer.frame(heading, ())
        below = tones.place(box.x, box.y + box.h - tones.height) if has_tones and number == len(bodies) else ()
        placed = (*frame.above, *body.filled(room).place(box.x, box.y), *below, *frame.below)
        group = kit.words["contents"] if present is None else ""
        why = "contents, for several sections"
        drafts.append(Draft(key=key, fragment=number, layout="contents", placed=placed, why=why, section=present, group=group))
    return tuple(drafts)


def _bodies(kit: Kit, present: Section | None, room: float) -> tuple[Part, ...]:
    """Return the rows at the largest size at which they fit one slide, else over several."""
    listed = tuple(_Listed.of(section, is_present=None if present is None else section is present) for section in kit.document.titled_sections)
    if kit.document.sources:
        listed += (_Listed(SOURCES_KEY, "", (Run(kit.words["sources"]),), is_present=None if present is None else False),)
    ways = tuple(_contents_rows(kit, listed, step, gloss) for step in STEPS for gloss in GLOSSES)
    whole = next((rows for rows in ways if rows.height <= room * HEIGHT_USED), None)
    return (whole,) if whole is not None else paginate(ways[-1], room)


@dataclass(frozen=True, slots=True)
class _Listed:
    """What a row of the contents leads to, and says of it; `is_present` where one of the sections is (None: none is)."""

    key: str
    number: str
    title: Text
    lead: Text | None = None
    is_present: bool | None = None

    @classmethod
    def of(cls, section: Section, *, is_present: bool | None) -> _Listed:
        """Return the row of a section."""
        title = _unlinked(section.title.on_slide) if section.title is not None else ()
        lead = _unlinked(section.lead.on_slide) if section.lead is not None else None
        return cls(section.key, section.number, title, lead, is_present)


def _contents_rows(kit: Kit, listed: tuple[_Listed, ...], step: Step, gloss: str) -> RowsPart:
    boxes = kit.theme.boxes["contents"]
    rows = [_contents_row(kit, one, step, gloss) for one in listed]
    tallest = max((row.height for row, one in zip(rows, listed, strict=True) if one.number), default=0.0)
    rows = [replace(row, least=tallest) if one.number else row for row, one in zip(rows, listed, strict=True)]
    return RowsPart(tuple(rows), CONTENTS_KEY, boxes["rows"].w, boxes["item"].x - boxes["rows"].x, CONTENTS_PADDING[step.place], most=CONTENTS_SPARE)


def _contents_row(kit: Kit, listed: _Listed, step: Step, gloss_style: str) -> Row:
    """Return number, title, lead and slide number of a section, or what the sources have of them; all of it leads there."""
    boxes, link, body = kit.theme.boxes["contents"], f"#{listed.key}", kit.style("body", step)
    left = boxes["item"].x

    def cell(ordinal: int, text: Text, style: Style, width: float, align: Align = "l") -> TextPart:
        return kit.text(Role.CONTENTS, listed.key, text, style, width, ordinal=ordinal, label="Contents", link=link, align=align)

    number = cell(NUMBER_ORDINAL, _weighed((Run(listed.number),), listed), body, boxes["number"].w) if listed.number else None
    item = kit.style("item", step) if listed.is_present is None else replace(kit.style("item", step), bold=False)
    parts: list[tuple[float, Part]] = [(0.0, cell(2, _weighed(listed.title, listed), item, boxes["item"].w))]
    if listed.lead is not None:
        style = replace(kit.style(gloss_style, step), leading=body.leading)  # on the baseline of the section's title
        parts.append((boxes["gloss"].x - left, replace(cell(3, listed.lead, style, boxes["gloss"].w), color="accent3")))
    page = cell(PAGE_ORDINAL, (Run("000"),), body, boxes["page"].w, "r")
    parts.append((boxes["page"].x - left, page))
    return Row(number, Beside(tuple(parts)))


def _weighed(text: Text, listed: _Listed) -> Text:
    """Return a text of a row: bold as a whole in that of the section that is present, and nowhere in those of the others."""
    return text if listed.is_present is None else tuple(replace(run, strong=listed.is_present) for run in text if isinstance(run, Run))


def _unlinked(text: Text) -> Text:
    """Return a text as the contents repeat it: without links and citations."""
    return tuple(replace(run, link="") for run in text if isinstance(run, Run))
