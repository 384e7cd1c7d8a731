"""Files that came back by mail: printed anew, encrypted, truncated, no deck at all. Each gets a precise answer."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter

from running import Ran
from verify.witness import OUTLINE, witnessed

Run = Callable[..., Ran]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The document as poppler prints it anew: the same pages, no structure, no stamp."""
    if shutil.which("pdftocairo") is None:
        pytest.skip("pdftocairo is not installed: tools/setup-system test")
    folder = tmp_path_factory.mktemp("printed")
    (folder / "witness.pdf").write_bytes(witnessed().pdf)
    (folder / "witness.pptx").write_bytes(witnessed().deck)
    subprocess.run(["pdftocairo", "-pdf", folder / "witness.pdf", folder / "printed.pdf"], check=True)
    return folder / "printed.pdf"


def errors(ran: Ran) -> list[str]:
    return [line for line in ran.err.splitlines() if ": error[" in line]


def test_a_pdf_that_was_printed_anew_is_held_by_its_text(run: Run, printed: Path) -> None:
    for beside in (OUTLINE, printed.with_name("witness.pptx")):
        ran = run("check", beside, printed)
        assert (ran.code, errors(ran)) == (0, [])
        assert f"{printed}: warning[untagged]: this PDF has lost its structure, as after printing it anew" in ran.err


def test_what_a_printed_pdf_does_not_say_is_named(run: Run, printed: Path, tmp_path: Path) -> None:
    text = OUTLINE.read_text(encoding="utf-8")
    other = tmp_path / "other.yaml"
    other.write_text(text.replace("and buy time from", "and buy tea from").replace("kept on paper", "left on paper"), encoding="utf-8")
    ran = run("check", other, printed)
    assert ran.code == 3
    told = errors(ran)
    assert len(told) == 2
    assert "page 3: Takeaway (rows) goes on otherwise behind “Sell certainty to those who ask, and buy t”" in told[0]
    assert "is not found: “left on paper" in told[1]
    assert f"hint: in the outline at {other}:" in ran.err


def test_a_printed_pdf_alone_cannot_be_held_against_anything(run: Run, printed: Path) -> None:
    ran = run("check", printed)
    assert ran.code == 3
    assert "error[no-stamp]: this file bears no stamp" in ran.err


def _encrypted() -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(witnessed().pdf))
    writer.encrypt("secret")
    packed = io.BytesIO()
    writer.write(packed)
    return packed.getvalue()


HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "an encrypted PDF": ("x.pdf", _encrypted, "error[encrypted]: this PDF is encrypted"),
    "a truncated PDF": ("x.pdf", lambda: witnessed().pdf[:-3000], "error[damaged]: this PDF is truncated"),
    "no PDF": ("x.pdf", lambda: b"words", "error[not-a-document]: this file is no PDF"),
    "an encrypted deck": ("x.pptx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "error[encrypted]: this file is encrypted"),
    "a truncated deck": ("x.pptx", lambda: witnessed().deck[:-3000], "error[not-a-deck]: this file is no PowerPoint deck, or only a part of one"),
    "a PDF under a deck's name": ("x.pptx", lambda: witnessed().pdf, "error[not-a-deck]"),
    "a deck under a PDF's name": ("x.pdf", lambda: witnessed().deck, "error[not-a-document]"),
    "nothing": ("x.pptx", lambda: b"", "error[not-a-deck]"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_is_told_in_every_use(run: Run, tmp_path: Path, name: str) -> None:
    file, content, message = HOSTILE[name]
    path, good = tmp_path / file, tmp_path / "good.pptx"
    path.write_bytes(content())
    good.write_bytes(witnessed().deck)
    for arguments in (("check", path), ("check", OUTLINE, path), ("check", good, path), ("diff", OUTLINE, path), ("diff", path, good)):
        ran = run(*arguments)
        assert ran.code == 3, arguments
        assert f"{path}: {message}" in ran.err, arguments
        assert "Traceback" not in ran.err
