"""Furniture's words, dates, direction and quotation marks, by language (BCP 47 tags)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

Words = Mapping[str, str]
"""The furniture's words of one outline, by their keys in `words.json`."""

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
_ISO_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?")

# Unicode CLDR's quotationStart and quotationEnd; languages that are not named use the English marks.
_QUOTATION_MARKS = {
    "de": "„“",
    "fr": "«»",
    "es": "«»",
    "it": "«»",
    "ru": "«»",
    "ja": "「」",
    "ar": "”“",
    "fa": "«»",
    "he": "””",
    "zh-Hant": "「」",
}


def words_for(language: str, own: tuple[tuple[str, str], ...] = ()) -> Words:
    """Return the furniture's words of a language, with the outline's `own` words in their place; English for an unknown language."""
    known = _all_words()
    return MappingProxyType({**known["en"], **known.get(_known_tag(language), {}), **dict(own)})


def is_spoken(language: str) -> bool:
    """Say whether the furniture has words of this language."""
    return _known_tag(language) in _all_words()


def numbered_part(words: Words, number: str) -> str:
    """Return the words that number a section, as in `Part 2`; a word with `%s` says itself where the number goes."""
    word = words["part"]
    return word.replace("%s", number) if "%s" in word else f"{word} {number}"


def primary(language: str) -> str:
    """Return the primary subtag of a tag, in lower case."""
    return language.replace("_", "-").split("-")[0].lower()


def direction(language: str) -> str:
    """Return `rtl` or `ltr`."""
    return "rtl" if primary(language) in _RIGHT_TO_LEFT else "ltr"


def quotation_marks(language: str) -> tuple[str, str]:
    """Return the opening and the closing mark that a theme sets around a quotation (CLDR)."""
    marks = _QUOTATION_MARKS.get(_known_tag(language)) or _QUOTATION_MARKS.get(primary(language), "“”")
    return marks[0], marks[1]


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
        if found["day"]:
            return str(cldr_date(day, format="long", locale=locale))
        return str(format_skeleton("yMMMM", day, locale=locale))
    except (ValueError, UnknownLocaleError):
        return date


@cache
def _all_words() -> Mapping[str, Words]:
    loaded: dict[str, Words] = json.loads(files("briefing").joinpath("words.json").read_text(encoding="utf-8"))
    return loaded


def _known_tag(language: str) -> str:
    """Return the tag under which a language's words are kept: the primary subtag, for Chinese with its script."""
    subtags = language.replace("_", "-").lower().split("-")
    if subtags[0] != "zh":
        return subtags[0]
    return "zh-Hant" if _TRADITIONAL.intersection(subtags) else "zh-Hans"
