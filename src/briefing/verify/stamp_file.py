"""The stamp as it is written into both files: a custom XML part of the deck, private data of the PDF; and how it is read again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from briefing.roles import FORMAT_VERSION, STAMP_NAMESPACE, Group
from briefing.verify.deck_parts import DeckParts
from briefing.verify.deck_text import number_in
from briefing.verify.pdf_parts import PdfParts, reading
from briefing.verify.stamp import Box, Stamp, StampedEntry, StampedPart

_N = f"{{{STAMP_NAMESPACE}}}"
_LARGEST = 10_000_000
_NUMBER_LENGTH = 7
_PAINT = re.compile(r"([0-9a-f]+):([0-9a-f]+)")
_BOX = re.compile(r"([0-9a-f]+):(-?\d{1,6}),(-?\d{1,6}),(-?\d{1,6})")


def write_stamp(stamp: Stamp) -> bytes:
    """Return a stamp as XML; the same stamp gives the same bytes."""
    root = etree.Element(f"{_N}stamp", nsmap={None: STAMP_NAMESPACE}, version=str(FORMAT_VERSION), edition=stamp.edition)
    said = {"language": stamp.language, "date": stamp.date, "issue": stamp.issue, "mailed": "1" if stamp.is_mailed else ""}
    _set(
        root,
        {
            **said,
            "deck": _ranges(stamp.deck),
            "document": _ranges(stamp.document),
            "furniture": " ".join(stamp.furniture),
            "boxes": _boxes_said(stamp.boxes),
            "paint": " ".join(f"{mark}:{paint}" for mark, paint in stamp.paint.items()),
            "theme": stamp.theme,
        },
    )
    for name, value in stamp.settings:
        _set(etree.SubElement(root, f"{_N}s"), {"n": name, "f": value})
    for part in stamp.parts:
        flags = {"s": "1" if part.is_section else "", "h": "1" if part.is_hidden else ""}
        _set(etree.SubElement(root, f"{_N}p"), {"k": part.key, "f": part.sets, **flags})
    last = ""
    for entry in stamp.entries:
        _set(etree.SubElement(root, f"{_N}e"), {**dict(_attributes(entry)), "p": entry.part if entry.part != last else ""})
        last = entry.part
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def deck_stamp(content: bytes) -> Stamp | None:
    """Return the stamp of a deck; None when it bears none. Raises UnreadableFileError for what is no whole deck."""
    parts = DeckParts(content)
    for name in parts.names:
        if name.startswith("customXml/item") and name.endswith(".xml") and STAMP_NAMESPACE.encode() in (said := parts.read(name)):
            stamp = _read(said)
            if stamp is not None:
                return stamp
    return None


def pdf_stamp(content: bytes) -> Stamp | None:
    """Return the stamp of a PDF; None when it bears none. Raises UnreadableFileError for what is no whole PDF."""
    with reading():
        said = PdfParts(content).private
    return _read(said) if said else None


def _read(said: bytes) -> Stamp | None:
    try:
        root = etree.fromstring(said[:_LARGEST], etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None
    if root.tag != f"{_N}stamp":
        return None
    entries = tuple(_entries(root))
    return Stamp(
        edition=root.get("edition", ""),
        language=root.get("language", ""),
        date=root.get("date", ""),
        issue=root.get("issue", ""),
        is_mailed=root.get("mailed") == "1",
        entries=entries,
        deck=tuple(_places(root.get("deck", ""), len(entries))),
        document=tuple(_places(root.get("document", ""), len(entries))),
        parts=tuple(_part(element) for element in root.iter(f"{_N}p")),
        furniture=tuple(root.get("furniture", "").split()),
        boxes=dict(_boxes(root.get("boxes", ""))),
        paint=dict(_PAINT.findall(root.get("paint", ""))),
        theme=root.get("theme", ""),
        settings=tuple((element.get("n", ""), element.get("f", "")) for element in root.iter(f"{_N}s")),
    )


def _attributes(entry: StampedEntry) -> Iterator[tuple[str, str]]:
    """Yield what an entry says in attributes of one letter; what goes without saying is left out, and a part said once for those that follow."""
    yield "k", entry.key
    yield "r", entry.role
    yield "f", entry.text
    yield "g", "" if entry.group == Group.BODY else entry.group
    yield "l", str(entry.level or "")
    yield "c", str(entry.column or "")
    yield "a", entry.looks
    yield "b", entry.page_looks if entry.page_looks != entry.looks else ("-" if entry.looks and not entry.page_looks else "")
    yield "d", "1" if entry.is_drawing else ""


def _entries(root: etree._Element) -> Iterator[StampedEntry]:
    part = ""
    for element in root.iter(f"{_N}e"):
        part = element.get("p", part)
        yield _entry(element, part)


def _entry(element: etree._Element, part: str) -> StampedEntry:
    looks, page_looks = element.get("a", ""), element.get("b", "")
    return StampedEntry(
        key=element.get("k", ""),
        role=element.get("r", ""),
        group=element.get("g", Group.BODY),
        level=number_in(element, "l"),
        column=number_in(element, "c"),
        text=element.get("f", ""),
        looks=looks,
        page_looks=page_looks.strip("-") if page_looks else looks,
        part=part,
        is_drawing=element.get("d") == "1",
    )


def _part(element: etree._Element) -> StampedPart:
    return StampedPart(key=element.get("k", ""), sets=element.get("f", ""), is_section=element.get("s") == "1", is_hidden=element.get("h") == "1")


def _set(element: etree._Element, said: dict[str, str]) -> None:
    for name, value in said.items():
        if value:
            element.set(name, value)


def _boxes_said(boxes: Mapping[str, Box]) -> str:
    return " ".join(f"{mark}:{','.join(map(str, box))}" for mark, box in boxes.items())


def _boxes(said: str) -> Iterator[tuple[str, Box]]:
    """Yield where shapes stand, as far as it makes sense."""
    for mark, *numbers in _BOX.findall(said):
        x, y, width = map(int, numbers)
        yield mark, (x, y, width)


def _ranges(places: Iterable[int]) -> str:
    """Return numbers as text, those that follow each other as `first-last`."""
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][1] + 1 == place:
            runs[-1][1] = place
        else:
            runs.append([place, place])
    return " ".join(f"{first}-{last}" if last > first else str(first) for first, last in runs)


def _places(said: str, most: int) -> Iterator[int]:
    """Yield the numbers that ranges say, as far as they make sense."""
    for run in said.split():
        first, _, last = run.partition("-")
        if all(number.isdecimal() and len(number) <= _NUMBER_LENGTH for number in (first, last or first)):
            yield from range(int(first), min(int(last or first) + 1, most))
