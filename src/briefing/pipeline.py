"""The story: read, plan, write, read back, compare, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from briefing.diagnostics import Diagnostic, Location, ThemeError, warning
from briefing.proof import BOTH, SUFFIXES, Expected, Output, as_finding, discrepancies, finder, read_back

if TYPE_CHECKING:
    from briefing.document import Document
    from briefing.outline import ReadOutline
    from briefing.themes.model import Theme
    from briefing.verify import Entry, Furniture, Transcript

Stage: TypeAlias = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """Both finished files, proven equal; an output that was not asked for is empty.

    `findings` are warnings; `files` is every file that was read; `reasons` says for each slide why it is as it is; `said` is what was read
    back from each file.
    """

    document: bytes
    deck: bytes
    name: str
    findings: tuple[Diagnostic, ...]
    files: tuple[Path, ...]
    reasons: tuple[str, ...] = ()
    said: Mapping[Output, Transcript] = field(default_factory=dict)

    def content(self, output: Output) -> bytes:
        """Return the bytes of one output."""
        return self.deck if output == "deck" else self.document


class ProofError(Exception):
    """A finished file does not say what the outline says: a defect of the program, never of the outline."""

    def __init__(self, findings: tuple[Diagnostic, ...]) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings


def build(outline: Path, *, theme: str = "", outputs: tuple[Output, ...] = BOTH, stage: Stage = lambda _: None) -> Built:
    """Read an outline, write the outputs, read them back and prove them; nothing is published.

    `theme` overrides the outline's. Raises OutlineError, ThemeError, MachineError, or ProofError where a file fails its proof.
    """
    from briefing.outline import read_outline
    from briefing.themes import load_theme

    stage("reading the outline")
    read = read_outline(outline)
    loaded = load_theme(_find_theme(theme, read, outline))
    expected = Expected(read.document)
    contents: dict[Output, bytes] = {"deck": b"", "document": b""}
    findings = (*read.findings, *_undrawn(expected, loaded, outputs))
    reasons: tuple[str, ...] = ()
    if "deck" in outputs:
        contents["deck"], more, reasons = _write_deck(expected, loaded, stage)
        findings += more
    if "document" in outputs:
        contents["document"], more = _write_document(expected, loaded, stage)
        findings += more
    said = _prove_written(expected, {output: contents[output] for output in outputs}, stage)
    return Built(
        deck=contents["deck"],
        document=contents["document"],
        name=read.document.name,
        findings=findings,
        files=(*read.files, *loaded.files),
        reasons=reasons,
        said=said,
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


def touched(before: Built | None, after: Built, output: Output) -> tuple[int, ...]:
    """Return the numbers of the slides or pages that say something else than before; all of them when there was nothing before."""
    old = _by_place(before.said.get(output)) if before is not None else {}
    new = _by_place(after.said.get(output))
    return tuple(number for number in sorted(new) if new[number] != old.get(number))


def _by_place(transcript: Transcript | None) -> dict[int, list[Entry | Furniture]]:
    places: dict[int, list[Entry | Furniture]] = {}
    everything: tuple[Entry | Furniture, ...] = (*transcript.entries, *transcript.furniture) if transcript is not None else ()
    for said in everything:
        places.setdefault(said.place.number, []).append(said)
    return places


def published(document: Document, folder: Path) -> tuple[Path, ...]:
    """Return the finished files of a document that stand in a folder, once a stopped command there is settled."""
    from briefing.publish import settle

    settle(folder)
    files = (folder / f"{document.name}{suffix}" for suffix in SUFFIXES.values())
    return tuple(file for file in files if file.exists())


def publish(built: Built, folder: Path, outputs: tuple[Output, ...]) -> tuple[Path, ...]:
    """Put the proven files in place, both or neither; return their paths."""
    from briefing.publish import publish as put

    return put(folder, {f"{built.name}{SUFFIXES[output]}": built.content(output) for output in outputs})


def other_edition(built: Built, folder: Path, outputs: tuple[Output, ...]) -> tuple[Diagnostic, ...]:
    """Return a warning for each published file that this build left as it was."""
    left = [folder / f"{built.name}{SUFFIXES[output]}" for output in BOTH if output not in outputs]
    return tuple(
        warning("other-edition", "this file was left as it is and may be of another edition", Location(str(file)), hint="build without --only")
        for file in left
        if file.exists()
    )


def _undrawn(expected: Expected, theme: Theme, outputs: tuple[Output, ...]) -> Iterator[Diagnostic]:
    """Yield a warning for what the theme's fonts on this machine cannot draw, where it first stands in the outline."""
    from briefing.roles import Role
    from briefing.themes import find_undrawn

    document, find = expected.document, finder(expected.document)
    entries = (entry for output in outputs for entry in expected.transcripts[output].entries if entry.role is not Role.ALTERNATIVE)
    markings = (document.version, document.status, document.classification, *(words for _, words in document.words))
    texts = ((entry.text, find(entry.key) or document.location) for entry in entries)
    return find_undrawn((*texts, *((text, document.location) for text in markings)), theme)


def _write_deck(expected: Expected, theme: Theme, stage: Stage) -> tuple[bytes, tuple[Diagnostic, ...], tuple[str, ...]]:
    from briefing.deck import plan_deck, write_deck

    stage("planning the deck")
    plan = plan_deck(expected.document, theme, expected.words, edition=expected.edition)
    stage("writing the deck")
    return write_deck(plan, theme, stamp=expected.stamp), plan.findings, tuple(slide.why for slide in plan.slides)


def _write_document(expected: Expected, theme: Theme, stage: Stage) -> tuple[bytes, tuple[Diagnostic, ...]]:
    from briefing.pdf import view_document, write_pdf

    stage("planning the document")
    view = view_document(expected.document, theme, expected.words, edition=expected.edition)
    stage("writing the document")
    written = write_pdf(view, theme, stamp=expected.stamp)
    return written.content, written.findings


def _prove_written(expected: Expected, contents: dict[Output, bytes], stage: Stage) -> dict[Output, Transcript]:
    """Return what the contents say, when each says what the outline says; raise ProofError otherwise."""
    found: list[Diagnostic] = []
    said: dict[Output, Transcript] = {}
    for output, content in contents.items():
        stage(f"reading the {output} back")
        place = Location(f"{expected.document.name}{SUFFIXES[output]}")
        said[output] = read_back(output, content)
        found += [as_finding(discrepancy, place, expected.document) for discrepancy in discrepancies(expected, output, said[output])]
    if found:
        raise ProofError(tuple(found))
    return said
