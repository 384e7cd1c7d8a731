"""What every part of a slide is made with: the document, its words, the theme, the measurer, and the steps by which a body is fitted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from briefing.blocks import Point, Tone
from briefing.deck.body import TextPart
from briefing.deck.fit import Measurer, Piece, Style, pieces, style_steps
from briefing.deck.model import Align
from briefing.document import Document
from briefing.language import Words
from briefing.roles import CONTENTS_KEY, Role
from briefing.texts import Text
from briefing.themes.model import Theme

TONE_COLORS: dict[Tone, str] = {"first": "accent1", "second": "accent2", "neutral": "tx1"}
READING_WIDTH = 9.958  # inches; what stands wider has lines that are too long to read
COLUMN_GAP = 0.40
_FEWEST_SECTIONS = 2  # of a slide of contents


class Step(int):
    """The size of a body, counted from the largest of each style; at each size it is set loosely, then tightly."""

    tight: bool

    def __new__(cls, size: int = 0, *, tight: bool = False) -> Self:
        """Return the step of a size."""
        step = super().__new__(cls, size)
        step.tight = tight
        return step

    @property
    def place(self) -> int:
        """The place of the step among all."""
        return 2 * self + self.tight


def tightness(step: int) -> int:
    """Return 1 for a step that is set tightly, 0 for any other number."""
    return int(isinstance(step, Step) and step.tight)


STEPS = tuple(Step(size, tight=tight) for size in range(3) for tight in (False, True))


@dataclass(frozen=True, slots=True)
class Kit:
    """What every part is made with: the document, its words, the theme and its measurer.

    `marks` are the counts, such as " (2)", behind titles that another slide before theirs bears, by key.
    """

    document: Document
    words: Words
    theme: Theme
    measurer: Measurer
    marks: Mapping[str, str] = field(default_factory=dict)

    def style(self, name: str, size: int = 0) -> Style:
        """Return a style of the deck at one of its sizes, counted from the largest; the last one where it has fewer."""
        steps = style_steps(self.theme, name)
        return steps[min(size, len(steps) - 1)]

    @property
    def contents_link(self) -> str:
        """Where a click on a kicker leads: to the contents; empty where the deck has none, since a slide of one row says nothing."""
        has_key_alone = bool(self.document.tones) and self.document.summary is None
        return f"#{CONTENTS_KEY}" if len(self.document.titled_sections) >= _FEWEST_SECTIONS or has_key_alone else ""

    @property
    def contents_return(self) -> bool:
        """Whether the contents stand in front of each section but the first again."""
        return bool(self.contents_link) and self.theme.deck_contents == "sections"

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
        mark: str = "",
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
            mark=mark,
        )


def visible(points: Iterable[Point]) -> tuple[Point, ...]:
    """Return the points that the deck shows."""
    return tuple(point for point in points if point.show != "document")
