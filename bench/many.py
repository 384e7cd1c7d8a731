"""Build outlines of more and more small topics, and say what each topic takes: is the whole linear in them.

Usage: python -m bench.many [TOPICS ...]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from bench.measuring import Took, measured
from bench.outlines import small_outline_of

SIZES = (10, 100, 1000)


def main() -> None:
    """Say for each size what a cold build took, all of it and for each topic."""
    arguments = argparse.ArgumentParser(prog="python -m bench.many", description="Build outlines of more and more small topics.")
    arguments.add_argument("topics", nargs="*", type=int, default=SIZES)
    for topics in arguments.parse_args().topics:
        took = _build(topics)
        each = f"{took.processor / topics * 1000:.0f} ms of processor and {took.megabytes / topics:.1f} MB a topic"
        whole = f"{took.seconds:.1f} s, {took.processor:.1f} s of processor, {took.megabytes:.0f} MB at the peak"
        print(f"{topics:,} topics: {whole}; {each}", flush=True)  # noqa: T201  it says what it measured


def _build(topics: int) -> Took:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "source.yaml").write_text(small_outline_of(topics), encoding="utf-8")
        return measured([[sys.executable, "-m", "briefing", "build", "source.yaml", "-o", "output"]], folder)


if __name__ == "__main__":
    main()
