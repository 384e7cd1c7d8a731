"""The plan of a deck as text, for goldens: what stands on each slide, where, how large and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from briefing.deck.fit import Piece
from briefing.deck.model import Cell, ChartFrame, ChartTable, DeckPlan, Drawn, Fill, Image, Line, NotePara, Para, Shape, Slide, Table
from briefing.roles import format_key
from briefing.themes.model import Box
from deck.decks import THEME


def plan_text(plan: DeckPlan) -> str:
    """Return a plan as text; places are in tenths of an inch, so that a font's next version does not move them."""
    head = [f"{plan.title} | {plan.subject} | {plan.authors} | {plan.date} | {plan.language}", *(finding.message for finding in plan.findings)]
    slides = (line for number, slide in enumerate(plan.slides, start=1) for line in _slide(number, slide))
    return "\n".join((*head, *slides)) + "\n"


def _slide(number: int, slide: Slide) -> Iterator[str]:
    hidden = ", hidden" if slide.hidden else ""
    yield ""
    yield f"== {number}. {format_key(slide.key, slide.fragment)} in {slide.section!r}, layout {slide.layout.name!r}{hidden}"
    yield f"   {slide.why}"
    yield from (f"   {_drawn(one, slide)}" for one in slide.drawn)
    yield from (f"   notes: {_note(para)}" for para in slide.notes)


def _drawn(one: Drawn, slide: Slide) -> str:  # noqa: PLR0911  one return for each kind
    match one:
        case Shape():
            slot = one.beside or slide.layout.slots[one.slot]
            size = f"{slot.style.font} {slot.style.size:g}/{slot.style.leading:g}{' bold' if slot.style.bold else ''}"
            kind = f"{'beside' if one.beside else slot.type}, {slot.color}" + (f", {slot.align}" if slot.align != "l" else "")
            link = f" -> {one.link}" if one.link else ""
            return f"{one.name} {_box(one.box or slot.box)} {size} ({kind}){link}: {' / '.join(map(_para, one.paras))}"
        case Table():
            return f"{one.name} {_box(one.box)} “{one.title}”: {' / '.join(' | '.join(map(_cell, row.cells)) for row in one.rows)}"
        case Line():
            return f"{one.name} {_box(one.rule.box)} {THEME.points(one.rule.weight):g} pt {one.rule.color}"
        case Image():
            return f"{one.name} {_box(one.box)} picture “{one.alt}”"
        case ChartFrame():
            return f"{one.name} {_box(one.box)} chart “{one.alternative}”"
        case ChartTable():
            return f"{one.name} {_box(one.box)} “{one.title}”: {' / '.join(' | '.join(row) for row in one.rows)}"
        case Fill():
            return f"{one.name} {_box(one.panel.box)} {one.panel.color}"
        case _:
            assert_never(one)


def _box(box: Box) -> str:
    return f"[{box.x:.1f} {box.y:.1f} {box.w:.1f} {box.h:.1f}]"


def _cell(cell: Cell) -> str:
    return f"{_pieces(cell.para.pieces)} ({cell.style.size:g}, {cell.color})" if cell.para.pieces else "(empty)"


def _para(para: Para) -> str:
    bullet = {"": "", "none": "(no bullet) ", "character": "(bullet) ", "number": "(number) "}[para.bullet]
    number = f"{para.number}. " if para.number > 1 or para.bullet == "number" else ""
    level = ">" * para.level + (" " if para.level else "")
    mark = f"{{{para.mark}}}" if para.mark else ""
    return f"{level}{bullet}{number}{'(bold) ' if para.bold else ''}{_pieces(para.pieces)}{mark}"


def _note(para: NotePara) -> str:
    number = f"{para.number}. " if para.number else ""
    return f"{para.kind}{' ' + str(para.level) if para.level else ''}: {number}{_pieces(para.pieces)}"


def _pieces(pieces: tuple[Piece, ...]) -> str:
    return "".join(map(_piece, pieces)).replace("\n", "⏎")


def _piece(piece: Piece) -> str:
    text = piece.text
    for on, mark in ((piece.code, "`"), (piece.italic, "*"), (piece.bold, "**"), (piece.superscript, "^")):
        text = f"{mark}{text}{mark}" if on else text
    return f"[{text}]({piece.link})" if piece.link else text
