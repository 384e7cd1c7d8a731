"""Any files held against each other: an outline with its finished files, a deck and a document, one file with its own stamp, two of anything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.diagnostics import Diagnostic, Location, UnreadableFileError, warning
from briefing.proof import Expected, as_finding, discrepancies, output_of, read_back, read_finished

FINISHED = (".pptx", ".pdf")

if TYPE_CHECKING:
    from briefing.document import Document
    from briefing.verify import Change, Said


def check(document: Document, file: Path) -> tuple[Diagnostic, ...]:
    """Return where a finished file differs from the document.

    Raises UnreadableFileError for what is no deck or PDF, MachineError for what the machine will not give.
    """
    with _naming(file):
        found = discrepancies(Expected(document), output_of(file), read_back(output_of(file), read_finished(file)))
    return tuple(as_finding(discrepancy, Location(str(file)), document) for discrepancy in found)


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


def is_finished(file: Path) -> bool:
    """Say whether a file is a deck or a document, by its ending."""
    return file.suffix.lower() in FINISHED


def _said(file: Path) -> Said:
    """Return what an outline, a deck or a document says."""
    from briefing.outline import read_outline
    from briefing.verify import Said, deck_stamp, pdf_stamp, said_by

    if not is_finished(file):
        return said_by(read_outline(file).document)
    output = output_of(file)
    with _naming(file):
        content = read_finished(file)
        stamp = deck_stamp(content) if output == "deck" else pdf_stamp(content)
        return Said(transcripts={output: read_back(output, content)}, stamp=stamp)


@contextmanager
def _naming(file: Path) -> Iterator[None]:
    """Let the findings about a finished file that cannot be read name it."""
    try:
        yield
    except UnreadableFileError as failure:
        raise UnreadableFileError(tuple(replace(finding, location=Location(str(file))) for finding in failure.findings)) from failure
