"""The workbook that is embedded with a chart, as cells."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree

from briefing.verify.deck_parts import DeckParts, R

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_AREA = re.compile(r"'?(?P<sheet>[^'!]+)'?!\$?(?P<column>[A-Z]+)\$?(?P<first>\d+)(?::\$?[A-Z]+\$?(?P<last>\d+))?")

Cells = Mapping[str, str]
"""Texts and numbers as written, by sheet and place, as in `Data!B2`; an empty cell is not there."""


def read_workbook(parts: DeckParts, chart: str) -> Cells:
    """Return the cells of a chart's workbook; nothing where it has none that can be read."""
    name = parts.related(chart, "package")
    if name not in parts.names:
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(parts.read(name))) as book:
            return dict(_cells(book))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, ValueError):
        return {}


def places_of(formula: str) -> tuple[str, ...]:
    """Return the places of a range of one column, in order; nothing for any other formula."""
    found = _AREA.fullmatch(formula.strip())
    if found is None:
        return ()
    first, last = int(found["first"]), int(found["last"] or found["first"])
    return tuple(f"{found['sheet']}!{found['column']}{row}" for row in range(first, last + 1))


def _cells(book: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    shared = _shared(book)
    relations = {one.get("Id"): one.get("Target", "") for one in etree.fromstring(book.read("xl/_rels/workbook.xml.rels"))}
    for sheet in etree.fromstring(book.read("xl/workbook.xml")).iter(f"{_S}sheet"):
        target = relations[sheet.get(f"{R}id")]
        page = etree.fromstring(book.read(posixpath.join("/xl", target).lstrip("/")))
        for cell in page.iter(f"{_S}c"):
            text = _text(cell, shared)
            if text:
                yield f"{sheet.get('name')}!{cell.get('r')}", text


def _shared(book: zipfile.ZipFile) -> tuple[str, ...]:
    if "xl/sharedStrings.xml" not in book.namelist():
        return ()
    return tuple(_said(one) for one in etree.fromstring(book.read("xl/sharedStrings.xml")).iter(f"{_S}si"))


def _text(cell: etree._Element, shared: tuple[str, ...]) -> str:
    if cell.get("t") == "inlineStr":
        return _said(cell)
    value = cell.findtext(f"{_S}v") or ""
    return shared[int(value)] if cell.get("t") == "s" and value else value


def _said(element: etree._Element) -> str:
    """Return the runs of a text; how it is pronounced stands beside them and is not shown."""
    return "".join(text.text or "" for text in element.iter(f"{_S}t") if next(text.iterancestors(f"{_S}rPh"), None) is None)
