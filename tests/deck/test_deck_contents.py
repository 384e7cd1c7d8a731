"""The contents list the sources as the document's do: linked, with the number of their slide; without sources there is no such row."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.deck.model import Shape
from deck.decks import ARTICLE, THEME, plan_of
from deck.geometry import plan_problems

SECTIONS = "sections: [{title: A, topics: [{title: One, body: [text: words]}]}, {title: B, topics: [{title: Two, body: [text: words]}]}]\n"


def rows(outline: Path) -> dict[str, tuple[str, str]]:
    """Return what each row of the contents says, with its link."""
    plan = plan_of.__wrapped__(outline)
    assert plan_problems(plan, THEME) == []
    shapes = [one for slide in plan.slides if slide.key == "/contents" for one in slide.drawn if isinstance(one, Shape) and "Contents " in one.name]
    return {one.name: ("".join(piece.text for piece in one.paras[0].pieces), one.link) for one in shapes}


def test_the_sources_stand_in_the_contents_with_their_slide() -> None:
    found = rows(ARTICLE)
    last = str(len(plan_of(ARTICLE).slides))
    assert found["Contents 2 (/sources)"] == ("Sources", "#/sources")
    assert found["Contents 4 (/sources)"] == (last, "#/sources")
    assert "Contents 1 (/sources)" not in found
    assert list(found)[-1] == "Contents 4 (/sources)"


@pytest.mark.parametrize(("more", "listed"), [("", False), ("contact: Ada\n", False), ("sources: {a: {title: A book}}\n", True)])
def test_only_sources_are_listed(more: str, listed: bool, tmp_path: Path) -> None:  # noqa: FBT001  an answer, not an option
    path = tmp_path / "outline.yaml"
    path.write_text(f"title: T\n{more}{SECTIONS}", encoding="utf-8")
    assert any("(/sources)" in name for name in rows(path)) is listed
