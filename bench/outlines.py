"""Outlines to measure with: any number of topics of realistic length, no two alike, the same each time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import yaml

TOPICS_OF_SECTION = 10
_SYLLABLES = ("al", "ber", "con", "dor", "en", "fil", "gra", "hol", "in", "ker", "lan", "mer", "nor", "os", "par", "quin", "res", "sta", "tur", "ver")
_SMALL = ("the", "of", "and", "in", "to", "a", "that", "is", "for", "with", "on", "by", "at", "from", "as", "which", "not", "but", "more", "than")
_EXHIBITS = {4: "table", 5: "chart", 7: "compare", 9: "figures", 11: "quote"}
"""One topic in so many has such a block; none has two."""
EDITED, EDIT = "The measured word", "The altered word"
"""A text that stands once in every outline, and what a one-word edit makes of it."""


def outline_of(topics: int) -> str:
    """Return an outline of a number of topics as YAML: prose, points, takeaways, tables, charts, comparisons, figures, quotations."""
    return _dumped(_Author(topics))


def small_outline_of(topics: int) -> str:
    """Return an outline of a number of small topics, a title with two or three points each: thousands stay below the largest outline's 5 MB."""
    return _dumped(_BriefAuthor(topics))


def _dumped(author: _Author) -> str:
    return yaml.safe_dump(author.outline(), allow_unicode=True, sort_keys=False, width=160)


class _Author:
    """Writes one outline, in words of its own making."""

    def __init__(self, topics: int) -> None:
        self.topics = topics
        self.chance = random.Random(20260512)  # noqa: S311  words, not secrets
        self.words = ["".join(self.chance.choices(_SYLLABLES, k=self.chance.randint(2, 4))) for _ in range(2000)]

    def outline(self) -> dict[str, Any]:
        sections = range(0, self.topics, TOPICS_OF_SECTION)
        return {
            "name": f"topics-{self.topics}",
            "title": f"A briefing of {self.topics} topics",
            "subtitle": self.phrase(9),
            "date": "2026-05-12",
            "tones": {"first": "Makers", "second": "Buyers"},
            "sources": {f"s{number}": self.source() for number in range(1 + (self.topics - 1) // 5)},
            "summary": {"text": self.phrase(16), "points": [{"label": self.phrase(6), "text": self.phrase(10)} for _ in range(4)]},
            "sections": [self.section(first, min(first + TOPICS_OF_SECTION, self.topics)) for first in sections],
        }

    def source(self) -> dict[str, str]:
        return {"author": self.phrase(2), "title": self.phrase(8), "publisher": self.phrase(1), "url": f"https://example.org/{self.word()}"}

    def section(self, first: int, end: int) -> dict[str, Any]:
        return {
            "title": self.phrase(5),
            "lead": self.phrase(12),
            "source": f"s{first // 5}",
            "topics": [self.topic(number) for number in range(first, end)],
        }

    def topic(self, number: int) -> dict[str, Any]:
        return {
            "id": f"topic-{number}",
            "title": self.phrase(9),
            "body": list(self.blocks(number)),
            "takeaway": self.phrase(11),
            "detail": "\n\n".join(self.prose(number, place) for place in range(3)),
            "notes": self.phrase(20),
        }

    def blocks(self, number: int) -> Iterator[dict[str, Any]]:
        yield {"points": [{"label": self.phrase(2), "text": self.phrase(14)} for _ in range(3)]}
        for every, kind in _EXHIBITS.items():
            if number % every == every // 2:
                yield {kind: getattr(self, kind)(number)}
                return

    def table(self, _: int) -> dict[str, Any]:
        rows = [[self.phrase(2), self.phrase(4), str(self.chance.randint(1, 9999)), f"{self.chance.random():.2f}"] for _ in range(6)]
        return {
            "caption": self.phrase(6),
            "columns": ["Name", "What it is", "Count", "Share"],
            "align": ["left", "left", "right", "right"],
            "rows": rows,
        }

    def chart(self, number: int) -> dict[str, Any]:
        series = {name: [self.chance.randint(5, 95) for _ in range(5)] for name in ("Makers", "Buyers")}
        kind = ("column", "bar", "line")[number % 3]
        return {"type": kind, "caption": self.phrase(6), "unit": "%", "categories": [str(2021 + year) for year in range(5)], "series": series}

    def compare(self, _: int) -> list[dict[str, str]]:
        return [{"heading": side, "tone": tone, "text": self.phrase(18)} for side, tone in (("Makers", "first"), ("Buyers", "second"))]

    def figures(self, _: int) -> list[dict[str, str]]:
        return [{"value": f"{self.chance.randint(2, 98)} %", "label": self.phrase(5)} for _ in range(3)]

    def quote(self, _: int) -> dict[str, str]:
        return {"text": self.phrase(18), "by": self.phrase(2)}

    def prose(self, number: int, place: int) -> str:
        """Return a paragraph of three to five sentences, some words strong or emphasised, a source cited."""
        said = [self.phrase(self.chance.randint(9, 20)) for _ in range(self.chance.randint(3, 5))]
        said[0] = f"{said[0]} **{self.word()}** and *{self.word()}*"
        said[-1] = f"{said[-1]} [@s{number // 5}]"
        edited = [f"{EDITED} stands here"] if (number, place) == (self.topics // 2, 0) else []
        return ". ".join((*edited, *said)) + "."

    def phrase(self, count: int) -> str:
        """Return so many words, about as many small ones among them as in English."""
        said = [self.chance.choice(_SMALL) if place % 5 in {1, 3} else self.word() for place in range(count)]
        return " ".join((said[0].capitalize(), *said[1:]))

    def word(self) -> str:
        return self.chance.choice(self.words)


class _BriefAuthor(_Author):
    """Writes one with small topics."""

    def topic(self, number: int) -> dict[str, Any]:
        return {"id": f"topic-{number}", "title": self.phrase(9), "points": [self.phrase(8) for _ in range(2 + number % 2)]}
