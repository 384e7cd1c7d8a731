"""What `--json` prints is what docs/schemas says, in every case."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from running import ROOT, SMALL_OUTLINE, Ran
from verify.witness import OUTLINE, witnessed

Run = Callable[..., Ran]


def errors(name: str, told: object) -> list[str]:
    schema = json.loads((ROOT / "docs" / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return [error.message for error in Draft202012Validator(schema).iter_errors(told)]


@pytest.fixture
def files(small: Path) -> dict[str, Path]:
    """Files of every kind: good, changed, broken."""
    found = {"small": small} | {name: small.with_name(name) for name in ("other.yaml", "bad.yaml", "bad.pptx", "witness.pptx", "witness.pdf")}
    found["other.yaml"].write_text(SMALL_OUTLINE.replace("Sell certainty", "Sell 3 doubts").replace("date: ", "lang: de\ndate: "), encoding="utf-8")
    found["bad.yaml"].write_text("tittle: x\n", encoding="utf-8")
    found["bad.pptx"].write_bytes(b"no deck")
    found["witness.pptx"].write_bytes(witnessed().deck)
    found["witness.pdf"].write_bytes(witnessed().pdf)
    return found


NAMED = (
    *(("small",), ("bad.yaml",), ("bad.pptx",), ("small", "bad.pptx")),
    *(("small", "witness.pptx"), ("witness.pptx", "witness.pdf"), ("small", "bad.yaml")),
)


@pytest.mark.parametrize("named", NAMED)
def test_what_check_prints(run: Run, files: dict[str, Path], named: tuple[str, ...]) -> None:
    told = json.loads(run("check", *(files[name] for name in named), "--json").out)
    assert errors("findings", told) == []


def test_what_build_prints(run: Run, files: dict[str, Path], tmp_path: Path) -> None:
    for outline in ("small", "bad.yaml"):
        assert errors("findings", json.loads(run("build", files[outline], "-o", tmp_path / "out", "--json").out)) == []


def test_the_explanation_is_in_it(run: Run, files: dict[str, Path], tmp_path: Path) -> None:
    told = json.loads(run("build", files["small"], "-o", tmp_path / "out", "--explain", "--json").out)
    assert errors("findings", told) == []
    assert told["explanation"][0].startswith("/ (line 1): cover")
    edition = json.loads(run("check", files["witness.pptx"], files["witness.pdf"], "--json").out)
    assert edition["explanation"] == [f"all of the same edition, {witnessed().edition}"]


def test_what_diff_prints(run: Run, files: dict[str, Path]) -> None:
    told = json.loads(run("diff", files["small"], files["other.yaml"], "--json").out)
    assert len(told["changes"]) == 2
    assert errors("changes", told) == []
    assert errors("changes", json.loads(run("diff", OUTLINE, files["witness.pdf"], "--json").out)) == []
    assert errors("findings", json.loads(run("diff", OUTLINE, files["bad.pptx"], "--json").out)) == []


def test_the_schemas_refuse_what_is_something_else() -> None:
    assert errors("findings", {"findings": []})
    assert errors("findings", {"findings": [{"file": "x"}], "files": []})
    assert errors("changes", {"changes": [{"kind": "odd"}]})
