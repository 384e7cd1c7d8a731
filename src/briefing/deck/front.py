"""The slides around the topics: cover, contents, section openings, sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.deck.body import Beside, Part, Placed, StackPart, TextPart
from briefing.deck.fit import HEIGHT_USED, Piece, Style, fit_step, style_steps
from briefing.deck.frames import Framer, Heading, as_titles
from briefing.deck.kit import Kit
from briefing.deck.lists import ListLine, ListPart
from briefing.deck.logo import cover_logo
from briefing.deck.model import Align
from briefing.deck.notes import section_notes, wording_notes
from briefing.deck.rows import Row, RowsPart
from briefing.deck.slides import PAGE_ORDINAL, Draft, paginate
from briefing.document import Run, Section, Text
from briefing.language import format_date, numbered_part
from briefing.references import full_reference
from briefing.roles import CONTENTS_KEY, DOCUMENT_KEY, SOURCES_KEY, Role
from briefing.themes.model import Box

STEPS = (0, 1, 2)


def cover_drafts(kit: Kit) -> Iterator[Draft]:
    """Yield the cover; a title that no size makes fit goes on on a second one."""
    document, boxes = kit.document, kit.theme.boxes["cover"]
    box = boxes["title"]
    meta = tuple(_meta(kit, boxes["meta"]))
    room = boxes["meta"].y - 0.27 * max(len(meta) - 1, 0) - 0.3 - box.y
    steps = range(len(style_steps(kit.theme, "cover")))
    step = fit_step(steps, lambda one: _cover_stack(kit, one).height, room)
    rest: Part | None = _cover_stack(kit, steps[-1] if step is None else step)
    fragment = 0
    while rest is not None:
        fragment += 1
        head, rest = rest.take(room, force=True)
        kicker = kit.text(Role.KICKER, DOCUMENT_KEY, kit.words["briefing"], kit.style("kicker"), boxes["kicker"].w, label="Kicker")
        placed = [*as_titles(head.place(box.x, box.y) if head is not None else ()), *kicker.place(boxes["kicker"].x, boxes["kicker"].y)]
        placed += cover_logo(kit, is_last=rest is None)
        if rest is None:
            placed += meta
        notes = wording_notes(kit, document.title, document.subtitle) if fragment == 1 else ()
        yield Draft(
            key=DOCUMENT_KEY, fragment=fragment, layout="cover", placed=tuple(placed), why="/: cover", group=kit.words["briefing"], notes=notes
        )


def _cover_stack(kit: Kit, step: int) -> StackPart:
    document, boxes = kit.document, kit.theme.boxes["cover"]
    parts = [kit.text(Role.TITLE, DOCUMENT_KEY, document.title.on_slide, kit.style("cover", step), boxes["title"].w, label="Title", balance=True)]
    if document.subtitle is not None:
        style = kit.style("subtitle", max(0, step - 1))
        parts.append(
            kit.text(Role.SUBTITLE, DOCUMENT_KEY, document.subtitle.on_slide, style, boxes["subtitle"].w, label="Subtitle", gap=0.25, balance=True)
        )
    return StackPart(tuple(parts))


def _meta(kit: Kit, box: Box) -> Iterator[Placed]:
    """Yield organisation, authors and date, one line each, from the foot of the cover up."""
    document, style = kit.document, kit.style("meta")
    lines = [(Role.ORGANISATION, document.organisation, 0)] if document.organisation else []
    lines += [(Role.AUTHOR, author, number) for number, author in enumerate(document.authors, start=1)]
    lines += [(Role.DATE, format_date(document.date, document.language), 0)] if document.date else []
    for number, (role, text, ordinal) in enumerate(lines):
        part = kit.text(role, DOCUMENT_KEY, text, style, box.w, ordinal=ordinal, label=str(role), color="accent3")
        yield from part.place(box.x, box.y - 0.27 * (len(lines) - 1 - number))


def contents_drafts(kit: Kit, sections: tuple[Section, ...]) -> tuple[Draft, ...]:
    """Return the contents: a linked row a section; slide numbers are filled in when all slides are known."""
    framer = Framer(kit, "contents")
    titled = tuple(section for section in sections if section.title is not None)
    step = fit_step(STEPS, lambda one: _contents_rows(kit, titled, one).height, framer.boxes["rows"].h)
    whole = _contents_rows(kit, titled, 2 if step is None else step)
    bodies = (whole,) if step is not None else paginate(whole, framer.boxes["rows"].h)
    drafts = []
    for number, body in enumerate(bodies, start=1):
        heading = Heading(
            role=Role.CONTENTS,
            key=CONTENTS_KEY,
            pieces=(Piece(kit.words["contents"]),),
            fragment=number,
            mark=f" ({number}/{len(bodies)})" if number > 1 else "",
        )
        frame = framer.frame(heading, ())
        rows = body.spread(framer.boxes["rows"].h, 0.3) if isinstance(body, RowsPart) else body
        placed = (*frame.above, *rows.place(framer.boxes["rows"].x, framer.boxes["rows"].y), *frame.below)
        drafts.append(
            Draft(key=CONTENTS_KEY, fragment=number, layout="contents", placed=placed, why=f"{CONTENTS_KEY}: contents", group=kit.words["contents"])
        )
    return tuple(drafts)


def _contents_rows(kit: Kit, sections: tuple[Section, ...], step: int) -> RowsPart:
    boxes = kit.theme.boxes["contents"]
    rows = tuple(_contents_row(kit, section, step) for section in sections)
    return RowsPart(rows, CONTENTS_KEY, boxes["rows"].w, boxes["item"].x - boxes["rows"].x, (0.44, 0.34, 0.24)[step])


def _contents_row(kit: Kit, section: Section, step: int) -> Row:
    """Return number, title, lead and slide number of a section; all of it leads to the section."""
    boxes, link, body = kit.theme.boxes["contents"], f"#{section.key}", kit.style("body", step)
    left = boxes["item"].x

    def cell(ordinal: int, text: Text | str, style: Style, width: float, align: Align = "l") -> TextPart:
        return kit.text(Role.CONTENTS, section.key, text, style, width, ordinal=ordinal, label="Contents", link=link, align=align)

    number = cell(1, section.number, body, boxes["number"].w)
    title = section.title.on_slide if section.title is not None else ()
    item = cell(2, _unlinked(title), kit.style("item", step), boxes["item"].w)
    parts: list[tuple[float, Part]] = [(0.0, item)]
    if section.lead is not None:
        lead = _unlinked(section.lead.on_slide)
        style = kit.style("body2", step)
        gloss = kit.text(Role.CONTENTS, section.key, lead, style, boxes["gloss"].w, ordinal=3, label="Contents", color="accent3")
        parts.append((boxes["gloss"].x - left, gloss))
    page = cell(PAGE_ORDINAL, "000", body, boxes["page"].w, "r")
    parts.append((boxes["page"].x - left, page))
    return Row(number, Beside(tuple(parts)))


def _unlinked(text: Text) -> Text:
    """Return a text as the contents repeat it: without links and citations."""
    return tuple(replace(run, link="") for run in text if isinstance(run, Run))


def section_drafts(kit: Kit, section: Section) -> Iterator[Draft]:
    """Yield the opening of a section on the night ground; what no size makes fit goes on on a second one."""
    if section.title is None:
        return
    framer = Framer(kit, "section")
    box = framer.boxes["title"]
    room = framer.boxes["motif"].y + 0.9 - box.y
    steps = range(len(style_steps(kit.theme, "section")))
    step = fit_step(steps, lambda one: _section_stack(kit, section, one).height, room)
    rest: Part | None = _section_stack(kit, section, steps[-1] if step is None else step)
    fragment = 0
    while rest is not None:
        fragment += 1
        head, rest = rest.take(room, force=True)
        kicker_box = framer.boxes["kicker"]
        words = numbered_part(kit.words, section.number)
        kicker = kit.text(Role.KICKER, section.key, words, kit.style("kicker"), kicker_box.w, label="Kicker", color="accent3")
        placed = (*as_titles(head.place(box.x, box.y) if head is not None else iter(())), *kicker.place(kicker_box.x, kicker_box.y))
        notes = section_notes(kit, section) if fragment == 1 else ()
        why = f"{section.key}: opening of a section (line {section.location.line})"
        yield Draft(key=section.key, fragment=fragment, layout="section", placed=placed, why=why, section=section, notes=notes)


def _section_stack(kit: Kit, section: Section, step: int) -> StackPart:
    boxes = kit.theme.boxes["section"]
    title = section.title.on_slide if section.title is not None else ()
    parts = [kit.text(Role.TITLE, section.key, title, kit.style("section", step), boxes["title"].w, label="Title", balance=True)]
    if section.lead is not None:
        style = kit.style("subtitle", max(0, step - 1))
        parts.append(kit.text(Role.LEAD, section.key, section.lead.on_slide, style, boxes["lead"].w, label="Lead", gap=0.2, balance=True))
    return StackPart(tuple(parts))


def sources_drafts(kit: Kit) -> tuple[Draft, ...]:
    """Return the list of sources with contact and disclaimer; none where the outline has none of them."""
    framer = Framer(kit, "sources")
    parts = tuple(_closing_parts(kit, framer.boxes["sources"].w))
    if not parts:
        return ()
    box = framer.boxes["sources"]
    pages = paginate(StackPart(parts), box.h * HEIGHT_USED) if StackPart(parts).height > box.h * HEIGHT_USED else (StackPart(parts),)
    drafts = []
    for number, page in enumerate(pages, start=1):
        heading = Heading(
            role=Role.WORD,
            key=SOURCES_KEY,
            pieces=(Piece(kit.words["sources"]),),
            fragment=number,
            mark=f" ({number}/{len(pages)})" if number > 1 else "",
        )
        frame = framer.frame(heading, ())
        notes = wording_notes(kit, kit.document.contact, kit.document.disclaimer) if number == 1 else ()
        placed = (*frame.above, *page.place(box.x, box.y), *frame.below)
        why = f"{SOURCES_KEY}: the list of sources"
        drafts.append(Draft(key=SOURCES_KEY, fragment=number, layout="sources", placed=placed, why=why, group=kit.words["sources"], notes=notes))
    return tuple(drafts)


def _closing_parts(kit: Kit, width: float) -> Iterator[Part]:
    document = kit.document
    if document.sources:
        lines = tuple(
            ListLine(SOURCES_KEY, kit.pieces(full_reference(document, source, kit.words)), 0, number=number)
            for number, source in enumerate(document.sources, start=1)
        )
        yield ListPart(kit.measurer, Role.SOURCES, lines, kit.style("small"), min(width, 9.958), key=SOURCES_KEY)
    for role, wording in ((Role.CONTACT, document.contact), (Role.DISCLAIMER, document.disclaimer)):
        if wording is not None:
            yield kit.text(role, DOCUMENT_KEY, wording.on_slide, kit.style("small"), min(width, 9.958), label=str(role), gap=0.35)
