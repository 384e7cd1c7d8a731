"""Words in another script than the document's: a screen reader changes its voice for them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

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
        if start > place:
            yield text[place:start], ""
        yield text[start:end], tag
        place = end
    if place < len(text):
        yield text[place:], ""


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
