"""YAML text -> values with places, slips of YAML mended in thought."""

from __future__ import annotations

from typing import NamedTuple

import yaml

from briefing.diagnostics import Diagnostic, OutlineError
from briefing.outline.composer import Composer
from briefing.outline.recovery import Reading
from briefing.outline.source import Source
from briefing.outline.values import Value


class Tree(NamedTuple):
    """The one document of an outline, what is wrong with its YAML, and what of later findings is worth telling."""

    root: Value
    findings: tuple[Diagnostic, ...]
    reading: Reading


def read_tree(source: Source, keys: frozenset[str] = frozenset()) -> Tree:
    """Read the one document of an outline, slips of YAML mended in thought; raises OutlineError where nothing can be read beyond an error.

    `keys` are those of the format: a line that begins with one is meant for it.
    """
    reading = Reading(source, keys)
    while True:
        composer = Composer(source, reading)
        try:
            root = composer.compose()
        except OutlineError as failure:
            raise OutlineError((*reading.findings, *reading.told(failure.findings))) from failure
        except yaml.YAMLError as failure:
            if not reading.mend(failure, composer.last, composer.count):
                raise OutlineError((*reading.told(tuple(composer.findings)), *reading.findings)) from failure
        else:
            return Tree(root, (*reading.findings, *reading.told(tuple(composer.findings))), reading)
