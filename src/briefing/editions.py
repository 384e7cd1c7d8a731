"""Finished files without an outline: each held against its own stamp, and all of them against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.diagnostics import Diagnostic, Location, error, warning
from briefing.proof import Output

if TYPE_CHECKING:
    from briefing.verify import Discrepancy, Entry, Pages, Repainted, Stamp, Transcript


_BUILD_BOTH = "build both files from one outline"
_NOTHING_SAID = "nothing is said otherwise by that"
_MOST_TOLD = 50
"""As many changes between two editions are told; `diff` tells all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A finished file as it was read back, with its stamp where it bears one.

    `resaved` are the texts of a deck that lost its names, `pages` those of a PDF that lost its structure, `moved` slides of which shapes were moved,
    `repainted` what was recoloured or restyled.
    """

    file: Path
    output: Output
    transcript: Transcript
    stamp: Stamp | None
    resaved: Transcript | None = None
    moved: tuple[Discrepancy, ...] = ()
    repainted: tuple[Repainted, ...] = ()
    pages: Pages | None = None

    def edits(self, stamp: Stamp, beside: Sequence[Entry] = ()) -> tuple[Discrepancy, ...]:
        """Return what somebody did to the file, by a stamp and the texts of other files."""
        from briefing.verify import find_edits, find_lost, find_text_edits, remembered

        if self.pages is not None:
            return tuple(find_lost((one.entry for one in remembered(stamp, self.output, beside)), self.pages))
        if self.resaved is None:
            return find_edits(stamp, self.output, self.transcript, beside)
        return find_text_edits(remembered(stamp, self.output, (*self.resaved.entries, *beside)), frozenset(stamp.furniture), self.resaved)

    def restyled(self, told: Iterable[Discrepancy]) -> Iterator[Discrepancy]:
        """Yield what somebody recoloured or restyled, but what of it is told already."""
        from briefing.verify import told_repainted

        return told_repainted(self.repainted, told)

    def warnings(self, told: Iterable[Discrepancy]) -> Iterator[Diagnostic]:
        """Yield what cannot be claimed of the file, and what is no error beside what is told of it."""
        if self.pages is not None:
            message = "this PDF has lost its structure, as after printing it anew: only whether each text stands on a page is compared"
            yield warning("untagged", message, Location(str(self.file)), hint="for a whole comparison hand in the PDF as it was built")
        for edit in self.moved:
            yield warning("moved-shape", edit.message, Location(str(self.file)), hint=_NOTHING_SAID)
        for edit in self.restyled(told):
            yield warning("restyled", edit.message, Location(str(self.file)), hint=_NOTHING_SAID)
        if self.resaved is not None:
            message = "another program saved this deck and took the names from its texts: looks, links, levels, pictures and charts are not compared"
            yield warning(
                "resaved", message, Location(str(self.file)), hint="for a whole comparison hand in the deck as it was built, or saved by PowerPoint"
            )


def check_editions(files: Sequence[Finished]) -> Iterator[Diagnostic]:
    """Yield what was edited in each file since it was built, and which of them are of another edition than the first, and how."""
    for one in files:
        others = [other for other in files if other is not one]
        yield from _check_edits(one, others)
    stamped = [one for one in files if one.stamp is not None]
    for other in stamped[1:]:
        yield from _check_edition(stamped[0], other)


def edition_lines(files: Sequence[Finished]) -> tuple[str, ...]:
    """Return what good files have in common, for a reader."""
    editions = {one.stamp.edition for one in files if one.stamp is not None}
    if len(editions) != 1:
        return ()
    (edition,) = editions
    return (f"{'edition' if len(files) == 1 else 'all of the same edition,'} {edition}",)


def _check_edits(one: Finished, others: Sequence[Finished]) -> Iterator[Diagnostic]:
    place = Location(str(one.file))
    stamp, lender = one.stamp, None
    if stamp is None:
        lender = next((other for other in others if other.stamp is not None), None)
        stamp = lender.stamp if lender is not None else None
    if stamp is None:
        yield error(
            "no-stamp", "this file bears no stamp: without its outline it cannot be held against anything", place, hint="name the outline too"
        )
        return
    if lender is not None:
        hint = "name the outline too"
        yield warning("no-stamp", f"this file bears no stamp: it is held against that of {lender.file}", place, hint=hint)
        stamp = replace(stamp, furniture=())  # that of another kind of file
    beside = [entry for other in others for entry in other.transcript.entries]
    edits = one.edits(stamp, beside)
    yield from one.warnings(edits)
    for edit in edits:
        yield error(edit.kind, edit.message, place, hint=elsewhere(edit, others))


def elsewhere(edit: Discrepancy, others: Iterable[Finished]) -> str:
    """Return where in another file the entry stands that an edit is about; empty where it does in none."""
    wanted = edit.expected
    if wanted is None:
        return ""
    for other in others:
        found = next((entry for entry in other.transcript.entries if _is_same(wanted, entry)), None)
        if found is not None and found.place.number:
            return f"it stands on {found.place.kind} {found.place.number} of {other.file}"
    return ""


def _is_same(wanted: Entry, entry: Entry) -> bool:
    return (wanted.key, wanted.role, wanted.column) == (entry.key, entry.role, entry.column)


def _check_edition(first: Finished, other: Finished) -> Iterator[Diagnostic]:
    from briefing.changes import sentence
    from briefing.verify import Said, find_differences

    if first.stamp is None or other.stamp is None or first.stamp.edition == other.stamp.edition:
        return
    old, new = (other, first) if _age(other.stamp) < _age(first.stamp) else (first, other)
    order = "which of them is older, their dates do not say" if _age(old.stamp) == _age(new.stamp) else f"{old.file} is older"
    message = f"this file is of edition {other.stamp.edition}, {first.file} of {first.stamp.edition}: {order}"
    yield error("other-edition", message, Location(str(other.file)), hint=f"`briefing diff {old.file} {new.file}` tells what changed")
    before, after = (Said(transcripts={one.output: one.transcript}, stamp=one.stamp) for one in (old, new))
    changes = find_differences(before, after)
    for change in changes[:_MOST_TOLD]:
        yield error("edition-change", f"since {old.file}: {sentence(change)}", Location(str(new.file)), hint=_BUILD_BOTH)
    if len(changes) > _MOST_TOLD:
        more = f"since {old.file}: {len(changes) - _MOST_TOLD} more changes"
        yield error("edition-change", more, Location(str(new.file)), hint=_BUILD_BOTH)


def _age(stamp: Stamp | None) -> tuple[str, tuple[int, ...]]:
    """Return date and version in an order; those of a stamp that says neither come first."""
    return (stamp.date, tuple(map(int, filter(None, stamp.issue.split("."))))) if stamp is not None else ("", ())
