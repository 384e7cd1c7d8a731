"""The briefing on the article: complete, sourced, in our own words, and short enough for its slides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeAlias

import pytest
import yaml

from briefing.outline import read_outline
from content.article_shingles import fingerprints, read_record
from running import ROOT

Outline: TypeAlias = dict[str, Any]  # raw YAML: the tests look at what the author wrote, before our reader has seen it

OUTLINE = ROOT / "content" / "outline.yaml"
LONGEST_QUOTATION = 12

FACTS = {
    "witness": ("Nathan Lambert", "American AI researcher", "Interconnects", "interconnects.ai/p/notes-from-inside-chinas-ai-labs", "GIGAZINE"),
    "reading": ("rumour", "Opinion", "Reported"),
    "ingredients": ("organise", "nurture", "agent-based workflows", "excellent scientists", "data", "fast computing", "cultural traditions"),
    "balance": ("coordination", "complex processes", "performance", "cost", "stability", "individual researchers"),
    "voice": ("assert", "“leading expert in the field of AI”", "conflict", "companies", "research organisations"),
    "llama": ("Meta", "Llama", "11", "rumour", "internal politics", "hierarchy", "competitors", "turnover"),
    "unglamorous": ("overall performance", "“high-profile research results”", "Mundane", "“total war”", "unfamiliar", "architecture"),
    "students": ("OpenAI", "Anthropic", "Cursor", "Google", "Gemini", "no internships", "Core members", "core research", "preconceived"),
    "ecosystem": ("ecosystem", "tribes", "“one giant ecosystem”", "competitive environment"),
    "peers": ("Alibaba", "ByteDance", "DeepSeek", "respect", "relatively open", "data vendors", "fundraising", "competitive"),
    "demand": ("SaaS", "cloud", "very large", "research institutes"),
    "claude": ("Anthropic", "Claude", "not officially available", "software"),
    "ownership": ("“Critical technologies should be owned in-house”", "Alibaba", "ByteDance", "beyond the IT giants"),
    "state": ("Chinese government", "Confirmed", "Unclear", "scale", "No indication", "technical decisions"),
    "data": ("lower quality", "“build-not-buy”", "reinforcement learning", "considerable time"),
    "chips": ("US government", "export", "NVIDIA", "major impact", "craving"),
    "culture": ("traits and instincts", "“extremely difficult to model”", "Western", "open source", "hard to explain"),
    "open": ("United States", "lead", "open ecosystem", "safer", "more accessible", "more useful"),
    "gaps": ("which labs", "when", "GIGAZINE"),
    "questions": ("second source",),
}


@cache
def outline() -> Outline:
    loaded: Outline = yaml.load(OUTLINE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  scalars as written, nothing constructed
    return loaded


def topics() -> dict[str, Outline]:
    return {topic["id"]: topic for section in outline()["sections"] for topic in section["topics"]}


def texts(node: object, *, without: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield every scalar and every label that a part of the outline holds, but those under the keys `without`."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for child in node:
            yield from texts(child, without=without)
    elif isinstance(node, dict):
        for key, child in node.items():
            if key not in without:
                yield key
                yield from texts(child, without=without)


def visible(text: str) -> str:
    """Return a text without its links' addresses and citations."""
    return " ".join(re.sub(r"\[([^\]@]*)\]\([^)]*\)|\s*\[@[^\]]*\]", r"\1", text).split())


def own_words(text: str) -> list[str]:
    """Return the stretches of a text outside quotation marks."""
    return re.split(r"“[^”]*”", visible(text))


def taken_over(stretches: list[str]) -> list[str]:
    article = read_record()
    return [run for stretch in stretches for run, fingerprint in fingerprints(stretch) if fingerprint in article]


def quotations() -> list[str]:
    marked = [quoted for text in texts(outline()) for quoted in re.findall(r"“([^”]*)”", visible(text))]
    return marked + [block["quote"]["text"] for topic in topics().values() for block in topic["body"] if "quote" in block]


def test_the_outline_is_read_without_a_finding() -> None:
    assert [finding.message for finding in read_outline(OUTLINE).findings] == []


def test_no_ten_words_in_a_row_are_the_articles() -> None:
    stretches = [part for text in texts(outline(), without=frozenset({"sources", "quote"})) for part in own_words(text)]
    assert len(stretches) > 300
    assert taken_over(stretches) == []


