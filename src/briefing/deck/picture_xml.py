"""Pictures as XML, and their files as parts of the package: each file once, however often it is shown."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from briefing.deck.model import Image
from briefing.deck.ooxml import DECORATIVE, NAMESPACES, OFFICE, transform
from briefing.drawings import draw
from briefing.pictures import turn_of, upright
from briefing.themes.model import Box

FALLBACK_RESOLUTION = 220  # pixels an inch of the picture beside a drawing, for programs that draw no SVG
FALLBACK_EDGES = (64, 4096)
_CONTENT_TYPES: Final = {"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml"}
_SVG_EXTENSION: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG: Final = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_QUARTERS: Final = 60_000  # units of a degree


@dataclass(frozen=True, slots=True)
class Embedded:
    """The relationships of a picture: to the file that every program shows, and to its drawing (empty: it has none)."""

    picture: str
    drawing: str = ""


def image_xml(number: int, image: Image, embedded: Embedded, placeholder: str = "") -> str:
    """Return a picture: its proportions locked, never cropped, turned as it is seen."""
    description = f"descr={quoteattr(image.alt)}" if image.alt else 'descr=""'
    flag = "" if image.alt else DECORATIVE
    drawing = (
        f'<a:extLst><a:ext uri="{_SVG_EXTENSION}"><asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{embedded.drawing}"/></a:ext></a:extLst>'
        if embedded.drawing
        else ""
    )
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name={quoteattr(image.name)} {description}>{flag}</p:cNvPr>'
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr>'
        f"{placeholder}</p:nvPr></p:nvPicPr>"
        f'<p:blipFill><a:blip r:embed="{embedded.picture}">{drawing}</a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr>{_frame(image)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


class Media:
    """Puts the files of pictures into a package, and relates parts to them."""

    def __init__(self, package: Any) -> None:  # noqa: ANN401  python-pptx's package
        self._package = package
        self._parts: dict[str, Any] = {}

    def embedded_in(self, part: Any) -> Callable[[Image], Embedded]:  # noqa: ANN401  python-pptx's part
        """Return the function that relates one part to the files of a picture."""
        return lambda image: self._embed(part, image)

    def add_to_layout(self, layout: Any, images: tuple[Image, ...]) -> None:  # noqa: ANN401  python-pptx's layout
        """Put pictures on a layout, above everything else there."""
        from pptx.oxml import parse_xml

        tree = layout.shapes._spTree  # noqa: SLF001  python-pptx puts no pictures on layouts
        for image in images:
            number = 1 + max(int(value) for value in tree.xpath("//@id") if value.isdecimal())
            xml = image_xml(number, image, self._embed(layout.part, image))
            tree.append(parse_xml(xml.replace("<p:pic>", f"<p:pic {NAMESPACES}>", 1)))

    def _embed(self, part: Any, image: Image) -> Embedded:  # noqa: ANN401  python-pptx's part
        picture = image.picture
        if picture.type != "svg":
            return Embedded(self._relate(part, upright(picture), picture.type))
        shown = draw(picture.content, _fallback_width(image))
        return Embedded(self._relate(part, shown, "png"), self._relate(part, picture.content, "svg"))

    def _relate(self, part: Any, content: bytes, kind: str) -> str:  # noqa: ANN401  python-pptx's part
        from pptx.opc.package import Part
        from pptx.opc.packuri import PackURI

        name = f"/ppt/media/{hashlib.sha256(content).hexdigest()[:16]}.{kind}"
        if name not in self._parts:
            self._parts[name] = Part(PackURI(name), _CONTENT_TYPES[kind], self._package, content)
        return str(part.relate_to(self._parts[name], f"{OFFICE}/image"))


def _frame(image: Image) -> str:
    """Return the place of a picture; that of a turned one is given as it lies before it is turned about its middle."""
    turn, box = turn_of(image.picture), image.box
    if turn.degrees in {90, 270}:
        box = Box(box.x + (box.w - box.h) / 2, box.y + (box.h - box.w) / 2, box.h, box.w)
    says = (f' rot="{turn.degrees * _QUARTERS}"' if turn.degrees else "") + (' flipH="1"' if turn.mirrored else "")
    return transform(box).replace("<a:xfrm>", f"<a:xfrm{says}>", 1)


def _fallback_width(image: Image) -> int:
    least, most = FALLBACK_EDGES
    width = image.box.w * FALLBACK_RESOLUTION
    longer = max(image.box.w, image.box.h) * FALLBACK_RESOLUTION
    return max(1, round(width * min(max(longer, least), most) / longer))
