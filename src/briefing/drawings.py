"""SVG drawings as pixels, through resvg: the picture beside a drawing in the deck, and the look that the witness holds the files against."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
_DECLARED = re.compile(r"(font-family\s*:\s*)([^;}]+)")
_DPI = 96
"""CSS pixels an inch: what the units of a drawing mean."""
_GENERIC = ("serif", "sans-serif", "monospace", "cursive", "fantasy")


def read_drawing(content: bytes) -> etree._Element:
    """Return the root of an SVG file; raises lxml's XMLSyntaxError. Nothing is fetched, and no entity is filled in."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)


@lru_cache(maxsize=32)
def draw(content: bytes, width: int) -> bytes:
    """Return an SVG file as a PNG so many pixels wide, on no ground; raises ValueError for what resvg cannot draw.

    Words are set in the fonts that fontconfig gives for theirs, as in the document.
    """
    import resvg_py
    from lxml import etree

    root = read_drawing(content)
    if next(root.iter(f"{SVG}text"), None) is None:
        return bytes(resvg_py.svg_to_bytes(svg_string=etree.tostring(root, encoding="unicode"), width=width, dpi=_DPI, skip_system_fonts=True))
    generic = {family: installed_family(family) for family in _GENERIC}
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=_with_installed_families(root),
            width=width,
            dpi=_DPI,
            font_family=generic["serif"],
            serif_family=generic["serif"],
            sans_serif_family=generic["sans-serif"],
            monospace_family=generic["monospace"],
            cursive_family=generic["cursive"],
            fantasy_family=generic["fantasy"],
        )
    )


@lru_cache(maxsize=256)
def installed_family(families: str) -> str:
    """Return the family that fontconfig gives for a list of them; the first of the list where there is no fontconfig."""
    import subprocess

    names = [family.strip().strip("\"'") for family in families.split(",") if family.strip()] or ["serif"]
    pattern = ",".join(re.sub(r"([\\\-:,])", r"\\\1", name) for name in names)
    try:
        command = ["fc-match", "--format", "%{family[0]}", "--", pattern]
        found = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")  # noqa: S603  a fixed command
    except (OSError, subprocess.CalledProcessError):
        return names[0]
    return found.stdout or names[0]


def _with_installed_families(root: etree._Element) -> str:
    """Return a drawing as text, with one family of this machine in the place of each list; the root itself stays as it is."""
    from lxml import etree

    copy = read_drawing(etree.tostring(root))
    for element in copy.iter(etree.Element):
        if families := element.get("font-family"):
            element.set("font-family", _quoted(families))
        if style := element.get("style"):
            element.set("style", _DECLARED.sub(lambda found: found[1] + _quoted(found[2]), style))
        if element.tag == f"{SVG}style" and element.text:
            element.text = _DECLARED.sub(lambda found: found[1] + _quoted(found[2]), element.text)
    return etree.tostring(copy, encoding="unicode")


def _quoted(families: str) -> str:
    return f"'{installed_family(families)}'"
