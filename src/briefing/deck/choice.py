"""Which layout the blocks of a topic ask for."""

from __future__ import annotations

from briefing.blocks import AnyBlock, Chart, Comparison, Figures, Points, Quote, Table
from briefing.document import Topic


def layout_for(topic: Topic, blocks: tuple[AnyBlock, ...]) -> tuple[str, str]:  # noqa: PLR0911  one return for each layout
    """Return the layout that a topic's blocks ask for, and the reason in words."""
    if topic.ordinal:
        return "insight", "a topic of a numbered section"
    match blocks:
        case ():
            return "statement", "a title alone"
        case (Quote(),) if topic.takeaway is None:
            return "quote", "a quotation alone"
        case (Comparison(),):
            return "comparison", "a comparison alone"
        case (Table(),):
            return "table", "a table alone"
        case (Figures(),):
            return "figures", "figures alone"
        case (Chart(), *_):
            return "chart", "a chart that comes first"
        case (Points(points=points, ordered=False),) if all(point.label for point in points):
            return "evidence", "points with a label each"
        case _:
            return "flow", " and ".join(type(block).__name__.lower() for block in blocks)
