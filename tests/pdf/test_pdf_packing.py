"""Packed pages: the same file, of fewer objects."""

from __future__ import annotations

from typing import Any

import pydyf
from weasyprint import HTML, document
from weasyprint.pdf.stream import Stream

from briefing.pdf.glyph_texts import GlyphTexts
from briefing.pdf.packing import packed_pages

PAGE = "<p style='opacity: 0.5; border: 1px solid red'>one</p><p style='break-before: page; transform: rotate(10deg)'>two <b>words</b></p>"


class Nothing:
    """No tree, where nothing is marked."""

    glyph_texts = GlyphTexts()
    unsaid: dict[object, str] = {}  # noqa: RUF012
    heads: list[tuple[object, bool]] = []  # noqa: RUF012

    def is_head_again(self, box: object, stream: object) -> bool:
        raise AssertionError((box, stream))


def test_what_is_packed_is_the_same_but_for_strings_that_nothing_parts() -> None:
    made, paint, show_text = HTML(string=PAGE).render(), document.Page.paint, Stream.show_text
    plain = painted(made)
    with packed_pages(Nothing(), None):
        packed = painted(made)
    assert [operators for operators in map(len, packed) if operators != 1] == []
    assert [one.replace(b">0<", b"") for one in map(joined, plain)] == list(map(joined, packed))
    assert sum(one.count(b">0<") for one in map(joined, plain)) == 7
    assert (document.Page.paint, Stream.show_text) == (paint, show_text)


def painted(made: document.Document) -> list[list[Any]]:
    """Return the operators of each page, those of groups left out."""
    streams: list[Any] = []
    made.write_pdf(finisher=lambda _, pdf: streams.extend(one for one in pdf.objects if hasattr(one, "page_rectangle")))
    return [list(one.stream) for one in streams if not one.extra]


def joined(operators: list[Any]) -> bytes:
    return b"\n".join(map(pydyf._to_bytes, operators))
