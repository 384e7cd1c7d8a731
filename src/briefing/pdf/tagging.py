"""The structure tree: ours follows the HTML, one structure element for one HTML element, on however many pages it stands.

WeasyPrint builds its tree from boxes: a block that a page break cuts becomes two elements, running headers stay untagged, and emphasis is
lost. Within `structure_of`, its builder gives way to this one. The places where ours is put are private to WeasyPrint; pyproject.toml pins
it, a test looks at them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element

Pdf: TypeAlias = Any
"""An object of pydyf or WeasyPrint, which have no types."""

_TYPES = {
    "a": "Link",
    "aside": "Sect",
    "blockquote": "BlockQuote",
    "cite": "Reference",
    "code": "Code",
    "em": "Em",
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
_ATTRIBUTES = {
    "ol": {"O": "/List", "ListNumbering": "/Decimal"},
    "ul": {"O": "/List", "ListNumbering": "/Disc"},
    "th": {"O": "/Table"},
}
_ROLE_MAP = {"Strong": "/Span", "Em": "/Span"}


@contextmanager
def structure_of(root: Element, document: Pdf) -> Iterator[None]:
    """While this lasts, WeasyPrint writes a document's structure tree from its HTML; nothing changes for others afterwards."""
    from weasyprint.pdf import tags
    from weasyprint.pdf.stream import Stream

    tree, build, mark = _Tree(root, document), tags._build_box_tree, Stream.marked  # noqa: SLF001  see above
    tags._build_box_tree = tree.build_page  # noqa: SLF001
    Stream.marked = lambda stream, box, tag: tree.mark(mark, stream, box, tag)
    try:
        yield
    finally:
        tags._build_box_tree = build  # noqa: SLF001
        Stream.marked = mark


class _Space(str):
    """White space that WeasyPrint paints: it leaves out a text whose `strip()` is empty, and a space between two faces would be lost."""

    __slots__ = ()

    def strip(self, _characters: str | None = None, /) -> str:
        """Return the white space itself."""
        return self


@dataclass(slots=True)
class _Node:
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


class _Tree:
    """The structure tree of one document."""

    def __init__(self, root: Element, document: Pdf) -> None:
        self._document = document
        self._places = {element: place for place, element in enumerate(root.iter())}
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._hidden = {inner for outer in root.iter() if outer.get("aria-hidden") for inner in outer.iter()}
        self._header_streams: dict[Element, Pdf] = {}
        self._nodes: dict[Element | None, _Node] = {}

    def mark(self, mark: Pdf, stream: Pdf, box: Pdf, tag: str) -> AbstractContextManager[None]:
        """Return the context in which a text is painted: as content, or as an artifact."""
        is_artifact = box.element is None or box.element in self._hidden or self._repeats(box.element, stream)
        if not is_artifact and not getattr(box, "text", "x").strip():
            box.text = _Space(box.text)
        painted: AbstractContextManager[None] = stream.artifact() if is_artifact else mark(stream, box, tag)
        return painted

    def build_page(self, _page: Pdf, top: Pdf, pdf: Pdf, number: int, owners: dict[int, Pdf], annotations: list[Pdf], tags: Pdf) -> tuple[()]:
        """Hang all that is painted on a page under its structure elements; the signature is that of WeasyPrint's builder, which yields elements."""
        if None not in self._nodes:
            self._nodes[None] = _Node(top, 0, number)
            pdf.objects[_number(top["P"])]["RoleMap"] = _dictionary(_ROLE_MAP)
        for box, painted in tags.items():
            node = self._node(box.element, pdf, number)
            node.add(painted["mcid"] if node.page == number else self._elsewhere(painted["mcid"], pdf, number))
            owners[painted["mcid"]] = node.dictionary.reference
        tags.clear()
        for *_, box in self._document.pages[number].links:
            self._annotate(box, pdf, number, annotations)
        return ()

    def _repeats(self, element: Element, stream: Pdf) -> bool:
        """Say whether a text belongs to a table's header that was painted on a page before."""
        header = next((above for above in self._ancestors(element) if above.tag == "thead"), None)
        return header is not None and self._header_streams.setdefault(header, stream) is not stream

    def _node(self, element: Element, pdf: Pdf, page: int) -> _Node:
        """Return the node of an element, or of the nearest one above that has a type; it is made where it is first painted."""
        own = next((above for above in self._ancestors(element) if _kind(above)), None)
        parent = self._node(self._parents[own], pdf, page) if own is not None and own not in self._nodes else None
        if own is not None and parent is not None and own not in self._nodes:
            node = _Node(_structure_element(own, pdf, page, parent), self._places[own], page)
            parent.add(node.dictionary.reference, node.place)
            self._nodes[own] = node
            for cell in own if own.tag == "tr" else ():  # empty cells too: a row is as wide as its table
                self._node(cell, pdf, page)
        return self._nodes[own]

    def _ancestors(self, element: Element | None) -> Iterator[Element]:
        """Yield an element and those above it."""
        while element is not None:
            yield element
            element = self._parents.get(element)

    def _elsewhere(self, content: int, pdf: Pdf, page: int) -> Pdf:
        """Return a reference to text on another page than its element's first."""
        return _dictionary({"Type": "/MCR", "Pg": pdf.page_references[page], "MCID": content})

    def _annotate(self, box: Pdf, pdf: Pdf, page: int, annotations: list[Pdf]) -> None:
        """Hang a link's annotation under its element, and say in words where it leads."""
        annotation = box.link_annotation
        if annotation is None:
            return
        import pydyf

        annotation["Contents"] = pydyf.String(box.element.get("title") or "".join(box.element.itertext()))
        reference = _dictionary({"Type": "/OBJR", "Obj": annotation.reference, "Pg": pdf.page_references[page]})
        pdf.add_object(reference)
        node = self._node(box.element, pdf, page)
        node.add(reference.reference)
        annotations.append((node.dictionary.reference, annotation))


def _kind(element: Element) -> str:
    """Return the structure type of an element: its own word for it, else that of its tag; empty where it has none."""
    named = _NAMED_TYPES.get(element.tag, "") if element.get("data-name") else ""
    return element.get("data-tag") or _TYPES.get(element.tag, named)


def _structure_element(element: Element, pdf: Pdf, page: int, parent: _Node) -> Pdf:
    import pydyf

    entries = {"Type": "/StructElem", "S": f"/{_kind(element)}", "K": pydyf.Array(), "Pg": pdf.page_references[page]}
    dictionary = _dictionary({**entries, "P": parent.dictionary.reference})
    if name := element.get("data-name"):
        dictionary["T"] = dictionary["ID"] = pydyf.String(name)
    if alternative := element.get("data-alt"):
        dictionary["Alt"] = pydyf.String(alternative)
    if attributes := _ATTRIBUTES.get(element.tag):
        scope = {"Scope": f"/{element.get('scope', 'col').title()}".replace("/Col", "/Column")} if element.tag == "th" else {}
        dictionary["A"] = _dictionary({**attributes, **scope})
    pdf.add_object(dictionary)
    return dictionary


def _dictionary(entries: dict[str, Any]) -> Pdf:
    import pydyf

    return pydyf.Dictionary(entries)


def _number(reference: bytes | str) -> int:
    """Return the number of the object that a reference names."""
    return int(reference.split()[0])
