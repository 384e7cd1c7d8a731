"""What is forgiven between an expected entry and what a file says of it, case by case; test_verify_normalise.py shows that real files need it."""

from __future__ import annotations

import pytest

from briefing.roles import Role
from briefing.verify import Entry, Place, Span
from briefing.verify.normalise import (
    LINE_END,
    UNPAINTED,
    bare,
    merge_spans,
    on_one_line,
    restore_unpainted,
    settle,
    settle_line_ends,
    settle_text,
    without_label_strength,
    without_unpainted,
)

E = LINE_END
PAGE = Place("page", 3)


def entry(*spans: str | Span, role: Role = Role.PARAGRAPH, place: Place = PAGE) -> Entry:
    return Entry(role=role, key="t/b1", part="t", level=2, spans=tuple(Span(one) if isinstance(one, str) else one for one in spans), place=place)


@pytest.mark.parametrize(
    ("expected", "actual", "settled"),
    [
        ("one two", f"one{E}two", "one two"),
        ("one two", f"one {E}two", "one two"),
        ("one two", f"one{E} two", "one two"),
        ("one  two", f"one{E}two", "one  two"),
        ("one \ttwo", f"one {E}two", "one \ttwo"),
        ("one\ntwo", f"one{E}two", "one\ntwo"),
        ("one\u00a0two", f"one{E}\u00a0two", "one\u00a0two"),
        ("one \u00a0two", f"one{E}\u00a0two", "one \u00a0two"),
        ("onetwo", f"one{E}two", "onetwo"),
        ("one-two", f"one-{E}two", "one-two"),
        ("one two three", f"one{E}two{E}three", "one two three"),
        ("one two", f"one{E}twe", "one twe"),
        ("one two", f"ane{E}two", "ane two"),
        ("one two", f"onetwo{E}x", "onetwo x"),
        ("one", f"one{E}two", "onetwo"),
        ("one", f"oneand{E}two", "oneand two"),
        ("one two", f"{E}one{E}two{E}", "one two"),
        ("one two ", f"one{E}two{E}", "one two "),
        (" one", f"{E}one", " one"),
        ("one two", "one two", "one two"),
        ("one two", "onetwo", "onetwo"),
        ("a b", f"a{E}{E}b", "a b"),
        ("a  b", f"a{E}{E}b", "a  b"),
        ("a b c", f"a{E}b c", "a b c"),
    ],
)
def test_white_space_is_put_back_where_a_line_ends(expected: str, actual: str, settled: str) -> None:
    assert settle_line_ends(entry(expected), entry(actual)).text == settled
    assert settle_text(expected, actual) == settled


S, J, M = "\u00ad", "\u200d", "\u200f"


@pytest.mark.parametrize(
    ("expected", "actual", "settled"),
    [
        (f"la{S}bo", "labo", f"la{S}bo"),
        (f"la{S}bo", f"la{S}bo", f"la{S}bo"),
        (f"la{S}{J}bo", "labo", f"la{S}{J}bo"),
        (f"{M}a b", "a b", f"{M}a b"),
        (f"a{M}", "a", f"a{M}"),
        (f"a{M}{J}", "a", f"a{M}{J}"),
        (f"a{M} ", "a", f"a{M}"),
        (f"la{S}bo", "lxbo", f"lx{S}bo"),
        (f"la{S}bo", "bo", f"bo{S}"),
        (f"la{S}bo", f"l{M}abo", f"la{S}bo"),
        ("labo", f"l{M}abo", f"l{M}abo"),
        (f"a{S}", "abc", f"a{S}bc"),
        (f"a{S}b", f"ab{E}", f"a{S}b"),
        (f"la{S}bo ra{S}ta", "labo rata", f"la{S}bo ra{S}ta"),
        (f"one{M} t{S}wo", f"one{E}two", f"one{M} t{S}wo"),
        (f"one {M}two{S}x", f"one{E}twox", f"one {M}two{S}x"),
    ],
)
def test_what_a_page_does_not_paint_is_put_back(expected: str, actual: str, settled: str) -> None:
    assert settle(entry(expected), entry(actual)).text == settled
    assert settle_text(expected, actual) == settled


