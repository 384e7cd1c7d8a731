"""A deck that can be damaged: its parts by name, its XML as elements, and back to bytes."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


class DeckFile:
    """The parts of a .pptx; elements that are asked for and changed are written back."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self._roots: dict[str, etree._Element] = {}

    def content(self) -> bytes:
        """Return the damaged deck."""
        parts = self.parts | {name: etree.tostring(root) for name, root in self._roots.items()}
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
            for name, content in parts.items():
                package.writestr(name, content)
        return packed.getvalue()

    def root(self, part: str) -> etree._Element:
        if part not in self._roots:
            self._roots[part] = etree.fromstring(self.parts[part])
        return self._roots[part]

    # Parts

    def slide_parts(self) -> list[str]:
        return sorted((name for name in self.parts if name.startswith("ppt/slides/slide")), key=lambda name: int("".join(filter(str.isdigit, name))))

    def slide_part(self, key: str) -> str:
        """Return the part of the slide that bears a key, with its fragment."""
        return next(part for part in self.slide_parts() if self._common(part).get("name") == f"Slide ({key})")

    def slide(self, key: str) -> etree._Element:
        return self.root(self.slide_part(key))

    def tree(self, key: str) -> etree._Element:
        """Return the shape tree of a slide."""
        return found(self.slide(key), f"{P}cSld/{P}spTree")

    def notes_part(self, key: str) -> str:
        return self.related(self.slide_part(key), "notesSlide")

    def notes(self, key: str) -> etree._Element:
        return self.root(self.notes_part(key))

    def notes_paragraphs(self, key: str) -> list[etree._Element]:
        return [paragraph for paragraph in self.notes(key).iter(f"{A}p") if text_of(paragraph)]

    def related(self, part: str, kind: str) -> str:
        folder, name = posixpath.split(part)
        relations = self.root(f"{folder}/_rels/{name}.rels")
        target = next(one.get("Target", "") for one in relations.iter(_RELATION) if one.get("Type") == _KIND + kind)
        return posixpath.normpath(posixpath.join(folder, target))

    def relation(self, key: str, relation: str) -> etree._Element:
        """Return one relationship of a slide."""
        folder, name = posixpath.split(self.slide_part(key))
        return next(one for one in self.root(f"{folder}/_rels/{name}.rels").iter(_RELATION) if one.get("Id") == relation)

    # Shapes and texts

    def shapes(self, key: str) -> Iterator[etree._Element]:
        yield from (child for child in self.tree(key) if child.find(f".//{P}cNvPr") is not None and child.tag != f"{P}nvGrpSpPr")

    def shape(self, key: str, name: str) -> etree._Element:
        return next(shape for shape in self.shapes(key) if name_of(shape) == name)

    def text(self, key: str, said: str) -> etree._Element:
        """Return the `a:t` of a slide or its notes that says something; a slide's own before its notes."""
        roots = [self.slide(key)]
        if any(one.get("Type") == f"{_KIND}notesSlide" for one in self._relations(key)):
            roots.append(self.notes(key))
        return next(text for root in roots for text in root.iter(f"{A}t") if text.text == said)

    def run(self, key: str, said: str) -> etree._Element:
        """Return the run whose text says something."""
        run = self.text(key, said).getparent()
        assert run is not None
        return run

    def slide_ids(self) -> etree._Element:
        return found(self.root("ppt/presentation.xml"), f"{P}sldIdLst")

    def slide_id(self, key: str) -> etree._Element:
        """Return the entry of the slide list that shows a slide."""
        relations = self.root("ppt/_rels/presentation.xml.rels")
        wanted = next(one.get("Id") for one in relations.iter(_RELATION) if f"ppt/{one.get('Target')}" == self.slide_part(key))
        return next(one for one in self.slide_ids() if one.get(f"{R}id") == wanted)

    def _common(self, part: str) -> etree._Element:
        return found(self.root(part), f"{P}cSld")

    def _relations(self, key: str) -> Iterator[etree._Element]:
        folder, name = posixpath.split(self.slide_part(key))
        return self.root(f"{folder}/_rels/{name}.rels").iter(_RELATION)


def found(element: etree._Element, path: str) -> etree._Element:
    """Return what stands at a path; it is an error when nothing does."""
    child = element.find(path)
    assert child is not None, path
    return child


def name_of(shape: etree._Element) -> str:
    return found(shape, f".//{P}cNvPr").get("name", "")


def text_of(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{A}t"))


def remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def remove_all(elements: Iterable[etree._Element]) -> None:
    for element in list(elements):
        remove(element)


def swap(one: etree._Element, other: etree._Element) -> None:
    """Let two siblings change their places."""
    parent = one.getparent()
    assert parent is not None
    assert parent is other.getparent()
    first, second = sorted((parent.index(one), parent.index(other)))
    children = list(parent)
    parent[second] = deepcopy(children[first])
    parent[first] = children[second]


def swap_texts(one: etree._Element, other: etree._Element) -> None:
    """Let two bodies of text change their places."""
    ours, theirs = ([deepcopy(paragraph) for paragraph in body.iterfind(f"{A}p")] for body in (one, other))
    for body, paragraphs in ((one, theirs), (other, ours)):
        for paragraph in body.findall(f"{A}p"):
            body.remove(paragraph)
        body.extend(paragraphs)


def double(element: etree._Element) -> None:
    element.addnext(deepcopy(element))


def altered(text: str) -> str:
    """Return a text with one letter or digit changed, the last one."""
    place = max(index for index, character in enumerate(text) if character.isalnum())
    character = text[place]
    other = str((int(character) + 1) % 10) if character.isdecimal() else "q" if character != "q" else "z"
    return text[:place] + other + text[place + 1 :]
