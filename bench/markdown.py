"""The content of an outline as Pandoc's Markdown, for the programs that it is compared with: what the deck says, or what the document says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal

from briefing.document import Document
from briefing.language import words_for
from briefing.roles import Group, Role
from briefing.verify import Entry, transcribe

_SPECIAL = re.compile(r"([\\`*_\[\]{}<>#|~^$@!+-])")
_NO_TEXT = {Role.PICTURE, Role.LOGO, Role.ALTERNATIVE}
_CHART = {Role.SERIES, Role.CATEGORY, Role.NUMBER}


def markdown(document: Document, output: Literal["deck", "document"]) -> str:
    """Return the whole text: a section is a heading of the first level, a topic one of the second; what is for the speaker stands in the notes."""
    entries = transcribe(document, output, words_for(document.language, document.words)).entries
    topics = {topic.key for section in document.sections for topic in section.topics}
    parts = [_part(tuple(part), 2 if key in topics or key.startswith("/") else 1) for key, part in groupby(entries, lambda entry: entry.part)]
    title = document.title.full
    head = "".join(run.text for run in title if hasattr(run, "text"))
    return f"---\ntitle: {head!r}\nlang: {document.language}\n---\n\n" + "\n\n".join(parts) + "\n"


def _part(entries: Sequence[Entry], level: int) -> str:
    body = [entry for entry in entries if entry.group is Group.BODY and entry.role not in _NO_TEXT]
    notes = [entry for entry in entries if entry.group not in {Group.BODY, Group.DECORATION}]
    blocks = list(_blocks(body, level))
    if notes:
        blocks.append("::: notes\n" + "\n\n".join(_text(entry) for entry in notes) + "\n:::")
    return "\n\n".join(blocks)


def _blocks(entries: Sequence[Entry], level: int) -> Iterator[str]:
    for kind, found in groupby(entries, _kind):
        run = list(found)
        match kind:
            case "title":
                yield from (f"{'#' * level} {_text(entry)}" for entry in run)
            case "list":
                yield "\n".join(_listed(run))
            case "table":
                yield _table(list(_rows(run)))
            case "chart":
                yield _table(list(_chart_rows(run)))
            case _:
                yield from (_text(entry) for entry in run)


def _kind(entry: Entry) -> str:
    if entry.role is Role.TITLE:
        return "title"
    if entry.role in _CHART:
        return "chart"
    if entry.level:
        return "list"
    return "table" if entry.column else "text"


def _listed(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the lines of a list; a label stands before its text."""
    label = ""
    for entry in entries:
        if entry.role is Role.LABEL:
            label = f"**{_text(entry)}**: "
            continue
        yield f"{'    ' * (entry.level - 1)}- {label}{_text(entry)}"
        label = ""


def _rows(entries: Iterable[Entry]) -> Iterator[list[str]]:
    row: dict[int, str] = {}
    for entry in entries:
        if row and entry.column <= max(row):
            yield _filled(row)
            row = {}
        row[entry.column] = _text(entry)
    yield _filled(row)


def _filled(row: dict[int, str]) -> list[str]:
    return [row.get(column, "") for column in range(1, max(row) + 1)]


def _chart_rows(entries: Sequence[Entry]) -> Iterator[list[str]]:
    """Yield a chart as rows: Pandoc draws none."""
    yield ["", *(_text(entry) for entry in entries if entry.role is Role.SERIES)]
    row: list[str] = []
    for entry in entries:
        if entry.role is Role.CATEGORY and row:
            yield row
            row = []
        if entry.role is not Role.SERIES:
            row.append(_text(entry))
    if row:
        yield row


def _table(rows: list[list[str]]) -> str:
    """Return a pipe table; a comparison has as many columns as its widest row."""
    width = max(map(len, rows))
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
    return "\n".join((lines[0], "|" + " --- |" * width, *lines[1:]))


def _text(entry: Entry) -> str:
    """Return an entry with its strong and emphasised words and its links to addresses, on one line."""
    return " ".join("".join(_span(span.text, strong=span.strong, emphasis=span.emphasis, link=span.link) for span in entry.spans).split())


def _span(text: str, *, strong: bool, emphasis: bool, link: str) -> str:
    inner = text.strip()
    if not inner:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    said = _SPECIAL.sub(r"\\\1", inner)
    said = f"**{said}**" if strong else said
    said = f"*{said}*" if emphasis else said
    said = f"[{said}]({link})" if link and not link.startswith("#") else said
    return f"{before}{said}{after}"
