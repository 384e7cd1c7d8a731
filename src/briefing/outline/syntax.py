"""A YAML syntax error -> its usual cause, and the line as it should be."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from briefing.diagnostics import Location, error
from briefing.outline.flow import explain_flow, explain_unclosed
from briefing.outline.indentation import explain_indentation, explain_tab
from briefing.outline.line_slips import explain_line
from briefing.outline.open_quotes import UNCLOSED, explain_open_quote
from briefing.outline.quoting import quoted
from briefing.outline.slip import Effort, Slip, on_line
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
    ",": "a value that begins with `,` wants quotes",
    "]": "a value that begins with `]` wants quotes",
    "}": "a value that begins with `}` wants quotes",
    "?": "a value that begins with `? ` wants quotes: YAML takes it for a key",
    "-": "a value that begins with `- ` wants quotes: YAML takes it for a list",
    "|": "after `|` the text begins on the next line",
    ">": "after `>` the text begins on the next line",
    '"': 'a value that begins with `"` and goes on after the next `"` wants quotes round the whole',
    "'": "a value that begins with `'` and goes on after the next `'` wants quotes round the whole",
}
_COLON = "a value that holds `: ` wants quotes: YAML takes what stands before for a key"
_PROBLEMS = {
    "could not find expected ':'": "this line is neither `key: value` nor `- item`",
    "expected <document start>": "the outline has ended above this line, which stands further left than its first",
    "did not find expected key": "this line does not go on with what stands above it",
    "did not find expected '-'": "this line is no item of the list that stands above it",
    "mapping values are not allowed": "a key and its value cannot stand here",
    "block sequence entries are not allowed": "an item of a list cannot stand here",
    "did not find expected node content": "a value is missing here",
    "cannot start any token": "no value begins with this character",
}
"""What the parser says where no usual cause is found, in words for authors."""
_CLOSES = {'"': '"', "'": "'", "[": "]", "{": "}"}


def explain_syntax(
    source: Source, failure: yaml.YAMLError, last: yaml.Event | None = None, keys: frozenset[str] = frozenset(), effort: Effort | None = None
) -> Slip:
    """Return what is wrong where YAML cannot read on, with the usual cause and the mended lines where they can be told.

    `last` is what YAML read before it failed; `keys` are those of the format.
    """
    if not isinstance(failure, yaml.MarkedYAMLError) or failure.problem_mark is None:
        hint = "write it anew, or delete what YAML does not take"
        return Slip(finding=error("yaml-syntax", f"YAML cannot read this file: {failure}", Location(source.file), hint=hint))
    effort = effort or Effort()
    return (
        explain_open_quote(source, failure, last)
        or explain_tab(source, failure.problem_mark.line + 1, effort)
        or explain_flow(source, failure)
        or explain_line(source, failure, keys, effort)
        or _explain_quotes(source, failure)
        or explain_indentation(source, failure, effort)
        or _unexplained(source, failure)
    )


def mended_line(line: str) -> str:
    """Return a hint that shows a line with its value in quotes; empty when quotes would not mend it."""
    mended = _mend(line)
    return f"write {mended.strip()}" if mended else ""


def _explain_quotes(source: Source, failure: yaml.MarkedYAMLError) -> Slip | None:
    for number in _suspects(failure):
        line = source.line(number)
        mended = _mend(line)
        if mended and not _parses(line.strip()):
            found = _LINE.fullmatch(line)
            return on_line(source, number, found.start("value") + 1 if found else 1, _cause(line), "", mended)
    return None


def _mend(line: str) -> str:
    """Return a line with its value in quotes; empty when quotes would not mend it."""
    found = _LINE.fullmatch(line) if len(line) <= MAX_EXCERPT else None
    if found is None or not _wants_quotes(found["value"]):
        return ""
    value = _COMMENT.split(found["value"])[0]
    text = value + _CLOSES[value[0]] if _is_unclosed(value) else quoted(_without_marks(value))
    mended = found["lead"] + found["key"] + text
    return mended if _parses(mended.strip()) else ""


def _without_marks(value: str) -> str:
    """Return a value without the quotes round it that marks inside of it make none: 'It's here', "One "big" thing"."""
    inner = value[1:-1]
    is_meant = (value[0] == value[-1] == "'" and re.search(r"\W'|'\W", inner) is None) or (
        value[0] == value[-1] == '"' and re.match(r'[^"]*(^|\s)"', inner) is not None
    )
    return inner if is_meant else value


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


def _wants_quotes(value: str) -> bool:
    if value[0] in "[{" and value.endswith(_CLOSES[value[0]]):
        return False
    if _QUOTED.fullmatch(value) or value in {"|", ">", "[", "{", "-"}:
        return False
    return (
        (value[0] in _BEGINNINGS and (value[0] not in "-?" or value[1:2] == " "))
        or value[0] == "#"
        or ": " in value
        or " #" in value
        or value.endswith(":")
    )


def _is_unclosed(value: str) -> bool:
    return value[0] in _CLOSES and _CLOSES[value[0]] not in value[1:]


def _cause(line: str) -> str:
    found = _LINE.fullmatch(line)
    value = found["value"] if found else ""
    if value and _is_unclosed(value):
        return UNCLOSED
    return _BEGINNINGS.get(value[:1], _COLON)


def _unexplained(source: Source, failure: yaml.MarkedYAMLError) -> Slip:
    mark = failure.problem_mark or failure.context_mark
    at_end = mark is not None and mark.index >= len(source.text.rstrip())
    if at_end and failure.context_mark is not None:
        mark = failure.context_mark
        if source.line(mark.line + 1)[mark.column : mark.column + 1] in {"[", "{"}:
            return explain_unclosed(source, mark.line + 1, mark.column)
    number, column = (mark.line + 1, mark.column + 1) if mark else (0, 1)
    begins = source.text[mark.index : mark.index + 1] if mark is not None else ""
    is_beginning = "cannot start any token" in (failure.problem or "") and begins in _BEGINNINGS
    told = next((words for part, words in _PROBLEMS.items() if part in (failure.problem or "")), f"YAML cannot read this: {failure.problem}")
    message = _BEGINNINGS[begins] if is_beginning else told
    return on_line(source, number, column, message, "put it in quotes" if is_beginning else _usual_mend(source.line(number)))


def _usual_mend(line: str) -> str:
    if re.search(r"\s#\S", line):
        return "after a space `#` begins a comment: put the text in quotes"
    return 'lines that belong together begin in the same column; a value that begins with `[`, `*`, `"` or `@`, or holds `: `, wants quotes'
