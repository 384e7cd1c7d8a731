"""Publishing: files that were proven together take the place of the old ones together, whatever happens meanwhile.

A lock lets one command at a time into an output folder; it stands in the system's folder for temporary files, since a lock file cannot be
deleted safely. New files are written whole into a hidden folder beside their targets; then a journal names them, and from that moment the
change is decided: a command that is stopped before it is undone, one that is stopped after it is completed by the next.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import EIO
from pathlib import Path
from tempfile import gettempdir, mkdtemp

from briefing.diagnostics import Location, MachineError, error

PATIENCE = 60.0
"""Seconds that a command waits for another one to leave the folder."""

_PREFIX = ".briefing-"
_JOURNAL = f"{_PREFIX}journal"


def publish(folder: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Put files in place under their names, all or none; return their paths. Raises MachineError that names the cause."""
    with _alone_in(folder):
        _settle(folder)
        try:
            _replace(folder, contents)
        finally:
            _settle(folder)
    return tuple(folder / name for name in contents)


def settle(folder: Path) -> None:
    """Complete or undo what a stopped command left in a folder; nothing happens where there is nothing to do."""
    if folder.is_dir() and any(folder.glob(f"{_PREFIX}*")):
        with _alone_in(folder):
            _settle(folder)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; what the machine refuses is a MachineError."""
    from filelock import FileLock, Timeout

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(lock_of(folder), timeout=PATIENCE):
            yield
    except Timeout as failure:
        message = f"another command has been writing to {folder} for {PATIENCE:g} seconds"
        raise MachineError((error("folder-busy", message, Location(str(folder)), hint="wait for it, or stop it"),)) from failure
    except OSError as failure:
        place = failure.filename if isinstance(failure.filename, str) else str(folder)
        message = f"cannot write to {folder}: {failure.strerror or failure}"
        raise MachineError((error("cannot-write", message, Location(place), hint=_hint(failure)),)) from failure


def lock_of(folder: Path) -> Path:
    """Return the lock of a folder, however the folder is named."""
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    return Path(gettempdir()) / f"briefing-{name}.lock"


def _hint(failure: OSError) -> str:
    if isinstance(failure, PermissionError):
        return "close the file where it is open, or choose a folder that you may write to"
    return ""


def _replace(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write the files aside, decide, and move them; a move that is refused puts back those before it."""
    aside = Path(mkdtemp(prefix=_PREFIX, dir=folder))
    for name, content in contents.items():
        _write_whole(aside / name, content)
    kept = _keep_old(folder, aside, tuple(contents))
    _write_whole(aside / _JOURNAL, json.dumps({"aside": aside.name, "files": list(contents)}).encode())
    os.replace(aside / _JOURNAL, folder / _JOURNAL)  # noqa: PTH105  the one call that replaces a file at once
    _sync(folder)
    moved: list[str] = []
    try:
        for name in contents:
            os.replace(aside / name, folder / name)  # noqa: PTH105  see above
            moved.append(name)
    except OSError:
        (folder / _JOURNAL).unlink()
        for name in moved:
            _put_back(kept.get(name), folder / name)
        raise


def _keep_old(folder: Path, aside: Path, names: tuple[str, ...]) -> dict[str, Path]:
    """Keep the files that will be replaced under a second name; return it for each that there is."""
    kept: dict[str, Path] = {}
    for name in names:
        if (folder / name).exists():
            kept[name] = aside / f"{name}.old"
            _second_name(folder / name, kept[name])
    return kept


def _second_name(file: Path, name: Path) -> None:
    try:
        os.link(file, name)
    except OSError:  # a file system without links
        shutil.copy2(file, name)


def _put_back(kept: Path | None, target: Path) -> None:
    if kept is None:
        target.unlink(missing_ok=True)
    else:
        os.replace(kept, target)  # noqa: PTH105  see above


def _settle(folder: Path) -> None:
    """Complete the change that a journal decided, and remove what an undecided one left."""
    journal = folder / _JOURNAL
    if journal.exists():
        for source, target in _decided(folder, journal):
            with suppress(FileNotFoundError):  # moved already
                os.replace(source, target)  # noqa: PTH105  see above
        _sync(folder)
        journal.unlink()
    for left in folder.glob(f"{_PREFIX}*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)


def _decided(folder: Path, journal: Path) -> tuple[tuple[Path, Path], ...]:
    """Return the moves that a journal names; none for what is no journal of ours, and never one that leaves the folder."""
    try:
        said = json.loads(journal.read_bytes())
        aside, files = str(said["aside"]), [str(name) for name in said["files"]]
    except (ValueError, KeyError, TypeError):
        return ()
    is_ours = aside.startswith(_PREFIX) and all(Path(name).name == name for name in (aside, *files))
    return tuple((folder / aside / name, folder / name) for name in files) if is_ours else ()


def _write_whole(path: Path, content: bytes) -> None:
    """Write bytes, and see that the disk gives them back."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if path.read_bytes() != content:
        raise OSError(EIO, "the disk did not give back what was written")


def _sync(folder: Path) -> None:
    """Have the disk remember the names of a folder, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
