"""The furniture of a deck: texts that stand on its slides and are no entries."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.deck.model import ChartTable, DeckPlan, Para, Shape, Table
from briefing.roles import FURNITURE, parse_name


def furniture_of(plan: DeckPlan) -> Iterator[str]:
    """Yield the texts of a deck's furniture, slide by slide, with repeats; a table's header is some where it is said again."""
    for slide in plan.slides:
        for one in slide.drawn:
            name = parse_name(one.name)
            if isinstance(one, Table):
                yield from (one.title, *(_text(cell.para) for cell in one.rows[0].cells))
            elif isinstance(one, ChartTable):
                yield one.title
            elif isinstance(one, Shape) and name is not None and name.role in FURNITURE:
                yield "\n".join(map(_text, one.paras))
        yield from ("".join(piece.text for piece in note.pieces) for note in slide.notes if note.kind == "group")


def _text(para: Para) -> str:
    return "".join(piece.text for piece in para.pieces)
