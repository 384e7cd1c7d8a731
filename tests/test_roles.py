"""The grammar of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.roles import CONTAINERS, DECORATION, FURNITURE, Name, Role, format_name, parse_name

KEYS = st.from_regex(r"/|[\w-]{1,12}(/[\w-]{1,6}(\.[0-9]{1,2}){0,3})?", fullmatch=True)


@given(role=st.sampled_from(Role), key=KEYS, ordinal=st.integers(0, 99), fragment=st.integers(1, 9))
def test_a_name_is_read_back_as_it_was_written(role: Role, key: str, ordinal: int, fragment: int) -> None:
    assert parse_name(format_name(role, key, ordinal, fragment)) == Name(role, key, ordinal, fragment)


def test_names_read_as_people_would_write_them() -> None:
    assert format_name(Role.POINT, "students/b2.3", 3) == "Point 3 (students/b2.3)"
    assert format_name(Role.PARAGRAPH, "students/b1", fragment=2) == "Text (students/b1~2)"


@pytest.mark.parametrize(
    "name", ["", "TextBox 4", "Point", "Point (a) b", "Pointer 3 (students)", "Point 3 ()", "point 3 (students)", "Point 3 (a~b)", "Title 1"]
)
def test_any_other_name_is_none(name: str) -> None:
    assert parse_name(name) is None


def test_a_role_is_of_one_kind_only() -> None:
    kinds = (CONTAINERS, FURNITURE, DECORATION)
    assert sum(map(len, kinds)) == len(frozenset().union(*kinds)) > 0
    assert frozenset().union(*kinds) < frozenset(Role)
