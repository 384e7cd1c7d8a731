"""Two outlines that differ in one content scalar differ in exactly one change, whatever the scalar is and however often it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from briefing.outline import read_outline
from briefing.verify import find_differences, said_by
from verify.witness import CORPUS

_SETTINGS = frozenset(
    {
        *("format", "name", "theme", "lang", "page", "id", "source", "show", "tone", "kind", "via", "numbered", "hidden", "appendix", "from", "url"),
        *("date", "path", "type", "csv", "align", "total", "row_header", "stacked", "target", "at", "logo", "deck", "categories", "series", "tones"),
        *("estimate", "confidence", "basis", "decorative", "words", "language"),
    }
)
"""Keys whose values are no texts of their own, or are bound to others (the categories of a chart to its estimates)."""
_WORD = re.compile(r"(?<![@(\[#\w])[a-z]{3,}(?![\w\]])")
NAMES = ("witness", "kinds", "tables", "charts", "images", "exhibits", "markings")
NEVER_SHOWN = frozenset({"never shown"})


def scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    match node:
        case yaml.ScalarNode():
            yield node
        case yaml.SequenceNode():
            for child in node.value:
                yield from scalars(child)
        case yaml.MappingNode():
            for key, value in node.value:
                if key.value not in _SETTINGS:
                    yield from scalars(value)
        case _:
            raise TypeError(node)


def edited(text: str) -> Iterator[tuple[str, str]]:
    """Yield each scalar's text with the outline in which its first plain word has a letter more."""
    for scalar in scalars(yaml.compose(text, Loader=yaml.BaseLoader)):
        start = scalar.start_mark.index
        word = _WORD.search(text[start : scalar.end_mark.index])
        if word is not None and scalar.value not in NEVER_SHOWN:
            end = start + word.end()
            yield scalar.value, f"{text[:end]}x{text[end:]}"


@pytest.mark.parametrize("name", [*NAMES[:2], *(pytest.param(name, marks=pytest.mark.full) for name in NAMES[2:])])
def test_one_scalar_is_one_change(folder: Path, name: str) -> None:
    text = (CORPUS / f"{name}.yaml").read_text(encoding="utf-8")
    path = folder / "outline.yaml"
    path.write_text(text, encoding="utf-8")
    before, counts = said_by(read_outline(path).document), []
    for said, other in edited(text):
        path.write_text(other, encoding="utf-8")
        changes = find_differences(before, said_by(read_outline(path).document))
        counts.append((said, len(changes)))
    assert len(counts) > 30
    assert [(said, count) for said, count in counts if count != 1] == []


def test_the_same_outline_has_no_change(folder: Path) -> None:
    for name in NAMES:
        path = folder / "outline.yaml"
        path.write_text((CORPUS / f"{name}.yaml").read_text(encoding="utf-8"), encoding="utf-8")
        assert find_differences(said_by(read_outline(path).document), said_by(read_outline(path).document)) == ()
