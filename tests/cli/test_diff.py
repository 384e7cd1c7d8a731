"""`briefing diff`: what changed between any two of outline, deck and document."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from running import SMALL_OUTLINE, Ran

Run = Callable[..., Ran]


@pytest.fixture
def other(small: Path) -> Path:
    """The small outline with one word changed."""
    path = small.with_name("other.yaml")
    path.write_text(SMALL_OUTLINE.replace("Sell certainty", "Sell doubt"), encoding="utf-8")
    return path


def test_nothing_changed(run: Run, small: Path) -> None:
    assert run("diff", small, small) == Ran(0, "Nothing changed.\n", "")


def test_a_change_is_told_under_its_section_and_the_code_is_0(run: Run, small: Path, other: Path) -> None:
    ran = run("diff", small, other)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "What we saw",
        "  Every visit told the same story, takeaway: “Sell *certainty,* buy time.” became “Sell *doubt,* buy time.”",
    ]


def test_markdown_is_for_a_mail(run: Run, small: Path, other: Path) -> None:
    assert run("diff", small, other, "--markdown").out.startswith("### What we saw\n\n- Every visit told the same story, takeaway: ")


def test_json_is_one_object(run: Run, small: Path, other: Path) -> None:
    assert json.loads(run("diff", small, small, "--json").out) == {"changes": []}
    (change,) = json.loads(run("diff", small, other, "--json").out)["changes"]
    assert (change["kind"], change["what"], change["section"]) == ("changed", "takeaway", "What we saw")


def test_finished_files_are_read_too(run: Run, small: Path, other: Path, tmp_path: Path) -> None:
    run("build", small, "-o", tmp_path / "out")
    deck, document = tmp_path / "out" / "small-deck.pptx", tmp_path / "out" / "small-briefing.pdf"
    for old, new in ((deck, document), (document, deck), (small, deck), (document, small)):
        assert run("diff", old, new) == Ran(0, "Nothing changed.\n", "")
    for old in (deck, document):
        assert "takeaway: “Sell *certainty,* buy time.” became “Sell *doubt,* buy time.”" in run("diff", old, other).out


def test_an_outline_that_was_renamed_says_the_same(run: Run, small: Path, tmp_path: Path) -> None:
    run("build", small, "-o", tmp_path / "out")
    renamed = small.rename(tmp_path / "renamed.yaml")
    for file in ("small-deck.pptx", "small-briefing.pdf"):
        assert run("diff", tmp_path / "out" / file, renamed) == Ran(0, "Nothing changed.\n", "")


def test_a_file_that_does_not_exist_is_wrong_usage(run: Run, small: Path) -> None:
    assert run("diff", small, "none.yaml").code == 2
    assert run("diff", small).code == 2


@pytest.mark.parametrize(("name", "content", "code"), [("x.yaml", "title: [", 1), ("x.pptx", "no deck", 3), ("x.pdf", "%PDF-1.7 cut", 3)])
def test_what_cannot_be_read_is_named(run: Run, small: Path, name: str, content: str, code: int) -> None:
    broken = small.with_name(name)
    broken.write_text(content, encoding="utf-8")
    ran = run("diff", small, broken)
    assert (ran.code, ran.out) == (code, "")
    assert f"{name}:" in ran.err
    told = json.loads(run("diff", broken, small, "--json").out)
    assert told["findings"][0]["severity"] == "error"
