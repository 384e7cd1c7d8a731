"""Inline Markdown -> runs and citations, once for both outputs; the author's characters stay as they are."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import cache
from operator import attrgetter
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, entity, image
from markdown_it.token import Token

from briefing.diagnostics import Severity
from briefing.outline.source import FORBIDDEN
from briefing.outline.values import BLANK
from briefing.texts import Citation, Cited, Run, Text

MAX_NESTING = 60
MAX_SHOWN = 60

_KEY = r"[^\s\[\]();,~@]+"
_CITED = rf"@{_KEY}(?:,[^;\[\]@]+)?"
_CITATION = re.compile(rf"\[({_CITED}(?:;\s*{_CITED})*)\]")
_MARKUP = re.compile(r"[\n\\`*_\[!<&]")
"""A text without any of these says itself."""
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_NUMERIC = re.compile(r"&#(?:(\d+)|[xX]([0-9a-fA-F]+));")
_BROKEN_LINK = re.compile(r"\]\(((?:https?:|mailto:|#)[^\s()]*[ \t]+[^()\"']*)\)")
_FRAGMENT = re.compile(r"#\S+")
_APPEARANCE = attrgetter(*(part.name for part in fields(Run) if part.name != "text"))
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


class Problem(NamedTuple):
    """What is wrong inside a text; `words` are those it is about, as the author wrote them, inside of the words `around` them."""

    code: str
    message: str
    hint: str = ""
    words: str = ""
    severity: Severity = Severity.ERROR
    around: str = ""


class Inline(NamedTuple):
    """A text as runs and citations, and what is wrong with it."""

    text: Text
    problems: tuple[Problem, ...] = ()


def read_inline(markdown: str) -> Inline:
    """Read one paragraph of inline Markdown; blank lines inside become line breaks, with a warning."""
    if _MARKUP.search(markdown) is None:
        return Inline(_merged([Run(markdown.strip(" \t"))]))
    problems: list[Problem] = []
    parts: list[Run | Citation] = []
    for count, chunk in enumerate(_BLANK_LINES.split(markdown.strip(" \t\n"))):
        if count == 1:
            hint = "use `prose`, or several blocks, for several paragraphs"
            problems.append(
                Problem("several-paragraphs", "a text is one paragraph: here a blank line becomes a line break", hint, severity=Severity.WARNING)
            )
        environment: dict[str, object] = {}
        tokens = markdown_reader().parseInline(chunk, environment)[0].children or []
        inline = read_tokens(tokens, environment)
        parts += ([Run("\n")] if count else []) + list(inline.text)
        problems += inline.problems
    return Inline(_merged(parts), tuple(problems))


def read_tokens(tokens: Iterable[Token], environment: dict[str, object]) -> Inline:
    """Return the runs of an inline token stream that `markdown_reader` has parsed with this environment."""
    writer = _Writer([], [])
    for token in tokens:
        writer.take(token)
    for noted, problem in ((_MALFORMED, _malformed), (_UNPRINTABLE, _unprintable)):
        words = environment.get(noted, [])
        assert isinstance(words, list)  # noqa: S101  our rules alone write it
        writer.problems += map(problem, dict.fromkeys(words))
    return Inline(_merged(writer.parts), tuple(writer.problems))


def says_something(text: Text) -> bool:
    """Return whether a text would print anything."""
    return any(isinstance(part, Citation) or BLANK.fullmatch(part.text) is None for part in text)


@cache
def markdown_reader() -> MarkdownIt:
    """Return the one CommonMark parser: citations added; raw HTML, pictures and link definitions are plain text."""
    reader = _Markdown("commonmark", {"html": False, "maxNesting": MAX_NESTING})
    reader.disable(["code", "fence", "hr", "reference", "lheading"])
    reader.inline.ruler.at("image", _picture_as_text)
    reader.inline.ruler.at("entity", _entity)
    reader.inline.ruler.after("link", "citation", _citation)
    return reader


_MALFORMED = "malformed citations"
_UNPRINTABLE = "entities of characters that no text holds"


class _Markdown(MarkdownIt):
    """Keeps addresses as they are written; which of them may stand is ours to say."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802  the library's name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802  the library's name
        return url if url.startswith("#") else super().normalizeLink(url)

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802  the library's name
        return link


