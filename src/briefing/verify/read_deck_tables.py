"""Native tables of a deck as entries and furniture."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefing.roles import Name, Role
from briefing.verify.deck_parts import A
from briefing.verify.deck_text import TextReader, description_of
from briefing.verify.normalise import merge_spans
from briefing.verify.transcript import Entry, Furniture, Place, Span

TABLES = frozenset({Role.COMPARISON, Role.TABLE})


def read_table(name: Name, frame: etree._Element, reader: TextReader, place: Place) -> Iterator[tuple[Entry, int]]:
    """Yield the cells of a table row by row, each with its fragment: over 1 where it may go on from the slide before; an empty cell says nothing."""
    table = _Table(name, frame)
    for number, column, cell in table.cells():
        spans = _spans(reader, cell)
        if spans and not (number == 0 and table.goes_on):
            role, key = table.identity(number, column)
            goes_on = number == 0 or (number == table.start and not table.header_goes_on)
            yield Entry(role=role, key=key, spans=spans, column=column, place=place), name.fragment if goes_on else 1


def table_furniture(name: Name, frame: etree._Element, reader: TextReader, place: Place) -> Iterator[Furniture]:
    """Yield what a table says of itself, and the header that it repeats where it goes on."""
    table = _Table(name, frame)
    yield Furniture(role=Role.ALTERNATIVE, key=table.block, text=description_of(frame), place=place)
    headings = {column: cell for number, column, cell in table.cells() if number == 0 and table.has_header}
    for column in range(1, table.width + 1) if table.goes_on else ():
        text = "".join(span.text for span in _spans(reader, headings[column])) if column in headings else ""
        yield Furniture(role=Role.REPEATED_HEADING, key=table.identity(0, column)[1], text=text, place=place)


class _Table:
    """A table by its own properties: which rows and columns are headers and totals, and which number its first row has (0: its header goes on)."""

    def __init__(self, name: Name, frame: etree._Element) -> None:
        properties = next(frame.iter(f"{A}tblPr"), None)
        self.block, _, start = name.key.partition(".r")
        self.is_comparison = name.role is Role.COMPARISON
        self.has_header, self.has_first_column, self.has_last_row = (_is_on(properties, part) for part in ("firstRow", "firstCol", "lastRow"))
        self.header_goes_on = start == "0"
        self.start = max(int(start or 1), 1)
        self.goes_on = name.fragment > 1 and not self.header_goes_on
        self.width = len(list(frame.iter(f"{A}gridCol")))
        self._rows = tuple(frame.iter(f"{A}tr"))

    def cells(self) -> Iterator[tuple[int, int, etree._Element]]:
        """Yield the cells that are seen, with the number of their row (0: the header) and column; a merged one shows nothing of its own."""
        for place, row in enumerate(self._rows):
            number = 0 if self.has_header and place == 0 else self.start + place - self.has_header
            for column, cell in enumerate(row.iterfind(f"{A}tc"), start=1):
                if not (_is_on(cell, "hMerge") or _is_on(cell, "vMerge")):
                    yield number, column, cell

    def identity(self, number: int, column: int) -> tuple[Role, str]:
        """Return the role and the key of a cell."""
        if number == 0:
            return Role.HEADING, f"{self.block}.{column - self.is_comparison}"
        return self._role(number, column), f"{self.block}.r{number}"

    def _role(self, number: int, column: int) -> Role:
        if self.is_comparison:
            return Role.QUESTION if column == 1 else Role.CELL
        if self.has_last_row and number == self.start + len(self._rows) - 1 - self.has_header:
            return Role.TOTAL
        return Role.ROW_HEADING if self.has_first_column and column == 1 else Role.CELL


def _spans(reader: TextReader, cell: etree._Element) -> tuple[Span, ...]:
    """Return a cell's text, a newline between its paragraphs."""
    paragraphs = [reader.paragraph(paragraph) for paragraph in cell.iterfind(f"{A}txBody/{A}p")]
    return merge_spans(span for number, paragraph in enumerate(paragraphs) for span in ((Span("\n"),) if number else ()) + paragraph.spans)


def _is_on(element: etree._Element | None, attribute: str) -> bool:
    return element is not None and element.get(attribute) in {"1", "true"}
