"""Drafts of slides, and what only the whole deck can tell of them: marks, layouts and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from briefing.blocks import Picture
from briefing.deck.body import Placed
from briefing.deck.fit import style_steps
from briefing.deck.house import NAMES, HouseLayout
from briefing.deck.layout_names import with_names
from briefing.deck.logo import layout_logo
from briefing.deck.model import ChartFrame, ChartTable, Drawn, Fill, Image, Layout, Line, NotePara, Panel, Rule, Shape, Slide, Slot, SlotType, Table
from briefing.document import Section
from briefing.roles import SOURCES_KEY, Role, parse_name
from briefing.texts import plain
from briefing.themes.model import Box, Theme

NIGHT = frozenset({"cover", "section", "quote"})
NUMBER_ORDINAL, PAGE_ORDINAL = 1, 4
"""The ordinals of a section's number and of its slide number in a row of the contents."""
_BESIDE = frozenset(
    {
        Role.AXIS_TITLE,
        Role.BASIS,
        Role.CONFIDENCE,
        Role.EDITION,
        Role.FOOTER,
        Role.KICKER,
        Role.MARKING,
        Role.NUMBER,
        Role.NUMERAL,
        Role.REPEATED_LABEL,
        Role.REPEATED_SOURCE_LINE,
        Role.SOURCE_LINE,
        Role.TARGET,
        Role.TONE,
        Role.UNIT,
        Role.WORD,
    }
)
"""What says where one is, how sure it is and where it comes from, and how a chart is read, but not what."""
_OF_SOURCES = frozenset({Role.SOURCES, Role.CONTACT, Role.DISCLAIMER})
"""What stands beside the content on the slide of a topic: on a slide of its own it is the content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A slide as it is planned by itself; `section` is None in front of the first and behind the last.

    `also` is the key of what else begins on it: the sources, which may stand below the last topic.
    """

    key: str
    fragment: int
    layout: str
    placed: tuple[Placed, ...]
    why: str
    section: Section | None = None
    group: str = ""
    notes: tuple[NotePara, ...] = ()
    hidden: bool = False
    also: str = ""


def finish(drafts: Iterable[Draft], theme: Theme, *, has_sides: bool, logo: Picture | None = None) -> tuple[tuple[Slide, ...], tuple[Layout, ...]]:
    """Return the slides, each with its layout, and all layouts, the house's first; `has_sides`: the outline has both side tones."""
    layouts = _Layouts(theme, has_sides=has_sides, logo=logo)
    slides = tuple(layouts.slide(draft) for draft in drafts)
    names = with_names(layouts.made)
    named = {layout: replace(layout, name=names[layout.name]) for layout in layouts.made}
    return with_shared_rules(tuple(replace(slide, layout=named[slide.layout]) for slide in slides), tuple(named.values()))


def with_shared_rules(slides: tuple[Slide, ...], layouts: tuple[Layout, ...]) -> tuple[tuple[Slide, ...], tuple[Layout, ...]]:
    """Return slides and layouts with the rules that all slides of a layout have in the layout, where nobody moves them by mistake."""
    shared: dict[Layout, dict[Rule, None]] = {}
    for slide in slides:
        rules = dict.fromkeys(one.rule for one in slide.drawn if isinstance(one, Line))
        known = shared.setdefault(slide.layout, rules)
        shared[slide.layout] = {rule: None for rule in known if rule in rules}
    ruled = {layout: replace(layout, rules=(*layout.rules, *shared.get(layout, ()))) for layout in layouts}
    moved = (replace(slide, layout=ruled[slide.layout], drawn=tuple(_own(slide, shared[slide.layout]))) for slide in slides)
    return tuple(moved), tuple(ruled.values())


def _own(slide: Slide, shared: Mapping[Rule, None]) -> Iterator[Drawn]:
    yield from (one for one in slide.drawn if not (isinstance(one, Line) and one.rule in shared))


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
        for key in slide.keys:
            numbers.setdefault(key, number)
    return numbers


