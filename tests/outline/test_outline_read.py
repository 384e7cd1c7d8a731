"""An outline's file -> the frozen document."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.blocks import AnyBlock, Callout, CompareRow, Comparison, Figure, Figures, Paragraph, Picture, Point, Points, Prose, Quote, Side
from briefing.diagnostics import Location
from briefing.document import Document, Topic, places
from briefing.outline import ReadOutline, read_outline
from briefing.texts import Citation, Cited, ProsePart, Run, Text, Wording, plain
from running import ROOT

Read = Callable[[str], ReadOutline]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reader(text: str) -> ReadOutline:
        path = tmp_path / "my.outline.yaml"
        path.write_text(text, encoding="utf-8")
        return read_outline(path)

    return reader


def text(words: str) -> Text:
    return (Run(words),)


def wording(words: str, short: str = "") -> Wording:
    return Wording(text(words), text(short) if short else ())


def document(read: Read, written: str) -> Document:
    outcome = read(written)
    assert outcome.findings == ()
    return outcome.document


def topics(document: Document) -> list[Topic]:
    return [topic for section in document.sections for topic in section.topics]


def block(read: Read, written: str) -> AnyBlock:
    indented = "".join(f"        {line}\n" for line in written.strip("\n").split("\n"))
    (only,) = topics(document(read, "title: T\ntopics:\n  - id: t\n    title: One\n    body:\n" + indented))[0].body
    return only


def test_the_least_outline(read: Read) -> None:
    least = document(read, "title: A title\n")
    assert least == Document(name="my.outline", title=wording("A title"))
    assert least.location.line == 1


def test_every_setting_is_carried(read: Read, tmp_path: Path) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="1in" height="48"/>'
    (tmp_path / "logo.svg").write_bytes(svg)
    outcome = read(
        "format: 1\nname: labs\ntitle: {text: A long title, short: A title}\nsubtitle: Sub\nauthors: [Jane, John *Doe*]\n"
        "organisation: Org\nlogo: logo.svg\ndate: 2026-05\nversion: 1.10\nstatus: draft\nclassification: Internal\n"
        "contact: '[Jane](mailto:j@e.org)'\ndisclaimer: None\nlang: de\npage: letter\ntheme: civic\n"
        "tones: {second: B, first: A}\nwords: {takeaway: Also, insight: Einsicht}\n"
    )
    assert outcome.findings == ()
    assert outcome.files == (tmp_path / "my.outline.yaml", tmp_path / "logo.svg")
    assert outcome.document == Document(
        name="labs",
        title=wording("A long title", "A title"),
        subtitle=wording("Sub"),
        authors=("Jane", "John *Doe*"),
        organisation="Org",
        logo=Picture(path="logo.svg", type="svg", content=svg, width=96, height=48),
        date="2026-05",
        version="1.10",
        status="draft",
        classification="Internal",
        contact=Wording((Run("Jane", link="mailto:j@e.org"),)),
        disclaimer=wording("None"),
        language="de",
        page="letter",
        theme="civic",
        tones=(("second", "B"), ("first", "A")),
        words=(("takeaway", "Also"), ("insight", "Einsicht")),
    )


@pytest.mark.parametrize("written", ["no", "1.10", "null", "~", "2026-05", "0777", "1e3", "true", ".inf", "12:30:45", "=", "0x1F", "1_000"])
def test_scalars_are_text_as_written(read: Read, written: str) -> None:
    assert document(read, f"title: {written}\n").title == wording(written)


def test_numbers_and_keys(read: Read) -> None:
    read_document = document(
        read,
        "title: T\nsections:\n"
        "  - title: Same\n    topics: [{title: Same}, {title: Same, show: deck}]\n"
        "  - title: Annex\n    appendix: true\n    topics: [{title: x}, {title: y}]\n"
        "  - {title: Six, id: same-2, numbered: true, topics: [{title: Über «Lab\u2019s Größe»!}, {title: '…', show: document},\n"
        "    {title: 学生 हिन्दी}]}\n"
        "  - {title: More, appendix: true, topics: [{title: z}]}\n",
    )
    assert [(section.key, section.number) for section in read_document.sections] == [("same", "1"), ("same-2", "2"), ("annex", "A"), ("more", "B")]
    assert [(topic.key, topic.number, topic.ordinal) for topic in topics(read_document)] == [
        ("same-3", "1.1", 0),
        ("same-4", "1.2", 0),
        ("über-labs-größe", "2.1", 1),
        ("topic", "2.2", 2),
        ("学生-हिन्दी", "2.3", 3),
        ("x", "A1", 0),
        ("y", "A2", 0),
        ("z", "B1", 0),
    ]


def test_topics_without_sections(read: Read) -> None:
    (section,) = document(read, "title: T\ntopics: [{title: One}, {title: Two}]\n").sections
    assert (section.key, section.title, section.number) == ("/topics", None, "")
    assert [(topic.key, topic.number) for topic in section.topics] == [("one", "1"), ("two", "2")]


def test_sources_are_numbered_in_the_order_of_first_citation(read: Read) -> None:
    outcome = read(
        "title: T [@c]\n"
        "sources: {a: {title: A}, b: {title: B}, c: {title: C, via: d}, d: {title: D},\n"
        "  e: {author: E, authors: [F, G]}, f: {title: F}, g: {title: G}}\n"
        "sections:\n"
        "  - title: S\n    source: [a]\n    topics:\n"
        "      - {title: 'Its own [@g]', source: f, body: [{text: 'x [@a, p. 2]'}]}\n"
        "      - {title: Inherited, takeaway: '[@b]'}\n"
    )
    assert [source.key for source in outcome.document.sources] == ["c", "d", "f", "g", "a", "b", "e"]
    assert outcome.document.sources[-1].authors == ("E", "F", "G")
    assert [topic.sources for topic in topics(outcome.document)] == [("f",), ("a",)]
    assert [(finding.code, finding.location.line) for finding in outcome.findings] == [("uncited-source", 3)]


def test_a_source_is_carried_as_written(read: Read) -> None:
    written = "{author: J, title: T *x*, publisher: P, date: 2026, accessed: 2026-05, url: 'https://e.org/?a=1', doi: 10.1/x}"
    (source,) = document(read, f"title: T [@a]\nsources: {{a: {written}}}\n").sources
    assert (source.authors, source.title, source.publisher, source.date) == (("J",), "T *x*", "P", "2026")
    assert (source.accessed, source.url, source.doi) == ("2026-05", "https://e.org/?a=1", "10.1/x")


def test_the_summary(read: Read) -> None:
    summary = document(
        read,
        "title: T\nsummary:\n  text: {text: Thought, short: Th}\n  points: [one, Claim: gloss]\n  figures: [{value: 3, label: labs}]\n  notes: Say\n",
    ).summary
    assert summary is not None
    assert summary.thought == wording("Thought", "Th")
    assert summary.points == (Point(key="/summary.1", wording=wording("one")), Point(key="/summary.2", wording=wording("gloss"), label=text("Claim")))
    assert summary.figures == (Figure(value=text("3"), label=wording("labs")),)
    assert summary.notes == (ProsePart("paragraph", text("Say")),)


def test_the_summary_as_one_text(read: Read) -> None:
    summary = document(read, "title: T\nsummary: Thought\n").summary
    assert summary is not None
    assert summary.thought == wording("Thought")


def test_the_summary_takes_the_titles_of_a_section(read: Read) -> None:
    written = (
        "title: T\nsummary: {points: {from: six}}\nsections: [{title: Six, topics: [{title: {text: Long, short: L}}, {title: B, show: deck}]}]\n"
    )
    summary = document(read, written).summary
    assert summary is not None
    assert summary.points == (Point(key="/summary.1", wording=wording("Long", "L")), Point(key="/summary.2", wording=wording("B"), show="deck"))


def test_a_topic_with_everything(read: Read) -> None:
    written = (
        "title: T\nsections:\n  - title: S\n    lead: {text: A lead, short: Lead}\n    topics:\n"
        "      - {id: one, title: One, label: '*L*', confidence: low, basis: opinion, text: Body,\n"
        "         takeaway: So, detail: More, notes: Say, hidden: true}\n"
    )
    (section,) = document(read, written).sections
    assert section.lead == wording("A lead", "Lead")
    assert section.topics == (
        Topic(
            key="one",
            title=wording("One"),
            number="1.1",
            label=(Run("L", emphasis=True),),
            confidence="low",
            basis="opinion",
            body=(Paragraph(key="one/b1", wording=wording("Body")), Prose(key="one/b2", parts=(ProsePart("paragraph", text("More")),))),
            takeaway=wording("So"),
            notes=(ProsePart("paragraph", text("Say")),),
            hidden=True,
        ),
    )


def test_keys_of_blocks(read: Read) -> None:
    written = "title: T\ntopics: [{id: t, title: T, body: [{text: a, id: b2}, {text: b}, {text: c, id: c}, {text: d}], detail: e}]\n"
    (topic,) = topics(document(read, written))
    assert [one.key for one in topic.body] == ["t/b2", "t/b2-b", "t/c", "t/b4", "t/b5"]


def test_points_in_every_form(read: Read) -> None:
    written = """
