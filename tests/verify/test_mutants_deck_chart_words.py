"""Every word in the caches of a deck's charts, each altered by one letter: the witness must see it, whichever series it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from lxml import etree

from verify.deck_file import DeckFile, altered
from verify.witness import CORPUS, witnessed

CHARTS = CORPUS / "kinds.yaml"
TURNS = 8


def words(deck: DeckFile) -> Iterator[etree._Element]:
    """Yield the cached names of categories, and of the series, in all charts."""
    for part in sorted(name for name in deck.parts if re.fullmatch(r"ppt/charts/chart\d+\.xml", name)):
        for text in deck.root(part).iter("{*}v"):
            if any(etree.QName(above).localname == "strCache" for above in text.iterancestors()):
                yield text


@pytest.mark.parametrize("turn", range(TURNS))
def test_a_word_that_is_altered_in_any_series_is_seen(turn: int) -> None:
    good = witnessed(CHARTS)
    count = sum(1 for _ in words(DeckFile(good.deck)))
    assert count > TURNS
    for number in range(turn, count, TURNS):
        deck = DeckFile(good.deck)
        text = list(words(deck))[number]
        text.text = altered(text.text or "")
        assert good.messages("deck", deck.content()), (number, text.text)
