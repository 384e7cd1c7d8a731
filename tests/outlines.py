"""Outlines as no author writes them: random bytes, pieces of YAML, known keys in any shape, and a good outline with something changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, get_args

import yaml
from hypothesis import strategies as st

from briefing.blocks import CalloutKind, ChartType, Tone
from briefing.outline.models import FURNITURE, Outline, Section, Source, Summary, Topic
from briefing.outline.models_base import Shape
from briefing.outline.models_blocks import KINDS, Figure, Kinds, Side
from briefing.outline.models_blocks import VALUES as VALUES_OF_KINDS
from briefing.outline.models_exhibits import Action, Csv, Target
from briefing.outline.models_points import POINT_WORDS
from briefing.texts import Show
from running import ROOT

GOOD = (ROOT / "tests" / "corpus" / "kinds.yaml").read_text(encoding="utf-8")
"""One small outline with every kind of block and nearly every key."""

PIECES = [
    *("title: ", "topics:\n", "  - ", "    ", "\n", "text: ", "points: ", "body:\n", "sources: ", "compare: ", "heading: ", "rows: ", "label: "),
    *("short: ", "from: ", "summary: ", "source: a", "id: x\n", "show: deck\n", "notes: y\n", "table: ", "columns: ", "csv: ", "chart: "),
    *("type: bar\n", "series: ", "categories: ", "image: ", "path: ", "aside: ", "actions: ", "do: ", "code: ", "prose: ", "figures: ", "value: "),
    *("[", "]", "{", "}", ",", ": ", "- ", "|\n", ">\n", "&a ", "*a ", "!t ", "<<: ", "'", '"', "#1", " # c\n", "---\n", "...\n", "? ", "%x\n"),
    *("@", "`", "[@a]", "**b**", "\t", "\ufeff", "\u2028", "x", "\x00", "1", "|a|\n|-|\n|b|\n", "a.csv", "a.png", "\\", "\u200b", "\U0001f600"),
]  # fmt: skip
TEXTS = [
    *("x", "", "true", "false", "1", "-2.5", "null", "**b**", "[@a]", "[@b, p. 1]", "[w](#one)", "[w](https://e.org)", "&nbsp;", "\u200b", "`c`"),
    *("bar", "pie", "scatter", "first", "bad", "left", "deck", "document", "high", "data", "risk", "a.csv", "a.png", "a.svg", "none.png", "../x"),
    *("- a\n- b\n", "|a|b|\n|-|-|\n|1|2|\n", "### h\n\n> q\n", "1e999", "2026-02-30", ";", "tab", "\t", "a", "one", "學生", "\x07", "<<", "[" * 30),
]  # fmt: skip

_SHAPES: tuple[type[Shape], ...] = (*VALUES_OF_KINDS.values(), Outline, Section, Source, Summary, Topic, Kinds, Figure, Side, Action, Csv, Target)
_TREE = json.dumps(yaml.load(GOOD, Loader=yaml.BaseLoader))  # noqa: S506  it makes texts, lists and mappings, and nothing else

texts = st.sampled_from(TEXTS)
KEYS = {name for shape in _SHAPES for name in shape.known_keys()} | {*POINT_WORDS, *FURNITURE, "tittle"}
any_key = st.sampled_from(sorted(KEYS))
any_value = st.recursive(texts, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(any_key | texts, inner, max_size=3), max_leaves=8)


CHARTS, CALLOUTS, TONES, SHOW = map(get_args, (ChartType, CalloutKind, Tone, Show))
CHOICES = {"type": CHARTS, "kind": CALLOUTS, "tone": TONES, "show": SHOW, "stacked": ("true", "false"), "page": ("a4", "letter")}

ODD: dict[str, list[object]] = {
    "rows": [[["x"], []], [["a", "b"], ["c"]], {"Q": ["a", "b"], "": []}, [{"label": "Q", "cells": ["a"]}], [[["a"]]]],
    "csv": [
        "a.csv",
        *({"path": "a.csv", "encoding": name} for name in ("undefined", "idna", "utf-16", "rot13", "no")),
        {"path": "a.csv", "delimiter": "\n"},
    ],
    "series": [{"x": ["-1", "2"]}, {"x": [["1"], ["1", "2", "3", "4"], []]}, {"": ["1"], " ": ["0"]}, {"x": ["0", ""], "y": [["1", "2"]]}],
    "categories": [["a", "b"], ["a", "a"], ["", "b"]],
    "points": ["no list", [["a"]], [{"label": "a", "points": [{"b": ["c"]}]}], [{"shw": "x"}]],
    "total": ["perhaps", {"a": "b"}, ["a", "b"]],
    "path": ["a.png", "a.svg", "none.png", "../x", "a" * 300, "http://e.org/a.png"],
}
"""What is wrong in ways that chance would seldom find."""


def _places(node: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401  a tree of JSON
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in pairs:
        yield node, key
        yield from _places(value)


def _values_by_key() -> dict[str, list[object]]:
    """Return what stands under each key of the good outline, and every word of its choices."""
    found: dict[str, list[object]] = {
        "type": list(CHARTS),
        "kind": list(CALLOUTS),
        "tone": list(TONES),
        "show": list(SHOW),
        "stacked": ["true", "false"],
    }
    found |= ODD
    for holder, key in _places(json.loads(_TREE)):
        if isinstance(key, str) and holder[key] not in found.setdefault(key, []):
            found[key].append(holder[key])
    return found


_GOOD_VALUES = _values_by_key()


def shaped(shape: type[Shape], *whole: object) -> st.SearchStrategy[dict[str, object]]:
    """Return mappings with keys of a shape, most of whose values stand in the good outline: one of the `whole` ones, with some keys changed."""

    def pair_of(key: str) -> st.SearchStrategy[tuple[str, object]]:
        good = st.sampled_from(_GOOD_VALUES.get(key, ["x"]))
        return st.tuples(st.just(key), st.one_of(good, good, good, any_value))

    keys = shape.known_keys()
    changed = st.lists(st.sampled_from(keys).flatmap(pair_of), max_size=4).map(dict)
    dropped = st.sets(st.sampled_from(keys), max_size=2)
    base = st.sampled_from([value for value in whole if isinstance(value, dict)] or [{}])
    choices = st.fixed_dictionaries({}, optional={key: st.sampled_from(CHOICES[key]) for key in shape.known_keys() if key in CHOICES})
    return st.builds(
        lambda good, chosen, new, less: {key: value for key, value in {**good, **chosen, **new}.items() if key not in less},
        base,
        choices,
        changed,
        dropped,
    )


random_bytes = st.binary(max_size=200) | st.text(max_size=80).map(lambda text: text.encode("utf-8", "surrogatepass"))
random_yaml = st.lists(st.sampled_from(PIECES), max_size=30).map(lambda pieces: "".join(pieces).encode())
blocks: st.SearchStrategy[dict[str, object]] = st.one_of(
    shaped(Kinds),
    *(st.fixed_dictionaries({kind: shaped(shape, *_GOOD_VALUES[kind])}) for kind, shape in VALUES_OF_KINDS.items()),
    *(st.fixed_dictionaries({kind: shaped(VALUES_OF_KINDS[kind], *_GOOD_VALUES[kind])}) for kind in ("chart", "table", "chart")),
)
any_outline = st.builds(
    lambda outline, topic, body: _as_yaml({"title": "T", **outline, "topics": [{"title": "One", **topic, "body": body}]}),
    shaped(Outline),
    shaped(Topic),
    st.lists(blocks, min_size=1, max_size=4),
)


@st.composite
def good_with_other_letters(draw: st.DrawFn) -> bytes:
    """Return the good outline with up to three pieces of its text cut, doubled or replaced."""
    text = GOOD
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(st.sampled_from(["", text[start:end] * 2, *PIECES])) + text[end:]
    return text.encode("utf-8", "surrogatepass")


@st.composite
def good_with_other_lines(draw: st.DrawFn) -> bytes:
    """Return the good outline with a line dropped, doubled, moved or indented otherwise."""
    lines = GOOD.split("\n")
    for _ in range(draw(st.integers(1, 2))):
        place = draw(st.integers(0, len(lines) - 1))
        line = lines.pop(place)
        emptied = re.sub(r":( |$).*", ":", line)
        lines[place:place] = draw(st.sampled_from([[], [line, line], ["  " + line], [line.removeprefix("  ")], [emptied], ["\t" + line]]))
    return "\n".join(lines).encode()


@st.composite
def good_with_other_values(draw: st.DrawFn) -> bytes:
    """Return the good outline with one value of another shape, or under another key."""
    tree = json.loads(_TREE)
    holder, key = draw(st.sampled_from(list(_places(tree))))
    if isinstance(holder, dict) and draw(st.booleans()):
        holder[draw(any_key)] = holder.pop(key)
    else:
        holder[key] = draw(any_value)
    return _as_yaml(tree)


def _as_yaml(tree: object) -> bytes:
    """Return a tree as JSON, which is YAML and quickly written."""
    return json.dumps(tree, ensure_ascii=False, indent=0).encode()


assert set(KINDS) <= set(re.findall(r"\w+(?=:)", GOOD)), "the good outline lacks a kind of block"
