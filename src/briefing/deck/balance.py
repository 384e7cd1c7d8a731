"""How wide a text is set, so that its lines look well: those of display texts alike in length, those of running texts full, and none a word alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from briefing.deck.fit import Measurer, Piece, Style, cut

INCH = 72.0
_SHORT_LINE = 0.3  # of the widest
_EASING = 0.02  # of the width, by which a text is set narrower until its last line is no longer short
_LEAST_EASED = 0.75  # of the width
_ADDRESS = "://"
_LOPSIDED = 0.7  # of the first line, which the second has at least where the first ends with punctuation
_SECOND_LINE = 0.4  # of the first, which the second line of a running text has at least where that costs no line
_PAUSES = (";", ":", ",", ".", "?", "!", "–")  # noqa: RUF001 (these very characters are meant)
_LATIN = re.compile("[\u0020-\u024f\u2010-\u2026]*")
_BALANCE_SPARE = 1.015  # other renderers set a line a little wider, and a balanced text has no room for that


def ends_short(measurer: Measurer, pieces: tuple[Piece, ...], style: Style, width: float) -> bool:
    """Whether the last of several lines would be a word or two alone."""
    measured = measurer.measure(pieces, style, width * INCH)
    return measured.lines > 1 and measured.last < measured.width * _SHORT_LINE


def balanced(measurer: Measurer, pieces: tuple[Piece, ...], style: Style, width: float) -> float:
    """Return the least width in inches, at most `width`, in which a text keeps its lines anywhere; two lines part at punctuation if they can.

    A text with an address in it keeps its whole width: renderers part addresses at different places, and would need a line more.
    """
    if any(_ADDRESS in piece.text for piece in pieces):
        return width
    least = measurer.balanced_width(pieces, style, width * INCH)
    paused = (one for one in _paused(measurer, pieces, style, width) if least <= one <= width * INCH)
    return min(width, min(paused, default=least) * _BALANCE_SPARE / INCH + 0.02)


def _paused(measurer: Measurer, pieces: tuple[Piece, ...], style: Style, width: float) -> Iterator[float]:
    """Yield the widths in points in which the first of a text's two lines ends with punctuation, and the second is not much shorter."""
    if not _breaks_alike(pieces) or measurer.measure(pieces, style, width * INCH).lines != 2:  # noqa: PLR2004
        return
    text = "".join(piece.text for piece in pieces)
    for place in (end for end, pair in enumerate(pairwise(text), start=1) if pair[0] in _PAUSES and pair[1] == " "):
        head, tail = (measurer.line_width(part, style) for part in cut(pieces, place + 1))
        parted = measurer.measure(pieces, style, head * _BALANCE_SPARE)
        if parted.lines == 2 and parted.width <= head <= tail / _LOPSIDED and parted.last <= tail:  # noqa: PLR2004
            yield head


def _breaks_alike(pieces: tuple[Piece, ...]) -> bool:
    """Whether every renderer ends the lines of a text at the same places: plain Latin words do, links, addresses and other scripts need not."""
    return not any(piece.link or piece.citation or "/" in piece.text or not _LATIN.fullmatch(piece.text) for piece in pieces)


def eased(measurer: Measurer, pieces: tuple[Piece, ...], style: Style, width: float, height: float = 0.0) -> float:
    """Return the greatest width in inches in which the last line of a display text is no word or two alone; the balanced one where there is none.

    The text may take lines more where they fit a `height` in inches; without it, it keeps its lines.
    """
    if not _breaks_alike(pieces):
        return balanced(measurer, pieces, style, width) if ends_short(measurer, pieces, style, width) else width
    room = max(height, measurer.measure(pieces, style, width * INCH).height / INCH)

    def ends_well(tried: float) -> bool:
        return not any(ends_short(measurer, pieces, style, one) for one in (tried, tried * _BALANCE_SPARE))

    def fits(tried: float) -> bool:
        return measurer.measure(pieces, style, (tried / _BALANCE_SPARE - 0.02) * INCH).height / INCH <= room

    return _widest(width, ends_well, fits) or balanced(measurer, pieces, style, width)


def filled(measurer: Measurer, texts: Sequence[tuple[tuple[Piece, ...], Style, float]], width: float) -> float:
    """Return the greatest width in inches in which no running text ends with one word alone, or its second line with a few, and each keeps its lines.

    Each text has the style and the indent in inches that it is set with; all stand in one box. Where no width does both, a few words may stand alone;
    where none does either, it is the whole width.
    """
    lines = [measurer.measure(pieces, style, (width - indent) * INCH).lines for pieces, style, indent in texts]

    def ends_well(tried: float) -> bool:
        widths = (tried, tried * _BALANCE_SPARE)
        return not any(measurer.is_runt(pieces, style, (one - indent) * INCH) for pieces, style, indent in texts for one in widths)

    def parts_well(tried: float) -> bool:
        return ends_well(tried) and all(_is_full(measurer, pieces, style, (tried - indent) * INCH) for pieces, style, indent in texts)

    def fits(tried: float) -> bool:
        narrow = tried / _BALANCE_SPARE - 0.02
        counts = (measurer.measure(pieces, style, (narrow - indent) * INCH).lines for pieces, style, indent in texts)
        return all(count <= whole for count, whole in zip(counts, lines, strict=True))

    return _widest(width, parts_well, fits) or _widest(width, ends_well, fits) or width


def _is_full(measurer: Measurer, pieces: tuple[Piece, ...], style: Style, width: float) -> bool:
    """Whether a text of two lines has a second one that is not much shorter than the first; a text of more or of one has."""
    measured = measurer.measure(pieces, style, width)
    return measured.lines != 2 or measured.last >= measured.width * _SECOND_LINE  # noqa: PLR2004


def _widest(width: float, ends_well: Callable[[float], bool], fits: Callable[[float], bool]) -> float:
    """Return the width, or the greatest not much narrower one that fits, in which texts end well; nothing where none is."""
    if ends_well(width):
        return width
    tried = (width - width * _EASING * step for step in range(1, round((1 - _LEAST_EASED) / _EASING) + 1))
    return next((one for one in tried if fits(one) and ends_well(one)), 0.0)
