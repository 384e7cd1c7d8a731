"""The thin half: a view to the bytes of a tagged PDF, through WeasyPrint."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any, TypeAlias

from briefing.diagnostics import NOWHERE, Diagnostic, Location, error, warning
from briefing.pdf import archive
from briefing.pdf.archive import AttachedSource
from briefing.pdf.fetching import picture_fetcher
from briefing.pdf.fill import Attempt, Setting, best_attempt, fill_findings, first_setting, next_setting
from briefing.pdf.font_times import timeless_fonts
from briefing.pdf.html import render_html
from briefing.pdf.kept import PageMemory
from briefing.pdf.leftovers import without_leftovers
from briefing.pdf.line_ends import full_lines
from briefing.pdf.model_parts import View
from briefing.pdf.pages import key_of, read_fills
from briefing.pdf.pictures import PictureFiles, picture_files, placed_pictures
from briefing.pdf.sheet import source_of
from briefing.pdf.sooner import sooner
from briefing.pdf.tagging import tagged
from briefing.pdf.telling import telling
from briefing.roles import STAMP_OWNER
from briefing.themes.model import Theme

VARIANT = "pdf/ua-1"
_STAMP_TIME = "D:19800101000000Z"
"""PDF wants a time here; ours is that of the deck's parts: the clock is never read."""
_UNDRAWN = ".notdef glyph"
_OF_THEME = "the theme's style sheet (document.css) or a template of it asks for this"

Pdf: TypeAlias = Any
"""An object of pydyf or WeasyPrint, which have no types."""


@dataclass(frozen=True, slots=True)
class WrittenPdf:
    """A finished PDF, and what the library had to say about it."""

    content: bytes
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Rendering:
    """One rendering of the document: the HTML that it was made of, as elements, and its pages."""

    root: Pdf
    document: Pdf
    attempt: Attempt
    findings: tuple[Diagnostic, ...]


def write_pdf(
    view: View,
    theme: Theme,
    *,
    stamp: Callable[[], bytes] = bytes,
    source: AttachedSource | None = None,
    page: Callable[[int], None] = lambda _: None,
    memory: PageMemory | None = None,
) -> WrittenPdf:
    """Return a tagged PDF (PDF/UA-1) of a view, set so that its pages are full; nothing outside of the view is fetched.

    What `stamp` gives, asked when all is painted, is kept as private data of ours; with a `source`, which is attached, the PDF is one for archives
    (PDF/A-3a) as well; `page` is told the number of each page as it is set; `memory` has the pages of the document that was written before, for those
    to be taken that are the same. All that WeasyPrint logs is a finding.
    """
    with _without_garbage_collection(is_kept=memory is not None), sooner():
        with telling(page):
            rendering = _render_best(view, theme, memory)
        _describe(rendering.document.metadata, view)
        if source is not None:
            archive.claim_both(rendering.document.metadata)
        paintings = memory.paintings if memory is not None else None
        with _findings() as logged, archive.open_files(), timeless_fonts(), tagged(rendering.root, rendering.document, paintings) as finish:
            options = {"finisher": _finisher(finish, stamp, is_archive=source is not None), "custom_metadata": True, **_standard(source)}
            content: bytes = rendering.document.write_pdf(**options)
    if memory is not None and logged:
        memory.forget()
    return WrittenPdf(
        content,
        (
            *rendering.findings,
            *logged,
            *fill_findings(rendering.attempt, view.places),
            *(archive.archive_findings(placed_pictures(view, theme.page[view.page])) if source is not None else ()),
            *_strange_fonts(rendering, theme, view.places),
        ),
    )


def _render_best(view: View, theme: Theme, memory: PageMemory | None) -> _Rendering:
    """Return the best rendering of those that the fill of the pages asks for: as a rule the first. Only the best so far is kept: each is large."""
    attempts: list[Attempt] = []
    best: _Rendering | None = None
    pictures = picture_files(view, theme.page[view.page])
    setting: Setting | None = first_setting(view)
    while setting is not None:
        rendering = _render(render_html(view, theme, setting), setting, pictures, memory, is_own=not theme.templates)
        attempts.append(rendering.attempt)
        if best is None or attempts[best_attempt(attempts)] is rendering.attempt:
            best = rendering
        del rendering
        setting = next_setting(attempts)
    assert best is not None  # noqa: S101  there is a first setting
    return best


