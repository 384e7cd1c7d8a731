"""The texts of a slide that stand in a chart's frame: the titles of its axes, its target, and names of series beside their marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.blocks import Chart
from briefing.charts.model import Picture, Rect
from briefing.charts.naming import BESIDE
from briefing.charts.printed import number_text
from briefing.deck.balance import INCH
from briefing.deck.body import Placed
from briefing.deck.fit import Style
from briefing.deck.kit import Kit
from briefing.deck.model import Align, mirrored_align
from briefing.deck.ooxml import theme_color
from briefing.language import direction
from briefing.roles import Role
from briefing.texts import Text, Wording

_ALIGNED: dict[str, Align] = {"left": "l", "center": "ctr", "right": "r"}
_SPARE, _NUMBER_SPARE = 0.02, 0.05  # inches


@dataclass(frozen=True)
class ChartTexts:
    """The texts over a chart that is drawn in a frame of a `width` in inches.

    A chart is not mirrored inside where its slide is: these texts stay where they are beside the plot.
    """

    kit: Kit
    block: Chart
    picture: Picture
    width: float

    def place(self, x: float, y: float) -> Iterator[Placed]:
        """Yield the texts; the frame's corner is at a place in inches."""
        yield from self._axes(x, y)
        yield from self._target(x, y)
        yield from self._names(x, y)

    def _axes(self, x: float, y: float) -> Iterator[Placed]:
        block, beside = self.block, self.picture.beside
        for suffix, title, rect in (("x", block.x_title, beside.x_title), ("y", block.y_title, beside.y_title)):
            if title is not None and rect is not None:
                yield from self._title(Role.AXIS_TITLE, suffix, title, rect, (x, y))

    def _target(self, x: float, y: float) -> Iterator[Placed]:
        target, beside = self.block.target, self.picture.beside
        if target is None or beside.target_number is None:
            return
        if target.label is not None and beside.target_label is not None:
            yield from self._title(Role.TARGET, "target", target.label, beside.target_label, (x, y))
        text = self._text(Role.NUMBER, "target", number_text(target.at), bold=True, label="Number")
        yield from text.at(beside.target_number, (x, y), spare=_NUMBER_SPARE)

    def _names(self, x: float, y: float) -> Iterator[Placed]:
        """Yield the names of series that no label of the chart says."""
        for letter in sorted((one for one in self.picture.names if one.row == BESIDE), key=lambda one: one.series):
            place, color = letter.series + 1, theme_color(self.kit.theme, letter.color)
            text = self._text(Role.REPEATED_LABEL, str(place), letter.text, bold=True, label="Key", color=color, ordinal=place)
            yield from replace(text, align=_ALIGNED[letter.align]).at(letter.rect, (x, y))

    def _title(self, role: Role, suffix: str, wording: Wording, rect: Rect, corner: tuple[float, float]) -> Iterator[Placed]:
        color = "tx1" if role is Role.TARGET else "accent3"
        text = self._text(role, suffix, wording.on_slide, bold=False, label=str(role), color=color)
        yield from replace(text, align="r" if suffix == "x" else "l").at(rect, corner)

    def _text(self, role: Role, suffix: str, said: Text | str, *, bold: bool, label: str, color: str = "tx1", ordinal: int = 0) -> _TextAt:
        type_ = self.picture.type
        style = replace(self.kit.style("label"), size=type_.size, leading=type_.leading, bold=bold)
        return _TextAt(self.kit, self.width, role, f"{self.block.key}.{suffix}", said, style, label, color, ordinal)


@dataclass(frozen=True)
class _TextAt:
    """A text that has yet to be given its place in the frame."""

    kit: Kit
    width: float
    role: Role
    key: str
    said: Text | str
    style: Style
    label: str
    color: str
    ordinal: int
    align: Align = "l"

    def at(self, rect: Rect, corner: tuple[float, float], *, spare: float = _SPARE) -> Iterator[Placed]:
        """Yield the text in a place in points; with some width to spare."""
        width, is_mirrored = rect.w / INCH + spare, direction(self.kit.document.language) == "rtl"
        left = self.width - rect.x / INCH - width if is_mirrored else rect.x / INCH
        align = mirrored_align(self.align) if is_mirrored else self.align
        part = self.kit.text(
            self.role, self.key, self.said, self.style, width, ordinal=self.ordinal, color=self.color, label=self.label, align=align
        )  # fmt: skip
        yield from part.place(corner[0] + left, corner[1] + rect.y / INCH)
