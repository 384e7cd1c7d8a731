"""Prose as it is printed: paragraphs in reading order, their lists and quotations built anew from levels."""

from __future__ import annotations

from itertools import groupby
from typing import assert_never

from briefing.blocks import Prose
from briefing.pdf.model import ListView, ProsePartView, ProseQuotation, ProseText, ProseView, RowView
from briefing.pdf.phrases import Phrases
from briefing.roles import Role
from briefing.texts import ProsePart

BULLETS = ("•", "–", "·")  # noqa: RUF001  an en dash is the bullet of the second level


def view_prose(prose: Prose, phrases: Phrases) -> ProseView:
    """Return prose with its lists nested and its quotations gathered."""
    named = tuple((f"{prose.key}.{place}", part) for place, part in enumerate(prose.parts, start=1))
    views: list[ProsePartView] = []
    for is_quoted, group in groupby(named, key=lambda pair: pair[1].quoted):
        parts = _parts(tuple(group), phrases, 0)
        views += [ProseQuotation(parts)] if is_quoted else parts
    return ProseView(prose.key, tuple(views))


def bullet(level: int) -> str:
    """Return the mark of a list without numbers; `level` counts from 1."""
    return BULLETS[min(level, len(BULLETS)) - 1]


_Named = tuple[tuple[str, ProsePart], ...]


def _parts(named: _Named, phrases: Phrases, level: int) -> tuple[ProsePartView, ...]:
    """Return the parts of one level; what is deeper becomes lists."""
    views: list[ProsePartView] = []
    for is_deeper, group in groupby(named, key=lambda pair: pair[1].level > level):
        members = tuple(group)
        views += _lists(members, phrases, level + 1) if is_deeper else [_text(key, part, phrases) for key, part in members]
    return tuple(views)


def _lists(named: _Named, phrases: Phrases, level: int) -> list[ListView]:
    """Return neighbouring lists of one level: a new one wherever bullets and numbers take turns, or the numbers start again."""
    lists: list[ListView] = []
    for members in _items(named, level):
        ordered = members[0][1].ordered
        row = _row(members, phrases, level)
        starts = not lists or lists[-1].ordered is not ordered or (ordered and members[0][1].number == 1)
        rows = (row,) if starts else (*lists.pop().rows, row)
        lists.append(ListView(rows=rows, ordered=ordered))
    return lists


def _items(named: _Named, level: int) -> list[_Named]:
    """Return the parts of each item together: the item itself and all that stands under it."""
    items: list[_Named] = []
    for pair in named:
        opens = not items or (pair[1].kind == "item" and pair[1].level == level)
        items = [*items, (pair,)] if opens else [*items[:-1], (*items[-1], pair)]
    return items


def _row(members: _Named, phrases: Phrases, level: int) -> RowView:
    key, part = members[0]
    if part.kind != "item" or part.level != level:
        return RowView(marker="", parts=_parts(members, phrases, level))
    role = Role.STEP if part.ordered else Role.POINT
    marker = f"{part.number}." if part.ordered else bullet(level)
    return RowView(marker=marker, text=phrases.given(role, key, part.text), parts=_parts(members[1:], phrases, level))


def _text(key: str, part: ProsePart, phrases: Phrases) -> ProseText:
    match part.kind:
        case "heading":
            return ProseText("heading", phrases.said(Role.PROSE_HEADING, key, part.text))
        case "paragraph" | "item":
            is_quotation = part.quoted and not part.level
            role = Role.QUOTATION if is_quotation else Role.PARAGRAPH
            return ProseText("quotation" if is_quotation else "paragraph", phrases.said(role, key, part.text))
        case _:
            assert_never(part.kind)
