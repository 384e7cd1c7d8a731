"""What YAML holds, as plain values that know their place: scalars as written, lists, mappings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias, TypeGuard

from briefing.diagnostics import Diagnostic, error, warning
from briefing.outline.source import MAX_EXCERPT, Place

PLACE_KEY = "\0place"
"""The entry of a mapping that tells the models where it stands; no author can write this key."""

BLANK = re.compile("[\\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufe00-\ufe0f]*")
"""White space, joiners, marks of direction, variation selectors: alone they print nothing."""

MEANT_BLANK = frozenset({"delimiter"})
"""Keys whose value may well be a tab or a space."""


@dataclass(frozen=True, slots=True, eq=False)
class Scalar:
    """A text as written; `plain` when it stands without quotes."""

    text: str
    place: Place
    plain: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to print."""
        return BLANK.fullmatch(self.text) is not None


class Sequence(list["Value"]):
    """A list and its place."""

    def __init__(self, place: Place, values: tuple[Value, ...] = ()) -> None:
        super().__init__(values)
        self.place = place

    def stretch(self, end: int) -> None:
        """Note where the list ends, once it is read."""
        self.place = self.place.source.place(self.place.start, end)


class Mapping(dict[str, "Value | Place"]):
    """A mapping and its place: `keys_written` holds every key as written, `empty` those whose value is empty and so counts as absent."""

    def __init__(self, place: Place) -> None:
        super().__init__({PLACE_KEY: place})
        self.place = place
        self.keys_written: dict[str, Scalar] = {}
        self.empty: dict[str, Place] = {}

    def stretch(self, end: int) -> None:
        """Note where the mapping ends, once it is read."""
        self.place = self[PLACE_KEY] = self.place.source.place(self.place.start, end)

    @property
    def names(self) -> list[str]:
        """The keys that have a value, in the order of the outline."""
        return [name for name in self if name != PLACE_KEY]

    def put(self, key: Scalar, value: Value) -> None:
        """Add a pair under the key's text; an empty value is noted as absent."""
        self.keys_written[key.text] = key
        if counts_as_absent(key.text, value):
            self.empty[key.text] = value.place
        else:
            self[key.text] = value

    def rename(self, name: str, new: str) -> Mapping:
        """Return the mapping with one key under another name."""
        renamed = Mapping(self.place)
        for key, scalar in self.keys_written.items():
            value = self.get(key)
            written = Scalar(new, scalar.place) if key == name else scalar
            renamed.keys_written[written.text] = written
            if value is None:
                renamed.empty[written.text] = self.empty[key]
            else:
                renamed[written.text] = value
        return renamed


Value: TypeAlias = Scalar | Sequence | Mapping


def is_empty(value: Value) -> bool:
    """Return whether a value is an empty text, list or mapping."""
    match value:
        case Scalar():
            return value.is_empty
        case Sequence():
            return not value
        case Mapping():
            return not value.keys_written


def counts_as_absent(key: str, value: Value) -> bool:
    """Return whether a key stands as if it were not there."""
    return is_empty(value) and not (key in MEANT_BLANK and isinstance(value, Scalar) and bool(value.text))


def is_value(value: object) -> TypeGuard[Value]:
    """Return whether something was read from the outline."""
    return isinstance(value, (Scalar, Sequence, Mapping))


def error_at(place: Place, code: str, message: str, hint: str = "") -> Diagnostic:
    """Return an error that shows a place of the outline."""
    return error(code, _brief(message), place.location, hint=_brief(hint), excerpt=place.excerpt)


def warning_at(place: Place, code: str, message: str, hint: str = "") -> Diagnostic:
    """Return a warning that shows a place of the outline."""
    return warning(code, _brief(message), place.location, hint=_brief(hint), excerpt=place.excerpt)


def _brief(words: str) -> str:
    """Return a message that repeats a long text of the author's without its middle."""
    return words if len(words) <= MAX_EXCERPT else f"{words[: MAX_EXCERPT // 2]} … {words[-MAX_EXCERPT // 2 :]}"
