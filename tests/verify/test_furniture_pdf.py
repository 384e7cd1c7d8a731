"""Furniture of a document, each piece of it edited in every way: what is told against the outline, held against goldens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pytest

from briefing.roles import Role
from briefing.texts import Show
from briefing.verify import Furniture, Transcript, check_furniture
from briefing.verify.transcript import Sheet
from verify.reading import hold
from verify.scenes import OUTPUTS, edition, outline, says, words

NAMES = ("texts", "exhibits", "charts")
Change = Callable[[Transcript], Iterator[tuple[str, Transcript]]]
"""Yields a transcript after each edit of a kind, with what was edited."""


def told(name: str, output: Show, actual: Transcript) -> list[str]:
    document = outline(name)
    return [f"{one.kind}: {one.message}" for one in check_furniture(document, actual, output, words(document), edition(document))]


def of_furniture(change: Callable[[Furniture], tuple[Furniture, ...]]) -> Change:
    """Return the edits that put other pieces into the place of one, one after the other."""

    def changed(said: Transcript) -> Iterator[tuple[str, Transcript]]:
        for place, one in enumerate(said.furniture):
            pieces = (*said.furniture[:place], *change(one), *said.furniture[place + 1 :])
            yield f"{one.role} {one.ordinal} ({one.key}) {one.place.number}", replace(said, furniture=pieces)

    return changed


def of_sheets(change: Callable[[tuple[str, ...], int], tuple[str, ...]]) -> Change:
    """Return the edits of what is painted beside the structure: of each text on each page."""

    def changed(said: Transcript) -> Iterator[tuple[str, Transcript]]:
        for sheet in said.sheets:
            for place, text in enumerate(sheet.outside):
                other = replace(sheet, outside=change(sheet.outside, place))
                yield f"{sheet.number} {text}", replace(said, sheets=tuple(other if one is sheet else one for one in said.sheets))

    return changed


def _with(said: Transcript, kind: str, pairs: tuple[tuple[str, int], ...]) -> Transcript:
    return replace(said, targets=pairs) if kind == "targets" else replace(said, bookmarks=pairs)


def of_pairs(kind: str, change: Callable[[tuple[str, int]], tuple[tuple[str, int], ...]]) -> Change:
    """Return the edits of named places or bookmarks."""

    def changed(said: Transcript) -> Iterator[tuple[str, Transcript]]:
        pairs = getattr(said, kind)
        for place, one in enumerate(pairs):
            yield f"{one}", _with(said, kind, (*pairs[:place], *change(one), *pairs[place + 1 :]))

    return changed


def _elsewhere(one: Furniture) -> tuple[Furniture, ...]:
    return (replace(one, place=replace(one.place, number=one.place.number + 1)),)


def _without_blocks(said: Transcript) -> Iterator[tuple[str, Transcript]]:
    for sheet in said.sheets:
        bare = replace(sheet, blocks=frozenset())
        yield f"{sheet.number}", replace(said, sheets=tuple(bare if one is sheet else one for one in said.sheets))


def _with_all_blocks(said: Transcript) -> Iterator[tuple[str, Transcript]]:
    blocks = frozenset().union(*(sheet.blocks for sheet in said.sheets))
    for sheet in said.sheets:
        full = replace(sheet, blocks=blocks)
        yield f"{sheet.number}", replace(said, sheets=tuple(full if one is sheet else one for one in said.sheets))


def _without_entries(said: Transcript) -> Iterator[tuple[str, Transcript]]:
    for page in range(1, len(said.sheets) + 1):
        yield f"{page}", replace(said, entries=tuple(one for one in said.entries if one.place.number != page))


def _one_page_later(said: Transcript) -> Iterator[tuple[str, Transcript]]:
    """Let each entry begin the next page."""
    for place, one in enumerate(said.entries):
        later = replace(one, place=replace(one.place, number=one.place.number + 1))
        yield f"{one.role} ({one.key})", replace(said, entries=(*said.entries[:place], later, *said.entries[place + 1 :]))


def _with_a_page(said: Transcript) -> Iterator[tuple[str, Transcript]]:
    number = len(said.sheets) + 1
    for outside in ((), (said.entries[0].text, str(number)), (said.entries[0].text, "Sources", str(number))):
        yield f"{outside}", replace(said, sheets=(*said.sheets, Sheet(number=number, outside=outside)))


def _contents(said: Transcript) -> Iterator[tuple[str, Transcript]]:
    """Let the contents list more, fewer or no topics."""
    rest = tuple(one for one in said.furniture if one.role is not Role.CONTENTS)
    rows = [one for one in said.furniture if one.role is Role.CONTENTS]
    yield "none", replace(said, furniture=rest)
    sections = tuple(one for one in rows if one.key in {"/contents", "first", "annex", "/sources"})
    yield "parts alone", replace(said, furniture=(*rest, *sections))
    if rows:
        topics = ("lists", "words", "said", "paper")
        more = tuple(replace(rows[-1], key=key, ordinal=ordinal, link=f"#{key}", text="x") for key in topics for ordinal in (1, 2))
        yield "all topics", replace(said, furniture=(*rest, *sections, *more))


EDITS: Mapping[str, Change] = {
    "dropped": of_furniture(lambda _: ()),
    "retexted": of_furniture(lambda one: (replace(one, text=f"{one.text} anew"),)),
    "in capitals": of_furniture(lambda one: (replace(one, text=one.text.upper()),)),
    "blank": of_furniture(lambda one: (replace(one, text=" "),)),
    "doubled": of_furniture(lambda one: (one, one)),
    "elsewhere": of_furniture(_elsewhere),
    "leading elsewhere": of_furniture(lambda one: (replace(one, link="#elsewhere"),)),
    "of another key": of_furniture(lambda one: (replace(one, key="words"),)),
    "of another place among its like": of_furniture(lambda one: (replace(one, ordinal=one.ordinal + 1),)),
    "beside, gone": of_sheets(lambda texts, place: (*texts[:place], *texts[place + 1 :])),
    "beside, retexted": of_sheets(lambda texts, place: (*texts[:place], f"{texts[place]} anew", *texts[place + 1 :])),
    "beside, doubled": of_sheets(lambda texts, place: (*texts[:place], texts[place], *texts[place:])),
    "beside, in two lines": of_sheets(lambda texts, place: (*texts[:place], texts[place][:1], texts[place][1:], *texts[place + 1 :])),
    "beside, in two lines of words": of_sheets(lambda texts, place: (*texts[:place], *texts[place].split(" ", 1), *texts[place + 1 :])),
    "beside, new": of_sheets(lambda texts, place: (*texts[:place], "new", *texts[place:])),
    "targets, gone": of_pairs("targets", lambda _: ()),
    "targets, moved": of_pairs("targets", lambda one: ((one[0], one[1] + 1),)),
    "targets, moved back": of_pairs("targets", lambda one: ((one[0], one[1] - 1),)),
    "targets, renamed": of_pairs("targets", lambda one: (one, ("nowhere", one[1]))),
    "bookmarks, gone": of_pairs("bookmarks", lambda _: ()),
    "bookmarks, moved": of_pairs("bookmarks", lambda one: ((one[0], one[1] + 1),)),
    "bookmarks, renamed": of_pairs("bookmarks", lambda one: ((f"{one[0]} anew", one[1]),)),
    "bookmarks, doubled": of_pairs("bookmarks", lambda one: (one, one)),
    "without blocks": _without_blocks,
    "with all blocks": _with_all_blocks,
    "without entries": _without_entries,
    "one page later": _one_page_later,
    "with a page": _with_a_page,
    "other contents": _contents,
}


OF_ALL = ("dropped", "retexted", "of another key", "beside, gone", "beside, retexted", "with all blocks", "other contents")
"""What is tried of exhibits and charts, too."""
CASES = [(name, edit) for name in NAMES for edit in EDITS if name == "texts" or edit in OF_ALL]


@pytest.mark.parametrize(("name", "edit"), CASES)
def test_an_edit_of_the_furniture_of_a_document(name: str, edit: str) -> None:
    cases = [f"{case}\n" + "".join(f"  {line}\n" for line in told(name, "document", actual)) for case, actual in EDITS[edit](says(name, "document"))]
    hold("furniture-edits", f"{name} {edit}", "".join(cases))


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("name", NAMES)
def test_the_furniture_of_a_good_file_is_implied(name: str, output: Show) -> None:
    assert told(name, output, says(name, output)) == []
