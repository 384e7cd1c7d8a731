"""Fonts of this machine, and colours as WCAG counts them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.diagnostics import MachineError
from briefing.themes import fonts, load_theme
from briefing.themes.contrast import contrast

MERIDIAN = Path(__file__).parents[2] / "themes" / "meridian"


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[None]:
    monkeypatch.setattr(fonts, "_list_fonts", lambda: "\n".join("\t".join(line) for line in request.param))
    fonts.installed_faces.cache_clear()
    yield
    fonts.installed_faces.cache_clear()


def test_every_font_of_meridian_has_four_faces_in_files() -> None:
    families = load_theme(MERIDIAN).fonts
    assert set(families) == {"head", "text", "sans", "code"}
    for family in families.values():
        assert set(family.faces) == {(False, False), (True, False), (False, True), (True, True)}
        assert len({face.path for face in family.faces.values()}) == 4
        assert all(face.path.is_file() and face.family == family.open for face in family.faces.values())


def test_a_collection_gives_the_place_of_its_face() -> None:
    scripts = {font.script: font for font in load_theme(MERIDIAN).scripts}
    chinese, japanese = scripts["Hans"].faces[False, False], scripts["Jpan"].faces[False, False]
    assert chinese.path == japanese.path
    assert chinese.index != japanese.index


@pytest.mark.parametrize(
    "listed",
    [
        [
            ("/f/Thin.ttf", "0", "Own,Own Thin", "0", "0", "100", "False"),
            ("/f/Black.ttf", "0", "Own", "210", "0", "100", "False"),
            ("/f/Bold.ttf", "0", "Own", "200", "0", "100", "False"),
            ("/f/Regular.ttf", "0", "Own", "80", "0", "100", "False"),
            ("/f/Narrow.ttf", "0", "Own", "80", "0", "75", "False"),
            ("/f/Variable.ttf", "0", "Own", "[0 210]", "0", "100", "True"),
        ]
    ],
    indirect=True,
)
@pytest.mark.usefixtures("listed")
def test_of_several_weights_the_nearest_to_regular_and_bold_is_taken() -> None:
    faces = fonts.find_faces("Own")
    assert {key: face.path.name for key, face in faces.items()} == {(False, False): "Regular.ttf", (True, False): "Bold.ttf"}
    assert fonts.find_faces("Own Thin")[False, False].path.name == "Thin.ttf"


def test_a_machine_without_fontconfig_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    fonts.installed_faces.cache_clear()
    with pytest.raises(MachineError, match="fc-list does not run"):
        fonts.find_faces("Caladea")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#FFFFFF", 21), ("#FFFFFF", "#FFFFFF", 1), ("#767676", "#FFFFFF", 4.54), ("#14202E", "#FFFFFF", 16.5), ("#FFFFFF", "#0F2137", 16.2)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.05)
    assert contrast(one, other) == contrast(other, one)
