"""Slides of topics that were planned before: a topic is planned again where it, or anything that it is given to look at, is not what it was."""

from __future__ import annotations

from dataclasses import replace

from briefing.deck.kit import Kit
from briefing.deck.slides import Draft
from briefing.deck.topics import topic_drafts
from briefing.document import Document, Section, Summary, Topic
from briefing.texts import Wording

_UNSAID = Wording(())


class DraftMemory:
    """The slides of the topics of the last deck, by topic and the mark behind its title."""

    def __init__(self) -> None:
        self._looked_at: tuple[object, ...] = ()
        self._known: dict[tuple[str, str], tuple[Topic, tuple[Draft, ...]]] = {}

    def begin(self, kit: Kit) -> Kit:
        """Begin another deck, and return what its topics look at: all but what is said in other topics and in the summary."""
        kit = replace(kit, document=_without_contents(kit.document))
        looked_at = (kit.document, kit.words, kit.theme)
        if looked_at != self._looked_at:
            self._known.clear()
        self._looked_at = looked_at
        return kit

    def drafts(self, kit: Kit, section: Section, topic: Topic, mark: str) -> tuple[Draft, ...]:
        """Return the slides of a topic whose title gets a mark; `kit` is what `begin` gave, `section` one of its document."""
        known = self._known.get((topic.key, mark))
        if known is None or known[0] != topic:
            known = topic, topic_drafts(replace(kit, marks={topic.key: mark} if mark else {}), section, topic)
            self._known[topic.key, mark] = known
        return known[1]


MEMORY = DraftMemory()
"""The slides that this process keeps, where it is asked to keep any."""


def _without_contents(document: Document) -> Document:
    summary = Summary() if document.summary is not None else None
    return replace(document, summary=summary, sections=tuple(map(_without_topics, document.sections)))


def _without_topics(section: Section) -> Section:
    topics = (Topic(key=topic.key, title=_UNSAID, number=topic.number, show=topic.show, hidden=topic.hidden) for topic in section.topics)
    return replace(section, lead=None, topics=tuple(topics))
