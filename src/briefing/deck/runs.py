"""Texts of a slide as runs of one script, each with the language and the fonts that Office needs to be told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final
from xml.sax.saxutils import quoteattr

from briefing.deck.scripts import asian_script, is_attached
from briefing.language import likely_tag, office_tag
from briefing.themes.glyphs import script_of
from briefing.themes.model import Theme

EMOJI: Final = "Zsye"
_SHARED = frozenset({"Zyyy", "Zinh", "Zzzz"})
_PICTURE = (
    "(?:[\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653"
    "\u267f\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e"
    "\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55]|[\u00a9\u00ae\u203c-\u3299](?=[\ufe0f\U0001f3fb-\U0001f3ff]))"
)
_PAINTED = f"{_PICTURE}\ufe0f?[\U0001f3fb-\U0001f3ff]?[\U000e0020-\U000e007f]*"
_EMOJI = re.compile(f"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|{_PAINTED}(?:\u200d{_PAINTED})*")
"""An emoji with all that belongs to it: variation, colour, joined parts, a flag, a framed digit."""


@dataclass(frozen=True, slots=True)
class ScriptRun:
    """Characters of one script: the tag of their language, and the XML of fonts that are not the deck's own."""

    text: str
    language: str
    faces: str = ""


class ScriptRuns:
    """Parts texts of one deck into runs."""

    def __init__(self, theme: Theme, language: str) -> None:
        self._language = language
        self._offices = {font.script: font.office for font in theme.scripts}
        self._east, self._complex = deck_scripts(language)

    def part(self, text: str) -> Iterator[ScriptRun]:
        """Yield a text as runs; what scripts share stands with what is before it, at the beginning with what is behind."""
        if text.isascii() and likely_tag(self._language)[1] == "Latn":
            yield ScriptRun(text, office_tag(self._language))
            return
        place = 0
        for script, group in groupby(_scripts(text)):
            end = place + len(tuple(group))
            yield ScriptRun(text[place:end], office_tag(self._language, "" if script == EMOJI else script), self._faces(script))
            place = end

    def _faces(self, script: str) -> str:
        """Return the fonts that a script needs beside those of the deck, in the order of the schema."""
        if script == EMOJI:
            face = quoteattr(self._offices.get(EMOJI, ""))
            return f"<a:ea typeface={face}/><a:cs typeface={face}/><a:sym typeface={face}/>" if EMOJI in self._offices else ""
        kind, own = _bucket(script, self._language)
        if kind == "ea" and own != self._east and own in self._offices:
            return f"<a:ea typeface={quoteattr(self._offices[own])}/>"
        if kind == "cs" and own in self._offices and self._offices[own] != self._offices.get(self._complex):
            return f"<a:cs typeface={quoteattr(self._offices[own])}/>"
        return ""


def deck_scripts(language: str) -> tuple[str, str]:
    """Return the scripts whose fonts are a deck's own for East Asian and for complex texts."""
    own = likely_tag(language)[1]
    return asian_script(language), own if _bucket(own, language)[0] == "cs" else "Arab"


def _scripts(text: str) -> Iterator[str]:
    """Yield the script of each character; emoji are one of their own."""
    scripts = [_script(character) for character in text]
    for found in _EMOJI.finditer(text):
        scripts[found.start() : found.end()] = [EMOJI] * len(found[0])
    last = next((script for script in scripts if script not in _SHARED and script != EMOJI), "")
    for character, script in zip(text, scripts, strict=True):
        if script == EMOJI:
            yield EMOJI
        else:
            last = last if script in _SHARED or is_attached(character) else script
            yield last


@lru_cache(maxsize=32768)
def _script(character: str) -> str:
    """Return a character's script; East Asian signs that several languages share are shared, too."""
    return script_of(character)


@lru_cache(maxsize=512)
def _bucket(script: str, language: str) -> tuple[str, str]:
    """Return which of a run's fonts draws a script (`latin`, `ea`, `cs`), and by which name the theme gives it."""
    match script:
        case "Hira" | "Kana" | "Jpan":
            return "ea", "Jpan"
        case "Hang" | "Kore":
            return "ea", "Kore"
        case "Hani" | "Bopo" | "Hans" | "Hant":
            return "ea", asian_script(language)
        case "Latn" | "Grek" | "Cyrl" | "Armn" | "Geor" | "":
            return "latin", script
        case _:
            return "cs", script
