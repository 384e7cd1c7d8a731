"""The pictures of tiny PDFs: their pixels as they lie on the page, what else was done to them, and what nobody named."""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping

import pytest
from PIL import Image

from briefing.pictures import Turn, mark_of, turned
from briefing.roles import Group, Role
from briefing.verify import Entry, Transcript, read_pdf
from verify.tiny_pdf import element, painted, stream, text, tiny

ROWS = ([(255, 0, 0), (0, 255, 0), (0, 0, 255)], [(9, 9, 9), (200, 100, 50), (1, 2, 3)])
"""Two rows of three pixels, all different."""
AT = "/Subtype /Image /Width 3 /Height 2"
FLATE = f"{AT} /Filter /FlateDecode"
RGB = f"{FLATE} /BitsPerComponent 8 /ColorSpace /DeviceRGB /DecodeParms <</Predictor 15 /Colors 3 /Columns 3>>"
GRAY = f"{FLATE} /BitsPerComponent 8 /ColorSpace /DeviceGray /DecodeParms <</Predictor 15 /Colors 1 /Columns 3>>"
UPRIGHT = "30 0 0 20 100 300 cm"


def raster(*, alpha: tuple[int, ...] = ()) -> Image.Image:
    found = Image.new("RGB", (3, 2))
    for y, row in enumerate(ROWS):
        for x, pixel in enumerate(row):
            found.putpixel((x, y), pixel)
    if alpha:
        cover = Image.new("L", (3, 2))
        cover.putdata(alpha)
        found.putalpha(cover)
    return found


def packed(rows: list[bytes]) -> bytes:
    return zlib.compress(b"".join(b"\0" + row for row in rows))


PIXELS = packed([bytes(band for pixel in row for band in pixel) for row in ROWS])
COVER = packed([b"\x00\x40\x80", b"\xc0\xff\x01"])
MARK = mark_of(raster())


def jpeg(mode: str = "RGB", *, is_as_it_is: bool = False) -> bytes:
    made = io.BytesIO()
    raster().convert(mode).save(made, "JPEG", keep_rgb=is_as_it_is)
    return made.getvalue()


def drawn(matrix: str = UPRIGHT, *, name: str = "ONE", content: int = 0, state: str = "") -> str:
    return f"/Figure <</MCID {content}>> BDC q {state} {matrix} /{name} Do Q EMC\n"


def page(said: str, objects: Mapping[str, bytes], *, figure: str = "Picture (a/b1)", more: str = "", kids: tuple[int, ...] = (0,)) -> Transcript:
    used = " ".join(f"/{name} IMAGE-{name}" for name in objects)
    resources = f"/XObject <<{used}>> /ExtGState <</DIM <</ca .5>>>>"
    tree = [element("P", 9, name="Title (a)"), *([element("Figure", *kids, name=figure, said=more)] if figure else [])]
    return read_pdf(
        tiny(text("T", 9, at=(50, 780)) + said, tree=tree, resources=resources, objects={f"IMAGE-{name}": one for name, one in objects.items()})
    )


def shown(found: Transcript) -> list[str]:
    """Return what pictures say, and what nobody named."""
    return [_line(one) for one in found.entries if one.role is not Role.TITLE]


def _line(one: Entry) -> str:
    about = f"{one.role} ({one.key})" if one.key else str(one.role)
    group = "" if one.group is Group.BODY else f" {one.group}"
    return f"{about}{group}, {one.part or '-'} {one.place.kind} {one.place.number}: {one.text}"


def says(what: str) -> list[str]:
    return [f"Picture (a/b1), a page 1: {what}"]


ONE = {"ONE": stream(RGB, PIXELS)}

LIES: Mapping[str, tuple[str, Turn]] = {
    "upright": (UPRIGHT, Turn()),
    "mirrored": ("-30 0 0 20 100 300 cm", Turn(mirrored=True)),
    "on its head": ("-30 0 0 -20 100 300 cm", Turn(180)),
    "mirrored, on its head": ("30 0 0 -20 100 300 cm", Turn(180, mirrored=True)),
    "turned to the right": ("0 -30 20 0 100 300 cm", Turn(90)),
    "mirrored, turned to the right": ("0 -30 -20 0 100 300 cm", Turn(270, mirrored=True)),
    "turned to the left": ("0 30 -20 0 100 300 cm", Turn(270)),
    "mirrored, turned to the left": ("0 30 20 0 100 300 cm", Turn(90, mirrored=True)),
}


@pytest.mark.parametrize("name", LIES)
def test_an_image_as_it_lies_on_the_page(name: str) -> None:
    matrix, turn = LIES[name]
    assert shown(page(drawn(matrix), ONE)) == says(mark_of(turned(raster(), turn)))


