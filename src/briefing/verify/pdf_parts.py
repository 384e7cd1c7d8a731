"""A PDF as pages of painted text and a structure tree, through playa."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

from briefing.diagnostics import UnreadableFileError
from briefing.roles import STAMP_OWNER, TEXT_PROPERTY
from briefing.verify.deck_parts import WHOLE, unreadable
from briefing.verify.pdf_kept import KeptPages
from briefing.verify.pdf_paint import Drawn, Painted

if TYPE_CHECKING:
    from playa.document import Document

_DEEPEST = 50
_FAILURES = (
    *(ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError),
    *(RuntimeError, StopIteration, EOFError, SystemError, MemoryError),
)
"""What a library that takes a damaged file for a whole one ends in."""


class PdfParts:
    """A PDF as parts, its pages `kept` as they are read; `resolve` returns the object that a value stands for.

    Raises UnreadableFileError for what is no whole, readable PDF.
    """

    def __init__(self, content: bytes) -> None:
        if not content.startswith(b"%PDF-"):
            raise unreadable("not-a-document", "this file is no PDF", "name a .pdf")
        self._document, self.resolve = _open(content), _resolver()
        self.pages = tuple(self._document.pages)
        if not self.pages:
            raise unreadable("damaged", "this PDF has no page", WHOLE)
        self._page_numbers = {page.pageid: number for number, page in enumerate(self.pages, start=1)}
        self.kept = KeptPages(self.pages)
        self._said: set[tuple[int, int]] = set()

    @property
    def root(self) -> Mapping[str, Any]:
        """The root of the structure tree; empty when the PDF is not tagged."""
        found = self.resolve(self._document.catalog.get("StructTreeRoot"))
        return found if isinstance(found, dict) else {}

    @property
    def private(self) -> bytes:
        """The private data that our writer left in the PDF; empty when there are none."""
        owners = self.resolve(self._document.catalog.get("PieceInfo"))
        data = self.resolve(owners.get(STAMP_OWNER)) if isinstance(owners, dict) else None
        stream = self.resolve(data.get("Private")) if isinstance(data, dict) else None
        return bytes(getattr(stream, "buffer", b""))

    @property
    def language(self) -> str:
        """The language that the PDF says it is in; empty when it says none."""
        return self.text(self._document.catalog.get("Lang"))

    @property
    def targets(self) -> tuple[tuple[str, int], ...]:
        """The named places with the numbers of their pages, by name."""
        return tuple(sorted((name, place.page_idx + 1) for name, place in self._document.destinations.items()))

    @property
    def bookmarks(self) -> tuple[tuple[str, int], ...]:
        """The bookmarks with the numbers of the pages that they lead to (0: nowhere), in order of reading."""
        return tuple(_bookmarks(self._document.outline or ()))

    @property
    def listed_pages(self) -> int:
        """How many pages the page tree lists; one that it lists twice is shown twice."""
        return _count_pages(self._document.catalog.get("Pages"), self, 0)

    def page_number(self, reference: object) -> int:
        """Return the number of the page that a reference leads to; 0 when it is not in the page tree."""
        return self._page_numbers.get(getattr(reference, "objid", -1), 0)

    def painted(self, page: int, content: int) -> list[Painted]:
        """Return what is painted under a marked content id, in order."""
        self._said.add((page, content))
        return self.kept.painted(page).inside.get(content, [])

    def drawn(self, page: int, content: int) -> Drawn | None:
        """Return the place of the first shape that is painted under a marked content id; None where there is none."""
        return self.kept.shapes(page).get(content)

    def outside(self, page: int) -> tuple[str, ...]:
        """Return what is painted on a page outside of the structure tree, one text for each marked sequence."""
        return self.kept.painted(page).outside

    def said(self, page: int) -> str:
        """Return all that is painted on a page, in the order of painting."""
        read = self.kept.painted(page)
        return "".join((*(piece.text for pieces in read.inside.values() for piece in pieces), *read.outside))

    def unsaid(self, page: int) -> Iterator[str]:
        """Yield what is painted on a page as content though no element of the structure has said so yet."""
        for content, pieces in self.kept.painted(page).inside.items():
            if (page, content) not in self._said:
                yield "".join(piece.text for piece in pieces)

    def annotations(self, page: int) -> Iterator[tuple[int, str]]:
        """Yield number and kind of everything that lies on a page: links, comments, stamps, fields."""
        for reference in self.resolve(self.pages[page - 1].attrs.get("Annots")) or ():
            annotation = self.resolve(reference)
            if isinstance(annotation, dict):
                yield getattr(reference, "objid", 0), self.text(annotation.get("Subtype"))

    @cached_property
    def lying(self) -> frozenset[int]:
        """The numbers of everything that lies on a page."""
        return frozenset(number for page in range(1, len(self.pages) + 1) for number, _ in self.annotations(page))

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


def import_reader() -> None:
    """Import what reads PDFs, which takes a while: for whoever waits for one."""
    import playa.pdftypes  # noqa: F401


@contextmanager
def reading() -> Iterator[None]:
    """Turn whatever reading a damaged PDF ends in into the error that says so; what the library warns of is no news to a reader."""
    import struct
    import zlib

    from playa.exceptions import PDFException

    logger, handler = logging.getLogger("playa"), logging.NullHandler()
    was_handed_on, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield
    except UnreadableFileError:
        raise
    except (PDFException, struct.error, zlib.error, *_FAILURES) as failure:
        raise unreadable("damaged", f"this PDF is damaged or truncated: {str(failure) or type(failure).__name__}", WHOLE) from failure
    finally:
        logger.removeHandler(handler)
        logger.propagate = was_handed_on


def _open(content: bytes) -> Document:
    """Return the document; a PDF whose end is missing is not read from its remains."""
    import playa

    if b"%%EOF" not in content[-1024:]:
        raise unreadable("damaged", "this PDF is truncated: its end is missing", WHOLE)
    try:
        document = playa.parse(content)
    except playa.PDFEncryptionError as failure:
        raise unreadable("encrypted", "this PDF is encrypted", "save it without a password") from failure
    if document.encryption is not None:
        raise unreadable("encrypted", "this PDF is encrypted", "save it without a password")
    return document


def _resolver() -> Callable[[Any], Any]:
    from playa.pdftypes import resolve1

    return resolve1


def _count_pages(node: Any, parts: PdfParts, depth: int) -> int:  # noqa: ANN401  a PDF object
    found = parts.resolve(node)
    below = parts.resolve(found.get("Kids")) if isinstance(found, dict) else None
    if depth > _DEEPEST or not isinstance(below, list):
        return 1
    return sum(_count_pages(kid, parts, depth + 1) for kid in below)


def _bookmarks(level: Any) -> Iterator[tuple[str, int]]:  # noqa: ANN401  playa's outline
    for bookmark in level:
        place = bookmark.destination
        yield bookmark.title, place.page_idx + 1 if place is not None else 0
        yield from _bookmarks(bookmark)


def kids(element: Mapping[str, Any], parts: PdfParts) -> Iterator[object]:
    """Yield the children of a structure element: elements, references, marked content ids."""
    value = parts.resolve(element.get("K"))
    for kid in value if isinstance(value, list) else [value]:
        resolved = parts.resolve(kid)
        if resolved is not None:
            yield resolved
