"""All that is read of a tiny PDF, in lines that are short enough for tables of cases."""

from __future__ import annotations

from briefing.verify import Entry, Furniture, Span, read_pdf
from briefing.verify.normalise import LINE_END
from briefing.verify.transcript import part_of
from verify.tiny_pdf import Element, element, text

OWN = "/A <</O /UserProperties /P [<</N (Other) /V (x)>> <</N (Text) /V ({})>>]>>"
"""What an element says of its own text."""


def said(content: bytes) -> list[str]:
    """Return what a PDF says, a line for each entry and piece of furniture."""
    found = read_pdf(content)
    assert all(one.part == part_of(one.key) for one in found.entries)
    assert {place.kind for place in (*(one.place for one in found.entries), *(one.place for one in found.furniture)) if place.number} == {"page"}
    return [*map(entry_line, found.entries), *map(_furniture, found.furniture)]


def entry_line(one: Entry) -> str:
    where = "".join(f" {word} {number}" for word, number in (("level", one.level), ("column", one.column)) if number)
    return f"{_name(one.role, one.key)}{where}, {one.place.number}: {''.join(map(_span, one.spans))}"


def _furniture(one: Furniture) -> str:
    role = f"{one.role} {one.ordinal}" if one.ordinal else str(one.role)
    return f"{_name(role, one.key)} beside, {one.place.number}: {one.text}{f' -> {one.link}' if one.link else ''}"


def _name(role: str, key: str) -> str:
    return f"{role} ({key})" if key else role


def _span(one: Span) -> str:
    looks = "".join(f"{look[0]}" for look in ("strong", "emphasis", "monospaced", "citation") if getattr(one, {"monospaced": "code"}.get(look, look)))
    text = one.text.replace(LINE_END, "|")
    return f"<{looks} {text}{f' -> {one.link}' if one.link else ''}>" if looks or one.link else text


def lines(*texts: str) -> str:
    """Return the operators for texts one below the other, with marked content ids from 0."""
    return "".join(text(one, number, at=(50, 700 - 30 * number)) for number, one in enumerate(texts))


def named(*names: str, kind: str = "P") -> list[Element]:
    return [element(kind, number, name=name) for number, name in enumerate(names)]


TITLE = element("H1", 0, name="Title (a)")
