"""`briefing build` replaces nothing that a person has made: edited files, and files that are none of ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from running import Ran
from verify.deck_brush import THEME
from verify.deck_damage import style, write
from verify.deck_file import A, DeckFile
from verify.pdf_file import PdfFile

Run = Callable[..., Ran]


@pytest.fixture
def out(run: Run, small: Path, tmp_path: Path) -> Path:
    """The folder of the small outline's published files, which are built once."""
    folder = tmp_path / "out"
    if not BUILT:
        assert run("build", small, "-o", folder).code == 0
        BUILT.update(contents(folder))
    folder.mkdir(exist_ok=True)
    for name, content in BUILT.items():
        (folder / name).write_bytes(content)
    return folder


BUILT: dict[str, bytes] = {}


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def edit_deck(out: Path) -> Path:
    file = out / "small-deck.pptx"
    deck = DeckFile(file.read_bytes())
    write(deck, "visits", "Sell certainty, buy time.", "Sell nothing.")
    file.write_bytes(deck.content())
    return file


def test_files_that_nobody_touched_are_replaced(run: Run, small: Path, out: Path) -> None:
    before = contents(out)
    small.write_text(small.read_text(encoding="utf-8").replace("Sell certainty", "Sell doubt"), encoding="utf-8")
    assert run("build", small, "-o", out).code == 0
    after = contents(out)
    assert [name for name in before if before[name] == after[name]] == []


@pytest.mark.parametrize("changed", [False, True])
def test_an_edited_deck_is_kept_and_the_edit_is_named(run: Run, small: Path, out: Path, *, changed: bool) -> None:
    file = edit_deck(out)
    before = contents(out)
    if changed:
        small.write_text(small.read_text(encoding="utf-8").replace("Three visits", "Four visits"), encoding="utf-8")
    ran = run("build", small, "-o", out)
    assert (ran.code, ran.out, contents(out)) == (3, "", before)
    assert ran.err.splitlines() == [
        f"{file}: error[edited]: somebody edited this file: slide 4: Takeaway (visits): “Sell *certainty, buy time.*” became “Sell *nothing.*”",
        "  hint: `--overwrite` replaces it",
    ]


def test_overwrite_is_the_way_past(run: Run, small: Path, out: Path) -> None:
    before = contents(out)
    edit_deck(out)
    assert run("build", small, "-o", out, "--overwrite").code == 0
    assert contents(out) == before


def test_only_what_would_be_replaced_is_looked_into(run: Run, small: Path, out: Path) -> None:
    edit_deck(out)
    assert run("build", small, "-o", out, "--only", "document").code == 0
    assert run("build", small, "-o", out, "--only", "deck").code == 3


def test_a_look_that_somebody_changed_is_work_too(run: Run, small: Path, out: Path) -> None:
    file = out / "small-deck.pptx"
    deck = DeckFile(file.read_bytes())
    style(deck, "visits", "Sell certainty, buy time.", b="1")
    file.write_bytes(deck.content())
    ran = run("build", small, "-o", out)
    assert ran.code == 3
    assert "Takeaway (visits)" in ran.err


def test_what_somebody_restyled_is_work_too(run: Run, small: Path, out: Path) -> None:
    file = out / "small-deck.pptx"
    deck = DeckFile(file.read_bytes())
    style(deck, "visits", "Sell certainty, buy time.", sz="4400")
    next(deck.root(THEME).iter(f"{A}accent1"))[0].set("val", "00AA00")
    file.write_bytes(deck.content())
    told = ["the colours or fonts of the deck's theme were changed by hand", "slide 4: recoloured or restyled by hand: Takeaway (visits)"]
    ran = run("build", small, "-o", out)
    assert ran.code == 3
    lines = [line for line in ran.err.splitlines() if "hint" not in line]
    assert lines == [f"{file}: error[edited]: somebody edited this file: {one}" for one in told]
    ran = run("check", small, file)
    assert (ran.code, [one for one in told if f"{file}: warning[restyled]: {one}" in ran.err]) == (0, told)


def test_an_edited_document_is_kept(run: Run, small: Path, out: Path) -> None:
    file = out / "small-briefing.pdf"
    pdf = PdfFile(file.read_bytes())
    pdf.alter_name("Takeaway (visits)")
    file.write_bytes(pdf.content())
    ran = run("build", small, "-o", out)
    assert ran.code == 3
    assert f"{file}: error[edited]: somebody edited this file: page 2: Takeaway (visits)" in ran.err


@pytest.mark.parametrize("name", ["small-deck.pptx", "small-briefing.pdf"])
def test_what_is_none_of_ours_is_kept(run: Run, small: Path, out: Path, name: str) -> None:
    (out / name).write_bytes(b"the work of a year")
    ran = run("build", small, "-o", out)
    assert (ran.code, (out / name).read_bytes()) == (3, b"the work of a year")
    assert f"{out / name}: error[not-ours]: this file is none that was built here: it is not replaced" in ran.err
    assert run("build", small, "-o", out, "--overwrite").code == 0
    assert (out / name).read_bytes() != b"the work of a year"
