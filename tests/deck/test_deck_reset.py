"""Reset Slide loses nothing: places, sizes and looks stand in the layouts, so that a slide without its own says and shows the same."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from lxml import etree

from briefing.themes import load_theme
from deck.decks import ARTICLE, CIVIC, CLOSING, RICH, THEME, deck_of
from deck.package import Allowed, Package
from deck.rendering import Drawn, draw

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_MOVED = 0.03  # inches
_LAID_OVER = 0.02


def reset(content: bytes) -> bytes:
    """Return a deck as PowerPoint leaves it after "Reset Slide" on each: no text placeholder has a place, body properties or sizes of its own."""
    package = Package.read(content, Allowed(frozenset(), frozenset()))
    changes = 0
    for name in package.slides:
        root = package.xml(name)
        for shape in root.iter(f"{_P}sp"):
            if shape.find(f".//{_P}ph") is not None:
                changes += _strip(shape)
        package.files[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    assert changes > 0
    return package.packed()


def _strip(shape: etree._Element) -> int:
    transforms, bodies = list(shape.iter(f"{_A}xfrm")), list(shape.iter(f"{_A}bodyPr"))
    for transform in transforms:
        parent = transform.getparent()
        assert parent is not None
        parent.remove(transform)
    for body in bodies:
        body.attrib.clear()
        for child in list(body):
            body.remove(child)
    for run in shape.iter(f"{_A}rPr"):
        run.attrib.pop("sz", None)
    return len(transforms)


@pytest.mark.parametrize(
    ("outline", "theme"),
    [(RICH, None), *(pytest.param(*one, marks=pytest.mark.full) for one in ((ARTICLE, None), (RICH, CIVIC), (CLOSING, None), (CLOSING, CIVIC)))],
)
def test_a_slide_that_is_reset_stays_as_it_is(outline: Path, theme: Path | None, tmp_path: Path) -> None:
    deck = deck_of(outline, theme)
    drawn = draw({"before": deck, "after": reset(deck)}, tmp_path, load_theme(theme) if theme is not None else THEME)
    assert len(drawn["before"]) > 30
    assert list(moved(drawn["before"], drawn["after"])) == []


def moved(before: list[Drawn], after: list[Drawn]) -> list[str]:
    """Return the texts that a reset loses, moves, or lays over others; one may be set in other lines, since its width was balanced."""
    found = [f"{one}: no ink" for one in after if one.ink is None]
    for one, other in zip(before, after, strict=True):
        if one.ink is not None and other.ink is not None and abs(one.ink.top - other.ink.top) > _MOVED + 0.2 * one.leading:
            found.append(f"{one}: from {one.ink.top:.2f} to {other.ink.top:.2f} inches")
    pairs = ((one, other) for one, other in combinations(after, 2) if one.slide == other.slide)
    found += [f"{one}: lies over {other.name}" for one, other in pairs if one.ink and other.ink and one.ink.overlaps(other.ink, _LAID_OVER)]
    return found


def test_a_text_that_moves_is_seen() -> None:
    from dataclasses import replace

    from deck.rendering import Rect

    text = Drawn(1, "Text (a/b1)", "words", Rect(1, 1, 5, 2), 0.3, Rect(1, 1, 4, 1.2))
    assert moved([text], [text]) == []
    assert "from 1.00 to 1.20" in moved([text], [replace(text, ink=Rect(1, 1.2, 4, 1.4))])[0]
    assert moved([text], [replace(text, ink=None)]) == ["slide 1, Text (a/b1) “words”: no ink"]
    assert "lies over" in moved([text, text], [text, text])[0]
