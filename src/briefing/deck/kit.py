"""What every part of a slide is made with: the document, its words, the theme, the measurer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.deck.body import TextPart
from briefing.deck.fit import Measurer, Piece, Style, pieces, style_steps
from briefing.deck.model import Align
from briefing.document import Document, Point, Text, Tone
from briefing.language import Words
from briefing.roles import Role
from briefing.themes.model import Theme

TONE_COLORS: dict[Tone, str] = {"first": "accent1", "second": "accent2", "neutral": "tx1"}
READING_WIDTH = 9.958  # inches; what stands wider has lines that are too long to read
COLUMN_GAP = 0.40


@dataclass(frozen=True, slots=True)
class Kit:
    """What every part is made with: the document, its words, the theme and its measurer."""

    document: Document
    words: Words
    theme: Theme
    measurer: Measurer

    def style(self, name: str, step: int = 0) -> Style:
        """Return a style of the deck at a step, the last one where it has fewer."""
        steps = style_steps(self.theme, name)
        return steps[min(step, len(steps) - 1)]

    def pieces(self, text: Text, *, raised: bool = True) -> tuple[Piece, ...]:
        """Return a text as it is printed on a slide."""
        return pieces(self.document, text, raised=raised)

    def tone(self, tone: Tone) -> str:
        """Return the colour of a tone: a colour of the Office theme, or the theme's own as a literal."""
        return TONE_COLORS.get(tone) or self.theme.colors[tone]

    def text(
        self,
        role: Role,
        key: str,
        text: Text | str,
        style: Style,
        width: float,
        *,
        ordinal: int = 0,
        color: str = "tx1",
        label: str = "Text",
        align: Align = "l",
        gap: float = 0.2,
        balance: bool = False,
        link: str = "",
    ) -> TextPart:
        """Return a text of the outline, or words of the furniture, as a part; the options are those of TextPart."""
        printed = (Piece(text),) if isinstance(text, str) else self.pieces(text)
        return TextPart(
            self.measurer,
            role,
            key,
            printed,
            style,
            width,
            ordinal=ordinal,
            color=color,
            label=label,
            align=align,
            gap=gap,
            balance=balance,
            link=link,
        )


def visible(points: Iterable[Point]) -> tuple[Point, ...]:
    """Return the points that the deck shows."""
    return tuple(point for point in points if point.show != "document")
