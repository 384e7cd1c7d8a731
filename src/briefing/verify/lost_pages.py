"""Pages that somebody took out of a document: told by the numbers that the others bear, as one edit each, and what stood on them left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.roles import PICTURES, Role
from briefing.verify.align import align
from briefing.verify.compare import Discrepancy
from briefing.verify.normalise import bare
from briefing.verify.recall import UNKNOWN
from briefing.verify.slide_edits import Settled
from briefing.verify.transcript import Entry, Sheet, Transcript
from briefing.verify.wording import quoted


def settle_pages(expected: Sequence[Entry], actual: Transcript) -> Settled:
    """Tell pages that are missing; the entries that stood on them are left out, on both sides."""
    gaps = [*_gaps(actual.sheets)]
    if not any(one.role is Role.EDITION for one in actual.furniture) and actual.sheets:  # the last page bears it
        gaps.append((actual.sheets[-1].number, 0, 0))
    if not gaps:
        return Settled(tuple(expected), actual.entries, ())
    there = tuple(entry for entry in actual.entries if entry.place.number)  # the structure goes on naming what its page no longer shows
    pairs = align([_said(entry) for entry in expected], [_said(entry) for entry in there])
    pages = {one: there[other].place.number for one, other in pairs}
    lost: set[int] = set()
    edits = []
    for behind, first, last in gaps:
        low = max((place for place, page in pages.items() if page <= behind), default=-1)
        high = min((place for place, page in pages.items() if page > behind), default=len(expected))
        gone = [place for place in range(low + 1, high) if place not in pages]
        if last or gone:
            lost.update(gone)
            edits.append(_told(_named(behind, first, last), [expected[place] for place in gone]))
    return Settled(tuple(entry for place, entry in enumerate(expected) if place not in lost), there, tuple(edits))


def _gaps(sheets: Sequence[Sheet]) -> Iterator[tuple[int, int, int]]:
    """Yield behind which page others are missing, and the first and the last of their numbers."""
    offset = 0
    for sheet in sheets:
        printed = next((int(text) for text in sheet.outside if text.isdecimal()), 0)
        missing = printed - sheet.number - offset
        if printed and missing > 0:
            yield sheet.number - 1, printed - missing, printed - 1
            offset += missing


def _said(entry: Entry) -> tuple[object, ...]:
    return (entry.role, entry.group, entry.column, bare(entry.text))


def _named(behind: int, first: int, last: int) -> str:
    """Return in words which pages are gone; of those at the end nothing says how many they were."""
    if not last:
        return f"what stood behind page {behind} is missing"
    return f"page {first} is missing" if first == last else f"pages {first} to {last} are missing"


def _told(pages: str, gone: Sequence[Entry]) -> Discrepancy:
    """Return the edit of pages that are gone, with the first and the last text that stood on them."""
    known = [quoted(entry.text) for entry in gone if entry.text != UNKNOWN and entry.role not in PICTURES]
    said = f", from {known[0]} to {known[-1]}" if len(known) > 1 else f", which said {known[0]}" if known else ""
    return Discrepancy(kind="missing", message=f"{pages}{said}", expected=gone[0] if gone else None)
