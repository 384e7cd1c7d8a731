"""The colour key: a swatch and its words for each tone."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.deck.body import Placed
from briefing.deck.kit import Kit
from briefing.deck.model import Line, Rule
from briefing.roles import DOCUMENT_KEY, Role, format_name
from briefing.themes.model import Box

_PITCH = 0.05  # inches between two tones
_HEAD = 0.07  # inches below the word for the key


class ColourKey:
    """The tones of an outline with their words, which may need several lines."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self.boxes = kit.theme.boxes["summary"]
        style, width = kit.style("small"), self.boxes["tone"].w
        self.tones = tuple(
            kit.text(Role.TONE, DOCUMENT_KEY, words, style, width, ordinal=number, label="Tone")
            for number, (_, words) in enumerate(kit.document.tones, start=1)
        )
        self.word = kit.text(Role.WORD, DOCUMENT_KEY, kit.words["colour_key"], style, self.boxes["key"].w, label="Word", color="accent3")

    @property
    def height(self) -> float:
        """The height of the key, in inches; 0 where the outline gives tones no words."""
        tones = sum(part.height + _PITCH for part in self.tones)
        return self.word.height + _HEAD + tones if self.tones else 0.0

    def place(self, x: float, y: float) -> Iterator[Placed]:
        """Yield the word for it, then the tones, with the upper left corner at a place."""
        if self.tones:
            yield from self.word.place(x, y)
            y += self.word.height + _HEAD
        for number, (part, (tone, _)) in enumerate(zip(self.tones, self.kit.document.tones, strict=True), start=1):
            swatch = Box(x + self.boxes["swatch"].x - self.boxes["key"].x, y + 0.13, self.boxes["swatch"].w, 0)
            rule = Rule(box=swatch, weight="side", color=self.kit.tone(tone))
            yield Placed(Line(name=format_name(Role.RULE, DOCUMENT_KEY, number), rule=rule))
            yield from part.place(x + self.boxes["tone"].x - self.boxes["key"].x, y)
            y += part.height + _PITCH
