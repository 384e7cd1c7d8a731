"""Tables, charts, pictures, actions and code of the file format -> blocks of the document."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.blocks import Action, Actions, Align, Code, Image, Table
from briefing.highlight import known_languages, knows
from briefing.outline.common import Common
from briefing.outline.files import Row
from briefing.outline.models_exhibits import Action as WrittenAction
from briefing.outline.models_exhibits import Cell, Csv
from briefing.outline.models_exhibits import Code as WrittenCode
from briefing.outline.models_exhibits import Image as WrittenImage
from briefing.outline.models_exhibits import Table as WrittenTable
from briefing.outline.source import Place
from briefing.outline.texts import Texts
from briefing.outline.validate import MISSING
from briefing.outline.values import Scalar, warning_at

_Cells = list[list[Cell]]
_MOST_TOLD = 20  # lines of one file

_NUMERIC = re.compile(r"[\s(]*[<>≈~±+\-−–]?\s*[^\W\d]{0,3}[$€£¥₩₹%]?\s*\d[\d\s.,:/'’\u202f]*\s*[%‰°$€£¥₩₹×x]?[^\W\d]{0,3}[)\s*]*")  # noqa: RUF001  the signs that stand before numbers
"""A number with its sign, currency or unit: what reads best with its end at the edge."""
_EMPTY = re.compile(r"[\s\-−–—.…]*|n/?a", re.IGNORECASE)  # noqa: RUF001  the dashes that stand for nothing


def build_table(table: WrittenTable, common: Common, texts: Texts) -> Table | None:
    """Return a table; None when it cannot be read."""
    read = _read_table(table, texts)
    if read is None:
        return None
    header, rows = read
    columns = tuple(texts.cell(cell) for cell in header)
    body = tuple(tuple(texts.cell(cell) for cell in row) for row in rows)
    has_total = isinstance(table.total, list) or _says_true(table.total, texts)
    return Table(
        **common,
        columns=columns,
        rows=body,
        aligns=_aligns(table, len(columns), rows, texts),
        units=_units(table, len(columns), texts),
        row_header=table.row_header,
        total=has_total,
        caption=texts.maybe(table.caption),
        note=texts.maybe(table.note),
        deck_rows=_deck_rows(table, len(body) - has_total, texts),
    )


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
    alt = image.alt.text.strip() if image.alt is not None else ""
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


def _read_table(table: WrittenTable, texts: Texts) -> tuple[list[Cell], _Cells] | None:
    """Return header cells and rows, the row of totals last; None when there is nothing to show."""
    written = _from_csv(table, texts) if table.csv is not None else (table.columns, table.rows)
    header, rows = written if written is not None else (None, None)
    if written is None or header is None or rows is None:
        if written is not None and texts.is_whole(table.place):
            texts.report(table.place, "missing-key", "a table wants `columns` and `rows`, or a `csv` file")
        return None
    everything = [*rows, table.total] if isinstance(table.total, list) else rows
    if not texts.is_whole(table.place):
        return None
    return (header, everything) if _is_even(header, everything, table, texts) else None


def _from_csv(table: WrittenTable, texts: Texts) -> tuple[list[Cell], _Cells] | None:
    """Return the header and the rows of a file; `columns` beside it are other names for its header."""
    assert table.csv is not None  # noqa: S101  asked by the only caller
    if table.rows is not None:
        texts.report(table.place, "several-kinds", "a table has `rows` or a `csv` file, not both")
        return None
    path = table.csv.path
    rows = texts.files.rows(table.csv)
    if rows is None:
        return None
    if not rows:
        texts.report(path.place, "empty-text", f"`{path.text}` holds no row")
        return None
    columns = table.columns or [_csv_cell(text, path.place) for text in rows[0].cells]
    uneven = [row for row in rows if len(row.cells) != len(columns)]
    if uneven:
        _report_uneven(uneven, len(columns), table.csv, texts)
        return None
    return columns, [[_csv_cell(text, path.place) for text in row.cells] for row in rows[1:]]


def _report_uneven(uneven: list[Row], columns: int, written: Csv, texts: Texts) -> None:
    is_other = written.delimiter is None and all(";" in cell or "\t" in cell for row in uneven for cell in row.cells[:1])
    hint = 'if its cells are parted by semicolons or tabs, write `csv: {path: …, delimiter: ";"}` or `delimiter: tab`' if is_other else ""
    for row in uneven[:_MOST_TOLD]:
        message = f"line {row.line} of `{written.path.text}` has {len(row.cells)} cells, and the table {columns} columns"
        texts.report(written.path.place, "ragged-row", message, hint if row is uneven[0] else "")
    if len(uneven) > _MOST_TOLD:
        texts.report(written.path.place, "ragged-row", f"{len(uneven) - _MOST_TOLD} more lines of `{written.path.text}` are not as wide as the table")


def _csv_cell(text: str, place: Place) -> Cell:
    """Return a cell of a file, its line ends as hard breaks."""
    scalar = Scalar(re.sub(r"\s*\n\s*", "  \n", text.strip()), place)
    return Cell.model_construct(place=place, text=None if scalar.is_empty else scalar)


def _is_even(header: list[Cell], rows: _Cells, table: WrittenTable, texts: Texts) -> bool:
    """Report every row that is not as wide as the header, and say whether there was none; a table has a column and a row."""
    uneven = [(count, row) for count, row in enumerate(rows, start=1) if len(row) != len(header)]
    for count, row in uneven:
        place = row[0].place if row else table.place
        texts.report(place, "ragged-row", f"row {count} has {len(row)} cells, and the table {len(header)} columns")
    if not header or not rows:
        texts.report(table.place, "missing-key", "a table wants at least one column and one row")
    return bool(header) and bool(rows) and not uneven


def _aligns(table: WrittenTable, count: int, rows: _Cells, texts: Texts) -> tuple[Align, ...]:
    """Return the alignment of each column: as given, else numbers to the right and words to the left."""
    if table.align is None:
        return tuple(_natural_align([row[column] for row in rows]) for column in range(count))
    if len(table.align) != count:
        texts.report(table.place.of("align:"), "wrong-count", f"`align` has {len(table.align)} entries, and the table {count} columns")
    return tuple(table.align)


def _natural_align(cells: list[Cell]) -> Align:
    said = [cell.text.text.strip(" *_`") for cell in cells if cell.text is not None]
    numbers = [text for text in said if not _EMPTY.fullmatch(text)]
    return "right" if numbers and all(_NUMERIC.fullmatch(text) for text in numbers) else "left"


def _units(table: WrittenTable, count: int, texts: Texts) -> tuple[str, ...]:
    units = tuple(unit.text.strip() for unit in table.units or ())
    if table.units is not None and len(units) != count:
        texts.report(table.place.of("units:"), "wrong-count", f"`units` has {len(units)} entries, and the table {count} columns")
    return units or ("",) * count


def _says_true(total: Scalar | None, texts: Texts) -> bool:
    if total is not None and total.text not in {"true", "false"}:
        texts.report(total.place, "wrong-value", f"`total` wants `true`, `false` or a row, not `{total.text}`")
    return total is not None and total.text == "true"


def _deck_rows(table: WrittenTable, rows: int, texts: Texts) -> int:
    """Return how many of the `rows` beside the total the slide shows; 0 when it shows all of them."""
    if table.deck is None:
        return 0
    written = table.deck.rows
    if not re.fullmatch(r"[1-9]\d{0,5}", written.text.strip()):
        texts.report(written.place, "bad-number", f"`rows` wants a whole number from 1 on, not `{written.text}`")
        return 0
    shown = int(written.text)
    return shown if shown < rows else 0
