"""A deck that another program has saved: its texts have lost their names, so it is read as plain texts, slide by slide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from briefing.roles import FURNITURE, SOURCES_KEY, Group, Role, format_slide, parse_name, parse_slide
from briefing.verify.deck_parts import A, DeckParts, P
from briefing.verify.deck_shapes import is_unseen, shapes_of, slide_name
from briefing.verify.deck_text import TextReader, name_of
from briefing.verify.transcript import Entry, Place, Sheet, Span, Transcript, part_of

_OF_SOURCES = frozenset({Role.SOURCES, Role.CONTACT, Role.DISCLAIMER})
_NUMBERED_ASIDE = frozenset({"ftr", "sldNum", "dt"})


def read_resaved(content: bytes) -> Transcript | None:
    """Return the texts of a deck that lost its names, each a paragraph or cell in the order of the slides; None for one that has them.

    A cell says its column.
    """
    parts = DeckParts(content)
    slides = tuple(parts.slides())
    if not slides or not _has_lost_names(parts, slides):
        return None
    sheets, entries = [], []
    names = [_own_name(parts.xml(slide)) for slide in slides]
    is_shared = SOURCES_KEY not in {parse_slide(name)[0] for name in names}
    for number, (slide, name) in enumerate(zip(slides, names, strict=True), start=1):
        root = parts.xml(slide)
        place, key = Place("slide", number), parse_slide(name)[0]
        sheets.append(Sheet(number=number, name=name, is_hidden=root.get("show") in {"0", "false"}))
        for text, column, role in _texts(parts, slide, root):
            part = SOURCES_KEY if key and is_shared and role in _OF_SOURCES else key
            entries.append(replace(_entry(text, part, place, Group.BODY), column=column))
        notes = parts.related(slide, "notesSlide")
        entries += [_entry(text, key, place, Group.SPEAKER) for text in (_notes(parts, notes) if notes else ())]
    return Transcript(entries=tuple(entries), sheets=tuple(sheets))


def _has_lost_names(parts: DeckParts, slides: tuple[str, ...]) -> bool:
    """Say whether no slide says its name any more, though something on it still does."""
    named = [parse_slide(slide_name(parts.xml(slide)))[0] for slide in slides]
    return not any(named) and any(parse_slide(_own_name(parts.xml(slide)))[0] for slide in slides)


def _own_name(root: etree._Element) -> str:
    """Return the name of a slide by a vote of what is on it: its marker, else the part that most of its shapes are of; empty for a strange one."""
    names = [name for shape in root.iter(f"{P}sp", f"{P}pic", f"{P}graphicFrame", f"{P}cxnSp") if (name := parse_name(name_of(shape))) is not None]
    marker = next((name for name in names if name.role is Role.MARKER), None)
    if marker is not None:
        return format_slide(marker.key, marker.fragment)
    votes = Counter(part_of(name.key) for name in names if name.role not in FURNITURE)
    return format_slide(votes.most_common(1)[0][0]) if votes else ""


def _texts(parts: DeckParts, slide: str, root: etree._Element) -> Iterator[tuple[str, int, Role | None]]:
    """Yield the texts of a slide, each with its column (0 outside tables) and the role that the name of its shape still says."""
    reader = TextReader(parts, slide, {})
    for shape in shapes_of(root.find(f"{P}cSld/{P}spTree")):
        name = parse_name(name_of(shape))
        kinds = {placeholder.get("type") for placeholder in shape.iter(f"{P}ph")}
        if is_unseen(shape, parts.slide_size) or kinds & _NUMBERED_ASIDE or (name is not None and name.role in FURNITURE):
            continue
        role = name.role if name is not None else None
        yield from ((reader.paragraph(one).text, 0, role) for one in shape.iterfind(f"{P}txBody/{A}p"))
        for row in shape.iter(f"{A}tr"):
            for column, cell in enumerate(row.iterfind(f"{A}tc"), start=1):
                yield "\n".join(reader.paragraph(one).text for one in cell.iterfind(f"{A}txBody/{A}p")), column, role


def _notes(parts: DeckParts, notes: str) -> Iterator[str]:
    reader = TextReader(parts, notes, {})
    for shape in parts.xml(notes).iter(f"{P}sp"):
        if any(placeholder.get("type") == "body" for placeholder in shape.iter(f"{P}ph")):
            paragraphs = (reader.paragraph(one) for one in shape.iterfind(f"{P}txBody/{A}p"))
            yield from (paragraph.text for paragraph in paragraphs if not paragraph.is_heading)


def _entry(text: str, key: str, place: Place, group: Group) -> Entry:
    return Entry(role=Role.PARAGRAPH, spans=(Span(text),), key=key, part=key, group=group, place=place)
