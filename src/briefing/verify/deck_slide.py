"""One slide and its notes page as entries and furniture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from briefing.roles import CONTAINERS, DECORATION, FURNITURE, SOURCES_KEY, Group, Name, Role, parse_name
from briefing.verify.deck_items import InheritedBullets, ItemKeys, ShownNumbers, begins_with_label, first_item
from briefing.verify.deck_parts import A, DeckParts, P
from briefing.verify.deck_pictures import read_pictures
from briefing.verify.deck_shapes import is_title, is_unseen, shapes_of, slide_name
from briefing.verify.deck_text import Bullet, Paragraph, TextReader, name_of
from briefing.verify.normalise import merge_spans
from briefing.verify.read_deck_charts import Seen, SeenChart, chart_of, table_of
from briefing.verify.read_deck_tables import TABLES, read_table, table_furniture
from briefing.verify.transcript import Entry, Furniture, Place, Sheet, Span, block_of

_NOTES_GROUPS = (Group.SPEAKER, Group.WORDING, Group.BACKGROUND)
_ITEMS = frozenset({Role.POINT, Role.STEP})
_SOURCE_LINES = frozenset({Role.SOURCE_LINE, Role.REPEATED_SOURCE_LINE})
_CITING = _SOURCE_LINES | {Role.SOURCES}  # one source is found in another
_OF_SOURCES = frozenset({Role.SOURCES, Role.CONTACT, Role.DISCLAIMER})
_ROLES: dict[Bullet, Role] = {"number": Role.STEP, "character": Role.POINT, "none": Role.PARAGRAPH}


@dataclass(frozen=True, slots=True)
class Read:
    """A text that was read, and what it goes on from: `fragment` over 1 joins it to the entry of the same name before it.

    `line` is the number of its first line, in code.
    """

    entry: Entry
    fragment: int = 1
    line: int = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """The slides of a deck: the key of each, with its fragment, and those that bear the list of sources below a topic."""

    keys: dict[str, str]
    shared: frozenset[str] = frozenset()


class SlideReader:
    """Reads one slide and its notes page."""

    def __init__(self, parts: DeckParts, slide: str, shown: Shown, bullets: InheritedBullets, place: Place) -> None:
        self.parts = parts
        self.slide = slide
        self.shown = shown
        self.bullets = bullets
        self.place = place
        self.key = shown.keys[slide].partition("~")[0]
        self.has_sources = slide in shown.shared
        self.titles: list[tuple[Role, str, str]] = []
        self.cites = False

    def read(self) -> Iterator[Read | Furniture | Sheet | Seen]:
        """Yield the texts of the slide in the order of its shapes, then those of its notes, and last what the slide says of itself."""
        root = self.parts.xml(self.slide)
        reader = TextReader(self.parts, self.slide, self.shown.keys, self.shown.shared)
        found = [one for shape in shapes_of(root.find(f"{P}cSld/{P}spTree")) for one in self._shape(shape, reader)]
        yield from found
        yield from (self._unnamed(name, text) for name, text in reader.unread(root))
        notes = self.parts.related(self.slide, "notesSlide")
        if notes:
            yield from self._notes(notes)
        yield self._sheet(root, frozenset(_block_of(one) for one in found if not isinstance(one, Furniture)))

    def _sheet(self, root: etree._Element, blocks: frozenset[str]) -> Sheet:
        return Sheet(
            number=self.place.number,
            blocks=blocks,
            name=slide_name(root),
            is_hidden=root.get("show") in {"0", "false"},
            title="".join(title for _, title, _ in self.titles),
            mark="".join(mark for _, _, mark in self.titles),
            title_role=" and ".join(role for role, _, _ in self.titles),
            cites=self.cites,
            has_sources=self.has_sources,
        )

    def _shape(self, shape: etree._Element, reader: TextReader) -> Iterator[Read | Furniture | Seen]:
        name = parse_name(name_of(shape))
        if is_unseen(shape, self.parts.slide_size) and (name is None or name.role is not Role.MARKER):
            reader.skip(shape)
            return
        if shape.tag == f"{P}pic":
            yield from self._pictures(shape, name)
            return
        chart = chart_of(self.parts, self.slide, shape, self.place)
        if chart is not None or (name is not None and name.role is Role.CHART):
            yield from self._chart(shape, name, chart, reader)
            return
        role = name.role if name is not None else None
        paragraphs = [reader.paragraph(paragraph, cites=role in _CITING) for paragraph in shape.iterfind(f"{P}txBody/{A}p")]
        cells = [_cell(reader, cell) for cell in shape.iter(f"{A}tc")]
        if name is not None and role not in _SOURCE_LINES and not self._is_of_sources(name):
            self.cites |= any(span.citation for paragraph in (*paragraphs, *cells) for span in paragraph.spans)
        link = reader.link(next(shape.iter(f"{P}cNvPr"), None), cites=name is not None and name.key == SOURCES_KEY)
        if name is not None and is_title(shape):
            paragraphs = self._note_title(name, paragraphs)
        if name is None or name.role in DECORATION or (cells and name.role not in TABLES):
            yield from self._unnamed_texts(shape, name, [*paragraphs, *cells])
        elif name.role in FURNITURE:
            said = "\n".join(paragraph.text for paragraph in paragraphs)
            yield self._furniture(name, said if name.role is not Role.SLIDE_NUMBER else self._slide_number(said), link or _first_link(paragraphs))
        else:
            yield from (self._in_part(_clicked(one, link), name) for one in self._named(shape, name, paragraphs, reader))

    def _is_of_sources(self, name: Name) -> bool:
        """Say whether a text belongs to the list of sources that the slide bears beside its own."""
        return self.has_sources and name.role in _OF_SOURCES

    def _in_part(self, one: Read | Furniture, name: Name) -> Read | Furniture:
        if isinstance(one, Furniture) or not self._is_of_sources(name):
            return one
        return replace(one, entry=replace(one.entry, part=SOURCES_KEY))

    def _chart(self, shape: etree._Element, name: Name | None, chart: SeenChart | None, reader: TextReader) -> Iterator[Read | Seen]:
        """Yield a chart, or the table of its numbers; one that bears no name of ours is told by its series."""
        if chart is not None and (name is None or name.role is not Role.CHART):
            yield self._unnamed(name_of(shape), ", ".join(series.name for series in chart.chart.series) or "a chart")
        elif chart is not None and name is not None:
            yield replace(chart, key=name.key)
        elif name is not None:
            rows = [[_cell(reader, cell) for cell in row.iterfind(f"{A}tc")] for row in shape.iter(f"{A}tr")]
            yield table_of(name, [["".join(span.text for span in cell.spans) for cell in row] for row in rows], self.place)

    def _pictures(self, shape: etree._Element, name: Name | None) -> Iterator[Read | Furniture]:
        for one in read_pictures(self.parts, self.slide, shape, name, self.place):
            yield Read(replace(one, part=self.key)) if isinstance(one, Entry) else one

    def _named(self, shape: etree._Element, name: Name, paragraphs: list[Paragraph], reader: TextReader) -> Iterator[Read | Furniture]:
        if name.role in TABLES:
            yield from (Read(replace(entry, part=self.key), fragment) for entry, fragment in read_table(name, shape, reader, self.place))
            yield from table_furniture(name, shape, reader, self.place)
        elif name.role is Role.CODE:
            key, _, line = name.key.partition(".l")
            yield replace(self._entry(name.role, key, _lines(paragraphs), fragment=name.fragment), line=int(line or 1))
        elif name.role in CONTAINERS:
            yield from self._container(name, paragraphs, self.bullets.of(self.slide, shape))
        else:
            yield from self._single(name, paragraphs, self.bullets.of(self.slide, shape) if name.role in _ITEMS else ())

    def _unnamed_texts(self, shape: etree._Element, name: Name | None, paragraphs: list[Paragraph]) -> Iterator[Read]:
        """Yield the texts of a shape that no entry is named by; a shape without a text is told as well, unless it is a decoration."""
        texts = [paragraph.text for paragraph in paragraphs if paragraph.text.strip()]
        if name is None and not texts:
            texts = [f"({etree.QName(shape).localname})"]
        yield from (self._unnamed(name_of(shape), text) for text in texts)

    def _unnamed(self, name: str, text: str) -> Read:
        return Read(Entry(role=Role.UNNAMED, key=name, part=self.key, spans=(Span(text),), place=self.place))

    def _furniture(self, name: Name, text: str, link: str) -> Furniture:
        return Furniture(role=name.role, key=name.key, text=text, place=self.place, ordinal=name.ordinal, link=link)

    def _slide_number(self, said: str) -> str:
        """Return the number that a slide shows: what its field was last seen to say, unless the deck counts from another number than 1."""
        first = self.parts.first_number
        return said if first == 1 else str(self.place.number + first - 1)

    def _numeral(self, key: str, number: str) -> Iterator[Furniture]:
        """Yield a number that a list shows by itself."""
        if number:
            yield Furniture(role=Role.NUMERAL, key=key, text=number, place=self.place)

    def _entry(self, role: Role, key: str, spans: tuple[Span, ...], *, level: int = 0, fragment: int) -> Read:
        entry = Entry(role=role, key=key, part=self.key, spans=merge_spans(spans), level=level, place=self.place)
        return Read(entry, fragment)

    def _note_title(self, name: Name, paragraphs: list[Paragraph]) -> list[Paragraph]:
        """Keep what the slide's title says and the quiet mark behind it; return the paragraphs without the mark."""
        loud = [Paragraph(spans=paragraph.loud_spans, level=paragraph.level) for paragraph in paragraphs]
        mark = "".join(span.text for paragraph in paragraphs for span in paragraph.quiet_spans)
        self.titles.append((name.role, "".join(span.text for span in _lines(loud)), mark))
        return loud

    def _single(self, name: Name, paragraphs: list[Paragraph], bullets: tuple[Bullet, ...]) -> Iterator[Read | Furniture]:
        """Yield the one entry of a shape; below a point, its sub-points."""
        is_item = name.role in _ITEMS
        own = [paragraph for paragraph in paragraphs if paragraph.level == 0] if is_item else paragraphs
        in_list = is_item or (name.role is Role.LABEL and name.ordinal > 0)
        yield self._entry(name.role, name.key, _lines(own), level=int(in_list), fragment=name.fragment)
        if len(own) < len(paragraphs):
            yield from self._items(paragraphs[len(own) :], name.role, f"{name.key}.1", bullets)

    def _container(self, name: Name, paragraphs: list[Paragraph], bullets: tuple[Bullet, ...]) -> Iterator[Read | Furniture]:
        match name.role:
            case Role.SOURCES:
                yield from self._sources(paragraphs, bullets, name.fragment)
            case Role.SIDE:
                texts = [paragraph for paragraph in paragraphs if paragraph.bullet == ""]
                yield from (self._entry(Role.PARAGRAPH, name.key, paragraph.spans, fragment=name.fragment) for paragraph in texts)
                items = [paragraph for paragraph in paragraphs if paragraph.bullet != ""]
                yield from self._items(items, Role.POINT, f"{name.key}.1", bullets, name.fragment)
            case _:
                role = Role.STEP if name.role is Role.STEPS else Role.POINT
                yield from self._items(paragraphs, role, first_item(name.key), bullets, name.fragment)

    def _sources(self, paragraphs: list[Paragraph], bullets: tuple[Bullet, ...], fragment: int) -> Iterator[Read | Furniture]:
        numbers = ShownNumbers()
        for place, paragraph in enumerate(paragraphs):
            yield self._entry(Role.SOURCE, SOURCES_KEY, paragraph.spans, fragment=fragment if place == 0 else 1)
            yield from self._numeral(SOURCES_KEY, numbers.count(paragraph, _bullet_of(paragraph, bullets)))

    def _items(
        self, paragraphs: list[Paragraph], role: Role, first: str, bullets: tuple[Bullet, ...], fragment: int = 1
    ) -> Iterator[Read | Furniture]:
        """Yield labels and points of a list; a paragraph whose bullet is taken away is the text of the label before it, or goes on from before."""
        keys, numbers = ItemKeys(first, paragraphs[0].level if paragraphs else 0), ShownNumbers()
        label_level: int | None = None
        for place, paragraph in enumerate(paragraphs):
            goes_on = fragment if place == 0 else 1
            is_text_of_label = paragraph.bullet == "none" and paragraph.level == label_level
            if not is_text_of_label:
                keys.count(paragraph.level)
            is_label = not is_text_of_label and begins_with_label(paragraphs[place : place + 2])
            label_level = paragraph.level if is_label else None
            bullet = _bullet_of(paragraph, bullets)
            kept = Role.LABEL if is_label else role if is_text_of_label or goes_on > 1 else _ROLES.get(bullet, role)
            yield self._entry(kept, keys.current, paragraph.spans, level=paragraph.level + 1, fragment=goes_on)
            yield from self._numeral(keys.current, numbers.count(paragraph, bullet))

    def _notes(self, notes: str) -> Iterator[Read | Furniture]:
        reader, root, numbers = TextReader(self.parts, notes, self.shown.keys), self.parts.xml(notes), ShownNumbers()
        group = Group.SPEAKER
        for paragraph in (reader.paragraph(element) for element in _notes_paragraphs(root)):
            if paragraph.is_heading:
                group = _NOTES_GROUPS[min(paragraph.level, len(_NOTES_GROUPS) - 1)]
                yield Furniture(role=Role.WORD, key=f"{self.key}/notes/{group}", text=paragraph.text, place=self.place)
            elif paragraph.text:
                yield Read(self._note(paragraph, group))
            yield from self._numeral(f"{self.key}/notes", numbers.count(paragraph, paragraph.bullet))
        yield from (self._unnamed(name, text) for name, text in reader.unread(root))

    def _note(self, paragraph: Paragraph, group: Group) -> Entry:
        role = _note_role(paragraph)
        level = paragraph.level + 1 if paragraph.bullet else 0
        return Entry(role=role, key=self.key, part=self.key, spans=paragraph.spans, level=level, group=group, place=self.place)


