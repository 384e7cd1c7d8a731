"""What tests of comparing share: what small files say, read once, and edits of it."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing.document import Document
from briefing.language import Words, words_for
from briefing.outline import read_outline
from briefing.texts import Show
from briefing.verify import Entry, Span, Stamp, Transcript, deck_stamp, edition_of, pdf_stamp, read_deck, read_pdf, stamp_of, transcribe
from verify.reading import SMALL, small

OUTPUTS: tuple[Show, ...] = ("deck", "document")


@cache
def outline(name: str, *edits: tuple[str, str]) -> Document:
    """Return the document of a small outline in which texts were replaced."""
    text = (SMALL / f"{name}.yaml").read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        return read_outline(path).document


def words(document: Document) -> Words:
    return words_for(document.language, document.words)


def wanted(document: Document, output: Show) -> Transcript:
    """Return what a file must say."""
    return transcribe(document, output, words(document))


def edition(document: Document) -> str:
    return edition_of(wanted(document, "deck"), wanted(document, "document"))


def stamp(document: Document) -> Stamp:
    return stamp_of(document, wanted(document, "deck"), wanted(document, "document"), edition(document))


@cache
def says(name: str, output: Show) -> Transcript:
    """Return what a small file says."""
    return read_deck(small(name).deck) if output == "deck" else read_pdf(small(name).document)


@cache
def kept_stamp(name: str, output: Show) -> Stamp:
    """Return the stamp of a small file."""
    found = deck_stamp(small(name).deck) if output == "deck" else pdf_stamp(small(name).document)
    assert found is not None
    return found


# Edits of what a file says: each of the entry at a place


Edit = Callable[[list[Entry], int], None]


def _spans(entries: list[Entry], place: int, change: Callable[[Span], Span]) -> None:
    spans = entries[place].spans
    entries[place] = replace(entries[place], spans=(change(spans[0]), *spans[1:]))


def _retype(entries: list[Entry], place: int) -> None:
    _spans(entries, place, lambda span: replace(span, text=f"{span.text} anew"))


def _rewrite(entries: list[Entry], place: int) -> None:
    entries[place] = replace(entries[place], spans=(Span("quite another thing"),))


def _embolden(entries: list[Entry], place: int) -> None:
    _spans(entries, place, lambda span: replace(span, strong=not span.strong))


def _link(entries: list[Entry], place: int) -> None:
    _spans(entries, place, lambda span: replace(span, link="#"))


def _drop(entries: list[Entry], place: int) -> None:
    del entries[place]


def _double(entries: list[Entry], place: int) -> None:
    entries.insert(place, entries[place])


def _deepen(entries: list[Entry], place: int) -> None:
    entries[place] = replace(entries[place], level=entries[place].level + 1)


def _swap(entries: list[Entry], place: int) -> None:
    entries[place - 1], entries[place] = entries[place], entries[place - 1]


def _carry(entries: list[Entry], place: int) -> None:
    """Move an entry to the end, into the part of the last one."""
    entry, last = entries.pop(place), entries[-1]
    entries.append(replace(entry, part=last.part, place=last.place))


EDITS: Mapping[str, Edit] = {
    "retyped": _retype,
    "rewritten": _rewrite,
    "emboldened": _embolden,
    "linked": _link,
    "dropped": _drop,
    "doubled": _double,
    "deepened": _deepen,
    "swapped": _swap,
    "carried": _carry,
}


def edited(transcript: Transcript, edit: str, place: int) -> Transcript:
    """Return a transcript after one edit of the entry at a place."""
    entries = list(transcript.entries)
    EDITS[edit](entries, place)
    return replace(transcript, entries=tuple(entries))


def told(lines: Callable[[Transcript], list[str]], transcript: Transcript, edit: str, every: int) -> str:
    """Return what is told of an edit, tried at places as far apart as `every` says."""
    said = io.StringIO()
    for place in range(1, len(transcript.entries), every):
        entry = transcript.entries[place]
        said.write(f"{entry.role} ({entry.key})\n")
        said.writelines(f"  {line}\n" for line in lines(edited(transcript, edit, place)))
    return said.getvalue()
