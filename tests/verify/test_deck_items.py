"""The items of lists: which key each has, which number it shows, and which bullet its layout gives it."""

from __future__ import annotations

import pytest
from lxml import etree

from briefing.verify.deck_items import InheritedBullets, ItemKeys, ShownNumbers, first_item, split_numbers
from briefing.verify.deck_parts import DeckParts
from briefing.verify.deck_text import Bullet, Paragraph
from verify.slides import deck, part, relations, shape, slide


@pytest.mark.parametrize(
    ("key", "stem", "numbers", "first"),
    [
        ("students/b2.3.1", "students/b2", [3, 1], "students/b2.3.1"),
        ("t/b1", "t/b1", [], "t/b1.1"),
        ("t/b1.12", "t/b1", [12], "t/b1.12"),
        ("7.1.2", "7", [1, 2], "7.1.2"),
        ("7", "7", [], "7.1"),
        ("t.1.x.2", "t.1.x", [2], "t.1.x.2"),
        ("t.1.x", "t.1.x", [], "t.1.x.1"),
        ("t/b1.²", "t/b1.²", [], "t/b1.².1"),
    ],
)
def test_the_numbers_at_the_end_of_a_key(key: str, stem: str, numbers: list[int], first: str) -> None:
    assert split_numbers(key) == (stem, numbers)
    assert first_item(key) == first


@pytest.mark.parametrize(
    ("first", "levels", "keys"),
    [
        ("t/b1.1", [0, 0, 0], ["1", "2", "3"]),
        ("t/b1.4", [0, 0], ["4", "5"]),
        ("t/b1.1", [0, 1, 1, 0, 1], ["1", "1.1", "1.2", "2", "2.1"]),
        ("t/b1.1", [0, 2, 2, 1], ["1", "1.0.1", "1.0.2", "1.1"]),
        ("t/b1.3.2", [1, 1, 0, 2], ["3.2", "3.3", "4", "4.0.1"]),
        ("t/b1.3.2", [0, 1, 0], ["3.2", "3.2.1", "3.3"]),
        ("t/b1.1", [2, 2, 1, 0, 3], ["1", "2", "3", "4", "4.1"]),
        ("t/b1.1", [1, 0, 0, 2], ["1", "2", "3", "3.1"]),
    ],
)
def test_keys_of_items_by_their_levels(first: str, levels: list[int], keys: list[str]) -> None:
    counted, found = ItemKeys(first, levels[0]), []
    for level in levels:
        counted.count(level)
        found.append(counted.current)
    assert found == [f"t/b1.{key}" for key in keys]


@pytest.mark.parametrize(
    ("paragraphs", "shown"),
    [
        ([(0, 1), (0, 1), (0, 1)], ["1", "2", "3"]),
        ([(0, 5), (0, 5)], ["5", "6"]),
        ([(0, 1), (0, 4), (0, 4), (0, 1)], ["1", "4", "5", "1"]),
        ([(0, 1), (1, 1), (1, 1), (0, 1), (1, 1)], ["1", "1", "2", "2", "1"]),
        ([(1, 1), (2, 1), (1, 1), (0, 1), (1, 1)], ["1", "1", "2", "1", "1"]),
        ([(0, 1), (0, 0), (0, 1)], ["1", "", "1"]),
        ([(0, 1), (1, 0), (0, 1)], ["1", "", "2"]),
        ([(1, 1), (0, 0), (1, 1)], ["1", "", "1"]),
        ([(0, 0), (0, 1)], ["", "1"]),
    ],
)
def test_numbers_as_powerpoint_shows_them(paragraphs: list[tuple[int, int]], shown: list[str]) -> None:
    """Each paragraph has a level and a start; one that starts at 0 has no number."""
    numbers = ShownNumbers()
    bullets: dict[bool, Bullet] = {True: "number", False: "character"}
    assert [numbers.count(Paragraph(spans=(), level=level, start=start), bullets[start > 0]) for level, start in paragraphs] == shown


def test_a_layout_gives_bullets_to_nine_levels() -> None:
    styles = "".join(f"<a:lvl{level}pPr>{'<a:buNone/>' if level % 2 else '<a:buAutoNum/>'}</a:lvl{level}pPr>" for level in range(1, 10))
    placeholders = (
        f'<p:sp><p:nvSpPr><p:nvPr><p:ph idx="3"/></p:nvPr></p:nvSpPr><p:txBody><a:lstStyle>{styles}</a:lstStyle></p:txBody></p:sp>',
        '<p:sp><p:nvSpPr><p:nvPr><p:ph idx="4"/></p:nvPr></p:nvSpPr></p:sp>',
        f'<p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:txBody><a:lstStyle>{styles}</a:lstStyle></p:txBody></p:sp>',
    )
    more = {
        "ppt/slides/_rels/slide1.xml.rels": relations(("slideLayout", "../slideLayouts/l.xml")),
        "ppt/slideLayouts/l.xml": part("p:sldLayout", f"<p:cSld><p:spTree>{''.join(placeholders)}</p:spTree></p:cSld>"),
    }
    bullets = InheritedBullets(DeckParts(deck(slide(), slide(), more=more)))

    def of(number: int, kind: str) -> tuple[Bullet, ...]:
        return bullets.of(f"ppt/slides/slide{number}.xml", etree.fromstring(part("p:x", shape("Points (t/b1)", kind=kind)))[0])

    assert of(1, '<p:ph idx="3"/>') == ("none", "number") * 4 + ("none",)
    assert of(1, '<p:ph idx="4"/>') == ("",) * 9
    assert (of(1, '<p:ph idx="5"/>'), of(1, '<p:ph type="title"/>'), of(1, ""), of(2, '<p:ph idx="3"/>')) == ((), (), (), ())
