"""Notes pages print whole: what is too long for one is told, with its words counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.deck.fit import Measurer, Style
from briefing.deck.masters import NOTES, NOTES_GAP, NOTES_LEADING, NOTES_SIZE
from briefing.deck.model import NotePara, Slide
from briefing.diagnostics import NOWHERE, Diagnostic, Location, warning

_INCH = 72.0
_INDENT = 0.25  # inches a level
_STYLE = Style("sans", NOTES_SIZE, NOTES_LEADING)
_GROUP_GAP = 10.0  # points above the name of a group


def crowded_notes(measurer: Measurer, slides: tuple[Slide, ...], places: Mapping[str, Location]) -> Iterator[Diagnostic]:
    """Yield a warning for each slide whose notes do not print whole on their page."""
    for number, slide in enumerate(slides, start=1):
        share = notes_height(measurer, slide.notes) / NOTES.h
        if share > 1:
            said = sum(len(piece.text.split()) for para in slide.notes for piece in para.pieces)
            yield warning(
                "crowded-notes",
                f"the notes of slide {number} have {said} words; their page prints about {int(said / share)} of them",
                places.get(slide.key, NOWHERE),
                hint="shorten the notes, or move some of them to another topic",
            )


def notes_height(measurer: Measurer, notes: tuple[NotePara, ...]) -> float:
    """Return the height that notes take on their page, in inches."""
    return sum(_height(measurer, para) for para in notes) / _INCH


def _height(measurer: Measurer, para: NotePara) -> float:
    indent = _INDENT * (para.level + 1) if para.kind in {"item", "inside"} else 2 * _INDENT if para.kind == "quotation" else 0.0
    gap = _GROUP_GAP if para.kind == "group" else NOTES_GAP
    return gap + measurer.measure(para.pieces, _STYLE, (NOTES.w - indent) * _INCH).height
