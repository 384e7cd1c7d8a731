"""Words, dates, direction and quotation marks by language."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from briefing.language import (
    direction,
    format_date,
    in_capitals,
    is_spoken,
    likely_tag,
    numbered_part,
    quotation_marks,
    spoken_languages,
    worded,
    words_for,
)
from running import ROOT

ALL = json.loads(files("briefing").joinpath("words.json").read_text(encoding="utf-8"))
PUNCTUATION = {"colon", "comma", "semicolon"}
PROMISED = {"en", "de", "fr", "es", "pt", "it", "zh-Hans", "zh-Hant", "ja", "ko", "ar", "ru", "hi"}


def test_every_promised_language_has_every_word() -> None:
    assert set(ALL) >= PROMISED
    incomplete = {language: set(ALL["en"]) ^ set(words) for language, words in ALL.items() if set(words) != set(ALL["en"])}
    assert not incomplete
    assert all(word.strip() == word != "" for words in ALL.values() for key, word in words.items() if key not in PUNCTUATION)
    assert all(words[key].strip() for words in ALL.values() for key in PUNCTUATION)


def test_only_these_words_say_where_another_goes() -> None:
    placed = {key for words in ALL.values() for key, word in words.items() if "%" in word}
    assert placed == {"part", "via", "accessed"}
    assert all(words[key].count("%s") == 1 for words in ALL.values() for key in ("via", "accessed"))


def test_every_language_is_written_in_its_own_script() -> None:
    """A word of Latin letters in a language that has none is one that nobody translated."""
    latin = {language for language in ALL if likely_tag(language)[1] == "Latn"}
    assert latin == {"en", "de", "fr", "es", "pt", "it"}
    foreign = [
        (language, word) for language, words in ALL.items() if language not in latin for word in words.values() if word.replace("%s", "").isascii()
    ]
    assert {word.strip() for _, word in foreign} <= {":", ",", ";"}


def test_the_documentation_lists_the_languages() -> None:
    documented = (ROOT / "docs" / "outline.md").read_text(encoding="utf-8")
    assert spoken_languages() == tuple(ALL)
    assert ", ".join(f"`{language}`" for language in ALL) in documented


@pytest.mark.parametrize(
    ("language", "contents"),
    [("en-GB", "Contents"), ("de-AT", "Inhalt"), ("zh", "目录"), ("zh-Hans-CN", "目录"), ("zh-TW", "目錄"), ("ZH-hant", "目錄"), ("tlh", "Contents")],
)
def test_words_of_a_tag(language: str, contents: str) -> None:
    assert words_for(language)["contents"] == contents


def test_own_words_stand_in_their_place() -> None:
    words = words_for("de", (("insight", "Befund"),))
    assert (words["insight"], words["contents"]) == ("Befund", "Inhalt")


def test_what_is_spoken() -> None:
    assert [is_spoken(language) for language in ("en", "zh-Hant-HK", "pt_BR", "de-CH", "iw", "sr-Latn", "tlh")] == [True] * 5 + [False] * 2


def test_numbered_part() -> None:
    assert [numbered_part(words_for(language), "2") for language in ("en", "ja", "zh")] == ["Part 2", "第2部", "第2部分"]


def test_a_word_says_where_what_it_speaks_of_goes() -> None:
    assert [worded(words_for(language)["via"], "[1]") for language in ("en", "ja", "hi")] == ["via [1]", "[1]より引用", "[1] के हवाले से"]


LONG_DATES = {
    "en": ("May 12, 2026", "May 2026"),
    "en-GB": ("12 May 2026", "May 2026"),
    "de": ("12. Mai 2026", "Mai 2026"),
    "de-CH": ("12. Mai 2026", "Mai 2026"),
    "fr": ("12 mai 2026", "mai 2026"),
    "es": ("12 de mayo de 2026", "mayo de 2026"),
    "pt-BR": ("12 de maio de 2026", "maio de 2026"),
    "it": ("12 maggio 2026", "maggio 2026"),
    "zh-Hans": ("2026年5月12日", "2026年5月"),
    "zh-TW": ("2026年5月12日", "2026年5月"),
    "ja": ("2026年5月12日", "2026年5月"),
    "ko": ("2026년 5월 12일", "2026년 5월"),
    "ar": ("12 مايو 2026", "مايو 2026"),
    "fa": ("12 مهٔ 2026", "مهٔ 2026"),
    "he": ("12 במאי 2026", "מאי 2026"),
    "ru": ("12 мая 2026\u202fг.", "май 2026\u202fг."),  # noqa: RUF001 (Cyrillic)
    "el": ("12 Μαΐου 2026", "Μάιος 2026"),
    "hi": ("12 मई 2026", "मई 2026"),
    "bn": ("12 মে, 2026", "মে 2026"),
    "ta": ("12 மே, 2026", "மே 2026"),
    "sr-Latn": ("12. maj 2026.", "maj 2026."),
    "az-Arab": ("2026-05-12", "2026-05"),  # no names of months
}


@pytest.mark.parametrize("language", LONG_DATES)
def test_dates_are_printed_in_the_language(language: str) -> None:
    printed = (format_date("2026-05-12", language), format_date("2026-05", language))
    assert tuple(date.replace("\u00a0", "\u202f") for date in printed) == LONG_DATES[language]


@pytest.mark.parametrize("language", LONG_DATES)
@pytest.mark.parametrize("date", ["2026", "Q2 2026", "spring 2026", "2026-5-1", "2026-13", "2026-02-30", "12.5.2026", "0777", "1e3", "no"])
def test_other_words_stay_as_they_are(date: str, language: str) -> None:
    assert format_date(date, language) == date


@pytest.mark.parametrize(
    ("date", "language", "printed"),
    [
        ("2026-05-12", "en", "May 12, 2026"),
        ("2026-05-12", "en-GB", "12 May 2026"),
        ("2026-05-12", "de", "12. Mai 2026"),
        ("2026-05", "fr", "mai 2026"),
        ("2026-05", "zh-Hans", "2026年5月"),
        ("2026-13-45", "en", "2026-13-45"),
        ("Q2 2026", "de", "Q2 2026"),
        ("2026", "en", "2026"),
        ("2026-05-12", "tlh", "2026-05-12"),
        ("", "en", ""),
    ],
)
def test_dates(date: str, language: str, printed: str) -> None:
    assert format_date(date, language) == printed


def test_direction() -> None:
    assert [direction(language) for language in ("ar-EG", "fa", "he", "iw", "ur", "en", "zh")] == ["rtl"] * 5 + ["ltr"] * 2
    assert [direction(language) for language in ("az-Arab", "pa-Arab-PK", "sd-Deva", "ku", "yi-Latn")] == ["rtl", "rtl", "ltr", "ltr", "ltr"]


def test_quotation_marks() -> None:
    pairs = {
        "en": "“”",
        "de-AT": "„“",
        "de-CH": "«»",
        "fr": "«»",
        "ja": "「」",
        "zh": "“”",
        "zh-TW": "「」",
        "he": "””",
        "pt-PT": "«»",
        "pt-BR": "“”",
        "tlh": "“”",
    }
    assert {language: "".join(quotation_marks(language)) for language in pairs} == pairs


def test_likely_tags_fill_what_is_not_named() -> None:
    tags = ("en", "zh-TW", "zh-Hant-HK", "sr-Latn", "ja", "ar", "tlh")
    assert ["-".join(likely_tag(tag)) for tag in tags] == [
        "en-Latn-US",
        "zh-Hant-TW",
        "zh-Hant-HK",
        "sr-Latn-RS",
        "ja-Jpan-JP",
        "ar-Arab-EG",
        "tlh--",
    ]


@pytest.mark.parametrize(
    ("language", "text", "capitals"),
    [
        ("en", "In brief", "IN BRIEF"),
        ("de", "Maß", "MASS"),
        ("el", "Ενημέρωση", "ΕΝΗΜΕΡΩΣΗ"),
        ("el-GR", "Μάιος, προϊόν, ΐ, café", "ΜΑΪΟΣ, ΠΡΟΪΟΝ, Ϊ, CAFÉ"),
        ("tr", "İyi bilgi \u0131ş\u0131k", "İYİ BİLGİ IŞIK"),
        ("az", "Giriş", "GİRİŞ"),
        ("he", "מבוא", "מבוא"),
    ],
)
def test_capitals_are_those_of_the_language(language: str, text: str, capitals: str) -> None:
    assert in_capitals(text, language) == capitals
