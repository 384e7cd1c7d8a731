"""Scripts whose glyphs do not say their text: it is written beside them, and nowhere else."""

from __future__ import annotations

from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pypdf
import pytest

from briefing.pdf.spelling import NOTHING, PaintedText, name_silent_glyphs, read_glyphs, spell
from briefing.verify import read_pdf
from briefing.verify.normalise import LINE_END
from pdf.drawn import draw, drawn
from pdf.faults import faults


def spelled(content: bytes) -> int:
    """Return how many marked sequences spell out their text."""
    streams = (page.get_contents() for page in pypdf.PdfReader(BytesIO(content)).pages)
    return sum(stream.get_data().count(b"/ActualText") for stream in streams if stream is not None)


def texts(content: bytes) -> list[str]:
    return [entry.text for entry in read_pdf(content).entries]


@pytest.mark.parametrize("name", ["article", "chinese", "german"])
def test_where_the_glyphs_say_the_text_nothing_is_spelled(name: str) -> None:
    assert spelled(drawn(name).content) == 0


@pytest.mark.parametrize("name", ["arabic", "hindi"])
def test_where_they_do_not_it_is(name: str) -> None:
    assert spelled(drawn(name).content) > 6


@pytest.mark.parametrize(
    "text",
    [
        "هل ستدفع الشركات مقابل OpenAI في سنة 2025؟",
        "שלום, עולם 12",
        "क्या कंपनियाँ भुगतान करेंगी?",
        "தமிழில் ஒரு வரி",
        "বাংলায় একটি লাইন",
        "ภาษาไทยหนึ่งบรรทัด",
        "café and cafe\u0301 side by side",
        "fi\u200cnd the joiner, and the mark \u200f of direction",
        "office, affluent, fjord, Wüste, naïve",
        "math \u2200x\u2208\u211d, narrow\u202fspace, nbsp\u00a0here",
        "two  spaces   three, zero\u200bwidth\u2060joiner",
        "Ελληνικά, русский, 中文, 日本語, 한국어",
    ],
)
def test_a_text_of_any_script_is_read_back_to_the_character(text: str) -> None:
    assert text in texts(draw(f"title: A\ntopics: [{{title: B, text: '{text}'}}]\n").content)


def test_a_word_is_parted_at_its_soft_hyphens_and_keeps_them() -> None:
    word = "Donau\u00addampf\u00adschiff\u00adfahrts\u00adgesell\u00adschafts\u00adkapi\u00adt\u00e4ns\u00adm\u00fctze"
    side = f"{{heading: Makers, text: '{word} und {word} und {word}'}}"
    written = draw(f"title: A\nlang: de\ntopics: [{{title: B, compare: [{side}, {side}, {side}, {side}]}}]\n")
    assert not faults(written)
    said = [text for text in texts(written.content) if text.startswith("Donau")]
    assert [text.count("\u00ad") for text in said] == [24] * 4
    assert all("\u00ad" + LINE_END in text for text in said)


def font(mapping: dict[int, str], *, bitmap: bool = False) -> SimpleNamespace:
    return SimpleNamespace(to_unicode=mapping, bitmap=bitmap)


def test_glyphs_are_read_from_the_stream_by_their_fonts() -> None:
    operators: list[Any] = ["/Span", {}, b"BDC", b"BT", b"/ABC 10.5 Tf", b"[<00010002>-12<0003>] TJ", b"/BIT 10 Tf", b"[<0a0b>] TJ", b"ET", b"EMC"]
    fonts = {"ABC": font({}), "BIT": font({}, bitmap=True)}
    assert list(read_glyphs(operators, fonts)) == [("ABC", 1), ("ABC", 2), ("ABC", 3), ("BIT", 10), ("BIT", 11)]


def test_a_glyph_that_says_nothing_is_named() -> None:
    one = font({1: "a", 2: ""})
    name_silent_glyphs([("F", 1), ("F", 2)], {"F": one})
    assert one.to_unicode == {1: "a", 2: NOTHING}


def test_a_text_is_spelled_only_where_its_glyphs_differ() -> None:
    same, other = PaintedText("ab", (("F", 1), ("F", 2)), {}), PaintedText("ba", (("F", 1), ("F", 2)), {})
    spell([same, other], {"F": font({1: "a", 2: "b"})})
    assert not same.properties
    spell([PaintedText("ab", (("F", 1), ("F", 2), ("F", 3)), same.properties)], {"F": font({1: "a", 2: "b", 3: " "})})
    assert not same.properties
    assert list(other.properties) == ["ActualText"]
