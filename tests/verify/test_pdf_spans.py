"""Painted pieces as spans: what the structure marks counts where the face shows it, and what a face shows among others counts by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.verify import Span
from briefing.verify.normalise import LINE_END
from briefing.verify.pdf_paint import Painted
from briefing.verify.pdf_spans import Context, spans_of

PLAIN, STRONG, EMPHASIS, CODE, MARK = (
    Context(),
    Context(is_strong=True),
    Context(is_emphasis=True),
    Context(is_code=True),
    Context(is_reference=True, link="#x"),
)
Piece = tuple[Painted, Context]


def piece(text: str, face: str = "abcdef+carlito", context: Context = PLAIN, *, line: float = 100, page: int = 1) -> Piece:
    return Painted(text, face, 10, line, page), context


def bold(text: str, context: Context = PLAIN, family: str = "carlito") -> Piece:
    return piece(text, f"abcdef+{family}-bold", context)


def italic(text: str, context: Context = PLAIN, family: str = "carlito") -> Piece:
    return piece(text, f"abcdef+{family}-italic", context)


def mono(text: str, context: Context = PLAIN) -> Piece:
    return piece(text, "abcdef+liberation-mono", context)


APPEARANCES: dict[str, tuple[list[Piece], list[Span]]] = {
    "nothing": ([], []),
    "plain": ([piece("a"), piece("b")], [Span("ab")]),
    "strong and shown": ([piece("a"), bold("b", STRONG)], [Span("a"), Span("b", strong=True)]),
    "strong and not shown": ([piece("a"), piece("b", context=STRONG)], [Span("ab")]),
    "shown and not strong": ([piece("a"), bold("b")], [Span("a"), Span("b", strong=True)]),
    "shown by a whole text": ([bold("a"), bold("b")], [Span("ab")]),
    "shown by a whole text but white space": ([bold("a"), piece(" "), bold("b")], [Span("a b")]),
    "shown by a whole text but a strong word": ([bold("a"), bold("b", STRONG)], [Span("a"), Span("b", strong=True)]),
    "of a family that was borrowed": ([piece("a"), bold("中", family="noto")], [Span("a中")]),
    "of a family that has both": ([piece("a"), bold("中", family="noto"), piece("文", "noto")], [Span("a"), Span("中", strong=True), Span("文")]),
    "strong in a borrowed family": ([piece("a"), bold("中", STRONG, "noto")], [Span("a"), Span("中", strong=True)]),
    "emphasis and shown": ([piece("a"), italic("b", EMPHASIS)], [Span("a"), Span("b", emphasis=True)]),
    "emphasis and not shown": ([piece("a"), piece("b", context=EMPHASIS)], [Span("ab")]),
    "shown and no emphasis": ([piece("a"), italic("b")], [Span("a"), Span("b", emphasis=True)]),
    "sloping by itself": ([italic("a"), piece("b", context=EMPHASIS)], [Span("a"), Span("b", emphasis=True)]),
    "sloping by itself and upright": ([italic("a"), piece("b")], [Span("a", emphasis=True), Span("b")]),
    "sloping by itself as a whole": ([italic("a"), italic("b")], [Span("ab")]),
    "sloping by itself with emphasis that slopes": ([italic("a"), italic("b", EMPHASIS)], [Span("ab")]),
    "a mark in what slopes": (
        [italic("a"), piece("1", context=MARK)],
        [Span("a"), Span("1", link="#x", citation=True)],
    ),
    "a mark that slopes": (
        [italic("a"), italic("1", MARK)],
        [Span("a"), Span("1", emphasis=True, link="#x", citation=True)],
    ),
    "code and shown": ([piece("a"), mono("b", CODE)], [Span("a"), Span("b", code=True)]),
    "code and not shown": ([piece("a"), piece("b", context=CODE)], [Span("ab")]),
    "code in a face that was borrowed": ([piece("a"), piece("中", context=CODE)], [Span("a"), Span("中", code=True)]),
    "code in another face than the text around": ([piece("a"), piece("b", "noto", CODE)], [Span("a"), Span("b", code=True)]),
    "code as a whole in another face": ([piece("b", "noto", CODE)], [Span("b")]),
    "a borrowed face that is no code": ([piece("a"), piece("中")], [Span("a中")]),
    "shown and no code": ([piece("a"), mono("b")], [Span("a"), Span("b", code=True)]),
    "code in what is of one width": ([mono("a"), mono("b", CODE)], [Span("a"), Span("b", code=True)]),
    "code as a whole": ([mono("a"), mono("b")], [Span("ab")]),
    "a link": ([piece("a"), piece("b", context=Context(link="#y"))], [Span("a"), Span("b", link="#y")]),
}


@pytest.mark.parametrize("name", APPEARANCES)
def test_the_appearance_of_painted_pieces(name: str) -> None:
    pieces, spans = APPEARANCES[name]
    assert list(spans_of(pieces)) == spans


def test_what_slopes_by_itself_is_known_by_what_is_no_emphasis_else_by_its_role() -> None:
    whole = [italic("a", EMPHASIS)]
    assert spans_of(whole) == (Span("a", emphasis=True),)
    assert spans_of(whole, leans=True) == (Span("a"),)
    assert spans_of([piece("a", context=EMPHASIS)], leans=True) == (Span("a", emphasis=True),)
    assert spans_of([piece("a"), italic("b", EMPHASIS)], leans=True) == (Span("a"), Span("b", emphasis=True))
    assert spans_of([italic("1", MARK), italic("b", EMPHASIS)], leans=True) == (Span("1", link="#x", citation=True), Span("b"))


@pytest.mark.parametrize(
    ("second", "is_apart"),
    [
        (piece("b"), False),
        (piece("b", line=107.4), False),
        (piece("b", line=107.5), True),
        (piece("b", line=92.6), False),
        (piece("b", line=88), True),
        (piece("b", page=2), True),
        ((replace(piece("b", line=107.6)[0], size=12), PLAIN), False),
        ((replace(piece("b", line=107.6)[0], size=4), PLAIN), True),
    ],
)
def test_a_line_ends_where_the_next_piece_stands_lower(second: Piece, is_apart: bool) -> None:  # noqa: FBT001 (a parameter)
    end = LINE_END if is_apart else ""
    assert spans_of([piece("a"), second]) == (Span(f"a{end}b"),)


def test_the_end_of_a_line_looks_like_the_text_before_it() -> None:
    pieces = [piece("a"), bold("b", STRONG), piece("c", line=80), piece("d", line=60)]
    assert spans_of(pieces) == (Span("a"), Span(f"b{LINE_END}", strong=True), Span(f"c{LINE_END}d"))
