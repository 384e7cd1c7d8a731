"""What somebody did to the texts of a deck that another program has saved: texts alone are compared, in their order on each slide."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from typing import Literal, TypeAlias

from briefing.roles import PICTURES, Group, Role
from briefing.texts import Show
from briefing.verify.compare import Discrepancy, compare
from briefing.verify.gathered import gather
from briefing.verify.normalise import bare, on_one_line
from briefing.verify.recall import UNKNOWN, Memory
from briefing.verify.slide_edits import AS_BUILT, Words, settle_slides
from briefing.verify.slide_votes import marks_by_slide, with_voted_slides
from briefing.verify.stamp import Stamp, furniture_mark, text_mark
from briefing.verify.transcript import Entry, Span, Transcript
from briefing.verify.wording import Voice, as_change, mark_changed_words, moved_to, named, placed, quoted

_OF_CHARTS = frozenset(
    {Role.SERIES, Role.CATEGORY, Role.NUMBER, Role.POINT_LABEL, Role.TARGET, Role.UNIT, Role.AXIS_TITLE, Role.CHART_SUBTITLE, Role.ALTERNATIVE}
)
_TITLE_MARK = re.compile(r"(?: \(\d+(?:/\d+)?\))+$")
_MOST_PIECES = 200
_Taken: TypeAlias = tuple[Entry, Literal["whole", "beside", "other"]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """An entry that the deck had, and the fingerprint of its text, which is known even where the text is not."""

    entry: Entry
    mark: str


def remembered(stamp: Stamp, output: Show, texts: Iterable[Entry]) -> tuple[Wanted, ...]:
    """Return what a file had by its stamp, as far as texts at hand tell."""
    return tuple(Wanted(one.entry, one.row.text) for one in Memory(texts).recall(stamp, output))


def wanted_by(expected: Transcript) -> tuple[Wanted, ...]:
    """Return what a deck must have by its outline."""
    return tuple(Wanted(entry, text_mark(entry.text)) for entry in expected.entries)


def find_text_edits(
    wanted: Sequence[Wanted], furniture: AbstractSet[str], actual: Transcript, voice: Voice = as_change, words: Words = AS_BUILT
) -> tuple[Discrepancy, ...]:
    """Return what the texts of a deck say otherwise; `furniture` are the fingerprints of what stands beside entries."""
    held = [one for one in wanted if _is_text(one.entry)]
    plain = [_plain(one.entry) for one in held]
    originals = {id(text): one for text, one in zip(plain, held, strict=True)}
    actual = _voted(held, furniture, actual)
    settled = settle_slides(plain, actual.entries, actual.sheets, words)
    left_out = {one.mark for one in wanted if not _is_text(one.entry)}
    texts = _Texts([originals[id(text)] for text in settled.expected], furniture | left_out)
    found = tuple(texts.entries(settled.actual))
    told = compare(Transcript(entries=settled.expected), Transcript(entries=found))
    told = tuple(one for one in told if not _is_whole(one, originals))
    named = ((one, originals[id(one.expected)].entry if one.expected is not None else None) for one in told)
    edits = (_in_words(one, was, voice) for one, was in named)
    expected = [originals[id(text)].entry for text in settled.expected]
    return (*settled.edits, *gather(edits, expected, found, lost="was deleted", added="was added"))


def _voted(held: Iterable[Wanted], furniture: AbstractSet[str], actual: Transcript) -> Transcript:
    """Name the slides that lost their name by the texts that stand in one part alone."""
    parts: dict[str, set[str]] = defaultdict(set)
    for one in held:
        parts[one.mark].add(one.entry.part)
    sure = {mark: next(iter(found)) for mark, found in parts.items() if len(found) == 1}
    titles = ((entry, _TITLE_MARK.sub("", entry.text)) for entry in actual.entries if bare(entry.text))
    marked = ((entry, text_mark(title)) for entry, title in titles if furniture_mark(title) not in furniture)
    return with_voted_slides(actual, sure, marks_by_slide(marked))


def _is_whole(one: Discrepancy, originals: Mapping[int, Wanted]) -> bool:
    """Say whether a text that nobody knew is what it was, now that its pieces are joined."""
    wanted = originals.get(id(one.expected))
    return one.kind == "changed" and wanted is not None and one.actual is not None and text_mark(one.actual.text) == wanted.mark


def _is_text(entry: Entry) -> bool:
    return entry.role not in _OF_CHARTS | PICTURES and entry.group is not Group.DECORATION


class _Texts:
    """The texts that are entries, or that somebody wrote: furniture, repeats on further slides, and marks behind titles are left out."""

    def __init__(self, wanted: Sequence[Wanted], furniture: AbstractSet[str]) -> None:
        self._furniture = furniture
        self._owed: dict[tuple[str, Group], Counter[str]] = defaultdict(Counter)
        self._lines = {(one.entry.part, one.mark) for one in wanted if one.entry.role is Role.SOURCE_LINE}
        self._tones = {(one.entry.part, one.mark) for one in wanted if one.entry.role is Role.TONE}
        self._on: dict[tuple[str, str], int] = {}
        for one in wanted:
            self._owed[one.entry.part, _group(one.entry)][one.mark] += 1

    def entries(self, found: Sequence[Entry]) -> Iterator[Entry]:
        """Yield the texts in order; pieces of one that goes on over paragraphs or slides are joined."""
        parts = {part for part, _ in self._owed}
        texts = [replace(entry, spans=(Span(on_one_line(entry.text)),)) for entry in found if bare(entry.text) and entry.part in parts]
        last = {(entry.part, text_mark(entry.text)): place for place, entry in enumerate(texts)}
        taken = (self._taken(entry, is_last=last[_name(entry)] == place) for place, entry in enumerate(texts))
        kept = [one for _, part in groupby(taken, key=lambda one: one[0].part) for one in sorted(part, key=self._rank)]
        used: set[int] = set()
        for place, (entry, found_as) in enumerate(kept):
            if place not in used:
                pieces = [] if found_as == "whole" else self._pieces(kept, place, used)
                used.update(pieces)
                if pieces or found_as != "beside":
                    yield replace(entry, column=0, spans=(Span(" ".join(kept[one][0].text for one in pieces) or entry.text),))

    def _taken(self, entry: Entry, *, is_last: bool) -> _Taken:
        """Return a text and what it is: a whole entry that is still owed, one that stands beside the entries or is said again, or another."""
        mark, title = text_mark(entry.text), _TITLE_MARK.sub("", entry.text)
        owed = self._owed[entry.part, entry.group]
        if owed[mark] > 0 and (is_last or (entry.part, mark) not in self._lines):
            owed[mark] -= 1
            self._on.setdefault((entry.part, mark), entry.place.number)
            return entry, "whole"
        if title != entry.text and owed[text_mark(title)] > 0 and "/" not in entry.text[len(title) :]:
            owed[text_mark(title)] -= 1
            self._on.setdefault((entry.part, text_mark(title)), entry.place.number)
            return replace(entry, spans=(Span(title),)), "whole"
        return entry, "beside" if self._is_beside(entry, mark, text_mark(title)) else "other"

    def _rank(self, kept: _Taken) -> int:
        """Return what a text is read behind in its part: the line of the sources behind all that the part says, the tones behind that."""
        name = _name(kept[0])
        return 1 if name in self._lines else 2 if name in self._tones else 0

    def _is_beside(self, entry: Entry, mark: str, title: str) -> bool:
        """Say whether a text is furniture, or says again on a further slide what its part has said."""
        beside = (mark, furniture_mark(entry.text), furniture_mark(_TITLE_MARK.sub("", entry.text)))
        if not self._furniture.isdisjoint(beside) or (entry.part, mark) in self._lines:
            return True
        return any(self._on.get((entry.part, one), entry.place.number) != entry.place.number for one in (mark, title))

    def _pieces(self, kept: Sequence[_Taken], place: int, used: AbstractSet[int]) -> list[int]:
        """Return the places of the texts that make an entry which is still owed, from one on: of those that follow, or of those below in its column.

        None where they make none.
        """
        first = kept[place][0]
        following = (one for one in range(place, min(place + _MOST_PIECES, len(kept))) if one not in used)
        near = list(takewhile(lambda one: _goes_on(first, kept[one][0]), following))
        below = (one for one in near if first.column and kept[one][0].column == first.column)
        is_beside = kept[place][1] == "beside"
        return self._joined(kept, () if is_beside else (one for one in near if kept[one][1] != "beside")) or self._joined(kept, below)

    def _joined(self, kept: Sequence[_Taken], places: Iterable[int]) -> list[int]:
        """Return as many of these places as make an entry that is still owed; none where they make none."""
        pieces, said = [], ""
        for place in places:
            entry = kept[place][0]
            owed = self._owed[entry.part, entry.group]
            if not any(owed.values()):
                break
            pieces.append(place)
            said += bare(entry.text)
            if owed[text_mark(said)] > 0:
                owed[text_mark(said)] -= 1
                return pieces
        return []


def _goes_on(first: Entry, entry: Entry) -> bool:
    return (entry.part, entry.group) == (first.part, first.group)


def _name(entry: Entry) -> tuple[str, str]:
    return entry.part, text_mark(entry.text)


def _plain(entry: Entry) -> Entry:
    """Return an entry as a text of its slide and nothing else."""
    text = entry.text if entry.text == UNKNOWN else on_one_line(entry.text)
    return Entry(role=Role.PARAGRAPH, spans=(Span(text),), key=entry.part, part=entry.part, group=_group(entry))


def _group(entry: Entry) -> Group:
    return Group.BODY if entry.group is Group.BODY else Group.SPEAKER


def _in_words(one: Discrepancy, was: Entry | None, voice: Voice) -> Discrepancy:
    """Return a difference of two texts as what happened to an entry."""
    now = one.actual
    where = placed(now) if now is not None else ""
    if was is None:
        return replace(one, message=f"{where}a text was added: {quoted(now.text if now is not None else '')}")
    if one.kind == "missing" or now is None:
        said = f": {quoted(was.text)}" if was.text != UNKNOWN else ""
        return replace(one, expected=was, message=f"{named(was)} was deleted{said}")
    if one.kind == "moved":
        return replace(one, expected=was, message=f"{where}{named(was)} {'; '.join(moved_to(was, now))}: {quoted(now.text)}")
    if was.text == UNKNOWN:
        return replace(one, expected=was, message=f"{where}{named(was)} was retyped: it says {quoted(now.text)} now")
    said = voice("", *mark_changed_words(on_one_line(was.text), now.text), now)
    return replace(one, expected=was, message=f"{where}{named(was)}: {said}")
