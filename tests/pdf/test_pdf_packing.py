"""Packed pages: the same file, of fewer objects."""

from __future__ import annotations

from typing import Any

from weasyprint import HTML, document

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


def test_a_packed_file_is_the_same() -> None:
    made, paint = HTML(string=PAGE).render(), document.Page.paint
    plain = made.write_pdf()
    streams: list[Any] = []
    with packed_pages(Nothing(), None):
        packed = made.write_pdf(finisher=lambda _, pdf: streams.extend(one for one in pdf.objects if hasattr(one, "page_rectangle")))
    assert packed == plain
    assert [len(stream.stream) for stream in streams if not stream.extra] == [1, 1]
    assert document.Page.paint is paint
