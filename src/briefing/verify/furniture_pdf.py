"""The furniture that a document implies on the pages of a PDF: numbers, contents, bookmarks, running lines, and where names lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.blocks import AnyBlock, Chart, Comparison, Prose, Quote, Table
from briefing.document import Document, Topic
from briefing.language import Words, in_capitals, numbered_part, quotation_marks
from briefing.references import edition_line, marking, page_footer, printed, repeats_header, version_words
from briefing.roles import CONTENTS_KEY, DOCUMENT_KEY, SOURCES_KEY, SUMMARY_KEY, Role
from briefing.texts import plain
from briefing.verify.align import align
from briefing.verify.compare import Discrepancy
from briefing.verify.furniture_charts import texts_said_again
from briefing.verify.furniture_tables import headings_of
from briefing.verify.implied import Implied, hold, on_sheet
from briefing.verify.normalise import LINE_END, bare, on_one_line, settle_text
from briefing.verify.numbering import imply_numbers
from briefing.verify.transcript import Entry, Sheet, Transcript, block_of, part_of

_LONG_RUNNING = 60
"""A title that is no longer fits at the head of a page in every script; a longer one may be left out there."""
_TALL_HEADER = 600
"""A header of so many letters may leave no room for a row, and is then not repeated."""
_CLOSING = (Role.CONTACT, Role.DISCLAIMER)


def check_pdf(document: Document, actual: Transcript, words: Words, edition: str) -> Iterator[Discrepancy]:
    """Yield where the pages and their furniture are not what the document implies."""
    pages = _Pages(document, actual, words, edition)
    yield from hold(pages.implied(), actual.furniture, "page")
    yield from pages.check_bookmarks()
    yield from pages.check_outside()
    yield from pages.check_targets()


class _Pages:
    """What one document implies on the pages that are there."""

    def __init__(self, document: Document, actual: Transcript, words: Words, edition: str) -> None:
        self.document = document
        self.actual = actual
        self.words = words
        self.edition = edition
        self.topics = {topic.key: (section, topic) for section in document.sections for topic in section.topics if topic.show != "deck"}
        self.pages: dict[str, int] = {}
        self.places: dict[tuple[Role, str], int] = {}
        self.blocks = {block.key: block for _, topic in self.topics.values() for block in topic.body}
        self.begins: dict[int, Entry] = {}
        self.last: dict[int, Entry] = {}
        for entry in actual.entries:
            self.begins.setdefault(entry.place.number, entry)
            self.last[entry.place.number] = entry
            self.places.setdefault((entry.role, entry.key), entry.place.number)
            for key in dict.fromkeys((entry.key, part_of(entry.key))):
                self.pages.setdefault(key, entry.place.number)
        for kicker in (one for one in actual.furniture if one.role is Role.KICKER):  # all that a part has whose texts stand in the deck alone
            self.pages.setdefault(kicker.key, kicker.place.number)

    # Named furniture

    def implied(self) -> Iterator[Implied]:
        """Yield every piece of furniture that bears a name."""
        yield from self._front()
        for section in self.document.sections:
            if section.title is not None:
                part = self._kicker(numbered_part(self.words, section.number))
                yield Implied(role=Role.KICKER, key=section.key, texts=part, place=self.places.get((Role.TITLE, section.key), 0))
        for _, topic in self.topics.values():
            yield from self._on_topic(topic)
        if self.document.sources:
            yield Implied(role=Role.KICKER, key=SOURCES_KEY, texts=(self.words["sources"],))
        yield Implied(role=Role.EDITION, key=DOCUMENT_KEY, texts=(edition_line(self.edition, self.words),), place=len(self.actual.sheets))
        yield from imply_numbers(self.document, "document")

    def _front(self) -> Iterator[Implied]:
        """Yield what cover, summary, contents and colour key bear."""
        yield Implied(role=Role.KICKER, key=DOCUMENT_KEY, texts=self._kicker(self.words["briefing"]), place=1)
        if marking(self.document):
            yield Implied(role=Role.MARKING, key=DOCUMENT_KEY, texts=(marking(self.document),), place=1)
        if version_words(self.document, self.words):
            yield Implied(role=Role.FOOTER, key=DOCUMENT_KEY, texts=(version_words(self.document, self.words),), place=1)
        if self.document.summary is not None:
            yield Implied(role=Role.KICKER, key=SUMMARY_KEY, texts=self._kicker(self.words["summary"]))
        if self.document.tones:
            yield self._piece(Role.WORD, DOCUMENT_KEY, self.words["colour_key"], Role.TONE)
        rows = self._rows()
        if rows:
            yield Implied(role=Role.CONTENTS, key=CONTENTS_KEY, texts=(self.words["contents"],))
        for key, text in rows:
            for ordinal, said in enumerate((text, str(self.pages.get(key, "?"))), start=1):
                yield Implied(role=Role.CONTENTS, key=key, texts=(said,), ordinal=ordinal, link=f"#{key}")

    def _kicker(self, words: str) -> tuple[str, str]:
        """Return the two ways in which a theme may print a kicker, which is furniture: as it is, or in capitals."""
        return words, in_capitals(words, self.document.language)

    def _piece(self, role: Role, key: str, text: str, beside: Role) -> Implied:
        """Return a piece that stands on the page of an entry of the same key."""
        return Implied(role=role, key=key, texts=(text,), place=self.places.get((beside, key), 0))

    def _on_topic(self, topic: Topic) -> Iterator[Implied]:
        yield self._piece(Role.KICKER, topic.key, topic.number, Role.TITLE)
        if topic.ordinal:
            yield self._piece(Role.NUMERAL, topic.key, str(topic.ordinal), Role.TITLE)
        if topic.takeaway is not None:
            yield self._piece(Role.WORD, topic.key, self.words["takeaway"], Role.TAKEAWAY)

    def _rows(self) -> list[tuple[str, str]]:
        """Return the rows that the contents have: of the lists that a document may have, the one that is as long as the file's."""
        listed = {furniture.key for furniture in self.actual.furniture if furniture.role is Role.CONTENTS and furniture.key in self.topics}
        by_title = list(self._listed({key: plain(topic.title.full) for key, (_, topic) in self.topics.items()}))
        if len(by_title) < 2:  # noqa: PLR2004  one line leads nowhere
            return []
        if self.document.summary is None:
            return by_title
        untitled = {topic.key for section in self.document.sections if section.title is None for topic in section.topics}
        labels = {key: plain(topic.label) for key, (_, topic) in self.topics.items()}
        kept = {key: labels[key] or plain(topic.title.full) for key, (_, topic) in self.topics.items() if key in untitled}
        by_label, parts = list(self._listed(labels | kept)), list(self._listed(kept))
        candidates = (by_label, parts, by_title)
        return min(candidates, key=lambda rows: len(listed.symmetric_difference(key for key, _ in rows if key in self.topics)))

    def _listed(self, topics: dict[str, str]) -> Iterator[tuple[str, str]]:
        for section in self.document.sections:
            if section.title is not None:
                yield section.key, plain(section.title.full)
            yield from ((topic.key, topics[topic.key]) for topic in section.topics if topics.get(topic.key))
        if self.document.sources:
            yield SOURCES_KEY, self.words["sources"]

    # Bookmarks

    def check_bookmarks(self) -> Iterator[Discrepancy]:
        """Yield bookmarks that are missing, that nothing implies, or that lead to another page."""
        found, headings = list(self.actual.bookmarks), list(self._headings())
        for is_needed in (True, False):
            wanted = [(key, text) for key, text, needed in headings if needed is is_needed]
            pairs = align([text for _, text in wanted], [on_one_line(text) for text, _ in found])
            matched, placed = {one for one, _ in pairs}, {other for _, other in pairs}
            for key, text in (one for number, one in enumerate(wanted) if is_needed and number not in matched):
                yield Discrepancy(kind="furniture", message=f"the bookmark of ({key}) is missing: “{text}”")
            yield from self._astray((wanted[one], found[other]) for one, other in pairs)
            found = [one for number, one in enumerate(found) if number not in placed]
        yield from (on_sheet("page", page, f"a bookmark says “{text}”") for text, page in found)

    def _astray(self, pairs: Iterable[tuple[tuple[str, str], tuple[str, int]]]) -> Iterator[Discrepancy]:
        """Yield the bookmarks that lead to another page than their heading's."""
        for (key, text), (_, page) in pairs:
            if page != self.pages.get(key):
                yield on_sheet("page", page, f"the bookmark “{text}” leads here, but ({key}) begins on page {self.pages.get(key)}")

    def _headings(self) -> Iterator[tuple[str, str, bool]]:
        """Yield key and text of every heading, and whether it must have a bookmark: those in prose may."""
        yield DOCUMENT_KEY, on_one_line(plain(self.document.title.full)), True
        if self.document.summary is not None:
            yield SUMMARY_KEY, on_one_line(self.words["summary"]), True
        for section in self.document.sections:
            if section.title is not None:
                yield section.key, on_one_line(plain(section.title.full)), True
            for topic in (topic for topic in section.topics if topic.key in self.topics):
                yield topic.key, on_one_line(plain(topic.title.full)), True
                for block in topic.body:
                    parts = block.parts if isinstance(block, Prose) else ()
                    headings = ((place, part) for place, part in enumerate(parts, start=1) if part.kind == "heading")
                    yield from ((f"{block.key}.{place}", on_one_line(printed(self.document, part.text)), False) for place, part in headings)
        if self.document.sources:
            yield SOURCES_KEY, on_one_line(self.words["sources"]), True

    # What is painted outside of the structure

    def check_outside(self) -> Iterator[Discrepancy]:
        """Yield what running lines, repeated headings and quotation marks are missing on a page, and what else is painted there."""
        for sheet in self.actual.sheets:
            wanted = list(self._outside(sheet)) if sheet.number > 1 else []
            running = self._running_titles(sheet)
            found = list(sheet.outside)
            while found:
                text, taken = _first_of(found, wanted)
                found = found[taken:]
                if text in wanted:
                    wanted.remove(text)
                elif text not in self._said_again(sheet):
                    yield on_sheet("page", sheet.number, f"“{text}” is painted there, the outline does not imply it")
            spared = {*(text for text in running if len(text) > _LONG_RUNNING), *self._tall_headings(sheet)}
            missing = [text for text in wanted if text not in spared]
            yield from (on_sheet("page", sheet.number, f"“{text}” is missing at the edge of the page") for text in missing)

    def _outside(self, sheet: Sheet) -> Iterator[str]:
        """Yield what a page bears outside of the structure."""
        lines = (*self._running_titles(sheet), str(sheet.number), marking(self.document))
        for text in (*lines, page_footer(self.document, self.words)):
            yield from (text,) if text else ()
        for block in self._blocks_on(sheet):
            if isinstance(block, Quote) and self.places.get((Role.QUOTE, block.key)) == sheet.number:
                yield quotation_marks(self.document.language)[0]
            elif (isinstance(block, Table) and repeats_header(block)) or (isinstance(block, Comparison) and block.rows):
                begins = self.pages.get(f"{block.key}.1", sheet.number)
                yield from (heading for heading in headings_of(self.document, block, "document") if begins < sheet.number and heading)

    def _blocks_on(self, sheet: Sheet) -> Iterator[AnyBlock]:
        yield from (self.blocks[key] for key in sorted(sheet.blocks) if key in self.blocks)

    def _said_again(self, sheet: Sheet) -> frozenset[str]:
        """Return the headings that the table of a chart's numbers may say again on a page."""
        charts = (block for block in self._blocks_on(sheet) if isinstance(block, Chart))
        return frozenset(text for chart in charts for text in texts_said_again(chart, self.words))

    def _tall_headings(self, sheet: Sheet) -> Iterator[str]:
        """Yield the headings of comparisons whose header is so tall that it may not be said again."""
        for block in (block for block in self._blocks_on(sheet) if isinstance(block, Comparison)):
            headings = headings_of(self.document, block, "document")
            yield from headings if sum(map(len, headings)) > _TALL_HEADER else ()

    def _running_titles(self, sheet: Sheet) -> tuple[str, str]:
        """Return the two titles at the head of a page."""
        return on_one_line(plain(self.document.title.full)), self._running(sheet)

    def _running(self, sheet: Sheet) -> str:
        """Return the title that runs at the head of a page: of what goes on there from the page before, else of what begins first.

        Over the edition alone it is that of the sources.
        """
        before = next((self.last[page] for page in range(sheet.number - 1, 1, -1) if page in self.last), None)
        goes_on = before is not None and block_of(before.key) in sheet.blocks
        if not goes_on and (self.pages.get(SUMMARY_KEY) == sheet.number or self._has_contents(sheet)):
            return on_one_line(self._title_of(SUMMARY_KEY))
        top = before if goes_on else self.begins.get(sheet.number)
        return on_one_line(self._title_of(SOURCES_KEY if top is None else _part_at(top)))

    def _has_contents(self, sheet: Sheet) -> bool:
        return any(one.role is Role.CONTENTS and one.place.number == sheet.number for one in self.actual.furniture)

    def _title_of(self, key: str) -> str:
        summary, sources = self.document.summary is not None, bool(self.document.sources)
        fixed = {SUMMARY_KEY: self.words["summary"] if summary else "", SOURCES_KEY: self.words["sources"] if sources else ""}
        sections = {section.key: section for section in self.document.sections}
        section = self.topics[key][0] if key in self.topics else sections.get(key)
        return fixed.get(key, plain(section.title.full) if section is not None and section.title is not None else "")

    # Where names lead

    def check_targets(self) -> Iterator[Discrepancy]:
        """Yield names that lead to another page than the one where their part begins, and links to a name that leads nowhere.

        The box of a block, which no link leads to, may open at the foot of the page before its first text.
        """
        targets = dict(self.actual.targets)
        for name, page in targets.items():
            begins = self.pages.get(name, page)
            if page != begins and not (name in self.blocks and page == begins - 1):
                yield on_sheet("page", page, f"#{name} leads here, but ({name}) begins on page {self.pages[name]}")
        links = dict.fromkeys(span.link for entry in self.actual.entries for span in entry.spans)
        for link in (*links, *(furniture.link for furniture in self.actual.furniture)):
            if link.startswith("#") and link[1:] not in targets:
                yield Discrepancy(kind="furniture", message=f"a link to ({link[1:]}) leads nowhere")


def _part_at(top: Entry) -> str:
    """Return the key of the part whose title runs over an entry."""
    return SOURCES_KEY if top.role in _CLOSING else SUMMARY_KEY if top.role is Role.TONE else part_of(top.key)


def _first_of(found: list[str], wanted: list[str]) -> tuple[str, int]:
    """Return the text that begins a list of painted lines, and of how many lines it is: as many as make one of the wanted texts, else one."""
    for text in sorted(wanted, key=len, reverse=True):
        for taken in range(1, len(found) + 1):
            said = _run_on(found[:taken])
            if settle_text(text, said) == text:
                return text, taken
            if not bare(text).startswith(bare(said)):
                break
    return found[0], 1


def _run_on(pieces: list[str]) -> str:
    """Return pieces that were painted one after the other as one text: a line may end between two of them where no white space was painted."""
    said = ""
    for piece in pieces:
        is_apart = bool(said) and not said[-1].isspace() and not piece[:1].isspace()
        said += LINE_END + piece if is_apart else piece
    return said
