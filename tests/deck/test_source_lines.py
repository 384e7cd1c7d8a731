"""The line of the sources stands on the slides that rest on them, and on no other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.roles import Role
from deck.test_deck_plan import of_key, planned, texts
from verify.deck_damage import move, rename
from verify.deck_file import DeckFile, remove
from verify.witness import Witnessed, witnessed

LONG = "Words that fill a slide and say nothing that anybody would cite. " * 4
CITED = f"{LONG}[@a]"
TEXT = [{"text": LONG} for _ in range(9)]
Body = list[dict[str, Any]]


def outline_of(body: Body, **topic: object) -> str:
    return yaml.safe_dump({"title": "T", "sources": {"a": {"title": "A book"}}, "topics": [{"id": "t", "title": "One", "body": body, **topic}]})


def with_one(place: int, block: dict[str, Any]) -> Body:
    return [*TEXT[:place], block, *TEXT[place + 1 :]]


def lines_of(tmp_path: Path, body: Body, **topic: object) -> str:
    """Return what each slide of the topic says of its sources: nothing, the entry (S), or the line said again (r)."""
    slides = of_key(planned(tmp_path, outline_of(body, **topic)), "t")
    return "".join("S" if texts(one, Role.SOURCE_LINE) else "r" if texts(one, Role.REPEATED_SOURCE_LINE) else "-" for one in slides)


@pytest.mark.parametrize(
    ("body", "topic", "lines"),
    [
        (with_one(0, {"text": CITED}), {}, "S--"),
        (with_one(4, {"text": CITED}), {}, "-S-"),
        (with_one(8, {"text": CITED}), {}, "--S"),
        ([{"text": CITED}, *TEXT[1:8], {"text": CITED}], {}, "r-S"),
        (with_one(4, {"text": LONG, "source": "a"}), {}, "-S-"),
        (TEXT, {"source": "a"}, "rrS"),
        (TEXT, {"takeaway": "Read it [@a]."}, "--S"),
        (TEXT, {"title": "One [@a]"}, "rrS"),  # the title is said again, with its mark
        (with_one(8, {"text": {"text": CITED, "short": LONG}}), {}, "S--"),  # what cites stands in the notes
        ([*TEXT, {"prose": CITED}], {}, "S--"),
        ([*TEXT[:5], {"table": {"columns": ["A", "B"], "rows": [[LONG, "x"]] * 6 + [[LONG, "y [@a]"]]}}], {}, "---S"),
    ],
)
def test_it_stands_where_the_content_rests_on_sources(tmp_path: Path, body: Body, topic: dict[str, Any], lines: str) -> None:
    assert lines_of(tmp_path, body, **topic) == lines


def test_a_summary_that_goes_on_says_it_where_it_cites(tmp_path: Path) -> None:
    points = [{"label": f"Claim {number}", "text": LONG + ("[@a]" if number == 1 else "")} for number in range(9)]
    outline = yaml.safe_dump(
        {"title": "T", "sources": {"a": {"title": "A book"}}, "summary": {"text": "The thought", "points": points}, "topics": [{"title": "One"}]}
    )
    slides = of_key(planned(tmp_path, outline), "/summary")
    assert [bool(texts(one, Role.SOURCE_LINE)) for one in slides] == [True, False, False]
    assert not any(texts(one, Role.REPEATED_SOURCE_LINE) for one in slides)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Witnessed:
    path = tmp_path_factory.mktemp("lines") / "outline.yaml"
    path.write_text(outline_of([{"text": CITED}, *TEXT[1:4], {"text": CITED}, *TEXT[5:]]), encoding="utf-8")
    return witnessed(path)


ENTRY, AGAIN = "Source line (t)", "Repeated source line (t)"


def entry_on_the_last_slide(deck: DeckFile) -> None:
    move(deck, "t~2", ENTRY, "t~3")


def entry_on_the_first_slide(deck: DeckFile) -> None:
    remove(deck.shape("t~2", ENTRY))
    rename(deck, "t", AGAIN, ENTRY)


def said_where_nothing_is_cited(deck: DeckFile) -> None:
    move(deck, "t", AGAIN, "t~3")


DAMAGES: dict[Callable[[DeckFile], None], str] = {
    entry_on_the_last_slide: "stands here, not on slide",
    entry_on_the_first_slide: "stands here, not on slide",
    said_where_nothing_is_cited: "is not implied",
    lambda deck: remove(deck.shape("t", AGAIN)): f"{AGAIN} is missing",
    lambda deck: remove(deck.shape("t~2", ENTRY)): f"{ENTRY} is missing",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_line_on_another_slide_is_seen(good: Witnessed, damage: Callable[[DeckFile], None]) -> None:
    assert good.messages("deck", good.deck) == []
    deck = DeckFile(good.deck)
    damage(deck)
    assert any(DAMAGES[damage] in message for message in good.messages("deck", deck.content()))
