"""Tables and comparisons in rows as they are printed: how large, and where."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from briefing.blocks import CompareRow, Comparison, Table
from briefing.pdf.exhibit_model import CellView, ComparisonView, GridRow, GridView, TableView
from briefing.pdf.phrases import Phrases, text_width
from briefing.references import heading_text, printed, repeats_header
from briefing.roles import Role, format_name
from briefing.texts import Wording, plain

Place: TypeAlias = Literal["column", "page", "turned"]

_PLACES: tuple[tuple[Place, float], ...] = (("page", 170.0), ("turned", 233.0))
"""What a page, upright and turned, is wide, in millimetres; a turned a4 has more, a turned letter has this."""

_SIZES = (("table-large", 10.5), ("table-small", 9.0), ("table-smallest", 8.0))
"""The looks of a table, largest first, with their type sizes in points. None is smaller: nobody reads it."""

_GAPS = ((5, "loose", 5.0), (8, "close", 3.5), (10_000, "tight", 2.5))
"""Up to so many columns, the look of the gap between two of them, and its millimetres."""

_NARROW_SHARE, _WIDE_GAP = 2 / 3, 14.0
"""The share of the text column below which a table is as wide as it needs, and its gaps, in millimetres: numbers stand near their names."""

_LONG_ROW = 1500
"""As many letters, were every cell as long as the longest, make a row that is too tall to be kept on one page."""

_WORD = re.compile(r"[^\s/-]+[/-]*")
_NARROW, _BROAD = frozenset("iljtfrI.,;:'|!()[] "), frozenset("mwMW@%&")
_POINT = 25.4 / 72


def view_table(block: Table, phrases: Phrases) -> TableView:
    """Return a table as it is printed.

    One that is too wide is set smaller, down to 8 points; where that is not enough, its page is turned: so a row stays one row, for eyes and for
    screen readers, where columns parted over two tables would have to be put together again. What is too wide for that, too, stays upright and has
    its longest words broken.
    """
    columns = tuple(_columns(block, phrases))
    width = phrases.theme.page[phrases.document.page]["text"]
    size, place, fits = _setting(columns, width)
    caption = _width(plain(block.caption.full)) if block.caption is not None else 0.0
    gap = "narrow" if _is_narrow(columns, width, caption) else _gap(len(columns))[0]
    grid = GridView(
        name=format_name(Role.TABLE, block.key),
        look=f"table {size} table-{gap}{'' if fits else ' table-broken'}",
        head=tuple(_heading(block, column, phrases) for column in range(len(columns))),
        rows=tuple(_row(block, number, phrases) for number in range(1, len(block.rows) + 1 - block.total)),
        foot=(_row(block, len(block.rows), phrases),) if block.total else (),
        caption=phrases.given(Role.CAPTION, block.key, block.caption),
        repeats_head=repeats_header(block),
        widths=() if fits else _shares([column.word for column in columns]),
    )
    return TableView(key=block.key, grid=grid, note=phrases.given(Role.REMARK, block.key, block.note), place=place)


def view_rows(block: Comparison, phrases: Phrases) -> ComparisonView:
    """Return a comparison in rows as it is printed: the first header cell is empty."""
    headings = tuple(
        CellView(
            text=phrases.given(Role.HEADING, f"{block.key}.{place}", side.heading),
            look=f"cell heading heading-{side.tone}",
            text_look="heading-text",
            scope="col",
        )
        for place, side in enumerate(block.sides, start=1)
    )
    rows = tuple(_compared(f"{block.key}.r{place}", row, phrases) for place, row in enumerate(block.rows, start=1))
    corner = CellView(text=None, look="cell corner", text_look="")
    return ComparisonView(
        key=block.key, grid=GridView(name=format_name(Role.COMPARISON, block.key), look="comparison", head=(corner, *headings), rows=rows)
    )


def _compared(key: str, row: CompareRow, phrases: Phrases) -> GridRow:
    question = CellView(text=phrases.given(Role.QUESTION, key, row.label), look="cell question", text_look="question-text", scope="row")
    cells = (
        CellView(text=phrases.given(Role.CELL, key, cell, column), look="cell", text_look="cell-text") for column, cell in enumerate(row.cells, 2)
    )
    return GridRow((question, *cells), is_long=_is_long((row.label, *row.cells)))


def _heading(block: Table, column: int, phrases: Phrases) -> CellView:
    said = phrases.given(Role.HEADING, f"{block.key}.{column + 1}", heading_text(block, column))
    return CellView(text=said, look=f"table-head table-{block.aligns[column]}", text_look="table-text", scope="col")


def _row(block: Table, number: int, phrases: Phrases) -> GridRow:
    is_total = block.total and number == len(block.rows)
    cells = tuple(_cell(block, number, column, phrases, is_total=is_total) for column in range(len(block.columns)))
    return GridRow(cells, is_long=_is_long(block.rows[number - 1]))


def _is_long(cells: tuple[Wording, ...]) -> bool:
    return max(text_width(plain(cell.full)) for cell in cells) * len(cells) > _LONG_ROW


def _cell(block: Table, number: int, column: int, phrases: Phrases, *, is_total: bool) -> CellView:
    heads_row = block.row_header and column == 0
    role = Role.TOTAL if is_total else Role.ROW_HEADING if heads_row else Role.CELL
    return CellView(
        text=phrases.given(role, f"{block.key}.r{number}", block.rows[number - 1][column], column + 1),
        look=f"table-cell table-{block.aligns[column]}",
        text_look="table-text",
        scope="row" if heads_row else "",
    )


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column needs, in em: for its longest word, and for its longest text on one line."""

    word: float
    line: float


