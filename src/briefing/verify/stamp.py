"""The stamp: the edition of a content, and a skeleton of fingerprints by which edits of a file can still be told. Never a text."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from briefing.document import Document
from briefing.roles import SUMMARY_KEY
from briefing.verify.normalise import bare, merge_spans, without_label_strength
from briefing.verify.settings import LOOKS, sets, spelled
from briefing.verify.transcript import Entry, Span, Transcript

_LONG, _SHORT = 10, 6
"""Hexadecimal digits: of what finds one thing among all of a file, where no two may be alike; of what a thing says, held against itself alone."""
POINT = 12_700
"""EMU."""
Box = tuple[int, int, int]
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_ISSUE = re.compile(r"\d+(\.\d+)*")
_NOWHERE_PRINTED = ("language", "words", "version", "status", "classification", *sorted(LOOKS))


@dataclass(frozen=True, slots=True, kw_only=True)
class StampedEntry:
    """One entry of the skeleton: hashes of its key, its part and its text, and of its looks in either file.

    `group` and `part` are those of the deck, where it is there. What `is_drawing` has other bytes in each file.
    """

    key: str
    role: str
    group: str
    level: int
    column: int
    text: str
    part: str = ""
    looks: str = ""
    page_looks: str = ""
    is_drawing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StampedPart:
    """The summary, a section or a topic in the outline's order: hash of its key, and of what it sets beside its texts."""

    key: str
    sets: str
    is_section: bool = False
    is_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a file says of itself: edition, language, date and version where they can be put in order, and the skeleton.

    `deck` and `document` are the entries of either file in its order, as places in `entries`. `settings` are hashes of what is printed nowhere,
    `furniture` those of the texts that stand beside the entries. `boxes` says of a deck where its shapes stand: left edge, upper edge and width
    in points, by the hash of slide and shape. `paint` are hashes of what those of them are painted with that inherit not everything, `theme` that
    of the colours and faces of the deck's theme; it is empty where the stamp says nothing of paint.
    """

    edition: str
    language: str = ""
    date: str = ""
    issue: str = ""
    is_mailed: bool = False
    entries: tuple[StampedEntry, ...] = ()
    deck: tuple[int, ...] = ()
    document: tuple[int, ...] = ()
    parts: tuple[StampedPart, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    furniture: tuple[str, ...] = ()
    boxes: Mapping[str, tuple[int, int, int]] = field(default_factory=dict)
    paint: Mapping[str, str] = field(default_factory=dict)
    theme: str = ""


def edition_of(deck: Transcript, document: Transcript) -> str:
    """Return the fingerprint of the content, 12 hex digits: of all that both files say, not of their looks, theme or date of building."""
    digest = hashlib.sha256()
    for transcript in (deck, document):
        for entry in transcript.entries:
            digest.update(_canonical(entry))
        digest.update(b"\x1d" + transcript.settings.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:12]


def stamp_of(document: Document, deck: Transcript, pages: Transcript, edition: str, *, is_mailed: bool = False) -> Stamp:
    """Return the stamp of both files of a document; `deck` and `pages` are what they must say."""
    rows: dict[object, StampedEntry] = {}
    orders = []
    for transcript, is_deck in ((deck, True), (pages, False)):
        order = []
        for identity, entry in _identified(transcript):
            rows[identity] = _row(entry, rows.get(identity), is_deck=is_deck)
            order.append(identity)
        orders.append(order)
    places = {identity: place for place, identity in enumerate(rows)}
    return Stamp(
        edition=edition,
        language=document.language,
        date=document.date if _DATE.fullmatch(document.date) else "",
        issue=document.version if _ISSUE.fullmatch(document.version) else "",
        is_mailed=is_mailed,
        entries=tuple(rows.values()),
        deck=tuple(places[identity] for identity in orders[0]),
        document=tuple(places[identity] for identity in orders[1]),
        parts=tuple(_parts(document)),
        settings=tuple((name, hashed(spelled(getattr(document, name)), _SHORT)) for name in _NOWHERE_PRINTED),
    )


def with_furniture(stamp: Stamp, texts: Iterable[str]) -> Stamp:
    """Return a stamp that knows the texts that stand beside the entries."""
    return replace(stamp, furniture=tuple(dict.fromkeys(furniture_mark(text) for text in texts if bare(text))))


def with_boxes(stamp: Stamp, boxes: Iterable[tuple[str, str, Box]]) -> Stamp:
    """Return the stamp of a deck that knows where the shapes of its slides stand: names of slide and shape, and left, upper edge and width in EMU."""
    return replace(stamp, boxes={box_mark(slide, name): (round(x / POINT), round(y / POINT), round(w / POINT)) for slide, name, (x, y, w) in boxes})


def with_paint(stamp: Stamp, theme: str, shapes: Iterable[tuple[str, str, str]]) -> Stamp:
    """Return the stamp of a deck that knows what its theme says, and what its shapes are painted with: names of slide and shape, and their paint."""
    return replace(stamp, theme=paint_mark(theme), paint={box_mark(slide, name): paint_mark(paint) for slide, name, paint in shapes if paint})


def paint_mark(paint: str) -> str:
    """Return the fingerprint of a paint; empty for none."""
    return hashed(paint, _SHORT) if paint else ""


def box_mark(slide: str, shape: str) -> str:
    """Return the hash of a shape of a slide, by their names."""
    return hashed(f"{slide}\n{shape}", _LONG)


def key_mark(key: str) -> str:
    """Return the hash of a key."""
    return hashed(key, _LONG)


def text_mark(text: str) -> str:
    """Return the fingerprint of the characters of a text, white space and what no page paints left out."""
    return hashed(bare(text), _LONG)


def furniture_mark(text: str) -> str:
    """Return the fingerprint of a text that stands beside the entries: a theme may print it in capitals."""
    return text_mark(text.upper().lower())


def looks_mark(entry: Entry) -> str:
    """Return the fingerprint of what the characters of an entry look like and lead to; empty where all are plain."""
    if _are_plain(entry.spans):
        return ""
    spans = merge_spans(replace(span, text=bare(span.text)) for span in without_label_strength(entry).spans)
    return "" if _are_plain(spans) else hashed("\x1e".join(map(_spelled_span, spans)), _SHORT)


def _are_plain(spans: Iterable[Span]) -> bool:
    return all(span == Span(span.text) for span in spans)


def hashed(text: str, length: int) -> str:
    """Return a hash of a text in hex digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def _identified(transcript: Transcript) -> Iterator[tuple[object, Entry]]:
    """Yield the entries, each with what both files know it by: of those that say the same under one key, its count."""
    seen: Counter[object] = Counter()
    for entry in transcript.entries:
        said = (entry.key, entry.role, entry.level, entry.column, bare(entry.text))
        seen[said] += 1
        yield (*said, seen[said]), entry


