"""What is told of a finished file that is not as its outline: one finding for one edit, and what follows from it left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.document import Document
from briefing.roles import DOCUMENT_KEY, Role
from briefing.texts import Show
from briefing.verify.changes import Change, Content
from briefing.verify.compare import Discrepancy, compare, in_voice
from briefing.verify.edits import furniture_edits, without_lost_targets
from briefing.verify.gathered import gather
from briefing.verify.lost_pages import settle_pages
from briefing.verify.renamed import with_known_keys
from briefing.verify.retold import without_retold
from briefing.verify.settings import LOOKS
from briefing.verify.settings_changes import setting_changes
from briefing.verify.slide_edits import Settled, Words, settle_slides, settle_topics
from briefing.verify.stamp import Stamp
from briefing.verify.transcript import Entry, Place, Transcript
from briefing.verify.wording import by_outline

SLIDES = Words(moved="({key}) stands elsewhere than in the outline")
TOPICS = Words(moved="({key}) stands elsewhere than in the outline", added="({key}) is not in the outline", lost="({key}) is missing")
_SPELLED = {"language": "lang"}
_KINDS = {"missing": "removed", "added": "added", "moved": "moved", "changed": "changed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A finished file that was held against an outline: what both say, what each knows of its edition, and all that differs."""

    document: Document
    output: Show
    expected: Transcript
    actual: Transcript
    wanted: Stamp
    stamp: Stamp | None
    found: tuple[Discrepancy, ...]


def in_few_words(held: Held) -> tuple[Discrepancy, ...]:
    """Return for each edit one difference; nothing only where nothing differs."""
    if not held.found:
        return ()
    settled = _settled(held)
    entries = compare(Transcript(entries=settled.expected), Transcript(entries=settled.actual))
    voiced = (in_voice(one, by_outline) for one in _without_retold(entries))
    texts = gather(voiced, settled.expected, settled.actual, lost="is missing", added="is not in the outline")
    slides = settled.edits or tuple(_silent(held))
    told = (*slides, *without_lost_targets(texts, slides))
    beside = (*_settings(held, told), *_unexplained(_beside(held, slides), told))
    return (*told, *beside) or _without_edition(held.found)


def _settled(held: Held) -> Settled:
    actual = with_known_keys(held.expected.entries, held.actual)
    if held.output == "deck":
        return settle_slides(held.expected.entries, actual.entries, actual.sheets, SLIDES)
    pages = settle_pages(held.expected.entries, actual)
    settled = settle_topics(pages.expected, pages.actual, TOPICS)
    return replace(settled, edits=(*pages.edits, *settled.edits))


def _silent(held: Held) -> Iterator[Discrepancy]:
    """Yield the missing slides that say no entry: the contents."""
    said = {entry.part for entry in held.expected.entries}
    for one in held.found:
        if one.kind == "missing" and one.expected is not None and one.expected.role is Role.MARKER and one.expected.key not in said:
            yield one


def _beside(held: Held, slides: Sequence[Discrepancy]) -> tuple[Discrepancy, ...]:
    """Return what differs beside the entries.

    A file of this edition whose slides are those of the outline is held against the outline. Of another one, furniture that it was built with is a
    consequence of what differs in the entries: it is held against what the file says that it was built with.
    """
    if held.stamp is None or (held.stamp.edition == held.wanted.edition and not slides):
        return tuple(one for one in held.found if one.kind == "furniture")
    return tuple(furniture_edits(held.stamp, held.output, held.actual, slides))


def _unexplained(beside: Iterable[Discrepancy], told: Sequence[Discrepancy]) -> Iterator[Discrepancy]:
    """Yield differences beside the entries but those of marks of titles that were retyped: the mark follows from the title."""
    retitled = {one.expected.key for one in told if one.expected is not None and one.expected.role is Role.TITLE}
    yield from (one for one in beside if one.expected is None or one.expected.role is not Role.MARKER or one.expected.key not in retitled)


def _without_edition(found: Sequence[Discrepancy]) -> tuple[Discrepancy, ...]:
    """Return differences without that of the printed edition, where another one explains it."""
    rest = tuple(one for one in found if one.actual is None or one.actual.role is not Role.EDITION)
    return rest or tuple(found)


def _without_retold(entries: Sequence[Discrepancy]) -> Iterator[Discrepancy]:
    changes = tuple(map(_as_change, entries))
    kept = {id(change) for change in without_retold(changes)}
    yield from (one for one, change in zip(entries, changes, strict=True) if id(change) in kept)


def _as_change(one: Discrepancy) -> Change:
    """Return a difference as the change that would make the outline's entry the file's."""
    entry = one.expected or one.actual or Entry(role=Role.UNNAMED, spans=())
    before, after = (side.text if side is not None else "" for side in (one.expected, one.actual))
    return Change(kind=_KINDS[one.kind], role=entry.role, key=entry.key, section="", topic="", before=before, after=after)  # type: ignore[arg-type]


def _settings(held: Held, told: Sequence[Discrepancy]) -> Iterator[Discrepancy]:
    """Yield the settings of the outline that are others than those the file was built with; looks are no content.

    What a part sets beside its texts is told where nothing else is: the number of a topic follows from those before it.
    """
    settings = setting_changes(held.stamp, held.wanted, None, held.document)
    file = "deck" if held.output == "deck" else "document"
    for change in settings.whole:
        if change.setting not in LOOKS:
            said = f"is “{change.after}” in the outline" if change.after else "is another in the outline"
            yield _setting(f"`{_SPELLED.get(change.setting, change.setting)}` {said}, the {file} was built with another")
    for change in () if told else settings.of_parts((), Content(held.expected.entries, {})):
        yield _setting(f"({change.key}): what the outline sets beside its texts is not what the {file} was built with", change.key)


def _setting(message: str, key: str = DOCUMENT_KEY) -> Discrepancy:
    return Discrepancy(kind="changed", message=message, expected=Entry(role=Role.TITLE, spans=(), key=key, place=Place()))
