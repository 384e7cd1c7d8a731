"""Notes in the rail, and what they stand level with; long notes in the text column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefing.blocks import Aside
from briefing.pdf.exhibit_model import AsideView, BesideView, CodeView, TableView
from briefing.pdf.model import BlockView, CalloutView, ListView, ProseView, QuoteView, TextView
from briefing.pdf.phrases import Phrases, text_width
from briefing.roles import Role
from briefing.texts import plain

_RAIL_ROOM = 500
"""A note of more narrow characters is taller than a third of the rail: its page would break it, and what is left of a float may be lost."""


def view_aside(block: Aside, phrases: Phrases) -> AsideView:
    """Return a note: in the rail, unless it is long."""
    is_long = text_width(plain(block.wording.full)) > _RAIL_ROOM
    return AsideView(key=block.key, text=phrases.said(Role.ASIDE, block.key, block.wording.full), is_long=is_long)


def with_asides(blocks: Iterable[BlockView]) -> tuple[BlockView, ...]:
    """Return blocks with each note beside the one that it follows: of prose, its last part. Where that fills the rail, too, it stands by itself."""
    arranged: list[BlockView] = []
    for block in blocks:
        if isinstance(block, AsideView) and arranged and not block.is_long:
            arranged[-1:] = _beside(arranged[-1], block)
        else:
            arranged.append(block)
    return tuple(arranged)


def _beside(block: BlockView, aside: AsideView) -> tuple[BlockView, ...]:
    match block:
        case BesideView():
            return (replace(block, asides=(*block.asides, aside)),)
        case ProseView(key, (*parts, last)) if parts:
            return ProseView(key, tuple(parts)), BesideView(block=ProseView("", (last,)), asides=(aside,))
        case _ if _leaves_the_rail(block):
            return (BesideView(block=block, asides=(aside,)),)
        case _:
            return block, aside


def _leaves_the_rail(block: BlockView) -> bool:
    """Say whether a block stands in the text column alone."""
    match block:
        case TextView() | ProseView() | QuoteView() | CalloutView():
            return True
        case ListView(look=look):
            return look != "rows"
        case TableView(place=place):
            return place == "column"
        case CodeView(is_broad=is_broad):
            return not is_broad
        case _:
            return False
