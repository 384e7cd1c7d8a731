"""Texts of the document as spans, and the roles of paragraphs of prose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.roles import Role
from briefing.texts import Citation, Cited, ProsePart, Run, Text
from briefing.verify.printed import prose_role, spans_of
from briefing.verify.transcript import Span
from verify.made_slides import ONE, SOURCES, document

CITED = ONE.replace("text: One", 'text: "One [@notes; @talk, p. 4]"') + SOURCES
BOTH: Text = (Citation((Cited("notes"), Cited("talk", "p. 4"))),)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ((), ()),
        ((Run("a"), Run("b")), (Span("ab"),)),
        ((Run("a", strong=True),), (Span("a", strong=True),)),
        ((Run("a", emphasis=True),), (Span("a", emphasis=True),)),
        ((Run("a", code=True), Run("b", code=True)), (Span("ab", code=True),)),
        ((Run("a", link="#b"), Run("b")), (Span("a", link="#b"), Span("b"))),
    ],
)
def test_runs_as_spans(text: Text, spans: tuple[Span, ...]) -> None:
    assert spans_of(document(CITED), text, for_deck=True) == spans_of(document(CITED), text, for_deck=False) == spans


def test_a_citation_leads_to_the_sources_of_its_file() -> None:
    one = document(CITED)
    assert spans_of(one, BOTH, for_deck=True) == (Span("[1][2, p. 4]", link="#/sources", citation=True),)
    assert spans_of(one, BOTH, for_deck=False) == (
        Span("[1]", link="#/sources/notes", citation=True),
        Span("[2, p. 4]", link="#/sources/talk", citation=True),
    )


PART = ProsePart("paragraph", (Run("a"),))


@pytest.mark.parametrize(
    ("part", "role"),
    [
        (PART, Role.PARAGRAPH),
        (replace(PART, level=1), Role.PARAGRAPH),
        (replace(PART, quoted=True), Role.QUOTATION),
        (replace(PART, quoted=True, level=1), Role.PARAGRAPH),
        (replace(PART, kind="heading"), Role.PROSE_HEADING),
        (replace(PART, kind="item", level=1), Role.POINT),
        (replace(PART, kind="item", level=1, ordered=True, number=1), Role.STEP),
    ],
)
def test_the_role_of_a_paragraph(part: ProsePart, role: Role) -> None:
    assert prose_role(part) is role


def test_what_nobody_knows_is_not_taken_for_anything() -> None:
    with pytest.raises(AssertionError, match="'table'"):
        prose_role(replace(PART, kind="table"))  # type: ignore[arg-type]
    with pytest.raises(AssertionError, match="'text'"):
        spans_of(document(CITED), ("text",), for_deck=True)  # type: ignore[arg-type]
