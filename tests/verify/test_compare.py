"""Every edit of what a file says is named: as one difference, in the words that fit it."""

from __future__ import annotations

import pytest

from briefing.roles import Group, Role
from briefing.texts import Show
from briefing.verify import Discrepancy, Entry, Place, Span, Transcript, by_outline, compare
from briefing.verify.align import align, longest_rise
from briefing.verify.compare import in_voice
from briefing.verify.normalise import LINE_END
from briefing.verify.wording import as_change, is_crossing, mark_changed_words, moved_to, named, quoted
from verify.reading import hold
from verify.scenes import EDITS, OUTPUTS, outline, says, told, wanted


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("edit", EDITS)
def test_every_edit_is_named(edit: str, output: Show) -> None:
    expected = wanted(outline("texts"), output)

    def lines(actual: Transcript) -> list[str]:
        found = compare(expected, actual)
        return [f"{one.kind} {one.expected and one.expected.key} {one.actual and one.actual.place.number}: {one.message}" for one in found]

    hold("compared", f"{edit} {output}", told(lines, says("texts", output), edit, 9))


def paragraph(
    text: str, key: str = "t/b1", *, role: Role = Role.PARAGRAPH, group: Group = Group.BODY, part: str = "t", page: int = 0, level: int = 0
) -> Entry:
    place = Place("page", page) if page else Place()
    return Entry(role=role, key=key, part=part, spans=(Span(text),), group=group, place=place, level=level)


def transcript(*texts: str) -> Transcript:
    return Transcript(entries=tuple(paragraph(text) for text in texts))


def kinds(old: Transcript, new: Transcript) -> list[tuple[str, str, str]]:
    found = compare(old, new)
    return [(one.kind, one.expected.text if one.expected else "", one.actual.text if one.actual else "") for one in found]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("a b c d", "a b c d", []),
        ("a b c d", "a c d", [("missing", "b", "")]),
        ("a b c d", "a x b c d", [("added", "", "x")]),
        ("a b c d", "a c b d", [("moved", "b", "b")]),
        ("a b c d", "d a b c", [("moved", "d", "d")]),
        ("a b c d", "b c d a", [("moved", "a", "a")]),
        ("a a b b", "a b a b", [("moved", "a", "a")]),
        ("", "a b", [("added", "", "a"), ("added", "", "b")]),
        ("a b", "", [("missing", "a", ""), ("missing", "b", "")]),
        ("abcdefgh x", "abcdefgz x", [("changed", "abcdefgh", "abcdefgz")]),
    ],
)
def test_what_differs_between_two_lists(old: str, new: str, found: list[tuple[str, str, str]]) -> None:
    assert kinds(transcript(*old.split()), transcript(*new.split())) == found


def test_the_nearest_text_is_the_partner() -> None:
    old = Transcript(entries=(paragraph("counted by hand in May", "t/b1"), paragraph("sold to the house", "t/b2")))
    new = Transcript(entries=(paragraph("sold to the horse", "t/b7"), paragraph("counted by hand in June", "t/b8")))
    assert kinds(old, new) == [("moved", "counted by hand in May", "counted by hand in June"), ("changed", "sold to the house", "sold to the horse")]


def test_a_key_makes_partners_of_two_other_texts() -> None:
    old = Transcript(entries=(paragraph("abc def", "t/b1"), paragraph("ghi jkl", "t/b2")))
    new = Transcript(entries=(paragraph("123 456", "t/b2"), paragraph("789 012", "t/b3")))
    assert kinds(old, new) == [("missing", "abc def", ""), ("changed", "ghi jkl", "123 456"), ("added", "", "789 012")]


def test_another_role_or_group_is_no_partner_by_likeness() -> None:
    old = Transcript(entries=(paragraph("abc def ghi", "t/b1"),))
    assert kinds(old, Transcript(entries=(paragraph("abc def ghj", "t/b2", role=Role.ASIDE),))) == [
        ("missing", "abc def ghi", ""),
        ("added", "", "abc def ghj"),
    ]
    assert kinds(old, Transcript(entries=(paragraph("abc def ghj", "t/b2", group=Group.SPEAKER),))) == [
        ("missing", "abc def ghi", ""),
        ("added", "", "abc def ghj"),
    ]


