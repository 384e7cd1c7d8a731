"""Loading a theme: what it gives, and how a wrong one is refused."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.diagnostics import Diagnostic, Location, MachineError, ThemeError
from briefing.themes import find_theme, load_theme
from briefing.themes.format import DECK_STYLES, DOCUMENT_STYLES, LAYOUTS, RULES, SLOTS

MERIDIAN = Path(__file__).parents[2] / "themes" / "meridian"
WriteTheme = Callable[[str], Path]


@pytest.fixture
def write_theme(tmp_path: Path) -> WriteTheme:
    def write(text: str) -> Path:
        folder = tmp_path / "themes" / "own"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "theme.yaml").write_text(text, encoding="utf-8")
        return folder

    return write


def findings_of(folder: Path) -> tuple[Diagnostic, ...]:
    with pytest.raises(ThemeError) as refused:
        load_theme(folder)
    return refused.value.findings


def test_meridian_gives_every_name_that_the_writers_rely_on() -> None:
    theme = load_theme(MERIDIAN)
    assert theme.name == "meridian"
    assert set(theme.boxes) == set(LAYOUTS)
    assert set(theme.deck_type) == set(theme.deck_faces) == set(DECK_STYLES)
    assert set(theme.document_type) == set(DOCUMENT_STYLES)
    assert set(theme.rules) == set(RULES)
    assert set(theme.slots) == set(SLOTS)
    assert {slot: theme.colors[token] for slot, token in theme.slots.items()}["accent1"] == "#B93F2F"
    assert MERIDIAN / "theme.yaml" in theme.files


def test_steps_of_a_style_go_down() -> None:
    styles = load_theme(MERIDIAN).deck_type
    assert styles
    assert all(list(steps) == sorted(steps, key=lambda step: step.size, reverse=True) for steps in styles.values())


def test_sizes_keep_the_floors() -> None:
    theme = load_theme(MERIDIAN)
    assert min(theme.deck_type["body"][-1].size, theme.deck_type["cell"][-1].size) >= 16
    assert min(theme.deck_type[name][-1].size for name in ("source", "footer", "kicker")) == 12
    assert theme.document_type["body"].size >= 10.5
    assert min(size.size for size in theme.document_type.values()) >= 8


def test_two_lines_of_a_title_and_of_a_source_line_fit_their_boxes() -> None:
    theme = load_theme(MERIDIAN)
    content = {name: boxes for name, boxes in theme.boxes.items() if "takeaway" in boxes}
    assert len(content) > 9
    for name, boxes in content.items():
        assert boxes["title"].h * 72 * 0.97 >= 2 * theme.deck_type["title"][0].leading, name
        assert boxes["source"].h * 72 * 0.97 >= 2 * theme.deck_type["source"][0].leading, name
        assert boxes["source"].y + boxes["source"].h <= boxes["footer"].y, name


def test_a_page_has_the_same_width_on_both_paper_sizes() -> None:
    for page in load_theme(MERIDIAN).page.values():
        assert page["rail"] + page["gutter"] + page["text"] == 170
        assert page["w"] - page["left"] - page["right"] == pytest.approx(170)


def test_a_theme_that_extends_another_takes_what_it_does_not_say(write_theme: WriteTheme) -> None:
    folder = write_theme('extends: meridian\nname: own\ncolors: {ink: "#000000"}\ndeck: {type: {title: {steps: [[30, 36]]}}}\n')
    (folder / "document.css").write_text("/* own */", encoding="utf-8")
    own, base = load_theme(folder), load_theme(MERIDIAN)
    assert (own.name, own.colors["ink"], own.colors["slate"]) == ("own", "#000000", base.colors["slate"])
    assert [step.size for step in own.deck_type["title"]] == [30]
    assert own.deck_faces["title"] == base.deck_faces["title"]
    assert own.boxes == base.boxes
    assert own.stylesheet == base.stylesheet + ("\n" if base.stylesheet else "") + "/* own */"
    assert own.files[0] == MERIDIAN / "theme.yaml"
    assert own.files[-1] == folder / "document.css"


def test_a_sibling_theme_is_extended_before_one_of_the_package(write_theme: WriteTheme) -> None:
    folder = write_theme("extends: meridian\nname: own\n")
    sibling = shutil.copytree(MERIDIAN, folder.parent / "meridian")
    assert load_theme(folder).files[0] == sibling / "theme.yaml"


def test_a_theme_that_extends_none_is_told_where_it_says_so(write_theme: WriteTheme) -> None:
    folder = write_theme("name: own\nextends: nowhere\n")
    (finding,) = findings_of(folder)
    assert (finding.code, finding.location) == ("unknown-theme", Location(str(folder / "theme.yaml"), 2, 1))


def test_a_circle_of_themes_is_refused(write_theme: WriteTheme) -> None:
    folder = write_theme("extends: own\nname: own\n")
    (finding,) = findings_of(folder)
    assert (finding.code, finding.location.line) == ("theme-cycle", 1)


@pytest.mark.parametrize(
    ("text", "code", "place", "words"),
    [
        ("colors: {ink: black}", "wrong-token", (3, 10), "colors.ink"),
        ("colours: {}", "wrong-token", (3, 1), "colours"),
        ("deck:\n  type:\n    title: {font: serif}", "wrong-token", (5, 13), "deck.type.title.font"),
        ("slots: {dk1: black}", "missing-token", (3, 9), "there is no `black`"),
        ("layouts: {flow: {frame: wide, boxes: {}}}", "missing-token", (3, 18), "there is no `wide`"),
        ("layouts: {section: {boxes: {title: [10, 0, 4, 1]}}}", "wrong-token", (3, 29), "leaves the slide"),
        ("layouts: {section: {boxes: {title: [0, 7, 4, 1]}}}", "wrong-token", (3, 29), "leaves the slide"),
        ("rules: {hair: 1}\nrules: {hair: 2}", "duplicate-key", (4, 1), "twice"),
        ("rules: ]", "wrong-yaml", (3, 8), "not YAML"),
        ('colors: {rule: "#C8CDD4"}', "low-contrast", (3, 10), "`rule` on `white` has a contrast of 1.6"),
        ('colors: {chart_4: "#D9A441"}', "low-contrast", (3, 10), "`chart_4` on `white` has a contrast of 2.2"),
        ('colors: {slate: "#8A94A1"}', "low-contrast", (3, 10), "`slate` on `white` has a contrast of 3.07:1; text needs 4.5:1"),
    ],
)
def test_a_wrong_theme_is_refused_with_the_place(write_theme: WriteTheme, text: str, code: str, place: tuple[int, int], words: str) -> None:
    folder = write_theme(f"extends: meridian\nname: own\n{text}\n")
    finding = findings_of(folder)[0]
    assert finding.code == code
    assert finding.location.file == str(folder / "theme.yaml")
    assert (finding.location.line, finding.location.column) == place
    assert words in finding.message


def test_everything_that_is_missing_is_said_at_once(write_theme: WriteTheme) -> None:
    text = (MERIDIAN / "theme.yaml").read_text(encoding="utf-8")
    folder = write_theme(text.replace("  ink:", "  inc:").replace("    quote:", "    quotes:").replace("hair: 0.75, ", ""))
    messages = [finding.message for finding in findings_of(folder)]
    assert "colors: there is no `ink`" in messages
    assert "rules: there is no `hair`" in messages
    assert "deck.type: there is no `quote`" in messages


def test_a_theme_that_is_no_mapping_or_no_text_is_refused(write_theme: WriteTheme) -> None:
    folder = write_theme("- a\n")
    assert findings_of(folder)[0].code == "wrong-theme"
    (folder / "theme.yaml").write_bytes(b"\xff\xfe")
    assert findings_of(folder)[0].code == "unreadable-theme"
    (folder / "theme.yaml").unlink()
    assert findings_of(folder)[0].code == "unreadable-theme"


def test_a_missing_font_names_the_family_and_the_package(write_theme: WriteTheme) -> None:
    folder = write_theme("extends: meridian\nname: own\nfonts: {head: {office: Nowhere, open: Nowhere Serif, package: fonts-nowhere}}\n")
    with pytest.raises(MachineError, match="Nowhere Serif") as refused:
        load_theme(folder)
    assert [finding.hint for finding in refused.value.findings] == ["install it: apt install fonts-nowhere"]


def test_a_missing_script_font_is_dropped_with_a_warning(write_theme: WriteTheme) -> None:
    folder = write_theme("extends: meridian\nname: own\nscripts: {Taml: {office: Nirmala UI, open: Nowhere Tamil, package: fonts-nowhere}}\n")
    theme = load_theme(folder)
    assert "Taml" not in {font.script for font in theme.scripts}
    assert theme.lacking["Taml"].severity == "warning"
    assert "Nowhere Tamil" in theme.lacking["Taml"].message


def test_a_theme_is_found_by_its_path_beside_above_here_and_in_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    outline = tmp_path / "a" / "b" / "outline.yaml"
    outline.parent.mkdir(parents=True)
    outline.touch()
    assert find_theme("meridian", outline).samefile(MERIDIAN)
    found = []
    for folder in (tmp_path / "themes", tmp_path / "a" / "themes", tmp_path / "a" / "b" / "themes"):
        own = folder / "meridian"
        own.mkdir(parents=True)
        (own / "theme.yaml").touch()
        found.append(find_theme("meridian", outline) == own)
    assert found == [True, True, True]
    assert find_theme("themes/meridian", outline) == tmp_path / "a" / "b" / "themes" / "meridian"
    assert find_theme("./a/themes/meridian", outline) == tmp_path / "a" / "themes" / "meridian"


@pytest.mark.parametrize("name", ["meridan", "../meridian", "", ".."])
def test_an_unknown_theme_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ThemeError, match="there is no theme"):
        find_theme(name, tmp_path)


def test_importing_themes_is_cheap() -> None:
    code = (
        "import sys, briefing.themes; print([name for name in ('yaml', 'pydantic', 'uharfbuzz', 'fontTools', 'subprocess') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.strip() == "[]"
