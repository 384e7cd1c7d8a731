"""Furniture is never an entry, but it is held against what the document implies: numbers, running titles, words, repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby

from briefing.charts.printed import category_text, number_text
from briefing.charts.scale import value_scale, x_scale
from briefing.document import Chart, Comparison, Document, Section, Show, Topic, plain
from briefing.language import Words, numbered_part, quotation_marks
from briefing.references import edition_line, footer, kicker, marking, page_footer
from briefing.roles import CONTENTS_KEY, DOCUMENT_KEY, SOURCES_KEY, SUMMARY_KEY, Role
from briefing.verify.compare import Discrepancy
from briefing.verify.transcript import Entry, Furniture, Transcript

_LONG_TITLE = 100
_BETWEEN = ("(", ",", ")")
_SLIDE = re.compile(r"Slide \((?P<key>[^()~\s]+)(?:~(?P<fragment>\d+))?\)")


def check_furniture(document: Document, actual: Transcript, output: Show, words: Words, edition: str) -> tuple[Discrepancy, ...]:
    """Return where the furniture of a file is not what the document implies; `output` is "deck" or "document"."""
    implied = _Implied(document, words, edition)
    found = [*_check_texts(implied, actual), *_check_required(implied, actual, output)]
    if output == "deck":
        found += [*_check_slides(actual), *_check_repeats(actual), *_check_slide_numbers(actual)]
    return tuple(found)


class _Implied:
    """Which texts each role of furniture may have, by key; a role that is not named here may have none of its own."""

    def __init__(self, document: Document, words: Words, edition: str) -> None:
        self.document = document
        self.words = words
        self.edition = edition
        self.charts = {
            block.key: block for section in document.sections for topic in section.topics for block in topic.body if isinstance(block, Chart)
        }
        self.topics = {topic.key: (section, topic) for section in document.sections for topic in section.topics}

    def texts(self, furniture: Furniture) -> tuple[str, ...] | None:
        """Return the texts that a piece of furniture may have; None where another rule looks at it."""
        rules: dict[Role, Callable[[str], tuple[str, ...] | None]] = {
            Role.KICKER: self._kickers,
            Role.NUMERAL: self._numerals,
            Role.CONTENTS: self._contents,
            Role.WORD: self._words,
            Role.REPEATED_LABEL: self._repeated_labels,
            Role.TICK: self._ticks,
            Role.FOOTER: self._footers,
            Role.MARKING: lambda _: (marking(self.document),),
            Role.EDITION: lambda _: (edition_line(self.edition, self.words),),
        }
        rule = rules.get(furniture.role)
        return rule(furniture.key) if rule else None

    def _words(self, key: str) -> tuple[str, ...]:
        """Return the words of the furniture; beside the points of a chart, what stands between a name and its numbers."""
        if any(key.startswith(f"{chart}.") for chart in self.charts):
            return _BETWEEN
        return (*self.words.values(), *quotation_marks(self.document.language))

    def _footers(self, key: str) -> tuple[str, ...]:
        """Return the running line of a slide; for a page also its header: the titles of document and section, and markings."""
        if key != "/page":
            return (footer(self.document),)
        titles = (wording.full for wording in (self.document.title, *(section.title for section in self.document.sections)) if wording is not None)
        line = (page_footer(self.document, self.words), marking(self.document), self.words["summary"], self.words["sources"], self.words["contents"])
        charts = (text for block in self.charts.values() for text in self._chart_texts(block))
        return (*map(plain, titles), *line, *quotation_marks(self.document.language), *self._headings(), *charts)

    def _repeated_labels(self, key: str) -> tuple[str, ...] | None:
        """Return what a label of a chart may say again: its series, its category, or what heads its column; None where another rule looks at it."""
        chart, _, suffix = key.rpartition(".")
        block = self.charts.get(chart)
        found = re.fullmatch(r"([krh]?)(\d+)", suffix)
        if block is None or found is None:
            return None
        kind, place = found[1], int(found[2]) - 1
        if kind == "h" and block.type == "scatter":
            return tuple(self._axis_texts(block, place))
        texts = self._categories(block) if kind in {"k", "r"} else tuple(series.name for series in block.series)
        return texts[place : place + 1]

    def _categories(self, block: Chart) -> tuple[str, ...]:
        return tuple(category_text(block, place, self.words) for place in range(len(block.categories)))

    def _axis_texts(self, block: Chart, place: int) -> Iterator[str]:
        """Yield what may head the numbers of an axis in a table: its title, else its letter."""
        title = (block.x_title, block.y_title)[place]
        yield from ("xy"[place],) if title is None else (plain(title.full), plain(title.on_slide))

    def _chart_texts(self, block: Chart) -> Iterator[str]:
        """Yield what heads a chart's table, and is said again where that goes on on the next page."""
        yield from (series.name for series in block.series)
        if block.type == "scatter":
            yield from (*self._axis_texts(block, 0), *self._axis_texts(block, 1))

    def _ticks(self, key: str) -> tuple[str, ...]:
        block = self.charts.get(key)
        if block is None:
            return ()
        ticks = (*value_scale(block).ticks, *(x_scale(block).ticks if block.type == "scatter" else ()))
        return tuple(map(number_text, ticks))

    def _headings(self) -> Iterator[str]:
        """Yield the headings that a table repeats on its next page."""
        blocks = (block for _, topic in self.topics.values() for block in topic.body)
        yield from (plain(side.heading) for block in blocks if isinstance(block, Comparison) for side in block.sides)

    def _kickers(self, key: str) -> tuple[str, ...]:
        if key in self.topics:
            section, topic = self.topics[key]
            return (kicker(section, topic), topic.number)
        sections = {section.key: numbered_part(self.words, section.number) for section in self.document.sections}
        fixed = {
            DOCUMENT_KEY: self.words["briefing"],
            SUMMARY_KEY: self.words["summary"],
            CONTENTS_KEY: self.words["contents"],
            SOURCES_KEY: self.words["sources"],
        }
        return ((sections | fixed).get(key, ""),)

    def _numerals(self, key: str) -> tuple[str, ...]:
        """Return the numbers that stand beside a topic, a summary's claim or a row of steps."""
        if key in self.topics:
            topic = self.topics[key][1]
            return (str(topic.ordinal or topic.number), topic.number)
        last = re.search(r"(\d+)$", key)
        return (last[1], f"{last[1]}.") if last else ()

    def _contents(self, key: str) -> tuple[str, ...]:
        """Return what the contents may say of a section, beside numbers; the first row of its own is the heading."""
        named = {section.key: _section_words(section) for section in self.document.sections}
        named |= {key: (plain(topic.title.on_slide), plain(topic.title.full), plain(topic.label)) for key, (_, topic) in self.topics.items()}
        return named.get(key, tuple(self.words.values()))


