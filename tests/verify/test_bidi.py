"""The order of painting, held against Unicode's own examples and against the library that Pango lays texts out with."""

# ruff: noqa: RUF001 (letters of other scripts are meant)

from __future__ import annotations

import ctypes
import random
import unicodedata
from collections.abc import Callable
from ctypes.util import find_library

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefing.verify.bidi import levels, visual_order

LATIN = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "אבגדהוזחטיכלמנסעפצקרשתםןףץ")


def painted(text: str, *, rtl: bool) -> str:
    """Return a text as it is painted; its capitals stand for Hebrew letters, as in UAX #9."""
    hebrew = text.translate(LATIN)
    return "".join(text[place] for place in visual_order(hebrew, rtl=rtl))


@pytest.mark.parametrize(
    ("text", "left_to_right", "right_to_left"),
    [
        ("car is THE CAR in arabic", "car is RAC EHT in arabic", "in arabic RAC EHT car is"),
        ("CAR IS the car IN ENGLISH", "SI RAC the car HSILGNE NI", "HSILGNE NI the car SI RAC"),
        ("he said IT IS 123 OK", "he said KO 123 SI TI", "KO 123 SI TI he said"),
        ("A (b) C", "A (b) C", "C )b( A"),
        ("A [1, 2]", "]2 ,1[ A", "]2 ,1[ A"),
        ("price 12.50 EUROS", "price 12.50 SORUE", "SORUE price 12.50"),
        ("gpt-4 and OTHERS", "gpt-4 and SREHTO", "SREHTO gpt-4 and"),
        ("", "", ""),
        ("A ", "A ", " A"),
    ],
)
def test_lines_are_painted_as_the_standard_says(text: str, left_to_right: str, right_to_left: str) -> None:
    assert painted(text, rtl=False) == left_to_right
    assert painted(text, rtl=True) == right_to_left


def test_arabic_letters_make_numbers_arabic() -> None:
    assert levels("ع 12", rtl=False) == (1, 1, 2, 2)
    assert levels("a 12", rtl=True) == (2, 2, 2, 2)
    assert levels("12%", rtl=True) == (2, 2, 2)


def test_marks_go_with_their_letters() -> None:
    assert visual_order("אָב", rtl=True) == (2, 1, 0)
    assert visual_order("a\u0301b", rtl=True) == (0, 1, 2)


def test_marks_of_direction_embeddings_and_isolates_are_obeyed() -> None:
    assert levels("a\u200f!", rtl=False) == (0, 1, 0)
    assert levels("\u202eab\u202c", rtl=False)[1:3] == (1, 1)
    assert levels("\u202bab\u202c", rtl=False)[1:3] == (2, 2)
    assert levels("א\u2066a!\u2069ב", rtl=True) == (1, 1, 2, 2, 1, 1)
    assert levels("\u2068א!\u2069", rtl=False) == (0, 1, 1, 0)
    assert levels("\u2068a\u2069\u2068א\u2069", rtl=False) == (0, 2, 0, 0, 1, 0)
    assert levels("\u202a" * 200 + "א", rtl=False)[-1] == 125


# What FriBidi 1.0 leaves out of the standard is left out here: marks on brackets, isolates that cross brackets.
ALPHABET = 'ab1-.,+%$ ()[]«»"!\tאבعب١٢،\u200e\u200f\u061c😀中\u202a\u202b\u202c\u202d\u202e\u00ad\u200d'
EMBEDDINGS, BRACKETS = frozenset("\u202a\u202b\u202d\u202e"), frozenset("()[]")
"""Where a bracket stands first in an embedding, FriBidi takes its context from before it; the standard (N0, X10) from the edge itself."""
KEPT = {"BN", "LRE", "RLE", "LRO", "RLO", "PDF"}
library = find_library("fribidi")


def fribidi_levels(text: str, *, rtl: bool) -> list[int]:
    fribidi = ctypes.CDLL(str(library))
    size = len(text)
    characters = (ctypes.c_uint32 * size)(*map(ord, text))
    kinds, brackets, found = (ctypes.c_uint32 * size)(), (ctypes.c_uint32 * size)(), (ctypes.c_int8 * size)()
    fribidi.fribidi_get_bidi_types(characters, size, kinds)
    fribidi.fribidi_get_bracket_types(characters, size, kinds, brackets)
    base = ctypes.c_uint32(0x111 if rtl else 0x110)
    fribidi.fribidi_get_par_embedding_levels_ex(kinds, brackets, size, ctypes.byref(base), found)
    return list(found)


@pytest.mark.skipif(library is None, reason="no FriBidi on this machine by this name; Pango brings its own")
@settings(max_examples=300, deadline=None)
@given(st.text(ALPHABET, min_size=1, max_size=24), st.booleans())
def test_levels_are_those_of_fribidi(text: str, rtl: bool) -> None:  # noqa: FBT001 (hypothesis gives it)
    assume(EMBEDDINGS.isdisjoint(text) or BRACKETS.isdisjoint(text))
    kept = [place for place, character in enumerate(text) if unicodedata.bidirectional(character) not in KEPT]
    mine, others = levels(text, rtl=rtl), fribidi_levels(text, rtl=rtl)
    assert [mine[place] for place in kept] == [others[place] for place in kept]


LINES = 'abאב1٢ع .,+-%$()[]"\t\u0301\u0651\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\u00ad\u2029'


def test_levels_of_many_lines(golden: Callable[[str, str], None]) -> None:
    """FriBidi agrees with them, but for what it leaves out (above)."""
    chance = random.Random(9)  # noqa: S311  no secret
    lines = ["".join(chance.choices(LINES, k=chance.randrange(2, 14))) for _ in range(250)]
    lines += ["".join(chance.choices("1٢.-,+ع", k=5)) for _ in range(40)] + ["".join(chance.choices("aא(\u0301)[] ", k=9)) for _ in range(60)]
    lines += ["".join(chance.choices("א1\u2066\u2067\u2069\u0301\u202a\u202c", k=10)) for _ in range(60)]
    lines += [opener * 63 + "א" + closer * 2 + "a" for opener in "\u2066\u2067\u202a\u202b" for closer in "\u2069\u202c"]
    said = (f"{line!a} {rtl}: {levels(line, rtl=rtl)} {visual_order(line, rtl=rtl)}\n" for line in lines for rtl in (False, True))
    golden("reading/bidi.txt", "".join(said))


@pytest.mark.parametrize(
    ("text", "rtl", "found"),
    [
        ("א1-1", True, (1, 2, 2, 2)),
        ("א1+1", True, (1, 2, 2, 2)),
        ("1,1", True, (2, 2, 2)),
        ("א1,1", True, (1, 2, 2, 2)),
        ("א1-,1", True, (1, 2, 1, 1, 2)),
        ("ع1,1", True, (1, 2, 2, 2)),
        ("א٢,٢", True, (1, 2, 2, 2)),
        ("א٢-٢", True, (1, 2, 1, 2)),
        ("א1,٢", True, (1, 2, 1, 2)),
        ("א٢,1", True, (1, 2, 1, 2)),
        ("1-", True, (2, 1)),
        ("-1", True, (1, 2)),
        ("a(\u0301א)b", False, (0, 0, 0, 1, 0, 0)),
        ("א(\u0301a)b", True, (1, 1, 1, 2, 1, 2)),
        ("אa)\u0301b", True, (1, 2, 2, 2, 2)),
    ],
)
def test_numbers_and_brackets_by_the_rules(text: str, rtl: bool, found: tuple[int, ...]) -> None:  # noqa: FBT001 (a parameter)
    assert levels(text, rtl=rtl) == found
