"""Words in another script bear their language, and notes are notes, for those who listen."""

from __future__ import annotations

import pytest

from briefing.pdf.languages import in_languages
from pdf.drawn import Drawn, draw
from pdf.faults import lost_text

STRANGE = """title: Москва in a title
lang: en
topics:
- title: The word 生态系统
  body:
  - text: "In **Chinese 一个、系统** it is said, in Greek τὰ πάντα ῥεῖ."
  - aside: A note of a few words.
"""


def spoken(document: Drawn) -> list[tuple[str, str]]:
    """Return the language and text of each structure element that names one."""
    return [(str(element.entries["Lang"], "ascii"), element.text) for element in document.elements if "Lang" in element.entries]


def test_words_in_another_script_bear_their_language() -> None:
    document = draw(STRANGE)
    assert spoken(document) == [("ru-RU", "Москва"), ("zh-CN", "生态系统"), ("zh-CN", "一个、系统"), ("el-GR", "τὰ πάντα ῥεῖ")]
    assert not list(lost_text(document))


def test_a_note_in_the_rail_is_a_note_with_an_id() -> None:
    (note,) = (element for element in draw(STRANGE).elements if element.kind == "Note")
    assert note.text == "A note of a few words."
    assert note.entries["ID"]


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("plain words", "en", [("plain words", "")]),
        ("Москва", "en", [("Москва", "ru-RU")]),
        ("a «Москва», b", "en", [("a «", ""), ("Москва", "ru-RU"), ("», b", "")]),
        ("Москва и 系统.", "en", [("Москва и", "ru-RU"), (" ", ""), ("系统", "zh-CN"), (".", "")]),
        ("AI是系统", "zh-Hans", [("AI是系统", "")]),
        ("東京とソウル서울", "ja", [("東京とソウル", ""), ("서울", "ko-KR")]),
        ("Москва AI", "ru", [("Москва AI", "")]),
        ("Москва and שלום", "en", [("Москва and שלום", "")]),
        ("قال Москва", "ar", [("قال Москва", "")]),
        ("\U000e0052系\u200d b", "de", [("\U000e0052系\u200d", "zh-CN"), (" b", "")]),
    ],
)
def test_a_text_is_parted_where_its_language_changes(text: str, language: str, parts: list[tuple[str, str]]) -> None:
    assert list(in_languages(text, language)) == parts
