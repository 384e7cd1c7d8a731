"""The slides around the topics: cover, section openings, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.deck.body import Part, Placed, StackPart
from briefing.deck.closing import end_matter, source_lines, source_list
from briefing.deck.fit import HEIGHT_USED, Piece, Style, fit_step, style_steps
from briefing.deck.frames import Framer, Heading, as_titles
from briefing.deck.inline import InlineRow, Item, inline_rows, line_width
from briefing.deck.kit import READING_WIDTH, Kit
from briefing.deck.lists import ListLine
from briefing.deck.logo import cover_logo
from briefing.deck.model import Line, Rule
from briefing.deck.notes import section_notes, wording_notes
from briefing.deck.paging import paginate
from briefing.deck.rows import Row, RowsPart
from briefing.deck.slides import Draft
from briefing.document import Section
from briefing.language import format_date, numbered_part
from briefing.references import version_words
from briefing.roles import DOCUMENT_KEY, SOURCES_KEY, Role, format_name
from briefing.themes.model import Box

META_GAP = 0.06
SOURCES_TOP = 0.24
SOURCES_PADDING = 0.34
SOURCES_SPARE = 0.60  # inches of spare room that a row takes: a few sources fill the slide
FEW_SOURCES = 5  # are ruled rows
SOURCE_STYLES = (("body", 1), ("small", 0), ("label", 0), ("sources", 0))


def cover_drafts(kit: Kit) -> Iterator[Draft]:
    """Yield the cover; a title that no size makes fit goes on on a second one."""
    document, framer = kit.document, Framer(kit, "cover")
    box = framer.boxes["title"]
    meta = inline_rows(kit.measurer, _meta(kit), kit.style("meta"), framer.boxes["meta"].w)
    top = framer.boxes["meta"].y + framer.boxes["meta"].h - sum(row.height + META_GAP for row in meta)
    room = top - 0.3 - box.y
    steps = range(len(style_steps(kit.theme, "cover")))
    step = fit_step(steps, lambda one: _cover_stack(kit, one).height, room)
    rest: Part | None = _cover_stack(kit, steps[-1] if step is None else step)
    fragment = 0
    while rest is not None:
        fragment += 1
        head, rest = rest.take(room, force=True)
        placed = [*as_titles(head.place(box.x, box.y) if head is not None else ()), *_night_kicker(kit, framer, DOCUMENT_KEY, kit.words["briefing"])]
        placed += cover_logo(kit, is_last=rest is None)
        if rest is None:
            placed += _stacked(meta, box.x, top)
        notes = wording_notes(kit, document.title, document.subtitle) if fragment == 1 else ()
        yield Draft(
            key=DOCUMENT_KEY,
            fragment=fragment,
            layout="cover",
            placed=tuple(placed),
            why="cover, for the title",
            group=kit.words["briefing"],
            notes=notes,
        )


def _night_kicker(kit: Kit, framer: Framer, key: str, words: str, link: str = "") -> Iterator[Placed]:
    """Yield the kicker of a slide without a foot, with status and classification behind it."""
    box, style = framer.boxes["kicker"], kit.style("kicker")
    width = line_width(kit.measurer, (Piece(words),), style)
    yield from kit.text(Role.KICKER, key, words, style, min(width, box.w), label="Kicker", color="accent3", link=link).place(box.x, box.y)
    yield from framer.marking_beside(words)


def _stacked(rows: Iterable[InlineRow], x: float, y: float) -> Iterator[Placed]:
    for row in rows:
        yield from row.place(x, y)
        y += row.height + META_GAP


def _cover_stack(kit: Kit, step: int) -> StackPart:
    document, boxes = kit.document, kit.theme.boxes["cover"]
    parts = [kit.text(Role.TITLE, DOCUMENT_KEY, document.title.on_slide, kit.style("cover", step), boxes["title"].w, label="Title", balance=True)]
    if document.subtitle is not None:
        style = kit.style("subtitle", max(0, step - 1))
        parts.append(
            kit.text(Role.SUBTITLE, DOCUMENT_KEY, document.subtitle.on_slide, style, boxes["subtitle"].w, label="Subtitle", gap=0.25, balance=True)
        )
    return StackPart(tuple(parts))


def _meta(kit: Kit) -> Iterator[Item]:
    """Yield organisation, authors, date and version, as they stand at the foot of the cover."""
    document = kit.document
    if document.organisation:
        yield Item(Role.ORGANISATION, DOCUMENT_KEY, (Piece(document.organisation),))
    for number, author in enumerate(document.authors, start=1):
        yield Item(Role.AUTHOR, DOCUMENT_KEY, (Piece(author),), number)
    if document.date:
        yield Item(Role.DATE, DOCUMENT_KEY, (Piece(format_date(document.date, document.language)),))
    if document.version:
        yield Item(Role.FOOTER, DOCUMENT_KEY, (Piece(version_words(document, kit.words)),))


def section_drafts(kit: Kit, section: Section) -> Iterator[Draft]:
    """Yield the opening of a section on the night ground; what no size makes fit goes on on a second one."""
    if section.title is None:
        return
    framer = Framer(kit, "section")
    box = framer.boxes["title"]
    room = framer.boxes["motif"].y + 0.9 - box.y  # the motif leaves its upper left corner free
    steps = range(len(style_steps(kit.theme, "section")))
    step = fit_step(steps, lambda one: _section_stack(kit, section, one).height, room)
    rest: Part | None = _section_stack(kit, section, steps[-1] if step is None else step)
    fragment = 0
    while rest is not None:
        fragment += 1
        head, rest = rest.take(room, force=True)
        kicker = _night_kicker(kit, framer, section.key, numbered_part(kit.words, section.number), kit.contents_link)
        placed = (*as_titles(head.place(box.x, box.y) if head is not None else iter(())), *kicker)
        notes = section_notes(kit, section) if fragment == 1 else ()
        why = "section, for the title of a section"
        yield Draft(key=section.key, fragment=fragment, layout="section", placed=placed, why=why, section=section, notes=notes)


def _section_stack(kit: Kit, section: Section, step: int) -> StackPart:
    boxes = kit.theme.boxes["section"]
    title, mark = section.title.on_slide if section.title is not None else (), kit.marks.get(section.key, "")
    parts = [kit.text(Role.TITLE, section.key, title, kit.style("section", step), boxes["title"].w, label="Title", balance=True, mark=mark)]
    if section.lead is not None:
        style = kit.style("subtitle", max(0, step - 1))
        parts.append(kit.text(Role.LEAD, section.key, section.lead.on_slide, style, boxes["lead"].w, label="Lead", gap=0.2, balance=True))
    return StackPart(tuple(parts))


def sources_drafts(kit: Kit) -> tuple[Draft, ...]:
    """Return the list of sources with contact and disclaimer; none where the outline has none of them."""
    framer = Framer(kit, "sources")
    box = framer.boxes["sources"]
    room = box.h - SOURCES_TOP
    bodies = {size: _closing(kit, box.w, size) for size in range(len(SOURCE_STYLES))}
    if not bodies[0].parts:
        return ()
    size = fit_step(bodies, lambda one: bodies[one].height, room)
    pages: tuple[Part, ...] = (bodies[size],) if size is not None else paginate(bodies[len(SOURCE_STYLES) - 1], room * HEIGHT_USED)
    return tuple(_sources_draft(kit, framer, page, number, len(pages)) for number, page in enumerate(pages, start=1))


def _source_rows(kit: Kit, lines: tuple[ListLine, ...], style: Style, width: float) -> RowsPart:
    """Return a few sources as ruled rows, so that they fill their slide."""
    measure = min(width, READING_WIDTH)
    rows = tuple(Row(None, source_list(kit, (line,), style, measure, line.number)) for line in lines)
    return RowsPart(rows, SOURCES_KEY, width, 0.0, SOURCES_PADDING, most=SOURCES_SPARE)


def _sources_draft(kit: Kit, framer: Framer, page: Part, number: int, count: int) -> Draft:
    box, words = framer.boxes["sources"], kit.words[kit.document.closing_word]
    mark = f" ({number}/{count})" if number > 1 else ""
    heading = Heading(role=Role.WORD, key=SOURCES_KEY, pieces=(Piece(words),), fragment=number, mark=mark)
    frame = framer.frame(heading, ())
    rule = Rule(box=Box(box.x, box.y, box.w, 0), weight="strong", color="tx1")
    line = Placed(Line(name=format_name(Role.RULE, SOURCES_KEY), rule=rule))
    is_ruled = isinstance(page, StackPart) and any(isinstance(part, RowsPart) for part in page.parts)
    top = box.y if is_ruled else box.y + SOURCES_TOP
    body = page.filled(box.y + box.h - top).place(box.x, top)
    placed = (*frame.above, *(() if is_ruled else (line,)), *body, *frame.below)
    notes = wording_notes(kit, kit.document.contact, kit.document.disclaimer) if number == 1 else ()
    why = "sources, for what is cited" if kit.document.sources else "contact and disclaimer, for what is printed at the end"
    return Draft(key=SOURCES_KEY, fragment=number, layout="sources", placed=placed, why=why, group=words, notes=notes)


def _closing(kit: Kit, width: float, size: int) -> StackPart:
    """Return sources, contact and disclaimer in one of the sizes for them."""
    document, style, measure = kit.document, kit.style(*SOURCE_STYLES[size]), min(width, READING_WIDTH)
    parts: list[Part] = []
    if document.sources:
        lines = source_lines(kit)
        parts.append(_source_rows(kit, lines, style, width) if size == 0 and len(lines) <= FEW_SOURCES else source_list(kit, lines, style, measure))
    return StackPart((*parts, *end_matter(kit, style, measure, 0.35)))
