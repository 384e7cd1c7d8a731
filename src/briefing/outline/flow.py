"""Slips inside brackets and braces: nothing between two commas, a colon in an item, a comma that is missing, a bracket that nothing closes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.outline.quoting import quoted
from briefing.outline.slip import Slip, indent_of, on_line
from briefing.outline.source import MAX_EXCERPT, Source

if TYPE_CHECKING:
    import yaml

_NOTHING, _IN_FLOW = "did not find expected node content", "while parsing a flow node"
_MORE = re.compile(r"did not find expected ',' or '[\]}]'")
_NO_TOKEN = "cannot start any token"  # noqa: S105  a message of YAML, no secret
_KEYS = (
    "alt|by|caption|categories|columns|cells|do|heading|id|kind|label|note|path|points|"
    "role|rows|series|short|show|source|text|title|tone|type|unit|url|value|who"
)
_NEXT_KEY = re.compile(rf"\s+(?=(?:{_KEYS}):\s)")
"""What stands before a key that wants a comma before it."""
_PARTS = re.compile(r"""(?P<text>"(?:[^"\\]|\\.)*"|(?<=[\s\[{,])'(?:[^']|'')*')|(?P<opens>[\[{])|(?P<closes>[\]}])|(?P<comment>\s#.*)""")
_PAIRS = {"[": "]", "{": "}"}
_FURTHEST = 200
"""Lines before the end of a text that are looked at for an open bracket."""
_UNCLOSED = "what opens here is never closed"
_CUT = re.compile(r"\s#\S")


def explain_flow(source: Source, failure: yaml.MarkedYAMLError) -> Slip | None:
    """Return the slip inside brackets or braces, with the mended line; None for any other failure."""
    mark = failure.problem_mark
    if mark is None:
        return None
    number, column, line = mark.line + 1, mark.column, source.line(mark.line + 1)
    if not source.text[mark.index :].strip() and "while parsing a flow" in (failure.context or ""):
        return _open_at_end(source)
    found = _at_mark(source, failure, number, column) if len(line) <= MAX_EXCERPT else None
    if found is not None or _MORE.fullmatch(failure.problem or "") is None or failure.context_mark is None:
        return found
    if failure.context_mark.line == mark.line and len(line) <= MAX_EXCERPT and line[column:].strip():
        return _in_one_line(source, failure, number, column)
    return explain_unclosed(source, failure.context_mark.line + 1, failure.context_mark.column)


def _open_at_end(source: Source) -> Slip | None:
    """Return the slip of the first of the brackets that are open where the text ends; None where none is near the end."""
    still_open: list[tuple[int, int]] = []
    for number in range(max(1, source.count - _FURTHEST), source.count + 1):
        for part in _PARTS.finditer(source.line(number)):
            if part["opens"]:
                still_open.append((number, part.start()))
            elif part["closes"] and still_open:
                still_open.pop()
    return explain_unclosed(source, *still_open[0]) if still_open else None


def _at_mark(source: Source, failure: yaml.MarkedYAMLError, number: int, column: int) -> Slip | None:
    """Return the slip of the very character at which YAML failed; None where it is none."""
    line, problem = source.line(number), failure.problem or ""
    if problem == _NOTHING and failure.context == _IN_FLOW and line[column : column + 1] == ",":
        mended = line[:column] + line[column + 1 :]
        return on_line(source, number, column + 1, "nothing stands before this comma", 'delete a comma, or write `""` for an empty one', mended)
    if _NO_TOKEN in problem and _depth(line[:column]) > 0:
        return _beginning(source, number, column)
    if line[column : column + 1] in {"]", "}"} and _depth(line[: column + 1]) < 0:
        return _closes_too_much(source, number, column)
    return None


def explain_unclosed(source: Source, number: int, column: int) -> Slip:
    """Return the slip of a bracket that nothing closes: it is closed before the first line that stands no deeper than its own."""
    opener = source.line(number)
    own = re.match(r"\s*(?:- +)*", opener)
    depth = own.end() if own is not None else 0
    last, stack = number, _still_open(opener, "")
    below = number
    while stack and (below := below + 1) <= source.count:
        line = source.line(below)
        if line.strip() and (indent_of(line) < depth or (indent_of(line) <= depth and not re.match(r"\s*[\]}]", line))):
            break
        if re.match(r"\s*(?:- |[A-Za-z_]+:(?:\s|$))", line) and indent_of(line) <= column and stack[-1:] == "[":
            break
        stack = _still_open(line, stack)
        last = below if line.strip() else last
    closing = "".join(_PAIRS[mark] for mark in reversed(stack))
    written = source.line(last)
    comment = next((found.start() for found in _PARTS.finditer(written) if found["comment"]), len(written))
    text = written[:comment].rstrip().rstrip(",")
    cut = _CUT.search(written)
    if cut is not None and cut.start() == comment:
        return _cut_off(source, last, comment)
    hint = f"write {(text + closing).strip()}" if last == number else f"write `{closing}` at the end of line {last}"
    slip = on_line(source, number, column + 1, _UNCLOSED, hint)
    return Slip(finding=slip.finding, lines={last: text + closing} if closing else {})


