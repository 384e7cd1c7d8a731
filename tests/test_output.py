"""What stands in output/ is what the outline builds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pytest

import briefing
from briefing.pipeline import Built
from briefing.themes import find_theme, load_theme
from briefing.verify import read_deck, read_pdf
from running import GOLDENS, ROOT, UPDATE_GOLDENS

OUTLINE = ROOT / "content" / "outline.yaml"
LIBRARIES = ("fonttools", "icu4py", "lxml", "pydyf", "python-pptx", "uharfbuzz", "weasyprint")
PUBLISHED = {"deck": ROOT / "output" / "china-ai-labs-deck.pptx", "document": ROOT / "output" / "china-ai-labs-briefing.pdf"}
READERS = {"deck": read_deck, "document": read_pdf}


def versions() -> dict[str, str]:
    """Return what the bytes depend on beside the outline and this program: libraries, Pango and the files of the theme's fonts."""
    from weasyprint.text.ffi import pango

    theme = load_theme(find_theme("meridian", OUTLINE))
    files = sorted({face.path for family in theme.fonts.values() for face in family.faces.values()})
    fonts = hashlib.sha256(b"".join(Path(file).read_bytes() for file in files)).hexdigest()[:16]
    return {name: version(name) for name in LIBRARIES} | {"pango": str(pango.pango_version()), "fonts": fonts}


@cache
def built() -> Built:
    return briefing.build(OUTLINE)


def is_as_recorded() -> bool:
    recorded: dict[str, str] = json.loads((GOLDENS / "built-with.json").read_text(encoding="utf-8"))
    return recorded == versions()


@pytest.mark.parametrize("output", ["deck", "document"])
def test_output_says_what_the_outline_says(output: str) -> None:
    assert READERS[output](PUBLISHED[output].read_bytes()) == READERS[output](getattr(built(), output))


@pytest.mark.skipif("not is_as_recorded()", reason="other versions of fonts or libraries than those that built output/: transcripts are compared")
@pytest.mark.parametrize("output", ["deck", "document"])
def test_output_is_built_to_the_byte(output: str) -> None:
    assert PUBLISHED[output].read_bytes() == getattr(built(), output), "run make, look at the result, commit output/"


def test_the_record_of_versions_is_kept(golden: Callable[[str, str], None]) -> None:
    """With BRIEFING_UPDATE_GOLDENS=1 this writes the record; otherwise it only asks that one is there and whole."""
    if UPDATE_GOLDENS:
        golden("built-with.json", json.dumps(versions(), indent=1) + "\n")
    assert set(json.loads((GOLDENS / "built-with.json").read_text(encoding="utf-8"))) == set(versions())
