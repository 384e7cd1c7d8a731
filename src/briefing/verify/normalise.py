"""The complete list of differences that the witness forgives, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile

from briefing.roles import Role
from briefing.verify.transcript import Entry, Place, Span

LINE_END = "\ufdd0"
"""What the PDF's reader puts where a painted line ends: a noncharacter, so that no text can hold it."""

UNPAINTED = frozenset(
    map(
        chr,
        (
            0xAD,  # soft hyphen
            0x34F,  # joiner of marks
            *range(0x200C, 0x2010),  # joiners, marks of direction
            0x61C,
            *range(0x202A, 0x202F),
            0x2060,  # word joiner
            *range(0x2066, 0x206A),
            *range(0xFE00, 0xFE10),  # variation selectors
            *range(0xE0100, 0xE01F0),
        ),
    )
)
"""Joiners, marks of direction, soft hyphens, variation selectors."""

_NOTHING = dict.fromkeys(map(ord, (*UNPAINTED, LINE_END)), "")


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join neighbours of one appearance, and drop empty ones.

    Reason: PowerPoint and WeasyPrint cut a run wherever they like (spelling, lines, fonts); where a run is cut says nothing.
    """
    merged: list[Span] = []
    for span in spans:
        if merged and replace(merged[-1], text="") == replace(span, text=""):
            merged[-1] = replace(span, text=merged[-1].text + span.text)
        elif span.text:
            merged.append(span)
    return tuple(merged)


def without_label_strength(entry: Entry) -> Entry:
    """Take the strong attribute from a label.

    Reason: labels are bold by design in both files, so that a strong word in one cannot be seen, and a bold one says nothing.
    """
    if entry.role is not Role.LABEL:
        return entry
    return replace(entry, spans=merge_spans(replace(span, strong=False) for span in entry.spans))


def settle(expected: Entry, actual: Entry) -> Entry:
    """Return the actual entry with everything forgiven that these two may differ in."""
    return without_label_strength(settle_line_ends(expected, restore_unpainted(expected, actual)))


def settle_line_ends(expected: Entry, actual: Entry) -> Entry:
    """Put back the white space that the expected entry has where a line of the PDF ends.

    Reason: a PDF has lines, and the space (or hard break) between two of them is not painted. White space elsewhere is never forgiven, and
    a character that is not white space is never put back.
    """
    if LINE_END not in actual.text:
        return actual
    return replace(actual, spans=merge_spans(_settled(list(_characters(expected)), list(_characters(actual)))))


def restore_unpainted(expected: Entry, actual: Entry) -> Entry:
    """Put back the characters without a shape of their own that the expected entry has and a page does not paint.

    Reason: joiners, marks of direction, soft hyphens and variation selectors have no glyph that a page could show; the deck keeps them.
    """
    if actual.place.kind != "page" or UNPAINTED.isdisjoint(expected.text):
        return actual
    return replace(actual, spans=merge_spans(_restored(list(_characters(expected)), list(_characters(actual)))))


def settle_text(expected: str, actual: str) -> str:
    """Return an actual text of furniture with the white space of the expected one where a line of the PDF ends.

    Reason: as for entries; of furniture only the characters are compared.
    """
    wanted, found = (Entry(role=Role.WORD, spans=(Span(text),), place=Place("page")) for text in (expected, actual))
    return settle(wanted, found).text


def on_one_line(text: str) -> str:
    """Return a text with each white space in it as one space.

    Reason: a bookmark or a running line is one line of a program's or a page's own setting, which shows breaks and spaces as it can.
    """
    return " ".join(text.split())


def bare(text: str) -> str:
    """Return the characters of a text by which it is known again: no white space, nothing that a page does not paint."""
    return "".join(text.translate(_NOTHING).split())


def without_unpainted(text: str) -> str:
    """Return a text without the characters that a page does not paint; a line's end stays.

    Reason: where neither text is known to be the right one, neither can be mended by the other.
    """
    return "".join(character for character in text if character not in UNPAINTED)


def _settled(expected: list[Span], actual: list[Span]) -> Iterator[Span]:
    """Yield the actual characters, with the expected white space for each line end; a plain space where the texts have parted."""
    place, parted = 0, False
    for number, character in enumerate(actual):
        if character.text != LINE_END:
            parted = parted or place >= len(expected) or expected[place].text != character.text
            place += 1
            yield character
        elif parted:
            yield replace(character, text=" ")
        else:
            unpainted = _white(expected[place:]).removesuffix(_white(actual[number + 1 :]))
            yield from expected[place : place + len(unpainted)]
            place += len(unpainted)


def _white(characters: list[Span]) -> str:
    """Return the white space at the beginning of a text: where a line begins, a no-break space is painted."""
    return "".join(one.text for one in takewhile(lambda one: one.text.isspace() and one.text != LINE_END, characters))


def _restored(expected: list[Span], actual: list[Span]) -> Iterator[Span]:
    """Yield the actual characters, each behind the unpainted ones that stand before it in the expected text."""
    place = 0
    for character in actual:
        behind = _next_place(expected, place, character)
        yield from (one for one in expected[place:behind] if one.text in UNPAINTED)
        yield character
        place = behind + (character.text != LINE_END)
    yield from takewhile(lambda one: one.text in UNPAINTED, expected[place:])


def _next_place(expected: list[Span], place: int, character: Span) -> int:
    """Return the place at which an expected text goes on with a character: behind what is not painted; for a line's end, behind white space too."""
    ends_line = character.text == LINE_END
    while place < len(expected) and expected[place].text != character.text:
        if not (expected[place].text in UNPAINTED or (ends_line and expected[place].text.isspace())):
            break
        place += 1
    return place


def _characters(entry: Entry) -> Iterator[Span]:
    for span in entry.spans:
        for character in span.text:
            yield replace(span, text=character)
