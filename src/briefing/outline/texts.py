"""The texts of an outline as runs: one place where citations are counted, links collected and problems given their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from briefing.diagnostics import Diagnostic, Severity
from briefing.document import Citation, Cited, ProsePart, Run, Show, Text, Wording
from briefing.outline.files import Files
from briefing.outline.inline import Problem, read_inline
from briefing.outline.models import Source
from briefing.outline.models_base import Phrase, nearest
from briefing.outline.models_exhibits import Cell
from briefing.outline.prose import read_prose
from briefing.outline.source import Place
from briefing.outline.values import Scalar, error_at, warning_at

_SOURCE_KEY = re.compile(r"[^\s\[\]();,~@]+")


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a topic, where it stands and in which outputs."""

    target: str
    place: Place
    show: Show


@dataclass(slots=True)
class Texts:
    """Reads texts in the order of the outline; `cited` holds the known sources in the order of their first citation."""

    sources: dict[str, Source]
    incomplete: frozenset[Place]
    files: Files
    findings: list[Diagnostic] = field(default_factory=list)
    cited: dict[str, None] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    show: Show = "both"
    _read: dict[Scalar, Text] = field(default_factory=dict)

    def line(self, written: Scalar | None) -> Text:
        """Read an inline text; empty when there is none."""
        if written is None:
            return ()
        if written not in self._read:
            inline = read_inline(written.text)
            self._report(inline.problems, written)
            self._read[written] = inline.text
            if not inline.text:
                self.report(written.place, "empty-text", "nothing of this text would be printed")
        self._follow(self._read[written], written)
        return self._read[written]

    def phrase(self, written: Phrase, short: Scalar | None = None) -> Wording:
        """Read a text with its shorter wording, which may also stand beside it."""
        return Wording(self.line(written.text), self.line(short or written.short))

    def maybe(self, written: Phrase | None) -> Wording | None:
        """Read a text that may be absent."""
        return None if written is None else self.phrase(written)

    def maybe_line(self, written: Scalar | None) -> Wording | None:
        """Read a text of one wording that may be absent."""
        return None if written is None else Wording(self.line(written))

    def cell(self, written: Cell) -> Wording:
        """Read a cell of a table, which may be empty."""
        return Wording(self.line(written.text), self.line(written.short)) if written.text is not None else Wording(())

    def prose(self, written: Scalar | None) -> tuple[ProsePart, ...]:
        """Read block Markdown; empty when there is none."""
        if written is None:
            return ()
        prose = read_prose(written.text)
        self._report(prose.problems, written)
        for part in prose.parts:
            self._follow(part.text, written)
        if not prose.parts:
            self.report(written.place, "empty-text", "nothing of this text would be printed")
        return prose.parts

    def source_keys(self, written: Iterable[Scalar] | None) -> tuple[str, ...]:
        """Read the keys of sources, and count each as cited here."""
        keys = []
        for key in written or ():
            if key.text in self.sources:
                self._cite(key.text)
                keys.append(key.text)
            else:
                self._report_unknown(key.place, "unknown-source", key.text)
        return tuple(dict.fromkeys(keys))

    def citation(self, written: Iterable[Scalar] | None) -> Text:
        """Read the keys of sources as a citation; empty when there are none."""
        keys = self.source_keys(written)
        return (Citation(tuple(Cited(key) for key in keys)),) if keys else ()

    @contextmanager
    def shown(self, show: Show, place: Place) -> Iterator[None]:
        """Read what stands in a part with this `show`; one that no output would show is questioned."""
        before = self.show
        if "both" not in {before, show} and before != show:
            where = "deck" if before == "deck" else "document"
            self.findings.append(warning_at(place, "shown-nowhere", f"`show: {show}` inside what only the {where} shows: it is shown nowhere"))
        self.show = before if show == "both" else show
        yield
        self.show = before

    def report(self, place: Place, code: str, message: str, hint: str = "") -> None:
        """Note an error."""
        self.findings.append(error_at(place, code, message, hint))

    def _report(self, problems: Iterable[Problem], written: Scalar) -> None:
        for problem in problems:
            at = error_at if problem.severity is Severity.ERROR else warning_at
            self.findings.append(at(written.place.of(problem.words), problem.code, problem.message, problem.hint))

    def _follow(self, text: Text, written: Scalar) -> None:
        for part in text:
            match part:
                case Citation():
                    self._follow_citation(part, written)
                case Run() if part.link.startswith("#"):
                    self.links.append(Link(part.link[1:], written.place.of(part.link), self.show))
                case Run():
                    pass

    def _follow_citation(self, citation: Citation, written: Scalar) -> None:
        for cited in citation.parts:
            if cited.source in self.sources:
                self._cite(cited.source)
            else:
                self._report_unknown(written.place.of(f"@{cited.source}"), "undefined-citation", cited.source)

    def _cite(self, key: str) -> None:
        """Count a source as cited, and after it the one that it was found through."""
        if key not in self.cited:
            self.cited[key] = None
            via = self.sources[key].via
            if via is not None and via.text in self.sources:
                self._cite(via.text)

    def _report_unknown(self, place: Place, code: str, key: str) -> None:
        likely = nearest(key, list(self.sources))
        hint = f"did you mean `{likely}`?" if likely else "give it under `sources`"
        self.report(place, code, f"there is no source `{key}`", hint)


def is_source_key(key: str) -> bool:
    """Return whether a citation can name a source by this key."""
    return _SOURCE_KEY.fullmatch(key) is not None
