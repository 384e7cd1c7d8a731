"""docs/outline.md is complete: its tables of keys are the models', its examples are read, its codes are all that there are."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from briefing.diagnostics import OutlineError
from briefing.outline import outline_schema, read_outline
from briefing.outline.models import FURNITURE, Topic
from briefing.outline.models_base import Shape
from briefing.outline.models_blocks import KINDS
from briefing.project import write_project
from briefing.verify.compare import Kind
from running import ROOT, UPDATE_GOLDENS

REFERENCE = ROOT / "docs" / "outline.md"
TEXT = REFERENCE.read_text(encoding="utf-8")
SCHEMA: dict[str, Any] = outline_schema()
SHAPES: dict[str, Any] = {"Outline": SCHEMA, **SCHEMA["$defs"]}
TABLE = re.compile(r"(<!-- keys of (\w+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
WORDS = {"Phrase": "[text](#shorter-wordings)", "Cell": "[text](#shorter-wordings)"}
"""Shapes that readers know under another name."""


# Keys


def mapping_of(shape: dict[str, Any]) -> dict[str, Any]:
    """Return the form of a shape that has keys."""
    if "properties" in shape:
        return shape
    (found,) = [form for form in shape["anyOf"] if "properties" in form]
    return dict(found)


def keys_of(name: str) -> dict[str, Any]:
    """Return the keys of a shape that its table lists: a topic's own, for any block may stand in it."""
    keys: dict[str, Any] = mapping_of(SHAPES[name])["properties"]
    if name == "Words":
        return {}
    return {key: said for key, said in keys.items() if name != "Topic" or key not in KINDS}


def value_of(schema: dict[str, Any]) -> str:  # noqa: PLR0911  one return for each form
    """Return what a key takes, in the words of the reference."""
    match schema:
        case {"$ref": str(name)}:
            shape = name.rpartition("/")[2]
            return WORDS.get(shape, f"[{shape}](#{shape.lower()})")
        case {"enum": list(options)}:
            return ", ".join(f"`{option}`" for option in dict.fromkeys(map(str, options)))
        case {"type": "boolean"}:
            return "`true`, `false`"
        case {"anyOf": list(forms)} | {"oneOf": list(forms)}:
            found = [value_of(form) for form in forms if form != {"type": "null"}]
            return " or ".join(dict.fromkeys(one for one in found if one))
        case {"items": dict(items)}:
            return f"list of {value_of(items)}"
        case {"propertyNames": _, "additionalProperties": dict(values)}:
            return f"`Label: {value_of(values)}`"
        case {"additionalProperties": dict(values)}:
            return f"`name:` {value_of(values)}, ..."
        case {"type": ["string", *_]} | {"type": "string"}:
            return "text"
        case _:
            raise AssertionError(f"a shape that the reference has no words for: {schema}")


def table_of(name: str) -> str:
    """Return the table of a shape's keys."""
    required = mapping_of(SHAPES[name]).get("required", [])
    rows = [
        f"| `{key}`{' (needed)' if key in required else ''} | {value_of(said)} | {said['description'].replace('|', chr(92) + '|')} |"
        for key, said in keys_of(name).items()
    ]
    return "\n".join(["| key | value | means |", "|---|---|---|", *rows, ""])


def test_the_tables_of_keys_are_those_of_the_models() -> None:
    current = TABLE.sub(lambda found: found[1] + table_of(found[2]) + found[4], TEXT)
    if UPDATE_GOLDENS:
        REFERENCE.write_text(current, encoding="utf-8")
    assert current == TEXT, "docs/outline.md is stale: BRIEFING_UPDATE_GOLDENS=1 writes its tables anew"


def test_every_shape_has_its_table() -> None:
    assert sorted(found[2] for found in TABLE.finditer(TEXT)) == sorted(name for name in SHAPES if keys_of(name))


def shapes(shape: type[Shape] = Shape) -> Iterator[type[Shape]]:
    yield shape
    for below in shape.__subclasses__():
        yield from shapes(below)


def test_every_key_of_every_model_stands_in_the_reference() -> None:
    keys = {key for shape in shapes() for key in shape.known_keys()}
    assert len(keys) > 80
    assert sorted(key for key in keys if f"`{key}`" not in TEXT) == []
    assert sorted(word for word in FURNITURE if f"`{word}`" not in TEXT) == []
    assert set(Topic.known_keys()) <= keys


# Examples


def sections() -> dict[str, str]:
    """Return the text on each kind of block."""
    return dict(re.findall(r"^### `(\w+)`\n(.*?)(?=^##)", TEXT, re.MULTILINE | re.DOTALL))


def test_every_kind_has_its_section_with_an_example_and_a_picture() -> None:
    assert list(sections()) == list(KINDS)
    assert [kind for kind, text in sections().items() if "```yaml\n" not in text] == []
    assert [kind for kind, text in sections().items() if f"](pictures/blocks/{kind}.png)" not in text] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_examples_are_read_without_a_finding(kind: str, tmp_path: Path) -> None:
    write_project(tmp_path)
    (tmp_path / "visitors.csv").write_text("month;Saturdays;Sundays\nMar;530,5;380\nApr;508;410\n", encoding="utf-8")
    for example in re.findall(r"```yaml\n(.*?)```", sections()[kind], re.DOTALL):
        body = "".join(f"      {line}\n" for line in example.splitlines())
        (tmp_path / "outline.yaml").write_text(
            f"title: T\nsources: {{survey: {{title: S}}}}\ntopics:\n  - title: One\n    id: cost\n    takeaway: So [@survey]\n    body:\n{body}",
            encoding="utf-8",
        )
        outcome = read_outline(tmp_path / "outline.yaml")
        assert outcome.findings == ()
        assert f"- {kind}:" in example


