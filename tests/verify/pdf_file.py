"""A PDF that can be damaged: its structure elements by name, what is painted under them, and back to bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, IndirectObject, NameObject, TextStringObject

Found: TypeAlias = Any
"""An object of a PDF, of which pypdf does not say what it is."""

_CODE = re.compile(rb"<([0-9a-f]{4})>")
_SHOWN = re.compile(rb"\[[^\]]*\] TJ")
_STRING = re.compile(rb"<[0-9a-f]+>")


def _glyph_by_glyph(shown: re.Match[bytes]) -> bytes:
    return _STRING.sub(lambda string: re.sub(rb"([0-9a-f]{4})(?=[0-9a-f])", rb"\1><", string[0]), shown[0])


def at(found: Found, *path: str) -> Found:
    """Return the object that stands below another, along a path of names."""
    for name in path:
        found = found[name].get_object()
    return found


class PdfFile:
    """The objects of a PDF, through pypdf."""

    def __init__(self, content: bytes) -> None:
        self.writer = PdfWriter(clone_from=io.BytesIO(content))
        self.catalog: Found = self.writer.root_object
        self.root = at(self.catalog, "/StructTreeRoot")

    def content(self) -> bytes:
        """Return the damaged PDF."""
        packed = io.BytesIO()
        self.writer.write(packed)
        return packed.getvalue()

    # Structure

    def element(self, name: str) -> Found:
        """Return the structure element whose title is a name."""
        return next(element for element in self.elements() if element.get("/T") == name)

    def elements(self, above: Found = None) -> Iterator[Found]:
        """Yield all structure elements in order."""
        for kid in self.kids(above if above is not None else self.root):
            if isinstance(kid, DictionaryObject) and "/S" in kid:
                yield kid
                yield from self.elements(kid)

    def kids(self, element: Found) -> list[Found]:
        held = element.get("/K", ArrayObject())
        held = held.get_object()
        return [kid.get_object() for kid in held] if isinstance(held, ArrayObject) else [held]

    def parent(self, element: Found) -> Found:
        return element["/P"].get_object()

    def ancestor(self, element: Found, kind: str) -> Found:
        """Return the nearest element above of a kind."""
        while element["/S"] != kind:
            element = self.parent(element)
        return element

    def place(self, element: Found) -> int:
        """Return the place of an element among its parent's children."""
        return next(place for place, kid in enumerate(self.kids(self.parent(element))) if kid is element)

    def remove(self, element: Found) -> None:
        del self.held(self.parent(element))[self.place(element)]

    def double(self, element: Found) -> None:
        held, place = self.held(self.parent(element)), self.place(element)
        held.insert(place, held[place])

    def swap(self, one: Found, other: Found) -> None:
        """Let two elements change their places, wherever they stand."""
        ours, theirs = self.held(self.parent(one)), self.held(self.parent(other))
        place, other_place = self.place(one), self.place(other)
        ours[place], theirs[other_place] = theirs[other_place], ours[place]

    def held(self, element: Found) -> Found:
        return element["/K"].get_object()

    # What is painted

    def painted(self, element: Found) -> list[tuple[int, int]]:
        """Return where the text of an element is painted: page from 0 and marked content id, in order."""
        page = self.page_of(element.raw_get("/Pg")) if "/Pg" in element else -1
        found: list[tuple[int, int]] = []
        for kid in self.kids(element):
            if isinstance(kid, int):
                found.append((page, int(kid)))
            elif "/MCID" in kid:
                found.append((self.page_of(kid.raw_get("/Pg")), int(kid["/MCID"])))
            elif "/S" in kid:
                found += self.painted(kid)
        return found

    def page_of(self, reference: Found) -> int:
        numbers = [page.indirect_reference.idnum for page in self.writer.pages if page.indirect_reference is not None]
        return numbers.index(reference.idnum) if isinstance(reference, IndirectObject) and reference.idnum in numbers else -1

    def stream(self, page: int) -> bytes:
        """Return what paints a page, each glyph of a shown text as a string of its own."""
        contents = self.writer.pages[page].get_contents()
        assert contents is not None
        return _SHOWN.sub(_glyph_by_glyph, bytes(contents.get_data()))

    def set_stream(self, page: int, content: bytes) -> None:
        fresh = DecodedStreamObject()
        fresh.set_data(content)
        self.writer.pages[page][NameObject("/Contents")] = self.writer._add_object(fresh)

    def marked(self, page: int, content: int) -> re.Match[bytes]:
        """Return what is painted under a marked content id, from its first word to its last."""
        found = re.search(rb"/MCID %d>>\s*BDC(?P<painted>.*?)EMC" % content, self.stream(page), re.DOTALL)
        assert found is not None
        return found

    def repaint(self, page: int, content: int, painted: bytes) -> None:
        found = self.marked(page, content)
        self.set_stream(page, found.string[: found.start("painted")] + painted + found.string[found.end("painted") :])

    def alter(self, page: int, content: int) -> bool:
        """Paint another glyph for the last one under a marked content id; False when there is nothing to alter."""
        painted = self.marked(page, content)["painted"]
        face = re.search(rb"(/\w+) [\d.]+ Tf", painted)
        codes = list(_CODE.finditer(painted))
        if face is None or not codes:
            return False
        others = [code for code in self.codes(page, face[1]) if code != codes[-1][1]]
        if not others:
            return False
        last = codes[-1]
        self.repaint(page, content, painted[: last.start(1)] + others[0] + painted[last.end(1) :])
        return True

    def codes(self, page: int, face: bytes) -> list[bytes]:
        """Return the glyphs that a page paints in a face, as they are first used."""
        texts = re.findall(rb"%s [\d.]+ Tf\s*\[(.*?)\] TJ" % face, self.stream(page), re.DOTALL)
        return list(dict.fromkeys(code for text in texts for code in _CODE.findall(text)))

    def alter_name(self, name: str) -> None:
        """Alter the last glyph of the element of a name, in the last part of it that has one."""
        assert any(self.alter(page, content) for page, content in reversed(self.painted(self.element(name)))), name

    def paint(self, page: int, said: bytes) -> None:
        """Paint something more on a page, before everything else."""
        self.set_stream(page, said + b"\n" + self.stream(page))

    def face_of(self, page: int, content: int) -> bytes:
        face = re.search(rb"(/\w+) [\d.]+ Tf", self.marked(page, content)["painted"])
        assert face is not None
        return face[1]

    # Links

    def annotations(self, element: Found) -> list[Found]:
        """Return the annotations of the links in an element."""
        found = []
        for kid in self.kids(element):
            if isinstance(kid, DictionaryObject) and "/Obj" in kid:
                found.append(kid["/Obj"].get_object())
            elif isinstance(kid, DictionaryObject) and "/S" in kid:
                found += self.annotations(kid)
        return found

    def lead(self, name: str, target: str) -> None:
        """Let all links of an element lead to another place in the document."""
        for annotation in self.annotations(self.element(name)):
            annotation.pop("/A", None)
            annotation[NameObject("/Dest")] = TextStringObject(target)

    def lead_out(self, name: str, address: str) -> None:
        """Let all links of an element lead to another address."""
        for annotation in self.annotations(self.element(name)):
            annotation.pop("/Dest", None)
            action = {NameObject("/S"): NameObject("/URI"), NameObject("/URI"): TextStringObject(address)}
            annotation[NameObject("/A")] = DictionaryObject(action)

    def targets(self) -> Found:
        """Return the list of named places: a name, then its place, and so on."""
        return at(self.catalog, "/Names", "/Dests", "/Names")

    def bookmarks(self) -> list[Found]:
        """Return the bookmarks of the first and second level, in order."""
        found = []
        bookmark = at(self.catalog, "/Outlines").get("/First")
        while bookmark is not None:
            found.append(bookmark.get_object())
            below = bookmark.get_object().get("/First")
            while below is not None:
                found.append(below.get_object())
                below = below.get_object().get("/Next")
            bookmark = bookmark.get_object().get("/Next")
        return found
