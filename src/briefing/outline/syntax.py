"""A YAML syntax error -> its usual cause, and the line as it should be."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from briefing.diagnostics import Diagnostic, Location, error
from briefing.outline.flow import explain_flow
from briefing.outline.indentation import explain_indentation
from briefing.outline.quoting import quoted, single_quoted
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
_SHAPES = (
    (re.compile(r"\s*((?:- +)*[A-Za-z_]+):(?!//)([^\s:](?!.*: ).*)"), "after the colon of a key stands a space", r"\1: \2"),
    (re.compile(r"(\s*)`{3}.*"), "this is a fence of Markdown, and an outline is YAML", r"\1nothing here: delete the line"),
    (re.compile(r"\s*-([A-Za-z_]+: .*)"), "after the dash of a list item stands a space", r"- \1"),
)
"""Lines that YAML takes for a text, and the author meant otherwise; what is wrong, and the line as it should be."""
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_SURROGATES = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
_OPENS_BLOCK = re.compile(r":\s+[|>][-+0-9]*\s*$")
NEAR = 20
"""Lines above a failure that are looked at."""
_COLON = "a value that holds `: ` wants quotes: YAML takes what stands before for a key"
_NO_TABS = "write spaces in its place: YAML takes no tabs"
_UNCLOSED = "what opens here is never closed"
_CLOSES = {'"': '"', "'": "'", "[": "]", "{": "}"}


def explain_syntax(source: Source, failure: yaml.YAMLError) -> Diagnostic:
    """Return the one error of a file that YAML cannot read, with the usual cause and the mended line where they can be told."""
    if not isinstance(failure, yaml.MarkedYAMLError) or failure.problem_mark is None:
        return error("yaml-syntax", f"YAML cannot read this file: {failure}", Location(source.file))
    particular = _particular(source, failure)
    if particular is not None:
        return particular
    for number in _suspects(failure):
        line = source.line(number)
        mended = mended_line(line)
        if mended and not _parses(line.strip()):
            column = _value_column(line)
            return error("yaml-syntax", _cause(line), Location(source.file, number, column), hint=mended, excerpt=line)
    return explain_indentation(source, failure.problem_mark.line + 1) or _unexplained(source, failure)


def _particular(source: Source, failure: yaml.MarkedYAMLError) -> Diagnostic | None:
    """Return the error for a cause that the lines round it show; None when there is none."""
    for number in _lines_round(source, failure):
        line = source.line(number)
        column = len(line) - len(line.lstrip()) + 1
        for shape, message, mended in _SHAPES:
            found = shape.fullmatch(line) if len(line) <= MAX_EXCERPT else None
            if found is not None:
                return error("yaml-syntax", message, Location(source.file, number, column), hint=f"write {found.expand(mended)}", excerpt=line)
    return explain_flow(source, failure) or _bad_escape(source, failure) or _hanging_block(source, failure)


def _lines_round(source: Source, failure: yaml.MarkedYAMLError) -> Iterator[int]:
    """Yield the line of a failure, the nearest above it that is not empty, and the line where what failed began."""
    marks = [mark.line + 1 for mark in (failure.problem_mark, failure.context_mark) if mark is not None]
    above = next((number for number in range(marks[0] - 1, max(0, marks[0] - NEAR), -1) if source.line(number).strip()), 0)
    yield from dict.fromkeys((marks[0], above, *marks[1:]))


def _bad_escape(source: Source, failure: yaml.MarkedYAMLError) -> Diagnostic | None:
    mark = failure.problem_mark
    if mark is None or not re.search("escape|hexdecimal", failure.problem or ""):
        return None
    line = source.line(mark.line + 1)
    if _SURROGATE.match(line, mark.column - 2) is not None:
        return _surrogate(line, Location(source.file, mark.line + 1, mark.column - 1))
    found = _LINE.fullmatch(line)
    is_quoted = found is not None and _QUOTED.fullmatch(found["value"]) is not None
    hint = (
        "write " + (found["lead"] + found["key"]).lstrip() + single_quoted(found["value"][1:-1])
        if found and is_quoted
        else "write `\\\\` for a backslash"
    )
    message = "in double quotes a backslash begins an escape, and this one is none"
    return error("yaml-syntax", message, Location(source.file, mark.line + 1, mark.column + 1), hint=hint, excerpt=line)


def _surrogate(line: str, place: Location) -> Diagnostic:
    """Return the error for half of a character, or for one in two halves, as JSON writes it."""
    written = _SURROGATES.match(line, place.column - 1)
    halves = re.sub(r"\\u", "", written[0]) if written is not None else ""
    pair = bytes.fromhex(halves).decode("utf-16-be") if halves else ""
    message = "this is half of a character (a surrogate), which no text holds"
    hint = f"write {pair} in place of {written[0]}" if written is not None else "delete it, or write the character itself"
    return error("control-character", message, place, hint=hint, excerpt=line)


def _hanging_block(source: Source, failure: yaml.MarkedYAMLError) -> Diagnostic | None:
    numbers = list(_lines_round(source, failure))
    line = source.line(numbers[0])
    if len(numbers) < 2 or _OPENS_BLOCK.search(source.line(numbers[1])) is None:  # noqa: PLR2004  the line and the one above it
        return None
    column = len(line) - len(line.lstrip()) + 1
    hint = "begin each line of the text with two more spaces"
    return error(
        "yaml-syntax", "the text after `|` or `>` stands deeper than its key", Location(source.file, numbers[0], column), hint=hint, excerpt=line
    )


def mended_line(line: str) -> str:
    """Return a hint that shows a line with its value in quotes; empty when quotes would not mend it."""
    found = _LINE.fullmatch(line) if len(line) <= MAX_EXCERPT else None
    if found is None or not _wants_quotes(found["value"]):
        return ""
    value = _COMMENT.split(found["value"])[0]
    text = value + _CLOSES[value[0]] if _is_unclosed(value) else quoted(value)
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
        return _UNCLOSED
    return _BEGINNINGS.get(value[:1], _COLON)


def _unexplained(source: Source, failure: yaml.MarkedYAMLError) -> Diagnostic:
    mark = failure.problem_mark or failure.context_mark
    at_end = mark is not None and mark.index >= len(source.text.rstrip())
    if at_end and failure.context_mark is not None:
        mark = failure.context_mark
    number = mark.line + 1 if mark else 0
    line = source.line(number)
    begins = source.text[mark.index : mark.index + 1] if mark is not None else ""
    is_beginning = "cannot start any token" in (failure.problem or "") and begins in _BEGINNINGS
    message = _BEGINNINGS[begins] if is_beginning else f"YAML cannot read this: {failure.problem}"
    if re.match(r" *\t", line):
        column = line.index("\t") + 1
        return error("indentation", "this line is indented with a tab", Location(source.file, number, column), hint=_NO_TABS, excerpt=line)
    return error(
        "yaml-syntax",
        message,
        Location(source.file, number, (mark.column if mark else 0) + 1),
        hint="put it in quotes" if is_beginning else _usual_mend(line),
        excerpt=line,
    )


def _usual_mend(line: str) -> str:
    if re.search(r"\s#\S", line):
        return "after a space `#` begins a comment: put the text in quotes"
    if re.fullmatch(r"\s*[^\s:#\-][^:#]*", line):
        return "this line is neither `key: value` nor `- item`"
    return 'lines that belong together begin in the same column; a value that begins with `[`, `*`, `"` or `@`, or holds `: `, wants quotes'
