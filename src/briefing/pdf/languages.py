"""Words in another script than the document's: a screen reader changes its voice for them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import takewhile

from briefing.language import direction, likely_tag, office_tag
from briefing.themes.glyphs import script_of

_SHARED = frozenset({"Zyyy", "Zinh", "Zzzz"})
_LEFTWARDS = frozenset({"R", "AL", "AN"})


def in_languages(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield a text in parts, each with the tag of its language, which is empty for the document's.

    Latin letters are left as they are: in another script they are names and abbreviations, whose language nobody knows. So is a text that runs
    against another, whose parts would be put in another order.
    """
    if text.isascii() or direction(language) == "rtl" or any(unicodedata.bidirectional(character) in _LEFTWARDS for character in text):
        yield text, ""
        return
    place = 0
    for start, end, tag in _strange(text, language):
        begin = start - _unseen(reversed(text[place:start]))
        if begin > place:
            yield text[place:begin], ""
        place = end + _unseen(text[end:])
        yield text[begin:place], tag
    if place < len(text):
        yield text[place:], ""


def _unseen(letters: Iterable[str]) -> int:
    """Return how many letters come before the first that is seen: of such alone no page would say anything."""
    return sum(1 for _ in takewhile(lambda letter: unicodedata.category(letter) == "Cf", letters))


def _strange(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield where words of another language begin and end, and its tag: a mark begins none, nothing might be seen of it alone."""
    own, known = office_tag(language), {"Latn", likely_tag(language)[1]}
    begin, end, running = 0, 0, ""
    for place, script in enumerate(map(script_of, text)):
        if script in _SHARED:
            continue
        tag = "" if script in known else office_tag(language, script)
        tag = "" if tag == own else tag
        if tag != running and unicodedata.category(text[place]).startswith("M"):
            continue
        if running and tag != running:
            yield begin, end, running
        begin = begin if tag == running else place
        running, end = tag, place + 1
    if running:
        yield begin, end, running
