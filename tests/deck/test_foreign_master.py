"""A slide that is pasted under another master stays readable there, whatever it inherits from it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pptx
import pytest
from lxml import etree

from briefing.themes import load_theme
from briefing.themes.contrast import TEXT_CONTRAST, contrast
from deck.decks import ARTICLE, CHARTS, CIVIC, EVERYTHING, RICH, deck_of
from deck.foreign_master import Destination, Seen, unreadable
from deck.package import Allowed, Package
from deck.package_checks import theme_alone
from running import ROOT

KINDS = ROOT / "tests" / "corpus" / "kinds.yaml"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
THEME_PART = "ppt/theme/theme1.xml"
TONES = ("good", "warn", "bad")
THEMES: dict[str, Path | None] = {"meridian": None, "civic": CIVIC}


def package_of(outline: Path, theme: str) -> Package:
    folder = THEMES[theme] or ROOT / "themes" / "meridian"
    loaded = load_theme(folder)
    tones = (*TONES, *(f"chart_{number}" for number in range(1, 7)))
    allowed = Allowed(frozenset({loaded.fonts["code"].office}), frozenset(loaded.colors[tone].removeprefix("#").upper() for tone in tones))
    return Package.read(deck_of(outline, THEMES[theme]), allowed)


@cache
def destinations(theme: str) -> tuple[Destination, ...]:
    """Return what a deck in one of the house's themes is pasted into: an empty presentation, and a deck in the other theme."""
    master = pptx.Presentation().slide_master.part
    other = next(name for name in THEMES if name != theme)
    empty = next(one.target_part for one in master.rels.values() if one.reltype.endswith("/theme"))
    return (
        Destination.of("an empty presentation", etree.fromstring(empty.blob)),
        Destination.of(other, package_of(KINDS, other).xml(THEME_PART)),
    )


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "outline", [KINDS, *(pytest.param(one, marks=pytest.mark.full) for one in (ARTICLE, RICH, CHARTS, EVERYTHING))], ids=lambda path: path.stem
)
def test_every_text_stays_readable_under_another_master(outline: Path, theme: str) -> None:
    package = package_of(outline, theme)
    assert [line for destination in destinations(theme) for line in unreadable(package, destination)] == []
    assert list(theme_alone(package)) == []


@pytest.mark.parametrize("theme", THEMES)
def test_at_home_quiet_texts_have_the_theme_s_own_colour(theme: str) -> None:
    package, home = package_of(KINDS, theme), load_theme(THEMES[theme] or ROOT / "themes" / "meridian")
    own = Destination.of(theme, package.xml(THEME_PART))
    seen = {said.color for name in package.slides for said in Seen(package, name, own, keeps_map=True).texts() if said.size == 1200}
    slate = home.colors["slate"]
    assert len(seen) == 2  # on the light ground and on the night's
    assert any(_distance(color, slate) <= 4 for color in seen), (seen, slate)
    assert any(contrast(color, home.colors["night"]) > TEXT_CONTRAST for color in seen)


def _distance(one: str, other: str) -> int:
    return max(abs(int(one[place : place + 2], 16) - int(other[place : place + 2], 16)) for place in (1, 3, 5))


COLORS = ["accent4", "accent5", "bg1", "bg2"]
"""Those of the night palette, as theme colours: light where the ground is light."""


@pytest.mark.parametrize("color", COLORS)
def test_a_text_in_a_colour_of_the_night_is_seen(color: str) -> None:
    package = package_of(KINDS, "meridian")
    name = next(name for name in package.slides if b"Slide (points)" in package.files[name] or b"Point 1 (" in package.files[name])
    run = next(run for run in package.xml(name).iter(f"{_A}r") if (run.findtext(f"{_A}t") or "").strip())
    fill = etree.SubElement(run[0], f"{_A}solidFill")
    run[0].insert(0, fill)
    etree.SubElement(fill, f"{_A}schemeClr").set("val", color)
    lines = [line for destination in destinations("meridian") for line in unreadable(package, destination)]
    assert lines
    assert all((run.findtext(f"{_A}t") or "")[:30] in line for line in lines)


def test_a_text_on_a_dark_panel_is_seen() -> None:
    package = package_of(KINDS, "meridian")
    name = next(name for name in package.slides if b'name="Panel (' in package.files[name])
    panel = next(shape for shape in package.shapes(name) if (next(iter(shape.iter("{*}cNvPr"))).get("name") or "").startswith("Panel ("))
    for color in panel.iter(f"{_A}schemeClr"):
        color.set("val", "tx2")
    assert any(f"{name} in " in line for line in unreadable(package, destinations("meridian")[1]))
