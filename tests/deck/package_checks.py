"""What a .pptx must be beyond what validators look at: each check yields a line for everything that is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree

from briefing.deck.house import NAMES
from briefing.roles import Role, parse_name
from deck.hand_checks import BESIDE, OF_SOURCES, exhibits, feet, house, masters_rules, outline_view, stillness, table_styles, typed_bullets, ways
from deck.package import Package

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_RUNS = frozenset({f"{_A}r", f"{_A}br", f"{_A}fld"})
_FACES = frozenset({f"{_A}latin", f"{_A}ea", f"{_A}cs", f"{_A}sym", f"{_A}buFont"})

Check = Callable[[Package], Iterator[str]]


def problems(package: Package) -> list[str]:
    """Return everything that is wrong, each line begins with the check's name."""
    return [f"{check.__name__}: {line}" for check in CHECKS for line in check(package)]


# Parts and relationships


def relationships(package: Package) -> Iterator[str]:
    """Every relationship leads to a part that is there, and every id that a part names is a relationship."""
    for name in package.files:
        if name.endswith(".rels"):
            owner = name.replace("_rels/", "").removesuffix(".rels")
            yield from (
                f"{owner}: no {one.target}" for one in package.relations(owner).values() if not one.external and one.target not in package.files
            )
        elif name.endswith(".xml") and name != "[Content_Types].xml":
            used = {value for one in package.xml(name).iter() for key, value in one.attrib.items() if str(key).startswith(_R)}
            yield from (f"{name}: no relationship {one}" for one in sorted(map(str, used - package.relations(name).keys())))


def notes(package: Package) -> Iterator[str]:
    """A notes page belongs to one slide, and that slide to it."""
    for name in package.named(r"ppt/notesSlides/\w+\.xml"):
        owners = package.related(name, "slide")
        if len(owners) != 1 or package.related(owners[0], "notesSlide") != [name]:
            yield f"{name}: belongs to {owners}"


def sections(package: Package) -> Iterator[str]:
    """The sections of the slide sorter name every slide once, in the order of the slide list, and nothing else."""
    presentation = package.xml("ppt/presentation.xml")
    listed = [one.get("id") for one in presentation.iter(f"{_P}sldId")]
    in_sections = [one.get("id") for one in presentation.iter(f"{_P14}sldId")]
    names = Counter(one.get("name") for one in presentation.iter(f"{_P14}section"))
    if listed != in_sections:
        yield f"slides {listed}, in sections {in_sections}"
    if len(set(listed)) != len(package.slides):
        yield f"{len(package.slides)} slides, {len(listed)} listed"
    yield from (f"the name {name!r} stands {count} times" for name, count in names.items() if count > 1 or not name)


def layouts(package: Package) -> Iterator[str]:
    """Every layout has a name of its own, the house's are all there, and every other one has a slide that uses it."""
    used = {target for slide in package.slides for target in package.related(slide, "slideLayout")}
    named = {name: str(package.xml(name).find(f"{_P}cSld").get("name")) for name in package.layouts}  # type: ignore[union-attr]  # a layout has one
    yield from (f"{name} is used by no slide" for name in package.layouts if name not in used and named[name] not in NAMES.values())
    names = Counter(named.values())
    yield from (f"the name {name!r} stands {count} times" for name, count in names.items() if count > 1 or not name)


def core_properties(package: Package) -> Iterator[str]:
    """The file says its title and language, and bears no author or date of a library's template."""
    core = package.xml("docProps/core.xml")
    yield from (f"no {name}" for name in ("title", "language") if not (core.findtext(f"{_DC}{name}") or "").strip())
    if b"Canny" in package.files["docProps/core.xml"] or b"2013-" in package.files["docProps/core.xml"]:
        yield "a library's own properties"


# Shapes


def identity(package: Package) -> Iterator[str]:
    """Ids and names of shapes are unique on each slide."""
    for name in package.drawn:
        properties = [next(one.iter(f"{_P}cNvPr")) for one in package.shapes(name)]
        for key in ("id", "name"):
            counted = Counter(one.get(key, "") for one in properties)
            yield from (f"{name}: {key} {value!r} stands {count} times" for value, count in counted.items() if count > 1 or not value)