def _section_words(section: Section) -> tuple[str, ...]:
    title, lead = section.title, section.lead
    return tuple(plain(text) for wording in (title, lead) if wording is not None for text in (wording.on_slide, wording.full))


def _check_texts(implied: _Implied, actual: Transcript) -> Iterator[Discrepancy]:
    for furniture in actual.furniture:
        allowed = implied.texts(furniture)
        said = " ".join(furniture.text.split())
        is_number = furniture.role is not Role.TICK and said.isdecimal() and (furniture.role is Role.CONTENTS or said == str(furniture.place.number))
        if allowed is not None and said and not is_number and _likened(furniture, said) not in {_likened(furniture, text) for text in allowed}:
            yield _discrepancy(furniture, f"says “{furniture.text}”, the outline implies “{'” or “'.join(allowed[:2])}”")


def _likened(furniture: Furniture, text: str) -> str:
    """Return a text as it is compared: case does not count, nor does where lines end, in a label of a chart not even inside a word."""
    between = "" if furniture.role is Role.REPEATED_LABEL else " "
    return between.join(text.split()).casefold()


def _check_required(implied: _Implied, actual: Transcript, output: Show) -> Iterator[Discrepancy]:
    """Every file names its edition; every shown topic its number, every insight its numeral."""
    there = {(furniture.role, furniture.key) for furniture in actual.furniture if furniture.text.strip()}
    if not any(role is Role.EDITION for role, _ in there):
        yield Discrepancy(kind="furniture", message="the edition is not printed")
    for _, topic in implied.topics.values():
        if topic.show in ("both", output):
            yield from _check_topic_number(topic, there)


