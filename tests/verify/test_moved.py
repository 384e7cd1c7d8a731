"""A shape that somebody moved or resized is somebody's work: told before the deck is replaced, a remark where only contents are compared."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from briefing.checking import check, check_alone, find_own_work
from briefing.diagnostics import Severity
from briefing.outline import read_outline
from briefing.verify import deck_stamp, find_moved
from verify.deck_file import A, DeckFile, P
from verify.witness import CORPUS, witnessed

OUTLINE = CORPUS / "edited.yaml"
POINT = 12_700


def shifted(deck: DeckFile, name: str, points: int, attribute: str = "x") -> None:
    """Put a shape elsewhere, one of a placeholder with a frame of its own, as a program does."""
    shape = deck.shape("staff", name)
    properties = next(shape.iter(f"{P}spPr"), None)
    frame = next(shape.iter(f"{A}xfrm", f"{P}xfrm"), None)
    if frame is None:
        assert properties is not None
        x, y, width, height = own_frame(deck, name)
        frame = etree.fromstring(f'<a:xfrm xmlns:a="{A[1:-1]}"><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>')
        properties.insert(0, frame)
    element = frame.find(f"{A}off" if attribute in {"x", "y"} else f"{A}ext")
    assert element is not None
    element.set(attribute, str(int(element.get(attribute, "0")) + points * POINT))


def own_frame(deck: DeckFile, name: str) -> tuple[int, ...]:
    """Return the frame that a placeholder of the slide has from its layout."""
    wanted = next(deck.shape("staff", name).iter(f"{P}ph"))
    layout = etree.fromstring(deck.parts[deck.related(deck.slide_part("staff"), "slideLayout")])
    for placeholder in layout.iter(f"{P}ph"):
        if dict(placeholder.attrib).get("type") == wanted.get("type") and placeholder.get("idx") == wanted.get("idx"):
            shape = next(placeholder.iterancestors(f"{P}sp"))
            offset, extent = next(shape.iter(f"{A}off")), next(shape.iter(f"{A}ext"))
            return tuple(int(one.get(key, "")) for one, key in ((offset, "x"), (offset, "y"), (extent, "cx"), (extent, "cy")))
    raise AssertionError(name)


def edited(change: Callable[[DeckFile], object]) -> bytes:
    deck = DeckFile(witnessed(OUTLINE).deck)
    change(deck)
    return deck.content()


def messages(content: bytes) -> list[str]:
    stamp = deck_stamp(content)
    assert stamp is not None
    return [one.message for one in find_moved(stamp, content)]


@pytest.mark.parametrize("name", ["Title (staff)", "Table (staff/b1)", "Kicker (staff)"])
@pytest.mark.parametrize("attribute", ["x", "y", "cx"])
def test_what_was_moved_or_resized_is_named(name: str, attribute: str) -> None:
    assert messages(edited(lambda deck: shifted(deck, name, 20, attribute))) == [f"slide 9: moved or resized by hand: {name}"]


def test_all_shapes_of_a_slide_are_one_finding() -> None:
    def both(deck: DeckFile) -> None:
        shifted(deck, "Title (staff)", 20)
        shifted(deck, "Kicker (staff)", -20)

    assert len(messages(edited(both))) == 1


def test_rounding_is_no_edit_nor_is_a_frame_like_that_of_the_layout() -> None:
    assert messages(witnessed(OUTLINE).deck) == []
    assert messages(edited(lambda deck: shifted(deck, "Title (staff)", 0))) == []
    assert messages(edited(lambda deck: shifted(deck, "Title (staff)", 2))) == []


def test_a_picture_that_lies_is_where_it_was_put_until_somebody_moves_it() -> None:
    content = witnessed(CORPUS / "images-few.yaml").deck
    assert messages(content) == []
    deck = DeckFile(content)
    place = next(deck.shape("turned", "Picture (turned/b1)").iter(f"{A}off"))
    place.set("x", str(int(place.get("x", "")) + 10 * POINT))
    assert messages(deck.content()) == ["slide 3: moved or resized by hand: Picture (turned/b1)"]


def test_no_moved_shape_is_replaced_unasked_and_the_contents_are_still_the_same(tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(edited(lambda deck: shifted(deck, "Title (staff)", 40)))
    (finding,) = find_own_work(file, frozenset())
    assert (finding.code, "Title (staff)" in finding.message) == ("edited", True)
    for told in (check(read_outline(OUTLINE).document, file), check_alone([file])[0]):
        assert [(one.code, one.severity) for one in told] == [("moved-shape", Severity.WARNING)]
