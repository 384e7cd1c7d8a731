"""A function of WeasyPrint gives way to another for a while: in every module that calls it by its name."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def instead(own: Callable[..., Any], other: Callable[..., Any]) -> Iterator[None]:
    """While this lasts, WeasyPrint calls another function where it would call one of its own."""
    name = own.__name__
    modules = [module for key, module in tuple(sys.modules.items()) if key.startswith("weasyprint.") and vars(module).get(name) is own]
    for module in modules:
        setattr(module, name, other)
    try:
        yield
    finally:
        for module in modules:
            setattr(module, name, own)


@contextmanager
def methods_of(kind: type, **others: Callable[..., Any]) -> Iterator[None]:
    """While this lasts, a class has other methods than its own."""
    own = {name: vars(kind)[name] for name in others}
    for name, other in others.items():
        setattr(kind, name, other)
    try:
        yield
    finally:
        for name, method in own.items():
            setattr(kind, name, method)
