"""Furniture's words, dates, direction and quotation marks, by language (BCP 47 tags)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

Words = Mapping[str, str]
"""The furniture's words of one outline, by their keys in `words.json`."""

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "nqo", "prs", "ps", "sd", "syr", "ug", "ur", "yi"})
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
_WRITTEN_TOGETHER = {
    "Hans": frozenset({"Hans", "Hani", "Bopo"}),
    "Hant": frozenset({"Hant", "Hani", "Bopo"}),
    "Jpan": frozenset({"Jpan", "Hani", "Hira", "Kana"}),
    "Kore": frozenset({"Kore", "Hang", "Hani"}),
}
"""Scripts that one language is written in, by the name that stands for all of them."""
_WRITTEN_IN_SEVERAL = frozenset({"sr", "bs", "uz", "az"})
"""Languages whose script Office wants named where it is Latin."""
_SCRIPT = re.compile(r"[a-z]{4}")
_DIPHTHONG = re.compile("\u0301(?P<second>[\u03b9\u03c5])(?!\u0308)")
"""An accented vowel before one that would make a diphthong with it were it not for the accent."""
_ACCENTED = re.compile("(?P<letter>[\u0370-\u03ff])(?P<accents>[\u0300-\u036f]+)")
_ISO_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?")
_NAMELESS_MONTH = re.compile(r"\bM\d\d\b")
"""What CLDR prints where it has a language but no names of its months."""

# Unicode CLDR's quotationStart and quotationEnd; languages that are not named use the English marks.
_QUOTATION_MARKS = {
    **dict.fromkeys(("fr", "es", "it", "ru", "uk", "be", "el", "ca", "eu", "fa", "hy", "nb", "nn", "no", "de-CH", "pt-PT", "am"), "«»"),
    **dict.fromkeys(("de", "cs", "sk", "sl", "bg", "mk", "et", "lt", "is", "ka"), "„“"),
    **dict.fromkeys(("pl", "hu", "ro", "hr", "sr", "bs"), "„”"),
    **dict.fromkeys(("sv", "fi", "he"), "””"),
    **dict.fromkeys(("ja", "zh-Hant"), "「」"),
    "ar": "”“",
}


def words_for(language: str, own: tuple[tuple[str, str], ...] = ()) -> Words:
    """Return the furniture's words of a language, with the outline's `own` words in their place; English for an unknown language."""
    known = _all_words()
    return MappingProxyType({**known["en"], **known.get(_known_tag(language), {}), **dict(own)})


def is_spoken(language: str) -> bool:
    """Say whether the furniture has words of this language."""
    return _known_tag(language) in _all_words()


def spoken_languages() -> tuple[str, ...]:
    """Return the tags of the languages that the furniture has words of."""
    return tuple(_all_words())


def worded(word: str, text: str) -> str:
    """Return a word with what it speaks of, as in `via [1]`: the word says by `%s` where that goes."""
    return word.replace("%s", text)


def numbered_part(words: Words, number: str) -> str:
    """Return the words that number a section, as in `Part 2`; a word with `%s` says itself where the number goes."""
    word = words["part"]
    return worded(word, number) if "%s" in word else f"{word} {number}"


def primary(language: str) -> str:
    """Return the primary subtag of a tag, in lower case."""
    return _subtags(language)[0]


def direction(language: str) -> str:
    """Return `rtl` or `ltr`, by the script that a tag names, else by its language."""
    script = next((subtag for subtag in _subtags(language)[1:] if _SCRIPT.fullmatch(subtag)), "")
    is_right_to_left = script in _RIGHT_TO_LEFT_SCRIPTS if script else primary(language) in _RIGHT_TO_LEFT
    return "rtl" if is_right_to_left else "ltr"


def slopes(language: str) -> bool:
    """Whether the script of a language has an italic: its quotations may slope."""
    return likely_tag(language)[1] in {"Latn", "Grek", "Cyrl"}


