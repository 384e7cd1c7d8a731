"""A good PDF, and every kind of text in it with one glyph altered: the witness must name each."""

from __future__ import annotations

import re
from functools import cache

import pytest

from verify.pdf_file import PdfFile
from verify.witness import witnessed

TEXTS = (
    "Title (/)",
    "Subtitle (/)",
    "Organisation (/)",
    "Author 1 (/)",
    "Author 2 (/)",
    "Date (/)",
    "Kicker (/)",
    "Marking (/)",
    "Kicker (/summary)",
    "Contents (/contents)",
    "Contents 1 (evidence)",
    "Contents 2 (evidence)",
    "Contents 1 (rows)",
    "Contents 2 (distance)",
    "Contents 1 (/sources)",
    "Contents 2 (/sources)",
    "Thought (/summary)",
    "Label 1 (/summary.1)",
    "Point 1 (/summary.1)",
    "Point 2 (/summary.2)",
    "Figure 2 (/summary/figures.2)",
    "Figure date 2 (/summary/figures.2)",
    "Source line (/summary)",
    "Word (/)",
    "Tone 2 (/)",
    "Kicker (evidence)",
    "Title (evidence)",
    "Lead (evidence)",
    "Kicker (rows)",
    "Title (rows)",
    "Label (rows)",
    "Confidence (rows)",
    "Basis (rows)",
    "Label 1 (rows/b1.1)",
    "Point 2 (rows/b1.2)",
    "Point 1 (rows/b1.3.1)",
    "Text (rows/b2.1)",
    "Prose heading (rows/b2.2)",
    "Point (rows/b2.3)",
    "Point (rows/b2.4)",
    "Text (rows/b2.5)",
    "Step (rows/b2.8)",
    "Quotation (rows/b2.9)",
    "Text (rows/b2.10)",
    "Word (rows)",
    "Takeaway (rows)",
    "Source line (rows)",
    "Point 1 (lists/b1.2.1.1)",
    "Step 1 (order/b1.2.1)",
    "Label 3 (order/b1.3)",
    "Step 3 (order/b1.3)",
    "Step 12 (order/b1.12)",
    "Heading (sides/b1.1)",
    "Point 1 (sides/b1.1.1)",
    "Label 2 (sides/b1.1.2)",
    "Text (sides/b1.2)",
    "Text (sides/b2)",
    "Heading (answers/b1.1)",
    "Question (answers/b1.r3)",
    "Cell 2 (answers/b1.r1)",
    "Cell 3 (answers/b1.r10)",
    "Quote (said/b1)",
    "Attribution (said/b1)",
    "Quote role (said/b1)",
    "Numeral (distance)",
    "Figure 1 (distance/b1.1)",
    "Figure label 1 (distance/b1.1)",
    "Figure note 1 (distance/b1.1)",
    "Figure 2 (distance/b1.2)",
    "Figure change 2 (distance/b1.2)",
    "Figure date 2 (distance/b1.2)",
    "Callout kind (care/b2)",
    "Callout (care/b2)",
    "Text (care/b3)",
    "Step 2 (quoted/b3.2)",
    "Text (paper/b1.1)",
    "Title (backup)",
    "Kicker (bare)",
    "Basis (bare)",
    "Kicker (/sources)",
    "Source 1 (/sources/lambert)",
    "Source 3 (/sources/gigazine)",
    "Contact (/)",
    "Disclaimer (/)",
    "Edition (/)",
)


@cache
def altered_texts() -> tuple[str, ...]:
    """Return what the witness says when one glyph of each of these texts is another."""
    pdf = PdfFile(witnessed().pdf)
    for name in TEXTS:
        pdf.alter_name(name)
    return tuple(witnessed().messages("document", pdf.content()))


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_of_which_one_glyph_is_altered_is_named(name: str) -> None:
    told = [message for message in altered_texts() if plain_name(name) in message]
    assert any(" became “" in message or " says “" in message for message in told), told


def test_every_glyph_that_is_altered_is_seen() -> None:
    """In every fifth text at a time one glyph is altered; each altered element must be told."""
    names = [str(element["/T"]) for element in PdfFile(witnessed().pdf).elements() if "/T" in element]
    assert len(names) > 170
    for turn in range(5):
        pdf = PdfFile(witnessed().pdf)
        told = [name for name in names[turn::5] if any(pdf.alter(*place) for place in pdf.painted(pdf.element(name)))]
        assert len(told) > 30
        messages = "\n".join(witnessed().messages("document", pdf.content()))
        lost = [name for name in told if plain_name(name) not in messages and block(name) not in messages]
        assert lost == []


def plain_name(name: str) -> str:
    """Return the name of a structure element without its count, as messages have it."""
    return re.sub(r" \d+ \(", " (", name)


def block(name: str) -> str:
    """Return the key of the first entry in a container: what is altered in a container is altered in an entry."""
    key = name[name.index("(") + 1 : -1]
    return f"({key}" if name.split(maxsplit=1)[0] in {"Points", "Steps", "Side", "Comparison", "Sources"} else name
