"""What painted glyphs say: every text is read back to the character, by its codes, or where they cannot say it, by the structure tree."""

# ruff: noqa: RUF001 (letters of other scripts are meant)

from __future__ import annotations

from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pypdf
import pytest

from briefing.pdf.glyph_texts import NOTHING, Codes, GlyphTexts, Painted, render_encoding, render_to_unicode, shared_out, texts_of
from briefing.verify import read_pdf
from pdf.drawn import Drawn, draw, drawn
from running import ROOT

TEXTS = {
    "ar": "هل ستدفع الشركات مقابل OpenAI في سنة 2025؟ لا، الله أعلم (نعم).",
    "he": "שלום, עולם 12 [א] ושָׁלוֹם",
    "hi": "क्या कंपनियाँ निर्णय का भुगतान करेंगी? क्षत्रिय, प्रौद्योगिकी",
    "ta": "தமிழில் கொண்டு கௌரவம் ஸ்ரீ",
    "bn": "বাংলায় গ্রন্থাগার কোথায় ক্ষ জ্ঞ",
    "th": "ภาษาไทยหนึ่งบรรทัด",
    "fa": "کتابخانه‌ها می‌روند",
    "fr": "«\u00a0ça va\u202f?\u00a0» ou non",
    "en": "café and cafe\u0301, fi\u200cnd the joiner, and the mark \u200f of direction; office, fjord",
    "el": "Ελληνικά, русский, 中文, 日本語, 한국어",
    "de": "Donau\u00addampf\u00adschiff",
}


def texts(content: bytes) -> list[str]:
    return [entry.text for entry in read_pdf(content).entries]


def properties(written: Drawn) -> list[str]:
    """Return the texts that structure elements say as a property."""
    found = (element.entries.get("A") for element in written.elements)
    return [str(one["P"]) for one in found if isinstance(one, dict) and "UserProperties" in str(one.get("O"))]


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_of_any_script_is_read_back_to_the_character(language: str) -> None:
    assert TEXTS[language] in texts(draw(f"lang: {language}\ntitle: A\ntopics: [{{title: B, text: '{TEXTS[language]}'}}]\n").content)


@pytest.mark.parametrize("name", ["article", "chinese", "hindi"])
def test_where_the_codes_say_the_text_the_tree_does_not(name: str) -> None:
    assert not properties(drawn(name))


def test_where_they_do_not_it_does() -> None:
    written = drawn("arabic")
    assert len(properties(written)) > 6
    assert str(pypdf.PdfReader(BytesIO(written.content)).root_object["/MarkInfo"]) == "{'/Marked': True, '/UserProperties': True}"


@pytest.mark.parametrize("name", ["arabic", "hindi"])
def test_no_text_is_spelled_in_the_page_where_viewers_would_reverse_it(name: str) -> None:
    streams = [page.get_contents() for page in pypdf.PdfReader(BytesIO(drawn(name).content)).pages]
    assert streams
    assert all(b"ActualText" not in stream.get_data() for stream in streams if stream is not None)


@pytest.mark.parametrize("language", ["ar", "fa", "he", "hi", "ta", "bn"])
def test_a_viewer_copies_the_words(language: str) -> None:
    import subprocess

    outline = (ROOT / "tests" / "corpus" / "languages" / f"{language}.yaml").read_text(encoding="utf-8")
    copied = subprocess.run(["pdftotext", "-", "-"], input=draw(outline).content, capture_output=True, check=True).stdout.decode()
    words = [word.rstrip("،,;") for word in outline.split('title: {text: "')[1].split('"')[0].split()]
    assert len(words) > 8
    lost = [word for word in words if word.replace("\u200c", "") not in copied]
    assert len(lost) <= 1  # poppler takes a mark above its letter for a line of its own


def font() -> SimpleNamespace:
    return SimpleNamespace(hash="F", to_unicode={}, bitmap=False, missing={})


def painted(*glyphs: tuple[int, str]) -> list[Painted]:
    codes = Codes(font())
    return [Painted(codes, glyph, text) for glyph, text in glyphs]


@pytest.mark.parametrize(
    ("glyphs", "said"),
    [
        ([(1, "a"), (2, "b")], ["a", "b"]),
        ([(1, "fi"), (2, "n")], ["fi", "n"]),
        ([(1, ""), (2, "कि")], ["क", "ि"]),  # the sign is painted first
        ([(1, ""), (2, "क"), (3, "ो"), (4, " "), (5, "ख")], ["क", "ो", NOTHING, " ", "ख"]),  # a sign of two parts
        ([(1, ""), (2, "क"), (3, "ो"), (4, "क्ष")], ["क", "ो", "क", "्ष"]),  # borrowed from what follows
        ([(1, "لا"), (2, "ب")], ["ال", "ب"]),  # a ligature stands from left to right, too
        ([(1, "رَ"), (2, "")], ["َ", "ر"]),
        ([(1, "שָׁ"), (2, ""), (3, ""), (4, "1")], ["ׁ", "ָ", "ש", "1"]),
    ],
)
def test_glyphs_share_out_the_text_of_their_cluster(glyphs: list[tuple[int, str]], said: list[str]) -> None:
    assert list(shared_out(painted(*glyphs))) == said


def test_a_glyph_has_a_code_for_each_text() -> None:
    codes = Codes(font())
    assert [codes.code(7, "a"), codes.code(7, "a"), codes.code(7, "b"), codes.code(8, "c"), codes.code(7, "d")] == [7, 7, 0xFFFF, 8, 0xFFFE]
    assert codes.code(0xFFFF, "e") == 0xFFFD
    assert not codes.is_identity
    assert codes.glyphs[0xFFFD] == 0xFFFF


def test_the_operators_of_a_page_bear_the_codes() -> None:
    texts, one = GlyphTexts(), font()
    texts.add_font((one, 1.0))
    one.to_unicode[1] = "a"
    one.to_unicode[2] = "b"
    operators: list[Any] = ["/Span", {}, b"BDC", b"BT", b"[<0001>-12<0002>] TJ"]
    assert texts.say(operators, 0) == "ab"
    assert operators[-1] == b"[<0001>-12<0002>] TJ"
    for text in ("x", "b"):
        one.to_unicode[1 if text == "x" else 2] = text
    operators = [b"[<00010002>] TJ"]
    assert texts.say(operators, 0) == "xb"
    assert operators == [b"[<ffff0002>] TJ"]
    assert dict(one.to_unicode) == {1: "a", 2: "b"}


def test_code_maps_are_written_in_batches() -> None:
    assert "<0007> <0061>\nendbfchar" in render_to_unicode({7: "a"})
    assert "<ffff> <d83ddcda>" in render_to_unicode({0xFFFF: "📚"})
    assert render_encoding(dict.fromkeys(range(150), 3)).count("begincidchar") == 2


@pytest.mark.parametrize("text", ["a plain text, of 1 line (and more).", "Ж а\u00a0b", "one \u200f mark", "שלום a", "a"])
def test_a_plain_text_is_shared_out_without_looking(text: str) -> None:
    glyphs = painted(*((number, character) for number, character in enumerate(text)))
    assert list(texts_of(glyphs)) == list(shared_out(glyphs))
