"""`briefing new`: a small complete project, which is good as it comes."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from briefing.outline.models_blocks import KINDS
from running import Ran

Run = Callable[..., Ran]

FILES = ["README.md", "outline.schema.json", "outline.yaml", "pictures/rooms.svg"]


def files_of(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def keys_of(tree: object) -> set[str]:
    match tree:
        case dict():
            return {str(key) for key in tree} | {key for value in tree.values() for key in keys_of(value)}
        case list():
            return {key for value in tree for key in keys_of(value)}
        case _:
            return set()


def test_a_project_is_written_and_named(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "some" / "where" / "briefing"
    ran = run("new", folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.split() == [str(folder / name) for name in FILES]
    assert files_of(folder) == FILES


def test_an_empty_folder_will_do(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("new", tmp_path / "empty").code == 0


def test_what_stands_there_is_not_touched(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_text("mine", encoding="utf-8")
    ran = run("new", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{tmp_path}: error[not-empty]: the folder is not empty\n  hint: name a new folder\n"
    assert files_of(tmp_path) == [".hidden"]
    assert run("new", tmp_path / ".hidden").code == 2
    assert run("new", tmp_path / ".hidden" / "below").code == 2
    assert (tmp_path / ".hidden").read_text(encoding="utf-8") == "mine"


def test_a_new_project_is_good_as_it_comes(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("new", tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    assert run("check") == Ran(0, "outline.yaml\n", "")
    assert run("check", "--strict").code == 0


def test_a_new_project_builds_at_once(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("new", tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    ran = run("build")
    if "NotImplementedError" in ran.err:
        pytest.skip("a kind of block of the new project is not built yet")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.split() == ["output/outline-deck.pptx", "output/outline-briefing.pdf"]
    assert run("check").code == 0


def test_the_new_outline_shows_what_there_is(run: Run, tmp_path: Path) -> None:
    run("new", tmp_path / "project")
    text = (tmp_path / "project" / "outline.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=outline.schema.json\n")
    keys = keys_of(yaml.safe_load(text))
    shown = {
        "sources",
        "summary",
        "numbered",
        "points",
        "compare",
        "table",
        "chart",
        "figures",
        "quote",
        "callout",
        "detail",
        "image",
        "notes",
        "short",
    }
    assert sorted(shown - keys) == []
    assert set(KINDS) & keys == {"text", "points", "steps", "compare", "quote", "figures", "table", "chart", "image", "callout"}
    assert len(re.findall(r" # \w", text)) > 25, "it is commented"


def test_the_schema_of_the_project_is_that_of_the_program(run: Run, tmp_path: Path) -> None:
    run("new", tmp_path / "project")
    written = (tmp_path / "project" / "outline.schema.json").read_text(encoding="utf-8")
    assert json.loads(written) == json.loads(run("schema").out)


def test_a_folder_that_may_not_be_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "mkdir", deny)
    ran = run("new", tmp_path / "project")
    assert ran.code == 2
    assert "error[cannot-write]: cannot write to" in ran.err
