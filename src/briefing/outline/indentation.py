"""A line that begins in a column of its own: which column it was meant for, found by trying."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from briefing.diagnostics import Diagnostic, Location, error
from briefing.outline.source import Source

_FURTHEST = 200
"""Lines above one that are looked at."""
_LONGEST = 300_000
"""Characters; a longer text is not read again and again."""


def explain_indentation(source: Source, failed: int) -> Diagnostic | None:
    """Return the error for a line that YAML can read once it begins where a line above it does; None where that does not mend it."""
    line = source.line(failed)
    column = _column(line)
    if not line.strip() or "\t" in line[: column - 1]:
        return None
    above = dict(_columns_above(source, failed))
    above.pop(column, None)
    head = "".join(f"{source.line(number)}\n" for number in range(1, failed)) if source.starts_at(failed) < _LONGEST else None
    for wanted in sorted(above, key=lambda other: abs(other - column)):
        if head is not None and _is_read(f"{head}{' ' * (wanted - 1)}{line.strip()}\n"):
            hint = f"begin it in column {wanted}, as line {above[wanted]} does"
            message = f"this line begins in column {column}, and nothing that it could belong to does"
            return error("indentation", message, Location(source.file, failed, column), hint=hint, excerpt=line)
    return None


def _columns_above(source: Source, failed: int) -> Iterator[tuple[int, int]]:
    """Yield the columns in which lines above begin, and what follows their dashes, each with its line; of several lines the nearest comes last."""
    for number in range(max(1, failed - _FURTHEST), failed):
        line = source.line(number)
        rest = line.lstrip(" ")
        if rest and not rest.startswith("#"):
            yield _column(line), number
            while rest.startswith("- "):
                rest = rest[1:].lstrip(" ")
                yield len(line) - len(rest) + 1, number


def _column(line: str) -> int:
    return len(line) - len(line.lstrip()) + 1


def _is_read(text: str) -> bool:
    try:
        for _ in yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
            pass
    except yaml.YAMLError:
        return False
    return True
