"""What tests of the readers share: small files of a few entries, what a reader says of them as text, and what a damage changes in that."""

from __future__ import annotations

import difflib
import io
import os
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing.verify import Entry, Furniture, Span, Transcript
from briefing.verify.transcript import Sheet
from running import GOLDENS, ROOT, UPDATE_GOLDENS

SMALL = ROOT / "tests" / "corpus" / "small"
"""Outlines of one room each: texts, exhibits, charts, pictures."""


@dataclass(frozen=True, slots=True)
class Files:
    """Both files of an outline."""

    deck: bytes
    document: bytes


@cache
def small(name: str) -> Files:
    """Return both files of a small outline; from the folder that BRIEFING_SMALL_FILES names, where they were kept."""
    kept = Path(os.environ["BRIEFING_SMALL_FILES"]) if "BRIEFING_SMALL_FILES" in os.environ else None
    if kept is not None and (kept / f"{name}.pdf").is_file():
        return Files((kept / f"{name}.pptx").read_bytes(), (kept / f"{name}.pdf").read_bytes())
    from briefing.pipeline import build

    with TemporaryDirectory() as folder:
        shutil.copytree(SMALL.parent / "pictures", Path(folder) / "pictures")
        built = build(Path(shutil.copy(SMALL / f"{name}.yaml", folder)))
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        (kept / f"{name}.pptx").write_bytes(built.deck)
        (kept / f"{name}.pdf").write_bytes(built.document)
    return Files(built.deck, built.document)


@cache
def slide_of(name: str, number: int) -> bytes:
    """Return a small deck of which one slide alone is shown."""
    with zipfile.ZipFile(io.BytesIO(small(name).deck)) as package:
        shown = re.findall(r"<p:sldId [^>]*>", package.read("ppt/presentation.xml").decode())
    return edit(small(name).deck, {"ppt/presentation.xml": (r"<p:sldIdLst>.*?</p:sldIdLst>", f"<p:sldIdLst>{shown[number - 1]}</p:sldIdLst>")})


# What a reader says


def lines_of(transcript: Transcript) -> list[str]:
    """Return all that a transcript says, a line for each entry, furniture and sheet."""
    ends = [f"target {name} on {number}" for name, number in transcript.targets] + [
        f"bookmark {name} on {number}" for name, number in transcript.bookmarks
    ]
    return [*map(_entry, transcript.entries), *map(_furniture, transcript.furniture), *map(_sheet, transcript.sheets), *ends]


def _entry(entry: Entry) -> str:
    where = f"in {entry.part} on {entry.place.kind} {entry.place.number}, {entry.group}, level {entry.level}, column {entry.column}"
    return f"{entry.role} ({entry.key}) | {where}{', drawn' if entry.look else ''} | {''.join(map(_span, entry.spans))}"


def _span(span: Span) -> str:
    marks = "".join(mark for mark in ("strong", "emphasis", "code", "citation") if getattr(span, mark))
    return f"{{{span.text!r} {marks} {span.link}}}"


def _furniture(one: Furniture) -> str:
    where = f"on {one.place.kind} {one.place.number}{', drawn' if one.look else ''}"
    return f"furniture {one.role} {one.ordinal} ({one.key}) {where} | {one.text!r} {one.link}"


def _sheet(sheet: Sheet) -> str:
    title = f"{sheet.title!r} {sheet.mark!r} {sheet.title_role!r}"
    return f"sheet {sheet.number} {sheet.name!r} {title} hidden {sheet.is_hidden} | {sorted(sheet.blocks)} | outside {list(sheet.outside)}"


def changes(before: Transcript, after: Transcript) -> str:
    """Return what one transcript says that the other does not, a line each."""
    found = difflib.ndiff(lines_of(before), lines_of(after))
    return "".join(f"{line}\n" for line in found if line[0] in "+-")


# What is done to a deck


def edit(content: bytes, edits: Mapping[str, tuple[str, str]]) -> bytes:
    """Return a package in whose parts a pattern was replaced once: each is named by a pattern, too, and does change."""
    packed, left = io.BytesIO(), set(edits)
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as target:
        for name in package.namelist():
            part = package.read(name)
            for wanted in sorted(left):
                if re.fullmatch(wanted, name):
                    old, new = edits[wanted]
                    changed, count = re.subn(old, new, part.decode(), count=1, flags=re.DOTALL)
                    if count:
                        part = changed.encode()
                        left.discard(wanted)
            target.writestr(name, part)
    assert not left, edits
    return packed.getvalue()


def without(content: bytes, pattern: str) -> bytes:
    """Return a package without the parts of a name."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as target:
        for name in package.namelist():
            if not re.fullmatch(pattern, name):
                target.writestr(name, package.read(name))
    return packed.getvalue()


def each_part(content: bytes, start: str) -> Iterator[tuple[str, str]]:
    """Yield the parts below a folder as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.startswith(start):
                yield name, package.read(name).decode()


# What is held against goldens, case by case


def hold(file: str, case: str, text: str) -> None:
    """Compare a text with a section of a golden of many small ones; BRIEFING_UPDATE_GOLDENS=1 writes it instead."""
    path = GOLDENS / "reading" / f"{file}.txt"
    sections = _sections(path)
    if UPDATE_GOLDENS:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"== {name}\n{said}" for name, said in {**sections, case: text}.items()), encoding="utf-8")
        _sections.cache_clear()
    assert text == _sections(path).get(case), f"{case} in {path}; BRIEFING_UPDATE_GOLDENS=1 writes it anew"


@cache
def _sections(path: Path) -> dict[str, str]:
    found = re.split(r"^== (.*)\n", path.read_text(encoding="utf-8") if path.is_file() else "", flags=re.MULTILINE)[1:]
    return dict(zip(found[::2], found[1::2], strict=True))
