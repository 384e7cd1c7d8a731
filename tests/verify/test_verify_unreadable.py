"""Files that cannot be read: each is told for what it is, and nothing that a file can hold ends in a traceback."""

from __future__ import annotations

import io
import logging
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfWriter
from pypdf.generic import NameObject

from briefing.diagnostics import UnreadableFileError
from briefing.texts import Show
from briefing.verify import Transcript
from running import Ran
from verify.deck_file import A, DeckFile
from verify.pdf_damage import page_list
from verify.pdf_file import PdfFile, at
from verify.witness import CORPUS, OUTPUTS, read, witnessed

SINGLE = CORPUS / "single.yaml"
TURNS = 20


def package(**parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as written:
        for name, content in parts.items():
            written.writestr(name.replace("__", "/").replace("_", "."), content)
    return packed.getvalue()


def deck() -> bytes:
    return witnessed(SINGLE).deck


def pdf() -> bytes:
    return witnessed(SINGLE).pdf


def without_part(name: str) -> bytes:
    damaged = DeckFile(deck())
    del damaged.parts[name]
    return damaged.content()


def with_part(name: str, content: bytes) -> bytes:
    damaged = DeckFile(deck())
    damaged.parts[name] = content
    return damaged.content()


def flipped() -> bytes:
    """Return a deck in whose first slide one byte is another, so that its checksum is wrong."""
    content = DeckFile(deck()).content()
    place = content.index(b"Stands alone")
    return content[:place] + b"s" + content[place + 1 :]


def locked(password: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf()))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    packed = io.BytesIO()
    writer.write(packed)
    return packed.getvalue()


def changed(change: Callable[[PdfFile], object]) -> bytes:
    damaged = PdfFile(pdf())
    change(damaged)
    return damaged.content()


def strip(damaged: PdfFile) -> None:
    """Take away the names of all structure elements, as a printer driver does."""
    for element in damaged.elements():
        element.pop("/T", None)


def loop(damaged: PdfFile) -> None:
    """Hang an element of the structure below itself."""
    inner = damaged.element("Title (/)")
    damaged.held(inner).append(damaged.parent(inner).indirect_reference)


def empty(damaged: PdfFile) -> None:
    page_list(damaged).clear()


DECKS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty": (lambda: b"", "not-a-deck", "this file is no PowerPoint deck, or only a part of one"),
    "a text": (lambda: b"no such format", "not-a-deck", "this file is no PowerPoint deck"),
    "truncated": (lambda: deck()[: len(deck()) // 2], "not-a-deck", "only a part of one"),
    "truncated at its end": (lambda: deck()[:-30], "not-a-deck", "only a part of one"),
    "encrypted": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        "encrypted",
        "this file is encrypted, or of PowerPoint's old binary format",
    ),
    "another package": (lambda: package(word__document_xml="<x/>"), "not-a-deck", "it has no presentation part"),
    "an empty package": (package, "not-a-deck", "it has no presentation part"),
    "no slide list": (lambda: with_part("ppt/presentation.xml", b"<oh"), "damaged", "the part ppt/presentation.xml is no well-formed XML"),
    "a lost slide": (lambda: without_part("ppt/slides/slide2.xml"), "damaged", "the part ppt/slides/slide2.xml is missing"),
    "slides that are nowhere": (lambda: without_part("ppt/_rels/presentation.xml.rels"), "damaged", "the deck lists a slide that is not in it"),
    "a slide without end": (lambda: with_part("ppt/slides/slide2.xml", b" " * 50_000_001), "too-large", "slide2.xml is larger than 50 MB"),
    "a lost layout": (lambda: without_part("ppt/slideLayouts/slideLayout1.xml"), "damaged", "slideLayout1.xml is missing"),
    "a broken slide": (lambda: with_part("ppt/slides/slide2.xml", b"<p:sld"), "damaged", "the part ppt/slides/slide2.xml is no well-formed XML"),
    "a wrong byte": (flipped, "damaged", "cannot be unpacked"),
}
PDFS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty": (lambda: b"", "not-a-document", "this file is no PDF"),
    "a text": (lambda: b"no such format", "not-a-document", "this file is no PDF"),
    "a head alone": (lambda: b"%PDF-1.7", "damaged", "this PDF is truncated: its end is missing"),
    "truncated": (lambda: pdf()[: len(pdf()) // 2], "damaged", "this PDF is truncated"),
    "truncated at its end": (lambda: pdf()[:-40], "damaged", "this PDF is truncated"),
    "a head and an end": (lambda: b"%PDF-1.7\n%%EOF\n", "damaged", "this PDF is damaged or truncated"),
    "locked": (lambda: locked("secret"), "encrypted", "this PDF is encrypted"),
    "locked against changes": (lambda: locked(""), "encrypted", "this PDF is encrypted"),
    "without pages": (lambda: changed(empty), "damaged", "this PDF has no page"),
    "without a structure": (lambda: changed(lambda one: one.catalog.pop("/StructTreeRoot")), "untagged", "it has no structure tree of ours"),
    "with an empty structure": (lambda: changed(lambda one: one.root.pop("/K")), "untagged", "it has no structure tree of ours"),
    "with a structure of another program": (lambda: changed(strip), "untagged", "it has no structure tree of ours"),
    "with an endless structure": (lambda: changed(loop), "damaged", "this PDF is damaged or truncated"),
}


@pytest.mark.parametrize("name", DECKS)
def test_a_deck_that_cannot_be_read(name: str) -> None:
    expect("deck", *DECKS[name])


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_that_cannot_be_read(name: str) -> None:
    expect("document", *PDFS[name])


def expect(output: Show, content: Callable[[], bytes], code: str, message: str) -> None:
    with pytest.raises(UnreadableFileError, match=re.escape(message)) as raised:
        read(output, content())
    assert [finding.code for finding in raised.value.findings] == [code]


def test_files_are_told_by_what_they_are_not_by_their_names() -> None:
    with pytest.raises(UnreadableFileError, match="no PowerPoint deck"):
        read("deck", pdf())
    with pytest.raises(UnreadableFileError, match="no PDF"):
        read("document", deck())


# On the command line


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("single-deck.pptx", lambda: deck()[:-30], "error[not-a-deck]: this file is no PowerPoint deck, or only a part of one"),
        ("single-deck.pptx", DECKS["encrypted"][0], "error[encrypted]: "),
        ("single-briefing.pdf", lambda: pdf()[:-40], "error[damaged]: this PDF is truncated: its end is missing"),
        ("single-briefing.pdf", lambda: locked("secret"), "error[encrypted]: this PDF is encrypted"),
    ],
)
def test_check_tells_what_it_cannot_read(run: Callable[..., Ran], tmp_path: Path, file: str, content: Callable[[], bytes], message: str) -> None:
    path = tmp_path / file
    path.write_bytes(content())
    ran = run("check", SINGLE, path)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"{path}: {message}")
    assert len(ran.err.splitlines()) == 2  # the finding and its hint