def _check_topic_number(topic: Topic, there: set[tuple[Role, str]]) -> Iterator[Discrepancy]:
    roles = (Role.NUMERAL,) if topic.ordinal else (Role.KICKER, Role.NUMERAL)
    if not any((role, topic.key) in there for role in roles):
        yield Discrepancy(kind="furniture", message=f"the number {topic.ordinal or topic.number} of ({topic.key}) is not printed")


def _check_slides(actual: Transcript) -> Iterator[Discrepancy]:
    """Every slide is named after what it shows, once, its continuations in order behind it."""
    slides = [furniture for furniture in actual.furniture if furniture.role is Role.MARKER]
    seen: Counter[str] = Counter()
    for slide in slides:
        found = _SLIDE.fullmatch(slide.key)
        if found is None:
            yield _discrepancy(slide, "is no slide of this briefing" if not slide.key else f"has the strange name “{slide.key}”")
            continue
        seen[found["key"]] += 1
        if seen[found["key"]] != int(found["fragment"] or 1):
            yield _discrepancy(slide, f"“{slide.key}” stands twice or out of order")


def _check_repeats(actual: Transcript) -> Iterator[Discrepancy]:
    """Yield each continuation slide that does not repeat its title and say which part it is."""
    titles = {entry.key: entry for entry in actual.entries if entry.role is Role.TITLE}
    parts = Counter(
        furniture.key.split("~")[0] for furniture in actual.furniture if furniture.role is Role.REPEATED_TITLE and "~mark" not in furniture.key
    )
    for key, group in groupby(
        (furniture for furniture in actual.furniture if furniture.role is Role.REPEATED_TITLE and "~mark" not in furniture.key),
        key=lambda one: one.key,
    ):
        for number, furniture in enumerate(group, start=2):
            title = titles[key].text.replace("\n", " ") if key in titles else ""
            wanted = f"({number}/{parts[key] + 1})"
            if not _repeats(furniture.text, title, wanted):
                yield _discrepancy(furniture, f"says “{furniture.text}”, not “{title} {wanted}”")


def _repeats(said: str, title: str, mark: str) -> bool:
    """Say whether a repeated title is the title and its mark; a very long title may be cut, a second one of the same words is counted."""
    found = re.fullmatch(rf"(?P<title>.+?)( \(\d+\))? {re.escape(mark)}", " ".join(said.split()))
    whole = " ".join(title.split())
    return found is not None and (found["title"] == whole or (len(found["title"]) > _LONG_TITLE and whole.startswith(found["title"])))


def _check_slide_numbers(actual: Transcript) -> Iterator[Discrepancy]:
    for furniture in actual.furniture:
        if furniture.role is Role.SLIDE_NUMBER and furniture.text.strip() != str(furniture.place.number):
            yield _discrepancy(furniture, f"says “{furniture.text}”")


def _discrepancy(furniture: Furniture, message: str) -> Discrepancy:
    entry = Entry(role=furniture.role, key=furniture.key, spans=(), place=furniture.place)
    name = "the slide" if furniture.role is Role.MARKER else f"{furniture.role} ({furniture.key})"
    return Discrepancy(kind="furniture", actual=entry, message=f"{furniture.place.kind} {furniture.place.number}: {name} {message}")
