"""How much room a text takes: pure measuring, with the fonts that the theme hands in.

A text is taken to be set at 99 % of its width, and to fill 97 % of its box at most: that is what keeps it inside in other renderers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from briefing.breaks import character_ends, sentence_ends
from briefing.deck.measure import TAB, Profile, Shaper, Stretch
from briefing.document import Document
from briefing.language import direction
from briefing.references import citation_mark
from briefing.texts import Citation, Run, Text
from briefing.themes.model import FontRole, Size, Theme, TypeFace

WIDTH_USED = 0.99
HEIGHT_USED = 0.97
SUPERSCRIPT = 2 / 3
_SHORT_LINE = 0.3  # of the widest line
_BALANCE_STEP = 0.25  # points: finer than anybody sees

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: its font, size and exact leading in points; `tracking` in points follows each character."""

    font: FontRole
    size: float
    leading: float
    bold: bool = False
    italic: bool = False
    caps: bool = False
    tracking: float = 0.0


@dataclass(frozen=True, slots=True)
class Measured:
    """The room that a text takes: its lines, their height, the width of the widest and of the last, in points."""

    lines: int
    height: float
    width: float
    last: float


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one appearance as the slide shows them; a newline is a hard break.

    `citation` marks the printed form of a citation; `color` is a theme colour (empty: that of the text).
    """

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    superscript: bool = False
    link: str = ""
    citation: bool = False
    color: str = ""


def pieces(document: Document, text: Text, *, raised: bool = True) -> tuple[Piece, ...]:
    """Return a text as it is printed on a slide; `raised` citations are superscript, others (in source lines) stand on the line."""
    return tuple(piece for run in text for piece in _printed(document, run, raised=raised))


def style_steps(theme: Theme, name: str) -> tuple[Style, ...]:
    """Return a style of the deck at each of its sizes, largest first."""
    return _steps_of(theme.deck_faces[name], theme.deck_type[name])


@lru_cache
def _steps_of(face: TypeFace, sizes: tuple[Size, ...]) -> tuple[Style, ...]:
    look = Style(face.font, 0, 0, bold=face.bold, italic=face.italic, caps=face.caps, tracking=face.tracking)
    return tuple(replace(look, size=step.size, leading=step.leading) for step in sizes)


def fit_step(steps: Iterable[S], measure: Callable[[S], float], height: float) -> S | None:
    """Return the first step whose measured height fits a box of a height, both in points; None when none does."""
    return next((step for step in steps if measure(step) <= height * HEIGHT_USED), None)


def cut(text: tuple[Piece, ...], place: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return what stands before and behind a place, counted in characters; nothing is lost."""
    return tuple(_part(text, 0, place)), tuple(_part(text, place, sum(len(piece.text) for piece in text)))


