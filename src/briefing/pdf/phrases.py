"""Texts of the document as pieces: runs and citations with the marks and targets that are printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise, starmap
from math import ceil
from typing import Literal, TypeVar, assert_never

from briefing.document import Document
from briefing.language import Words, direction
from briefing.pdf.balance import Display, balanced_width, fitted, parts_of
from briefing.pdf.languages import in_languages
from briefing.pdf.model import Mark, Piece, Said
from briefing.references import citation_mark
from briefing.roles import SOURCES_KEY, Role, format_name
from briefing.texts import Citation, Run, Text, Wording, plain
from briefing.themes.model import Theme

MaybeSaid = TypeVar("MaybeSaid", Said, "Said | None")

TEXT_LINE = 66
"""How many narrow characters stand on a line of the text column, about."""

_SWALLOWED = re.compile(r"^[ \n]|[ \n]$|[ \n]{2}|\t")

_OPENING = frozenset({"Ps", "Pi"})
_CLOSING = frozenset({"Pe", "Pf", "Po"})

_MAYBE_WIDE = re.compile("[\u1100-\U0010ffff]")
"""All characters before the Korean letters are narrow."""

_COMPOUND = re.compile(r"(?<= )([^\s\w-]*(?=[\w-]{4,9}[^\w-])[^\W\d_]+-[^\W\d_]+[^\s\w-]*)(?= )")
"""A word of up to nine characters with one hyphen, and the marks about it."""

_LEFTWARDS = frozenset({"R", "AL"})
_CLOSED = frozenset(
    {
        Role.TITLE,
        Role.SUBTITLE,
        Role.LEAD,
        Role.THOUGHT,
        Role.TAKEAWAY,
        Role.QUOTE,
        Role.LABEL,
        Role.VALUE_LABEL,
        Role.POINT,
        Role.STEP,
        Role.PARAGRAPH,
        Role.CALLOUT,
        Role.QUESTION,
        Role.CELL,
        Role.ACTION,
        Role.ASIDE,
        Role.REMARK,
        Role.VALUE_NOTE,
        Role.CONTACT,
        Role.DISCLAIMER,
        Role.SOURCE,
    }
)
"""The texts whose last line is never a word alone, nor two short ones."""

_RUNNING = frozenset({Role.PARAGRAPH, Role.CALLOUT, Role.ASIDE, Role.REMARK, Role.SOURCE})
"""Of these, the texts of several lines as a rule: a word of some length may end them alone, for one that is kept from it leaves a hole above."""

_SHORT_END, _LONG_END = 7, 30
"""Last words of fewer letters are too little for a line, wider ones too much to be kept together."""


class Phrases:
    """Turns the texts of one document into pieces, each under the name of its structure element."""

    def __init__(self, document: Document, words: Words, theme: Theme) -> None:
        self.document = document
        self.words = words
        self.theme = theme
        self._direction = direction(document.language)
        self._titles = {topic.key: plain(topic.title.full) for section in document.sections for topic in section.topics}

    def said(self, role: Role, key: str, text: Text, ordinal: int = 0) -> Said:
        """Return a text under its name; the last line of a short one is never a single word."""
        pieces = self._pieces(text)
        ways = _ways(pieces)
        if ways != {"ltr", "rtl"}:  # what is kept together would part a run that goes against the text
            pieces = tuple(replace(piece, marks=tuple(_with_compounds_bound(piece.marks))) for piece in pieces)
            pieces = _with_last_words_bound(pieces, least=1 if role in _RUNNING else 2) if role in _CLOSED else pieces
        said = _under_name(format_name(role, key, ordinal), pieces)
        return replace(said, direction=self._own_direction(ways))

    def _own_direction(self, ways: frozenset[Literal["ltr", "rtl"]]) -> Literal["", "ltr", "rtl"]:
        """Return the direction of a text all of whose letters run against the document's, such as an English reference in an Arabic one."""
        return next(iter(ways)) if len(ways) == 1 and self._direction not in ways else ""

    def given(self, role: Role, key: str, text: Text | Wording | None, ordinal: int = 0) -> Said | None:
        """Return a text (of a wording: in full) under its name; None when there is none."""
        full = text.full if isinstance(text, Wording) else text
        return self.said(role, key, full, ordinal) if full else None

    def balanced(self, said: MaybeSaid, display: Display) -> MaybeSaid:
        """Return a text in display size in lines of about one length."""
        return said if said is None else replace(said, width=balanced_width(self.theme, display, self._words(said)), size=display.size)

    def fitted(self, said: Said, display: Display, *, lines: int, least: float) -> Said:
        """Return a text in display size that stands on so many lines, a little smaller for it where need be; as it is where `least` is too large."""
        return self.balanced(said, fitted(self.theme, display, self._words(said), lines=lines, least=least) or display)

    def _words(self, said: Said) -> tuple[str, ...]:
        return tuple(_words(said, self.document.language))

    def _pieces(self, text: Text) -> tuple[Piece, ...]:
        return tuple(piece for target, runs in groupby(text, key=_target) for piece in self._linked(target, tuple(runs)))

    def _linked(self, target: str, runs: Text) -> Iterator[Piece]:
        """Yield neighbouring runs of one target as one piece, and each source of a citation as its own."""
        marks = tuple(mark for run in runs if isinstance(run, Run) for mark in self._in_languages(run))
        if marks:
            yield Piece(marks, target, self._titles.get(target.removeprefix("#"), plain(runs)) if target else "")
        for citation in runs:
            if isinstance(citation, Citation):
                yield from self._marks(citation)

    def _in_languages(self, run: Run) -> Iterator[Mark]:
        """Yield a run as marks, a new one where its language changes; code is of none."""
        parts = ((run.text, ""),) if run.code else in_languages(run.text, self.document.language)
        yield from (Mark(_in_lines(text), run.strong, run.emphasis, run.code, language=language) for text, language in parts)

    def _marks(self, citation: Citation) -> Iterator[Piece]:
        for cited in citation.parts:
            number = self.document.source_number(cited.source)
            words = f"{self.words['source']} {number}: {self.document.sources[number - 1].short}"
            yield Piece((Mark(citation_mark(self.document, cited)),), f"#{SOURCES_KEY}/{cited.source}", words, is_citation=True)


