"""The story: read, plan, write, read back, compare, publish."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from errno import EIO
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Literal, TypeAlias

from briefing.diagnostics import Diagnostic, Location, MachineError, ThemeError, UnreadableFileError, error, warning

if TYPE_CHECKING:
    from briefing.document import Document
    from briefing.language import Words
    from briefing.outline import ReadOutline
    from briefing.themes.model import Theme
    from briefing.verify import Discrepancy, Transcript

Output: TypeAlias = Literal["deck", "document"]
Stage: TypeAlias = Callable[[str], None]

BOTH: tuple[Output, ...] = ("deck", "document")
SUFFIXES: dict[Output, str] = {"deck": "-deck.pptx", "document": "-briefing.pdf"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """Both finished files, proven equal; an output that was not asked for is empty.

    `findings` are warnings; `files` is every file that was read; `reasons` says for each slide why it is as it is.
    """

    document: bytes
    deck: bytes
    name: str
    findings: tuple[Diagnostic, ...]
    files: tuple[Path, ...]
    reasons: tuple[str, ...] = ()

    def content(self, output: Output) -> bytes:
        """Return the bytes of one output."""
        return self.deck if output == "deck" else self.document


class ProofError(Exception):
    """A finished file does not say what the outline says: a defect of the program, never of the outline."""

    def __init__(self, findings: tuple[Diagnostic, ...]) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings


class _Expected:
    """What the witness expects of both files, and what follows from it."""

    def __init__(self, document: Document) -> None:
        from briefing.language import words_for
        from briefing.verify import edition_of, transcribe

        self.document = document
        self.words: Words = words_for(document.language, document.words)
        self.transcripts: dict[Output, Transcript] = {output: transcribe(document, output, self.words) for output in BOTH}
        self.edition = edition_of(self.transcripts["deck"], self.transcripts["document"])


def build(outline: Path, *, theme: str = "", outputs: tuple[Output, ...] = BOTH, stage: Stage = lambda _: None) -> Built:
    """Read an outline, write the outputs, read them back and prove them; nothing is published.

    `theme` overrides the outline's. Raises OutlineError, ThemeError, MachineError, or ProofError where a file fails its proof.
    """
    from briefing.outline import read_outline
    from briefing.themes import load_theme

    stage("reading the outline")
    read = read_outline(outline)
    loaded = load_theme(_find_theme(theme, read, outline))
    expected = _Expected(read.document)
    contents: dict[Output, bytes] = {"deck": b"", "document": b""}
    findings = read.findings
    reasons: tuple[str, ...] = ()
    if "deck" in outputs:
        contents["deck"], more, reasons = _write_deck(expected, loaded, stage)
        findings += more
    if "document" in outputs:
        contents["document"], more = _write_document(expected, loaded, stage)
        findings += more
    proven = _prove_written(expected, {output: contents[output] for output in outputs}, stage)
    return Built(
        deck=proven.get("deck", b""),
        document=proven.get("document", b""),
        name=read.document.name,
        findings=findings,
        files=(*read.files, *loaded.files),
        reasons=reasons,
    )


def _find_theme(theme: str, read: ReadOutline, outline: Path) -> Path:
    """Return the folder of the theme that was asked for, else of the outline's; one that is not found is shown where the outline names it."""
    from briefing.themes import find_theme

    try:
        return find_theme(theme or read.document.theme, outline)
    except ThemeError as failure:
        if theme or read.theme is None:
            raise
        place = read.theme
        raise ThemeError(
            tuple(replace(finding, location=place.location, excerpt=place.excerpt) for finding in failure.findings if not finding.location.file)
        ) from failure


def check(document: Document, file: Path) -> tuple[Diagnostic, ...]:
    """Return where a finished file differs from the document; raises UnreadableFileError for what is no deck or PDF."""
    try:
        found = _discrepancies(_Expected(document), output_of(file), _read_finished(file))
    except UnreadableFileError as failure:
        raise UnreadableFileError(tuple(replace(finding, location=Location(str(file))) for finding in failure.findings)) from failure
    return tuple(_as_finding(discrepancy, Location(str(file)), document) for discrepancy in found)


def _read_finished(file: Path) -> bytes:
    place = Location(str(file))
    if not file.is_file():
        raise UnreadableFileError((error("not-a-file", "this is a folder, a pipe or a device, not a finished file", place),))
    try:
        return file.read_bytes()
    except OSError as failure:
        raise MachineError((error("unreadable", f"the file cannot be read: {failure.strerror or failure}", place),)) from failure