def test_a_slide_keeps_what_a_page_does_not_paint() -> None:
    wanted, said = entry(f"la{S}bo", place=Place("slide", 3)), entry("labo", place=Place("slide", 3))
    assert restore_unpainted(wanted, said) is said
    assert restore_unpainted(entry("labo"), entry("labo")).text == "labo"


def test_appearance_stays_with_its_characters() -> None:
    bold = Span("two", strong=True)
    said = entry("one", Span(f"{E}two", strong=True), "x")
    assert settle_line_ends(entry("one ", bold, "x"), said).spans == (Span("one "), bold, Span("x"))
    assert settle_line_ends(entry("one two"), entry(Span("one", code=True), Span(f"{E}twe", link="#a"))).spans == (
        Span("one", code=True),
        Span(" "),
        Span("twe", link="#a"),
    )
    assert settle_line_ends(entry("abc"), entry(Span(f"ab{E}x", emphasis=True))).spans == (Span("abx", emphasis=True),)
    assert restore_unpainted(entry("a", Span(f"b{S}c", strong=True)), entry("a", Span("bc", emphasis=True))).spans == (
        Span("a"),
        Span("b", emphasis=True),
        Span(S, strong=True),
        Span("c", emphasis=True),
    )


def test_nothing_else_of_an_entry_changes() -> None:
    settled = settle(entry("one two", S), entry(f"one{E}two"))
    assert (settled.role, settled.key, settled.part, settled.level, settled.place) == (Role.PARAGRAPH, "t/b1", "t", 2, PAGE)


@pytest.mark.parametrize(
    ("spans", "merged"),
    [
        ((), ()),
        ((Span("a"),), (Span("a"),)),
        ((Span("a"), Span("b")), (Span("ab"),)),
        ((Span("a"), Span(""), Span("b")), (Span("ab"),)),
        ((Span("a", strong=True), Span("", emphasis=True), Span("b", strong=True)), (Span("ab", strong=True),)),
        ((Span("a", strong=True), Span("b"), Span("c")), (Span("a", strong=True), Span("bc"))),
        ((Span("a", code=True), Span("b", emphasis=True)), (Span("a", code=True), Span("b", emphasis=True))),
        ((Span("a", link="#x"), Span("b", link="#y"), Span("c", link="#y")), (Span("a", link="#x"), Span("bc", link="#y"))),
        ((Span("a", citation=True), Span("b")), (Span("a", citation=True), Span("b"))),
    ],
)
def test_neighbours_of_one_appearance_are_one(spans: tuple[Span, ...], merged: tuple[Span, ...]) -> None:
    assert merge_spans(spans) == merged


def test_a_label_is_bold_by_design() -> None:
    spans = (Span("a", strong=True), Span("b", strong=True, emphasis=True), Span("c"), Span("d", strong=True))
    assert without_label_strength(entry(*spans, role=Role.LABEL)).spans == (Span("a"), Span("b", emphasis=True), Span("cd"))
    assert settle(entry("a", role=Role.LABEL), entry(Span("a", strong=True), role=Role.LABEL)).spans == (Span("a"),)
    assert without_label_strength(entry(*spans)).spans == spans


def test_texts_without_what_does_not_count() -> None:
    assert on_one_line(" one \n two\u00a0three ") == "one two three"
    assert bare(f" o{S}ne{E}\ntwo ") == "onetwo"
    assert without_unpainted(f"o{S}n{J}e{E} two") == f"one{E} two"


@pytest.mark.parametrize(
    "code", [0xAD, 0x200C, 0x200D, 0x200E, 0x200F, 0x61C, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0xFE00, 0xFE0F, 0xE0100, 0xE01EF]
)
def test_what_leaves_no_ink(code: int) -> None:
    assert chr(code) in UNPAINTED
    assert bare(f"a{chr(code)}b") == "ab"


@pytest.mark.parametrize(
    "code", [0xAC, 0xAE, 0x200B, 0x2010, 0x61B, 0x61D, 0x2029, 0x202F, 0x205F, 0x2061, 0x2065, 0x206A, 0xFDFF, 0xFE10, 0xE00FF, 0xE01F0, 0xFDD0]
)
def test_what_may_leave_ink(code: int) -> None:
    assert chr(code) not in UNPAINTED
    assert without_unpainted(f"a{chr(code)}b") == f"a{chr(code)}b"
