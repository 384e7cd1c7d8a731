"""The stamp: the edition of the content, and a skeleton of hashes by which a deck that was edited elsewhere can still be told apart. Never a text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from briefing.roles import FORMAT_VERSION
from briefing.verify.deck_parts import DeckParts
from briefing.verify.deck_text import number_in
from briefing.verify.transcript import Entry, Transcript

NAMESPACE = "urn:briefing:stamp:1"
_N = f"{{{NAMESPACE}}}"
_HASH = 10


@dataclass(frozen=True, slots=True)
class StampedEntry:
    """One entry of the skeleton: hash of its key, role, group, level, which outputs carry it, and its fingerprint."""

    key: str
    role: str
    group: str
    level: int
    outputs: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a deck says of itself: the version of this format, the edition, and the skeleton in order."""

    version: int
    edition: str
    entries: tuple[StampedEntry, ...]


def edition_of(deck: Transcript, document: Transcript) -> str:
    """Return the fingerprint of the content, 12 hex digits: of all that both files say, not of their looks, theme or date of building."""
    digest = hashlib.sha256()
    for transcript in (deck, document):
        for entry in transcript.entries:
            digest.update(_canonical(entry))
        digest.update(b"\x1d" + transcript.settings.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:12]


def write_stamp(deck: Transcript, document: Transcript) -> bytes:
    """Return the custom XML part for a deck: the entries of both transcripts, those of the document alone last."""
    root = etree.Element(f"{_N}stamp", nsmap={None: NAMESPACE}, version=str(FORMAT_VERSION), edition=edition_of(deck, document))
    for stamped in _skeleton(deck, document):
        etree.SubElement(
            root, f"{_N}e", k=stamped.key, r=stamped.role, g=stamped.group, l=str(stamped.level), o=stamped.outputs, f=stamped.fingerprint
        )
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def read_stamp(content: bytes) -> Stamp | None:
    """Return the stamp of a deck; None when it bears none. Raises UnreadableFileError for what is no whole deck."""
    parts = DeckParts(content)
    for name in parts.names:
        if name.startswith("customXml/item") and name.endswith(".xml") and NAMESPACE.encode() in parts.read(name):
            root = parts.xml(name)
            if root.tag == f"{_N}stamp":
                return Stamp(number_in(root, "version"), root.get("edition", ""), tuple(_stamped(entry) for entry in root.iter(f"{_N}e")))
    return None


def fingerprint(entry: Entry) -> str:
    """Return the hash of everything that makes an entry the same or different."""
    return hashlib.sha256(_canonical(entry)).hexdigest()[:_HASH]


def _skeleton(deck: Transcript, document: Transcript) -> Iterator[StampedEntry]:
    said = {(entry.key, entry.role) for entry in document.entries}
    shown = {(entry.key, entry.role) for entry in deck.entries}
    for entry in deck.entries:
        yield _stamp_entry(entry, "both" if (entry.key, entry.role) in said else "deck")
    for entry in document.entries:
        if (entry.key, entry.role) not in shown:
            yield _stamp_entry(entry, "document")


def _stamp_entry(entry: Entry, outputs: str) -> StampedEntry:
    key = hashlib.sha256(entry.key.encode()).hexdigest()[:_HASH]
    return StampedEntry(key, entry.role, entry.group, entry.level, outputs, fingerprint(entry))


def _stamped(element: etree._Element) -> StampedEntry:
    return StampedEntry(
        element.get("k", ""), element.get("r", ""), element.get("g", ""), number_in(element, "l"), element.get("o", ""), element.get("f", "")
    )


def _canonical(entry: Entry) -> bytes:
    """Return an entry as bytes that no other entry has; fields are parted by separators that no text can hold."""
    spans = (f"{span.text}\x1f{span.strong:d}{span.emphasis:d}{span.code:d}{span.citation:d}\x1f{span.link}" for span in entry.spans)
    head = f"{entry.role}\x1f{entry.group}\x1f{entry.level}\x1f{entry.column}"
    return "\x1e".join((head, *spans)).encode("utf-8", "surrogatepass") + b"\x1c"