def test_a_like_text_is_a_nearer_partner_than_the_same_key() -> None:
    old = Transcript(entries=(paragraph("sold to the house", "t/b1"),))
    new = Transcript(entries=(paragraph("0123456789", "t/b1"), paragraph("sold to the horse", "t/b2")))
    assert kinds(old, new) == [("changed", "sold to the house", "sold to the horse"), ("added", "", "0123456789")]


def test_half_a_text_makes_a_partner_of_another_key() -> None:
    old, new = (Transcript(entries=(paragraph(text, key),)) for text, key in (("abcdefgh1234", "t/b1"), ("abcdefgh5678", "t/b2")))
    assert kinds(old, new) == [("changed", "abcdefgh1234", "abcdefgh5678")]
    other = Transcript(entries=(paragraph("abcd90567890", "t/b2"),))
    assert kinds(old, other) == [("missing", "abcdefgh1234", ""), ("added", "", "abcd90567890")]


def test_of_long_texts_the_beginnings_make_partners() -> None:
    old, new = (Transcript(entries=(paragraph("a" * 160 + more * 800, key),)) for more, key in (("b", "t/b1"), ("c", "t/b2")))
    assert [kind for kind, *_ in kinds(old, new)] == ["changed"]


def test_a_text_on_another_slide_is_not_the_one_that_stands_there() -> None:
    here, there = paragraph("a", "u/b1", part="u"), paragraph("a", "u/b1", part="t")
    assert kinds(Transcript(entries=(here, there)), Transcript(entries=(there, here))) == [("moved", "a", "a")]


BODY, NOTES, DECORATION = (paragraph("a", group=group) for group in (Group.BODY, Group.SPEAKER, Group.DECORATION))


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        (BODY, NOTES, "stands in the notes now"),
        (DECORATION, NOTES, "stands in the notes now"),
        (NOTES, BODY, "stands on the slide now"),
        (NOTES, DECORATION, "stands on the slide now"),
        (BODY, BODY, "stands in another place"),
        (BODY, DECORATION, "stands in another place"),
        (NOTES, NOTES, "stands in another place"),
    ],
)
def test_where_an_entry_went(was: Entry, now: Entry, said: str) -> None:
    assert moved_to(was, now) == (said,)
    assert is_crossing(was, now) is (said != "stands in another place")


@pytest.mark.parametrize(
    ("role", "key", "group", "said"),
    [
        (Role.UNNAMED, "TextBox 4", Group.BODY, "something (TextBox 4)"),
        (Role.UNNAMED, "", Group.BODY, "something"),
        (Role.POINT, "t/b1.1", Group.BODY, "Point (t/b1.1)"),
        (Role.POINT, "", Group.BODY, "Point"),
        (Role.PICTURE, "t/b1", Group.DECORATION, "Picture (t/b1) as a decoration"),
        (Role.POINT, "t", Group.SPEAKER, "Point (t) in the notes (speaker)"),
        (Role.POINT, "", Group.WORDING, "Point in the notes (wording)"),
    ],
)
def test_an_entry_is_named(role: Role, key: str, group: Group, said: str) -> None:
    assert named(paragraph("a", key, role=role, group=group)) == said


def test_a_move_may_take_another_role() -> None:
    notes = paragraph("abc def", "t", group=Group.SPEAKER)
    assert kinds(Transcript(entries=(paragraph("abc def"),)), Transcript(entries=(notes,))) == [("moved", "abc def", "abc def")]
    other = paragraph("abc def", "t", role=Role.ASIDE, group=Group.SPEAKER)
    assert [kind for kind, *_ in kinds(Transcript(entries=(paragraph("abc def"),)), Transcript(entries=(other,)))] == ["moved"]


def test_what_changed_in_the_body_did_not_move_from_the_notes() -> None:
    old = Transcript(entries=(paragraph("abc def"), paragraph("quite another", "t", group=Group.SPEAKER)))
    new = Transcript(entries=(paragraph("quite another"),))
    assert kinds(old, new) == [("changed", "abc def", "quite another"), ("missing", "quite another", "")]


def test_a_setting_has_no_other_voice() -> None:
    setting = Discrepancy(kind="changed", message="another setting", expected=paragraph("a"))
    assert in_voice(setting, by_outline) is setting


