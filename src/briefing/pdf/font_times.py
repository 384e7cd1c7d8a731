"""Fonts as they are embedded: fontTools, which WeasyPrint hands those to that HarfBuzz cannot cut, would write the time into them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial


@contextmanager
def timeless_fonts() -> Iterator[None]:
    """While this lasts, a font that is embedded keeps the time at which it was made."""
    from weasyprint.pdf import fonts

    read = fonts.TTFont
    fonts.TTFont = partial(read, recalcTimestamp=False)
    try:
        yield
    finally:
        fonts.TTFont = read
