"""What makes a deck behave like one that was made by hand; each check yields a line for everything that is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from briefing.deck.house import NAMES
from briefing.roles import CONTENTS_KEY, DOCUMENT_KEY, SOURCES_KEY, SUMMARY_KEY, Role, parse_name
from deck.package import Package

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
BESIDE = frozenset(
    {
        *(Role.KICKER, Role.NUMERAL, Role.SOURCE_LINE, Role.REPEATED_SOURCE_LINE, Role.MARKING, Role.EDITION, Role.CONFIDENCE, Role.BASIS),
        *(Role.AXIS_TITLE, Role.NUMBER, Role.REPEATED_LABEL, Role.TARGET, Role.UNIT),
    }
)
OF_SOURCES = frozenset({Role.SOURCES, Role.CONTACT, Role.DISCLAIMER})
"""They are the content of their own slide alone."""
_TYPED = re.compile(r"(?:[\u2022\u2013\u00b7\u25aa*-]|\d{1,2}[.)])\s")
_FOOTLESS = (NAMES["cover"], NAMES["section"])


def outline_view(package: Package) -> Iterator[str]:
    """The outline view reads as title, then content: kickers, numbers and sources are no placeholders for text, and no title follows content."""
    for name in package.slides:
        beside = BESIDE if f"({SOURCES_KEY}" in _slide_name(package, name) else BESIDE | OF_SOURCES
        for number, shape in enumerate(package.shapes(name)):
            named, place = parse_name(_name(shape)), shape.find(f".//{_P}ph")
            if place is None or named is None:
                continue
            kind = place.get("type", "body")
            if kind == "body" and named.role in beside:
                yield f"{name}: {_name(shape)!r} is read among the content"
            if kind == "title" and number:
                yield f"{name}: the title is not the first"


def feet(package: Package) -> Iterator[str]:
    """Every slide but covers and openings of sections has a slide number and the deck's running line in placeholders, and no date that changes."""
    bears = {name: {place.get("type", "") for place in package.xml(name).iter(f"{_P}ph")} for name in package.slides}
    wanted = {"sldNum"} | {kind for kinds in bears.values() for kind in kinds if kind == "ftr"}
    for name, kinds in bears.items():
        is_footless = _layout_name(package, name).startswith(_FOOTLESS)
        yield from (f"{name}: no {kind}" for kind in sorted(wanted - kinds) if not is_footless)
        if "dt" in kinds:
            yield f"{name}: a date that changes"


def exhibits(package: Package) -> Iterator[str]:
    """Tables, charts and pictures that say something stand in placeholders of their own kind."""
    for name in package.slides:
        for shape in package.shapes(name):
            kind = "tbl" if shape.find(f".//{_A}tbl") is not None else "chart" if shape.tag == f"{_P}graphicFrame" else "pic"
            place = shape.find(f".//{_P}ph")
            is_silent = shape.tag == f"{_P}pic" and not next(shape.iter(f"{_P}cNvPr")).get("descr")
            if shape.tag in {f"{_P}graphicFrame", f"{_P}pic"} and not is_silent and (place is None or place.get("type") != kind):
                yield f"{name}: {_name(shape)!r} is in no placeholder for it"


def table_styles(package: Package) -> Iterator[str]:
    """Every table has the style of the house, which is that of new tables, and says which of its rows and columns are special."""
    styles = package.xml("ppt/tableStyles.xml")
    known = {style.get("styleId") for style in styles}
    if styles.get("def") not in known:
        yield "new tables have another style"
    for name in package.slides:
        for table in package.xml(name).iter(f"{_A}tbl"):
            properties = table.find(f"{_A}tblPr")
            if properties is None or properties.get("firstRow") != "1" or properties.findtext(f"{_A}tableStyleId") not in known:
                yield f"{name}: a table without header or style"


def typed_bullets(package: Package) -> Iterator[str]:
    """Bullets and numbers are properties of paragraphs, never typed before a text."""
    for name in package.drawn:
        for paragraph in package.xml(name).iter(f"{_A}p"):
            text = "".join(paragraph.itertext(f"{_A}t"))
            if _TYPED.match(text):
                yield f"{name}: “{text[:20]}”"


