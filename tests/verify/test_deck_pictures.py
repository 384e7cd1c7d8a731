"""Pictures on slides that are written by hand: what the reader says that they show, and what was done to them."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pytest
from PIL import Image
from PIL.Image import Transpose

from briefing.drawings import draw
from briefing.pictures import mark_of, mark_of_drawing
from briefing.roles import Group, Role
from briefing.verify import Entry, Furniture, Place, read_deck
from verify.slides import deck, part, relations, slide

_SVG = 'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
_DECORATIVE = 'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
_HARMLESS = "{28A0092B-C50C-407E-A947-70E740481C1C}"
RECTANGLE = '<a:prstGeom prst="rect"/>'


def stored() -> Image.Image:
    """Return a picture of three by two pixels, no two alike."""
    raster = Image.new("RGB", (3, 2))
    for place in range(6):
        raster.putpixel((place % 3, place // 3), (40 * place, 255 - 40 * place, 10))
    return raster


def saved(raster: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    packed = io.BytesIO()
    raster.save(packed, kind, **options)
    return packed.getvalue()


PICTURE = saved(stored())
MARK = mark_of(stored())
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect x="3" y="3" width="12" height="9" fill="#c00"/></svg>'
ANOTHER = DRAWING.replace(b"#c00", b"#00c")
TILES = DRAWING.replace(b"<rect", b'<rect width="30" height="20" fill="#fff"/><rect')
"""The same on a white ground: it looks another way on black alone."""


def frame(width: int = 300, height: int = 200, attributes: str = "") -> str:
    return f'<a:xfrm {attributes}><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def picture(
    *,
    name: str = "Picture (t/b1)",
    said: str = "",
    inside: str = "",
    blip: str = "",
    fill: str = "",
    own: str = frame() + RECTANGLE,
    file: str = "rId1",
) -> str:
    """Return a picture: `said` are attributes beside its name, `own` is its transform and its shape."""
    properties = f"<p:nvPicPr><p:cNvPr id='7' name='{name}' {said}>{inside}</p:cNvPr></p:nvPicPr>"
    shown = f"<p:blipFill><a:blip r:embed='{file}'>{blip}</a:blip>{fill}</p:blipFill>"
    return f"<p:pic>{properties}{shown}<p:spPr>{own}</p:spPr></p:pic>"


def read(shape: str, *files: bytes) -> list[Entry | Furniture]:
    """Return what a deck says whose slide has one shape and some files: rId1 is the first."""
    names = [f"../media/{number}.bin" for number in range(len(files))]
    more = {"ppt/slides/_rels/slide1.xml.rels": relations(*(("image", name) for name in names))}
    more |= {f"ppt/media/{number}.bin": content for number, content in enumerate(files)}
    said = read_deck(deck(slide(shape), size='<p:sldSz cx="9000" cy="9000"/>', more=more))
    return [*said.entries, *said.furniture]


def shown(shape: str, *files: bytes) -> str:
    """Return what is said of what one picture shows."""
    (one, *_) = read(shape, *(files or (PICTURE,)))
    assert isinstance(one, Entry)
    return one.text


def drawing(content: str = "rId2", *, frame: str = frame() + RECTANGLE) -> str:
    """Return a picture that has a drawing beside it."""
    return picture(
        own=frame,
        blip=f'<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip {_SVG} r:embed="{content}"/></a:ext></a:extLst>',
    )


# How it lies


TURNS: Mapping[str, tuple[Transpose, ...]] = {
    "": (),
    'rot="0"': (),
    'rot="5400000"': (Transpose.ROTATE_270,),
    'rot="10800000"': (Transpose.ROTATE_180,),
    'rot="16200000"': (Transpose.ROTATE_90,),
    'rot="21600000"': (),
    'rot="-5400000"': (Transpose.ROTATE_90,),
    'flipH="1"': (Transpose.FLIP_LEFT_RIGHT,),
    'flipH="true"': (Transpose.FLIP_LEFT_RIGHT,),
    'flipH="0"': (),
    'flipV="1"': (Transpose.FLIP_TOP_BOTTOM,),
    'flipH="1" flipV="1"': (Transpose.ROTATE_180,),
    'rot="5400000" flipH="1"': (Transpose.FLIP_LEFT_RIGHT, Transpose.ROTATE_270),
    'rot="5400000" flipV="1"': (Transpose.FLIP_TOP_BOTTOM, Transpose.ROTATE_270),
}


@pytest.mark.parametrize("attributes", TURNS)
def test_a_picture_is_read_as_it_lies(attributes: str) -> None:
    raster = stored()
    for turn in TURNS[attributes]:
        raster = raster.transpose(turn)
    assert shown(picture(own=frame(attributes=attributes) + RECTANGLE)) == mark_of(raster)


def test_a_photograph_is_read_as_it_says_that_it_was_held() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    upright = stored().transpose(Transpose.ROTATE_270)
    assert shown(picture(own=frame(200, 300) + RECTANGLE), saved(stored(), exif=exif)) == mark_of(upright)


@pytest.mark.parametrize(
    ("turned", "leaning"), [(600_000, "10"), (-30_000, "-0.5"), (5_100_000, "-5"), (6_000_000, "10"), (2_640_000, "44"), (2_760_000, "-44")]
)
def test_a_picture_may_lean(turned: int, leaning: str) -> None:
    assert shown(picture(own=frame(attributes=f'rot="{turned}"') + RECTANGLE)).partition(", ")[2] == f"leaning by {leaning} degrees"


# What else was done to it


def test_a_leaning_picture_is_read_as_it_lies_nearly() -> None:
    lying = mark_of(stored().transpose(Transpose.ROTATE_270))
    assert shown(picture(own=frame(attributes='rot="5100000"') + RECTANGLE)) == f"{lying}, leaning by -5 degrees"


DONE = {
    "nothing": (picture(), ""),
    "a little wider": (picture(own=frame(301, 200) + RECTANGLE), ""),
    "a little higher": (picture(own=frame(600, 401) + RECTANGLE), ""),
    "wider": (picture(own=frame(450, 200) + RECTANGLE), "stretched 1.50 times"),
    "a bit wider": (picture(own=frame(302, 200) + RECTANGLE), "stretched 1.01 times"),
    "higher": (picture(own=frame(300, 400) + RECTANGLE), "stretched 0.50 times"),
    "a bit higher": (picture(own=frame(300, 202) + RECTANGLE), "stretched 0.99 times"),
    "no frame": (picture(own=RECTANGLE), "of no size"),
    "a frame without a size": (picture(own="<a:xfrm/>" + RECTANGLE), "of no size"),
    "no width": (picture(own=frame(0, 200) + RECTANGLE), "of no size"),
    "no height": (picture(own=frame(300, 0) + RECTANGLE), "of no size"),
    "a size that is not said": (picture(own="<a:xfrm><a:ext/></a:xfrm>" + RECTANGLE), "of no size"),
    "cropped": (picture(fill='<a:srcRect r="1000"/>'), "cropped"),
    "not cropped": (picture(fill='<a:srcRect r="0" l="0"/>'), ""),
    "enlarged": (picture(fill='<a:srcRect l="0" t="-5000"/>'), "cropped"),
    "filled": (picture(fill='<a:stretch><a:fillRect b="7"/></a:stretch>'), "cropped"),
    "filled whole": (picture(fill="<a:stretch><a:fillRect/></a:stretch>"), ""),
    "tiled": (picture(fill="<a:tile/>"), "tiled"),
    "brighter": (picture(blip='<a:lum bright="10"/>'), "changed by lum"),
    "grey and faint": (picture(blip="<a:grayscl/><a:alphaModFix/>"), "changed by grayscl, changed by alphaModFix"),
    "kept smaller": (picture(blip=f'<a:extLst><a:ext uri="{_HARMLESS}"/></a:extLst>'), ""),
    "another extension": (picture(blip=f'<a:extLst><a:ext uri="{_HARMLESS}"/><a:ext uri="(x)"/></a:extLst>'), "changed by (x)"),
    "an extension of nothing": (picture(blip="<a:extLst><a:ext/></a:extLst>"), "changed by "),
    "round": (picture(own=frame() + '<a:prstGeom prst="ellipse"/>'), "cut to another shape"),
    "no shape": (picture(own=frame()), "cut to another shape"),
    "all at once": (
        picture(own=frame(450, 200, 'rot="60000"'), fill='<a:srcRect r="1"/><a:tile/>', blip="<a:lum/>"),
        "leaning by 1 degrees, stretched 1.50 times, cropped, tiled, changed by lum, cut to another shape",
    ),
}


@pytest.mark.parametrize("case", DONE)
def test_what_was_done_to_a_picture(case: str) -> None:
    shape, said = DONE[case]
    assert shown(shape) == ", ".join(one for one in (MARK, said) if one)


@pytest.mark.parametrize(
    ("shape", "file", "said"),
    [
        (picture(file="rId9"), PICTURE, "no file"),
        (picture(file=""), PICTURE, "no file"),
        (picture().replace("<a:blip r:embed='rId1'></a:blip>", ""), PICTURE, "no file"),
        (picture(), b"nothing", "a file that is no picture"),
        (picture(), PICTURE[:-30], "a file that is no picture"),
        (picture(), PICTURE.replace(b"IDAT", b"IDAX"), "a file that is no picture"),
    ],
    ids=["another file", "no name of a file", "nothing to show", "no picture", "half a picture", "a damaged picture"],
)
def test_a_picture_that_cannot_be_shown(shape: str, file: bytes, said: str) -> None:
    assert shown(shape, file) == said


def test_a_file_beyond_the_deck_is_none() -> None:
    more = {"ppt/slides/_rels/slide1.xml.rels": relations(("image", "https://example.org/1.png"))}
    (one,) = read_deck(deck(slide(picture()), more=more)).entries
    assert one.text == "no file"


# Drawings


@pytest.mark.parametrize(
    ("beside", "content", "said"),
    [
        (draw(DRAWING, 30), DRAWING, ""),
        (draw(DRAWING, 60), DRAWING, ""),
        (draw(ANOTHER, 30), DRAWING, "beside another picture"),
        (draw(TILES, 30), DRAWING, "beside another picture"),
        (draw(DRAWING, 30), b"<svg", "a drawing that cannot be drawn"),
        (draw(DRAWING, 30), b"<other/>", "a drawing that cannot be drawn"),
    ],
    ids=["the same", "the same, larger", "another colour", "another ground", "no XML", "no drawing"],
)
def test_a_drawing_is_held_against_the_picture_beside_it(beside: bytes, content: bytes, said: str) -> None:
    assert shown(drawing(), beside, content) == ", ".join(one for one in (mark_of_drawing(content), said) if one)


def test_a_drawing_may_be_drawn_a_little_darker_beside_it() -> None:
    with Image.open(io.BytesIO(draw(DRAWING, 30))) as drawn:
        assert shown(drawing(), saved(drawn.point([max(value - 2, 0) for value in range(256)] * 3 + list(range(256)))), DRAWING) == mark_of_drawing(
            DRAWING
        )


def test_a_drawing_that_is_not_there_is_a_picture() -> None:
    assert shown(drawing("rId9"), PICTURE) == MARK


def test_a_drawing_may_be_rounded_to_the_pixels_beside_it() -> None:
    beside = draw(DRAWING, 30)
    assert shown(drawing(frame=frame(320, 200) + RECTANGLE), beside, DRAWING) == f"{mark_of_drawing(DRAWING)}, stretched 1.07 times"
    assert shown(drawing(frame=frame(315, 200) + RECTANGLE), beside, DRAWING) == mark_of_drawing(DRAWING)
    assert shown(drawing(frame=frame(286, 200) + RECTANGLE), beside, DRAWING) == mark_of_drawing(DRAWING)
    assert shown(drawing(frame=frame(282, 200) + RECTANGLE), beside, DRAWING) == f"{mark_of_drawing(DRAWING)}, stretched 0.94 times"


def test_a_drawing_can_be_looked_at() -> None:
    one, other = read(drawing(), draw(DRAWING, 30), DRAWING)[0], read(picture(), PICTURE)[0]
    assert isinstance(one, Entry)
    assert isinstance(other, Entry)
    assert one.look is not None
    assert other.look is None
    assert one.look().size == (800, 534)


# Which picture it is


FLAG = "<a:extLst><a:ext><adec:decorative {} {}/></a:ext></a:extLst>".format
NAMED = {
    "a picture": (picture(), [(Role.PICTURE, "t/b1", Group.BODY, MARK)]),
    "with words": (
        picture(said='descr="Six colours"'),
        [(Role.PICTURE, "t/b1", Group.BODY, MARK), (Role.ALTERNATIVE, "t/b1", Group.BODY, "Six colours")],
    ),
    "decorative": (picture(inside=FLAG(_DECORATIVE, "")), [(Role.PICTURE, "t/b1", Group.DECORATION, MARK)]),
    "decorative, said": (picture(inside=FLAG(_DECORATIVE, 'val="1"')), [(Role.PICTURE, "t/b1", Group.DECORATION, MARK)]),
    "decorative in words": (picture(inside=FLAG(_DECORATIVE, 'val="true"')), [(Role.PICTURE, "t/b1", Group.DECORATION, MARK)]),
    "not decorative": (picture(inside=FLAG(_DECORATIVE, 'val="0"')), [(Role.PICTURE, "t/b1", Group.BODY, MARK)]),
    "decorative with words": (
        picture(inside=FLAG(_DECORATIVE, ""), said='descr="Six"'),
        [(Role.PICTURE, "t/b1", Group.DECORATION, MARK), (Role.ALTERNATIVE, "t/b1", Group.DECORATION, "Six")],
    ),
    "a logo that is read out": (
        picture(name="Logo (/)", said='descr="House"'),
        [(Role.LOGO, "/", Group.BODY, MARK), (Role.ALTERNATIVE, "/", Group.BODY, "House")],
    ),
    "a logo without words": (picture(name="Logo (/)"), [(Role.LOGO, "/", Group.BODY, MARK)]),
    "a decorative logo with words": (
        picture(name="Logo (/)", inside=FLAG(_DECORATIVE, ""), said='descr="House"'),
        [(Role.LOGO, "/", Group.DECORATION, MARK), (Role.ALTERNATIVE, "/", Group.DECORATION, "House")],
    ),
    "nobody's": (picture(name="Picture 4", said='descr="Six"'), [(Role.UNNAMED, "Picture 4", Group.BODY, f"a picture ({MARK})")]),
    "another name": (picture(name="Text (t/b1)"), [(Role.UNNAMED, "Text (t/b1)", Group.BODY, f"a picture ({MARK})")]),
    "without a name": (picture().replace("name='Picture (t/b1)'", ""), [(Role.UNNAMED, "", Group.BODY, f"a picture ({MARK})")]),
}


@pytest.mark.parametrize("case", NAMED)
def test_a_picture_is_what_its_name_says(case: str) -> None:
    shape, said = NAMED[case]
    found = read(shape, PICTURE)
    assert [(one.role, one.key, one.group, one.text) for one in found if isinstance(one, Entry)] == said
    assert {(one.place, one.part) for one in found if isinstance(one, Entry)} == {(Place("slide", 1), "t")}
    assert len(found) == len(said)


def test_a_picture_without_properties_is_nobodys() -> None:
    (one,) = read(picture().replace("<p:cNvPr id='7' name='Picture (t/b1)' ></p:cNvPr>", ""), PICTURE)
    assert (one.role, one.key, one.text) == (Role.UNNAMED, "", f"a picture ({MARK})")


def test_a_decorative_logo_is_furniture() -> None:
    (one,) = read(picture(name="Logo (/)", inside=FLAG(_DECORATIVE, "")), PICTURE)
    assert one == Furniture(role=Role.LOGO, key="/", text=MARK, place=Place("slide", 1))


# Logos of layouts and masters


def test_a_picture_of_layout_or_master_is_seen_on_each_slide() -> None:
    another = saved(stored().transpose(Transpose.ROTATE_180))
    layout = "ppt/slideLayouts/slideLayout{}.xml".format
    pictured = f"<p:cSld><p:spTree>{picture(name='Logo')}</p:spTree></p:cSld>"
    more = {
        **{
            f"ppt/slides/_rels/slide{number}.xml.rels": relations(("slideLayout", f"../slideLayouts/slideLayout{kind}.xml"))
            for number, kind in ((1, 1), (2, 2), (4, 1))
        },
        layout(1): part("p:sldLayout", pictured),
        layout(2): part("p:sldLayout", ""),
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": relations(("image", "../media/one.png"), ("slideMaster", "../slideMasters/m.xml")),
        "ppt/slideMasters/m.xml": part("p:sldMaster", pictured + pictured),
        "ppt/slideMasters/_rels/m.xml.rels": relations(("image", "../media/two.png")),
        "ppt/media/one.png": PICTURE,
        "ppt/media/two.png": another,
    }
    said = read_deck(deck(slide(), slide(), slide(), slide(), more=more)).furniture
    marks = [MARK, mark_of(stored().transpose(Transpose.ROTATE_180)), mark_of(stored().transpose(Transpose.ROTATE_180))]
    assert said == tuple(Furniture(role=Role.LOGO, key="/", text=mark, place=Place("slide", number)) for number in (1, 4) for mark in marks)
