"""Where the ink of each text falls when LibreOffice draws a deck.

Every text is given a colour of its own before the deck is drawn, and is found by it in the picture, whatever its script. Shrinking on overflow is
taken out: PowerPoint does not apply it until somebody edits the text, so that what is too long must be seen.
"""

from __future__ import annotations

import os
import subprocess
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree
from PIL import Image

from briefing.themes.fonts import open_face
from briefing.themes.model import Face, Theme
from deck.package import Allowed, Package

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_EMU = 914400
_GREEN, _BLUE = 200, 17
_TURNED = frozenset({"R", "AL"})
EMOJI = "Segoe UI Emoji"
DPI = 96
LONGEST = 900  # seconds that one run of a renderer may take
SIDEWAYS = 0.05  # inches
UPRIGHT = 0.35  # of the leading
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{folders}<selectfont><rejectfont><glob>*</glob></rejectfont><acceptfont>{files}</acceptfont></selectfont>
<cachedir>{cache}</cachedir><include ignore_missing="yes">/etc/fonts/conf.d</include></fontconfig>"""
EXPORT = 'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"}}'


@dataclass(frozen=True)
class Rect:
    """A rectangle in inches."""

    left: float
    top: float
    right: float
    bottom: float

    def sticks_out_of(self, box: Rect, sideways: float, downwards: float) -> str:
        """Return on which side the rectangle leaves a box by more than is allowed, and by how much; empty when it does not."""
        out = {
            "left": box.left - self.left - sideways,
            "right": self.right - box.right - sideways,
            "top": box.top - self.top - downwards,
            "bottom": self.bottom - box.bottom - downwards,
        }
        return ", ".join(f"{side} by {by:.2f} in more than allowed" for side, by in out.items() if by > 0)

    def overlaps(self, other: Rect, by: float) -> bool:
        return min(self.right, other.right) - max(self.left, other.left) > by and min(self.bottom, other.bottom) - max(self.top, other.top) > by


SLIDE = Rect(0, 0, 13.333, 7.5)


@dataclass(frozen=True)
class Drawn:
    """A text of a slide: its name, its characters, the box that it was planned for, its leading, and where its ink fell (None: nowhere)."""

    slide: int
    name: str
    text: str
    box: Rect
    leading: float
    ink: Rect | None
    overhang: float = 0.0  # by how much its letters reach over their own widths, as italic ones do
    is_emoji: bool = False  # nothing but emoji, which LibreOffice 7.4 leaves out of a PDF
    has_mixed_link: bool = False  # a link whose parts LibreOffice 7.4 paints in the wrong places of its line

    @property
    def judged(self) -> Rect | None:
        """Return where the ink fell; of a text with a mixed link, how high and low."""
        if self.ink is None or not self.has_mixed_link:
            return self.ink
        left, right = max(self.ink.left, self.box.left), min(self.ink.right, self.box.right)
        return Rect(left, self.ink.top, max(left, right), self.ink.bottom)

    def __str__(self) -> str:
        return f"slide {self.slide}, {self.name} “{self.text[:40]}”"


def draw(decks: Mapping[str, bytes], folder: Path, *themes: Theme) -> dict[str, list[Drawn]]:
    """Return the texts of several decks as LibreOffice draws them with the themes' open fonts, all in one call of it."""
    slanted = [face for theme in themes for family in theme.fonts.values() for (_, italic), face in family.faces.items() if italic]
    painted = {name: Painted(content, slanted) for name, content in decks.items()}
    for name, one in painted.items():
        (folder / f"{name}.pptx").write_bytes(one.content)
    files = [str(folder / f"{name}.pptx") for name in decks]
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", EXPORT, "--outdir", str(folder), *files]
    settings = _only_fonts_of(themes, folder)
    subprocess.run(command, check=True, capture_output=True, timeout=LONGEST, env={**os.environ, "FONTCONFIG_FILE": str(settings)})
    return {name: list(one.found(folder / f"{name}.pdf")) for name, one in painted.items()}


def _only_fonts_of(themes: tuple[Theme, ...], folder: Path) -> Path:
    """Return the settings that let LibreOffice see no font but the themes': a script without a font of its own would else get any one.

    The files are named where they are: LibreOffice sees no collection (.ttc) through a link, and so drew Chinese as empty boxes.
    """
    faces = [face for theme in themes for family in theme.fonts.values() for face in family.faces.values()]
    faces += [face for theme in themes for script in theme.scripts for face in script.faces.values()]
    paths = sorted({face.path for face in faces})
    folders = "".join(f"<dir>{one}</dir>" for one in sorted({path.parent for path in paths}))
    files = "".join(f"<glob>{path}</glob>" for path in paths)
    settings = folder / "fonts.conf"
    settings.write_text(FONTS.format(folders=folders, files=files, cache=folder / "cache"), encoding="utf-8")
    return settings


