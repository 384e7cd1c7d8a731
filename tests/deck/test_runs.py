"""Runs of one script: language and fonts, as Office needs to be told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing.deck.runs import ScriptRuns
from briefing.language import office_tag
from briefing.themes import load_theme
from briefing.themes.languages import in_language

THEME = load_theme(Path(__file__).parents[2] / "themes" / "meridian")


def parted(language: str, text: str) -> list[tuple[str, str]]:
    return [(run.text, run.language) for run in ScriptRuns(THEME, language).part(text)]


def faces(language: str, text: str) -> list[tuple[str, str]]:
    return [(run.text, run.faces) for run in ScriptRuns(THEME, language).part(text)]


@pytest.mark.parametrize(
    ("language", "text", "runs"),
    [
        ("en", "Version 1.10", [("Version 1.10", "en-US")]),
        ("de-CH", "Grösse (ja)", [("Grösse (ja)", "de-CH")]),
        ("de", "Größe Ελλάδα и Москва", [("Größe ", "de-DE"), ("Ελλάδα ", "el-GR"), ("и Москва", "ru-RU")]),
        ("ar", "نظام (OpenShelf 2.0) جديد", [("نظام (", "ar-EG"), ("OpenShelf 2.0) ", "en-US"), ("جديد", "ar-EG")]),
        ("ja", "東京とSeoul 서울。", [("東京", "ja-JP"), ("と", "ja-JP"), ("Seoul ", "en-US"), ("서울。", "ko-KR")]),
        ("zh-Hant", "臺北、東京", [("臺北、東京", "zh-TW")]),
        ("hi", "नमस्ते வணக்கம்", [("नमस्ते ", "hi-IN"), ("வணக்கம்", "ta-IN")]),
        ("sr-Latn", "Dobar dan", [("Dobar dan", "sr-Latn-RS")]),
        ("en", "12 עברית", [("12 עברית", "he-IL")]),
        ("en", "cafe\u0301 \u200f", [("cafe\u0301 \u200f", "en-US")]),
    ],
)
def test_each_script_is_a_run_with_a_language_that_is_written_in_it(language: str, text: str, runs: list[tuple[str, str]]) -> None:
    assert parted(language, text) == runs


def test_fonts_that_are_not_the_decks_own_are_named() -> None:
    assert faces("ja", "東京 서울") == [("東京 ", ""), ("서울", '<a:ea typeface="Malgun Gothic"/>')]
    assert faces("ko", "서울 東京") == [("서울 ", ""), ("東京", "")]
    assert faces("hi", "नमस्ते") == [("नमस्ते", "")]
    assert faces("en", "नमस्ते") == [("नमस्ते", '<a:cs typeface="Nirmala UI"/>')]
    assert faces("en", "Здесь") == [("Здесь", "")]


def test_a_theme_without_a_font_for_emoji_names_none() -> None:
    bare = replace(THEME, scripts=tuple(font for font in THEME.scripts if font.script != "Zsye"))
    assert [run.faces for run in ScriptRuns(bare, "en").part("📚")] == [""]


@pytest.mark.parametrize(
    ("asked", "tag"),
    [
        (("en", ""), "en-US"),
        (("pt-BR", ""), "pt-BR"),
        (("pt-PT", ""), "pt-PT"),
        (("zh-TW", ""), "zh-TW"),
        (("zh_Hant", ""), "zh-TW"),
        (("zh", ""), "zh-CN"),
        (("sr-Latn", ""), "sr-Latn-RS"),
        (("sr", ""), "sr-RS"),
        (("en", "Cyrl"), "ru-RU"),
        (("en", "Hani"), "zh-CN"),
        (("ja", "Hani"), "ja-JP"),
        (("ko", "Hani"), "ko-KR"),
        (("ru", "Latn"), "en-US"),
    ],
)
def test_tags_as_office_knows_them(asked: tuple[str, str], tag: str) -> None:
    assert office_tag(*asked) == tag


@pytest.mark.parametrize(("language", "script"), [("ja", "Jpan"), ("zh-Hans", "Hans"), ("zh-TW", "Hant"), ("ko", "Kore"), ("fa", "Arab")])
def test_the_font_of_the_language_comes_first(language: str, script: str) -> None:
    ours = in_language(THEME, language)
    assert ours.scripts[0].script == script
    assert sorted(font.script for font in ours.scripts) == sorted(font.script for font in THEME.scripts)


@pytest.mark.parametrize(("language", "is_spaced"), [("en", True), ("ru", True), ("ja", True), ("ar", False), ("hi", False), ("th", False)])
def test_letters_that_join_are_not_set_apart(language: str, *, is_spaced: bool) -> None:
    spaced = {name for name, face in in_language(THEME, language).deck_faces.items() if face.tracking}
    assert {name for name, face in THEME.deck_faces.items() if face.tracking}
    assert bool(spaced) is is_spaced
