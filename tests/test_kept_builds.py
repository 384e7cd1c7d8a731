"""What a process keeps from build to build never changes a build: after any edit it gives what a build without memory gives."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from briefing.deck import kept
from briefing.deck.topics import topic_drafts
from briefing.pipeline import Built, build
from briefing.verify import pdf_kept, pdf_paint
from running import FULL, SMALL_OUTLINE

SWAPPED = 0.8
TOPIC = "      - {title: Another topic says much more, text: It says so in one long sentence that has many words.}\n"
LETTERS = "0123456789 abcdef"
"""What an edition may be written with, so that another one needs no other fonts."""


def test_edited_again_and_again_a_build_is_as_if_it_were_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(11)  # noqa: S311  edits, not secrets
    text, outline, read = f"{SMALL_OUTLINE}{TOPIC}disclaimer: {LETTERS}\n", tmp_path / "o.yaml", Counter[str]()
    for _ in range(40 if FULL else 6):
        outline.write_text(text, encoding="utf-8")
        with counting(monkeypatch, read, "kept"):
            warm = build(outline, again=True)
        with pdf_kept.forgetting(), counting(monkeypatch, read, "anew"):
            assert differences(warm, build(outline)) == []
        text = edited(text, chance)
    for what in ("pages", "topics"):
        assert 0 < read[f"{what} kept"] < read[f"{what} anew"]


@contextmanager
def counting(monkeypatch: pytest.MonkeyPatch, read: Counter[str], name: str) -> Iterator[None]:
    """Count under a name the pages that are read, and the topics whose slides are planned."""

    def counted(page: object, number: int) -> pdf_paint.PaintedPage:
        read[f"pages {name}"] += 1
        return pdf_paint.read_page(page, number)

    def counted_too(*planned: Any) -> object:  # noqa: ANN401  as it comes
        read[f"topics {name}"] += 1
        return topic_drafts(*planned)

    with monkeypatch.context() as patched:
        patched.setattr(pdf_kept, "read_page", counted)
        patched.setattr(kept, "topic_drafts", counted_too)
        yield


def edited(text: str, chance: random.Random) -> str:
    """Let two words of a text change places, so that the fonts need no other letters; now and then bring in a new one."""
    places = [found for found in re.finditer(r"(?<=[a-z] )([a-z]+) ([a-z]+)(?= [a-z])", text) if found[1] != found[2]]
    found = chance.choice(places)
    words = f"{found[2]} {found[1]}" if chance.random() < SWAPPED else f"{found[2]} quick jazz"
    return f"{text[: found.start()]}{words}{text[found.end() :]}"


def differences(one: Built, other: Built) -> list[str]:
    return [part.name for part in fields(Built) if getattr(one, part.name) != getattr(other, part.name)]
