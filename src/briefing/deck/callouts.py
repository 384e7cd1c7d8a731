"""Callouts as parts of a body: the word for their kind and their text on a tinted panel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from briefing.blocks import Callout
from briefing.deck.body import Placed, Rigid, TextPart
from briefing.deck.kit import COLUMN_GAP, READING_WIDTH, Kit, Step
from briefing.deck.model import Fill, Panel
from briefing.roles import Role, format_name
from briefing.themes.model import Box

INSET = 0.2
PADDINGS = (0.20, 0.16, 0.18, 0.14, 0.16, 0.12)


@dataclass(frozen=True)
class CalloutPart(Rigid):
    """A text set apart on a panel; `text_x` is where it begins, in line with the rows above and below."""

    label: TextPart | None
    text: TextPart
    key: str
    width: float
    text_x: float
    padding: float
    fragment: int = 1
    gap: float = 0.3

    @cached_property
    def height(self) -> float:
        """The height of the panel."""
        return max(self.label.height if self.label is not None else 0.0, self.text.height) + 2 * self.padding

    def take(self, height: float, *, force: bool) -> tuple[CalloutPart | None, CalloutPart | None]:
        """Part the text; the word for the kind stays with its beginning."""
        if self.height <= height:
            return self, None
        head, rest = self.text.take(height - 2 * self.padding, force=force)
        if head is None:
            return None, self
        behind = replace(self, label=None, text=rest, fragment=self.fragment + 1) if rest is not None else None
        return replace(self, text=head), behind

    def place(self, x: float, y: float) -> Iterator[Placed]:
        """Yield panel, word and text."""
        name = format_name(Role.PANEL, self.key, fragment=self.fragment)
        yield Placed(Fill(name=name, panel=Panel(box=Box(x, y, self.width, self.height), color="bg2")))
        if self.label is not None:
            yield from self.label.place(x + INSET, y + self.padding)
        yield from self.text.place(x + self.text_x, y + self.padding)


def callout_part(kit: Kit, block: Callout, step: Step, width: float, text_x: float) -> CalloutPart:
    """Return a callout across a width, its text from `text_x` on."""
    word, body = kit.style("item", step), kit.style("body", step)
    label = kit.text(Role.CALLOUT_KIND, block.key, kit.words[block.kind], word, text_x - INSET - COLUMN_GAP / 2, label="Label", color="accent3")
    text = kit.text(Role.CALLOUT, block.key, block.wording.on_slide, body, min(width - text_x - INSET, READING_WIDTH * 0.8))
    return CalloutPart(label, text, block.key, width, text_x, PADDINGS[step.place])