def test_a_decoration_has_no_part_in_a_pdf() -> None:
    one = paragraph("mark", "t/b1", role=Role.PICTURE, group=Group.DECORATION)
    assert (
        kinds(Transcript(entries=(one,)), Transcript(entries=(paragraph("mark", "t/b1", role=Role.PICTURE, group=Group.DECORATION, part=""),))) == []
    )
    assert [
        kind
        for kind, *_ in kinds(
            Transcript(entries=(one,)), Transcript(entries=(paragraph("mark", "u/b1", role=Role.PICTURE, group=Group.DECORATION, part="u"),))
        )
    ] == ["changed"]


def test_two_strangers_are_not_held_against_each_other_for_ever() -> None:
    old = Transcript(entries=tuple(paragraph(f"old {'x' * (place % 50)} {place}", f"t/b{place}") for place in range(220)))
    new = Transcript(entries=tuple(paragraph(f"{place * 7} new {'y' * (place % 30)}", f"u/b{place}") for place in range(220)))
    assert len(compare(old, new)) >= 220


@pytest.mark.parametrize("voice", [as_change, by_outline])
def test_a_difference_in_another_voice(voice: object) -> None:
    changed, moved, missing = (
        compare(transcript("one two"), transcript("one three"))[0],
        compare(transcript("a", "b", "c"), transcript("b", "c", "a"))[0],
        compare(transcript("a"), transcript())[0],
    )
    said = [in_voice(one, voice).message for one in (changed, moved, missing)]  # type: ignore[arg-type]
    if voice is as_change:
        assert said == ["Text (t/b1): “one *two*” became “one *three*”", "Text (t/b1) stands in another place: “a”", "Text (t/b1) is missing: “a”"]
    else:
        assert said[0] == "Text (t/b1): the outline says “one *two*”, the file says “one *three*”"
        assert said[1:] == ["Text (t/b1) stands in another place: “a”", "Text (t/b1) is missing: “a”"]


@pytest.mark.parametrize(("kind", "file"), [("slide", "the deck"), ("page", "the document"), ("", "the file")])
def test_the_outline_is_held_against_a_file(kind: str, file: str) -> None:
    entry = Entry(role=Role.TITLE, spans=(), place=Place(kind, 1))
    assert by_outline("level", "1", "2", entry) == f"the outline says level 1, {file} says level 2"
    assert by_outline("", "“a”", "“b”", entry) == f"the outline says “a”, {file} says “b”"
    assert as_change("level", "1", "2", entry) == "level 1 became 2"
    assert as_change("", "1", "2", entry) == "1 became 2"


LOOKS = {
    "level": (paragraph("x", level=1), paragraph("x", level=2)),
    "part": (paragraph("x", part="t"), paragraph("x", part="u")),
    "block": (paragraph("x", "t/b1"), paragraph("x", "t/b2.1")),
    "page": (paragraph("x y", page=0), paragraph("x z", page=4)),
    "no key": (paragraph("x y", ""), paragraph("x z", "")),
    "a decoration": (paragraph("x y", group=Group.DECORATION), paragraph("x z", group=Group.DECORATION)),
    "notes": (paragraph("x y", group=Group.SPEAKER), paragraph("x z", group=Group.SPEAKER)),
    "notes of another key": (paragraph("x", "t/b1", group=Group.SPEAKER), paragraph("x", "t/b2", group=Group.SPEAKER)),
}


@pytest.mark.parametrize("case", LOOKS)
def test_a_difference_beside_the_text_is_named(case: str) -> None:
    one, other = LOOKS[case]
    hold("beside", case, "".join(f"{found.message}\n" for found in compare(Transcript(entries=(one,)), Transcript(entries=(other,)))))


SPANS = {
    "bold": ((Span("a "), Span("b")), (Span("a "), Span("b", strong=True))),
    "no longer bold": ((Span("a "), Span("b", strong=True)), (Span("a b"),)),
    "bold elsewhere": ((Span("a", strong=True), Span(" b")), (Span("a "), Span("b", strong=True))),
    "bold and slanted": ((Span("a"), Span("b", strong=True, emphasis=True)), (Span("a"), Span("b", emphasis=True, code=True))),
    "another link": ((Span("a", link="https://x.org"),), (Span("a", link="https://y.org"),)),
    "no link": ((Span("a", link="https://x.org"), Span("b")), (Span("ab"),)),
    "a citation": ((Span("a", citation=True), Span("b", citation=True, strong=True)), (Span("ab"),)),
    "two of three": ((Span("a", strong=True), Span("b"), Span("c", strong=True)), (Span("ab"), Span("c", strong=True))),
}


