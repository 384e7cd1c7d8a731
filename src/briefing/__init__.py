"""One YAML outline; a PowerPoint deck and a PDF briefing that are proven to say the same.

>>> import briefing
>>> built = briefing.build("content/outline.yaml")  # doctest: +SKIP
>>> len(built.deck), len(built.document), built.findings  # doctest: +SKIP
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.diagnostics import OutlineError

if TYPE_CHECKING:
    from briefing.pipeline import Built

__version__ = "0.1.0"
__all__ = ["OutlineError", "__version__", "build"]


def build(outline: str | PathLike[str], *, theme: str = "") -> Built:
    """Build both files from an outline, proven equal, and write nothing; raises OutlineError where `briefing build` would exit with 1."""
    from briefing import pipeline

    return pipeline.build(Path(outline), theme=theme)
