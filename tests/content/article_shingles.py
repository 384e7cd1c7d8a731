"""Which runs of ten words the article has, kept as fingerprints: the article itself is not ours to publish.

    python tests/content/article_shingles.py ARTICLE

writes article-shingles.txt anew from the article's text.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

RECORD = Path(__file__).parent / "article-shingles.txt"
RUN = 10
"""So many words in a row are taken over, no longer said in our own way."""


def fingerprints(text: str) -> Iterator[tuple[str, str]]:
    """Yield each run of ten words of a text with its fingerprint; letters' case, punctuation and line ends do not count."""
    words = re.findall(r"\w+", text.lower())
    for start in range(len(words) - RUN + 1):
        run = " ".join(words[start : start + RUN])
        yield run, sha256(run.encode()).hexdigest()[:12]


def read_record() -> frozenset[str]:
    """Return the fingerprints of the article."""
    return frozenset(RECORD.read_text(encoding="ascii").split())


if __name__ == "__main__":
    found = {fingerprint for _, fingerprint in fingerprints(Path(sys.argv[1]).read_text(encoding="utf-8"))}
    RECORD.write_text("\n".join(sorted(found)) + "\n", encoding="ascii")
