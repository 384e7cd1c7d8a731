"""Pages that were read before are known again by all that they depend on, and by nothing less."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from briefing.pipeline import build
from briefing.verify import pdf_kept, pdf_paint, read_pdf
from briefing.verify.pdf_kept import forgetting
from briefing.verify.pdf_paint import PaintedPage
from running import SMALL_OUTLINE

Change = Callable[[Any], None]


def other_letters(page: Any) -> None:  # noqa: ANN401  pypdf's page
    """Say of every font that its glyph of an e is an x."""
    for font in page["/Resources"]["/Font"].values():
        table = font.get_object()["/ToUnicode"].get_object()
        table.set_data(table.get_data().replace(b"<0065>", b"<0078>"))


def smaller_page(page: Any) -> None:  # noqa: ANN401  pypdf's page
    page.mediabox.upper_right = (300, 300)
    page.cropbox.upper_right = (300, 300)


def other_content(page: Any) -> None:  # noqa: ANN401  pypdf's page
    content = page["/Contents"].get_object()
    content.set_data(content.get_data().replace(b" Tf", b" Tf 3 Tr"))


@pytest.mark.parametrize("change", [other_letters, smaller_page, other_content])
def test_a_changed_page_is_read_as_if_it_were_the_first(tmp_path: Path, change: Change) -> None:
    good = _changed(_document(tmp_path), lambda _: None)  # written by the same program, so that nothing else differs
    changed = _changed(good, change)
    before = read_pdf(good)
    kept = read_pdf(changed)
    with pdf_kept.forgetting():
        assert read_pdf(changed) == kept
    assert kept != before


def test_a_page_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    read_page = pdf_paint.read_page

    def counted(page: object, number: int) -> PaintedPage:
        read.append(number)
        return read_page(page, number)

    content = _document(tmp_path)
    monkeypatch.setattr(pdf_kept, "read_page", counted)
    with pdf_kept.forgetting():
        assert read_pdf(content) == read_pdf(content)
    assert read
    assert sorted(read) == sorted(set(read))


def _document(folder: Path) -> bytes:
    outline = folder / "o.yaml"
    outline.write_text(SMALL_OUTLINE, encoding="utf-8")
    return build(outline, outputs=("document",)).document


def _changed(content: bytes, change: Change) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    change(writer.pages[-1])
    changed = io.BytesIO()
    writer.write(changed)
    return changed.getvalue()


def test_strings_are_decoded_code_by_code_as_they_are_in_one_go(tmp_path: Path) -> None:
    import playa

    with forgetting():
        document = playa.parse(_document(tmp_path))
        strings = [(text.gstate.font, part) for page in document.pages for text in page.texts for part in text.args if isinstance(part, bytes)]
    assert max(len(codes) for _, codes in strings) > 2
    halves: set[object] = set()
    for font, codes in strings:
        assert font is not None
        assert pdf_paint._decoding(font)(codes) == tuple(font.decode(codes))
        assert pdf_paint._decoding(font)(codes * 2) == tuple(font.decode(codes * 2))
        halves.add(outcome(font.decode, codes + b"\0"))
        assert outcome(pdf_paint._decoding(font), codes + b"\0") == outcome(font.decode, codes + b"\0")
    assert any(isinstance(half, str) for half in halves)  # half a code: the file is damaged


def outcome(decode: Callable[[bytes], Iterable[tuple[int, str]]], codes: bytes) -> tuple[tuple[int, str], ...] | str:
    """Return what codes mean, or why they mean nothing."""
    try:
        return tuple(decode(codes))
    except struct.error as failure:
        return str(failure)
