"""Texts of the document as pieces: runs and citations with the marks and targets that are printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Literal, assert_never

from briefing.document import Document
from briefing.language import Words, direction
from briefing.pdf.model import Mark, Piece, Said
from briefing.references import citation_mark
from briefing.roles import SOURCES_KEY, Role, format_name
from briefing.texts import Citation, Run, Text, Wording, plain
from briefing.themes.model import Theme

_SWALLOWED = re.compile(r"^[ \n]|[ \n]$|[ \n]{2}|\t")

_LEFTWARDS = frozenset({"R", "AL"})
_DISPLAYED = frozenset({Role.TITLE, Role.SUBTITLE, Role.LEAD, Role.THOUGHT, Role.TAKEAWAY, Role.QUOTE})
_LAST_WORDS = re.compile(r"(?P<before>.*\S.* )(?P<last>\S{1,16} \S{1,12})", re.DOTALL)
"""A text of three words or more, and its last two, which are short enough to be kept on one line."""


class Phrases:
    """Turns the texts of one document into pieces, each under the name of its structure element."""

    def __init__(self, document: Document, words: Words, theme: Theme) -> None:
        self.document = document
        self.words = words
        self.theme = theme
        self._direction = direction(document.language)
        self._titles = {topic.key: plain(topic.title.full) for section in document.sections for topic in section.topics}

    def said(self, role: Role, key: str, text: Text, ordinal: int = 0) -> Said:
        """Return a text under its name; the last line of one in display size is never a single word."""
        pieces = self._pieces(text)
        said = _under_name(format_name(role, key, ordinal), _with_last_words_bound(pieces) if role in _DISPLAYED else pieces)
        return replace(said, direction=self._own_direction(said))

    def _own_direction(self, said: Said) -> Literal["", "ltr", "rtl"]:
        """Return the direction of a text all of whose letters run against the document's, such as an English reference in an Arabic one."""
        letters = {unicodedata.bidirectional(character) for piece in said.pieces for mark in piece.marks for character in mark.text}
        runs_left, runs_right = not letters.isdisjoint(_LEFTWARDS), "L" in letters
        if runs_left is runs_right or runs_left is (self._direction == "rtl"):
            return ""
        return "rtl" if runs_left else "ltr"

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


def text_width(text: str) -> int:
    """Return about how wide a text is, in narrow characters; those of East Asian scripts are wide."""
    return sum(2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1 for character in text)


def _with_last_words_bound(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    if not pieces:
        return pieces
    *marks, mark = pieces[-1].marks
    found = _LAST_WORDS.fullmatch(mark.text)
    if found is None:
        return pieces
    bound = (replace(mark, text=found["before"]), replace(mark, text=found["last"], is_bound=True))
    return (*pieces[:-1], replace(pieces[-1], marks=(*marks, *bound)))


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
