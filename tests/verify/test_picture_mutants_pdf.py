"""Every way in which a picture of a finished PDF can become another is named by the witness."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from typing import Any, TypeAlias

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject, TextStringObject

from picture_corpus import built, messages
from picture_files import scene

Pdf: TypeAlias = Any
"""An object of pypdf, as it lies in the file."""
Mutation = Callable[[PdfWriter], None]


def mutated(change: Mutation) -> list[str]:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(built().document)))
    before = io.BytesIO()
    writer.write(before)
    change(writer)
    after = io.BytesIO()
    writer.write(after)
    assert before.getvalue() != after.getvalue(), "the mutation changed nothing"
    return [message.replace("*", "") for message in messages("document", after.getvalue())]


def element(writer: PdfWriter, name: str) -> Pdf:
    """Return the structure element of a name."""
    (found,) = (one for one in objects(writer) if isinstance(one, DictionaryObject) and one.get("/T") == name)
    return found


def objects(writer: PdfWriter) -> list[Pdf]:
    return [one.get_object() for one in writer._objects if one is not None]


def page_of(writer: PdfWriter, name: str) -> tuple[Pdf, int]:
    """Return the page of an element and the id of its content."""
    found = element(writer, name)
    return found["/Pg"].get_object(), int(found["/K"][0])


def content_of(page: Pdf) -> str:
    return str(page["/Contents"].get_object().get_data().decode("latin-1"))


def put(writer: PdfWriter, page: Pdf, content: str) -> None:
    stream = DecodedStreamObject()
    stream.set_data(content.encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(stream)


def edit(name: str, pattern: str, replacement: str) -> Mutation:
    """Return the mutation that replaces a pattern in what is painted for an element."""

    def change(writer: PdfWriter) -> None:
        page, number = page_of(writer, name)
        content = content_of(page)
        start = re.search(rf"/\w+\s*<</MCID {number}>>\s*BDC", content)
        assert start is not None
        end = content.index("EMC", start.start()) + 3
        edited, count = re.subn(pattern, replacement, content[start.start() : end], flags=re.DOTALL)
        assert count, pattern
        put(writer, page, content[: start.start()] + edited + content[end:])

    return change


def edit_page(name: str, pattern: str, replacement: str) -> Mutation:
    """Return the mutation that replaces a pattern on the page of an element."""

    def change(writer: PdfWriter) -> None:
        page, _ = page_of(writer, name)
        edited, count = re.subn(pattern, replacement, content_of(page), flags=re.DOTALL)
        assert count, pattern
        put(writer, page, edited)

    return change


def image_of(writer: PdfWriter, name: str) -> Pdf:
    """Return the image that is painted for an element."""
    page, number = page_of(writer, name)
    content = content_of(page)
    (used,) = re.findall(rf"<</MCID {number}>>\s*BDC.*?/(\w+) Do", content, flags=re.DOTALL)[:1]
    return page["/Resources"]["/XObject"][f"/{used}"].get_object()


def repaint(name: str, picture: Callable[[Image.Image], Image.Image]) -> Mutation:
    """Return the mutation that puts other pixels into the image of an element."""

    def change(writer: PdfWriter) -> None:
        image = image_of(writer, name)
        shown = picture(image.decode_as_image().convert("RGB"))
        rows = (shown.crop((0, y, shown.width, y + 1)).tobytes() for y in range(shown.height))
        image._data = zlib.compress(b"".join(b"\0" + row for row in rows))
        for key, value in (("/Width", shown.width), ("/Height", shown.height)):
            image[NameObject(key)] = type(image[key])(value)
        image["/DecodeParms"][NameObject("/Columns")] = type(image["/Width"])(shown.width)

    return change


def with_one_pixel_changed(picture: Image.Image) -> Image.Image:
    picture.putpixel((3, 3), (1, 2, 3))
    return picture


def say(name: str, key: str, value: str | None) -> Mutation:
    """Return the mutation that makes a structure element say something else, or nothing."""

    def change(writer: PdfWriter) -> None:
        if value is None:
            del element(writer, name)[key]
        else:
            element(writer, name)[NameObject(key)] = TextStringObject(value)

    return change


def rebox(name: str) -> Mutation:
    """Return the mutation that moves the rectangle in which a picture says it is seen."""

    def change(writer: PdfWriter) -> None:
        element(writer, name)["/A"][NameObject("/BBox")] = ArrayObject(FloatObject(number) for number in (60, 60, 300, 210))

    return change


LANDSCAPE, TURNED, DRAWN, INKS = "Picture (landscape/b1)", "Picture (turned/b1)", "Picture (shared/b2)", "Picture (strange/b1)"
CHANGED = r"^page \d+: Picture \(landscape/b1\): “8d6f63db727efdff” became "
REDRAWN = r"^page \d+: Picture \(shared/b2\): “\w{16}” became “drawn in lines”"
SCALE = r"(-?[\d.]+) 0 0 (-[\d.]+) 0 ([\d.]+) cm\n(/i\w+ Do)"

MUTANTS: dict[str, tuple[Mutation, str]] = {
    "another picture": (repaint(LANDSCAPE, lambda _: scene(960, 600)), CHANGED + r"“\w{16}”$"),
    "a picture of another shape": (repaint(LANDSCAPE, lambda _: scene(60, 60)), CHANGED + r"“\w{16}, stretched 1.60 times”"),
    "one pixel": (repaint(LANDSCAPE, with_one_pixel_changed), CHANGED + r"“\w{16}”$"),
    "an image in another way": (
        lambda writer: image_of(writer, LANDSCAPE).update({NameObject("/Decode"): ArrayObject()}),
        CHANGED + "“an image that cannot",
    ),
    "deleted": (edit(LANDSCAPE, r"/i\w+ Do", ""), CHANGED + "“drawn in lines”"),
    "deleted with its element": (edit(LANDSCAPE, r"^.*$", ""), CHANGED + "“drawn in lines”"),
    "alt changed": (
        say(LANDSCAPE, "/Alt", "Two fountains under a sun"),
        r"Alternative text \(landscape/b1\): “Two mountains .*” became “Two fountains",
    ),
    "alt blanked": (say(LANDSCAPE, "/Alt", None), r"^Alternative text \(landscape/b1\) is missing"),
    "stretched": (edit(LANDSCAPE, SCALE, r"300 0 0 \2 0 \3 cm\n\4"), CHANGED + r"“8d6f63db727efdff, stretched 0.\d\d times”"),
    "mirrored": (edit(LANDSCAPE, SCALE, r"-\1 0 0 \2 \1 \3 cm\n\4"), CHANGED + r"“\w{16}”$"),
    "upside down": (edit(LANDSCAPE, SCALE, r"\1 0 0 \3 0 0 cm\n\4"), CHANGED + r"“\w{16}”$"),
    "leaning": (edit(LANDSCAPE, SCALE, r"\1 20 0 \2 0 \3 cm\n\4"), CHANGED + "“8d6f63db727efdff, leaning”"),
    "no longer turned": (edit_page(TURNED, r"0\.? 1 -1 0\.? [-\d.]+ [-\d.]+ cm", ""), r"Picture \(turned/b1\): “6aad51280498859d” became “\w{16}”"),
    "the inks inverted": (
        lambda writer: image_of(writer, INKS).__delitem__("/Decode"),
        r"Picture \(strange/b1\): “c329ff6334784ff2” became “an image that cannot",
    ),
    "two lines of a drawing": (edit(DRAWN, r"8 0 m\n102 0 l", "8 9 m\n102 9 l"), REDRAWN),
    "the colour of a drawing": (edit(DRAWN, r"0\.94902 0\.929412 0\.886275 rg", "0.8 0.929412 0.886275 rg"), REDRAWN),
    "a drawing moved in its frame": (edit(DRAWN, r"1 0 0 1 20 30 cm", "1 0 0 1 26 30 cm"), REDRAWN),
    "a word of a drawing": (edit(DRAWN, r"\[<[^\]]*> ?Tj|\[<[^\]]*\] TJ", ""), REDRAWN),
    "something over a drawing": (edit_page(DRAWN, r"\Z", "\nq 0 0 0 rg 150 200 12 12 re f Q"), REDRAWN),
    "a drawing that says it is elsewhere": (rebox(DRAWN), REDRAWN),
    "an added picture": (
        edit_page(LANDSCAPE, r"\Z", "\nq 40 0 0 40 9 9 cm /i2547f8009fe621aa27191ffe805e424c1 Do Q"),
        r"a picture \(\w{16}\)” ?is not|not in the outline: “a picture",
    ),
    "decorative though it has words": (
        edit(LANDSCAPE, r"/Figure\s*<</MCID \d+>>", "/Artifact\n<</Type /Layout/BBox [215 560 540 760]>>"),
        r"Picture \(landscape/b1\): “8d6f63db727efdff” became “drawn in lines”|Picture .*as a decoration is not in the outline",
    ),
    "no longer decorative": (
        edit_page("Title (none)", r"/Artifact\s*<</Type /Layout/BBox \[[^\]]*\]>>\s*BDC", "/Artifact BMC"),
        r"^Picture \(none/b1\) as a decoration is missing",
    ),
    "another decoration": (
        edit_page("Title (none)", r"(/Artifact\s*<</Type /Layout.*?)(/i\w+ Do)", r"\1/i2547f8009fe621aa27191ffe805e424c1 Do"),
        r"^page \d+: Picture as a decoration is not in the outline: “8d6f63db727efdff, stretched",
    ),
    "no logo on a page": (
        edit_page(LANDSCAPE, r"/Artifact\s*<</Type /Pagination/BBox.*?EMC", ""),
        r"^page 2: the logo is missing",
    ),
    "another logo on a page": (edit_page(LANDSCAPE, r"82 6 30 28 re", "82 6 20 28 re"), r"^page 2: the logo shows another picture"),
    "another logo on the cover": (
        edit("Logo (/)", r"82 6 30 28 re", "82 6 20 28 re"),
        r"^page 1: Logo \(/\): “83cb12e26a5c56d4” became “drawn in lines”",
    ),
    "other words for the logo": (say("Logo (/)", "/Alt", "Logo"), r"Alternative text \(/\): “The house” became “Logo”"),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_mutant_is_named(name: str) -> None:
    change, wanted = MUTANTS[name]
    found = mutated(change)
    assert any(re.search(wanted, message) for message in found), found


def test_the_document_itself_is_whole() -> None:
    assert messages("document", built().document) == []
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(built().document)))
    copy = io.BytesIO()
    writer.write(copy)
    assert messages("document", copy.getvalue()) == []


def test_swapped_pictures_are_named() -> None:
    def swap(writer: PdfWriter) -> None:
        one, other = (element(writer, f"Picture (two/b{number})") for number in (1, 2))
        for key in ("/K", "/Pg", "/A"):
            first, second = one.raw_get(key), other.raw_get(key)
            one[NameObject(key)], other[NameObject(key)] = second, first

    found = mutated(swap)
    assert [any(f"Picture (two/b{number})" in message for message in found) for number in (1, 2)] == [True, True]


def test_a_caption_under_another_picture_is_named() -> None:
    def swap(writer: PdfWriter) -> None:
        one, other = element(writer, "Caption (wide/b1)"), element(writer, "Caption (landscape/b1)")
        one[NameObject("/K")], other[NameObject("/K")] = other.raw_get("/K"), one.raw_get("/K")
        one[NameObject("/Pg")], other[NameObject("/Pg")] = other.raw_get("/Pg"), one.raw_get("/Pg")

    assert any("Caption (wide/b1) stands in another place" in message for message in mutated(swap))
