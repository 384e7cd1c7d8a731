"""Finding a theme's folder, and loading it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.diagnostics import Location, ThemeError, error
from briefing.themes.model import Box, FontRole, Motif, Size, Theme, TypeFace

if TYPE_CHECKING:
    from briefing.themes.format import LayoutEntry, StyleEntry, ThemeFile
    from briefing.themes.source import Tokens

THEME_FILE = "theme.yaml"
STYLESHEET = "document.css"
TEMPLATES = "templates"


def find_theme(name: str, beside: Path) -> Path:
    """Return the folder of a theme: a path if `name` has a slash, else the first found beside an outline, above it, here, or in the package."""
    candidates = tuple(_candidates(name, beside.resolve()))
    for folder in candidates:
        if (folder / THEME_FILE).is_file():
            return folder
    places = ", ".join(str(folder.parent) for folder in dict.fromkeys(candidates) if folder.parent.is_dir())
    known = ", ".join(f"`{folder.name}`" for folder in theme_folders(beside))
    hint = f"there are {known}; looked in {places}" if places and known else "a theme is a folder with a theme.yaml"
    raise ThemeError((error("unknown-theme", f"there is no theme `{name}`", hint=hint),))


def theme_folders(beside: Path) -> tuple[Path, ...]:
    """Return every theme that can be named here, each name once, in the order in which it would be found."""
    found: dict[str, Path] = {}
    for place in dict.fromkeys(folder.parent for folder in _candidates("any", beside.resolve())):
        for file in sorted(place.glob(f"*/{THEME_FILE}")):
            found.setdefault(file.parent.name, file.parent)
    return tuple(found.values())


def load_theme(folder: Path) -> Theme:
    """Return the theme of a folder, with its fonts found; raises ThemeError with all findings, or MachineError when a font is missing."""
    from briefing.themes.contrast import contrast_findings
    from briefing.themes.fonts import find_fonts, find_script_fonts
    from briefing.themes.format import check_theme
    from briefing.themes.source import merge_sources

    sources = _lineage(folder)
    folders, tokens = tuple(sources), merge_sources(sources.values())
    file = check_theme(tokens)
    findings = contrast_findings(file.colors, tokens)
    if findings:
        raise ThemeError(findings)
    fonts = find_fonts(file.fonts)
    scripts, lacking = find_script_fonts(file.scripts)
    sheets = tuple(part / STYLESHEET for part in folders if (part / STYLESHEET).is_file())
    templates = tuple(part / TEMPLATES for part in reversed(folders) if (part / TEMPLATES).is_dir())
    return Theme(
        name=file.name,
        folder=folder,
        colors=file.colors,
        slots=file.slots,
        fonts=fonts,
        scripts=scripts,
        lacking=lacking,
        deck_contents=file.deck.contents,
        deck_type={name: _steps(style) for name, style in file.deck.type.items()},
        deck_faces={name: _type_face(style) for name, style in file.deck.type.items()},
        document_cover=file.document.cover,
        document_type={name: Size(*size) for name, size in file.document.type.items()},
        document_faces={name: TypeFace(font=face.font, bold=face.bold, italic=face.italic) for name, face in file.document.faces.items()},
        boxes={name: _boxes(layout, file.frames) for name, layout in file.layouts.items()},
        slide=Box(*file.deck.slide),
        grid=file.deck.grid,
        page=file.document.page,
        rules=file.rules,
        motif=_motif(file),
        stylesheet="\n".join(_read_text(sheet) for sheet in sheets),
        templates=templates,
        files=(*(part / THEME_FILE for part in folders), *sheets, *(file for part in templates for file in sorted(part.rglob("*.html")))),
    )


def _candidates(name: str, beside: Path) -> list[Path]:
    if "/" in name or "\\" in name:
        return [beside / name, beside.parent / name, Path(name).resolve()]
    if name in {"", ".", ".."}:
        return []
    package = Path(__file__).resolve().parent.parent
    around = [folder / "themes" for folder in (beside, *beside.parents, Path.cwd())]
    return [themes / name for themes in (*around, package / "_themes", package.parent.parent / "themes")]


def _lineage(folder: Path) -> dict[Path, Tokens]:
    """Return the file of a theme and of those it extends, by folder, the root of them first."""
    from briefing.themes.source import read_source

    own = read_source(folder / THEME_FILE)
    lineage = {folder: own}
    while base := own.tokens.get("extends"):
        folder = _base(str(base), folder, own)
        if any(folder.samefile(known) for known in lineage):
            raise ThemeError(
                (own.finding("theme-cycle", f"`{base}` extends this theme in its turn", ("extends",), hint="delete one `extends` of the ring"),)
            )
        own = read_source(folder / THEME_FILE)
        lineage[folder] = own
    return dict(reversed(lineage.items()))


def _base(name: str, folder: Path, own: Tokens) -> Path:
    """Return the folder of the theme that the one in a folder extends; one that is not found is shown where it is named."""
    sibling = folder.parent / name
    if (sibling / THEME_FILE).is_file():
        return sibling
    try:
        return find_theme(name, folder)
    except ThemeError as failure:
        (unknown,) = failure.findings
        raise ThemeError((own.finding(unknown.code, unknown.message, ("extends",), hint=unknown.hint),)) from failure


def _steps(style: StyleEntry) -> tuple[Size, ...]:
    return tuple(Size(*step) for step in style.steps)


def _type_face(style: StyleEntry) -> TypeFace:
    font: FontRole = style.font
    return TypeFace(font=font, bold=style.bold, italic=style.italic, caps=style.caps, tracking=style.tracking)


def _boxes(layout: LayoutEntry, frames: Mapping[str, Mapping[str, tuple[float, float, float, float]]]) -> dict[str, Box]:
    shared = frames[layout.frame] if layout.frame else {}
    return {name: Box(*numbers) for name, numbers in {**shared, **layout.boxes}.items()}


def _motif(file: ThemeFile) -> Motif:
    return Motif(kind=file.motif.kind, numbers=file.motif.numbers)


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise ThemeError(
            (error("unreadable-theme", f"cannot read {path.name}: {problem}", Location(str(path)), hint="save it as UTF-8, where you may read it"),)
        ) from problem
