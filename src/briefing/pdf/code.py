"""Code as it is printed: line by line, with a place for each of its tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.blocks import Code
from briefing.highlight import Tinted, tinted_lines
from briefing.pdf.exhibit_model import CodePiece, CodeView
from briefing.pdf.phrases import text_width
from briefing.roles import Role, format_name

TAB_COLUMNS = 4
_LONGEST = 64  # letters that the text column holds
_TABS = re.compile(r"(\t)")


def view_code(block: Code) -> CodeView:
    """Return code as it is printed."""
    lines = tuple(tuple(_pieces(line)) for line in tinted_lines(block.text, block.code_language))
    longest = max(text_width("".join(piece.text for piece in line)) for line in lines)
    return CodeView(key=block.key, name=format_name(Role.CODE, block.key), lines=lines, is_broad=longest > _LONGEST)


def _pieces(line: Tinted) -> Iterator[CodePiece]:
    """Yield the parts of a line; a tab reaches to the next of the places that stand four letters apart."""
    column = 0
    for text, tint in line:
        for part in filter(None, _TABS.split(text)):
            shown = " " * (TAB_COLUMNS - column % TAB_COLUMNS) if part == "\t" else part
            yield CodePiece(shown, tint, is_tab=part == "\t")
            column += text_width(shown)
