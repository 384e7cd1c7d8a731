"""A PDF without its structure: which entries its pages say as plain text, and where one that they do not say goes on otherwise."""

from __future__ import annotations

import pytest

from briefing.diagnostics import UnreadableFileError
from briefing.roles import Group, Role
from briefing.verify import Entry, Pages, Span, find_lost, read_untagged
from briefing.verify.recall import UNKNOWN
from verify.reading import small
from verify.scenes import outline, wanted


def entry(text: str, role: Role = Role.PARAGRAPH, group: Group = Group.BODY) -> Entry:
    return Entry(role=role, group=group, spans=(Span(text),), key="a/b1", part="a")


def told(text: str, *pages: str) -> list[str]:
    return [f"{one.kind}: {one.message}" for one in find_lost([entry(text)], Pages(pages))]


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("one two", ["zeroonetwothree"]),
        ("one two", ["zero", "onetwo"]),
        ("office", ["office"]),
        ("oﬃce", ["office"]),
        ("o\u00adne", ["one"]),
        (" ", [""]),
        ("abcdefgh ijklmnop", ["xabcdefgh", "yijklmnopz"]),
        ("abcdefgh ijklmnop", ["", "xabcdefgh", "yijklmnopz"]),
        ("abcdefghi jklmnopq", ["xabcdefghi", "jklmnopq"]),
    ],
)
def test_a_text_that_a_page_says_is_there(text: str, pages: list[str]) -> None:
    assert told(text, *pages) == []


GOES_ON = "page {}: Text (a/b1) goes on otherwise behind “{}”: “{}”"


@pytest.mark.parametrize(
    ("text", "pages", "message"),
    [
        ("one two", ["onetw"], "missing: Text (a/b1) is not found: “one two”"),
        ("one two", [], "missing: Text (a/b1) is not found: “one two”"),
        ("x", ["y"], "missing: Text (a/b1) is not found: “x”"),
        ("x", [], "missing: Text (a/b1) is not found: “x”"),
        ("one\ntwo", ["x"], "missing: Text (a/b1) is not found: “one two”"),
        ("abcdefg hijklmnop", ["abcdefg", "hijklmnop"], "missing: Text (a/b1) is not found: “abcdefg hijklmnop”"),
        ("abcdefgh ijklmno", ["abcdefgh", "ijklmno"], "changed: " + GOES_ON.format(1, "abcdefgh", "abcdefgh ijklmno")),
        ("abcdefgh ijklmnop", ["abcdefgh", "x", "ijklmnop"], "changed: " + GOES_ON.format(1, "abcdefgh", "abcdefgh ijklmnop")),
        ("abcd efghij", ["abcdefg", "abcdefgh"], "changed: " + GOES_ON.format(2, "abcd efgh", "abcd efghij")),
        ("abcd efghij", ["abcdefghx", "abcdefghy"], "changed: " + GOES_ON.format(1, "abcd efgh", "abcd efghij")),
        ("oﬃc\u00ade oﬃces", ["officeoffi"], "changed: " + GOES_ON.format(1, "oﬃc\u00ade oﬃ", "oﬃc\u00ade oﬃces")),
        (f"{'a' * 30} {'b' * 70}", [f"{'a' * 30}{'b' * 50}"], "changed: " + GOES_ON.format(1, f"{'a' * 9} {'b' * 50}", f"{'a' * 30} {'b' * 70}")),
    ],
)
def test_a_text_that_no_page_says_is_told_with_where_it_goes_on_otherwise(text: str, pages: list[str], message: str) -> None:
    (found,) = told(text, *pages)
    assert found == message
    (lost,) = find_lost([entry(text)], Pages(tuple(pages)))
    assert lost.expected == entry(text)


@pytest.mark.parametrize(
    "one",
    [
        entry("x", Role.PICTURE),
        entry("x", Role.LOGO),
        entry("x", Role.ALTERNATIVE),
        entry("x", group=Group.SPEAKER),
        entry("x", group=Group.DECORATION),
        entry(UNKNOWN),
    ],
    ids=lambda one: f"{one.role} {one.group}",
)
def test_what_is_no_known_text_of_a_page_is_not_missed(one: Entry) -> None:
    pages = Pages(("y",))
    assert list(find_lost([one], pages)) == []
    assert len(list(find_lost([one, entry("z"), entry("y")], pages))) == 1


@pytest.mark.parametrize("name", ["texts", "exhibits", "charts"])
def test_pages_are_read_without_their_structure(name: str) -> None:
    expected = wanted(outline(name), "document").entries
    assert list(find_lost(expected, read_untagged(small(name).document))) == []


def test_pages_are_read_in_their_order_without_white_space() -> None:
    texts = read_untagged(small("texts").document).texts
    assert [page.count("Sayings") for page in texts] == [0, 0, 0, 1]
    assert texts[0].startswith("BRIEFING")
    assert not any(character.isspace() for page in texts for character in page)


def test_what_is_no_pdf_is_not_read() -> None:
    with pytest.raises(UnreadableFileError, match="damaged or truncated"):
        read_untagged(small("texts").document.replace(b"/FlateDecode", b"/FlateDecodo").replace(b"xref", b"xerf"))
