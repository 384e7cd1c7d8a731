"""No text leaves its place when a deck is drawn: LibreOffice draws it, and the ink of every text is held against the box that was planned for it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.language import spoken_languages
from briefing.themes import load_theme
from briefing.themes.model import Theme
from deck.decks import ARTICLE, CHARTS, CIVIC, OUTLINES, RICH, RIGHT_TO_LEFT, THEME, deck_of
from deck.long_outline import long_outline
from deck.rendering import Drawn, Painted, Rect, draw, problems
from deck.synthetic import synthetic_outline
from running import ROOT

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("soffice", "pdftoppm"))), reason="soffice and pdftoppm are not installed: tools/setup-system test"
)
GERMAN = OUTLINES / "german.yaml"
LANGUAGES = ROOT / "tests" / "corpus" / "languages"


def test_every_text_stays_in_its_place_and_a_measurer_too_hopeful_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decks = {"rich": deck_of(RICH), "arabic": deck_of(RIGHT_TO_LEFT), "german": deck_of(GERMAN), "chinese": deck_of(LANGUAGES / "zh-Hans.yaml")}
    synthetic = synthetic_outline(LANGUAGES / "en.yaml")
    decks["synthetic"] = _written(synthetic, tmp_path)
    monkeypatch.setattr("briefing.deck.fit.WIDTH_USED", 1.09)
    hopeful = {"hopeful": deck_of.__wrapped__(GERMAN), "hopeful-synthetic": _written(synthetic, tmp_path)}
    drawn = draw(decks | hopeful, tmp_path, THEME)
    assert {name: problems(drawn[name]) for name in decks} == {name: [] for name in decks}
    assert all(len(drawn[name]) > 80 for name in decks)
    assert "CJK" in subprocess.run(["pdffonts", tmp_path / "chinese.pdf"], check=True, capture_output=True, text=True).stdout
    for name in hopeful:
        assert any("bottom" in line or "lies over" in line for line in problems(drawn[name]))


OURS = (
    *(ARTICLE, *sorted(OUTLINES.glob("*.yaml")), *sorted((ROOT / "tests" / "pdf" / "outlines").glob("*.yaml"))),
    *sorted(path for path in (ROOT / "tests" / "corpus").glob("*.yaml")),
    *sorted(LANGUAGES.glob("*.yaml")),
)
SYNTHETIC = tuple(sorted(LANGUAGES.glob("*.yaml")))
GROUPS = 8  # each is one run of LibreOffice


def test_forty_outlines_and_every_language_are_drawn() -> None:
    languages = {path.stem for path in SYNTHETIC}
    assert languages == set(spoken_languages())
    assert len(OURS) + len(SYNTHETIC) >= 40


@pytest.mark.full
@pytest.mark.parametrize("group", range(GROUPS))
def test_every_text_of_every_outline_stays_in_its_place(group: int, tmp_path: Path) -> None:
    decks = {f"{outline.parent.name}-{outline.stem}": deck_of(outline) for outline in OURS[group::GROUPS]}
    decks |= {f"synthetic-{source.stem}": _written(synthetic_outline(source), tmp_path) for source in SYNTHETIC[group::GROUPS]}
    assert len(decks) >= 4
    assert problems_of(decks, tmp_path, THEME) == {}


@pytest.mark.full
def test_every_text_of_the_second_theme_and_of_the_longest_outline_stays_in_its_place(tmp_path: Path) -> None:
    decks = {f"civic-{outline.stem}": deck_of(outline, CIVIC) for outline in (ARTICLE, RICH, CHARTS)} | {"long": _written(long_outline(), tmp_path)}
    decks |= {f"civic-{source.stem}": _written(synthetic_outline(source, seed=2), tmp_path, CIVIC) for source in SYNTHETIC[::6]}
    assert problems_of(decks, tmp_path, THEME, load_theme(CIVIC)) == {}


def problems_of(decks: Mapping[str, bytes], folder: Path, *themes: Theme) -> dict[str, list[str]]:
    """Return what is wrong with each deck as LibreOffice draws it; decks without fault are left out."""
    drawn = draw(decks, folder, *themes)
    assert all(len(drawn[name]) > 8 for name in decks)
    return {name: found for name in decks if (found := problems(drawn[name]))}


def _written(outline: str, folder: Path, theme: Path | None = None) -> bytes:
    path = folder / "outline.yaml"
    path.write_text(outline, encoding="utf-8")
    return deck_of.__wrapped__(path, theme)


BOX = Rect(1, 1, 3, 2)


def text(name: str, ink: Rect | None, box: Rect = BOX) -> Drawn:
    return Drawn(1, name, "Words", box, 0.4, ink)


def test_a_text_in_its_box_is_no_problem() -> None:
    assert problems([text("a", Rect(1, 1.1, 2.9, 1.9)), text("b", Rect(1, 2.1, 2.9, 2.9), Rect(1, 2, 3, 3))]) == []


@pytest.mark.parametrize(
    ("ink", "said"),
    [
        (None, "no ink"),
        (Rect(1, 1.1, 3.2, 1.9), "right by 0.15"),
        (Rect(0.8, 1.1, 2, 1.9), "left by 0.15"),
        (Rect(1, 1.1, 2, 2.4), "bottom by 0.26"),
        (Rect(1, 0.7, 2, 1.9), "top by 0.16"),
    ],
)
def test_a_text_that_is_lost_or_leaves_its_box_is_named(ink: Rect | None, said: str) -> None:
    assert [line for line in problems([text("a", ink)]) if line.startswith("slide 1, a “Words”: ") and said in line] != []


def test_only_italic_letters_may_reach_over_their_box() -> None:
    leaning = Drawn(1, "a", "facile", BOX, 0.4, Rect(0.93, 1.1, 2, 1.9), overhang=0.03)
    assert problems([leaning]) == []
    assert len(problems([replace(leaning, overhang=0.0)])) == 1


def test_only_a_text_of_emoji_alone_needs_no_ink(tmp_path: Path) -> None:
    outline = "title: T\ntopics: [{title: Words, body: [text: 👩‍👩‍👧, text: 👩‍👩‍👧 and words]}]\n"
    painted = Painted(_written(outline, tmp_path), [])
    assert [one.is_emoji for one in painted.texts if "👩" in one.text] == [True, False]
    assert problems([replace(text("a", None), is_emoji=True)]) == []
    assert len(problems([text("a", None)])) == 1


def test_only_a_text_with_a_link_of_mixed_direction_may_leave_its_box_sideways(tmp_path: Path) -> None:
    texts = ("[بهم 30](https://example.org) لم", "[بهم](https://example.org) لم 30", "بهم 30")
    body = ", ".join(f"text: '{one}'" for one in texts)
    painted = Painted(_written(f"lang: ar\ntitle: T\ntopics: [{{title: Words, body: [{body}]}}]\n", tmp_path), [])
    assert [one.has_mixed_link for one in painted.texts if "بهم" in one.text] == [True, False, False]
    sideways, down = Rect(0.2, 1.1, 3.5, 1.9), Rect(0.2, 1.1, 3.5, 2.4)
    assert problems([replace(text("a", sideways), has_mixed_link=True)]) == []
    assert len(problems([replace(text("a", down), has_mixed_link=True)])) == 1
    assert len(problems([text("a", sideways)])) == 1


def test_a_text_at_the_edge_of_the_slide_and_one_over_another_are_named() -> None:
    beyond = Rect(0, 7, 3, 8)
    assert problems([text("a", Rect(0, 7.1, 3, 7.6), beyond)]) == ["slide 1, a “Words”: bottom by 0.10 in more than allowed"]
    assert problems([text("a", Rect(1, 1, 2, 2)), text("b", Rect(1.5, 1.5, 2, 2))]) == ["slide 1, a “Words”: lies over b"]
