"""What a process keeps from build to build never changes a build: after any edit it gives what a build without memory gives."""

from __future__ import annotations

import random
from dataclasses import fields
from pathlib import Path

from briefing.pipeline import Built, build
from briefing.verify import pdf_kept
from running import FULL, SMALL_OUTLINE

WORDS = ("visits", "north", "south", "week", "time", "Slowly", "certainty", "pattern", "briefing", "Makers", "everybody")


def test_edited_again_and_again_a_build_is_as_if_it_were_the_first(tmp_path: Path) -> None:
    chance = random.Random(11)  # noqa: S311  edits, not secrets
    text, outline = SMALL_OUTLINE, tmp_path / "o.yaml"
    for _ in range(40 if FULL else 6):
        text = edited(text, chance)
        outline.write_text(text, encoding="utf-8")
        warm = build(outline)
        with pdf_kept.forgetting():
            assert differences(warm, build(outline)) == []


def edited(text: str, chance: random.Random) -> str:
    """Put one word of the texts in the place of another, or beside it."""
    lines = text.split("\n")
    place = chance.choice([number for number, line in enumerate(lines) if any(word in line for word in WORDS)])
    word = chance.choice([word for word in WORDS if word in lines[place]])
    lines[place] = lines[place].replace(word, chance.choice((chance.choice(WORDS), f"{word} {chance.choice(WORDS)}")), 1)
    return "\n".join(lines)


def differences(one: Built, other: Built) -> list[str]:
    return [part.name for part in fields(Built) if getattr(one, part.name) != getattr(other, part.name)]
