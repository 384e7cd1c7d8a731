"""The logo is on every slide and page: on the cover an entry with words in its place, everywhere else furniture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from briefing.blocks import Picture
from briefing.document import Document
from briefing.looks import look_of
from briefing.pictures import picture_mark
from briefing.roles import DOCUMENT_KEY, Role
from briefing.verify.compare import Discrepancy
from briefing.verify.settle_looks import looks_like
from briefing.verify.transcript import Entry, Furniture, Place, Transcript


def check_logos(document: Document, actual: Transcript) -> Iterator[Discrepancy]:
    """Yield each slide or page that lacks the logo, bears it twice, or bears another one."""
    shown = [furniture for furniture in actual.furniture if furniture.role is Role.LOGO]
    counts = Counter(furniture.place for furniture in shown)
    on_cover = {entry.place for entry in actual.entries if entry.role is Role.LOGO}
    if document.logo is not None:
        yield from (_wrong(furniture, "shows another picture") for furniture in shown if not _is_logo(document.logo, furniture))
        missing = [place for place in _sheets(actual) if not counts[place] and place not in on_cover]
        yield from (_named(place, "the logo is missing") for place in missing)
    once = 1 if document.logo is not None else 0
    yield from (_named(place, "the logo stands there too often") for place, count in counts.items() if count + (place in on_cover) > once)


def without_logos(transcript: Transcript) -> Transcript:
    """Return a transcript without the logos that are furniture: they are looked at here alone."""
    return replace(transcript, furniture=tuple(furniture for furniture in transcript.furniture if furniture.role is not Role.LOGO))


def _sheets(actual: Transcript) -> list[Place]:
    """Return every slide or page, in order; the last one that says anything is the last."""
    places = [*(entry.place for entry in actual.entries), *(furniture.place for furniture in actual.furniture)]
    last = max(places, key=lambda place: place.number, default=Place())
    return [Place(last.kind, number) for number in range(1, last.number + 1)]


def _is_logo(logo: Picture, furniture: Furniture) -> bool:
    if furniture.text == picture_mark(logo):
        return True
    return logo.type == "svg" and looks_like(partial(look_of, logo.content), furniture.look)


def _wrong(furniture: Furniture, what: str) -> Discrepancy:
    return _named(furniture.place, f"the logo {what}: {furniture.text}")


def _named(place: Place, message: str) -> Discrepancy:
    entry = Entry(role=Role.LOGO, key=DOCUMENT_KEY, spans=(), place=place)
    return Discrepancy(kind="furniture", actual=entry, message=f"{place.kind} {place.number}: {message}")