def _cut_off(source: Source, number: int, column: int) -> Slip:
    """Return the slip of an item in brackets of which YAML takes the rest of the line for a comment."""
    line = source.line(number)
    start = max(line.rfind(mark, 0, column) for mark in ",[{:") + 1
    end = min((found for mark in ",]}" if (found := line.find(mark, column)) >= 0), default=len(line))
    lead = line[start : start + indent_of(line[start:])]
    mended = f"{line[:start]}{lead}{quoted(line[start:end].strip())}{line[end:]}"
    return on_line(source, number, column + 2, "after a space `#` begins a comment, and what stands in brackets is never closed", "", mended)


def _in_one_line(source: Source, failure: yaml.MarkedYAMLError, number: int, column: int) -> Slip | None:
    line = source.line(number)
    opener = failure.context_mark.column if failure.context_mark is not None else 0
    if line[column] in {"]", "}"}:
        wanted = _PAIRS.get(line[opener], "")
        message = f"`{line[column]}` stands where `{line[opener]}` wants `{wanted}`"
        return on_line(source, number, column + 1, message, "", line[:column] + wanted + line[column + 1 :]) if wanted else None
    if line[column] == ":":
        return _colon_in_item(source, number, column)
    mended = f"{line[:column].rstrip()}, {line[column:].strip()}"
    return on_line(source, number, column + 1, "a comma is missing before this", "", line[: indent_of(line)] + mended.lstrip())


def _colon_in_item(source: Source, number: int, colon: int) -> Slip:
    """Return the slip of an item with a second colon: a comma is missing before a key, or the text wants quotes."""
    line = source.line(number)
    start = max(line.rfind(mark, 0, colon) for mark in "[{,") + 1
    end = min((found for mark in ",]}" if (found := line.find(mark, colon)) >= 0), default=len(line))
    item = line[start:end]
    is_pair = line[start - 1 : start] != "[" and line.rfind("{", 0, colon) > line.rfind("[", 0, colon)
    key = item.split(":")[0] + ": " if is_pair else item[: len(item) - len(item.lstrip())]
    text = item[len(key) :].strip()
    joined = _NEXT_KEY.sub(", ", text) if is_pair else text
    mended = joined if joined != text else quoted(text)
    cause = "a comma is missing before this key" if joined != text else "a text in brackets that holds `: ` wants quotes"
    return on_line(source, number, colon + 1, cause, "", line[:start] + key + mended + line[end:])


def _beginning(source: Source, number: int, column: int) -> Slip:
    """Return the slip of an item in brackets that begins with what begins nothing in YAML."""
    line = source.line(number)
    end = min((found for mark in ",]}" if (found := line.find(mark, column)) >= 0), default=len(line))
    name = "a backtick" if line[column] == "`" else f"`{line[column]}`"
    mended = line[:column] + quoted(line[column:end].rstrip()) + line[end:]
    return on_line(source, number, column + 1, f"a value that begins with {name} wants quotes", "", mended)


def _closes_too_much(source: Source, number: int, column: int) -> Slip | None:
    """Return the slip of a bracket too many; None for one that closes what a line above opened."""
    line = source.line(number)
    if not re.search(r"[\[{].*[\]}]", line[:column]):
        return None
    mended = line[:column] + line[column + 1 :]
    return on_line(source, number, column + 1, f"nothing is open that this `{line[column]}` could close", "", mended)


def _depth(text: str) -> int:
    """Return how many more brackets are opened than closed, quoted texts left out; negative where more are closed."""
    parts = list(_PARTS.finditer(text))
    return sum(bool(part["opens"]) for part in parts) - sum(bool(part["closes"]) for part in parts)


def _still_open(line: str, stack: str) -> str:
    """Return the brackets that are open behind a line, of those that were open before it."""
    for part in _PARTS.finditer(line):
        if part["opens"]:
            stack += part["opens"]
        elif part["closes"] and stack:
            stack = stack[:-1]
    return stack
