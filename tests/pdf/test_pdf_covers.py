"""The cover of the document stands on the night ground, or on white, to be printed."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

import pytest

from briefing.language import words_for
from briefing.outline import read_outline
from briefing.pdf import view_document
from briefing.pdf.covers import COVERS
from briefing.pdf.tokens import render_style
from briefing.themes import load_theme
from briefing.themes.contrast import TEXTS
from briefing.themes.model import CoverGround
from running import ROOT

THEME = load_theme(ROOT / "themes" / "meridian")


@pytest.mark.parametrize("ground", COVERS)
def test_each_text_of_a_cover_is_one_whose_contrast_on_that_ground_is_checked(ground: CoverGround) -> None:
    colors = COVERS[ground]
    assert colors.ground == ground
    assert {colors.text, colors.sub, colors.muted} <= set(TEXTS[colors.ground])


@pytest.mark.parametrize(("ground", "title", "side"), [("night", "text_on_night", "side_a_on_night"), ("white", "ink", "side_a")])
def test_the_style_sheet_has_the_colours_of_the_ground_that_the_theme_names(ground: CoverGround, title: str, side: str) -> None:
    document = read_outline(ROOT / "content" / "outline.yaml").document
    assert document is not None
    theme = replace(THEME, document_cover=ground)
    style = render_style(view_document(document, theme, words_for("en"), edition="0"), theme)
    page, cover = (style.partition(start)[2].partition("}")[0] for start in ("@page cover {", "\n.cover {"))
    assert f"background: {THEME.colors[ground]};" in page
    assert f"color: {THEME.colors[title]};" in cover
    assert quote(f'stroke="{THEME.colors[side]}"') in style
