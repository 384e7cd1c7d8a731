"""Fonts of this machine, and colours as WCAG counts them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.diagnostics import Location, MachineError
from briefing.doctor import examine
from briefing.pipeline import build
from briefing.proof import Output
from briefing.themes import find_undrawn, fonts, load_theme
from briefing.themes.contrast import contrast
from briefing.themes.format import ScriptEntry
from briefing.themes.model import Theme

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


def without(theme: Theme, *scripts: str) -> Theme:
    """Return a theme as a machine without the fonts of some scripts loads it."""
    entries = {
        font.script: ScriptEntry(office=font.office, open="No such font" if font.script in scripts else font.open, package="fonts-of-it", drawn="")
        for font in theme.scripts
    }
    found, lacking = fonts.find_script_fonts(entries)
    return replace(theme, scripts=found, lacking=lacking)


ONE, TWO = Location("a.yaml", 1, 1), Location("a.yaml", 2, 1)


def test_a_font_that_is_not_on_the_machine_is_told_where_it_is_needed_first_and_once() -> None:
    theme = without(load_theme(MERIDIAN), "Thai", "Sinh")
    found = list(find_undrawn([("Only Latin", ONE), ("ภาษา และ ไทย", TWO), ("ไทย อีก", ONE)], theme))
    assert [(one.code, one.location, one.hint) for one in found] == [("missing-script-font", TWO, "install it: apt install fonts-of-it")]
    assert "`No such font` for the script Thai" in found[0].message


def test_characters_of_no_font_are_named_once_each_where_they_stand_first() -> None:
    theme = load_theme(MERIDIAN)
    found = list(find_undrawn([("a 𒀀 Ж 中 ع क 😀 א ₽ ꙮ \u200d\ufe0f\u00ad 𒀀", ONE), ("𒀀 and \u0378", TWO)], theme))
    assert [(one.code, one.location, one.message) for one in found] == [
        ("missing-glyph", ONE, "no font of the theme draws: 𒀀"),
        ("missing-glyph", TWO, "no font of the theme draws: \u0378"),
    ]


@pytest.mark.parametrize(("script", "text"), [("Arab", "مختبر"), ("Deva", "हिन्दी"), ("Zsye", "📚"), ("Hans", "学生"), ("Kore", "학생")])
def test_each_font_is_missed(script: str, text: str) -> None:
    whole = load_theme(MERIDIAN)
    bare = without(whole, *(font.script for font in whole.scripts))
    assert list(find_undrawn([(text, ONE)], whole)) == []
    assert list(find_undrawn([(text, ONE)], bare)) == [replace(bare.lacking[script], location=ONE)]


def test_a_build_tells_it_for_both_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "thai.yaml"
    file.write_text(
        'title: T\ntopics:\n  - title: One\n    points: [x]\n  - {title: Two, table: {columns: [a], rows: [["ไทย"]]}}\n', encoding="utf-8"
    )
    listed = fonts.installed_faces()
    monkeypatch.setattr(fonts, "installed_faces", lambda: {family: faces for family, faces in listed.items() if family != "Noto Sans Thai"})
    assert [(one.name, one.required) for one in examine() if not one.present and one.name.startswith("script")] == [
        ("script Thai in civic", False),
        ("script Thai in meridian", False),
    ]
    every: tuple[tuple[Output, ...], ...] = (("deck",), ("document",), ("deck", "document"))
    for outputs in every:
        found = [one for one in build(file, outputs=outputs).findings if one.code == "missing-script-font"]
        assert [(one.location.line, one.hint) for one in found] == [(5, "install it: apt install fonts-noto-core")]
