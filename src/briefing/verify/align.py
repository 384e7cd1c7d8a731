"""Two long sequences laid beside each other, in a time that grows with their length and not with its square."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

_MOST_COMPARED = 40_000
"""As many pairs of a stretch without a landmark are tried; a larger one has no pairs."""


@dataclass(frozen=True, slots=True)
class _Window:
    """A stretch of both sequences: places from `start` up to, not including, `end`."""

    start: int
    end: int
    other_start: int
    other_end: int


def align(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the places of like members as pairs, both rising: nothing that both begin or end with alike, or hold once, is left out needlessly."""
    pairs: list[tuple[int, int]] = []
    windows = [_Window(0, len(one), 0, len(other))]
    while windows:
        window = windows.pop()
        trimmed, found = _trim(one, other, window)
        pairs += found
        if trimmed.start == trimmed.end or trimmed.other_start == trimmed.other_end:
            continue
        landmarks = _landmarks(one, other, trimmed)
        if landmarks:
            pairs += landmarks
            windows += _between(trimmed, landmarks)
        else:
            pairs += _by_trial(one, other, trimmed)
    return sorted(pairs)


def longest_rise(places: Sequence[int]) -> list[int]:
    """Return the indices of a longest rising selection, in order."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [index]
        before.append(last[length - 1] if length else -1)
    chosen: list[int] = []
    at = last[-1] if last else -1
    while at >= 0:
        chosen.append(at)
        at = before[at]
    return chosen[::-1]


def _trim(one: Sequence[Hashable], other: Sequence[Hashable], window: _Window) -> tuple[_Window, list[tuple[int, int]]]:
    """Return what is left of a window between the members that both begin and end with, and those members as pairs."""
    start, end, other_start, other_end = window.start, window.end, window.other_start, window.other_end
    pairs = []
    while start < end and other_start < other_end and one[start] == other[other_start]:
        pairs.append((start, other_start))
        start, other_start = start + 1, other_start + 1
    while start < end and other_start < other_end and one[end - 1] == other[other_end - 1]:
        end, other_end = end - 1, other_end - 1
        pairs.append((end, other_end))
    return _Window(start, end, other_start, other_end), pairs


def _landmarks(one: Sequence[Hashable], other: Sequence[Hashable], window: _Window) -> list[tuple[int, int]]:
    """Return the members that stand once in either stretch, as many of them as stand in the same order."""
    counts, other_counts = Counter(one[window.start : window.end]), Counter(other[window.other_start : window.other_end])
    places = {other[place]: place for place in range(window.other_start, window.other_end) if other_counts[other[place]] == 1}
    both = [(place, places[one[place]]) for place in range(window.start, window.end) if counts[one[place]] == 1 and one[place] in places]
    return [both[index] for index in longest_rise([place for _, place in both])]


def _between(window: _Window, landmarks: list[tuple[int, int]]) -> Iterator[_Window]:
    start, other_start = window.start, window.other_start
    for place, other_place in landmarks:
        yield _Window(start, place, other_start, other_place)
        start, other_start = place + 1, other_place + 1
    yield _Window(start, window.end, other_start, window.other_end)


def _by_trial(one: Sequence[Hashable], other: Sequence[Hashable], window: _Window) -> Iterator[tuple[int, int]]:
    left, right = one[window.start : window.end], other[window.other_start : window.other_end]
    if len(left) * len(right) > _MOST_COMPARED:
        return
    for block in difflib.SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        yield from ((window.start + block.a + step, window.other_start + block.b + step) for step in range(block.size))
