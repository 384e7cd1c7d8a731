"""Any files held against each other: an outline with its finished files, a deck and a document, one file with its own stamp, two of anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.diagnostics import Diagnostic, Location, UnreadableFileError, error, warning
from briefing.editions import Finished, check_editions, edition_lines, elsewhere
from briefing.proof import Expected, as_finding, is_finished, output_of, read_back, read_finished, told

if TYPE_CHECKING:
    from briefing.document import Document
    from briefing.verify import Change, Discrepancy, Entry, Said


def check(document: Document, file: Path) -> tuple[Diagnostic, ...]:
    """Return where a finished file differs from the document.

    Raises UnreadableFileError for what is no deck or PDF, MachineError for what the machine will not give.
    """
    return hold(document, read(file))


def hold(document: Document, finished: Finished, others: Sequence[Finished] = ()) -> tuple[Diagnostic, ...]:
    """Return where a finished file differs from the document; a finding says where in the outline, and in the other files, the entry stands."""
    place = Location(str(finished.file))
    with _naming(finished.file):
        expected = Expected(document)
        expected = expected.mailed() if finished.stamp is not None and finished.stamp.is_mailed else expected
        found = _held(finished, expected)
    return (*finished.warnings(found), *(as_finding(discrepancy, place, document, elsewhere(discrepancy, others)) for discrepancy in found))


def _held(finished: Finished, expected: Expected) -> tuple[Discrepancy, ...]:
    """Return where a finished file is not as expected; of a deck that lost its names, where its texts are not."""
    from briefing.verify import SLIDES, by_outline, find_lost, find_text_edits, wanted_by

    if finished.pages is not None:
        return tuple(find_lost(expected.transcripts["document"].entries, finished.pages))
    if finished.resaved is None:
        return told(expected, finished.output, finished.transcript, finished.stamp)
    furniture = frozenset(finished.stamp.furniture) if finished.stamp is not None else frozenset()
    return find_text_edits(wanted_by(expected.transcripts["deck"]), furniture, finished.resaved, by_outline, SLIDES)


def check_alone(files: Sequence[Path]) -> tuple[tuple[Diagnostic, ...], tuple[str, ...]]:
    """Return what is wrong with finished files of which no outline is at hand, and what they have in common.

    Raises UnreadableFileError for what is no deck or PDF, MachineError for what the machine will not give.
    """
    finished = [read(file) for file in files]
    return tuple(check_editions(finished)), edition_lines(finished)


def check_rendered(file: Path) -> Iterator[Diagnostic]:
    """Yield what cannot be seen of a finished file when it is drawn; raises MachineError where LibreOffice fails, UnreadableFileError.

    The pages of a PDF are drawn here, without LibreOffice.
    """
    import shutil

    from briefing.verify import find_hidden, find_unseen

    place = Location(str(file))
    if output_of(file) != "deck":
        with _naming(file):
            yield from (error("unseen", unseen.message, place) for unseen in find_hidden(read_finished(file), read(file).transcript))
        return
    if shutil.which("soffice") is None:
        message = "LibreOffice is not here: whether each text of this deck can be seen was not checked"
        yield warning("not-rendered", message, place, hint="apt-get install libreoffice-impress")
        return
    with _naming(file):
        for unseen in find_unseen(read_finished(file)):
            yield error("unseen", unseen.message, place, hint="move or widen it in the deck, or build the deck anew")


def diff(old: Path, new: Path) -> tuple[tuple[Change, ...], tuple[Diagnostic, ...]]:
    """Return what changed between any two of outline, deck and document, and warnings about what could not be compared.

    Raises OutlineError, UnreadableFileError or MachineError where one cannot be read.
    """
    from briefing.verify import find_differences

    before, after = _said(old), _said(new)
    unsure = () if before.stamp or after.stamp or set(before.transcripts) & set(after.transcripts) else (_no_stamp(old, new),)
    return find_differences(before, after), unsure


def _no_stamp(old: Path, new: Path) -> Diagnostic:
    message = f"neither {old} nor {new} bears a stamp: what is meant for one of them alone is told as a change"
    return warning("no-stamp", message, Location(str(new)), hint="build them again")


def find_own_work(file: Path, ours: frozenset[bytes], beside: Sequence[Entry] = ()) -> Iterator[Diagnostic]:
    """Yield what people did to a published file, or that it is none of ours; `ours` are contents that need no look.

    `beside` are entries at hand whose texts may tell what it was.
    """
    hint = "`--overwrite` replaces it"
    if not file.is_file() or read_finished(file) in ours:
        return
    try:
        finished = read(file)
    except UnreadableFileError:
        finished = None
    if finished is None or finished.stamp is None:
        yield error("not-ours", "this file is none that was built here: it is not replaced", Location(str(file)), hint=hint)
        return
    for edit in finished.moved:
        yield error("edited", f"somebody edited this file: {edit.message}", Location(str(file)), hint=hint)
    if finished.resaved is not None:
        yield error("edited", "another program saved this deck", Location(str(file)), hint=hint)
    edits = finished.edits(finished.stamp, beside)
    for edit in (*finished.restyled(edits), *edits):
        yield error("edited", f"somebody edited this file: {edit.message}", Location(str(file)), hint=hint)


def _said(file: Path) -> Said:
    """Return what an outline, a deck or a document says."""
    from briefing.outline import read_outline
    from briefing.verify import Said, said_by

    if not is_finished(file):
        return said_by(read_outline(file).document)
    finished = read(file)
    return Said(transcripts={finished.output: finished.transcript}, stamp=finished.stamp)


def read(file: Path) -> Finished:
    """Return a finished file; raises UnreadableFileError, which names it, for what is none."""
    from briefing.verify import Transcript, deck_stamp, find_moved, find_repainted, pdf_stamp, read_resaved, read_untagged

    output = output_of(file)
    with _naming(file):
        content = read_finished(file)
        stamp = deck_stamp(content) if output == "deck" else pdf_stamp(content)
        resaved = read_resaved(content) if output == "deck" else None
        try:
            ours = stamp if output == "deck" and resaved is None else None
            moved = tuple(find_moved(ours, content)) if ours is not None else ()
            repainted = tuple(find_repainted(ours, content)) if ours is not None else ()
            said = read_back(output, content)
            return Finished(file=file, output=output, transcript=said, stamp=stamp, resaved=resaved, moved=moved, repainted=repainted)
        except UnreadableFileError as failure:
            if failure.findings[0].code != "untagged":
                raise
        return Finished(file=file, output=output, transcript=Transcript(entries=()), stamp=stamp, pages=read_untagged(content))


@contextmanager
def _naming(file: Path) -> Iterator[None]:
    """Let the findings about a finished file that cannot be read name it."""
    try:
        yield
    except UnreadableFileError as failure:
        raise UnreadableFileError(tuple(replace(finding, location=Location(str(file))) for finding in failure.findings)) from failure
