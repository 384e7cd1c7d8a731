"""YAML of a theme to plain values, each with the place that it was written at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

from briefing.diagnostics import Diagnostic, Location, ThemeError, error

PathOf: TypeAlias = tuple[str | int, ...]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands, and the line of text that it stands in."""

    location: Location
    excerpt: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The values of one theme file, or of several merged ones, with the place of each by its path of keys."""

    tokens: Mapping[str, object]
    places: Mapping[PathOf, Place]

    def finding(self, code: str, message: str, path: PathOf, *, hint: str = "") -> Diagnostic:
        """Return an error at the value of a path, or at the nearest value above it that was written."""
        while path and path not in self.places:
            path = path[:-1]
        place = self.places[path]
        return error(code, message, place.location, hint=hint, excerpt=place.excerpt)


def read_source(path: Path) -> Tokens:
    """Return what a theme file says; raises ThemeError when it is unreadable, is no mapping, or has a key twice."""
    try:
        text = path.read_text(encoding="utf-8")
        loader = _LOADER(text)
        node = loader.get_single_node()
        found = tuple(_places(node, (), str(path), text.splitlines()))
        tokens = loader.construct_document(node) if node is not None else None
    except (OSError, UnicodeDecodeError) as problem:
        raise ThemeError(
            (error("unreadable-theme", f"cannot read the theme: {problem}", Location(str(path)), hint="save it as UTF-8, where you may read it"),)
        ) from problem
    except yaml.YAMLError as problem:
        raise ThemeError((_syntax_finding(problem, path),)) from problem
    if not isinstance(tokens, dict):
        raise ThemeError((error("wrong-theme", "a theme is a mapping of tokens", Location(str(path), 1, 1), hint="it begins with `name: …`"),))
    source = Tokens(tokens, dict(found))
    twice = [path_of for path_of, times in Counter(path_of for path_of, _ in found).items() if times > 1]
    if twice:
        raise ThemeError(
            tuple(source.finding("duplicate-key", f"`{path_of[-1]}` stands here twice", path_of, hint="delete one of them") for path_of in twice)
        )
    return source


def merge_sources(sources: Iterable[Tokens]) -> Tokens:
    """Return the tokens of several themes as one: mappings are merged, anything else of a later theme replaces that of an earlier one."""
    tokens: Mapping[str, object] = {}
    places: dict[PathOf, Place] = {}
    for source in sources:
        tokens = _merge(tokens, source.tokens)
        places.update(source.places)
    return Tokens({key: value for key, value in tokens.items() if key != "extends"}, places)


def _merge(base: Mapping[str, object], own: Mapping[str, object]) -> dict[str, object]:
    merged = dict(base)
    for key, value in own.items():
        below = merged.get(key)
        merged[key] = _merge(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged


def _places(node: yaml.Node | None, path: PathOf, file: str, lines: list[str]) -> Iterator[tuple[PathOf, Place]]:
    if node is None:
        return
    mark = node.start_mark
    if not path:
        yield (), _place(mark, file, lines)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*path, str(key.value))
            yield inner, _place(key.start_mark, file, lines)
            yield from _places(value, inner, file, lines)
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield (*path, number), _place(value.start_mark, file, lines)
            yield from _places(value, (*path, number), file, lines)


def _place(mark: yaml.Mark, file: str, lines: list[str]) -> Place:
    excerpt = lines[mark.line] if mark.line < len(lines) else ""
    return Place(Location(file, mark.line + 1, mark.column + 1), excerpt)


def _syntax_finding(problem: yaml.YAMLError, path: Path) -> Diagnostic:
    mark = getattr(problem, "problem_mark", None)
    location = Location(str(path), mark.line + 1, mark.column + 1) if mark else Location(str(path))
    return error("wrong-yaml", f"this is not YAML: {getattr(problem, 'problem', None) or problem}", location, hint=_YAML)


_YAML = "lines that belong together begin in the same column; a value that holds `: ` or begins with `#` wants quotes"
