"""One finished file: planned, written, read back and held against the document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from briefing.diagnostics import NOWHERE, Diagnostic
from briefing.language import words_for
from briefing.proof import Expected, Output, as_finding, discrepancies, read_back

if TYPE_CHECKING:
    from briefing.beside import Beside, Caller
    from briefing.document import Document
    from briefing.themes.model import Theme
    from briefing.verify import ReadPage, Transcript


class Stage(Protocol):
    """Is told what is being done and, where it can be counted, how much of it is done and how much there is, about."""

    def __call__(self, name: str, done: int = 0, of: int = 0, /) -> None:
        """Take note of it."""


_CHARACTERS_OF_PAGE = 2100
"""About as many stand on a page of a document."""


@dataclass(frozen=True, slots=True)
class Written:
    """A finished file as it was written: its bytes, warnings, and why each slide is as it is."""

    content: bytes
    findings: tuple[Diagnostic, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file with what was read back from it, and where that is not what the outline says."""

    written: Written
    said: Transcript
    wrong: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """What the writer of a document is told: what to write under which edition, about how many characters that are, and what else is asked of it.

    A PDF that an outline is `attached` to is one for archives; `again` keeps its pages in memory for the next time.
    """

    document: Document
    theme: Theme
    edition: str
    length: int
    attached: str
    again: bool


def order_of(expected: Expected, theme: Theme, *, attached: str = "", again: bool = False) -> Order:
    """Return what the writer of a document is told."""
    length = sum(len(entry.text) for entry in expected.transcripts["document"].entries)
    return Order(expected.document, theme, expected.edition, length, attached, again)


def proven(output: Output, expected: Expected, written: Written, stage: Stage, beside: Beside | None = None) -> Made:
    """Return a finished file, with what the witness says of it."""
    stage(f"reading the {output} back")
    said = read_back(output, written.content, _ReaderBeside(beside) if beside is not None else None)
    found = (as_finding(discrepancy, NOWHERE, expected.document) for discrepancy in discrepancies(expected, output, said))
    wrong = tuple(replace(finding, message=f"the {output} as it was made: {finding.message}") for finding in found)
    return Made(written, said, wrong)


def write_deck(expected: Expected, theme: Theme, stage: Stage, *, again: bool = False) -> Written:
    """Return the deck of a document; `again` keeps its slides in memory for the next time."""
    from briefing.deck import MEMORY, furniture_of, places_of, plan_deck
    from briefing.deck import write_deck as write

    stage("planning the deck")
    plan = plan_deck(expected.document, theme, expected.words, edition=expected.edition, memory=MEMORY if again else None)
    count, stamp = len(plan.slides), partial(expected.deck_stamp, furniture_of(plan), places_of(plan))
    content = write(plan, theme, stamp=stamp, slide=lambda number: stage("writing slides", number, count))
    return Written(content, plan.findings, tuple(slide.why for slide in plan.slides))


def write_document(order: Order, stage: Stage, stamp: Callable[[Iterable[str]], bytes]) -> Written:
    """Return the PDF of a document; `stamp` gives its stamp for the texts that stand beside its entries."""
    from briefing.pdf import MEMORY, AttachedSource, furniture_of, view_document, write_pdf

    stage("planning the document")
    document = order.document
    view = view_document(document, order.theme, words_for(document.language, document.words), edition=order.edition)
    stage("writing the document")
    pages = order.length // _CHARACTERS_OF_PAGE + 1
    source = AttachedSource(f"{document.name}-outline.yaml", order.attached.encode()) if order.attached else None
    memory = MEMORY if order.again else None

    def tell(number: int) -> None:
        stage("setting pages", number, max(pages, number))

    written = write_pdf(view, order.theme, stamp=lambda: stamp(tuple(furniture_of(view))), source=source, page=tell, memory=memory)
    return Written(written.content, written.findings)


def write_document_beside(order: Order, caller: Caller) -> Written:
    """Do the same in another process, which does not know what is expected: the stamp is asked for."""
    return write_document(order, caller.tell, caller.ask)


@dataclass(frozen=True, slots=True)
class _ReaderBeside:
    """Reads pages in another process."""

    beside: Beside

    def begin(self, content: bytes, numbers: Sequence[int]) -> None:
        """Begin to read pages of a PDF, by their numbers."""
        self.beside.begin(_read_pages_beside, content, numbers)

    def finish(self) -> Iterable[ReadPage]:
        """Return these pages; none where that failed."""
        return self.beside.finish(lambda *_: None) or ()


def _read_pages_beside(content: bytes, numbers: Sequence[int], _caller: Caller) -> tuple[ReadPage, ...]:
    from briefing.verify import read_pages

    return read_pages(content, numbers)