def named_texts(package: Package) -> Iterator[str]:
    """Every text of a slide stands in a placeholder or a table, or says beside them where one is; every shape bears a name of the grammar."""
    for name in package.slides:
        for shape in package.shapes(name):
            named = next(shape.iter(f"{_P}cNvPr")).get("name", "")
            if parse_name(named) is None:
                yield f"{name}: the name {named!r}"
            if _text(shape) and shape.find(f".//{_P}ph") is None and shape.find(f".//{_A}tbl") is None and not _is_beside(named):
                yield f"{name}: {named!r} is neither placeholder nor table"


def titles(package: Package) -> Iterator[str]:
    """Every slide has one title, first in reading order, with a text that no other slide's title has."""
    seen: Counter[str] = Counter()
    for name in package.slides:
        shapes = package.shapes(name)
        placed = [number for number, shape in enumerate(shapes) if _is_title(shape)]
        if placed != [0]:
            yield f"{name}: titles at {placed}"
        seen.update(_text(shapes[number]) for number in placed)
    yield from (f"{text!r} is the title of {count} slides" for text, count in seen.items() if count > 1 or not text)


def placeholders(package: Package) -> Iterator[str]:
    """No placeholder of a slide is empty, and each is one of its layout's."""
    for name in package.slides:
        layout = package.related(name, "slideLayout")[0]
        known = {_slot(place) for place in package.xml(layout).iter(f"{_P}ph")}
        for shape in package.shapes(name):
            place = shape.find(f".//{_P}ph")
            if place is None:
                continue
            if not _text(shape) and shape.tag == f"{_P}sp":
                yield f"{name}: placeholder {_slot(place)} is empty"
            if _slot(place) not in known:
                yield f"{name}: placeholder {_slot(place)} is not in {layout}"


def slide_numbers(package: Package) -> Iterator[str]:
    """A slide number is a field."""
    for name in package.drawn:
        for shape in package.shapes(name):
            place = shape.find(f".//{_P}ph")
            if place is not None and place.get("type") == "sldNum" and [one.get("type") for one in shape.iter(f"{_A}fld")] != ["slidenum"]:
                yield f"{name}: no field"


def alternatives(package: Package) -> Iterator[str]:
    """What has no text of its own is marked decorative or has an alternative text."""
    for name in (*package.slides, *package.layouts):
        for shape in package.shapes(name):
            properties = next(shape.iter(f"{_P}cNvPr"))
            is_table = shape.find(f".//{_A}tbl") is not None
            needs_none = not is_table and (shape.find(f".//{_P}ph") is not None or bool(_text(shape)))
            if not needs_none and not properties.get("descr") and next(properties.iter(_DECORATIVE), None) is None:
                yield f"{name}: {properties.get('name')!r} has neither"


# Looks


def styles(package: Package) -> Iterator[str]:
    """No shape bears a style reference, which would bring the theme's shadow."""
    yield from (f"{name}: p:style" for name in package.drawn if next(package.xml(name).iter(f"{_P}style"), None) is not None)


def languages(package: Package) -> Iterator[str]:
    """Every run and every end of a paragraph says its language."""
    for name in package.drawn:
        for paragraph in package.xml(name).iter(f"{_A}p"):
            looks = [run.find(f"{_A}rPr") for run in paragraph if run.tag in _RUNS] + [paragraph.find(f"{_A}endParaRPr")]
            if any(look is None or not look.get("lang") for look in looks):
                yield f"{name}: {''.join(paragraph.itertext())[:40]!r}"


