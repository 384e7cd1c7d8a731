"""Texts as they stand in the frozen tree: runs and citations, whole and short wordings, paragraphs of prose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Show: TypeAlias = Literal["both", "deck", "document"]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one appearance; a hard line break is a newline in `text`.

    `link` is an absolute address (http, https, mailto) or `#key` of a topic; empty when there is none.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """One source inside a citation, with an optional locator such as `p. 4`."""

    source: str
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to one or more sources at this place in a text."""

    parts: tuple[Cited, ...]


Text: TypeAlias = tuple[Run | Citation, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A text in full, and the author's own shorter wording for the slide (empty when there is none)."""

    full: Text
    short: Text = ()

    @property
    def on_slide(self) -> Text:
        """The wording that the slide shows."""
        return self.short or self.full


@dataclass(frozen=True, slots=True)
class Name:
    """A plain text without Markdown, as charts and alternative texts have it, and the author's own shorter one for the slide (empty: none)."""

    full: str = ""
    short: str = ""

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.full)

    @property
    def on_slide(self) -> Name:
        """The name that the slide shows, alone."""
        return Name(self.short or self.full)

    @property
    def wording(self) -> Wording:
        """The same as a wording."""
        return Wording(*((Run(text),) if text else () for text in (self.full, self.short)))


NAMELESS = Name()
"""The name of what has none."""


@dataclass(frozen=True, slots=True)
class ProsePart:
    """One paragraph of Markdown prose, in reading order.

    `level` is 0 outside lists, else the depth of its list from 1. An `item` opens a list item, `ordered` with the
    number that it shows; a `paragraph` with a level over 0 goes on inside the item before it.
    """

    kind: Literal["paragraph", "heading", "item"]
    text: Text
    level: int = 0
    ordered: bool = False
    number: int = 0
    quoted: bool = False


def plain(text: Text) -> str:
    """Return the characters of a text without its appearance; citations leave nothing."""
    return "".join(run.text for run in text if isinstance(run, Run))