def test_ten_words_of_the_article_would_be_noticed() -> None:
    """The displayed quotation is the article's: without its quotation marks it must be found."""
    quote = topics()["ecosystem"]["body"][0]["quote"]["text"]
    assert taken_over(own_words(f"He finds the industry {quote}, and says so."))
    assert not taken_over(own_words(f"He finds the industry “{quote}”, and says so."))


def test_quotations_are_short() -> None:
    assert len(quotations()) > 10
    assert [quoted for quoted in quotations() if len(quoted.split()) > LONGEST_QUOTATION] == []


def test_every_topic_names_a_source_that_is_listed() -> None:
    named = {topic["id"]: topic.get("source", section["source"]) for section in outline()["sections"] for topic in section["topics"]}
    assert len(named) == len(FACTS)
    several = {topic: [source] if isinstance(source, str) else source for topic, source in named.items()}
    assert {topic: sources for topic, sources in several.items() if not sources or not set(sources) <= set(outline()["sources"])} == {}


def test_every_topic_is_asked_for_its_facts() -> None:
    assert list(topics()) == list(FACTS)


@pytest.mark.parametrize("topic", FACTS)
def test_the_topic_holds_what_the_article_says(topic: str) -> None:
    said = " ".join(" ".join(texts(topics()[topic], without=frozenset({"notes"}))).split()).lower()
    assert [fact for fact in FACTS[topic] if fact.lower() not in said] == []


def test_there_are_six_numbered_insights() -> None:
    numbered = [section for section in outline()["sections"] if section.get("numbered") == "true"]
    assert [[topic["id"] for topic in section["topics"]] for section in numbered] == [["demand", "claude", "ownership", "state", "data", "chips"]]


def test_rumour_and_opinion_are_marked() -> None:
    bases = {topic: content.get("basis") for topic, content in topics().items()}
    assert {topic for topic, basis in bases.items() if basis is None} == {"reading", "gaps", "questions"}
    assert [bases["llama"], bases["open"], bases["culture"], bases["balance"]] == ["reported", "opinion", "opinion", "opinion"]
    assert all("rumour" in text.lower() for text in (topics()["llama"][key] for key in ("title", "takeaway", "detail", "notes")))


def test_every_topic_can_be_spoken_and_circulated() -> None:
    counts = {topic: (len(content["detail"].split()), len(content["notes"].split())) for topic, content in topics().items()}
    assert {topic: count for topic, count in counts.items() if not (40 <= count[0] <= 160 and 40 <= count[1] <= 90)} == {}


def test_titles_are_sentences_of_two_lines_at_most() -> None:
    titles = [content["title"] for content in topics().values()]
    assert [title for title in titles if not (8 <= len(title.split()) <= 14 and len(title) <= 84)] == []


def _slide_texts() -> Iterator[tuple[str, int]]:
    yield outline()["summary"]["text"], 126
    yield outline()["subtitle"], 133
    for point in outline()["summary"]["points"]:
        yield point["label"], 59
        yield point["text"], 80
    for content in topics().values():
        yield content.get("takeaway", ""), 97
        for block in content["body"]:
            yield from _block_texts(block)


def _block_texts(block: Outline) -> Iterator[tuple[str, int]]:
    for point in block.get("points") or block.get("steps") or []:
        labelled = {point["label"]: point["short"]} if "label" in point else point
        for label, text in labelled.items():
            yield label, 36
            yield text, 128
    if "quote" in block:
        yield block["quote"]["text"], 184
    compared = block.get("compare", [])
    if isinstance(compared, dict):
        yield from ((cell, 73) for cells in compared["rows"].values() for cell in cells)
    else:
        yield from ((side.get("text", ""), 189) for side in compared)


def test_slide_texts_keep_to_the_budgets_of_the_look() -> None:
    measured = [(visible(text), budget) for text, budget in _slide_texts()]
    assert len(measured) > 100
    assert [(text, len(text), budget) for text, budget in measured if len(text) > budget] == []


def test_quotation_marks_and_dashes_are_typographic() -> None:
    found = [text for text in texts(outline()) for line in [visible(text)] if re.search(r"['\"\u2014]|--| - ", line)]
    assert found == []
