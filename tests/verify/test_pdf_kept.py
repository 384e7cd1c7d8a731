"""What a kept page is known again by: tiny PDFs that differ in one thing."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from briefing.verify import pdf_kept, pdf_paint, read_pages
from briefing.verify.pdf_kept import KeptPages, ReadPage, forgetting
from briefing.verify.pdf_paint import Drawn, PaintedPage
from verify.tiny_pdf import stream, text, tiny

if TYPE_CHECKING:
    from playa.document import Document

SAID = text("a", 0)


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    with forgetting():
        yield


def kept(content: bytes) -> KeptPages:
    return KeptPages(pages(content))


@cache
def _document(content: bytes) -> Document:
    """Return a document, which lives as long as its pages are asked for."""
    import playa

    return playa.parse(content)


def pages(content: bytes) -> tuple[Any, ...]:
    return tuple(_document(content).pages)


def form(inner: str, said: str = "") -> Mapping[str, bytes | str]:
    """Return a form that is painted by its name, in a dictionary of its own."""
    return {"FORM": stream(f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] {said}", inner.encode()), "FORMS": "<</X FORM>>"}


ONES: Mapping[str, bytes] = {
    "as it is": tiny(SAID),
    "another text": tiny(text("b", 0)),
    "another box": tiny(SAID, pages={1: "/MediaBox [0 0 600 801]"}),
    "a crop box": tiny(SAID, pages={1: "/CropBox [0 0 500 800]"}),
    "turned": tiny(SAID, pages={1: "/Rotate 90"}),
    "in another unit": tiny(SAID, pages={1: "/UserUnit 2"}),
    "a form": tiny(SAID, resources="/XObject FORMS", objects=form("1 0 0 rg")),
    "a form of another content": tiny(SAID, resources="/XObject FORMS", objects=form("1 0 1 rg")),
    "a form that says more": tiny(SAID, resources="/XObject FORMS", objects=form("1 0 0 rg", "/Matrix [1 0 0 1 0 0]")),
    "a list": tiny(SAID, resources="/Odd [1 2]"),
    "a list in another order": tiny(SAID, resources="/Odd [2 1]"),
    "a list in a list": tiny(SAID, resources="/Odd [[1] 2]"),
    "a dictionary": tiny(SAID, resources="/Odd <</A 1>>"),
    "a dictionary of other names": tiny(SAID, resources="/Odd <</B 1>>"),
    "a list like a dictionary": tiny(SAID, resources="/Odd [/A 1]"),
    "a list of one": tiny(SAID, resources="/Odd [1]"),
    "a dictionary of a list": tiny(SAID, resources="/Odd <</list 1>>"),
    "a dictionary of a length": tiny(SAID, resources="/Odd <</Length 4>>"),
    "a stream": tiny(SAID, resources="/Odd MORE", objects={"MORE": stream("", b"dict")}),
    "cropped with its fellows": tiny(
        SAID, listed="MORE", objects={"MORE": "<</Type /Pages /Parent PAGES /Count 1 /CropBox [0 0 9 9] /Kids [PAGE1]>>"}
    ),
    "turned with its fellows": tiny(SAID, listed="MORE", objects={"MORE": "<</Type /Pages /Parent PAGES /Count 1 /Rotate 180 /Kids [PAGE1]>>"}),
    "a loop": tiny(SAID, resources="/Odd LOOP", objects={"LOOP": "<</A LOOP>>"}),
    "a loop of another name": tiny(SAID, resources="/Odd LOOP", objects={"LOOP": "<</B LOOP>>"}),
}
SAME: Mapping[str, bytes] = {
    "what lies on the page": tiny(SAID, annotations=["/Subtype /Link"]),
    "another page behind it": tiny(SAID, text("b", 0)),
    "an object that nothing refers to": tiny(SAID, objects={"MORE": "<</A 1>>"}),
    "a name that no reading depends on": tiny(SAID, pages={1: "/Tabs /S"}),
}


def mark(content: bytes, number: int = 1) -> bytes:
    return kept(content)._mark(number)


def test_pages_that_differ_in_what_is_read_have_other_marks() -> None:
    marks = {name: mark(content) for name, content in ONES.items()}
    assert [pair for pair in combinations(marks, 2) if marks[pair[0]] == marks[pair[1]]] == []


@pytest.mark.parametrize("name", SAME)
def test_what_no_reading_depends_on_makes_no_other_page(name: str) -> None:
    assert mark(SAME[name]) == mark(ONES["as it is"])


def test_a_page_of_another_number_is_another_page() -> None:
    two = tiny(SAID, SAID)
    assert mark(two, 1) != mark(two, 2)


def test_each_page_is_read_as_if_it_were_the_first() -> None:
    three = tiny(*(f"{text(said, 0)} /Figure <</MCID 1>> BDC 1 0 0 rg 10 10 {width} 20 re f EMC" for said, width in (("a", 3), ("b", 4), ("c", 5))))
    one, shapes = kept(three), [dict(pdf_paint.drawn_shapes(page)) for page in pages(three)]
    assert [one.painted(number) for number in (1, 2, 3)] == [pdf_paint.read_page(page, number) for number, page in enumerate(pages(three), start=1)]
    assert [one.shapes(number) for number in (1, 2, 3)] == shapes
    assert shapes[0] != shapes[1] != shapes[2] != shapes[0]


def test_pages_are_read_once_in_two_documents_and_anew_in_between(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def read_page(_page: object, number: int) -> PaintedPage:
        read.append(number)
        return PaintedPage({}, ())

    def drawn_shapes(_page: object) -> Iterator[tuple[int, Drawn]]:
        read.append(0)
        yield from ()

    monkeypatch.setattr(pdf_kept, "read_page", read_page)
    monkeypatch.setattr(pdf_kept, "drawn_shapes", drawn_shapes)
    two = tiny(SAID, SAID)
    for _ in range(2):
        one = kept(two)
        assert [one.painted(number) for number in (2, 1, 2)] == [PaintedPage({}, ())] * 3
        assert [one.shapes(number) for number in (2, 2)] == [{}, {}]
    assert read == [2, 1, 0]
    with forgetting():
        kept(two).painted(1)
        kept(tiny(text("c", 0))).shapes(1)
        assert read == [2, 1, 0, 1, 0]
    assert (len(pdf_kept._painted), len(pdf_kept._shapes)) == (2, 1)
    kept(two).painted(2)
    kept(two).shapes(2)
    assert read == [2, 1, 0, 1, 0]


class Elsewhere:
    """Reads pages in this process, where another one would read them."""

    def __init__(self, *, fails: bool = False) -> None:
        self.fails = fails
        self.asked: list[int] = []
        self.read: tuple[ReadPage, ...] = ()

    def begin(self, content: bytes, numbers: Sequence[int]) -> None:
        self.asked += numbers
        with forgetting():
            self.read = read_pages(content, numbers)

    def finish(self) -> tuple[ReadPage, ...]:
        return () if self.fails else self.read


@pytest.mark.parametrize("fails", [False, True])
def test_half_of_many_pages_are_read_elsewhere(monkeypatch: pytest.MonkeyPatch, *, fails: bool) -> None:
    many = tiny(*(text(chr(ord("a") + place), 0) for place in range(6)))
    here: list[int] = []
    alone = [kept(many).painted(number) for number in range(1, 7)]
    pdf_kept._painted.clear()
    kept(many).painted(2)  # which is known, then, and nobody reads it
    monkeypatch.setattr(pdf_kept, "WORTH_SHARING", 5)
    elsewhere, shared = Elsewhere(fails=fails), kept(many)

    def noting(page: object, number: int) -> PaintedPage:
        here.append(number)
        return pdf_paint.read_page(page, number)

    shared.share(many, elsewhere)
    monkeypatch.setattr(pdf_kept, "read_page", noting)
    assert [shared.painted(number) for number in range(1, 7)] == alone
    assert elsewhere.asked == [4, 5, 6]
    assert here == ([4, 5, 6] if fails else [])


def test_few_pages_are_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_kept, "WORTH_SHARING", 3)
    elsewhere, two = Elsewhere(), tiny(SAID, SAID)
    kept(two).share(two, elsewhere)
    assert elsewhere.asked == []


def test_what_was_kept_is_kept_behind_a_failure() -> None:
    kept(tiny(SAID)).painted(1)
    with pytest.raises(ZeroDivisionError), forgetting():
        assert 1 / len(pdf_kept._painted)
    assert len(pdf_kept._painted) == 1


def test_the_oldest_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_kept, "MOST_PAGES", 2)
    some: OrderedDict[bytes, object] = OrderedDict()
    for place in range(3):
        pdf_kept._keep(some, bytes([place]), place)
    assert some == {b"\1": 1, b"\2": 2}


def test_parts_are_told_apart_by_their_lengths() -> None:
    marks = {pdf_kept._hash(*parts) for parts in ((b"ab", b"c"), (b"a", b"bc"), (b"abc",), (b"c", b"ab"), ())}
    assert len(marks) == 5


def test_a_mark_says_the_kind_of_a_value_and_the_length_of_each_part() -> None:
    framed = b"\0\0\0\0\0\0\0\2ab\0\0\0\0\0\0\0\0"
    assert pdf_kept._hash(b"ab", b"") == hashlib.sha256(framed).digest()
    one, number = KeptPages(()), pdf_kept._hash(b"1")
    assert one._digest(1) == number
    assert one._digest([1, 1]) == pdf_kept._hash(b"list", number, number)
    assert one._digest({"A": 1}) == pdf_kept._hash(b"dict", b"A", number)
    (page,) = pages(ONES["a form"])
    content = page.attrs["Contents"].resolve()
    assert one._digest(content) == pdf_kept._hash(b"stream", content.rawdata, b"Length", pdf_kept._hash(repr(content.attrs["Length"]).encode()))
