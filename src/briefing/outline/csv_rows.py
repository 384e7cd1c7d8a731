"""The rows of a csv file that are not as wide as its header."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.outline.files import Row
from briefing.outline.slips import counted
from briefing.outline.texts import Texts
from briefing.outline.values import Scalar

_MOST_TOLD = 20  # lines of one file


def report_uneven(uneven: Sequence[Row], columns: int, path: Scalar, texts: Texts) -> None:
    """Report rows of a file that have more or fewer cells than its `columns`."""
    for row in uneven[:_MOST_TOLD]:
        message = f"line {row.line} of `{path.text}` has {counted(len(row.cells), 'cell')}, and {columns} are wanted"
        texts.report(path.place, "ragged-row", message, "a cell that holds the delimiter wants double quotes round it")
    if len(uneven) > _MOST_TOLD:
        texts.report(
            path.place,
            "ragged-row",
            f"{len(uneven) - _MOST_TOLD} more lines of `{path.text}` are not as wide either",
            "a cell that holds the delimiter wants double quotes round it",
        )
