"""Notes that go on over the page, once: WeasyPrint keeps what is left of a float although it drops the attempt in which that began."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

Box: TypeAlias = Any
"""An object of WeasyPrint, which has no types; how it makes pages is private, a test looks at it."""


@contextmanager
def without_leftovers() -> Iterator[None]:
    """While this lasts, the next page goes on only with floats that begin on the page before, not with those of a topic that moved as a whole."""
    from weasyprint.layout import page as pages

    make = pages.make_page

    def make_page(context: Box, *arguments: object, **options: object) -> tuple[Box, ...]:
        made: tuple[Box, ...] = make(context, *arguments, **options)
        context.broken_out_of_flow = _begun(context.broken_out_of_flow, made[0])
        return made

    pages.make_page = make_page
    try:
        yield
    finally:
        pages.make_page = make


def _begun(broken: dict[Box, Box], page: Box) -> dict[Box, Box]:
    """Return what goes on over a page of the boxes that are on it; what is placed absolutely is no float."""
    shown = {id(box) for box in page.descendants()} if broken else set()
    return {box: rest for box, rest in broken.items() if id(box) in shown or not box.is_floated()}
