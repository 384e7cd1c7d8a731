"""Everything that a document says, as one text: also what no entry prints, such as its version, its marking, the tone of a side."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from briefing.document import Document

LOOKS = frozenset({"theme", "page", "name"})
"""What a document says of its looks and of its files, not of its content."""


SET = frozenset({"tone", "type", "stacked", "aligns", "code_language", "estimates", "numbered", "appendix", "hidden", "number"})
"""What a part of a document sets beside its texts, the same for both files."""


def settings_of(document: Document) -> str:
    """Return all that a document says, places and looks left out; no two documents that say something different have the same text."""
    return spelled(document)


def spelled(value: Any) -> str:  # noqa: ANN401  of any kind
    """Return a value of the document as a text that no other value has, places left out."""
    names = _compared(value.__class__)
    if names is not None:
        return f"{type(value).__name__}({','.join(f'{name}={spelled(getattr(value, name))}' for name in names)})"
    if isinstance(value, tuple):
        return f"({','.join(map(spelled, value))})"
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else repr(value)


def sets(value: object) -> str:
    """Return as one text what a part of a document sets beside its texts, of all that both files show."""
    return ",".join(f"{name}={said}" for name, said in each_set(value))


def each_set(value: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401  of any kind
    """Yield what a part of a document sets, name and value, in its order."""
    if isinstance(value, tuple):
        for one in value:
            yield from each_set(one)
    elif getattr(value, "show", "both") == "both":
        for name in _all(value.__class__):
            one = getattr(value, name)
            if name in SET:
                yield name, repr(one)
            elif name not in {"notes", "topics"}:
                yield from each_set(one)


@cache
def _compared(kind: type) -> tuple[str, ...] | None:
    """Return the names of what values of a kind are compared by, looks left out; None where it is no data class."""
    if not is_dataclass(kind):
        return None
    return tuple(field.name for field in fields(kind) if field.compare and not (issubclass(kind, Document) and field.name in LOOKS))


@cache
def _all(kind: type) -> tuple[str, ...]:
    """Return the names of all that values of a kind hold; none where it is no data class."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
