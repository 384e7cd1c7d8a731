"""WeasyPrint's own style sheet, without what no part of a document is: it gives every element the parts of a note and a list's marker.

Their styles, six to an element, are most of all that WeasyPrint computes, and a third of what it keeps in memory.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, TypeAlias

Html: TypeAlias = Any
"""An object of WeasyPrint, which has no types; where it takes its sheet from is private, a test looks at it."""

_RULES_OF_NOTES = re.compile(r"(?m)^::(?:foot)?note-[a-z]+ \{.*\}$")
_RULE_OF_MARKERS = re.compile(r"(?m)^::marker(?= \{)")
_ASKS_FOR_NOTES = re.compile(r"footnote|:\s*note\b")
_ASKS_FOR_MARKERS = re.compile(r"list-item|::marker")


def source_of(html: str, **options: object) -> Html:
    """Return HTML as WeasyPrint takes it; its own rules for notes, and for markers of what is no list, are left out where nothing asks for them."""
    from weasyprint import HTML

    sheet = _sheet(has_notes=_ASKS_FOR_NOTES.search(html) is not None, has_markers=_ASKS_FOR_MARKERS.search(html) is not None)

    class Source(HTML):  # type: ignore[misc]  # it has no types
        def _ua_stylesheets(self, forms: bool = False) -> list[Html]:  # noqa: FBT001, FBT002, ARG002  the library's signature
            return [sheet]

    return Source(string=html, **options)


@cache
def _sheet(*, has_notes: bool, has_markers: bool) -> Html:
    from weasyprint import CSS
    from weasyprint.css.counters import CounterStyle
    from weasyprint.html import UA

    rules = UA if has_notes else _RULES_OF_NOTES.sub("", UA)
    return CSS(string=rules if has_markers else _RULE_OF_MARKERS.sub("li::marker", rules), counter_style=CounterStyle())
