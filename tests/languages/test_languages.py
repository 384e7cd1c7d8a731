"""One briefing in every language that the furniture speaks: it is proven, its fonts and directions are right, nothing in it is lost."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import page
import pytest
from fontTools.unicodedata import script
from lxml import etree
from openxml_audit import validate_pptx

from briefing.language import likely_tag, office_tag
from briefing.outline import read_outline
from languages.corpus import EVERY, FOLDER, LANGUAGES, RIGHT_TO_LEFT, spoken

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
HELD = ("no", "1.10", "0777", "1e3")

OWN_SCRIPTS = {"Hans": {"Hani"}, "Hant": {"Hani"}, "Jpan": {"Hani", "Hira", "Kana"}, "Kore": {"Hang"}}
SHARED = {"Zyyy", "Zinh"}


def texts(language: str, output: str) -> list[str]:
    good = spoken(language)
    return [entry.text for entry in good.expected["deck" if output == "deck" else "document"].entries]


def parts(language: str, pattern: str) -> Iterator[etree._Element]:
    """Yield the parts of a deck whose names have a pattern."""
    with zipfile.ZipFile(io.BytesIO(spoken(language).deck)) as package:
        for name in package.namelist():
            if re.fullmatch(pattern, name):
                yield etree.fromstring(package.read(name))


def test_every_language_has_an_outline_that_says_what_it_is_for() -> None:
    outlines = {path.stem: path.read_text(encoding="utf-8").splitlines() for path in FOLDER.glob("*.yaml")}
    assert set(outlines) == set(LANGUAGES)
    assert all(lines[0].startswith("# ") and len(lines[0]) > 60 and lines[1] == f"lang: {language}" for language, lines in outlines.items())


def test_the_outlines_say_the_same() -> None:
    """Each has every topic, block and source of the English one, so that a language is no easier than another."""
    documents = {language: read_outline(FOLDER / f"{language}.yaml").document for language in LANGUAGES}
    shapes = {
        language: [
            (topic.key, [type(block).__name__ for block in topic.body], bool(topic.notes)) for section in one.sections for topic in section.topics
        ]
        for language, one in documents.items()
    }
    assert len(shapes["en"]) == 7
    assert {language: shape for language, shape in shapes.items() if shape != shapes["en"]} == {}


@pytest.mark.parametrize("language", EVERY)
def test_it_is_proven_without_a_finding(language: str) -> None:
    good = spoken(language)
    assert good.findings("deck", good.deck) == ()
    assert good.findings("document", good.pdf) == ()
    assert good.document.language == language


@pytest.mark.parametrize("language", EVERY)
@pytest.mark.parametrize("output", ["deck", "document"])
def test_words_that_yaml_would_take_for_others_are_kept(output: str, language: str) -> None:
    said = " ".join(texts(language, output))
    assert [word for word in HELD if re.search(rf"(?<![\w.]){re.escape(word)}|[^\x00-\x7f]{re.escape(word)}", said) is None] == []
    assert "📚" in said


@pytest.mark.parametrize("language", EVERY)
def test_every_run_says_a_language_that_is_written_in_its_letters(language: str) -> None:
    runs = [run for part in parts(language, r"ppt/(slides|notesSlides)/[^/]*\.xml") for run in part.iter(f"{A}r")]
    assert len(runs) > 100
    strange = set()
    for run in runs:
        style = run.find(f"{A}rPr")
        assert style is not None
        tag, text = style.get("lang", ""), run.findtext(f"{A}t") or ""
        letters = {script(character) for character in text if character.isalpha()} - SHARED
        own = likely_tag(tag)[1]
        strange |= {(tag, text) for found in letters if found not in OWN_SCRIPTS.get(own, {own})}
    assert strange == set()
    assert office_tag(language) in {style.get("lang") for run in runs for style in run.iter(f"{A}rPr")}


OFFICE_FONTS = {
    "zh-Hans": ("Microsoft YaHei", "Arial"),
    "zh-Hant": ("Microsoft JhengHei", "Arial"),
    "ja": ("Yu Gothic", "Arial"),
    "ko": ("Malgun Gothic", "Arial"),
    "ar": ("Microsoft YaHei", "Arial"),
    "hi": ("Microsoft YaHei", "Nirmala UI"),
    "bn": ("Microsoft YaHei", "Nirmala UI"),
    "de": ("Microsoft YaHei", "Arial"),
}


@pytest.mark.parametrize("language", [one for one in EVERY if (one if isinstance(one, str) else one.values[0]) in OFFICE_FONTS])
def test_the_deck_names_the_fonts_of_its_language(language: str) -> None:
    (theme,) = parts(language, "ppt/theme/theme1.xml")
    named = {kind: {face.get("typeface") for face in theme.iterfind(f".//{A}minorFont/{A}{kind}")} for kind in ("ea", "cs")}
    assert (named["ea"], named["cs"]) == ({OFFICE_FONTS[language][0]}, {OFFICE_FONTS[language][1]})


@pytest.mark.parametrize("language", EVERY)
def test_emoji_have_their_font_in_the_deck(language: str) -> None:
    runs = [run for part in parts(language, r"ppt/slides/[^/]*\.xml") for run in part.iter(f"{A}r") if "📚" in (run.findtext(f"{A}t") or "")]
    assert len(runs) == 1
    faces = {str(face.tag).removeprefix(A): face.get("typeface") for face in runs[0].iterfind(f"{A}rPr/*[@typeface]")}
    assert runs[0].findtext(f"{A}t") == "📚"
    assert faces == {"ea": "Segoe UI Emoji", "cs": "Segoe UI Emoji", "sym": "Segoe UI Emoji"}


@pytest.mark.parametrize("language", EVERY)
def test_every_paragraph_and_table_of_the_deck_has_its_direction(language: str) -> None:
    slides = list(parts(language, r"ppt/(slides|notesSlides)/[^/]*\.xml"))
    said = [properties.get("rtl", "0") for slide in slides for properties in slide.iter(f"{A}pPr")]
    tables = [properties.get("rtl", "0") for slide in slides for properties in slide.iter(f"{A}tblPr")]
    wanted = "1" if language in RIGHT_TO_LEFT else "0"
    assert len(said) > 60
    assert tables
    assert set(said) == set(tables) == {wanted}


PDF_FONTS = {
    "zh-Hans": "Noto-Sans-CJK-SC",
    "zh-Hant": "Noto-Sans-CJK-TC",
    "ja": "Noto-Sans-CJK-JP",
    "ko": "Noto-Sans-CJK-KR",
    "ar": "Noto-Sans-Arabic",
    "fa": "Noto-Sans-Arabic",
    "he": "Liberation-Sans",
    "hi": "Noto-Sans-Devanagari",
    "ta": "Noto-Sans-Tamil",
    "bn": "Noto-Sans-Bengali",
}
OTHERS = frozenset({"Caladea", "Carlito", "Liberation-Mono", "Liberation-Sans", "Liberation-Serif", "Noto-Color-Emoji", "Noto-Sans"})


@pytest.mark.parametrize("language", EVERY)
def test_the_document_is_set_in_the_fonts_of_its_language(language: str, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(spoken(language).pdf)
    listed = subprocess.run(["pdffonts", str(file)], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
    families = {re.sub("^[A-Z]{6}.|-(Bold|Oblique|Italic|Bold-Italic|Bold-Oblique)$", "", line.split()[0]) for line in listed}
    assert PDF_FONTS.get(language, "Carlito") in families
    assert families - OTHERS <= {PDF_FONTS.get(language, "Carlito")}
    assert "Noto-Color-Emoji" in families


@pytest.mark.parametrize("language", EVERY)
def test_both_files_are_valid(language: str, tmp_path: Path) -> None:
    good = spoken(language)
    for name, content in (("a.pptx", good.deck), ("a.pdf", good.pdf)):
        (tmp_path / name).write_bytes(content)
    report = page.validate_pdf(str(tmp_path / "a.pdf"), profile="ua1")
    assert report.is_compliant, [str(failure) for failure in report.failures]
    assert [str(finding) for finding in validate_pptx(str(tmp_path / "a.pptx")).errors] == []


@pytest.mark.full
def test_every_text_of_every_language_stays_in_its_place(tmp_path: Path) -> None:
    from deck.decks import THEME
    from deck.rendering import draw, problems

    drawn = draw({language: spoken(language).deck for language in LANGUAGES}, tmp_path, THEME)
    assert set(drawn) == set(LANGUAGES)
    assert {language: problems(found) for language, found in drawn.items() if problems(found)} == {}
