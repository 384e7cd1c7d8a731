"""Templates that are kept as they were compiled: the same HTML, and nothing that stands in the way of a build."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

import pytest
from jinja2 import DictLoader, Environment

from briefing.language import words_for
from briefing.outline import read_outline
from briefing.pdf import html, render_html, view_document
from briefing.pdf.compiled import CompiledTemplates
from briefing.themes import find_theme, load_theme
from running import ROOT


@pytest.fixture(autouse=True)
def _writing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    html._environment.cache_clear()
    yield
    html._environment.cache_clear()


def rendered(folder: Path, source: str = "one {{ 1 + 1 }}") -> tuple[str, bool]:
    """Return what a template gives, and whether it was compiled for that."""
    compiled: list[str] = []

    class Noting(Environment):
        def _compile(self, source: str, filename: str) -> CodeType:
            compiled.append(filename)
            return super()._compile(source, filename)

    said = Noting(loader=DictLoader({"a.html": source}), bytecode_cache=CompiledTemplates(folder)).get_template("a.html").render()
    return said, bool(compiled)


def test_a_template_is_compiled_once_and_anew_where_it_says_something_else(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    assert [rendered(folder), rendered(folder)] == [("one 2", True), ("one 2", False)]
    assert [rendered(folder, "two"), rendered(folder, "two")] == [("two", True), ("two", False)]
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("damage", [b"", b"nonsense", None])
def test_what_is_damaged_is_compiled_anew(tmp_path: Path, damage: bytes | None) -> None:
    rendered(tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-9] if damage is None else damage)
    assert [rendered(tmp_path), rendered(tmp_path)] == [("one 2", True), ("one 2", False)]


def test_every_length_of_a_cut_file_is_compiled_anew(tmp_path: Path) -> None:
    rendered(tmp_path)
    (kept,) = tmp_path.iterdir()
    content = kept.read_bytes()
    for length in range(len(content)):
        kept.write_bytes(content[:length])
        assert rendered(tmp_path) == ("one 2", True), length


def test_a_folder_that_cannot_be_written_to_is_done_without(tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.write_text("no folder", encoding="utf-8")
    assert [rendered(folder), rendered(folder)] == [("one 2", True)] * 2
    assert rendered(tmp_path / "not" / "there") == ("one 2", True)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert [rendered(tmp_path), rendered(tmp_path)] == [("one 2", True)] * 2
    assert list(tmp_path.iterdir()) == []


def test_the_document_is_the_same_of_kept_templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = ROOT / "content" / "outline.yaml"
    document = read_outline(path).document
    theme = load_theme(find_theme(document.theme, path))
    view = view_document(document, theme, words_for(document.language, document.words), edition="0" * 12)
    monkeypatch.setattr(html, "_COMPILED", tmp_path / "kept")
    fresh = render_html(view, theme)
    html._environment.cache_clear()
    assert len(list((tmp_path / "kept").iterdir())) > 10
    monkeypatch.setattr(Environment, "_compile", None)  # so that nothing can be compiled
    assert render_html(view, theme) == fresh
