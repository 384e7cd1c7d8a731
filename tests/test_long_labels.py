"""Words of the furniture and labels that no line holds: what is built is known again as it was built, so that the next build replaces it."""

from __future__ import annotations

from pathlib import Path

import pytest

import briefing
from briefing.checking import find_own_work

LONG = 120


def long(letters: str) -> str:
    """Return a word of so many letters, without a space."""
    return (letters * LONG)[:LONG]


def outline_of(word: str, language: str) -> str:
    return f"""\
title: Labels
lang: {language}
tones: {{first: {word}, second: other}}
words: {{note: {word}, risk: {word}, decision: {word}, question: {word}, takeaway: {word}, insight: {word}, high: {word}, reported: {word}}}
sources: {{s: {{title: A source}}}}
sections:
  - title: One
    numbered: true
    topics:
      - title: First
        label: {word}
        confidence: high
        basis: reported
        takeaway: So [@s]
        notes: spoken
        body:
          - aside: A short remark
          - callout: {{kind: note, text: A note}}
          - callout: {{kind: risk, text: {{text: A long wording, short: Risk}}}}
          - callout: {{kind: decision, text: A decision}}
          - callout: A note again
      - title: Second
        points: [{{label: {word}, text: x}}, {{label: M, text: y}}]
      - title: Third
        compare: [{{heading: {word}, tone: first, text: x}}, {{heading: b, tone: second, text: y}}]
      - title: Fourth
        figures: [{{value: 1, label: {word}}}, {{value: 2, label: c}}]
"""


CASES = (("N", "en", "meridian"), ("abcdefghij", "de", "civic"), ("ש", "he", "meridian"), ("漢", "zh-Hans", "civic"))
SELDOM = (("N", "en", "civic"), ("abcdefghij", "de", "meridian"), ("ש", "he", "civic"), ("漢", "zh-Hans", "meridian"))


@pytest.mark.parametrize(("letters", "language", "theme"), [*CASES, *(pytest.param(*case, marks=pytest.mark.full) for case in SELDOM)])
def test_no_label_makes_a_file_look_edited(letters: str, language: str, theme: str, tmp_path: Path) -> None:
    path = tmp_path / "o.yaml"
    path.write_text(outline_of(long(letters), language), encoding="utf-8")
    built = briefing.build(path, theme=theme)
    for name, content in (("o-deck.pptx", built.deck), ("o-briefing.pdf", built.document)):
        (tmp_path / name).write_bytes(content)
        assert list(find_own_work(tmp_path / name, frozenset())) == []
