"""Tables, charts, pictures, asides, actions and code as they are printed."""

from __future__ import annotations

from typing import assert_never

from briefing.document import Actions, Aside, Chart, Code, Exhibit, Image, Table
from briefing.pdf.charts import view_chart
from briefing.pdf.model import BlockView
from briefing.pdf.phrases import Phrases


def view_exhibit(block: Exhibit, phrases: Phrases) -> BlockView:
    """Return an exhibit as it is printed."""
    match block:
        case Table():
            raise NotImplementedError
        case Chart():
            return view_chart(block, phrases, phrases.theme)
        case Image():
            raise NotImplementedError
        case Aside():
            raise NotImplementedError
        case Actions():
            raise NotImplementedError
        case Code():
            raise NotImplementedError
        case _:
            assert_never(block)
