"""How heavy the finished files are: what no mail takes is told before somebody sends it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from briefing.diagnostics import Diagnostic, warning

Name = TypeVar("Name", bound=str)

HEAVY = 10_000_000
"""Bytes that many mail servers refuse."""


def heavy_files(contents: Mapping[Name, bytes]) -> Iterator[Diagnostic]:
    """Yield a warning for each file that is heavy, with the size of all of them."""
    sizes = ", ".join(f"the {name} has {len(content) / 1e6:.1f} MB" for name, content in contents.items())
    for name, content in contents.items():
        if len(content) > HEAVY:
            yield warning("heavy-file", f"the {name} is too heavy for many mails: {sizes}", hint="give its pictures fewer pixels")
