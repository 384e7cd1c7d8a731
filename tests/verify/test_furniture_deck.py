"""What an outline implies on slides that are made up: which slides there are, their titles and marks."""

from __future__ import annotations

import pytest

from briefing.verify.furniture_deck import check_deck
from briefing.verify.transcript import Place, Sheet, Transcript
from verify.made_slides import ONE, SECTIONS, SOURCES, SUMMARY, document, of_slides, sheet, slides, told
from verify.scenes import words

# Which slides there are


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (ONE, ["/", "a", "b"]),
        (SECTIONS, ["/", "/contents", "start", "a", "end", "b"]),
        (SECTIONS[: SECTIONS.index("  - {title: End")], ["/", "start", "a"]),
        (ONE + SUMMARY, ["/", "/summary", "a", "b"]),
        (ONE + "tones: {first: Makers}\n", ["/", "/contents", "a", "b"]),
        (ONE + "tones: {first: Makers}\n" + SUMMARY, ["/", "/summary", "a", "b"]),
        (ONE + SOURCES, ["/", "a", "b", "/sources"]),
        (ONE + "contact: Ada\n", ["/", "a", "b", "/sources"]),
        (ONE + "disclaimer: None\n", ["/", "a", "b", "/sources"]),
    ],
    ids=["topics", "sections", "one section", "a summary", "tones", "tones in a summary", "sources", "a contact", "a disclaimer"],
)
def test_which_slides_an_outline_implies(text: str, keys: list[str]) -> None:
    missing = [message for message in told(text, ()) if message.startswith("the slide of")]
    assert missing == [f"the slide of ({key}) is missing" for key in keys]
    assert of_slides(text, slides(*keys)) == []


@pytest.mark.parametrize(
    ("sheets", "said"),
    [
        (slides("/", "a", "b"), []),
        (slides("/", "b"), ["the slide of (a) is missing"]),
        (slides("/", "b", "a"), ["the slide of (a) is missing", "slide 3: “Slide (a)” stands twice or out of order"]),
        (slides("/", "a", "a", "b"), ["slide 3: “Slide (a)” stands twice or out of order", "slide 3: the title of (a) is marked “”, not “ (2)”"]),
        (slides("/", "a", "b", "a"), ["slide 4: “Slide (a)” stands twice or out of order", "slide 4: the title of (a) is marked “”, not “ (2)”"]),
        (slides("/", "a", "strange", "b"), ["slide 3: “Slide (strange)” is no slide of this briefing"]),
        (slides("/", "a", "", "b"), ["slide 3: “Slide ()” is no slide of this briefing"]),
        (slides("/", "a", "a~2", "b"), []),
        (slides("/", "a", "a~3", "b"), ["slide 3: “Slide (a~3)” stands twice or out of order"]),
        (
            slides("/", "a~2", "a", "b"),
            ["slide 2: “Slide (a~2)” stands twice or out of order", "slide 3: “Slide (a)” stands twice or out of order"],
        ),
        ((*slides("/", "a"), sheet(3, "b", hidden=True)), ["slide 3: (b) is hidden, in the outline it is not"]),
    ],
    ids=["all", "one gone", "swapped", "twice", "again", "strange", "without a key", "over two", "one of three gone", "the second first", "hidden"],
)
def test_slides_that_are_missing_strange_or_out_of_order(sheets: tuple[Sheet, ...], said: list[str]) -> None:
    assert of_slides(ONE, sheets) == said


def test_a_slide_that_the_outline_hides_must_be_hidden() -> None:
    text = ONE.replace("text: Two", "text: Two, hidden: true")
    assert of_slides(text, slides("/", "a", "b")) == ["slide 3: (b) is shown, in the outline it is hidden"]
    assert of_slides(text, (*slides("/", "a"), sheet(3, "b", hidden=True))) == []


