"""Finished files of an outline, built once, and what the witness says of them after a change."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Literal

from lxml import etree

from briefing.document import Document
from briefing.language import words_for
from briefing.outline import read_outline
from briefing.pipeline import Built, build
from briefing.verify import Transcript, check_furniture, compare, edition_of, read_deck, read_pdf, transcribe

Output = Literal["deck", "document"]

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


@cache
def document(outline: Path) -> Document:
    """Return an outline as it was read."""
    return read_outline(outline).document


@cache
def built(outline: Path, output: Output) -> Built:
    """Return what an outline builds, proven."""
    return build(outline, outputs=(output,))


def discrepancies(outline: Path, output: Output, content: bytes) -> tuple[str, ...]:
    """Return what the witness says of a finished file."""
    expected = _expected(outline)
    words = words_for(document(outline).language, document(outline).words)
    edition = edition_of(expected["deck"], expected["document"])
    actual = read_deck(content) if output == "deck" else read_pdf(content)
    found = (*compare(expected[output], actual), *check_furniture(document(outline), actual, output, words, edition))
    return tuple(discrepancy.message for discrepancy in found)


@cache
def _expected(outline: Path) -> dict[Output, Transcript]:
    words = words_for(document(outline).language, document(outline).words)
    return {output: transcribe(document(outline), output, words) for output in ("deck", "document")}


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
