"""The texts of an outline as runs: one place where citations are counted, links collected and problems given their place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sized
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from briefing.diagnostics import Diagnostic, Severity
from briefing.outline.files import Files
from briefing.outline.inline import Problem, read_inline, says_something
from briefing.outline.models import Source
from briefing.outline.models_base import Phrase
from briefing.outline.models_exhibits import Cell
from briefing.outline.models_lists import PlacedList
from briefing.outline.prose import read_prose
from briefing.outline.slips import Guesses
from briefing.outline.source import Place
from briefing.outline.values import Scalar, error_at, warning_at
from briefing.texts import NAMELESS, Citation, Cited, Name, ProsePart, Run, Show, Text, Wording

_NOTHING = "nothing of this text would be printed"
_SOURCE_KEY = re.compile(r"[^\s\[\]();,~@]+")


class Link(NamedTuple):
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
    guesses: Guesses
    findings: list[Diagnostic] = field(default_factory=list)
    cited: dict[str, None] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    show: Show = "both"
    _read: dict[Scalar, Text] = field(default_factory=dict)
    _incomplete_starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._incomplete_starts = sorted(place.start for place in self.incomplete)

    def line(self, written: Scalar | None) -> Text:
        """Read an inline text; empty when there is none."""
        if written is None:
            return ()
        if written not in self._read:
            inline = read_inline(written.text)
            self._note(inline.problems, written)
            self._read[written] = inline.text
            if not says_something(inline.text):
                self.report(written.place, "empty-text", _NOTHING, "write a word that can be seen, or delete this")
        self._follow(self._read[written], written)
        return self._read[written]

    def phrase(self, written: Phrase, short: Scalar | None = None) -> Wording:
        """Read a text with its shorter wording, which may also stand beside it."""
        return Wording(self.line(written.text), self.short(short or written.short))

    def title(self, written: Phrase) -> Wording:
        """Read a title, which says more than citations."""
        wording = self.phrase(written)
        for text, scalar in ((wording.full, written.text), (wording.short, written.short)):
            if text and scalar is not None and not any(isinstance(part, Run) for part in text):
                self.report(scalar.place, "empty-title", "the title is but a citation", "say the message in one sentence")
        return wording

    def short(self, written: Scalar | None) -> Text:
        """Read a shorter wording, which stands on the slide alone."""
        self._question_hidden(written)
        with self._only("deck"):
            return self.line(written)

    def maybe(self, written: Phrase | None) -> Wording | None:
        """Read a text that may be absent."""
        return None if written is None else self.phrase(written)

    def maybe_line(self, written: Scalar | None) -> Wording | None:
        """Read a text of one wording that may be absent."""
        return None if written is None else Wording(self.line(written))

    def cell(self, written: Cell) -> Wording:
        """Read a cell of a table, which may be empty."""
        return Wording(self.line(written.text), self.short(written.short)) if written.text is not None else Wording(())

    def name(self, text: str, short: Scalar | None = None) -> Name:
        """Read a plain text with its shorter wording; spaces and line ends become one space."""
        self._question_hidden(short)
        return Name(*(" ".join(one.split()) for one in (text, short.text if short is not None else "")))

    def maybe_name(self, written: Phrase | Cell | None) -> Name:
        """Read a plain text that may be absent: it is empty then."""
        return self.name(written.text.text, written.short) if written is not None and written.text is not None else NAMELESS

    def aside(self, written: Phrase) -> Wording:
        """Read a text that never stands on a slide itself, so that a shorter wording has no place."""
        self._question_short(written)
        return Wording(self.line(written.text))

    def prose(self, written: Phrase | None) -> tuple[ProsePart, ...]:
        """Read block Markdown; empty when there is none."""
        if written is None:
            return ()
        self._question_short(written)
        prose = read_prose(written.text.text)
        self._note(prose.problems, written.text)
        for part in prose.parts:
            self._follow(part.text, written.text)
        if not any(says_something(part.text) for part in prose.parts):
            self.report(written.place, "empty-text", _NOTHING, "write a word that can be seen, or delete this")
        return prose.parts

    def notes(self, written: Phrase | None) -> tuple[ProsePart, ...]:
        """Read the speaker notes, which stand in the deck alone."""
        with self._only("deck"):
            return self.prose(written)

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
            self.question(place, f"`show: {show}` inside what only the {before} shows: it is shown nowhere")
        with self._only(show):
            yield

    def is_whole(self, place: Place) -> bool:
        """Return whether all inside a part could be read; what lacks there has been reported before."""
        starts = self._incomplete_starts
        return bisect_left(starts, place.start) == bisect_left(starts, place.end)

    def has_all(self, values: Sized | None) -> bool:
        """Return whether all of a list could be read."""
        return not (isinstance(values, PlacedList) and values.place in self.incomplete)

    def is_uneven(self, values: Sized, against: Sized) -> bool:
        """Return whether two lists that belong together differ in length; one of which something could not be read does not count."""
        return len(values) != len(against) and self.has_all(values) and self.has_all(against)

    def report(self, place: Place, code: str, message: str, hint: str = "") -> None:
        """Note an error."""
        self.findings.append(error_at(place, code, message, hint))

    def question(self, place: Place, message: str) -> None:
        """Note that something would be shown nowhere."""
        self.findings.append(warning_at(place, "shown-nowhere", message, "delete it, or let `show` say where it is to stand"))

    @contextmanager
    def _only(self, show: Show) -> Iterator[None]:
        """Read what stands in one output only; a part with no `show` of its own has that of the part around it."""
        before = self.show
        self.show = before if show == "both" else show
        yield
        self.show = before

    def _question_hidden(self, short: Scalar | None) -> None:
        if short is not None and self.show == "document":
            self.question(short.place, "the deck does not show this part: its `short` is shown nowhere")

    def _question_short(self, written: Phrase) -> None:
        if written.short is not None:
            self.question(written.short.place, "this text does not stand on the slide: its `short` is shown nowhere")

    def _note(self, problems: Iterable[Problem], written: Scalar) -> None:
        for problem in problems:
            at = error_at if problem.severity is Severity.ERROR else warning_at
            self.findings.append(at(written.place.of(problem.around).of(problem.words), problem.code, problem.message, problem.hint))

    def _follow(self, text: Text, written: Scalar) -> None:
        for part in text:
            match part:
                case Citation():
                    self._follow_citation(part, written)
                case Run() if part.link.startswith("#") and part.link != "#":
                    self.links.append(Link(part.link[1:], written.place.of(f"({part.link})").of(part.link), self.show))
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
        bare = [part.strip(" []@") for part in re.split("[,;]", key)]
        if bare != [key] and all(part in self.sources for part in bare):
            hint = f"write `{bare[0] if len(bare) == 1 else '[' + ', '.join(bare) + ']'}`"
        else:
            hint = self.guesses.hint(key, self.sources, "give it under `sources`")
        self.report(place, code, f"there is no source `{key}`", hint)


def is_source_key(key: str) -> bool:
    """Return whether a citation can name a source by this key."""
    return _SOURCE_KEY.fullmatch(key) is not None