class Measurer:
    """Measures texts with the fonts of a theme, in one language; each text is shaped once."""

    def __init__(self, theme: Theme, language: str) -> None:
        self.language = language
        self._shaper = Shaper(theme, language)
        self._profiles: dict[tuple[object, ...], Profile] = {}
        self._fills: dict[tuple[tuple[Piece, ...], Style, float], tuple[tuple[int, float], ...]] = {}

    def measure(self, text: tuple[Piece, ...], style: Style, width: float) -> Measured:
        """Return the room that a text takes in a box of a width in points; an empty text takes none."""
        ends = self._fill(text, style, width)
        widest = max((reach for _, reach in ends), default=0.0)
        last = ends[-1][1] if ends else 0.0
        return Measured(len(ends), len(ends) * style.leading, widest * style.size, last * style.size)

    def word_width(self, text: tuple[Piece, ...], style: Style) -> float:
        """Return the least width of a box, in points, in which no word of a text is cut."""
        return self._profile(text, style).longest_word() * style.size / WIDTH_USED

    def line_width(self, text: tuple[Piece, ...], style: Style) -> float:
        """Return the least width of a box, in points, in which only a hard break ends a line."""
        ends = self._profile(text, style).fill(math.inf)
        return max((reach for _, reach in ends), default=0.0) * style.size / WIDTH_USED

    def is_runt(self, text: tuple[Piece, ...], style: Style, width: float) -> bool:
        """Whether the last line of a text is one word alone, citations aside, or short where a script has no spaces; `width` in points."""
        ends = self._fill(text, style, width)
        if len(ends) < 2:  # noqa: PLR2004
            return False
        profile, (start, _), (end, reach) = self._profile(text, style), *ends[-2:]
        cited = {place for begin, behind in _citation_spans(text) for place in range(begin, behind)}
        last = "".join(profile.text[place] for place in range(start, end) if place not in cited).strip()
        parts = any(start < place < end for line in profile.lines for place in line.words)
        is_short = reach < _SHORT_LINE * max(one for _, one in ends)
        return not any(map(str.isspace, last)) and (is_short or not parts)

    def bearing(self, text: tuple[Piece, ...], style: Style) -> float:
        """Return how far the ink of a text stands in from the edge that it begins at, in points: large figures and letters by much."""
        return self._shaper.bearing(_stretch(text[0], style), from_right=direction(self.language) == "rtl") * style.size if text else 0.0

    def balanced_width(self, text: tuple[Piece, ...], style: Style, width: float) -> float:
        """Return the least width of a box, in points, in which a text has as many lines as at `width` and no word is cut."""
        measured = self.measure(text, style, width)
        least = self.word_width(text, style)
        most = min(width, measured.width / WIDTH_USED + _BALANCE_STEP)
        if least >= most:
            return width if least > width else most
        while most - least > _BALANCE_STEP:
            middle = (least + most) / 2
            least, most = (least, middle) if self._count(text, style, middle) <= measured.lines else (middle, most)
        return most

    def split(self, text: tuple[Piece, ...], style: Style, width: float, lines: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return a text in two parts, the first of at most `lines` lines; see `split_place`."""
        return cut(text, self.split_place(text, style, width, lines))

    def split_place(self, text: tuple[Piece, ...], style: Style, width: float, lines: int) -> int:
        """Return where a text of more than `lines` lines is parted, in characters.

        That is the end of a sentence when one ends in the second half of those lines, else the end of a word; never inside a
        citation. Only a word that is longer than all the lines is parted itself.
        """
        ends = self._fill(text, style, width)
        profile = self._profile(text, style)
        if len(ends) <= lines or lines < 1:
            return len(profile.text) if lines >= 1 else 0
        limit = ends[lines - 1][0]
        citations = tuple(_citation_spans(text))
        sentences = (end for end in sentence_ends(profile.text, self.language) if end * 2 >= limit)
        lines_may_end = (end for line in profile.lines for end in line.breaks)
        words = (end for line in profile.lines for end in line.words)
        for places in (sentences, lines_may_end, words):
            fitting = [place for place in places if 0 < place <= limit and not any(start < place < end for start, end in citations)]
            if fitting:
                return max(fitting)
        # Cut letters may be wider than joined ones, in Arabic.
        letters = reversed(character_ends(profile.text[:limit], self.language))
        return next(end for end in letters if self.measure(cut(text, end)[0], style, width).lines <= lines)

    def _count(self, text: tuple[Piece, ...], style: Style, width: float) -> int:
        return len(self._profile(text, style).fill(width * WIDTH_USED / style.size))

    def _fill(self, text: tuple[Piece, ...], style: Style, width: float) -> tuple[tuple[int, float], ...]:
        key = (text, style, width)
        if key not in self._fills:
            self._fills[key] = self._profile(text, style).fill(width * WIDTH_USED / style.size)
        return self._fills[key]

    def _profile(self, text: tuple[Piece, ...], style: Style) -> Profile:
        tracking = style.tracking / style.size
        tab = TAB / style.size if any("\t" in piece.text for piece in text) else 0.0
        key = (text, style.font, style.bold, style.italic, style.caps, tracking, tab)
        if key not in self._profiles:
            self._profiles[key] = self._shaper.profile(tuple(_stretch(piece, style) for piece in text), tracking, tab)
        return self._profiles[key]


def _printed(document: Document, run: Run | Citation, *, raised: bool) -> Iterator[Piece]:
    if isinstance(run, Citation):
        for cited in run.parts:
            yield Piece(citation_mark(document, cited), superscript=raised, citation=True)
    else:
        yield Piece(run.text, bold=run.strong, italic=run.emphasis, code=run.code, link=run.link)


def _part(text: tuple[Piece, ...], start: int, end: int) -> Iterator[Piece]:
    place = 0
    for piece in text:
        inner = piece.text[max(0, start - place) : max(0, end - place)]
        if inner:
            yield replace(piece, text=inner)
        place += len(piece.text)


def _citation_spans(text: tuple[Piece, ...]) -> Iterator[tuple[int, int]]:
    place = 0
    for piece in text:
        if piece.citation:
            yield place, place + len(piece.text)
        place += len(piece.text)


def _stretch(piece: Piece, style: Style) -> Stretch:
    shown = "".join(map(_capital, piece.text)) if style.caps else piece.text
    font: FontRole = "code" if piece.code else style.font
    scale = SUPERSCRIPT if piece.superscript else 1.0
    is_link = bool(piece.link) or piece.citation
    return Stretch(shown, font, style.bold or piece.bold, style.italic or piece.italic, scale, is_link)


def _capital(character: str) -> str:
    """Return the capital as small-cap and all-cap runs show it: one character for one, so that places stay the same."""
    capital = character.upper()
    return capital if len(capital) == 1 else character
