"""Measure one build of the article by stage, one file after the other; WeasyPrint alone; planning by size; the start of the verbs.

Usage: python -m bench.stages [OUTLINE] [--runs N]
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

BUILD = """
import json, sys, time
began = time.time()
from pathlib import Path
from briefing import pipeline
marks = [("start", float(sys.argv[2]))]
stage = lambda name, *_: marks[-1][0] == name or marks.append((name, time.time()))
built = pipeline.build(Path(sys.argv[1]), stage=stage)
marks.append(("publishing", time.time()))
pipeline.publish(built, Path(sys.argv[3]), ("deck", "document"))
marks.append(("end", time.time()))
print(json.dumps(marks))
"""
HTML = """
import sys
from pathlib import Path
from briefing.language import words_for
from briefing.outline import read_outline
from briefing.pdf import render_html, view_document
from briefing.themes import find_theme, load_theme
outline = Path(sys.argv[1])
document = read_outline(outline).document
theme = load_theme(find_theme(document.theme, outline))
Path(sys.argv[2]).write_text(render_html(view_document(document, theme, words_for(document.language, document.words), edition="0" * 12), theme))
"""
ALONE = """
import sys
import weasyprint
weasyprint.HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""
PLAN = """
import sys, time
from pathlib import Path
from briefing.deck import plan_deck
from briefing.language import words_for
from briefing.outline import read_outline
from briefing.themes import find_theme, load_theme
outline = Path(sys.argv[1])
document = read_outline(outline).document
theme, words = load_theme(find_theme(document.theme, outline)), words_for(document.language, document.words)
began = time.process_time()
plan_deck(document, theme, words, edition="0" * 12)
print(time.process_time() - began)
"""
TOPICS = (10, 100, 1000)


def main() -> None:
    """Measure, and print the tables as Markdown."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("outline", nargs="?", default="content/outline.yaml")
    arguments.add_argument("--runs", type=int, default=5)
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        builds = [measure_build(chosen.outline, folder) for _ in range(chosen.runs)]
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        page = Path(folder) / "page.html"
        subprocess.run([sys.executable, "-c", HTML, chosen.outline, str(page)], check=True)  # noqa: S603  this program
        alone = [measure(ALONE, str(page), str(page.with_suffix(".pdf"))) for _ in range(chosen.runs)]
        plans = {count: measure_plan(count, Path(folder)) for count in TOPICS}
    tables = (render_stages(builds, statistics.median(alone), peak), render_plans(plans), render_starts(chosen.outline, chosen.runs))
    print("\n\n".join("\n".join(table) for table in tables))  # noqa: T201  what it is run for


def measure_build(outline: str, folder: str) -> dict[str, float]:
    """Return the seconds of each stage of one cold build, in a process of its own."""
    done = subprocess.run([sys.executable, "-c", BUILD, outline, str(time.time()), folder], check=True, capture_output=True, text=True)  # noqa: S603  this program
    marks = json.loads(done.stdout)
    return {name: later - mark for (name, mark), (_, later) in pairwise(marks)}


def measure(program: str, *arguments: str) -> float:
    """Return the seconds that a program takes in a process of its own."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", program, *arguments], check=True, capture_output=True)  # noqa: S603  this program
    return time.perf_counter() - began


def measure_plan(count: int, folder: Path) -> float:
    """Return the seconds of processor time of planning a deck of a number of topics, no text of which stands twice, with cold fonts."""
    outline = folder / f"{count}.yaml"
    topics = "".join(
        f"  - title: Topic {number} says in one sentence what its {number} points show\n"
        f"    takeaway: What follows from topic {number} is said here, in a sentence of a dozen words\n"
        "    points:\n"
        + "".join(
            f"      - Label {point}: Point {point} of topic {number} has a text of two lines or so, which is long enough to need a break\n"
            for point in range(4)
        )
        for number in range(count)
    )
    outline.write_text(f"title: Many topics\ntopics:\n{topics}", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", PLAN, str(outline)], check=True, capture_output=True, text=True)  # noqa: S603  this program
    return float(done.stdout)


def render_plans(plans: dict[int, float]) -> Iterator[str]:
    """Yield the time of planning as a Markdown table."""
    yield "| topics | seconds to plan the deck | milliseconds a topic |\n|---|---|---|"
    for count, seconds in plans.items():
        yield f"| {count:,} | {seconds:.2f} | {seconds / count * 1000:.1f} |"


def render_stages(builds: list[dict[str, float]], alone: float, peak: float) -> Iterator[str]:
    """Yield the medians as a Markdown table."""
    total = statistics.median(sum(build.values()) for build in builds)
    yield f"| stage | seconds (median of {len(builds)}) |\n|---|---|"
    for stage in builds[0]:
        yield f"| {stage} | {statistics.median(build[stage] for build in builds):.2f} |"
    yield f"| **whole build** | **{total:.2f}** |"
    yield f"| WeasyPrint alone, same html | {alone:.2f} |"
    yield f"A cold build takes {total / alone:.2f} x WeasyPrint alone; peak memory {peak:.0f} MB."


def render_starts(outline: str, runs: int) -> Iterator[str]:
    """Yield the median user time of the verbs that import neither WeasyPrint nor python-pptx."""
    yield "| verb | milliseconds of user time |\n|---|---|"
    for verb in (["--help"], ["schema"], ["check", outline]):
        yield f"| `briefing {' '.join(verb)}` | {statistics.median(user_time(verb) for _ in range(runs)) * 1000:.0f} |"


def user_time(verb: list[str]) -> float:
    """Return the seconds of user time of one run of the program."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run([sys.executable, "-m", "briefing", *verb], check=True, capture_output=True)  # noqa: S603  this program
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


if __name__ == "__main__":
    main()
