"""What was measured, as Markdown."""

from __future__ import annotations

import importlib.metadata
import itertools
import os
import platform
import sysconfig
import timeit
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bench.measuring import Took

COLD, PAIR = "cold build, proof included", "both: pandoc to pptx, pandoc to html to WeasyPrint"
SAVED = "saved edit to both files, in `watch`"
_LIBRARIES = ("weasyprint", "pydyf", "python-pptx", "playa-pdf", "lxml", "pypandoc_binary", "typst")

Results = Mapping[str, Mapping[str, Took]]
"""By the name of an outline, what each piece of work took, in order."""


def render(results: Results, *, runs: int, minutes: float, load: float) -> str:
    """Return the whole page."""
    return "\n".join((*_head(runs, minutes, load), *_ratios(results), *(line for name, works in results.items() for line in _table(name, works)), ""))


def _head(runs: int, minutes: float, load: float) -> Iterator[str]:
    yield "# Measured"
    yield ""
    yield "Written by `make bench` (`make bench-full` adds 1,000 topics): generated outlines (bench/outlines.py) and the article; each figure is the"
    yield f"median of {runs} (1,000 topics: one run). The peers read the same content as Markdown (bench/markdown.py) in the same run,"
    yield "prove nothing, and draw no charts."
    yield "Seconds are by the clock; processor is the time of all processors; memory is the peak of all processes together. Quote the ratios."
    yield ""
    yield f"{_machine()}; load at the start {load:.1f}; the whole took {minutes:.0f} minutes."
    yield f"Python {platform.python_version()} ({_build()}), {', '.join(_versions())}."
    yield ""


def _machine() -> str:
    model = next((line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), platform.processor())
    memory = next((int(line.split()[1]) // 1024**2 for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} x {model or 'processor'}, {memory} GB"


def _build() -> str:
    """Return how fast this Python is: what it was configured with, which Debian's optimised one does not say, and how long a loop takes it."""
    is_said = "--enable-optimizations" in str(sysconfig.get_config_var("CONFIG_ARGS") or "")
    loop = min(timeit.repeat("for number in range(1_000_000): pass", number=1, repeat=5))
    return f"{'with' if is_said else 'without'} --enable-optimizations, {loop * 1000:.0f} ms for a loop over a million numbers"


def _lines(file: str) -> list[str]:
    return Path(file).read_text().splitlines() if Path(file).exists() else []


def _versions() -> Iterator[str]:
    for library in _LIBRARIES:
        try:
            yield f"{library} {importlib.metadata.version(library)}"
        except importlib.metadata.PackageNotFoundError:
            continue


def _ratios(results: Results) -> Iterable[str]:
    """Yield the ratios, each work beside what it is held against."""
    lines = ["| ratio | " + " | ".join(results) + " |", "|---|" + "---|" * len(results)]
    for name, work, against in (
        ("cold build / the Pandoc pair", COLD, PAIR),
        ("saved edit in `watch` / cold build", SAVED, COLD),
    ):
        lines.append(f"| {name} | " + " | ".join(_ratio(works, work, against) for works in results.values()) + " |")
    return (*lines, "", *_growth(results), "")


def _ratio(works: Mapping[str, Took], work: str, against: str) -> str:
    return f"{works[work].seconds / works[against].seconds:.2f}" if work in works and against in works else ""


def _growth(results: Results) -> Iterator[str]:
    """Yield how time and memory grow from each generated outline to the next larger one."""
    sizes = [name for name in results if name != "article"]
    for small, large in itertools.pairwise(sizes):
        one, other = results[small][COLD], results[large][COLD]
        yield f"- {large} against {small}: {other.seconds / one.seconds:.1f} x the time, {other.megabytes / one.megabytes:.1f} x the memory."


def _table(name: str, works: Mapping[str, Took]) -> Iterator[str]:
    yield f"\n## {name}\n"
    yield "| work | seconds | processor | MB at the peak |"
    yield "|---|---|---|---|"
    for work, took in works.items():
        peak = f"{took.megabytes:.0f}" if took.megabytes else ""
        yield f"| {work} | {took.seconds:.2f} | {took.processor:.2f} | {peak} |"
