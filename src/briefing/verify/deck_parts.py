"""The parts of a .pptx file, read with zipfile and lxml alone: never with the library that wrote them."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from briefing.diagnostics import UnreadableFileError, error

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"

LARGEST_PART, LARGEST_XML = 200_000_000, 50_000_000
_ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part's relationship leads: `kind` is the last word of its type, `target` a part's name or an address."""

    kind: str
    target: str


WHOLE = "copy or save the file anew, or build it again"
"""What mends a file that is not whole."""


class DeckParts:
    """A deck as parts; raises UnreadableFileError for what is no whole deck."""

    def __init__(self, content: bytes) -> None:
        if content.startswith(_ENCRYPTED):
            raise unreadable("encrypted", "this file is encrypted, or of PowerPoint's old binary format", "save it as .pptx without a password")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as failure:
            raise unreadable("not-a-deck", "this file is no PowerPoint deck, or only a part of one", WHOLE) from failure
        if "ppt/presentation.xml" not in self._zip.namelist():
            raise unreadable("not-a-deck", "this file is no PowerPoint deck: it has no presentation part", "name a .pptx")
        self._relations: dict[str, dict[str, Relation]] = {}
        self._layouts: dict[str, etree._Element] = {}
        self._parser = etree.XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True)  # fetches nothing, and takes no huge tree

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._zip.namelist())

    @cached_property
    def _listed(self) -> frozenset[str]:
        return frozenset(self.names)

    @cached_property
    def slide_size(self) -> tuple[int, int]:
        """Width and height of the slides in EMU; 0 where the deck does not say."""
        size = self.xml("ppt/presentation.xml").find(f"{P}sldSz")
        width, height = (size.get(name, "") if size is not None else "" for name in ("cx", "cy"))
        return (int(width), int(height)) if width.isdecimal() and height.isdecimal() else (0, 0)

    @cached_property
    def first_number(self) -> int:
        """The number that the deck gives to its first slide."""
        said = self.xml("ppt/presentation.xml").get("firstSlideNum", "1")
        return int(said) if said.isdecimal() else 1

    def slides(self) -> Iterator[str]:
        """Yield the names of the slides' parts, in the order of the show."""
        presentation = "ppt/presentation.xml"
        relations = self.relations(presentation)
        for slide in self.xml(presentation).iter(f"{P}sldId"):
            relation = relations.get(slide.get(f"{R}id", ""))
            if relation is None:
                raise unreadable("damaged", "the deck lists a slide that is not in it", WHOLE)
            yield relation.target

    def layout(self, name: str) -> etree._Element:
        """Return the root element of a layout; there are few of them, and each is read once."""
        if name not in self._layouts:
            self._layouts[name] = self.xml(name)
        return self._layouts[name]

    def xml(self, name: str) -> etree._Element:
        """Return the root element of a part."""
        try:
            return etree.fromstring(self.read(name, LARGEST_XML), self._parser)
        except etree.XMLSyntaxError as failure:
            raise unreadable("damaged", f"the part {name} is no well-formed XML", WHOLE) from failure

    def read(self, name: str, largest: int = LARGEST_PART) -> bytes:
        """Return the bytes of a part; raises UnreadableFileError where it is larger than `largest`."""
        try:
            if self._zip.getinfo(name).file_size > largest:
                raise unreadable("too-large", f"the part {name} is larger than {largest // 1_000_000} MB", "name the deck as it was built")
            return self._zip.read(name)
        except KeyError as failure:
            raise unreadable("damaged", f"the part {name} is missing", WHOLE) from failure
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as failure:
            raise unreadable("damaged", f"the part {name} cannot be unpacked", WHOLE) from failure

    def relations(self, name: str) -> dict[str, Relation]:
        """Return the relationships of a part by their ids."""
        if name not in self._relations:
            folder, file = posixpath.split(name)
            part = f"{folder}/_rels/{file}.rels"
            found = self.xml(part).iter(f"{_PACKAGE_RELATIONS}Relationship") if part in self._listed else ()
            self._relations[name] = {relation.get("Id", ""): _relation(folder, relation) for relation in found}
        return self._relations[name]

    def related(self, name: str, kind: str) -> str:
        """Return the name of the part of a kind (`slideLayout`, `notesSlide`) that a part is related to; empty when there is none."""
        return next((relation.target for relation in self.relations(name).values() if relation.kind == kind), "")

    def require_related(self, name: str, kind: str) -> None:
        """Raise UnreadableFileError where a part of a kind that a part is related to is missing, as PowerPoint refuses such a deck."""
        for relation in self.relations(name).values():
            if relation.kind == kind and relation.target not in self._listed:
                raise unreadable("damaged", f"the part {relation.target} is missing", WHOLE)


def unreadable(code: str, message: str, hint: str) -> UnreadableFileError:
    """Return the error that says why a finished file cannot be read."""
    return UnreadableFileError((error(code, message, hint=hint),))


def _relation(folder: str, relation: etree._Element) -> Relation:
    kind = relation.get("Type", "").rpartition("/")[2]
    target = relation.get("Target", "")
    if relation.get("TargetMode") == "External":
        return Relation(kind, target)
    return Relation(kind, posixpath.normpath(posixpath.join(folder, target)).lstrip("/"))
