"""Project files of the package -> a folder of the user's."""

from __future__ import annotations

from pathlib import Path

from briefing.diagnostics import Location, MachineError, error

_FILES = Path(__file__).parent / "files"


def schema_text() -> str:
    """Return the outline's JSON Schema (2020-12) as text."""
    return (_FILES / "outline.schema.json").read_text(encoding="utf-8")


def write_project(folder: Path) -> tuple[Path, ...]:
    """Write a small complete project into a folder that is new or empty; return its files. Raises MachineError where that cannot be done."""
    place = Location(str(folder))
    files = {path.relative_to(_FILES): path.read_bytes() for path in sorted(_FILES.rglob("*")) if path.is_file()}
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            what = "the folder is not empty" if folder.is_dir() else "a file of this name stands there"
            raise MachineError((error("not-empty", what, place, hint="name a new folder"),))
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
    except OSError as failure:
        raise MachineError(
            (error("cannot-write", f"cannot write to {folder}: {failure.strerror or failure}", place, hint="name a folder that you may write to"),)
        ) from failure
    return tuple(sorted(folder / name for name in files))
