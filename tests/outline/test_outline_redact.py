"""An outline that may be given away: valid, the same document, and nothing of what stands in the deck alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing.language import words_for
from briefing.outline import ReadOutline, read_outline
from briefing.roles import Role
from briefing.verify import transcribe
from running import ROOT

OUTLINES = (ROOT / "content" / "outline.yaml", *sorted((ROOT / "tests" / "corpus").glob("*.yaml")))

OUTLINE = """
# A comment for colleagues.
title: {text: A title in full, short: A title}
summary:
  text: It says so.
  points: [{text: Shown, show: both}, {text: Sly point, show: deck}]
  notes: Sly notes of the summary.
sections:
- title: Section
  topics:
  - id: kept
    title: Kept  # a remark
    body:
    - text: "A [link](#also-kept)."
    - callout: {kind: note, text: "Sly callout, a [link](#gone)"}
      show: deck
    - points:
      - {label: notes, text: No note but a label, short: Sly wording}
      - notes: Another label
      - {text: Sly item, show: deck}
      - {text: Under, points: [{text: Sly below, show: deck}, Below]}
    - text: "Of the pages\\u2028alone"
      show: document
    notes: Sly notes of a topic.
  - {id: gone, title: Sly topic, text: Sly text, show: deck}
  - {id: also-kept, title: Hidden slide, text: In the document, hidden: true, notes: Sly}
  - {id: bare, title: Bare, body: [{text: Sly, show: deck}], detail: In the document}
"""


def redacted(path: Path) -> tuple[ReadOutline, ReadOutline, str]:
    """Return an outline, what is given away of it, read again beside the files that it names, and the text of that."""
    read = read_outline(path)
    again = path.with_name("redacted.yaml")
    again.write_text(read.for_archive(), encoding="utf-8")
    return read, read_outline(again), read.for_archive()


def said(read: ReadOutline) -> list[tuple[Role, str]]:
    document = read.document
    return [(entry.role, entry.text) for entry in transcribe(document, "document", words_for(document.language, document.words)).entries]


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: path.stem)
def test_it_says_the_same_document(path: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(path.parent, tmp_path / "folder", ignore=shutil.ignore_patterns("broken", "languages"))
    read, again, _ = redacted(folder / path.name)
    assert said(again) == said(read)
    assert said(read)


def test_nothing_of_the_deck_alone_is_left(tmp_path: Path) -> None:
    path = tmp_path / "outline.yaml"
    path.write_text(OUTLINE, encoding="utf-8")
    read, again, text = redacted(path)
    assert "Sly" not in text
    assert "#" not in text.replace("(#also-kept)", "")
    assert "short" not in text
    assert said(again) == said(read)
    assert (Role.LABEL, "notes") in said(again)
    assert any("Of the pages\u2028alone" in words for _, words in said(again))


def test_the_whole_outline_says_it(tmp_path: Path) -> None:
    path = tmp_path / "outline.yaml"
    path.write_text(OUTLINE, encoding="utf-8")
    assert read_outline(path).start.source.text.count("Sly") == 11
