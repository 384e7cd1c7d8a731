"""What tests of every room share: a small outline, and what one run of the program gave."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
GOLDENS = ROOT / "tests" / "golden"
FULL = bool(os.environ.get("BRIEFING_FULL"))
UPDATE_GOLDENS = bool(os.environ.get("BRIEFING_UPDATE_GOLDENS"))

SMALL_OUTLINE = """\
name: small
title: A small briefing
subtitle: Enough to see the way
date: 2026-05-12
tones: {first: Makers, second: Buyers}
sources:
  lambert: {author: Nathan Lambert, title: Notes, publisher: Interconnects, url: "https://example.org/notes"}
summary:
  text: Makers and buyers want different things.
  points:
    - {label: Makers want time, text: They say so in every meeting.}
    - Buyers want certainty
sections:
  - title: What we saw
    lead: Three visits, one pattern.
    source: lambert
    topics:
      - id: visits
        title: Every visit told the same story
        points:
          - {label: Makers, text: "They ask for **time** and `tools` [@lambert, p. 4]."}
          - {label: Buyers, text: They ask for *certainty*.}
        takeaway: Sell certainty, buy time.
        detail: |
          The visits took place in one week.

          - one in the north
          - two in the south
        notes: Say this slowly.
"""


@dataclass(frozen=True)
class Ran:
    """What one run of the program gave."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Measured:
    """What one run of the program in a process of its own gave, and took: seconds of processor time, megabytes at its peak."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float


_MEASURING = """\
import sys, time
from pathlib import Path

measures = Path(sys.argv.pop(1))
try:
    from briefing.cli import main
    main()
finally:
    peak = next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    measures.write_text(f"{time.process_time()} {int(peak) / 1024}")
"""


def measured(folder: Path, *arguments: str | Path) -> Measured:
    """Run the command line in a process of its own, inside `folder`, and measure it: its own time, so that other work on the machine is none."""
    measures = folder / "measures"
    ran = subprocess.run(
        [sys.executable, "-c", _MEASURING, measures, *arguments], capture_output=True, text=True, check=False, timeout=120, cwd=folder
    )
    seconds, megabytes = measures.read_text(encoding="utf-8").split()
    measures.unlink()
    return Measured(ran.returncode, ran.stdout, ran.stderr, float(seconds), float(megabytes))
