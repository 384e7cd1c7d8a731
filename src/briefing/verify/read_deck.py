"""A finished deck as a transcript, from its own XML; docs/identity.md is the grammar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from briefing.roles import SOURCES_KEY, Role, format_key, parse_name, parse_slide
from briefing.verify.deck_items import InheritedBullets
from briefing.verify.deck_parts import DeckParts, P
from briefing.verify.deck_pictures import read_logos
from briefing.verify.deck_shapes import slide_name
from briefing.verify.deck_slide import Read, Shown, SlideReader
from briefing.verify.deck_text import name_of
from briefing.verify.normalise import merge_spans
from briefing.verify.read_deck_charts import Seen, SeenChart, SettledCharts
from briefing.verify.transcript import Entry, Furniture, Place, Sheet, Span, Transcript, lines_last


def read_deck(content: bytes) -> Transcript:
    """Return what a deck says, slides in the order of the show; raises UnreadableFileError for what is no whole deck."""
    parts = DeckParts(content)
    slides = tuple(parts.slides())
    keys = {slide: _slide_key(parts.xml(slide)) for slide in slides}
    shown = Shown(keys, frozenset(_with_sources(parts, keys)))
    bullets = InheritedBullets(parts)
    found: list[Read | Furniture | Sheet | Seen] = []
    for number, slide in enumerate(slides, start=1):
        found += SlideReader(parts, slide, shown, bullets, Place("slide", number)).read()
    found += _layout_texts(parts, slides)
    found += read_logos(parts, slides)
    settled = tuple(_with_charts(found))
    return Transcript(
        entries=tuple(lines_last(_joined(one for one in settled if isinstance(one, Read)))),
        furniture=tuple(one for one in settled if isinstance(one, Furniture)),
        sheets=tuple(one for one in settled if isinstance(one, Sheet)),
    )


def _with_charts(found: list[Read | Furniture | Sheet | Seen]) -> Iterator[Read | Furniture | Sheet]:
    """Put the entries of each chart in its place, its numbers behind the texts that stand beside it."""
    settled = SettledCharts(found, (one.entry for one in found if isinstance(one, Read)))
    rows: list[Entry | Furniture] = []
    for one in found:
        is_beside = isinstance(one, Read) and settled.is_beside(one.entry)
        head, rows_of_one = settled.entries(one) if isinstance(one, SeenChart) else ([], rows if is_beside else [])
        yield from map(_as_read, (*(() if is_beside else rows), *head))
        rows = rows_of_one
        if not isinstance(one, Seen):
            yield replace(one, entry=settled.with_target(one.entry)) if isinstance(one, Read) else one
    yield from map(_as_read, rows)


def _as_read(said: Entry | Furniture) -> Read | Furniture:
    return Read(said) if isinstance(said, Entry) else said


def _joined(found: Iterable[Read]) -> list[Entry]:
    """Join the fragments of a text that goes on over slides."""
    entries: list[Entry] = []
    last: dict[object, int] = {}
    for one in found:
        name = (one.entry.role, one.entry.key, one.entry.group, one.entry.column)
        before = last.get(name) if one.fragment > 1 else None
        if before is None:
            last[name] = len(entries)
            entries.append(one.entry)
        else:
            is_next_line = one.line > entries[before].text.count("\n") + 1
            glue = (Span("\n"),) if is_next_line else ()
            entries[before] = replace(entries[before], spans=merge_spans((*entries[before].spans, *glue, *one.entry.spans)))
    return entries


def _slide_key(slide: etree._Element) -> str:
    """Return the key of a slide with its fragment, by which links know it."""
    return format_key(*parse_slide(slide_name(slide)))


def _with_sources(parts: DeckParts, keys: dict[str, str]) -> Iterator[str]:
    """Yield the slides that bear the list of sources below a topic; none where it has a slide of its own."""
    if not any(key.partition("~")[0] == SOURCES_KEY for key in keys.values()):
        for slide in filter(keys.get, keys):
            names = (parse_name(name_of(shape)) for shape in parts.xml(slide).iter(f"{P}sp"))
            if any(name is not None and (name.role, name.key) == (Role.SOURCES, SOURCES_KEY) for name in names):
                yield slide


def _layout_texts(parts: DeckParts, slides: tuple[str, ...]) -> Iterator[Read]:
    """Yield the texts that layouts and masters would show on slides: placeholders there are prompts, any other text is seen."""
    layouts = dict.fromkeys(parts.related(slide, "slideLayout") for slide in slides)
    masters = dict.fromkeys(parts.related(layout, "slideMaster") for layout in layouts if layout)
    for master in filter(None, masters):
        parts.require_related(master, "slideLayout")
    for part in filter(None, (*layouts, *masters)):
        for text in parts.layout(part).iter("{*}t"):
            shape = next(text.iterancestors(f"{P}sp"), None)
            if (text.text or "").strip() and (shape is None or shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is None):
                yield Read(Entry(role=Role.UNNAMED, key=part, spans=(Span(text.text or ""),)))
