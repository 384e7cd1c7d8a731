"""Lines that end where they are full: WeasyPrint breaks a text behind its first word when all of it fits but for the space at its end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

Layout: TypeAlias = Any
"""A line of WeasyPrint, which has no types; how it splits lines is private, a test looks at it."""

_COLLAPSING = frozenset({"normal", "pre-line"})


@contextmanager
def full_lines() -> Iterator[None]:
    """While this lasts, a text before another box of its line, which fits into the line without the space at its end, fills the line."""
    from weasyprint.layout import inline

    split = inline.split_first_line

    def split_first_line(text: str, style: Layout, context: Layout, width: float | None, *arguments: object, **options: object) -> tuple[Layout, ...]:
        line: tuple[Layout, ...] = split(text, style, context, width, *arguments, **options)
        if width is None or not text.endswith(" ") or style["white_space"] not in _COLLAPSING or not _is_one_word(line, text):
            return line
        layout, length, resume, *metrics = split(text[:-1], style, context, width, *arguments, **options)
        fits = resume is None and metrics[0] <= width
        return (layout, length, len(text.encode()), *metrics) if fits else line

    inline.split_first_line = split_first_line
    try:
        yield
    finally:
        inline.split_first_line = split


def _is_one_word(line: tuple[Layout, ...], text: str) -> bool:
    """Say whether a line ends behind the first word of several."""
    _, length, resume, *_ = line
    return resume is not None and " " not in text.encode()[:length].decode().strip() and len(text.split()) > 1
