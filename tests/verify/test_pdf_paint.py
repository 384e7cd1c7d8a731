"""What is painted on a page and can be seen there, in what faces, in what shapes: tiny PDFs and single painted pieces."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from briefing.verify.pdf_paint import Drawn, Painted
from briefing.verify.pdf_parts import PdfParts
from verify.tiny_pdf import painted, text, tiny


def piece(face: str = "carlito", said: str = "a", *, is_slanted: bool = False) -> Painted:
    return Painted(said, face, 10, 100, 1, is_slanted=is_slanted)


def inside(stream: str, page: str = "", resources: str = "") -> list[str]:
    """Return what is painted under the marked content ids 0, 1 and so on of one page."""
    parts = PdfParts(tiny(stream, pages={1: page}, resources=resources))
    return ["".join(one.text for one in parts.painted(1, content)) for content in sorted({int(one) for one in re.findall(r"/MCID (\d+)", stream)})]


@pytest.mark.parametrize(
    ("face", "family", "looks"),
    [
        ("abcdef+carlito", "carlito", ""),
        ("abcdef+carlito-bold", "carlito", "bold"),
        ("abcdef+carlito-bold-italic", "carlito", "bold italic"),
        ("carlito,bolditalic", "carlito", "bold italic"),
        ("helvetica-oblique", "helvetica", "italic"),
        ("noto-sans-black", "noto-sans", "bold"),
        ("noto sans heavy", "noto sans", "bold"),
        ("plex-semibold", "plex", "bold"),
        ("plexdemi", "plex", "bold"),
        ("carlito-regular", "carlito", ""),
        ("times new roman", "times new", ""),
        ("liberation-mono", "liberation-mono", "mono"),
        ("courier", "courier", "mono"),
        ("consolas-bold", "consolas", "bold mono"),
        ("abcde+carlito", "abcde+carlito", ""),
    ],
)
def test_what_the_name_of_a_face_says(face: str, family: str, looks: str) -> None:
    one = piece(face)
    assert one.family == family
    assert [look for look in ("bold", "italic", "mono") if getattr(one, f"is_{look}")] == looks.split()


def test_a_slanted_piece_is_italic() -> None:
    assert piece(is_slanted=True).is_italic
    assert not piece().is_italic


@pytest.mark.parametrize("said", ["a", "09zÿ\u017f", "Άώ", "ЀЯёџ", "a — b"])
def test_faces_of_one_width_have_letters_of_europe(said: str) -> None:
    assert not piece(said=said).is_borrowed


@pytest.mark.parametrize("said", ["", " ", "→", "中", "a中", "א", "\u017f\u0180", "a\u0301", "ϊ\u03cf", "Ѡ", "\u0385\u0301"])
def test_faces_of_one_width_may_lack_other_letters_and_signs(said: str) -> None:
    assert piece(said=said).is_borrowed


SEEN: Mapping[str, tuple[str, list[str]]] = {
    "as it is": (text("One", 0), ["One"]),
    "filled and outlined": (text("One", 0, before="2 Tr"), ["One"]),
    "without ink": (text("One", 0, before="3 Tr") + text("Two", 1, before="0 Tr", at=(50, 600)), ["", "Two"]),
    "as a clip": (text("One", 0, before="7 Tr"), [""]),
    "clear as glass": (text("One", 0, before="/CLEAR gs"), [""]),
    "a little clear": (text("One", 0, before="/DIM gs"), ["One"]),
    "tiny": (text("One", 0, size=0.9), [""]),
    "small": (text("One", 0, size=1), ["One"]),
    "upside down": (text("One", 0, size=-10, at=(90, 700)), ["One"]),
    "on a layer": (f"/OC /LAYER BDC {text('One', 0)} EMC" + text("Two", 1, at=(50, 600)), ["", "Two"]),
    "from the left edge": (text("One", 0, at=(-1, 700)), ["One"]),
    "over the left edge": (text("One", 0, at=(-1.5, 700)), ["ne"]),
    "over the right edge": (text("One", 0, at=(590, 700)), ["On"]),
    "just over the right edge": (text("One", 0, at=(584, 700)), ["One"]),
    "over the right edge at the foot": (text("One", 0, at=(590, -1)), ["On"]),
    "over the right edge at the head": (text("One", 0, at=(590, 801)), ["On"]),
    "from the right edge": (text("One", 0, at=(595, 700), face="M"), ["O"]),
    "over both edges": (text("O" * 110, 0, at=(-1, 700), face="M"), ["O" * 101]),
    "at the foot": (text("One", 0, at=(50, -1)), ["One"]),
    "below the foot": (text("One", 0, at=(50, -1.5)), [""]),
    "at the head": (text("One", 0, at=(50, 801)), ["One"]),
    "over the head": (text("One", 0, at=(50, 801.5)), [""]),
    "spelled out": ("/Span <</MCID 0 /ActualText (Uno)>> BDC " + painted("One") + painted("Two", at=(90, 700)) + " EMC", ["OneTwo (spelled “Uno”)"]),
    "spelled as it is": ("/Span <</MCID 0 /ActualText (OneTwo)>> BDC " + painted("One") + painted("Two", at=(90, 700)) + " EMC", ["OneTwo"]),
    "spelled in no words": ("/Span <</MCID 0 /ActualText 1>> BDC " + painted("One") + " EMC", ["One"]),
    "twice under one id": (text("One", 0) + text("Two", 0, at=(50, 600)), ["OneTwo"]),
}
STATES = "/ExtGState <</CLEAR <</ca 0>> /DIM <</ca .5>>>> /Properties <</LAYER <</Type /OCG /Name (x)>>>>"


@pytest.mark.parametrize("name", SEEN)
def test_what_can_be_seen(name: str) -> None:
    stream, expected = SEEN[name]
    assert inside(stream, resources=STATES) == expected


CROPPED = {
    "left": ("/CropBox [100 0 600 800]", (98.5, 700), "ne"),
    "left, just": ("/CropBox [100 0 600 800]", (99, 700), "One"),
    "right": ("/CropBox [0 0 500 800]", (500, 700), "O"),
    "foot": ("/CropBox [0 100 600 800]", (200, 98.5), ""),
    "foot, just": ("/CropBox [0 100 600 800]", (200, 99), "One"),
    "head": ("/CropBox [0 0 600 500]", (200, 501.5), ""),
    "head, just": ("/CropBox [0 0 600 500]", (200, 501), "One"),
    "a page that begins elsewhere": ("/MediaBox [1000 2000 1600 2800]", (1050, 2700), "One"),
    "a page that begins elsewhere, cropped": ("/MediaBox [1000 2000 1600 2800] /CropBox [1100 2100 1500 2700]", (1099, 2701), "One"),
    "a page that begins elsewhere, cropped above": ("/MediaBox [1000 2000 1600 2800] /CropBox [1100 2100 1500 2700]", (1200, 2701.5), ""),
    "a page that begins elsewhere, cropped at its left": ("/MediaBox [1000 2000 1600 2800] /CropBox [1100 2100 1500 2700]", (1098.5, 2200), "ne"),
    "a page that begins elsewhere, cropped at its right": ("/MediaBox [1000 2000 1600 2800] /CropBox [1100 2100 1500 2700]", (1500, 2200), "O"),
    "a page that begins elsewhere, cropped below": ("/MediaBox [1000 2000 1600 2800] /CropBox [1100 2100 1500 2700]", (1200, 2098.5), ""),
}


@pytest.mark.parametrize("name", CROPPED)
def test_what_is_cut_off_cannot_be_seen(name: str) -> None:
    page, at, expected = CROPPED[name]
    assert inside(text("One", 0, at=at), page=page) == [expected]


def test_a_piece_says_its_face_its_size_its_line_and_its_page() -> None:
    parts = PdfParts(tiny(text("One", 0), text("Two", 3, face="B", size=-12, at=(90, 640))))
    assert parts.painted(1, 0) == [Painted("One", "helvetica", 10, 100, 1)]
    assert parts.painted(2, 3) == [Painted("Two", "helvetica-bold", 12, 160, 2)]
    assert parts.painted(2, 0) == []


@pytest.mark.parametrize(("slant", "is_slanted"), [("0", False), ("0.01", False), ("0.02", True), ("-0.3", True)])
def test_a_piece_that_leans_more_than_a_tenth_is_slanted(slant: str, is_slanted: bool) -> None:  # noqa: FBT001 (a parameter)
    stream = f"/Span <</MCID 0>> BDC BT /F 10 Tf 1 0 {slant} 1 50 700 Tm (One) Tj ET EMC"
    (found,) = PdfParts(tiny(stream)).painted(1, 0)
    assert found.is_slanted is is_slanted


# Beside the structure


def artifact(said: str, *, claimed: str | None = None, face: str = "F", more: str = "") -> str:
    properties = f"/BriefingText ({claimed})" if claimed is not None else ""
    return f"/Artifact <</Type /Pagination {properties} {more}>> BDC {painted(said, face=face)} EMC\n"


OUTSIDE: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "an artifact": (artifact("One"), ("One",)),
    "without properties": (f"/Artifact BMC {painted('One')} EMC", ("One",)),
    "without any mark": (painted("One"), ("One",)),
    "nothing but white space": (artifact("One") + artifact(" "), ("One",)),
    "the words of a drawing": (artifact("One", more="/BBox [0 0 9 9]") + artifact("Two"), ("Two",)),
    "of two faces": (f"/Artifact BMC {painted('One')} {painted('Two', face='B', at=(90, 700))} EMC", ("OneTwo",)),
    "two of them": (artifact("One") + artifact("Two"), ("One", "Two")),
    "that is what it claims": (artifact("One", claimed="One"), ("One",)),
    "that is not what it claims": (artifact("One", claimed="Two"), ("One",)),
    "of two lines that are what the first claims": (artifact("One", claimed="One Two") + artifact("Two", claimed=""), ("One Two",)),
    "of two lines that are not what the first claims": (artifact("One", claimed="One Too") + artifact("Two", claimed=""), ("OneTwo",)),
    "two that claim what they are": (artifact("One", claimed="One") + artifact("Two", claimed="Two"), ("One", "Two")),
    "that claims to go on from nothing": (artifact("One", claimed=""), ("One",)),
    "from the right": (artifact("ba", face="H"), ("אב",)),
    "from the right, of two lines that claim another text": (
        artifact("ba", face="H", claimed="One") + artifact("dc", face="H", claimed=""),
        ("אבגד",),
    ),
    "claimed in a number": (f"/Artifact <</BriefingText 1>> BDC {painted('One')} EMC", ("One",)),
    "as content": (text("One", 0), ()),
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_what_is_painted_beside_the_structure(name: str) -> None:
    stream, expected = OUTSIDE[name]
    assert PdfParts(tiny(stream)).outside(1) == expected


def test_all_that_a_page_says_is_what_is_in_the_structure_and_then_the_rest() -> None:
    parts = PdfParts(tiny(artifact("Beside") + text("One", 0) + text("Two", 1), text("Three", 0)))
    assert parts.said(1) == "OneTwoBeside"
    assert parts.said(2) == "Three"


def test_what_no_element_has_asked_for_is_unsaid() -> None:
    parts = PdfParts(tiny(text("One", 0) + text("Two", 1) + text(" and", 1), text("Three", 1)))
    assert list(parts.unsaid(1)) == ["One", "Two and"]
    parts.painted(1, 1)
    assert list(parts.unsaid(1)) == ["One"]
    assert list(parts.unsaid(2)) == ["Three"]


# Shapes


SHAPES: Mapping[str, tuple[str, Drawn | None]] = {
    "a box": ("50 60 100 20 re f", Drawn(50, 720, 150, 740)),
    "a line": ("50 60 m 70 90 l S", Drawn(50, 710, 70, 740)),
    "a triangle": ("50 60 m 70 90 l 40 65 l f", Drawn(40, 710, 70, 740)),
    "two moves": ("0 0 m 50 60 m 70 90 l S", Drawn(50, 710, 70, 740)),
    "a move at the end": ("50 60 m 70 90 l 500 500 m S", Drawn(50, 710, 70, 740)),
    "a curve": ("50 60 m 55 95 65 95 70 60 c S", Drawn(50, 705, 70, 740)),
    "the first of two": ("50 60 m 70 90 l S 0 0 9 9 re f", Drawn(50, 710, 70, 740)),
    "nothing": ("", None),
    "a move alone": ("50 60 m S", None),
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_under_a_content_id(name: str) -> None:
    stream, expected = SHAPES[name]
    parts = PdfParts(tiny(f"1 1 2 2 re f /Span <</MCID 4>> BDC {stream} EMC /Span <</MCID 5>> BDC 7 7 2 2 re f EMC 1 1 3 3 re f"))
    assert parts.drawn(1, 4) == expected
    assert parts.drawn(1, 5) == Drawn(7, 791, 9, 793)


def test_the_sizes_of_a_shape() -> None:
    shape = Drawn(50, 60, 150, 80)
    assert (shape.width, shape.height, shape.middle) == (100, 20, 70)
