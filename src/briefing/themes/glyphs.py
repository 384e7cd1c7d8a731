"""Which characters no font of a theme draws, and what to install for them."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.diagnostics import Diagnostic, Location, warning
from briefing.themes.fonts import open_face
from briefing.themes.model import Face, Theme

_SHARED = {
    "Hani": ("Hans", "Hant", "Jpan", "Kore"),
    "Hira": ("Jpan",),
    "Kana": ("Jpan",),
    "Hang": ("Kore",),
    "Bopo": ("Hant",),
    "Zyyy": ("Zyyy", "Zsym", "Zmth", "Zsye", "Hans", "Jpan"),
}
"""The fonts of a theme that draw the characters of a script, where they are not named for it."""

_EMOJI = "\U0001f000"
"""From here on, what scripts share are pictures, as a rule."""


def find_undrawn(texts: Iterable[tuple[str, Location]], theme: Theme) -> Iterator[Diagnostic]:
    """Yield warnings where boxes would be shown first: for a font that is not on this machine, and for characters that no font of the theme has."""
    told: set[str] = set()
    asked: set[str] = set()
    unknown: dict[Location, list[str]] = {}
    for text, place in texts:
        missing = [character for character in dict.fromkeys(text) if character not in asked and not _is_drawn(character, theme)]
        asked.update(text)
        lacking = {character: _lacking_for(character, theme) for character in missing}
        for finding in dict.fromkeys(one for one in lacking.values() if one is not None):
            if finding.message not in told:
                told.add(finding.message)
                yield replace(finding, location=place)
        unknown.setdefault(place, []).extend(character for character, finding in lacking.items() if finding is None)
    for place, characters in unknown.items():
        if characters:
            yield warning("missing-glyph", f"no font of the theme draws: {' '.join(characters)}", place, hint="a theme names fonts under `scripts`")


def covers(face: Face, character: str) -> bool:
    """Whether a face has a glyph for a character."""
    return open_face(face)[0].get_nominal_glyph(ord(character)) is not None


@functools.lru_cache(maxsize=32768)
def script_of(character: str) -> str:
    """Return a character's script (ISO 15924); `Zyyy` for what scripts share."""
    from fontTools import unicodedata as scripts

    return str(scripts.script(character))


@functools.lru_cache(maxsize=4096)
def is_invisible(character: str) -> bool:
    """Whether a character needs no glyph: a space, a joiner, a mark of direction, a variation selector."""
    return character.isspace() or unicodedata.category(character) == "Cf" or "VARIATION SELECTOR" in unicodedata.name(character, "")


def _is_drawn(character: str, theme: Theme) -> bool:
    families = (*(family.faces for family in theme.fonts.values()), *(font.faces for font in theme.scripts))
    return is_invisible(character) or any(covers(faces[False, False], character) for faces in families)


def _lacking_for(character: str, theme: Theme) -> Diagnostic | None:
    """Return the warning that the font of a character's script is not on this machine; None where no font was to draw it."""
    script = script_of(character)
    wanted = (*(("Zsye",) if character >= _EMOJI else ()), *_SHARED.get(script, (script,)))
    return next((theme.lacking[one] for one in wanted if one in theme.lacking), None)
