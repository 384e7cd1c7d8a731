"""Findings: what is wrong, how badly, where, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """How much a finding matters: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a text file; `line` and `column` count from 1, in characters; 0 means the whole file."""

    file: str
    line: int = 0
    column: int = 0


NOWHERE = Location("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding: `code` is stable and kebab-case, `excerpt` is the source line that `location` points into."""

    severity: Severity
    code: str
    message: str
    location: Location = NOWHERE
    hint: str = ""
    excerpt: str = field(default="", compare=False)


def error(code: str, message: str, location: Location = NOWHERE, *, hint: str = "", excerpt: str = "") -> Diagnostic:
    """Return a finding that stops the build."""
    return Diagnostic(severity=Severity.ERROR, code=code, message=message, location=location, hint=hint, excerpt=excerpt)


def warning(code: str, message: str, location: Location = NOWHERE, *, hint: str = "", excerpt: str = "") -> Diagnostic:
    """Return a finding that the build survives."""
    return Diagnostic(severity=Severity.WARNING, code=code, message=message, location=location, hint=hint, excerpt=excerpt)


class FindingsError(Exception):
    """A stage could not go on; `findings` says why, with at least one error; `files` are those that were read, or looked for, until then."""

    def __init__(self, findings: tuple[Diagnostic, ...], files: tuple[Path, ...] = ()) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings
        self.files = files


class OutlineError(FindingsError):
    """The outline is wrong, missing or unreadable."""


class ThemeError(OutlineError):
    """The theme that an outline is to be set in is wrong, missing or unreadable."""


class MachineError(FindingsError):
    """Something is missing on this machine: a font, a library, space or permission."""


class UnreadableFileError(FindingsError):
    """A finished file is no deck or PDF, or is encrypted or truncated."""


class ProofError(Exception):
    """A finished file does not say what the outline says: a defect of the program, never of the outline."""

    def __init__(self, findings: tuple[Diagnostic, ...]) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings
