"""What outline, deck and document say, brought into one view, so that any two of them can be held against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from briefing.document import Document
from briefing.language import words_for
from briefing.roles import DOCUMENT_KEY, Group, Role
from briefing.texts import Show
from briefing.verify.align import align
from briefing.verify.changes import Change, Content, find_changes, topic_key, words_of
from briefing.verify.normalise import bare, without_unpainted
from briefing.verify.recall import as_document, carried_by, with_stamped_keys
from briefing.verify.retold import without_retold
from briefing.verify.settings_changes import setting_changes
from briefing.verify.settle_looks import settle_drawings
from briefing.verify.stamp import Stamp, edition_of, key_mark, stamp_of, text_mark
from briefing.verify.transcribe import transcribe
from briefing.verify.transcript import Entry, Transcript

OUTPUTS: tuple[Show, ...] = ("deck", "document")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one file says: a transcript for each output that it speaks for, its stamp, and of an outline the document that was read."""

    transcripts: Mapping[Show, Transcript]
    stamp: Stamp | None = None
    document: Document | None = field(default=None, repr=False)


def said_by(document: Document) -> Said:
    """Return what an outline says, for both outputs."""
    words = words_for(document.language, document.words)
    deck, pages = (transcribe(document, output, words) for output in OUTPUTS)
    stamp = stamp_of(document, deck, pages, edition_of(deck, pages))
    return Said(transcripts={"deck": deck, "document": pages}, stamp=stamp, document=document)


def find_differences(old: Said, new: Said) -> tuple[Change, ...]:
    """Return what changed between any two of outline, deck and document: settings first, then by section; empty when they say the same."""
    settings = setting_changes(old.stamp, new.stamp, old.document, new.document)
    old, new = _in_one_language(old, new)
    before, after = _common_view(old, new)
    one, other = Content(before, _sections(before, old.stamp)), Content(after, _sections(after, new.stamp))
    changes = tuple(without_retold(find_changes(one, other)))
    return (*settings.whole, *changes, *settings.of_parts(changes, other))


def _in_one_language(old: Said, new: Said) -> tuple[Said, Said]:
    """Let an outline speak the language of what it is held against: another language is one change, not one in every date and word."""
    for one, other in ((old, new), (new, old)):
        if one.document is not None and other.stamp is not None and other.stamp.language != one.document.language:
            words = other.document.words if other.document is not None else one.document.words
            spoken = replace(said_by(replace(one.document, language=other.stamp.language, words=words)), stamp=one.stamp)
            return (spoken, new) if one is old else (old, spoken)
    return _in_the_same_words(old, new)


def _in_the_same_words(old: Said, new: Said) -> tuple[Said, Said]:
    if old.document is None or new.document is None or old.document.words == new.document.words:
        return old, new
    return replace(said_by(replace(old.document, words=new.document.words)), stamp=old.stamp), new


def _common_view(old: Said, new: Said) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Return the entries of both in the same view: of both outputs, of the one that both speak for, or of what deck and document share."""
    shared = [output for output in OUTPUTS if output in old.transcripts and output in new.transcripts]
    match shared:
        case ["deck", "document"]:
            return _whole(old), _whole(new)
        case [output]:
            return _settled(_rekeyed(old, output), _rekeyed(new, output))
        case _:
            return _settled(_shared_by_both(old, new), _shared_by_both(new, old))


def _settled(old: tuple[Entry, ...], new: tuple[Entry, ...]) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Return both without what a page cannot show as a deck does: characters that nobody paints, bytes of drawings, where decorations belong."""
    one, other = Transcript(entries=old), Transcript(entries=new)
    old, new = settle_drawings(other, one).entries, settle_drawings(one, other).entries
    if any(entry.place.kind == "page" for entry in (*old, *new)):
        old, new = (tuple(map(_as_on_page, entries)) for entries in (old, new))
    return _bodies_first(old), _bodies_first(new)


def _as_on_page(entry: Entry) -> Entry:
    key = DOCUMENT_KEY if entry.group is Group.DECORATION else entry.key
    return replace(entry, key=key, spans=tuple(replace(span, text=without_unpainted(span.text)) for span in entry.spans))


def _bodies_first(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return entries with all notes behind: a file has them where the first slide of a topic ends."""
    return tuple(sorted(entries, key=lambda entry: list(Group).index(entry.group)))


def _rekeyed(said: Said, output: Show) -> tuple[Entry, ...]:
    """Return what a file says under the keys that its stamp knows: a deck does not say those of notes and of sources."""
    entries = said.transcripts[output].entries
    return with_stamped_keys(said.stamp, output, entries) if said.stamp is not None and said.document is None else entries


def _whole(said: Said) -> tuple[Entry, ...]:
    """Return all that an outline says: what the document says, and what the deck alone does, at its place among the topics."""
    deck, pages = (said.transcripts[output].entries for output in OUTPUTS)
    there = {(entry.key, role, bare(entry.text)) for entry in pages for role in (entry.role, None)}
    alone = [entry for entry in deck if entry.group is not Group.DECORATION and (entry.key, _role_on_page(entry), bare(entry.text)) not in there]
    return tuple(_merged(pages, alone, deck))


def _role_on_page(entry: Entry) -> Role | None:
    """Return the role that the document has for an entry of a deck; in the notes, that of a full wording is not said."""
    return entry.role if entry.group is Group.BODY else None


def _merged(pages: Iterable[Entry], alone: Iterable[Entry], deck: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries topic by topic; topics of the deck alone stand where the deck has them."""
    ours, theirs = _by_topic(pages), _by_topic(alone)
    order, deck_order = list(ours), list(_by_topic(deck))
    begun = deck_begun = 0
    for mine, other in (*align(order, deck_order), (len(order), len(deck_order))):
        for key in order[begun:mine]:
            yield from ours[key]
        yield from (entry for key in deck_order[deck_begun:other] if key not in ours for entry in theirs.pop(key, ()))
        for key in order[mine : mine + 1]:
            yield from (*ours[key], *theirs.pop(key, ()))
        begun, deck_begun = mine + 1, other + 1
    yield from (entry for rest in theirs.values() for entry in rest)


def _by_topic(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(topic_key(entry.key), []).append(entry)
    return found


def _shared_by_both(said: Said, other: Said) -> tuple[Entry, ...]:
    """Return what a deck or document says of that which both must say, in the document's words; all of it where no stamp tells."""
    stamp = said.stamp or other.stamp
    if stamp is None:
        (transcript,) = said.transcripts.values()
        return tuple(entry for entry in transcript.entries if entry.group is not Group.SPEAKER)
    if "deck" in said.transcripts:
        return as_document(stamp, said.transcripts["deck"].entries)
    carried = carried_by(stamp)
    known = {(row.key, row.text) for row in stamp.entries}
    entries = said.transcripts["document"].entries
    marks = [(entry, (key_mark(entry.key), text_mark(entry.text))) for entry in entries]
    return tuple(entry for entry, mark in marks if mark in carried or mark not in known)


def _sections(entries: Iterable[Entry], stamp: Stamp | None) -> dict[str, str]:
    """Return the title of the section of each topic, as far as the stamp tells what is a section."""
    entries = tuple(entries)
    titles = {key_mark(entry.key): entry for entry in reversed(entries) if entry.role is Role.TITLE}
    keys = {mark: entry.key for mark, entry in titles.items()}
    found: dict[str, str] = {}
    section = ""
    for part in stamp.parts if stamp is not None else ():
        if part.is_section:
            section = words_of(titles[part.key]) if part.key in titles else ""
        if part.key in keys:
            found[keys[part.key]] = section
    return found
