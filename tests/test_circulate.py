"""What a mailed deck must not bear is gone from the document that it is made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.blocks import Points, Prose
from briefing.circulate import for_circulation
from briefing.document import Document
from briefing.language import words_for
from briefing.outline import read_outline
from briefing.roles import Group
from briefing.texts import plain
from briefing.verify import transcribe

OUTLINE = """\
title: {text: The full title, short: Title}
summary: {text: Thought, notes: Secret summary}
sections:
  - title: One
    topics:
      - id: a
        title: {text: "A long title with a [way](#b)", short: "See [there](#b)"}
        body:
          - points: [{text: "A long point", short: Point, points: ["Below [b](#b) and [c](#c)"]}]
          - aside: Secret aside
        detail: Secret detail
        notes: Secret notes
      - {id: b, title: Hidden, hidden: true, notes: Secret backup}
      - {id: c, title: Last}
"""


@pytest.fixture
def documents(tmp_path: Path) -> tuple[Document, Document]:
    path = tmp_path / "o.yaml"
    path.write_text(OUTLINE, encoding="utf-8")
    document = read_outline(path).document
    return document, for_circulation(document)


def said(document: Document) -> list[str]:
    return [entry.text for entry in transcribe(document, "deck", words_for("en")).entries]


def test_no_note_and_no_hidden_topic_is_left(documents: tuple[Document, Document]) -> None:
    whole, mailed = documents
    assert {entry.group for entry in transcribe(whole, "deck", words_for("en")).entries} == set(Group) - {Group.DECORATION}
    assert {entry.group for entry in transcribe(mailed, "deck", words_for("en")).entries} == {Group.BODY}
    assert "Secret" in repr(whole)
    assert not [text for text in said(mailed) if "Secret" in text or "long" in text or "Hidden" in text]


def test_what_the_visible_slides_say_stays(documents: tuple[Document, Document]) -> None:
    whole, mailed = documents
    kept = ["Title", "Thought", "One", "See there", "Point", "Below b and c", "Last"]
    assert said(mailed) == kept
    assert [topic.number for topic in mailed.sections[0].topics] == ["1.1", "1.3"]
    assert plain(whole.title.full) == "The full title"


def test_links_to_hidden_slides_are_plain_words_and_others_stay(documents: tuple[Document, Document]) -> None:
    _, mailed = documents
    points, prose = mailed.sections[0].topics[0].body[0], mailed.sections[0].topics[0].body[2]
    assert isinstance(points, Points)
    assert isinstance(prose, Prose)
    assert [getattr(run, "link", "") for run in points.points[0].points[0].wording.full] == ["", "", "", "#c"]
    assert prose.show == "document"
    assert "#b" not in repr(mailed.sections)
