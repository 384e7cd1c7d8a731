"""Topics that are taken again never change a deck: after any edit its plan is what is planned without memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.deck import kept, plan_deck
from briefing.deck.kept import DraftMemory
from briefing.deck.topics import topic_drafts
from briefing.language import words_for
from briefing.outline import read_outline
from briefing.themes import find_theme, load_theme

OUTLINE = """
title: Kept
status: Draft
tones: {first: Makers, second: Buyers}
sources:
  a: {author: Ada Author, title: A work}
  b: {author: Ben Author, title: Another work}
summary: {text: The thought of it all, points: [One point, Another point]}
sections:
  - title: First section
    lead: What leads in
    topics:
      - {id: t1, title: First topic, points: [One, "Two [@a]"], detail: Said aloud.}
      - {id: t2, title: Second topic, compare: [{heading: Left, tone: first, text: One side}, {heading: Right, tone: second, text: The other}]}
  - title: Second section
    numbered: true
    topics:
      - {id: t3, title: Third topic, points: ["Three [@b]"], takeaway: So it is}
      - {id: t4, title: Fourth topic, points: [Four]}
  - title: Last section
    topics:
      - {id: t5, title: Fifth topic, points: [{label: First, text: Do this}, {label: Then, text: Do that}]}
"""
TOPICS = ("t1", "t2", "t3", "t4", "t5")
EDITS: list[tuple[str, str, tuple[str, ...]]] = [
    ("Two [@a]", "Other words [@a]", ("t1",)),
    ("Fourth topic", "Another title", ("t4",)),
    ("Fourth topic", "First topic", ("t4", "t4 (2)")),
    ("The thought of it all", "Another thought", ()),
    ("What leads in", "Another lead", ()),
    ("status: Draft", "status: Final", TOPICS),
    ("first: Makers", "first: Sellers", TOPICS),
    ("Ada Author", "Eva Author", TOPICS),
    ("First section", "Another section", TOPICS),
    ("Last section", "Section at the end", TOPICS),
    ("summary: {text: The thought of it all, points: [One point, Another point]}", "", TOPICS),
    ("      - {id: t4, title: Fourth topic, points: [Four]}\n", "", ("t1", "t2", "t3", "t5")),
    ("title: Fifth topic,", "title: Fifth topic, show: document,", ("t1", "t2", "t3", "t4")),
    ("title: Kept", "title: Kept\nlang: de", TOPICS),
    ("title: Kept", "title: Kept\ntheme: civic", TOPICS),
]
"""What an edit replaces, by what, and the topics that are planned anew, with the marks of their titles."""


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count the topics that are planned."""
    count = Counter[str]()

    def counted(kit: Any, section: Any, topic: Any) -> object:  # noqa: ANN401  as they come
        count[f"{topic.key}{kit.marks.get(topic.key, '')}"] += 1
        return topic_drafts(kit, section, topic)

    monkeypatch.setattr(kept, "topic_drafts", counted)
    return count


@pytest.fixture
def plan(tmp_path: Path) -> Callable[..., object]:
    outline = tmp_path / "o.yaml"

    def plan(text: str, memory: DraftMemory | None = None, theme: str = "", own: tuple[tuple[str, str], ...] = ()) -> object:
        outline.write_text(text, encoding="utf-8")
        document = read_outline(outline).document
        loaded = load_theme(find_theme(theme or document.theme, outline))
        return plan_deck(document, loaded, words_for(document.language, own), edition="0" * 12, memory=memory)

    return plan


@pytest.mark.parametrize(("old", "new", "anew"), EDITS, ids=[f"{old[:24]}-{new[:24]}" for old, new, _ in EDITS])
def test_only_what_an_edit_reaches_is_planned_anew(
    planned: Counter[str], plan: Callable[..., object], old: str, new: str, anew: tuple[str, ...]
) -> None:
    assert old in OUTLINE
    memory = DraftMemory()
    plan(OUTLINE, memory)
    assert planned == Counter(TOPICS)
    for text, keys in ((OUTLINE.replace(old, new), anew), (OUTLINE, None)):
        wanted = plan(text)
        planned.clear()
        assert plan(text, memory) == wanted
        assert keys is None or planned == Counter(keys)


@pytest.mark.parametrize("other", [{"theme": "civic"}, {"own": (("source", "Origin"),)}], ids=["theme", "words"])
def test_another_theme_and_other_words_plan_all_topics_anew(planned: Counter[str], plan: Callable[..., object], other: dict[str, Any]) -> None:
    memory = DraftMemory()
    plan(OUTLINE, memory)
    wanted = plan(OUTLINE, **other)
    planned.clear()
    assert plan(OUTLINE, memory, **other) == wanted
    assert planned == Counter(TOPICS)


def test_topics_are_taken_from_the_last_deck_alone(planned: Counter[str], plan: Callable[..., object]) -> None:
    memory = DraftMemory()
    for text in (OUTLINE, OUTLINE.replace("points: [Four]", "points: [Five]"), OUTLINE):
        planned.clear()
        plan(text, memory)
    assert planned == Counter(["t4"])
