"""Code in a PDF: each of its lines is a structure element, so that where a line ends does not hang on where it was painted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefing.verify.glyph_order import in_reading_order
from briefing.verify.pdf_parts import PdfParts, kids


def read_code(element: Mapping[str, Any], parts: PdfParts, page: int) -> tuple[str, tuple[int, ...]]:
    """Return the text of a code block, with the line ends, spaces and tabs that it has, and the pages on which it is painted, in order."""
    pages: list[int] = []
    lines = [_text(line, parts, page, pages) for code in _below(element, parts, "Code") for line in _below(code, parts, "Span")]
    around = [*_painted(element, parts, page, pages), *filter(None, (_spelled(code, parts) for code in _below(element, parts, "Code")))]
    return "\n".join((*lines, *around)), tuple(pages)


def _below(element: Mapping[str, Any], parts: PdfParts, kind: str) -> Iterator[Mapping[str, Any]]:
    """Yield the elements of a kind right below an element; a text that stands between them is a line of its own, and one too many."""
    for kid in kids(element, parts):
        if isinstance(kid, dict) and parts.text(kid.get("S")) == kind:
            yield kid


def _painted(element: Mapping[str, Any], parts: PdfParts, page: int, pages: list[int]) -> list[str]:
    """Return what is painted for a code block outside of its lines."""
    strays = [kid for kid in kids(element, parts) if not (isinstance(kid, dict) and parts.text(kid.get("S")) == "Code")]
    strays += [kid for code in _below(element, parts, "Code") for kid in kids(code, parts) if not isinstance(kid, dict) or "S" not in kid]
    return [text for text in (_kid_text(kid, parts, page, pages) for kid in strays) if text]


def _text(element: Mapping[str, Any], parts: PdfParts, page: int, pages: list[int]) -> str:
    """Return what an element says: what it says in the place of white space (a tab, nothing), else what is painted.

    What it says in the place of anything else is told: a reader who listens would hear nothing else.
    """
    page = parts.page_number(element["Pg"]) if "Pg" in element else page
    pieces = [_kid_text(kid, parts, page, pages) for kid in kids(element, parts)]
    own = parts.own_text(element)
    painted = "".join(text for _, text in in_reading_order(own, pieces)) if own else "".join(pieces)
    if "ActualText" in element and not painted.strip(" "):
        return parts.text(element["ActualText"])
    return painted + _spelled(element, parts)


def _spelled(element: Mapping[str, Any], parts: PdfParts) -> str:
    return "".join(f"(spelled “{parts.text(element[attribute])}”)" for attribute in ("ActualText", "E") if attribute in element)


def _kid_text(kid: object, parts: PdfParts, page: int, pages: list[int]) -> str:
    if isinstance(kid, dict) and "S" in kid:
        return _text(kid, parts, page, pages)
    if isinstance(kid, dict):
        page, kid = parts.page_number(kid.get("Pg")) or page, kid.get("MCID")
    if not isinstance(kid, int) or not page:
        return ""
    pages.append(page)
    return "".join(piece.text for piece in parts.painted(page, kid))
