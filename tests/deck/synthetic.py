"""Outlines of random blocks in every language, from 1 to 400 words a topic, the same for the same language: what nobody drew a slide for must fit."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from briefing.document import Document
from briefing.language import primary
from briefing.outline import read_outline
from briefing.texts import plain

LENGTHS = (1, 4, 12, 30, 60, 120, 250, 400)
_UNSPACED = frozenset({"zh", "ja"})
_PLAIN_WORD = re.compile(r"[^\s*_\[\]<>#`~|&\\:@]+")
_FEW_CHARACTERS = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{1,3}|[A-Za-z0-9]+")
_UNBREAKABLE = ("https://example.org/a/very/long/address/that-nobody-would-type?year=2026&branch=3", "N-(4-hydroxyphenyl)ethanamide-hydrochloride")

Block = dict[str, Any]


class Writer:
    """Writes texts of a number of words with the words of one outline, marked up now and then."""

    def __init__(self, source: Path, seed: int) -> None:
        document = read_outline(source).document
        self.language = document.language
        self.chance = random.Random(seed)  # noqa: S311  a repeatable sample, no secret
        words = _FEW_CHARACTERS if primary(self.language) in _UNSPACED else _PLAIN_WORD
        self._words = tuple(dict.fromkeys(word for text in _texts(document) for word in words.findall(text)))
        assert len(self._words) > 50

    def text(self, count: int) -> str:
        """Return a text of a number of words, in sentences; a word in thirty cannot be broken, one in twenty is marked."""
        words = [self._word() for _ in range(max(count, 1))]
        gap = "" if primary(self.language) in _UNSPACED else " "
        sentences = (gap.join(words[place : place + 14]) for place in range(0, len(words), 14))
        return ("。" if not gap else ". ").join(sentences)

    def plain(self, count: int) -> str:
        """Return words without mark-up."""
        return " ".join(self.chance.choices(self._words, k=max(count, 1)))

    def _word(self) -> str:
        word, kind = self.chance.choice(self._words), self.chance.random()
        if kind < 1 / 30:
            return self.chance.choice(_UNBREAKABLE)
        marked = {0: f"**{word}**", 1: f"*{word}*", 2: f"`{word}`", 3: f"[{word}](https://example.org/{len(word)})", 4: f"{word} [@a]"}
        return f" {marked[self.chance.randrange(5)]} ".strip(" " * bool(primary(self.language) not in _UNSPACED)) if kind < 1 / 12 else word


def synthetic_outline(source: Path, seed: int = 1) -> str:
    """Return an outline as YAML in the language of another, whose words it uses."""
    return yaml.safe_dump(_outline(Writer(source, seed)), allow_unicode=True, sort_keys=False, width=200)


def _outline(writer: Writer) -> dict[str, Any]:
    chance = writer.chance
    topics = [_topic(writer, count) for count in LENGTHS for _ in range(3)]
    chance.shuffle(topics)
    return {
        "lang": writer.language,
        "title": writer.plain(chance.randint(2, 12)),
        "subtitle": writer.plain(chance.randint(4, 30)),
        "organisation": writer.plain(chance.randint(1, 6)),
        "authors": [writer.plain(2) for _ in range(chance.randint(1, 6))],
        "status": writer.plain(chance.randint(1, 4)),
        "sources": {"a": {"author": writer.plain(2), "title": writer.plain(9), "url": _UNBREAKABLE[0]}, "b": {"title": writer.plain(30)}},
        "tones": {"first": writer.plain(2), "second": writer.plain(6)},
        "summary": {"text": writer.text(chance.randint(5, 40)), "points": _points(writer, chance.randint(20, 160), chance.randint(2, 7))},
        "sections": [
            {"title": writer.plain(chance.randint(1, 14)), "lead": writer.text(chance.randint(3, 40)), "source": ["a", "b"], "topics": topics[:8]},
            {"title": writer.plain(3), "numbered": True, "topics": topics[8:16]},
            {"title": writer.plain(2), "topics": topics[16:]},
        ],
    }


def _topic(writer: Writer, count: int) -> dict[str, Any]:
    """Return a topic of about a number of words in one to three blocks."""
    chance = writer.chance
    makers = chance.sample(list(MAKERS.values()), chance.choice((1, 1, 2, 3)))
    topic: dict[str, Any] = {"title": writer.text(chance.randint(1, 25)), "body": [make(writer, max(count // len(makers), 1)) for make in makers]}
    extras = {"label": writer.plain(chance.randint(1, 5)), "basis": "data", "confidence": "low", "takeaway": writer.text(chance.randint(2, 35))}
    return topic | {key: extras[key] for key in extras if chance.random() < 1 / 2}


def _shared(writer: Writer, count: int, parts: int) -> list[str]:
    """Return texts that share a number of words unevenly."""
    return [writer.text(int(count * writer.chance.uniform(0.3, 1.7) / parts)) for _ in range(parts)]


def _points(writer: Writer, count: int, parts: int) -> list[Any]:
    labelled = writer.chance.random() < 1 / 2
    texts = _shared(writer, count, parts)
    return [{"label": writer.plain(writer.chance.randint(1, 4)), "text": text} for text in texts] if labelled else texts


def _nested(writer: Writer, count: int) -> Block:
    inner = [{"text": text, "points": _shared(writer, count // 4, 2)} for text in _shared(writer, count // 4, 2)]
    return {"points": [{"text": writer.text(count // 4), "points": inner}, writer.text(count // 4)]}


def _sides(writer: Writer, count: int) -> Block:
    sides = writer.chance.randint(2, 4)
    made: list[Block] = [
        {"heading": writer.plain(writer.chance.randint(1, 5)), "tone": "first", "text": text} for text in _shared(writer, count, sides)
    ]
    made[-1]["points"] = _shared(writer, count // sides, 3)
    del made[-1]["text"]
    return {"compare": made}


def _rows(writer: Writer, count: int) -> Block:
    rows = [{"label": writer.plain(3), "cells": _shared(writer, count // 5, 2)} for _ in range(5)]
    return {"compare": {"sides": [{"heading": writer.plain(1)}, {"heading": writer.plain(6)}], "rows": rows}}


def _figures(writer: Writer, count: int) -> Block:
    values = ("98.7 %", "3", "1,234,567", writer.plain(3))
    texts = _shared(writer, count, writer.chance.randint(1, 4))
    return {"figures": [{"value": value, "label": text, "note": writer.text(5)} for value, text in zip(values, texts, strict=False)]}


def _table(writer: Writer, count: int) -> Block:
    columns, rows = writer.chance.randint(2, 6), writer.chance.randint(1, 14)
    head = [f"{writer.plain(1)} {number}" for number in range(columns)]
    cells = [_shared(writer, count // rows, columns) for _ in range(rows)]
    return {"table": {"columns": head, "rows": cells, "caption": writer.text(8), "note": writer.text(12)}}


def _chart(writer: Writer, count: int) -> Block:
    categories = [f"{writer.plain(writer.chance.randint(1, 4))} {number}" for number in range(min(3 + count // 20, 9))]
    series = {f"{writer.plain(2)} {number}": [number + place for place in range(len(categories))] for number in range(2)}
    kind = writer.chance.choice(("bar", "column", "line"))
    return {"chart": {"type": kind, "categories": categories, "series": series, "caption": writer.text(9), "note": writer.text(min(count, 30))}}


def _quote(writer: Writer, count: int) -> Block:
    return {"quote": {"text": writer.text(count), "by": writer.plain(3), "role": writer.plain(6)}}


def _actions(writer: Writer, count: int) -> Block:
    return {"actions": [{"do": text, "who": writer.plain(2), "by": writer.plain(2)} for text in _shared(writer, count, 4)]}


def _code(writer: Writer, count: int) -> Block:
    lines = [f"{'    ' * (number % 3)}{writer.plain(writer.chance.randint(1, 20))}" for number in range(max(count // 10, 1))]
    return {"code": "\n".join(lines)}


MAKERS: dict[str, Callable[[Writer, int], Block]] = {
    "text": lambda writer, count: {"text": writer.text(count)},
    "points": lambda writer, count: {"points": _points(writer, count, writer.chance.randint(1, 9))},
    "steps": lambda writer, count: {"steps": _points(writer, count, writer.chance.randint(2, 6))},
    "callout": lambda writer, count: {"callout": {"kind": "risk", "text": writer.text(count)}},
    "nested": _nested,
    "sides": _sides,
    "rows": _rows,
    "figures": _figures,
    "table": _table,
    "chart": _chart,
    "quote": _quote,
    "actions": _actions,
    "code": _code,
}


def _texts(document: Document) -> Iterator[str]:
    """Yield texts of an outline, enough of them for a vocabulary."""
    for section in document.sections:
        for topic in section.topics:
            yield plain(topic.title.full)
            yield from (plain(part.text) for block in topic.body for part in getattr(block, "parts", ()))
            yield from (plain(point.wording.full) for block in topic.body for point in getattr(block, "points", ()))
