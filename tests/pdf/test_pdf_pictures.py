"""Pictures in the document: how large they stand, what is embedded, what the file says of them."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from PIL import Image as Raster
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject

from briefing.blocks import Image as ImageBlock
from briefing.blocks import Picture, PictureType
from briefing.document import Document, Section, Topic
from briefing.language import words_for
from briefing.pdf.pictures import address, arrange, arrange_logo, is_drawn_well, picture_files
from briefing.pdf.view import view_document
from briefing.pipeline import build
from briefing.texts import Name, Run, Wording
from briefing.themes import load_theme
from picture_files import drawing, oriented, packed, scene
from running import ROOT

Pdf: TypeAlias = Any
"""An object of pypdf, as it lies in the file."""
THEME = load_theme(ROOT / "themes" / "meridian")
PAGE = THEME.page["a4"]
TEXT = PAGE["text"]
WHOLE = PAGE["rail"] + PAGE["gutter"] + TEXT
FEW = ROOT / "tests" / "corpus" / "images-few.yaml"


def picture(content: bytes = b"", kind: PictureType = "png", size: tuple[int, int] = (60, 40)) -> Picture:
    return Picture(path="a.x", type=kind, content=content or packed(Raster.new("L", size)), width=size[0], height=size[1])


def document(*pictures: Picture, logo: Picture | None = None) -> Document:
    body = tuple(ImageBlock(key=f"t/b{n}", picture=one, alt=Name("A")) for n, one in enumerate(pictures, start=1))
    topic = Topic(key="t", title=Wording((Run("T"),)), number="1", body=body)
    return Document(name="n", title=Wording((Run("T"),)), logo=logo, sections=(Section(key="/topics", title=None, number="", topics=(topic,)),))


def embedded(one: Picture) -> tuple[str, bytes]:
    """Return type and bytes of what is embedded of a picture."""
    view = view_document(document(one), THEME, words_for("en"), edition="0")
    return picture_files(view, PAGE).files[address(one)]


def test_a_picture_across_spans_rail_and_text() -> None:
    place = arrange(picture(size=(1800, 900)), PAGE)
    assert place.is_wide
    assert [place.width, place.height] == pytest.approx([WHOLE, WHOLE / 2])


def test_a_picture_with_too_few_pixels_for_that_stands_in_the_text_column() -> None:
    place = arrange(picture(size=(900, 450)), PAGE)
    assert not place.is_wide
    assert place.width == pytest.approx(TEXT)


def test_a_tall_picture_leaves_room_for_what_is_said_of_it() -> None:
    place = arrange(picture(size=(900, 1800)), PAGE)
    assert not place.is_wide
    assert [place.width, place.height] == pytest.approx([47.5, 95])


def test_a_turned_picture_is_laid_so_that_it_is_seen_upright() -> None:
    place = arrange(picture(oriented(scene(600, 400), 6), "jpeg", (400, 600)), PAGE)
    assert (place.degrees, place.is_mirrored) == (90, False)
    assert (place.stored_width, place.stored_height) == (place.height, place.width)
    assert place.width < place.height


def test_a_logo_is_small_on_pages_and_lies_on_a_plate_where_it_must() -> None:
    place = arrange_logo(picture(packed(Raster.new("RGBA", (300, 100), "#14202E")), size=(300, 100)), THEME)
    assert [place.page.width, place.page.height] == pytest.approx([21, 7])
    assert (place.is_plated_on_cover, place.is_plated_on_pages) == (True, False)


# What is embedded


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA"])
def test_a_plain_png_is_embedded_as_it_is(mode: str) -> None:
    content = packed(Raster.new(mode, (60, 40)))
    assert embedded(picture(content)) == ("image/png", content)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_jpeg_is_embedded_as_it_is(mode: str) -> None:
    content = packed(Raster.new(mode, (60, 40)), "JPEG")
    assert embedded(picture(content, "jpeg")) == ("image/jpeg", content)


def test_what_weasyprint_would_show_otherwise_becomes_plain() -> None:
    deep = Raster.new("I;16", (2, 1))
    deep.putdata([0, 40_000])
    kind, content = embedded(picture(packed(deep)))
    with Raster.open(io.BytesIO(content)) as plain:
        assert (kind, plain.mode, plain.getpixel((1, 0))) == ("image/png", "RGB", (156, 156, 156))
    _, content = embedded(picture(packed(scene(), save_all=True, append_images=[Raster.new("RGB", (60, 40))], duration=10)))
    with Raster.open(io.BytesIO(content)) as plain:
        assert not getattr(plain, "is_animated", False)
        assert plain.convert("RGB").tobytes() == scene().tobytes()


def test_a_photograph_is_embedded_without_its_orientation_its_pixels_untouched() -> None:
    content = oriented(scene(), 6)
    _, kept = embedded(picture(content, "jpeg", (40, 60)))
    with Raster.open(io.BytesIO(kept)) as bare, Raster.open(io.BytesIO(content)) as first:
        assert bare.getexif().get(0x0112) is None
        assert bare.tobytes() == first.tobytes()


def test_the_name_of_a_file_depends_on_the_file_alone() -> None:
    one, other = picture(packed(scene())), picture(packed(scene(30, 20)))
    assert address(one) == address(picture(packed(scene()))) != address(other)
    assert re.fullmatch(r"picture:[0-9a-f]{16}", address(one))


FADING = '<defs><filter id="f"><feGaussianBlur stdDeviation="9"/></filter></defs><rect x="40" y="30" width="90" height="40" filter="url(#f)"/>'


def test_a_drawing_that_weasyprint_draws_well_stays_a_drawing() -> None:
    assert is_drawn_well(drawing())
    assert embedded(picture(drawing(), "svg", (200, 100))) == ("image/svg+xml", drawing())


def test_a_drawing_that_it_draws_otherwise_becomes_pixels_with_a_warning() -> None:
    one = picture(drawing(FADING), "svg", (200, 100))
    files = picture_files(view_document(document(one), THEME, words_for("en"), edition="0"), PAGE)
    kind, content = files.files[address(one)]
    with Raster.open(io.BytesIO(content)) as pixels:
        assert (kind, pixels.width) == ("image/png", round(WHOLE / 25.4 * 300))
    assert [finding.code for finding in files.findings] == ["drawing-as-pixels"]


def test_such_a_drawing_is_proven_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(drawing(FADING))
    (tmp_path / "o.yaml").write_text("title: T\ntopics:\n  - title: T\n    image: {path: a.svg, alt: A shadow}\n", encoding="utf-8")
    built = build(tmp_path / "o.yaml")
    assert [finding.code for finding in built.findings] == ["drawing-as-pixels"]


def test_a_picture_with_too_few_pixels_is_a_warning() -> None:
    files = picture_files(view_document(document(picture(packed(scene()))), THEME, words_for("en"), edition="0"), PAGE)
    (finding,) = files.findings
    assert (finding.code, finding.message) == ("low-resolution", "`a.x` has 72 pixels an inch in the document and will look soft")


def test_nothing_else_is_fetched(caplog: pytest.LogCaptureFixture) -> None:
    from weasyprint import HTML

    from briefing.pdf.fetching import picture_fetcher
    from briefing.pdf.pictures import PictureFiles

    html = '<img src="http://localhost/x.png" alt="x"><img src="file:///etc/hostname" alt="x"><img src="picture:none" alt="x">'
    HTML(string=html, url_fetcher=picture_fetcher(PictureFiles({}))).render()
    assert len([record for record in caplog.records if "Failed to load image" in record.getMessage()]) == 3


# The file


@cache
def few() -> bytes:
    return build(FEW, outputs=("document",)).document


def structure() -> dict[str, Pdf]:
    """Return the structure elements of the document by their names."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(few())))
    every = (one.get_object() for one in writer._objects if one is not None)
    return {str(one["/T"]): one for one in every if isinstance(one, DictionaryObject) and "/S" in one and "/T" in one}