def _render(html: str, setting: Setting, pictures: PictureFiles, memory: PageMemory | None, *, is_own: bool) -> _Rendering:
    with _findings() as logged, without_leftovers(), full_lines():
        source = source_of(html, is_own=is_own, url_fetcher=picture_fetcher(pictures))
        known = memory.setting(setting, source.etree_element, frozenset(pictures.files.items())) if memory is not None else nullcontext()
        with known as fonts:
            document = source.render(font_config=fonts)
    if memory is not None and logged:
        memory.forget()  # what is said of a page is said when it is set
    return _Rendering(source.etree_element, document, Attempt(setting, read_fills(document)), (*pictures.findings, *logged))


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


def _standard(source: AttachedSource | None) -> dict[str, Any]:
    """Return what WeasyPrint is told of the standard that a PDF keeps to."""
    return {"pdf_variant": VARIANT} if source is None else {"pdf_variant": archive.VARIANT, "attachments": [archive.attach(source)]}


def _finisher(finish: Callable[[Pdf, Pdf], None], stamp: Callable[[], bytes], *, is_archive: bool) -> Callable[[Pdf, Pdf], None]:
    """Return what finishes a PDF and leaves the stamp in it: in a page-piece dictionary, the place that PDF has for a program's own data."""

    def finished(document: Pdf, pdf: Pdf) -> None:
        import pydyf

        finish(document, pdf)
        private = stamp()
        if private:
            stream = pydyf.Stream([private], compress=True)
            pdf.add_object(stream)
            own = pydyf.Dictionary({"LastModified": pydyf.String(_STAMP_TIME), "Private": stream.reference})
            pdf.catalog["PieceInfo"] = pydyf.Dictionary({STAMP_OWNER: own})
        if is_archive:
            archive.finish_archive(pdf)

    return finished


def _strange_fonts(rendering: _Rendering, theme: Theme, places: Mapping[str, Location]) -> Iterator[Diagnostic]:
    """Yield a warning for each family that was embedded though the theme does not name it, where it first draws what no other font does."""
    known = {family.open for family in theme.fonts.values()} | {script.open for script in theme.scripts}
    drawn: dict[str, set[str]] = {}
    for font in rendering.document.fonts.values():
        drawn.setdefault(font.family, set()).update(*font.to_unicode.values())
    for family in sorted(drawn.keys() - known):
        own = drawn[family].difference(*(characters for other, characters in drawn.items() if other != family))
        message = f"some characters are set in {family}, which the theme does not name"
        hint = "a theme names fonts under `fonts` and `scripts`"
        yield warning("font-substituted", message, places.get(_holder(rendering.root, own), NOWHERE), hint=hint)


def _holder(root: Pdf, characters: set[str]) -> str:
    """Return the key of the first part of a document that holds one of these characters; empty when none does."""
    key = ""
    for element in root.iter():
        key = key_of(element) or key
        if not characters.isdisjoint(f"{element.text or ''}{element.tail or ''}"):
            return key
    return ""


@contextmanager
def _without_garbage_collection(*, is_kept: bool) -> Iterator[None]:
    """Let objects pile up for a while: a rendering makes very many that all live to its end, and looking through them takes a fifth of its time.

    Where nothing is kept for another rendering they count as old afterwards, and are not looked through at once either.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if not is_kept and not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


@contextmanager
def _findings() -> Iterator[list[Diagnostic]]:
    """Collect WeasyPrint's log records as findings, each once."""
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
        """Keep a record: what the library calls an error is one; what no font draws has been told with its place in the outline."""
        if record.getMessage().startswith(_UNDRAWN):
            return
        say = error if record.levelno >= logging.ERROR else warning
        finding = say("pdf-writer", record.getMessage(), hint=_OF_THEME)
        if finding not in self._found:
            self._found.append(finding)
