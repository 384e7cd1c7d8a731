"""The motif's lines: from one origin at the left edge to their own places at the right one."""

from __future__ import annotations

from itertools import pairwise

import pytest

from briefing.themes import find_theme, load_theme
from briefing.themes.model import Motif
from briefing.themes.motif import Stroke, motif_bundles
from running import ROOT

MOTIFS = {name: load_theme(find_theme(name, ROOT / "content" / "outline.yaml")).motif for name in ("meridian", "civic")}


@pytest.mark.parametrize("name", MOTIFS)
def test_both_sides_leave_one_origin_and_part(name: str) -> None:
    second, first = motif_bundles(MOTIFS[name], 13.333, 5.2)
    assert (first.is_first, second.is_first) == (True, False)
    assert len(first.strokes) == len(second.strokes) == 12
    starts = [stroke.start for bundle in (second, first) for stroke in bundle.strokes]
    ends = [stroke.points[-1] for bundle in (second, first) for stroke in bundle.strokes]
    assert {x for x, _ in starts} == {0.0}
    assert {x for x, _ in ends} == {13.333}
    assert max(y for _, y in starts) - min(y for _, y in starts) < 0.12 * 5.2
    assert max(y for _, y in ends) - min(y for _, y in ends) > 0.95 * 5.2


@pytest.mark.parametrize(("width", "height", "on_page"), [(13.333, 5.2, False), (210.0, 166.0, True)])
def test_a_transit_map_bends_by_45_degrees_with_the_outermost_line_first(width: float, height: float, on_page: bool) -> None:  # noqa: FBT001  a parameter
    second, first = motif_bundles(MOTIFS["civic"], width, height, on_page=on_page)
    for bundle in (second, first):
        for stroke in bundle.strokes:
            (bend_x, bend_y), (next_x, next_y) = stroke.points[:2]
            assert bend_y == stroke.start[1]
            assert abs(next_x - bend_x) == pytest.approx(abs(next_y - bend_y))
    bends = [stroke.points[0][0] for stroke in second.strokes], [stroke.points[0][0] for stroke in first.strokes]
    assert bends[0] == sorted(bends[0])
    assert bends[1] == sorted(bends[1], reverse=True)


@pytest.mark.parametrize("name", MOTIFS)
def test_the_lines_on_the_document_s_cover_keep_clear_of_the_imprint(name: str) -> None:
    width, height, page = 210.0, 166.0, 297.0
    imprint_ends, imprint_begins = 72.0, height - (page - 264.0)  # date and version on one line below a name
    _, first = motif_bundles(MOTIFS[name], width, height, on_page=True)
    depths = [y for stroke in first.strokes for x, y in _places(stroke) if x <= imprint_ends]
    assert len(depths) > 100
    assert max(depths) < imprint_begins


def _places(stroke: Stroke) -> list[tuple[float, float]]:
    """Return places along a line, close to each other."""
    steps = [step / 100 for step in range(101)]
    if stroke.kind == "curve":
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = stroke.start, *stroke.points
        weights = [((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in steps]
        return [(a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy) for a, b, c, d in weights]
    corners = (stroke.start, *stroke.points)
    return [(x + (to_x - x) * t, y + (to_y - y) * t) for (x, y), (to_x, to_y) in pairwise(corners) for t in steps]


def test_no_motif_is_no_line() -> None:
    assert motif_bundles(Motif(kind="none", numbers={}), 10, 10) == ()
