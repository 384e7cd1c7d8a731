"""A finished PDF as a transcript, from its structure tree and the text painted under it; docs/identity.md is the grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from briefing.roles import CONTAINERS, FURNITURE, Name, Role, parse_name
from briefing.verify.glyph_order import is_painted
from briefing.verify.normalise import LINE_END, merge_spans
from briefing.verify.pdf_parts import Painted, PdfParts, kids
from briefing.verify.pdf_pictures import PICTURES, PagePictures
from briefing.verify.transcript import Entry, Furniture, Place, Span, Transcript

_FRAGMENT = re.compile(r".*~(\d+)", re.DOTALL)
_IN_LISTS = frozenset({Role.POINT, Role.STEP, Role.LABEL})


@dataclass(frozen=True, slots=True)
class _Context:
    """What the elements above say of a text: lists, place in a row, appearance, link."""

    lists: int = 0
    column: int = 0
    is_strong: bool = False
    is_emphasis: bool = False
    is_code: bool = False
    link: str = ""
    is_reference: bool = False


@dataclass(slots=True)
class _Open:
    """An entry that is being read: its name, its context, and the pieces of text painted for it."""

    name: Name | None
    context: _Context
    page: int = 0
    pieces: list[tuple[Painted, _Context]] = field(default_factory=list)
    number: str = ""


def read_pdf(content: bytes) -> Transcript:
    """Return what a PDF says, in the order of its structure; raises UnreadableFileError for what is no whole, tagged PDF."""
    parts = PdfParts(content)
    reader = _Reader(parts, PagePictures(parts, content))
    stray = _Open(None, _Context())
    for kid in kids(parts.root, parts):
        if isinstance(kid, dict):
            reader.walk(kid, stray, _Context(), 0)
    reader.close(stray)
    reader.furniture += _artifacts(parts)
    for one in reader.pictures.unstructured():
        (reader.entries if isinstance(one, Entry) else reader.furniture).append(one)  # type: ignore[arg-type]  # each to its own kind
    in_page_order = sorted(reader.entries, key=lambda entry: entry.place.number)
    return Transcript(entries=tuple(in_page_order), furniture=tuple(reader.furniture))


def _artifacts(parts: PdfParts) -> Iterator[Furniture]:
    """Yield what is painted outside of the structure tree: running headers and folios, and whatever else somebody put there."""
    for page in range(1, len(parts.pages) + 1):
        for text in parts.unstructured(page):
            yield Furniture(role=Role.FOOTER, key="/page", text=text, place=Place("page", page))


class _Reader:
    """Walks the structure tree once."""

    def __init__(self, parts: PdfParts, pictures: PagePictures) -> None:
        self.parts = parts
        self.pictures = pictures
        self.entries: list[Entry] = []
        self.furniture: list[Furniture] = []

    def walk(self, element: Mapping[str, Any], open_entry: _Open, context: _Context, page: int) -> None:
        """Read an element and all below it; its text goes to `open_entry` unless it has a name of its own."""
        page = self.parts.page_number(element["Pg"]) if "Pg" in element else page
        kind = self.parts.text(element.get("S"))
        name = parse_name(self.parts.text(element.get("T")))
        context = self._below(element, kind, context)
        if name is not None and name.role in PICTURES:
            self.entries += self.pictures.figure(element, name, page)
        elif name is not None and name.role not in CONTAINERS:
            own = _Open(self._with_fragment(name, element), context, page)
            slot = len(self.entries)
            self._kids(element, own, context, page)
            self.close(own, slot)
        elif name is not None:
            own = _Open(None, context, page)
            self._kids(element, own, context, page)
            self.close(own)
        elif kind == "Lbl":
            label = _Open(None, context, page)
            self._kids(element, label, context, page)
            open_entry.number = "".join(piece.text for piece, _ in label.pieces)
        elif own_text := self.parts.own_text(element):
            spelled = _Open(None, context, page)
            self._kids(element, spelled, context, page)
            open_entry.page = open_entry.page or spelled.page
            open_entry.pieces += self._spelled(own_text, spelled.pieces) if spelled.pieces else []
        else:
            self._kids(element, open_entry, context, page)

    def close(self, read: _Open, slot: int | None = None) -> None:
        """Keep what was read: an entry at its place before its own sub-entries, furniture, or a text that nobody named."""
        spans = _spans(read.pieces)
        text = "".join(span.text for span in spans)
        place = Place("page", read.page)
        if read.name is None:
            if text.replace(LINE_END, "").strip():
                self.entries.append(Entry(role=Role.UNNAMED, spans=spans, place=Place("page", read.pieces[0][0].page)))
        elif read.name.role in FURNITURE:
            self.furniture.append(Furniture(role=read.name.role, key=read.name.key, text=text.replace(LINE_END, " ").strip(), place=place))
        elif read.page:
            level = read.context.lists if read.name.role in _IN_LISTS else 0
            entry = Entry(role=read.name.role, key=read.name.key, spans=spans, level=level, column=read.context.column, place=place)
            self._keep(entry, read.name.fragment, len(self.entries) if slot is None else slot)

    def _keep(self, entry: Entry, fragment: int, slot: int) -> None:
        """Add an entry, or join it to the one that it goes on from."""
        if fragment > 1:
            for place in range(len(self.entries) - 1, -1, -1):
                before = self.entries[place]
                if (before.role, before.key) == (entry.role, entry.key):
                    joined = merge_spans((*before.spans, Span(LINE_END), *entry.spans))
                    self.entries[place] = replace(before, spans=joined)
                    return
        self.entries.insert(slot, entry)

    def _kids(self, element: Mapping[str, Any], open_entry: _Open, context: _Context, page: int) -> None:
        column = 0
        for kid in kids(element, self.parts):
            if isinstance(kid, int):
                self._paint(page, kid, open_entry, context)
            elif isinstance(kid, dict) and "MCID" in kid:
                self._paint(self.parts.page_number(kid.get("Pg")) or page, kid["MCID"], open_entry, context)
            elif isinstance(kid, dict) and "S" in kid:
                is_cell = self.parts.text(kid["S"]) in {"TH", "TD"}
                column += is_cell
                self.walk(kid, open_entry, replace(context, column=column) if is_cell else context, page)

    def _paint(self, page: int, content: int, open_entry: _Open, context: _Context) -> None:
        if page:
            open_entry.page = open_entry.page or page
            open_entry.pieces += [(piece, context) for piece in self.parts.painted(page, content)]

    def _spelled(self, text: str, pieces: list[tuple[Painted, _Context]]) -> list[tuple[Painted, _Context]]:
        """Return a line in the order of reading, as the structure says it, where it is what the pieces paint; else the pieces."""
        if not is_painted(text, "".join(piece.text for piece, _ in pieces)):
            return pieces
        longest, context = max(pieces, key=lambda pair: len(pair[0].text))
        return [(replace(longest, text=text), context)]

    def _below(self, element: Mapping[str, Any], kind: str, context: _Context) -> _Context:
        """Return the context of what stands below an element."""
        if kind == "L":
            return replace(context, lists=context.lists + 1)
        if kind == "Link":
            return replace(context, link=self._link(element))
        return replace(
            context,
            is_strong=context.is_strong or kind == "Strong",
            is_emphasis=context.is_emphasis or kind == "Em",
            is_code=context.is_code or kind == "Code",
            is_reference=context.is_reference or kind == "Reference",
        )

    def _link(self, element: Mapping[str, Any]) -> str:
        """Return where the annotation of a link leads."""
        for kid in kids(element, self.parts):
            if isinstance(kid, dict) and "Obj" in kid:
                annotation = self.parts.resolve(kid["Obj"])
                action = self.parts.resolve(annotation.get("A")) or {}
                target = annotation.get("Dest", action.get("D"))
                return f"#{self.parts.text(target)}" if target is not None else self.parts.text(action.get("URI"))
        return ""

    def _with_fragment(self, name: Name, element: Mapping[str, Any]) -> Name:
        found = _FRAGMENT.fullmatch(self.parts.text(element.get("ID")))
        return replace(name, fragment=int(found[1])) if found else name


def _spans(pieces: list[tuple[Painted, _Context]]) -> tuple[Span, ...]:
    """Return painted pieces as spans; an attribute counts when it is both said by the structure and seen in the face."""
    unmarked = [piece for piece, context in pieces if not (context.is_strong or context.is_emphasis or context.is_code) and piece.text.strip()]
    has_regular = any(not piece.is_bold for piece in unmarked)
    is_italic_base = bool(unmarked) and all(piece.is_italic for piece in unmarked)
    spans: list[Span] = []
    last: Painted | None = None
    for piece, context in pieces:
        if last is not None and not piece.is_on_line_of(last):
            spans.append(Span(LINE_END))
        last = piece
        spans.append(
            Span(
                piece.text,
                strong=piece.is_bold and (context.is_strong or (has_regular and not context.is_strong)),
                emphasis=context.is_emphasis and piece.is_italic is not is_italic_base,
                code=context.is_code and piece.is_mono,
                link=context.link,
                citation=context.is_reference,
            )
        )
    return _bound_line_ends(spans)


def _bound_line_ends(spans: list[Span]) -> tuple[Span, ...]:
    """Give each line end the appearance of the text before it, so that it cuts no run in two."""
    bound: list[Span] = []
    for span in spans:
        bound.append(replace(bound[-1], text=LINE_END) if span.text == LINE_END and bound else span)
    return merge_spans(bound)
