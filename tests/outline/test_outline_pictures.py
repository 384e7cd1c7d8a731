"""Picture files of an outline: what is read, and what is refused."""

from __future__ import annotations

import base64
import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image as Raster

from briefing.blocks import Image, Picture
from briefing.diagnostics import OutlineError
from briefing.outline import read_outline
from picture_files import drawing, oriented, packed, promised, scene

Given = Callable[[str, bytes], Picture]
Refused = Callable[[str, bytes], tuple[str, str]]


@pytest.fixture
def given(tmp_path: Path) -> Given:
    """Read an outline of one picture."""

    def reader(name: str, content: bytes) -> Picture:
        (tmp_path / name).write_bytes(content)
        path = tmp_path / "o.yaml"
        path.write_text(f"title: T\ntopics:\n  - title: T\n    image: {{path: {name}, alt: A}}\n", encoding="utf-8")
        outcome = read_outline(path)
        assert outcome.findings == ()
        (block,) = outcome.document.sections[0].topics[0].body
        assert isinstance(block, Image)
        return block.picture

    return reader


@pytest.fixture
def refused(given: Given) -> Refused:
    """Return code and message of the one finding about a picture."""

    def reader(name: str, content: bytes) -> tuple[str, str]:
        with pytest.raises(OutlineError) as stopped:
            given(name, content)
        (finding,) = stopped.value.findings
        assert (finding.location.line, finding.location.column) == (4, 19)
        return finding.code, finding.message

    return reader


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_mode_of_png_is_read(given: Given, mode: str) -> None:
    assert given("a.png", packed(Raster.new(mode, (30, 20)))).type == "png"


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_every_mode_of_jpeg_is_read(given: Given, mode: str) -> None:
    assert given("a.jpg", packed(Raster.new(mode, (30, 20)), "JPEG")).type == "jpeg"


def test_a_jpeg_of_several_pictures_is_a_jpeg(given: Given) -> None:
    several = packed(scene(), "MPO", save_all=True, append_images=[scene(30, 20)])
    with Raster.open(io.BytesIO(several)) as picture:
        assert picture.format == "MPO"
    assert (given("a.jpg", several).type, given("a.jpg", several).width) == ("jpeg", 60)


def test_an_animated_png_is_its_first_picture(given: Given) -> None:
    moving = packed(scene(), save_all=True, append_images=[scene()], duration=10)
    assert given("a.png", moving).width == 60


@pytest.mark.parametrize(("orientation", "size"), [(1, (60, 40)), (3, (60, 40)), (5, (40, 60)), (6, (40, 60)), (8, (40, 60))])
def test_the_size_is_that_at_which_it_is_seen(given: Given, orientation: int, size: tuple[int, int]) -> None:
    picture = given("a.jpg", oriented(scene(), orientation))
    assert (picture.width, picture.height) == size


INLINE_PIXELS = base64.b64encode(packed(Raster.new("RGB", (2, 2)))).decode()


@pytest.mark.parametrize(
    "body",
    [
        '<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><rect fill="url(#g)" width="9" height="9"/>',
        "<style>rect { fill: url('#g') }</style>",
        '<g id="a"/><use xlink:href="#a"/><use href="#a"/>',
        f'<image width="2" height="2" href="data:image/png;base64,{INLINE_PIXELS}"/>',
        '<a href="https://example.org"><rect width="9" height="9"/></a>',
        '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about="https://example.org"/></metadata>',
        "<title>What it is</title><desc>And more &amp; more</desc>",
    ],
)
def test_what_a_drawing_may_hold(given: Given, body: str) -> None:
    assert given("a.svg", drawing(body)).type == "svg"


def test_a_drawing_may_name_the_standard_that_it_follows(given: Given) -> None:
    doctype = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert given("a.svg", b'<?xml version="1.0"?>\n' + doctype + drawing()).width == 200
    assert given("b.svg", '<?xml version="1.0" encoding="UTF-16"?>'.encode("utf-16") + drawing().decode().encode("utf-16-le")).width == 200


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("<script>fetch('http://localhost/')</script>", "`<script>`"),
        ('<rect onload="alert(1)" width="9" height="9"/>', "a script in `onload`"),
        ('<image href="http://localhost/x.png" width="9" height="9"/>', "a reference to another file (`http://localhost/x.png`)"),
        ('<image xlink:href="/etc/passwd" width="9" height="9"/>', "a reference to another file (`/etc/passwd`)"),
        ('<image href="other.png" width="9" height="9"/>', "a reference to another file (`other.png`)"),
        ('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>', "a reference to another file (`data:image/svg+xml;base64,PHN2Zy8+`)"),
        ('<use href="other.svg#a"/>', "a reference to another file (`other.svg#a`)"),
        ('<a href="javascript:alert(1)"/>', "a reference to another file (`javascript:alert(1)`)"),
        ("<style>@import url(http://localhost/x.css);</style>", "a style that fetches something"),
        ("<style>@font-face { src: url(x.woff) }</style>", "a style that fetches something"),
        (r"<style>rect { fill: u\72l(x.svg) }</style>", "a style that fetches something"),
        ('<rect style="fill: url(http://localhost/#a)"/>', "a reference to another file in `style`"),
        ("<rect fill=\"url('other.svg#a')\"/>", "a reference to another file in `fill`"),
        ('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>', "`<foreignObject>`"),
        ('<div xmlns="http://www.w3.org/1999/xhtml"/>', "`<div>`"),
        ("<handler/>", "`<handler>`"),
    ],
)
def test_what_could_run_or_fetch_is_refused(refused: Refused, body: str, what: str) -> None:
    assert refused("a.svg", drawing(body)) == ("unsafe-picture", f"`a.svg` holds {what}")


