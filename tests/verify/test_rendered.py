"""Texts of a drawn deck: a stand-in for LibreOffice draws tiny decks as boxes in the colours of their texts."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from briefing.diagnostics import MachineError
from briefing.verify import find_unseen
from briefing.verify.deck_parts import A, P
from briefing.verify.rendered import difference
from verify.tiny_pdf import tiny

_SPACES = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WIDTH, HEIGHT = 400, 300


def deck(*slides: str) -> bytes:
    """Return a deck that has no more than slides of shapes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        listed = "".join(f'<p:sldId r:id="r{number}"/>' for number in range(1, len(slides) + 1))
        package.writestr("ppt/presentation.xml", f'<p:presentation {_SPACES} xmlns:r="{_OFFICE}"><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>')
        related = "".join(f'<Relationship Id="r{number}" Target="slides/slide{number}.xml"/>' for number in range(1, len(slides) + 1))
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        package.writestr("ppt/_rels/presentation.xml.rels", f'<Relationships xmlns="{space}">{related}</Relationships>')
        for number, slide in enumerate(slides, start=1):
            package.writestr(f"ppt/slides/slide{number}.xml", f"<p:sld {_SPACES}>{slide}</p:sld>")
    return packed.getvalue()


def shape(runs: str, at: tuple[int, int, int, int] = (100, 100, 80, 20), *, name: str = "Title (a)", kind: str = "sp") -> str:
    """Return a shape with text; its box in points: left, foot, width, height."""
    x, y, width, height = at
    box = f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'
    return f'<p:{kind}><p:cNvPr name="{name}"/>{box}<p:txBody><a:p>{runs}</a:p></p:txBody></p:{kind}>'


def run(text: str, style: str = "<a:rPr/>") -> str:
    return f"<a:r>{style}<a:t>{text}</a:t></a:r>"


def coloured(colour: str, before: str = "") -> str:
    return f'<a:rPr>{before}<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:rPr>'


def cover(colour: str, at: tuple[int, int, int, int]) -> str:
    x, y, width, height = at
    return f'<p:pic><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/><a:srgbClr val="{colour}"/></p:pic>'


def _drawn(slide: etree._Element) -> str:
    """Draw the runs of each shape beside each other, in their colours; what has none is black."""
    said = "1 g 0 0 400 300 re f\n"
    for one in slide:
        off, ext = one.find(f"{A}off"), one.find(f"{A}ext")
        assert off is not None
        assert ext is not None
        left, foot, width, height = (int(place.get(name, "")) for place, name in ((off, "x"), (off, "y"), (ext, "cx"), (ext, "cy")))
        parts = list(one.iter(f"{A}r", f"{A}fld")) or [one]
        for place, part in enumerate(parts):
            colour = next((found.get("val", "") for found in part.iter(f"{A}srgbClr")), "000000")
            if part.find(f"{A}rPr/{A}noFill") is None:
                bands = " ".join(f"{int(colour[band : band + 2], 16) / 255:.5f}" for band in (0, 2, 4))
                said += f"{bands} rg {left + place * width // len(parts)} {foot} {width // len(parts)} {height} re f\n"
    return said


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """Let the stand-in draw; return what it is called with."""
    called: list[Sequence[str]] = []

    def run_office(command: Sequence[str], *, check: bool, capture_output: bool, timeout: float) -> None:
        assert (check, capture_output) == (True, True)
        assert timeout >= 60
        called.append(command)
        folder = Path(command[command.index("--outdir") + 1])
        for file in map(Path, command[command.index("--outdir") + 2 :]):
            with zipfile.ZipFile(file) as package:
                slides = sorted(name for name in package.namelist() if name.startswith("ppt/slides/"))
                streams = [_drawn(etree.fromstring(package.read(name))) for name in slides]
            boxes = dict.fromkeys(range(1, len(streams) + 1), f"/MediaBox [0 0 {WIDTH} {HEIGHT}]")
            (folder / f"{file.stem}.pdf").write_bytes(tiny(*streams, pages=boxes))

    monkeypatch.setattr("briefing.verify.rendered.subprocess.run", run_office)
    return called


def told(*slides: str) -> list[str]:
    return [one.message for one in find_unseen(deck(*slides))]


