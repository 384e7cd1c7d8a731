"""What people call the layouts of a deck: the house's by their kind, the others by their kind and what they are for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from briefing.deck.house import NAMES
from briefing.deck.model import Layout, Slot

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
_FURNITURE = frozenset({"title", "ftr", "sldNum"})
_NOUNS: Mapping[str, tuple[str, str]] = {
    "Label": ("row", "rows"),
    "Heading": ("column", "columns"),
    "Claim": ("claim", "claims"),
    "Contents": ("row", "rows"),
    "Action": ("action", "actions"),
    "Figure": ("figure", "figures"),
    "Table": ("table", "tables"),
    "Chart": ("chart", "charts"),
    "Picture": ("picture", "pictures"),
    "Quote": ("quotation", "quotations"),
    "Code": ("code", "codes"),
    "List": ("list", "lists"),
    "Subtitle": ("with subtitle", "subtitles"),
    "Lead": ("with lead", "leads"),
}
"""What the placeholders of a label hold, in the order in which it tells what a layout is for."""
_ROWS = frozenset({"Label", "Claim", "Contents"})
_OWN: Mapping[str, str] = {"chart": "Chart", "table": "Table", "quote": "Quote", "comparison": "Table"}
"""What a kind of layout is for, which its name says already."""
_NEVER_CONCLUDED = frozenset({"cover", "summary", "contents", "section", "quote", "sources", "statement"})
_MOST_TOLD = 2  # kinds of content that a name tells of
_DISPLAY = 32.0  # points, of titles that fill their slide
_SMALL = 16.0  # points, of texts that are set as small as can be


def with_names(layouts: Iterable[Layout]) -> dict[str, str]:
    """Return a name of its own for each layout, by the one it had: no longer than it needs to be to tell it from others of its kind."""
    names = {layout.name: layout.name for layout in layouts if layout.name == NAMES[layout.kind]}
    told = {layout.name: tuple(_told(layout)) for layout in layouts if layout.name not in names}
    kinds = {layout.name: NAMES[layout.kind] for layout in layouts}
    for length in range(1, max(map(len, told.values()), default=0) + 1):
        tried = {name: _joined(kinds[name], words[:length]) for name, words in told.items() if name not in names}
        count = Counter((*tried.values(), *names.values()))
        names |= {name: one for name, one in tried.items() if count[one] == 1}
    for name, words in told.items():
        if name not in names:
            names[name] = _numbered(_joined(kinds[name], words), set(names.values()))
    return names


def _joined(kind: str, words: Iterable[str]) -> str:
    return ", ".join((kind, *filter(None, words)))


def _numbered(name: str, known: set[str]) -> str:
    number = 2
    while f"{name}, {number}" in known:
        number += 1
    return f"{name}, {number}" if name in known else name


def _told(layout: Layout) -> Iterator[str]:
    """Yield what is to be said of a layout, what tells most first; empty where it has nothing of the kind."""
    body = tuple(slot for slot in layout.slots if slot.type not in _FURNITURE and slot.label != "Takeaway")
    conclusions = [slot for slot in layout.slots if slot.label == "Takeaway"]
    yield _content(layout.kind, body)
    yield _long_rows(body)
    yield _conclusion(layout.kind, conclusions)
    yield "long title" if any(_is_long_title(slot) for slot in layout.slots) else ""
    yield "small text" if any(slot.style.size <= _SMALL and slot.label == "Text" for slot in body) else ""
    yield _size(body)


def _conclusion(kind: str, conclusions: list[Slot]) -> str:
    if not conclusions:
        return "" if kind in _NEVER_CONCLUDED else "without conclusion"
    return "long conclusion" if _lines(conclusions[0]) > 1 else "with conclusion" if kind == "statement" else "short conclusion"


def _content(kind: str, body: tuple[Slot, ...]) -> str:
    """Return what a layout holds: how many rows, figures or tables."""
    counts = Counter(slot.label for slot in body if not (slot.label in _ROWS and not slot.style.bold))
    callouts = sum(slot.label == "Label" and slot.color == "accent3" for slot in body)
    counts["Label"] -= callouts
    labels = [label for label in _NOUNS if counts[label] > 0 and (label, counts[label]) != (_OWN.get(kind), 1)]
    listed = [_counted(counts[label], *_NOUNS[label]) for label in labels[:_MOST_TOLD]]
    listed += [_counted(callouts, "callout", "callouts")] if callouts else []
    texts = [_counted(counts["Text"], "text", "texts")] if counts["Text"] and not counts["Label"] else []
    said = " and ".join(listed or texts)
    return said or ("" if _OWN.get(kind) in counts else "title alone")


def _size(body: tuple[Slot, ...]) -> str:
    """Return how large what a layout is for is set: an exhibit in inches, a quotation in lines, another text in points."""
    exhibits = [slot.box for slot in body if slot.type in {"tbl", "chart", "pic"}]
    if exhibits:
        return f"{exhibits[0].w:.1f} by {exhibits[0].h:.1f} inches"
    quotation = next((slot for slot in body if slot.label == "Quote"), None)
    if quotation is not None:
        return _counted(_lines(quotation), "one line", "lines")
    return f"{body[0].style.size:g} points" if body else ""


def _counted(count: int, one: str, many: str) -> str:
    return one if count == 1 else f"{_COUNTS[count] if count < len(_COUNTS) else count} {many}"


def _long_rows(body: tuple[Slot, ...]) -> str:
    """Return which of the texts have more than a line."""
    texts = [slot for slot in body if slot.label in {"Text", "Gloss"}]
    long = [_PLACES[place] for place, slot in enumerate(texts[: len(_PLACES)]) if _lines(slot) > 1]
    if len(long) == len(texts) and len(texts) > 1:
        return "all long"
    return f"{' and '.join([', '.join(long[:-1]), long[-1]] if long[:-1] else long)} long" if long else ""


def _lines(slot: Slot) -> int:
    return round(slot.box.h * 72 / slot.style.leading)


def _is_long_title(slot: Slot) -> bool:
    """Whether a title has more lines than others beside a body have."""
    return slot.type == "title" and slot.style.size < _DISPLAY and _lines(slot) > 2  # noqa: PLR2004
