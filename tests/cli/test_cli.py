"""The verbs, from the outside: exit codes, what is printed, what is published."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

import briefing
from briefing.diagnostics import ProofError, error
from running import Ran

Run = Callable[..., Ran]


def test_build_publishes_both_files_and_prints_their_names(run: Run, small: Path, tmp_path: Path) -> None:
    ran = run("build", small, "-o", tmp_path / "out")
    assert (ran.code, ran.err) == (0, "")
    published = [tmp_path / "out" / "small-deck.pptx", tmp_path / "out" / "small-briefing.pdf"]
    assert ran.out.split() == [str(path) for path in published]
    assert sorted((tmp_path / "out").iterdir()) == sorted(published)


def test_a_mistake_stops_the_build_and_the_last_good_files_stand(run: Run, small: Path, tmp_path: Path) -> None:
    run("build", small, "-o", tmp_path / "out")
    before = {path: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    small.write_text(small.read_text(encoding="utf-8").replace("subtitle:", "subtitel:"), encoding="utf-8")
    ran = run("build", small, "-o", tmp_path / "out")
    assert ran.code == 1
    assert ran.err.splitlines() == [
        f"{small}:3:1: error[unknown-key]: unknown key `subtitel`",
        "  3 | subtitel: Enough to see the way",
        "    | ^",
        "  hint: did you mean `subtitle`?",
    ]
    assert {path: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


def test_same_input_gives_the_same_bytes_in_two_processes(small: Path, tmp_path: Path) -> None:
    contents = []
    for seed in ("1", "2"):
        folder = tmp_path / f"seed-{seed}"
        subprocess.run(
            [sys.executable, "-m", "briefing", "build", small, "-o", folder],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
        )
        contents.append({path.name: path.read_bytes() for path in sorted(folder.iterdir())})
    assert len(contents[0]) == 2
    assert contents[0] == contents[1]


def test_only_builds_one_and_warns_about_another_edition(run: Run, small: Path, tmp_path: Path) -> None:
    first = run("build", small, "-o", tmp_path, "--only", "deck")
    assert (first.code, first.err) == (0, "")
    assert not (tmp_path / "small-briefing.pdf").exists()
    run("build", small, "-o", tmp_path)
    second = run("build", small, "-o", tmp_path, "--only", "document")
    assert (second.code, second.err) == (0, "")
    small.write_text(small.read_text(encoding="utf-8").replace("Sell certainty", "Sell doubt"), encoding="utf-8")
    third = run("build", small, "-o", tmp_path, "--only", "document")
    assert third.code == 0
    assert "small-deck.pptx: warning[other-edition]" in third.err


def test_strict_turns_a_warning_into_an_error_and_publishes_nothing(run: Run, small: Path, tmp_path: Path) -> None:
    small.write_text(small.read_text(encoding="utf-8") + "contact:\n", encoding="utf-8")
    assert run("build", small, "-o", tmp_path / "lenient").code == 0
    strict = run("build", small, "-o", tmp_path / "strict", "--strict")
    assert strict.code == 1
    assert "error[empty-value]" in strict.err
    assert not (tmp_path / "strict").exists()


def test_json_is_one_object_on_standard_output(run: Run, small: Path, tmp_path: Path) -> None:
    small.write_text(small.read_text(encoding="utf-8").replace("subtitle:", "subtitel:"), encoding="utf-8")
    ran = run("build", small, "-o", tmp_path / "out", "--json")
    assert (ran.code, ran.err) == (1, "")
    assert json.loads(ran.out) == {
        "findings": [
            {
                "file": str(small),
                "line": 3,
                "column": 1,
                "severity": "error",
                "code": "unknown-key",
                "message": "unknown key `subtitel`",
                "hint": "did you mean `subtitle`?",
            }
        ],
        "files": [],
    }


def test_explain_says_why_each_slide_is_as_it_is(run: Run, small: Path, tmp_path: Path) -> None:
    quiet, explained = (run("build", small, "-o", tmp_path, *flags).out.splitlines() for flags in ((), ("--explain",)))
    why, files = explained[: -len(quiet)], explained[-len(quiet) :]
    assert files == quiet
    assert "visits (line 18): closing, for the last topic, in columns, with the sources below it; title 28 pt, body 20 and 13 pt" in why


def test_check_of_an_outline_alone(run: Run, small: Path) -> None:
    assert run("check", small) == Ran(0, f"{small}\n", "")


def test_check_holds_the_files_against_the_outline_as_it_stands(run: Run, small: Path, tmp_path: Path) -> None:
    deck, document = tmp_path / "small-deck.pptx", tmp_path / "small-briefing.pdf"
    run("build", small, "-o", tmp_path)
    assert run("check", document, small, deck).code == 0
    small.write_text(small.read_text(encoding="utf-8").replace("They say so in every meeting", "They say so in most meetings"), encoding="utf-8")
    ran = run("check", document, small, deck)
    assert ran.code == 3
    assert f"{deck}: error[changed]" in ran.err
    assert f"{document}: error[changed]" in ran.err
    assert f"{small}:11:" in ran.err


@pytest.mark.parametrize("name", ["small-deck.pptx", "small-briefing.pdf"])
@pytest.mark.parametrize("content", [b"", b"no such format", b"PK\x03\x04 cut", b"%PDF-1.7 cut"])
def test_a_file_that_is_no_deck_or_document_is_said_to_be_none(run: Run, small: Path, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    ran = run("check", small, tmp_path / name)
    assert ran.code == 3
    assert ran.err.startswith(f"{tmp_path / name}: error[")
    assert "Traceback" not in ran.err


def test_wrong_usage(run: Run, small: Path, tmp_path: Path) -> None:
    codes = {
        arguments: run(*arguments).code
        for arguments in (
            ("check", tmp_path / "none.yaml"),
            ("check", small, small),
            ("build", "--only", "slides"),
            ("publish",),
        )
    }
    assert set(codes.values()) == {2}, codes


def test_a_missing_outline_is_an_error_of_the_outline(run: Run, tmp_path: Path) -> None:
    ran = run("build", tmp_path / "none.yaml", "-o", tmp_path / "out")
    assert ran.code == 1
    assert ran.err.startswith(f"{tmp_path / 'none.yaml'}: error[")


def test_an_unknown_theme_is_an_error(run: Run, small: Path, tmp_path: Path) -> None:
    ran = run("build", small, "-o", tmp_path / "out", "--theme", "no-such-theme")
    assert ran.code == 1
    assert "no-such-theme" in ran.err


def test_a_folder_that_cannot_be_written_is_named(run: Run, small: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    ran = run("build", small, "-o", tmp_path / "file" / "out")
    assert ran.code == 2
    assert "error[cannot-write]" in ran.err


def test_a_failed_proof_is_a_bug_of_ours_and_publishes_nothing(run: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import briefing.deck
    from briefing.document import Document

    plan_deck = briefing.deck.plan_deck

    def forgetful(document: Document, *arguments: object, **options: object) -> object:
        from dataclasses import replace

        return plan_deck(replace(document, subtitle=None), *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(briefing.deck, "plan_deck", forgetful)
    ran = run("build", small, "-o", tmp_path / "out")
    assert ran.code == 4
    assert "error[missing]: the deck as it was made: " in ran.err
    assert "small-deck.pptx" not in ran.err  # there is no such file
    assert "Enough to see the way" in ran.err
    assert "error[internal-error]: what was made does not say what the outline says, so nothing is published; the outline is not at fault" in ran.err
    assert "please report it with the outline" in ran.err
    assert not (tmp_path / "out").exists()


def test_an_unforeseen_failure_is_reported_without_a_traceback(run: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the roof fell in")

    monkeypatch.setattr("briefing.pipeline.build", broken)
    ran = run("build", small)
    assert ran.code == 4
    assert "error[internal-error]: RuntimeError: the roof fell in" in ran.err
    assert "Traceback" not in ran.err


def test_interrupted(run: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefing.pipeline.build", interrupted)
    assert run("build", small).code == 130


def test_schema_is_json_on_standard_output(run: Run) -> None:
    ran = run("schema")
    assert ran.code == 0
    assert json.loads(ran.out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_doctor_lists_libraries_and_fonts(run: Run) -> None:
    ran = run("doctor")
    assert ran.code == 0
    assert "fonts of meridian" in ran.out
    assert "soffice" in ran.out


def test_the_library_gives_bytes_and_writes_nothing(small: Path) -> None:
    before = sorted(small.parent.iterdir())
    built = briefing.build(small)
    assert (built.deck[:2], built.document[:5], built.findings) == (b"PK", b"%PDF-", ())
    assert sorted(small.parent.iterdir()) == before


def test_the_library_raises_outline_error(tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text("title: A\nsubtitel: B\nsections: []\n", encoding="utf-8")
    with pytest.raises(briefing.OutlineError, match="subtitel") as raised:
        briefing.build(tmp_path / "wrong.yaml")
    assert [finding.code for finding in raised.value.findings if finding.location.line == 2] == ["unknown-key"]


def test_the_library_raises_outline_error_for_a_wrong_theme_too(small: Path) -> None:
    with pytest.raises(briefing.OutlineError, match="nowhere") as raised:
        briefing.build(small, theme="nowhere")
    assert [finding.code for finding in raised.value.findings] == ["unknown-theme"]


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    program = (
        "import sys\nsys.argv = ['briefing', *sys.argv[1:]]\nfrom briefing.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(sorted({'weasyprint', 'pptx', 'pydantic', 'playa', 'babel', 'lxml'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program, *arguments], check=True, capture_output=True, text=True)
    assert done.stderr.strip() == "[]"


def test_proof_error_speaks_of_every_finding() -> None:
    assert str(ProofError((error("missing", "one"), error("added", "two")))) == "one; two"


@pytest.mark.parametrize("only", [(), ("--only", "document")])
def test_a_document_for_archives_bears_its_outline_without_notes(run: Run, tmp_path: Path, only: tuple[str, ...]) -> None:
    outline = tmp_path / "a.yaml"
    outline.write_text("title: A\ntopics:\n- {title: T, text: x, notes: Secret}\n", encoding="utf-8")
    ran = run("build", outline, "-o", tmp_path / "out", "--archive", *only)
    assert (ran.code, ran.err) == (0, "")
    attached = pypdf.PdfReader(tmp_path / "out" / "a-briefing.pdf").attachments
    assert attached == {"a-outline.yaml": [b"title: A\ntopics:\n- {title: T, text: x}\n"]}
