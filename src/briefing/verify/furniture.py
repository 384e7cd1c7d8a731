"""Furniture is never an entry, but it is held against what the document implies at each place: numbers, running titles, words, repeats."""

from __future__ import annotations

from dataclasses import replace

from briefing.document import Document
from briefing.language import Words
from briefing.texts import Show
from briefing.verify.compare import Discrepancy
from briefing.verify.furniture_charts import charts_of, check_charts, is_of_chart
from briefing.verify.furniture_deck import check_deck
from briefing.verify.furniture_pdf import check_pdf
from briefing.verify.furniture_tables import HELD_BY_TABLES, check_tables
from briefing.verify.logos import without_logos
from briefing.verify.transcript import Transcript


def check_furniture(document: Document, actual: Transcript, output: Show, words: Words, edition: str) -> tuple[Discrepancy, ...]:
    """Return where the furniture of a file is not what the document implies; `output` is "deck" or "document"."""
    check = check_deck if output == "deck" else check_pdf
    charts = charts_of(document)
    named = tuple(furniture for furniture in actual.furniture if furniture.role not in HELD_BY_TABLES and not is_of_chart(charts, furniture))
    return (
        *check(document, without_logos(replace(actual, furniture=named)), words, edition),
        *check_tables(document, actual, output, words),
        *check_charts(document, actual, words),
    )
