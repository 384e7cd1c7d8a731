"""Texts of the document as pieces: runs and citations with the marks and targets that are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import assert_never

from briefing.document import Citation, Document, Run, Text, Wording, plain
from briefing.language import Words
from briefing.pdf.model import Mark, Piece, Said
from briefing.references import citation_mark
from briefing.roles import SOURCES_KEY, Role, format_name
from briefing.themes.model import Theme

_SWALLOWED = re.compile(r"^[ \n]|[ \n]$|[ \n]{2}|\t")


class Phrases:
    """Turns the texts of one document into pieces, each under the name of its structure element."""

    def __init__(self, document: Document, words: Words, theme: Theme) -> None:
        self.document = document
        self.words = words
        self.theme = theme
        self._titles = {topic.key: plain(topic.title.full) for section in document.sections for topic in section.topics}

    def said(self, role: Role, key: str, text: Text, ordinal: int = 0) -> Said:
        """Return a text under its name."""
        return _under_name(format_name(role, key, ordinal), self._pieces(text))

    def given(self, role: Role, key: str, text: Text | Wording | None, ordinal: int = 0) -> Said | None:
        """Return a text (of a wording: in full) under its name; None when there is none."""
        full = text.full if isinstance(text, Wording) else text
        return self.said(role, key, full, ordinal) if full else None

    def _pieces(self, text: Text) -> tuple[Piece, ...]:
        return tuple(piece for target, runs in groupby(text, key=_target) for piece in self._linked(target, tuple(runs)))

    def _linked(self, target: str, runs: Text) -> Iterator[Piece]:
        """Yield neighbouring runs of one target as one piece, and each source of a citation as its own."""
        marks = tuple(Mark(run.text, run.strong, run.emphasis, run.code) for run in runs if isinstance(run, Run))
        if marks:
            yield Piece(marks, target, self._titles.get(target.removeprefix("#"), plain(runs)) if target else "")
        for citation in runs:
            if isinstance(citation, Citation):
                yield from self._marks(citation)

    def _marks(self, citation: Citation) -> Iterator[Piece]:
        for cited in citation.parts:
            number = self.document.source_number(cited.source)
            words = f"{self.words['source']} {number}: {self.document.sources[number - 1].short}"
            yield Piece((Mark(citation_mark(self.document, cited)),), f"#{SOURCES_KEY}/{cited.source}", words, is_citation=True)


def plainly(role: Role, key: str, text: str, ordinal: int = 0) -> Said:
    """Return plain words under a name."""
    return _under_name(format_name(role, key, ordinal), (Piece((Mark(text),)),))


def _under_name(name: str, pieces: tuple[Piece, ...]) -> Said:
    text = "".join(mark.text for piece in pieces for mark in piece.marks)
    return Said(name, pieces, is_spaced=_SWALLOWED.search(text) is not None)


def _target(run: Run | Citation) -> str:
    match run:
        case Run():
            return run.link
        case Citation():
            return "[]"
        case _:
            assert_never(run)