def plainly(role: Role, key: str, text: str, ordinal: int = 0) -> Said:
    """Return plain words under a name."""
    return _under_name(format_name(role, key, ordinal), (Piece((Mark(_in_lines(text)),)),))


def _ways(pieces: tuple[Piece, ...]) -> frozenset[Literal["ltr", "rtl"]]:
    """Return the directions in which the letters of a text run."""
    characters = set[str]().union(*(mark.text for piece in pieces for mark in piece.marks))
    letters = set(map(unicodedata.bidirectional, characters))
    left: set[Literal["ltr", "rtl"]] = set() if letters.isdisjoint(_LEFTWARDS) else {"rtl"}
    return frozenset(left | {"ltr"} if "L" in letters else left)


def _in_lines(text: str) -> str:
    """Return a text whose line separators are hard line breaks: WeasyPrint would paint a box for them, over the line."""
    return text.replace("\N{LINE SEPARATOR}", "\n")


def text_width(text: str) -> int:
    """Return about how wide a text is, in narrow characters; those of East Asian scripts are wide."""
    return len(text) + sum(unicodedata.east_asian_width(character) in {"W", "F"} for character in _MAYBE_WIDE.findall(text))


def line_count(text: str, line: float) -> int:
    """Return on about how many lines of so many narrow characters a text stands."""
    return ceil(text_width(text) / line)


def _with_last_words_bound(pieces: tuple[Piece, ...], *, least: int) -> tuple[Piece, ...]:
    """Return pieces whose last words, so many at least, are kept on one line; as they are where that is one word, or what ends them is a citation."""
    if not pieces or pieces[-1].is_citation:
        return pieces
    *marks, mark = pieces[-1].marks
    before, last = _parted(mark.text, least)
    if not last:
        return pieces
    bound = (replace(mark, text=before), replace(mark, text=last, is_bound=True))
    return (*pieces[:-1], replace(pieces[-1], marks=(*marks, *bound)))


def _with_compounds_bound(marks: tuple[Mark, ...]) -> Iterator[Mark]:
    """Yield marks in parts, so that a short word with a hyphen, between spaces, has no line's end inside of it."""
    for mark in marks:
        parts = (mark.text,) if mark.code else _COMPOUND.split(mark.text)
        yield from (replace(mark, text=part, is_bound=place % 2 == 1) for place, part in enumerate(parts) if part)


def _parted(text: str, least: int) -> tuple[str, str]:
    """Return a text in two parts, the second its last words, so many at least, that are kept on one line.

    It is empty where they are one, too long, or all of the text.
    """
    words = text.split(" ")
    counts = [count for count in range(least, len(words)) if all(words[-count:]) and any(words[:-count])]
    ends = [(" ".join(words[:-count]) + " ", " ".join(words[-count:])) for count in counts]
    before, last = next((end for end in ends if len(end[1]) >= _SHORT_END), ends[-1] if ends else (text, ""))
    is_kept = " " in last and text_width(last) <= _LONG_END and not any(character in last for character in "\n\t")
    return (before, last) if is_kept else (text, "")


def _words(said: Said, language: str) -> Iterator[str]:
    """Yield what stays on one line of a text, with the space behind it; nothing where its author breaks the lines."""
    marks = [mark for piece in said.pieces for mark in piece.marks]
    text = "".join(mark.text for mark in marks)
    if "\n" not in text:
        last = marks[-1].text if marks[-1].is_bound else ""
        yield from parts_of(text.removesuffix(last), language)
        yield from (last,) if last else ()


def _under_name(name: str, pieces: tuple[Piece, ...]) -> Said:
    marks = [mark.text for piece in pieces for mark in piece.marks]
    is_spaced = _SWALLOWED.search("".join(marks)) is not None or any(starmap(_holds_on, pairwise(marks)))
    return Said(name, pieces, is_spaced=is_spaced)


def _holds_on(before: str, behind: str) -> bool:
    """Say whether no line may end at the space between two marks: behind an opening, before a closing sign. WeasyPrint swallows it at a full line."""
    left, right = before.rstrip(" ")[-1:], behind.lstrip(" ")[:1]
    is_space = before.endswith(" ") or behind.startswith(" ")
    return is_space and bool((left and unicodedata.category(left) in _OPENING) or (right and unicodedata.category(right) in _CLOSING))


def _target(run: Run | Citation) -> str:
    match run:
        case Run():
            return run.link
        case Citation():
            return "[]"
        case _:
            assert_never(run)
