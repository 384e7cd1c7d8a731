"""Slips inside brackets and braces: nothing between two commas, a colon in an item, a comma that is missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.diagnostics import Diagnostic, Location, error
from briefing.outline.quoting import quoted
from briefing.outline.source import MAX_EXCERPT, Source

if TYPE_CHECKING:
    import yaml

_NOTHING, _IN_FLOW = "did not find expected node content", "while parsing a flow node"
_MORE = re.compile(r"did not find expected ',' or '[\]}]'")
_KEYS = (
    "alt|by|caption|categories|columns|cells|do|heading|id|kind|label|note|path|points|"
    "role|rows|series|short|show|source|text|title|tone|type|unit|url|value|who"
)
_NEXT_KEY = re.compile(rf"\s+(?=(?:{_KEYS}):\s)")
"""What stands before a key that wants a comma before it."""


def explain_flow(source: Source, failure: yaml.MarkedYAMLError) -> Diagnostic | None:
    """Return the error for a slip inside brackets or braces, with the mended line; None for any other failure."""
    mark, problem = failure.problem_mark, failure.problem or ""
    line = source.line(mark.line + 1) if mark is not None else ""
    if mark is None or len(line) > MAX_EXCERPT:
        return None
    place = Location(source.file, mark.line + 1, mark.column + 1)
    if problem == _NOTHING and failure.context == _IN_FLOW and line[mark.column : mark.column + 1] == ",":
        return error("yaml-syntax", "nothing stands before this comma", place, hint='delete a comma, or write `""` for an empty one', excerpt=line)
    opens_here = failure.context_mark is not None and failure.context_mark.line == mark.line
    if _MORE.fullmatch(problem) is None or not opens_here:
        return None
    if line[mark.column : mark.column + 1] != ":":
        begins = line[: mark.column].rstrip()
        hint = f"write {begins.lstrip()}, {line[mark.column :].strip()}"
        return error("yaml-syntax", "a comma is missing before this", place, hint=hint, excerpt=line) if line[mark.column :].strip() else None
    return _colon_in_item(line, mark.column, place)


def _colon_in_item(line: str, colon: int, place: Location) -> Diagnostic:
    """Return the error for an item with a second colon: a comma is missing before a key, or the text wants quotes."""
    start = max(line.rfind(mark, 0, colon) for mark in "[{,") + 1
    end = min((found for mark in ",]}" if (found := line.find(mark, colon)) >= 0), default=len(line))
    item = line[start:end]
    is_pair = line[start - 1 : start] != "[" and line.rfind("{", 0, colon) > line.rfind("[", 0, colon)
    key = item.split(":")[0] + ": " if is_pair else item[: len(item) - len(item.lstrip())]
    text = item[len(key) :].strip()
    joined = _NEXT_KEY.sub(", ", text) if is_pair else text
    mended = joined if joined != text else quoted(text)
    cause = "a comma is missing before this key" if joined != text else "a text in brackets that holds `: ` wants quotes"
    return error("yaml-syntax", cause, place, hint=f"write {(line[:start] + key + mended + line[end:]).strip()}", excerpt=line)
