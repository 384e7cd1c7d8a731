"""What the PDF says of a picture: the words in its place, and the rectangle in which it is seen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_PIXEL = 72 / 96
"""Points."""


def figure_entries(box: Any, page_height: float) -> dict[str, Any]:  # noqa: ANN401  WeasyPrint's box
    """Return the entries of the structure element of an `img`; a page's height in pixels."""
    import pydyf

    area = pydyf.Dictionary({"O": "/Layout", "BBox": _seen(box, page_height * _PIXEL), "Placement": "/Block"})
    return {"Alt": pydyf.String(box.element.get("alt", "")), "A": area}


@contextmanager
def picture_artifact(stream: Any, box: Any) -> Iterator[None]:  # noqa: ANN401  WeasyPrint's stream and box
    """Mark a picture as one that belongs to the page: a decoration, or (with `data-running`) one that every page bears."""
    import pydyf

    kind = "/Pagination" if "data-running" in box.element.attrib else "/Layout"
    stream.begin_marked_content("Artifact", pydyf.Dictionary({"Type": kind, "BBox": _seen(box, stream.page_rectangle[3] * _PIXEL)}))
    try:
        yield
    finally:
        stream.end_marked_content()


def _seen(box: Any, page_height: float) -> Any:  # noqa: ANN401  WeasyPrint's box, pydyf's array
    """Return the rectangle in which a picture is seen, in points from the foot of the page; a turned one is turned about its middle."""
    import pydyf

    width, height = box.width, box.height
    x, y = (box.content_box_x() + width / 2) * _PIXEL, page_height - (box.content_box_y() + height / 2) * _PIXEL
    if box.element.get("data-turned") in {"90", "270"}:
        width, height = height, width
    corners = (x - width * _PIXEL / 2, y - height * _PIXEL / 2, x + width * _PIXEL / 2, y + height * _PIXEL / 2)
    return pydyf.Array(round(corner, 3) for corner in corners)
