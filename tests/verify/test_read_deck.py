"""What a deck says, whole: small decks are read slide by slide, and everything that their transcripts hold is held against goldens."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.verify import read_deck
from verify.reading import hold, lines_of, slide_of, small

SLIDES = {"texts": 11, "exhibits": 6, "charts": 6, "pictures": 5}


@pytest.mark.parametrize(("name", "number"), [(name, number) for name, count in SLIDES.items() for number in range(1, count + 1)])
def test_all_that_a_slide_says(name: str, number: int) -> None:
    hold("small-slides", f"{name} {number}", "".join(f"{line}\n" for line in lines_of(read_deck(slide_of(name, number)))))


def test_all_that_a_deck_says(golden: Callable[[str, str], None]) -> None:
    golden("reading/texts-deck.txt", "".join(f"{line}\n" for line in lines_of(read_deck(small("texts").deck))))
