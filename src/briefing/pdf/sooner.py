"""The same pages, set and painted sooner: what WeasyPrint works out again and again is worked out once.

What is remembered of a style or of a set of fonts is an attribute of it, and goes with it. The functions that give way are private to WeasyPrint;
tests hold each against the one that it stands for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from briefing.pdf.glyph_runs import painted_by_runs
from briefing.pdf.plain_boxes import plain_boxes
from briefing.pdf.shaping import shared_layouts
from briefing.pdf.styles import looked_up_sooner
from briefing.pdf.used_values import resolved_once
from briefing.pdf.widths import sparing_widths


@contextmanager
def sooner() -> Iterator[None]:
    """While this lasts, WeasyPrint takes less time, and writes the same bytes."""
    with sparing_widths(), shared_layouts(), resolved_once(), looked_up_sooner(), painted_by_runs(), plain_boxes():
        yield
