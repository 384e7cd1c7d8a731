"""The proof of a finished file: what is expected of it, what it says, and each difference as a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from briefing.diagnostics import Diagnostic, Location, MachineError, UnreadableFileError, error

if TYPE_CHECKING:
    from briefing.document import Document
    from briefing.language import Words
    from briefing.verify import Discrepancy, PageReader, Stamp, Transcript

Output: TypeAlias = Literal["deck", "document"]

BOTH: tuple[Output, ...] = ("deck", "document")
SUFFIXES: dict[Output, str] = {"deck": "-deck.pptx", "document": "-briefing.pdf"}
MAILED = "-deck-circulate.pptx"
FINISHED = (".pptx", ".pdf")


class Expected:
    """What the witness expects of both files of a document, and what follows from it; with `whole`, of the deck that is mailed of it."""

    def __init__(self, document: Document, *, whole: Expected | None = None) -> None:
        from briefing.language import words_for
        from briefing.verify import edition_of, transcribe

        self.document = document
        self._whole = whole
        self.words: Words = words_for(document.language, document.words)
        self.transcripts: dict[Output, Transcript] = {output: transcribe(document, output, self.words) for output in BOTH}
        deck, pages = self.transcripts["deck"], self.transcripts["document"]
        self.edition: str = edition_of(deck, pages) if whole is None else whole.edition

    @cached_property
    def stamp(self) -> Stamp:
        """The stamp of both files, or of the deck that is mailed; made when it is first asked for: a document is begun without it."""
        from briefing.verify import stamp_of

        deck, pages, whole = self.transcripts["deck"], self.transcripts["document"], self._whole
        if whole is not None:
            return stamp_of(whole.document, deck, whole.transcripts["document"], self.edition, is_mailed=True)
        return stamp_of(self.document, deck, pages, self.edition)

    def mailed(self) -> Expected:
        """Return what is expected of the deck for circulation: a part of the same edition."""
        from briefing.circulate import for_circulation

        return Expected(for_circulation(self.document), whole=self)

    def stamp_with(self, furniture: Iterable[str]) -> bytes:
        """Return the stamp of a file on which these texts stand beside the entries."""
        from briefing.verify import with_furniture, write_stamp

        return write_stamp(with_furniture(self.stamp, furniture))

    def deck_stamp(self, furniture: Iterable[str], boxes: Iterable[tuple[str, str, tuple[int, int, int]]], content: bytes) -> bytes:
        """Return the stamp of a deck whose shapes stand in these places (in EMU), and are painted as in its content."""
        from briefing.verify import stamped_paint, with_boxes, with_furniture, write_stamp

        return write_stamp(stamped_paint(with_boxes(with_furniture(self.stamp, furniture), boxes), content))


def is_finished(file: Path) -> bool:
    """Say whether a file is a deck or a document, by its ending."""
    return file.suffix.lower() in FINISHED


def output_of(file: Path) -> Output:
    """Return which output a finished file is, by its ending."""
    return "deck" if file.suffix.lower() == ".pptx" else "document"


def read_back(output: Output, content: bytes, elsewhere: PageReader | None = None) -> Transcript:
    """Return what a finished file says, pages being read `elsewhere` too where they can be; raises UnreadableFileError for what is none."""
    from briefing.verify import read_deck, read_pdf

    return read_deck(content) if output == "deck" else read_pdf(content, elsewhere)


def discrepancies(expected: Expected, output: Output, actual: Transcript) -> tuple[Discrepancy, ...]:
    """Return where a finished file is not as expected."""
    from briefing.verify import check_furniture, check_logos, compare

    return (
        *compare(expected.transcripts[output], actual),
        *check_furniture(expected.document, actual, output, expected.words, expected.edition),
        *check_logos(expected.document, actual),
    )


def told(expected: Expected, output: Output, actual: Transcript, stamp: Stamp | None) -> tuple[Discrepancy, ...]:
    """Return the same for a reader, one for each edit; nothing only where nothing differs."""
    from briefing.verify import Held, in_few_words

    found, document = discrepancies(expected, output, actual), expected.document
    wanted = _in_language(stamp.language, expected, output) if stamp is not None else expected.transcripts[output]
    return in_few_words(Held(document=document, output=output, expected=wanted, actual=actual, wanted=expected.stamp, stamp=stamp, found=found))


def _in_language(language: str, expected: Expected, output: Output) -> Transcript:
    """Return what a file of another language must say: another language is one difference, not one in every date and word."""
    from briefing.language import words_for
    from briefing.verify import transcribe

    document = expected.document
    if language in ("", document.language):
        return expected.transcripts[output]
    return transcribe(replace(document, language=language), output, words_for(language, document.words))


def as_finding(discrepancy: Discrepancy, place: Location, document: Document, elsewhere: str = "") -> Diagnostic:
    """Return a difference of a finished file as a finding, with its place in the outline, and where else it stands, as the hint."""
    hint = "; ".join(filter(None, (_outline_place(discrepancy, document), elsewhere)))
    return error(discrepancy.kind, discrepancy.message, place, hint=hint)


def _outline_place(discrepancy: Discrepancy, document: Document) -> str:
    """Return where in the outline the entry stands, as a hint; where it stands nowhere, what can be done."""
    place = finder(document)(discrepancy.expected.key) if discrepancy.expected is not None else None
    return f"in the outline at {place.file}:{place.line}:{place.column}" if place else _NOT_THERE


def finder(document: Document) -> Callable[[str], Location | None]:
    """Return what finds the place of a key in the outline: its own, else that of the part that holds it; None where nothing does."""
    from briefing.document import places

    known = places(document)

    def find(key: str) -> Location | None:
        while key not in known and any(mark in key for mark in "/."):
            key = key[: max(key.rfind("/"), key.rfind("."))]
        return known.get(key)

    return find


_NOT_THERE = "write it into the outline, or build the file anew"


def read_finished(file: Path) -> bytes:
    """Return the bytes of a finished file; raises UnreadableFileError where it is no file, MachineError where the machine does not give them."""
    place = Location(str(file))
    if not file.is_file():
        raise UnreadableFileError(
            (error("not-a-file", "this is a folder, a pipe or a device, not a finished file", place, hint="name a .pptx or .pdf inside it"),)
        )
    try:
        return file.read_bytes()
    except OSError as failure:
        raise MachineError(
            (error("unreadable", f"the file cannot be read: {failure.strerror or failure}", place, hint="give yourself the right to read it"),)
        ) from failure
