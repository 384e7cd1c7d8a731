"""A finished deck with one thing changed in one of its parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def slides(deck: bytes) -> dict[str, etree._Element]:
    """Return the slides of a deck by the names of their parts."""
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist() if name.startswith("ppt/slides/slide")}


def changed(deck: bytes, key: str, change: Callable[[etree._Element], None]) -> bytes:
    """Return a deck in which the first slide whose name bears `(key)` was changed."""
    name, slide = next((name, slide) for name, slide in slides(deck).items() if f"({key})" in child(slide, f"{P}cSld").get("name", ""))
    change(slide)
    return with_part(deck, name, etree.tostring(slide, xml_declaration=True, encoding="UTF-8", standalone=True))


def child(element: etree._Element, path: str) -> etree._Element:
    """Return the one that a path leads to, which is there."""
    found = element.find(path)
    assert found is not None
    return found


def parent(element: etree._Element, steps: int = 1) -> etree._Element:
    """Return the element some steps above, which is there."""
    for _ in range(steps):
        above = element.getparent()
        assert above is not None
        element = above
    return element


def with_part(deck: bytes, name: str, content: bytes) -> bytes:
    """Return a package in which a part has other bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck)) as package, zipfile.ZipFile(packed, "w") as target:
        for one in package.namelist():
            target.writestr(one, content if one == name else package.read(one))
    return packed.getvalue()
