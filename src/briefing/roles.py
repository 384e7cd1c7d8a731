"""The grammar of names that deck, PDF and witness share: which role a text has, and which entry of the outline it is.

A *name* is `Role [ordinal] (key[~fragment])`, as in `Point 3 (students/b2.3)`. The deck writes it as the name of a shape, the PDF as the
title (`/T`) of a structure element. docs/identity.md is the full account.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

FORMAT_VERSION = 1

DOCUMENT_KEY = "/"
SUMMARY_KEY = "/summary"
CONTENTS_KEY = "/contents"
SOURCES_KEY = "/sources"

STAMP_NAMESPACE = "urn:briefing:stamp:1"
"""The namespace of the stamp, by which both files know themselves again."""

STAMP_OWNER = "Briefing"
"""Whose private data the stamp is in a PDF."""

TEXT_PROPERTY = "Text"
"""The property of a structure element that says its text in the order of reading, where glyphs cannot."""

ARTIFACT_TEXT = "BriefingText"
"""What an artifact says in its properties in the same case; of several lines the first says all, the others nothing."""


class Role(StrEnum):
    """What a text is; the value is the word that names it in the selection pane."""

    TITLE = "Title"
    SUBTITLE = "Subtitle"
    AUTHOR = "Author"
    ORGANISATION = "Organisation"
    DATE = "Date"
    THOUGHT = "Thought"
    TONE = "Tone"
    LEAD = "Lead"
    LABEL = "Label"
    CONFIDENCE = "Confidence"
    BASIS = "Basis"
    PARAGRAPH = "Text"
    PROSE_HEADING = "Prose heading"
    QUOTATION = "Quotation"
    POINT = "Point"
    STEP = "Step"
    HEADING = "Heading"
    QUESTION = "Question"
    CELL = "Cell"
    QUOTE = "Quote"
    ATTRIBUTION = "Attribution"
    QUOTE_ROLE = "Quote role"
    VALUE = "Figure"
    VALUE_LABEL = "Figure label"
    VALUE_NOTE = "Figure note"
    VALUE_CHANGE = "Figure change"
    VALUE_DATE = "Figure date"
    CALLOUT_KIND = "Callout kind"
    CALLOUT = "Callout"
    CAPTION = "Caption"
    REMARK = "Remark"
    ROW_HEADING = "Row heading"
    TOTAL = "Total"
    CHART_SUBTITLE = "Chart subtitle"
    UNIT = "Unit"
    AXIS_TITLE = "Axis title"
    CATEGORY = "Category"
    SERIES = "Series"
    NUMBER = "Number"
    POINT_LABEL = "Point label"
    TARGET = "Target"
    PICTURE = "Picture"
    ALTERNATIVE = "Alternative text"
    CREDIT = "Credit"
    LOGO = "Logo"
    ASIDE = "Aside"
    ACTION = "Action"
    OWNER = "Owner"
    DUE = "Due"
    CODE = "Code"
    TAKEAWAY = "Takeaway"
    SOURCE_LINE = "Source line"
    SOURCE = "Source"
    CONTACT = "Contact"
    DISCLAIMER = "Disclaimer"

    # Containers: one shape or structure element that holds several entries.
    POINTS = "Points"
    STEPS = "Steps"
    SIDE = "Side"
    COMPARISON = "Comparison"
    TABLE = "Table"
    CHART = "Chart"
    SOURCES = "Sources"

    # Furniture: implied by the document, held against it, never an entry.
    KICKER = "Kicker"
    NUMERAL = "Numeral"
    WORD = "Word"
    CUT = "Cut"
    PROGRESS = "Progress"
    CONTENTS = "Contents"
    REPEATED_TITLE = "Repeated title"
    REPEATED_HEADING = "Repeated heading"
    REPEATED_LABEL = "Repeated label"
    REPEATED_SOURCE_LINE = "Repeated source line"
    TICK = "Tick"
    FOOTER = "Footer"
    SLIDE_NUMBER = "Slide number"
    MARKING = "Marking"
    EDITION = "Edition"

    # What no writer of ours names: a text that somebody added.
    UNNAMED = "Unnamed"

    # Decoration: no text at all.
    RULE = "Rule"
    PANEL = "Panel"
    MOTIF = "Motif"
    MARKER = "Marker"


CONTAINERS = frozenset({Role.POINTS, Role.STEPS, Role.SIDE, Role.COMPARISON, Role.TABLE, Role.CHART, Role.SOURCES})
FURNITURE = frozenset(
    {
        Role.KICKER,
        Role.NUMERAL,
        Role.WORD,
        Role.CUT,
        Role.PROGRESS,
        Role.CONTENTS,
        Role.REPEATED_TITLE,
        Role.REPEATED_HEADING,
        Role.REPEATED_LABEL,
        Role.REPEATED_SOURCE_LINE,
        Role.TICK,
        Role.FOOTER,
        Role.SLIDE_NUMBER,
        Role.MARKING,
        Role.EDITION,
    }
)
PICTURES = frozenset({Role.PICTURE, Role.LOGO})
"""What they say is a mark of what they show."""
DECORATION = frozenset({Role.RULE, Role.PANEL, Role.MOTIF, Role.MARKER})


class Group(StrEnum):
    """Where an entry stands: in the body of slide or page, as its decoration, or under one of the three headings of the notes page."""

    BODY = "body"
    DECORATION = "decoration"
    SPEAKER = "speaker"
    WORDING = "wording"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Name:
    """A parsed name; `fragment` counts from 1 and is over 1 where a text goes on that began before."""

    role: Role
    key: str
    ordinal: int = 0
    fragment: int = 1


_KEY = r"\((?P<key>[^()~\s]+)(?:~(?P<fragment>\d+))?\)"
_NAME = re.compile(r"(?P<role>[A-Z][a-z ]*[a-z])(?: (?P<ordinal>\d+))? " + _KEY)
_SLIDE = re.compile("Slide " + _KEY)
_ROLES = frozenset(Role)


def format_name(role: Role, key: str, ordinal: int = 0, fragment: int = 1) -> str:
    """Return the name of a shape or structure element, as in `Point 3 (students/b2.3~2)`."""
    count = f" {ordinal}" if ordinal else ""
    return f"{role}{count} ({format_key(key, fragment)})"


def contents_key(section: str = "") -> str:
    """Return the key of the contents; of those that return in front of a section, with that section's key."""
    return f"{CONTENTS_KEY}/{section}" if section else CONTENTS_KEY


def is_of_contents(key: str) -> bool:
    """Say whether a key is that of the contents, or of contents that return."""
    return key == CONTENTS_KEY or key.startswith(f"{CONTENTS_KEY}/")


def format_key(key: str, fragment: int = 1) -> str:
    """Return a key with its fragment, as in `students/b1~2`; the first fragment has no mark."""
    return f"{key}~{fragment}" if fragment > 1 else key


def format_slide(key: str, fragment: int = 1) -> str:
    """Return the name of a slide."""
    return f"Slide ({format_key(key, fragment)})"


def parse_slide(name: str) -> tuple[str, int]:
    """Return key and fragment that the name of a slide says; an empty key where it is not of the grammar."""
    found = _SLIDE.fullmatch(name)
    return (found["key"], int(found["fragment"] or 1)) if found else ("", 1)


def parse_name(name: str) -> Name | None:
    """Return the parts of a name, or None when it is not of the grammar."""
    found = _NAME.fullmatch(name)
    if found is None or found["role"] not in _ROLES:
        return None
    return Name(Role(found["role"]), found["key"], int(found["ordinal"] or 0), int(found["fragment"] or 1))
