"""Parting a body over slides: as few as it needs, and each as full as the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.deck.body import Part, StackPart
from briefing.deck.code import CodePart
from briefing.deck.rows import ColumnsPart, RowsPart
from briefing.deck.table_pages import with_even_tables
from briefing.deck.table_parts import TablePart
from briefing.roles import parse_name

_CLOSE = 0.001  # inches
_FINE = 0.05  # inches; what is finer is not seen
_MOST_EVENED = 8  # slides: among more, one that is emptier does not stand out, and the search for even shares grows with the cube of their number


def paginate(part: Part, height: float) -> tuple[Part, ...]:
    """Part a body over as few slides as its height asks for, and balance them; nothing is lost and nothing said twice."""
    return with_even_tables(_balanced(part, height), height)


def _balanced(part: Part, height: float) -> Sequence[Part]:
    pages = parted(part, height)
    low, high = max(height / 2, _least(part, height)), height
    while high - low > _FINE:
        middle = (low + high) / 2
        tried = parted(part, middle)
        if len(tried) <= len(pages) and all_fit(tried, height) >= all_fit(pages, height):
            pages, high = tried, middle
        else:
            low = middle
    if len(pages) > _MOST_EVENED:
        return pages
    even = _evened(part, len(pages), height)
    return even if _spread(even) < _spread(pages) - _FINE and _cuts(even) <= _cuts(pages) else pages


def _evened(part: Part, count: int, height: float) -> list[Part]:
    """Part a body over a number of slides so that each takes its share of what is left: the last is as full as the others."""
    pages: list[Part] = []
    rest: Part | None = part
    for left in range(count, 1, -1):
        if rest is None:
            break
        head, rest = _share(rest, left, height)
        pages += [head] if head is not None else []
    return [*pages, *(parted(rest, height) if rest is not None else [])]


def _share(part: Part, count: int, height: float) -> tuple[Part | None, Part | None]:
    """Take one of `count` like shares of a body, a larger one where the slides after it could not hold the rest."""
    low = min(max(part.height / count, _least(part, height)), height)
    high = height
    taken = part.take(low, force=True)
    if _holds(taken[1], count - 1, height):
        return taken
    taken = part.take(high, force=True)
    while high - low > _FINE:
        middle = (low + high) / 2
        tried = part.take(middle, force=True)
        if _holds(tried[1], count - 1, height):
            taken, high = tried, middle
        else:
            low = middle
    return taken


def _holds(rest: Part | None, count: int, height: float) -> bool:
    return rest is None or len(parted(rest, height)) <= count


def _spread(pages: Iterable[Part]) -> float:
    """Return by how much the fullest slide is fuller than the emptiest, in inches."""
    heights = [page.height for page in pages]
    return max(heights) - min(heights)


def _cuts(pages: Iterable[Part]) -> int:
    """Return how many texts go on from the slide before."""
    names = (parse_name(placed.drawn.name) for page in pages for placed in page.place(0, 0))
    return sum(1 for name in names if name is not None and name.fragment > 1)


def parted(part: Part, height: float) -> list[Part]:
    """Part a body over slides of a height, each as full as it can be."""
    pages: list[Part] = []
    rest: Part | None = part
    while rest is not None:
        head, rest = rest.take(height, force=True)
        if head is not None:
            pages.append(head)
    return pages


def all_fit(parts: Iterable[Part], height: float) -> bool:
    """Whether no part is higher than a height: the least that some parts can give of themselves may be."""
    return all(part.height <= height + _CLOSE for part in parts)


def _least(part: Part, height: float) -> float:
    """Return the height below which a part would be cut that a given height holds whole."""
    match part:
        case TablePart() | RowsPart() | CodePart():
            return part.least(height)
        case StackPart():
            return max((_least(one, height) for one in part.parts), default=0.0)
        case ColumnsPart() if part.otherwise is not None:
            return _least(part.otherwise, height)
        case _:
            return 0.0
