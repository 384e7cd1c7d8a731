"""A YAML syntax error -> its usual cause, and the line as it should be."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from briefing.diagnostics import Diagnostic, Location, error
from briefing.outline.source import MAX_EXCERPT, Source

_LINE = re.compile(r"(?P<lead>\s*(?:- +)*)(?P<key>[^\s:\"'\[\]{}#&*!|>%@`][^:\"'#]*?:\s+|)(?P<value>\S.*?)\s*")
_COMMENT = re.compile(r"\s+#(?=\s|$)")
_QUOTED = re.compile(r"(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')")

_BEGINNINGS = {
    "[": "a value that begins with `[` wants quotes: YAML takes it for a list",
    "{": "a value that begins with `{` wants quotes: YAML takes it for a mapping",
    "*": "a value that begins with `*` wants quotes: YAML takes it for an alias",
    "&": "a value that begins with `&` wants quotes: YAML takes it for an anchor",
    "!": "a value that begins with `!` wants quotes: YAML takes it for a tag",
    "@": "a value that begins with `@` wants quotes",
    "`": "a value that begins with a backtick wants quotes",
    "%": "a value that begins with `%` wants quotes",
    "|": "after `|` the text begins on the next line",
    ">": "after `>` the text begins on the next line",
    '"': 'a value that begins with `"` and goes on after the next `"` wants quotes round the whole',
    "'": "a value that begins with `'` and goes on after the next `'` wants quotes round the whole",
}
_COLON = "a value that holds `: ` wants quotes: YAML takes what stands before for a key"
_UNCLOSED = "what opens here is never closed"
_CLOSES = {'"': '"', "'": "'", "[": "]", "{": "}"}


def explain_syntax(source: Source, failure: yaml.YAMLError) -> Diagnostic:
    """Return the one error of a file that YAML cannot read, with the usual cause and the mended line where they can be told."""
    if not isinstance(failure, yaml.MarkedYAMLError) or failure.problem_mark is None:
        return error("yaml-syntax", f"YAML cannot read this file: {failure}", Location(source.file))
    for number in _suspects(failure):
        line = source.line(number)
        mended = mended_line(line)
        if mended and not _parses(line.strip()):
            column = _value_column(line)
            return error("yaml-syntax", _cause(line), Location(source.file, number, column), hint=mended, excerpt=line)
    return _unexplained(source, failure)


def mended_line(line: str) -> str:
    """Return a hint that shows a line with its value in quotes; empty when quotes would not mend it."""
    found = _LINE.fullmatch(line) if len(line) <= MAX_EXCERPT else None
    if found is None or not _wants_quotes(found["value"]):
        return ""
    value = _COMMENT.split(found["value"])[0]
    text = value + _CLOSES[value[0]] if _is_unclosed(value) else _quote(value)
    mended = (found["lead"] + found["key"] + text).strip()
    return f"write {mended}" if _parses(mended) else ""


def _suspects(failure: yaml.MarkedYAMLError) -> Iterator[int]:
    marks = [mark for mark in (failure.problem_mark, failure.context_mark) if mark is not None]
    yield from (mark.line + 1 for mark in marks)
    yield marks[0].line


def _parses(text: str) -> bool:
    try:
        yaml.compose(text, Loader=yaml.BaseLoader)  # lines are short
    except yaml.YAMLError:
        return False
    return True


def _value_column(line: str) -> int:
    found = _LINE.fullmatch(line)
    return found.start("value") + 1 if found else 1


def _wants_quotes(value: str) -> bool:
    if value[0] in "[{" and value.endswith(_CLOSES[value[0]]):
        return False
    if _QUOTED.fullmatch(value) or value in {"|", ">", "[", "{", "-"}:
        return False
    return value[0] in _BEGINNINGS or value[0] == "#" or ": " in value or " #" in value or value.endswith(":")


def _is_unclosed(value: str) -> bool:
    return value[0] in _CLOSES and _CLOSES[value[0]] not in value[1:]


def _quote(value: str) -> str:
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _cause(line: str) -> str:
    found = _LINE.fullmatch(line)
    value = found["value"] if found else ""
    if value and _is_unclosed(value):
        return _UNCLOSED
    return _BEGINNINGS.get(value[:1], _COLON)


def _unexplained(source: Source, failure: yaml.MarkedYAMLError) -> Diagnostic:
    mark = failure.problem_mark or failure.context_mark
    at_end = mark is not None and mark.index >= len(source.text.rstrip())
    if at_end and failure.context_mark is not None:
        mark = failure.context_mark
    number = mark.line + 1 if mark else 0
    line = source.line(number)
    message = f"YAML cannot read this: {failure.problem}"
    return error("yaml-syntax", message, Location(source.file, number, (mark.column if mark else 0) + 1), hint=_usual_mend(line), excerpt=line)


def _usual_mend(line: str) -> str:
    if re.match(r" *\t", line):
        return "indent with spaces: YAML takes no tabs"
    if re.search(r"\s#\S", line):
        return "after a space `#` begins a comment: put the text in quotes"
    return 'lines that belong together begin in the same column; a value that begins with `[`, `*`, `"` or `@`, or holds `: `, wants quotes'
