"""YAML events -> values with places: scalars as written; duplicate keys, merge keys, tags, bombs and depths are findings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import yaml

from briefing.diagnostics import Diagnostic, OutlineError
from briefing.outline.recovery import Reading
from briefing.outline.signs import escape_of, question_before, untagged
from briefing.outline.source import FORBIDDEN, Place, Source, character_name, with_line_ends
from briefing.outline.values import Mapping, Scalar, Sequence, Value, counts_as_absent, error_at, is_empty, warning_at

MAX_LEVELS = 50
MAX_ALIASED = 10_000
_CELLS = frozenset({"rows", "columns", "units", "total", "categories", "series"})
"""Keys under which cells stand: an empty one is no oversight."""

MAX_VALUES = 100_000
MAX_CHARACTERS = 50_000
"""Of one text: ten thousand words."""
MAX_BRACKETS = 2_000
"""Opening ones in one text: more are no links, and Markdown looks for the end of each."""
MANY = 200
"""After so many findings a hint at the mended line helps no one."""

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_BREAKS_OF_YAML = "\u2028\u2029\ufeff"
"""What YAML 1.1 takes for a line end or a byte order mark, but an author writes as a character of a text."""

_CUT = re.compile(r"[ \t]+#(?=[^\s#])")
_SWALLOWED = re.compile(r"\n[ ]*(- \S|[A-Za-z_]+:(?!//)[^\s:])")
_CONJUNCTION = re.compile(r"(?:^|\s)(?:and|or|und|oder|et|ou|y|o|e)\s")


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is being read; `size` and `height` count it with every alias expanded.

    `is_text` where its brackets can but be those of a text; `skips` while a pair is read whose key is none.
    """

    value: Sequence | Mapping
    anchor: str | None
    key: Scalar | None = None
    size: int = 1
    height: int = 1
    flow: bool = False
    is_text: bool = False
    skips: bool = False


class _Anchored(NamedTuple):
    value: Value
    size: int
    height: int


