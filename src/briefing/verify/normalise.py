"""The complete list of differences that the witness forgives, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from itertools import groupby, takewhile
from operator import attrgetter, itemgetter
from typing import TypeAlias

from briefing.roles import Role
from briefing.verify.transcript import Entry, Place, Span

LINE_END = "\ufdd0"
"""What the PDF's reader puts where a painted line ends: a noncharacter, so that no text can hold it."""

UNPAINTED = frozenset(
    map(
        chr,
        (
            0xAD,  # soft hyphen
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

_APPEARANCE = attrgetter(*(part.name for part in fields(Span) if part.name != "text"))
_Character: TypeAlias = tuple[str, Span]
"""A character with its appearance: a span without text, the same object for all characters of one span."""

_NOTHING = dict.fromkeys(map(ord, (*UNPAINTED, LINE_END)), "")


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join neighbours of one appearance, and drop empty ones.

    Reason: PowerPoint and WeasyPrint cut a run wherever they like (spelling, lines, fonts); where a run is cut says nothing.
    """
    return tuple(_join(list(alike)) for _, alike in groupby((span for span in spans if span.text), _APPEARANCE))


def _join(alike: list[Span]) -> Span:
    return alike[0] if len(alike) == 1 else replace(alike[0], text="".join(span.text for span in alike))


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
    return replace(actual, spans=_spans(_settled(list(_characters(expected)), list(_characters(actual)))))


def restore_unpainted(expected: Entry, actual: Entry) -> Entry:
    """Put back the characters without a shape of their own that the expected entry has and a page does not paint.

    Reason: joiners, marks of direction, soft hyphens and variation selectors have no glyph that a page could show; the deck keeps them. What
    a page tells of them tells no order either: they take no room, and their places are put together from where the letters stand.
    """
    if actual.place.kind != "page" or UNPAINTED.isdisjoint(expected.text):
        return actual
    painted = [character for character in _characters(actual) if character[0] not in UNPAINTED]
    return replace(actual, spans=_spans(_restored(list(_characters(expected)), painted)))


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


def _settled(expected: list[_Character], actual: list[_Character]) -> Iterator[_Character]:
    """Yield the actual characters, with the expected white space for each line end; a plain space where the texts have parted."""
    place, parted = 0, False
    for number, (character, appearance) in enumerate(actual):
        if character != LINE_END:
            parted = parted or place >= len(expected) or expected[place][0] != character
            place += 1
            yield character, appearance
        elif parted:
            yield " ", appearance
        else:
            unpainted = _white(expected[place:]).removesuffix(_white(actual[number + 1 :]))
            yield from expected[place : place + len(unpainted)]
            place += len(unpainted)


def _white(characters: Sequence[_Character]) -> str:
    """Return the white space at the beginning of a text: where a line begins, a no-break space is painted."""
    return "".join(one for one, _ in takewhile(lambda one: one[0].isspace(), characters))


def _restored(expected: list[_Character], actual: list[_Character]) -> Iterator[_Character]:
    """Yield the actual characters, each behind the unpainted ones that stand before it in the expected text."""
    place = 0
    for character, appearance in actual:
        behind = _next_place(expected, place, character)
        yield from (one for one in expected[place:behind] if one[0] in UNPAINTED)
        yield character, appearance
        place = behind + (character != LINE_END)
    yield from takewhile(lambda one: one[0] in UNPAINTED, expected[place:])


def _next_place(expected: list[_Character], place: int, character: str) -> int:
    """Return the place at which an expected text goes on with a character: behind what is not painted; for a line's end, behind white space then."""
    while place < len(expected) and expected[place][0] != character and expected[place][0] in UNPAINTED:
        place += 1
    while character == LINE_END and place < len(expected) and expected[place][0].isspace():
        place += 1
    return place


def _characters(entry: Entry) -> Iterator[_Character]:
    for span in entry.spans:
        appearance = replace(span, text="")
        for character in span.text:
            yield character, appearance


def _spans(characters: Iterable[_Character]) -> tuple[Span, ...]:
    """Return characters as spans, each as long as its appearance lasts."""
    return tuple(replace(appearance, text="".join(character for character, _ in alike)) for appearance, alike in groupby(characters, itemgetter(1)))
