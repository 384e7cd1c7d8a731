"""Structure elements: what an HTML element is called in the tree of a PDF, what it says of itself, and in which order it is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element

from briefing.roles import TEXT_PROPERTY

Pdf: TypeAlias = Any
"""An object of pydyf or WeasyPrint, which have no types."""

_TYPES = {
    "a": "Link",
    "aside": "Sect",
    "blockquote": "BlockQuote",
    "cite": "Reference",
    "code": "Code",
    "em": "Em",
    "img": "Figure",
    "li": "LI",
    "nav": "TOC",
    "ol": "L",
    "section": "Sect",
    "strong": "Strong",
    "tbody": "TBody",
    "thead": "THead",
    "table": "Table",
    "ul": "L",
} | {tag: tag.upper() for tag in ("h1", "h2", "h3", "h4", "p", "td", "th", "tr")}
_NAMED_TYPES = {"div": "Div", "span": "Span"}
"""Types of elements that only count when they bear a name."""


@dataclass(slots=True)
class Node:
    """A structure element that is being filled; `kids` says for each child the place of its HTML element, -1 for painted text."""

    dictionary: Pdf
    place: int
    page: int
    kids: list[int] = field(default_factory=list)

    def add(self, kid: object, place: int = -1) -> None:
        """Put a child at its place in the order of the HTML: an element that moved to a later page stands before what follows it."""
        position = len(self.kids)
        while place >= 0 and position and self.kids[position - 1] > place:
            position -= 1
        self.kids.insert(position, place)
        self.dictionary["K"].insert(position, kid)


def in_reading_order(element: Element) -> Iterator[Element]:
    """Yield an element and all below it; one that says it is late is read behind the next of its siblings that is not."""
    yield element
    late: list[Element] = []
    for child in element:
        if child.get("data-late"):
            late.append(child)
            continue
        yield from in_reading_order(child)
        for one in late:
            yield from in_reading_order(one)
        late.clear()
    for one in late:
        yield from in_reading_order(one)


def kind_of(element: Element) -> str:
    """Return the structure type of an element: its own word for it, else that of its tag; empty where it has none."""
    named = _NAMED_TYPES.get(element.tag, "") if element.get("data-name") else ""
    return element.get("data-tag") or _TYPES.get(element.tag, named)


def structure_element(element: Element, pdf: Pdf, page: int, parent: Node) -> Pdf:
    """Return a new structure element for an HTML element, with all that it says of itself; its parent does not hold it yet."""
    import pydyf

    entries = {"Type": "/StructElem", "S": f"/{kind_of(element)}", "K": pydyf.Array(), "Pg": page_reference(pdf, page)}
    dictionary = dictionary_of({**entries, "P": parent.dictionary.reference})
    if name := element.get("data-name"):
        dictionary["T"] = dictionary["ID"] = pydyf.String(name)
    if (language := element.get("lang")) and element.tag != "html":
        dictionary["Lang"] = pydyf.String(language)
    if (text := element.get("data-text")) is not None:
        dictionary["ActualText"] = pydyf.String(text)
    if alternative := element.get("data-alt"):
        dictionary["Alt"] = pydyf.String(alternative)
    if attributes := _attributes(element):
        dictionary["A"] = dictionary_of(attributes)
    pdf.add_object(dictionary)
    return dictionary


def spelled(text: str, pdf: Pdf, page: int, parent: Node) -> Node:
    """Return a new node for a text that its glyphs do not say in the order of reading, with the text as its property."""
    import pydyf

    entries = {"Type": "/StructElem", "S": "/Span", "K": pydyf.Array(), "Pg": page_reference(pdf, page), "P": parent.dictionary.reference}
    text_property = dictionary_of({"N": pydyf.String(TEXT_PROPERTY), "V": pydyf.String(text), "H": "true"})
    dictionary = dictionary_of({**entries, "A": dictionary_of({"O": "/UserProperties", "P": pydyf.Array([text_property])})})
    pdf.add_object(dictionary)
    parent.add(dictionary.reference)
    return Node(dictionary, parent.place, page)


def _attributes(element: Element) -> dict[str, str]:
    """Return what a list says of its markers, and a header cell of what it heads."""
    if element.tag in {"ol", "ul"}:
        markers = ["".join(label.itertext()).rstrip(".") for label in element.iterfind("li/span[@data-tag='Lbl']")]
        return {"O": "/List", "ListNumbering": "/Decimal" if markers and markers[0].isdecimal() else "/Disc" if markers else "/None"}
    if element.tag == "th":
        return {"O": "/Table", "Scope": "/Row" if element.get("scope") == "row" else "/Column"}
    return {}


def dictionary_of(entries: dict[str, Any]) -> Pdf:
    """Return the entries as a dictionary of a PDF."""
    import pydyf

    return pydyf.Dictionary(entries)


def page_reference(pdf: Pdf, page: int) -> bytes:
    """Return the reference to a page, counted from 0; pydyf's own list of all of them is made anew each time that it is looked at."""
    return b"%d 0 R" % pdf.pages["Kids"][3 * page]


def number_of(reference: bytes | str) -> int:
    """Return the number of the object that a reference names."""
    return int(reference.split()[0])