def _row(entry: Entry, known: StampedEntry | None, *, is_deck: bool) -> StampedEntry:
    looks = looks_mark(entry)
    if known is not None:
        return replace(known, page_looks=looks)
    return StampedEntry(
        key=key_mark(entry.key),
        role=entry.role,
        group=entry.group,
        level=entry.level,
        column=entry.column,
        text=text_mark(entry.text),
        looks=looks if is_deck else "",
        page_looks=looks,
        part=key_mark(entry.part),
        is_drawing=entry.look is not None,
    )


def _parts(document: Document) -> Iterator[StampedPart]:
    if document.summary is not None:
        yield StampedPart(key=key_mark(SUMMARY_KEY), sets=hashed(sets(document.summary), _SHORT))
    for section in document.sections:
        yield StampedPart(key=key_mark(section.key), sets=hashed(sets(section), _SHORT), is_section=section.title is not None)
        for topic in section.topics:
            yield StampedPart(key=key_mark(topic.key), sets=hashed(sets(topic), _SHORT), is_hidden=topic.hidden)


def _spelled_span(span: Span) -> str:
    return f"{span.text}\x1f{span.strong:d}{span.emphasis:d}{span.code:d}{span.citation:d}\x1f{span.link}"


def _canonical(entry: Entry) -> bytes:
    """Return an entry as bytes that no other entry has; fields are parted by separators that no text can hold."""
    head = f"{entry.role}\x1f{entry.group}\x1f{entry.level}\x1f{entry.column}"
    return "\x1e".join((head, *map(_spelled_span, entry.spans))).encode("utf-8", "surrogatepass") + b"\x1c"
