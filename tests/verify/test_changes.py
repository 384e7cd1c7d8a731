"""What changed between two files, as a reader is told it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.language import words_for
from briefing.outline import read_outline
from briefing.verify import transcribe
from briefing.verify.changes import Change, Content, find_changes

OUTLINE = """\
title: T
summary: {text: Thought, points: [First claim, Second claim]}
sections:
  - title: One
    topics:
      - title: Students sit inside the team
        points: [The team has 11 members, "They **stay** for two years"]
        takeaway: Hire early.
        notes: Say it slowly.
      - title: Peers share openly
        points: [They meet each week, They publish in May]
  - title: Two
    topics:
      - title: Chips are scarce
        text: Everybody wants more.
"""

Diff = Callable[[str, str], tuple[Change, ...]]


@pytest.fixture
def diff(tmp_path: Path) -> Diff:
    def content(text: str) -> Content:
        path = tmp_path / "o.yaml"
        path.write_text(text, encoding="utf-8")
        document = read_outline(path).document
        sections = {
            topic.key: section.title.full[0].text  # type: ignore[union-attr]  # these titles are one run
            for section in document.sections
            if section.title is not None
            for topic in section.topics
        }
        return Content(transcribe(document, "deck", words_for("en")).entries, sections)

    return lambda old, new: find_changes(content(old), content(new))


def told(changes: tuple[Change, ...]) -> list[tuple[str, str, str, str]]:
    return [(change.kind, change.topic, change.before, change.after) for change in changes]


STUDENTS, PEERS, CHIPS = "Students sit inside the team", "Peers share openly", "Chips are scarce"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("T", "T", []),
        ("11 members", "12 members", [("changed", STUDENTS, "The team has 11 members", "The team has 12 members")]),
        ("Say it slowly", "Say it fast", [("changed", STUDENTS, "Say it slowly.", "Say it fast.")]),
        (", They publish in May", "", [("removed", PEERS, "They publish in May", "")]),
        ("[They meet each week", "[New point, They meet each week", [("added", PEERS, "", "New point")]),
        ("takeaway: Hire early.", "label: Talent", [("added", STUDENTS, "", "Talent"), ("removed", STUDENTS, "Hire early.", "")]),
        ("**stay**", "stay", [("changed", STUDENTS, "They stay for two years", "They stay for two years")]),
        ("First claim, Second claim", "Second claim, First claim", [("moved", "/summary", "Second claim", "Second claim")]),
    ],
)
def test_one_edit_is_one_change(diff: Diff, old: str, new: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert sorted(told(diff(OUTLINE, OUTLINE.replace(old, new, 1)))) == sorted(expected)


def test_a_look_that_changed_is_named(diff: Diff) -> None:
    (change,) = diff(OUTLINE, OUTLINE.replace("**stay**", "*stay*"))
    assert change.looks == "strong, emphasis"


def test_a_new_title_of_a_topic_without_id_is_one_change(diff: Diff) -> None:
    (change,) = diff(OUTLINE, OUTLINE.replace(STUDENTS, "Students work inside every team"))
    assert (change.kind, change.before, change.after) == ("changed", STUDENTS, "Students work inside every team")
    assert not change.is_whole_topic


def test_a_topic_that_moved_is_neither_deleted_nor_added(diff: Diff) -> None:
    peers = OUTLINE[OUTLINE.index("      - title: Peers") : OUTLINE.index("  - title: Two")]
    moved = OUTLINE.replace(peers, "") + peers
    assert told(diff(OUTLINE, moved)) == [("moved", PEERS, PEERS, PEERS)]


def test_a_new_and_a_deleted_topic_are_one_change_each(diff: Diff) -> None:
    more = OUTLINE + "      - title: Power is dear\n        text: Prices rose.\n"
    (added,) = diff(OUTLINE, more)
    (removed,) = diff(more, OUTLINE)
    assert (added.kind, added.after, added.section, added.is_whole_topic) == ("added", "Power is dear", "Two", True)
    assert (removed.kind, removed.before, removed.section, removed.is_whole_topic) == ("removed", "Power is dear", "Two", True)


def test_changes_come_by_section_numbers_first(diff: Diff) -> None:
    new = OUTLINE.replace("Everybody wants more.", "Nobody does.").replace("two years", "long").replace("11 members", "12 members")
    changes = diff(OUTLINE, new.replace("Hire early", "Hire late"))
    assert [(change.section, change.changes_numbers) for change in changes] == [("One", True), ("One", False), ("One", False), ("Two", False)]


def test_an_entry_that_moved_to_another_topic_moved(diff: Diff) -> None:
    new = OUTLINE.replace(", They publish in May", "").replace("[The team has", "[They publish in May, The team has")
    assert told(diff(OUTLINE, new)) == [("moved", STUDENTS, "They publish in May", "They publish in May")]


def test_a_thousand_topics_are_quick(diff: Diff) -> None:
    """No square of the number of topics: entries are compared inside their topic alone."""
    topics = [f"  - {{title: Topic {number}, points: [One {number}, Two {number}]}}\n" for number in range(1000)]
    old = "title: T\ntopics:\n" + "".join(topics)
    new = "title: T\ntopics:\n" + "".join([*topics[500:], *topics[:499], topics[499].replace("Two 499", "Two 77")])
    changes = diff(old, new)
    assert {change.kind for change in changes} == {"moved", "changed"}
    assert [change.before for change in changes if change.kind == "changed"] == ["Two 499"]
