"""Bytes -> text: what is no readable UTF-8 file is said plainly, at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.diagnostics import Diagnostic, Location, OutlineError
from briefing.outline import read_outline
from briefing.outline.source import MAX_BYTES, Source, read_source


def refused(path: Path) -> Diagnostic:
    with pytest.raises(OutlineError) as failure:
        read_outline(path)
    (finding,) = failure.value.findings
    return finding


def refused_content(tmp_path: Path, content: bytes) -> Diagnostic:
    path = tmp_path / "outline.yaml"
    path.write_bytes(content)
    return refused(path)


def test_a_missing_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.yaml").code == "missing-file"


def test_a_folder(tmp_path: Path) -> None:
    finding = refused(tmp_path)
    assert (finding.code, finding.message) == ("not-a-file", "this is a folder, not a file")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe").code == "not-a-file"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "outline.yaml"
    path.write_text("title: x")

    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    finding = refused(path)
    assert (finding.code, finding.message) == ("unreadable", "the file cannot be read: Permission denied")


def test_a_path_that_no_file_can_have() -> None:
    assert refused(Path("a\0b")).code == "unreadable"


def test_a_file_over_five_megabytes(tmp_path: Path) -> None:
    assert refused_content(tmp_path, b"#" * (MAX_BYTES + 1)).code == "too-large"


def test_bytes_that_are_not_utf8_are_placed(tmp_path: Path) -> None:
    finding = refused_content(tmp_path, "title: x\nsubtitle: ä".encode() + b"\xe4\n")
    assert (finding.code, finding.location.line, finding.location.column) == ("not-utf8", 2, 12)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
def test_wide_encodings_are_named(tmp_path: Path, encoding: str) -> None:
    finding = refused_content(tmp_path, "title: x\n".encode(encoding))
    assert (finding.code, "UTF-16" in finding.message) == ("not-utf8", True)


@pytest.mark.parametrize("content", [b"\xef\xbb\xbftitle: a\r\nsubtitle: b\r\n", b"title: a\rsubtitle: b\r", b"title: a\nsubtitle: b"])
def test_byte_order_marks_and_line_ends_are_of_no_account(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "outline.yaml"
    path.write_bytes(content)
    source, findings = read_source(path)
    assert (source.text.rstrip("\n"), findings) == ("title: a\nsubtitle: b", ())


def test_many_control_characters_are_summed_up(tmp_path: Path) -> None:
    path = tmp_path / "outline.yaml"
    path.write_bytes(b"title: " + b"\x01" * 50 + b"\n")
    _, findings = read_source(path)
    assert [finding.message for finding in findings[-2:]] == ["the character U+0001 cannot be printed", "and 30 more such characters"]


def test_tabs_joiners_and_marks_of_direction_are_characters(tmp_path: Path) -> None:
    text = "title: a\tb\u200d\u200f\u00ad\ufe0f\u2028c\ufeffd\n"
    path = tmp_path / "outline.yaml"
    path.write_text(text, encoding="utf-8")
    run = read_outline(path).document.title.full[0]
    assert getattr(run, "text", "") == "a\tb\u200d\u200f\u00ad\ufe0f\u2028c\ufeffd"


def test_places_count_characters_from_one() -> None:
    source = Source("f.yaml", "äö\n学生: x\n")
    assert source.location(source.text.index("x")) == Location("f.yaml", 2, 5)
    assert source.place(0, 2).of("ö").location == Location("f.yaml", 1, 2)
    assert source.place(0, 2).of("x").location == Location("f.yaml", 1, 1)
    assert [source.line(number) for number in (0, 1, 2, 3, 4)] == ["", "äö", "学生: x", "", ""]
