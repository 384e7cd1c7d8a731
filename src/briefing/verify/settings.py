"""Everything that a document says, as one text: also what no entry prints, such as its version, its marking, the tone of a side."""

from __future__ import annotations

import hashlib
from dataclasses import fields, is_dataclass

from briefing.document import Document

LOOKS = frozenset({"theme", "page", "name"})
"""What a document says of its looks and of its files, not of its content."""


def settings_of(document: Document) -> str:
    """Return all that a document says, places and looks left out; no two documents that say something different have the same text."""
    return _spelled(document)


def _spelled(value: object) -> str:
    if is_dataclass(value):
        kept = (field.name for field in fields(value) if field.compare and not (isinstance(value, Document) and field.name in LOOKS))
        return f"{type(value).__name__}({','.join(f'{name}={_spelled(getattr(value, name))}' for name in kept)})"
    if isinstance(value, tuple):
        return f"({','.join(map(_spelled, value))})"
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else repr(value)
