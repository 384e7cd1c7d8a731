"""The colours of the document's cover on each ground that it may have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing.themes.model import CoverGround, Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverColors:
    """Tokens: of the ground, of the title and whose it is, of the subtitle, of the rest, and of the motif's two bundles."""

    ground: str
    text: str
    sub: str
    muted: str
    sides: tuple[str, str]
    neutral: tuple[str, str]

    def values(self, theme: Theme) -> Iterator[tuple[str, str]]:
        """Yield the colours under the names that they have in the style sheet."""
        yield from ((f"cover-{name}", theme.colors[getattr(self, name)]) for name in ("ground", "text", "sub", "muted"))

    def bundles(self, theme: Theme, *, in_sides: bool) -> tuple[str, str]:
        """Return the colours of the motif's bundles."""
        first, second = self.sides if in_sides else self.neutral
        return theme.colors[first], theme.colors[second]


COVERS: Mapping[CoverGround, CoverColors] = {
    "night": CoverColors(
        ground="night",
        text="text_on_night",
        sub="sub_on_night",
        muted="muted_on_night",
        sides=("side_a_on_night", "side_b_on_night"),
        neutral=("muted_on_night", "night_rule"),
    ),
    "white": CoverColors(ground="white", text="ink", sub="slate", muted="slate", sides=("side_a", "side_b"), neutral=("slate", "rule")),
}
"""Each pair of text and ground among them is one that `themes.contrast` holds to AA."""
