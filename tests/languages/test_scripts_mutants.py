"""Lines whose glyphs stand in another order than their letters: the witness must see that they are those of the text, and name what is not."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from pypdf.generic import ArrayObject, NameObject, TextStringObject

from languages.corpus import spoken
from verify.pdf_file import Found, PdfFile, at

TITLE = "Title (readers)"


def spelled(pdf: PdfFile) -> Found:
    """Return the element that says the title in the order of reading."""
    return next(kid for kid in pdf.kids(pdf.element(TITLE)) if "/S" in kid)


def codes(painted: bytes) -> list[bytes]:
    return [shown[place : place + 4] for shown in re.findall(rb"<([0-9a-f]+)>", painted) for place in range(0, len(shown), 4)]


def recode(pdf: PdfFile, change: Callable[[list[bytes]], list[bytes]]) -> None:
    """Paint the title with other glyphs."""
    page, content = pdf.painted(pdf.element(TITLE))[0]
    painted = pdf.marked(page, content)["painted"]
    changed = change(codes(painted))
    assert changed != codes(painted)
    fresh = re.sub(rb"\[.*\] TJ", b"[<%s>] TJ" % b"".join(changed), painted, count=1, flags=re.DOTALL)
    pdf.repaint(page, content, fresh)


def say(pdf: PdfFile, change: Callable[[str], str]) -> None:
    """Let the structure say another text."""
    properties = spelled(pdf)["/A"]["/P"][0]
    text = str(properties["/V"])
    assert change(text) != text
    properties[NameObject("/V")] = TextStringObject(change(text))


def silence(pdf: PdfFile) -> None:
    del spelled(pdf)["/A"]


def empty(pdf: PdfFile) -> None:
    spelled(pdf)[NameObject("/K")] = ArrayObject()


def remap(pdf: PdfFile) -> None:
    """Let two glyphs of the title's face say each other's letters."""
    page, content = pdf.painted(pdf.element(TITLE))[0]
    painted = pdf.marked(page, content)["painted"]
    face = re.search(rb"/(\w+) [\d.]+ Tf", painted)
    assert face is not None
    stream = at(pdf.writer.pages[page], "/Resources", "/Font", f"/{face[1].decode()}", "/ToUnicode")
    first, other = list(dict.fromkeys(codes(painted)))[:2]
    table = stream.get_data()
    said = dict(re.findall(rb"<([0-9a-f]+)> <([0-9a-f]+)>", table))
    assert said[first] != said[other]
    for code, text in ((first, said[other]), (other, said[first])):
        table = re.sub(rb"<%s> <[0-9a-f]+>" % code, b"<%s> <%s>" % (code, text), table)
    stream.set_data(table)


MUTANTS: dict[str, Callable[[PdfFile], None]] = {
    "two glyphs swapped": lambda pdf: recode(pdf, lambda codes: [codes[1], codes[0], *codes[2:]]),
    "a glyph less": lambda pdf: recode(pdf, lambda codes: codes[1:]),
    "a glyph twice": lambda pdf: recode(pdf, lambda codes: [codes[0], *codes]),
    "a glyph for another": lambda pdf: recode(pdf, lambda codes: [codes[2], *codes[1:]]),
    "from left to right": lambda pdf: recode(pdf, lambda codes: codes[::-1]),
    "the maps of two glyphs swapped": remap,
    "a word less is said": lambda pdf: say(pdf, lambda text: text.split(" ", 1)[1]),
    "a mark less is said": lambda pdf: say(pdf, lambda text: text.replace("أ", "\N{ARABIC LETTER ALEF}")),
    "two words are said the other way": lambda pdf: say(pdf, lambda text: " ".join(text.split(" ")[::-1])),
    "nothing is painted under what is said": empty,
}


@pytest.mark.parametrize("name", MUTANTS)
def test_an_arabic_title_is_named(name: str) -> None:
    good = spoken("ar")
    pdf = PdfFile(good.pdf)
    MUTANTS[name](pdf)
    messages = good.messages("document", pdf.content())
    assert messages
    assert any(TITLE in message or "something" in message for message in messages)


INDIC: dict[str, Callable[[PdfFile], None]] = {name: MUTANTS[name] for name in list(MUTANTS)[:6]}


@pytest.mark.parametrize("name", INDIC)
def test_a_bengali_title_is_named(name: str) -> None:
    good = spoken("bn")
    pdf = PdfFile(good.pdf)
    INDIC[name](pdf)
    assert any(TITLE in message for message in good.messages("document", pdf.content()))


def test_a_text_of_one_direction_that_is_not_said_is_read_from_the_right() -> None:
    pdf = PdfFile(spoken("ar").pdf)
    silence(pdf)
    assert spoken("ar").messages("document", pdf.content()) == []
    recode(pdf, lambda codes: codes[::-1])
    assert any(TITLE in message for message in spoken("ar").messages("document", pdf.content()))
