"""Every way in which a picture of a finished deck can become another is named by the witness."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from PIL import Image

from picture_corpus import PICTURES, built, messages
from picture_files import drawing, packed, scene

Parts = dict[str, bytes]
Mutation = Callable[[Parts], None]


def parts_of(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def as_deck(parts: Parts) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def mutated(change: Mutation) -> list[str]:
    parts = parts_of(built().deck)
    before = dict(parts)
    change(parts)
    assert parts != before, "the mutation changed nothing"
    return messages("deck", as_deck(parts))


def slide_of(parts: Parts, name: str) -> str:
    """Return the part that holds a picture of this name."""
    (found,) = [part for part, content in parts.items() if part.startswith("ppt/slides/slide") and f'name="{name}"'.encode() in content]
    return found


def picture_in(content: bytes, name: str) -> bytes:
    """Return the XML of a picture by its name."""
    found: list[bytes] = re.findall(rb"<p:pic>.*?</p:pic>", content)
    (picture,) = (one for one in found if f'name="{name}"'.encode() in one)
    return picture


def edit(name: str, pattern: str, replacement: str) -> Mutation:
    """Return the mutation that replaces a pattern in the XML of a picture."""

    def change(parts: Parts) -> None:
        part = slide_of(parts, name)
        picture = picture_in(parts[part], name)
        edited, count = re.subn(pattern.encode(), replacement.encode(), picture)
        assert count, pattern
        parts[part] = parts[part].replace(picture, edited)

    return change


def media_of(parts: Parts, name: str, which: int = 0) -> str:
    """Return the part of a picture's file: of the blip, or (1) of its drawing."""
    part = slide_of(parts, name)
    relation = re.findall(rb'r:embed="(\w+)"', picture_in(parts[part], name))[which].decode()
    relations = parts[part.replace("slides/", "slides/_rels/") + ".rels"].decode()
    targets = dict(re.findall(r'Id="(\w+)"[^>]*Target="\.\./(media/[^"]+)"', relations))
    targets |= {identity: target for target, identity in re.findall(r'Target="\.\./(media/[^"]+)"[^>]*Id="(\w+)"', relations)}
    return f"ppt/{targets[relation]}"


def refile(name: str, content: Callable[[bytes], bytes], which: int = 0) -> Mutation:
    """Return the mutation that puts another file in the place of a picture's."""

    def change(parts: Parts) -> None:
        media = media_of(parts, name, which)
        parts[media] = content(parts[media])

    return change


def with_one_pixel_changed(content: bytes) -> bytes:
    picture = Image.open(io.BytesIO(content)).convert("RGBA")
    picture.putpixel((3, 3), (1, 2, 3, 255))
    return packed(picture)


LANDSCAPE, TURNED, DRAWN, DECORATIVE = "Picture (landscape/b1)", "Picture (turned/b1)", "Picture (shared/b2)", "Picture (none/b1)"
LANDSCAPE_CHANGED = r"^slide \d+: Picture \(landscape/b1\): “8d6f63db727efdff” became "