def quotation_marks(language: str) -> tuple[str, str]:
    """Return the opening and the closing mark that a theme sets around a quotation (CLDR)."""
    subtags = _subtags(language)
    regional = f"{subtags[0]}-{subtags[-1].upper()}"
    marks = next((_QUOTATION_MARKS[tag] for tag in (regional, _known_tag(language), subtags[0]) if tag in _QUOTATION_MARKS), "“”")
    return marks[0], marks[1]


def in_capitals(text: str, language: str) -> str:
    """Return a text in capitals, as its language writes them: Greek without accents, Turkic languages with a dot on that of i."""
    match primary(language):
        case "el":
            return _greek_capitals(text)
        case "az" | "tr":
            return text.replace("i", "İ").upper()
        case _:
            return text.upper()


def _greek_capitals(text: str) -> str:
    """Return Greek in capitals: accents fall, and the diaeresis takes over that two vowels are no diphthong, as in ΜΑΪΟΣ."""
    parted = _DIPHTHONG.sub("\\g<second>\N{COMBINING DIAERESIS}", unicodedata.normalize("NFD", text))
    bare = _ACCENTED.sub(lambda found: found["letter"] + "\N{COMBINING DIAERESIS}" * ("\N{COMBINING DIAERESIS}" in found["accents"]), parted)
    return unicodedata.normalize("NFC", bare.upper())


def likely_tag(language: str) -> tuple[str, str, str]:
    """Return language, script and region of a tag, the likely ones where it does not name them (CLDR); empty where nothing is known."""
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    try:
        named = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return primary(language), "", ""
    known: Mapping[str, str] = get_global("likely_subtags")
    tries = ((named.script, named.territory), (None, named.territory), (named.script, None), (None, None))
    found = next((known[tag] for tag in ("_".join(filter(None, (named.language, *parts))) for parts in tries) if tag in known), "")
    _, script, territory = ([*found.split("_"), "", "", ""])[:3]
    return named.language, named.script or script, named.territory or territory


def format_date(date: str, language: str) -> str:
    """Return an ISO date or year and month in the language's long form (CLDR); any other words as they are."""
    found = _ISO_DATE.fullmatch(date)
    if found is None:
        return date
    import datetime as dt

    from babel import UnknownLocaleError
    from babel.dates import format_date as cldr_date
    from babel.dates import format_skeleton

    locale = language.replace("-", "_")
    try:
        day = dt.date(int(found["year"]), int(found["month"]), int(found["day"] or 1))
        printed = str(cldr_date(day, format="long", locale=locale) if found["day"] else format_skeleton("yMMMM", day, locale=locale))
    except (ValueError, UnknownLocaleError):
        return date
    return date if _NAMELESS_MONTH.search(printed) else printed


@cache
def _all_words() -> Mapping[str, Words]:
    loaded: dict[str, Words] = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
    return loaded


def _known_tag(language: str) -> str:
    """Return the tag under which a language's words are kept: the primary subtag, for Chinese with its script."""
    subtags = _subtags(language)
    if subtags[0] != "zh":
        return {"iw": "he", "prs": "fa"}.get(subtags[0], subtags[0])
    return "zh-Hant" if _TRADITIONAL.intersection(subtags) and "hans" not in subtags else "zh-Hans"


@cache
def office_tag(language: str, script: str = "") -> str:
    """Return the tag by which Office knows a language, with its region, as in `zh-CN`; of a text in another script that of its likeliest language."""
    from babel.core import get_global

    own, its_script, region = likely_tag(language)
    if script and script not in _WRITTEN_TOGETHER.get(its_script, {its_script}):
        likely = "en_Latn_US" if script == "Latn" else get_global("likely_subtags").get(f"und_{script}", f"{own}_{its_script}_{region}")
        own, its_script, region = likely.split("_")
    needs_script = own in _WRITTEN_IN_SEVERAL and its_script == "Latn"
    return "-".join(filter(None, (own, its_script if needs_script else "", region)))


def _subtags(language: str) -> list[str]:
    return language.replace("_", "-").lower().split("-")
