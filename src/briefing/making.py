"""One finished file: planned, written, read back and held against the document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from briefing.diagnostics import NOWHERE, Diagnostic
from briefing.proof import Expected, Output, as_finding, discrepancies, read_back

if TYPE_CHECKING:
    from briefing.document import Document
    from briefing.themes.model import Theme
    from briefing.verify import Transcript


class Stage(Protocol):
    """Is told what is being done and, where it can be counted, how much of it is done and how much there is, about."""

    def __call__(self, name: str, done: int = 0, of: int = 0, /) -> None:
        """Take note of it."""


_CHARACTERS_OF_PAGE = 2100
"""About as many stand on a page of a document."""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file: its bytes, warnings, why each slide is as it is, what was read back, and where that is not what the outline says."""

    content: bytes
    findings: tuple[Diagnostic, ...]
    reasons: tuple[str, ...]
    said: Transcript
    wrong: tuple[Diagnostic, ...]


def make(output: Output, expected: Expected, theme: Theme, stage: Stage, *, attached: str = "", again: bool = False) -> Made:
    """Return one finished file of a document, with what the witness says of it.

    A PDF that an outline is `attached` to is one for archives; `again` keeps its slides or pages in memory for the next time.
    """
    write = _write_deck if output == "deck" else partial(_write_document, attached=attached)
    content, findings, reasons = write(expected, theme, stage, again=again)
    stage(f"reading the {output} back")
    said = read_back(output, content)
    found = (as_finding(discrepancy, NOWHERE, expected.document) for discrepancy in discrepancies(expected, output, said))
    wrong = tuple(replace(finding, message=f"the {output} as it was made: {finding.message}") for finding in found)
    return Made(content, findings, reasons, said, wrong)


def make_beside(output: Output, document: Document, theme: Theme, attached: str, again: bool, stage: Stage) -> Made:  # noqa: FBT001  it comes through a pipe
    """Do the same in another process; what pictures look like stays there."""
    made = make(output, Expected(document), theme, stage, attached=attached, again=again)
    entries = tuple(replace(entry, look=None) for entry in made.said.entries)
    furniture = tuple(replace(one, look=None) for one in made.said.furniture)
    return replace(made, said=replace(made.said, entries=entries, furniture=furniture))


def _write_deck(expected: Expected, theme: Theme, stage: Stage, *, again: bool) -> tuple[bytes, tuple[Diagnostic, ...], tuple[str, ...]]:
    from briefing.deck import MEMORY, furniture_of, places_of, plan_deck, write_deck

    stage("planning the deck")
    plan = plan_deck(expected.document, theme, expected.words, edition=expected.edition, memory=MEMORY if again else None)
    count, stamp = len(plan.slides), partial(expected.deck_stamp, furniture_of(plan), places_of(plan))
    content = write_deck(plan, theme, stamp=stamp, slide=lambda number: stage("writing slides", number, count))
    return content, plan.findings, tuple(slide.why for slide in plan.slides)


def _write_document(
    expected: Expected, theme: Theme, stage: Stage, *, attached: str, again: bool
) -> tuple[bytes, tuple[Diagnostic, ...], tuple[str, ...]]:
    from briefing.pdf import MEMORY, AttachedSource, furniture_of, view_document, write_pdf

    stage("planning the document")
    view = view_document(expected.document, theme, expected.words, edition=expected.edition)
    stage("writing the document")
    pages = sum(len(entry.text) for entry in expected.transcripts["document"].entries) // _CHARACTERS_OF_PAGE + 1
    stamp = expected.stamp_with(furniture_of(view))
    source = AttachedSource(f"{expected.document.name}-outline.yaml", attached.encode()) if attached else None
    memory = MEMORY if again else None

    def tell(number: int) -> None:
        stage("setting pages", number, max(pages, number))

    written = write_pdf(view, theme, stamp=stamp, source=source, page=tell, memory=memory)
    return written.content, written.findings, ()
