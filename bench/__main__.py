"""Measure briefing and its peers side by side, and write bench/RESULTS.md.

Usage: python -m bench [--full] [--runs N] [--only NAME ...] [--results FILE]
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.measuring import Took, measured, median
from bench.ours import Bench, has_verb
from bench.outlines import EDIT, EDITED, outline_of
from bench.peers import others, pandoc_pair, write_content
from bench.results import COLD, PAIR, SAVED, render

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "content" / "outline.yaml"
ARTICLE_EDIT = ("view, at second hand", "word, at second hand")
SIZES, LARGEST = (10, 100), 1000


def main() -> None:
    """Measure what was asked for, saying each figure as it comes."""
    arguments = argparse.ArgumentParser(prog="python -m bench", description="Measure briefing and its peers side by side.")
    arguments.add_argument("--full", action="store_true", help="measure 1,000 topics too, once")
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--only", nargs="+", help="names of outlines: article, '10 topics', ...")
    arguments.add_argument("--results", type=Path, default=ROOT / "bench" / "RESULTS.md")
    chosen = arguments.parse_args()
    began, load = time.monotonic(), os.getloadavg()[0]
    results: dict[str, dict[str, Took]] = {}
    for name, text, edit in _outlines(full=chosen.full):
        if chosen.only is None or name in chosen.only:
            results[name] = _measure(name, text, edit, 1 if name == _name(LARGEST) else chosen.runs)
    chosen.results.write_text(render(results, runs=chosen.runs, minutes=(time.monotonic() - began) / 60, load=load), encoding="utf-8")


def _outlines(*, full: bool) -> Iterator[tuple[str, str, tuple[str, str]]]:
    yield "article", ARTICLE.read_text(encoding="utf-8"), ARTICLE_EDIT
    for size in (*SIZES, *((LARGEST,) if full else ())):
        yield _name(size), outline_of(size), (EDITED, EDIT)


def _name(size: int) -> str:
    return f"{size:,} topics"


def _measure(name: str, text: str, edit: tuple[str, str], runs: int) -> dict[str, Took]:
    works: dict[str, Took] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        source = folder / "source.yaml"
        source.write_text(text, encoding="utf-8")
        for work, measure in _works(source, folder, edit):
            works[work] = median(measure() for _ in range(runs))
            print(f"{name}: {work}: {works[work].seconds:.2f} s", flush=True)  # noqa: T201  it says where it is
    return works


def _works(source: Path, folder: Path, edit: tuple[str, str]) -> Iterator[tuple[str, Callable[[], Took]]]:
    """Yield each piece of work with what measures it once; later ones use what earlier ones left."""
    bench = Bench(source, folder, edit)
    yield COLD, bench.cold_build
    yield SAVED, bench.watched_rebuild
    yield "check of both files", bench.check
    if has_verb("diff"):
        yield "diff of two documents", bench.diff
    write_content(source, folder)
    pair = pandoc_pair()
    for peer in (*pair, *others()):
        yield peer.name, lambda peer=peer: measured(peer.commands, folder)  # type: ignore[misc]
    if pair:
        together = [command for peer in pair for command in peer.commands]
        yield PAIR, lambda: measured(together, folder)


if __name__ == "__main__":
    main()
