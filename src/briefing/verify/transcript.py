"""The witness's own value: what a file says, entry by entry, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from briefing.roles import DOCUMENT_KEY, Group, Role

if TYPE_CHECKING:
    from PIL.Image import Image

Look: TypeAlias = "Callable[[], Image]"
"""Shows a picture as it looks, where its pixels cannot be asked for."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of one appearance inside an entry.

    `link` is an absolute address or `#key` of the slide or place it leads to; `citation` is true for a citation mark such as `[1]`.
    A hard line break is a newline in `text`.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""
    citation: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry was found: slide or page number from 1, 0 when it comes from the outline."""

    kind: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that is said, with everything that makes it the same or different.

    `level` is the depth in a list from 1, 0 outside; `column` is the place in a row from 1, 0 outside tables. `key`, `part` and `place`
    say which and where, `look` how a picture looks; they do not take part in equality. `part` is the key of the slide, topic, section or list of
    sources that it stands in.
    """

    role: Role
    spans: tuple[Span, ...]
    group: Group = Group.BODY
    level: int = 0
    column: int = 0
    key: str = field(default="", compare=False)
    part: str = field(default="", compare=False)
    place: Place = field(default=Place(), compare=False)
    look: Look | None = field(default=None, compare=False)

    @property
    def text(self) -> str:
        """The characters of the entry without their appearance."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A text that is no entry: its role, where it stands, what it says; `ordinal` tells those of one key apart, `link` is as in a span."""

    role: Role
    key: str
    text: str
    place: Place
    look: Look | None = field(default=None, compare=False)
    ordinal: int = 0
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A slide or a page: the blocks of which something stands on it, and what it bears beside entries and named furniture.

    A slide has a `name`, a title without and with its quiet `mark`, the role that the title has, may be hidden, may have citations beside its
    line of sources, and may bear the list of sources, too, below what it says itself. A page has `outside`: what is
    painted on it outside of the structure, one text for each marked sequence.
    """

    number: int
    blocks: frozenset[str] = frozenset()
    name: str = ""
    is_hidden: bool = False
    title: str = ""
    mark: str = ""
    title_role: str = ""
    cites: bool = False
    has_sources: bool = False
    outside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """All that one file says; `targets` are the named places of a PDF with their pages, `bookmarks` its bookmarks with theirs.

    `settings` is what an outline says beside its texts.
    """

    entries: tuple[Entry, ...]
    furniture: tuple[Furniture, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    targets: tuple[tuple[str, int], ...] = ()
    bookmarks: tuple[tuple[str, int], ...] = ()
    settings: str = ""


def part_of(key: str) -> str:
    """Return the key of the topic, section, summary or list of sources that a key belongs to."""
    if not key.startswith("/"):
        return key.partition("/")[0]
    return "/" + key[1:].partition("/")[0].partition(".")[0]


def block_of(key: str) -> str:
    """Return the key of the block that a key belongs to; of what is no part of a block, that of the part itself."""
    return part_of(key) if key.startswith("/") else key.partition(".")[0]


def lines_last(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield entries with the line of the sources behind all else that its part says: it stands at the foot of the last slide that rests on them.

    What a slide says for the whole document, the words of the tones, stays behind that.
    """
    for _, group in groupby(entries, key=lambda entry: (entry.part, entry.key == DOCUMENT_KEY)):
        yield from sorted(group, key=lambda entry: entry.role is Role.SOURCE_LINE)
