"""What an outline implies on slides that are made up: the lines around their texts, and the words beside them."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from briefing.roles import Group, Role
from briefing.verify.transcript import Entry, Furniture, Place, Sheet, Span
from verify.made_slides import ONE, SECTIONS, SOURCES, SUMMARY, sheet, slides, told
from verify.reading import hold

# Furniture


IMPLIED = {
    "topics": (ONE, slides("/", "a", "b")),
    "a topic over two slides": (ONE, slides("/", "a", "a~2", "b")),
    "sections": (SECTIONS, slides("/", "/contents", "start", "a", "end", "b")),
    "a summary": (ONE + SUMMARY, slides("/", "/summary", "a", "b")),
    "a summary without a thought": (ONE + "summary: {points: [One]}\n", slides("/", "/summary", "a", "b")),
    "tones": (ONE + "tones: {first: Makers}\n", slides("/", "/contents", "a", "b")),
    "sources": (ONE.replace("text: Two", "text: Two, source: notes") + SOURCES, slides("/", "a", "b", "b~2", "b~3", "/sources")),
    "a contact": (ONE + "contact: Ada\n", slides("/", "a", "b", "/sources")),
    "sections and sources": (SECTIONS + SOURCES, slides("/", "/contents", "start", "a", "end", "b", "/sources")),
    "a marking": (ONE + "status: draft\n", slides("/", "a", "b")),
    "a version": (ONE + "version: '2'\n", slides("/", "/~2", "a", "b")),
    "an organisation": (ONE + "organisation: House\n", slides("/", "a", "b")),
    "numbers": (SECTIONS.replace("title: Start,", "title: Start, numbered: true,"), slides("/", "/contents", "start", "a", "a~2", "end", "b")),
    "takeaways and quotes": (
        ONE.replace("text: Two", "takeaway: So, body: [{quote: {text: Words, by: Cy}}, {quote: {text: More, by: Cy}}]"),
        slides("/", "a", "b"),
    ),
    "numbers of the deck alone": (
        ONE.replace("text: Two", "body: [{steps: [x, y], show: document}, {steps: [z], show: deck}]"),
        slides("/", "a", "b"),
    ),
    "sources of the deck alone": (
        ONE.replace("text: Two", "body: [{text: 'Two [@notes]', show: deck}, {text: 'Three [@talk]', show: document}]") + SOURCES,
        (*slides("/", "a"), sheet(3, "b", cites=True), sheet(4, "b~2", cites=True), sheet(5, "/sources")),
    ),
    "citations of nothing": (ONE, (*slides("/", "a"), sheet(3, "b", cites=True), sheet(4, "b~2", cites=True))),
    "strange slides": (ONE, slides("/", "strange", "a", "b")),
}


@pytest.mark.parametrize("case", IMPLIED)
def test_what_is_implied_on_slides(case: str) -> None:
    text, sheets = IMPLIED[case]
    hold("implied", case, "".join(f"{line}\n" for line in told(text, sheets)))


def furniture(role: Role, key: str, text: str, number: int, link: str = "", ordinal: int = 0) -> Furniture:
    return Furniture(role=role, key=key, text=text, place=Place("slide", number), link=link, ordinal=ordinal)


def entry(role: Role, key: str, number: int, *, group: Group = Group.BODY) -> Entry:
    return Entry(role=role, key=key, part="b", spans=(Span("x"),), group=group, place=Place("slide", number))


def about(text: str, sheets: tuple[Sheet, ...], one: Furniture, entries: Iterable[Entry] = ()) -> list[str]:
    """Return what is told of one piece of furniture."""
    name = f"slide {one.place.number}: {one.role} ({one.key}) "
    return [message.removeprefix(name) for message in told(text, sheets, one, entries=entries) if message.startswith(name)]


SECTIONED = slides("/", "/contents", "start", "a", "end", "b")
LONG = "A section with a long name" + " and more" * 5


@pytest.mark.parametrize(
    ("text", "sheets", "one", "said"),
    [
        (SECTIONS, SECTIONED, furniture(Role.KICKER, "a", "1.1\u2002Start", 4, "#/contents"), []),
        (SECTIONS, SECTIONED, furniture(Role.KICKER, "a", "1.1\u2002Start", 4), ["leads to nothing, not to #/contents"]),
        (SECTIONS, SECTIONED, furniture(Role.KICKER, "a", "1", 4, "#/contents"), ["says “1”, not “1.1\u2002Start”"]),
        (SECTIONS, SECTIONED, furniture(Role.KICKER, "start", "Part 1", 3, "#/contents"), []),
        (SECTIONS, SECTIONED, furniture(Role.KICKER, "start", "Part 1", 3, "#b"), ["leads to #b, not to #/contents"]),
        (SECTIONS, slides("/", "start", "a", "end", "b"), furniture(Role.KICKER, "a", "1.1\u2002Start", 3, "#b"), []),
        (SECTIONS, slides("/", "start", "a", "end", "b"), furniture(Role.KICKER, "a", "1.1\u2002Start", 3), []),
        (ONE, slides("/", "a", "b"), furniture(Role.KICKER, "a", "1", 2), []),
        (ONE, slides("/", "a", "b"), furniture(Role.KICKER, "a", "1", 2, "#b"), ["leads to #b, not to nothing"]),
        (SECTIONS.replace("Start", LONG), SECTIONED, furniture(Role.KICKER, "a", f"1.1\u2002{LONG}", 4, "#/contents"), []),
        (SECTIONS.replace("Start", LONG), SECTIONED, furniture(Role.KICKER, "a", "1.1", 4, "#/contents"), []),
        (SECTIONS.replace("Start", "S" * 17), SECTIONED, furniture(Role.KICKER, "a", "1.1", 4, "#/contents"), []),
        (
            SECTIONS.replace("Start", "S" * 16),
            SECTIONED,
            furniture(Role.KICKER, "a", "1.1", 4, "#/contents"),
            [f"says “1.1”, not “1.1\u2002{'S' * 16}”"],
        ),
        (
            SECTIONS.replace("Start", "S" * 16).replace("title: The first", f"title: The first, label: {'L' * 40}"),
            SECTIONED,
            furniture(Role.KICKER, "a", "1.1", 4, "#/contents"),
            [f"says “1.1”, not “1.1\u2002{'S' * 16}”"],
        ),
        (
            SECTIONS.replace("Start", "S" * 16).replace("title: The first", f"title: The first, label: {'L' * 41}"),
            SECTIONED,
            furniture(Role.KICKER, "a", "1.1", 4, "#/contents"),
            [],
        ),
        (ONE + "organisation: House\n", slides("/", "a"), furniture(Role.FOOTER, "/", "T · House", 2), []),
        (ONE + "organisation: House\n", slides("/", "a"), furniture(Role.FOOTER, "/", "House", 2), ["says “House”, not “T · House”"]),
        (
            ONE + f"organisation: {'H' * 26}\n",
            slides("/", "a"),
            furniture(Role.FOOTER, "/", "H" * 26, 2),
            [f"says “{'H' * 26}”, not “T · {'H' * 26}”"],
        ),
        (ONE + f"organisation: {'H' * 27}\n", slides("/", "a"), furniture(Role.FOOTER, "/", "H" * 27, 2), []),
        (ONE + f"organisation: House\nstatus: {'D' * 31}\n", slides("/", "a"), furniture(Role.FOOTER, "/", "House", 2), []),
        (ONE, slides("/", "a"), furniture(Role.SLIDE_NUMBER, "/", "3", 2), ["says “3”, not “2”"]),
        (ONE + "version: '2'\n", slides("/", "a"), furniture(Role.FOOTER, "/", "Version 2", 1), []),
        (ONE, slides("/", "a"), furniture(Role.FOOTER, "/", "Version 2", 1), ["is not implied by the outline: “Version 2”"]),
        (ONE, slides("/", "a", "a~2"), furniture(Role.REPEATED_TITLE, "a", "title of a", 3), []),
        (ONE, slides("/", "b", "a~2"), furniture(Role.REPEATED_TITLE, "a", "The first", 3), []),
        (
            ONE.replace("The first", "'The [first](https://example.org/x) of two'"),
            (*slides("/"), sheet(2, "a", "The fi"), sheet(3, "a~2")),
            furniture(Role.REPEATED_TITLE, "a", "The fi", 3, "https://example.org/x"),
            [],
        ),
        (
            ONE.replace("The first", "'The [first](https://example.org/x) of two'"),
            (*slides("/"), sheet(2, "a", "The "), sheet(3, "a~2")),
            furniture(Role.REPEATED_TITLE, "a", "The ", 3, "https://example.org/x"),
            ["leads to https://example.org/x, not to nothing"],
        ),
        (SECTIONS, SECTIONED, furniture(Role.CONTENTS, "start", "1", 2, "#start", 1), []),
        (SECTIONS, SECTIONED, furniture(Role.CONTENTS, "start", "Start", 2, "#start", 2), []),
        (SECTIONS, SECTIONED, furniture(Role.CONTENTS, "start", "3", 2, "#start", 4), []),
        (SECTIONS, SECTIONED, furniture(Role.CONTENTS, "start", "4", 2, "#a", 4), ["says “4”, not “3”", "leads to #a, not to #start"]),
        (SECTIONS, SECTIONED[:4], furniture(Role.CONTENTS, "end", "?", 2, "#end", 4), []),
        (SECTIONS + SOURCES, (*SECTIONED, sheet(7, "/sources")), furniture(Role.CONTENTS, "/sources", "Sources", 2, "#/sources", 2), []),
        (SECTIONS + SOURCES, (*SECTIONED, sheet(7, "/sources")), furniture(Role.CONTENTS, "/sources", "7", 2, "#/sources", 4), []),
        (
            SECTIONS + "contact: Ada\n",
            (*SECTIONED, sheet(7, "/sources")),
            furniture(Role.CONTENTS, "/sources", "7", 2, "#/sources", 4),
            ["is not implied by the outline: “7”"],
        ),
        (ONE + "status: draft\n", slides("/", "a"), furniture(Role.MARKING, "/", "draft", 2), []),
        (ONE, slides("/", "a"), furniture(Role.EDITION, "/", "Edition E", 2), []),
        (ONE, slides("/", "a"), furniture(Role.EDITION, "/", "Edition E", 1), ["is not implied by the outline: “Edition E”"]),
    ],
)
def test_a_piece_of_furniture(text: str, sheets: tuple[Sheet, ...], one: Furniture, said: list[str]) -> None:
    assert about(text, sheets, one) == said


def test_a_footer_of_a_long_title_alone_may_be_left_out() -> None:
    lines = [message for message in told(ONE.replace("title: T\n", f"title: {'T' * 31}\n"), slides("/", "a")) if "Footer" in message]
    assert lines == []
    lines = [message for message in told(ONE.replace("title: T\n", f"title: {'T' * 30}\n"), slides("/", "a")) if "Footer" in message]
    assert lines == [f"slide 2: Footer (/) is missing: “{'T' * 30}”"]


QUOTED = ONE.replace("text: Two", "takeaway: So, body: [{quote: {text: Words, by: Cy}}]")


@pytest.mark.parametrize(
    ("text", "one", "entries", "said"),
    [
        (QUOTED, furniture(Role.WORD, "b", "So what", 3), [entry(Role.TAKEAWAY, "b", 3)], []),
        (QUOTED, furniture(Role.WORD, "b", "So what", 2), [entry(Role.TAKEAWAY, "b", 3)], ["is not implied by the outline: “So what”"]),
        (QUOTED, furniture(Role.WORD, "b", "So what", 2), [entry(Role.TAKEAWAY, "b", 2), entry(Role.TAKEAWAY, "b", 3)], []),
        (QUOTED, furniture(Role.WORD, "b", "So what", 3), [], []),
        (QUOTED, furniture(Role.WORD, "b/b1", "“", 3), [], []),
        (QUOTED, furniture(Role.WORD, "b/b1", "“", 3), [entry(Role.QUOTE, "b/b1", 3)], []),
        (QUOTED, furniture(Role.WORD, "b/b1", "“", 2), [entry(Role.QUOTE, "b/b1", 3)], ["is not implied by the outline: ““”"]),
        (QUOTED, furniture(Role.WORD, "b/b1", "„", 3), [entry(Role.QUOTE, "b/b1", 3)], ["says “„”, not ““”"]),
        (QUOTED, furniture(Role.WORD, "b/notes/speaker", "For the speaker", 3), [entry(Role.PARAGRAPH, "b", 3, group=Group.SPEAKER)], []),
        (
            QUOTED,
            furniture(Role.WORD, "b/notes/speaker", "Background", 3),
            [entry(Role.PARAGRAPH, "b", 3, group=Group.SPEAKER)],
            ["says “Background”, not “For the speaker”"],
        ),
        (
            QUOTED,
            furniture(Role.WORD, "b/notes/decoration", "x", 3),
            [entry(Role.PICTURE, "b", 3, group=Group.DECORATION)],
            ["is not implied by the outline: “x”"],
        ),
        (ONE + "tones: {first: Makers}\n", furniture(Role.WORD, "/", "Colour key", 2), [entry(Role.TONE, "/", 2)], []),
        (
            ONE + "tones: {first: Makers}\n",
            furniture(Role.WORD, "/", "Colour key", 3),
            [entry(Role.TONE, "/", 2)],
            ["is not implied by the outline: “Colour key”"],
        ),
    ],
)
def test_words_stand_beside_their_entries(text: str, one: Furniture, entries: list[Entry], said: list[str]) -> None:
    assert about(text, slides("/", "a", "b"), one, entries) == said


def test_a_quotation_mark_need_not_be_there_and_a_takeaways_word_must() -> None:
    entries = [entry(Role.QUOTE, "b/b1", 3), entry(Role.TAKEAWAY, "b", 3), entry(Role.TAKEAWAY, "b", 2, group=Group.SPEAKER)]
    words_missing = [message for message in told(QUOTED, slides("/", "a", "b"), entries=entries) if "Word" in message]
    assert words_missing == ["slide 3: Word (b) is missing: “So what”", "slide 2: Word (b/notes/speaker) is missing: “For the speaker”"]


# Lines of sources


OWN = ONE.replace("text: Two", "text: Two, source: notes") + SOURCES
CITED = ONE.replace("text: Two", "text: 'Two [@notes]'") + SOURCES
BLOCK = ONE.replace("text: Two", "body: [{text: Two}, {text: Three, source: notes}]") + SOURCES


@pytest.mark.parametrize(
    ("text", "more", "place", "last"),
    [
        (OWN, {}, 4, 0),
        (OWN, {}, 3, 4),
        (CITED, {}, 2, 0),
        (CITED, {}, 3, 2),
        (CITED, {2: True}, 2, 0),
        (CITED, {3: True}, 2, 3),
        (CITED, {2: True, 3: True}, 3, 0),
        (BLOCK, {3: "b/b2"}, 3, 0),
        (BLOCK, {3: "b/b1"}, 3, 2),
        (BLOCK, {2: "b/b2", 4: "b/b2 b/b1"}, 2, 4),
    ],
)
def test_the_line_of_the_sources_stands_on_the_last_slide_that_rests_on_them(text: str, more: dict[int, object], place: int, last: int) -> None:
    parts = [
        sheet(number, f"b~{number - 1}" if number > 2 else "b", cites=more.get(number) is True, blocks=str(more.get(number, "")))
        for number in (2, 3, 4)
    ]
    said = [message for message in told(text, (sheet(1, "/"), *parts), entries=[entry(Role.SOURCE_LINE, "b", place)]) if "stands here" in message]
    assert said == ([f"slide {place}: Source line (b) stands here, not on slide {last}, the last that rests on it"] if last else [])


def test_a_line_of_sources_is_said_again_on_every_slide_before() -> None:
    one = furniture(Role.REPEATED_SOURCE_LINE, "b", "Source: Ada", 3)
    sheets = slides("/", "a", "b", "b~2")
    assert [message for message in told(OWN, sheets) if "Repeated source" in message] == [
        "slide 3: Repeated source line (b) is missing: “Source: [1] Ada”"
    ]
    assert about(OWN, sheets, one) == ["says “Source: Ada”, not “Source: [1] Ada”", "leads to nothing, not to #/sources"]


def test_a_summary_rests_on_what_it_cites() -> None:
    text = ONE + SOURCES + "summary: {text: 'All [@notes]'}\n"
    sheets = (sheet(1, "/"), sheet(2, "/summary", cites=True), sheet(3, "/summary~2"))
    line = Entry(role=Role.SOURCE_LINE, key="/summary", spans=(), place=Place("slide", 3))
    assert [message for message in told(text, sheets, entries=[line]) if "stands here" in message] == [
        "slide 3: Source line (/summary) stands here, not on slide 2, the last that rests on it"
    ]
