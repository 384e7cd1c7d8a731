"""The JSON Schema accepts what is read and refuses what is misspelt; every key is described."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from briefing.outline import outline_schema
from running import ROOT, SMALL_OUTLINE, UPDATE_GOLDENS

SCHEMA = outline_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def expected_of(path: Path) -> str:
    """Return what is said of an outline of the broken corpus; nothing of any other."""
    expected = path.with_suffix(".expected")
    return expected.read_text(encoding="utf-8") if expected.exists() else ""


GOOD = """\
title: {text: T, short: t}
authors: Jane
version: 1.10
page: letter
subtitle:
sources: {a: {author: [J, K], title: T, date: 2026-05}}
tones: {first: A}
words: {insight: I}
summary: {points: {from: six}, figures: [{value: 3}]}
sections:
  - title: Six
    id: six
    numbered: true
    source: a
    topics:
      - title: One
        source: [a]
        points: [x, Label: text, {label: L, text: {text: T, short: t}, points: [y]}, Label: {text: T, short: t}]
      - title: Two
        body:
          - steps: |
              1. a
          - compare: [{heading: A, points: [x]}, {heading: B, text: y}]
          - compare: {sides: [{heading: A}, {heading: B}], rows: {Who: [a, b]}}
          - compare: {sides: [{heading: A}, {heading: B}], rows: [{label: Who, cells: [a, b]}]}
          - {quote: Words, id: q, show: deck}
          - callout: {kind: risk, text: x}
          - table: {columns: [a], rows: [[1], [2]], align: [right], total: true}
          - table: |
              | a |
              |---|
              | 1 |
          - chart: {type: bar, categories: [a], series: {one: [1, null]}, tones: {one: first}}
          - image: {path: a.png, decorative: true}
          - actions: [{do: x, who: y}]
          - code: print(1)
"""


def flawed(written: str) -> list[str]:
    return [failure.message for failure in VALIDATOR.iter_errors(json.loads(json.dumps(yaml.safe_load(written), default=str)))]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_schema_that_the_program_prints_is_that_of_the_models() -> None:
    stored = ROOT / "src" / "briefing" / "project" / "files" / "outline.schema.json"
    current = json.dumps(SCHEMA, indent=2) + "\n"
    if UPDATE_GOLDENS:
        stored.write_text(current, encoding="utf-8")
    assert stored.read_text(encoding="utf-8") == current, "BRIEFING_UPDATE_GOLDENS=1 writes it anew"


class Editor(yaml.SafeLoader):
    """Reads YAML as editors do: dates are texts."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, shape) for tag, shape in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

CORPUS = ROOT / "tests" / "corpus"
VALID = [path for path in (*CORPUS.rglob("*.yaml"), ROOT / "content" / "outline.yaml") if "error[" not in expected_of(path)]
BEYOND_A_SCHEMA = {"citations", "drawings", "files", "ids", "links", "nothing", "rings"}
"""Broken outlines whose parts have the right shape: what they name leads nowhere, stands twice or prints nothing."""


def as_an_editor_reads(path: Path) -> object:
    """Return what an editor makes of an outline; None when it is no YAML to an editor either."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=Editor)  # noqa: S506  a safe loader
    except (yaml.YAMLError, RecursionError):
        return None


def test_every_valid_outline_of_the_corpus_validates() -> None:
    assert len(VALID) > 5
    assert {path.name: [failure.message for failure in VALIDATOR.iter_errors(as_an_editor_reads(path))] for path in VALID} == {
        path.name: [] for path in VALID
    }


def test_the_new_project_validates() -> None:
    path = ROOT / "src" / "briefing" / "project" / "files" / "outline.yaml"
    assert list(VALIDATOR.iter_errors(as_an_editor_reads(path))) == []


def test_most_broken_outlines_do_not_validate() -> None:
    broken = {path.stem: as_an_editor_reads(path) for path in CORPUS.rglob("*.yaml") if path not in VALID}
    accepted = {name for name, tree in broken.items() if tree is not None and VALIDATOR.is_valid(tree)}
    refused = {name for name, tree in broken.items() if tree is not None and name not in accepted}
    assert accepted == BEYOND_A_SCHEMA
    assert refused == {
        *("blocks", "bomb", "charts", "choices", "compare", "data", "everything", "images", "keys", "labels", "misplaced", "points", "root"),
        *("settings", "shapes", "shorts", "shows", "tables", "titles", "types"),
    }


@pytest.mark.parametrize("written", [GOOD, SMALL_OUTLINE, (ROOT / "content" / "outline.yaml").read_text(encoding="utf-8"), "title: no\ntopics: []\n"])
def test_a_good_outline_validates(written: str) -> None:
    assert flawed(written) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("title: {text", "tittle: {text"),
        ("short: t", "shrot: t"),
        ("numbered:", "numberd:"),
        ("numbered: true", "numbered: maybe"),
        ("- callout:", "- calout:"),
        ("kind: risk", "kind: warning"),
        ("first: A", "frist: A"),
        ("insight: I", "insigth: I"),
        ("{quote: Words, id: q", "{quote: Words, text: x, id: q"),
        ("rows: {Who: [a, b]}", "rows: {Who: a}"),
        ("from: six", "form: six"),
        ("points: [x]}", "points: x, more: y}"),
        ("type: bar", "type: bars"),
        ("do: x", "to: x"),
        ("series: {one: [1, null]}", "serie: {one: [1, null]}"),
        ("{path: a.png, decorative: true}", "a.png"),
        ("columns: [a]", "column: [a]"),
        ("sections:", "topics: []\nsections:"),
    ],
)
def test_a_slip_does_not_validate(right: str, wrong: str) -> None:
    assert right in GOOD
    assert flawed(GOOD.replace(right, wrong, 1)) != []


def described(schema: object) -> Iterator[tuple[str, bool]]:
    match schema:
        case dict():
            for name, value in schema.get("properties", {}).items():
                yield name, bool(value.get("description"))
            for value in schema.values():
                yield from described(value)
        case list():
            for value in schema:
                yield from described(value)


def test_every_key_is_described() -> None:
    found = list(described(SCHEMA))
    assert len(found) > 100
    assert [name for name, is_described in found if not is_described] == []


def test_every_shape_is_described() -> None:
    shapes = SCHEMA["$defs"]
    assert isinstance(shapes, dict)
    assert sorted(name for name, shape in shapes.items() if "description" not in shape and "description" not in shape.get("anyOf", [{}])[-1]) == []


def test_the_schema_says_nothing_that_goes_without_saying() -> None:
    written = json.dumps(SCHEMA)
    assert '"default": "both"' in written
    assert '"default": null' not in written
