"""What the models alone cannot say of an outline: settings, sources, links, paths."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from briefing.diagnostics import Diagnostic
from briefing.document import Document
from briefing.language import is_spoken, spoken_languages, words_for
from briefing.outline.models import Outline, Source
from briefing.outline.models_base import nearest
from briefing.outline.texts import Link, is_source_key
from briefing.outline.values import Scalar, error_at, warning_at

FORMAT = "1"

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)


def check_settings(outline: Outline) -> Iterator[Diagnostic]:
    """Yield what is wrong with the format's version, the name, the language and the order of parts."""
    if outline.format is not None and outline.format.text.strip() != FORMAT:
        yield error_at(outline.format.place, "unknown-format", f"this program reads format {FORMAT}, not `{outline.format.text}`")
    if outline.name is not None and not _is_name(outline.name.text):
        yield error_at(outline.name.place, "bad-name", "the name of the output files holds no slash and begins with no dot")
    if outline.lang is not None:
        yield from _check_language(outline.lang)
    if outline.logo is not None and outline.organisation is None:
        hint = "add `organisation`"
        yield warning_at(outline.logo.place, "logo-without-words", "nothing says whose logo this is to readers who cannot see it", hint)
    if outline.sections and outline.topics:
        place = outline.topics[0].place
        yield error_at(place, "sections-and-topics", "an outline has `sections` or `topics`, not both", "put these topics into a section")


def _check_language(written: Scalar) -> Iterator[Diagnostic]:
    tag = written.text.strip()
    if not _LANGUAGE.fullmatch(tag):
        yield error_at(written.place, "bad-language", f"`{written.text}` is no language tag", "write `en`, `de`, `zh-Hans` or the like (BCP 47)")
    elif not is_spoken(tag):
        message = f"there are no words of `{tag}` for what a theme adds, such as “{words_for(tag)['contents']}”: they are English"
        yield warning_at(written.place, "unknown-language", message, f"give them under `words`; known are {', '.join(spoken_languages())}")


def check_sources(sources: Mapping[str, Source], cited: Mapping[str, None]) -> Iterator[Diagnostic]:
    """Yield what is wrong with sources, and which of them nobody cites."""
    for key, source in sources.items():
        if not is_source_key(key):
            yield error_at(source.place, "bad-key", f"no citation can name the source `{key}`", "its key wants letters, digits and hyphens")
        if source.url is not None and not _WEB.fullmatch(source.url.text.strip()):
            yield error_at(source.url.place, "bad-link", f"`{source.url.text}` is no address", "it begins with http:// or https://")
        if source.via is not None and source.via.text not in sources:
            likely = nearest(source.via.text, list(sources))
            hint = f"did you mean `{likely}`?" if likely else "give it under `sources`"
            yield error_at(source.via.place, "unknown-source", f"there is no source `{source.via.text}`", hint)
        if key not in cited:
            yield warning_at(source.place, "uncited-source", f"nothing cites the source `{key}`", f"write [@{key}] where it is used, or delete it")


def check_links(links: Iterable[Link], document: Document) -> Iterator[Diagnostic]:
    """Yield the links that lead to no topic, or to one that an output with the link does not show."""
    topics = {topic.key: topic for section in document.sections for topic in section.topics}
    sections = {section.key for section in document.sections}
    for link in links:
        topic = topics.get(link.target)
        if link.target in sections:
            yield error_at(link.place, "undefined-link", f"`{link.target}` is a section", "a link leads to a topic")
        elif topic is None:
            likely = nearest(link.target, list(topics))
            hint = f"did you mean `#{likely}`?" if likely else "give the topic this `id`"
            yield error_at(link.place, "undefined-link", f"there is no topic `{link.target}`", hint)
        elif topic.show not in {"both", link.show}:
            message = f"only the {topic.show} shows the topic `{link.target}`, and this link stands in the other file too"
            yield error_at(link.place, "undefined-link", message)


def _is_name(name: str) -> bool:
    return not (name.startswith(".") or re.search(r"[/\\\n\t]", name))