@dataclass(frozen=True)
class _Text:
    """A text with its colour, before it is drawn; `number` is the red of its colour."""

    slide: int
    number: int
    name: str
    text: str
    box: Rect
    leading: float
    overhang: float
    is_emoji: bool
    has_mixed_link: bool


class Painted:
    """A deck whose texts have a colour each."""

    def __init__(self, content: bytes, slanted: list[Face]) -> None:
        self.slanted = slanted
        self.package = Package.read(content, Allowed(frozenset(), frozenset()))
        self.texts = [text for number, slide in enumerate(self.package.slides, start=1) for text in self._paint(slide, number)]
        for layout in self.package.layouts:
            self.package.files[layout] = self._without_fitting(layout)
        self.content = self.package.packed()

    def found(self, pdf: Path) -> Iterator[Drawn]:
        """Yield the texts with the places of their ink."""
        subprocess.run(["pdftoppm", "-r", str(DPI), "-aa", "no", "-aaVector", "no", str(pdf), str(pdf.with_suffix(""))], check=True, timeout=LONGEST)
        pictures = sorted(pdf.parent.glob(f"{pdf.stem}-*.ppm"))
        assert len(pictures) == len(self.package.slides)
        for number, picture in enumerate(pictures, start=1):
            with Image.open(picture) as image:
                ink = _Ink(image.convert("RGB"))
            for text in self.texts:
                if text.slide == number:
                    found = ink.of(text.number)
                    yield Drawn(number, text.name, text.text, text.box, text.leading, found, text.overhang, text.is_emoji, text.has_mixed_link)
            picture.unlink()

    def _paint(self, slide: str, number: int) -> list[_Text]:
        root = self.package.xml(slide)
        layout = self.package.xml(self.package.related(slide, "slideLayout")[0])
        places = {place.get("idx", "0"): shape for shape in layout.iter(f"{_P}sp") for place in shape.iter(f"{_P}ph")}
        texts: list[_Text] = []
        for shape in self.package.shapes(slide):
            for name, body, box, leading in _texts_of(shape, places):
                text = "".join(body.itertext(f"{_A}t")).strip()
                if text:
                    overhang = _overhang(body, leading, self.slanted)
                    texts.append(_Text(number, len(texts) + 1, name, text, box, leading, overhang, _is_emoji(body), _has_mixed_link(body)))
                    _color(body, len(texts))
        self.package.files[slide] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return texts

    def _without_fitting(self, layout: str) -> bytes:
        root = self.package.xml(layout)
        for one in [*root.iter(f"{_A}normAutofit")]:
            one.tag = f"{_A}noAutofit"
        for one in [*root.iter(f"{_A}buClr")]:
            parent = one.getparent()
            if parent is not None:
                parent.remove(one)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


class _Ink:
    """The ink of one picture, by the red of its colour."""

    def __init__(self, image: Image.Image) -> None:
        red, green, blue = image.split()
        ours = _only(green, _GREEN), _only(blue, _BLUE)
        self._red = Image.composite(red, Image.new("L", red.size, 0), Image.composite(ours[0], Image.new("L", red.size, 0), ours[1]))

    def of(self, number: int) -> Rect | None:
        bounds = _only(self._red, number).getbbox()
        return Rect(*(edge / DPI for edge in bounds)) if bounds else None


def _only(channel: Image.Image, value: int) -> Image.Image:
    return channel.point([255 if one == value else 0 for one in range(256)])


def _texts_of(shape: etree._Element, places: Mapping[str, etree._Element]) -> Iterator[tuple[str, etree._Element, Rect, float]]:
    """Yield the texts of a shape, the cells of a table one by one, with their boxes and leadings; `places` are the layout's placeholders."""
    name = next(shape.iter(f"{_P}cNvPr")).get("name", "")
    body, place = shape.find(f"{_P}txBody"), shape.find(f".//{_P}ph")
    if body is not None and (place is not None or shape.find(f".//{_P}cNvSpPr[@txBox]") is not None):
        slot = places[place.get("idx", "0")] if place is not None else shape
        box = _place(shape) or _place(slot)
        assert box is not None
        yield name, body, box, _leading(slot)
    table, frame = shape.find(f".//{_A}tbl"), _place(shape)
    if table is not None and frame is not None:
        widths = [int(column.get("w", "0")) / _EMU for column in table.iter(f"{_A}gridCol")]
        top = frame.top
        for number, row in enumerate(table.iterfind(f"{_A}tr"), start=1):
            height = int(row.get("h", "0")) / _EMU
            for column, cell in enumerate(row.iterfind(f"{_A}tc")):
                left = frame.left + sum(widths[:column])  # from the left even in Arabic: LibreOffice 7.4 knows no other tables
                inside = cell.find(f"{_A}txBody")
                assert inside is not None
                yield f"{name} cell {number}.{column + 1}", inside, Rect(left, top, left + widths[column], top + height), _leading(cell)
            top += height


