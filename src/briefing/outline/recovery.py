"""Reading on behind a slip of YAML: the text as it was meant so far, with the place in the file of every character of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

import yaml

from briefing.diagnostics import Diagnostic
from briefing.outline.slip import Effort, indent_of, lines_below
from briefing.outline.source import MAX_EXCERPT, Source

MAX_SLIPS = 50
"""More slips of YAML are not told in one pass: such a file is no outline yet."""
LONGEST = 500_000
"""Characters; a longer text is not read again behind a slip of YAML."""

_OF_TEXTS = frozenset({"undefined-citation", "undefined-link", "malformed-citation", "control-character", "duplicate-key"})
"""What a mended line can be told of besides its slip: it holds of the characters that the author wrote."""
_OF_OTHER_PLACES = frozenset({"undefined-citation", "undefined-link", "undefined-section", "unknown-source", "uncited-source", "via-cycle"})
"""What may only follow from a line elsewhere that was left out, or of which nobody can tell where it belongs."""
_OF_SHAPE = frozenset(
    {
        *("missing-key", "missing-kind", "missing-alt", "empty-value", "empty-title", "empty-text", "empty-outline", "wrong-type", "wrong-count"),
        *("ragged-row", "ragged-series", "unknown-category", "unknown-series", "several-kinds", "several-blocks", "swallowed-line", "yaml-syntax"),
        *("unknown-key", "duplicate-key", "shown-nowhere", "notes-nowhere"),
    }
)
"""What may only follow from a line near by that was left out, or of which nobody can tell where it belongs."""
_GIVES_ID = re.compile(r"\bid\b")


@dataclass(eq=False)
class Reading:
    """A source as it is read: with the lines that were mended, and what was wrong with them."""

    source: Source
    keys: frozenset[str] = frozenset()
    mended: dict[int, str] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)
    unsure: set[int] = field(default_factory=set)
    left_out: set[int] = field(default_factory=set)
    effort: Effort = field(default_factory=Effort)
    text: str = ""

    def __post_init__(self) -> None:
        """Begin with the text as it stands in the file."""
        self.text = self.source.text

    def mend(self, failure: yaml.YAMLError, last: yaml.Event | None, cost: int) -> bool:
        """Note what is wrong where YAML failed, and mend the text there; False when it cannot be read on. `cost`: the tokens read up to there."""
        from briefing.outline.syntax import explain_syntax

        self.effort.left -= cost
        before = Source(self.source.file, self.text)
        slip = explain_syntax(before, failure, last, self.keys, self.effort)
        number = slip.finding.location.line
        touched = self.mended.keys() & {number, *slip.lines}
        if not touched:
            self.findings.append(slip.finding)
        lines = slip.lines if slip.lines and not touched else self._without(before, number)
        self.unsure |= set() if slip.sure else {number}
        if not lines or len(self.text) > LONGEST or self.effort.left < 0 or len(self.findings) >= MAX_SLIPS:
            return False
        self._put(lines)
        return True

    def origin(self, index: int) -> int:
        """Return where in the file the character at `index` of the text stands."""
        if not self.mended:
            return index
        starts = self._starts
        number = bisect_right(starts, index)
        column = index - starts[number - 1]
        return self.source.starts_at(number) + (self._columns(number, column) if number in self.mended else column)

    def told(self, findings: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
        """Return the findings that are no mere echo of a slip of YAML."""
        return tuple(finding for finding in findings if not self._is_echo(finding))

    def _is_echo(self, finding: Diagnostic) -> bool:
        if (self.unsure and finding.code in _OF_OTHER_PLACES) or (finding.code in _OF_SHAPE and finding.location.line in self._doubtful):
            return True
        if finding.code == "undefined-link" and any(_GIVES_ID.search(self.source.line(number)) for number in self._rewritten):
            return True
        return finding.location.line in self._rewritten and finding.code not in _OF_TEXTS

    def _without(self, source: Source, number: int) -> dict[int, str]:
        """Return a line that nobody understands, and those that belong to it, as empty ones; none where that has been tried."""
        if number in self.left_out or not 1 <= number <= source.count:
            return {}
        line = source.line(number)
        numbers = [number, *lines_below(source, number, indent_of(line))] if line.strip() else [number]
        self.left_out |= set(numbers)
        self.unsure.add(number)
        return dict.fromkeys(numbers, "")

    def _put(self, lines: Mapping[int, str]) -> None:
        written = self.text.split("\n")
        for number, line in lines.items():
            self.mended[number] = written[number - 1] = line
        self.text = "\n".join(written)
        for name in ("_starts", "_rewritten", "_doubtful"):
            self.__dict__.pop(name, None)

    def _columns(self, number: int, column: int) -> int:
        """Return the column in the file of a column of a mended line."""
        written, mended = self.source.line(number), self.mended[number]
        if len(written) > MAX_EXCERPT:
            return min(column, len(written))
        for _, start, end, from_, to in _steps(written, mended):
            if column < to or (column == to == len(mended)):
                return min(end, start + max(0, column - from_))
        return len(written)

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for line in self.text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        return starts[:-1]

    @cached_property
    def _rewritten(self) -> frozenset[int]:
        """The lines of which more than the indentation was mended."""
        return frozenset(number for number, line in self.mended.items() if line.strip() != self.source.line(number).strip())

    @cached_property
    def _doubtful(self) -> frozenset[int]:
        """The lines round those of which nobody can tell where they belong: all that stands two levels above them, and below that."""
        read = Source(self.source.file, self.text)
        doubtful: set[int] = set()
        for number in self.unsure:
            column = indent_of(read.line(number) or self.source.line(number))
            first = next((above for above in range(number - 1, 0, -1) if read.line(above).strip() and indent_of(read.line(above)) < column - 2), 1)
            doubtful |= {first, *range(first, number + 1), *lines_below(read, first, indent_of(read.line(first)))}
        return frozenset(doubtful)


@lru_cache(maxsize=2_000)
def _steps(written: str, mended: str) -> tuple[tuple[str, int, int, int, int], ...]:
    """Return what leads from a line to the mended one, step by step."""
    return tuple(SequenceMatcher(None, written, mended, autojunk=False).get_opcodes())
