"""Signs of YAML that an author did not mean: the tag of `!`, the key of `?`."""

from __future__ import annotations

import re

from briefing.outline.source import Place
from briefing.outline.syntax import mended_line

_TAG = re.compile(r"!\S*")
_QUESTION = re.compile(r"^[ ]*(?:- +)*(\?)\s+$")
_QUESTION_IN_FLOW = re.compile(r"[{\[,]\s*(\?)\s+$")


def untagged(place: Place) -> str:
    """Return a hint at the line without the tag at a place; a single `!` may also begin a text, which then wants quotes."""
    written = _TAG.match(place.source.text, place.start)
    if written is None or (len(written[0]) > 1 and written[0][1] != "!"):
        return mended_line(place.excerpt) or "delete it, or put a text that begins with `!` in quotes"
    if written[0] == "!":
        return mended_line(place.excerpt) or "put a text that begins with `!` in quotes"
    line, column = place.excerpt, place.location.column - 1
    rest = line[column + len(written[0]) :].strip()
    return f"write {(line[:column] + rest).strip()}" if rest else f"delete `{written[0]}`"


def question_before(key: Place, flow: Place | None) -> Place | None:
    """Return the place of the `?` that makes what follows a key, in a mapping or list in brackets (`flow`) or outside; None where there is none."""
    source = key.source
    begin = source.starts_at(source.line_of(key.start))
    begin = begin if flow is None else max(begin, flow.start - 1)
    found = (_QUESTION if flow is None else _QUESTION_IN_FLOW).search(source.text[begin : key.start])
    return None if found is None else source.place(begin + found.start(1), begin + found.end(1))
