"""YAML text -> values with places, and the limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.diagnostics import Diagnostic, OutlineError
from briefing.outline import read_outline
from briefing.outline.composer import MAX_ALIASED, MAX_CHARACTERS, MAX_LEVELS, MAX_VALUES
from briefing.outline.source import Source
from briefing.outline.syntax import mended_line
from briefing.outline.tree import read_tree
from briefing.outline.values import Mapping, Scalar, Sequence


def refused(text: str) -> tuple[Diagnostic, ...]:
    with pytest.raises(OutlineError) as failure:
        read_tree(Source("f.yaml", text))
    return failure.value.findings


def codes(text: str) -> list[str]:
    return [finding.code for finding in refused(text)]


def test_values_know_their_place() -> None:
    tree = read_tree(Source("f.yaml", "a: [b, 'c d']\nä: {x: 1}\n"))
    root, findings = tree.root, tree.findings
    assert findings == ()
    assert isinstance(root, Mapping)
    (a, mapping) = (root["a"], root["ä"])
    assert isinstance(a, Sequence)
    assert isinstance(mapping, Mapping)
    assert (a.place.words, a.place.location.column) == ("[b, 'c d']", 4)
    assert [one.place.words for one in a] == ["b", "'c d'"]
    assert (mapping.place.words, mapping.names, mapping.keys_written["x"].place.location.column) == ("{x: 1}", ["x"], 5)


def test_fifty_levels_and_no_more() -> None:
    root = read_tree(Source("f.yaml", "[" * MAX_LEVELS + "x" + "]" * MAX_LEVELS)).root
    assert isinstance(root, Sequence)
    assert codes("[" * (MAX_LEVELS + 1) + "x" + "]" * (MAX_LEVELS + 1)) == ["too-deep"]


def test_levels_count_through_aliases() -> None:
    deep = "[" * 30 + "x" + "]" * 30
    read_tree(Source("f.yaml", f"a: &a {deep}\nb: {'[' * 19}*a{']' * 19}\n"))
    assert codes(f"a: &a {deep}\nb: {'[' * 20}*a{']' * 20}\n") == ["too-deep"]


def test_ten_thousand_aliased_values_and_no_more() -> None:
    hundred = "[" + ",".join("x" * 99) + "]"
    within = ",".join(["*a"] * (MAX_ALIASED // 100))
    read_tree(Source("f.yaml", f"a: &a {hundred}\nb: [{within}]\n"))
    assert codes(f"a: &a {hundred}\nb: [{within},*a]\n") == ["alias-bomb"]


def test_an_alias_cannot_hold_itself() -> None:
    findings = read_tree(Source("f.yaml", "a: &a [*a]\n")).findings
    assert [(finding.code, finding.message) for finding in findings] == [("yaml-syntax", "`*a` stands inside of what it stands for")]


def test_absurd_sizes_are_errors() -> None:
    assert codes("[" + "x," * MAX_VALUES + "]") == ["too-large"]
    assert codes("a: " + "x" * (MAX_CHARACTERS + 1)) == ["too-large"]


@pytest.mark.parametrize("text", ["[" * 1_000_000, "{" * 1_000_000, "- " * 500_000, "? " * 500_000, "x: " * 100_000, '"' * 999_999])
def test_hostile_files_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "outline.yaml"
    path.write_text(text)
    with pytest.raises(OutlineError):
        read_outline(path)


def test_findings_before_and_after_a_syntax_error_are_kept() -> None:
    findings = read_tree(Source("f.yaml", "a: 1\na: 2\nb: [\n")).findings
    assert sorted(finding.code for finding in findings) == ["duplicate-key", "yaml-syntax"]


def test_the_first_of_two_keys_counts() -> None:
    root = read_tree(Source("f.yaml", "a: 1\na: 2\n")).root
    assert isinstance(root, Mapping)
    first = root["a"]
    assert isinstance(first, Scalar)
    assert first.text == "1"


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("title: [a] b", 'write title: "[a] b"'),
        ("  - title: a: b   # why", 'write - title: "a: b"'),
        ("- - *a* b", 'write - - "*a* b"'),
        ('title: "a" b', "write title: '\"a\" b'"),
        ("title: 'a' \"b\"", "write title: '''a'' \"b\"'"),
        ('title: "a', 'write title: "a"'),
        ("title: a #1", 'write title: "a #1"'),
        ("title: @a\\b", "write title: '@a\\b'"),
        ("title: {a} b", 'write title: "{a} b"'),
        ("title: `a`", 'write title: "`a`"'),
        ("title: a", ""),
        ("title: [a, b]", ""),
        ('title: "a"', ""),
        ("title: |", ""),
        ("title: [", ""),
        ("", ""),
        ("title: [a] " + "b" * 400, ""),
    ],
)
def test_the_mended_line(line: str, mended: str) -> None:
    assert mended_line(line) == mended
