"""An outline whose texts have 1 to 400 words, in every place that takes a text: what no slide was drawn for must still fit, by going on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

VOCABULARY = (
    *("laboratories", "budgets", "of", "accelerators", "that", "researchers", "in", "the", "frontier", "price/performance", "models", "were"),
    *("state-of-the-art", "and", "training", "chips", "a", "students", "environments", "reinforcement", "to", "ownership", "openness", "is"),
    *("unglamorous", "work", "on", "data", "quality", "by", "peers", "it", "at", "their", "own", "pace"),
)
LENGTHS = (1, 7, 20, 55, 140, 400)


def words(count: int, start: int) -> str:
    """Return a text of a number of words, in sentences of a dozen, the same for the same numbers."""
    chosen = [VOCABULARY[(start + 5 * number + number // 7) % len(VOCABULARY)] for number in range(count)]
    return ". ".join(" ".join(chosen[place : place + 12]).capitalize() for place in range(0, count, 12)) + "."


def long_outline() -> str:
    """Return the outline as YAML."""
    return yaml.safe_dump(_outline(), allow_unicode=True, sort_keys=False, width=200)


def _outline() -> dict[str, Any]:
    return {
        "name": "long",
        "title": words(28, 1),
        "subtitle": words(40, 2),
        "organisation": words(14, 3),
        "authors": [f"Author number {number} of the institute" for number in range(12)],
        "date": "the second quarter of the year after the next",
        "status": words(9, 4),
        "classification": words(5, 5),
        "contact": words(30, 6),
        "disclaimer": words(120, 7),
        "tones": {"first": words(4, 8), "second": words(9, 9), "good": words(2, 10), "bad": words(14, 11)},
        "sources": {
            f"s{number}": {"author": f"Author {number}", "title": words(4 + number, number), "publisher": "Publisher"} for number in range(26)
        },
        "summary": {
            "text": words(90, 12),
            "points": [{"label": words(count, 13), "text": words(2 * count, 14)} for count in (3, 9, 18, 30)]
            + [words(count, 15) for count in (4, 60)],
            "figures": [{"value": "1,234,567", "label": words(14, 16)}, {"value": "3 in 4", "label": words(3, 17)}],
        },
        "sections": [
            {"title": words(30, 18), "lead": words(70, 19), "source": [f"s{number}" for number in range(26)], "topics": list(_texts())},
            {"title": words(3, 20), "topics": list(_lists())},
            {"title": words(5, 21), "topics": list(_exhibits())},
            {"title": words(12, 22), "numbered": True, "topics": list(_insights())},
            {"title": words(9, 23), "appendix": True, "topics": [{"title": words(6, 24), "text": words(8, 25)}]},
        ],
    }


def _texts() -> Iterator[dict[str, Any]]:
    for count in LENGTHS:
        yield {"title": words(min(count, 60), count), "label": words(min(count, 40), count + 1), "basis": "opinion", "text": words(count, count + 2)}
        yield {"title": words(9, count + 3), "body": [{"text": words(count, count + 4)}, {"callout": words(count, count + 5)}]}
        yield {
            "title": words(11, count + 6),
            "quote": {"text": words(count, count + 7), "by": words(min(count, 30), 8), "role": words(min(count, 20), 9)},
        }
        yield {"title": words(min(count, 120), count + 8), "takeaway": words(count, count + 9)}


def _lists() -> Iterator[dict[str, Any]]:
    for count in LENGTHS:
        yield {"title": words(8, count + 10), "points": [words(count, number) for number in range(4)], "takeaway": words(min(count, 70), 1)}
        rows = [{"label": words(min(count, 12), number), "text": words(count, number + 1)} for number in range(3)]
        yield {"title": words(14, count + 11), "points": rows, "takeaway": words(9, 2)}
        steps = [{"label": words(2, 3), "text": words(count, 4), "points": [words(count, 5), words(7, 6)]} for _ in range(2)]
        yield {"title": words(10, count + 12), "steps": steps}
        nested = [{"text": words(5, 7), "points": [{"text": words(count, 8), "points": [words(min(count, 60), 9)] * 2}]}, words(3, 10)]
        yield {"title": words(13, count + 13), "points": nested}
    yield {"title": words(7, 11), "points": [words(3, number) for number in range(60)]}


def _exhibits() -> Iterator[dict[str, Any]]:
    for count in LENGTHS:
        sides = [{"heading": words(min(count, 8), 1), "tone": "first", "text": words(count, 2)}, {"heading": "B", "points": [words(count, 3)] * 3}]
        yield {"title": words(8, count + 14), "compare": sides, "takeaway": words(20, 3)}
        cells = {words(min(count, 30), number): [words(min(count, 55), 4), words(5, 5)] for number in range(4)}
        yield {"title": words(9, count + 15), "compare": {"sides": [{"heading": "A"}, {"heading": words(min(count, 9), 6)}], "rows": cells}}
        figures = [{"value": "98.7 %", "label": words(min(count, 55), 7), "note": words(min(count, 20), 8)}, {"value": "7", "label": words(2, 9)}]
        yield {"title": words(10, count + 16), "figures": figures, "takeaway": words(min(count, 25), 10)}
    yield {"title": words(8, 17), "compare": [{"heading": words(3, number), "points": [words(9, number)] * 5} for number in range(4)]}
    yield {"title": words(8, 18), "figures": [{"value": "about one hundred million", "label": words(9, 11)}]}
    hero = {"figures": [{"value": "9 x", "label": words(18, 12)}]}
    yield {"title": words(8, 19), "body": [hero, {"points": [{"label": words(4, 13), "text": words(30, 14)}] * 3}]}


def _insights() -> Iterator[dict[str, Any]]:
    for count in LENGTHS:
        rows = [{"label": words(2, number), "text": words(min(count, 140), number)} for number in range(3)]
        label = words(min(count, 55), 5)
        yield {
            "title": words(12, count + 17),
            "label": label,
            "confidence": "low",
            "basis": "data",
            "points": rows,
            "takeaway": words(min(count, 55), 6),
        }
