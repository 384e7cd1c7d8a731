"""What somebody recoloured or restyled is somebody's work: told before the deck is replaced, a remark where only contents are compared."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from briefing.checking import check, check_alone, find_own_work
from briefing.checking import read as read_file
from briefing.diagnostics import Severity
from briefing.outline import read_outline
from briefing.verify import deck_stamp, find_repainted, told_repainted
from briefing.verify.deck_paint import painted_slides
from briefing.verify.deck_parts import DeckParts
from verify.deck_brush import RED, THEME, C, add_point, cell, chart, element, ground, look, own, paint, save
from verify.deck_damage import write
from verify.deck_file import A, DeckFile, P, found
from verify.witness import CORPUS, witnessed
from verify.witness import OUTLINE as RICH

OUTLINE = CORPUS / "edited.yaml"
STAMP = "customXml/item1.xml"
TABLE, CHART, PICTURE = "Table (staff/b1)", "Chart (releases/b1)", "Picture (photo/b2)"
Change = Callable[[DeckFile], object]


def edited(change: Change, outline: Path = OUTLINE) -> bytes:
    deck = DeckFile(witnessed(outline).deck)
    change(deck)
    return deck.content()


def messages(content: bytes) -> list[str]:
    stamp = deck_stamp(content)
    assert stamp is not None
    return [one.message for one in told_repainted(find_repainted(stamp, content), ())]


def series(deck: DeckFile) -> etree._Element:
    return next(chart(deck, "releases").iter(f"{C}ser"))


def edge(deck: DeckFile) -> etree._Element:
    """Return the colour of the rule below the second row of the table."""
    return found(cell(deck, "staff", TABLE, 1, 0), f"{A}tcPr/{A}lnB/{A}solidFill/{A}schemeClr")


LINE = f'<a:ln w="19050">{RED}</a:ln>'
SHADOW = '<a:effectLst><a:outerShdw blurRad="40000"><a:srgbClr val="000000"/></a:outerShdw></a:effectLst>'
REPAINTED: dict[str, tuple[Change, str]] = {
    "text recoloured": (lambda deck: look(deck, "doors", "Takeaway (doors)", RED), "slide 5: …: Takeaway (doors)"),
    "one item of a list recoloured": (lambda deck: look(deck, "doors", "Points (doors/b1.1)", RED), "slide 5: …: Points (doors/b1.1)"),
    "text larger": (lambda deck: look(deck, "doors", "Title (doors)", sz="4800"), "slide 5: …: Title (doors)"),
    "text bold": (lambda deck: look(deck, "doors", "Footer (/)", b="1"), "slide 5: …: Footer (/)"),
    "text no longer bold": (lambda deck: look(deck, "doors", "Kicker (doors)", b="0"), "slide 5: …: Kicker (doors)"),
    "text slanted": (lambda deck: look(deck, "doors", "Kicker (doors)", i="1"), "slide 5: …: Kicker (doors)"),
    "text underlined": (lambda deck: look(deck, "doors", "Title (doors)", u="sng"), "slide 5: …: Title (doors)"),
    "text struck through": (lambda deck: look(deck, "doors", "Title (doors)", strike="sngStrike"), "slide 5: …: Title (doors)"),
    "text in another face": (lambda deck: look(deck, "doors", "Title (doors)", '<a:latin typeface="Impact"/>'), "slide 5: …: Title (doors)"),
    "text marked": (
        lambda deck: look(deck, "doors", "Title (doors)", '<a:highlight><a:srgbClr val="FFFF00"/></a:highlight>'),
        "slide 5: …: Title (doors)",
    ),
    "number of the slide recoloured": (lambda deck: look(deck, "doors", "Slide number (/)", RED), "slide 5: …: Slide number (/)"),
    "shape filled": (lambda deck: paint(own(deck.shape("doors", "Takeaway (doors)")), RED), "slide 5: …: Takeaway (doors)"),
    "text box filled": (lambda deck: paint(own(deck.shape("doors", "Kicker (doors)")), RED), "slide 5: …: Kicker (doors)"),
    "shape outlined": (lambda deck: paint(own(deck.shape("doors", "Takeaway (doors)")), LINE), "slide 5: …: Takeaway (doors)"),
    "shape with a shadow": (lambda deck: paint(own(deck.shape("doors", "Takeaway (doors)")), SHADOW), "slide 5: …: Takeaway (doors)"),
    "picture framed": (lambda deck: paint(own(deck.shape("photo", PICTURE)), LINE), f"slide 6: …: {PICTURE}"),
    "picture in grey": (lambda deck: next(deck.shape("photo", PICTURE).iter(f"{A}blip")).append(element("<a:grayscl/>")), f"slide 6: …: {PICTURE}"),
    "cell filled": (lambda deck: paint(found(cell(deck, "staff", TABLE, 2, 1), f"{A}tcPr"), RED), f"slide 9: …: {TABLE}"),
    "cell recoloured": (lambda deck: next(cell(deck, "staff", TABLE, 2, 1).iter(f"{A}schemeClr")).set("val", "accent3"), f"slide 9: …: {TABLE}"),
    "rule of a table recoloured": (lambda deck: edge(deck).set("val", "accent1"), f"slide 9: …: {TABLE}"),
    "table in bands": (lambda deck: found(deck.shape("staff", TABLE), f".//{A}tblPr").set("bandRow", "1"), f"slide 9: …: {TABLE}"),
    "series recoloured": (lambda deck: paint(found(series(deck), f"{C}spPr"), RED), f"slide 10: …: {CHART}"),
    "point recoloured": (lambda deck: add_point(series(deck)), f"slide 10: …: {CHART}"),
    "numbers of a chart smaller": (lambda deck: next(series(deck).iter(f"{A}defRPr")).set("sz", "900"), f"slide 10: …: {CHART}"),
    "all texts of a chart smaller": (
        lambda deck: found(chart(deck, "releases"), f"{C}txPr/{A}p/{A}pPr/{A}defRPr").set("sz", "900"),
        f"slide 10: …: {CHART}",
    ),
    "ground of a slide": (lambda deck: ground(deck, "doors"), "slide 5: …: the background"),
}


@pytest.mark.parametrize("name", REPAINTED)
def test_what_was_recoloured_or_restyled_is_named(name: str) -> None:
    change, told = REPAINTED[name]
    assert messages(edited(change)) == [told.replace("…", "recoloured or restyled by hand")]


def test_all_shapes_of_a_slide_are_one_finding() -> None:
    def both(deck: DeckFile) -> None:
        look(deck, "doors", "Title (doors)", RED)
        look(deck, "doors", "Kicker (doors)", RED)

    assert messages(edited(both)) == ["slide 5: recoloured or restyled by hand: Title (doors), Kicker (doors)"]


@pytest.mark.parametrize("path", [f"{A}clrScheme/{A}accent1/{A}srgbClr/val", f"{A}fontScheme/{A}minorFont/{A}latin/typeface"])
def test_other_colours_or_fonts_of_the_theme_are_told(path: str) -> None:
    where, _, attribute = path.rpartition("/")

    def change(deck: DeckFile) -> None:
        found(deck.root(THEME), f"{A}themeElements/{where}").set(attribute, "00AA00")

    assert messages(edited(change)) == ["the colours or fonts of the deck's theme were changed by hand"]


@pytest.mark.parametrize("outline", [OUTLINE, RICH], ids=lambda path: path.stem)
def test_what_powerpoint_writes_by_itself_is_no_edit(outline: Path) -> None:
    content = edited(save, outline)
    painted = [paint for slide in painted_slides(DeckParts(content)) for paint in slide.shapes.values() if paint]
    assert len(painted) > 1
    assert messages(witnessed(outline).deck) == messages(content) == []


def test_what_was_painted_is_told_of_a_saved_deck_too() -> None:
    def change(deck: DeckFile) -> None:
        save(deck)
        found(deck.run("doors", "sk early."), f"{A}rPr/{A}solidFill/*").set("val", "accent4")

    assert messages(edited(change)) == ["slide 5: recoloured or restyled by hand: Takeaway (doors)"]


def test_a_stamp_that_says_nothing_of_paint_is_silent() -> None:
    def change(deck: DeckFile) -> None:
        look(deck, "doors", "Title (doors)", RED)
        stamp = deck.root(STAMP)
        for name in ("paint", "theme"):
            del stamp.attrib[name]

    assert messages(edited(change)) == []


def test_shapes_that_were_added_are_not_told_here() -> None:
    def change(deck: DeckFile) -> None:
        found(deck.shape("doors", "Title (doors)"), f".//{P}cNvPr").set("name", "Title 9")
        look(deck, "doors", "Title 9", RED)

    assert messages(edited(change)) == []


def test_a_text_that_was_retyped_is_not_told_as_restyled_too(tmp_path: Path) -> None:
    def change(deck: DeckFile) -> None:
        write(deck, "doors", "Ask early.", "Ask late.")
        look(deck, "doors", "Takeaway (doors)", RED)
        look(deck, "doors", "Title (doors)", RED)

    file = tmp_path / "deck.pptx"
    file.write_bytes(edited(change))
    assert [one.message.partition("file: ")[2] for one in find_own_work(file, frozenset())] == [
        "slide 5: recoloured or restyled by hand: Title (doors)",
        "slide 5: Takeaway (doors) was retyped: it says “Ask late.” now",
    ]


def test_an_emphasis_is_told_once(tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(edited(lambda deck: look(deck, "doors", "Takeaway (doors)", b="1")))
    (finding,) = find_own_work(file, frozenset())
    assert "restyled" not in finding.message


def test_no_repainted_deck_is_replaced_unasked_and_the_contents_are_still_the_same(tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(edited(lambda deck: look(deck, "doors", "Title (doors)", RED)))
    (finding,) = find_own_work(file, frozenset())
    assert (finding.code, "Title (doors)" in finding.message) == ("edited", True)
    for told in (check(read_outline(OUTLINE).document, file), check_alone([file])[0]):
        assert [(one.code, one.severity) for one in told] == [("restyled", Severity.WARNING)]


def test_a_deck_that_another_program_saved_is_told_as_that_alone(tmp_path: Path) -> None:
    def change(deck: DeckFile) -> None:
        next(deck.root(THEME).iter(f"{A}accent1"))[0].set("val", "00AA00")
        for part in deck.slide_parts():
            found(deck.root(part), f"{P}cSld").set("name", "")

    file = tmp_path / "deck.pptx"
    file.write_bytes(edited(change))
    finished = read_file(file)
    assert (finished.resaved is None, finished.repainted) == (False, ())
