"""Tabs of code on a slide reach as far as in the document: to columns four letters apart, as LibreOffice draws them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from deck.decks import THEME, deck_of
from deck.rendering import draw

ADVANCE = 16 * 1229 / 2048  # points, of a letter of Liberation Mono
LEFT = 48.02  # points
OUTLINE = 'title: T\ntopics: [{title: Code, body: [code: {text: "\\ta2\\n\\t\\tb3\\nabcd\\tc4\\nabc\\td5\\nab\\t\\te6\\t\\tf7\\n"}]}]\n'
COLUMNS = {"a2": 4, "b3": 8, "c4": 8, "d5": 4, "e6": 8, "f7": 16}


@pytest.mark.skipif(not all(map(shutil.which, ("soffice", "pdftotext"))), reason="soffice and pdftotext are not installed: tools/setup-system test")
def test_a_tab_reaches_to_the_next_of_the_columns_four_letters_apart(tmp_path: Path) -> None:
    path = tmp_path / "outline.yaml"
    path.write_text(OUTLINE, encoding="utf-8")
    draw({"tabs": deck_of.__wrapped__(path)}, tmp_path, THEME)
    words = subprocess.run(["pdftotext", "-bbox", tmp_path / "tabs.pdf", "-"], check=True, capture_output=True, text=True).stdout
    places = {word: float(x) for x, word in re.findall(r'xMin="([\d.]+)"[^>]*>(\w+)<', words)}
    assert {word: round((places[word] - LEFT) / ADVANCE, 1) for word in COLUMNS} == COLUMNS
