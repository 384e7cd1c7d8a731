"""The files that an outline names: found inside its folder, read once, and everything that is wrong with them."""

from __future__ import annotations

import codecs
import csv
import io
import re
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import NamedTuple

from briefing.blocks import Picture
from briefing.diagnostics import Diagnostic
from briefing.outline.composer import MAX_CHARACTERS
from briefing.outline.downsampling import downsampled
from briefing.outline.models_exhibits import Csv
from briefing.outline.picture_flaws import Flaw
from briefing.outline.pictures import read_picture
from briefing.outline.slips import Guesses
from briefing.outline.source import FORBIDDEN, MAX_BYTES, character_name, with_line_ends
from briefing.outline.values import Scalar, error_at

LARGEST_PICTURE = 50_000_000
"""Bytes; a larger file is no picture for a slide."""
LARGEST_TOGETHER = 200_000_000
"""Bytes of all pictures of an outline."""
MOST_CELLS = 100_000
"""Of all csv files of an outline."""
DELIMITERS = {"tab": "\t", "\\t": "\t"}
MANY_BESIDE = 1_000
"""So many files of a folder are looked at for the one that was meant."""


class Row(NamedTuple):
    """A row of a csv file, and the line on which it ends."""

    line: int
    cells: list[str]


@dataclass(slots=True)
class Files:
    """Reads files beside the outline; `read` are their paths, whether they are there or not, `findings` what is wrong."""

    folder: Path
    guesses: Guesses
    read: list[Path] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    _pictures: dict[str, Picture] = field(default_factory=dict)
    _bytes: int = 0
    _cells: int = 0

    def picture(self, path: Scalar | None) -> Picture | None:
        """Return a picture; None when there is none, or none that can be read."""
        if path is None or path.text in self._pictures:
            return None if path is None else self._pictures[path.text]
        content = self._content(path, LARGEST_PICTURE)
        if content is None:
            return None
        self._bytes += len(content)
        if self._bytes > LARGEST_TOGETHER:
            self._report(path, "too-large", f"the pictures hold more than {LARGEST_TOGETHER:,} bytes together", _SMALLER)
            return None
        picture = read_picture(path.text, content)
        if isinstance(picture, Flaw):
            self._report(path, picture.code, f"`{path.text}` {picture.message}", picture.hint)
            return None
        self._pictures[path.text] = downsampled(picture)
        return self._pictures[path.text]

    def rows(self, written: Csv) -> list[Row] | None:
        """Return the rows of a csv file, lines without a cell left out; None when it cannot be read."""
        delimiter = self._delimiter(written)
        if self._cells > MOST_CELLS:
            self._too_many_cells(written)
            return None
        content = self._content(written.path, MAX_BYTES) if delimiter else None
        text = self._decoded(content, written) if content is not None else None
        if text is None:
            return None
        try:
            rows = self._parsed(text, delimiter, written)
        except csv.Error as failure:
            self._report(written.path, "bad-csv", f"`{written.path.text}` is no csv file: {failure}", _QUOTES)
            return None
        other = parted_by(text, delimiter) if rows else ""
        if other:
            message = f"the cells of `{written.path.text}` are parted by {_SIGNS[other]}, and read as if by {_SIGNS.get(delimiter, delimiter)}"
            self._report(written.delimiter or written.path, "wrong-delimiter", message, f"write `csv: {_csv_by(other, text, written)}`")
        return None if other else rows

    def _parsed(self, text: str, delimiter: str, written: Csv) -> list[Row] | None:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        rows = []
        for cells in reader:
            self._cells += len(cells)
            if self._cells > MOST_CELLS:
                self._too_many_cells(written)
                return None
            if any(len(cell) > MAX_CHARACTERS for cell in cells):
                message = f"a cell in line {reader.line_num} of `{written.path.text}` holds more than {MAX_CHARACTERS:,} characters"
                self._report(written.path, "too-large", message, "a closing double quote may be missing there")
                return None
            if cells:
                rows.append(Row(reader.line_num, cells))
        return rows

    def _delimiter(self, written: Csv) -> str:
        """Return the delimiter; empty when it or the decimal sign is none."""
        given = written.delimiter
        delimiter = DELIMITERS.get(given.text, given.text) if given is not None else ","
        if len(delimiter) != 1 or delimiter in '"\r\n' or delimiter.isalnum():
            self._report(given or written.path, "wrong-value", "`delimiter` wants one character", 'write `","`, `";"` or `tab`')
            return ""
        if written.decimal is not None and written.decimal.text.strip() not in {".", ","}:
            self._report(written.decimal, "wrong-value", f"`decimal` wants a point or a comma, not `{written.decimal.text}`", 'write `","` or `"."`')
            return ""
        return delimiter

    def _too_many_cells(self, written: Csv) -> None:
        message = f"`{written.path.text}` holds too many cells: {MOST_CELLS:,} are the most for one outline"
        self._report(written.path, "too-large", message, "leave out the rows that nobody will read")

    def _content(self, path: Scalar, most: int) -> bytes | None:
        try:
            return self._read_inside(path, most)
        except (OSError, RuntimeError, ValueError) as failure:  # a loop of links is a RuntimeError
            reason = failure.strerror if isinstance(failure, OSError) and failure.strerror else str(failure)
            self._report(path, "unreadable", f"`{path.text}` cannot be read: {reason}", "give yourself the right to read it, or name another file")
            return None

    def _read_inside(self, path: Scalar, most: int) -> bytes | None:
        if re.match(r"[a-z]+://", path.text, re.IGNORECASE):
            self._report(path, "path-outside", f"`{path.text}` is an address: nothing is fetched", "save the file beside the outline")
            return None
        if not _is_inside(path.text, self.folder):
            hint = "put the file beside the outline, and name it from there"
            self._report(path, "path-outside", f"`{path.text}` is outside the outline's folder", hint)
            return None
        file = self.folder / path.text
        self.read.append(file)
        if not file.is_file():
            self._report_missing(path, file)
            return None
        size = file.stat().st_size
        if size > most:
            self._report(path, "too-large", f"`{path.text}` has {size:,} bytes; {most:,} are the most", _SMALLER)
            return None
        return file.read_bytes()

    def _report_missing(self, path: Scalar, file: Path) -> None:
        if file.exists():
            kind = "a folder" if file.is_dir() else "a pipe or a device"
            self._report(path, "not-a-file", f"`{path.text}` is {kind}, not a file", "name the file inside it" if file.is_dir() else "name a file")
            return
        slashes = f"write `{path.text.replace(chr(92), '/')}`" if "\\" in path.text else ""
        same = next((f"{_folder_of(path.text)}{name}" for name in _beside(file) if name.casefold() == file.name.casefold()), "")
        hint = (
            slashes
            or (f"did you mean `{same}`? Capitals count" if same else "")
            or self.guesses.hint(file.name, _beside(file), _FROM_HERE, mark=_folder_of(path.text))
        )
        self._report(path, "missing-file", f"there is no file `{path.text}` beside the outline", hint)

    def _decoded(self, content: bytes, written: Csv) -> str | None:
        encoding = written.encoding.text.strip() if written.encoding is not None else "utf-8-sig"
        try:
            text = _decode(content, encoding)
        except UnicodeDecodeError as failure:
            name, hint = (
                ("UTF-8", "name its `encoding`, such as `cp1252`")
                if written.encoding is None
                else (encoding, "name the `encoding` that it was saved in, or save it as UTF-8")
            )
            self._report(written.path, "not-utf8", f"`{written.path.text}` is not {name}, from byte {failure.start} on", hint)
            return None
        except (LookupError, ValueError):
            self._report(written.encoding or written.path, "wrong-value", f"there is no encoding `{encoding}`", "write `utf-8`, `cp1252` or the like")
            return None
        bad = FORBIDDEN.search(text)
        if bad is not None:
            self._report(
                written.path,
                "control-character",
                f"`{written.path.text}` holds the character {character_name(bad[0])}, which cannot be printed",
                "delete it there",
            )
            return None
        return with_line_ends(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))

    def _report(self, written: Scalar, code: str, message: str, hint: str = "") -> None:
        self.findings.append(error_at(written.place, code, message, hint))


