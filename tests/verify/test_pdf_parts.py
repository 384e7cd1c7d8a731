"""A PDF as parts: what is no whole PDF is told, and what its objects say is found where it stands."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections.abc import Callable, Mapping

import pytest
from playa.exceptions import PDFException
from pypdf import PdfWriter

from briefing.diagnostics import UnreadableFileError
from briefing.verify.deck_parts import WHOLE
from briefing.verify.pdf_parts import PdfParts, kids, reading
from verify.tiny_pdf import element, stream, text, tiny

ONE = text("One", 0)


def locked(password: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(tiny(ONE)))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    packed = io.BytesIO()
    writer.write(packed)
    return packed.getvalue()


REFUSED: Mapping[str, tuple[Callable[[], bytes], tuple[str, str, str]]] = {
    "no PDF": (lambda: b" %PDF-1.7", ("not-a-document", "this file is no PDF", "name a .pdf")),
    "no page": (tiny, ("damaged", "this PDF has no page", WHOLE)),
    "no end": (lambda: tiny(ONE)[:-2], ("damaged", "this PDF is truncated: its end is missing", WHOLE)),
    "an end far from the end": (lambda: tiny(ONE) + b" " * 1019, ("damaged", "this PDF is truncated: its end is missing", WHOLE)),
    "with a password": (lambda: locked("secret"), ("encrypted", "this PDF is encrypted", "save it without a password")),
    "with a password to change it": (lambda: locked(""), ("encrypted", "this PDF is encrypted", "save it without a password")),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_whole_pdf_is_told(name: str) -> None:
    make, told = REFUSED[name]
    with pytest.raises(UnreadableFileError, match=told[1]) as failure:
        PdfParts(make())
    assert [(one.code, one.message, one.hint) for one in failure.value.findings] == [told]


def test_a_little_may_stand_behind_the_end() -> None:
    assert len(PdfParts(tiny(ONE) + b" " * 1018).pages) == 1


FAILURES = (
    *(ValueError, KeyError, IndexError, TypeError, AttributeError, ZeroDivisionError, AssertionError),
    *(RecursionError, StopIteration, EOFError, SystemError, MemoryError, PDFException, struct.error, zlib.error),
)


@pytest.mark.parametrize("failure", FAILURES)
def test_what_a_damaged_file_ends_in_is_told(failure: type[Exception]) -> None:
    for failed, said in ((failure(), failure.__name__), (failure("oh"), str(failure("oh")))):
        with pytest.raises(UnreadableFileError, match="damaged") as told, reading():
            raise failed
        (one,) = told.value.findings
        assert (one.code, one.message, one.hint) == ("damaged", f"this PDF is damaged or truncated: {said}", WHOLE)


def test_what_no_damage_ends_in_is_no_news_of_a_file() -> None:
    with pytest.raises(OSError, match="disk"), reading():
        raise OSError("disk")
    refused = UnreadableFileError(())
    with pytest.raises(UnreadableFileError) as told, reading():
        raise refused
    assert told.value is refused


@pytest.mark.parametrize("propagates", [True, False])
def test_what_the_library_warns_of_is_heard_by_nobody(propagates: bool) -> None:  # noqa: FBT001 (a parameter)
    logger, heard = logging.getLogger("playa"), _Heard()
    before = logger.propagate, list(logger.handlers)
    logger.propagate = propagates
    logging.getLogger().addHandler(heard)
    try:
        with reading():
            logger.warning("no news")
            assert len(logger.handlers) == len(before[1]) + 1
        assert (logger.propagate, logger.handlers) == (propagates, before[1])
    finally:
        logging.getLogger().removeHandler(heard)
        logger.propagate = before[0]
    assert heard.said == []


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


# What objects say


def test_the_root_of_the_structure_tree() -> None:
    assert "K" in PdfParts(tiny(ONE)).root
    assert PdfParts(tiny(ONE, catalog="/StructTreeRoot [1]")).root == {}
    assert PdfParts(tiny(ONE, catalog="/StructTreeRoot null")).root == {}


PRIVATE = {
    "data": ("/PieceInfo <</Briefing <</Private STAMP>>>>", b"kept"),
    "of another owner": ("/PieceInfo <</Other <</Private STAMP>>>>", b""),
    "none": ("", b""),
    "no dictionary": ("/PieceInfo [1]", b""),
    "no dictionary of ours": ("/PieceInfo <</Briefing [1]>>", b""),
    "no stream": ("/PieceInfo <</Briefing <</Private 1>>>>", b""),
    "nothing": ("/PieceInfo <</Briefing <<>>>>", b""),
}


@pytest.mark.parametrize("name", PRIVATE)
def test_private_data(name: str) -> None:
    catalog, expected = PRIVATE[name]
    assert PdfParts(tiny(ONE, catalog=catalog, objects={"STAMP": stream("", b"kept")})).private == expected


def test_the_language() -> None:
    assert PdfParts(tiny(ONE, catalog="/Lang (de-CH)")).language == "de-CH"
    assert PdfParts(tiny(ONE)).language == ""


LISTED = {
    "once": ("", {}, 2),
    "twice": ("PAGE1 PAGE2 PAGE1", {}, 3),
    "in a loop": ("PAGE1 PAGE2 MORE", {"MORE": "<</Type /Pages /Count 1 /Parent PAGES /Kids [MORE]>>"}, 3),
    "in a loop with a page": ("PAGE1 MORE", {"MORE": "<</Type /Pages /Count 2 /Parent PAGES /Kids [PAGE2 MORE]>>"}, 52),
    "what is no page": ("PAGE1 PAGE2 5", {}, 3),
    "in a list below": ("PAGE1 MORE", {"MORE": "<</Type /Pages /Count 2 /Parent PAGES /Kids [PAGE2 PAGE2]>>"}, 3),
}


@pytest.mark.parametrize("name", LISTED)
def test_how_many_pages_are_listed(name: str) -> None:
    listed, objects, expected = LISTED[name]
    assert PdfParts(tiny(ONE, ONE, listed=listed, objects=objects)).listed_pages == expected


def test_the_number_of_a_page() -> None:
    parts = PdfParts(tiny(ONE, ONE, tree=[element("P", 0, page=2), element("P", 0)]))
    assert [parts.page_number(kid["Pg"]) for kid in kids(parts.root, parts) if isinstance(kid, dict)] == [2, 1]
    assert parts.page_number(None) == parts.page_number(parts.root) == 0


def test_what_lies_on_a_page() -> None:
    content = tiny(ONE, ONE, annotations=["/Subtype /Link", "", "/Subtype /Text"], pages={2: "/Annots [<</Subtype /Link>> 1 null]"})
    parts = PdfParts(content)
    first = list(parts.annotations(1))
    assert [kind for _, kind in first] == ["Link", "", "Text"]
    assert len({number for number, _ in first}) == 3
    assert list(parts.annotations(2)) == [(0, "Link")]
    assert parts.lying == {0, *(number for number, _ in first)}
    assert list(PdfParts(tiny(ONE)).annotations(1)) == []


def test_texts_names_and_numbers_as_texts() -> None:
    parts = PdfParts(tiny(ONE, catalog="/A (x) /B /Name /C 5 /D <FEFF05D0> /E AT", objects={"AT": "(there)"}))
    found = parts._document.catalog
    assert [parts.text(found.get(name)) for name in "ABCDEF"] == ["x", "Name", "5", "א", "there", ""]


def test_the_children_of_an_element() -> None:
    parts = PdfParts(tiny(ONE, objects={"FIVE": "5"}))
    assert list(kids({"K": [1, None, 2]}, parts)) == [1, 2]
    assert list(kids({"K": 0}, parts)) == [0]
    assert list(kids({}, parts)) == []
