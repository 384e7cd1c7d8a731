"""Signs of YAML that an author did not mean: the tag of `!`, the key of `?`, the escape of a character that no text holds."""

from __future__ import annotations

import re

from briefing.outline.source import Place

_TAG = re.compile(r"!\S*")
_SHORT = {"0": 0, "a": 7, "b": 8, "v": 0x0B, "f": 0x0C, "e": 0x1B, "N": 0x85}
"""The escapes of YAML that are one letter, of characters that no text holds."""
_QUESTION = re.compile(r"^[ ]*(?:- +)*(\?)\s+$")
_QUESTION_IN_FLOW = re.compile(r"[{\[,]\s*(\?)\s+$")


def untagged(place: Place) -> str:
    """Return a hint at the line without the tag at a place; a single `!` may also begin a text, which then wants quotes."""
    from briefing.outline.syntax import mended_line

    written = _TAG.match(place.source.text, place.start)
    if written is None or (len(written[0]) > 1 and written[0][1] != "!"):
        return mended_line(place.excerpt) or "delete it, or put a text that begins with `!` in quotes"
    if written[0] == "!":
        return mended_line(place.excerpt) or "put a text that begins with `!` in quotes"
    line, column = place.excerpt, place.location.column - 1
    rest = line[column + len(written[0]) :].strip()
    return f"write {(line[:column] + rest).strip()}" if rest else f"delete `{written[0]}`"


def escape_of(character: str, place: Place) -> Place:
    r"""Return where a character is written as an escape (`\x07`) inside a stretch; the stretch itself where it is not."""
    code = ord(character)
    forms = [rf"(?i:\\x{code:02x}|\\u{code:04x})", rf"\\U(?i:{code:08x})", *(rf"\\{letter}" for letter, value in _SHORT.items() if value == code)]
    found = re.compile("|".join(forms)).search(place.source.text, place.start, place.end)
    return place if found is None else place.source.place(found.start(), found.end())


def question_before(key: Place, flow: Place | None) -> Place | None:
    """Return the place of the `?` that makes what follows a key, in a mapping or list in brackets (`flow`) or outside; None where there is none."""
    source = key.source
    begin = source.starts_at(source.line_of(key.start))
    begin = begin if flow is None else max(begin, flow.start - 1)
    found = (_QUESTION if flow is None else _QUESTION_IN_FLOW).search(source.text[begin : key.start])
    return None if found is None else source.place(begin + found.start(1), begin + found.end(1))