MUTANTS: dict[str, tuple[Mutation, str]] = {
    "another file": (refile(LANDSCAPE, lambda _: (PICTURES / "portrait.png").read_bytes()), LANDSCAPE_CHANGED + "“07c0fe2922228ad0, stretched"),
    "another picture of its size": (refile(LANDSCAPE, lambda _: packed(scene(960, 600))), LANDSCAPE_CHANGED + r"“\w{16}”$"),
    "one pixel": (refile(LANDSCAPE, with_one_pixel_changed), LANDSCAPE_CHANGED + r"“\w{16}”$"),
    "no picture": (refile(LANDSCAPE, lambda _: b"no picture"), LANDSCAPE_CHANGED + "“a file that is no picture”"),
    "a file from elsewhere": (edit(LANDSCAPE, r'r:embed="\w+"', 'r:link="rId99"'), LANDSCAPE_CHANGED + "“no file”"),
    "deleted": (edit(LANDSCAPE, "<p:pic>.*</p:pic>", ""), r"^Picture \(landscape/b1\) is missing"),
    "alt changed": (edit(LANDSCAPE, "Two mountains", "Three mountains"), r"Alternative text \(landscape/b1\): “Two .*” became “Three"),
    "alt blanked": (edit(LANDSCAPE, 'descr="[^"]*"', 'descr=""'), r"^Alternative text \(landscape/b1\) is missing"),
    "alt to the file's name": (edit(LANDSCAPE, 'descr="[^"]*"', 'descr="image.png"'), r"Alternative text \(landscape/b1\).*image\.png"),
    "stretched": (edit(LANDSCAPE, r'cx="\d+"', 'cx="4000000"'), LANDSCAPE_CHANGED + "“8d6f63db727efdff, stretched 0.65 times”"),
    "a little stretched": (edit(LANDSCAPE, r'cx="(\d\d)\d+"', r'cx="\g<1>99999"'), LANDSCAPE_CHANGED + "“8d6f63db727efdff, stretched 1.01 times”"),
    "cropped": (edit(LANDSCAPE, "<a:stretch>", '<a:srcRect l="10000"/><a:stretch>'), LANDSCAPE_CHANGED + "“8d6f63db727efdff, cropped”"),
    "cropped by its frame": (edit(LANDSCAPE, "<a:fillRect/>", '<a:fillRect l="-5000"/>'), LANDSCAPE_CHANGED + "“8d6f63db727efdff, cropped”"),
    "mirrored": (edit(LANDSCAPE, "<a:xfrm>", '<a:xfrm flipH="1">'), LANDSCAPE_CHANGED),
    "upside down": (edit(LANDSCAPE, "<a:xfrm>", '<a:xfrm rot="10800000">'), LANDSCAPE_CHANGED),
    "leaning": (edit(LANDSCAPE, "<a:xfrm>", '<a:xfrm rot="300000">'), LANDSCAPE_CHANGED + "“8d6f63db727efdff, leaning by 5 degrees”"),
    "recoloured": (
        edit(LANDSCAPE, r"(<a:blip [^>/]*)(?:/>|></a:blip>)", r"\1><a:grayscl/></a:blip>"),
        LANDSCAPE_CHANGED + "“8d6f63db727efdff, changed by grayscl”",
    ),
    "washed out": (
        edit(LANDSCAPE, r"(<a:blip [^>/]*)(?:/>|></a:blip>)", r'\1><a:alphaModFix amt="20000"/></a:blip>'),
        LANDSCAPE_CHANGED + ".*alphaModFix",
    ),
    "cut to a circle": (edit(LANDSCAPE, 'prst="rect"', 'prst="ellipse"'), LANDSCAPE_CHANGED + "“8d6f63db727efdff, cut to another shape”"),
    "no longer turned": (edit(TURNED, ' rot="5400000"', ""), r"Picture \(turned/b1\): “6aad51280498859d” became “\w{16}”"),
    "turned the wrong way": (edit(TURNED, 'rot="5400000"', 'rot="16200000"'), r"Picture \(turned/b1\): “6aad51280498859d” became “\w{16}”"),
    "turned twice": (
        refile(TURNED, lambda _: (PICTURES / "turned.jpg").read_bytes()),
        r"Picture \(turned/b1\): “6aad51280498859d” became “\w{16}",
    ),
    "another drawing": (refile(DRAWN, lambda _: drawing(), 1), r"Picture \(shared/b2\): “\w{16}” became “\w{16}, beside another picture”"),
    "one digit of a drawing": (
        refile(DRAWN, lambda content: content.replace(b"42 of 100", b"43 of 100"), 1),
        r"Picture \(shared/b2\): “\w{16}” became “\w{16}, beside another picture”",
    ),
    "another fallback": (refile(DRAWN, lambda content: packed(spotted(content))), r"Picture \(shared/b2\): .*, beside another picture”"),
    "decorative though it has words": (
        edit(
            LANDSCAPE,
            r'descr="[^"]*"/?>(</p:cNvPr>)?',
            'descr="">' + '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
            '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></p:cNvPr>',
        ),
        r"^(Picture|Alternative text) \(landscape/b1\) is missing",
    ),
    "no longer decorative": (
        edit(DECORATIVE, "<a:extLst>.*?</a:extLst>", ""),
        r"Picture \(none/b1\) as a decoration stands in another place; group decoration became body",
    ),
    "words on a decoration": (
        edit(DECORATIVE, 'descr=""', 'descr="Five circles"'),
        r"Alternative text \(none/b1\) as a decoration is not in the outline",
    ),
    "another decoration": (refile(DECORATIVE, with_one_pixel_changed), r"Picture \((none/b1|two/b2)\)( as a decoration)?: “aa861dc9fdd5c230” became"),
}


