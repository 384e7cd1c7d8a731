"""What a verb has found, and the exit code that follows; the only room that knows the codes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from briefing import __version__, console
from briefing.diagnostics import (
    Diagnostic,
    FindingsError,
    Location,
    MachineError,
    OutlineError,
    ProofError,
    Severity,
    UnreadableFileError,
    error,
)

DONE, WRONG_OUTLINE, WRONG_USAGE, FILES_DIFFER, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 4, 130


class Report:
    """What a verb has found so far, and the exit code that follows."""

    def __init__(self, *, strict: bool = False, as_json: bool = False) -> None:
        self.findings: list[Diagnostic] = []
        self.files: tuple[Path, ...] = ()
        self.reasons: tuple[str, ...] = ()
        self.code = DONE
        self._strict = strict
        self._as_json = as_json

    def add(self, findings: tuple[Diagnostic, ...], code: int = WRONG_OUTLINE) -> None:
        """Keep findings; an error among them (or a warning, when strict) raises the exit code to `code`."""
        kept = [replace(finding, severity=Severity.ERROR) if self._strict else finding for finding in findings]
        self.findings += kept
        if any(finding.severity is Severity.ERROR for finding in kept):
            self.code = max(self.code, code)

    @contextmanager
    def catching(self) -> Iterator[None]:
        """Turn the errors of a stage into findings and an exit code."""
        try:
            yield
        except FindingsError as failure:
            self.add(failure.findings, _code_of(failure))
        except ProofError as failure:
            self.add((*failure.findings, _unproven()), OUR_BUG)

    def write_junit(self, file: Path) -> None:
        """Write what has been found as a JUnit report; raises MachineError where it cannot be written."""
        try:
            file.write_text(console.render_junit(self.findings, self.files), encoding="utf-8", errors="backslashreplace")
        except OSError as failure:
            place = Location(str(file))
            raise MachineError(
                (
                    error(
                        "cannot-write",
                        f"cannot write {file}: {failure.strerror or failure}",
                        place,
                        hint="name a file in a folder that you may write to",
                    ),
                )
            ) from failure

    def finish(self) -> int:
        """Print everything and return the exit code."""
        if self._as_json:
            console.print_json(self.findings, self.files, self.reasons)
            return self.code
        console.print_findings(self.findings)
        for line in (*self.reasons, *(map(str, self.files) if self.code == DONE else ())):
            console.print_line(line)
        return self.code


def stop(finding: Diagnostic, code: int, *, as_json: bool = True) -> int:
    """Report what stopped the program, and return the exit code."""
    if as_json:
        console.print_json((finding,), ())
    else:
        console.print_findings((finding,))
    return code


def bug_of(bug: Exception) -> Diagnostic:
    """Return the finding that says that this is a defect of the program, with what to report."""
    import traceback

    place = traceback.extract_tb(bug.__traceback__)[-1]
    hint = f"this is a defect of briefing {__version__} at {Path(place.filename).name}:{place.lineno}; please report it with the outline"
    return error("internal-error", f"{type(bug).__name__}: {bug}", hint=hint)


def _unproven() -> Diagnostic:
    """Return the finding that says that a failed proof is a defect of the program, with what to report."""
    hint = f"this is a defect of briefing {__version__}; please report it with the outline, its pictures and tables, and the lines above"
    return error(
        "internal-error", "what was made does not say what the outline says, so nothing is published; the outline is not at fault", hint=hint
    )


def _code_of(failure: FindingsError) -> int:
    match failure:
        case OutlineError():
            return WRONG_OUTLINE
        case MachineError():
            return WRONG_USAGE
        case UnreadableFileError():
            return FILES_DIFFER
        case _:
            return OUR_BUG