_SIGNS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "`|`"}
_DECIMAL_COMMA = re.compile(r"(?:^|[;\t|])[ ]*-?\d+,\d+[ ]*(?:$|[;\t|])", re.MULTILINE)
"""A number between other signs than commas."""
_FROM_HERE = "put it there, or name it from the folder of the outline on"
_QUOTES = 'a cell that begins with `"` also ends with it'
_HEAD = 100
"""Lines that are looked at for the sign that parts cells."""


def parted_by(text: str, delimiter: str) -> str:
    """Return the sign that seems to part the cells of a file that does not know the `delimiter`; empty where the delimiter does, or nothing does."""
    lines = [line for line in islice(text.split("\n"), _HEAD) if line.strip()]
    if not lines or delimiter in lines[0]:
        return ""
    return next((sign for sign in _SIGNS if sign != delimiter and all(sign in line for line in lines)), "")


def _csv_by(delimiter: str, text: str, written: Csv) -> str:
    """Return what to write for a file of such a delimiter."""
    sign = "tab" if delimiter == "\t" else f'"{delimiter}"'
    decimal = ', decimal: ","' if delimiter != "," and written.decimal is None and _DECIMAL_COMMA.search(text) else ""
    return f"{{path: {written.path.text}, delimiter: {sign}{decimal}}}"


_NO_ENCODINGS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
"""What Python decodes texts from, but no program writes tables in."""
_SMALLER = "save it smaller: a slide shows about 1,920 by 1,080 pixels"


def _decode(content: bytes, encoding: str) -> str:
    if codecs.lookup(encoding).name in _NO_ENCODINGS:
        raise LookupError(encoding)
    return content.decode(encoding)


def _is_inside(path: str, folder: Path) -> bool:
    if "\0" in path or PurePosixPath(path).is_absolute() or PureWindowsPath(path).anchor:
        return False
    return (folder / path).resolve().is_relative_to(folder.resolve())


def _folder_of(path: str) -> str:
    """Return the folder of a path as written, with its slash; empty when it has none."""
    return path[: path.rfind("/") + 1]


def _beside(file: Path) -> list[str]:
    """Return the names of the files that stand where a file is missing."""
    folder = file.parent
    return sorted(entry.name for entry in islice(folder.iterdir(), MANY_BESIDE)) if folder.is_dir() else []
