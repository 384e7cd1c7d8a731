"""What the program asks of Python before it begins; whoever imports it as a library is asked nothing."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from importlib import import_module
from types import ModuleType

_BETWEEN_COLLECTIONS = 100_000
"""Objects; Python's own 700 are looked through some hundred times while modules, models and styles are read, and none of those are garbage."""


def prepare() -> None:
    """Set this process up: garbage is looked for seldom, and not at its end; no plugin of others has a say in how an outline is read."""
    gc.set_threshold(_BETWEEN_COLLECTIONS, *gc.get_threshold()[1:])
    atexit.register(gc.freeze)
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    sys.modules.setdefault(_NoPlugins.STANDS_FOR, _NoPlugins(_NoPlugins.STANDS_FOR))


class _NoPlugins(ModuleType):
    """The module in which pydantic looks for plugins, without what that takes: the metadata of all packages, and with it mail and sockets.

    Where pydantic asks it for anything else, the module itself takes its place.
    """

    STANDS_FOR = "pydantic.plugin._loader"
    get_plugins = staticmethod(tuple)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # Python's own questions to a module
            raise AttributeError(name)
        del sys.modules[self.STANDS_FOR]
        return getattr(import_module(self.STANDS_FOR), name)


def load_libraries_by_name() -> None:
    """Let this process load shared libraries by their file names alone.

    WeasyPrint tries the names of every system. For each that there is none of, Python runs `ldconfig` on Linux, and a compiler and a linker where
    they are installed: 88 processes in all, a third of a second. Where a library is not there under its file name, importing WeasyPrint fails.
    """
    if sys.platform.startswith("linux"):
        import ctypes.util

        ctypes.util.find_library = _find_nothing


def _find_nothing(name: str) -> str | None:  # noqa: ARG001  ctypes gives it
    return None
