"""Texts far over what a slide says well are offered a shorter wording, each with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.deck.budgets import long_texts
from briefing.diagnostics import Severity
from briefing.outline import read_outline
from deck.decks import ARTICLE
from deck.test_deck_plan import planned


def warned(tmp_path: Path, outline: str) -> list[tuple[int, str]]:
    path = tmp_path / "outline.yaml"
    path.write_text(outline, encoding="utf-8")
    found = tuple(long_texts(read_outline(path).document))
    assert {(finding.code, finding.severity) for finding in found} <= {("long-text", Severity.WARNING)}
    return [(finding.location.line, finding.message) for finding in found]


def letters(count: int) -> str:
    return ("letters " * count)[: count - 1] + "."


def test_the_article_is_within_its_budgets() -> None:
    assert list(long_texts(read_outline(ARTICLE).document)) == []


@pytest.mark.parametrize(
    ("body", "budget", "what"),
    [
        ("takeaway: {}", 97, "takeaway"),
        ("text: {}", 262, "text"),
        ("callout: {}", 189, "callout"),
        ("quote: {}", 184, "quotation"),
        ("points: [a, b: c, {{text: d, points: [{}]}}]", 131, "point"),
        ("compare: [{{heading: A, text: a}}, {{heading: B, text: {}}}]", 189, "side"),
        ("compare: [{{heading: A, points: [{}]}}, {{heading: B, text: b}}]", 73, "point"),
        ("compare: {{sides: [{{heading: A}}, {{heading: B}}], rows: {{Q: [a, {}]}}}}", 73, "cell"),
        ("figures: [{{value: 1, label: {}}}]", 108, "figure's label"),
        ("table: {{columns: [A, B], rows: [[a, b], [c, {}]]}}", 73, "cell"),
        ("actions: [{{do: {}, who: B}}]", 108, "action"),
    ],
)
def test_each_kind_of_text_has_its_budget(tmp_path: Path, body: str, budget: int, what: str) -> None:
    most = budget * 3 // 2
    outline = "title: T\ntopics:\n  - title: One\n    show: {}\n    " + body + "\n"
    assert warned(tmp_path, outline.format("both", letters(most))) == []
    ((_, message),) = warned(tmp_path, outline.format("both", letters(most + 1)))
    assert message == f"the {what} has {most + 1} characters; a slide shows {budget} of them well"
    assert warned(tmp_path, outline.format("document", letters(most + 1))) == []


def test_titles_leads_and_claims_have_budgets_and_lines(tmp_path: Path) -> None:
    long = letters(400)
    outline = (
        f"title: {long}\nsubtitle: {long}\nsummary:\n  text: {long}\n  points:\n    - a\n    - {long}\n  figures: [{{value: 1, label: {long}}}]\n"
    )
    outline += f"sections:\n  - title: {long}\n    lead: {long}\n    topics:\n      - title: {long}\n"
    assert [(line, message.split(" has")[0]) for line, message in warned(tmp_path, outline)] == [
        (1, "the title of the outline"),
        (1, "the subtitle"),
        (4, "the thought of the summary"),
        (7, "the claim"),
        (4, "the figure's label"),
        (10, "the title of the section"),
        (10, "the lead"),
        (13, "the title"),
    ]


def test_a_shorter_wording_counts_and_chinese_characters_count_twice(tmp_path: Path) -> None:
    assert warned(tmp_path, f"title: T\ntopics:\n  - title: {{text: {letters(400)}, short: Brief}}\n") == []
    assert warned(tmp_path, f"title: T\ntopics:\n  - title: {'中' * 99}\n") == []
    assert warned(tmp_path, f"title: T\ntopics:\n  - title: {'中' * 100}\n") != []


def test_of_one_table_only_the_longest_cell_is_told_and_the_plan_tells_it(tmp_path: Path) -> None:
    rows = ", ".join(f"[a, {letters(200 + number)}]" for number in range(3))
    plan = planned(tmp_path, f"title: T\ntopics:\n  - title: One\n    table: {{columns: [A, B], rows: [{rows}]}}\n")
    assert [finding.message for finding in plan.findings] == ["the cell has 202 characters; a slide shows 73 of them well"]
