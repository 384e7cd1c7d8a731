"""Tables, charts, pictures, actions and code as parts of a slide's body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from briefing.blocks import Actions, Aside, Chart, Code, Exhibit, Image, Table
from briefing.charts.printed import category_wording
from briefing.deck.actions import actions_part
from briefing.deck.body import Part
from briefing.deck.charts import chart_part
from briefing.deck.code import code_part
from briefing.deck.kit import Kit, Step
from briefing.deck.pictures import picture_part
from briefing.deck.tables import table_part
from briefing.language import Words
from briefing.part_texts import shown_rows
from briefing.references import heading_wording
from briefing.texts import Wording


def exhibit_part(kit: Kit, block: Exhibit, step: Step, width: float) -> Part:
    """Return an exhibit as a part of the body, at a step of its size; `width` in inches."""
    match block:
        case Table():
            return table_part(kit, block, step, width)
        case Chart():
            return chart_part(kit, block, step, width)
        case Image():
            return picture_part(kit, block, width)
        case Actions():
            return actions_part(kit, block, step, width)
        case Code():
            return code_part(kit, block, step, width)
        case Aside():
            raise ValueError(f"{block.key}: an aside stands in the notes, not on the slide")
        case _:
            assert_never(block)


def exhibit_wordings(block: Exhibit, words: Words) -> Iterator[Wording | None]:
    """Yield the wordings of an exhibit that the slide shows, in order."""
    match block:
        case Table():
            yield block.caption
            yield from (heading_wording(block, column) for column in range(len(block.columns)))
            yield from (cell for row in shown_rows(block, "deck") for cell in row)
            yield block.note
        case Chart():
            yield from (block.caption, block.subtitle, block.unit.wording, block.alt.wording, block.x_title, block.y_title)
            yield block.target.label if block.target is not None else None
            yield from (category_wording(block, place, words) for place in range(len(block.categories)))
            yield block.note
        case Image():
            yield from (block.alt.wording, block.caption, block.credit)
        case Actions():
            for action in block.actions:
                yield from (action.do, action.who, action.by)
        case Aside() | Code():
            return
        case _:
            assert_never(block)
