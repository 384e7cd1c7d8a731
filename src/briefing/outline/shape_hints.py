"""What to write in place of a value of the wrong shape."""

from __future__ import annotations

import re

from briefing.outline.models_points import POINT_WORDS
from briefing.outline.quoting import quoted
from briefing.outline.values import Mapping, Scalar, Sequence, Value, is_empty

SHOWN = 40
"""Characters of a value that a hint repeats."""
OR_LIST = frozenset({"author", "authors", "source"})
"""Keys under which one text may stand for a list."""
_POINTS = frozenset({"points", "steps"})
_SHORTEST = {"body": "text", "sections": "title", "topics": "title", "sides": "heading", "figures": "value", "actions": "do"}
"""The key with which an item of these lists begins."""
_INSIDE = {"target": "at", "deck": "rows", "chart": "type", "from": "from"}
"""The key under which a value stands that was written in place of these mappings."""
_NO_LISTS: dict[int | str, str] = {
    "summary": "write `summary: {points: […]}`",
    "sources": "give each a key: `sources: {key: {title: …}}`",
    "tones": "say which is which: `tones: {first: …, second: …}`",
    "compare": "write `compare: [{heading: …, text: …}, {heading: …, text: …}]`",
    "image": "write `image: {path: …, alt: …}`",
    "csv": "name one file alone",
    "table": "write `table: {columns: […], rows: […]}`",
    "chart": "write `chart: {type: bar, categories: […], series: {Name: […]}}`",
    "series": "give each a name: `series: {Name: [1, 2]}`",
}
_BRACKETS = "a text with brackets wants quotes"

Path = tuple[int | str, ...]


def type_hint(path: Path, value: Value, wanted: str) -> str:
    """Return how to write what is `wanted` at a path in place of a value of another shape."""
    if is_empty(value):
        return "write it, or delete this"
    match value:
        case Scalar():
            hint = _for_text(path, value, wanted)
        case Sequence():
            hint = _for_list(path, value, wanted)
        case Mapping():
            hint = _for_mapping(path, value, wanted)
    return hint or (_NO_LISTS.get(path[-1], "") if path else "") or f"write {wanted} in its place"


def shown(value: Scalar) -> str:
    """Return a text as a hint repeats it."""
    return value.text if len(value.text) <= SHOWN and "\n" not in value.text else "…"


def _for_text(path: Path, value: Scalar, wanted: str) -> str:
    """Return a hint at the longer form of what was written as one text."""
    if re.match(r"[A-Za-z_]+:(?!//)\S", value.text) and value.plain:
        return "after the colon of a key stands a space"
    if not path:
        return "an outline begins with `title: …`"
    if isinstance(path[-1], str):
        name = str(path[-1])
        if wanted == "a list":
            item = f"{{{_SHORTEST[name]}: {shown(value)}}}" if name in _SHORTEST else shown(value)
            return f"write `{name}: [{item}]`"
        inside = "title" if path[:-1] == ("sources",) else _INSIDE.get(name)
        return f"write `{name}: {{{inside}: {shown(value)}}}`" if inside else ""
    if wanted == "a list":
        return f"write `[{shown(value)}]`"
    beginning = _SHORTEST.get(str(path[-2])) if len(path) > 1 else None
    return f"write `{beginning}: …`" if beginning else ""


def _for_list(path: Path, value: Sequence, wanted: str) -> str:
    """Return a hint at the text or the mapping that was written as a list."""
    if not path:
        return "an outline is a mapping: delete the dash before `title`"
    if path[-1] in _NO_LISTS:
        return _NO_LISTS[path[-1]]
    is_flow = value.place.words.startswith("[")
    if "a mapping" in wanted and not is_flow and all(isinstance(one, Mapping) for one in value):
        return "delete the dash before each key"
    if isinstance(path[-1], int) and not is_flow:
        return "one dash is too many: points below a point stand under `points`"
    if is_flow or not wanted.startswith("a text"):
        return _BRACKETS if wanted.startswith("a text") else ""
    in_point = len(path) > 2 and path[-1] == "text" and path[-3] in _POINTS  # noqa: PLR2004  the list, the place, the key
    return "below a label, points stand under `points`: write `{label: …, points: […]}`" if in_point else "delete the dash: this is one text"


def _for_mapping(path: Path, value: Mapping, wanted: str) -> str:
    """Return a hint at the text or the list that was written as a mapping."""
    if path and path[-1] in OR_LIST:
        return f"write the name alone: `{path[-1]}: {_first_text(value)}`"
    if "a list" in wanted:
        return _as_list(path, value)
    if not wanted.startswith("a text"):
        return ""
    if "text" in value or "short" in value:
        return "there is no `short` for this one: write the text alone"
    words = value.place.words.strip()
    if words.startswith("{"):
        return f"write the text alone: `{_first_text(value)}`" if value.names else _BRACKETS
    return f"a text that holds `: ` wants quotes: write {quoted(words)}" if "\n" not in words and len(words) <= 2 * SHOWN else ""


def _as_list(path: Path, value: Mapping) -> str:
    """Return a hint at the list of the one mapping that was written in its place, of its pairs, or of its texts."""
    name, words = str(path[-1]), value.place.words
    cells = ", ".join(shown(one) for key in value.names if isinstance(one := value[key], Scalar))
    if isinstance(path[-1], int):
        return f"write the cells alone: `[{cells}]`"
    if not words.startswith("{"):
        return "begin each of them with `- `"
    if name not in _SHORTEST and name not in _POINTS:
        words = cells
    elif name in _POINTS and not set(POINT_WORDS) & set(value.names):
        words = words[1:-1]
    return f"write `{name}: [{words}]`" if len(words) <= 2 * SHOWN and "\n" not in words else f"write `{name}: [{{…}}]`"


def _first_text(value: Mapping) -> str:
    return next((shown(one) for name in value.names if isinstance(one := value[name], Scalar)), "…")
