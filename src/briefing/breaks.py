"""Where lines, sentences and visible characters end: UAX #14 and #29 through ICU, as the renderers apply them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing.language import primary

_GLUED = re.compile(
    """/
    | [。，、》）」』】〕”’] (?=[0-9A-Za-z])
    | [0-9A-Za-z] (?=[（《「『【〔“‘])
    | [0-9A-Za-z] [”’]
    | [^\\s] (?=[“‘][0-9A-Za-z])""",  # noqa: RUF001 (these very characters are meant)
    re.VERBOSE,
)

_INSIDE_WORDS = re.compile(r"[\w)](?=[\w(])")


def line_breaks(text: str, language: str) -> tuple[int, ...]:
    """Return the places where a line may end, in order, the end of the text last.

    There is none behind a slash, and none at quotation marks and closing punctuation between Latin and East Asian
    characters: LibreOffice has it so, and a place too few only costs room. No line begins with a small kana or a sound mark, and Korean words
    stay whole, as PowerPoint has them.
    """
    from icu4py.breakers import LineBreaker

    glued = {found.end() for found in _GLUED.finditer(text)}
    if primary(language) == "ko":
        glued |= {found.end() for found in _INSIDE_WORDS.finditer(text)}
    return tuple(end for end in _ends(LineBreaker(text, f"{language}@lb=strict")) if end == len(text) or end not in glued)


def slash_breaks(text: str, language: str) -> tuple[int, ...]:
    """Return the places behind a slash where UAX #14 lets a line end, in order."""
    from icu4py.breakers import LineBreaker

    return tuple(end for end in _ends(LineBreaker(text, f"{language}@lb=strict")) if text[end - 1] == "/" and end < len(text)) if "/" in text else ()


def sentence_ends(text: str, language: str) -> tuple[int, ...]:
    """Return the places where a sentence ends, with the space behind it, the end of the text last."""
    from icu4py.breakers import SentenceBreaker

    return tuple(_ends(SentenceBreaker(text, language)))


def character_ends(text: str, language: str) -> tuple[int, ...]:
    """Return the places where a visible character (a letter with its marks) ends."""
    from icu4py.breakers import CharacterBreaker

    return tuple(_ends(CharacterBreaker(text, language)))


def _ends(parts: Iterable[str]) -> Iterator[int]:
    # The breakers' own segments() count UTF-16 units, so that an emoji would count twice.
    end = 0
    for part in parts:
        end += len(part)
        yield end
