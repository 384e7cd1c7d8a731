"""A quotation mark that is never closed: YAML reads on to the next one, however far below."""

from __future__ import annotations

import re

import yaml

from briefing.outline.quoting import quoted, single_quoted
from briefing.outline.slip import Slip, indent_of, lines_below, on_line
from briefing.outline.source import MAX_EXCERPT, Source

UNCLOSED = "what opens here is never closed"
_LEAD = re.compile(r"\s*(?:- +)*")
_KEY = re.compile(r"\s*(?:- +)*[A-Za-z_]+:(?:\s|$)|\s*- ")
_END_OF_ITEM = re.compile(r"[,\]}]")


def explain_open_quote(source: Source, failure: yaml.MarkedYAMLError, last: yaml.Event | None) -> Slip | None:
    """Return the slip of a quotation mark that nothing closes where it was meant to be; `last` is what YAML read before it failed."""
    if failure.context == "while scanning a quoted scalar" and failure.context_mark is not None and "escape" not in (failure.problem or ""):
        return _unclosed(source, failure.context_mark.line + 1, failure.context_mark.column)
    if not isinstance(last, yaml.ScalarEvent) or last.style not in {'"', "'"} or failure.problem_mark is None:
        return None
    start, end = last.start_mark, last.end_mark
    if start is None or end is None or start.line == end.line or end.line != failure.problem_mark.line:
        return None
    own = _LEAD.match(source.line(start.line + 1))
    key_column = own.end() if own is not None else 0
    inside = [source.line(number) for number in range(start.line + 2, end.line + 2)]
    if any(line.strip() and indent_of(line) <= key_column for line in inside):
        return _unclosed(source, start.line + 1, start.column)
    return _goes_on(source, (start.line + 1, start.column), end.line + 1)


def _unclosed(source: Source, number: int, column: int) -> Slip:
    """Return the slip of a mark in a line; it is closed where its text ends by its indentation, or its item in brackets."""
    line = source.line(number)
    mark, before, after = line[column], line[:column], line[column + 1 :]
    if re.search(r"[\[{]", before) is not None:
        ends = _END_OF_ITEM.search(after)
        place = ends.start() if ends is not None else len(after.rstrip())
        return on_line(source, number, column + 1, UNCLOSED, "", f"{before}{mark}{after[:place]}{mark}{after[place:]}")
    lead = _LEAD.match(line)
    last = number
    for below in lines_below(source, number, lead.end() if lead is not None else 0):
        if _KEY.match(source.line(below)):
            break
        last = below if source.line(below).strip() else last
    closed = f"{source.line(last).rstrip()}{mark}"
    if last == number:
        return on_line(source, number, column + 1, UNCLOSED, "", closed)
    slip = on_line(source, number, column + 1, UNCLOSED, f"close it at the end of line {last}: write {closed.strip()}")
    return Slip(finding=slip.finding, lines={last: closed})


def _goes_on(source: Source, start: tuple[int, int], last: int) -> Slip | None:
    """Return the slip of a quoted text of several lines that goes on behind its second mark: it wants quotes round the whole."""
    number, column = start
    first = source.line(number)
    mark = first[column]
    whole = [first[column:], *(source.line(below) for below in range(number + 1, last + 1))]
    if sum(map(len, whole)) > 4 * MAX_EXCERPT:
        return None
    wrap = single_quoted if mark == '"' else quoted
    written = wrap("\n".join(whole).rstrip()).split("\n")
    message = f"a value that begins with `{mark}` and goes on after the next `{mark}` wants quotes round the whole"
    other = written[0][0]
    slip = on_line(source, number, column + 1, message, f"write `{other}` before it, and `{other}` at the end of line {last}")
    return Slip(finding=slip.finding, lines={number + place: words if place else first[:column] + words for place, words in enumerate(written)})
