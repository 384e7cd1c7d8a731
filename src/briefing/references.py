"""How sources are printed: citation marks, source lines, the list of references. Both writers and the witness print them so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from briefing.blocks import (
    Comparison,
    Table,
)
from briefing.document import Confidence, Document, Section, Source, Summary, Topic
from briefing.language import Words, format_date, worded
from briefing.part_texts import cited_sources
from briefing.texts import Citation, Cited, Run, Show, Text, Wording, plain

_LONGEST_HEADER = 800  # characters, were all its cells as long as the longest: about ten lines


def citation_mark(document: Document, cited: Cited) -> str:
    """Return the printed mark of one cited source, as in `[2, p. 4]`."""
    locator = f", {cited.locator}" if cited.locator else ""
    return f"[{document.source_number(cited.source)}{locator}]"


def source_line(document: Document, part: Topic | Summary, output: Show, words: Words) -> Text:
    """Return the line that names a part's sources in number order (`Source: [1] Name, Where; [2] …`); empty when it has none.

    It names the topic's own sources, those of the blocks that `output` ("deck" or "document") shows, and those cited in their texts.
    Its marks are citations.
    """
    numbers = sorted({document.source_number(key) for key in cited_sources(part, output)})
    if not numbers:
        return ()
    parts: list[Run | Citation] = [Run(f"{words['source']}{words['colon']}")]
    named = tuple(document.sources[number - 1] for number in numbers)
    for position, source in enumerate(named):
        parts.append(Citation((Cited(source.key),)))
        parts.append(Run(f" {source.short}" + (words["semicolon"] if position < len(numbers) - 1 else "")))
    return tuple(parts)


_ENDED = re.compile(r"[.?!…。\uff1f\uff01؟।]\W*$")
"""A title that brings its own full stop, before a closing mark too."""


def full_reference(document: Document, source: Source, words: Words) -> Text:
    """Return a source as the list of references prints it: who, the title, where and when; where no author is named, the publisher is who.

    The title is emphasised behind a name, so that no number of the list leans, and bears the link; the address is printed for readers on paper, and
    bears the link where there is no title.
    """
    parts: list[Run | Citation] = []
    addresses = tuple(_addresses(source))
    who = words["comma"].join(source.authors) or (source.publisher if source.title else "")
    if who:
        parts.append(Run(who + (" " if _ENDED.search(who) else ". ")))
    if source.title:
        parts.append(Run(source.title, emphasis=bool(who), link=_uri(addresses[-1][1]) if addresses else ""))
    details = [source.publisher if who != source.publisher else "", format_date(source.date, document.language)]
    if source.accessed:
        details.append(worded(words["accessed"], format_date(source.accessed, document.language)))
    said = words["comma"].join(detail for detail in details if detail)
    if source.title and said:
        parts.append(Run(" " if _ENDED.search(source.title) else ". "))
    parts.append(Run(said))
    if source.via:
        before, _, behind = words["via"].partition("%s")
        parts += [Run(f"{words['comma']}{before}"), Citation((Cited(source.via),)), Run(behind)]
    for shown, address in addresses:
        parts += [Run(_between(parts)), Run(shown, link="" if source.title else _uri(address))]
    return tuple(part for part in parts if not isinstance(part, Run) or part.text)


def _addresses(source: Source) -> Iterator[tuple[str, str]]:
    """Yield the addresses of a source, as they are printed and as they lead there, the one that its title leads to last."""
    if source.doi:
        yield f"doi:{source.doi}", f"https://doi.org/{source.doi}"
    if source.url:
        yield source.url, source.url


def _between(parts: list[Run | Citation]) -> str:
    """Return what stands between a reference so far and an address behind it."""
    last = next((part for part in reversed(parts) if not isinstance(part, Run) or part.text), None)
    if last is None:
        return ""
    return " " if isinstance(last, Run) and _ENDED.search(last.text.rstrip()) else ". "


def _uri(address: str) -> str:
    """Return an address as links hold it, in ASCII (RFC 3987, 3.1); what is percent-encoded already stays."""
    return quote(address, safe="/:?#[]@!$&'()*+,;=~%")


def heading_text(table: Table, column: int) -> Text:
    """Return a header cell of a table as it is printed, its unit in brackets behind it; `column` counts from 0."""
    return _with_unit(table.columns[column].full, table.units[column].full)


def heading_wording(table: Table, column: int) -> Wording:
    """Return a header cell of a table as both files print it; one that has no shorter wording has none here."""
    is_shorter = table.columns[column].short or table.units[column].short
    return Wording(heading_text(table, column), heading_on_slide(table, column) if is_shorter else ())


def heading_on_slide(table: Table, column: int) -> Text:
    """Return a header cell of a table as the slide prints it."""
    return _with_unit(table.columns[column].on_slide, table.units[column].on_slide.full)


def cut_line(table: Table, words: Words) -> str:
    """Return how many of a table's rows the slide shows, as in `8 of 31`, the total not counted; empty where it shows all of them."""
    return words["cut"].format(shown=table.deck_rows, all=len(table.rows) - table.total) if table.deck_rows else ""


