"""Painted texts of a PDF as spans: what the structure says of them, and what their faces show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from briefing.verify.normalise import LINE_END, merge_spans
from briefing.verify.pdf_paint import Painted
from briefing.verify.pdf_tables import CellKind
from briefing.verify.transcript import Span


@dataclass(frozen=True, slots=True)
class Context:
    """What the elements above say of a text: lists, place in a row, appearance, link."""

    lists: int = 0
    column: int = 0
    cell: CellKind = ""
    is_foot: bool = False
    is_strong: bool = False
    is_emphasis: bool = False
    is_code: bool = False
    link: str = ""
    is_reference: bool = False


_Shows: TypeAlias = Callable[[Painted, Context], bool]
"""Whether a face shows an attribute of a text."""


def spans_of(pieces: list[tuple[Painted, Context]], *, leans: bool = False) -> tuple[Span, ...]:
    """Return painted pieces as spans; an attribute counts when the structure says it and the face shows it, or the face alone does.

    `leans` when texts of this role slope by themselves: that shows on no text that is emphasised as a whole.
    """
    strong = _shown(pieces, lambda context: context.is_strong, lambda piece, _: piece.is_bold)
    emphasis = _shown(pieces, lambda context: context.is_emphasis, _is_emphatic(pieces, leans=leans))
    in_code_face = _shown(pieces, lambda context: context.is_code, _is_in_code_face, by_family=False)
    around = {piece.family for piece, context in pieces if not context.is_code}
    code = [shown or (context.is_code and _is_borrowed(piece, around)) for shown, (piece, context) in zip(in_code_face, pieces, strict=True)]
    spans: list[Span] = []
    last: Painted | None = None
    for place, (piece, context) in enumerate(pieces):
        if last is not None and not piece.is_on_line_of(last):
            spans.append(Span(LINE_END))
        last = piece
        spans.append(Span(piece.text, strong[place], emphasis[place], code[place], context.link, context.is_reference))
    return _bound_line_ends(spans)


def _shown(pieces: list[tuple[Painted, Context]], says: Callable[[Context], bool], shows: _Shows, *, by_family: bool = True) -> list[bool]:
    """Return for each piece whether it bears an attribute: the face shows it, and the structure says it or the rest has another face.

    What the structure does not mark is held against its own family alone, where families have both faces: one that was borrowed says nothing.
    """
    rest: dict[str, set[bool]] = {}
    for piece, context in pieces:
        if not says(context) and piece.text.strip():
            rest.setdefault(piece.family if by_family else "", set()).add(shows(piece, context))
    stands_out = {family for family, faces in rest.items() if False in faces}
    return [shows(piece, context) and (says(context) or (piece.family if by_family else "") in stands_out) for piece, context in pieces]


def _is_in_code_face(piece: Painted, context: Context) -> bool:
    """Say whether a face shows code: one of one width that was borrowed for rare characters says nothing where the structure says nothing."""
    return piece.is_mono and (context.is_code or not piece.is_borrowed)


def _is_borrowed(piece: Painted, around: set[str]) -> bool:
    """Say whether a face may be another than the one that was asked for: by its characters, or since it is none of those around it."""
    return piece.is_borrowed or bool(around and piece.family not in around)


def _is_emphatic(pieces: list[tuple[Painted, Context]], *, leans: bool) -> _Shows:
    """Return what shows emphasis: a slope, but in a text that slopes by itself the upright; the mark of a citation is upright in either."""
    rest = [piece.is_italic for piece, context in pieces if piece.text.strip() and not (context.is_emphasis or context.is_reference)]
    is_sloping = all(rest) if rest else leans
    return lambda piece, context: piece.is_italic is not (is_sloping and not context.is_reference)


def _bound_line_ends(spans: list[Span]) -> tuple[Span, ...]:
    """Give each line end the appearance of the text before it, so that it cuts no run in two."""
    bound: list[Span] = []
    for span in spans:
        bound.append(replace(bound[-1], text=LINE_END) if span.text == LINE_END and bound else span)
    return merge_spans(bound)
