"""Drafts of slides: parting a body over slides, then marks, layouts and numbers, which only the whole deck can tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefing.blocks import Picture
from briefing.deck.body import Part, Placed, StackPart
from briefing.deck.code import CodePart
from briefing.deck.logo import layout_logo
from briefing.deck.model import Drawn, Layout, NotePara, Panel, Shape, Slide, Slot
from briefing.deck.rows import ColumnsPart, RowsPart
from briefing.deck.table_parts import TablePart
from briefing.document import Section
from briefing.roles import Role, parse_name
from briefing.texts import plain
from briefing.themes.model import Theme

NIGHT = frozenset({"cover", "section", "quote"})
_CLOSE = 0.001  # inches
PAGE_ORDINAL = 4
"""The ordinal of the slide number in a row of the contents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A slide as it is planned by itself; `section` is None in front of the first and behind the last."""

    key: str
    fragment: int
    layout: str
    placed: tuple[Placed, ...]
    why: str
    section: Section | None = None
    group: str = ""
    notes: tuple[NotePara, ...] = ()
    hidden: bool = False


def paginate(part: Part, height: float) -> tuple[Part, ...]:
    """Part a body over as few slides as its height asks for, and balance them; nothing is lost and nothing said twice."""
    pages = parted(part, height)
    low, high = max(height / 2, _least(part, height)), height
    while high - low > 0.05:  # noqa: PLR2004  inches; finer is not seen
        middle = (low + high) / 2
        tried = parted(part, middle)
        if len(tried) <= len(pages) and all_fit(tried, height) >= all_fit(pages, height):
            pages, high = tried, middle
        else:
            low = middle
    return tuple(pages)


def parted(part: Part, height: float) -> list[Part]:
    """Part a body over slides of a height, each as full as it can be."""
    pages: list[Part] = []
    rest: Part | None = part
    while rest is not None:
        head, rest = rest.take(height, force=True)
        if head is not None:
            pages.append(head)
    return pages


def all_fit(parts: Iterable[Part], height: float) -> bool:
    """Whether no part is higher than a height: the least that some parts can give of themselves may be."""
    return all(part.height <= height + _CLOSE for part in parts)


def finish(drafts: Iterable[Draft], theme: Theme, *, has_sides: bool, logo: Picture | None = None) -> tuple[Slide, ...]:
    """Return the slides, each with its layout; `has_sides`: the outline has both side tones."""
    layouts = _Layouts(theme, has_sides=has_sides, logo=logo)
    return tuple(layouts.slide(draft) for draft in drafts)


def title_marks(drafts: Iterable[Draft]) -> dict[str, str]:
    """Return the mark " (2)" for each key whose title another slide before it bears: titles must be unique."""
    seen: Counter[str] = Counter()
    marks: dict[str, str] = {}
    for draft in drafts:
        titles = (placed.drawn for placed in draft.placed if placed.slot is not None and placed.slot.type == "title")
        title = next((one for one in titles if isinstance(one, Shape)), None)
        if title is not None and draft.fragment == 1:
            text = "".join(piece.text for piece in title.paras[0].pieces)
            seen[text] += 1
            if seen[text] > 1:
                marks[draft.key] = f" ({seen[text]})"
    return marks


def number_of_slides(slides: Iterable[Slide]) -> dict[str, int]:
    """Return the number of the first slide of each key, from 1."""
    numbers: dict[str, int] = {}
    for number, slide in enumerate(slides, start=1):
        numbers.setdefault(slide.key, number)
    return numbers


def with_numbers(slide: Slide, numbers: dict[str, int]) -> Slide:
    """Return a slide of the contents with its slide numbers filled in."""
    return replace(slide, drawn=tuple(_numbered(one, numbers) if isinstance(one, Shape) else one for one in slide.drawn))


def _least(part: Part, height: float) -> float:
    """Return the height below which a part would be cut that a given height holds whole."""
    match part:
        case TablePart() | RowsPart() | CodePart():
            return part.least(height)
        case StackPart():
            return max((_least(one, height) for one in part.parts), default=0.0)
        case ColumnsPart() if part.otherwise is not None:
            return _least(part.otherwise, height)
        case _:
            return 0.0


def _numbered(shape: Shape, numbers: dict[str, int]) -> Shape:
    name = parse_name(shape.name)
    if name is None or name.role is not Role.CONTENTS or name.ordinal != PAGE_ORDINAL:
        return shape
    paras = (replace(para, pieces=tuple(replace(piece, text=str(numbers[name.key])) for piece in para.pieces)) for para in shape.paras)
    return replace(shape, paras=tuple(paras))


class _Layouts:
    """The layouts that a deck needs: slides with the same placeholders share one."""

    def __init__(self, theme: Theme, *, has_sides: bool, logo: Picture | None) -> None:
        self._theme = theme
        self._logo = logo
        self._has_sides = has_sides
        self._known: dict[tuple[object, ...], Layout] = {}
        self._names: Counter[str] = Counter()

    def slide(self, draft: Draft) -> Slide:
        """Return a draft as a slide in its layout; a box is kept on the slide only where it is not the layout's."""
        layout = self._layout(draft.layout, tuple(placed.slot for placed in draft.placed if placed.slot is not None))
        return Slide(
            key=draft.key,
            fragment=draft.fragment,
            layout=layout,
            drawn=tuple(_in_layout(draft.placed, layout)),
            section=draft.group or _section_name(draft.section),
            why=draft.why,
            notes=draft.notes,
            hidden=draft.hidden,
        )

    def _layout(self, name: str, slots: tuple[Slot, ...]) -> Layout:
        alike = (name, *((slot.label, slot.type, slot.style, slot.color, slot.align, slot.anchor, slot.bullet) for slot in slots))
        if alike not in self._known:
            self._names[name] += 1
            count = self._names[name]
            self._known[alike] = self._make(name, f"{name.capitalize()} {count}" if count > 1 else name.capitalize(), slots)
        return self._known[alike]

    def _make(self, kind: str, name: str, slots: tuple[Slot, ...]) -> Layout:
        boxes = self._theme.boxes[kind]
        panels = (Panel(box=boxes["panel"], color="bg2"),) if "panel" in boxes else ()
        plates, images = layout_logo(self._logo, self._theme, kind, is_night=kind in NIGHT)
        opacity = self._theme.motif.numbers.get("section_opacity", 1.0) if kind == "section" else 1.0
        opacity = opacity[0] if isinstance(opacity, tuple) else opacity
        return Layout(
            name=name,
            kind=kind,
            slots=slots,
            panels=(*panels, *plates),
            images=images,
            motif=boxes.get("motif"),
            motif_opacity=opacity,
            motif_in_sides=self._has_sides,
            night=kind in NIGHT,
        )


def _in_layout(placed: Iterable[Placed], layout: Layout) -> Iterator[Drawn]:
    number = 0
    for one in placed:
        if one.slot is not None and isinstance(one.drawn, Shape):
            own = None if one.drawn.box == layout.slots[number].box else one.drawn.box
            yield replace(one.drawn, slot=number, box=own)
            number += 1
        else:
            yield one.drawn


def _section_name(section: Section | None) -> str:
    return plain(section.title.on_slide) if section is not None and section.title is not None else ""
