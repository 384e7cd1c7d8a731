"""The briefing as it may be mailed to anybody: a deck of it has no notes and no hidden slides."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from briefing.blocks import Aside, Prose
from briefing.document import Document, Section, Summary, Topic
from briefing.texts import Run, Wording

T = TypeVar("T")


def for_circulation(document: Document) -> Document:
    """Return a document whose deck bears nothing but what its visible slides say.

    Notes are gone, prose and asides stand in the document alone, a short wording is the only one, hidden topics are dropped and links to them
    are plain words. Numbers stay those of the whole outline.
    """
    hidden = frozenset(f"#{topic.key}" for section in document.sections for topic in section.topics if topic.hidden)
    return _visible(document, hidden)


def _visible(value: T, hidden: frozenset[str]) -> T:
    """Return a part of the document without what a mailed deck must not bear; parts of parts are looked at in their turn."""
    changes: dict[str, Any] = {}
    match value:
        case Run(link=link) if link in hidden:
            changes = {"link": ""}
        case Wording(short=short) if short:
            changes = {"full": short, "short": ()}
        case Prose() | Aside():
            changes = {"show": "document"}
        case Topic() | Summary():
            changes = {"notes": ()}
        case Section(topics=topics):
            changes = {"topics": tuple(topic for topic in topics if not topic.hidden)}
        case _:
            pass
    changed: T = replace(value, **changes) if changes else value  # type: ignore[type-var]  # the kinds that change are all dataclasses
    return _inside(changed, hidden)


def _inside(value: T, hidden: frozenset[str]) -> T:
    """Return a value with each of its parts made visible; a value without parts as it is."""
    if isinstance(value, tuple):
        return tuple(_visible(part, hidden) for part in value)  # type: ignore[return-value]  # a tuple of the same parts
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{part.name: _visible(getattr(value, part.name), hidden) for part in fields(value)})
    return value
