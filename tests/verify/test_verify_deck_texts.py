"""A good deck, and every kind of text in it with one letter altered: the witness must name each."""

from __future__ import annotations

from functools import cache

import pytest

from verify.deck_damage import notes_parts
from verify.deck_file import A, DeckFile, altered
from verify.witness import witnessed

TEXTS = (
    ("/", "Everything to see", "Title (/)"),
    ("/", " alone", "Subtitle (/)"),
    ("/", "The Observatory", "Organisation (/)"),
    ("/", "Ada Example", "Author (/)"),
    ("/", "Bo Sample", "Author (/)"),
    ("/", "May 12, 2026", "Date (/)"),
    ("/", "Briefing", "Kicker (/)"),
    ("/", "Everything that a witness must be able to see", "in the notes (wording)"),
    ("/", "Full wording", "Word (//notes/wording)"),
    ("/summary", " that governs all 11", "Thought (/summary)"),
    ("/summary", "In brief", "Kicker (/summary)"),
    ("/summary", "The first claim", "Label (/summary.1)"),
    ("/summary", "Its gloss, with a number: 42.", "Point (/summary.1)"),
    ("/summary", "The second claim stands alone ", "Point (/summary.2)"),
    ("/summary", "3", "Numeral (/summary.3)"),
    ("/summary", "7", "Figure (/summary/figures.1)"),
    ("/summary", "as visited", "Figure note (/summary/figures.1)"),
    ("/summary", "Colour key", "Word (/)"),
    ("/summary", "Buyers", "Tone (/)"),
    ("/summary", "Say it once.", "in the notes (speaker)"),
    ("/summary", "and a third time", "in the notes (speaker)"),
    ("/contents", "Contents", "Contents (/contents)"),
    ("/contents", "1", "Contents (evidence)"),
    ("/contents", "Evidence of every kind", "Contents (evidence)"),
    ("/contents", "One topic for each of them", "Contents (evidence)"),
    ("/contents", "14", "Contents (lessons)"),
    ("/contents", "A", "Contents (more)"),
    ("evidence", "Part 1", "Kicker (evidence)"),
    ("evidence", "Evidence of every kind", "Title (evidence)"),
    ("evidence", "One topic for each of them", "Lead (evidence)"),
    ("rows", "Labelled rows stand beside their texts", "Title (rows)"),
    ("rows", "1.1\u2002Evidence of every kind", "Kicker (rows)"),
    ("rows", "Rows", "Label (rows)"),
    ("rows", "Confidence: high", "Confidence (rows)"),
    ("rows", "Reported", "Basis (rows)"),
    ("rows", "Makers", "Label (rows/b1.1)"),
    ("rows", "tools", "Point (rows/b1.1)"),
    ("rows", "[1, p. 4]", "Point (rows/b1.1)"),
    ("rows", "a sub-point of the row", "Point (rows/b1.3.1)"),
    ("rows", "So what", "Word (rows)"),
    ("rows", "Sell certainty, buy time.", "Takeaway (rows)"),
    ("rows", " Nathan Lambert, Interconnects; ", "Source line (rows)"),
    ("rows", "Everything to see \u00b7 The Observatory \u00b7 Version 1.4 \u00b7 May 12, 2026", "Footer (/)"),
    ("rows", "Draft \u00b7 Internal", "Marking (/)"),
    ("rows", "5", "Slide number (/)"),
    ("rows", "For the speaker", "Word (rows/notes/speaker)"),
    ("rows", "Background", "Word (rows/notes/background)"),
    ("rows", "slowly", "in the notes (speaker)"),
    ("rows", "then wait", "in the notes (speaker)"),
    ("rows", "They ask for a great deal of certainty in writing.", "in the notes (wording)"),
    ("rows", "What they saw", "Prose heading (rows/b2.2) in the notes (background)"),
    ("rows", "one in the north", "in the notes (background)"),
    ("rows", "and a paragraph inside it", "in the notes (background)"),
    ("rows", "A short quotation of 7 words.", "Quotation (rows/b2.9) in the notes (background)"),
    ("lists", "deepest", "Point (lists/b1.2.1.1)"),
    ("order", "a large one", "Step (order/b1.2.2)"),
    ("order", "Build", "Label (order/b1.3)"),
    ("order~2", "Steps are numbered and go on", "Repeated title (order)"),
    ("order~2", "1.3\u2002Evidence of every kind", "Kicker (order)"),
    ("order~2", " (2/3)", "title of (order)"),
    ("order~2", " Nathan Lambert, Interconnects", "Repeated source line (order)"),
    ("sides", "Makers", "Heading (sides/b1.1)"),
    ("sides", "Pace", "Label (sides/b1.1.2)"),
    ("sides", "3 times a year", "Point (sides/b1.1.2)"),
    ("sides", "They wait and ", "Text (sides/b1.2)"),
    ("sides", "link that goes on behind it", "Text (sides/b2)"),
    ("answers", "Buyers", "Heading (answers/b1.2)"),
    ("answers", "What is scarce just now", "Question (answers/b1.r2)"),
    ("answers", "5 years", "Cell (answers/b1.r3)"),
    ("answers~2", "Buyers", "Repeated heading (answers/b1.2)"),
    ("answers~2", "An engineer", "Cell (answers/b1.r7)"),
    ("said", "We count every operation twice.", "Quote (said/b1)"),
    ("said", "An engineer", "Attribution (said/b1)"),
    ("said", "in Hangzhou", "Quote role (said/b1)"),
    ("distance", "1", "Numeral (distance)"),
    ("distance", "3 in 4", "Figure (distance/b1.1)"),
    ("distance", "models can be downloaded", "Figure label (distance/b1.1)"),
    ("distance", "counted by hand", "Figure note (distance/b1.1)"),
    ("distance", "11", "Figure (distance/b1.2)"),
    ("distance", "up from 9", "Figure change (distance/b1.2)"),
    ("distance", "early 2025", "Figure date (distance/b1.2)"),
    ("care", "Risk", "Callout kind (care/b2)"),
    ("care", " by 2.", "Callout (care/b2)"),
    ("care", "Only the deck says that other sentence of nine.", "Text (care/b4)"),
    ("quoted", "2", "Numeral (quoted/b3.2)"),
    ("quoted", "count again", "Step (quoted/b3.2)"),
    ("backup", " (2)", "title of (backup)"),
    ("/sources", "Sources", "Word (/sources)"),
    ("/sources", "What makes it different", "Source (/sources/gigazine)"),
    ("/sources", "Write to ", "Contact (/)"),
    ("/sources", "Nothing here is ", "Disclaimer (/)"),
    ("/sources", "the house", "Contact (/)"),
    ("/sources", "Edition {edition}", "Edition (/)"),
)


