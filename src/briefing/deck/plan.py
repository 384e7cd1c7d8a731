"""Document and Theme to the plan of a deck: every decision, no bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.deck.budgets import long_texts
from briefing.deck.contents import contents_drafts
from briefing.deck.explain import explained
from briefing.deck.fit import Measurer
from briefing.deck.frames import Framer
from briefing.deck.front import cover_drafts, section_drafts, sources_drafts
from briefing.deck.kept import DraftMemory
from briefing.deck.kit import Kit
from briefing.deck.mirror import mirrored, mirrored_layout
from briefing.deck.model import DeckPlan
from briefing.deck.notes_room import crowded_notes
from briefing.deck.pictures import soft_pictures
from briefing.deck.slides import Draft, finish, number_of_slides, title_marks, with_numbers
from briefing.deck.summary import summary_drafts
from briefing.document import Document, places
from briefing.language import Words, direction
from briefing.roles import SOURCES_KEY, is_of_contents
from briefing.texts import plain
from briefing.themes.languages import in_language
from briefing.themes.model import Theme


def plan_deck(document: Document, theme: Theme, words: Words, *, edition: str, memory: DraftMemory | None = None) -> DeckPlan:
    """Return the deck as a value: slides with everything on them measured and placed; `findings` are warnings.

    `memory` has the topics of the deck that was planned before, for those to be taken that are the same.
    """
    theme = in_language(theme, document.language)
    kit = Kit(document, words, theme, Measurer(theme, document.language))
    memory = memory or DraftMemory()
    shared = memory.begin(kit)
    drafts = tuple(_drafts(kit, shared, memory))
    marks = title_marks(drafts)
    if marks:
        drafts = tuple(_drafts(replace(kit, marks=marks), shared, memory))
    drafts = (*drafts[:-1], _with_edition(kit, drafts[-1], edition))
    slides, layouts = finish(drafts, theme, has_sides=document.has_sides, logo=document.logo)
    numbers = number_of_slides(slides)
    slides = tuple(with_numbers(slide, numbers) if is_of_contents(slide.key) else slide for slide in slides)
    slides = tuple(explained(slides, places(document)))
    if direction(document.language) == "rtl":
        slides = tuple(mirrored(slide, theme.slide.w) for slide in slides)
        layouts = tuple(mirrored_layout(layout, theme.slide.w) for layout in layouts)
    return DeckPlan(
        title=plain(document.title.full),
        subject=plain(document.subtitle.full) if document.subtitle is not None else "",
        authors="; ".join(document.authors) or document.organisation,
        date=document.date,
        language=document.language,
        slides=slides,
        layouts=layouts,
        findings=(*soft_pictures(document, slides), *long_texts(document), *crowded_notes(kit.measurer, slides, places(document))),
    )


def _drafts(kit: Kit, shared: Kit, memory: DraftMemory) -> Iterator[Draft]:
    """Yield all slides in their order; topics are planned with what is `shared`."""
    document = kit.document
    yield from cover_drafts(kit)
    if document.summary is not None:
        yield from summary_drafts(kit, document.summary)
    if kit.contents_link:
        yield from contents_drafts(kit)
    has_sources = False
    returns = frozenset(section.key for section in document.titled_sections[1:]) if kit.contents_return else frozenset()
    for section, alone in zip(document.sections, shared.document.sections, strict=True):
        yield from contents_drafts(kit, section) if section.key in returns else ()
        yield from section_drafts(kit, section)
        for topic in section.topics:
            mark = kit.marks.get(topic.key, "")
            for draft in memory.drafts(shared, alone, topic, mark) if topic.show != "document" else ():
                has_sources |= draft.also == SOURCES_KEY
                yield draft
    yield from () if has_sources else sources_drafts(kit)


def _with_edition(kit: Kit, draft: Draft, edition: str) -> Draft:
    framer = Framer(kit, draft.layout if "footer" in kit.theme.boxes[draft.layout] else "flow", edition)
    return replace(draft, placed=(*draft.placed, framer.edition_shape()))
