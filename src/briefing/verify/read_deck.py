"""A finished deck as a transcript, from its own XML; docs/identity.md is the grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from briefing.roles import CONTAINERS, DECORATION, FURNITURE, SOURCES_KEY, Group, Name, Role, parse_name
from briefing.verify.deck_keys import ItemKeys, first_item
from briefing.verify.deck_parts import A, DeckParts, P
from briefing.verify.deck_text import Paragraph, TextReader
from briefing.verify.normalise import merge_spans
from briefing.verify.read_deck_charts import Seen, SeenChart, SettledCharts, chart_of, table_of
from briefing.verify.transcript import Entry, Furniture, Place, Span, Transcript

_SLIDE_NAME = re.compile(r"Slide \((?P<key>[^()~\s]+)(?:~(?P<fragment>\d+))?\)")
_NOTES_GROUPS = (Group.SPEAKER, Group.WORDING, Group.BACKGROUND)
_TITLES = frozenset({Role.TITLE, Role.REPEATED_TITLE})


@dataclass(frozen=True, slots=True)
class _Read:
    """A text that was read, and what it goes on from: `fragment` over 1 joins it to the entry of the same name before it."""

    entry: Entry
    fragment: int = 1


def read_deck(content: bytes) -> Transcript:
    """Return what a deck says, slides in the order of the show; raises UnreadableFileError for what is no whole deck."""
    parts = DeckParts(content)
    slides = tuple(parts.slides())
    keys = {slide: _slide_key(parts.xml(slide)) for slide in slides}
    found: list[_Read | Furniture | Seen] = []
    for number, slide in enumerate(slides, start=1):
        found += _SlideReader(parts, slide, keys, Place("slide", number)).read()
    found += _layout_texts(parts, slides)
    found = list(_with_charts(found))
    return Transcript(
        entries=tuple(_joined(one for one in found if isinstance(one, _Read))),
        furniture=tuple(one for one in found if isinstance(one, Furniture)),
    )


def _with_charts(found: list[_Read | Furniture | Seen]) -> Iterator[_Read | Furniture]:
    """Put the entries of each chart in its place, its numbers behind the texts that stand beside it."""
    settled = SettledCharts(found)
    rows: list[Entry | Furniture] = []
    for one in found:
        is_beside = isinstance(one, _Read) and settled.is_beside(one.entry)
        head, rows_of_one = settled.entries(one) if isinstance(one, SeenChart) else ([], rows if is_beside else [])
        yield from map(_as_read, (*(() if is_beside else rows), *head))
        rows = rows_of_one
        if not isinstance(one, Seen):
            yield replace(one, entry=settled.with_target(one.entry)) if isinstance(one, _Read) else one
    yield from map(_as_read, rows)


def _as_read(said: Entry | Furniture) -> _Read | Furniture:
    return _Read(said) if isinstance(said, Entry) else said


def _joined(found: Iterator[_Read]) -> list[Entry]:
    """Join the fragments of a text that goes on over slides."""
    entries: list[Entry] = []
    for one in found:
        before = next((place for place in range(len(entries) - 1, -1, -1) if _goes_on(entries[place], one.entry)), None) if one.fragment > 1 else None
        if before is None:
            entries.append(one.entry)
        else:
            entries[before] = replace(entries[before], spans=merge_spans((*entries[before].spans, *one.entry.spans)))
    return entries


def _goes_on(before: Entry, entry: Entry) -> bool:
    return (before.role, before.key, before.group) == (entry.role, entry.key, entry.group)


def _slide_key(slide: etree._Element) -> str:
    found = _SLIDE_NAME.fullmatch(_slide_name(slide))
    return found["key"] if found else ""


def _slide_name(slide: etree._Element) -> str:
    common = slide.find(f"{P}cSld")
    return common.get("name", "") if common is not None else ""


def _layout_texts(parts: DeckParts, slides: tuple[str, ...]) -> Iterator[_Read]:
    """Yield the texts that layouts and masters would show on slides: placeholders there are prompts, any other text is seen."""
    layouts = dict.fromkeys(parts.related(slide, "slideLayout") for slide in slides)
    masters = dict.fromkeys(parts.related(layout, "slideMaster") for layout in layouts if layout)
    for part in (*layouts, *masters):
        for shape in parts.xml(part).iter(f"{P}sp") if part else ():
            text = "".join(shape.itertext(f"{A}t"))
            if text.strip() and shape.find(f".//{P}ph") is None:
                yield _Read(Entry(role=Role.UNNAMED, key=part, spans=(Span(text),)))


class _SlideReader:
    """Reads one slide and its notes page."""

    def __init__(self, parts: DeckParts, slide: str, keys: dict[str, str], place: Place) -> None:
        self.parts = parts
        self.slide = slide
        self.keys = keys
        self.place = place
        self.key = keys[slide]

    def read(self) -> Iterator[_Read | Furniture | Seen]:
        """Yield the texts of the slide in the order of its shapes, then those of its notes."""
        root = self.parts.xml(self.slide)
        yield Furniture(role=Role.MARKER, key=_slide_name(root), text="", place=self.place)
        reader = TextReader(self.parts, self.slide, self.keys)
        tree = root.find(f"{P}cSld/{P}spTree")
        for shape in _shapes(tree) if tree is not None else ():
            yield from self._shape(shape, reader)
        notes = self.parts.related(self.slide, "notesSlide")
        if notes:
            yield from self._notes(notes)

    def _shape(self, shape: etree._Element, reader: TextReader) -> Iterator[_Read | Furniture | Seen]:
        properties = next(shape.iter(f"{P}cNvPr"), None)
        name = parse_name(properties.get("name", "") if properties is not None else "")
        paragraphs = [reader.paragraph(paragraph) for paragraph in shape.iterfind(f"{P}txBody/{A}p")]
        rows = [[_cell(reader, cell) for cell in row.iterfind(f"{A}tc")] for row in shape.iter(f"{A}tr")]
        chart = chart_of(self.parts, self.slide, shape, self.place)
        if chart is not None and (name is None or name.role is not Role.CHART):
            yield self._unnamed(properties, ", ".join(series.name for series in chart.chart.series) or "a chart")
        elif chart is not None and name is not None:
            yield replace(chart, key=name.key)
        elif rows and name is not None and name.role is Role.CHART:
            yield table_of(name, [[cell.text for cell in row] for row in rows])
        elif name is None or name.role in DECORATION or (rows and name.role is not Role.COMPARISON):
            texts = [*(paragraph.text for paragraph in paragraphs), *(cell.text for row in rows for cell in row)]
            yield from (self._unnamed(properties, text) for text in texts if text.strip())
        elif name.role in FURNITURE:
            yield self._furniture(name, "\n".join(paragraph.text for paragraph in paragraphs))
        elif name.role is Role.COMPARISON:
            yield from self._table(name, rows)
        elif name.role in CONTAINERS:
            yield from self._container(name, paragraphs)
        else:
            yield from self._single(name, paragraphs)

    def _unnamed(self, properties: etree._Element | None, text: str) -> _Read:
        name = properties.get("name", "") if properties is not None else ""
        return _Read(Entry(role=Role.UNNAMED, key=name, spans=(Span(text),), place=self.place))

    def _furniture(self, name: Name, text: str) -> Furniture:
        return Furniture(role=name.role, key=name.key, text=text, place=self.place)

    def _entry(self, role: Role, key: str, spans: tuple[Span, ...], *, level: int = 0, fragment: int = 1) -> _Read:
        return _Read(Entry(role=role, key=key, spans=merge_spans(spans), level=level, place=self.place), fragment)

    def _single(self, name: Name, paragraphs: list[Paragraph]) -> Iterator[_Read | Furniture]:
        """Yield the one entry of a shape; below a point, its sub-points."""
        own = [paragraph for paragraph in paragraphs if paragraph.level == 0] if name.role in {Role.POINT, Role.STEP} else paragraphs
        spans = tuple(span for number, paragraph in enumerate(own) for span in ((Span("\n"),) if number else ()) + paragraph.spans)
        if name.role in _TITLES:
            yield from self._title_marks(name, own)
            spans = tuple(span for paragraph in own for span in paragraph.loud_spans)
        in_list = name.role in {Role.POINT, Role.STEP} or (name.role is Role.LABEL and name.ordinal > 0)
        yield self._entry(name.role, name.key, spans, level=int(in_list), fragment=name.fragment)
        if len(own) < len(paragraphs):
            yield from self._items(paragraphs[len(own) :], name.role, f"{name.key}.1")

    def _title_marks(self, name: Name, paragraphs: list[Paragraph]) -> Iterator[Furniture]:
        marks = "".join(span.text for paragraph in paragraphs for span in paragraph.quiet_spans)
        if marks:
            yield Furniture(role=Role.REPEATED_TITLE, key=f"{name.key}~mark", text=marks, place=self.place)

    def _container(self, name: Name, paragraphs: list[Paragraph]) -> Iterator[_Read]:
        match name.role:
            case Role.SOURCES:
                yield from (self._entry(Role.SOURCE, SOURCES_KEY, paragraph.spans) for paragraph in paragraphs)
            case Role.SIDE:
                texts = [paragraph for paragraph in paragraphs if paragraph.bullet == ""]
                yield from (self._entry(Role.PARAGRAPH, name.key, paragraph.spans, fragment=name.fragment) for paragraph in texts)
                items = [paragraph for paragraph in paragraphs if paragraph.bullet != ""]
                yield from self._items(items, Role.POINT, f"{name.key}.1", name.fragment)
            case _:
                role = Role.STEP if name.role is Role.STEPS else Role.POINT
                yield from self._items(paragraphs, role, first_item(name.key), name.fragment)

    def _items(self, paragraphs: list[Paragraph], role: Role, first: str, fragment: int = 1) -> Iterator[_Read]:
        """Yield labels and points of a list; a paragraph whose bullet is taken away is the text of the label before it."""
        keys = ItemKeys(first, paragraphs[0].level if paragraphs else 0)
        followers = [*paragraphs[1:], None][: len(paragraphs)]
        for place, (paragraph, follower) in enumerate(zip(paragraphs, followers, strict=True)):
            goes_on = fragment if place == 0 else 1
            is_text_of_label = paragraph.bullet == "none" and goes_on == 1
            if not is_text_of_label:
                keys.count(paragraph.level)
            is_label = follower is not None and follower.bullet == "none" and follower.level == paragraph.level and not is_text_of_label
            kept = Role.LABEL if is_label else _numbered_role(paragraph, role)
            yield self._entry(kept, keys.current, paragraph.spans, level=paragraph.level + 1, fragment=goes_on)

    def _table(self, name: Name, rows: list[list[Paragraph]]) -> Iterator[_Read | Furniture]:
        start = int(name.key.rsplit(".r", 1)[1]) - 1 if ".r" in name.key else 0
        block = name.key.rsplit(".r", 1)[0]
        for number, row in enumerate(rows):
            for column, cell in enumerate(row, start=1):
                if number == 0 and (column == 1 or name.fragment > 1):
                    if cell.text:
                        yield Furniture(role=Role.REPEATED_HEADING, key=f"{block}.{column - 1}", text=cell.text, place=self.place)
                    continue
                role = Role.HEADING if number == 0 else Role.QUESTION if column == 1 else Role.CELL
                key = f"{block}.{column - 1}" if number == 0 else f"{block}.r{start + number}"
                yield _Read(Entry(role=role, key=key, spans=cell.spans, column=column, place=self.place))

    def _notes(self, notes: str) -> Iterator[_Read | Furniture]:
        reader = TextReader(self.parts, notes, self.keys)
        group = Group.SPEAKER
        for shape in self.parts.xml(notes).iter(f"{P}sp"):
            kind = next((placeholder.get("type", "") for placeholder in shape.iter(f"{P}ph")), "")
            if kind != "body":
                continue
            for paragraph in (reader.paragraph(element) for element in shape.iterfind(f"{P}txBody/{A}p")):
                if paragraph.is_heading:
                    group = _NOTES_GROUPS[min(paragraph.level, len(_NOTES_GROUPS) - 1)]
                    yield Furniture(role=Role.WORD, key=f"notes/{group}", text=paragraph.text, place=self.place)
                elif paragraph.text:
                    yield _Read(self._note(paragraph, group))

    def _note(self, paragraph: Paragraph, group: Group) -> Entry:
        role = _note_role(paragraph)
        level = paragraph.level + 1 if paragraph.bullet else 0
        return Entry(role=role, key=self.key, spans=paragraph.spans, level=level, group=group, place=self.place)


def _note_role(paragraph: Paragraph) -> Role:
    match paragraph.bullet:
        case "number":
            return Role.STEP
        case "character":
            return Role.POINT
        case "none":
            return Role.PARAGRAPH
        case _:
            return Role.PROSE_HEADING if paragraph.is_sized else Role.QUOTATION if paragraph.is_indented else Role.PARAGRAPH


def _numbered_role(paragraph: Paragraph, role: Role) -> Role:
    """Return what an item is by its own bullet; where it inherits one, by the name of its list."""
    own = {"number": Role.STEP, "character": Role.POINT}
    return own.get(paragraph.bullet, role)


def _cell(reader: TextReader, cell: etree._Element) -> Paragraph:
    """Return a cell's text as one paragraph, a newline between its own."""
    paragraphs = [reader.paragraph(paragraph) for paragraph in cell.iterfind(f"{A}txBody/{A}p")]
    spans = tuple(span for number, paragraph in enumerate(paragraphs) for span in ((Span("\n"),) if number else ()) + paragraph.spans)
    return Paragraph(spans=merge_spans(spans))


def _shapes(tree: etree._Element) -> Iterator[etree._Element]:
    """Yield shapes, tables and pictures in the order of the tree, those of groups at their place."""
    for child in tree:
        if child.tag == f"{P}grpSp":
            yield from _shapes(child)
        elif child.tag in {f"{P}sp", f"{P}graphicFrame", f"{P}pic", f"{P}cxnSp"}:
            yield child
