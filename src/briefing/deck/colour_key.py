"""The colour key: a swatch and its words for each tone."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.deck.body import Placed
from briefing.deck.kit import Kit
from briefing.deck.model import Line, Rule
from briefing.roles import DOCUMENT_KEY, Role, format_name
from briefing.themes.model import Box

_PITCH = 0.30
_HEAD = 0.44


def key_height(kit: Kit) -> float:
    """Return the height of the colour key with the space above it, in inches; 0 where the outline gives tones no words."""
    return _HEAD + _PITCH * len(kit.document.tones) + 0.2 if kit.document.tones else 0.0


def colour_key(kit: Kit, corner: tuple[float, float] | None = None) -> Iterator[Placed]:
    """Yield the colour key in its place on the summary, or with its upper left corner elsewhere; nothing where the outline gives tones no words."""
    places = kit.theme.boxes["summary"]
    if not kit.document.tones:
        return
    left, top = corner or (places["key"].x, places["key"].y)
    right, down = left - places["key"].x, top - places["key"].y
    word = kit.text(Role.WORD, DOCUMENT_KEY, kit.words["colour_key"], kit.style("label"), places["key"].w, label="Word", color="accent3")
    yield from word.place(left, top)
    for number, (tone, words) in enumerate(kit.document.tones, start=1):
        drop = down + _PITCH * (number - 1)
        swatch = places["swatch"]
        rule = Rule(box=Box(swatch.x + right, swatch.y + drop, swatch.w, 0), weight=kit.theme.rules["side"], color=kit.tone(tone))
        yield Placed(Line(name=format_name(Role.RULE, DOCUMENT_KEY, number), rule=rule))
        part = kit.text(Role.TONE, DOCUMENT_KEY, words, kit.style("label"), places["tone"].w, ordinal=number, label="Tone")
        yield from part.place(places["tone"].x + right, places["tone"].y + drop)
