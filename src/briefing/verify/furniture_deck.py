"""The furniture that a document implies on each slide of a deck, and the order, names and titles of the slides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import accumulate, groupby

from briefing.blocks import Quote
from briefing.document import Document, Section, Summary, Topic
from briefing.language import Words, numbered_part, quotation_marks
from briefing.references import edition_line, footers, kicker, marking, printed, source_line, version_words
from briefing.roles import CONTENTS_KEY, DOCUMENT_KEY, SOURCES_KEY, SUMMARY_KEY, Group, Role, contents_key, is_of_contents, parse_slide
from briefing.texts import Text, plain
from briefing.verify.align import align
from briefing.verify.compare import Discrepancy
from briefing.verify.implied import Implied, first_link, hold, on_sheet
from briefing.verify.numbering import imply_numbers
from briefing.verify.transcript import Entry, Sheet, Transcript

_FEWEST_SECTIONS = 2
"""As many sections with a title make a slide of contents."""
_LONG_KICKER = 20
_LONG_KICKER_WITH_LABEL = 60
_LONG_FOOTER = 30
"""What is no longer than this fits on its line in every layout; a longer one may be said shorter."""


def check_deck(document: Document, actual: Transcript, words: Words, edition: str) -> Iterator[Discrepancy]:
    """Yield where the slides and their furniture are not what the document implies."""
    deck = _Deck(document, actual, words, edition)
    yield from deck.check_slides()
    yield from deck.check_titles()
    yield from deck.check_source_lines()
    yield from hold(deck.implied(), actual.furniture, "slide")


class _Deck:
    """What one document implies on the slides that are there."""

    def __init__(self, document: Document, actual: Transcript, words: Words, edition: str) -> None:
        self.document = document
        self.actual = actual
        self.words = words
        self.edition = edition
        self.topics = {topic.key: (section, topic) for section in document.sections for topic in section.topics if topic.show != "document"}
        self.sections = {section.key: section for section in document.titled_sections}
        self.slides = {sheet: parse_slide(sheet.name) for sheet in actual.sheets}
        self.shared = [sheet for sheet in actual.sheets if sheet.has_sources]
        self.first = {SOURCES_KEY: self.shared[0]} if self.shared else {}
        self.first |= {key: sheet for sheet, (key, fragment) in reversed(self.slides.items()) if fragment == 1}
        self.sheets: dict[str, list[Sheet]] = defaultdict(list)
        for sheet, (key, _) in self.slides.items():
            self.sheets[key].append(sheet)
        self.returning = self._returning()
        self.totals = Counter(key for key, _ in self.slides.values())
        self.places: dict[tuple[Role, str], int] = {}
        for entry in actual.entries:
            if entry.group is Group.BODY:
                self.places.setdefault((entry.role, entry.key), entry.place.number)

    # Which slides there are

    def check_slides(self) -> Iterator[Discrepancy]:
        """Yield slides that are missing, strange, twice there or out of order, and those that are hidden or shown against the outline."""
        wanted = tuple(self._keys())
        found = [(key, [sheet for sheet, _ in group]) for key, group in groupby(self.slides.items(), key=lambda one: one[1][0])]
        pairs = align(wanted, [key for key, _ in found])
        matched, placed = {one for one, _ in pairs}, {other for _, other in pairs}
        yield from (_missing_slide(key) for n, key in enumerate(wanted) if n not in matched)
        for number, (key, sheets) in enumerate(found):
            if number not in placed:
                strange = "stands twice or out of order" if key in wanted else "is no slide of this briefing"
                yield from (on_sheet("slide", sheet.number, f"“{sheet.name}” {strange}") for sheet in sheets)
            yield from self._check_group(key, sheets)

    def _check_group(self, key: str, sheets: list[Sheet]) -> Iterator[Discrepancy]:
        is_hidden = key in self.topics and self.topics[key][1].hidden
        for fragment, sheet in enumerate(sheets, start=1):
            if key and self.slides[sheet][1] != fragment:
                yield on_sheet("slide", sheet.number, f"“{sheet.name}” stands twice or out of order")
            if sheet.is_hidden is not is_hidden:
                told = f"({key}) is hidden, in the outline it is not" if sheet.is_hidden else f"({key}) is shown, in the outline it is hidden"
                yield on_sheet("slide", sheet.number, told, key)

    def _keys(self) -> Iterator[str]:
        """Yield the keys of all slides in order."""
        document = self.document
        yield DOCUMENT_KEY
        yield from (SUMMARY_KEY,) if document.summary is not None else ()
        if len(self.sections) >= _FEWEST_SECTIONS or (document.tones and document.summary is None):
            yield CONTENTS_KEY
        for section in document.sections:
            yield from (contents_key(section.key),) if section.key in self.returning else ()
            yield from (section.key,) if section.title is not None else ()
            yield from (topic.key for topic in section.topics if topic.key in self.topics)
        has_own = not self.shared and bool(document.sources or document.contact or document.disclaimer)
        yield from (SOURCES_KEY,) if has_own else ()

    def _returning(self) -> frozenset[str]:
        """Return the sections that contents stand in front of again: all but the first where any do, as the theme may have it."""
        later = tuple(self.sections)[1:]
        return frozenset(later) if any(contents_key(key) in self.sheets for key in later) else frozenset()

    # Titles

    def check_titles(self) -> Iterator[Discrepancy]:
        """Yield slides without one title, and titles whose mark is not the count of that title and the part that the slide is."""
        seen: Counter[str] = Counter()
        counts: dict[str, str] = {}
        for sheet, (key, fragment) in self.slides.items():
            if sheet.title_role not in set(Role):
                yield on_sheet("slide", sheet.number, f"“{sheet.name}” has {'no title' if not sheet.title_role else 'two titles'}")
                continue
            if fragment == 1:
                seen[sheet.title] += 1
                counts[key] = f" ({seen[sheet.title]})" if seen[sheet.title] > 1 else ""
            is_part = fragment > 1 and (sheet.title_role == Role.REPEATED_TITLE or key in (SUMMARY_KEY, SOURCES_KEY) or is_of_contents(key))
            wanted = counts.get(key, "") + (f" ({fragment}/{self.totals[key]})" if is_part else "")
            if sheet.mark != wanted:
                yield on_sheet("slide", sheet.number, f"the title of ({key}) is marked “{sheet.mark}”, not “{wanted}”", key)

    # Furniture

    def implied(self) -> Iterator[Implied]:
        """Yield every piece of furniture."""
        last = self.actual.sheets[-1] if self.actual.sheets else None
        for sheet, (key, fragment) in self.slides.items():
            yield from self._on_slide(sheet, key, fragment)
            if marking(self.document):
                yield Implied(role=Role.MARKING, key=DOCUMENT_KEY, texts=(marking(self.document),), place=sheet.number)
            if key != DOCUMENT_KEY and key not in self.sections:
                yield from self._lines(sheet)
            elif sheet.number == self.totals[DOCUMENT_KEY] and version_words(self.document, self.words):
                version = version_words(self.document, self.words)
                yield Implied(role=Role.FOOTER, key=DOCUMENT_KEY, texts=(version,), place=sheet.number)
            if sheet is last:
                yield Implied(role=Role.EDITION, key=DOCUMENT_KEY, texts=(edition_line(self.edition, self.words),), place=sheet.number)
        for key, part in self._parts():
            yield from self._source_lines(key, part)
        yield from self._contents()
        yield from self._words()
        yield from self._note_headings()
        yield from imply_numbers(self.document, "deck")

    def _on_slide(self, sheet: Sheet, key: str, fragment: int) -> Iterator[Implied]:
        """Yield what a slide bears for its key."""
        fixed: Mapping[str, tuple[Role, str]] = {
            DOCUMENT_KEY: (Role.KICKER, self.words["briefing"]),
            SUMMARY_KEY: (Role.KICKER, self.words["summary"]),
            SOURCES_KEY: (Role.WORD, self.words[self.document.closing_word]),
        }
        if key in fixed:
            yield Implied(role=fixed[key][0], key=key, texts=(fixed[key][1],), place=sheet.number)
        elif key in self.sections:
            part = numbered_part(self.words, self.sections[key].number)
            yield Implied(role=Role.KICKER, key=key, texts=(part,), place=sheet.number, link=self._way_back(key))
        elif is_of_contents(key):
            yield from self._on_contents(sheet, key)
        elif key in self.topics:
            yield from self._on_topic(sheet, *self.topics[key], fragment)
        if sheet.has_sources:
            yield Implied(role=Role.WORD, key=SOURCES_KEY, texts=(self.words[self.document.closing_word],), place=sheet.number)

    def _on_contents(self, sheet: Sheet, key: str) -> Iterator[Implied]:
        yield Implied(role=Role.CONTENTS, key=key, texts=(self.words["contents"],), place=sheet.number)
        section = self.sections.get(key.removeprefix(f"{CONTENTS_KEY}/"))
        if section is not None:
            part = numbered_part(self.words, section.number)
            yield Implied(role=Role.KICKER, key=key, texts=(part,), place=sheet.number, link=self._way_back(key))

    def _way_back(self, key: str) -> str:
        """Return where a kicker leads: to the contents; where these were deleted, that alone is told, and a kicker may lead anywhere."""
        if CONTENTS_KEY in self.first:
            return f"#{CONTENTS_KEY}"
        is_gone = CONTENTS_KEY in self._keys()
        return next((one.link for one in self.actual.furniture if is_gone and (one.role, one.key) == (Role.KICKER, key)), "")

    def _on_topic(self, sheet: Sheet, section: Section, topic: Topic, fragment: int) -> Iterator[Implied]:
        line = kicker(section, topic)
        is_long = len(line) > _LONG_KICKER or len(line) + len(plain(topic.label)) > _LONG_KICKER_WITH_LABEL
        yield Implied(
            role=Role.KICKER, key=topic.key, texts=(line, topic.number) if is_long else (line,), place=sheet.number, link=self._way_back(topic.key)
        )
        if topic.ordinal:
            yield Implied(role=Role.NUMERAL, key=topic.key, texts=(str(topic.ordinal),), place=sheet.number)
        if fragment > 1:
            first = self.first[topic.key].title if topic.key in self.first else plain(topic.title.on_slide)
            link = first_link(_beginning(self.document, topic.title.on_slide, len(first)))
            yield Implied(role=Role.REPEATED_TITLE, key=topic.key, texts=(first,), place=sheet.number, link=link)

    def _parts(self) -> Iterator[tuple[str, Topic | Summary]]:
        if self.document.summary is not None:
            yield SUMMARY_KEY, self.document.summary
        yield from ((key, topic) for key, (_, topic) in self.topics.items())

    def check_source_lines(self) -> Iterator[Discrepancy]:
        """Yield the lines of sources that stand on another slide than the last that rests on them."""
        for key, part in self._parts():
            place = self.places.get((Role.SOURCE_LINE, key), 0)
            resting = self._resting(key, part)
            if place and resting and place != resting[-1].number:
                yield on_sheet(
                    "slide", place, f"{Role.SOURCE_LINE} ({key}) stands here, not on slide {resting[-1].number}, the last that rests on it"
                )

    def _source_lines(self, key: str, part: Topic | Summary) -> Iterator[Implied]:
        """Yield the line of the sources on every slide of a part that rests on them but the last, which bears it as an entry."""
        line = source_line(self.document, part, "deck", self.words)
        for sheet in self._resting(key, part)[:-1] if line else ():
            text, link = printed(self.document, line), first_link(line)
            yield Implied(role=Role.REPEATED_SOURCE_LINE, key=key, texts=(text,), place=sheet.number, link=link)

    def _resting(self, key: str, part: Topic | Summary) -> list[Sheet]:
        """Return the slides of a part that rest on sources: all where it has its own, else those with a citation or with a block that has its own.

        Where none does, since what cites stands in the notes, it is the first.
        """
        sheets = self.sheets.get(key, [])
        if isinstance(part, Topic) and part.sources:
            return sheets
        blocks = frozenset(block.key for block in part.body if block.sources) if isinstance(part, Topic) else frozenset()
        return [sheet for sheet in sheets if sheet.cites or blocks & sheet.blocks] or sheets[:1]

    def _lines(self, sheet: Sheet) -> Iterator[Implied]:
        """Yield the lines at the foot of a slide."""
        lines = footers(self.document, self.words)
        is_long = max(len(lines[0]), len(marking(self.document))) > _LONG_FOOTER
        yield Implied(
            role=Role.FOOTER, key=DOCUMENT_KEY, texts=lines if is_long else lines[:1], place=sheet.number, is_optional=len(lines) == 1 and is_long
        )
        yield Implied(role=Role.SLIDE_NUMBER, key=DOCUMENT_KEY, texts=(str(sheet.number),), place=sheet.number)

    def _contents(self) -> Iterator[Implied]:
        """Yield the rows of the contents: number, title, lead and slide number of each section and of the sources, all of them leading there."""
        for key in filter(is_of_contents, self._keys()):
            if not self.returning:
                yield from self._contents_rows(0)
            elif sheets := self.sheets.get(key):
                yield from self._contents_rows(sheets[0].number if len(sheets) == 1 else 0)

    def _contents_rows(self, place: int) -> Iterator[Implied]:
        """Yield the rows of contents that return on one slide, else (0) on any."""
        rows = [(key, section.number, section.title, section.lead) for key, section in self.sections.items()]
        said = [(key, number, *(plain(one.on_slide) if one is not None else "" for one in (title, lead))) for key, number, title, lead in rows]
        for key, *texts in (*said, *([(SOURCES_KEY, "", self.words["sources"], "")] if self.document.sources else [])):
            for ordinal, text in enumerate((*texts, str(self.first[key].number) if key in self.first else "?"), start=1):
                if text:
                    yield Implied(role=Role.CONTENTS, key=key, texts=(text,), place=place, ordinal=ordinal, link=f"#{key}")

    def _words(self) -> Iterator[Implied]:
        """Yield the words that stand beside entries, and the quotation marks beside quotes (where the quote has a slide of its own)."""
        document, places = self.document, self.places
        if document.summary is not None and document.summary.thought is None:
            yield Implied(role=Role.WORD, key=SUMMARY_KEY, texts=(self.words["summary"],))
        if document.tones:
            yield Implied(role=Role.WORD, key=DOCUMENT_KEY, texts=(self.words["colour_key"],), place=places.get((Role.TONE, DOCUMENT_KEY), 0))
        for _, topic in self.topics.values():
            if topic.takeaway is not None:
                place = places.get((Role.TAKEAWAY, topic.key), 0)
                yield Implied(role=Role.WORD, key=topic.key, texts=(self.words["takeaway"],), place=place)
            for block in topic.body:
                if isinstance(block, Quote):
                    place = places.get((Role.QUOTE, block.key), 0)
                    mark = quotation_marks(document.language)[0]
                    yield Implied(role=Role.WORD, key=block.key, texts=(mark,), place=place, is_optional=True)

    def _note_headings(self) -> Iterator[Implied]:
        """Yield the heading of each group on each notes page."""
        noted = (entry for entry in self.actual.entries if entry.group not in {Group.BODY, Group.DECORATION})
        groups = dict.fromkeys((entry.place.number, entry.part, entry.group) for entry in noted)
        for place, key, group in groups:
            yield Implied(role=Role.WORD, key=f"{key}/notes/{group}", texts=(self.words[group],), place=place)


def _missing_slide(key: str) -> Discrepancy:
    slide = Entry(role=Role.MARKER, spans=(), key=key, part=key)
    return Discrepancy(kind="missing", expected=slide, message=f"the slide of ({key}) is missing")


def _beginning(document: Document, title: Text, length: int) -> Text:
    """Return what of a title begins in its first `length` characters as they are printed: what its first slide shows, and the others repeat."""
    starts = accumulate((len(printed(document, (run,))) for run in title), initial=0)
    return tuple(run for run, start in zip(title, starts, strict=False) if start < length)