@pytest.mark.parametrize(
    ("matrix", "state", "done"),
    [
        ("30 0 0 20.09 100 300 cm", "", ""),
        ("30 0 0 19.91 100 300 cm", "", ""),
        ("30 0 0 20.4 100 300 cm", "", ", stretched 0.98 times"),
        ("30 0 0 10 100 300 cm", "", ", stretched 2.00 times"),
        ("30 0 0 40 100 300 cm", "/DIM gs", ", stretched 0.50 times, see-through"),
        (UPRIGHT, "/DIM gs", ", see-through"),
        ("30 -0.01 0.01 20 100 300 cm", "", ""),
        ("30 0.005 0.005 20 100 300 cm", "", ""),
        ("30 3 -2 20 100 300 cm", "", ", leaning"),
        ("30 0 5 20 100 300 cm", "", ", leaning"),
        ("30 5 0 20 100 300 cm", "", ", leaning"),
        ("30 0 0 0 100 300 cm", "", ", leaning"),
        ("0 0 0 20 100 300 cm", "", ", leaning"),
    ],
)
def test_what_else_was_done_to_an_image(matrix: str, state: str, done: str) -> None:
    assert shown(page(drawn(matrix, state=state), ONE)) == says(f"{MARK}{done}")


KNOWN: Mapping[str, tuple[dict[str, bytes], Image.Image]] = {
    "in colours": (ONE, raster()),
    "in grays": ({"ONE": stream(GRAY, COVER)}, Image.frombytes("L", (3, 2), b"\x00\x40\x80\xc0\xff\x01")),
    "see-through by a mask": (
        {"ONE": stream(f"{RGB} /SMask IMAGE-COVER", PIXELS), "COVER": stream(GRAY, COVER)},
        raster(alpha=(0, 0x40, 0x80, 0xC0, 0xFF, 1)),
    ),
    "a photograph": ({"ONE": stream(f"{AT} /Filter /DCTDecode", jpeg())}, Image.open(io.BytesIO(jpeg()))),
    "a photograph of Adobe": ({"ONE": stream(f"{AT} /Filter /DCTDecode", jpeg(is_as_it_is=True))}, Image.open(io.BytesIO(jpeg(is_as_it_is=True)))),
    "a photograph in grays": ({"ONE": stream(f"{AT} /Filter /DCTDecode", jpeg("L"))}, Image.open(io.BytesIO(jpeg("L")))),
    "a photograph in inks": (
        {"ONE": stream(f"{AT} /Filter /DCTDecode /Decode [1 0 1 0 1 0 1 0]", jpeg("CMYK"))},
        Image.open(io.BytesIO(jpeg("CMYK"))),
    ),
}


@pytest.mark.parametrize("name", KNOWN)
def test_an_image_of_a_kind_that_the_writer_makes(name: str) -> None:
    objects, expected = KNOWN[name]
    assert shown(page(drawn(), objects)) == says(mark_of(expected))


