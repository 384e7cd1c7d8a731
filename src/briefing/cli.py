"""The verbs; the only room that knows them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from briefing import __version__, console, start
from briefing.arguments import default_outline, require_existing, sort_files, theme_from_here
from briefing.diagnostics import Diagnostic, FindingsError, error
from briefing.report import DONE, FILES_DIFFER, INTERRUPTED, OUR_BUG, WRONG_USAGE, Report, bug_of, stop

if TYPE_CHECKING:
    from briefing import pipeline
    from briefing.beside import Beside
    from briefing.document import Document
    from briefing.proof import Output

JSON = "--json"
_READ = click.Path(path_type=Path, readable=False)
"""A file to read: whether that can be done is found out by reading it."""
DOCUMENT = ("briefing.making", "briefing.pdf", "jinja2", "weasyprint")
"""What the process that writes the document, which takes the longer, imports while the outline is read."""


def main() -> NoReturn:
    """Run the command line; every way out is one of the exit codes."""
    as_json = JSON in sys.argv[1:]
    start.prepare()
    console.prepare()
    try:
        code = cli.main(standalone_mode=False) or DONE
    except (click.exceptions.Abort, KeyboardInterrupt):
        told = error("interrupted", "interrupted", hint="nothing was published: what stood before stays")
        code = stop(told, INTERRUPTED) if as_json else INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as wrong:
        wrong.show()
        code = WRONG_USAGE
    except click.ClickException as wrong:
        code = stop(_wrong_usage(wrong), WRONG_USAGE, as_json=as_json)
    except Exception as bug:  # noqa: BLE001  the last resort: a bug of ours is reported, never shown as a bare traceback
        code = stop(bug_of(bug), OUR_BUG, as_json=as_json)
    sys.exit(code)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefing")
def cli() -> None:
    """One YAML outline; a PowerPoint deck and a PDF briefing that are proven to say the same."""


@cli.command()
@click.argument("outline", required=False, type=_READ)
@click.option("-o", "--output", "folder", default="output", type=click.Path(file_okay=False, path_type=Path), help="Folder of the finished files.")
@click.option("--theme", default="", help="Name or folder of the theme, instead of the outline's.")
@click.option("--only", type=click.Choice(["deck", "document"]), help="Build one of the two and leave the other as it is.")
@click.option("--circulate", is_flag=True, help="Add a deck that is safe to mail: no notes, no hidden slides.")
@click.option("--archive", is_flag=True, help="Make the document one for archives (PDF/A-3a), the outline attached without notes.")
@click.option("--overwrite", is_flag=True, help="Replace finished files that a person has edited, too.")
@click.option("--explain", is_flag=True, help="Say for each slide why it is as it is.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option(JSON, "as_json", is_flag=True, help="Print the findings as one JSON object.")
def build(
    outline: Path | None,
    folder: Path,
    theme: str,
    only: Output | None,
    *,
    circulate: bool,
    archive: bool,
    overwrite: bool,
    explain: bool,
    strict: bool,
    as_json: bool,
) -> int:
    """Build the deck and the document of OUTLINE, prove them equal, and publish both or neither."""
    from briefing import pipeline, proof
    from briefing.beside import side_by_side

    source = outline or default_outline()
    outputs: tuple[Output, ...] = (only,) if only else proof.BOTH
    report = Report(strict=strict, as_json=as_json)
    with report.catching(), console.progress() as progress, side_by_side(*DOCUMENT) as beside:
        chosen = theme_from_here(theme)
        built = pipeline.build(source, theme=chosen, outputs=outputs, circulate=circulate, archive=archive, stage=progress.stage, beside=beside)
        report.add((*built.findings, *pipeline.other_edition(built, folder, outputs)))
        report.add(() if overwrite else pipeline.edited(built, folder, outputs), FILES_DIFFER)
        if report.code == DONE:
            report.files = pipeline.publish(built, folder, outputs)
            report.reasons = built.reasons if explain else ()
    return report.finish()


@cli.command()
@click.argument("outline", required=False, type=_READ)
@click.option("-o", "--output", "folder", default="output", type=click.Path(file_okay=False, path_type=Path), help="Folder of the finished files.")
def watch(outline: Path | None, folder: Path) -> int:
    """Build, then rebuild whenever a file that the last build read changes; a failing edit keeps the last good files."""
    from briefing.beside import side_by_side
    from briefing.watch import Watched, changes

    source = outline or default_outline()
    last: pipeline.Built | None = None
    read: tuple[Path, ...] = ()
    watched = Watched()
    rebuilds = changes(lambda: (source, *read), watched)
    changed: tuple[Path, ...] = (source,)
    with side_by_side(*DOCUMENT) as beside:
        while True:
            watched.look((source, *read))
            last, read = _rebuild(source, folder, last, changed, read, beside)
            changed = next(rebuilds)


def _rebuild(
    source: Path, folder: Path, last: pipeline.Built | None, changed: tuple[Path, ...], read: tuple[Path, ...], beside: Beside | None
) -> tuple[pipeline.Built | None, tuple[Path, ...]]:
    """Build once, print one line, and return the last good build with the files to watch: after a failure those that it read or looked for, too."""
    import time

    from briefing import pipeline, proof

    began, built = time.perf_counter(), None
    report = Report(strict=False, as_json=False)
    with report.catching(), console.progress() as progress:
        try:
            built = pipeline.build(source, stage=progress.stage, beside=beside, again=True)
        except FindingsError as failure:
            read = (*read, *failure.files)
            raise
        report.add(built.findings)
        report.add(pipeline.edited(built, folder, proof.BOTH, last), FILES_DIFFER)
        if report.code == DONE:
            pipeline.publish(built, folder, proof.BOTH)
    console.print_findings(report.findings)
    names = ", ".join(file.name for file in changed)
    seconds = f"{time.perf_counter() - began:.1f} s"
    if built is None or report.code != DONE:
        console.print_line(f"{names}: not built, what stood before stands ({seconds})")
        named = (Path(finding.location.file) for finding in report.findings if finding.location.file)
        return last, tuple(dict.fromkeys((*read, *(file for file in named if file.is_file()))))
    slides, pages = (pipeline.touched(last, built, output) for output in proof.BOTH)
    console.print_line(f"{names}: {console.counted(slides, 'slide')}, {console.counted(pages, 'page')} ({seconds})")
    return built, built.files


@cli.command()
@click.argument("files", nargs=-1, type=_READ)
@click.option("--rendered", is_flag=True, help="Draw decks in LibreOffice, too: can each text be seen?")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--junit", type=click.Path(dir_okay=False, path_type=Path), help="Write the findings as a JUnit report too.")
@click.option(JSON, "as_json", is_flag=True, help="Print the findings as one JSON object.")
def check(files: tuple[Path, ...], *, rendered: bool, strict: bool, junit: Path | None, as_json: bool) -> int:
    """Check any files.

    An outline (.yaml) alone: is it valid. With finished files (.pptx, .pdf): do they carry it as it stands. Finished files alone: do they say the
    same as each other, and as when they were built.
    """
    source, finished = sort_files(files)
    report = Report(strict=strict, as_json=as_json)
    with report.catching(), console.progress() as progress:
        finished = _check(report, progress, source, finished, is_default=not files)
        for file in finished if rendered else ():
            with report.catching():
                from briefing.checking import check_rendered

                progress.stage(f"drawing {file}")
                report.add(tuple(check_rendered(file)), FILES_DIFFER)
    report.files = (*([source] if source is not None else ()), *finished)
    if junit is not None:
        with report.catching():
            report.write_junit(junit)
    return report.finish()


def _check(report: Report, progress: console.Progress, source: Path | None, finished: tuple[Path, ...], *, is_default: bool) -> tuple[Path, ...]:
    """Hold finished files against the outline, or against each other where there is none; return those that were held."""
    if source is None:
        from briefing import checking

        progress.stage(f"reading {', '.join(map(str, finished))}")
        findings, report.reasons = checking.check_alone(finished)
        report.add(findings, FILES_DIFFER)
        return finished
    from briefing.outline import read_outline

    progress.stage("reading the outline")
    outline = read_outline(source)
    report.add(outline.findings)
    if is_default:
        from briefing.pipeline import published

        finished = published(outline.document, Path("output"))
    if finished:
        _hold(report, progress, outline.document, finished)
    return finished


def _hold(report: Report, progress: console.Progress, document: Document, finished: tuple[Path, ...]) -> None:
    """Hold finished files against an outline's document."""
    from briefing import checking

    held = []
    for file in finished:
        with report.catching():
            progress.stage(f"reading {file}")
            held.append(checking.read(file))
    for one in held:
        with report.catching():
            report.add(checking.hold(document, one, [other for other in held if other is not one]), FILES_DIFFER)