def _columns(block: Table, phrases: Phrases) -> Iterator[_Column]:
    for column in range(len(block.columns)):
        texts = (heading_text(block, column), *(row[column].full for row in block.rows))
        lines = [line for text in texts for line in printed(phrases.document, text).split("\n")]
        words = (word for line in lines for word in _WORD.findall(line))
        yield _Column(max(map(_width, words), default=0.0), max(map(_width, lines)))


def _setting(columns: tuple[_Column, ...], column: float) -> tuple[str, Place, bool]:
    """Return the look of the largest size in which no word is broken, where the table stands, and whether there is such a size.

    In the text column, of so many millimetres, stands what takes one line a row there.
    """
    gaps = _gap(len(columns))[1] * (len(columns) - 1)
    words = sum(column.word for column in columns)
    if _natural_width(columns) + gaps <= column:
        return _SIZES[0][0], "column", True
    for place, width in _PLACES:
        for look, size in _SIZES:
            if words * size * _POINT + gaps <= width:
                return look, place, True
    return _SIZES[-1][0], "page", False


def _is_narrow(columns: tuple[_Column, ...], column: float, caption: float) -> bool:
    """Say whether a table is left as wide as it needs: much narrower than the text column, of so many millimetres, and no less than its caption."""
    width = _natural_width(columns) + _WIDE_GAP * (len(columns) - 1)
    return caption * _SIZES[0][1] * _POINT <= width <= column * _NARROW_SHARE


def _natural_width(columns: tuple[_Column, ...]) -> float:
    """Return how wide the columns of the largest size are with a line for each text, in millimetres."""
    return sum(column.line for column in columns) * _SIZES[0][1] * _POINT


def _shares(words: list[float]) -> tuple[float, ...]:
    """Return the shares of columns in hundredths, by their longest words, of which the longest are cut to one measure."""
    room, cap = _PLACES[0][1] / (_SIZES[-1][1] * _POINT), 0.0
    for place, width in enumerate(sorted(words)):
        cap = room / (len(words) - place)
        if width > cap:
            break
        room -= width
    cut = [min(width, cap) + 1 for width in words]
    return tuple(round(100 * width / sum(cut), 2) for width in cut)


def _gap(columns: int) -> tuple[str, float]:
    return next((look, gap) for most, look, gap in _GAPS if columns <= most)


def _width(text: str) -> float:
    """Return about how wide a text is, in em, rather too much than too little: the view knows no fonts."""
    return sum(map(_character_width, text))


def _character_width(character: str) -> float:
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1.0
    if character in _BROAD:
        return 1.0
    return 0.36 if character in _NARROW else 0.78 if character.isupper() else 0.61