- points:
    - plain
    - Label: its text
    - Label: {text: long, short: l}
    - label: alone
    - {label: A, text: B, short: C, show: deck, points: [one, {text: two, points: [three]}]}
    - text: {text: D, short: E}
"""
    assert block(read, written) == Points(
        key="t/b1",
        points=(
            Point(key="t/b1.1", wording=wording("plain")),
            Point(key="t/b1.2", wording=wording("its text"), label=text("Label")),
            Point(key="t/b1.3", wording=wording("long", "l"), label=text("Label")),
            Point(key="t/b1.4", wording=wording("alone")),
            Point(
                key="t/b1.5",
                wording=wording("B", "C"),
                label=text("A"),
                show="deck",
                points=(
                    Point(key="t/b1.5.1", wording=wording("one")),
                    Point(key="t/b1.5.2", wording=wording("two"), points=(Point(key="t/b1.5.2.1", wording=wording("three")),)),
                ),
            ),
            Point(key="t/b1.6", wording=wording("D", "E")),
        ),
    )


def test_a_label_without_text_is_the_point(read: Read) -> None:
    outcome = read("title: T\ntopics:\n  - title: One\n    points:\n      - Label:\n")
    assert [finding.code for finding in outcome.findings] == ["empty-value"]
    (points,) = topics(outcome.document)[0].body
    assert isinstance(points, Points)
    assert [(plain(point.wording.full), point.label) for point in points.points] == [("Label", ())]


def test_the_source_of_a_point_is_a_citation_at_its_end(read: Read) -> None:
    written = "title: T\nsources: {a: {title: A}, b: {title: B}}\ntopics: [{title: One, points: [{text: x, short: y, source: [a, b]}]}]\n"
    (points,) = topics(document(read, written))[0].body
    cited = Citation((Cited("a"), Cited("b")))
    assert isinstance(points, Points)
    assert points.points[0].wording == Wording((Run("x"), cited), (Run("y"), cited))


def test_steps_and_markdown_lists(read: Read) -> None:
    expected = (
        Point(key="t/b1.1", wording=Wording((Run("a", strong=True),)), points=(Point(key="t/b1.1.1", wording=wording("b")),)),
        Point(key="t/b1.2", wording=wording("c: d")),
    )
    assert block(read, "- steps: |\n    1. **a**\n       - b\n    2. c: d\n") == Points(key="t/b1", points=expected, ordered=True)
    assert block(read, "- points: |\n    - **a**\n      - b\n    - c: d\n") == Points(key="t/b1", points=expected)


def test_compare_in_columns(read: Read) -> None:
    written = "- compare: [{heading: '*A*', tone: first, points: [x, L: y]}, {heading: B, text: {text: long, short: s}}]"
    assert block(read, written) == Comparison(
        key="t/b1",
        sides=(
            Side(
                heading=(Run("A", emphasis=True),),
                tone="first",
                points=(Point(key="t/b1.1.1", wording=wording("x")), Point(key="t/b1.1.2", wording=wording("y"), label=text("L"))),
            ),
            Side(heading=text("B"), wording=wording("long", "s")),
        ),
    )


@pytest.mark.parametrize("rows", ["{Who?: [a, {text: bb, short: b}]}", "[{label: Who?, cells: [a, {text: bb, short: b}]}]"])
def test_compare_in_rows(read: Read, rows: str) -> None:
    assert block(read, f"- compare: {{sides: [{{heading: A, tone: bad}}, {{heading: B}}], rows: {rows}}}") == Comparison(
        key="t/b1",
        sides=(Side(heading=text("A"), tone="bad"), Side(heading=text("B"))),
        rows=(CompareRow(label=wording("Who?"), cells=(wording("a"), wording("bb", "b"))),),
    )


def test_quotes_figures_callouts(read: Read) -> None:
    assert block(read, "- {quote: Words, show: deck, id: q}") == Quote(key="t/q", wording=wording("Words"), show="deck")
    quote = block(read, "- quote: {text: {text: Long words, short: Words}, by: Jane, role: Head}")
    assert quote == Quote(key="t/b1", wording=wording("Long words", "Words"), by=wording("Jane"), role=wording("Head"))
    figures = block(read, "- figures: [{value: 3 %, label: L, note: {text: N, short: n}, tone: good, change: +1, as_of: 2026}, {value: 4}]")
    first = Figure(value=text("3 %"), label=wording("L"), note=wording("N", "n"), tone="good", change=wording("+1"), as_of=wording("2026"))
    assert figures == Figures(key="t/b1", figures=(first, Figure(value=text("4"))))
    assert block(read, "- callout: Mind") == Callout(key="t/b1", kind="note", wording=wording("Mind"))
    assert block(read, "- callout: {kind: risk, text: Mind}") == Callout(key="t/b1", kind="risk", wording=wording("Mind"))


def test_the_sources_of_a_block_are_its_own_and_its_quotations(read: Read) -> None:
    written = "title: T\nsources: {a: {title: A}, b: {title: B}}\ntopics: [{title: One, body: [{quote: {text: x, source: [a, b]}, source: b}]}]\n"
    (quote,) = topics(document(read, written))[0].body
    assert quote.sources == ("b", "a")


def test_aliases_repeat_what_they_stand_for(read: Read) -> None:
    written = "title: &t Same\nsubtitle: *t\ntopics:\n  - title: One\n    points: &p [a, b]\n  - title: Two\n    points: *p\n"
    read_document = document(read, written)
    assert read_document.subtitle == read_document.title
    assert [[plain(point.wording.full) for point in one.body[0].points] for one in topics(read_document) if isinstance(one.body[0], Points)] == [
        ["a", "b"],
        ["a", "b"],
    ]


def test_every_part_carries_its_place(read: Read, tmp_path: Path) -> None:
    written = (
        "title: T\nsources:\n  a:\n    title: A\nsummary:\n  text: X [@a]\nsections:\n  - title: S\n    topics:\n"
        "      - title: One\n        body:\n          - points:\n              - x\n              - y\n"
    )
    file = str(tmp_path / "my.outline.yaml")
    assert places(document(read, written)) == {
        "/": Location(file, 1, 1),
        "/sources/a": Location(file, 4, 5),
        "/summary": Location(file, 6, 3),
        "s": Location(file, 8, 5),
        "one": Location(file, 10, 9),
        "one/b1": Location(file, 12, 13),
        "one/b1.1": Location(file, 13, 17),
        "one/b1.2": Location(file, 14, 17),
    }


def test_links_lead_to_topics_by_id_or_by_slug(read: Read) -> None:
    written = "title: '[a](#one) [b](#two-words)'\ntopics: [{id: one, title: X}, {title: Two words, show: deck, text: '[c](#two-words)'}]\n"
    assert [finding.message for finding in read(written.replace(", show: deck", "")).findings] == []


def test_the_articles_outline_reads_without_findings() -> None:
    outcome = read_outline(ROOT / "content" / "outline.yaml")
    assert outcome.findings == ()
    assert len(topics(outcome.document)) > 10


def test_reading_needs_none_of_the_writers_libraries() -> None:
    program = "import sys, briefing.outline; print([name for name in ('pptx', 'weasyprint', 'jinja2', 'lxml', 'playa') if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
