"""The witness has never met the writers: nothing that it imports, however far down, is one of them."""

from __future__ import annotations

import subprocess
import sys

STRANGERS = ("briefing.outline", "briefing.deck", "briefing.pdf", "briefing.themes", "pptx", "weasyprint", "pydyf", "jinja2", "yaml")

PROGRAM = """
import sys
from pathlib import Path
from briefing.verify import check_furniture, compare, deck_stamp, edition_of, pdf_stamp, read_deck, read_pdf, transcribe, write_stamp
read_deck(Path(sys.argv[1]).read_bytes())
read_pdf(Path(sys.argv[2]).read_bytes())
deck_stamp(Path(sys.argv[1]).read_bytes())
pdf_stamp(Path(sys.argv[2]).read_bytes())
print(*sorted(sys.modules))
"""


def test_reading_both_files_imports_no_writer() -> None:
    from running import ROOT

    files = [ROOT / "output" / f"china-ai-labs-{name}" for name in ("deck.pptx", "briefing.pdf")]
    ran = subprocess.run([sys.executable, "-c", PROGRAM, *files], check=True, capture_output=True, text=True)
    imported = ran.stdout.split()
    assert {"briefing.verify", "briefing.verify.read_pdf", "playa", "lxml.etree"} <= set(imported)
    assert [name for name in imported for stranger in STRANGERS if name == stranger or name.startswith(f"{stranger}.")] == []


def test_the_check_sees_a_writer() -> None:
    program = "import briefing.deck, sys; print(*sorted(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert any(name.startswith("briefing.deck") for name in ran.stdout.split())
