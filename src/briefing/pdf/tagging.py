"""The structure tree: ours follows the HTML, one structure element for one HTML element, on however many pages it stands.

WeasyPrint builds its tree from boxes: a block that a page break cuts becomes two elements, running headers stay untagged, emphasis is lost,
and every box inside a link is a link of its own. Within `tagged`, its builder gives way to this one. The places where ours is put are private to
WeasyPrint; pyproject.toml pins it, a test looks at them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element

from briefing.pdf.figures import figure_entries, picture_artifact
from briefing.pdf.glyph_texts import WORD_JOINER, GlyphTexts
from briefing.pdf.pages import running_texts
from briefing.roles import ARTIFACT_TEXT, TEXT_PROPERTY

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
_SOFT_HYPHEN = "\u00ad"
_ROLE_MAP = {"Strong": "/Span", "Em": "/Span"}


@contextmanager
def tagged(root: Element, document: Pdf) -> Iterator[Callable[[Pdf, Pdf], None]]:
    """While this lasts, WeasyPrint writes a document's structure tree from its HTML; nothing changes for others afterwards.

    Yields what `write_pdf` needs as its finisher.
    """
    from weasyprint.pdf import tags
    from weasyprint.pdf.stream import Stream

    tree, build, mark, add_font = _Tree(root, document), tags._build_box_tree, Stream.marked, Stream.add_font  # noqa: SLF001  see above
    for page in document.pages:
        page.links[:] = [link for link in page.links if _is_own_link(link)]
    tags._build_box_tree = tree.build_page  # noqa: SLF001
    Stream.marked = lambda stream, box, tag: tree.mark(mark, stream, box, tag)
    Stream.add_font = lambda stream, font: tree.glyph_texts.add_font(add_font(stream, font))
    try:
        yield tree.finish
    finally:
        tags._build_box_tree = build  # noqa: SLF001
        Stream.marked, Stream.add_font = mark, add_font


def _is_own_link(link: tuple[Any, ...]) -> bool:
    """Say whether a link's box is that of its `a` itself, not of something inside it, and can be seen."""
    box = link[-1]
    return bool(box.element_tag == "a" and box.style["visibility"] == "visible")


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
        self._places = {element: place for place, element in enumerate(_in_reading_order(root))}
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._hidden = {inner for outer in root.iter() if outer.get("aria-hidden") for inner in outer.iter()}
        self._running = running_texts(root, document.pages)
        self._header_streams: dict[Element, Pdf] = {}
        self._nodes: dict[Element | None, _Node] = {}
        self._unsaid: dict[Pdf, str] = {}  # texts of boxes that glyphs do not say in the order of reading
        self.glyph_texts = GlyphTexts()

    @contextmanager
    def mark(self, mark: Pdf, stream: Pdf, box: Pdf, tag: str) -> Iterator[None]:
        """Mark what is painted while this lasts: as content, or as an artifact; where its glyphs do not say a text, the tree or the artifact does."""
        import pydyf

        start, is_content = len(stream.stream), self._is_content(box, stream)
        with mark(stream, box, tag) if is_content else self._artifact(stream, box):
            properties = next(operator for operator in stream.stream[start:] if isinstance(operator, dict))
            yield
        said, text = self.glyph_texts.say(stream.stream, start), self._running.get(box, _own_text(box))
        if text != said and box.element_tag != "img":  # the words of a drawing are its own
            if is_content:
                self._unsaid[box] = text
            else:
                properties[ARTIFACT_TEXT] = pydyf.String(text)

    def _is_content(self, box: Pdf, stream: Pdf) -> bool:
        """Say whether a box is content; white space that is gets painted."""
        is_content = (
            box.element is not None and box not in self._running and box.element not in self._hidden and not self._repeats(box.element, stream)
        )
        if is_content and not getattr(box, "text", "x").strip():
            box.text = _Space(box.text)
        return is_content

    @contextmanager
    def _artifact(self, stream: Pdf, box: Pdf) -> Iterator[None]:
        """Mark a text or picture as one that belongs to the page, not to the document."""
        if box.element is not None and box.element.tag == "img":
            with picture_artifact(stream, box):
                yield
            return
        stream.begin_marked_content("Artifact", _dictionary({"Type": "/Layout" if box.element in self._hidden else "/Pagination"}))
        try:
            yield
        finally:
            stream.end_marked_content()

    def finish(self, _document: Pdf, pdf: Pdf) -> None:
        """Write what the glyphs say, and number the pages as their folios do."""
        import pydyf

        self.glyph_texts.finish(pdf)
        pdf.catalog["MarkInfo"] |= {"UserProperties": "true"} if self._unsaid else {}
        pdf.catalog["PageLabels"] = _dictionary({"Nums": pydyf.Array([0, _dictionary({"S": "/D"})])})

    def build_page(self, _page: Pdf, top: Pdf, pdf: Pdf, number: int, owners: dict[int, Pdf], annotations: list[Pdf], tags: Pdf) -> tuple[()]:
        """Hang all that is painted on a page under its structure elements; the signature is that of WeasyPrint's builder, which yields elements."""
        if None not in self._nodes:
            self._nodes[None] = _Node(top, 0, number)
            pdf.objects[_number(top["P"])]["RoleMap"] = _dictionary(_ROLE_MAP)
        for box, painted in tags.items():
            node = self._node(box.element, pdf, number)
            node = _spelled(self._unsaid[box], pdf, number, node) if box in self._unsaid else node
            node.add(painted["mcid"] if node.page == number else self._elsewhere(painted["mcid"], pdf, number))
            owners[painted["mcid"]] = node.dictionary.reference
            if box.element.tag == "img":
                node.dictionary.update(figure_entries(box, self._document.pages[number].height))
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


