"""Fixtures of the witness's tests."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from verify.witness import CORPUS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with all that outlines of the corpus name."""
    for one in CORPUS.iterdir():
        if one.is_dir() and one.name in {"beside", "pictures"}:
            shutil.copytree(one, tmp_path / one.name)
        elif one.suffix == ".csv":
            shutil.copy(one, tmp_path / one.name)
    return tmp_path
