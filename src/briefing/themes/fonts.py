"""Fonts of this machine, as fontconfig lists them."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.diagnostics import Diagnostic, MachineError, error, warning
from briefing.themes.model import Face, FontFamily, FontRole, ScriptFont

if TYPE_CHECKING:
    from briefing.themes.format import FontEntry, ScriptEntry

Faces = Mapping[tuple[bool, bool], Face]

_APPEARANCES = ((False, False), (True, False), (False, True), (True, True))
_REGULAR, _BOLD = 80, 200  # fontconfig's weights
_FIELDS = r"%{file}\t%{index}\t%{family}\t%{weight}\t%{slant}\t%{width}\t%{variable}\n"


def find_fonts(entries: Mapping[FontRole, FontEntry]) -> Mapping[FontRole, FontFamily]:
    """Return the theme's fonts with the files of their open twins; raises MachineError naming every family and package that is missing."""
    found = {role: find_faces(entry.open) for role, entry in entries.items()}
    missing = {entry.open: entry.package for role, entry in entries.items() if len(found[role]) < len(_APPEARANCES)}
    if missing:
        raise MachineError(tuple(_missing_font(family, package) for family, package in missing.items()))
    return {role: FontFamily(entry.office, entry.open, entry.weight, found[role]) for role, entry in entries.items()}


def find_script_fonts(entries: Mapping[str, ScriptEntry]) -> tuple[tuple[ScriptFont, ...], Mapping[str, Diagnostic]]:
    """Return the fonts of scripts that are on this machine, and a warning by script for each that is not."""
    fonts: list[ScriptFont] = []
    lacking: dict[str, Diagnostic] = {}
    for script, entry in entries.items():
        faces = find_faces(entry.open)
        if faces:
            fonts.append(ScriptFont(script, entry.office, entry.open, _complete(find_faces(entry.drawn) or faces)))
        else:
            lacking[script] = _missing_script(script, entry)
    return tuple(fonts), lacking


def find_faces(family: str) -> Faces:
    """Return the faces of a family that are on this machine, by (bold, italic); of several weights, the nearest to regular and bold."""
    listed = installed_faces().get(family, ()) if family else ()
    return {face_key: face for face_key in _APPEARANCES for face in listed if (face.bold, face.italic) == face_key}


@functools.cache
def installed_faces() -> Mapping[str, tuple[Face, ...]]:
    """Return the regular and bold faces of every family on this machine, in an order that does not depend on the machine's."""
    best: dict[tuple[str, bool, bool], tuple[float, Face]] = {}
    for line in sorted(_list_fonts().splitlines()):
        file, index, families, weight, slant, width, variable = line.split("\t")
        if variable == "True" or width != "100":
            continue
        bold, italic = float(weight) > (_REGULAR + _BOLD) / 2, float(slant) > 0
        distance = abs(float(weight) - (_BOLD if bold else _REGULAR))
        for family in families.split(","):
            known = best.get((family, bold, italic))
            if known is None or distance < known[0]:
                best[family, bold, italic] = (distance, Face(family, bold, italic, Path(file), int(index)))
    faces: dict[str, list[Face]] = {}
    for (family, _, _), (_, face) in best.items():
        faces.setdefault(family, []).append(face)
    return {family: tuple(members) for family, members in faces.items()}


@functools.cache
def open_face(face: Face) -> tuple[Any, int]:
    """Return the HarfBuzz font of a face, and its units in an em."""
    import uharfbuzz

    opened = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)), face.index)
    return uharfbuzz.Font(opened), int(opened.upem)


def _list_fonts() -> str:
    import subprocess

    command = ["fc-list", "--format", _FIELDS]
    try:
        listed = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")  # noqa: S603 (a fixed command)
    except (OSError, subprocess.CalledProcessError) as problem:
        finding = error("no-fontconfig", f"fontconfig's fc-list does not run: {problem}", hint="install it: apt install fontconfig")
        raise MachineError((finding,)) from problem
    return listed.stdout


def _complete(faces: Faces) -> Faces:
    """Give a face for each appearance: many scripts have no italic, some no bold."""
    regular = faces.get((False, False)) or next(iter(faces.values()))
    upright = {False: regular, True: faces.get((True, False), regular)}
    return {(bold, italic): faces.get((bold, italic), upright[bold]) for bold, italic in _APPEARANCES}


def _missing_font(family: str, package: str) -> Diagnostic:
    message = f"the font `{family}` is not on this machine in regular, bold, italic and bold italic"
    return error("missing-font", message, hint=f"install it: apt install {package}")


def _missing_script(script: str, entry: ScriptEntry) -> Diagnostic:
    message = f"the font `{entry.open}` for the script {script} is not on this machine"
    return warning("missing-script-font", message, hint=f"install it: apt install {entry.package}")
