"""The plan of a deck to bytes: packing alone, through python-pptx."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import quoteattr

from briefing.deck.base import base_package
from briefing.deck.chart_parts import add_charts
from briefing.deck.model import DeckPlan, Slide
from briefing.deck.ooxml import HEADER, NAMESPACES, OFFICE, click_xml
from briefing.deck.picture_xml import Media
from briefing.deck.slide_xml import Linked, SlideXml
from briefing.language import direction
from briefing.roles import STAMP_NAMESPACE, format_key
from briefing.themes.languages import in_language
from briefing.themes.model import Theme

if TYPE_CHECKING:
    from pptx.presentation import Presentation

_STAMP = "customXml/item1.xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PRESENTATION_ML = "application/vnd.openxmlformats-officedocument.presentationml."
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
FIRST_SLIDE_ID = 256  # PowerPoint counts from here
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


def write_deck(plan: DeckPlan, theme: Theme, *, stamp: Callable[[bytes], bytes], slide: Callable[[int], None] = lambda _: None) -> bytes:
    """Return the .pptx; `stamp` makes of the deck with an empty stamp the finished custom XML part.

    `slide` is told the number of each slide as it is written. The same plan, theme and stamp give the same bytes.
    """
    import pptx

    theme = in_language(theme, plan.language)
    deck = pptx.Presentation(io.BytesIO(base_package(plan, theme)))
    _Writer(deck, plan, theme).write(slide)
    _add_sections(deck, plan)
    _add_stamp_part(deck)
    packed = io.BytesIO()
    deck.save(packed)
    return _with_fixed_times(packed.getvalue(), stamp(packed.getvalue()))


class _Writer:
    """Fills the parts of one deck; they are named here, since python-pptx searches for the next free name from the start each time."""

    def __init__(self, deck: Presentation, plan: DeckPlan, theme: Theme) -> None:
        self.deck = deck
        self.plan = plan
        self.layouts = {layout: written.part for layout, written in zip(plan.layouts, deck.slide_layouts, strict=True)}
        self.xml = SlideXml(theme, plan.language, right_to_left=direction(plan.language) == "rtl")
        self.targets: dict[str, Any] = {}
        self.media = Media(deck.part.package)
        self.theme = theme
        self.charts = itertools.count(1)

    def write(self, tell: Callable[[int], None]) -> None:
        """Add all slides first, so that links find them, then fill them."""
        for layout, written in zip(self.layouts, self.deck.slide_layouts, strict=True):
            self.media.add_to_layout(written, layout.images)
        parts = [self._add_slide(slide, number) for number, slide in enumerate(self.plan.slides, start=1)]
        for number, (slide, part) in enumerate(zip(self.plan.slides, parts, strict=True), start=1):
            tell(number)
            charts = add_charts(slide, part, self.theme, self.plan.language, self.charts)
            xml = self.xml.slide(slide, number, self._linked(part), self._tags(slide, part, number), self.media.embedded_in(part), charts)
            part.blob = xml.encode()
            if slide.notes:
                self._add_notes(slide, part, number)
        self._list(parts)

    def _add_slide(self, slide: Slide, number: int) -> Any:  # noqa: ANN401  python-pptx's part
        part = self._part(f"/ppt/slides/slide{number}.xml", "slide")
        part.relate_to(self.layouts[slide.layout], f"{OFFICE}/slideLayout")
        for key in slide.keys:
            self.targets.setdefault(f"#{key}", part)
        return part

    def _list(self, parts: list[Any]) -> None:
        """Enter the slides in the presentation's list, in the order of the show."""
        from pptx.oxml import parse_xml

        relations = (self.deck.part.relate_to(part, f"{OFFICE}/slide") for part in parts)
        listed = "".join(f'<p:sldId id="{number}" r:id="{relation}"/>' for number, relation in enumerate(relations, start=FIRST_SLIDE_ID))
        self.deck.element.find(f"{{{_P}}}sldSz").addprevious(parse_xml(f"<p:sldIdLst {NAMESPACES}>{listed}</p:sldIdLst>"))

    def _add_notes(self, slide: Slide, part: Any, number: int) -> None:  # noqa: ANN401  python-pptx's part
        notes = self._part(f"/ppt/notesSlides/notesSlide{number}.xml", "notesSlide")
        notes.relate_to(self.deck.part.notes_master_part, f"{OFFICE}/notesMaster")
        notes.relate_to(part, f"{OFFICE}/slide")
        part.relate_to(notes, f"{OFFICE}/notesSlide")
        notes.blob = self.xml.notes(slide.notes, self._linked_from_notes(notes)).encode()

    def _part(self, name: str, kind: str) -> Any:  # noqa: ANN401  python-pptx's part
        from pptx.opc.package import Part
        from pptx.opc.packuri import PackURI

        return Part(PackURI(name), f"{_PRESENTATION_ML}{kind}+xml", self.deck.part.package)

    def _linked(self, part: Any) -> Linked:  # noqa: ANN401  python-pptx's part
        """Return the function that turns a link into the click of a run on one slide."""

        def linked(link: str) -> str:
            target = self.targets.get(link)
            if not link.startswith("#"):
                return click_xml(part.relate_to(link, f"{OFFICE}/hyperlink", is_external=True))
            return click_xml(part.relate_to(target, f"{OFFICE}/slide"), jump=True) if target is not None else ""

        return linked

    def _linked_from_notes(self, part: Any) -> Linked:  # noqa: ANN401  python-pptx's part
        """Return the same for a notes page, which may be related to one slide alone, its own: its links say `#key` themselves."""
        return lambda link: click_xml(part.relate_to(link, f"{OFFICE}/hyperlink", is_external=True)) if self._leads_somewhere(link) else ""

    def _leads_somewhere(self, link: str) -> bool:
        return link in self.targets or not link.startswith("#")

    def _tags(self, slide: Slide, part: Any, number: int) -> str:  # noqa: ANN401  python-pptx's part
        """Add the tags of a slide, which bear its key a second time, and return their relationship."""
        tags = self._part(f"/ppt/tags/tag{number}.xml", "tags")
        value = quoteattr(format_key(slide.key, slide.fragment))
        tags.blob = f'{HEADER}<p:tagLst {NAMESPACES}><p:tag name="BRIEFING_KEY" val={value}/></p:tagLst>'.encode()
        return str(part.relate_to(tags, f"{OFFICE}/tags"))