def with_numbers(slide: Slide, numbers: dict[str, int]) -> Slide:
    """Return a slide of the contents with its slide numbers filled in."""
    return replace(slide, drawn=tuple(_numbered(one, numbers) if isinstance(one, Shape) else one for one in slide.drawn))


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
        for kind, name in NAMES.items():
            house = HouseLayout(theme, kind)
            self._names[kind] = 1
            self._known[kind, "house"] = self._make(kind, name, house.slots(), house.rules())

    @property
    def made(self) -> tuple[Layout, ...]:
        """All layouts: the house's, then the variants for what this deck's slides hold, kind by kind."""
        kinds = list(NAMES)
        return tuple(sorted(self._known.values(), key=lambda layout: (layout.name != NAMES[layout.kind], kinds.index(layout.kind))))

    def slide(self, draft: Draft) -> Slide:
        """Return a draft as a slide in its layout; a box is kept on the slide only where it is not the layout's."""
        draft = replace(draft, placed=tuple(self._in_exhibit_slot(_beside(one, draft.key)) for one in draft.placed))
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
            also=draft.also,
        )

    def _in_exhibit_slot(self, placed: Placed) -> Placed:
        """Return a table, chart or picture with a placeholder of its own kind and place."""
        match placed.drawn:
            case Table() | ChartTable():
                return self._with_slot(placed, "Table", "tbl", placed.drawn.box)
            case ChartFrame():
                return self._with_slot(placed, "Chart", "chart", placed.drawn.box)
            case Image() if placed.drawn.alt:
                return self._with_slot(placed, "Picture", "pic", placed.drawn.box)
            case _:
                return placed

    def _with_slot(self, placed: Placed, label: str, kind: SlotType, box: Box) -> Placed:
        return replace(placed, slot=Slot(label=label, type=kind, style=style_steps(self._theme, "body")[-1], box=box))

    def _layout(self, name: str, slots: tuple[Slot, ...]) -> Layout:
        alike = (name, *map(_look, slots))
        if alike not in self._known:
            self._names[name] += 1
            count = self._names[name]
            self._known[alike] = self._make(name, f"{NAMES[name]} {count}", slots)
        return self._known[alike]

    def _make(self, kind: str, name: str, slots: tuple[Slot, ...], rules: tuple[Rule, ...] = ()) -> Layout:
        boxes = self._theme.boxes[kind]
        panels = (Panel(box=boxes["panel"], color="bg2"),) if "panel" in boxes else ()
        plates, images = layout_logo(self._logo, self._theme, kind, is_night=kind in NIGHT)
        opacity = self._theme.motif.numbers.get("section_opacity", 1.0) if kind == "section" else 1.0
        opacity = opacity[0] if isinstance(opacity, tuple) else opacity
        return Layout(
            name=name,
            kind=kind,
            slots=slots,
            rules=rules,
            panels=(*panels, *plates),
            images=images,
            motif=boxes.get("motif"),
            motif_opacity=opacity,
            motif_in_sides=self._has_sides,
            night=kind in NIGHT,
        )


def _beside(placed: Placed, key: str) -> Placed:
    """Return what stands beside a slide's content in a text box: an outline view shows titles and content alone, in their order."""
    name = parse_name(placed.drawn.name) if isinstance(placed.drawn, Shape) else None
    if name is None or placed.slot is None or placed.slot.type != "body" or not isinstance(placed.drawn, Shape):
        return placed
    is_mark = name.role is Role.LABEL and name.key == key
    is_number = name.role is Role.CONTENTS and name.ordinal in {NUMBER_ORDINAL, PAGE_ORDINAL}
    is_source = name.role in _OF_SOURCES and key != SOURCES_KEY
    if not (name.role in _BESIDE or is_mark or is_number or is_source):
        return placed
    return Placed(replace(placed.drawn, beside=placed.slot))


def _look(slot: Slot) -> tuple[object, ...]:
    """Return what makes placeholders alike: what they hold, how it looks and where it is, so that a slide that is reset stays as it is.

    A text may be narrower on the slide, a table, chart or picture not.
    """
    width = slot.box.w if slot.type in {"tbl", "chart", "pic"} else 0.0
    place = tuple(round(edge, 2) for edge in (slot.box.x, slot.box.y, slot.box.h, width))
    return (slot.label, slot.type, slot.style, slot.color, slot.align, slot.anchor, slot.bullet, place)


def _in_layout(placed: Iterable[Placed], layout: Layout) -> Iterator[Drawn]:
    number = 0
    for one in placed:
        if one.slot is None:
            yield one.drawn
            continue
        match one.drawn:
            case Shape():
                own = None if one.drawn.box == layout.slots[number].box else one.drawn.box
                yield replace(one.drawn, slot=number, box=own)
            case Table() | ChartTable() | ChartFrame() | Image():
                yield replace(one.drawn, slot=number)
            case Line() | Fill():
                yield one.drawn
        number += 1


def _section_name(section: Section | None) -> str:
    return plain(section.title.on_slide) if section is not None and section.title is not None else ""
