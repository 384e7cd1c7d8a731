"""What tests of charts share: briefings of one chart, built once, and what the witness finds in a finished file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing.document import Document
from briefing.language import words_for
from briefing.outline import read_outline
from briefing.pipeline import Built, build
from briefing.texts import Show
from briefing.verify import check_furniture, compare, edition_of, read_deck, read_pdf, transcribe
from running import ROOT

CORPUS = ROOT / "tests" / "corpus" / "charts.yaml"
SIMPLE = """\
type: column
categories: [2021, 2022, 2023]
series: {West: [3, 6.5, 14], China: [1, 3.10, 11]}
tones: {West: second, China: first}
unit: models
"""
SCATTER = "type: scatter\nseries: {China: [[1.5, 40, Moonshot], [9, 62, Zhipu]], West: [[20, 90, '']]}\n"
SMALL_PARTS = "type: bar\nstacked: true\ncategories: [North, South]\nseries: {Large: [90, 80], Small: [0, 1]}\n"
LONG_NAMES = """\
type: column
stacked: true
categories: [North, South]
series: {Laboratories of the West that publish their weights: [9, 8], Laboratories of China that publish their weights: [5, 6]}
"""
TARGET = "type: {kind}\ncategories: [a, b, c]\nseries: {{Visits: [3, 5.5, 4]}}\ntarget: {{at: 4.5, label: Plan}}\n"


def outline(chart: str, *, more: str = "") -> str:
    """Return an outline of one topic with one chart; `more` stands behind it in the body, indented by eight."""
    lines = "".join(f"          {line}\n" for line in chart.splitlines())
    return f"name: one\ntitle: One chart\ntopics:\n  - id: t\n    title: The only topic\n    body:\n      - chart:\n{lines}{more}"


@cache
def read(text: str) -> Document:
    """Return the document of an outline; it has no findings."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "one.yaml"
        path.write_text(text, encoding="utf-8")
        found = read_outline(path)
    assert found.findings == ()
    return found.document


@cache
def built(text: str) -> Built:
    """Return both proven files of an outline."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "one.yaml"
        path.write_text(text, encoding="utf-8")
        return build(path)


@cache
def corpus() -> Built:
    """Return both proven files of the corpus of charts."""
    return build(CORPUS)


def findings(document: Document, output: Show, content: bytes) -> list[str]:
    """Return what the witness says of a finished file."""
    words = words_for(document.language, document.words)
    actual = read_deck(content) if output == "deck" else read_pdf(content)
    edition = edition_of(transcribe(document, "deck", words), transcribe(document, "document", words))
    found = (*compare(transcribe(document, output, words), actual), *check_furniture(document, actual, output, words, edition))
    return [one.message for one in found]


def edited(content: bytes, edits: dict[str, Callable[[bytes], bytes]]) -> bytes:
    """Return a package with some of its parts changed; each of them is there and does change."""
    changed = io.BytesIO()
    left = set(edits)
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in package.namelist():
            part = package.read(name)
            if name in edits:
                left.discard(name)
                assert edits[name](part) != part, name
                part = edits[name](part)
            target.writestr(name, part)
    assert not left
    return changed.getvalue()


def part(content: bytes, name: str) -> str:
    """Return a part of a package as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode()


def parts(content: bytes, start: str, end: str = ".xml") -> list[str]:
    """Return the names of the parts of a kind; there is at least one."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        found = [name for name in package.namelist() if name.startswith(start) and name.endswith(end)]
    assert found
    return found


def swap(old: str, new: str, count: int = 1) -> Callable[[bytes], bytes]:
    """Return the edit that replaces a text."""
    return lambda content: content.replace(old.encode(), new.encode(), count)
