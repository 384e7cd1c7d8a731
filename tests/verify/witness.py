"""The witness's own briefing: built once, then damaged in every way that a test can think of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

from briefing.document import Document
from briefing.language import Words, words_for
from briefing.outline import read_outline
from briefing.pdf import render_html, view_document, write_pdf
from briefing.pipeline import build
from briefing.texts import Show
from briefing.themes import find_theme, load_theme
from briefing.verify import Discrepancy, Transcript, check_furniture, compare, edition_of, read_deck, read_pdf, transcribe
from running import ROOT

CORPUS = ROOT / "tests" / "corpus"
OUTLINE = CORPUS / "witness.yaml"
FRINGE = CORPUS / "fringe.yaml"
OUTPUTS: tuple[Show, ...] = ("deck", "document")


@dataclass(frozen=True)
class Witnessed:
    """An outline, both of its files, and what they must say."""

    document: Document
    words: Words
    deck: bytes
    pdf: bytes
    expected: dict[Show, Transcript]
    edition: str

    def content(self, output: Show) -> bytes:
        return self.deck if output == "deck" else self.pdf

    def findings(self, output: Show, content: bytes) -> tuple[Discrepancy, ...]:
        """Return what the witness has against a file."""
        actual = read(output, content)
        furniture = check_furniture(self.document, actual, output, self.words, self.edition)
        return (*compare(self.expected[output], actual), *furniture)

    def messages(self, output: Show, content: bytes) -> list[str]:
        return [discrepancy.message for discrepancy in self.findings(output, content)]


def read(output: Show, content: bytes) -> Transcript:
    return read_deck(content) if output == "deck" else read_pdf(content)


@cache
def witnessed(outline: Path = OUTLINE) -> Witnessed:
    """Return an outline as it was read and built; the witness's own where none is named."""
    document = read_outline(outline).document
    words = words_for(document.language, document.words)
    expected = {output: transcribe(document, output, words) for output in OUTPUTS}
    built = build(outline)
    edition = edition_of(expected["deck"], expected["document"])
    return Witnessed(document, words, built.deck, built.document, expected, edition)


def html() -> str:
    """Return the HTML that the document is written from."""
    good = witnessed()
    theme = load_theme(find_theme(good.document.theme, OUTLINE))
    return render_html(view_document(good.document, theme, good.words, edition=good.edition), theme)


def pdf_of(source: str) -> bytes:
    """Return the PDF of changed HTML."""
    good = witnessed()
    theme = load_theme(find_theme(good.document.theme, OUTLINE))
    with patch("briefing.pdf.writer.render_html", return_value=source):
        return write_pdf(view_document(good.document, theme, good.words, edition=good.edition), theme).content