def test_the_outline_at_the_top_is_read_without_a_finding(tmp_path: Path) -> None:
    write_project(tmp_path)
    whole = [example for example in re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL) if re.search(r"^title:", example, re.MULTILINE)]
    assert whole
    for example in whole:
        (tmp_path / "outline.yaml").write_text(example, encoding="utf-8")
        try:
            findings = read_outline(tmp_path / "outline.yaml").findings
        except OutlineError as failure:
            findings = failure.findings
        assert findings == ()


def test_every_link_inside_the_reference_leads_somewhere() -> None:
    headings = re.findall(r"^#+ (.*)$", TEXT, re.MULTILINE)
    places = {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings} | set(re.findall(r'<a id="(\w+)">', TEXT))
    prose = re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL)
    assert sorted(set(re.findall(r"\]\(#([\w-]+)\)", prose)) - places) == []


# Codes


CODE_AT = {
    **dict.fromkeys(("error", "warning", "finding", "Problem", "Flaw", "unreadable"), 0),
    **dict.fromkeys(("error_at", "warning_at", "report", "_report", "_report_unknown", "_stop"), 1),
    "on_line": 6,
}
"""Where the code stands among the arguments of all that makes findings."""
OTHER_CODES = {"Diagnostic", "_agreed", "show_number"}
"""What takes a code of another kind (of numbers, of languages), or is made by those above alone."""


def modules() -> list[tuple[str, ast.Module]]:
    found = [(path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))) for path in (ROOT / "src" / "briefing").rglob("*.py")]
    assert len(found) > 80
    return found


def makers(tree: ast.AST) -> Iterator[str]:
    """Yield the names of the functions and classes that take a code."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(one.arg == "code" and ast.unparse(one.annotation or node) == "str" for one in node.args.args):
            yield node.name
        if isinstance(node, ast.ClassDef) and any(isinstance(one, ast.AnnAssign) and ast.unparse(one).startswith("code: str") for one in node.body):
            yield node.name


def codes(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield what stands for the code in each call that makes a finding."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""
            if name in CODE_AT:
                yield from [word.value for word in node.keywords if word.arg == "code"] or node.args[CODE_AT[name] : CODE_AT[name] + 1]


def is_handed_on(code: ast.expr) -> bool:
    """Say whether a call only passes on the code that was given to it, or that a value brings with it."""
    return (isinstance(code, ast.Name) and code.id == "code") or (isinstance(code, ast.Attribute) and code.attr in {"code", "kind"})


def emitted() -> set[str]:
    found = {code.value for _, tree in modules() for code in codes(tree) if isinstance(code, ast.Constant) and isinstance(code.value, str)}
    return found | set(get_args(Kind))


def test_whatever_makes_findings_is_known() -> None:
    assert {name for _, tree in modules() for name in makers(tree)} - OTHER_CODES == set(CODE_AT)


def test_every_code_can_be_read_from_the_source() -> None:
    hidden = [
        (path, code.lineno) for path, tree in modules() for code in codes(tree) if not isinstance(code, ast.Constant) and not is_handed_on(code)
    ]
    assert hidden == []


HINT_AT = {name: place + 2 for name, place in CODE_AT.items()} | {"on_line": 4}
"""Where the hint stands among the arguments, unless it is named."""
CARRY_THEIR_OWN = {"_report_unknown"}
"""What takes no hint, since it finds one itself."""


def hints(tree: ast.AST) -> Iterator[tuple[ast.Call, ast.expr | None]]:
    """Yield the calls that make a finding, each with what stands for its hint."""
    for node in ast.walk(tree):
        name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Call) and name in CODE_AT and name not in CARRY_THEIR_OWN:
            named = [word.value for word in node.keywords if word.arg == "hint"]
            yield node, next(iter(named or node.args[HINT_AT[name] : HINT_AT[name] + 1]), None)


def test_every_finding_of_every_code_has_a_hint() -> None:
    made = [(path, call, hint) for path, tree in modules() for call, hint in hints(tree)]
    assert len(made) > 150
    bare = [(path, call.lineno) for path, call, hint in made if hint is None or (isinstance(hint, ast.Constant) and not hint.value)]
    mended = [(path, call.lineno) for path, call, _ in made if isinstance(call.func, ast.Name) and call.func.id == "on_line" and len(call.args) > 5]
    assert [place for place in bare if place not in mended] == []


def test_every_finding_of_the_broken_outlines_has_a_hint() -> None:
    corpus = ROOT / "tests" / "corpus"
    said = [line for path in (corpus / "broken").glob("*.expected") for line in path.read_text(encoding="utf-8").splitlines()]
    said += [line for line in (corpus / "slips.txt").read_text(encoding="utf-8").splitlines() if line.startswith(">>> ")]
    assert len(said) > 400
    assert [line for line in said if " | " not in line] == []


def test_the_table_of_findings_holds_every_code_and_no_other() -> None:
    table = TEXT[TEXT.index("## Findings") :]
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| .+ \| .+ \|$", table, re.MULTILINE)
    assert rows == sorted(set(rows)), "each once, in the order of the alphabet"
    assert set(rows) == emitted()
