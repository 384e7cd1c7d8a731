"""The theme that docs/themes.md shows is a theme, and is short."""

from __future__ import annotations

import re
from pathlib import Path

import briefing
from briefing.themes import find_theme, load_theme
from briefing.themes.source import read_source
from running import ROOT, SMALL_OUTLINE

TEXT = (ROOT / "docs" / "themes.md").read_text(encoding="utf-8")


def test_the_third_theme_is_twenty_lines_and_builds(tmp_path: Path) -> None:
    (shown,) = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    assert len(shown.strip().splitlines()) <= 20
    folder = tmp_path / "themes" / "harbour"
    folder.mkdir(parents=True)
    (folder / "theme.yaml").write_text(shown, encoding="utf-8")
    outline = tmp_path / "o.yaml"
    outline.write_text(SMALL_OUTLINE, encoding="utf-8")
    built = briefing.build(outline, theme="harbour")
    assert built.deck
    assert built.document
    assert folder / "theme.yaml" in built.files


def test_each_theme_of_the_program_stands_in_the_table() -> None:
    themes = sorted(path.parent.name for path in (ROOT / "themes").glob("*/theme.yaml"))
    assert themes == ["civic", "meridian"]
    assert re.findall(r"^\| `(\w+)` \| [a-z]", TEXT, re.MULTILINE)[:2] == ["meridian", "civic"]


def test_civic_repeats_no_value_of_meridian() -> None:
    """Every value that Civic gives differs from the one that it would have by extending."""
    civic, meridian = (read_source(ROOT / "themes" / name / "theme.yaml").tokens for name in ("civic", "meridian"))
    assert not list(_repeated(civic, meridian))
    assert load_theme(find_theme("civic", ROOT / "content" / "outline.yaml")).fonts["head"].open == "Liberation Sans"


def _repeated(own: object, base: object, path: str = "") -> list[str]:
    if isinstance(own, dict) and isinstance(base, dict) and not path.startswith((".deck.type.", ".fonts.")):
        return [found for key, value in own.items() for found in _repeated(value, base.get(key), f"{path}.{key}")]
    return [path] if own == base else []