def test_check_tells_that_a_folder_is_no_finished_file(run: Callable[..., Ran], tmp_path: Path) -> None:
    folder = tmp_path / "single-deck.pptx"
    folder.mkdir()
    ran = run("check", SINGLE, folder)
    assert (ran.code, ran.out) == (3, "")
    assert (
        ran.err == f"{folder}: error[not-a-file]: this is a folder, a pipe or a device, not a finished file\n  hint: name a .pptx or .pdf inside it\n"
    )


def test_the_library_says_nothing_by_itself(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    with caplog.at_level(logging.DEBUG, logger="playa"), pytest.raises(UnreadableFileError):
        read("document", pdf()[: len(pdf()) // 2] + b"%%EOF")
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


# Whatever a file may hold


@pytest.mark.parametrize("turn", range(TURNS))
@pytest.mark.parametrize("output", OUTPUTS)
def test_bytes_by_chance_are_read_or_told(output: Show, turn: int) -> None:
    chance = random.Random(turn)  # noqa: S311  no secret hangs on it
    content = bytearray(witnessed(SINGLE).content(output))
    for _ in range((1, 10, 100)[turn % 3]):
        content[chance.randrange(len(content))] = chance.randrange(256)
    assert settled(output, bytes(content))


@pytest.mark.parametrize("turn", range(TURNS))
def test_attributes_by_chance_are_read_or_told(turn: int) -> None:
    chance = random.Random(turn)  # noqa: S311  no secret hangs on it
    damaged = DeckFile(deck())
    for part in chance.sample(sorted(name for name in damaged.parts if name.endswith((".xml", ".rels"))), 5):
        for element in list(elements(damaged.root(part)))[chance.randrange(3) :: 40]:
            element.set(chance.choice(sorted(map(str, element.attrib))), chance.choice(["", "x", "-1", "99999999999", "../../x", "#"]))
    assert settled("deck", damaged.content())


@pytest.mark.parametrize("turn", range(TURNS))
def test_words_by_chance_are_read_or_told(turn: int) -> None:
    chance = random.Random(turn)  # noqa: S311  no secret hangs on it
    content = pdf()
    word = chance.choice(list(re.finditer(rb"(?<=[ \[/(])(\d+|[A-Za-z]+)(?=[ \])/>])", content)))
    other = chance.choice([b"0", b"x", b"null", b"-1", b"99999", b"<<>>", b"[]", b"("])
    assert settled("document", content[: word.start()] + other + content[word.end() :])


def elements(root: etree._Element) -> Iterator[etree._Element]:
    yield from (element for element in root.iter(etree.Element) if element.attrib)


def settled(output: Show, content: bytes) -> bool:
    """Say whether a file was read, or told for what it is; any other error is one of ours."""
    try:
        return isinstance(read(output, content), Transcript)
    except UnreadableFileError as told:
        return bool(told.findings)


def test_numbers_that_are_none_are_read_as_none() -> None:
    damaged = DeckFile(witnessed().deck)
    for number in damaged.slide("order~2").iter(f"{A}buAutoNum"):
        number.set("startAt", "many")
    assert any("Numeral (order/b1.5) says “1”, not “5”" in message for message in witnessed().messages("deck", damaged.content()))


def test_a_place_that_leads_to_no_page_is_told() -> None:
    damaged = PdfFile(pdf())
    names = at(damaged.catalog, "/Names", "/Dests")["/Names"]
    names[1] = NameObject("/Nowhere")
    assert settled("document", damaged.content())
