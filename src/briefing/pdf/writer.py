"""The thin half: HTML to the bytes of a tagged PDF, through WeasyPrint."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from briefing.diagnostics import Diagnostic, error, warning
from briefing.pdf.model import View
from briefing.pdf.tagging import Pdf, structure_of
from briefing.themes.model import Theme

VARIANT = "pdf/ua-1"


@dataclass(frozen=True, slots=True)
class WrittenPdf:
    """A finished PDF, and what the library had to say about it."""

    content: bytes
    findings: tuple[Diagnostic, ...]


def write_pdf(html: str, view: View, theme: Theme) -> WrittenPdf:
    """Return a tagged PDF (PDF/UA-1) of the HTML; nothing outside of it is fetched, and all that WeasyPrint logs is a finding."""
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    with _findings() as logged:
        source = HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=("data",)))
        document = source.render()
        _describe(document.metadata, view)
        with structure_of(source.etree_element, document) as finish:
            content: bytes = document.write_pdf(pdf_variant=VARIANT, custom_metadata=True, finisher=finish)
    return WrittenPdf(content, (*logged, *_strange_fonts(document, theme)))


def _describe(metadata: Pdf, view: View) -> None:
    """Write what the outline says of itself, and nothing else, into the file's metadata."""
    from weasyprint.document import DocumentMetadata

    own = view.metadata
    fresh = DocumentMetadata(
        title=own.title,
        authors=list(own.authors),
        description=own.description,
        created=own.created or None,
        lang=view.language,
        custom={"Edition": own.edition},
    )
    for name, value in vars(fresh).items():
        setattr(metadata, name, value)


def _strange_fonts(document: Pdf, theme: Theme) -> Iterator[Diagnostic]:
    """Yield a warning for each family that was embedded though the theme does not name it."""
    known = {family.open for family in theme.fonts.values()} | {script.open for script in theme.scripts}
    for family in sorted({font.family for font in document.fonts.values()} - known):
        yield warning("font-substituted", f"some characters are set in {family}, which the theme does not name")


@contextmanager
def _findings() -> Iterator[list[Diagnostic]]:
    """Collect WeasyPrint's log records as findings."""
    found: list[Diagnostic] = []
    logger, handler = logging.getLogger("weasyprint"), _Collector(found)
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)


class _Collector(logging.Handler):
    """Turns log records into findings."""

    def __init__(self, found: list[Diagnostic]) -> None:
        super().__init__(logging.WARNING)
        self._found = found

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record: what the library calls an error is one."""
        say = error if record.levelno >= logging.ERROR else warning
        self._found.append(say("pdf-writer", record.getMessage()))
