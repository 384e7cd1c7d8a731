"""The motif's lines: from one origin at the left edge to their own places at the right one."""

from __future__ import annotations

import pytest

from briefing.themes import find_theme, load_theme
from briefing.themes.model import Motif
from briefing.themes.motif import motif_bundles
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


def test_no_motif_is_no_line() -> None:
    assert motif_bundles(Motif(kind="none", numbers={}), 10, 10) == ()