def _place(shape: etree._Element) -> Rect | None:
    for transform in (*shape.iter(f"{_A}xfrm"), *shape.iter(f"{_P}xfrm")):
        offset, extent = transform.find(f"{_A}off"), transform.find(f"{_A}ext")
        if offset is not None and extent is not None:
            x, y, w, h = (int(one) / _EMU for one in (*offset.attrib.values(), *extent.attrib.values()))
            return Rect(x, y, x + w, y + h)
    return None


def _leading(element: etree._Element) -> float:
    """Return the exact leading of the first level of a placeholder, or of a cell, in inches."""
    return int(next(element.iter(f"{_A}lnSpc"))[0].get("val", "0")) / 7200


def _is_emoji(body: etree._Element) -> bool:
    """Whether all runs of a text with characters are set in the face of the emoji, the only one that is named for symbols."""
    runs = [run for run in body.iter(f"{_A}r", f"{_A}fld") if "".join(run.itertext(f"{_A}t")).strip()]
    return bool(runs) and all(run.find(f"{_A}rPr/{_A}sym[@typeface='{EMOJI}']") is not None for run in runs)


def _has_mixed_link(body: etree._Element) -> bool:
    """Whether a link of a right-to-left text holds letters of that direction and signs of none: a digit, a full stop."""
    for paragraph in body.iter(f"{_A}p"):
        links = paragraph.iterfind(f"{_A}r") if paragraph.find(f"{_A}pPr[@rtl='1']") is not None else ()
        for run in (run for run in links if run.find(f"{_A}rPr/{_A}hlinkClick") is not None):
            kinds = {unicodedata.bidirectional(letter) for letter in "".join(run.itertext(f"{_A}t"))}
            if kinds & _TURNED and kinds - _TURNED - {"WS", "NSM"}:
                return True
    return False


def _overhang(body: etree._Element, leading: float, faces: list[Face]) -> float:
    """Return by how much a letter of the italic runs of a text may reach over its own width, in inches; a letter is no larger than the leading."""
    runs = (run for run in body.iter(f"{_A}r") if run.find(f"{_A}rPr[@i='1']") is not None)
    letters = {letter for run in runs for letter in "".join(run.itertext(f"{_A}t"))}
    return leading * max((_over_edge(letter, face) for face in faces for letter in letters), default=0.0)


@cache
def _over_edge(letter: str, face: Face) -> float:
    """Return by how much the ink of a letter leaves its width on either side, in em."""
    font, units = open_face(face)
    glyph = font.get_nominal_glyph(ord(letter))
    extents = font.get_glyph_extents(glyph) if glyph else None
    if extents is None:
        return 0.0
    over = max(0, -extents.x_bearing, extents.x_bearing + extents.width - font.get_glyph_h_advance(glyph))
    return float(over) / units


def _color(body: etree._Element, number: int) -> None:
    """Give all characters of a text the colour of a number, links too."""
    for run in [*body.iter(f"{_A}r", f"{_A}fld", f"{_A}br")]:
        if run.find(f"{_A}rPr") is None:
            run.insert(0, etree.Element(f"{_A}rPr"))
    for look in [*body.iter(f"{_A}rPr", f"{_A}endParaRPr")]:
        for fill in look.findall(f"{_A}solidFill"):
            look.remove(fill)
        fill = etree.Element(f"{_A}solidFill")
        etree.SubElement(fill, f"{_A}srgbClr", val=f"{number:02X}{_GREEN:02X}{_BLUE:02X}")
        look.insert(0, fill)


def problems(drawn: list[Drawn]) -> list[str]:
    """Return the texts that were not drawn, that leave their box or the slide, or that lie over another text.

    Letters may reach a little over their box: accents and tails by a part of the leading, where a line too many reaches over by all of it.
    A text of emoji alone needs no ink, and one with a link of mixed direction is held against the height of its box alone.
    """
    found = []
    for one in drawn:
        if one.ink is None:
            found += [] if one.is_emoji else [f"{one}: no ink"]
            continue
        ink = one.judged or one.ink
        out = ink.sticks_out_of(one.box, SIDEWAYS + one.overhang, UPRIGHT * one.leading) or ink.sticks_out_of(SLIDE, 0, 0)
        if out:
            found.append(f"{one}: {out}")
    pairs = ((one, other) for number, one in enumerate(drawn) for other in drawn[number + 1 :] if one.slide == other.slide)
    found += [f"{one}: lies over {other.name}" for one, other in pairs if one.judged and other.judged and one.judged.overlaps(other.judged, 0.02)]
    return found
