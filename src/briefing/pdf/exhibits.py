"""Tables, charts, pictures, asides, actions and code as they are printed."""

from __future__ import annotations

from typing import assert_never

from briefing.blocks import Actions, Aside, Chart, Code, Exhibit, Image, Table
from briefing.pdf.actions import view_actions
from briefing.pdf.asides import view_aside
from briefing.pdf.charts import view_chart
from briefing.pdf.code import view_code
from briefing.pdf.model import BlockView
from briefing.pdf.phrases import Phrases
from briefing.pdf.pictures import view_image
from briefing.pdf.tables import view_table


def view_exhibit(block: Exhibit, phrases: Phrases) -> BlockView:
    """Return an exhibit as it is printed."""
    match block:
        case Table():
            return view_table(block, phrases)
        case Chart():
            return view_chart(block, phrases, phrases.theme)
        case Image():
            return view_image(block, phrases)
        case Aside():
            return view_aside(block, phrases)
        case Actions():
            return view_actions(block, phrases)
        case Code():
            return view_code(block)
        case _:
            assert_never(block)
