"""Which font a character takes: that of Latin, of East Asian or of its own complex script, as Office and LibreOffice sort them."""

from __future__ import annotations

import functools
import itertools
import unicodedata
from collections.abc import Iterator

from briefing.language import direction, primary
from briefing.themes.glyphs import script_of

LATIN, ASIAN, WEAK = "latin", "asian", "weak"

_LATIN = frozenset({"Latn", "Grek", "Cyrl", "Copt", "Armn", "Geor", "Cher", "Cans", "Ogam", "Runr"})
_ASIAN = frozenset({"Hani", "Hira", "Kana", "Hang", "Bopo", "Yiii"})
_COMMON = frozenset({"Zyyy", "Zinh", "Zzzz"})
_FIRST_MARK = 0x300  # below it stand Basic Latin to the modifier letters
_ASIAN_COMMON = (range(0x2E80, 0x3400), range(0xFE30, 0xFE50), range(0xFF00, 0xFFF0))
_TRADITIONAL = ("hant", "-tw", "-hk", "-mo")


def font_slots(text: str, rtl_script: str = "") -> Iterator[str]:
    """Yield the slot of each character: LATIN, ASIAN or a complex script; what is weak (a space, a dash, a quotation mark) joins what is before.

    In a text that runs from the right (`rtl_script` is its script), digits and signs are weak, too, and belong to that script at the beginning.
    """
    if text.isascii() and not rtl_script:
        yield from itertools.repeat(LATIN, len(text))
        return
    slots = [WEAK if rtl_script and _is_number_or_sign(character) else font_slot(character) for character in text]
    last = rtl_script or next((slot for slot in slots if slot != WEAK), LATIN)
    for slot in slots:
        last = last if slot == WEAK else slot
        yield last


def _is_number_or_sign(character: str) -> bool:
    return ord(character) < _FIRST_MARK and not character.isalpha()


@functools.lru_cache(maxsize=32768)
def font_slot(character: str) -> str:
    """Return the slot that a character has by itself, or WEAK."""
    code = ord(character)
    if code < _FIRST_MARK:
        return WEAK if character.isspace() else LATIN
    if any(code in block for block in _ASIAN_COMMON):
        return ASIAN
    script = script_of(character)
    if script in _ASIAN:
        return ASIAN
    if script in _COMMON:
        return WEAK
    return LATIN if script in _LATIN else script


def asian_script(language: str) -> str:
    """Return the script whose font East Asian characters take in a language: Simplified Chinese, where it does not say."""
    tag = language.replace("_", "-").lower()
    match primary(language):
        case "ja":
            return "Jpan"
        case "ko":
            return "Kore"
        case _:
            return "Hant" if any(mark in tag for mark in _TRADITIONAL) else "Hans"


def rtl_script(language: str) -> str:
    """Return the script of a language that is read from right to left; empty for another."""
    if direction(language) != "rtl":
        return ""
    return "Hebr" if primary(language) in {"he", "yi"} else "Arab"


@functools.lru_cache(maxsize=4096)
def is_attached(character: str) -> bool:
    """Whether a character is drawn with the one before it, in its font: a mark, a joiner, a variation selector."""
    return unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf"}
