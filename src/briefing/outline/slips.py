"""Slips of the pen: which of the words that are known an author probably meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

LONGEST = 80
"""Characters; a longer word is no misspelt name."""


@dataclass(slots=True)
class Guesses:
    """Finds the word that was meant, until that has cost more comparisons than anyone would wait for: so many slips are none."""

    left: int = 20_000

    def nearest(self, word: str, known: Collection[str]) -> str:
        """Return the known word that a misspelt one most likely means; empty when none is near."""
        self.left -= len(known)
        if self.left < 0 or len(word) > LONGEST:
            return ""
        likely = next(iter(get_close_matches(word, [name for name in known if len(name) <= LONGEST], n=1)), "")
        return likely if likely in word or word in likely or letters_apart(word, likely) <= min(len(word), len(likely)) // 2 else ""

    def slip(self, word: str, known: Collection[str]) -> str:
        """Return the known word that is but one letter from another; empty when there is none."""
        self.left -= len(known)
        return at_most(1, word, known) if self.left >= 0 else ""

    def hint(self, word: str, known: Collection[str], otherwise: str = "", mark: str = "") -> str:
        """Return a hint at the known word that was meant (`mark` before it), or else at what to do `otherwise`."""
        likely = self.nearest(word, known)
        return f"did you mean `{mark}{likely}`?" if likely else otherwise


def letters_apart(one: str, other: str) -> int:
    """Return how many letters must be added, dropped or changed to turn one word into the other."""
    row = list(range(len(other) + 1))
    for count, letter in enumerate(one, start=1):
        before, row[0] = row[0], count
        for column, against in enumerate(other, start=1):
            before, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, before + (letter != against))
    return row[-1]


def at_most(apart: int, word: str, known: Iterable[str]) -> str:
    """Return the first known word that is so many letters from another, or fewer, the nearest of them; empty when there is none."""
    near = [name for name in known if abs(len(name) - len(word)) <= apart]
    distances = {name: letters_apart(word, name) for name in near}
    nearest = min(distances, key=distances.__getitem__, default="")
    return nearest if nearest and distances[nearest] <= apart else ""


def counted(count: int, thing: str, things: str = "") -> str:
    """Return how many there are of something: no cell, 1 cell, 2 cells; `things` where that is more than an s."""
    return f"{count or 'no'} {(things or thing + 's') if count > 1 else thing}"


def one_of(words: Collection[str]) -> str:
    """Return words as findings list them: `a`, `b` or `c`."""
    ticked = [f"`{word}`" for word in words]
    return " or ".join([", ".join(ticked[:-1]), ticked[-1]] if len(ticked) > 1 else ticked)
