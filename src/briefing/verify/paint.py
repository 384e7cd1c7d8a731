"""What is painted by its own properties, as text: spelled by meaning, so that one look has one spelling however a program writes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from lxml import etree

from briefing.verify.deck_parts import A

Look: TypeAlias = Mapping[str, str]
"""What a run says of its looks: size, weight, slope, fill, faces."""

_FILLS = tuple(f"{A}{name}" for name in ("solidFill", "gradFill", "pattFill", "blipFill", "grpFill"))
_NO_FILL = f"{A}noFill"
_LINE = f"{A}ln"
_PAINTED = frozenset((*_FILLS, _LINE, *(f"{A}{name}" for name in ("effectLst", "effectDag", "scene3d", "sp3d"))))
_FACES = {f"{A}{name}": name for name in ("latin", "ea", "cs", "sym")}

EDGES = {"lnL": "upright", "lnR": "upright", "lnT": "level", "lnB": "level", "lnTlToBr": "falling", "lnBlToTr": "rising"}
"""The lines of a cell, and how they run: those of two neighbours are one."""
_SILENT = frozenset({"extLst", "round", "miter"})
"""Elements that say nothing of a look: extensions, and how a line turns."""
_EMPTY = frozenset({"ln", "effectLst", "sp3d", "headEnd", "tailEnd", "prstDash", "alpha"})
"""Elements that say nothing where they hold nothing."""
_UNSEEN = frozenset({"cap", "algn", "len"})
"""Attributes of a line that nobody chooses by themselves."""
_DEFAULTS = {
    ("ln", "w"): "9525",
    ("ln", "cmpd"): "sng",
    ("prstDash", "val"): "solid",
    ("headEnd", "type"): "none",
    ("tailEnd", "type"): "none",
    ("headEnd", "w"): "med",
    ("tailEnd", "w"): "med",
    ("alpha", "val"): "100000",
}
"""What programs write, or leave out, as they like."""
_PLAIN = {"b": "0", "i": "0", "u": "none", "strike": "noStrike", "cap": "none", "baseline": "0"}
"""What a run looks like where nothing says otherwise, as programs may write it."""
_RUN = frozenset(("sz", *_PLAIN))


def spelled(element: etree._Element) -> str:
    """Return an element with all that it holds and all that it says of a look; empty where that is nothing."""
    name = etree.QName(element).localname
    if name in _SILENT:
        return ""
    if name == "sysClr":
        return f"srgbClr(val={element.get('lastClr', '').lower()})"
    name = "ln" if name in EDGES else name
    said = [f"{key}={value.lower()}" for key, value in sorted(element.attrib.items()) if _is_seen(name, str(key), str(value))]
    said += filter(None, (spelled(child) for child in element.iterchildren("{*}*")))
    return f"{name}({','.join(said)})" if said or name not in _EMPTY else ""


def fill_of(properties: etree._Element | None) -> str:
    """Return the fill that properties name; empty where they name none, or that there is none."""
    found = next((child for child in properties if child.tag in _FILLS), None) if properties is not None else None
    return spelled(found) if found is not None else ""


def paint_of(properties: etree._Element | None) -> str:
    """Return fill, line and effects that properties name; empty where they name none."""
    if properties is None:
        return ""
    painted = [spelled(child) for child in properties if child.tag in _PAINTED and not (child.tag == _LINE and child.find(_NO_FILL) is not None)]
    return ";".join(filter(None, painted))


def edge_of(cell: etree._Element, name: str) -> str:
    """Return the line that the properties of a cell name at one of its edges; empty where they name none, or one without ink."""
    found = cell.find(f"{A}{name}")
    return spelled(found) if found is not None and found.find(_NO_FILL) is None else ""


def look_of(style: etree._Element | None) -> Look:
    """Return all that the properties of a run say of its looks, what goes without saying included."""
    if style is None:
        return {}
    said = {str(name): str(value) for name, value in style.items() if name in _RUN}
    if not len(style):
        return said
    said |= {_FACES[child.tag]: child.get("typeface", "") for child in style if child.tag in _FACES}
    said |= {"paint": paint_of(style), "highlight": "".join(map(spelled, style.iterfind(f"{A}highlight")))}
    return {name: value for name, value in said.items() if value}


def own_look(look: Look, inherited: Look) -> str:
    """Return what a look says that is not inherited; empty where it says nothing new."""
    return ",".join(f"{name}={value}" for name, value in sorted(look.items()) if value != inherited.get(name, _PLAIN.get(name, "")))


def theme_paint(theme: etree._Element) -> str:
    """Return the colours and the faces of a theme, by what they are for."""
    return "\n".join((*_colours(theme), *_faces(theme)))


def _colours(theme: etree._Element) -> Iterator[str]:
    for colour in theme.iterfind(f"{A}themeElements/{A}clrScheme/*"):
        yield spelled(colour)


def _faces(theme: etree._Element) -> Iterator[str]:
    for font in theme.iterfind(f"{A}themeElements/{A}fontScheme/*"):
        faces = ((_FACES[face.tag], face.get("typeface", "")) for face in font if face.tag in _FACES)
        yield from (f"{etree.QName(font).localname} {name} {face}" for name, face in faces)


def _is_seen(name: str, attribute: str, value: str) -> bool:
    return attribute not in _UNSEEN and _DEFAULTS.get((name, attribute)) != value
