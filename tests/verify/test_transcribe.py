"""What both files must say of outlines of every kind, whole, held against goldens."""

from __future__ import annotations

from functools import cache

import pytest

from briefing.document import Document
from briefing.language import words_for
from briefing.outline import read_outline
from briefing.texts import Show
from briefing.verify import Transcript, transcribe
from verify.reading import SMALL, hold, lines_of
from verify.scenes import OUTPUTS, outline

NAMES = ("texts", "exhibits", "charts", "witness", "kinds", "images")


@cache
def document(name: str) -> Document:
    return outline(name) if (SMALL / f"{name}.yaml").is_file() and name != "pictures" else read_outline(SMALL.parent / f"{name}.yaml").document


def wanted(name: str, output: Show) -> Transcript:
    found = document(name)
    return transcribe(found, output, words_for(found.language, found.words))


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("name", NAMES)
def test_all_that_a_file_must_say(name: str, output: Show) -> None:
    found = wanted(name, output)
    hold("wanted", f"{name} {output}", "".join(f"{line}\n" for line in (*lines_of(found), f"settings {found.settings}")))
