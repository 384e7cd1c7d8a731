"""Words, dates, direction and quotation marks by language."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from briefing.language import direction, format_date, is_spoken, numbered_part, quotation_marks, words_for

ALL = json.loads(files("briefing").joinpath("words.json").read_text(encoding="utf-8"))
PROMISED = {"en", "de", "fr", "es", "pt", "it", "zh-Hans", "zh-Hant", "ja", "ko", "ar", "ru", "hi"}


def test_every_promised_language_has_every_word() -> None:
    assert set(ALL) >= PROMISED
    incomplete = {language: set(ALL["en"]) ^ set(words) for language, words in ALL.items() if set(words) != set(ALL["en"])}
    assert not incomplete
    assert all(word.strip() == word != "" for words in ALL.values() for word in words.values())


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
    assert [is_spoken(language) for language in ("en", "zh-Hant-HK", "pt_BR", "tlh")] == [True, True, True, False]


def test_numbered_part() -> None:
    assert [numbered_part(words_for(language), "2") for language in ("en", "ja", "zh")] == ["Part 2", "第2部", "第 2 部分"]


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
    assert [direction(language) for language in ("ar-EG", "fa", "he", "en", "zh")] == ["rtl", "rtl", "rtl", "ltr", "ltr"]


def test_quotation_marks() -> None:
    assert [quotation_marks(language) for language in ("en", "de-AT", "fr", "ja", "tlh")] == [
        ("“", "”"),
        ("„", "“"),
        ("«", "»"),
        ("「", "」"),
        ("“", "”"),
    ]