def test_slides_of_other_names_are_strange_each() -> None:
    others = (Sheet(number=number, name="Anything", title=str(number), title_role="Title") for number in (2, 3))
    assert of_slides(ONE, (*slides("/"), *others, sheet(4, "a"), sheet(5, "b"))) == [
        "slide 2: “Anything” is no slide of this briefing",
        "slide 3: “Anything” is no slide of this briefing",
    ]


def test_what_is_told_of_a_slide_says_which() -> None:
    one = document(ONE)
    actual = Transcript(entries=(), sheets=(*slides("/"), sheet(2, "b", mark="x", hidden=True)))
    missing, hidden, marked = (found for found in check_deck(one, actual, words(one), "E") if found.expected is not None)
    assert missing.expected is not None
    assert hidden.expected is not None
    assert (missing.kind, missing.expected.key, missing.expected.part) == ("missing", "a", "a")
    assert (hidden.kind, hidden.expected.key, hidden.expected.part) == ("furniture", "b", "b")
    assert marked.expected is not None
    assert (marked.expected.key, marked.message) == ("b", "slide 2: the title of (b) is marked “x”, not “”")
    assert hidden.actual is not None
    assert hidden.actual.place == Place("slide", 2)


# Titles


@pytest.mark.parametrize(
    ("sheets", "said"),
    [
        ((sheet(2, "a", "X"), sheet(3, "b", "X", " (2)")), []),
        ((sheet(2, "a", "X"), sheet(3, "b", "X")), ["slide 3: the title of (b) is marked “”, not “ (2)”"]),
        ((sheet(2, "a", "X", " (1)"), sheet(3, "b", "Y")), ["slide 2: the title of (a) is marked “ (1)”, not “”"]),
        (
            (sheet(2, "a", "T"), sheet(3, "b", "T", " (2)")),
            ["slide 2: the title of (a) is marked “”, not “ (2)”", "slide 3: the title of (b) is marked “ (2)”, not “ (3)”"],
        ),
        ((sheet(2, "a"), sheet(3, "a~2", "", " (2/2)", role="Repeated title"), sheet(4, "b")), []),
        ((sheet(2, "a"), sheet(3, "a~2", role="Repeated title"), sheet(4, "b")), ["slide 3: the title of (a) is marked “”, not “ (2/2)”"]),
        ((sheet(2, "a"), sheet(3, "a~2", "", " (2/2)"), sheet(4, "b")), ["slide 3: the title of (a) is marked “ (2/2)”, not “”"]),
        (
            (
                sheet(2, "a", "X"),
                sheet(3, "b", "X", " (2)"),
                sheet(4, "b~2", "X", " (2) (2/3)", role="Repeated title"),
                sheet(5, "b~3", "X", " (2) (3/3)", role="Repeated title"),
            ),
            [],
        ),
        ((sheet(2, "a", role=""), sheet(3, "b")), ["slide 2: “Slide (a)” has no title"]),
        ((sheet(2, "a", role="Title and Title"), sheet(3, "b")), ["slide 2: “Slide (a)” has two titles"]),
        ((sheet(2, "a", "X", role=""), sheet(3, "b", "X")), ["slide 2: “Slide (a)” has no title"]),
    ],
)
def test_titles_and_their_marks(sheets: tuple[Sheet, ...], said: list[str]) -> None:
    assert of_slides(ONE, (sheet(1, "/", "T"), *sheets)) == said


@pytest.mark.parametrize("key", ["/summary", "/sources", "/contents"])
def test_the_parts_of_a_slide_of_the_whole_are_marked(key: str) -> None:
    text = SECTIONS + SUMMARY + SOURCES
    keys = ["/", "/summary", "/contents", "start", "a", "end", "b", "/sources"]
    keys.insert(keys.index(key) + 1, f"{key}~2")
    marked = tuple(sheet(number, one, mark=" (2/2)" if "~" in one else "") for number, one in enumerate(keys, start=1))
    assert of_slides(text, marked) == []
    assert of_slides(text, slides(*keys)) == [f"slide {keys.index(key) + 2}: the title of ({key}) is marked “”, not “ (2/2)”"]