def published(document: Document, folder: Path) -> tuple[Path, ...]:
    """Return the finished files of a document that stand in a folder."""
    files = (folder / f"{document.name}{suffix}" for suffix in SUFFIXES.values())
    return tuple(file for file in files if file.exists())


def publish(built: Built, folder: Path, outputs: tuple[Output, ...]) -> tuple[Path, ...]:
    """Put the proven files in place, each whole or not at all; return their paths."""
    targets = {output: folder / f"{built.name}{SUFFIXES[output]}" for output in outputs}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _beside(folder) as temporary:
            for output, target in targets.items():
                _write_proven(temporary / target.name, built.content(output))
            for target in targets.values():
                os.replace(temporary / target.name, target)  # noqa: PTH105  the one call that replaces a file at once
    except OSError as failure:
        raise MachineError((error("cannot-write", f"cannot write to {folder}: {failure.strerror or failure}", Location(str(folder))),)) from failure
    return tuple(targets.values())


def other_edition(built: Built, folder: Path, outputs: tuple[Output, ...]) -> tuple[Diagnostic, ...]:
    """Return a warning for each published file that this build left as it was."""
    left = [folder / f"{built.name}{SUFFIXES[output]}" for output in BOTH if output not in outputs]
    return tuple(
        warning("other-edition", "this file was left as it is and may be of another edition", Location(str(file)), hint="build without --only")
        for file in left
        if file.exists()
    )


def output_of(file: Path) -> Output:
    """Return which output a finished file is, by its ending."""
    return "deck" if file.suffix.lower() == ".pptx" else "document"


def _write_deck(expected: _Expected, theme: Theme, stage: Stage) -> tuple[bytes, tuple[Diagnostic, ...], tuple[str, ...]]:
    from briefing.deck import plan_deck, write_deck
    from briefing.verify import write_stamp

    stage("planning the deck")
    plan = plan_deck(expected.document, theme, expected.words, edition=expected.edition)
    stage("writing the deck")
    stamp = write_stamp(expected.transcripts["deck"], expected.transcripts["document"])
    return write_deck(plan, theme, stamp=stamp), plan.findings, tuple(slide.why for slide in plan.slides)


def _write_document(expected: _Expected, theme: Theme, stage: Stage) -> tuple[bytes, tuple[Diagnostic, ...]]:
    from briefing.pdf import render_html, view_document, write_pdf

    stage("planning the document")
    view = view_document(expected.document, theme, expected.words, edition=expected.edition)
    html = render_html(view, theme)
    stage("writing the document")
    written = write_pdf(html, view, theme)
    return written.content, written.findings


def _prove_written(expected: _Expected, contents: dict[Output, bytes], stage: Stage) -> dict[Output, bytes]:
    """Return the contents when each says what the outline says; raise ProofError otherwise."""
    found: list[Diagnostic] = []
    for output, content in contents.items():
        stage(f"reading the {output} back")
        place = Location(f"{expected.document.name}{SUFFIXES[output]}")
        found += [_as_finding(discrepancy, place, expected.document) for discrepancy in _discrepancies(expected, output, content)]
    if found:
        raise ProofError(tuple(found))
    return contents


def _discrepancies(expected: _Expected, output: Output, content: bytes) -> tuple[Discrepancy, ...]:
    from briefing.verify import check_furniture, compare, read_deck, read_pdf

    actual = read_deck(content) if output == "deck" else read_pdf(content)
    return (
        *compare(expected.transcripts[output], actual),
        *check_furniture(expected.document, actual, output, expected.words, expected.edition),
    )


def _as_finding(discrepancy: Discrepancy, place: Location, document: Document) -> Diagnostic:
    return error(discrepancy.kind, discrepancy.message, place, hint=_outline_place(discrepancy, document))


def _outline_place(discrepancy: Discrepancy, document: Document) -> str:
    """Return where in the outline the entry stands, as a hint; empty when it stands nowhere."""
    if discrepancy.expected is None:
        return ""
    from briefing.document import places

    known = places(document)
    key = discrepancy.expected.key
    while key not in known and any(mark in key for mark in "/."):
        key = key[: max(key.rfind("/"), key.rfind("."))]
    place = known.get(key)
    return f"in the outline at {place.file}:{place.line}:{place.column}" if place else ""


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """Yield a temporary folder inside `folder`, so that replacing never crosses a file system; it is gone afterwards."""
    import shutil

    temporary = Path(mkdtemp(prefix=".briefing-", dir=folder))
    try:
        yield temporary
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _write_proven(path: Path, content: bytes) -> None:
    """Write the bytes that were proven, and see that the disk gives them back."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if path.read_bytes() != content:
        raise OSError(EIO, "the disk did not give back what was written")
