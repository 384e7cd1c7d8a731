"""Seen, not only present: a deck as LibreOffice draws it, each text in a colour of its own, so that what is covered or off the slide is missed."""

from __future__ import annotations

import io
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from briefing.diagnostics import MachineError, error
from briefing.looks import page_pictures
from briefing.verify.compare import Discrepancy
from briefing.verify.deck_parts import A, DeckParts, P
from briefing.verify.deck_text import name_of
from briefing.verify.implied import on_sheet
from briefing.verify.normalise import on_one_line
from briefing.verify.wording import quoted

if TYPE_CHECKING:
    from PIL.Image import Image

_PATIENCE = 300
_GREEN, _BLUE, _REDS = 200, 17, 256
_LEAST_CONTRAST = 24
_LEAST_SHARE = 0.1
_DPI = 72
_EXPORT = 'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"},"UseLosslessCompression":{"type":"boolean","value":"true"}}'


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of a slide, and the number whose colour it has."""

    slide: int
    number: int
    name: str
    text: str


def find_unseen(content: bytes) -> Iterator[Discrepancy]:
    """Yield the texts of a deck of which nothing can be seen, or that reach over the edge, when LibreOffice draws it; raises MachineError."""
    texts: list[_Text] = []
    coloured = _repainted(content, lambda style, number: _fill(style, _colour(number)), texts)
    blank = _repainted(content, lambda style, _: _fill(style, ""), [])
    drawn = zip(*map(_pictures, _printed({"coloured": coloured, "plain": content, "blank": blank})), strict=True)
    for slide, (one, plain, empty) in enumerate(drawn, start=1):
        ground = difference(plain, empty)
        for text in (text for text in texts if text.slide == slide):
            problem = _problem(text, one, ground)
            if problem:
                yield on_sheet("slide", slide, f"{text.name} {problem}: {quoted(text.text)}")


def _repainted(content: bytes, paint: Callable[[etree._Element, int], None], texts: list[_Text]) -> bytes:
    """Return a deck whose texts have another colour each; the texts are told in `texts`."""
    parts, changed = DeckParts(content), {}
    for slide, part in enumerate(parts.slides(), start=1):
        root = parts.xml(part)
        for number, (name, body) in enumerate(_bodies(root), start=1):
            texts.append(_Text(slide, number, name, on_one_line("".join(body.itertext(f"{A}t")))))
            _paint(body, number, paint)
        changed[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name in parts.names:
            package.writestr(name, changed.get(name) or parts.read(name))
    return packed.getvalue()


def _bodies(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Yield the bodies of text on a slide that say anything, with the names of their shapes."""
    for body in root.iter(f"{P}txBody", f"{A}txBody"):
        shape = next(body.iterancestors(f"{P}sp", f"{P}graphicFrame", f"{P}cxnSp"), None)
        if shape is not None and "".join(body.itertext(f"{A}t")).strip():
            yield name_of(shape), body


def _paint(body: etree._Element, number: int, paint: Callable[[etree._Element, int], None]) -> None:
    for run in [*body.iter(f"{A}r", f"{A}fld", f"{A}br")]:
        if run.find(f"{A}rPr") is None:
            run.insert(0, etree.Element(f"{A}rPr"))
    for style in body.iter(f"{A}rPr", f"{A}endParaRPr"):
        paint(style, number)


def _fill(style: etree._Element, colour: str) -> None:
    """Give a run a colour, or none at all; a fill without ink stays as it is."""
    if style.find(f"{A}noFill") is not None:
        return
    for fill in style.findall(f"{A}solidFill"):
        style.remove(fill)
    fill = etree.Element(f"{A}solidFill" if colour else f"{A}noFill")
    if colour:
        etree.SubElement(fill, f"{A}srgbClr", val=colour)
    style.insert(1 if style.find(f"{A}ln") is not None else 0, fill)


def _colour(number: int) -> str:
    return f"{number % _REDS:02X}{_GREEN:02X}{_BLUE + number // _REDS:02X}"


def _printed(decks: dict[str, bytes]) -> list[bytes]:
    """Return decks as LibreOffice prints them, in one call of it."""
    with tempfile.TemporaryDirectory(prefix="briefing-") as name:
        folder = Path(name)
        files = [folder / f"{deck}.pptx" for deck in decks]
        for file, content in zip(files, decks.values(), strict=True):
            file.write_bytes(content)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", _EXPORT, "--outdir", str(folder), *map(str, files)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)  # noqa: S603  our own words and files
            return [file.with_suffix(".pdf").read_bytes() for file in files]
        except (OSError, subprocess.SubprocessError) as failure:
            raise MachineError(
                (error("not-rendered", f"LibreOffice did not draw the deck: {failure}", hint="see whether `soffice` opens it by hand"),)
            ) from failure


def _pictures(printed: bytes) -> Iterator[Image]:
    return page_pictures(printed, _DPI)


def difference(one: Image, other: Image) -> Image:
    """Return where two pictures differ enough for a reader: 255 there, 0 elsewhere."""
    from PIL import ImageChops

    bands = ImageChops.difference(one, other).split()
    brightest = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return brightest.point([255 if value > _LEAST_CONTRAST else 0 for value in range(256)])


def _problem(text: _Text, coloured: Image, ground: Image) -> str:
    """Return in words why a text cannot be seen; empty when it can."""
    ink = _ink(coloured, text.number)
    bounds = ink.getbbox()
    if bounds is None:
        return "cannot be seen: something covers it, or it is off the slide"
    if bounds[0] == 0 or bounds[1] == 0 or bounds[2] == coloured.width or bounds[3] == coloured.height:
        return "reaches over the edge of the slide"
    from PIL import ImageChops

    seen = ImageChops.darker(ink, ground).histogram()[255]
    return "has the colour of its ground" if seen < _LEAST_SHARE * ink.histogram()[255] else ""


def _ink(picture: Image, number: int) -> Image:
    """Return where a picture has the colour of a number."""
    from PIL import ImageChops

    wanted = (number % _REDS, _GREEN, _BLUE + number // _REDS)
    masks = [band.point([255 if one == value else 0 for one in range(256)]) for band, value in zip(picture.split(), wanted, strict=True)]
    return ImageChops.darker(ImageChops.darker(masks[0], masks[1]), masks[2])
