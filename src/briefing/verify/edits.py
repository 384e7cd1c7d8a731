"""What somebody did to a finished file since it was built: the file held against its own stamp, without an outline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from briefing.language import words_for
from briefing.roles import PICTURES, Role, parse_slide
from briefing.texts import Show
from briefing.verify.compare import Discrepancy, compare
from briefing.verify.gathered import gather
from briefing.verify.implied import differs, on_sheet
from briefing.verify.lost_pages import settle_pages
from briefing.verify.normalise import bare
from briefing.verify.recall import UNKNOWN, Memory, Recalled, with_stamped_keys
from briefing.verify.slide_edits import settle_slides
from briefing.verify.stamp import Stamp, furniture_mark, key_mark, text_mark
from briefing.verify.transcript import Entry, Furniture, Transcript
from briefing.verify.wording import named, placed, quoted


def find_edits(stamp: Stamp, output: Show, actual: Transcript, beside: Iterable[Entry] = ()) -> tuple[Discrepancy, ...]:
    """Return what a file says otherwise than when it was built; `beside` are entries of other files, whose texts may tell what it was."""
    entries = with_stamped_keys(stamp, output, actual.entries)
    at_hand = (*entries, *beside) if output == "deck" else (*beside, *entries)  # a deck keeps all white space
    recalled = tuple(Memory(at_hand).recall(stamp, output))
    known = {row.text for row in stamp.entries}
    blank = {one.entry.key for one in recalled if one.row.is_drawing and one.entry.text == UNKNOWN}
    expected = tuple(one.entry for one in recalled if not (output == "document" and _is_blank(one.entry, blank)))
    if output == "document":
        entries = tuple(entry for entry in entries if text_mark(entry.text) in known or not _is_blank(entry, blank))
    settled = settle_slides(expected, entries, actual.sheets) if output == "deck" else settle_pages(expected, replace(actual, entries=entries))
    told = compare(Transcript(entries=settled.expected), Transcript(entries=settled.actual))
    reworded = gather(map(_reworded, told), settled.expected, settled.actual, lost="was deleted", added="was added")
    edits = (*reworded, *_other_looks(recalled, entries, told))
    return (*settled.edits, *without_lost_targets(edits, settled.edits), *furniture_edits(stamp, output, actual, settled.edits))


def without_lost_targets(told: Iterable[Discrepancy], slides: Iterable[Discrepancy]) -> Iterator[Discrepancy]:
    """Yield differences but those of links to slides that are gone: the slide is told, not the links to it."""
    has_lost = any(edit.kind == "missing" for edit in slides)
    yield from (one for one in told if not (has_lost and _lost_its_target(one)))


def furniture_edits(stamp: Stamp, output: Show, actual: Transcript, slides: Iterable[Discrepancy]) -> Iterator[Discrepancy]:
    """Yield texts beside the entries, and hidden slides, that are not as they were built; `slides` are told edits of whole ones."""
    yield from _other_furniture(stamp, actual.furniture)
    if output == "deck":
        yield from _hidden(stamp, actual)
        yield from () if any(edit.kind == "missing" for edit in slides) else _lost_words(stamp, actual)


def _is_blank(entry: Entry, blank: AbstractSet[str]) -> bool:
    """Say whether an entry is a drawing of a PDF that nothing at hand shows: by its lines alone a drawing is not known again."""
    is_picture = entry.role in PICTURES and (entry.look is not None or entry.text == UNKNOWN)
    return is_picture and (entry.key in blank or (not entry.key and bool(blank)))


def _reworded(one: Discrepancy) -> Discrepancy:
    """Say what happened in the words of somebody who has no outline."""
    wanted, found = one.expected, one.actual
    if one.kind == "added" and found is not None:
        return replace(one, message=f"{placed(found)}{named(found)} was added: {quoted(found.text)}")
    if one.kind == "missing" and wanted is not None:
        return replace(one, message=f"{named(wanted)} was deleted" + (f": {quoted(wanted.text)}" if wanted.text != UNKNOWN else ""))
    if wanted is not None and found is not None and wanted.text == UNKNOWN:
        return replace(one, message=f"{placed(found)}{named(wanted)} was retyped: it says {quoted(found.text)} now")
    return one


def _other_looks(recalled: Iterable[Recalled], entries: Iterable[Entry], told: Iterable[Discrepancy]) -> Iterator[Discrepancy]:
    """Yield the texts that nobody retyped, but that look otherwise or lead elsewhere."""
    known = {id(one.expected) for one in told}
    by_text: dict[tuple[str, str], Entry] = {(entry.part, bare(entry.text)): entry for entry in entries}
    for one in recalled:
        found = by_text.get((one.entry.part, bare(one.entry.text)))
        if not one.knows_looks and id(one.entry) not in known and found is not None:
            message = f"{placed(found)}{named(one.entry)} looks otherwise, or leads elsewhere, than it did: {quoted(found.text)}"
            yield Discrepancy(kind="changed", expected=one.entry, actual=found, message=message)


def _lost_its_target(edit: Discrepancy) -> bool:
    """Say whether an entry differs in a link whose slide is gone."""
    wanted, found = edit.expected, edit.actual
    is_same_text = wanted is not None and found is not None and bare(wanted.text) == bare(found.text)
    return is_same_text and found is not None and any(span.link == "#" for span in found.spans)


def _other_furniture(stamp: Stamp, furniture: Iterable[Furniture]) -> Iterator[Discrepancy]:
    """Yield what stands beside the entries and did not stand there: numbers are not held against anything."""
    known, said = frozenset(stamp.furniture), {row.text for row in stamp.entries}
    for one in furniture:
        is_text = stamp.furniture and one.role is not Role.LOGO and any(character.isalpha() for character in one.text)
        if is_text and furniture_mark(one.text) not in known and text_mark(one.text) not in said:
            yield differs(one, f"says {quoted(one.text)}, which it did not when it was built")


def _lost_words(stamp: Stamp, actual: Transcript) -> Iterator[Discrepancy]:
    """Yield the words of the deck's language that stood beside its entries and do so no more: a slide of contents says nothing else of its own."""
    said = {furniture_mark(text) for text in (*(one.text for one in actual.furniture), *(entry.text for entry in actual.entries))}
    for word in dict.fromkeys(words_for(stamp.language).values()):
        if furniture_mark(word) in stamp.furniture and furniture_mark(word) not in said:
            yield Discrepancy(kind="furniture", message=f"“{word}”, which stood beside the entries, is missing")


def _hidden(stamp: Stamp, actual: Transcript) -> Iterator[Discrepancy]:
    flags = {part.key: part.is_hidden for part in stamp.parts}
    for sheet in actual.sheets:
        key, _ = parse_slide(sheet.name)
        if sheet.is_hidden is not flags.get(key_mark(key), False):
            yield on_sheet("slide", sheet.number, f"({key}) was {'hidden' if sheet.is_hidden else 'made visible'}")
