"""A finished document as a test sees it: its structure elements with their lines on the pages, read from the bytes alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from briefing.diagnostics import Diagnostic
from briefing.document import Document
from briefing.language import words_for
from briefing.outline import read_outline
from briefing.pdf import View, view_document, write_pdf
from briefing.roles import Name, Role, parse_name
from briefing.themes import find_theme, load_theme
from briefing.themes.model import Theme
from briefing.verify.pdf_paint import Painted
from briefing.verify.pdf_parts import PdfParts, kids
from pdf.strained import outlines
from running import ROOT

ARTICLE = ROOT / "content" / "outline.yaml"
EVERYTHING = ROOT / "tests" / "corpus" / "everything.yaml"
EDITION = "0123456789ab"
_FILES = {"article": ARTICLE, "everything": EVERYTHING}


@dataclass(frozen=True)
class Line:
    """A line of text: its page, and how far below the page's upper edge it stands, in points."""

    page: int
    depth: float


@dataclass(frozen=True)
class Element:
    """A structure element: its type, name, attributes, and what stands below it."""

    kind: str
    name: Name | None
    entries: Mapping[str, Any]
    kids: tuple[Element, ...] = ()
    painted: tuple[Painted, ...] = ()

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    @property
    def text(self) -> str:
        """What is painted under this element, its own text first."""
        return "".join(piece.text for element in self.walk() for piece in element.painted)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that this element stands on, from the first to the last."""
        found: list[Painted] = []
        for piece in sorted((piece for element in self.walk() for piece in element.painted), key=lambda piece: (piece.page, piece.line)):
            if not any(piece.is_on_line_of(before) for before in found[-3:]):
                found.append(piece)
        return tuple(Line(piece.page, piece.line) for piece in found)

    @property
    def role(self) -> Role | None:
        """The role that its name says."""
        return self.name.role if self.name is not None else None


@dataclass(frozen=True)
class Drawn:
    """A document that was written: the outline's document, its view, the bytes and what they hold."""

    document: Document
    view: View
    theme: Theme
    content: bytes = field(repr=False)
    findings: tuple[Diagnostic, ...]
    root: Element = field(repr=False)
    artifacts: tuple[tuple[str, ...], ...]

    @property
    def elements(self) -> tuple[Element, ...]:
        """All structure elements in reading order."""
        return tuple(self.root.walk())

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.artifacts)

    def fills(self) -> dict[int, float]:
        """Return how full each page but the cover is, down to its lowest text in the flow: the colour key at the summary's foot is left out."""
        size = self.theme.page[self.view.page]
        top, height = size["top"] * 72 / 25.4, (size["h"] - size["top"] - size["bottom"]) * 72 / 25.4
        lowest = dict.fromkeys(range(2, self.pages + 1), top)
        for element in self.elements:
            if element.role not in {Role.TONE, Role.WORD}:
                for piece in element.painted:
                    if piece.page > 1:
                        lowest[piece.page] = max(lowest[piece.page], piece.line)
        return {page: (line - top) / height for page, line in lowest.items()}


@cache
def drawn(name: str, theme: str = "meridian") -> Drawn:
    """Return a document of the strained outlines, or `article` or `everything`, written once in a process."""
    path = _FILES.get(name)
    return draw(path.read_text(encoding="utf-8") if path is not None else outlines()[name], theme)


def draw(text: str, theme: str = "meridian") -> Drawn:
    """Return the document of an outline's text."""
    return draw_view(*viewed(text, theme))


def viewed(text: str, theme: str = "meridian") -> tuple[Document, View, Theme]:
    """Return the document of an outline's text, its view and the theme."""
    with NamedTemporaryFile("w", suffix=".yaml", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        document = read_outline(Path(file.name)).document
    loaded = load_theme(find_theme(theme, ARTICLE))
    view = view_document(document, loaded, words_for(document.language, document.words), edition=EDITION)
    return document, view, loaded


def draw_view(document: Document, view: View, theme: Theme) -> Drawn:
    """Return what a view becomes, read back from the bytes."""
    written = write_pdf(view, theme)
    parts = PdfParts(written.content)
    artifacts = tuple(parts.outside(page) for page in range(1, len(parts.pages) + 1))
    return Drawn(document, view, theme, written.content, written.findings, _element(parts.root, parts, 0), artifacts)


def _element(entries: Mapping[str, Any], parts: PdfParts, page: int) -> Element:
    page = parts.page_number(entries["Pg"]) if "Pg" in entries else page
    inner: list[Element] = []
    painted: list[Painted] = []
    for kid in kids(entries, parts):
        if isinstance(kid, int):
            painted += parts.painted(page, kid)
        elif isinstance(kid, dict) and "MCID" in kid:
            painted += parts.painted(parts.page_number(kid.get("Pg")), kid["MCID"])
        elif isinstance(kid, dict) and "S" in kid:
            inner.append(_element(kid, parts, page))
    if painted and (own := parts.own_text(entries)):
        painted = [replace(painted[0], text=own)]
    name = parse_name(parts.text(entries.get("T")))
    resolved = {key: parts.resolve(value) for key, value in entries.items() if key not in {"K", "P", "Pg"}}
    return Element(parts.text(entries.get("S")), name, resolved, tuple(inner), tuple(painted))
