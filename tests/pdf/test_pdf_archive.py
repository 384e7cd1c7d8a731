"""A PDF for archives: valid as PDF/A-3a and PDF/UA-1 at once, its outline attached."""

from __future__ import annotations

import io
from pathlib import Path
from typing import cast
from zlib import compress

import page
import pydyf
import pypdf
import pytest
from PIL import Image

from briefing.blocks import Picture
from briefing.diagnostics import NOWHERE
from briefing.pdf import AttachedSource, write_pdf
from briefing.pdf.archive import archive_findings, finish_archive
from pdf.drawn import EVERYTHING, viewed

SOURCE = AttachedSource("everything-outline.yaml", b"title: A\n")


def failures(content: bytes, profile: str, folder: Path) -> list[str]:
    path = folder / "document.pdf"
    path.write_bytes(content)
    return [failure.rule_id for failure in page.validate_pdf(str(path), profile=profile).failures]


def test_it_is_valid_as_both_and_bears_its_source(tmp_path: Path) -> None:
    _, view, theme = viewed(EVERYTHING.read_text(encoding="utf-8"))
    content = write_pdf(view, theme, stamp=lambda: b"<stamp/>", source=SOURCE).content
    assert failures(content, "3a", tmp_path) == []
    assert failures(content, "ua1", tmp_path) == []
    reader = pypdf.PdfReader(io.BytesIO(content))
    assert reader.attachments == {SOURCE.name: [SOURCE.content]}
    (reference,) = cast("pypdf.generic.ArrayObject", reader.root_object["/AF"])
    attached = reference.get_object()
    assert attached["/AFRelationship"] == "/Source"
    assert attached["/EF"]["/F"]["/Subtype"] == "/application/yaml"
    assert write_pdf(view, theme, stamp=lambda: b"<stamp/>", source=SOURCE).content == content


def test_without_a_source_it_is_none_and_bears_nothing(tmp_path: Path) -> None:
    _, view, theme = viewed("title: A\n")
    content = write_pdf(view, theme).content
    assert failures(content, "3a", tmp_path)
    assert pypdf.PdfReader(io.BytesIO(content)).attachments == {}


@pytest.mark.parametrize("end", [b"\n", b"\r"])
def test_no_stream_ends_in_what_could_be_the_line_end_behind_it(end: bytes) -> None:
    text = next(text for text in (b"%d" % number for number in range(100_000)) if compress(text, 9).endswith(end))
    metadata, ambiguous, plain = pydyf.Stream([b"m"], compress=True), pydyf.Stream([text], compress=True), pydyf.Stream([b"x"], compress=True)
    pdf = pydyf.PDF()
    for one in (metadata, ambiguous, plain):
        pdf.add_object(one)
    pdf.catalog["Metadata"] = metadata.reference
    assert ambiguous.data.endswith(end + b"\nendstream")
    finish_archive(pdf)
    assert [one.compress for one in (metadata, ambiguous, plain)] == [False, False, True]


@pytest.mark.parametrize(("mode", "count"), [("CMYK", 1), ("RGB", 0), ("L", 0)])
def test_a_picture_for_print_is_a_warning(mode: str, count: int) -> None:
    packed = io.BytesIO()
    Image.new(mode, (8, 8)).save(packed, "JPEG")
    picture = Picture(path="p.jpg", type="jpeg", content=packed.getvalue(), width=8, height=8)
    assert [finding.code for finding in archive_findings([(picture, 1.0, NOWHERE)])] == ["not-for-archives"] * count
