"""Templates as they were compiled, kept as Python keeps modules: in a folder of theirs, where it may write."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from jinja2 import FileSystemBytecodeCache, __version__
from jinja2.bccache import Bucket


class CompiledTemplates(FileSystemBytecodeCache):
    """Keeps compiled templates in a folder, which can be deleted at any time; one of another text, or that cannot be read, is compiled anew."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), f"%s.jinja-{__version__}")
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, where it is here."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001  whatever a damaged file ends in
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template, unless Python was told to keep none or the folder cannot be written to."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                self._folder.mkdir(exist_ok=True)
                super().dump_bytecode(bucket)
