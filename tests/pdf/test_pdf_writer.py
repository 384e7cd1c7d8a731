"""The thin half: what WeasyPrint does silently is said, nothing is fetched, the same view gives the same bytes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.diagnostics import Severity
from briefing.pdf import write_pdf
from briefing.pdf.writer import WrittenPdf
from pdf.drawn import EVERYTHING, drawn, viewed
from running import ROOT

Write = Callable[[str], WrittenPdf]


@pytest.fixture
def styled() -> Write:
    """Write a small document with more rules at the end of its style sheet."""
    _, view, theme = viewed("title: A\ntopics: [{title: B, text: C}]\n")
    return lambda rules: write_pdf(view, replace(theme, stylesheet=f"{theme.stylesheet}\n{rules}\n"))


def codes(written: WrittenPdf) -> list[str]:
    return [finding.code for finding in written.findings]


def test_a_good_document_has_no_finding(styled: Write) -> None:
    assert codes(styled("")) == []


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/picture.png", "https://127.0.0.1:9/picture.png", "ftp://127.0.0.1:9/picture.png"])
def test_nothing_is_fetched_from_a_network(address: str, styled: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    opened: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, where: opened.append(where))
    assert codes(styled(f'body {{ background: url("{address}") }}')) == ["pdf-writer"]
    assert not opened


def test_no_file_is_opened(styled: Write, tmp_path: Path) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="#123456"/></svg>', encoding="utf-8"
    )
    written = styled(f'body {{ background: url("{secret.as_uri()}") }} @font-face {{ font-family: X; src: url("{secret.as_uri()}") }}')
    assert set(codes(written)) == {"pdf-writer"}
    assert {secret.as_uri() in finding.message or "'X'" in finding.message for finding in written.findings} == {True}
    assert len(written.findings) == 2


def test_data_addresses_are_no_files(styled: Write) -> None:
    assert codes(styled("body { background: url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\") }")) == []


def test_what_weasyprint_logs_is_a_finding_once(styled: Write) -> None:
    written = styled(".topic { colour: red } .chapter { colour: red }")
    assert len(written.findings) == 2
    assert all(finding.severity is Severity.WARNING and "colour" in finding.message for finding in written.findings)


def test_a_font_that_the_theme_does_not_name_is_a_finding(styled: Write) -> None:
    written = styled('.body { font-family: "DejaVu Sans", "Liberation Mono", monospace }')
    assert codes(written) in ([], ["font-substituted"])
    odd = styled('.body { font-family: "Noto Serif Armenian", "Noto Sans Ogham", "Noto Serif" }')
    assert codes(odd) == ["font-substituted"]


def test_a_font_that_the_theme_does_not_name_is_shown_where_it_draws_what_no_other_does() -> None:
    _, view, theme = viewed("title: A\ntopics:\n  - {title: B, text: C}\n  - {title: B, text: A **b** ᚁ}\n")
    (found,) = write_pdf(view, theme).findings
    assert (found.code, found.location) == ("font-substituted", view.places["b-2/b1"])


def test_a_token_without_a_value_is_a_finding(styled: Write) -> None:
    assert codes(styled(".body { color: var(--color-imk) }")) == ["pdf-writer"]


def test_the_library_is_left_as_it_was(styled: Write) -> None:
    import gc
    import logging

    from weasyprint.pdf import tags
    from weasyprint.pdf.stream import Stream

    before = (tags._build_box_tree, Stream.marked, list(logging.getLogger("weasyprint").handlers), gc.isenabled())
    styled("")
    assert before == (tags._build_box_tree, Stream.marked, list(logging.getLogger("weasyprint").handlers), gc.isenabled())


def test_a_failing_writer_leaves_the_library_as_it_was(monkeypatch: pytest.MonkeyPatch, styled: Write) -> None:
    import gc

    from weasyprint.document import Document
    from weasyprint.pdf.stream import Stream

    mark = Stream.marked

    def fail(*_: object, **__: object) -> bytes:
        raise RuntimeError("no space")

    monkeypatch.setattr(Document, "write_pdf", fail)
    with pytest.raises(RuntimeError, match="no space"):
        styled("")
    assert Stream.marked is mark
    assert gc.isenabled()


def test_the_same_view_gives_the_same_bytes() -> None:
    written = drawn("everything")
    assert write_pdf(written.view, written.theme).content == written.content


def test_the_same_outline_gives_the_same_bytes_in_any_process() -> None:
    expected = hashlib.sha256(drawn("everything").content).hexdigest()
    program = (
        "import hashlib, sys; from pdf.drawn import draw; from pathlib import Path; "
        "print(hashlib.sha256(draw(Path(sys.argv[1]).read_text(encoding='utf-8')).content).hexdigest())"
    )
    for seed in ("1", "2"):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'tests'}",
            "TZ": "Asia/Tokyo",
            "SOURCE_DATE_EPOCH": "1",
        }
        run = subprocess.run([sys.executable, "-c", program, str(EVERYTHING)], env=environment, capture_output=True, text=True, check=True)
        assert run.stdout.strip() == expected


def test_the_hour_stands_in_no_font(monkeypatch: pytest.MonkeyPatch) -> None:
    _, view, theme = viewed("title: A\ntopics: [{title: B, text: A picture 😀}]\n")

    def written_at(time: str) -> WrittenPdf:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", time)  # which fontTools takes for the time
        return write_pdf(view, theme)

    assert written_at("1700000000") == written_at("1800000000")