@cli.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--markdown", "as_markdown", is_flag=True, help="Print the changes as Markdown, to paste into a mail.")
@click.option(JSON, "as_json", is_flag=True, help="Print the changes as one JSON object.")
def diff(old: Path, new: Path, as_markdown: bool, as_json: bool) -> int:  # noqa: FBT001  click passes options by name
    """Tell what changed from OLD to NEW, any two of outline (.yaml), deck (.pptx) and document (.pdf)."""
    from briefing import checking
    from briefing.changes import changes_as_json, render_changes, render_markdown

    require_existing((old, new))
    report = Report(as_json=as_json)
    with report.catching(), console.progress() as progress:
        progress.stage(f"comparing {old} and {new}")
        changes, findings = checking.diff(old, new)
        progress.stop()
        console.print_findings(findings)
        said = render_markdown(changes) if as_markdown else render_changes(changes)
        console.print_object(changes_as_json(changes)) if as_json else console.print_line(said)
        return report.code
    return report.finish()


@cli.command()
def schema() -> None:
    """Print the JSON Schema of the outline."""
    from briefing.project import schema_text

    console.print_line(schema_text().rstrip("\n"))


@cli.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(folder: Path) -> int:
    """Begin a small complete project in DIR, a folder that is new or empty."""
    from briefing.project import write_project

    report = Report()
    with report.catching():
        report.files = write_project(folder)
    return report.finish()


@cli.command()
def doctor() -> int:
    """Say what this machine has and lacks, with the command that installs it."""
    from briefing.doctor import examine

    complete = True
    for finding in examine():
        console.print_line(f"{'ok     ' if finding.present else 'missing'}  {finding.name}: {finding.detail}")
        complete = complete and (finding.present or not finding.required)
    return DONE if complete else WRONG_USAGE


def _wrong_usage(wrong: click.ClickException) -> Diagnostic:
    message = wrong.format_message().rstrip(".")
    context = wrong.ctx if isinstance(wrong, click.UsageError) else None
    hint = f"`{context.command_path} --help` lists what can be given" if context is not None else ""
    return error("wrong-usage", message[:1].lower() + message[1:], hint=hint)
