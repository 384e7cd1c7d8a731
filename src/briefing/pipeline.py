"""The story: read, plan, write, read back, compare, publish."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.diagnostics import Diagnostic, Location, OutlineError, ProofError, ThemeError, UnreadableFileError, warning
from briefing.making import Made, Order, Stage, Written, order_of, proven, write_deck, write_document, write_document_beside
from briefing.proof import BOTH, MAILED, SUFFIXES, Expected, Output, finder
from briefing.weight import heavy_files

if TYPE_CHECKING:
    from briefing.beside import Beside
    from briefing.document import Document
    from briefing.outline import ReadOutline
    from briefing.themes.model import Theme
    from briefing.verify import Entry, Furniture, Transcript


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """Both finished files, proven equal; an output that was not asked for is empty.

    `findings` are warnings; `files` is every file that was read; `reasons` says for each slide why it is as it is; `said` is what was read
    back from each file; `mailed` is the deck for circulation.
    """

    document: bytes
    deck: bytes
    name: str
    findings: tuple[Diagnostic, ...]
    files: tuple[Path, ...]
    reasons: tuple[str, ...] = ()
    said: Mapping[Output, Transcript] = field(default_factory=dict)
    mailed: bytes = b""

    def content(self, output: Output) -> bytes:
        """Return the bytes of one output."""
        return self.deck if output == "deck" else self.document

    def files_of(self, outputs: tuple[Output, ...]) -> dict[str, bytes]:
        """Return names and bytes of the files to publish: the outputs, and the deck for circulation where it was asked for."""
        mailed = {f"{self.name}{MAILED}": self.mailed} if self.mailed else {}
        return {f"{self.name}{SUFFIXES[output]}": self.content(output) for output in outputs} | mailed


def build(
    outline: Path,
    *,
    theme: str = "",
    outputs: tuple[Output, ...] = BOTH,
    circulate: bool = False,
    archive: bool = False,
    stage: Stage = lambda *_: None,
    beside: Beside | None = None,
    again: bool = False,
) -> Built:
    """Read an outline, write the outputs, read them back and prove them; nothing is published.

    `theme` overrides the outline's; `circulate` adds the deck for circulation; `archive` makes the document one for archives, the outline attached;
    `beside` makes the document while the deck is made here; `again` keeps in memory what shortens the next build of an outline that is much the same.
    Raises OutlineError, ThemeError, MachineError, or ProofError where a file fails its proof.
    """
    from briefing.themes import load_theme

    stage("reading the outline")
    read, folder = _read(outline, theme)
    loaded = load_theme(folder)
    expected = Expected(read.document)
    order = order_of(expected, loaded, attached=read.for_archive() if archive else "", again=again)
    if beside is not None and "document" in outputs:
        beside.begin(write_document_beside, order)
    undrawn = tuple(_undrawn(expected, loaded, outputs))
    made: dict[Output, Made] = {}
    if "deck" in outputs:
        made["deck"] = proven("deck", expected, write_deck(expected, loaded, stage, again=again), stage)
    mailed = _mailed(expected, loaded, stage) if circulate else None
    if "document" in outputs:
        made["document"] = proven("document", expected, _document(expected, order, stage, beside), stage, beside)
    everything = (*made.values(), *((mailed,) if mailed is not None else ()))
    wrong = tuple(finding for one in everything for finding in one.wrong)
    if wrong:
        raise ProofError(wrong)
    contents: dict[Output, bytes] = {output: one.written.content for output, one in made.items()}
    written = dict.fromkeys(finding for one in everything for finding in one.written.findings)
    later = (*undrawn, *written, *heavy_files(contents))
    return Built(
        deck=contents.get("deck", b""),
        document=contents.get("document", b""),
        name=read.document.name,
        findings=(*read.findings, *map(read.shown, later)),
        files=(*read.files, *loaded.files),
        reasons=tuple(reason for one in made.values() for reason in one.written.reasons),
        said={output: one.said for output, one in made.items()},
        mailed=mailed.written.content if mailed is not None else b"",
    )


def _mailed(expected: Expected, theme: Theme, stage: Stage) -> Made:
    mailed = expected.mailed()
    return proven("deck", mailed, write_deck(mailed, theme, stage), stage)


def _document(expected: Expected, order: Order, stage: Stage, beside: Beside | None) -> Written:
    """Return the document from the process that has begun it, where it gives one, else written here."""
    from briefing.verify import import_reader

    import_reader()
    given: Written | None = beside.finish(stage, expected.stamp_with) if beside is not None else None
    return given or write_document(order, stage, expected.stamp_with)


def _read(outline: Path, theme: str) -> tuple[ReadOutline, Path]:
    """Return the outline, and the folder of the theme that was asked for, else of its own; what is wrong with both is told in one pass."""
    from briefing.outline import read_outline
    from briefing.themes import find_theme

    def unknown(name: str) -> tuple[Diagnostic, ...]:
        try:
            find_theme(name, outline)
        except ThemeError as failure:
            return failure.findings
        return ()

    asked = unknown(theme) if theme else ()
    try:
        read = read_outline(outline, (lambda _: ()) if theme else unknown)
    except OutlineError as failure:
        raise OutlineError((*asked, *failure.findings), failure.files) from failure
    return read, find_theme(theme or read.document.theme, outline)


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

    return put(folder, built.files_of(outputs))


def edited(built: Built, folder: Path, outputs: tuple[Output, ...], last: Built | None = None) -> tuple[Diagnostic, ...]:
    """Return what people did to the files that publishing would replace; those that the `last` build published are not looked into."""
    from briefing.checking import find_own_work

    ours = [one.files_of(BOTH) for one in (built, last) if one is not None]
    beside = [entry for said in built.said.values() for entry in said.entries]
    return tuple(
        finding
        for name in built.files_of(outputs)
        for finding in find_own_work(folder / name, frozenset(files[name] for files in ours if name in files), beside)
    )


def other_edition(built: Built, folder: Path, outputs: tuple[Output, ...]) -> tuple[Diagnostic, ...]:
    """Return a warning for each published file that this build leaves as it is, and that is not of its edition."""
    edition = _edition(outputs[0], built.content(outputs[0]))
    left = {output: folder / f"{built.name}{SUFFIXES[output]}" for output in BOTH if output not in outputs}
    message = "this file is left as it is, and is of another edition"
    return tuple(
        warning("other-edition", message, Location(str(file)), hint="build without --only")
        for output, file in left.items()
        if file.is_file() and _edition(output, file.read_bytes()) != edition
    )


def _edition(output: Output, content: bytes) -> str:
    """Return the edition that a finished file is stamped with; empty where it is none of ours."""
    from briefing.verify import deck_stamp, pdf_stamp

    try:
        stamp = deck_stamp(content) if output == "deck" else pdf_stamp(content)
    except UnreadableFileError:
        return ""
    return stamp.edition if stamp is not None else ""


def _undrawn(expected: Expected, theme: Theme, outputs: tuple[Output, ...]) -> Iterator[Diagnostic]:
    """Yield a warning for what the theme's fonts on this machine cannot draw, where it first stands in the outline."""
    from briefing.roles import Role
    from briefing.themes import find_undrawn

    document, find = expected.document, finder(expected.document)
    entries = (entry for output in outputs for entry in expected.transcripts[output].entries if entry.role is not Role.ALTERNATIVE)
    markings = (document.version, document.status, document.classification, *(words for _, words in document.words))
    texts = ((entry.text, find(entry.key) or document.location) for entry in entries)
    return find_undrawn((*texts, *((text, document.location) for text in markings)), theme)
