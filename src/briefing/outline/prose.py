"""Block Markdown -> prose parts, lists of points, pipe tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, heading
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from briefing.diagnostics import Severity
from briefing.outline.inline import Problem, markdown_reader, read_tokens
from briefing.outline.source import Place
from briefing.outline.values import Mapping, Scalar, Sequence
from briefing.texts import ProsePart, Text

MAX_LIST_LEVELS = 9
"""PowerPoint's own limit."""

_OTHER_HEADING = re.compile(r"^(?:#{1,2}|#{4,6})[ \t]+\S.*$", re.MULTILINE)


class ReadProse(NamedTuple):
    """The parts of a Markdown text, in reading order, and what is wrong with it."""

    parts: tuple[ProsePart, ...]
    problems: tuple[Problem, ...] = ()


def read_prose(markdown: str) -> ReadProse:
    """Read paragraphs, lists, quotations and `###` headings; everything else stays text."""
    environment: dict[str, object] = {}
    writer = _Writer(environment)
    for token in _prose_reader().parse(markdown, environment):
        writer.take(token)
    return ReadProse(tuple(writer.parts), tuple(dict.fromkeys(writer.problems)))


def read_list(markdown: Scalar) -> Sequence | None:
    """Return the points of a Markdown list, as if written in YAML; None when the text is anything else."""
    root = SyntaxTreeNode(_prose_reader().parse(markdown.text))
    return _points(root.children, markdown.place) if root.children else None


class ReadTable(NamedTuple):
    """A pipe table: its header cells, its rows, and the alignment of each column as YAML would write it (empty: none is given)."""

    columns: Sequence
    rows: Sequence
    aligns: Sequence


def read_table(markdown: Scalar) -> ReadTable | None:
    """Return a Markdown pipe table as if written in YAML, each row as wide as it is written; None when the text is anything else."""
    root = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(markdown.text))
    if [child.type for child in root.children] != ["table"]:
        return None
    lines = [row for part in root.children[0].children for row in part.children]
    rows = _rows(markdown, [row.map[0] for row in lines if row.map is not None])
    styles = [str(cell.attrs.get("style", "")).removeprefix("text-align:") for cell in lines[0].children]
    aligns = tuple(Scalar(style or "left", markdown.place) for style in styles) if any(styles) else ()
    return ReadTable(rows[0], Sequence(markdown.place, tuple(rows[1:])), Sequence(markdown.place, aligns))


def _rows(markdown: Scalar, numbers: list[int]) -> list[Sequence]:
    """Return the cells of the lines with these numbers; the parser's own are cut and padded to the width of the header."""
    lines, rest, rows = markdown.text.split("\n"), markdown.place, []
    for number in numbers:
        line = lines[number].strip()
        place = rest.of(line)
        rest = replace(rest, start=place.end if place != rest else rest.start)
        cells = [cell.strip() for cell in escapedSplit(line)]
        written = cells[line.startswith("|") : -1 if len(cells) > 1 and not cells[-1] else None]
        rows.append(Sequence(place, tuple(Scalar(cell, place.of(cell)) for cell in written)))
    return rows


@cache
def _prose_reader() -> MarkdownIt:
    reader = markdown_reader()
    reader.block.ruler.at("heading", _third_heading, {"alt": ["paragraph", "blockquote"]})
    return reader


def _third_heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  the library's signature
    begin = state.bMarks[start] + state.tShift[start]
    return state.src.startswith("###", begin) and not state.src.startswith("####", begin) and heading(state, start, end, silent)


@dataclass(slots=True)
class _List:
    """A list that is being read; `number` is that of its last item."""

    ordered: bool
    number: int


@dataclass(slots=True)
class _Writer:
    """Collects prose parts; `fresh` is true between the begin of a list item and its first text."""

    environment: dict[str, object]
    parts: list[ProsePart] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    quotes: int = 0
    fresh: bool = False
    heading: bool = False

    def take(self, token: Token) -> None:
        self._refuse_depth(token)
        match token.type:
            case "bullet_list_open":
                self.lists.append(_List(ordered=False, number=0))
            case "ordered_list_open":
                self.lists.append(_List(ordered=True, number=int(token.attrs.get("start", 1)) - 1))
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.lists[-1].number += 1
                self.fresh = True
            case "list_item_close":
                self.fresh = False
            case "blockquote_open" | "blockquote_close":
                self.quotes += token.nesting
            case "heading_open" | "heading_close":
                self.heading = token.nesting > 0
            case "inline":
                self._text(token)
            case _:
                pass

    def _refuse_depth(self, token: Token) -> None:
        if token.level > MAX_LIST_LEVELS * 2:
            self.problems.append(
                Problem("too-deep", f"lists and quotations nest deeper than {MAX_LIST_LEVELS} levels", hint="move the deepest one level up")
            )

    def _text(self, token: Token) -> None:
        inline = read_tokens(token.children or [], self.environment)
        self.problems += inline.problems
        self._question_heading(token.content)
        if inline.text:
            self.parts.append(self._part(inline.text))
            self.fresh = False

    def _part(self, text: Text) -> ProsePart:
        level, quoted = len(self.lists), self.quotes > 0
        if self.fresh:
            opened = self.lists[-1]
            number = opened.number if opened.ordered else 0
            return ProsePart("item", text, level=level, ordered=opened.ordered, number=number, quoted=quoted)
        return ProsePart("heading" if self.heading else "paragraph", text, level=level, quoted=quoted)

    def _question_heading(self, content: str) -> None:
        found = _OTHER_HEADING.search(content)
        if found is not None:
            message = f"`{found[0]}` is no heading here, and stays as it is"
            self.problems.append(Problem("heading-level", message, "begin a heading with `###`", found[0], Severity.WARNING))


def _points(lists: list[SyntaxTreeNode], place: Place) -> Sequence | None:
    if not all(node.type in {"bullet_list", "ordered_list"} for node in lists):
        return None
    points = [_point(item, place) for node in lists for item in node.children]
    written = tuple(point for point in points if point is not None)
    return Sequence(place, written) if len(written) == len(points) else None


def _point(item: SyntaxTreeNode, place: Place) -> Mapping | None:
    """Return a list item that holds one paragraph and perhaps a list; None for any other."""
    if not item.children or item.children[0].type != "paragraph":
        return None
    content = item.children[0].children[0].content
    here = place.of(content.split("\n")[0])
    point = Mapping(here)
    point.put(Scalar("text", here), Scalar(content, here))
    if item.children[1:]:
        below = _points(item.children[1:], place)
        if below is None:
            return None
        point.put(Scalar("points", here), below)
    return point