@cache
def altered_texts() -> tuple[str, ...]:
    """Return what the witness says when one letter of each of these texts is altered, without its marks."""
    deck = DeckFile(witnessed().deck)
    for text in [deck.text(key, written(said)) for key, said, _ in TEXTS]:
        text.text = altered(text.text or "")
    return tuple(message.replace("*", "") for message in witnessed().messages("deck", deck.content()))


@pytest.mark.parametrize(("said", "name"), [text[1:] for text in TEXTS], ids=[f"{key}: {said.strip()}" for key, said, _ in TEXTS])
def test_a_text_of_which_one_letter_is_altered_is_named(said: str, name: str) -> None:
    wanted = altered(written(said)).strip()
    assert any(name in message and wanted in message for message in altered_texts()), [one for one in altered_texts() if name in one]


def written(said: str) -> str:
    return said.replace("{edition}", witnessed().edition)


def test_every_text_that_is_altered_is_seen() -> None:
    """Of every tenth text at a time one letter is altered; each altered text must be told."""
    for turn in range(10):
        deck = DeckFile(witnessed().deck)
        texts = [text for part in (*deck.slide_parts(), *notes_parts(deck)) for text in deck.root(part).iter(f"{A}t")]
        assert len(texts) > 250
        told = [text for text in texts[turn::10] if any(character.isalnum() for character in text.text or "")]
        for text in told:
            text.text = altered(text.text or "")
        messages = "\n".join(witnessed().messages("deck", deck.content())).replace("*", "")
        assert [text.text for text in told if (text.text or "").strip() not in messages] == []


def test_no_two_texts_are_the_same() -> None:
    assert len(set(TEXTS)) == len(TEXTS)
