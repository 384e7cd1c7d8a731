"""What the models alone cannot say of an outline: settings, sources, links, paths."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping

from briefing.diagnostics import Diagnostic
from briefing.document import Document, Topic
from briefing.language import is_spoken, spoken_languages, words_for
from briefing.outline.models import Outline, Source
from briefing.outline.slips import Guesses
from briefing.outline.source import FORBIDDEN, Place
from briefing.outline.texts import Link, is_source_key
from briefing.outline.values import Scalar, error_at, warning_at

FORMAT = "1"

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?", re.ASCII)
LONGEST_NAME = 200
"""Bytes: file systems take 255, and the names of the outputs are longer."""
_DOI = re.compile(r"10\.[\d.]+/\S+")
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)


def check_settings(outline: Outline, stem: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the format's version, the name (else the file's `stem`), the language, the date and the order of parts."""
    if outline.format is not None and outline.format.text.strip() != FORMAT:
        yield error_at(
            outline.format.place, "unknown-format", f"this program reads format {FORMAT}, not `{outline.format.text}`", f"write `format: {FORMAT}`"
        )
    yield from _check_name(outline, stem)
    if outline.lang is not None:
        yield from _check_language(outline.lang)
    if outline.logo is not None and outline.organisation is None:
        hint = "add `organisation`"
        yield warning_at(outline.logo.place, "logo-without-words", "nothing says whose logo this is to readers who cannot see it", hint)
    if outline.date is not None and not is_day(outline.date.text.strip()):
        message = f"the calendar has no `{outline.date.text}`: it is printed as it stands"
        yield warning_at(outline.date.place, "no-such-date", message, "write year, month and day, as in 2026-05-12")
    if outline.sections and outline.topics:
        place = outline.topics[0].place
        yield error_at(place, "sections-and-topics", "an outline has `sections` or `topics`, not both", "put these topics into a section")


def _check_language(written: Scalar) -> Iterator[Diagnostic]:
    tag = written.text.strip()
    if not _LANGUAGE.fullmatch(tag):
        mended = tag.replace("_", "-")
        hint = f"write `{mended}`" if _LANGUAGE.fullmatch(mended) else "write `en`, `de`, `zh-Hans` or the like (BCP 47)"
        yield error_at(written.place, "bad-language", f"`{written.text}` is no language tag", hint)
    elif not is_spoken(tag):
        message = f"there are no words of `{tag}` for what a theme adds, such as “{words_for(tag)['contents']}”: they are English"
        yield warning_at(written.place, "unknown-language", message, f"give them under `words`; known are {', '.join(spoken_languages())}")


def check_sources(sources: Mapping[str, Source], cited: Mapping[str, None], guesses: Guesses) -> Iterator[Diagnostic]:
    """Yield what is wrong with sources, and which of them nobody cites."""
    for key, source in sources.items():
        if not is_source_key(key):
            yield error_at(_key_before(source.place, key), "bad-key", f"no citation can name the source `{key}`", f"write `{_mended_key(key)}`")
        if source.url is not None and not _WEB.fullmatch(source.url.text.strip()):
            yield error_at(source.url.place, "bad-link", f"`{source.url.text}` is no address", "it begins with http:// or https://")
        if source.doi is not None and not _DOI.fullmatch(source.doi.text.strip()):
            yield error_at(source.doi.place, "bad-link", f"`{source.doi.text}` is no DOI", "it begins with `10.`, and no address stands before it")
        if source.via is not None and leads_back(key, sources):
            hint = "delete one `via` of the ring"
            yield warning_at(source.via.place, "via-cycle", f"the source `{key}` was found through itself", hint)
        if source.via is not None and source.via.text not in sources:
            hint = guesses.hint(source.via.text, sources, "give it under `sources`")
            yield error_at(source.via.place, "unknown-source", f"there is no source `{source.via.text}`", hint)
        if key not in cited and is_source_key(key):
            yield warning_at(source.place, "uncited-source", f"nothing cites the source `{key}`", f"write [@{key}] where it is used, or delete it")


def _key_before(place: Place, key: str) -> Place:
    """Return the place of a key whose value stands at a place; that of the value where the key is written otherwise."""
    start = place.source.text.rfind(key, 0, place.start)
    return place.source.place(start, start + len(key)) if start >= 0 else place


def _mended_key(key: str) -> str:
    """Return a key by which a citation can name a source, as near to another as can be."""
    return re.sub(r"[\s\[\]();,~@]+", "-", key).strip("-") or "source"


def leads_back(key: str, sources: Mapping[str, Source]) -> bool:
    """Return whether following `via` from a source comes back to it."""
    seen: set[str] = set()
    via = sources[key].via
    while via is not None and via.text in sources and via.text not in seen:
        seen.add(via.text)
        via = sources[via.text].via
    return key in seen


def check_links(links: Iterable[Link], document: Document, guesses: Guesses) -> Iterator[Diagnostic]:
    """Yield the links that lead to no topic, or to one that an output with the link does not show."""
    topics = {topic.key: topic for section in document.sections for topic in section.topics}
    others = {section.key: "a section" for section in document.sections}
    others |= {block.key.partition("/")[2]: f"a block of the topic `{topic.key}`" for topic in topics.values() for block in topic.body}
    for link in links:
        topic = topics.get(link.target)
        if topic is not None:
            yield from _check_shown(link, topic)
        elif link.target in others:
            yield error_at(link.place, "undefined-link", f"`{link.target}` is {others[link.target]}", "a link leads to a topic")
        else:
            hint = guesses.hint(link.target, topics, "give the topic this `id`", mark="#")
            yield error_at(link.place, "undefined-link", f"there is no topic `{link.target}`", hint)


def is_day(date: str) -> bool:
    """Return whether a date that is written as one (2026-05-12, 2026-05) is in the calendar; any other words are."""
    found = _DATE.fullmatch(date)
    if found is None:
        return True
    try:
        dt.date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        return False
    return True


def _check_shown(link: Link, topic: Topic) -> Iterator[Diagnostic]:
    if topic.show not in {"both", link.show}:
        where = f"this link stands in the {link.show}" if link.show != "both" else "this link stands in the other file too"
        hint = f"delete `show: {topic.show}` of that topic, or let the {topic.show} alone show what links to it"
        yield error_at(link.place, "undefined-link", f"only the {topic.show} shows the topic `{link.target}`, and {where}", hint)


def _check_name(outline: Outline, stem: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the name of the output files."""
    if outline.name is None:
        if FORBIDDEN.search(stem) is not None or "\n" in stem:
            yield error_at(outline.place, "bad-name", "the name of this file cannot be that of the output files", "give a `name`")
        return
    name = outline.name.text
    if name.strip().startswith(".") or re.search(r"[/\\\n\t]", name.strip()):
        yield error_at(
            outline.name.place,
            "bad-name",
            "the name of the output files holds no slash and begins with no dot",
            f"write `name: {_mended_name(name)}`",
        )
    if len(name.encode()) > LONGEST_NAME:
        yield error_at(outline.name.place, "bad-name", f"the name of the output files is longer than {LONGEST_NAME} bytes", "write a shorter one")


def _mended_name(name: str) -> str:
    """Return a name that files can bear, as near to another as can be."""
    return re.sub(r"[/\\\s]+", "-", name.strip()).strip("-.") or "briefing"
