"""What keeps a file from being a picture: what cannot be read, and what an SVG may not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefing.drawings import SVG

if TYPE_CHECKING:
    from lxml import etree

MOST_PIXELS = 50_000_000
LARGEST_DRAWING = 10_000_000
"""Bytes."""
MOST_PARTS = 50_000
"""Elements of a drawing, counted as often as they are drawn."""
LONGEST_EDGE = 100_000.0
"""CSS pixels of a drawing."""

_FOREIGN = frozenset({"script", "foreignObject", "handler", "listener", "iframe", "audio", "video"})
_ALIEN = "{http://www.w3.org/1999/xhtml}"
_FETCHED = re.compile(r"url\(\s*+(?![\"']?#)|@import|\\", re.IGNORECASE)
"""What makes a style fetch something; a backslash could hide it."""
_PIXELS_INSIDE = re.compile(r"\s*data:image/(png|jpe?g);base64,[A-Za-z0-9+/=\s]*")
_STYLED = frozenset({"style", "fill", "stroke", "filter", "mask", "clip-path", "marker", "marker-start", "marker-mid", "marker-end", "cursor", "src"})


class Flaw(NamedTuple):
    """Why a file is no picture: the code of the finding, what follows the file's name in its message, and how to mend it."""

    code: str
    message: str
    hint: str = ""


UNREADABLE = Flaw("bad-picture", "is an SVG that cannot be drawn", "save it again as a plain SVG, or as PNG")
WITHOUT_SIZE = Flaw("picture-without-size", "does not say how large it is", 'its `<svg>` wants a `viewBox`, as in `viewBox="0 0 160 90"`')
TOO_LARGE = Flaw("too-large", f"has more than {MOST_PIXELS // 1_000_000} million pixels", "make it smaller: a slide shows no more than four million")
_WITHOUT = "export it again as a plain SVG, or as a PNG"


def flaw_in(root: etree._Element) -> Flaw | None:
    """Return the first thing in a drawing that could run, fetch, grow without end, or is not drawn alike everywhere; None when there is none."""
    found = next(_unsafe(root), "")
    if found:
        return Flaw("unsafe-picture", f"holds {found}", _WITHOUT)
    if _parts_drawn(root) > MOST_PARTS:
        return Flaw("too-large", f"has more than {MOST_PARTS:,} parts", "make it simpler, or export it as a PNG")
    return None


def _unsafe(root: etree._Element) -> Iterator[str]:
    from lxml import etree

    document = root.getroottree()
    subset = document.docinfo.internalDTD
    if subset is not None and (any(True for _ in subset.iterentities()) or any(True for _ in subset.iterelements())):
        yield "declarations of its own (`<!ENTITY`)"
    before = root.getprevious()
    while before is not None:
        if _is(before, etree.PI):
            yield "a processing instruction"
        before = before.getprevious()
    for element in root.iter():
        if isinstance(element.tag, str):
            yield from _unsafe_element(element)
        elif _is(element, etree.Entity):
            yield f"the entity `{element.text}`"


def _is(element: etree._Element, kind: object) -> bool:
    """Say whether a node is a processing instruction or an entity: lxml puts its own function in the place of the name."""
    return element.tag is kind


def _unsafe_element(element: etree._Element) -> Iterator[str]:
    name = _local(element.tag)
    if name in _FOREIGN or str(element.tag).startswith(_ALIEN):
        yield f"`<{name}>`"
    if name == "style" and _FETCHED.search(element.text or ""):
        yield "a style that fetches something"
    for attribute, value in element.items():
        local = _local(attribute)
        if local.lower().startswith("on"):
            yield f"a script in `{local}`"
        elif local == "href" and not _stays_inside(element, str(value)):
            yield f"a reference to another file (`{str(value)[:40]}`)"
        elif local in _STYLED and _FETCHED.search(str(value)):
            yield f"a reference to another file in `{local}`"


def _stays_inside(element: etree._Element, target: str) -> bool:
    """Say whether a reference leads nowhere else; where a link of the drawing would lead says nothing, since nobody can follow it."""
    if element.tag == f"{SVG}a":
        return not target.strip().lower().startswith("javascript:")
    return target.strip().startswith("#") or (element.tag == f"{SVG}image" and _PIXELS_INSIDE.fullmatch(target) is not None)


def _parts_drawn(root: etree._Element) -> int:
    """Return how many elements are drawn when every `use` is followed; more than MOST_PARTS for one that leads to itself."""
    named = {element.get("id"): element for element in root.iter("{*}*") if element.get("id")}
    sizes: dict[etree._Element, int] = {}

    def size(element: etree._Element, above: frozenset[etree._Element]) -> int:
        if element in above:
            return MOST_PARTS + 1
        if element not in sizes:
            inside = above | {element}
            total = 1 + sum(size(child, inside) for child in element if isinstance(child.tag, str))
            target = named.get(_target(element))
            total += size(target, inside) if target is not None else 0
            sizes[element] = min(total, MOST_PARTS + 1)
        return sizes[element]

    try:
        return size(root, frozenset())
    except RecursionError:
        return MOST_PARTS + 1


def _target(element: etree._Element) -> str:
    """Return the id that an element puts in its place, or draws with; empty when there is none."""
    if element.tag != f"{SVG}use":
        return ""
    return next((str(value).strip()[1:] for name, value in element.items() if _local(name) == "href"), "")


def _local(name: object) -> str:
    """Return a name without its namespace."""
    return str(name).rsplit("}", 1)[-1]
