"""What pictures show: marks of pixels, turning, sizes."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from briefing.blocks import Picture, PictureType
from briefing.pictures import COARSEST, LEAST_EDGE, eight_bits, fitted, is_lost_on, is_soft, opened, picture_mark, turn_of, turned, upright
from picture_files import drawing, oriented, packed, scene


def picture(content: bytes, kind: PictureType = "png", size: tuple[float, float] = (60, 40)) -> Picture:
    return Picture(path="p", type=kind, content=content, width=size[0], height=size[1])


def seen(content: bytes) -> Image.Image:
    """Return a picture as a viewer shows it that heeds its orientation, by another hand than ours."""
    return ImageOps.exif_transpose(Image.open(io.BytesIO(content))).convert("RGBA")


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_turned_picture_is_seen_as_its_viewer_shows_it(orientation: int, kind: str) -> None:
    content = oriented(scene(), orientation, kind)
    ours = picture(content, "jpeg" if kind == "JPEG" else "png")
    bare = upright(ours)
    with opened(bare) as raster:
        assert raster.getexif().get(0x0112) is None or orientation == 1
        shown = turned(eight_bits(raster), turn_of(ours))
    assert shown.tobytes() == seen(content).tobytes()
    assert (bare == content) is (orientation == 1)


def test_taking_the_orientation_away_touches_no_pixel() -> None:
    content = oriented(scene(), 6)
    with opened(content) as before, opened(upright(picture(content, "jpeg"))) as after:
        assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()


def test_an_orientation_in_xmp_is_taken_away_too() -> None:
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description tiff:Orientation="6"/></x:xmpmeta>'
    content = packed(scene(), "JPEG", xmp=xmp)
    ours = picture(content, "jpeg")
    assert turn_of(ours).degrees == 90
    assert turn_of(picture(upright(ours), "jpeg")).degrees == 0


def test_a_mark_is_of_the_pixels_not_of_the_file() -> None:
    assert picture_mark(picture(packed(scene()))) == picture_mark(picture(packed(scene(), optimize=True)))
    assert picture_mark(picture(packed(scene()))) == picture_mark(picture(packed(scene().convert("RGBA"))))
    assert picture_mark(picture(oriented(scene(), 8, "PNG"))) == picture_mark(picture(packed(scene().transpose(Image.Transpose.ROTATE_90))))


@pytest.mark.parametrize("change", ["pixel", "size", "alpha", "turn"])
def test_a_mark_tells_the_smallest_change(change: str) -> None:
    other = scene().convert("RGBA")
    if change == "pixel":
        other.putpixel((7, 7), (1, 2, 3, 255))
    elif change == "size":
        other = other.crop((0, 0, 59, 40))
    elif change == "alpha":
        other.putpixel((7, 7), (*other.getpixel((7, 7))[:3], 254))  # type: ignore[index]  # four numbers
    else:
        other = other.transpose(Image.Transpose.ROTATE_180)
    assert picture_mark(picture(packed(other))) != picture_mark(picture(packed(scene())))


def test_a_drawing_is_marked_by_its_bytes() -> None:
    assert picture_mark(picture(drawing(), "svg")) != picture_mark(picture(drawing() + b"\n", "svg"))


def test_sixteen_bits_of_grey_become_eight() -> None:
    deep = Image.new("I;16", (3, 1))
    deep.putdata([0, 40_000, 65_535])
    with opened(packed(deep)) as raster:
        assert [eight_bits(raster).getpixel((x, 0)) for x in range(3)] == [(0, 0, 0, 255), (156, 156, 156, 255), (255, 255, 255, 255)]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_mode_of_a_png_becomes_the_same_four_channels(mode: str) -> None:
    with opened(packed(Image.new(mode, (2, 2)))) as raster:
        assert eight_bits(raster).mode == "RGBA"


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_every_mode_of_a_jpeg_becomes_the_same_four_channels(mode: str) -> None:
    with opened(packed(Image.new(mode, (8, 8)), "JPEG")) as raster:
        assert eight_bits(raster).mode == "RGBA"


sizes = st.floats(1, 5000)
rooms = st.floats(0.3, 14)


@given(width=sizes, height=sizes, room=st.tuples(rooms, rooms), is_drawing=st.booleans())
def test_a_fitted_picture_keeps_its_proportions_and_its_room(width: float, height: float, room: tuple[float, float], is_drawing: bool) -> None:  # noqa: FBT001  hypothesis gives it
    ours = picture(b"", "svg" if is_drawing else "png", (width, height))
    wide, high = fitted(ours, *room)
    assert wide / high == pytest.approx(width / height)
    assert wide <= room[0] * 1.000001
    assert high <= room[1] * 1.000001
    fills = wide == pytest.approx(room[0]) or high == pytest.approx(room[1])
    assert fills or (not is_drawing and (width / wide <= COARSEST * 1.000001 or max(wide, high) == pytest.approx(LEAST_EDGE)))


def test_a_small_picture_is_not_blown_up_beyond_sight() -> None:
    assert fitted(picture(b"", size=(144, 72)), 12, 4) == (2, 1)
    assert fitted(picture(b"", size=(1, 1)), 12, 4) == (LEAST_EDGE, LEAST_EDGE)
    assert fitted(picture(b"", "svg", (24, 24)), 12, 4) == (4, 4)


def test_a_picture_is_soft_under_150_pixels_an_inch() -> None:
    assert not is_soft(picture(b"", size=(300, 10)), 2)
    assert is_soft(picture(b"", size=(299, 10)), 2)
    assert not is_soft(picture(b"", "svg", (3, 3)), 10)


def test_what_a_ground_swallows() -> None:
    dark, light = (packed(Image.new("RGBA", (20, 20), colour)) for colour in ("#14202E", "#FFFFFF"))
    assert is_lost_on(picture(dark), "#0F2137")
    assert not is_lost_on(picture(dark), "#FFFFFF")
    assert is_lost_on(picture(light), "#FFFFFF")
    assert not is_lost_on(picture(drawing(), "svg"), "#FFFFFF")
    assert not is_lost_on(picture(packed(Image.new("RGBA", (20, 20), (0, 0, 0, 0)))), "#0F2137"), "what is clear cannot be lost"


def test_a_few_dark_letters_are_lost_on_night_and_a_few_light_ones_are_not_on_white() -> None:
    mixed = Image.new("RGB", (20, 20), "#F0A08F")
    mixed.paste((0, 0, 0), (0, 0, 20, 3))
    assert is_lost_on(picture(packed(mixed)), "#0F2137")
    badge = Image.new("RGB", (20, 20), "#1F5C8C")
    badge.paste((255, 255, 255), (0, 0, 20, 10))
    assert not is_lost_on(picture(packed(badge)), "#FFFFFF")
