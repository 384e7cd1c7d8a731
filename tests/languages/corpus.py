"""The outlines of `tests/corpus/languages`, each built and proven once in a process."""

from __future__ import annotations

from functools import cache

import pytest

from briefing.language import spoken_languages
from running import ROOT
from verify.witness import Witnessed, witnessed

FOLDER = ROOT / "tests" / "corpus" / "languages"
LANGUAGES = spoken_languages()
DAILY = ("ar", "bn", "ja")
"""Those that are built every time: both directions, signs on both sides of a letter, joiners, East Asian shapes."""

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he"})
EVERY = tuple(language if language in DAILY else pytest.param(language, marks=pytest.mark.full) for language in LANGUAGES)


@cache
def spoken(language: str) -> Witnessed:
    """Return an outline of the corpus with both of its files."""
    return witnessed(FOLDER / f"{language}.yaml")
