"""Outlines that strain the document: each is YAML text, by its name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

WORDS = (
    "The account begins with what can be seen from outside and goes on to what those who work there say of it in their own words. "
    "It keeps the two apart, because an observation and an explanation deserve different weight, and it says at each step whose view is given. "
)

BLOCKS = """\
      - title: Labelled rows say what each of them is about
        label: Rows
        basis: reported
        points:
          - Makers: They ask for time and for tools that they can keep
          - Buyers: They ask for certainty, in writing, before the year ends
          - {label: Others, text: "They wait, and [read the list](https://example.org/list).", points: [for a price, for a second source]}
        takeaway: Sell certainty to those who ask for it, and buy time from those who have it.
        detail: |
          WORDS

          ### What was seen

          - one thing in the north
            - with a second level
          - another in the south

          > A short quotation of seven words only.

          WORDS
      - title: Two sides are held against each other
        confidence: medium
        compare:
          - {heading: Makers, tone: first, points: [they build every year, they ship three times]}
          - {heading: Buyers, tone: second, text: They wait and compare what they are offered.}
        detail: WORDS
      - title: The same questions get different answers
        compare:
          sides: [{heading: Makers, tone: first}, {heading: Buyers, tone: second}]
          rows:
            Who pays: [The parent company, The client]
            What is scarce: [Chips, Time]
      - title: Somebody said it well
        body:
          - quote: {text: "We count every operation twice, and then we count it again.", by: An engineer, role: in Hangzhou}
          - callout: {kind: risk, text: They may be wrong by two.}
          - figures:
              - {value: 3 in 4, label: models can be downloaded, note: counted by hand, tone: first}
              - {value: "11", label: people left, change: up from 9, as_of: early 2025, tone: second}
          - steps: [open the outline, change a word, build again]
          - points: [first item, second item, third item]
""".replace("WORDS", WORDS.strip())

SOURCES = """\
sources:
  lambert: {author: Nathan Lambert, title: Notes, publisher: Interconnects, date: 2026-05, url: "https://example.org/notes"}
"""

SUMMARY = """\
summary:
  text: Makers and buyers want different things, and say so.
  points:
    - {label: Makers want time, text: They say so in every meeting.}
    - {label: Buyers want certainty, text: They say so in writing.}
    - Both wait for the other
"""


def outlines() -> dict[str, str]:
    """Return every outline by its name."""
    return dict(_outlines())


def _outlines() -> Iterator[tuple[str, str]]:
    yield "whole", _whole()
    yield "letter", _whole("page: letter\n")
    yield "german", f"title: Auf Deutsch\nlang: de\nauthors: [Ada, Bo]\n{SOURCES}topics:\n{BLOCKS}"
    yield "no-summary", f"title: A briefing without a summary\nauthors: [Ada, Bo]\n{SOURCES}sections:\n{_section('One')}{_section('Two')}"
    yield "topics-alone", f"title: A short brief\n{SUMMARY}topics:\n{BLOCKS}"
    yield "one-topic", "title: One thing\ntopics:\n  - {title: It is short, text: It is said in one sentence.}\n"
    yield "title-alone", "title: Nothing but a title\n"
    yield "summary-alone", "title: Nothing but a summary\nsummary: One sentence governs all the others.\n"
    yield "summary-figures", _whole(summary=SUMMARY + _FIGURES)
    yield "long-titles", _long_titles()
    yield "twelve-insights", _insights(12)
    yield "sixty-rows", _sixty_rows()
    yield "long-sides", _long_sides()
    yield from ((file.stem, file.read_text(encoding="utf-8")) for file in sorted((Path(__file__).parent / "outlines").glob("*.yaml")))


_FIGURES = """\
  figures:
    - {value: 3 in 4, label: leading models have downloadable weights, tone: first}
    - {value: 1 in 6, label: leading models elsewhere have them, tone: second}
    - {value: 9x, label: gap in announced spending}
"""


def _section(title: str, options: str = "") -> str:
    return f"  - title: {title}\n    lead: What this part is about\n    source: lambert\n{options}    topics:\n{BLOCKS}"


def _whole(options: str = "", summary: str = SUMMARY) -> str:
    head = "title: A whole briefing\nsubtitle: For those who read to the end\nauthors: [Ada Example]\norganisation: The house\ndate: 2026-05-12\n"
    head += 'version: "1.0"\nstatus: Draft\nclassification: Internal\ntones: {first: Makers, second: Buyers}\n'
    numbered = _section("Two", "    numbered: true\n")
    return f"{head}{options}{SOURCES}{summary}sections:\n{_section('One')}{numbered}"


def _long_titles() -> str:
    words = "what every one of the makers and the buyers says when the two of them are asked the same question in the same week of the year "
    topics = f"      - {{title: Topic {words * 2}, label: A label that runs to the end of its line and then goes on, text: Short.}}\n"
    return (
        f"title: Title {words * 3}\nsubtitle: Subtitle {words}\nstatus: {words[:60]}\norganisation: {words[:70]}\n"
        f"summary: {{text: Thought {words * 2}, points: [Claim {words}, Claim {words}]}}\n"
        f"sections:\n  - title: Section {words * 2}\n    lead: Lead {words}\n    topics:\n{topics}"
        f"  - title: Numbered {words}\n    numbered: true\n    topics:\n{topics}"
    )


def _insights(count: int) -> str:
    topics = "".join(
        f"      - title: Insight number {number} is said in a sentence that fills its line and more\n        label: Label {number}\n"
        f"        confidence: {('high', 'medium', 'low')[number % 3]}\n"
        "        compare:\n          - {heading: Makers, tone: first, text: They build and publish what they have built.}\n"
        "          - {heading: Buyers, tone: second, text: They wait until somebody else has tried it.}\n"
        f"        takeaway: So much for insight {number}, in one sentence.\n        detail: {WORDS * 2}\n"
        for number in range(1, count + 1)
    )
    summary = "summary:\n  text: Twelve insights are one too many to remember.\n  points: {from: insights}\n"
    return (
        f"title: Insights\ntones: {{first: Makers, second: Buyers}}\n{summary}"
        f"sections:\n  - id: insights\n    title: Twelve insights\n    numbered: true\n    topics:\n{topics}"
    )


def _sixty_rows() -> str:
    rows = "".join(
        f"            Question {number}: [The first answer to it is so long that it takes a second line, The second answer]\n"
        for number in range(1, 61)
    )
    return (
        "title: Sixty rows\nsections:\n  - title: A long table\n    topics:\n      - title: The table goes on over pages\n        compare:\n"
        f"          sides: [{{heading: Makers, tone: first}}, {{heading: Buyers, tone: second}}]\n          rows:\n{rows}"
        f"        detail: {WORDS}\n"
    )


def _long_sides() -> str:
    points = "".join(f"              - Point {number} of this side, which takes more than one line in its narrow column\n" for number in range(1, 41))
    sides = "".join(
        f"          - heading: Side {side}\n            tone: {tone}\n            points:\n{points}" for side, tone in ((1, "first"), (2, "second"))
    )
    topic = f"      - title: Both go on over the page\n        compare:\n{sides}        detail: {WORDS}\n"
    return f"title: Long sides\nsections:\n  - title: Two columns\n    topics:\n{topic}"
