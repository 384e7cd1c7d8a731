"""The corpus of pictures, built once a process, and what the witness says of a file."""

from __future__ import annotations

from functools import cache

from briefing.document import Document
from briefing.language import words_for
from briefing.outline import read_outline
from briefing.pipeline import Built, build
from briefing.proof import Output
from briefing.verify import Transcript, check_logos, compare, read_deck, read_pdf, transcribe
from running import ROOT

CORPUS = ROOT / "tests" / "corpus" / "images-few.yaml"
PICTURES = ROOT / "tests" / "corpus" / "pictures"


@cache
def built() -> Built:
    """Return deck and document of the corpus, proven."""
    return build(CORPUS)


@cache
def document() -> Document:
    """Return the document of the corpus."""
    return read_outline(CORPUS).document


@cache
def expected(output: Output) -> Transcript:
    """Return what a file must say."""
    return transcribe(document(), output, words_for(document().language, document().words))


def messages(output: Output, content: bytes) -> list[str]:
    """Return what the witness finds wrong with the entries and logos of a file."""
    actual = read_deck(content) if output == "deck" else read_pdf(content)
    return [found.message for found in (*compare(expected(output), actual), *check_logos(document(), actual))]