def test_a_picture_is_a_figure_with_its_words_and_its_place() -> None:
    figures = {name: one for name, one in structure().items() if one["/S"] == "/Figure"}
    keys = ("landscape/b1", "turned/b1", "wide/b1", "shared/b2", "two/b1", "two/b2", "strange/b1")
    assert set(figures) == {*(f"Picture ({key})" for key in keys), "Logo (/)"}, "all but the decorative one"
    landscape = figures["Picture (landscape/b1)"]
    assert landscape["/Alt"] == "Two mountains under a sun"
    left, bottom, right, top = (float(number) for number in landscape["/A"]["/BBox"])
    assert (right - left) / (top - bottom) == pytest.approx(960 / 600, rel=0.001)
    assert right - left == pytest.approx(TEXT / 25.4 * 72, abs=0.1)


@pytest.mark.parametrize("key", ["landscape/b1", "wide/b1", "shared/b2"])
def test_a_caption_stays_on_the_page_of_its_picture(key: str) -> None:
    elements = structure()
    assert elements[f"Picture ({key})"].raw_get("/Pg") == elements[f"Caption ({key})"].raw_get("/Pg")


def test_the_document_comes_out_the_same_twice() -> None:
    assert few() == build(FEW, outputs=("document",)).document


def test_pictures_break_no_rule_of_pdf_ua(tmp_path: Path) -> None:
    import page

    file = tmp_path / "a.pdf"
    file.write_bytes(few())
    assert not [line for line in str(page.validate_pdf(str(file), profile="ua1")).splitlines() if re.search("FIGURE|ALT|ARTIFACT|IMAGE", line)]
