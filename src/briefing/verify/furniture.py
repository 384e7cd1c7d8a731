"""Furniture is never an entry, but it is held against what the document implies at each place: numbers, running titles, words, repeats."""

from __future__ import annotations

from briefing.document import Document, Show
from briefing.language import Words
from briefing.verify.compare import Discrepancy
from briefing.verify.furniture_deck import check_deck
from briefing.verify.furniture_pdf import check_pdf
from briefing.verify.furniture_tables import check_tables, without_tables
from briefing.verify.transcript import Transcript


def check_furniture(document: Document, actual: Transcript, output: Show, words: Words, edition: str) -> tuple[Discrepancy, ...]:
    """Return where the furniture of a file is not what the document implies; `output` is "deck" or "document"."""
    check = check_deck if output == "deck" else check_pdf
    return (*check(document, without_tables(actual), words, edition), *check_tables(document, actual, output, words))
