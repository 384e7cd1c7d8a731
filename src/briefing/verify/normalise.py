"""The complete list of differences that the witness forgives, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.roles import Role
from briefing.verify.transcript import Entry, Span

LINE_END = "\ufdd0"
"""What the PDF's reader puts where a painted line ends: a noncharacter, so that no text can hold it."""


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


def settle_line_ends(expected: Entry, actual: Entry) -> Entry:
    """Put back the white space that the expected entry has where a line of the PDF ends.

    Reason: a PDF has lines, and the space (or hard break) between two of them is not painted. White space elsewhere is never forgiven, and
    a character that is not white space is never put back.
    """
    if LINE_END not in actual.text:
        return actual
    return replace(actual, spans=merge_spans(_settled(list(_characters(expected)), list(_characters(actual)))))


def _settled(expected: list[Span], actual: list[Span]) -> Iterator[Span]:
    """Yield the actual characters, with the expected white space for each line end; a plain space where the texts have parted."""
    place, parted = 0, False
    for character in actual:
        if character.text != LINE_END:
            parted = parted or place >= len(expected) or expected[place].text != character.text
            place += 1
            yield character
        elif parted:
            yield replace(character, text=" ")
        else:
            while place < len(expected) and expected[place].text.isspace():
                yield expected[place]
                place += 1


def _characters(entry: Entry) -> Iterator[Span]:
    for span in entry.spans:
        for character in span.text:
            yield replace(span, text=character)
