"""The structure tree: ours follows the HTML, one structure element for one HTML element, on however many pages it stands.

WeasyPrint builds its tree from boxes: a block that a page break cuts becomes two elements, running headers stay untagged, emphasis is lost,
and every box inside a link is a link of its own. Within `tagged`, its builder gives way to this one. The places where ours is put are private to
WeasyPrint; pyproject.toml pins it, a test looks at them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from xml.etree.ElementTree import Element

from briefing.pdf.figures import figure_entries, picture_artifact
from briefing.pdf.glyph_texts import WORD_JOINER, GlyphTexts, is_right_to_left
from briefing.pdf.packing import Paintings, packed_pages
from briefing.pdf.pages import running_texts
from briefing.pdf.structure import Node, Pdf, dictionary_of, in_reading_order, kind_of, number_of, page_reference, spelled, structure_element
from briefing.roles import ARTIFACT_TEXT

_PRINTED = 4  # the flag of an annotation that is printed as it is seen
_SOFT_HYPHEN = "\u00ad"
_ROLE_MAP = {"Strong": "/Span", "Em": "/Span"}


@contextmanager
def tagged(root: Element, document: Pdf, paintings: Paintings | None = None) -> Iterator[Callable[[Pdf, Pdf], None]]:
    """While this lasts, WeasyPrint writes a document's structure tree from its HTML; nothing changes for others afterwards.

    `paintings` has what was painted on its pages before. Yields what `write_pdf` needs as its finisher.
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
        with packed_pages(tree, paintings):
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


class _Tree:
    """The structure tree of one document."""

    def __init__(self, root: Element, document: Pdf) -> None:
        self._document = document
        self._places = {element: place for place, element in enumerate(in_reading_order(root))}
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._hidden = {inner for outer in root.iter() if outer.get("aria-hidden") for inner in outer.iter()}
        self._running = running_texts(root, document.pages)
        self._header_streams: dict[Element, Pdf] = {}
        self._nodes: dict[Element | None, Node] = {}
        self.unsaid: dict[Pdf, str] = {}  # texts of boxes that glyphs do not say in the order of reading
        self.heads: list[tuple[Pdf, bool]] = []
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
        is_told = text != said or is_right_to_left(text)  # one such letter may stand as it is read: nobody has to guess
        if is_told and box.element_tag != "img":  # the words of a drawing are its own
            if is_content:
                self.unsaid[box] = text
            else:
                properties[ARTIFACT_TEXT] = pydyf.String(text)

    def _is_content(self, box: Pdf, stream: Pdf) -> bool:
        """Say whether a box is content; white space that is gets painted."""
        is_content = box.element is not None and box not in self._running and box.element not in self._hidden and not self.is_head_again(box, stream)
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
        stream.begin_marked_content("Artifact", dictionary_of({"Type": "/Layout" if box.element in self._hidden else "/Pagination"}))
        try:
            yield
        finally:
            stream.end_marked_content()

    def finish(self, _document: Pdf, pdf: Pdf) -> None:
        """Write what the glyphs say, and number the pages as their folios do."""
        import pydyf

        self.glyph_texts.finish(pdf)
        pdf.catalog["MarkInfo"] |= {"UserProperties": "true"} if self.unsaid else {}
        pdf.catalog["PageLabels"] = dictionary_of({"Nums": pydyf.Array([0, dictionary_of({"S": "/D"})])})

    def build_page(self, _page: Pdf, top: Pdf, pdf: Pdf, number: int, owners: dict[int, Pdf], annotations: list[Pdf], tags: Pdf) -> tuple[()]:
        """Hang all that is painted on a page under its structure elements; the signature is that of WeasyPrint's builder, which yields elements."""
        if None not in self._nodes:
            self._nodes[None] = Node(top, 0, number)
            pdf.objects[number_of(top["P"])]["RoleMap"] = dictionary_of(_ROLE_MAP)
        for box, painted in tags.items():
            node = self._node(box.element, pdf, number)
            node = spelled(self.unsaid[box], pdf, number, node) if box in self.unsaid else node
            node.add(painted["mcid"] if node.page == number else self._elsewhere(painted["mcid"], pdf, number))
            owners[painted["mcid"]] = node.dictionary.reference
            if box.element.tag == "img":
                node.dictionary.update(figure_entries(box, self._document.pages[number].height))
        tags.clear()
        for *_, box in self._document.pages[number].links:
            self._annotate(box, pdf, number, annotations)
        return ()

    def is_head_again(self, box: Pdf, stream: Pdf) -> bool:
        """Say whether a text belongs to a table's header that was painted on a page before."""
        header = next((above for above in self._ancestors(box.element) if above.tag == "thead"), None)
        if header is None:
            return False
        is_again = self._header_streams.setdefault(header, stream) is not stream
        self.heads.append((box, is_again))
        return is_again

    def _node(self, element: Element, pdf: Pdf, page: int) -> Node:
        """Return the node of an element, or of the nearest one above that has a type; it is made where it is first painted."""
        own = next((above for above in self._ancestors(element) if kind_of(above)), None)
        parent = self._node(self._parents[own], pdf, page) if own is not None and own not in self._nodes else None
        if own is not None and parent is not None and own not in self._nodes:
            node = Node(structure_element(own, pdf, page, parent), self._places[own], page)
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
        return dictionary_of({"Type": "/MCR", "Pg": page_reference(pdf, page), "MCID": content})

    def _annotate(self, box: Pdf, pdf: Pdf, page: int, annotations: list[Pdf]) -> None:
        """Hang a link's annotation under its element, and say in words where it leads."""
        annotation = box.link_annotation
        if annotation is None:
            return
        import pydyf

        annotation["F"] = _PRINTED
        annotation["Contents"] = pydyf.String(box.element.get("title") or "".join(box.element.itertext()))
        reference = dictionary_of({"Type": "/OBJR", "Obj": annotation.reference, "Pg": page_reference(pdf, page)})
        pdf.add_object(reference)
        node = self._node(box.element, pdf, page)
        node.add(reference.reference)
        annotations.append((node.dictionary.reference, annotation))


def _own_text(box: Pdf) -> str:
    """Return the text of a box; empty for a picture.

    The hyphen that shows a soft one at the end of a line belongs to the page alone, and so do the joiners that keep a word whole.
    """
    if not hasattr(box, "pango_layout"):
        return ""
    painted, hyphen = str(box.pango_layout.text).replace(WORD_JOINER, ""), str(box.style["hyphenate_character"])
    return painted.removesuffix(hyphen) if painted.endswith(_SOFT_HYPHEN + hyphen) else painted
