"""Lengths that are the same wherever a box stands: where a style asks nothing of the room around, they are worked out once for all of its boxes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import product
from typing import Any, TypeAlias

from briefing.pdf.instead import instead
from briefing.pdf.styles import names_of

Layout: TypeAlias = Any
"""An object of WeasyPrint, which has no types; how it works out lengths is private, a test looks at it."""

_SIDES = ("top", "right", "bottom", "left")
_SIZES = tuple(f"{limit}{size}" for limit, size in product(("", "min_", "max_"), ("width", "height")))
_LENGTHS = (*(f"{kind}_{side}" for kind, side in product(("margin", "padding"), _SIDES)), *_SIZES)
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)
_LEAST = frozenset({"min_width", "min_height"})

_Lengths: TypeAlias = "dict[str, float | str]"


@contextmanager
def resolved_once() -> Iterator[None]:
    """While this lasts, a box gets the lengths of its style at once, where these are lengths."""
    from weasyprint.layout import percent

    resolve, known = percent.resolve_percentages, dict[Any, _Lengths]()

    def resolve_percentages(box: Layout, containing_block: Layout) -> None:
        remembered = box.style.__dict__
        if "own_lengths" not in remembered:
            lengths = lengths_of(box.style)
            remembered["own_lengths"] = known.setdefault(tuple(lengths.values()), lengths) if lengths is not None else None
        if remembered["own_lengths"] is None:
            resolve(box, containing_block)
        else:
            box.__dict__.update(remembered["own_lengths"])

    with instead(resolve, resolve_percentages):
        yield


def lengths_of(style: Layout) -> _Lengths | None:
    """Return the lengths that each box of a style has; None where they depend on what is around it, or on more than themselves."""
    from weasyprint.css import AnonymousStyle, ComputedStyle

    is_known = isinstance(style, AnonymousStyle | ComputedStyle)
    if not is_known or style["border_collapse"] != "separate" or style["box_sizing"] != "content-box":
        return None
    said = style.cascaded.keys() if isinstance(style, ComputedStyle) else frozenset()
    lengths, changes = _initial().copy(), _changes()
    for name in (style.keys() & lengths.keys()).union(*(changes[name] for name in changes.keys() & said)):
        length = lengths[name] = _used(name, style[name])
        if length is None:
            return None
    return lengths


def _used(name: str, value: Layout) -> Layout:
    """Return a length as a box has it; None for one that is not known by itself."""
    if name in _BORDERS:
        return value
    if value == "auto":
        return 0 if name in _LEAST else value
    return value.value if getattr(value, "unit", None) == "px" else None


@cache
def _initial() -> _Lengths:
    from weasyprint.css.properties import INITIAL_VALUES

    return {name: _used(name, INITIAL_VALUES[name]) for name in _LENGTHS} | dict.fromkeys(_BORDERS, 0)


@cache
def _changes() -> dict[str, frozenset[str]]:
    """Return which lengths a rule changes that says what a property is, by its name; a border without a style has no width."""
    changed = {name: names_of(name) for name in _LENGTHS} | {
        f"border_{side}_width": names_of(f"border_{side}_width") | names_of(f"border_{side}_style") for side in _SIDES
    }
    return {name: frozenset(one for one, names in changed.items() if name in names) for name in frozenset().union(*changed.values())}