def _block_of(one: Read | Seen) -> str:
    return block_of(one.entry.key if isinstance(one, Read) else one.key)


def _lines(paragraphs: list[Paragraph]) -> tuple[Span, ...]:
    """Return paragraphs as one text, a newline between each two."""
    return tuple(span for number, paragraph in enumerate(paragraphs) for span in ((Span("\n"),) if number else ()) + paragraph.spans)


def _first_link(paragraphs: list[Paragraph]) -> str:
    return next((span.link for paragraph in paragraphs for span in paragraph.spans if span.link), "")


def _clicked(one: Read | Furniture, link: str) -> Read | Furniture:
    """Return an entry whose whole shape leads somewhere as one of which every character does."""
    if not link or isinstance(one, Furniture):
        return one
    return replace(one, entry=replace(one.entry, spans=merge_spans(replace(span, link=link) for span in one.entry.spans)))


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


def _bullet_of(paragraph: Paragraph, inherited: tuple[Bullet, ...]) -> Bullet:
    """Return the bullet that a paragraph shows: its own, else that of its level."""
    return paragraph.bullet or (inherited[paragraph.level] if paragraph.level < len(inherited) else "")


def _cell(reader: TextReader, cell: etree._Element) -> Paragraph:
    """Return a cell's text as one paragraph, a newline between its own; one that another cell covers shows nothing."""
    lines = _lines([reader.paragraph(paragraph) for paragraph in cell.iterfind(f"{A}txBody/{A}p")])
    is_covered = any(cell.get(attribute) in {"1", "true"} for attribute in ("hMerge", "vMerge"))
    return Paragraph(spans=() if is_covered else merge_spans(lines))


def _notes_paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    for shape in root.iter(f"{P}sp"):
        if any(placeholder.get("type") == "body" for placeholder in shape.iter(f"{P}ph")):
            yield from shape.iterfind(f"{P}txBody/{A}p")
