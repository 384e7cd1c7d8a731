"""The weights of rules are the theme's: no line of a deck keeps one of its own where the theme names another."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

from deck.decks import EVERYTHING, deck_of
from running import ROOT

HOUSE = {"9525": "hair", "19050": "strong", "31750": "side"}
OTHER = {"hair": 1.1, "strong": 2.1, "side": 3.1}
_LINE = re.compile(r'<a:(?:ln|lnT|lnB) w="(\d+)"')


def weights(deck: bytes) -> set[str]:
    """Return the weights of all lines of slides, layouts, masters and styles, in English Metric Units."""
    with zipfile.ZipFile(BytesIO(deck)) as package:
        parts = (name for name in package.namelist() if re.match(r"ppt/(\w+/)?\w+\.xml", name))
        return {weight for name in parts for weight in _LINE.findall(package.read(name).decode())}


def test_every_rule_has_the_weight_that_the_theme_gives_it(tmp_path: Path) -> None:
    rules = ", ".join(f"{name}: {weight}" for name, weight in OTHER.items())
    (tmp_path / "theme.yaml").write_text(f"name: other\nextends: {ROOT / 'themes' / 'meridian'}\nrules: {{{rules}}}\n", encoding="utf-8")
    assert HOUSE.keys() <= weights(deck_of(EVERYTHING))
    found = weights(deck_of(EVERYTHING, tmp_path))
    assert {str(round(weight * 12700)) for weight in OTHER.values()} <= found
    assert HOUSE.keys().isdisjoint(found)
