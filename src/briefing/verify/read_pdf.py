"""A finished PDF as a transcript, from its structure tree and the text painted under it; docs/identity.md is the grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Any

from briefing.language import slopes
from briefing.roles import CONTAINERS, FURNITURE, PICTURES, Name, Role, parse_name
from briefing.verify.deck_parts import unreadable
from briefing.verify.glyph_order import from_the_right, in_reading_order
from briefing.verify.normalise import LINE_END, merge_spans
from briefing.verify.pdf_charts import DrawnNumber, misdrawn
from briefing.verify.pdf_kept import PageReader, ReadPage
from briefing.verify.pdf_paint import Drawn, Painted
from briefing.verify.pdf_parts import PdfParts, kids, reading
from briefing.verify.pdf_pictures import PagePictures
from briefing.verify.pdf_spans import Context, spans_of
from briefing.verify.pdf_tables import cell_kind, role_in_table
from briefing.verify.read_pdf_code import read_code
from briefing.verify.transcript import Entry, Furniture, Place, Sheet, Span, Transcript, block_of, part_of

_FRAGMENT = re.compile(r".*~(\d+)")
_SAY_MORE = frozenset({"Strong", "Em", "Code", "Reference", "TFoot"})
"""The kinds of elements that say something of all the text below them, beside lists and links."""
_IN_LISTS = frozenset({Role.POINT, Role.STEP, Role.LABEL, Role.PARAGRAPH})


@dataclass(slots=True)
class _Open:
    """An entry that is being read: its name, its context, and the pieces of text painted for it; what nobody named has neither."""

    name: Name | None = None
    context: Context = field(default_factory=Context)
    page: int = 0
    pieces: list[tuple[Painted, Context]] = field(default_factory=list)
    shape: Drawn | None = None


def read_pdf(content: bytes, elsewhere: PageReader | None = None) -> Transcript:
    """Return what a PDF says, in the order of its structure; raises UnreadableFileError for what is no whole, tagged PDF.

    Half of many pages are read `elsewhere` meanwhile, where they can be.
    """
    with reading():
        parts = PdfParts(content)
        if elsewhere is not None:
            parts.kept.share(content, elsewhere)
        reader = _Reader(parts, PagePictures(parts, content))
        stray = _Open()
        for kid in kids(parts.root, parts):
            if isinstance(kid, dict):
                reader.walk(kid, stray, Context(), 0)
        if not reader.has_named:
            message = "this PDF does not say which text is what: it has no structure tree of ours, as after printing it anew"
            raise unreadable("untagged", message, "name the PDF as it was built")
        reader.close(stray)
        for one in reader.pictures.unstructured():
            if isinstance(one, Entry):
                reader.entries.append(replace(one, part=part_of(one.key)))
            else:
                reader.furniture.append(one)
        return Transcript(
            entries=tuple(_by_page((*_as_drawn(reader), *reader.unsaid()))),
            furniture=tuple(reader.furniture),
            sheets=tuple(reader.sheets()),
            targets=parts.targets,
            bookmarks=parts.bookmarks,
        )


def read_pages(content: bytes, numbers: Sequence[int]) -> tuple[ReadPage, ...]:
    """Return what is painted on pages of a PDF, as another process that reads it takes it; raises UnreadableFileError for what is no whole PDF."""
    with reading():
        parts = PdfParts(content)  # which lives as long as its pages are read
        return parts.kept.read(numbers)


def _by_page(entries: tuple[Entry, ...]) -> list[Entry]:
    """Return entries in the order of the pages; a note in the rail begins level with what it follows, and that may end on the next page."""
    placed: list[tuple[int, Entry]] = []
    before = 0
    for entry in entries:
        is_beside = entry.role is Role.ASIDE and before == entry.place.number + 1
        before = before if is_beside else entry.place.number
        placed.append((before, entry))
    return [entry for _, entry in sorted(placed, key=itemgetter(0))]


def _as_drawn(reader: _Reader) -> Iterator[Entry]:
    """Yield the entries; a number whose shape says another one says both."""
    wrong = misdrawn(reader.drawn)
    yield from (wrong.get(id(entry), entry) for entry in reader.entries)


class _Reader:
    """Walks the structure tree once."""

    def __init__(self, parts: PdfParts, pictures: PagePictures) -> None:
        self.parts = parts
        self.pictures = pictures
        self.entries: list[Entry] = []
        self.furniture: list[Furniture] = []
        self.drawn: list[DrawnNumber] = []
        self.has_named = False
        self._blocks: dict[int, set[str]] = {}
        self._links: set[int] = set()

    def walk(self, element: Mapping[str, Any], open_entry: _Open, context: Context, page: int) -> None:
        """Read an element and all below it; its text goes to `open_entry` unless it has a name of its own."""
        page = self.parts.page_number(element["Pg"]) if "Pg" in element else page
        kind = self.parts.text(element.get("S"))
        name = parse_name(self.parts.text(element.get("T")))
        context = self._below(element, kind, context)
        self._note_spelling(element, page)
        if name is not None and name.role is Role.CODE:
            self._code(element, name, page)
        elif name is not None and name.role in PICTURES:
            self.has_named = True
            self._picture(element, name, page)
        elif name is not None and name.role not in CONTAINERS:
            self.has_named = True
            own = _Open(self._with_fragment(name, element), context, page)
            slot = len(self.entries)
            self._kids(element, own, context, page)
            self.close(own, slot)
        elif name is not None:
            if name.role is Role.CHART and "Alt" in element:
                said = (Span(self.parts.text(element["Alt"])),)
                self.entries.append(Entry(role=Role.ALTERNATIVE, key=name.key, part=part_of(name.key), spans=said, place=Place("page", page)))
            own = _Open()
            self._kids(element, own, context, page)
            self.close(own)
        elif kind == "LI":
            self._item(element, open_entry, context, page)
        elif own_text := self.parts.own_text(element):
            spelled = _Open()
            self._kids(element, spelled, context, page)
            open_entry.page = open_entry.page or spelled.page
            runs = in_reading_order(own_text, [from_the_right(piece.text) for piece, _ in spelled.pieces])
            open_entry.pieces += [(replace(spelled.pieces[number][0], text=text), spelled.pieces[number][1]) for number, text in runs]
        else:
            self._kids(element, open_entry, context, page)

    def _picture(self, element: Mapping[str, Any], name: Name, page: int) -> None:
        """Keep a picture and the words in its place; texts inside of a drawing are its own."""
        for entry in self.pictures.figure(element, name, page):
            self.entries.append(replace(entry, part=part_of(entry.key)))
            self._blocks.setdefault(entry.place.number, set()).add(block_of(entry.key))
        for where, content in self.pictures.contents(element, page):
            self.parts.painted(where, content)

    def _code(self, element: Mapping[str, Any], name: Name, page: int) -> None:
        """Keep a code block, whose lines are elements of their own."""
        self.has_named = True
        text, pages = read_code(element, self.parts, page)
        for number in pages:
            self._blocks.setdefault(number, set()).add(block_of(name.key))
        place = Place("page", next(iter(pages), 0))
        self.entries.append(Entry(role=name.role, key=name.key, part=part_of(name.key), spans=merge_spans((Span(text),)), place=place))

    def close(self, read: _Open, slot: int = 0) -> None:
        """Keep what was read: an entry at its place before its own sub-entries, furniture, or a text that nobody named."""
        leans = read.name is not None and read.name.role is Role.QUOTE and slopes(self.parts.language)
        spans = spans_of(read.pieces, leans=leans)
        text = "".join(span.text for span in spans)
        place = Place("page", read.page)
        if read.name is None:
            if text.replace(LINE_END, "").strip():
                self.entries.append(Entry(role=Role.UNNAMED, spans=spans, place=Place("page", read.pieces[0][0].page)))
        elif not read.page:
            return
        elif read.name.role in FURNITURE:
            link = next((span.link for span in spans if span.link), read.context.link)
            self.furniture.append(
                Furniture(role=read.name.role, key=read.name.key, text=text.strip(LINE_END), place=place, ordinal=read.name.ordinal, link=link)
            )
        else:
            for piece, _ in read.pieces:
                self._blocks.setdefault(piece.page, set()).add(block_of(read.name.key))
            level = read.context.lists if read.name.role in _IN_LISTS else 0
            key, role = read.name.key, role_in_table(read.name.role, read.context.cell)
            entry = Entry(role=role, key=key, part=part_of(key), spans=spans, level=level, column=_column(read), place=place)
            self._keep(entry, read.name.fragment, slot)
            self.drawn += [DrawnNumber(entry, read.shape)] if read.shape is not None else []

    def unsaid(self) -> Iterator[Entry]:
        """Yield what is on pages though the structure does not know of it: painted content, links, comments, a page that is shown twice."""
        doubled = self.parts.listed_pages - len(self.parts.pages)
        if doubled:
            yield Entry(role=Role.UNNAMED, spans=(Span(f"({doubled} pages too many are shown)"),))
        for page in range(1, len(self.parts.pages) + 1):
            found = [text for text in self.parts.unsaid(page) if text.strip()]
            found += [f"({kind or 'annotation'})" for number, kind in self.parts.annotations(page) if number not in self._links or kind != "Link"]
            yield from (Entry(role=Role.UNNAMED, spans=(Span(text),), place=Place("page", page)) for text in found)

    def sheets(self) -> Iterator[Sheet]:
        """Yield the pages: which blocks stand on each, and what is painted on it outside of the structure."""
        for page in range(1, len(self.parts.pages) + 1):
            yield Sheet(number=page, blocks=frozenset(self._blocks.get(page, ())), outside=self.parts.outside(page))

    def _keep(self, entry: Entry, fragment: int, slot: int) -> None:
        """Add an entry, or join it to the one that it goes on from."""
        before = next((one for one in reversed(range(len(self.entries))) if _is_same(self.entries[one], entry)), None) if fragment > 1 else None
        if before is None:
            self.entries.insert(slot, entry)
        else:
            joined = merge_spans((*self.entries[before].spans, Span(LINE_END), *entry.spans))
            self.entries[before] = replace(self.entries[before], spans=joined)

    def _item(self, element: Mapping[str, Any], open_entry: _Open, context: Context, page: int) -> None:
        """Read an item of a list: its mark belongs to the first entry in it, and stands before the marks of the items below it."""
        slot, furniture_slot = len(self.entries), len(self.furniture)
        mark = _Open()
        for kid in kids(element, self.parts):
            is_mark = isinstance(kid, dict) and self.parts.text(kid.get("S")) == "Lbl"
            self._kids({"K": [kid]}, mark if is_mark else open_entry, context, page)
        text = "".join(piece.text for piece, _ in mark.pieces)
        if any(character.isalnum() for character in text):
            key = self.entries[slot].key if slot < len(self.entries) else ""
            self.furniture.insert(furniture_slot, Furniture(role=Role.NUMERAL, key=key, text=text.strip(), place=Place("page", mark.page)))

    def _kids(self, element: Mapping[str, Any], open_entry: _Open, context: Context, page: int) -> None:
        column = 0
        for kid in kids(element, self.parts):
            if isinstance(kid, int):
                self._paint(page, kid, open_entry, context)
            elif isinstance(kid, dict) and "MCID" in kid:
                self._paint(self.parts.page_number(kid.get("Pg")) or page, kid["MCID"], open_entry, context)
            elif isinstance(kid, dict) and "Obj" in kid:
                self._annotate(kid["Obj"], context, page)
            elif isinstance(kid, dict) and "S" in kid:
                is_cell = self.parts.text(kid["S"]) in {"TH", "TD"}
                column += is_cell
                self.walk(kid, open_entry, self._in_cell(kid, context, column) if is_cell else context, page)

    def _in_cell(self, cell: Mapping[str, Any], context: Context, column: int) -> Context:
        return replace(context, column=column, cell=cell_kind(cell, self.parts, in_foot=context.is_foot))

    def _paint(self, page: int, content: int, open_entry: _Open, context: Context) -> None:
        if page:
            open_entry.page = open_entry.page or page
            painted = self.parts.painted(page, content)
            open_entry.pieces += [(_in_order(piece), context) for piece in painted]
            if open_entry.name is not None and open_entry.name.role is Role.NUMBER:
                open_entry.shape = open_entry.shape or self.parts.drawn(page, content)

    def _below(self, element: Mapping[str, Any], kind: str, context: Context) -> Context:
        """Return the context of what stands below an element."""
        if kind == "L":
            return replace(context, lists=context.lists + 1)
        if kind == "Link":
            return replace(context, link=self._link(element))
        if kind not in _SAY_MORE:
            return context
        return replace(
            context,
            is_strong=context.is_strong or kind == "Strong",
            is_emphasis=context.is_emphasis or kind == "Em",
            is_code=context.is_code or kind == "Code",
            is_reference=context.is_reference or kind == "Reference",
            is_foot=context.is_foot or kind == "TFoot",
        )

    def _note_spelling(self, element: Mapping[str, Any], page: int) -> None:
        """Tell what an element spells out in the place of its text: a reader who listens would hear nothing else."""
        for attribute in ("ActualText", "E"):
            if attribute in element:
                said = f"(spelled “{self.parts.text(element[attribute])}”)"
                self.entries.append(Entry(role=Role.UNNAMED, spans=(Span(said),), place=Place("page", page)))

    def _link(self, element: Mapping[str, Any]) -> str:
        """Return where a link leads: every annotation of it that lies on a page, one a line of text, leads there."""
        references = [kid["Obj"] for kid in kids(element, self.parts) if isinstance(kid, dict) and "Obj" in kid]
        lying = [reference for reference in references if getattr(reference, "objid", 0) in self.parts.lying]
        return " and ".join(dict.fromkeys(self._target(self.parts.resolve(reference)) for reference in lying))

    def _annotate(self, reference: Any, context: Context, page: int) -> None:  # noqa: ANN401  a PDF object
        """Keep in mind that the structure knows a link; one that leads elsewhere than the text around it says is a text that nobody named."""
        self._links.add(getattr(reference, "objid", 0))
        target = self._target(self.parts.resolve(reference))
        if target not in context.link.split(" and ") and page:
            self.entries.append(Entry(role=Role.UNNAMED, spans=(Span(f"(a link to {target})"),), place=Place("page", page)))

    def _target(self, annotation: Mapping[str, Any]) -> str:
        action = self.parts.resolve(annotation.get("A")) or {}
        target = self.parts.resolve(annotation.get("Dest", action.get("D")))
        if isinstance(target, list):
            return f"#page-{self.parts.page_number(target[0])}"
        return f"#{self.parts.text(target)}" if target is not None else self.parts.text(action.get("URI"))

    def _with_fragment(self, name: Name, element: Mapping[str, Any]) -> Name:
        found = _FRAGMENT.fullmatch(self.parts.text(element.get("ID")))
        return replace(name, fragment=int(found[1])) if found else name


def _in_order(piece: Painted) -> Painted:
    """Return a painted piece in the order of reading."""
    text = from_the_right(piece.text)
    return piece if text == piece.text else replace(piece, text=text)


def _column(read: _Open) -> int:
    """Return the column of an entry: its place in a row, but of a chart's number the one that its name says, whether it stands in a table or not."""
    if read.name is None or read.name.role in {Role.CATEGORY, Role.POINT_LABEL}:
        return 0
    return read.name.ordinal if read.name.role is Role.NUMBER else read.context.column


def _is_same(before: Entry, entry: Entry) -> bool:
    return (before.role, before.key) == (entry.role, entry.key)
