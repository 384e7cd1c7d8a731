"""What every block of the document carries."""

from __future__ import annotations

from typing import TypedDict

from briefing.diagnostics import Location
from briefing.texts import Show


class Common(TypedDict):
    """The fields of every block."""

    key: str
    sources: tuple[str, ...]
    show: Show
    location: Location