@dataclass(slots=True)
class Composer:
    """Makes values of a text's events; `findings` is what it met, `last` the event before a slip of YAML, `count` how many values it has made."""

    source: Source
    reading: Reading
    last: yaml.Event | None = None
    findings: list[Diagnostic] = field(default_factory=list)
    anchors: dict[str, _Anchored] = field(default_factory=dict)
    stack: list[_Frame] = field(default_factory=list)
    roots: list[Value] = field(default_factory=list)
    aliased: int = 0
    count: int = 0
    stand_ins: dict[int, str] = field(default_factory=dict)

    def compose(self) -> Value:
        """Return the one document; raises OutlineError where nothing can be read beyond an error, yaml.YAMLError at a slip."""
        for event in self._events():
            match event:
                case yaml.DocumentStartEvent() if self.roots:
                    hint = "an outline is one document: delete the line `---`"
                    self._stop(self._place(event), "several-documents", "a second YAML document begins here", hint)
                case yaml.ScalarEvent():
                    self._scalar(event)
                case yaml.AliasEvent():
                    self._alias(event)
                case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                    self._open(event)
                case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                    self._close(event)
                case _:
                    pass
        if not self.roots or is_empty(self.roots[0]):
            self._stop(self.source.place(0), "empty-outline", "the file holds no outline", "it wants at least `title: …`")
        return self.roots[0]

    def _events(self) -> Iterator[yaml.Event]:
        free = (chr(code) for code in range(0x10FFFD, 0x100000, -1) if chr(code) not in self.source.text)
        self.stand_ins = {ord(mark): next(free) for mark in _BREAKS_OF_YAML if mark in self.source.text}
        text = self.reading.text.translate(self.stand_ins) if self.stand_ins else self.reading.text
        for event in yaml.parse(text, Loader=_LOADER):
            yield event
            self.last = event

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_tag(event)
        written = self._place(event)
        text = event.value or (written.words if event.tag and not event.tag.startswith("tag:") else "")
        for code, stand_in in self.stand_ins.items():
            text = text.replace(stand_in, chr(code))
        text = self._printable(with_line_ends(text), written) if event.style == '"' else with_line_ends(text)
        scalar = Scalar(text, written if text or event.style else self._owner(written), plain=not event.style)
        if len(text) > MAX_CHARACTERS:
            message = f"one text holds more than {MAX_CHARACTERS:,} characters"
            self._stop(scalar.place, "too-large", message, "make several of it, or close a quotation mark")
        if text.count("[") > MAX_BRACKETS:
            self._stop(scalar.place, "too-large", f"one text holds more than {MAX_BRACKETS:,} opening brackets", "make several texts of it")
        self._question_cut(scalar, written.end)
        self._question_swallowed(scalar)
        self._remember(event.anchor, _Anchored(scalar, 1, 0), written.start)
        self._add(scalar, 1, 0)

    def _owner(self, place: Place) -> Place:
        """Return the place of what has no value: its key, else the dash of its item."""
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.key is not None:
            return self.source.place(frame.key.place.start, frame.key.place.end)
        dash = self.source.text.rfind("-", 0, place.start)
        is_item = frame is not None and isinstance(frame.value, Sequence) and not self.source.text[dash + 1 : place.start].strip()
        return self.source.place(dash, dash + 1) if is_item and dash >= 0 else place

    def _alias(self, event: yaml.AliasEvent) -> None:
        place = self._place(event)
        anchored, is_inside = self.anchors.get(event.anchor or ""), any(frame.anchor == event.anchor for frame in self.stack)
        if anchored is None or is_inside:
            self._report_unknown_alias(place, is_inside=is_inside)
            self._add(Scalar(place.words, place, plain=True), 1, 0)
            return
        self.aliased += anchored.size
        if self.aliased > MAX_ALIASED:
            self._stop(place, "alias-bomb", f"the aliases stand for more than {MAX_ALIASED:,} values", "write out what the text needs")
        if len(self.stack) + anchored.height > MAX_LEVELS:
            self._stop_too_deep(place)
        self._add(anchored.value, anchored.size, anchored.height)

    def _open(self, event: yaml.SequenceStartEvent | yaml.MappingStartEvent) -> None:
        self._refuse_tag(event)
        place = self._place(event)
        if len(self.stack) >= MAX_LEVELS:
            self._stop_too_deep(place)
        value = Mapping(place) if isinstance(event, yaml.MappingStartEvent) else Sequence(place)
        self.stack.append(_Frame(value, event.anchor, flow=bool(event.flow_style)))

    def _close(self, event: yaml.SequenceEndEvent | yaml.MappingEndEvent) -> None:
        frame = self.stack.pop()
        frame.value.stretch(self._place(event).end)
        value = Scalar(frame.value.place.words, frame.value.place) if frame.is_text else frame.value
        if frame.flow and isinstance(frame.value, Sequence):
            self._question_split(frame.value)
        self._remember(frame.anchor, _Anchored(value, frame.size, frame.height), frame.value.place.start)
        self._add(value, frame.size, frame.height)

    def _remember(self, anchor: str | None, anchored: _Anchored, start: int) -> None:
        if anchor is None:
            return
        if anchor in self.anchors:
            written = self.source.text.rfind(f"&{anchor}", 0, start + len(anchor) + 1)
            place = self.source.place(max(written, 0))
            hint = f"give one of the two another name: it first stands on line {self.anchors[anchor].value.place.location.line}"
            self.findings.append(warning_at(place, "repeated-anchor", f"the anchor `&{anchor}` stands twice: `*{anchor}` now means this one", hint))
        self.anchors[anchor] = anchored

    def _add(self, value: Value, size: int, height: int) -> None:
        self.count += 1
        if self.count > MAX_VALUES:
            self._stop(value.place, "too-large", f"the outline holds more than {MAX_VALUES:,} values", "keep large tables in a `csv` file beside it")
        if not self.stack:
            self.roots.append(value)
            return
        frame = self.stack[-1]
        frame.size += size
        frame.height = max(frame.height, height + 1)
        if isinstance(frame.value, Sequence):
            if is_empty(value) and not self._in_cells():
                self._question_empty(value, "an item of the list")
            frame.value.append(value)
        elif frame.key is None:
            self._take_key(frame, value)
        else:
            if not frame.skips:
                if is_empty(value):
                    self._ask_for_question(frame, frame.key.place)
                self._put(frame.value, frame.key, value)
            frame.key, frame.skips = None, False

    def _take_key(self, frame: _Frame, value: Value) -> None:
        if isinstance(value, Scalar):
            frame.key = value
        else:
            self._ask_for_question(frame, value.place)
            frame.key = Scalar(value.place.words, value.place)
            frame.is_text, frame.skips = frame.flow, True
            hint = "put quotes round a text with brackets"
            self.findings.append(error_at(value.place, "complex-key", "a key is a text, not a list or a mapping", hint))

    def _ask_for_question(self, frame: _Frame, key: Place) -> None:
        """Tell a `?` before a key to which nothing else of YAML's long way to write a key belongs: it is meant as a text's."""
        question = question_before(key, frame.value.place if frame.flow else None)
        if question is not None:
            hint = self._mended(question) or "delete the `?`, or put a text that begins with it in quotes"
            self.findings.append(error_at(question, "complex-key", "YAML takes a `?` with a space behind it for the beginning of a key", hint))

    def _put(self, mapping: Mapping, key: Scalar, value: Value) -> None:
        if key.text == "<<" and key.plain:
            self.findings.append(error_at(key.place, "merge-key", "merge keys (`<<`) are not part of the format", "write the keys out"))
        elif key.text in mapping.keys_written:
            first = mapping.keys_written[key.text].place.location.line
            hint = f"it is first given on line {first}"
            if key.text == next(iter(mapping.keys_written)) and len(self.stack) > 1 and isinstance(self.stack[-2].value, Sequence):
                hint += "; for another item of the list write `- ` before it"
            self.findings.append(error_at(key.place, "duplicate-key", f"the key `{key.text}` stands twice", hint))
        else:
            if counts_as_absent(key.text, value):
                self._question_empty(value, f"`{key.text}`")
            mapping.put(key, value)

    def _refuse_tag(self, event: yaml.NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if tag:
            place = self._place(event)
            hint = untagged(place) if len(self.findings) < MANY else ""
            self.findings.append(error_at(place, "tag", "tags (`!…`) are not part of the format", hint))

    def _printable(self, text: str, place: Place) -> str:
        """Return a text of double quotes without what its escapes stand for and cannot be printed: the source itself holds none of it."""
        for character in dict.fromkeys(FORBIDDEN.findall(text)):
            message = f"the text holds the character {character_name(character)}, which cannot be printed"
            self.findings.append(error_at(escape_of(character, place), "control-character", message, "delete it"))
        return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)

    def _question_cut(self, scalar: Scalar, end: int) -> None:
        cut = _CUT.match(self.source.text, end) if scalar.plain else None
        if cut is not None:
            words = self.source.text[cut.start() : cut.end() + 1]
            place = self.source.place(cut.end() - 1)
            hint = self._mended(place) or "put the whole value in quotes"
            self.findings.append(warning_at(place, "unquoted-comment", f"the text ends before `{words}`: YAML takes the rest for a comment", hint))

    def _question_swallowed(self, scalar: Scalar) -> None:
        """Ask about lines that YAML joins to the text before them, and that look like keys or items of a list."""
        found = _SWALLOWED.search(self.source.text, scalar.place.start, scalar.place.end) if scalar.plain else None
        if found is not None:
            place = self.source.place(found.start(1))
            hint = "a key wants a space after its colon; an item begins in the column of those before it; a text wants quotes"
            self.findings.append(warning_at(place, "swallowed-line", "YAML reads this line as a part of the text before it", hint))

    def _in_cells(self) -> bool:
        """Return whether what is read stands among cells or numbers, where commas part and an empty one is meant."""
        return any(frame.key is not None and frame.key.text in _CELLS for frame in self.stack)

    def _question_split(self, values: Sequence) -> None:
        texts = [value.text for value in values if isinstance(value, Scalar) and value.plain]
        if len(texts) < max(2, len(values)) or self._in_cells():
            return
        if _CONJUNCTION.search(texts[-1]) or (texts[-1].endswith((".", "!", "?")) and not texts[0].endswith((".", "!", "?"))):
            words = values.place.words
            message = f"YAML reads this as a list of {len(texts)} texts; is it one sentence?"
            self.findings.append(warning_at(values.place, "split-sentence", message, f"for one text write quotes: '{words}'"))

    def _question_empty(self, value: Value, name: str) -> None:
        self.findings.append(warning_at(value.place, "empty-value", f"{name} is empty, and counts as absent", "write it, or delete it"))

    def _report_unknown_alias(self, place: Place, *, is_inside: bool) -> None:
        name = place.words
        if is_inside:
            self.findings.append(error_at(place, "yaml-syntax", f"`{name}` stands inside of what it stands for", "write out what is meant here"))
            return
        hint = self._mended(place) or "a text that begins with `*` wants quotes"
        self.findings.append(error_at(place, "yaml-syntax", f"YAML reads `{name}` as an alias, and no `&{name[1:]}` stands before it", hint))

    def _mended(self, place: Place) -> str:
        from briefing.outline.syntax import mended_line

        return mended_line(place.excerpt) if len(self.findings) < MANY else ""

    def _stop_too_deep(self, place: Place) -> None:
        hint = "an outline needs no more than ten: close what was left open"
        self._stop(place, "too-deep", f"lists and mappings nest deeper than {MAX_LEVELS} levels", hint)

    def _stop(self, place: Place, code: str, message: str, hint: str = "") -> None:
        raise OutlineError((*self.findings, error_at(place, code, message, hint)))

    def _place(self, event: yaml.Event) -> Place:
        start, end = event.start_mark, event.end_mark
        assert start is not None  # noqa: S101  every event of the parser has its marks
        assert end is not None  # noqa: S101
        return self.source.place(self.reading.origin(start.index), self.reading.origin(end.index))
