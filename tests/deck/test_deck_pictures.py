"""Pictures on slides: how large they stand, how they share a slide, and what the file holds of them."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image as Raster

from briefing.blocks import Image as ImageBlock
from briefing.blocks import Picture, Point, Points
from briefing.deck import plan_deck, write_deck
from briefing.deck.model import DeckPlan, Image, Shape, Slide
from briefing.document import Document, Section, Topic
from briefing.language import words_for
from briefing.pipeline import build
from briefing.texts import Name, Run, Wording
from briefing.themes import load_theme
from briefing.themes.model import Box
from picture_files import drawing, oriented, packed, scene
from running import ROOT

THEME = load_theme(ROOT / "themes" / "meridian")
BODY = (2.20, 6.40)  # inches: where the body of a slide begins and ends
CORPUS = ROOT / "tests" / "corpus" / "images.yaml"


def wording(text: str) -> Wording:
    return Wording((Run(text),))


def picture(width: float, height: float, name: str = "a.png") -> Picture:
    return Picture(path=name, type="svg", content=drawing(f"<!-- {name} {width} {height} -->"), width=width, height=height)


def image(key: str, one: Picture, *, alt: str = "A", caption: str = "", credit: str = "") -> ImageBlock:
    said, given = (wording(text) if text else None for text in (caption, credit))
    return ImageBlock(key=f"t/{key}", picture=one, alt=Name(alt), decorative=not alt, caption=said, credit=given)


def points(count: int) -> Points:
    return Points(key="t/p", points=tuple(Point(key=f"t/p.{n}", wording=wording(f"Point number {n}")) for n in range(1, count + 1)))


def planned(*blocks: ImageBlock | Points, logo: Picture | None = None, takeaway: str = "") -> DeckPlan:
    topic = Topic(key="t", title=wording("A title"), number="1", body=blocks, takeaway=wording(takeaway) if takeaway else None)
    document = Document(
        name="n", title=wording("T"), organisation="The house", logo=logo, sections=(Section(key="/topics", title=None, number="", topics=(topic,)),)
    )
    return plan_deck(document, THEME, words_for("en"), edition="0")


def slides_of(plan: DeckPlan) -> list[Slide]:
    return [slide for slide in plan.slides if slide.key == "t"]


def images(slide: Slide) -> list[Image]:
    return [one for one in slide.drawn if isinstance(one, Image)]


def boxes(slide: Slide, role: str) -> list[Box]:
    """Return where texts of a role stand: a shape without a place of its own has that of its placeholder."""
    shapes = [one for one in slide.drawn if isinstance(one, Shape) and one.name.startswith(role)]
    return [one.box or slide.layout.slots[one.slot].box for one in shapes]


def test_a_picture_alone_fills_the_body() -> None:
    (slide,) = slides_of(planned(image("b1", picture(300, 200))))
    (shown,) = images(slide)
    assert shown.box.h == pytest.approx(BODY[1] - BODY[0])
    assert shown.box.w == pytest.approx(shown.box.h * 1.5)
    assert (shown.box.x, shown.box.y) == (0.667, BODY[0])


def test_a_wide_picture_is_as_wide_as_the_body() -> None:
    (slide,) = slides_of(planned(image("b1", picture(4000, 100))))
    assert images(slide)[0].box.w == pytest.approx(12)


def test_a_picture_takes_the_height_that_a_list_leaves() -> None:
    (slide,) = slides_of(planned(points(3), image("b1", picture(300, 200))))
    (shown,) = images(slide)
    assert 1.6 < shown.box.h < 3
    assert shown.box.y + shown.box.h == pytest.approx(BODY[1], abs=0.02)


def test_a_picture_with_too_little_room_goes_to_the_next_slide() -> None:
    first, second = slides_of(planned(points(9), image("b1", picture(300, 200), caption="Behind it")))
    assert images(first) == []
    assert len(images(second)) == 1
    assert len(boxes(second, "Caption")) == 1, "a caption stays with its picture"


def test_a_takeaway_keeps_its_place_below_a_picture() -> None:
    (slide,) = slides_of(planned(image("b1", picture(300, 200)), takeaway="So it is."))
    (shown,) = images(slide)
    assert shown.box.y + shown.box.h < min(box.y for box in boxes(slide, "Takeaway"))


def test_caption_and_credit_follow_in_the_order_of_reading() -> None:
    (slide,) = slides_of(planned(image("b1", picture(900, 200), caption="C", credit="By me")))
    named = [one.name for one in slide.drawn if "(t/b1)" in one.name]
    assert named == ["Picture (t/b1)", "Caption (t/b1)", "Credit (t/b1)"]
    (shown,) = images(slide)
    (caption,), (credit,) = boxes(slide, "Caption"), boxes(slide, "Credit")
    assert shown.box.y + shown.box.h < caption.y < credit.y < BODY[1]


def test_a_tall_picture_has_its_caption_beside_it() -> None:
    (slide,) = slides_of(planned(image("b1", picture(200, 300), caption="C")))
    (shown,) = images(slide)
    (caption,) = boxes(slide, "Caption")
    assert caption.x > shown.box.x + shown.box.w
    assert caption.y + caption.h == pytest.approx(shown.box.y + shown.box.h)


def test_pictures_in_a_row_stand_side_by_side() -> None:
    (slide,) = slides_of(planned(*(image(f"b{n}", picture(300, 200, f"{n}.png")) for n in range(3))))
    lefts = [shown.box.x for shown in images(slide)]
    assert lefts == sorted(lefts)
    assert len({shown.box.y for shown in images(slide)}) == 1
    assert all(one.box.x + one.box.w <= other.box.x for one, other in zip(images(slide), images(slide)[1:], strict=False))


def test_many_pictures_go_on_over_slides_and_none_is_lost() -> None:
    shown = [
        one.name
        for slide in slides_of(planned(*(image(f"b{n}", picture(300, 200, f"{n}.png"), caption="C") for n in range(14))))
        for one in images(slide)
    ]
    assert shown == [f"Picture (t/b{n})" for n in range(14)]


def test_a_caption_longer_than_its_slide_goes_on_and_nothing_is_lost() -> None:
    text = " ".join(f"word{n}" for n in range(900))
    plan = planned(image("b1", picture(300, 200), caption=text))
    said = [
        "".join(piece.text for para in one.paras for piece in para.pieces)
        for slide in slides_of(plan)
        for one in slide.drawn
        if isinstance(one, Shape) and one.name.startswith("Caption")
    ]
    assert len(said) > 1
    assert " ".join(part.strip() for part in said) == text
    assert sum(len(images(slide)) for slide in slides_of(plan)) == 1


@given(
    sizes=st.lists(st.tuples(st.floats(20, 3000), st.floats(20, 3000)), min_size=1, max_size=4),
    before=st.integers(0, 12),
    is_captioned=st.booleans(),
)
def test_no_picture_is_stretched_or_leaves_the_body(sizes: list[tuple[float, float]], before: int, is_captioned: bool) -> None:  # noqa: FBT001  hypothesis gives it
    blocks = [image(f"b{n}", picture(*size, name=f"{n}"), caption="C" if is_captioned else "") for n, size in enumerate(sizes)]
    plan = planned(*((points(before),) if before else ()), *blocks)
    shown = [one for slide in slides_of(plan) for one in images(slide)]
    assert len(shown) == len(sizes)
    for one, (width, height) in zip(shown, sizes, strict=True):
        assert one.box.w / one.box.h == pytest.approx(width / height)
        assert one.box.x >= 0.66
        assert one.box.x + one.box.w <= 12.68
        assert BODY[0] - 0.01 <= one.box.y
        assert one.box.y + one.box.h <= BODY[1] + 0.02


def raster(width: int, height: int) -> Picture:
    return Picture(path="photo.png", type="png", content=packed(Raster.new("RGB", (width, height))), width=width, height=height)


def test_a_picture_with_too_few_pixels_is_a_warning_with_its_slide() -> None:
    soft = planned(image("b1", raster(300, 200)))
    (finding,) = soft.findings
    assert (finding.code, finding.severity) == ("low-resolution", "warning")
    assert finding.message == "`photo.png` has 72 pixels an inch on slide 2 and will look soft"
    assert finding.hint == "give it 625 by 417 pixels"
    assert planned(image("b1", raster(1200, 800))).findings == ()


# The file


def written(plan: DeckPlan) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(write_deck(plan, THEME, stamp=lambda _: b"<stamp/>"))) as package:
        return {name: package.read(name) for name in package.namelist()}


def pictures_in(parts: dict[str, bytes], part: str = "ppt/slides/slide2.xml") -> list[str]:
    return re.findall("<p:pic>.*?</p:pic>", parts[part].decode())


def of(content: bytes, kind: str, size: tuple[int, int] = (60, 40)) -> ImageBlock:
    return image("b1", Picture(path="p", type=kind, content=content, width=size[0], height=size[1]))  # type: ignore[arg-type]  # one of the types


def media(parts: dict[str, bytes]) -> dict[str, bytes]:
    return {name.removeprefix("ppt/media/"): content for name, content in parts.items() if name.startswith("ppt/media/")}


@pytest.mark.parametrize(
    ("kind", "content"), [("png", packed(scene())), ("jpeg", packed(scene(), "JPEG")), ("png", packed(Raster.new("I;16", (60, 40))))]
)
def test_the_bytes_of_a_picture_are_kept(kind: str, content: bytes) -> None:
    parts = written(planned(of(content, kind)))
    ((name, kept),) = media(parts).items()
    assert kept == content
    assert name.endswith(f".{kind}")
    assert f'ContentType="image/{kind}"' in parts["[Content_Types].xml"].decode()


def test_a_picture_says_what_it_shows_and_keeps_its_proportions() -> None:
    plan = planned(replace(of(packed(scene(300, 200)), "png", (300, 200)), alt=Name('A "quoted" & long <text>')))
    (shown,) = pictures_in(written(plan))
    assert etree.fromstring(shown.replace(" r:", " "), etree.XMLParser(recover=True)).xpath("string(//@descr)") == 'A "quoted" & long <text>'
    assert "decorative" not in shown
    assert '<a:picLocks noChangeAspect="1"/>' in shown
    assert "srcRect" not in shown
    wide, high = (int(number) for number in re.findall(r'<a:ext cx="(\d+)" cy="(\d+)"/>', shown)[0])
    assert abs(wide * 200 - high * 300) <= 300, "to the unit"


def test_a_decorative_picture_is_marked_so() -> None:
    (shown,) = pictures_in(written(planned(replace(of(packed(scene()), "png"), alt=Name()))))
    assert 'descr=""' in shown
    assert "adec:decorative" in shown


@pytest.mark.parametrize(
    ("orientation", "says"),
    [
        (1, "<a:xfrm>"),
        (2, '<a:xfrm flipH="1">'),
        (3, '<a:xfrm rot="10800000">'),
        (6, '<a:xfrm rot="5400000">'),
        (7, '<a:xfrm rot="5400000" flipH="1">'),
        (8, '<a:xfrm rot="16200000">'),
    ],
)
def test_a_turned_photograph_is_turned_by_its_frame(orientation: int, says: str) -> None:
    size = (40, 60) if orientation in {6, 7, 8} else (60, 40)
    parts = written(planned(of(oriented(scene(), orientation), "jpeg", size)))
    (shown,) = pictures_in(parts)
    assert says in shown
    wide, high = (int(number) for number in re.findall(r'<a:ext cx="(\d+)" cy="(\d+)"/>', shown)[0])
    assert wide > high, "the frame is that of the picture as it is stored"
    (content,) = media(parts).values()
    with Raster.open(io.BytesIO(content)) as stored:
        assert stored.getexif().get(0x0112) in {None, 1}
        assert stored.size == (60, 40)


def test_a_drawing_comes_with_a_picture_for_programs_that_draw_none() -> None:
    parts = written(planned(of(drawing(), "svg", (200, 100))))
    (shown,) = pictures_in(parts)
    assert "asvg:svgBlip" in shown
    kinds = {name.rsplit(".", 1)[1]: content for name, content in media(parts).items()}
    assert kinds["svg"] == drawing()
    with Raster.open(io.BytesIO(kinds["png"])) as fallback:
        assert fallback.size[0] == pytest.approx(8.4 * 220, abs=2)


def test_a_file_is_in_the_deck_once_however_often_it_is_shown() -> None:
    one = Picture(path="p", type="png", content=packed(scene()), width=60, height=40)
    parts = written(planned(image("b1", one), image("b2", one), logo=one))
    assert len(media(parts)) == 1
    assert len(pictures_in(parts)) == 2


# The logo


def test_the_logo_stands_on_the_cover_with_words_and_on_every_layout_without() -> None:
    plan = planned(points(2), logo=picture(120, 40))
    (cover,) = (one for one in plan.slides[0].drawn if isinstance(one, Image))
    assert (cover.name, cover.alt) == ("Logo (/)", "The house")
    assert cover.box.x + cover.box.w == pytest.approx(12.667)
    others = {slide.layout for slide in plan.slides[1:]}
    assert others
    for layout in others:
        (logo,) = layout.images
        assert logo.alt == ""
        assert logo.box.w / logo.box.h == pytest.approx(3)
    assert plan.slides[0].layout.images == ()


def test_without_a_logo_there_is_none() -> None:
    plan = planned(points(2))
    assert all(slide.layout.images == () and slide.layout.panels == () for slide in plan.slides)


def test_a_logo_that_its_ground_would_swallow_lies_on_a_plate() -> None:
    dark, light = (
        Picture(path="l", type="png", content=packed(Raster.new("RGBA", (90, 30), colour)), width=90, height=30) for colour in ("#14202E", "#FFFFFF")
    )
    for logo, on_cover, on_pages in ((dark, 1, 0), (light, 0, 1)):
        plan = planned(points(2), logo=logo)
        assert (len(plan.slides[0].layout.panels), len(plan.slides[1].layout.panels)) == (on_cover, on_pages)
        box = (plan.slides[0] if on_cover else plan.slides[1]).layout.panels[0].box
        assert box.x + box.w <= THEME.slide.w


# The whole corpus


@cache
def corpus() -> bytes:
    return build(CORPUS, outputs=("deck",)).deck


def test_the_corpus_is_proven_and_comes_out_the_same_twice() -> None:
    assert corpus() == build(CORPUS, outputs=("deck",)).deck


def test_openxml_audit_finds_nothing(tmp_path: Path) -> None:
    from openxml_audit import validate_pptx

    file = tmp_path / "deck.pptx"
    file.write_bytes(corpus())
    assert [str(finding) for finding in validate_pptx(str(file)).errors] == []


def test_openxml_audit_can_find_something(tmp_path: Path) -> None:
    from openxml_audit import validate_pptx

    file = tmp_path / "deck.pptx"
    with zipfile.ZipFile(io.BytesIO(corpus())) as package, zipfile.ZipFile(file, "w") as target:
        for name in package.namelist():
            target.writestr(name, package.read(name).replace(b"<p:blipFill>", b"<p:blipFill2>").replace(b"</p:blipFill>", b"</p:blipFill2>"))
    assert validate_pptx(str(file)).errors
