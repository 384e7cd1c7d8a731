"""Pages that were read before: a page is known again by all that its reading depends on, and read anew when any of it differs."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, TypeAlias

from briefing.verify.pdf_paint import Drawn, PaintedPage, drawn_shapes, read_page

MOST_PAGES = 4096
WORTH_SHARING = 40
"""Fewer pages are read sooner than another process has begun."""
_READ_OF_PAGE = ("MediaBox", "CropBox", "Rotate", "UserUnit", "Contents", "Resources")

_painted: OrderedDict[bytes, PaintedPage] = OrderedDict()
_shapes: OrderedDict[bytes, dict[int, Drawn]] = OrderedDict()


ReadPage: TypeAlias = tuple[bytes, PaintedPage]
"""A page as it was read, by its mark."""


class PageReader(Protocol):
    """Reads pages of a PDF elsewhere, while others are read here."""

    def begin(self, content: bytes, numbers: Sequence[int]) -> None:
        """Begin to read pages of a PDF, by their numbers."""

    def finish(self) -> Iterable[ReadPage]:
        """Return these pages; none where that failed."""


class KeptPages:
    """Reads the pages of one document, those alone that no document before it had under the same number."""

    def __init__(self, pages: tuple[Any, ...]) -> None:
        self._pages = pages
        self._marks: dict[int, bytes] = {}
        self._objects: dict[int, bytes] = {}

    def share(self, content: bytes, reader: PageReader) -> None:
        """Read the pages that no document before had, half of them with another reader."""
        new = [number for number in range(1, len(self._pages) + 1) if self._mark(number) not in _painted]
        if len(new) < WORTH_SHARING:
            return
        reader.begin(content, new[len(new) // 2 :])
        for number in new[: len(new) // 2]:
            self.painted(number)
        for mark, page in reader.finish():
            _keep(_painted, mark, page)

    def read(self, numbers: Iterable[int]) -> tuple[ReadPage, ...]:
        """Return some pages by their marks, to be known elsewhere."""
        return tuple((self._mark(number), self.painted(number)) for number in numbers)

    def painted(self, number: int) -> PaintedPage:
        """Return what is painted on a page, counted from 1."""
        mark = self._mark(number)
        if mark not in _painted:
            _keep(_painted, mark, read_page(self._pages[number - 1], number))
        return _painted[mark]

    def shapes(self, number: int) -> dict[int, Drawn]:
        """Return the shapes of a page by their marked content ids."""
        mark = self._mark(number)
        if mark not in _shapes:
            _keep(_shapes, mark, dict(drawn_shapes(self._pages[number - 1])))
        return _shapes[mark]

    def _mark(self, number: int) -> bytes:
        if number not in self._marks:
            parts = (self._digest(self._pages[number - 1].attrs.get(name)) for name in _READ_OF_PAGE)
            self._marks[number] = _hash(str(number).encode(), *parts)
        return self._marks[number]

    def _digest(self, value: Any) -> bytes:  # noqa: ANN401  a PDF object
        """Return the mark of a value with all that it refers to."""
        from playa.pdftypes import ObjRef

        if isinstance(value, ObjRef):
            if value.objid not in self._objects:
                self._objects[value.objid] = b"a loop"
                self._objects[value.objid] = self._digest(value.resolve())
            return self._objects[value.objid]
        if hasattr(value, "rawdata"):  # a stream, which is a dictionary too
            return _hash(b"stream", value.rawdata, *self._pairs(value.attrs))
        if isinstance(value, dict):
            return _hash(b"dict", *self._pairs(value))
        if isinstance(value, list):
            return _hash(b"list", *map(self._digest, value))
        return _hash(repr(value).encode())

    def _pairs(self, value: Any) -> Iterator[bytes]:  # noqa: ANN401  a PDF object
        for name in value:
            yield from (name.encode(), self._digest(value[name]))


@contextmanager
def forgetting() -> Iterator[None]:
    """Read every page anew in this block; what was kept before it is kept again behind it."""
    painted, shapes = _painted.copy(), _shapes.copy()
    _painted.clear()
    _shapes.clear()
    try:
        yield
    finally:
        _painted.clear()
        _shapes.clear()
        _painted.update(painted)
        _shapes.update(shapes)


def _hash(*parts: bytes) -> bytes:
    """Return the mark of parts, which are told apart by their lengths."""
    return hashlib.sha256(b"".join(_framed(parts))).digest()


def _framed(parts: tuple[bytes, ...]) -> Iterator[bytes]:
    for part in parts:
        yield len(part).to_bytes(8)
        yield part


def _keep(kept: OrderedDict[bytes, Any], mark: bytes, value: object) -> None:
    """Keep a value, and forget the oldest where there are too many."""
    kept[mark] = value
    if len(kept) > MOST_PAGES:
        kept.popitem(last=False)
