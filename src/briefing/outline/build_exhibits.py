"""Tables, charts, pictures, actions and code of the file format -> blocks of the document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from briefing.blocks import Action, Actions, Align, Code, Image, Table
from briefing.highlight import known_languages, knows
from briefing.outline.common import Common
from briefing.outline.csv_rows import report_uneven
from briefing.outline.models_exhibits import Action as WrittenAction
from briefing.outline.models_exhibits import Cell, Csv
from briefing.outline.models_exhibits import Code as WrittenCode
from briefing.outline.models_exhibits import Image as WrittenImage
from briefing.outline.models_exhibits import Table as WrittenTable
from briefing.outline.models_lists import place_beyond
from briefing.outline.slips import counted
from briefing.outline.source import Place
from briefing.outline.texts import Texts
from briefing.outline.validate import MISSING
from briefing.outline.values import Scalar, warning_at
from briefing.texts import NAMELESS, Name

_Cells = list[list[Cell]]
_COLUMNS = "write `columns: [A, B]` and `rows: [[a, b], [c, d]]`"

_NUMERIC = re.compile(r"[\s(]*[<>≈~±+\-−–]?\s*(?:[A-Z]{0,3}[$€£¥₩₹%]|[A-Z]{3}|kr|Fr|Rs)?\s*\d[\d\s.,:/'’\u202f]*\s*[%‰°$€£¥₩₹×x]?[^\W\d]{0,3}[)\s*]*")  # noqa: RUF001  the signs that stand before numbers
"""A number with its sign, currency or unit: what reads best with its end at the edge."""
_EMPTY = re.compile(r"[\s\-−–—.…]*|n/?a", re.IGNORECASE)  # noqa: RUF001  the dashes that stand for nothing


def build_table(table: WrittenTable, common: Common, texts: Texts) -> Table | None:
    """Return a table; None when its rows are not as wide as its header, or cannot be read."""
    header, rows = _read_table(table, texts)
    is_even = _is_even(header, rows, table, texts)
    columns = tuple(texts.cell(cell) for cell in header)
    body = tuple(tuple(texts.cell(cell) for cell in row) for row in rows)
    has_total = isinstance(table.total, list) or _says_true(table.total, texts)
    built = Table(
        **common,
        columns=columns,
        rows=body,
        aligns=_aligns(table, header, rows if is_even else [], texts),
        units=_units(table, header, texts),
        row_header=table.row_header,
        total=has_total,
        caption=texts.maybe(table.caption),
        note=texts.maybe(table.note),
        deck_rows=_deck_rows(table, len(body) - has_total, texts),
    )
    return built if is_even and body and columns else None


def build_image(image: WrittenImage, common: Common, texts: Texts) -> Image | None:
    """Return a picture; None when its file cannot be read."""
    if image.decorative and image.alt is not None:
        texts.report(image.alt.place, "alt-and-decorative", "a decorative picture says nothing, and has no `alt`", "delete one of the two")
    elif not image.decorative and image.alt is None and image.place not in texts.incomplete:
        hint = "add `alt: what it shows`, or `decorative: true`"
        texts.report(image.place, "missing-alt", "a picture wants an `alt` for readers who cannot see it", hint)
    is_named = image.path.text != MISSING or image.place not in texts.incomplete
    picture = texts.files.picture(image.path) if is_named else None
    caption, credit = texts.maybe(image.caption), texts.maybe(image.credit)
    alt = texts.maybe_name(image.alt)
    return Image(**common, picture=picture, alt=alt, decorative=image.decorative, caption=caption, credit=credit) if picture is not None else None


def build_actions(actions: Iterable[WrittenAction], common: Common, texts: Texts) -> Actions:
    """Return who does what by when."""
    built = (Action(do=texts.phrase(action.do), who=texts.maybe(action.who), by=texts.maybe(action.by)) for action in actions)
    return Actions(**common, actions=tuple(built))


def build_code(code: WrittenCode, common: Common, texts: Texts) -> Code:
    """Return monospaced text, exactly as written but for one line end at its end; a language that is not known is questioned."""
    language = code.language.text.strip() if code.language is not None else ""
    if code.language is not None and language and not knows(language):
        hint = texts.guesses.hint(language, known_languages())
        message = f"`{language}` is no programming language that is known: the code has one colour"
        texts.findings.append(warning_at(code.language.place, "unknown-code-language", message, hint))
    return Code(**common, text=code.text.text.removesuffix("\n"), code_language=language)


def _read_table(table: WrittenTable, texts: Texts) -> tuple[list[Cell], _Cells]:
    """Return header cells and rows, the row of totals last; nothing of a table that cannot be read."""
    if table.csv is not None:
        header, rows = _from_csv(table, table.csv, texts)
    else:
        header, rows = table.columns or [], [*(table.rows or ())]
        if not (header and rows) and texts.is_whole(table.place):
            texts.report(table.place, "missing-key", "a table wants `columns` and `rows`, or a `csv` file", _COLUMNS)
    return header, [*rows, table.total] if isinstance(table.total, list) else rows


def _from_csv(table: WrittenTable, written: Csv, texts: Texts) -> tuple[list[Cell], _Cells]:
    """Return the header and the rows of a file; `columns` beside it are other names for its header."""
    if table.rows is not None:
        texts.report(table.place, "several-kinds", "a table has `rows` or a `csv` file, not both", "delete one of the two")
        return table.columns or [], [*table.rows]
    path = written.path
    rows = texts.files.rows(written)
    if not rows:
        if rows is not None:
            texts.report(path.place, "empty-text", f"`{path.text}` holds no row", "its first line holds the headers, each line below a row")
        return [], []
    columns = table.columns or [_csv_cell(text, path.place) for text in rows[0].cells]
    uneven = [row for row in rows if len(row.cells) != len(columns)]
    report_uneven(uneven, len(columns), path, texts)
    if len(rows) == 1:
        texts.report(path.place, "missing-key", f"`{path.text}` holds a header alone, and a table wants at least one row", "add a line to it")
    return columns, [[_csv_cell(text, path.place) for text in row.cells] for row in rows[1:] if row not in uneven]


def _csv_cell(text: str, place: Place) -> Cell:
    """Return a cell of a file, its line ends as hard breaks."""
    scalar = Scalar(re.sub(r"\s*\n\s*", "  \n", text.strip()), place)
    return Cell.model_construct(place=place, text=None if scalar.is_empty else scalar)


def _is_even(header: list[Cell], rows: _Cells, table: WrittenTable, texts: Texts) -> bool:
    """Report every row that is not as wide as the header, and say whether there was none."""
    for row in rows if header else ():
        if texts.is_uneven(row, header):
            message = f"this row has {counted(len(row), 'cell')}, and the table {counted(len(header), 'column')}"
            texts.report(place_beyond(row, len(header), table.place), "ragged-row", message, _uneven_hint(row, header))
    return all(len(row) == len(header) for row in rows)


def _uneven_hint(row: list[Cell], header: list[Cell]) -> str:
    """Return which column has no cell, or that a cell is too many."""
    if len(row) > len(header):
        return "delete what is too much; a cell that holds a comma wants quotes round it"
    lacking = header[len(row)].text
    return f'write `""` for a cell that is empty; `{lacking.text}` has none' if lacking is not None else 'write `""` for a cell that is empty'


def _aligns(table: WrittenTable, header: list[Cell], rows: _Cells, texts: Texts) -> tuple[Align, ...]:
    """Return the alignment of each column: as given, else numbers to the right and words to the left."""
    if table.align is None:
        return tuple(_natural_align([row[column] for row in rows]) for column in range(len(header)))
    _check_per_column("align", table.align, header, table, texts)
    return tuple(table.align)


def _check_per_column(name: str, values: list[Any], header: list[Cell], table: WrittenTable, texts: Texts) -> None:
    if header and texts.is_uneven(values, header):
        message = f"`{name}` has {counted(len(values), 'entry', 'entries')}, and the table {counted(len(header), 'column')}"
        place = place_beyond(values, len(header), table.place)
        texts.report(place, "wrong-count", message, "write one for each column" + (', `""` where there is none' if name == "units" else ""))


def _natural_align(cells: list[Cell]) -> Align:
    said = [cell.text.text.strip(" *_`") for cell in cells if cell.text is not None]
    numbers = [text for text in said if not _EMPTY.fullmatch(text)]
    return "right" if numbers and all(_NUMERIC.fullmatch(text) for text in numbers) else "left"


def _units(table: WrittenTable, header: list[Cell], texts: Texts) -> tuple[Name, ...]:
    if table.units is None:
        return (NAMELESS,) * len(header)
    _check_per_column("units", table.units, header, table, texts)
    return tuple(map(texts.maybe_name, table.units))


def _says_true(total: Scalar | None, texts: Texts) -> bool:
    if total is not None and total.text not in {"true", "false"}:
        texts.report(
            total.place, "wrong-value", f"`total` wants `true`, `false` or a row, not `{total.text}`", "write `true` where the last row is the total"
        )
    return total is not None and total.text == "true"


def _deck_rows(table: WrittenTable, rows: int, texts: Texts) -> int:
    """Return how many of the `rows` beside the total the slide shows; 0 when it shows all of them."""
    if table.deck is None:
        return 0
    written = table.deck.rows
    if not re.fullmatch(r"[1-9]\d{0,5}", written.text.strip()):
        texts.report(
            written.place, "bad-number", f"`rows` wants a whole number from 1 on, not `{written.text}`", "write how many rows the slide shows"
        )
        return 0
    shown = int(written.text)
    return shown if shown < rows else 0