def stillness(package: Package) -> Iterator[str]:
    """No slide has a transition or an animation."""
    for name in package.drawn:
        yield from (f"{name}: {etree.QName(one).localname}" for one in package.xml(name).iter(f"{_P}transition", f"{_P}timing"))


def house(package: Package) -> Iterator[str]:
    """Masters for slides, notes and handouts are there, new shapes have the house's look, the grid has guides, every placeholder prompts."""
    for part in ("slideMasters/slideMaster1", "notesMasters/notesMaster1", "handoutMasters/handoutMaster1"):
        if f"ppt/{part}.xml" not in package.files:
            yield f"no {part}"
    defaults = next(package.xml("ppt/theme/theme1.xml").iter(f"{_A}objectDefaults"))
    yield from (f"no default for {kind}" for kind in ("spDef", "lnDef", "txDef") if defaults.find(f"{_A}{kind}") is None)
    if not list(package.xml("ppt/viewProps.xml").iter(f"{_P}guide")):
        yield "no guides"
    names = {package.xml(name).find(f"{_P}cSld").get("name") for name in package.layouts}  # type: ignore[union-attr]  # a layout has one
    yield from (f"no layout {name!r}" for name in NAMES.values() if name not in names)
    for name in package.layouts:
        for shape in package.shapes(name):
            place = shape.find(f".//{_P}ph")
            if place is not None and place.get("type") != "ftr" and not "".join(shape.itertext(f"{_A}t")).strip():
                yield f"{name}: {_name(shape)!r} says nothing to who fills it"


def masters_rules(package: Package) -> Iterator[str]:
    """A rule that all slides of a layout have stands in the layout."""
    for layout in package.layouts:
        slides = [name for name in package.slides if layout in package.related(name, "slideLayout")]
        rules = [{_place(shape) for shape in package.shapes(name) if shape.tag == f"{_P}cxnSp"} for name in slides]
        if rules and set.intersection(*rules):
            yield f"{layout}: rules of its {len(slides)} slides are on each of them"


def ways(package: Package) -> Iterator[str]:
    """The contents lead to the opening of each section, every kicker leads back to them, and a link inside the deck is a relationship to a slide."""
    keys = {name: _slide_name(package, name) for name in package.slides}
    contents = {name for name, key in keys.items() if key.startswith(f"Slide ({CONTENTS_KEY}")}
    for name in package.slides:
        relations = package.relations(name)
        for jump in package.xml(name).iter(f"{_A}hlinkClick"):
            is_jump, relation = jump.get("action", "").endswith("hlinksldjump"), relations[jump.get(f"{_R}id", "")]
            if is_jump is relation.external or (is_jump and relation.kind != "slide"):
                yield f"{name}: {relation.target} is no way to a slide"
        for shape in package.shapes(name):
            named, click = parse_name(_name(shape)), shape.find(f"{_P}nvSpPr/{_P}cNvPr/{_A}hlinkClick")
            target = relations[click.get(f"{_R}id", "")].target if click is not None else ""
            leads_back = named is not None and named.role is Role.KICKER and named.key not in {DOCUMENT_KEY, SUMMARY_KEY}
            if contents and leads_back and target not in contents:
                yield f"{name}: {_name(shape)!r} leads not back to the contents"
            leads_on = named is not None and named.role is Role.CONTENTS and named.key != CONTENTS_KEY
            bears = {next(one.iter(f"{_P}cNvPr")).get("name") for one in package.shapes(target)} if leads_on and target else set()
            if named is not None and leads_on and keys.get(target) != f"Slide ({named.key})" and f"Word ({named.key})" not in bears:
                yield f"{name}: {_name(shape)!r} leads not to its section"


def _name(shape: etree._Element) -> str:
    return next(shape.iter(f"{_P}cNvPr")).get("name", "")


def _slide_name(package: Package, slide: str) -> str:
    return package.xml(slide).find(f"{_P}cSld").get("name", "")  # type: ignore[union-attr]  # a slide has one


def _place(shape: etree._Element) -> tuple[str, ...]:
    return tuple(value for part in shape.iter(f"{_A}off", f"{_A}ext", f"{_A}ln") for value in part.attrib.values())


def _layout_name(package: Package, slide: str) -> str:
    layout = package.xml(package.related(slide, "slideLayout")[0])
    return layout.find(f"{_P}cSld").get("name", "")  # type: ignore[union-attr]  # a layout has one
