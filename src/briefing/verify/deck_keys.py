"""The keys of the items of a list, which only the first one's name says."""

from __future__ import annotations


class ItemKeys:
    """Counts the items of a list: the key of each from the key of the first and the levels."""

    def __init__(self, first: str, level: int) -> None:
        self._stem, self._numbers = _split_numbers(first)
        self._base = len(self._numbers) - level
        self._at_start = True

    @property
    def current(self) -> str:
        """The key of the item that was counted last."""
        return ".".join((self._stem, *map(str, self._numbers)))

    def count(self, level: int) -> None:
        """Go on to the next item at a level."""
        if not self._at_start:
            wanted = max(self._base + level, 1)
            kept = self._numbers[:wanted]
            self._numbers = [*kept, *([0] * (wanted - len(kept)))]
            self._numbers[-1] += 1
        self._at_start = False


def first_item(key: str) -> str:
    """Return the key of the first item of a list: the name's own where it is that of an item, else the first below the block."""
    return key if _split_numbers(key)[1] else f"{key}.1"


def _split_numbers(key: str) -> tuple[str, list[int]]:
    """Return a key without the numbers at its end, and those numbers: `students/b2` and 3, 1 of `students/b2.3.1`."""
    parts = key.split(".")
    count = 0
    while count < len(parts) - 1 and parts[-1 - count].isdigit():
        count += 1
    return ".".join(parts[: len(parts) - count]), [int(number) for number in parts[len(parts) - count :]]
