"""The items of a deck's lists: which key each has, and which number each shows."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefing.verify.deck_parts import A, DeckParts, P
from briefing.verify.deck_text import Bullet, Paragraph, bullet_of


class ItemKeys:
    """Counts the items of a list: the key of each from the key of the first and the levels."""

    def __init__(self, first: str, level: int) -> None:
        self._stem, self._numbers = split_numbers(first)
        self._base = len(self._numbers) - level
        self._at_start = True

    @property
    def current(self) -> str:
        """The key of the item that was counted last."""
        return ".".join((self._stem, *map(str, self._numbers)))

    def count(self, level: int) -> None:
        """Go on to the next item at a level."""
        if not self._at_start:
            wanted = max(self._base + level, 1)
            kept = self._numbers[:wanted]
            self._numbers = [*kept, *([0] * (wanted - len(kept)))]
            self._numbers[-1] += 1
        self._at_start = False


class ShownNumbers:
    """Counts automatic numbers as PowerPoint shows them.

    Paragraphs of one level count on while they start at the same number and nothing but deeper paragraphs stands between them.
    """

    def __init__(self) -> None:
        self._runs: dict[int, tuple[int, int]] = {}

    def count(self, paragraph: Paragraph, bullet: Bullet) -> str:
        """Go on to the next paragraph, and return the number it shows; empty when it shows none."""
        self._runs = {level: run for level, run in self._runs.items() if level <= paragraph.level}
        if bullet != "number":
            self._runs.pop(paragraph.level, None)
            return ""
        start, last = self._runs.get(paragraph.level, (None, 0))
        shown = last + 1 if start == paragraph.start else paragraph.start
        self._runs[paragraph.level] = (paragraph.start, shown)
        return str(shown)


class InheritedBullets:
    """The bullets that the placeholders of a deck's layouts give to paragraphs without one of their own."""

    def __init__(self, parts: DeckParts) -> None:
        self._parts = parts
        self._known: dict[str, dict[str | None, tuple[Bullet, ...]]] = {}

    def of(self, slide: str, shape: etree._Element) -> tuple[Bullet, ...]:
        """Return the bullets of a shape's levels, from the placeholder of its slide's layout; empty when there is none."""
        layout = self._parts.related(slide, "slideLayout")
        place = next((placeholder.get("idx") for placeholder in shape.iter(f"{P}ph")), None)
        if not layout or place is None:
            return ()
        if layout not in self._known:
            self._known[layout] = dict(_levels(self._parts.layout(layout)))
        return self._known[layout].get(place, ())


def first_item(key: str) -> str:
    """Return the key of the first item of a list: the name's own where it is that of an item, else the first below the block."""
    return key if split_numbers(key)[1] else f"{key}.1"


def split_numbers(key: str) -> tuple[str, list[int]]:
    """Return a key without the numbers at its end, and those numbers: `students/b2` and 3, 1 of `students/b2.3.1`."""
    parts = key.split(".")
    count = 0
    while count < len(parts) - 1 and parts[-1 - count].isdecimal():
        count += 1
    return ".".join(parts[: len(parts) - count]), [int(number) for number in parts[len(parts) - count :]]


def _levels(layout: etree._Element) -> Iterator[tuple[str | None, tuple[Bullet, ...]]]:
    for shape in layout.iter(f"{P}sp"):
        for placeholder in shape.iter(f"{P}ph"):
            style = shape.find(f"{P}txBody/{A}lstStyle")
            levels = {level.tag: level for level in style} if style is not None else {}
            yield placeholder.get("idx"), tuple(bullet_of(levels.get(f"{A}lvl{level}pPr")) for level in range(1, 10))


def begins_with_label(paragraphs: list[Paragraph]) -> bool:
    """Say whether the first paragraph is the label of the second: they have one level, and the second has lost its bullet."""
    return len(paragraphs) > 1 and paragraphs[0].bullet != "none" and paragraphs[1].bullet == "none" and paragraphs[0].level == paragraphs[1].level
