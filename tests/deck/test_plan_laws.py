"""Laws of plans that hold for any text in any block: it fits its box, nothing is lost or said twice, nothing is smaller than the theme allows."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.deck import plan_deck
from briefing.deck.model import DeckPlan
from briefing.language import words_for
from briefing.outline import read_outline
from briefing.pipeline import build
from briefing.themes import load_theme
from briefing.themes.languages import in_language
from deck.decks import ARTICLE, CIVIC, RICH, THEME, plan_of
from deck.geometry import plan_problems
from deck.synthetic import MAKERS, Writer
from running import FULL, ROOT

THEMES = {"meridian": THEME, "civic": load_theme(CIVIC)}
LANGUAGES = ("en", "de", "zh-Hans", "ja", "ko", "ar", "hi")
WORDS = st.one_of(st.none(), st.integers(1, 90))
topics = st.fixed_dictionaries(
    {
        "body": st.lists(st.tuples(st.sampled_from(sorted(MAKERS)), st.integers(1, 200)), max_size=3),
        "title": st.integers(1, 70),
        "takeaway": WORDS,
        "label": WORDS,
    }
)


@settings(max_examples=400 if FULL else 40, deadline=None)
@given(st.sampled_from(LANGUAGES), st.sampled_from(sorted(THEMES)), st.integers(1, 10**6), topics, st.booleans())
def test_a_topic_fits_and_arrives_once(language: str, theme: str, seed: int, counts: dict[str, Any], is_numbered: bool) -> None:  # noqa: FBT001  drawn
    writer = Writer(ROOT / "tests" / "corpus" / "languages" / f"{language}.yaml", seed)
    topic = {"id": "t", "title": writer.text(counts["title"]), "body": [MAKERS[kind](writer, count) for kind, count in counts["body"]]}
    topic |= {key: writer.plain(counts[key]) for key in ("takeaway", "label") if counts[key]}
    section = {"title": writer.plain(3), "numbered": is_numbered, "source": "a", "topics": [topic]}
    outline = {"lang": language, "title": "T", "sources": {"a": {"title": writer.plain(30)}}, "sections": [section]}
    plan = _proven(yaml.safe_dump(outline, allow_unicode=True), theme)
    assert plan_problems(plan, in_language(THEMES[theme], language)) == []


def _proven(outline: str, theme: str) -> DeckPlan:
    """Return the plan of an outline whose deck was built and proven: nothing of it is lost, parted wrongly or said twice."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "outline.yaml"
        path.write_text(outline, encoding="utf-8")
        build(path, theme=theme, outputs=("deck",))
        document = read_outline(path).document
    return plan_deck(document, THEMES[theme], words_for(document.language, document.words), edition="0" * 12)


def test_good_plans_have_no_problems() -> None:
    for outline in (ARTICLE, RICH):
        assert plan_problems(plan_of(outline), THEME) == []
