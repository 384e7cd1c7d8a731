"""A .pptx as a test looks at it: its parts, its relationships, the shapes of its slides."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field

from lxml import etree

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_SHAPES = frozenset({f"{_P}sp", f"{_P}cxnSp", f"{_P}pic", f"{_P}graphicFrame", f"{_P}grpSp"})


@dataclass(frozen=True)
class Allowed:
    """What the theme allows a slide to say literally: the code face, and the tones that an Office theme has no slot for."""

    faces: frozenset[str]
    colors: frozenset[str]


@dataclass(frozen=True)
class Relation:
    """A relationship; `target` is the name of a part where it is internal."""

    kind: str
    target: str
    external: bool


@dataclass
class Package:
    """The parts of a .pptx; `files` may be changed by a test before the checks look at it."""

    files: dict[str, bytes]
    allowed: Allowed
    _trees: dict[str, etree._Element] = field(default_factory=dict)

    @classmethod
    def read(cls, content: bytes, allowed: Allowed) -> Package:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return cls({name: archive.read(name) for name in archive.namelist()}, allowed)

    def packed(self) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.files.items():
                archive.writestr(name, content)
        return target.getvalue()

    def xml(self, name: str) -> etree._Element:
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self.files[name])
        return self._trees[name]

    def named(self, pattern: str) -> list[str]:
        """Return the parts whose whole name is of a pattern, in the order of their numbers."""
        return sorted((name for name in self.files if re.fullmatch(pattern, name)), key=lambda name: (len(name), name))

    @property
    def slides(self) -> list[str]:
        return self.named(r"ppt/slides/slide\d+\.xml")

    @property
    def layouts(self) -> list[str]:
        return self.named(r"ppt/slideLayouts/slideLayout\d+\.xml")

    @property
    def drawn(self) -> list[str]:
        """The parts that show something: slides, notes pages, layouts and masters."""
        return self.named(r"ppt/(slides|notesSlides|slideLayouts|slideMasters|notesMasters)/\w+\.xml")

    def relations(self, name: str) -> dict[str, Relation]:
        folder, file = posixpath.split(name)
        listed = self.files.get(f"{folder}/_rels/{file}.rels", b"<none/>")
        return {one.get("Id", ""): _relation(folder, one) for one in etree.fromstring(listed)}

    def related(self, name: str, kind: str) -> list[str]:
        return [relation.target for relation in self.relations(name).values() if relation.kind == kind and not relation.external]

    def shapes(self, name: str) -> list[etree._Element]:
        """Return the shapes of a slide, those of groups too, in the order of reading."""
        tree = self.xml(name).find(f"{_P}cSld/{_P}spTree")
        return [] if tree is None else [one for one in tree.iter(*_SHAPES) if one.tag in _SHAPES]


def _relation(folder: str, element: etree._Element) -> Relation:
    kind, target = element.get("Type", "").rsplit("/", 1)[-1], element.get("Target", "")
    if element.get("TargetMode") == "External":
        return Relation(kind, target, external=True)
    return Relation(kind, posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/"), external=False)
