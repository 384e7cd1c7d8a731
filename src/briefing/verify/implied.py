"""Furniture that a document implies, piece by piece at its place, and the holding of a file's furniture against it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing.roles import SOURCES_KEY, Role
from briefing.texts import Run, Text
from briefing.verify.compare import Discrepancy
from briefing.verify.normalise import settle_text
from briefing.verify.transcript import Entry, Furniture, Place, block_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Implied:
    """One piece of furniture: `texts` are what it may say, first what it should; `place` is its slide or page.

    Pieces without a place (0) are held against those of their key in order.
    """

    role: Role
    key: str
    texts: tuple[str, ...]
    place: int = 0
    ordinal: int = 0
    link: str = ""
    is_optional: bool = False


def hold(implied: Iterable[Implied], actual: Iterable[Furniture], kind: str) -> Iterator[Discrepancy]:
    """Yield what is missing of the implied furniture, what differs, and what nothing implies; `kind` is slide or page."""
    free = _Free(actual)
    for piece in implied:
        found = free.take(piece)
        where = f"{kind} {piece.place}: " if piece.place else ""
        if found is None and not piece.is_optional:
            yield Discrepancy(kind="furniture", message=f"{where}{_name(piece.role, piece.key)} is missing: “{piece.texts[0]}”")
        elif found is not None:
            yield from _hold_one(piece, found)
    yield from (differs(furniture, f"is not implied by the outline: “{furniture.text}”") for furniture in free.rest())


def first_link(text: Text, sources: str = f"#{SOURCES_KEY}") -> str:
    """Return where the first link or citation of a text leads; empty when it has none."""
    return next((run.link if isinstance(run, Run) else sources for run in text if not isinstance(run, Run) or run.link), "")


def differs(furniture: Furniture, message: str) -> Discrepancy:
    """Return the discrepancy of a piece of furniture that is there."""
    entry = Entry(role=furniture.role, key=furniture.key, spans=(), place=furniture.place)
    place = f"{furniture.place.kind} {furniture.place.number}: "
    return Discrepancy(kind="furniture", actual=entry, message=f"{place}{_name(furniture.role, furniture.key)} {message}")


def on_sheet(kind: str, number: int, message: str, key: str = "") -> Discrepancy:
    """Return a discrepancy of a whole slide or page; `key` is what it is about."""
    entry = Entry(role=Role.MARKER, spans=(), place=Place(kind, number))
    about = Entry(role=Role.MARKER, spans=(), key=key, part=key) if key else None
    return Discrepancy(kind="furniture", expected=about, actual=entry, message=f"{kind} {number}: {message}")


class _Free:
    """The furniture of a file that no implied piece has taken yet."""

    def __init__(self, actual: Iterable[Furniture]) -> None:
        self._anywhere: dict[object, deque[Furniture]] = {}
        self._left: dict[int, Furniture] = {}
        for furniture in actual:
            if furniture.text.strip():
                self._left[id(furniture)] = furniture
                name = (furniture.role, _group(furniture.role, furniture.key), furniture.ordinal)
                for place in (0, furniture.place.number):
                    self._anywhere.setdefault((*name, place), deque()).append(furniture)

    def take(self, piece: Implied) -> Furniture | None:
        """Return the first free piece of furniture of a name, at its place where it has one."""
        candidates = self._anywhere.get((piece.role, _group(piece.role, piece.key), piece.ordinal, piece.place), deque())
        while candidates:
            found = candidates.popleft()
            if self._left.pop(id(found), None) is not None:
                return found
        return None

    def rest(self) -> Iterator[Furniture]:
        """Yield what is left, in the order of the file."""
        yield from self._left.values()


def _group(role: Role, key: str) -> str:
    """Return the key under which pieces are told apart; the numbers of a list are those of its block: a slide does not say its items' keys."""
    is_of_notes = key.endswith("/notes") and not key.startswith(SOURCES_KEY)
    return block_of(key) if role is Role.NUMERAL and not is_of_notes else key


def _hold_one(piece: Implied, found: Furniture) -> Iterator[Discrepancy]:
    said = [settle_text(text, found.text) for text in piece.texts]
    if not any(text == settled for text, settled in zip(piece.texts, said, strict=True)):
        yield differs(found, f"says “{said[0]}”, not “{piece.texts[0]}”")
    if piece.link != found.link:
        yield differs(found, f"leads to {found.link or 'nothing'}, not to {piece.link or 'nothing'}")


def _name(role: Role, key: str) -> str:
    return f"{role} ({key})"
