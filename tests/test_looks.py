"""Looks: what two hands may do differently, and what is seen all the same."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw, ImageFilter

from briefing.drawings import draw, installed_family
from briefing.looks import WIDTH, is_alike, look_of
from picture_files import drawing

BODY = '<rect x="10" y="10" width="80" height="60" fill="#1F5C8C"/><path d="M100 20L190 80" stroke="#14202E" stroke-width="2"/>'
WORDS = '<text x="110" y="60" font-family="Carlito" font-size="14">{}</text>'


def on(ground: str, look: Image.Image) -> Image.Image:
    """Return a look as a page of one colour shows it."""
    page = Image.new("RGBA", look.size, ground)
    page.alpha_composite(look)
    return page.convert("RGB")


def test_a_look_has_one_longer_edge() -> None:
    assert look_of(drawing()).size == (WIDTH, WIDTH // 2)
    tall = drawing().replace(b'width="200" height="100" viewBox="0 0 200 100"', b'width="50" height="100" viewBox="0 0 50 100"')
    assert look_of(tall).size == (WIDTH // 2, WIDTH)


@pytest.mark.parametrize("ground", ["white", "#0F2137", "#F2EDE2"])
def test_a_drawing_looks_like_itself_on_every_ground(ground: str) -> None:
    look = look_of(drawing(BODY))
    assert is_alike(look, on(ground, look))


def test_soft_edges_and_half_a_pixel_are_forgiven() -> None:
    look = look_of(drawing(BODY + WORDS.format("42 of 100")))
    shown = on("white", look)
    assert is_alike(look, shown.filter(ImageFilter.GaussianBlur(0.4)))
    moved = Image.open(io.BytesIO(draw(drawing(f'<g transform="translate(.1 .1)">{BODY}{WORDS.format("42 of 100")}</g>'), WIDTH)))
    assert is_alike(look, on("white", moved))


@pytest.mark.parametrize(
    "other",
    [
        BODY + WORDS.format("43 of 100"),
        BODY + WORDS.format("42 of 10"),
        BODY,
        BODY.replace("#1F5C8C", "#1F6C9C") + WORDS.format("42 of 100"),
        BODY.replace("L190 80", "L190 76") + WORDS.format("42 of 100"),
        BODY.replace('width="80"', 'width="82"') + WORDS.format("42 of 100"),
        BODY + WORDS.format("42 of 100") + '<circle cx="100" cy="90" r="1.5"/>',
        "",
    ],
)
def test_the_smallest_thing_that_says_something_else_is_seen(other: str) -> None:
    look, found = look_of(drawing(BODY + WORDS.format("42 of 100"))), look_of(drawing(other))
    assert not is_alike(look, on("white", found))


def test_what_lies_over_a_drawing_is_seen() -> None:
    look = look_of(drawing(BODY))
    shown = on("white", look)
    ImageDraw.Draw(shown).rectangle((300, 300, 320, 310), fill="black")
    assert not is_alike(look, shown)


def test_a_stretched_drawing_is_seen() -> None:
    look = look_of(drawing(BODY))
    assert not is_alike(look, on("white", look).resize((look.width, look.height * 11 // 10)))


def test_words_are_set_in_a_family_of_this_machine() -> None:
    assert installed_family("Carlito") == "Carlito"
    assert installed_family("No Such Family, Carlito") == "Carlito"
    assert draw(drawing(WORDS.format("x")), 300) != draw(drawing(WORDS.format("x").replace("Carlito", "Caladea")), 300)
    styled = (
        f'<style>text {{ font-family: "Caladea" }}</style>{WORDS.format("x").replace(chr(34) + "Carlito" + chr(34), chr(34) + "serif" + chr(34))}'
    )
    assert draw(drawing(WORDS.format("x").replace("Carlito", "Caladea")), 300) == draw(drawing(styled), 300)


def test_a_drawing_is_drawn_to_the_same_bytes() -> None:
    first = draw(drawing(BODY), 333)
    draw.cache_clear()
    assert draw(drawing(BODY), 333) == first


def test_units_of_a_drawing_are_those_of_css() -> None:
    assert Image.open(io.BytesIO(draw(drawing().replace(b'width="200" height="100"', b'width="2in" height="96"'), 100))).size == (100, 50)
