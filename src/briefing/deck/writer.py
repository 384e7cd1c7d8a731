"""The plan of a deck to bytes: packing alone, through python-pptx."""

from __future__ import annotations

import io
import itertools
import zipfile
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import quoteattr

from briefing.deck.base import base_package
from briefing.deck.chart_parts import add_charts
from briefing.deck.model import DeckPlan, Layout, Slide
from briefing.deck.ooxml import HEADER, NAMESPACES, OFFICE
from briefing.deck.slide_xml import Linked, SlideXml
from briefing.language import direction
from briefing.roles import format_key
from briefing.themes.model import Theme

if TYPE_CHECKING:
    from pptx.presentation import Presentation

_EPOCH = (1980, 1, 1, 0, 0, 0)
_TAGS = "application/vnd.openxmlformats-officedocument.presentationml.tags+xml"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


def write_deck(plan: DeckPlan, theme: Theme, *, stamp: bytes) -> bytes:
    """Return the .pptx; `stamp` is the finished custom XML part. The same plan, theme and stamp give the same bytes."""
    import pptx

    layouts = tuple(dict.fromkeys(slide.layout for slide in plan.slides))
    deck = pptx.Presentation(io.BytesIO(base_package(plan, theme, layouts)))
    _Writer(deck, plan, theme, layouts).write()
    _add_sections(deck, plan)
    _add_stamp(deck, stamp)
    packed = io.BytesIO()
    deck.save(packed)
    return _with_fixed_times(packed.getvalue())


class _Writer:
    """Fills the slides of one deck."""

    def __init__(self, deck: Presentation, plan: DeckPlan, theme: Theme, layouts: tuple[Layout, ...]) -> None:
        self.deck = deck
        self.plan = plan
        self.places = {layout: place for place, layout in enumerate(layouts)}
        self.xml = SlideXml(theme, plan.language, right_to_left=direction(plan.language) == "rtl")
        self.targets: dict[str, Any] = {}
        self.theme = theme
        self.charts = itertools.count(1)

    def write(self) -> None:
        """Add all slides first, so that links find them, then fill them."""
        pages = [self.deck.slides.add_slide(self.deck.slide_layouts[self.places[slide.layout]]) for slide in self.plan.slides]
        for slide, page in zip(self.plan.slides, pages, strict=True):
            self.targets.setdefault(f"#{slide.key}", page.part)
        for number, (slide, page) in enumerate(zip(self.plan.slides, pages, strict=True), start=1):
            self._fill(slide, page, number)

    def _fill(self, slide: Slide, page: Any, number: int) -> None:  # noqa: ANN401  python-pptx's slide
        from pptx.oxml import parse_xml

        charts = add_charts(slide, page.part, self.theme, self.plan.language, self.charts)
        xml = self.xml.slide(slide, number, self._linked(page.part), self._tags(slide, page.part, number), charts)
        written = parse_xml(xml.encode())
        element = page._element  # noqa: SLF001  python-pptx has no call that replaces a slide's XML
        element.attrib.update(written.attrib)
        element[:] = written[:]
        if slide.notes:
            self._fill_notes(slide, page)

    def _fill_notes(self, slide: Slide, page: Any) -> None:  # noqa: ANN401  python-pptx's slide
        from pptx.oxml import parse_xml

        notes = page.notes_slide
        body = notes.notes_text_frame._txBody  # noqa: SLF001  paragraphs are written as XML
        for paragraph in body.p_lst:
            body.remove(paragraph)
        for paragraph in self.xml.notes(slide.notes, self._linked(notes.part)):
            body.append(parse_xml(paragraph))

    def _linked(self, part: Any) -> Linked:  # noqa: ANN401  python-pptx's part
        """Return the function that turns a link into the click of a run on one part."""

        def linked(link: str) -> str:
            if not link.startswith("#"):
                return f"<a:hlinkClick r:id={quoteattr(part.relate_to(link, f'{OFFICE}/hyperlink', is_external=True))}/>"
            target = self.targets.get(link)
            if target is None:
                return ""
            return f'<a:hlinkClick r:id={quoteattr(part.relate_to(target, f"{OFFICE}/slide"))} action="ppaction://hlinksldjump"/>'

        return linked

    def _tags(self, slide: Slide, part: Any, number: int) -> str:  # noqa: ANN401  python-pptx's part
        """Add the tags of a slide, which bear its key a second time, and return their relationship."""
        from pptx.opc.package import Part
        from pptx.opc.packuri import PackURI

        value = quoteattr(format_key(slide.key, slide.fragment))
        xml = f'{HEADER}<p:tagLst {NAMESPACES}><p:tag name="BRIEFING_KEY" val={value}/></p:tagLst>'
        tags = Part(PackURI(f"/ppt/tags/tag{number}.xml"), _TAGS, part.package, xml.encode())
        return str(part.relate_to(tags, f"{OFFICE}/tags"))


def _add_sections(deck: Presentation, plan: DeckPlan) -> None:
    """Add the sections of the slide sorter: every slide in one, names unique."""
    from pptx.oxml import parse_xml

    ids = [element.get("id") for element in deck.slides._sldIdLst]  # noqa: SLF001  python-pptx does not know sections
    groups: list[tuple[str, list[str]]] = []
    for slide, number in zip(plan.slides, ids, strict=True):
        name = slide.section or (groups[-1][0] if groups else plan.title)
        if not groups or groups[-1][0] != name:
            groups.append((name, []))
        groups[-1][1].append(number)
    listed = "".join(
        f'<p14:section name={quoteattr(name)} id="{{{str(uuid5(NAMESPACE_URL, f"urn:briefing:section:{place}:{name}")).upper()}}}"><p14:sldIdLst>'
        f"{''.join(f'<p14:sldId id={quoteattr(number)}/>' for number in numbers)}</p14:sldIdLst></p14:section>"
        for place, (name, numbers) in enumerate(_unique(groups))
    )
    deck.element.append(
        parse_xml(
            f'<p:extLst {NAMESPACES}><p:ext uri="{_SECTIONS}"><p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
            f"{listed}</p14:sectionLst></p:ext></p:extLst>"
        )
    )


def _unique(groups: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    seen: dict[str, int] = {}
    named = []
    for name, numbers in groups:
        seen[name] = seen.get(name, 0) + 1
        named.append((f"{name} ({seen[name]})" if seen[name] > 1 else name, numbers))
    return named


def _add_stamp(deck: Presentation, stamp: bytes) -> None:
    """Add the stamp as a custom XML part of the presentation, with its properties part."""
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    package = deck.part.package
    item = Part(PackURI("/customXml/item1.xml"), "application/xml", package, stamp)
    number = "{" + str(uuid5(NAMESPACE_URL, "urn:briefing:stamp:1")).upper() + "}"
    properties = (
        f'{HEADER}<ds:datastoreItem ds:itemID="{number}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
        '<ds:schemaRefs><ds:schemaRef ds:uri="urn:briefing:stamp:1"/></ds:schemaRefs></ds:datastoreItem>'
    )
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    item.relate_to(Part(PackURI("/customXml/itemProps1.xml"), kind, package, properties.encode()), f"{OFFICE}/customXmlProps")
    deck.part.relate_to(item, f"{OFFICE}/customXml")


def _with_fixed_times(content: bytes) -> bytes:
    """Return a package whose parts bear no time, in one order: the same content gives the same bytes."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(package.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            target.writestr(zipfile.ZipInfo(name, _EPOCH), package.read(name), zipfile.ZIP_DEFLATED, 6)
    return fixed.getvalue()
