"""Tables, charts, pictures, actions and code as parts of a slide's body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from briefing.blocks import Actions, Aside, Chart, Code, Exhibit, Image, Table
from briefing.deck.actions import actions_part
from briefing.deck.body import Part
from briefing.deck.charts import chart_part
from briefing.deck.code import code_part
from briefing.deck.kit import Kit, Step
from briefing.deck.pictures import picture_part
from briefing.deck.tables import table_part
from briefing.part_texts import shown_rows
from briefing.references import heading_on_slide, heading_text
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


def exhibit_wordings(block: Exhibit) -> Iterator[Wording | None]:
    """Yield the wordings of an exhibit that the slide shows, in order."""
    match block:
        case Table():
            yield block.caption
            for column, heading in enumerate(block.columns):
                yield Wording(heading_text(block, column), heading_on_slide(block, column) if heading.short else ())
            yield from (cell for row in shown_rows(block, "deck") for cell in row)
            yield block.note
        case Chart():
            yield from (block.caption, block.subtitle, block.x_title, block.y_title)
            yield from (block.target.label if block.target is not None else None, block.note)
        case Image():
            yield from (block.caption, block.credit)
        case Actions():
            for action in block.actions:
                yield from (action.do, action.who, action.by)
        case Aside() | Code():
            return
        case _:
            assert_never(block)
