"""HTML as WeasyPrint takes it: read as the XML that it is, with a style sheet of WeasyPrint's own that lacks what no part of a document is.

That gives every element the parts of a note and a list's marker: their styles, six to an element, are most of all that WeasyPrint computes, and a
third of what it keeps in memory.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.sax.saxutils import escape

Html: TypeAlias = Any
"""An object of WeasyPrint, which has no types; where it takes its sheet from is private, a test looks at it."""

_RULES_OF_NOTES = re.compile(r"(?m)^::(?:foot)?note-[a-z]+ \{.*\}$")
_RULE_OF_MARKERS = re.compile(r"(?m)^::marker(?= \{)")
_ASKS_FOR_NOTES = re.compile(r"footnote|:\s*note\b")
_STYLE = re.compile(r"(?s)(?<=<style>).*?(?=</style>)")
_ASKS_FOR_MARKERS = re.compile(r"list-item|::marker")


def source_of(html: str, *, is_own: bool, url_fetcher: object) -> Html:
    """Return HTML as WeasyPrint takes it; its own rules for notes, and for markers of what is no list, are left out where nothing asks for them.

    What `is_own`, made by our templates alone, is XML as well; read as such it takes a thirtieth of the time.
    """
    from weasyprint import HTML

    sheet = _sheet(has_notes=_ASKS_FOR_NOTES.search(html) is not None, has_markers=_ASKS_FOR_MARKERS.search(html) is not None)
    root = _read(html) if is_own else None

    class Source(HTML):  # type: ignore[misc]  # it has no types
        def __init__(self) -> None:
            super().__init__(string=html if root is None else "", url_fetcher=url_fetcher)
            if root is not None:
                self.wrapper_element: Html = self.wrapper_element.from_html_root(root)
                self.etree_element: Html = root

        def _ua_stylesheets(self, forms: bool = False) -> list[Html]:  # noqa: FBT001, FBT002, ARG002  the library's signature
            return [sheet]

    return Source()


def _read(html: str) -> Element | None:
    """Return the elements of HTML that is XML but for its style sheet, whose text is as it stands; None for what is none."""
    with suppress(ParseError):
        return fromstring(_STYLE.sub(lambda style: escape(style[0]), html))  # noqa: S314  our own
    return None


@cache
def _sheet(*, has_notes: bool, has_markers: bool) -> Html:
    from weasyprint import CSS
    from weasyprint.css.counters import CounterStyle
    from weasyprint.html import UA

    rules = UA if has_notes else _RULES_OF_NOTES.sub("", UA)
    return CSS(string=rules if has_markers else _RULE_OF_MARKERS.sub("li::marker", rules), counter_style=CounterStyle())
