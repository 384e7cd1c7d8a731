"""Widths of what is as wide as its words: where these fit into one line, no one asks for the widest of them, which are shaped one by one for that."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

from briefing.pdf.instead import instead

Layout: TypeAlias = Any
"""An object of WeasyPrint, which has no types; how it finds widths is private, a test looks at it."""


@contextmanager
def sparing_widths() -> Iterator[None]:
    """While this lasts, the width of a box that fits into the room there is does not depend on how narrow it could be, and that is not asked."""
    from weasyprint.layout import absolute, float, inline, preferred  # noqa: A004, F401  the modules that ask for it

    def shrink_to_fit(context: Layout, box: Layout, available: float) -> float:
        widest: float = preferred.max_content_width(context, box, outer=False)
        if widest <= available:
            return min(available, widest)
        return min(max(preferred.min_content_width(context, box, outer=False), available), widest)

    with instead(preferred.shrink_to_fit, shrink_to_fit):
        yield
