"""Everything that a document says, as one text: also what no entry prints, such as its version, its marking, the tone of a side."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from briefing.document import Document

LOOKS = frozenset({"theme", "page", "name"})
"""What a document says of its looks and of its files, not of its content."""


SET = frozenset({"tone", "type", "stacked", "aligns", "code_language", "estimates", "numbered", "appendix", "hidden", "number"})
"""What a part of a document sets beside its texts, the same for both files."""


def settings_of(document: Document) -> str:
    """Return all that a document says, places and looks left out; no two documents that say something different have the same text."""
    return spelled(document)


def spelled(value: object) -> str:
    """Return a value of the document as a text that no other value has, places left out."""
    if is_dataclass(value):
        kept = (field.name for field in fields(value) if field.compare and not (isinstance(value, Document) and field.name in LOOKS))
        return f"{type(value).__name__}({','.join(f'{name}={spelled(getattr(value, name))}' for name in kept)})"
    if isinstance(value, tuple):
        return f"({','.join(map(spelled, value))})"
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else repr(value)


def sets(value: object) -> str:
    """Return as one text what a part of a document sets beside its texts, of all that both files show."""
    return ",".join(f"{name}={said}" for name, said in each_set(value))


def each_set(value: object) -> Iterator[tuple[str, str]]:
    """Yield what a part of a document sets, name and value, in its order."""
    if isinstance(value, tuple):
        for one in value:
            yield from each_set(one)
    elif is_dataclass(value) and getattr(value, "show", "both") == "both":
        for field in fields(value):
            one = getattr(value, field.name)
            if field.name in SET:
                yield field.name, repr(one)
            elif field.name not in {"notes", "topics"}:
                yield from each_set(one)