def theme_alone(package: Package) -> Iterator[str]:
    """Colours and faces are the theme's: the one face by name is that of code, the one literal colour a tone without a slot."""
    others = r"ppt/(?:notesSlides|charts|slideMasters|notesMasters|handoutMasters)/\w+\.xml|ppt/tableStyles\.xml"
    for name in (*package.slides, *package.named(others), *package.layouts):
        root = package.xml(name)
        colors = {str(one.get("val")).upper() for one in root.iter(f"{_A}srgbClr", f"{_A}sysClr", f"{_A}prstClr")}
        faces = {str(one.get("typeface")) for one in root.iter(*_FACES) if not str(one.get("typeface")).startswith("+")}
        yield from (f"{name}: the colour {color}" for color in sorted(colors - package.allowed.colors))
        yield from (f"{name}: the face {face}" for face in sorted(faces - package.allowed.faces))


# Tables and charts


def tables(package: Package) -> Iterator[str]:
    """Every row of a table has a cell for each column of its grid; spans stay inside it, and their continuation is marked."""
    for name in package.slides:
        for table in package.xml(name).iter(f"{_A}tbl"):
            yield from (f"{name}: {line}" for line in table_problems(table))


def table_problems(table: etree._Element) -> Iterator[str]:
    columns = len(table.findall(f"{_A}tblGrid/{_A}gridCol"))
    rows = [row.findall(f"{_A}tc") for row in table.iterfind(f"{_A}tr")]
    properties = table.find(f"{_A}tblPr")
    if properties is None or properties.get("firstRow") != "1":
        yield "no header row"
    for number, cells in enumerate(rows, start=1):
        if len(cells) != columns:
            yield f"row {number} has {len(cells)} cells for {columns} columns"
        for place, cell in enumerate(cells, start=1):
            wide, high = int(cell.get("gridSpan", "1")), int(cell.get("rowSpan", "1"))
            if place + wide - 1 > columns or number + high - 1 > len(rows):
                yield f"row {number}: a span leaves the grid"
            covered = cells[place : place + wide - 1]
            if any(one.get("hMerge") != "1" for one in covered):
                yield f"row {number}: a span's cells are not merged"


def axes(package: Package) -> Iterator[str]:
    """Every axis of a chart has an id of its own, a positive number, and what refers to an axis refers to one that is there."""
    for name in package.named(r"ppt/charts/\w+\.xml"):
        yield from (f"{name}: {line}" for line in axis_problems(package.xml(name)))


def axis_problems(chart: etree._Element) -> Iterator[str]:
    kinds = [f"{_C}{kind}" for kind in ("catAx", "valAx", "dateAx", "serAx")]
    defined = Counter(axis.find(f"{_C}axId").get("val") for axis in chart.iter(*kinds))  # type: ignore[union-attr]  # the schema asks for one
    referred = {one.get("val") for one in chart.iter(f"{_C}axId", f"{_C}crossAx")}
    yield from (f"axis {number} is defined {count} times" for number, count in defined.items() if count > 1)
    yield from (f"no axis {number}" for number in sorted(map(str, referred - defined.keys())))
    yield from (f"axis {number} is no positive number" for number in defined if not str(number).isdecimal())


CHECKS: tuple[Check, ...] = (
    *(relationships, notes, sections, layouts, core_properties),
    *(identity, named_texts, titles, placeholders, slide_numbers, alternatives),
    *(styles, languages, theme_alone, tables, axes),
    *(outline_view, feet, exhibits, table_styles, typed_bullets, stillness, house, masters_rules, ways),
)


def _text(shape: etree._Element) -> str:
    return "".join(shape.itertext(f"{_A}t")).strip()


def _is_beside(name: str) -> bool:
    """Whether a name is that of a text that stands beside the content: a word of the furniture, a mark, a number, sources below a topic."""
    said = parse_name(name)
    return said is not None and said.role in {*BESIDE, *OF_SOURCES, Role.CONTENTS, Role.FOOTER, Role.LABEL, Role.TONE, Role.WORD}


def _is_title(shape: etree._Element) -> bool:
    place = shape.find(f".//{_P}ph")
    return place is not None and place.get("type") in {"title", "ctrTitle"}


def _slot(place: etree._Element) -> tuple[str, str]:
    """Return what ties a placeholder to its layout's: type and idx (a title has no other)."""
    kind = place.get("type", "obj")
    return kind, "" if kind == "title" else place.get("idx", "0")
