"""A line that begins in a column of its own: which column it was meant for, found by trying; and lines that begin with a tab."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from briefing.outline.slip import Effort, Slip, farthest, indent_of, on_line, with_lines
from briefing.outline.source import Source

_FURTHEST = 200
"""Lines above one that are looked at."""
_LONGEST = 300_000
"""Characters; a longer text is not read again and again."""
_NEAREST = 8
"""Columns above a line that begins with a tab which are tried for it."""
_TAB = re.compile(r" *\t\s*")
_TAB_AFTER_DASH = re.compile(r"(\s*(?:- +)*-)(\t\s*)\S")
_DASHES = re.compile(r"\s*(?:- +)*")
_WIDTHS = (2, 4, 8, 3, 1)
"""Columns that a tab may have been meant for."""
_NO_TABS = "write spaces in its place: YAML takes no tabs"


def explain_indentation(source: Source, failure: yaml.MarkedYAMLError, effort: Effort) -> Slip | None:
    """Return the slip of a line that YAML can read once it, or the one that it belongs to, begins elsewhere; None where that does not mend it."""
    failed = failure.problem_mark.line + 1 if failure.problem_mark is not None else 0
    line = source.line(failed)
    if not line.strip() or "\t" in line[: indent_of(line)] or source.starts_at(failed) >= _LONGEST:
        return None
    above = next((number for number in range(failed - 1, 0, -1) if source.line(number).strip()), failed)
    firsts = dict.fromkeys((above, failure.context_mark.line + 1 if failure.context_mark is not None else above))
    found = [*_moved(source, failed, effort), *(slip for first in firsts if (slip := _moved_first(source, first, failed)) is not None)]
    best = farthest(source, found, effort)
    return best if best is not None and effort.reach(with_lines(source, best.lines)) > failed else None


def _moved(source: Source, failed: int, effort: Effort) -> Iterator[Slip]:
    """Yield the slip of a line that begins where nothing above it does, moved to the nearest column that can be read; with others, or alone."""
    line = source.line(failed)
    column = indent_of(line) + 1
    above = dict(_columns_above(source, failed))
    above.pop(column, None)
    head = source.text[: source.starts_at(failed)]
    for wanted in sorted(above, key=lambda other: abs(other - column)):
        if effort.is_read(f"{head}{' ' * (wanted - 1)}{line.strip()}\n"):
            hint = f"begin it in column {wanted}, as line {above[wanted]} does"
            message = f"this line begins in column {column}, and nothing that it could belong to does"
            slip = on_line(source, failed, column, message, hint, code="indentation")
            yield Slip(finding=slip.finding, lines=dict(_shifted(source, failed, wanted - column)))
            yield Slip(finding=slip.finding, lines={failed: " " * (wanted - 1) + line.strip()})
            return


def _moved_first(source: Source, first: int, failed: int) -> Slip | None:
    """Return the slip of the first line of a list or mapping, moved to where a line below begins that YAML cannot read with it."""
    line = source.line(first)
    own = _DASHES.match(line)
    if first >= failed or own is None or "\t" in line[: indent_of(line)]:
        return None
    column, wanted = indent_of(line), indent_of(source.line(failed))
    by = wanted - (column if source.line(failed).lstrip().startswith("- ") else own.end())
    if by == 0 or column + by < 0:
        return None
    message = f"this line begins in column {column + 1}, and line {failed}, which belongs to it, in a column that does not fit"
    slip = on_line(source, first, column + 1, message, f"begin it in column {column + by + 1}", code="indentation")
    return Slip(finding=slip.finding, lines={first: " " * (column + by) + line.strip()})


def explain_tab(source: Source, failed: int, effort: Effort) -> Slip | None:
    """Return the slip of a line that begins with a tab, and of those like it below; None where there is none."""
    line = source.line(failed)
    if (found := _TAB_AFTER_DASH.match(line)) is not None:
        mended = f"{found[1]} {line[found.end(2) :]}"
        return on_line(source, failed, found.start(2) + 1, "a tab stands after this dash", "", mended, code="indentation")
    numbers = list(_tabbed(source, failed)) if _TAB.match(line) is not None else []
    if not numbers:
        return None
    more = f", as is line {numbers[-1]}" if len(numbers) == 2 else f", as are the lines below it down to line {numbers[-1]}"  # noqa: PLR2004
    message = f"this line is indented with a tab{more if len(numbers) > 1 else ''}"
    finding = on_line(source, failed, line.index("\t") + 1, message, _NO_TABS, code="indentation").finding
    sure = len({source.line(number)[: indent_of(source.line(number))] for number in numbers}) > 1
    return farthest(source, [Slip(finding=finding, lines=lines, sure=sure) for lines in _without_tabs(source, numbers)], effort)


def _without_tabs(source: Source, numbers: list[int]) -> Iterator[dict[int, str]]:
    """Yield lines that begin with tabs as they may have been meant: where those round them begin, or with as many spaces for each tab."""
    leads = {source.line(number)[: indent_of(source.line(number))] for number in numbers}
    if len(leads) == 1:
        dashes = _DASHES.match(source.line(numbers[-1]).strip())
        below = next((indent_of(source.line(number)) for number in range(numbers[-1] + 1, source.count + 1) if source.line(number).strip()), 0)
        beside = [column - 1 for column, _ in _columns_above(source, numbers[0])][::-1]
        for column in dict.fromkeys([below - (dashes.end() if dashes is not None else 0), *beside[:_NEAREST], below]):
            if column >= 0:
                yield {number: " " * column + source.line(number).strip() for number in numbers}
    for width in _WIDTHS:
        yield {number: _expanded(source.line(number), width) for number in numbers}


def _tabbed(source: Source, number: int) -> Iterator[int]:
    """Yield the lines from one on that begin with a tab, with those between them that are empty."""
    last = number + _FURTHEST
    while number <= min(last, source.count) and (_TAB.match(source.line(number)) or not source.line(number).strip()):
        if source.line(number).strip():
            yield number
        number += 1


def _expanded(line: str, width: int) -> str:
    lead = line[: indent_of(line)]
    return lead.replace("\t", " " * width) + line[len(lead) :]


def _shifted(source: Source, number: int, by: int) -> Iterator[tuple[int, str]]:
    """Yield a line and those below that belong to it, or begin where it does, further to the right or left."""
    column = indent_of(source.line(number))
    while number <= source.count:
        line = source.line(number)
        if line.strip():
            if indent_of(line) < column or "\t" in line[: indent_of(line)]:
                break
            yield number, " " * (indent_of(line) + by) + line.strip()
        number += 1


def _columns_above(source: Source, failed: int) -> Iterator[tuple[int, int]]:
    """Yield the columns in which lines above begin, and what follows their dashes, each with its line; of several lines the nearest comes last."""
    for number in range(max(1, failed - _FURTHEST), failed):
        line = source.line(number)
        rest = line.lstrip(" ")
        if rest and not rest.startswith("#"):
            yield indent_of(line) + 1, number
            while rest.startswith("- "):
                rest = rest[1:].lstrip(" ")
                yield len(line) - len(rest) + 1, number
