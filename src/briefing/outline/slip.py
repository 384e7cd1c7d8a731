"""A slip of YAML: what is said of it, and the lines as they were meant, so that what stands below can be read too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import yaml

from briefing.diagnostics import Diagnostic, Location, error
from briefing.outline.source import Source

ALL = 1 << 62
"""More lines than any text has."""
_LETTERS = 50
"""Characters of a text that cost as much as a token."""
_FAST = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What is wrong, and the lines by their number as the author meant them; none where nobody can tell. `sure` unless they are but a guess."""

    finding: Diagnostic
    lines: Mapping[int, str] = field(default_factory=dict)
    sure: bool = True


@dataclass(slots=True)
class Effort:
    """How many tokens of YAML may still be read again to find out what is wrong: nobody waits longer."""

    left: int = 400_000

    def is_read(self, text: str) -> bool:
        """Return whether YAML can read a text; False once that has cost too much."""
        return self.reach(text) == ALL

    def reach(self, text: str) -> int:
        """Return the line up to which YAML can read a text, ALL where to the end; 0 once that has cost too much."""
        self.left -= len(text) // _LETTERS
        try:
            for _ in yaml.parse(text, Loader=_FAST) if self.left > 0 else ():
                self.left -= 1
                if self.left <= 0:
                    return 0
        except yaml.YAMLError as failure:
            mark = failure.problem_mark if isinstance(failure, yaml.MarkedYAMLError) else None
            return mark.line + 1 if mark is not None else 0
        return ALL if self.left > 0 else 0


def on_line(source: Source, number: int, column: int, message: str, hint: str, mended: str = "", code: str = "yaml-syntax") -> Slip:
    """Return the slip of one line; without a `hint` of its own it shows the `mended` line."""
    line = source.line(number)
    finding = error(code, message, Location(source.file, number, column), hint=hint or f"write {mended.strip()}", excerpt=line)
    return Slip(finding=finding, lines={number: mended} if mended else {})


def indent_of(line: str) -> int:
    """Return how many characters of white space begin a line."""
    return len(line) - len(line.lstrip())


def lines_below(source: Source, number: int, deeper_than: int) -> list[int]:
    """Return the lines below one that begin further right than `deeper_than` characters, up to the first that does not; empty ones between count."""
    below: list[int] = []
    waiting: list[int] = []
    while (number := number + 1) <= source.count:
        line = source.line(number)
        if not line.strip():
            waiting.append(number)
        elif indent_of(line) > deeper_than:
            below += [*waiting, number]
            waiting = []
        else:
            break
    return below


def with_lines(source: Source, lines: Mapping[int, str]) -> str:
    """Return the text with some of its lines written anew."""
    written = source.text.split("\n")
    for number, line in lines.items():
        written[number - 1] = line
    return "\n".join(written)


def farthest(source: Source, slips: Sequence[Slip], effort: Effort) -> Slip | None:
    """Return the slip behind which YAML reads on farthest, of several the one that mends the fewest lines; None where there is none."""
    if len(slips) <= 1:
        return next(iter(slips), None)
    reached = [(-effort.reach(with_lines(source, slip.lines)), len(slip.lines)) for slip in slips]
    return slips[reached.index(min(reached))]
