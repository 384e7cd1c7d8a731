"""The files that an outline names: found inside its folder, read once, and everything that is wrong with them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath

from briefing.diagnostics import Diagnostic
from briefing.document import Picture
from briefing.outline.models_base import nearest
from briefing.outline.models_exhibits import Csv
from briefing.outline.picture_flaws import Flaw
from briefing.outline.pictures import read_picture
from briefing.outline.source import FORBIDDEN, MAX_BYTES, character_name
from briefing.outline.values import Scalar, error_at

LARGEST_PICTURE = 100_000_000
"""Bytes; a larger file is no picture for a slide."""


@dataclass(slots=True)
class Files:
    """Reads files beside the outline; `read` are their paths, `findings` what is wrong."""

    folder: Path
    read: list[Path] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)

    def picture(self, path: Scalar | None) -> Picture | None:
        """Return a picture; None when there is none, or none that can be read."""
        content = self._content(path, LARGEST_PICTURE) if path is not None else None
        if path is None or content is None:
            return None
        picture = read_picture(path.text, content)
        if isinstance(picture, Flaw):
            self._report(path, picture.code, f"`{path.text}` {picture.message}", picture.hint)
            return None
        return picture

    def rows(self, written: Csv) -> list[list[str]] | None:
        """Return the rows of a csv file, lines without a cell left out; None when it cannot be read."""
        content = self._content(written.path, MAX_BYTES)
        text = self._decoded(content, written) if content is not None else None
        delimiter = written.delimiter.text if written.delimiter is not None else ","
        if text is None:
            return None
        if len(delimiter) != 1:
            self._report(written.delimiter or written.path, "wrong-value", "`delimiter` wants one character", r'write `","`, `";"` or `"\t"`')
            return None
        try:
            return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True) if row]
        except csv.Error as failure:
            self._report(written.path, "bad-csv", f"`{written.path.text}` is no csv file: {failure}")
            return None

    def _content(self, path: Scalar, most: int) -> bytes | None:
        if not _is_inside(path.text, self.folder):
            hint = "put the file beside the outline, and name it from there"
            self._report(path, "path-outside", f"`{path.text}` is outside the outline's folder", hint)
            return None
        file = self.folder / path.text
        if not file.is_file():
            self._report(path, "missing-file", f"there is no file `{path.text}` beside the outline", _similar(path.text, self.folder))
            return None
        try:
            size = file.stat().st_size
            content = file.read_bytes() if size <= most else None
        except OSError as failure:
            self._report(path, "unreadable", f"`{path.text}` cannot be read: {failure.strerror or failure}")
            return None
        if content is None:
            self._report(path, "too-large", f"`{path.text}` has {size:,} bytes; {most:,} are the most")
            return None
        self.read.append(file)
        return content

    def _decoded(self, content: bytes, written: Csv) -> str | None:
        encoding = written.encoding.text.strip() if written.encoding is not None else "utf-8-sig"
        try:
            text = content.decode(encoding)
        except LookupError:
            self._report(written.encoding or written.path, "wrong-value", f"there is no encoding `{encoding}`", "write `utf-8`, `cp1252` or the like")
            return None
        except UnicodeDecodeError as failure:
            name, hint = ("UTF-8", "name its `encoding`, such as `cp1252`") if written.encoding is None else (encoding, "")
            self._report(written.path, "not-utf8", f"`{written.path.text}` is not {name}, from byte {failure.start} on", hint)
            return None
        bad = FORBIDDEN.search(text)
        if bad is not None:
            self._report(
                written.path, "control-character", f"`{written.path.text}` holds the character {character_name(bad[0])}, which cannot be printed"
            )
            return None
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def _report(self, written: Scalar, code: str, message: str, hint: str = "") -> None:
        self.findings.append(error_at(written.place, code, message, hint))


def _is_inside(path: str, folder: Path) -> bool:
    if "\0" in path or PurePosixPath(path).is_absolute() or PureWindowsPath(path).anchor:
        return False
    return (folder / path).resolve().is_relative_to(folder.resolve())


def _similar(path: str, folder: Path) -> str:
    """Return a hint at the file that was probably meant; empty when none is near."""
    wanted = folder / path
    beside = [file.name for file in _entries(wanted.parent)]
    likely = nearest(wanted.name, beside)
    return f"did you mean `{(PurePosixPath(path).parent / likely).as_posix()}`?" if likely else ""


def _entries(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(folder.iterdir())
