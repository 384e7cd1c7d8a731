"""Notes pages print whole, or their author is told by how many words they do not."""

from __future__ import annotations

from pathlib import Path

from briefing.deck import plan_deck
from briefing.language import words_for
from briefing.outline import read_outline
from deck.decks import ARTICLE, THEME, plan_of


def crowded(notes: str, folder: Path) -> list[str]:
    outline = folder / "outline.yaml"
    outline.write_text(f"title: A\ntopics:\n  - title: B\n    text: C\n    notes: {notes}\n", encoding="utf-8")
    document = read_outline(outline).document
    plan = plan_deck(document, THEME, words_for(document.language, document.words), edition="0123456789ab")
    return [finding.message for finding in plan.findings if finding.code == "crowded-notes"]


def test_notes_that_print_whole_are_no_finding(tmp_path: Path) -> None:
    assert crowded("speak " * 300, tmp_path) == []
    assert [finding for finding in plan_of(ARTICLE).findings if finding.code == "crowded-notes"] == []


def test_notes_that_do_not_are_told_with_their_words(tmp_path: Path) -> None:
    (message,) = crowded("speak " * 800, tmp_path)
    assert message.startswith("the notes of slide 2 have 803 words; their page prints about ")  # three words name the group
    assert 300 < int(message.rsplit("about ", 1)[1].split()[0]) < 500
