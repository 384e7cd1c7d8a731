"""What to try where a page is nearly empty."""

from __future__ import annotations

import pytest

from briefing.diagnostics import Location, Severity
from briefing.pdf.fill import Attempt, PageFill, Setting, best_attempt, fill_findings, first_setting, next_setting, runts
from pdf.drawn import viewed
from pdf.strained import outlines


def attempt(*shares: float, tightness: int = 0, front: int = 0) -> Attempt:
    """Return an attempt with pages so full, of which the first `front` belong to the summary."""
    pages = tuple(PageFill(number, share, is_front=number - 2 < front) for number, share in enumerate(shares, start=2))
    return Attempt(Setting(tightness), pages)


def flowing(*shares: float) -> Attempt:
    return Attempt(Setting(front="flow"), tuple(PageFill(number, share) for number, share in enumerate(shares, start=2)))


@pytest.mark.parametrize("shares", [(0.9, 0.34, 0.5), (0.2,), (1.0, 0.05), (0.9, 0.9, 0.2)])
def test_full_pages_are_left_as_they_are(shares: tuple[float, ...]) -> None:
    assert next_setting([attempt(*shares)]) is None


def test_a_runt_asks_for_tighter_setting_twice_and_no_more() -> None:
    tries = [attempt(0.9, 0.1, 0.9)]
    assert next_setting(tries) == Setting(1)
    tries.append(attempt(0.9, 0.1, 0.9, tightness=1))
    assert next_setting(tries) == Setting(2)
    tries.append(attempt(0.9, 0.1, 0.9, tightness=2))
    assert next_setting(tries) is None
    assert best_attempt(tries) == 0


def test_a_document_of_very_many_pages_is_set_once() -> None:
    assert next_setting([attempt(*[0.9] * 290, *[0.1] * 10, 0.9)]) is None
    assert next_setting([attempt(*[0.9] * 289, *[0.1] * 10, 0.9)]) == Setting(1)


@pytest.mark.parametrize(("pages", "allowed"), [(39, 0), (40, 1), (79, 1), (80, 2), (126, 3)])
def test_one_page_in_forty_may_be_too_empty(pages: int, allowed: int) -> None:
    def with_runts(count: int) -> Attempt:
        return attempt(*[0.1] * count, *[0.9] * (pages - count))

    assert next_setting([with_runts(allowed)]) is None
    assert next_setting([with_runts(allowed + 1)]) == Setting(1)


def test_a_step_that_helps_is_the_last_one() -> None:
    tries = [attempt(0.9, 0.1, 0.9), attempt(1.0, 0.95, tightness=1)]
    assert next_setting(tries) is None
    assert best_attempt(tries) == 1


def test_a_few_lines_on_the_last_page_are_drawn_in_where_that_helps() -> None:
    tries = [attempt(0.9, 0.9, 0.05)]
    assert next_setting(tries) == Setting(1)
    assert best_attempt([*tries, attempt(0.95, 0.99, tightness=1)]) == 1
    assert best_attempt([*tries, attempt(0.9, 0.9, 0.04, tightness=1)]) == 0
    assert not runts(tries[0].pages)


@pytest.mark.parametrize(("pages", "share", "is_drawn_in"), [(3, 0.11, True), (3, 0.13, False), (6, 0.14, True), (6, 0.16, False), (19, 0.14, True)])
def test_a_few_lines_are_drawn_in_where_the_pages_before_can_take_them(pages: int, share: float, *, is_drawn_in: bool) -> None:
    assert (next_setting([attempt(*[0.9] * (pages - 1), share)]) is not None) is is_drawn_in


def test_fewer_runts_are_better_than_none_solved() -> None:
    assert best_attempt([attempt(0.1, 0.2, 0.9), attempt(0.1, 0.9, 0.9, tightness=1), attempt(0.2, 0.3, 0.9, tightness=2)]) == 1


@pytest.mark.parametrize("pages", [attempt(0.2, 0.9, 0.9, front=1), attempt(0.9, 0.4, 0.9, front=2)])
def test_a_summary_that_does_not_fill_its_page_or_overflows_it_flows(pages: Attempt) -> None:
    assert next_setting([pages]) == Setting(front="flow")


def test_attempts_with_another_front_are_not_chosen() -> None:
    assert best_attempt([attempt(0.2, 0.9, 0.9, front=1), flowing(0.1, 0.2, 0.9)]) == 1


def test_a_runt_that_stays_is_a_warning_where_its_last_part_stands() -> None:
    pages = (PageFill(2, 0.9, key="a"), PageFill(3, 0.1, key="a/b2"), PageFill(4, 0.9, key="c"), PageFill(5, 0.2))
    place = Location("outline.yaml", 7, 3)
    (found,) = fill_findings(Attempt(Setting(), pages), {"a/b2": place})
    assert (found.severity, found.code, found.location) == (Severity.WARNING, "runt-page", place)
    assert found.message == "page 3 of the document is 10% full: this stands last on it"


@pytest.mark.parametrize(("name", "front"), [("whole", "flow"), ("summary-figures", "page"), ("twelve-insights", "page"), ("no-summary", "page")])
def test_a_summary_has_a_page_of_its_own_where_it_is_long(name: str, front: str) -> None:
    assert first_setting(viewed(outlines()[name])[1]).front == front
