"""A file's bytes -> its text, with a place for every character."""

from __future__ import annotations

import re
import stat
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from briefing.diagnostics import Diagnostic, Location, OutlineError, error

MAX_BYTES = 5_000_000
MAX_EXCERPT = 400
"""A longer line is no help as a message or a hint."""
_LONGEST_LINE = 100_000
"""A longer one is no text that anybody wrote: it is not shown."""

_NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
FORBIDDEN = re.compile(f"[^\t\n\r -~\xa0-\xff](?<=[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff{_NO_CHARACTERS}])")
"""C0 controls but tab and line ends, DEL, C1 controls, surrogates, and what Unicode keeps from ever being a character: no text holds them.

What most texts consist of is asked first: one of the others costs seven times as much.
"""

MAX_CONTROLS = 20
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, eq=False)
class Source:
    """The text of an outline, line ends as newlines, and the file name that findings show."""

    file: str
    text: str

    def place(self, start: int, end: int | None = None) -> Place:
        """Return the place of the characters from `start` up to `end` (default: one point)."""
        return Place(self, start, start if end is None else end)

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._line_starts)

    def line_of(self, index: int) -> int:
        """Return the line, from 1, that holds the character at `index`."""
        return bisect_right(self._line_starts, index)

    def line(self, number: int) -> str:
        """Return a line, counted from 1, without its end; empty beyond the last."""
        start, end = self._bounds(number)
        return self.text[start:end]

    def excerpt(self, index: int) -> str:
        """Return the line that holds the character at `index`; empty when it is too long to show."""
        return self.excerpt_of(self.line_of(index))

    def excerpt_of(self, number: int) -> str:
        """Return a line, counted from 1; empty when it is too long to show, or there is none."""
        start, end = self._bounds(number)
        if end - start > _LONGEST_LINE:
            return ""
        return self._excerpts.setdefault(start, self.text[start:end])

    def starts_at(self, number: int) -> int:
        """Return the index of the first character of a line, counted from 1."""
        return self._bounds(number)[0]

    def location(self, index: int) -> Location:
        """Return where the character at `index` stands."""
        line = self.line_of(index)
        return Location(self.file, line, index - self._line_starts[line - 1] + 1)

    def _bounds(self, number: int) -> tuple[int, int]:
        starts = self._line_starts
        if not 1 <= number <= len(starts):
            return 0, 0
        return starts[number - 1], starts[number] - 1 if number < len(starts) else len(self.text)

    @cached_property
    def _excerpts(self) -> dict[int, str]:
        """Each line that was shown, once, however many findings show it."""
        return {}

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A stretch of the source that a value was read from."""

    source: Source
    start: int
    end: int

    @property
    def location(self) -> Location:
        """Where the stretch begins."""
        return self.source.location(self.start)

    @property
    def excerpt(self) -> str:
        """The line on which the stretch begins; empty when it is too long to show."""
        return self.source.excerpt(self.start)

    @property
    def words(self) -> str:
        """The characters of the stretch, as written."""
        return self.source.text[self.start : self.end]

    def of(self, words: str) -> Place:
        """Return the place of `words` as they stand inside this stretch; the stretch itself when they do not stand there."""
        found = self.source.text.find(words, self.start, self.end) if words else -1
        return self if found < 0 else Place(self.source, found, found + len(words))

    def after(self, words: str) -> Place:
        """Return what follows `words` in this stretch; the stretch itself when they do not stand there."""
        found = self.of(words)
        return self if found is self else Place(self.source, found.end, self.end)


def read_source(path: Path) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Read an outline's text, forbidden characters replaced and reported; raises OutlineError for what is no readable UTF-8 file."""
    content = _read_bytes(path)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as failure:
        raise OutlineError((_not_utf8(path, content, failure),)) from failure
    head = content[:64]
    if head.count(0) * 4 >= len(head) > 1:
        raise OutlineError((error("not-utf8", "the file is not UTF-8 but UTF-16 or UTF-32", Location(str(path)), hint="save it as UTF-8"),))
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    clean, count = FORBIDDEN.subn(_REPLACEMENT, text)
    return Source(str(path), clean), tuple(_control_characters(Source(str(path), text), count))


def with_line_ends(text: str) -> str:
    """Return a text whose paragraph separators are line separators: inside of one text they mean the same, and a page can only break a line."""
    return text.replace("\u2029", "\u2028")


def character_name(character: str) -> str:
    """Return how findings name an invisible character, as in `U+0007`."""
    return f"U+{ord(character):04X}"


def _read_bytes(path: Path) -> bytes:
    location = Location(str(path))
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise OutlineError((error("not-a-file", "this is a folder, not a file", location, hint="name the outline inside it"),))
        if not stat.S_ISREG(kind):
            raise OutlineError((error("not-a-file", "this is a pipe or a device, not a file", location, hint="save it as a file, and name that"),))
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError as failure:
        raise OutlineError((error("missing-file", "there is no such file", location, hint="`briefing new DIR` begins an outline"),)) from failure
    except (OSError, ValueError) as failure:
        reason = failure.strerror if isinstance(failure, OSError) and failure.strerror else str(failure)
        raise OutlineError(
            (error("unreadable", f"the file cannot be read: {reason}", location, hint="give yourself the right to read it: `chmod u+r`"),)
        ) from failure
    if len(content) > MAX_BYTES:
        raise OutlineError(
            (error("too-large", "the file is larger than 5 MB", location, hint="an outline is a text: pictures and data stand in files beside it"),)
        )
    return content


def _not_utf8(path: Path, content: bytes, failure: UnicodeDecodeError) -> Diagnostic:
    before = content[: failure.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    message = "the file is not UTF-8 but UTF-16 or UTF-32" if wide else f"the file is not UTF-8: byte 0x{content[failure.start]:02X}"
    return error("not-utf8", message, Location(str(path), line, column), hint="save it as UTF-8")


def _control_characters(source: Source, count: int) -> list[Diagnostic]:
    findings = []
    for match in islice(FORBIDDEN.finditer(source.text), min(count, MAX_CONTROLS)):
        place = source.place(match.start())
        name = character_name(match[0])
        excerpt = FORBIDDEN.sub(_REPLACEMENT, place.excerpt)
        findings.append(error("control-character", f"the character {name} cannot be printed", place.location, hint="delete it", excerpt=excerpt))
    if count > MAX_CONTROLS:
        findings.append(
            error(
                "control-character",
                f"and {count - MAX_CONTROLS} more such characters",
                Location(source.file),
                hint="delete them; is this file a text?",
            )
        )
    return findings
