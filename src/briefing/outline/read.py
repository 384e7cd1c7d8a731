"""An outline's file -> Document, with every finding of one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.diagnostics import Diagnostic, OutlineError, Severity
from briefing.document import Document
from briefing.outline.build import build_document
from briefing.outline.models import HOMES
from briefing.outline.models_blocks import VALUES
from briefing.outline.redact import redact
from briefing.outline.slips import Guesses
from briefing.outline.source import Place, read_source
from briefing.outline.tree import read_tree
from briefing.outline.validate import read_model

KEYS = frozenset(HOMES) | {name for shape in VALUES.values() for name in shape.known_keys()}
"""The keys of the format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOutline:
    """A document, the warnings of its outline in the order of its lines, and the files that it was read from.

    `start` is where the outline begins.
    """

    document: Document
    findings: tuple[Diagnostic, ...]
    files: tuple[Path, ...]
    start: Place

    def for_archive(self) -> str:
        """Return the outline as it is attached to the document: without what stands in the deck alone, and without its comments."""
        return redact(self.start.source.text)

    def shown(self, finding: Diagnostic) -> Diagnostic:
        """Return what a later stage found with its line of the outline; what has no place of its own stands where the outline begins."""
        place = finding.location if finding.location.file else self.start.location
        source = self.start.source
        excerpt = source.excerpt_of(place.line) if place.file == source.file and not finding.excerpt else finding.excerpt
        return replace(finding, location=place, excerpt=excerpt)


def read_outline(path: Path, unknown_theme: Callable[[str], tuple[Diagnostic, ...]] = lambda _: ()) -> ReadOutline:
    """Read an outline; raises OutlineError with everything that is wrong, warnings too.

    `unknown_theme` says of the theme that the outline names what is wrong with that name.
    """
    source, found = read_source(path)
    try:
        tree = read_tree(source, KEYS)
    except OutlineError as failure:
        raise OutlineError(_in_order([*found, *failure.findings])) from failure
    guesses = Guesses()
    model = read_model(tree.root, guesses)
    findings = [*found, *tree.findings, *tree.reading.told(model.findings)]
    if model.outline is None:
        raise OutlineError(_in_order(findings))
    built = build_document(model.outline, path, model.incomplete, guesses)
    theme = model.outline.theme
    unknown = unknown_theme(theme.text.strip()) if theme is not None else ()
    shown = [replace(finding, location=theme.place.location, excerpt=theme.place.excerpt) for finding in unknown] if theme is not None else []
    ordered = _in_order([*findings, *tree.reading.told((*built.findings, *shown))])
    if any(finding.severity is Severity.ERROR for finding in ordered):
        raise OutlineError(ordered, (path, *built.files))
    return ReadOutline(document=built.document, findings=ordered, files=(path, *built.files), start=tree.root.place)


def _in_order(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings by their places, each once; a warning yields to an error at the same place."""
    wrong = {finding.location for finding in findings if finding.severity is Severity.ERROR}
    kept = [finding for finding in findings if finding.severity is Severity.ERROR or finding.location not in wrong]
    return tuple(sorted(dict.fromkeys(kept), key=lambda finding: finding.location))
