"""How the texts of the document are printed: runs and citations as spans, and the role of a paragraph of prose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from briefing.document import Document
from briefing.references import citation_mark
from briefing.roles import SOURCES_KEY, Role
from briefing.texts import Citation, ProsePart, Run, Text
from briefing.verify.normalise import merge_spans
from briefing.verify.transcript import Span


def spans_of(document: Document, text: Text, *, for_deck: bool) -> tuple[Span, ...]:
    """Return what a text says in one of the files, neighbours of one appearance as one span; a citation leads to the sources of that file."""
    return merge_spans(span for run in text for span in _printed(document, run, for_deck=for_deck))


def prose_role(part: ProsePart) -> Role:
    """Return the role of a paragraph of prose."""
    match part.kind:
        case "heading":
            return Role.PROSE_HEADING
        case "item":
            return Role.STEP if part.ordered else Role.POINT
        case "paragraph":
            return Role.QUOTATION if part.quoted and not part.level else Role.PARAGRAPH
        case _:
            assert_never(part.kind)


def _printed(document: Document, run: Run | Citation, *, for_deck: bool) -> Iterator[Span]:
    match run:
        case Run():
            yield Span(run.text, run.strong, run.emphasis, run.code, run.link)
        case Citation():
            for cited in run.parts:
                place = f"#{SOURCES_KEY}" if for_deck else f"#{SOURCES_KEY}/{cited.source}"
                yield Span(citation_mark(document, cited), link=place, citation=True)
        case _:
            assert_never(run)
