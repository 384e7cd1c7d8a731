"""On which of its slides a topic (or the summary) names its sources: those whose content rests on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing.deck.body import Placed
from briefing.deck.fit import Piece
from briefing.deck.model import Drawn, Shape, Table
from briefing.document import Summary, Topic
from briefing.roles import DECORATION, FURNITURE, Role, parse_name


def source_roles(part: Topic | Summary, slides: Sequence[Iterable[Placed]]) -> tuple[Role | None, ...]:
    """Return what the line of the sources is on each slide of a part: the entry on the last that rests on them, said again on those before it.

    A slide rests on sources where a citation stands on it, or something of a block that has sources of its own; all slides do where the topic has.
    Where none does, since what cites stands in the notes, it is the first.
    """
    resting = [number for number, placed in enumerate(slides) if _rests(part, [one.drawn for one in placed])] or [0]
    roles: list[Role | None] = [None] * len(slides)
    for number in resting:
        roles[number] = Role.SOURCE_LINE if number == resting[-1] else Role.REPEATED_SOURCE_LINE
    return tuple(roles)


def _rests(part: Topic | Summary, drawn: list[Drawn]) -> bool:
    if isinstance(part, Topic):
        if part.sources:
            return True
        blocks = {block.key for block in part.body if block.sources}
        if any(_block_of(one.name) in blocks for one in drawn):
            return True
    return any(piece.citation for one in drawn for piece in _pieces(one))


def _block_of(name: str) -> str:
    """Return the block whose words a shape says; none for what is drawn or repeated beside them."""
    parsed = parse_name(name)
    return "" if parsed is None or parsed.role in FURNITURE | DECORATION else parsed.key.split(".", 1)[0]


def _pieces(one: Drawn) -> Iterator[Piece]:
    match one:
        case Shape():
            yield from (piece for para in one.paras for piece in para.pieces)
        case Table():
            yield from (piece for row in one.rows for cell in row.cells for piece in cell.para.pieces)
        case _:
            return
