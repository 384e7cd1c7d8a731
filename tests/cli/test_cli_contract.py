"""The command line as scripts call it: usage, one JSON object in every case, default files, colour, themes, reports."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import briefing
from running import ROOT, Ran

Run = Callable[..., Ran]

BROKEN = "title: T\nsubtitel: S\ntopics: [{title: One, text: x}]\n"
GOOD = "title: T\ntopics: [{title: One, text: x}]\n"
QUESTIONED = "title: T\nsubtitle:\ntopics: [{title: One, text: x}]\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


# Usage


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("publish",), "no such command 'publish'"),
        (("build", "--only", "slides"), "invalid value for '--only': 'slides' is not one of 'deck', 'document'"),
        (("build", "--colour"), "no such option '--colour'"),
        (("build", "a.yaml", "b.yaml"), "got unexpected extra argument (b.yaml)"),
        (("check", "none.yaml"), "no such file: none.yaml"),
        (("check", "x" * 5_000), "no such file: " + "x" * 5_000),
        (("new",), "missing argument 'DIR'"),
        (("schema", "x"), "got unexpected extra argument (x)"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_wrong_usage_is_a_finding_with_exit_code_2(run: Run, here: Path, arguments: tuple[str, ...], message: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error[wrong-usage]: {message}"), ran.err
    assert not list(here.iterdir())


def test_two_outlines_are_wrong_usage(run: Run, here: Path) -> None:
    one, two = write(here / "one.yaml", GOOD), write(here / "two.yml", GOOD)
    assert run("check", one, two).code == 2


def test_no_verb_lists_the_verbs(run: Run) -> None:
    ran = run()
    assert ran.code == 2
    assert {"build", "check", "doctor", "new", "schema"} <= set(ran.err.split())


@pytest.mark.parametrize("verb", ["build", "check", "doctor", "new", "schema"])
def test_each_verb_has_help(run: Run, verb: str) -> None:
    ran = run(verb, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: briefing {verb}")


def test_the_version(run: Run) -> None:
    assert run("--version") == Ran(0, f"briefing, version {briefing.__version__}\n", "")


# One JSON object in every case


CASES: dict[str, tuple[tuple[str, ...], int, list[str]]] = {
    "a good outline": (("check", "good.yaml"), 0, []),
    "a mistake": (("check", "broken.yaml"), 1, ["unknown-key"]),
    "a warning": (("check", "questioned.yaml"), 0, ["empty-value"]),
    "a warning made an error": (("check", "questioned.yaml", "--strict"), 1, ["empty-value"]),
    "a missing outline": (("build", "none.yaml"), 1, ["missing-file"]),
    "a folder": (("build", "folder"), 1, ["not-a-file"]),
    "a missing file": (("check", "none.yaml"), 2, ["wrong-usage"]),
    "an unknown option": (("check", "good.yaml", "--colour"), 2, ["wrong-usage"]),
    "an unknown verb": (("publish",), 2, ["wrong-usage"]),
    "an unknown theme": (("build", "good.yaml", "--theme", "none"), 1, ["unknown-theme"]),
    "a file that is no deck": (("check", "good.yaml", "good.yaml.pptx"), 3, ["not-a-deck"]),
    "a folder that is no document": (("check", "good.yaml", "folder.pdf"), 3, ["not-a-file"]),
    "no output folder": (("build", "good.yaml", "-o", "good.yaml"), 2, ["wrong-usage"]),
}


@pytest.mark.parametrize(("arguments", "code", "codes"), CASES.values(), ids=CASES)
def test_json_is_exactly_one_object(run: Run, here: Path, arguments: tuple[str, ...], code: int, codes: list[str]) -> None:
    for name, text in (("good.yaml", GOOD), ("broken.yaml", BROKEN), ("questioned.yaml", QUESTIONED), ("good.yaml.pptx", "no deck")):
        write(here / name, text)
    (here / "folder").mkdir()
    (here / "folder.pdf").mkdir()
    ran = run(*arguments, "--json")
    said = json.loads(ran.out)
    assert (ran.code, ran.err) == (code, "")
    assert list(said) == ["findings", "files"]
    assert [finding["code"] for finding in said["findings"]] == codes
    for finding in said["findings"]:
        assert list(finding) == ["file", "line", "column", "severity", "code", "message", "hint"]


@pytest.mark.parametrize(("failure", "code", "finding"), [(RuntimeError("fell"), 4, "internal-error"), (KeyboardInterrupt(), 130, "interrupted")])
def test_json_is_one_object_whatever_happens(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException, code: int, finding: str
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr("briefing.pipeline.build", broken)
    ran = run("build", write(here / "good.yaml", GOOD), "--json")
    assert (ran.code, ran.err.strip()) == (code, "")
    assert [one["code"] for one in json.loads(ran.out)["findings"]] == [finding]


def test_json_lists_the_files_that_were_checked(run: Run, here: Path) -> None:
    outline = write(here / "good.yaml", GOOD)
    assert json.loads(run("check", outline, "--json").out) == {"findings": [], "files": [str(outline)]}


# Findings on standard error, results on standard output


def test_findings_and_results_keep_apart(run: Run, here: Path) -> None:
    broken = run("check", write(here / "broken.yaml", BROKEN))
    assert (broken.code, broken.out) == (1, "")
    questioned = run("check", write(here / "questioned.yaml", QUESTIONED))
    assert (questioned.code, questioned.out) == (0, f"{here / 'questioned.yaml'}\n")
    assert "warning[empty-value]" in questioned.err


def program(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "briefing", *arguments], cwd=folder, capture_output=True, check=False, env={**os.environ, **environment}, timeout=120
    )


def test_an_output_that_takes_only_ascii(here: Path) -> None:
    write(here / "学.yaml", "title: T\n“subtitel”: x\n")
    for arguments in (("check", "学.yaml"), ("check", "学.yaml", "--json"), ("schema",)):
        ran = program(*arguments, folder=here, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
        assert ran.returncode in {0, 1}
        assert b"internal-error" not in ran.stderr
        assert arguments[0] != "schema" or json.loads(ran.stdout)
    assert json.loads(program("check", "学.yaml", "--json", folder=here, PYTHONIOENCODING="ascii").stdout)["findings"][0]["message"].count("“") == 1


def test_a_file_whose_name_is_no_text(here: Path) -> None:
    name = b"\xff.yaml"
    (here / os.fsdecode(name)).write_text(GOOD, encoding="utf-8")
    ran = program("check", os.fsdecode(name), "--json", folder=here)
    assert ran.returncode == 1
    assert [finding["code"] for finding in json.loads(ran.stdout)["findings"]] == ["bad-name"]
    assert program("check", os.fsdecode(name), folder=here).returncode == 1


def test_a_reader_that_goes_away_is_no_mistake(here: Path) -> None:
    ran = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {sys.executable} -m briefing schema | head -1"], cwd=here, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "{\n", "")


# Colour


def on_a_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """Return what the program shows on a terminal."""
    ours, theirs = pty.openpty()
    inherited = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    with subprocess.Popen(
        [sys.executable, "-m", "briefing", *arguments],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**inherited, "TERM": "xterm", **environment},
    ) as running:
        os.close(theirs)
        shown = b""
        while True:
            try:
                more = os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
            if not more:
                break
            shown += more
        running.wait(timeout=60)
    os.close(ours)
    return shown.decode()


def test_colour_on_a_terminal_and_nowhere_else(here: Path) -> None:
    write(here / "broken.yaml", BROKEN)
    assert "\033[1;31merror[unknown-key]" in on_a_terminal(here, "check", "broken.yaml")
    assert b"\033" not in program("check", "broken.yaml", folder=here).stderr


def test_no_color_is_honoured(here: Path) -> None:
    write(here / "broken.yaml", BROKEN)
    shown = on_a_terminal(here, "check", "broken.yaml", NO_COLOR="1")
    assert "error[unknown-key]" in shown
    assert not re.search(r"\033\[[0-9;]*m", shown)


# Default files


def test_the_default_outline_is_that_of_content_and_else_that_beside(run: Run, here: Path) -> None:
    missing = run("check")
    assert (missing.code, missing.err.split("error[")[1][:12]) == (1, "missing-file")
    write(here / "outline.yaml", GOOD)
    assert run("check").out == "outline.yaml\n"
    write(here / "content" / "outline.yaml", GOOD)
    assert run("check").out == "content/outline.yaml\n"
    assert run("build").out.split() == ["output/outline-deck.pptx", "output/outline-briefing.pdf"]
    assert run("check").out.split() == ["content/outline.yaml", "output/outline-deck.pptx", "output/outline-briefing.pdf"]


def test_check_of_named_files_looks_at_no_others(run: Run, here: Path) -> None:
    write(here / "outline.yaml", GOOD)
    run("build")
    (here / "output" / "outline-deck.pptx").write_bytes(b"damaged")
    assert run("check", "outline.yaml") == Ran(0, "outline.yaml\n", "")
    assert run("check", "outline.yaml", "output/outline-briefing.pdf").code == 0
    assert run("check").code == 3


# Themes


def theme(folder: Path) -> Path:
    """Write a theme that says where it stands: it is wrong, and its finding names it."""
    return write(folder / "theme.yaml", "name: [wrong\n")


def theme_read(run: Run, *arguments: str | Path) -> str:
    ran = run("build", *arguments, "--json")
    assert ran.code == 1
    return str(json.loads(ran.out)["findings"][0]["file"])


def test_themes_are_looked_for_beside_above_here_and_in_the_package(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    outline = write(tmp_path / "project" / "briefs" / "may" / "outline.yaml", "theme: meridian\n" + GOOD)
    places = [tmp_path / "elsewhere", tmp_path / "project", tmp_path / "project" / "briefs", outline.parent]
    assert run("build", outline, "-o", tmp_path / "out").code == 0, "that of the package"
    for place in places:
        nearest = theme(place / "themes" / "meridian")
        assert theme_read(run, outline) == str(nearest)


def test_a_theme_with_a_slash_is_a_path(run: Run, here: Path) -> None:
    outline = write(here / "project" / "outline.yaml", "theme: looks/mine\n" + GOOD)
    theme(here / "themes" / "mine")
    beside = theme(here / "project" / "looks" / "mine")
    assert theme_read(run, outline) == str(beside)
    from_here = theme(here / "looks" / "other")
    theme(here / "project" / "looks" / "other")
    assert theme_read(run, outline, "--theme", "looks/other") == str(from_here)
    assert theme_read(run, outline, "--theme", str(from_here.parent)) == str(from_here)


def test_a_theme_that_is_nowhere_is_shown_in_the_outline(run: Run, here: Path) -> None:
    outline = write(here / "outline.yaml", "title: T\ntheme: meridan\n")
    ran = run("build", outline)
    assert ran.code == 1
    lines = ran.err.splitlines()
    assert lines[:3] == [f"{outline}:2:8: error[unknown-theme]: there is no theme `meridan`", "  2 | theme: meridan", "    |        ^"]
    assert "`meridian`" in lines[3]
    assert run("build", outline, "--theme", "none/such").err.startswith("error[unknown-theme]: there is no theme `none/such`")


def test_a_theme_that_is_nowhere_is_told_with_everything_else(run: Run, here: Path) -> None:
    outline = write(here / "outline.yaml", "title: T\ntheme: meridan\nsubtitel: S\n")
    assert [line for line in run("build", outline).err.splitlines() if "error[" in line] == [
        f"{outline}:2:8: error[unknown-theme]: there is no theme `meridan`",
        f"{outline}:3:1: error[unknown-key]: unknown key `subtitel`",
    ]
    assert [line for line in run("build", outline, "--theme", "none").err.splitlines() if "error[" in line] == [
        "error[unknown-theme]: there is no theme `none`",
        f"{outline}:3:1: error[unknown-key]: unknown key `subtitel`",
    ]


def test_check_needs_no_theme(run: Run, here: Path) -> None:
    assert run("check", write(here / "outline.yaml", "theme: none\n" + GOOD)).code == 0


# Finished files that are none


def test_a_pipe_in_place_of_a_deck_is_not_waited_for(run: Run, here: Path) -> None:
    os.mkfifo(here / "a.pptx")
    ran = run("check", write(here / "outline.yaml", GOOD), "a.pptx")
    assert (ran.code, ran.err) == (
        3,
        "a.pptx: error[not-a-file]: this is a folder, a pipe or a device, not a finished file\n  hint: name a .pptx or .pdf inside it\n",
    )


@pytest.mark.parametrize("verb", ["build", "check"])
def test_an_outline_that_may_not_be_read_is_a_finding_of_the_outline(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, verb: str) -> None:
    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    outline = write(here / "outline.yaml", GOOD)
    monkeypatch.setattr("os.access", lambda *_, **__: False)
    monkeypatch.setattr(Path, "open", deny)
    monkeypatch.setattr(Path, "read_bytes", deny)
    ran = run(verb, outline)
    assert (ran.code, ran.err) == (
        1,
        f"{outline}: error[unreadable]: the file cannot be read: Permission denied\n  hint: give yourself the right to read it: `chmod u+r`\n",
    )


def test_a_deck_that_may_not_be_read(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here / "a.pptx", "x")
    outline = write(here / "outline.yaml", GOOD)

    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", deny)
    ran = run("check", outline, "a.pptx")
    assert (ran.code, ran.err) == (
        2,
        "a.pptx: error[unreadable]: the file cannot be read: Permission denied\n  hint: give yourself the right to read it\n",
    )


# Reports


def test_a_junit_report(run: Run, here: Path) -> None:
    outline = write(here / "outline.yaml", QUESTIONED)
    write(here / "a.pptx", "no deck <&>")
    ran = run("check", outline, "a.pptx", "--junit", "report.xml")
    assert ran.code == 3
    (suite,) = ET.parse(here / "report.xml").getroot()  # noqa: S314  our own report
    assert (suite.tag, suite.get("tests"), suite.get("failures")) == ("testsuite", "2", "1")
    good, bad = suite
    assert (good.get("name"), [part.tag for part in good]) == (str(outline), ["system-out"])
    assert "warning[empty-value]" in str(good[0].text)
    assert (bad.get("name"), bad[0].tag, bad[0].get("type")) == ("a.pptx", "failure", "not-a-deck")


def test_a_report_that_cannot_be_written(run: Run, here: Path) -> None:
    assert run("check", write(here / "outline.yaml", GOOD), "--junit", here / "none" / "report.xml").code == 2


# What the machine has


def test_doctor_survives_a_broken_theme(run: Run, here: Path) -> None:
    theme(here / "themes" / "broken")
    ran = run("doctor")
    assert ran.code == 0
    assert "missing  theme broken" in ran.out


def test_doctor_says_what_is_missing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.doctor.find_library", lambda _: None)
    ran = run("doctor")
    assert ran.code == 2
    assert "missing  pango-1.0: apt-get install" in ran.out


# Start-up


HEAVY = {"weasyprint", "pptx", "playa", "lxml", "PIL", "fontTools", "uharfbuzz", "jinja2", "rich"}


READING = {"pydantic", "yaml", "markdown_it"}
STARTED: dict[str, tuple[list[str], set[str]]] = {
    "help": (["--help"], READING),
    "schema": (["schema"], READING),
    "new": (["new", "project"], READING),
    "check": (
        ["check", str(ROOT / "content" / "outline.yaml")],
        {"babel", "briefing.checking", "briefing.pipeline", "subprocess"},
    ),
}


@pytest.mark.parametrize(("arguments", "also"), STARTED.values(), ids=STARTED)
def test_what_is_not_needed_is_not_imported(here: Path, arguments: list[str], also: set[str]) -> None:
    names = sorted(HEAVY | also)
    program = (
        f"import sys\nsys.argv[0] = 'briefing'\nfrom briefing.cli import main\ntry: main()\nexcept SystemExit as end: code = end.code\n"
        f"print(code, sorted(set({names}) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program, *arguments], check=True, capture_output=True, text=True, cwd=here)
    assert done.stderr == "0 []\n"
