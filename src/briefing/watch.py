"""Waiting for a change in the files that the last build read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

DEBOUNCE = 120
"""Milliseconds of quiet that end a change: editors write a file in several steps."""
LOOK_AGAIN = 1000
"""Milliseconds after which the files are looked at without being told: some file systems tell nothing."""


@dataclass(slots=True)
class Watched:
    """Files as they were when they were last looked at; a file is changed when its bytes are, not when it was merely written."""

    _stamps: dict[Path, tuple[int, ...]] = field(default_factory=dict)
    _contents: dict[Path, str] = field(default_factory=dict)

    def look(self, files: Iterable[Path]) -> tuple[Path, ...]:
        """Return the files that changed, came or went since they were last looked at; a file that is looked at first has not changed."""
        return tuple(file for file in dict.fromkeys(files) if self._is_changed(file))

    def _is_changed(self, file: Path) -> bool:
        stamp = _stamp(file)
        if self._stamps.get(file) == stamp:
            return False
        known = file in self._stamps
        before, now = self._contents.get(file, ""), _fingerprint(file)
        self._stamps[file], self._contents[file] = stamp, now
        return known and before != now


def changes(files: Callable[[], Iterable[Path]], watched: Watched) -> Iterator[tuple[Path, ...]]:
    """Yield the files that changed, each time some did; `files` says anew which ones count. Never ends by itself."""
    from watchfiles import watch

    while True:
        folders = _folders(files())
        changed = watched.look(files())
        if changed:
            yield changed
            continue
        told = watch(*folders, watch_filter=None, recursive=False, debounce=DEBOUNCE, rust_timeout=LOOK_AGAIN, yield_on_timeout=True)
        for _ in told:
            changed = watched.look(files())
            if changed:
                yield changed
            if _folders(files()) != folders:
                break
        told.close()


def _folders(files: Iterable[Path]) -> tuple[Path, ...]:
    """Return the folders to watch: those of the files, since many editors replace a file by another."""
    return tuple(folder for folder in dict.fromkeys(file.resolve().parent for file in files) if folder.is_dir())


def _stamp(file: Path) -> tuple[int, ...]:
    try:
        status = file.stat()
    except OSError:
        return ()
    return (status.st_mtime_ns, status.st_size, status.st_ino)


def _fingerprint(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""