def spotted(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content)).convert("RGBA")
    picture.paste((0, 0, 0, 255), (5, 5, 25, 25))
    return picture


@pytest.mark.parametrize("name", MUTANTS)
def test_a_mutant_is_named(name: str) -> None:
    change, wanted = MUTANTS[name]
    found = mutated(change)
    assert any(re.search(wanted, message.replace("*", "")) for message in found), found


def test_the_deck_itself_is_whole() -> None:
    assert messages("deck", built().deck) == []
    assert messages("deck", as_deck(parts_of(built().deck))) == []


def test_swapped_pictures_are_named() -> None:
    def swap(parts: Parts) -> None:
        first, second = media_of(parts, "Picture (two/b1)"), media_of(parts, "Picture (two/b2)")
        parts[first], parts[second] = parts[second], parts[first]

    assert len([message for message in mutated(swap) if "Picture (two/" in message]) == 2


def test_an_added_picture_is_named() -> None:
    def add(parts: Parts) -> None:
        part = slide_of(parts, LANDSCAPE)
        picture = picture_in(parts[part], LANDSCAPE)
        parts[part] = parts[part].replace(picture, picture + picture.replace(LANDSCAPE.encode(), b"Picture 99"))

    assert [message for message in mutated(add) if "a picture (8d6f63db727efdff)" in message and "is not in the outline" in message]


def test_a_caption_is_an_entry_like_any_other() -> None:
    def change(parts: Parts) -> None:
        part = slide_of(parts, "Picture (wide/b1)")
        parts[part] = parts[part].replace(b"Forty colours", b"Fifty colours")

    assert any("Caption (wide/b1): “*Forty* colours” became “*Fifty* colours”" in message for message in mutated(change))


def logo_layouts(parts: Parts) -> list[str]:
    found = [part for part, content in parts.items() if part.startswith("ppt/slideLayouts/slideLayout") and b'name="Logo (/)"' in content]
    assert len(found) > 3
    return found


def test_a_logo_that_is_missing_on_a_layout_is_named_for_each_slide() -> None:
    def change(parts: Parts) -> None:
        for part in logo_layouts(parts):
            parts[part] = re.sub(rb"<p:pic>.*?</p:pic>", b"", parts[part], flags=re.DOTALL)
            parts[part] = re.sub(rb"<p:pic [^>]*>.*?</p:pic>", b"", parts[part], flags=re.DOTALL)

    assert sum("the logo is missing" in message for message in mutated(change)) == 7


def test_another_logo_on_the_layouts_is_named() -> None:
    def change(parts: Parts) -> None:
        for name in [name for name in parts if name.endswith(".svg")]:
            parts[name] = parts[name].replace(b"#B23A2B", b"#B23A99")

    found = mutated(change)
    assert sum("the logo shows another picture" in message for message in found) == 7
    assert any(message.startswith("slide 1: Logo (/): ") for message in found)


def test_a_second_logo_is_named() -> None:
    def change(parts: Parts) -> None:
        for part in logo_layouts(parts):
            parts[part] = re.sub(rb"(<p:pic[ >].*?</p:pic>)", rb"\1\1", parts[part], flags=re.DOTALL)

    assert any("the logo stands there too often" in message for message in mutated(change))


def test_the_words_of_the_logo_are_the_organisation() -> None:
    def change(parts: Parts) -> None:
        part = slide_of(parts, "Logo (/)")
        parts[part] = parts[part].replace(b'descr="The house"', b'descr="A house"')

    assert any("Alternative text (/): “*The* house” became “*A* house”" in message for message in mutated(change))
