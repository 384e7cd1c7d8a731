"""What the program asks of Python before it begins; whoever imports it as a library is asked nothing."""

from __future__ import annotations

import atexit
import gc
import os

_BETWEEN_COLLECTIONS = 100_000
"""Objects; Python's own 700 are looked through some hundred times while modules, models and styles are read, and none of those are garbage."""


def prepare() -> None:
    """Set this process up: garbage is looked for seldom, and not at its end; no plugin of others has a say in how an outline is read."""
    gc.set_threshold(_BETWEEN_COLLECTIONS, *gc.get_threshold()[1:])
    atexit.register(gc.freeze)
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
