"""Notes that go on over the page are painted once, wherever their topic ends up."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

import pytest
from weasyprint import HTML

from briefing.pdf.leftovers import without_leftovers
from briefing.roles import Role
from pdf.drawn import draw

STYLE = """
@page { size: 200px; margin: 0 } body { margin: 0; font: 10px/20px monospace } h2, p { margin: 0; font: inherit }
h2 { break-after: avoid } aside { float: left; width: 60px } .whole { break-inside: avoid; margin-left: 80px; height: 100px }
"""
NOTE = " ".join(f"n{number}" for number in range(10, 25))


MOVES, GOES_ON = "<h2>T</h2><div class='whole'>x</div>", ""
"""What stands beside the note: what the page has no room for, so that the note's part moves as a whole, or nothing but the text behind."""
FILLERS = range(60, 161, 20)


def words(filler: int, beside: str) -> list[str]:
    """Return the words of the note as they are painted, on pages where its part begins under so much of another."""
    text = f"<p>{'x ' * 150}</p>"
    html = f"<style>{STYLE}</style><div style='height: {filler}px'></div><section><aside>{NOTE}</aside>{beside}</section>{text}"
    boxes = (box for page in HTML(string=html).render().pages for box in page._page_box.descendants())
    return [word for box in boxes for word in getattr(box, "text", "").split() if word.startswith("n")]


def painted(context: AbstractContextManager[None], beside: str) -> dict[int, list[str]]:
    with context:
        return {filler: words(filler, beside) for filler in FILLERS}


@pytest.mark.parametrize("beside", [MOVES, GOES_ON], ids=["moves", "goes on"])
def test_a_note_is_painted_once(beside: str) -> None:
    assert painted(without_leftovers(), beside) == dict.fromkeys(FILLERS, NOTE.split())


def test_weasyprint_by_itself_paints_what_is_left_of_a_note_twice() -> None:
    assert max(map(len, painted(nullcontext(), MOVES).values())) > len(NOTE.split())


@pytest.mark.parametrize("count", [80, 900, 3000])
@pytest.mark.parametrize("sentences", [5, 60])
def test_a_note_of_any_length_is_painted_whole(count: int, sentences: int) -> None:
    words = [f"n{number}" for number in range(count)]
    text = "It goes on for a while. " * sentences
    document = draw(f"title: A\ntopics:\n- title: T\n  body:\n    - text: {text}\n    - aside: {' '.join(words)}\n")
    pieces = (piece for note in document.elements if note.role is Role.ASIDE for inner in note.walk() for piece in inner.painted)
    assert " ".join(piece.text for piece in pieces).split() == words