def _add_sections(deck: Presentation, plan: DeckPlan) -> None:
    """Add the sections of the slide sorter: every slide in one, names unique."""
    from pptx.oxml import parse_xml

    groups: list[tuple[str, list[int]]] = []
    for number, slide in enumerate(plan.slides, start=FIRST_SLIDE_ID):
        name = slide.section or (groups[-1][0] if groups else plan.title)
        if not groups or groups[-1][0] != name:
            groups.append((name, []))
        groups[-1][1].append(number)
    listed = "".join(
        f'<p14:section name={quoteattr(name)} id="{{{str(uuid5(NAMESPACE_URL, f"urn:briefing:section:{place}:{name}")).upper()}}}"><p14:sldIdLst>'
        f"{''.join(_section_slide(number) for number in numbers)}</p14:sldIdLst></p14:section>"
        for place, (name, numbers) in enumerate(_unique(groups))
    )
    deck.element.append(
        parse_xml(
            f'<p:extLst {NAMESPACES}><p:ext uri="{_SECTIONS}"><p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
            f"{listed}</p14:sectionLst></p:ext></p:extLst>"
        )
    )


def _section_slide(number: int) -> str:
    return f'<p14:sldId id="{number}"/>'


def _unique(groups: list[tuple[str, list[int]]]) -> list[tuple[str, list[int]]]:
    seen: dict[str, int] = {}
    named = []
    for name, numbers in groups:
        seen[name] = seen.get(name, 0) + 1
        named.append((f"{name} ({seen[name]})" if seen[name] > 1 else name, numbers))
    return named


def _add_stamp_part(deck: Presentation) -> None:
    """Add an empty custom XML part to the presentation, for the stamp, with its properties part."""
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    package = deck.part.package
    item = Part(PackURI(f"/{_STAMP}"), "application/xml", package, b"")
    number = "{" + str(uuid5(NAMESPACE_URL, STAMP_NAMESPACE)).upper() + "}"
    properties = (
        f'{HEADER}<ds:datastoreItem ds:itemID="{number}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{STAMP_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    item.relate_to(Part(PackURI("/customXml/itemProps1.xml"), kind, package, properties.encode()), f"{OFFICE}/customXmlProps")
    deck.part.relate_to(item, f"{OFFICE}/customXml")


def _with_fixed_times(content: bytes, stamp: bytes) -> bytes:
    """Return a package with its stamp, whose parts bear no time, in one order: the same content gives the same bytes."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(package.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            target.writestr(zipfile.ZipInfo(name, _EPOCH), stamp if name == _STAMP else package.read(name), zipfile.ZIP_DEFLATED, 6)
    return fixed.getvalue()
