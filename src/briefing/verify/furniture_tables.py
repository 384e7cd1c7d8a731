"""The furniture of tables, held against the document: what they say of themselves, headers said again, how many rows are shown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from briefing.blocks import AnyBlock, Comparison, Table
from briefing.document import Document
from briefing.language import Words
from briefing.references import comparison_description, cut_line, heading_on_slide, heading_text, printed, table_description
from briefing.roles import Role
from briefing.texts import Show
from briefing.verify.compare import Discrepancy
from briefing.verify.transcript import Entry, Furniture, Transcript

_SHORTENED = "…"
HELD_BY_TABLES = frozenset({Role.ALTERNATIVE, Role.REPEATED_HEADING, Role.CUT})
"""Furniture that `check_tables` looks at."""


def headings_of(document: Document, block: AnyBlock, output: Show) -> tuple[str, ...]:
    """Return the header cells of a table, or the headings of a comparison's sides, as an output prints them; none for other blocks."""
    if isinstance(block, Table):
        texts = [heading_on_slide(block, column) if output == "deck" else heading_text(block, column) for column in range(len(block.columns))]
        return tuple(printed(document, text) for text in texts)
    if isinstance(block, Comparison):
        return tuple(printed(document, side.heading) for side in block.sides)
    return ()


def check_tables(document: Document, actual: Transcript, output: Show, words: Words) -> Iterator[Discrepancy]:
    """Yield where the furniture of a table is not what the document implies; `output` is "deck" or "document"."""
    tables = {block.key: block for block in _tables(document, output)}
    yield from _check_descriptions(document, tables, actual)
    columns = frozenset(key for key, block in tables.items() if isinstance(block, Comparison) and not block.rows)
    yield from _check_headings({key: headings_of(document, block, output) for key, block in tables.items()}, columns, actual)
    yield from _check_cuts({key: cut_line(block, words) for key, block in tables.items() if isinstance(block, Table)}, actual, output)


def _tables(document: Document, output: Show) -> Iterator[Table | Comparison]:
    """Yield the tables and comparisons that an output shows."""
    for section in document.sections:
        for topic in section.topics:
            if topic.show in ("both", output):
                yield from (block for block in topic.body if isinstance(block, Table | Comparison) and block.show in ("both", output))


def _check_descriptions(document: Document, tables: dict[str, Table | Comparison], actual: Transcript) -> Iterator[Discrepancy]:
    for furniture in actual.furniture:
        block = tables.get(furniture.key)
        if furniture.role is Role.ALTERNATIVE:
            yield from _differs(furniture, _description(document, block) if block is not None else "")


def _description(document: Document, block: Table | Comparison) -> str:
    return table_description(document, block) if isinstance(block, Table) else comparison_description(document, block)


def _check_headings(headings: dict[str, tuple[str, ...]], columns: frozenset[str], actual: Transcript) -> Iterator[Discrepancy]:
    """Every header that is said again says the same, all of it, in order; a very long cell may end in three dots.

    Of the sides of a comparison in columns each goes on by itself, and says its heading alone.
    """
    repeated = (furniture for furniture in actual.furniture if furniture.role is Role.REPEATED_HEADING)
    for (place, block), group in groupby(repeated, key=lambda one: (one.place, one.key.rpartition(".")[0])):
        said = {furniture.key: furniture for furniture in group}
        for number, heading in enumerate(headings.get(block, ()), start=1):
            furniture = said.pop(f"{block}.{number}", None)
            if furniture is not None:
                yield from _differs(furniture, heading)
            elif heading and block not in columns:
                missing = Furniture(role=Role.REPEATED_HEADING, key=f"{block}.{number}", text="", place=place)
                yield _misprint(missing, f"does not say “{heading}” again")
        yield from (_misprint(furniture, f"says “{furniture.text}” of its own") for furniture in said.values() if furniture.text)


def _check_cuts(cuts: dict[str, str], actual: Transcript, output: Show) -> Iterator[Discrepancy]:
    """Every slide that shows a part of a table says which part; nothing else says so."""
    said = [furniture for furniture in actual.furniture if furniture.role is Role.CUT]
    for furniture in said:
        yield from _differs(furniture, cuts.get(furniture.key, "") if output == "deck" else "")
    for key, line in cuts.items():
        count = sum(1 for furniture in said if furniture.key == key)
        if output == "deck" and line and count != 1:
            yield Discrepancy(kind="furniture", message=f"{Role.CUT} ({key}) says “{line}” {count} times, not once")


def _differs(furniture: Furniture, expected: str) -> Iterator[Discrepancy]:
    is_shortened = furniture.role is Role.REPEATED_HEADING and furniture.text.endswith(_SHORTENED)
    start = furniture.text.removesuffix(_SHORTENED)
    if furniture.text != expected and not (is_shortened and start and expected.startswith(start)):
        yield _misprint(furniture, f"says “{furniture.text}”, the outline implies “{expected}”")


def _misprint(furniture: Furniture, message: str) -> Discrepancy:
    entry = Entry(role=furniture.role, key=furniture.key, spans=(), place=furniture.place)
    return Discrepancy(
        kind="furniture", actual=entry, message=f"{furniture.place.kind} {furniture.place.number}: {furniture.role} ({furniture.key}) {message}"
    )
