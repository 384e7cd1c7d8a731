"""Seen, not only present: a document's pages drawn with their texts and without, so that what is covered or in the colour of its ground is missed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from briefing.looks import Line, drawn_pages
from briefing.verify.compare import Discrepancy
from briefing.verify.implied import on_sheet
from briefing.verify.normalise import bare
from briefing.verify.rendered import difference
from briefing.verify.transcript import Transcript
from briefing.verify.wording import named, quoted

if TYPE_CHECKING:
    from PIL.Image import Image

_SCALE = 2
_TOLERANCE = 1
"""As many points a text may reach over the edge of its page: glyphs have more room than ink."""


def find_hidden(content: bytes, said: Transcript) -> Iterator[Discrepancy]:
    """Yield the texts of a document of which nothing can be seen, or that reach over the edge; `said` is what it says, to name them by."""
    for number, page in enumerate(drawn_pages(content, _SCALE), start=1):
        ink = difference(page.plain, page.without_texts)
        wrong = ((f"{_named(line, number, said)} {problem}", line) for line in page.lines if (problem := _problem(line, ink)))
        for told, of_one in groupby(wrong, lambda one: one[0]):
            yield on_sheet("page", number, f"{told}: {quoted(''.join(line.text for _, line in of_one))}")


def _problem(line: Line, ink: Image) -> str:
    """Return in words why a text cannot be seen; empty when it can."""
    left, foot, right, top = line.box
    width, height = ink.width / _SCALE, ink.height / _SCALE
    if left < -_TOLERANCE or foot < -_TOLERANCE or right > width + _TOLERANCE or top > height + _TOLERANCE:
        return "reaches over the edge of the page"
    box = (int(left * _SCALE), int((height - top) * _SCALE), int(right * _SCALE) + 1, int((height - foot) * _SCALE) + 1)
    return "" if ink.crop(box).getbbox() is not None else "cannot be seen: something covers it, or it has the colour of its ground"


def _named(line: Line, number: int, said: Transcript) -> str:
    """Return the entry that a painted text is of; a text that is of none is none that the outline says."""
    text = bare(line.text)
    entry = next((one for one in said.entries if one.place.number in (0, number) and text in bare(one.text)), None)
    return named(entry) if entry is not None else "a text beside the entries"