def test_entities_and_instructions_are_refused(refused: Refused) -> None:
    entity = b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + drawing("<text>&x;</text>")
    assert refused("a.svg", entity) == ("unsafe-picture", "`a.svg` holds declarations of its own (`<!ENTITY`)")
    sheet = b'<?xml-stylesheet href="x.css"?>' + drawing()
    assert refused("b.svg", sheet) == ("unsafe-picture", "`b.svg` holds a processing instruction")


def test_a_drawing_that_multiplies_itself_is_refused(refused: Refused) -> None:
    doubled = "".join(f'<g id="a{n}"><use href="#a{n - 1}"/><use href="#a{n - 1}"/></g>' for n in range(1, 30))
    assert refused("a.svg", drawing(f'<g id="a0"/>{doubled}'))[0] == "too-large"
    assert refused("b.svg", drawing('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'))[0] == "too-large"
    assert refused("c.svg", drawing('<rect width="1" height="1"/>' * 60_000))[0] == "too-large"


@pytest.mark.parametrize("size", ['width="1e9"', 'width="999999" height="9"', 'viewBox="0 0 9 999999"', 'viewBox="0 0 0.00001 9"'])
def test_absurd_sizes_of_a_drawing_are_refused(refused: Refused, size: str) -> None:
    assert refused("a.svg", f'<svg xmlns="http://www.w3.org/2000/svg" {size}/>'.encode())[0] in {"too-large", "picture-without-size"}


def test_a_small_file_of_very_many_pixels_is_refused_before_it_is_unpacked(refused: Refused) -> None:
    for width, height in ((10_000, 5_001), (50_000, 50_000)):
        assert refused("a.png", promised(width, height)) == ("too-large", "`a.png` has more than 50 million pixels")


NO_PICTURES = {
    "a PNG cut off": (packed(scene())[:-40], "damaged-picture", "is a PNG that is cut off or damaged"),
    "a JPEG cut off": (packed(scene(), "JPEG")[:-100], "damaged-picture", "is a JPEG that is cut off or damaged"),
    **{kind: (packed(scene(), kind), "unsupported-picture", f"is {name}:") for kind, name in (("GIF", "GIF"), ("WEBP", "WebP"), ("TIFF", "TIFF"))},
    "HEIC": (b"\0\0\0\x18ftypheic", "unsupported-picture", "is HEIC: pictures are PNG, JPEG or SVG"),
    "PDF": (b"%PDF-1.7\n", "unsupported-picture", "is PDF: pictures are PNG, JPEG or SVG"),
    "nothing": (b"", "bad-picture", "is empty"),
    "words": (b"Hello", "bad-picture", "is no picture that can be read"),
    "half a tag": (b"<svg", "bad-picture", "is no readable XML: Couldn't find end of Start Tag svg"),
    "a web page": (b"<html/>", "bad-picture", "is no picture: it begins with `<html>`"),
    "an SVG that does not say so": (b"<svg width='3' height='3'/>", "bad-picture", "does not say that it is an SVG"),
    "a drawing without a size": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "picture-without-size", "does not say how large it is"),
}


@pytest.mark.parametrize("name", NO_PICTURES)
def test_what_is_no_whole_picture_is_refused_by_what_it_is(refused: Refused, name: str) -> None:
    content, code, message = NO_PICTURES[name]
    said = refused("a.png", content)
    assert said[0] == code
    assert said[1].startswith(f"`a.png` {message}")


def test_a_truncated_picture_is_refused_even_after_the_pdf_writer_was_there(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(packed(scene())[:-40])
    (tmp_path / "o.yaml").write_text("title: T\nlogo: a.png\norganisation: O\n", encoding="utf-8")
    program = "import sys, weasyprint; from pathlib import Path; from briefing.outline import read_outline; read_outline(Path(sys.argv[1]))"
    ran = subprocess.run([sys.executable, "-c", program, tmp_path / "o.yaml"], capture_output=True, text=True, check=False)
    assert "is a PNG that is cut off or damaged" in ran.stderr
