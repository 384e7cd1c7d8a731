"""Slides that are made up: what is told of them beside an outline that is written by hand."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing.document import Document
from briefing.outline import read_outline
from briefing.verify.furniture_deck import check_deck
from briefing.verify.transcript import Entry, Furniture, Sheet, Transcript
from verify.scenes import words

ONE = "name: x\ntitle: T\ntopics: [{id: a, title: The first, text: One}, {id: b, title: The second, text: Two}]\n"
SOURCES = "sources: {notes: {author: Ada, title: Notes}, talk: {author: Bo, title: Talk}}\n"
SECTIONS = """
name: x
title: T
sections:
  - {title: Start, id: start, topics: [{id: a, title: The first, text: One}, {id: c, title: On paper, text: Two, show: document}]}
  - {title: End, id: end, topics: [{id: b, title: The second, text: Two}]}
"""
SUMMARY = "summary: {text: All of it}\n"


@cache
def document(text: str) -> Document:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.yaml"
        path.write_text(text, encoding="utf-8")
        return read_outline(path).document


def sheet(
    number: int, key: str, title: str = "", mark: str = "", *, role: str = "Title", hidden: bool = False, cites: bool = False, blocks: str = ""
) -> Sheet:
    return Sheet(
        number=number,
        name=f"Slide ({key})",
        title=title or f"title of {key.partition('~')[0]}",
        mark=mark,
        title_role=role,
        is_hidden=hidden,
        cites=cites,
        blocks=frozenset(blocks.split()),
    )


def slides(*keys: str) -> tuple[Sheet, ...]:
    return tuple(sheet(number, key) for number, key in enumerate(keys, start=1))


def told(text: str, sheets: Iterable[Sheet], *furniture: Furniture, entries: Iterable[Entry] = ()) -> list[str]:
    """Return all that is told of a deck of some slides."""
    one = document(text)
    actual = Transcript(entries=tuple(entries), furniture=furniture, sheets=tuple(sheets))
    return [found.message for found in check_deck(one, actual, words(one), "E")]


def of_slides(text: str, sheets: Iterable[Sheet]) -> list[str]:
    """Return what is told of slides themselves: nothing of what should stand on them."""
    return [message for message in told(text, sheets) if "is missing: “" not in message]
