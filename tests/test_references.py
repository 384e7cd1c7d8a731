"""How sources are printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.blocks import Callout, Paragraph, Point, Points
from briefing.document import Document, Section, Source, Topic
from briefing.language import words_for
from briefing.references import citation_mark, full_reference, source_line
from briefing.texts import Citation, Cited, Run, Text, Wording, plain

WORDS = words_for("en")
LAMBERT = Source(
    key="lambert",
    authors=("Nathan Lambert",),
    title="Notes",
    publisher="Interconnects",
    date="2026-05",
    url="https://example.org/notes",
    accessed="2026-06-01",
)
GIGAZINE = Source(key="gigazine", title="What makes it different", publisher="GIGAZINE", via="lambert")
BARE = Source(key="bare", url="https://example.org/bare")
PAPER = Source(key="paper", authors=("A. Author", "B. Author"), title="A paper", doi="10.1/x")


def document(*topics: Topic) -> Document:
    sections = (Section(key="s", title=None, number="1", topics=topics),)
    return Document(name="d", title=said("D"), sources=(LAMBERT, GIGAZINE, BARE, PAPER), sections=sections)


def said(text: str, *cited: str) -> Wording:
    runs: Text = (Run(text),)
    return Wording((*runs, Citation(tuple(Cited(key) for key in cited)))) if cited else Wording(runs)


def printed(text: Text) -> str:
    whole = document()
    return "".join(run.text if isinstance(run, Run) else "".join(citation_mark(whole, cited) for cited in run.parts) for run in text)


def test_marks() -> None:
    assert citation_mark(document(), Cited("gigazine")) == "[2]"
    assert citation_mark(document(), Cited("lambert", "p. 4")) == "[1, p. 4]"
    with pytest.raises(KeyError, match="nobody"):
        citation_mark(document(), Cited("nobody"))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (LAMBERT, "Nathan Lambert. Notes. Interconnects, May 2026, accessed June 1, 2026. https://example.org/notes"),
        (GIGAZINE, "GIGAZINE. What makes it different, via [1]"),
        (replace(GIGAZINE, via="", date="2026"), "GIGAZINE. What makes it different. 2026"),
        (replace(GIGAZINE, publisher=""), "What makes it different, via [1]"),
        (replace(LAMBERT, authors=("A. Author Jr.",), date="", accessed=""), "A. Author Jr. Notes. Interconnects. https://example.org/notes"),
        (BARE, "https://example.org/bare"),
        (PAPER, "A. Author, B. Author. A paper. doi:10.1/x"),
        (replace(LAMBERT, title="Is it open?”", date="", accessed=""), "Nathan Lambert. Is it open?” Interconnects. https://example.org/notes"),
    ],
)
def test_full_references(source: Source, expected: str) -> None:
    assert printed(full_reference(document(), source, WORDS)) == expected


def test_the_title_bears_the_address_which_is_printed_too() -> None:
    assert Run("Notes", emphasis=True, link="https://example.org/notes") in full_reference(document(), LAMBERT, WORDS)
    assert Run("A paper", emphasis=True, link="https://doi.org/10.1/x") in full_reference(document(), PAPER, WORDS)
    assert full_reference(document(), LAMBERT, WORDS)[-1] == Run("https://example.org/notes")
    assert full_reference(document(), BARE, WORDS) == (Run("https://example.org/bare", link="https://example.org/bare"),)


def test_a_title_leans_behind_a_name_alone() -> None:
    for source, leans in ((LAMBERT, True), (GIGAZINE, True), (replace(GIGAZINE, publisher=""), False)):
        runs = [run for run in full_reference(document(), source, WORDS) if isinstance(run, Run)]
        assert not runs[0].emphasis
        assert any(run.emphasis for run in runs) is leans


def test_two_sources_of_one_publisher_are_told_apart_by_their_numbers() -> None:
    topic = Topic(key="t", title=said("T"), number="1", sources=("gigazine", "bare"))
    whole = replace(document(topic), sources=(LAMBERT, GIGAZINE, replace(GIGAZINE, key="bare"), PAPER))
    assert printed(source_line(whole, topic, "deck", WORDS)) == "Source: [2] GIGAZINE; [3] GIGAZINE"


def test_a_link_holds_its_address_in_ascii() -> None:
    address = "https://example.org/生态?q=1%20"
    (named,) = (run for run in full_reference(document(), replace(LAMBERT, url=address), WORDS) if isinstance(run, Run) and run.link)
    assert named.link == "https://example.org/%E7%94%9F%E6%80%81?q=1%20"
    assert Run(address, link=named.link) in full_reference(document(), replace(BARE, url=address), WORDS)


def test_a_source_line_names_topic_blocks_and_citations_in_number_order() -> None:
    topic = Topic(
        key="t",
        title=said("T", "bare"),
        number="1",
        sources=("gigazine",),
        body=(Points(key="t/b1", points=(Point(key="t/b1.1", wording=said("x"), points=(Point(key="t/b1.1.1", wording=said("y", "lambert")),)),)),),
    )
    assert printed(source_line(document(topic), topic, "deck", WORDS)) == (
        "Source: [1] Nathan Lambert, Interconnects; [2] GIGAZINE; [3] https://example.org/bare"
    )


def test_a_source_line_leaves_out_what_the_output_does_not_show() -> None:
    topic = Topic(
        key="t",
        title=said("T"),
        number="1",
        body=(
            Paragraph(key="t/b1", wording=said("only on paper", "lambert"), show="document"),
            Callout(key="t/b2", kind="note", wording=said("everywhere"), sources=("paper",)),
        ),
    )
    assert printed(source_line(document(topic), topic, "document", WORDS)) == "Source: [1] Nathan Lambert, Interconnects; [4] A. Author, B. Author"
    assert printed(source_line(document(topic), topic, "deck", WORDS)) == "Source: [4] A. Author, B. Author"


def test_no_sources_no_line() -> None:
    topic = Topic(key="t", title=said("T"), number="1")
    assert source_line(document(topic), topic, "deck", WORDS) == ()
    assert plain(topic.title.full) == "T"
