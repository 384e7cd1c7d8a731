"""Pages that were set before: a page is taken again where all that its setting looked at is what it was, and is set anew elsewhere.

WeasyPrint sets a page from the state in which the one before it ended. While it does, this notes which parts of the document are looked at: topics,
openings of chapters, what else stands in its body. The page is the same again when it begins in the same state, these parts and the one behind them
say the same, and so does the frame: the style sheet, the pictures, the name and attributes of every part and of what holds it. A page that prints the
number of another one, and one that goes on with a float of the page before, are always set anew. The places where this holds on are private to
WeasyPrint; a test looks at them.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element

from briefing.pdf.packing import Paintings

Layout: TypeAlias = Any
"""An object of WeasyPrint, which has no types."""

_ANYWHERE = re.compile(
    r":has\(|running\(|target-text|footnote|:\s*note\b|:\s*(?:inline-)?(?:flex|grid)\b|@font-face"
    r"|(?:^|[\s;{])(?:counter-increment|counter-reset|counter-set|quotes|columns|column-count|column-width)\s*:"
)
"""With these a style sheet lets a part of the document depend on what another one says, or changes the fonts that all documents share."""
_COVER = 0


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it was set, before what stands in its margins: how it began and ended, and the first and last of the parts that it depends on."""

    before: Layout
    after: Layout
    box: Layout
    children: list[Layout]
    shown: list[Layout]
    anchors: list[str]
    first: int
    last: int


@dataclass(slots=True)
class _Setting:
    """One setting of a document: its frame, its parts, and the pages that may be taken again, by their places."""

    frame: Hashable
    parts: list[Element]
    holders: list[Element]
    pages: dict[int, _Page] = field(default_factory=dict)


class PageMemory:
    """The pages of the last rendering in each way of setting a document, and the fonts that they are set in."""

    def __init__(self) -> None:
        self._settings: dict[Hashable, _Setting] = {}
        self._fonts: Layout = None
        self.paintings = Paintings()

    def forget(self) -> None:
        """Forget all pages."""
        self._settings.clear()
        self._fonts = None
        self.paintings.forget()

    @contextmanager
    def setting(self, name: Hashable, root: Element, pictures: Hashable) -> Iterator[Layout]:
        """While this lasts, pages of a document are taken from the last one that was set under this name, and kept for the next.

        Yields the fonts to set it with, which those pages share; None where no page may be taken.
        """
        from weasyprint.text.fonts import FontConfiguration

        before, styles = self._settings.pop(name, None), tuple(style.text or "" for style in root.iter("style"))
        if any(map(_ANYWHERE.search, (*styles, *(element.get("style", "") for element in root.iter())))):
            yield None
            return
        self._fonts = self._fonts or FontConfiguration()
        now = _read(root, (styles, pictures))
        with _pages_set_by(_Setter(now, before if before is not None and before.frame == now.frame else None)):
            yield self._fonts
        self._settings[name] = now


MEMORY = PageMemory()
"""The pages that this process keeps, where it is asked to keep any."""


