"""The programs that briefing is measured beside, on the same content, where they are installed; none of them proves anything."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.markdown import markdown
from briefing.outline import read_outline

_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
_VERSIONS = "import importlib.metadata as m, sys; print(m.version(sys.argv[1]))"

Commands = Sequence[Sequence[str | Path]]


@dataclass(frozen=True, slots=True)
class Peer:
    """One way to make a file of the content: its name and the commands, run one after the other in a folder of their own."""

    name: str
    commands: Commands


def write_content(outline: Path, folder: Path) -> None:
    """Write the content of an outline into a folder, as the peers read it."""
    document = read_outline(outline).document
    (folder / "deck.md").write_text(markdown(document, "deck"), encoding="utf-8")
    (folder / "document.md").write_text(markdown(document, "document"), encoding="utf-8")


def pandoc_pair() -> tuple[Peer, ...]:
    """Return what the figures of briefing are held against: a deck and a tagged PDF; none where Pandoc is missing."""
    pandoc = _pandoc()
    if pandoc is None:
        return ()
    weasyprint = [sys.executable, "-m", "weasyprint", "--pdf-variant", "pdf/ua-1", "document.html", "document.pdf"]
    html = [pandoc, "document.md", "--standalone", "--toc", "-o", "document.html"]
    return (
        Peer("pandoc to pptx", ([pandoc, "deck.md", "-o", "deck.pptx"],)),
        Peer("pandoc to html to WeasyPrint", (html, weasyprint)),
    )


def others() -> tuple[Peer, ...]:
    """Return the other peers that are installed."""
    pandoc, marp = _pandoc(), shutil.which("marp")
    found: list[Peer] = []
    if pandoc is not None and importlib.util.find_spec("typst") is not None:
        typst = [sys.executable, "-c", _TYPST, "document.typ", "typst.pdf"]
        found.append(Peer("pandoc to typst to PDF", ([pandoc, "document.md", "--standalone", "--toc", "-o", "document.typ"], typst)))
    if marp is not None:  # its PDF and pptx are pictures of a browser's pages, so the html is measured
        found.append(Peer("Marp to html", ([marp, "deck.md", "-o", "marp.html"],)))
    return tuple(found)


def _pandoc() -> str | None:
    if importlib.util.find_spec("pypandoc") is not None:
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    return shutil.which("pandoc")