UNSEEN = "slide 1: Title (a) cannot be seen: something covers it, or it is off the slide: “One”"
OVER = "slide 1: Title (a) reaches over the edge of the slide: “One”"
FAINT = "slide 1: Title (a) has the colour of its ground: “One”"
SLIDES: Mapping[str, tuple[str, list[str]]] = {
    "as it is": (shape(run("One")), []),
    "no style": (shape("<a:r><a:t>One</a:t></a:r>"), []),
    "in a colour": (shape(run("One", coloured("FF0000"))), []),
    "in a colour with an outline": (shape(run("One", coloured("FF0000", "<a:ln/>"))), []),
    "without ink": (shape(run("One", "<a:rPr><a:noFill/></a:rPr>")), [UNSEEN]),
    "covered": (shape(run("One")) + cover("0000FF", (90, 90, 120, 60)), [UNSEEN]),
    "covered in part": (shape(run("One")) + cover("0000FF", (90, 90, 60, 60)), []),
    "off the slide": (shape(run("One"), (500, 100, 80, 20)), [UNSEEN]),
    "over the left edge": (shape(run("One"), (-10, 100, 80, 20)), [OVER]),
    "over the right edge": (shape(run("One"), (350, 100, 80, 20)), [OVER]),
    "over the foot": (shape(run("One"), (100, -10, 80, 20)), [OVER]),
    "over the head": (shape(run("One"), (100, 290, 80, 20)), [OVER]),
    "near the left edge": (shape(run("One"), (1, 100, 80, 20)), []),
    "near the right edge": (shape(run("One"), (319, 100, 80, 20)), []),
    "near the foot": (shape(run("One"), (100, 1, 80, 20)), []),
    "near the head": (shape(run("One"), (100, 279, 80, 20)), []),
    "in the colour of its ground": (shape(run("One", coloured("FFFFFF"))), [FAINT]),
    "hardly in another": (shape(run("One", coloured("E7E7E7"))), [FAINT]),
    "just in another": (shape(run("One", coloured("E6FFFF"))), []),
    "mostly in the colour of its ground": (
        shape(run("O", coloured("FFFFFF")) * 11 + run("ne"), (100, 100, 84, 20)),
        [FAINT.replace("One", "O" * 11 + "ne")],
    ),
    "a tenth in another": (shape(run("O", coloured("FFFFFF")) * 9 + run("ne"), (100, 100, 100, 20)), []),
    "two of them": (
        shape(run("Two"), (10, 10, 50, 20), name="Label (a)") + shape(run("One")) + cover("00FF00", (90, 90, 120, 60)),
        [UNSEEN],
    ),
    "nothing": (shape(run(" "), (500, 100, 80, 20)), []),
    "of a graphic frame": (shape(run("One"), (500, 100, 80, 20), kind="graphicFrame"), [UNSEEN]),
    "of a connector": (shape(run("One"), (500, 100, 80, 20), kind="cxnSp"), [UNSEEN]),
    "of a group": (shape(run("One"), (500, 100, 80, 20), kind="grpSp"), []),
    "in a field": (shape("<a:fld><a:t>One</a:t></a:fld>"), []),
    "in several": (shape(run("On") + run("e"), (500, 100, 80, 20)), [UNSEEN]),
    "beside what is no text": (shape("<a:x>noise</a:x>" + run("One"), (500, 100, 80, 20)), [UNSEEN]),
    "beside another red": (shape(run("One"), (500, 100, 80, 20)) + cover("02C811", (90, 90, 60, 60)), [UNSEEN]),
    "beside another green": (shape(run("One"), (500, 100, 80, 20)) + cover("01C911", (90, 90, 60, 60)), [UNSEEN]),
    "beside another blue": (shape(run("One"), (500, 100, 80, 20)) + cover("01C812", (90, 90, 60, 60)), [UNSEEN]),
    "on two lines": (shape(run("One\ntwo"), (500, 100, 80, 20)), [UNSEEN.replace("One", "One two")]),
}


@pytest.mark.parametrize("name", SLIDES)
def test_a_text_on_a_drawn_slide(name: str, office: list[Sequence[str]]) -> None:
    slide, expected = SLIDES[name]
    assert told(slide) == expected
    assert len(office) == 1