UNKNOWN: Mapping[str, dict[str, bytes]] = {
    "four bits": {"ONE": stream(RGB.replace("Component 8", "Component 4"), PIXELS)},
    "other values": {"ONE": stream(f"{RGB} /Decode [1 0 1 0 1 0]", PIXELS)},
    "a mask of a colour": {"ONE": stream(f"{RGB} /Mask [1 1 2 2 3 3]", PIXELS)},
    "a mask of another size": {
        "ONE": stream(f"{RGB} /SMask IMAGE-COVER", PIXELS),
        "COVER": stream(GRAY.replace("Width 3", "Width 2").replace("Columns 3", "Columns 2"), packed([b"\x00\x40", b"\x80\xc0"])),
    },
    "a mask that cannot be read": {
        "ONE": stream(f"{RGB} /SMask IMAGE-COVER", PIXELS),
        "COVER": stream(GRAY.replace("Component 8", "Component 4"), COVER),
    },
    "no filter": {"ONE": stream(RGB.replace("/Filter /FlateDecode", ""), PIXELS)},
    "two filters": {"ONE": stream(RGB.replace("/FlateDecode", "[/ASCIIHexDecode /FlateDecode]").replace("<</P", "[null <</P") + "]", PIXELS)},
    "rows of no PNG": {"ONE": stream(RGB.replace("Predictor 15", "Predictor 2"), PIXELS)},
    "rows without a word of PNG": {"ONE": stream(RGB.replace("/Predictor 15", ""), PIXELS)},
    "colours of another count": {"ONE": stream(RGB.replace("Colors 3", "Colors 1"), PIXELS)},
    "no count of colours": {"ONE": stream(RGB.replace("/Colors 3", ""), PIXELS)},
    "colours of another kind": {"ONE": stream(RGB.replace("DeviceRGB", "DeviceCMYK"), PIXELS)},
    "fewer pixels than it says": {"ONE": stream(RGB, packed([b"\0\0\0"]))},
    "no pixels": {"ONE": stream(RGB, b"oh")},
    "a photograph that is none": {"ONE": stream(f"{AT} /Filter /DCTDecode", b"oh")},
    "a photograph with other values": {"ONE": stream(f"{AT} /Filter /DCTDecode /Decode [1 0 1 0 1 0]", jpeg())},
    "a photograph in inks as they are": {"ONE": stream(f"{AT} /Filter /DCTDecode", jpeg("CMYK"))},
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_an_image_of_another_kind_is_not_taken_for_any(name: str) -> None:
    assert shown(page(drawn(), UNKNOWN[name])) == says("an image that cannot be read")


def test_grays_say_their_count_by_default() -> None:
    found = page(drawn(), {"ONE": stream(GRAY.replace("/Colors 1", ""), COVER)})
    assert shown(found) == says(mark_of(Image.frombytes("L", (3, 2), b"\x00\x40\x80\xc0\xff\x01")))


# What the structure and the page say of a picture


def test_a_picture_says_what_is_painted_for_it_and_its_words() -> None:
    found = page(drawn() + drawn(content=1) + drawn(content=2), ONE, more="/Alt (In words)", kids=(0, 1))
    assert shown(found) == [
        *says(f"{MARK} and {MARK}"),
        "Alternative text (a/b1), a page 1: In words",
        f"Unnamed, - page 1: a picture ({MARK})",
    ]
    assert found.sheets[0].blocks == {"a", "a/b1"}


def test_a_picture_below_other_elements() -> None:
    inner = element("Span", "<</MCID 0 /Pg PAGE1>>", page=0)
    content = tiny(
        drawn(),
        tree=[element("Figure", element("Span", inner, page=0), "<</Type /OBJR>>", "1.5", name="Logo (/)", page=0)],
        resources="/XObject <</ONE IMAGE-ONE>>",
        objects={"IMAGE-ONE": ONE["ONE"]},
    )
    assert shown(read_pdf(content)) == [f"Logo (/), / page 1: {MARK}"]


def test_a_picture_on_the_page_of_a_part_of_it() -> None:
    tree = [element("P", 0, name="Title (a)"), element("Figure", element("Span", 0, page=2), name="Picture (a/b1)", page=0)]
    content = tiny(text("T", 0), drawn(), tree=tree, resources="/XObject <</ONE IMAGE-ONE>>", objects={"IMAGE-ONE": ONE["ONE"]})
    assert shown(read_pdf(content)) == [f"Picture (a/b1), a page 2: {MARK}"]


def test_a_picture_for_which_nothing_is_painted_says_so() -> None:
    assert shown(page("", {}, kids=())) == ["Picture (a/b1), a page 0: nothing"]
    (entry,) = (one for one in page("", {}, kids=(), more="/A <</BBox [1 1 2 2]>>").entries if one.role is Role.PICTURE)
    assert entry.look is None


@pytest.mark.parametrize(
    ("said", "has_look"),
    [
        ("/A <</O /Layout /BBox [90 290 150 330]>>", True),
        ("/A [<</O /Other>> <</O /Layout /BBox [90 290 150 330]>>]", True),
        ("/A [1 <</O /Layout /BBox [90 290 150 330]>>]", True),
        ("/A <</O /Layout>>", False),
        ("", False),
        ("/A <</BBox [90 290 150]>>", False),
        ("/A <</BBox [150 290 90 330]>>", False),
        ("/A <</BBox [90 330 150 290]>>", False),
        ("/A <</BBox [90 290 90 330]>>", False),
        ("/A <</BBox [90 290 150 290]>>", False),
        ("/A <</BBox null>>", False),
    ],
)
def test_what_is_drawn_in_lines_is_known_by_its_look_in_a_box(said: str, has_look: bool) -> None:  # noqa: FBT001 (a parameter)
    found = page("/Figure <</MCID 0>> BDC 1 0 0 rg 100 300 20 20 re f EMC", {}, more=said)
    assert shown(found) == says("drawn in lines")
    (look,) = (one.look for one in found.entries if one.role is Role.PICTURE)
    assert (look is not None) is has_look
    if look is not None:
        seen = look().convert("RGB")
        assert (seen.width, seen.height)[0] > seen.height  # the box is broader than high
        assert (255, 0, 0) in {pixel for _, pixel in seen.getcolors(1_000_000) or ()}


def test_the_words_of_a_drawing_are_part_of_its_look() -> None:
    found = page(f"/Figure <</MCID 0>> BDC {painted('In the drawing')} EMC", {})
    assert shown(found) == says("drawn in lines")


def artifact(said: str, properties: str) -> str:
    return f"/Artifact <<{properties}>> BDC {said} EMC\n"


IMAGE = "q 30 0 0 20 100 300 cm /ONE Do Q"
SQUARE = "100 300 20 20 re f"
BOX = "/BBox [90 290 150 330]"
BESIDE: Mapping[str, tuple[str, list[str]]] = {
    "an image that nobody named": (IMAGE, [f"Unnamed, - page 1: a picture ({MARK})"]),
    "an image in an artifact": (artifact(IMAGE, ""), [f"Unnamed, - page 1: a picture ({MARK})"]),
    "an image in a sequence of no id": (f"/Span <</X 1>> BDC {IMAGE} EMC", [f"Unnamed, - page 1: a picture ({MARK})"]),
    "a decoration": (artifact(IMAGE, BOX), [f"Picture decoration, - page 1: {MARK}"]),
    "a decoration of two": (artifact(IMAGE + " " + IMAGE, BOX), [f"Picture decoration, - page 1: {MARK} and {MARK}"]),
    "a decoration in lines": (artifact(SQUARE, BOX), ["Picture decoration, - page 1: drawn in lines"]),
    "no artifact": (f"/Span <<{BOX}>> BDC {SQUARE} EMC", []),
    "a decoration beside the page": (artifact(IMAGE, "/BBox [-60 290 0 330]"), []),
    "a decoration at its edge": (artifact(IMAGE, "/BBox [-60 290 1 330]"), [f"Picture decoration, - page 1: {MARK}"]),
    "a decoration on its right": (artifact(IMAGE, "/BBox [600 290 650 330]"), []),
    "a decoration at its right edge": (artifact(IMAGE, "/BBox [599 290 650 330]"), [f"Picture decoration, - page 1: {MARK}"]),
    "a decoration below it": (artifact(IMAGE, "/BBox [90 -30 150 0]"), []),
    "a decoration at its foot": (artifact(IMAGE, "/BBox [90 -30 150 1]"), [f"Picture decoration, - page 1: {MARK}"]),
    "a decoration above it": (artifact(IMAGE, "/BBox [90 800 150 830]"), []),
    "a decoration at its head": (artifact(IMAGE, "/BBox [90 799 150 830]"), [f"Picture decoration, - page 1: {MARK}"]),
}


@pytest.mark.parametrize("name", BESIDE)
def test_a_picture_beside_the_structure(name: str) -> None:
    said, expected = BESIDE[name]
    assert shown(page(said, ONE, figure="")) == expected


@pytest.mark.parametrize(("said", "text"), [(SQUARE, "drawn in lines"), (IMAGE, MARK)])
def test_a_running_picture_is_the_logo(said: str, text: str) -> None:
    found = page(artifact(said, f"/Type /Pagination {BOX}"), ONE, figure="")
    assert [(one.role, one.key, one.text, one.place.kind, one.place.number) for one in found.furniture] == [(Role.LOGO, "/", text, "page", 1)]
    (look,) = (one.look for one in found.furniture)
    assert look is not None
    assert look().width > look().height
    (decoration,) = (one for one in page(artifact(said, BOX), ONE, figure="").entries if one.role is Role.PICTURE)
    assert decoration.look is not None
    assert decoration.look().size == look().size


# Pictures of emoji


def emoji(said: str, images: int, face: str = "E") -> list[str]:
    more = " ".join([IMAGE] * images)
    content = tiny(
        text("T", 9, at=(50, 780)) + f"/Span <</MCID 0>> BDC {painted(said, face=face)} {more} EMC",
        tree=[element("P", 9, name="Title (a)"), element("P", 0, name="Text (a)")],
        resources="/XObject <</ONE IMAGE-ONE>>",
        objects={"IMAGE-ONE": ONE["ONE"]},
    )
    return [one for one in shown(read_pdf(content)) if not one.startswith("Text")]


STRANGE = f"Unnamed, - page 1: a picture ({MARK})"


def lacking(count: int) -> str:
    return f"Unnamed, - page 1: a picture ({count} emoji without a picture)"


@pytest.mark.parametrize(
    ("said", "images", "strange"),
    [
        ("ab", 2, []),
        ("a b", 2, []),
        ("a", 0, [lacking(1)]),
        ("abc", 1, [STRANGE, lacking(2)]),
        ("ab", 3, [STRANGE] * 3),
        (" ", 1, [STRANGE]),
        ("", 0, []),
    ],
)
def test_the_pictures_of_emoji_are_as_many_as_their_glyphs(said: str, images: int, strange: list[str]) -> None:
    assert emoji(said, images) == strange
    assert emoji(said, images, face="F") == [STRANGE] * images
