"""Which files and themes the arguments of the command line mean."""

from __future__ import annotations

from pathlib import Path

import click

OUTLINES = (Path("content/outline.yaml"), Path("outline.yaml"))


def theme_from_here(theme: str) -> str:
    """Return a theme of the command line: a path counts from the working folder first."""
    here = Path(theme)
    return str(here.resolve()) if "/" in theme and here.is_dir() else theme


def sort_files(files: tuple[Path, ...]) -> tuple[Path | None, tuple[Path, ...]]:
    """Return the outline (None: only finished files are named) and the finished files among the arguments; a wrong mixture is a usage error."""
    require_existing(files)
    from briefing.proof import is_finished

    finished = tuple(file for file in files if is_finished(file))
    outlines = [file for file in files if file not in finished]
    if len(outlines) > 1:
        raise click.UsageError(f"one outline at a time: {', '.join(map(str, outlines))}")
    if finished and not outlines:
        return None, finished
    return (outlines[0] if outlines else default_outline()), finished


def require_existing(files: tuple[Path, ...]) -> None:
    """Raise a usage error that names each file that does not exist."""
    missing = [str(file) for file in files if not _exists(file)]
    if missing:
        raise click.UsageError(f"no such file: {', '.join(missing)}")


def _exists(file: Path) -> bool:
    try:
        return file.exists()
    except (OSError, ValueError):  # a name that no file can have
        return False


def default_outline() -> Path:
    """Return the outline that is meant when none is named; the first place, where reading it will say so, when there is none."""
    return next((outline for outline in OUTLINES if outline.exists()), OUTLINES[0])
