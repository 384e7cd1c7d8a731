"""What the parts of a programming text are, so that both files can tint them alike; its characters are never changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Literal, TypeAlias

Tint: TypeAlias = Literal["", "word", "literal", "remark"]
"""What a part is: a word of the language, a text as it stands, a remark for people; empty: anything else."""

Tinted: TypeAlias = tuple[tuple[str, Tint], ...]


def knows(language: str) -> bool:
    """Say whether texts of a programming language can be told apart into parts."""
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        get_lexer_by_name(language)
    except ClassNotFound:
        return False
    return True


def known_languages() -> tuple[str, ...]:
    """Return the short names of all programming languages that are known."""
    from pygments.lexers import get_all_lexers

    return tuple(alias for _, aliases, _, _ in get_all_lexers() for alias in aliases)


def tinted_lines(text: str, language: str) -> tuple[Tinted, ...]:
    """Return a text line by line, each as parts with their tints; one part a line where the language is none or not known."""
    parts = tuple(_parts(text, language)) if language and knows(language) else ()
    if "".join(part for part, _ in parts) != text:  # a reader of languages that changes a text is not trusted with its tints
        parts = ((text, ""),)
    lines: list[list[tuple[str, Tint]]] = [[]]
    for part, tint in parts:
        first, *others = part.split("\n")
        lines[-1].append((first, tint))
        lines += [[(other, tint)] for other in others]
    return tuple(tuple(_merged(line)) for line in lines)


def _parts(text: str, language: str) -> Iterator[tuple[str, Tint]]:
    from pygments.lexers import get_lexer_by_name

    lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    yield from ((part, _tint(kind)) for kind, part in lexer.get_tokens(text))


def _tint(kind: object) -> Tint:
    from pygments.token import Comment, Keyword, Name, Operator, String

    tints: tuple[tuple[Any, Tint], ...] = (
        (Comment, "remark"),
        (Keyword, "word"),
        (Operator.Word, "word"),
        (Name.Tag, "word"),
        (String, "literal"),
    )
    return next((tint for parent, tint in tints if kind in parent), "")


def _merged(line: list[tuple[str, Tint]]) -> Iterator[tuple[str, Tint]]:
    for tint, parts in groupby((part for part in line if part[0]), key=lambda part: part[1]):
        yield "".join(part for part, _ in parts), tint