def repeats_header(table: Table) -> bool:
    """Say whether each page of a table repeats its header: a tall one would leave the rows no room."""
    longest = max(len(plain(heading_text(table, column))) for column in range(len(table.columns)))
    return longest * len(table.columns) <= _LONGEST_HEADER


def table_description(document: Document, table: Table) -> str:
    """Return what a table says of itself to those who cannot see it: its caption, else its header cells."""
    if table.caption is not None:
        return printed(document, table.caption.on_slide)
    headings = (printed(document, heading_on_slide(table, column)) for column in range(len(table.columns)))
    return ", ".join(heading for heading in headings if heading)


def comparison_description(document: Document, comparison: Comparison) -> str:
    """Return what a comparison in rows says of itself to those who cannot see it: its sides."""
    return ", ".join(printed(document, side.heading) for side in comparison.sides)


def printed(document: Document, text: Text) -> str:
    """Return the characters of a text as they are printed, citation marks among them."""
    return "".join(run.text if isinstance(run, Run) else "".join(citation_mark(document, cited) for cited in run.parts) for run in text)


def _with_unit(heading: Text, unit: str) -> Text:
    if not unit:
        return heading
    return (*heading, Run(f" ({unit})")) if heading else (Run(unit),)


def confidence_word(confidence: Confidence, words: Words) -> str:
    """Return a confidence as both files print it, as in `Confidence: high`."""
    return f"{words['confidence']}{words['colon']}{words[confidence]}"


def kicker(section: Section, topic: Topic) -> str:
    """Return the small line above a topic's title: its number and its section (the number alone where the section has no title)."""
    title = plain(section.title.on_slide) if section.title is not None else ""
    return f"{topic.number}\u2002{title}" if title else topic.number


def footers(document: Document, words: Words) -> tuple[str, ...]:
    """Return the running line at the foot of slides, the longest first: with the title, and without it where there is no room for both."""
    title, details = " ".join(plain(document.title.on_slide).split()), page_footer(document, words)
    return (f"{title} \u00b7 {details}", details) if details else (title,)


def page_footer(document: Document, words: Words) -> str:
    """Return the running line at the foot of pages, whose head bears the title: organisation, version and date."""
    parts = (document.organisation, version_words(document, words), format_date(document.date, document.language))
    return " \u00b7 ".join(part for part in parts if part)


def version_words(document: Document, words: Words) -> str:
    """Return the version in words; empty when the outline gives none."""
    return f"{words['version']} {document.version}" if document.version else ""


def marking(document: Document) -> str:
    """Return the status and classification that every slide and page bears; empty when the outline gives none."""
    return " \u00b7 ".join(part for part in (document.status, document.classification) if part)


def edition_line(edition: str, words: Words) -> str:
    """Return the small line that names the edition, on the last slide and page."""
    return f"{words['edition']} {edition}"
