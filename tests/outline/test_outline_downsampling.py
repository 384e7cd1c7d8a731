"""Pictures with more pixels than either file can show are reduced as they are read, once for both."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image as Raster

from briefing.blocks import Picture
from briefing.outline.downsampling import LARGEST, RESOLUTION, downsampled
from briefing.outline.pictures import read_picture
from briefing.pictures import opened
from briefing.themes import find_theme, load_theme
from picture_files import drawing, oriented, packed
from running import ROOT

WIDTH, HEIGHT = round(LARGEST[0] * RESOLUTION), round(LARGEST[1] * RESOLUTION)


def noise(width: int, height: int, mode: str = "RGB") -> Raster.Image:
    return Raster.effect_noise((width, height), 60).convert(mode)


def read(content: bytes) -> Picture:
    picture = read_picture("a", content)
    assert isinstance(picture, Picture)
    return picture


@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "RGB"), ("JPEG", "L"), ("PNG", "RGB"), ("PNG", "RGBA")])
def test_a_large_picture_has_the_pixels_that_are_seen(kind: str, mode: str) -> None:
    large = read(packed(noise(2 * WIDTH, HEIGHT, mode), kind))
    small = downsampled(large)
    assert (small.width, small.height) == (WIDTH, HEIGHT // 2)
    assert len(small.content) < len(large.content) / 2
    with opened(small.content) as raster:
        assert (raster.size, raster.mode, raster.format) == ((WIDTH, HEIGHT // 2), mode, kind)
    assert (small.path, small.type) == (large.path, large.type)
    assert downsampled(large) == small
    assert downsampled(small) == small


def test_a_turned_picture_stays_turned() -> None:
    large = read(oriented(noise(HEIGHT * 2, WIDTH), 6))
    assert (large.width, large.height) == (WIDTH, HEIGHT * 2)
    small = downsampled(large)
    assert (small.width, small.height) == (WIDTH / 2, HEIGHT)
    with opened(small.content) as raster:
        assert raster.size == (HEIGHT, WIDTH / 2)
        assert raster.getexif()[0x0112] == 6


@pytest.mark.parametrize(
    "content",
    [
        packed(noise(WIDTH, HEIGHT)),
        packed(noise(WIDTH + 90, HEIGHT)),
        packed(noise(WIDTH * 2, HEIGHT, "CMYK"), "JPEG"),
        packed(noise(WIDTH * 2, HEIGHT, "L").convert("P")),
        drawing(),
    ],
    ids=["just-enough", "hardly-more", "for-print", "palette", "drawing"],
)
def test_what_would_not_gain_stays_as_it_is(content: bytes) -> None:
    picture = read(content)
    assert downsampled(picture) is picture


@pytest.mark.parametrize("theme", ["meridian", "civic"])
def test_no_picture_stands_larger_in_a_theme(theme: str) -> None:
    loaded = load_theme(find_theme(theme, ROOT / "content" / "outline.yaml"))
    boxes = [own["body"] for own in loaded.boxes.values() if "body" in own]
    assert len(boxes) > 6
    assert max(box.w for box in boxes) <= LARGEST[0]
    assert max(box.h for box in boxes) <= LARGEST[1]
    for page in loaded.page.values():
        assert (page["rail"] + page["gutter"] + page["text"]) / 25.4 <= LARGEST[0]


def test_both_files_show_the_reduced_picture(tmp_path: Path) -> None:
    import briefing
    from briefing.verify import read_deck, read_pdf

    (tmp_path / "large.jpg").write_bytes(packed(noise(2 * WIDTH, HEIGHT), "JPEG"))
    outline = tmp_path / "o.yaml"
    outline.write_text("title: T\ntopics:\n- {title: T, image: {path: large.jpg, alt: Noise}}\n", encoding="utf-8")
    built = briefing.build(outline)
    reduced = downsampled(read((tmp_path / "large.jpg").read_bytes()))
    assert reduced.content in built.document
    with ZipFile(io.BytesIO(built.deck)) as deck:
        assert reduced.content in [deck.read(name) for name in deck.namelist()]
    assert [entry.text for said in (read_deck(built.deck), read_pdf(built.document)) for entry in said.entries if entry.role.value == "Picture"]
