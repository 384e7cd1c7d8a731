"""The furniture of the document: texts that stand on its pages under a name and are no entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from briefing.pdf.model import Said
from briefing.roles import FURNITURE, parse_name


def furniture_of(part: object) -> Iterator[str]:
    """Yield the texts of the furniture in a view, or in a part of it, with repeats."""
    if isinstance(part, Said):
        name = parse_name(part.name)
        if name is not None and name.role in FURNITURE:
            yield "".join(mark.text for piece in part.pieces for mark in piece.marks)
    elif isinstance(part, tuple):
        for one in part:
            yield from furniture_of(one)
    elif is_dataclass(part) and not isinstance(part, type):
        for field in fields(part):
            yield from furniture_of(getattr(part, field.name))
