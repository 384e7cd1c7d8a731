"""What a rendering shows, page by page; page boxes are private to WeasyPrint, a test looks at them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeAlias
from xml.etree.ElementTree import Element

from briefing.pdf.fill import PageFill

Pdf: TypeAlias = Any
"""An object of pydyf or WeasyPrint, which have no types."""

COVER = "cover"
TURNED = "turned"
FRONT = "front-page"
CHART = "chart-picture"
_RUNNING = frozenset({"data-title", "data-running", "data-footer", "data-marking"})


class _Edge(NamedTuple):
    """The lower edge of something that is shown, whether it belongs to the summary, and the key of what holds it."""

    bottom: float
    is_front: bool
    key: str


def read_fills(document: Pdf) -> tuple[PageFill, ...]:
    """Return how full each page of a rendering is; the cover is left out, and the pages that are turned for one table."""
    boxes = ((number, page._page_box) for number, page in enumerate(document.pages, start=1))  # noqa: SLF001
    return tuple(_fill(number, box) for number, box in boxes if box.page_type.name not in {COVER, TURNED})


def key_of(element: Element) -> str:
    """Return the key of what an element holds; empty where it bears none.

    An `id` is a place that a link leads to. WeasyPrint shares no styles below one, so that what holds much is only named.
    """
    return element.get("id") or element.get("data-key") or ""


def running_texts(root: Element, pages: Iterable[Pdf]) -> dict[Pdf, str]:
    """Return what each text in the margin boxes of pages says: where one takes several lines, the first says all of it, the others nothing."""
    known = {_letters(value): value for element in root.iter() for name, value in element.items() if name in _RUNNING}
    return dict(pair for page in pages for child in page._page_box.children for pair in _running(child, known))  # noqa: SLF001


def _running(box: Pdf, known: Mapping[str, str]) -> Iterator[tuple[Pdf, str]]:
    from weasyprint.formatting_structure.boxes import MarginBox, TextBox

    if isinstance(box, MarginBox):
        lines = [inner for inner in box.descendants() if isinstance(inner, TextBox)]
        text = "".join(line.text for line in lines)
        yield from ((line, "" if place else known.get(_letters(text), text)) for place, line in enumerate(lines))


def _letters(text: str) -> str:
    return "".join(text.split())


def _fill(number: int, page: Pdf) -> PageFill:
    from weasyprint.formatting_structure.boxes import MarginBox

    shown: list[_Edge] = []
    for child in page.children:
        if not isinstance(child, MarginBox):
            _add_edges(child, "", is_front=False, shown=shown)
    top, height = page.content_box_y(), page.height
    lowest = max((edge.bottom for edge in shown), default=top)
    last = next((edge.key for edge in reversed(shown) if edge.key), "")
    return PageFill(number, (lowest - top) / height, is_front=any(edge.is_front for edge in shown), key=last)


def _add_edges(box: Pdf, key: str, *, is_front: bool, shown: list[_Edge]) -> None:
    """Add the lower edge of each text and picture in a box; what is placed out of the flow is left out."""
    replaced, text, placeholder = _kinds()
    if isinstance(box, placeholder):
        return
    looks = box.element.get("class", "").split() if box.element is not None else ()
    key = (key_of(box.element) if box.element is not None else "") or key
    is_front = is_front or FRONT in looks
    is_text = isinstance(box, text)
    if (box.text.strip() if is_text else isinstance(box, replaced)) or CHART in looks:
        shown.append(_Edge(box.position_y + box.height, is_front, key))
    for child in () if is_text else box.children:
        _add_edges(child, key, is_front=is_front, shown=shown)


@cache
def _kinds() -> tuple[type, type, type]:
    """Return the kinds of boxes that are pictures, texts, and placed out of the flow."""
    from weasyprint.formatting_structure.boxes import ReplacedBox, TextBox
    from weasyprint.layout.absolute import AbsolutePlaceholder

    return ReplacedBox, TextBox, AbsolutePlaceholder
