"""A PDF whose structure is gone, as after printing it anew: its pages as plain text, and which entries are found there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.roles import PICTURES, Group, Role
from briefing.verify.compare import Discrepancy
from briefing.verify.normalise import bare, on_one_line
from briefing.verify.pdf_parts import PdfParts, reading
from briefing.verify.recall import UNKNOWN
from briefing.verify.transcript import Entry
from briefing.verify.wording import named, quoted

_SHOWN = 60
_SHORTEST_BEGINNING = 8
"""As many characters must be found for a text to be known by its beginning, or by its end on the next page."""


@dataclass(frozen=True, slots=True)
class Pages:
    """What stands on each page, without white space, in the order of painting."""

    texts: tuple[str, ...]


def read_untagged(content: bytes) -> Pages:
    """Return the pages of a PDF as text; raises UnreadableFileError for what is no whole PDF."""
    with reading():
        parts = PdfParts(content)
        return Pages(tuple(_letters(parts.said(page)) for page in range(1, len(parts.pages) + 1)))


def find_lost(expected: Iterable[Entry], pages: Pages) -> Iterator[Discrepancy]:
    """Yield the entries that no page says: the one direction that can be claimed of a PDF without its structure."""
    for entry in expected:
        text = _letters(entry.text)
        is_text = entry.role not in PICTURES and entry.role is not Role.ALTERNATIVE and entry.group is Group.BODY and entry.text != UNKNOWN
        if is_text and text and not _is_said(text, pages.texts):
            yield _lost(entry, text, pages.texts)


def _is_said(text: str, pages: Sequence[str]) -> bool:
    """Say whether a page says a text, or two pages one part of it each."""
    if any(text in page for page in pages):
        return True
    begun = ((_begun(text, page), behind) for page, behind in pairwise(pages))
    return any(min(count, len(text) - count) >= _SHORTEST_BEGINNING and text[count:] in behind for count, behind in begun)


def _letters(text: str) -> str:
    """Return the characters of a text by which it is found: programs that print anew make ligatures of them."""
    return unicodedata.normalize("NFKC", bare(text))


def _begun(text: str, page: str) -> int:
    """Return how many characters of a text's beginning stand on a page."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text[:middle] in page else (low, middle - 1)
    return low


def _lost(entry: Entry, text: str, pages: Sequence[str]) -> Discrepancy:
    begun, number = max(((_begun(text, page), -number) for number, page in enumerate(pages, start=1)), default=(0, 0))
    said = on_one_line(entry.text)
    if begun < min(_SHORTEST_BEGINNING, len(text)):
        return Discrepancy(kind="missing", expected=entry, message=f"{named(entry)} is not found: {quoted(said)}")
    shown = _first_characters(said, begun)[-_SHOWN:]
    message = f"page {-number}: {named(entry)} goes on otherwise behind {quoted(shown)}: {quoted(said)}"
    return Discrepancy(kind="changed", expected=entry, message=message)


def _first_characters(text: str, count: int) -> str:
    """Return the beginning of a text that has a number of the characters by which it is found."""
    place = 0
    while count > 0:
        count -= len(_letters(text[place]))
        place += 1
    return text[:place]