def _picture_as_text(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  the library's signature
    start = state.pos
    if not image(state, silent):
        return False
    if not silent:
        state.tokens.pop()
        state.push("text", "", 0).content = state.src[start : state.pos]
    return True


def _entity(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  the library's signature
    """Read an entity; one of a character that no text holds, which the library replaces, is noted."""
    start = state.pos
    if not entity(state, silent):
        return False
    written = _NUMERIC.fullmatch(state.src[start : state.pos])
    if written is not None and not silent and _is_forbidden(int(written[1] or written[2], 10 if written[1] else 16)):
        state.env.setdefault(_UNPRINTABLE, []).append(written[0])
    return True


def _is_forbidden(code: int) -> bool:
    return code > sys.maxunicode or FORBIDDEN.fullmatch(chr(code)) is not None


def _citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  the library's signature
    if not state.src.startswith("[@", state.pos):
        return False
    found = _CITATION.match(state.src, state.pos, state.posMax)
    if found is None:
        head = state.src[state.pos : state.pos + MAX_SHOWN]
        state.env.setdefault(_MALFORMED, []).append(head[: head.find("]") + 1] or head)
        return False
    if not silent:
        state.push("citation", "", 0).content = found[1]
    state.pos = found.end()
    return True


@dataclass(slots=True)
class _Writer:
    """Collects parts; the three counters and the link say how the next characters appear."""

    parts: list[Run | Citation]
    problems: list[Problem]
    strong: int = 0
    emphasis: int = 0
    link: str = ""
    link_start: int = 0

    def take(self, token: Token) -> None:
        match token.type:
            case "text" | "text_special":
                self._put(token.content)
            case "code_inline":
                self._put(token.content, code=True)
            case "softbreak":
                self._put(" ")
            case "hardbreak":
                self._put("\n")
            case "strong_open" | "strong_close":
                self.strong += token.nesting
            case "em_open" | "em_close":
                self.emphasis += token.nesting
            case "link_open":
                self._open_link(token)
            case "link_close":
                self._close_link()
            case "citation":
                self.parts.append(_read_citation(token.content))
            case other:
                raise AssertionError(f"a token that no rule of ours makes: {other}")

    def _put(self, text: str, *, code: bool = False) -> None:
        for broken in () if code else _BROKEN_LINK.finditer(text):
            message = f"a space ends the address in `{broken[1]}`: this is no link but plain text"
            mended = f"write `{'-' if broken[1].startswith('#') else '%20'}` for the space"
            self.problems.append(Problem("link-as-text", message, mended, broken[1], Severity.WARNING))
        self.parts.append(Run(text, strong=self.strong > 0, emphasis=self.emphasis > 0, code=code, link=self.link))

    def _open_link(self, token: Token) -> None:
        address = str(token.attrs.get("href", ""))
        self.link = "#" + unquote(address[1:]) if address.startswith("#") else address
        self.link_start = len(self.parts)
        if not (_ADDRESS.fullmatch(self.link) or _FRAGMENT.fullmatch(self.link)):
            end = " " if "title" in token.attrs else ")"
            hint = "a link leads to http://…, https://…, mailto:… or #topic-id; for brackets as they are write `\\[`"
            message = f"`{unquote(address)}` is no address" if address else "the link has no address"
            self.problems.append(Problem("bad-link", message, hint, unquote(address), around=f"]({unquote(address)}{end}"))
        if "title" in token.attrs:
            message = "the title of a link is not printed"
            self.problems.append(Problem("link-title", message, "put it into the text", str(token.attrs["title"]), Severity.WARNING))

    def _close_link(self) -> None:
        inside = self.parts[self.link_start :]
        if not any(isinstance(part, Run) and part.text.strip() for part in inside):
            around = f"[{''.join(part.text for part in inside if isinstance(part, Run))}]({self.link}"
            message = f"the link to `{self.link}` has no words"
            self.problems.append(Problem("empty-link", message, "put words between its brackets", self.link, around=around))
        self.link = ""


def _read_citation(content: str) -> Citation:
    parts = []
    for cited in content.split(";"):
        key, _, locator = cited.strip().partition(",")
        parts.append(Cited(key.removeprefix("@").strip(), " ".join(locator.split())))
    return Citation(tuple(parts))


def _malformed(words: str) -> Problem:
    hint = "write [@key], [@key, p. 4] or [@a; @b]; for the characters as they are \\[@"
    located = re.fullmatch(rf"\[@({_KEY})\s+([^;\[\]@]*\d[^;\[\]@]*)\]", words)
    return Problem("malformed-citation", f"`{words}` is no citation", f"write [@{located[1]}, {located[2]}]" if located else hint, words)


def _unprintable(words: str) -> Problem:
    return Problem("control-character", f"`{words}` stands for a character that cannot be printed", "delete it", words)


def _merged(parts: Iterable[Run | Citation]) -> Text:
    merged: list[Run | Citation] = []
    for part in parts:
        last = merged[-1] if merged else None
        if isinstance(part, Run) and isinstance(last, Run) and _APPEARANCE(last) == _APPEARANCE(part):
            merged[-1] = replace(last, text=last.text + part.text)
        elif not isinstance(part, Run) or part.text:
            merged.append(part)
    return tuple(merged)