def test_each_slide_has_its_own_texts(office: list[Sequence[str]]) -> None:
    hidden = shape(run("Two")) + cover("0000FF", (90, 90, 120, 60))
    assert told(shape(run("One")), hidden) == ["slide 2: Title (a) cannot be seen: something covers it, or it is off the slide: “Two”"]
    ((program, profile, *options),) = office
    assert (program, profile[:31]) == ("soffice", "-env:UserInstallation=file:///t"[:31])
    assert options[:2] == ["--headless", "--convert-to"]
    kind, _, wishes = options[2].partition(":{")
    assert (kind, json.loads(f"{{{wishes}")) == (
        "pdf:impress_pdf_Export",
        {name: {"type": "boolean", "value": "true"} for name in ("ExportHiddenSlides", "UseLosslessCompression")},
    )
    assert [Path(file).stem for file in options[5:]] == ["coloured", "plain", "blank"]


def test_more_texts_than_one_band_has_values(office: list[Sequence[str]]) -> None:
    many = "".join(shape(run("One"), (10 + 4 * (place % 90), 10 + 8 * (place // 90), 3, 6), name=f"Label (a{place})") for place in range(270))
    assert told(many) == []
    assert told(many + cover("0000FF", (9, 9, 4, 8))) == ["slide 1: Label (a0) cannot be seen: something covers it, or it is off the slide: “One”"]
    assert len(office) == 2


@pytest.mark.parametrize(
    "failure", [FileNotFoundError("soffice"), subprocess.TimeoutExpired("soffice", 3), subprocess.CalledProcessError(1, "soffice")]
)
def test_what_libreoffice_does_not_draw_is_told(failure: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr("briefing.verify.rendered.subprocess.run", fail)
    with pytest.raises(MachineError) as told_by:
        told(shape(run("One")))
    (one,) = told_by.value.findings
    assert (one.code, one.message) == ("not-rendered", f"LibreOffice did not draw the deck: {failure}")
    assert one.hint == "see whether `soffice` opens it by hand"


def test_all_else_of_a_deck_is_drawn_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[dict[str, bytes]] = []

    def look(command: Sequence[str], **_: object) -> None:
        for file in command[7:]:
            with zipfile.ZipFile(file) as package:
                drawn.append({name: package.read(name) for name in package.namelist()})
        raise FileNotFoundError

    monkeypatch.setattr("briefing.verify.rendered.subprocess.run", look)
    with pytest.raises(MachineError):
        told(shape(run("One", coloured("FF0000", "<a:ln/>")) + "<a:br/><a:r><a:t>Two</a:t></a:r>"))
    one, plain, blank = drawn
    assert one.keys() == plain.keys() == blank.keys()
    assert {name for name in one if one[name] != plain[name]} == {"ppt/slides/slide1.xml"}
    styles = [
        [[str(part.tag).rpartition("}")[2] for part in style] for style in etree.fromstring(deck["ppt/slides/slide1.xml"]).iter(f"{A}rPr")]
        for deck in drawn
    ]
    assert styles == [[["ln", "solidFill"], ["solidFill"], ["solidFill"]], [["ln", "solidFill"]], [["ln", "noFill"], ["noFill"], ["noFill"]]]
    assert [part[0].tag for part in etree.fromstring(one["ppt/slides/slide1.xml"]).iter(f"{A}r")] == [f"{A}rPr", f"{A}rPr"]
    assert etree.fromstring(one["ppt/slides/slide1.xml"]).find(f".//{P}txBody") is not None


@pytest.mark.parametrize(("other", "seen"), [((10, 10, 10), 0), ((34, 10, 10), 0), ((35, 10, 10), 255), ((10, 35, 10), 255), ((10, 10, 35), 255)])
def test_two_colours_differ_where_a_reader_sees_it(other: tuple[int, int, int], seen: int) -> None:
    one, two = Image.new("RGB", (1, 1), (10, 10, 10)), Image.new("RGB", (1, 1), other)
    assert difference(one, two).getpixel((0, 0)) == difference(two, one).getpixel((0, 0)) == seen
