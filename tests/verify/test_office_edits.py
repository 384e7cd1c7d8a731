"""A deck that somebody edited in LibreOffice and saved: `check` names exactly these edits, with its outline, beside its document, and alone."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from running import ROOT, Ran
from verify.witness import OUTLINE, witnessed

EDITS: dict[str, tuple[list[list[object]], list[str]]] = {
    "nothing": ([], []),
    "retyped": ([["retype", "buy time.", "buy doubt."]], ["slide 5: Takeaway (rows)"]),
    "deleted": ([["delete", "The figures were counted once."]], ["Text (care/b1) was deleted"]),
    "doubled": ([["double", 6]], ["slide 7: a copy of slide 6 ("]),
    "moved": ([["move", 6, 5]], [" was moved here: "]),
    "all": (
        [["retype", "buy time.", "buy doubt."], ["delete", "The figures were counted once."], ["double", 6], ["move", 10, 3]],
        ["slide 7: a copy of slide 6 (", "slide 13: (", "slide 5: Takeaway (rows)", "Text (care/b1) was deleted"],
    ),
}

BY_OUTLINE = (" was moved here: ", " stands elsewhere than in the outline: ")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the edited decks, all made in one run of LibreOffice, and the document that they belong to."""
    python = python_with_uno()
    if python is None or shutil.which("soffice") is None:
        pytest.skip("soffice and a Python with uno are not installed: tools/setup-system test")
    folder = tmp_path_factory.mktemp("office")
    (folder / "witness.pptx").write_bytes(witnessed().deck)
    (folder / "witness.pdf").write_bytes(witnessed().pdf)
    edits = json.dumps({name: change for name, (change, _) in EDITS.items()})
    script = ROOT / "tests" / "verify" / "office_edits.py"
    subprocess.run([python, script, folder / "witness.pptx", folder, edits], check=True, capture_output=True, timeout=600)
    return folder


def python_with_uno() -> str | None:
    """Return a Python that can talk to LibreOffice; None where there is none."""
    for name in ("/usr/bin/python3", shutil.which("python3") or ""):
        if name and Path(name).exists() and subprocess.run([name, "-c", "import uno"], capture_output=True, check=False).returncode == 0:
            return name
    return None


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("beside", ["nothing", "the outline", "the document"])
def test_exactly_the_edits_are_named(run: Callable[..., Ran], office: Path, name: str, beside: str) -> None:
    deck = office / f"{name}.pptx"
    files = {"nothing": [deck], "the outline": [OUTLINE, deck], "the document": [deck, office / "witness.pdf"]}[beside]
    ran = run("check", *files)
    told = [line for line in ran.err.splitlines() if ": error[" in line]
    messages = [message.replace(*BY_OUTLINE) if beside == "the outline" else message for message in EDITS[name][1]]
    assert "warning[resaved]: another program saved this deck" in ran.err
    assert len(told) == len(messages), told
    assert [message for message, line in zip(messages, told, strict=True) if message not in line] == []
    assert ran.code == (3 if messages else 0)


def test_both_texts_are_told_where_both_are_at_hand(run: Callable[..., Ran], office: Path) -> None:
    both = "Takeaway (rows): the outline says “Sell certainty, buy *time.*”, the deck says “Sell certainty, buy *doubt.*”"
    ran = run("check", OUTLINE, office / "retyped.pptx")
    assert both in ran.err
    assert f"hint: in the outline at {OUTLINE}:" in ran.err
    beside = run("check", office / "retyped.pptx", office / "witness.pdf")
    assert both not in beside.err  # the slide says a short wording, which the document does not have
    assert "was retyped: it says “Sell certainty, buy doubt.” now" in beside.err


def test_a_deck_that_another_program_saved_is_not_replaced(run: Callable[..., Ran], office: Path, tmp_path: Path) -> None:
    shutil.copy(office / "nothing.pptx", tmp_path / "witness-deck.pptx")
    ran = run("build", OUTLINE, "-o", tmp_path)
    assert ran.code == 3
    assert "error[edited]: another program saved this deck" in ran.err
