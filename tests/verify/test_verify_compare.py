"""The comparison: it finds every difference, names it, and stays fast on long texts and on strangers."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from types import FrameType
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.roles import Group, Role
from briefing.verify import Entry, Span, Transcript, compare
from briefing.verify.align import align, longest_rise
from briefing.verify.wording import mark_changed_words

Result = TypeVar("Result")
LETTERS = st.lists(st.sampled_from("abc"), max_size=12)


def point(text: str, key: str = "t/b1.1", *, level: int = 1, group: Group = Group.BODY, role: Role = Role.POINT) -> Entry:
    return Entry(role=role, key=key, part=key.split("/", maxsplit=1)[0], spans=(Span(text),), level=level, group=group)


def messages(expected: list[Entry], actual: list[Entry]) -> list[str]:
    found = compare(Transcript(entries=tuple(expected)), Transcript(entries=tuple(actual)))
    return [f"{one.kind}: {one.message}" for one in found]


# Laying two sequences beside each other


@given(LETTERS, LETTERS)
def test_pairs_are_alike_and_rise(one: list[str], other: list[str]) -> None:
    pairs = align(one, other)
    assert all(one[left] == other[right] for left, right in pairs)
    assert all(before[0] < behind[0] and before[1] < behind[1] for before, behind in pairwise(pairs))


@given(LETTERS)
def test_what_is_the_same_is_paired_whole(one: list[str]) -> None:
    assert align(one, one) == [(place, place) for place in range(len(one))]


@given(LETTERS, st.data())
def test_all_is_paired_but_one_that_is_gone(one: list[str], data: st.DataObject) -> None:
    lost = data.draw(st.integers(0, max(0, len(one) - 1)))
    assert len(align(one, one[:lost] + one[lost + 1 :])) == max(0, len(one) - 1)


@given(st.lists(st.integers(0, 50), unique=True, max_size=8))
def test_no_rise_is_longer(places: list[int]) -> None:
    chosen = [places[index] for index in longest_rise(places)]
    assert chosen == sorted(chosen)
    longest: list[int] = []
    for index, place in enumerate(places):
        longest.append(1 + max((longest[before] for before in range(index) if places[before] < place), default=0))
    assert len(chosen) == max(longest, default=0)


# What is told


@given(st.lists(st.sampled_from("abcd"), max_size=8), st.lists(st.sampled_from("abcd"), max_size=8))
def test_only_what_is_the_same_is_equal(one: list[str], other: list[str]) -> None:
    told = messages([point(text) for text in one], [point(text) for text in other])
    assert (told == []) == (one == other)


def test_a_text_that_is_changed_keeps_its_name() -> None:
    one = [point("first thing to say", "t/b1.1"), point("second thing to say", "t/b1.2"), point("third thing to say", "t/b1.3")]
    assert messages(one, [one[0], point("second thing said", "t/b1.2"), one[2]]) == [
        "changed: Point (t/b1.2): “second thing *to say*” became “second thing *said*”"
    ]


def test_an_item_that_is_gone_is_named_though_the_others_are_counted_anew() -> None:
    one = [point(f"thing {number} of many", f"t/b1.{number}") for number in range(1, 6)]
    told = messages(one, [replace(entry, key=f"t/b1.{number}") for number, entry in enumerate([one[0], *one[2:]], start=1)])
    assert told == ["missing: Point (t/b1.2) is missing: “thing 2 of many”"]


def test_an_item_that_is_gone_and_one_that_is_changed_are_told_apart() -> None:
    one = [point(f"{word} thing of many", f"t/b1.{number}") for number, word in enumerate(("first", "second", "third"), start=1)]
    told = messages(one, [one[0], point("third thing of all", "t/b1.2")])
    assert told == [
        "missing: Point (t/b1.2) is missing: “second thing of many”",
        "changed: Point (t/b1.3): “third thing of *many*” became “third thing of *all*”",
    ]


def test_what_changes_places_is_moved_not_changed() -> None:
    one = [point("first", "t/b1.1"), point("second", "t/b1.2")]
    assert [told.split(":")[0] for told in messages(one, one[::-1])] == ["moved"]


def test_what_stands_in_another_topic_or_block_is_seen() -> None:
    one = [point("same", "t/b1.1"), point("other", "u/b1.1")]
    assert messages(one, [one[0], replace(one[1], part="t")]) == ["changed: Point (u/b1.1): part u became t"]
    assert messages(one, [one[0], replace(one[1], key="u/b2.1")]) == ["changed: Point (u/b1.1): it stands in u/b2"]


def test_two_texts_that_are_the_same_are_not_taken_for_each_other() -> None:
    one = [point("yes", "t/b1.1"), point("yes", "u/b1.1"), point("yes", "v/b1.1")]
    assert messages(one, [one[0], one[2]]) == ["missing: Point (u/b1.1) is missing: “yes”"]


def test_level_group_and_role_are_told() -> None:
    one = point("said", "t/b1.1")
    assert messages([one], [replace(one, level=2)]) == ["changed: Point (t/b1.1): level 1 became 2"]
    assert messages([one], [replace(one, role=Role.STEP)]) == ["changed: Point (t/b1.1): role Point became Step"]
    told = messages([replace(one, group=Group.SPEAKER)], [replace(one, group=Group.BACKGROUND)])
    assert told == ["moved: Point (t/b1.1) in the notes (speaker) stands in another place; group speaker became background: “said”"]


def test_a_long_text_is_shown_where_it_differs() -> None:
    words = [f"word{number}" for number in range(200)]
    shown = " ".join(mark_changed_words(" ".join(words), " ".join([*words[:150], "other", *words[151:]])))
    assert "*word150*" in shown
    assert "*other*" in shown
    assert len(shown) < 400


# How long it takes


def briefing_of(topics: int, text: str) -> list[Entry]:
    titles = ([point(f"Title {topic}", f"t{topic}", role=Role.TITLE)] for topic in range(topics))
    points = ([point(text.format(topic, number), f"t{topic}/b1.{number}") for number in range(1, 20)] for topic in range(topics))
    return [entry for title, below in zip(titles, points, strict=True) for entry in (*title, *below)]


def shuffled(entries: list[Entry]) -> list[Entry]:
    return random.Random(1).sample(entries, len(entries))  # noqa: S311  no secret hangs on it


def altered(entries: list[Entry]) -> list[Entry]:
    return [replace(entry, spans=(Span(f"{entry.text}!"),)) for entry in entries]


def estranged(entries: list[Entry]) -> list[Entry]:
    return [
        replace(entry, key=f"x{entry.key}", part=f"x{entry.part}", spans=(Span("".join(chr(ord(letter) + 0x4E00) for letter in entry.text)),))
        for entry in entries
    ]


def same(entries: list[Entry]) -> list[Entry]:
    return entries


@pytest.mark.parametrize("text", ["point {1} of topic {0}", "yes"])
@pytest.mark.parametrize("change", [same, altered, shuffled, estranged])
def test_the_work_grows_with_the_length_not_with_its_square(change: Callable[[list[Entry]], list[Entry]], text: str) -> None:
    """Eight times the entries are about 8 times the calls in a linear comparison, 64 times in a quadratic one."""
    calls = 1_000_000
    for topics in (20, 160):
        expected = briefing_of(topics, text)
        one, other = Transcript(entries=tuple(expected)), Transcript(entries=tuple(change(expected)))
        found, calls = counted(compare, one, other, at_most=20 * calls)
        assert bool(found) == (change is not same)


def counted(function: Callable[..., Result], *arguments: object, at_most: int) -> tuple[Result, int]:
    """Return what a function returns, and how many calls of Python and C functions that took, the same on every machine; stop it beyond at_most."""
    calls = 0

    def count(_frame: FrameType, event: str, _of: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}
        assert calls <= at_most, f"over {at_most} calls"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        result = function(*arguments)
    finally:
        sys.setprofile(before)
    return result, calls