class _Setter:
    """Sets the pages of one document, taking those that are known."""

    def __init__(self, now: _Setting, before: _Setting | None) -> None:
        self._now = now
        self._numbers = {part: number for number, part in enumerate(now.parts)}
        self._looked_at: set[int] = set()
        self._before = before
        self._elements: dict[Element, Element] = {}
        self._same: set[int] = set()
        if before is not None:
            self._elements.update(zip(before.holders, now.holders, strict=True))
            self._same = {number for number, pair in enumerate(zip(before.parts, now.parts, strict=True)) if self._is_same(*pair)}

    def look_at(self, box: Layout) -> None:
        """Note that a box is looked at."""
        number = self._numbers.get(box.element)
        if number is not None:
            self._looked_at.add(number)

    def page(self, make: Layout, index: int, context: Layout, root: Layout, html: Layout) -> tuple[Layout, Layout]:
        """Return a page and where the next one begins, as WeasyPrint's own function does."""
        begins = context.page_maker[index][:4]
        is_free = index != _COVER and not context.broken_out_of_flow and not context.reported_footnotes
        known = self._before.pages.get(index) if self._before is not None else None
        if known is not None and is_free and known.before == begins and all(part in self._same for part in range(known.first, known.last + 1)):
            return self._again(known, index, context, html)
        self._looked_at, before = set(), deepcopy(begins)
        page, resume_at = make(index, context, root, html)
        self._now.pages.pop(index, None)
        is_own = is_free and not context.broken_out_of_flow and not any(box.missing_link for box in page.descendants(placeholders=True))
        if is_own and self._looked_at:
            first, last = min(self._looked_at), min(max(self._looked_at) + 1, len(self._now.parts) - 1)
            after, anchors = deepcopy(context.page_maker[index + 1][:4]), list(context.page_maker[index][-1]["anchors"])
            self._now.pages[index] = _Page(before, after, page, list(page.children), list(page.children[0].children), anchors, first, last)
        return page, resume_at

    def _again(self, known: _Page, index: int, context: Layout, html: Layout) -> tuple[Layout, Layout]:
        """Return a known page, its boxes those of the new elements, and leave the state behind that setting it would leave."""
        from weasyprint.layout.page import set_page_type_computed_styles

        maker, after = context.page_maker, deepcopy(known.after)
        known.box.children, known.children[0].children = list(known.children), list(known.shown)
        for box in known.box.descendants(placeholders=True):
            box.element = self._elements.get(box.element, box.element)
        set_page_type_computed_styles(known.box.page_type, html, context.style_for)
        context.current_page = index + 1
        maker[index][-1]["anchors"].extend(known.anchors)
        for anchor in known.anchors:
            context.target_collector.cache_target_page_counters(anchor, after[3][1], index, maker)
        if index + 1 >= len(maker) or maker[index + 1][:4] != after:
            state = {"content_changed": after[0] is not None, "pages_wanted": False, "anchors": [], "content_lookups": []}
            maker[index + 1 : index + 2] = [(*after, state)]
        self._now.pages[index] = known
        return known.box, after[0]

    def _is_same(self, old: Element, new: Element) -> bool:
        """Say whether a part says what it did; its elements are then known by the old ones."""
        pairs = list(zip(old.iter(), new.iter(), strict=False))
        is_same = all(_is_alike(*pair) for pair in pairs)
        if is_same:
            self._elements.update(pairs)
        return is_same


def _is_alike(old: Element, new: Element) -> bool:
    return (old.tag, old.text, old.tail, len(old)) == (new.tag, new.text, new.tail, len(new)) and old.attrib == new.attrib


def _read(root: Element, outside: Hashable) -> _Setting:
    """Return a document's frame and parts: what stands in its body and its chapters."""
    head, body = root
    chapters = [child for child in body if "chapter" in child.get("class", "").split()]
    parts = [part for child in body for part in (child if child in chapters else (child,))]
    frame = (outside, *(_outline(holder) for holder in (root, *head, body, *chapters)))
    return _Setting(frame, parts, [root, *head.iter(), body, *chapters])


def _outline(holder: Element) -> Hashable:
    """Return an element's name, attributes and texts, with the names and attributes of what stands directly in it."""
    children = tuple((child.tag, *sorted(child.items()), child.tail) for child in holder)
    return (holder.tag, *sorted(holder.items()), holder.text, children)


@contextmanager
def _pages_set_by(setter: _Setter) -> Iterator[None]:
    """While this lasts, WeasyPrint's pages are set by a setter."""
    from weasyprint.layout import block, page

    remake, in_flow, out_of_flow = page.remake_page, block.block_level_layout, block._out_of_flow_layout  # noqa: SLF001  see above

    def block_level_layout(context: Layout, box: Layout, *arguments: object, **options: object) -> Layout:
        setter.look_at(box)
        return in_flow(context, box, *arguments, **options)

    def out_of_flow_layout(context: Layout, box: Layout, index: int, child: Layout, *arguments: object, **options: object) -> Layout:
        setter.look_at(child)
        return out_of_flow(context, box, index, child, *arguments, **options)

    page.remake_page = lambda *arguments: setter.page(remake, *arguments)
    block.block_level_layout, block._out_of_flow_layout = block_level_layout, out_of_flow_layout  # noqa: SLF001
    try:
        yield
    finally:
        page.remake_page = remake
        block.block_level_layout, block._out_of_flow_layout = in_flow, out_of_flow  # noqa: SLF001
