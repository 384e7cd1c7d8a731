"""Slips that the lines round a failure show: a missing space, a fence, an escape that is none, a text after `|`, a line that is no pair."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from briefing.outline.quoting import quoted, single_quoted
from briefing.outline.slip import Effort, Slip, indent_of, lines_below, on_line, with_lines
from briefing.outline.source import MAX_EXCERPT, Source

NEAR = 20
"""Lines above a failure that are looked at."""

_SHAPES = (
    (re.compile(r"\s*[*•–—]\s+(\S.*)"), "an item of a list begins with `- `", r"- \1"),  # noqa: RUF001  what people type for a dash
    (re.compile(r"\s*((?:- +)*[A-Za-z_]+)：\s*(.*)"), "after a key stands the plain colon `:`", r"\1: \2"),  # noqa: RUF001
    (re.compile(r"\s*((?:- +)*[A-Za-z_]+) += +(.*)"), "after a key stands a colon, no equals sign", r"\1: \2"),
    (re.compile(r"\s*(?:<!--|//|/\*)\s*(.*?)\s*(?:-->|\*/)?"), "a comment begins with `#`", r"# \1"),
    (re.compile(r"\s*((?:- +)*[A-Za-z_]+):(?!//)([^\s:](?!.*: ).*)"), "after the colon of a key stands a space", r"\1: \2"),
    (re.compile(r"\s*-([A-Za-z_]+: .*)"), "after the dash of a list item stands a space", r"- \1"),
)
"""Lines that YAML takes for a text, and the author meant otherwise; what is wrong, and the line as it should be."""
_FENCE = re.compile(r"\s*(`{3}|~{3}).*")
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_SURROGATES = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
_NO_ESCAPE = re.compile(r'\\(?=[^0abtn\tvfre "/\\N_LPxuU\n]|x(?![0-9a-fA-F]{2})|u(?![0-9a-fA-F]{4})|U(?![0-9a-fA-F]{8}))')
_QUOTED_VALUE = re.compile(r'(?P<lead>\s*(?:- +)*(?:[^\s:"\'][^:"\']*:\s+)?)(?P<value>"(?:[^"\\]|\\.)*")\s*')
_OPENS_BLOCK = re.compile(r":\s+[|>][-+0-9]*\s*$")
_BEGINS_PART = re.compile(r"\s*(?:- |[A-Za-z_]+:(?:\s|$))")
_TABLE_ROW = re.compile(r"\s*\|.*\|\s*$")
_PLAIN_PAIR = re.compile(r"(?P<lead>\s*(?:- +)*)(?P<key>[A-Za-z_]+:\s+|)(?P<value>[^\s\[\]{}\"'|>&*!%@`#].*)")
_LONE_KEY = re.compile(r"\s*(?:- +)*[A-Za-z_]+:\s*")
_NO_PAIR = re.compile(r"\s*(?:- +)*(?P<word>[^\s:#\[\]{}\"'|>&*!%@`-][^\s:#]*)(?P<rest>(?:\s+(?!.*:\s)(?!.*\s#).*)?)")


def explain_line(source: Source, failure: yaml.MarkedYAMLError, keys: frozenset[str], effort: Effort) -> Slip | None:
    """Return the slip that the lines round a failure show; None when there is none. `keys` are those of the format."""
    numbers = lines_round(source, failure)
    return (
        _hanging_block(source, failure)
        or _bare_table(source, numbers)
        or _misshapen(source, numbers)
        or _bad_escape(source, failure)
        or _no_colon(source, numbers, keys, effort)
        or (_runs_on(source, numbers[0], keys, effort) if "mapping values are not allowed" in (failure.problem or "") else None)
        or (_no_pair(source, failure) if "could not find expected ':'" in (failure.problem or "") else None)
    )


def lines_round(source: Source, failure: yaml.MarkedYAMLError) -> list[int]:
    """Return the line of a failure, the nearest above it that is not empty, and the line where what failed began."""
    marks = _marks(failure)
    return list(dict.fromkeys((marks[0], _above(source, marks[0]), *marks[1:])))


def _marks(failure: yaml.MarkedYAMLError) -> list[int]:
    return [mark.line + 1 for mark in (failure.problem_mark, failure.context_mark) if mark is not None]


def _above(source: Source, number: int) -> int:
    return next((above for above in range(number - 1, max(0, number - NEAR), -1) if source.line(above).strip()), 0)


def _misshapen(source: Source, numbers: list[int]) -> Slip | None:
    for number in numbers:
        line = source.line(number)
        if len(line) > MAX_EXCERPT:
            continue
        lead = line[: indent_of(line)]
        for shape, message, mended in _SHAPES:
            found = shape.fullmatch(line)
            if found is not None:
                slip = on_line(source, number, len(lead) + 1, message, "", lead + found.expand(mended))
                return Slip(finding=slip.finding, lines=dict(slip.lines) | _beside(source, number, line))
        if _FENCE.fullmatch(line) is not None:
            fences = {below: "" for below in range(number, source.count + 1) if _FENCE.fullmatch(source.line(below))}
            slip = on_line(source, number, len(lead) + 1, "this is a fence of Markdown, and an outline is YAML", "delete the line")
            return Slip(finding=slip.finding, lines=fences)
    return None


def _bare_table(source: Source, numbers: list[int]) -> Slip | None:
    """Return the slip of a table in Markdown that no `|` behind its key makes a text."""
    first = min((number for number in numbers if _TABLE_ROW.match(source.line(number))), default=0)
    above = _above(source, first) if first else 0
    key = _LONE_KEY.fullmatch(source.line(above)) if above else None
    if key is None:
        return None
    mended = f"{source.line(above).rstrip()} |"
    slip = on_line(
        source, first, indent_of(source.line(first)) + 1, "a table in Markdown is a text of several lines", f"write `{mended.strip()}` above it"
    )
    return Slip(finding=slip.finding, lines={above: mended})


def _beside(source: Source, number: int, line: str) -> dict[int, str]:
    """Return the lines below a dash without its space that begin where its key does, so that they follow it."""
    column = indent_of(line) + 1
    if not line.lstrip().startswith("-") or line.lstrip().startswith("- "):
        return {}
    below = lines_below(source, number, column - 1)
    return {one: f" {source.line(one)}" for one in below if source.line(one).strip()} if below and indent_of(source.line(below[0])) == column else {}


def _bad_escape(source: Source, failure: yaml.MarkedYAMLError) -> Slip | None:
    mark = failure.problem_mark
    if mark is None or not re.search("escape|hexdecimal", failure.problem or ""):
        return None
    number, line = mark.line + 1, source.line(mark.line + 1)
    if _SURROGATE.match(line, mark.column - 2) is not None:
        return _surrogate(source, number, mark.column - 2)
    found = _QUOTED_VALUE.fullmatch(line)
    mended = found["lead"] + single_quoted(found["value"][1:-1]) if found is not None else _NO_ESCAPE.sub(r"\\\\", line)
    message = "in double quotes a backslash begins an escape, and this one is none"
    return on_line(source, number, mark.column + 1, message, "" if found is not None else "write `\\\\` for a backslash", mended)


def _surrogate(source: Source, number: int, start: int) -> Slip:
    """Return the slip of half of a character, or of one in two halves, as JSON writes it."""
    line = source.line(number)
    written = _SURROGATES.match(line, start)
    halves = re.sub(r"\\u", "", written[0]) if written is not None else ""
    pair = bytes.fromhex(halves).decode("utf-16-be") if halves else ""
    message = "this is half of a character (a surrogate), which no text holds"
    hint = f"write {pair} in place of {written[0]}" if written is not None else "delete it, or write the character itself"
    mended = _SURROGATE.sub("?", _SURROGATES.sub("?", line))
    return on_line(source, number, start + 1, message, hint, mended, code="control-character")


def _hanging_block(source: Source, failure: yaml.MarkedYAMLError) -> Slip | None:
    """Return the slip of a text after `|` or `>` that stands no deeper than its key; its lines go on to the next that begins a part."""
    number = next((mark for mark in _marks(failure) if _OPENS_BLOCK.search(source.line(_above(source, mark)))), 0)
    if not number:
        return None
    column = indent_of(source.line(number))
    hint = "begin each line of the text with two more spaces"
    slip = on_line(source, number, column + 1, "the text after `|` or `>` stands deeper than its key", hint)
    return Slip(finding=slip.finding, lines=dict(_hanging_lines(source, number, column)))


def _hanging_lines(source: Source, number: int, column: int) -> Iterator[tuple[int, str]]:
    first, opener = number, indent_of(source.line(_above(source, number)))
    deeper = " " * (max(0, opener - column) + 2)
    while number <= source.count:
        line = source.line(number)
        if line.strip() and (indent_of(line) < column or (number > first and indent_of(line) == column and _BEGINS_PART.match(line))):
            break
        yield number, f"{deeper}{line}" if line.strip() else line
        number += 1


def _no_colon(source: Source, numbers: list[int], keys: frozenset[str], effort: Effort) -> Slip | None:
    """Return the slip of a line that begins with a key of the format and has no colon, where one mends it."""
    last = max(numbers)
    for number in numbers:
        found = _NO_PAIR.fullmatch(source.line(number)) if len(source.line(number)) <= MAX_EXCERPT else None
        if found is None or found["word"] not in keys:
            continue
        rest = found["rest"].strip()
        value = quoted(rest) if rest and not effort.is_read(f"a: {rest}\n") else rest
        mended = f"{source.line(number)[: found.end('word')]}: {value}".rstrip()
        if effort.reach(with_lines(source, {number: mended})) > last:
            return on_line(source, number, found.start("word") + 1, f"after the key `{found['word']}` stands a colon", "", mended)
    return None


def _runs_on(source: Source, number: int, keys: frozenset[str], effort: Effort) -> Slip | None:
    """Return the slip of a text that goes on in a line which holds a colon: it wants quotes round the whole."""
    line, above = source.line(number), _above(source, number)
    begins, word = _PLAIN_PAIR.fullmatch(source.line(above)), line.strip().split(":")[0]
    if begins is None or word in keys or indent_of(line) <= begins.end("lead") or max(len(line), len(source.line(above))) > MAX_EXCERPT:
        return None
    mark = "'" if '"' in begins["value"] + line or "\\" in begins["value"] + line else '"'
    values = (text.replace(mark, mark * 2) if mark == "'" else text for text in (begins["value"], line.rstrip()))
    mended = {above: f"{begins['lead']}{begins['key']}{mark}{next(values)}", number: f"{next(values)}{mark}"}
    if effort.reach(with_lines(source, mended)) <= number:
        return None
    message = "a text that holds `: ` wants quotes round the whole of it: YAML takes what stands before for a key"
    slip = on_line(source, number, indent_of(line) + 1, message, f"write `{mark}` before it on line {above}, and `{mark}` at its end")
    return Slip(finding=slip.finding, lines=mended)


def _no_pair(source: Source, failure: yaml.MarkedYAMLError) -> Slip | None:
    """Return the slip of a line that is neither a pair nor an item."""
    mark = failure.context_mark or failure.problem_mark
    number = mark.line + 1 if mark is not None else 0
    found = _NO_PAIR.fullmatch(source.line(number)) if len(source.line(number)) <= MAX_EXCERPT else None
    if found is None:
        return None
    message = "this line is neither `key: value` nor `- item`"
    hint = "write its key and a colon before it; a line of a text begins deeper than its key"
    return on_line(source, number, found.start("word") + 1, message, hint)
