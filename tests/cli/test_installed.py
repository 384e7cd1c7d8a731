"""The program as a wheel installs it, far from its source: themes, words, templates and the new project come with it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from running import ROOT, SMALL_OUTLINE


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel holds."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder, ROOT],
        check=True,
        capture_output=True,
        cwd=folder,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "site")
    return folder / "site"


def program(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "briefing", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(installed)},
    )


def files(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder but those that are kept compiled."""
    return (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def test_every_file_of_the_package_is_installed(installed: Path) -> None:
    source = {path.relative_to(ROOT / "src") for path in files(ROOT / "src" / "briefing")}
    themes = {Path("briefing/_themes") / path.relative_to(ROOT / "themes") for path in files(ROOT / "themes")}
    found = {path.relative_to(installed) for path in files(installed / "briefing")}
    assert len(source) > 100
    assert len(themes) > 1
    assert found == source | themes


def test_the_installed_program_is_the_one_that_runs(installed: Path, tmp_path: Path) -> None:
    where = subprocess.run(
        [sys.executable, "-c", "import briefing; print(briefing.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(installed)},
    )
    assert where.stdout.strip() == str(installed / "briefing" / "__init__.py")


def test_the_installed_program_builds_and_begins_projects(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL_OUTLINE, encoding="utf-8")
    built = program(installed, tmp_path, "build", "small.yaml")
    assert (built.returncode, built.stderr) == (0, "")
    assert program(installed, tmp_path, "check", "small.yaml", *built.stdout.split()).returncode == 0
    new = program(installed, tmp_path, "new", "project")
    assert (new.returncode, new.stderr) == (0, "")
    assert program(installed, tmp_path / "project", "check").stdout == "outline.yaml\n"
    assert program(installed, tmp_path, "schema").stdout == (tmp_path / "project" / "outline.schema.json").read_text(encoding="utf-8")
    assert "fonts of meridian" in program(installed, tmp_path, "doctor").stdout