@pytest.mark.parametrize("case", SPANS)
def test_a_difference_of_appearance_is_named(case: str) -> None:
    one, other = (Transcript(entries=(Entry(role=Role.PARAGRAPH, key="t/b1", part="t", spans=spans),)) for spans in SPANS[case])
    hold("appearance", case, "".join(f"{found.message}\n" for found in compare(one, other)))


MARKED = [
    ("one two three", "one 2 three", "“one *two* three”", "“one *2* three”"),
    ("one two three four", "one 2 3 four", "“one *two three* four”", "“one *2 3* four”"),
    ("one two", "three four", "“one two”", "“three four”"),
    ("one", "one two", "“one”", "“one *two*”"),
    ("one  two", "2 two", "“*one*  two”", "“*2* two”"),
    ("one  two", "one 2", "“one  *two*”", "“one *2*”"),
    ("one  two", "one two", "“one*  *two”", "“one* *two”"),
    ("", "one", "“”", "“one”"),
    ("a\nb", f"a{LINE_END}c", "“a\\nb”", "“a c”"),
]


@pytest.mark.parametrize(("old", "new", "before", "after"), MARKED)
def test_changed_words_are_marked(old: str, new: str, before: str, after: str) -> None:
    assert mark_changed_words(old, new) == (before, after)


def test_of_long_texts_the_part_with_the_first_change_is_shown() -> None:
    long = "word " * 40
    hold("long", "late", "\n".join((*mark_changed_words(f"{long}one end", f"{long}two end"), "")))
    hold("long", "early", "\n".join((*mark_changed_words(f"one {long}", f"two {long}"), "")))
    hold("long", "at eighty", "\n".join((*mark_changed_words(f"{'x' * 79} one {long}", f"{'x' * 79} two {long}", "_"), "")))
    hold("long", "at eighty-one", "\n".join((*mark_changed_words(f"{'x' * 80} one {long}", f"{'x' * 80} two {long}"), "")))
    assert (quoted("x" * 160), quoted("x" * 161)) == (f"“{'x' * 160}”", f"“{'x' * 160}…”")


# Lists laid beside each other


@pytest.mark.parametrize(
    ("one", "other", "pairs"),
    [
        ("abc", "abc", [(0, 0), (1, 1), (2, 2)]),
        ("", "abc", []),
        ("abc", "", []),
        ("abc", "abxc", [(0, 0), (1, 1), (2, 3)]),
        ("xabc", "abc", [(1, 0), (2, 1), (3, 2)]),
        ("abcde", "axcye", [(0, 0), (2, 2), (4, 4)]),
        ("aab", "ab", [(0, 0), (2, 1)]),
        ("xaay", "zaaw", [(1, 1), (2, 2)]),
        ("xaaybbz", "waavbbu", [(1, 1), (2, 2), (4, 4), (5, 5)]),
        ("abcd", "dabc", [(0, 1), (1, 2), (2, 3)]),
        ("1a2b3", "b4a", [(3, 0)]),
        ("ab", "ba", [(1, 0)]),
        ("pqaarr", "stbaarrb", [(2, 3), (3, 4), (4, 5), (5, 6)]),
        ("xKaaLy", "zKbaLw", [(1, 1), (3, 3), (4, 4)]),
        ("xKabaLy", "zKacaLw", [(1, 1), (2, 2), (4, 4), (5, 5)]),
        ("xKabaLy", "zKcaaLaw", [(1, 1), (2, 3), (4, 4), (5, 5)]),
    ],
)
def test_lists_are_laid_beside_each_other(one: str, other: str, pairs: list[tuple[int, int]]) -> None:
    assert align(one, other) == pairs


def test_many_that_are_alike_are_not_tried() -> None:
    assert align("x" + "ab" * 99 + "y", "z" + "ba" * 99 + "w") != []
    assert align("x" + "ab" * 101 + "y", "z" + "ba" * 101 + "w") == []


@pytest.mark.parametrize(("places", "rise"), [([], []), ([3], [0]), ([1, 2, 3], [0, 1, 2]), ([3, 2, 1], [2]), ([2, 9, 4, 5, 1, 6], [0, 2, 3, 5])])
def test_the_longest_rise(places: list[int], rise: list[int]) -> None:
    assert longest_rise(places) == rise
