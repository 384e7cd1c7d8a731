"""How much room an insight, or the last topic, asks for where it begins, to stand whole on a page wherever the page before stays full enough."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import inf
from typing import assert_never

from briefing.blocks import Actions, AnyBlock, Aside, Callout, Chart, Code, Comparison, Figures, Image, Paragraph, Points, Prose, Quote, Table
from briefing.document import Topic
from briefing.part_texts import block_texts
from briefing.pdf.phrases import TEXT_LINE, Phrases, line_count
from briefing.texts import Text, plain

_WHOLE, _WHOLE_LAST, _EMPTY = 1 / 2, 3 / 4, 1 / 3
"""An insight, and the last topic, that takes up to so much of a page is kept whole; so much of the page before may stay empty for it."""

_ABOVE, _OPENING = 11, 40
"""What stands between an insight's head and the text before, in millimetres: a gap with a rule; the opening of its chapter with the gaps about it."""

_HEAD, _FOOT, _LINE, _GAP, _NUMBER = 27, 11, 5.2, 2, 14
"""Millimetres: the head of an insight, the rules and gaps at its foot with the sources, a line of text, the gap below a text, a big number."""


def room_of(topic: Topic, phrases: Phrases, *, opens: bool, closes: bool) -> float:
    """Return how many millimetres of a page must be left for an insight, or what closes the briefing, to begin there; 0 for what may be parted.

    They are all that it takes, as far as that leaves no page emptier than a page may be; `opens`: it goes with the opening of its chapter.
    """
    page = phrases.theme.page[phrases.document.page]
    body, height = page["h"] - page["top"] - page["bottom"], estimated_height(topic)
    most = _WHOLE_LAST if closes else _WHOLE if topic.ordinal else 0.0
    if height > body * most:
        return 0
    return round(min(height, body * _EMPTY - (_OPENING if opens else _ABOVE)), 1)


def estimated_height(topic: Topic) -> float:
    """Return about how many millimetres of the document an insight takes; infinite where something in it is no text."""
    blocks = sum(_height(block) for block in topic.body if block.show != "deck")
    return _HEAD + blocks + _FOOT + (_stacked([topic.takeaway.full]) if topic.takeaway is not None else 0)


def _height(block: AnyBlock) -> float:
    match block:
        case Points():  # labels hang in the rail
            texts = block_texts(replace(block, points=tuple(replace(point, label=()) for point in block.points)), "document")
            return _GAP + _stacked(texts)
        case Paragraph() | Prose() | Quote() | Callout():
            return _GAP + _stacked(block_texts(block, "document"))
        case Comparison():
            sides = (_stacked(block_texts(replace(block, sides=(side,), rows=()), "document"), len(block.sides)) for side in block.sides)
            rows = (max(_stacked([cell.full], len(row.cells)) for cell in row.cells) for row in block.rows)
            return 2 * _GAP + max(sides) + sum(rows)
        case Figures():
            figures = (replace(block, figures=(figure,)) for figure in block.figures)
            return _NUMBER + max(_stacked(block_texts(figure, "document"), len(block.figures)) for figure in figures)
        case Aside():
            return 0
        case Table() | Chart() | Image() | Actions() | Code():
            return inf
        case _:
            assert_never(block)


def _stacked(texts: Iterable[Text], columns: int = 1) -> float:
    """Return how high texts are that stand one under the other in one of so many columns."""
    return sum(_LINE * line_count(plain(text), TEXT_LINE / columns) + _GAP for text in texts if text)