def _in_reading_order(element: Element) -> Iterator[Element]:
    """Yield an element and all below it; one that says it is late is read behind the next of its siblings that is not."""
    yield element
    late: list[Element] = []
    for child in element:
        if child.get("data-late"):
            late.append(child)
            continue
        yield from _in_reading_order(child)
        for one in late:
            yield from _in_reading_order(one)
        late.clear()
    for one in late:
        yield from _in_reading_order(one)


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
    if (text := element.get("data-text")) is not None:
        dictionary["ActualText"] = pydyf.String(text)
    if alternative := element.get("data-alt"):
        dictionary["Alt"] = pydyf.String(alternative)
    if attributes := _attributes(element):
        dictionary["A"] = _dictionary(attributes)
    pdf.add_object(dictionary)
    return dictionary


def _own_text(box: Pdf) -> str:
    """Return the text of a box; empty for a picture.

    The hyphen that shows a soft one at the end of a line belongs to the page alone, and so do the joiners that keep a word whole.
    """
    if not hasattr(box, "pango_layout"):
        return ""
    painted, hyphen = str(box.pango_layout.text).replace(WORD_JOINER, ""), str(box.style["hyphenate_character"])
    return painted.removesuffix(hyphen) if painted.endswith(_SOFT_HYPHEN + hyphen) else painted


def _spelled(text: str, pdf: Pdf, page: int, parent: _Node) -> _Node:
    """Return a new node for a text that its glyphs do not say in the order of reading, with the text as its property."""
    import pydyf

    entries = {"Type": "/StructElem", "S": "/Span", "K": pydyf.Array(), "Pg": pdf.page_references[page], "P": parent.dictionary.reference}
    text_property = _dictionary({"N": pydyf.String(TEXT_PROPERTY), "V": pydyf.String(text), "H": "true"})
    dictionary = _dictionary({**entries, "A": _dictionary({"O": "/UserProperties", "P": pydyf.Array([text_property])})})
    pdf.add_object(dictionary)
    parent.add(dictionary.reference)
    return _Node(dictionary, parent.place, page)


def _attributes(element: Element) -> dict[str, str]:
    """Return what a list says of its markers, and a header cell of what it heads."""
    if element.tag in {"ol", "ul"}:
        markers = ["".join(label.itertext()).rstrip(".") for label in element.iterfind("li/span[@data-tag='Lbl']")]
        return {"O": "/List", "ListNumbering": "/Decimal" if markers and markers[0].isdecimal() else "/Disc" if markers else "/None"}
    if element.tag == "th":
        return {"O": "/Table", "Scope": "/Row" if element.get("scope") == "row" else "/Column"}
    return {}


def _dictionary(entries: dict[str, Any]) -> Pdf:
    import pydyf

    return pydyf.Dictionary(entries)


def _number(reference: bytes | str) -> int:
    """Return the number of the object that a reference names."""
    return int(reference.split()[0])
