"""Values of a style that no rule says anything of: inherited or initial, and found without a look at all that a value may be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeAlias

from briefing.pdf.instead import methods_of

Style: TypeAlias = Any
"""A style of WeasyPrint, which has no types; how it computes one is private, a test looks at it."""

_UNLIKE_OTHERS = frozenset({"display", "float", "page", "position"})
"""What WeasyPrint keeps apart from what it computes, or takes from above without inheriting it."""


@contextmanager
def looked_up_sooner() -> Iterator[None]:
    """While this lasts, a style computes only what a rule says."""
    from weasyprint.css import ComputedStyle

    compute, inherited, initial = ComputedStyle.__missing__, _inherited(), _initial()

    def missing(style: Style, name: str) -> Style:
        if name in initial:
            names, value = initial[name]
            if names.isdisjoint(style.cascaded):
                style[name] = value
                return value
        elif name in inherited and name not in style.cascaded and style.parent_style is not None:
            value = style[name] = style.parent_style[name]
            return value
        return compute(style, name)

    with methods_of(ComputedStyle, __missing__=missing):
        yield


def names_of(name: str) -> frozenset[str]:
    """Return the names under which a rule may say what a property is: its own, and those that depend on the direction of the text."""
    from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS

    function = PHYSICAL_FUNCTIONS.get(name)
    return frozenset({name, *(function(block="ttb", inline=inline) for inline in ("ltr", "rtl"))} if function is not None else {name})


@cache
def _usual() -> frozenset[str]:
    from weasyprint.css.properties import INITIAL_VALUES

    return frozenset(name for name in INITIAL_VALUES if name not in _UNLIKE_OTHERS and not name.startswith("text_decoration_"))


@cache
def _inherited() -> frozenset[str]:
    from weasyprint.css.properties import INHERITED

    return frozenset(name for name in _usual() & INHERITED if len(names_of(name)) == 1)


@cache
def _initial() -> dict[str, tuple[frozenset[str], Style]]:
    """Return the values that are initial as they are used, with the names of their properties."""
    from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

    return {name: (names_of(name), INITIAL_VALUES[name]) for name in _usual() - INHERITED - INITIAL_NOT_COMPUTED}
