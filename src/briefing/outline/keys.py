"""Names of the parts of an outline: ids as given, slugs of titles, made unique, and their numbers."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from briefing.diagnostics import Diagnostic
from briefing.outline.inline import read_inline
from briefing.outline.models import Outline, Section, Topic
from briefing.outline.models_blocks import Block
from briefing.outline.source import Place
from briefing.outline.values import Scalar, error_at
from briefing.texts import plain

MAX_SLUG = 48
LONGEST_ID = 100
_LETTERS = 26
_APOSTROPHES = {ord("'"): None, 0x2019: None}


class Keys(NamedTuple):
    """The key of each section and topic, by its place."""

    by_place: dict[Place, str]
    findings: tuple[Diagnostic, ...]


def plan_keys(outline: Outline) -> Keys:
    """Give each section and topic its id, else a slug of its title that no other part has; ids that are malformed or stand twice are reported."""
    given: dict[str, Scalar] = {}
    findings = [finding for written in _ids(outline) for finding in _reserve(written, given)]
    taken = dict.fromkeys(given, 1)
    keys = {}
    for part in _parts(outline):
        if not isinstance(part, Block):
            wanted = slug(plain(read_inline(part.title.text.text).text)) or type(part).__name__.lower()
            keys[part.place] = part.id.text if part.id is not None else _unique(wanted, taken)
    return Keys(keys, tuple(findings))


def block_key(topic: str, written: Scalar | None, place: int, reserved: frozenset[str]) -> str:
    """Return the key of a topic's block: its id, else `b` and its place, which no id of the topic has."""
    name = written.text if written is not None else f"b{place}"
    while written is None and name in reserved:
        name += "-b"
    return f"{topic}/{name}"


def is_id(text: str) -> bool:
    """Return whether a text is letters of any script, digits and hyphens."""
    return bool(text) and all(letter == "-" or _is_letter(letter) for letter in text)


def slug(title: str) -> str:
    """Return the letters and digits of a title, in lower case, its words joined by hyphens, cut after a word."""
    plain = unicodedata.normalize("NFC", title).lower().translate(_APOSTROPHES)
    key = "-".join("".join(letter if _is_letter(letter) else " " for letter in plain).split())
    if len(key) <= MAX_SLUG:
        return key
    cut = key[: MAX_SLUG + 1].rpartition("-")[0]
    return cut or key[:MAX_SLUG]


def letters(number: int) -> str:
    """Return the letter of an appendix counted from 1: A, B, ... Z, AA."""
    rest, last = divmod(number - 1, _LETTERS)
    return (letters(rest) if rest else "") + chr(ord("A") + last)


def _is_letter(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMN"


def _reserve(written: Scalar, given: dict[str, Scalar]) -> Iterator[Diagnostic]:
    if not is_id(written.text):
        hint = f"write `{slug(written.text) or 'a-name'}`"
        yield error_at(written.place, "bad-id", f"the id `{written.text}` holds more than letters, digits and hyphens", hint)
    elif len(written.text) > LONGEST_ID:
        yield error_at(written.place, "bad-id", f"the id is longer than {LONGEST_ID} characters", f"write `{slug(written.text)}`")
    elif written.text in given:
        first = given[written.text].place.location.line
        yield error_at(written.place, "duplicate-id", f"the id `{written.text}` stands twice", f"it is first given on line {first}")
    given.setdefault(written.text, written)


def _unique(wanted: str, taken: dict[str, int]) -> str:
    """Return a key that is not taken yet; `taken` holds for each how often it was wanted, so that many same titles cost no search."""
    key, count = wanted, taken.get(wanted, 0)
    while key in taken:
        count += 1
        key = f"{wanted}-{count}"
    taken[wanted] = max(count, 1)
    taken.setdefault(key, 1)
    return key


def _ids(outline: Outline) -> Iterator[Scalar]:
    yield from (part.id for part in _parts(outline) if part.id is not None)


def _parts(outline: Outline) -> Iterator[Section | Topic | Block]:
    """Yield sections, topics and blocks, in the order of the outline."""
    for section in outline.sections or ():
        yield section
        yield from _topic_parts(section.topics)
    yield from _topic_parts(outline.topics)


def _topic_parts(topics: list[Topic] | None) -> Iterator[Topic | Block]:
    for topic in topics or ():
        yield topic
        yield from topic.body or ()
