"""Emoji: one picture and one run each, whatever they are made of, and every character of them in both files."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from lxml import etree

from briefing.texts import Show
from running import ROOT
from verify.pdf_file import PdfFile
from verify.witness import OUTPUTS, Witnessed, read, witnessed

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
FACES = {"Segoe UI Emoji"}
LINES = (
    "👩‍👩‍👧 stands ✊🏽 here ✊ and ☝🏽 there",
    "Flags: 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇩🇪🇫🇷 🏳️‍🌈, and 👨🏽‍💻",
    "Signs that show as letters, and as pictures: ❤ ❤️ © ©️ ☎ ☎️ ♥︎ ‼️",
    "ملاحظة 👩‍👩‍👧 هنا 🇩🇪 (1.10)",
)
WHOLE = ("👩‍👩‍👧", "✊🏽", "☝🏽", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇩🇪🇫🇷", "🏳️‍🌈", "👨🏽‍💻", "❤️", "©️", "☎️", "‼️", "1️⃣", "🅰️")


def emoji() -> Witnessed:
    return witnessed(ROOT / "tests" / "corpus" / "emoji.yaml")


def runs() -> Iterator[tuple[str, set[str]]]:
    """Yield the texts of runs on slides, with the fonts that they name for signs."""
    with zipfile.ZipFile(io.BytesIO(emoji().deck)) as package:
        for name in package.namelist():
            if re.fullmatch(r"ppt/slides/[^/]*\.xml", name):
                for run in etree.fromstring(package.read(name)).iter(f"{A}r"):
                    yield run.findtext(f"{A}t") or "", {str(face.get("typeface")) for face in run.iterfind(f"{A}rPr/{A}sym")}


@pytest.mark.parametrize("output", OUTPUTS)
def test_every_character_of_them_is_in_both_files(output: Show) -> None:
    good = emoji()
    assert good.messages(output, good.content(output)) == []
    said = [entry.text for entry in read(output, good.content(output)).entries]
    assert [line for line in LINES if line not in said] == []
    assert 'print("📚")\n  👩‍👩‍👧' in said


@pytest.mark.parametrize("whole", WHOLE)
def test_one_is_one_run_in_its_font(whole: str) -> None:
    assert [faces for text, faces in runs() if text == whole and faces == FACES]
    assert not [text for text, faces in runs() if whole in text and faces != FACES]


def test_nothing_else_is_in_their_font() -> None:
    told = [text for text, faces in runs() if faces]
    assert told
    assert [text for text in told if re.search(r"[A-Za-z\s]", text)] == []
    assert not [text for text in told if text in {"❤", "©", "☎", "♥︎"}]


def pictures(pdf: PdfFile) -> Iterator[tuple[int, int, bytes]]:
    """Yield where the title of a topic paints pictures of emoji."""
    for page, content in pdf.painted(pdf.element("Title (table)")):
        yield page, content, pdf.marked(page, content)["painted"]


def test_an_emoji_without_its_picture_is_seen() -> None:
    pdf = PdfFile(emoji().pdf)
    found = [(page, content, painted) for page, content, painted in pictures(pdf) if b" Do" in painted]
    assert len(found) == 1
    page, content, painted = found[0]
    pdf.repaint(page, content, re.sub(rb"/\w+ Do", b"", painted))
    messages = emoji().messages("document", pdf.content())
    assert any("1 emoji without a picture" in message for message in messages)


def test_a_picture_too_many_is_seen() -> None:
    pdf = PdfFile(emoji().pdf)
    page, content, painted = next(found for found in pictures(pdf) if b" Do" in found[2])
    pdf.repaint(page, content, re.sub(rb"(/\w+ Do)", rb"\1 \1", painted))
    assert any("a picture" in message for message in emoji().messages("document", pdf.content()))


def test_another_sequence_under_the_same_picture_is_seen() -> None:
    pdf = PdfFile(emoji().pdf)
    page, content, painted = next(found for found in pictures(pdf) if b" Do" in found[2])
    other = pdf.marked(*pdf.painted(pdf.element("Title (chart)"))[-1])["painted"]
    shown, else_shown = (re.findall(rb"\[<([0-9a-f]{4})>0\] TJ", one)[-1] for one in (painted, other))
    assert shown != else_shown
    pdf.repaint(page, content, painted.replace(b"<" + shown + b">", b"<" + else_shown + b">"))
    assert any("Title (table)" in message for message in emoji().messages("document", pdf.content()))
