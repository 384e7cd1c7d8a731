"""What this machine has and lacks for building and testing, with the command that installs it."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Iterator
from ctypes.util import find_library
from dataclasses import dataclass
from pathlib import Path

from briefing.diagnostics import MachineError, ThemeError


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was looked for; `required` things are needed by `briefing build`."""

    name: str
    present: bool
    required: bool
    detail: str


_LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz", "harfbuzz-subset")
_INSTALL_LIBRARIES = {
    "Linux": "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig (Fedora: dnf install pango fontconfig)",
    "Darwin": "brew install pango fontconfig",
    "Windows": "install MSYS2, then: pacman -S mingw-w64-x86_64-pango",
}
_PROGRAMS = {
    "soffice": ("LibreOffice, which draws decks for `check --rendered` and the tests", "apt-get install libreoffice-impress"),
    "pdftotext": ("poppler, which reads PDFs for the tests", "apt-get install poppler-utils"),
}


def examine() -> Iterator[Examined]:
    """Yield everything that this machine should have, in the order of need."""
    yield Examined("Python", sys.version_info >= (3, 11), required=True, detail=platform.python_version())
    for library in _LIBRARIES:
        found = find_library(library)
        yield Examined(
            library, found is not None, required=True, detail=found or _INSTALL_LIBRARIES.get(platform.system(), "install Pango 1.44 or newer")
        )
    yield Examined("fontconfig", shutil.which("fc-list") is not None, required=True, detail=shutil.which("fc-list") or "apt-get install fontconfig")
    yield from _examine_themes()
    for program, (purpose, install) in _PROGRAMS.items():
        where = shutil.which(program)
        yield Examined(program, where is not None, required=False, detail=where or f"{purpose}: {install}")


def _examine_themes() -> Iterator[Examined]:
    from briefing.themes import load_theme, theme_folders

    for folder in theme_folders(Path()):
        try:
            theme = load_theme(folder)
        except ThemeError as wrong:
            detail = f"{wrong.findings[0].message} ({folder})"
            yield Examined(f"theme {folder.name}", present=False, required=False, detail=detail)
        except MachineError as missing:
            yield from (
                Examined(f"fonts of {folder.name}", present=False, required=True, detail=f"{found.message}; {found.hint}")
                for found in missing.findings
            )
        else:
            yield Examined(
                f"fonts of {folder.name}", present=True, required=True, detail=", ".join(sorted({font.open for font in theme.fonts.values()}))
            )
            for script, lacking in theme.lacking.items():
                yield Examined(f"script {script} in {folder.name}", present=False, required=False, detail=f"{lacking.message}; {lacking.hint}")
