"""A PDF as pages of painted text and a structure tree, through playa."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.roles import ARTIFACT_TEXT, TEXT_PROPERTY
from briefing.verify.deck_parts import unreadable
from briefing.verify.glyph_order import are_painted

if TYPE_CHECKING:
    from playa.document import Document

_BOLD = ("bold", "black", "heavy", "semibold", "demi")
_ITALIC = ("italic", "oblique")
_MONO = ("mono", "courier", "consol")


@dataclass(frozen=True, slots=True)
class Painted:
    """Characters painted in one go: their face and size, and the height of their baseline on the page, in points."""

    text: str
    face: str
    size: float
    line: float
    page: int
    is_slanted: bool = False

    def is_on_line_of(self, other: Painted) -> bool:
        """Whether both stand on one line: a raised mark does, the next line is farther away than three quarters of the size."""
        return self.page == other.page and abs(self.line - other.line) < 0.75 * max(self.size, other.size)

    @property
    def is_bold(self) -> bool:
        """Whether the face is bold."""
        return any(word in self.face for word in _BOLD)

    @property
    def is_italic(self) -> bool:
        """Whether the face is italic, or slanted on the page."""
        return self.is_slanted or any(word in self.face for word in _ITALIC)

    @property
    def is_mono(self) -> bool:
        """Whether all characters of the face have one width."""
        return any(word in self.face for word in _MONO)


class PdfParts:
    """A PDF as parts; raises UnreadableFileError for what is no whole, readable PDF."""

    def __init__(self, content: bytes) -> None:
        if not content.startswith(b"%PDF-"):
            raise unreadable("not-a-document", "this file is no PDF")
        self._document = _open(content)
        self.pages = tuple(self._document.pages)
        self._page_numbers = {page.pageid: number for number, page in enumerate(self.pages, start=1)}
        self._read: dict[int, _Page] = {}

    @property
    def root(self) -> Mapping[str, Any]:
        """The root of the structure tree; empty when the PDF is not tagged."""
        found = self.resolve(self._document.catalog.get("StructTreeRoot"))
        return found if isinstance(found, dict) else {}

    def page_number(self, reference: object) -> int:
        """Return the number of the page that a reference leads to; 0 when it is not in the page tree."""
        return self._page_numbers.get(getattr(reference, "objid", -1), 0)

    def painted(self, page: int, content: int) -> list[Painted]:
        """Return what is painted under a marked content id, in order."""
        return self._read_page(page).inside.get(content, [])

    def unstructured(self, page: int) -> tuple[str, ...]:
        """Return what is painted on a page outside of the structure tree, one text for each marked sequence."""
        return self._read_page(page).outside

    def _read_page(self, page: int) -> _Page:
        if page not in self._read:
            self._read[page] = _painted_texts(self.pages[page - 1], page)
        return self._read[page]

    def resolve(self, value: Any) -> Any:  # noqa: ANN401  a PDF object is of any kind
        """Return the object that a value stands for."""
        from playa.pdftypes import resolve1

        return resolve1(value)

    def own_text(self, element: Mapping[str, Any]) -> str:
        """Return the text that an element says itself to hold, in the order of reading; empty where it says none."""
        attributes = self.resolve(element.get("A"))
        if not isinstance(attributes, dict) or self.text(attributes.get("O")) != "UserProperties":
            return ""
        properties = (self.resolve(one) for one in self.resolve(attributes.get("P")) or ())
        return next((self.text(one.get("V")) for one in properties if self.text(one.get("N")) == TEXT_PROPERTY), "")

    def text(self, value: object) -> str:
        """Return a text string."""
        from playa.utils import decode_text

        resolved = self.resolve(value)
        if isinstance(resolved, bytes):
            return decode_text(resolved)
        return str(getattr(resolved, "name", resolved or ""))


def _open(content: bytes) -> Document:
    import playa
    from playa.exceptions import PDFException

    try:
        document = playa.parse(content)
        if document.encryption is not None:
            raise unreadable("encrypted", "this PDF is encrypted")
        if not list(document.pages):
            raise unreadable("damaged", "this PDF has no page")
    except (PDFException, ValueError, KeyError, TypeError, IndexError, AttributeError) as failure:
        raise unreadable("damaged", f"this PDF is damaged or truncated: {failure}") from failure
    return document


@dataclass(frozen=True, slots=True)
class _Page:
    """What is painted on a page: under each marked content id, and outside of the structure tree."""

    inside: dict[int, list[Painted]]
    outside: tuple[str, ...]


def _painted_texts(page: Any, number: int) -> _Page:  # noqa: ANN401  playa's page
    inside: dict[int, list[Painted]] = {}
    outside: list[tuple[str | None, str]] = []
    sequence = None
    for text in page.texts:
        goes_on = sequence is not None and text.mcs is sequence
        sequence = text.mcs
        if text.mcid is not None:
            inside.setdefault(text.mcid, []).append(_painted(text, number))
        elif goes_on:
            outside[-1] = (outside[-1][0], outside[-1][1] + text.chars)
        else:
            outside.append((_claimed(sequence), text.chars))
    return _Page(inside, tuple(_artifacts(outside)))


def _claimed(sequence: Any) -> str | None:  # noqa: ANN401  playa's marked content
    """Return what an artifact says of its text in the order of reading; None where it says nothing of it."""
    from playa.utils import decode_text

    claimed = sequence.props.get(ARTIFACT_TEXT) if sequence is not None else None
    return decode_text(claimed) if isinstance(claimed, bytes) else None


def _artifacts(found: list[tuple[str | None, str]]) -> Iterator[str]:
    """Yield the texts of artifacts in the order of reading; one that claims nothing goes on from the line before it."""
    groups: list[tuple[str | None, list[str]]] = []
    for claimed, painted in found:
        if claimed == "" and groups:
            groups[-1][1].append(painted)
        else:
            groups.append((claimed, [painted]))
    for claimed, lines in groups:
        yield claimed if claimed is not None and are_painted(claimed, lines) else "".join(lines)


def _painted(text: Any, number: int) -> Painted:  # noqa: ANN401  playa's text object
    _, _, slant, _, _, height = text.matrix
    return Painted(text.chars, text.fontname.lower(), abs(text.size), height, number, is_slanted=abs(slant) > 0.1)  # noqa: PLR2004  a tenth of an em


def kids(element: Mapping[str, Any], parts: PdfParts) -> Iterator[object]:
    """Yield the children of a structure element: elements, references, marked content ids."""
    value = parts.resolve(element.get("K"))
    for kid in value if isinstance(value, list) else [value]:
        resolved = parts.resolve(kid)
        if resolved is not None:
            yield resolved
