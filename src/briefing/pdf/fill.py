"""How full the pages are, and what to try where one is not: decisions only, nothing is rendered here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefing.diagnostics import NOWHERE, Diagnostic, Location, warning
from briefing.pdf.model_parts import View

RUNT = 1 / 3
"""A page that is less full is a runt, unless it is the last one."""

_LAST_RUNT, _TAKEN_IN = 0.15, 0.06
"""So little on the last page, less than the sources alone as a rule, is drawn in where it can be: so much goes on each page before, set tighter."""

_CLAIMS_OF_PAGE, _CONTENTS_OF_PAGE = 4, 24
"""With so many claims, or lines of contents, a summary fills a page."""

_LONG = 300
"""A document of more pages keeps its leading: among so many some are always nearly empty, and setting it again takes minutes."""

_PAGES_OF_BLEMISH = 40
"""Among so many pages one may be too empty: all of them would be set tighter for its sake, which the eye notices sooner, and takes the time again."""

_TIGHTEST = 2
"""The style sheet has so many tighter steps: they take space from leading and gaps, and the last lets callouts and quotations break as well."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set: `tightness` from 0, and whether the summary has a page of its own or the first chapter follows it."""

    tightness: int = 0
    front: Literal["page", "flow"] = "page"


@dataclass(frozen=True, slots=True)
class PageFill:
    """How full a page is: the share of its height down to the lowest text or picture; `is_front` for a page of the summary.

    `key` is that of the last part on it; empty where nothing on it bears one.
    """

    number: int
    share: float
    is_front: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One rendering: how it was set, and how full its pages are, the cover left out."""

    setting: Setting
    pages: tuple[PageFill, ...]


def first_setting(view: View) -> Setting:
    """Return how to set a document at first: its summary has a page of its own where it is likely to fill it."""
    if view.summary is None:
        return Setting()
    claims = len(view.summary.claims.rows) if view.summary.claims is not None else 0
    rows = len(view.contents.rows) if view.contents is not None else 0
    is_long = claims >= _CLAIMS_OF_PAGE or rows >= _CONTENTS_OF_PAGE or view.summary.figures is not None
    return Setting(front="page" if is_long else "flow")


def next_setting(attempts: Sequence[Attempt]) -> Setting | None:
    """Return how to set the document after these attempts; None when the last one is good, or nothing else is left to try."""
    last = attempts[-1]
    if last.setting.front == "page" and _front_fails(last.pages):
        return replace(last.setting, front="flow")
    is_good = _blemishes(last) <= len(last.pages) // _PAGES_OF_BLEMISH
    if is_good or last.setting.tightness == _TIGHTEST or len(last.pages) > _LONG:
        return None
    return replace(last.setting, tightness=last.setting.tightness + 1)


def best_attempt(attempts: Sequence[Attempt]) -> int:
    """Return the place of the attempt with the fewest runts, the loosest of them, among those that set the summary as the last one does."""
    front = attempts[-1].setting.front
    places = [place for place, attempt in enumerate(attempts) if attempt.setting.front == front]
    return min(places, key=lambda place: (len(runts(attempts[place].pages)), _blemishes(attempts[place]), place))


def runts(pages: Sequence[PageFill]) -> tuple[PageFill, ...]:
    """Return the pages before the last that are less than a third full."""
    return tuple(page for page in pages[:-1] if page.share < RUNT)


def fill_findings(attempt: Attempt, places: Mapping[str, Location]) -> Iterator[Diagnostic]:
    """Yield a warning for each page that stays less than a third full, at the place of what stands last on it."""
    for page in runts(attempt.pages):
        message = f"page {page.number} of the document is {page.share:.0%} full: this stands last on it"
        hint = "shorten it, so that it ends on the page before, or split what follows on the next page"
        yield warning("runt-page", message, places.get(page.key, NOWHERE), hint=hint)


def _front_fails(pages: Sequence[PageFill]) -> bool:
    """Say whether a page of its own does not suit the summary: it fills less than a third of it, or goes on over the next one."""
    front = [page for page in pages if page.is_front]
    return len(front) > 1 or any(page.share < RUNT for page in front)


def _blemishes(attempt: Attempt) -> int:
    """Return how many pages are too empty; a few lines on the last page count too."""
    before = len(attempt.pages) - 1
    has_few_lines = before > 1 and attempt.pages[-1].share < min(_LAST_RUNT, _TAKEN_IN * before)
    return len(runts(attempt.pages)) + has_few_lines
