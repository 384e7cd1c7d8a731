"""Writers and witness start from one document, so this test starts from the raw YAML: every scalar must arrive, by its route."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

import briefing
from briefing.verify import Transcript, read_deck, read_pdf
from running import ROOT

OUTLINE = ROOT / "content" / "outline.yaml"

# Keys whose values say how, not what: they are shown as colours, numbers, order or words of the theme, or not at all.
SETTINGS = frozenset(
    {"format", "name", "theme", "lang", "page", "id", "source", "show", "tone", "kind", "via", "numbered", "hidden", "appendix", "from"}
)
WORDS = {"reported": "Reported", "opinion": "Opinion", "data": "Data"}
DATES = {"2026 11 24": "24 November 2026"}


@dataclass(frozen=True)
class Scalar:
    """A raw scalar of the outline: the keys that lead to it, its text, its line."""

    path: tuple[str, ...]
    text: str
    line: int

    @property
    def in_deck(self) -> bool:
        return "document" not in self.path

    @property
    def in_document(self) -> bool:
        return not {"notes", "short", "deck"} & set(self.path)


def scalars(node: yaml.Node, path: tuple[str, ...] = ()) -> Iterator[Scalar]:
    """Yield every scalar value that says something, with `show` of the mappings around it as a part of its path."""
    if isinstance(node, yaml.ScalarNode):
        yield Scalar(path, node.value, node.start_mark.line + 1)
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from scalars(child, path)
    elif isinstance(node, yaml.MappingNode):
        shown = tuple(value.value for key, value in node.value if key.value == "show" and value.value != "both")
        for key, value in node.value:
            if key.value not in SETTINGS:
                yield from scalars(value, (*path, *shown, key.value))


def lines(scalar: Scalar) -> Iterator[str]:
    """Yield the words of each line or Markdown item of a scalar, without its markup."""
    text = re.sub(r"\[@[^\]]*\]", " ", scalar.text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    for paragraph in re.split(r"\n\s*\n|\n\s*(?:[-*>]|\d+\.|#+) ", text):
        words = _words(paragraph)
        if words:
            yield {"basis": WORDS, "date": DATES}.get(scalar.path[-1], {}).get(words, words)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


def _said(transcript: Transcript) -> str:
    """Return all words of a file; an address is said by the link that leads to it."""
    texts = ["".join(span.text for span in entry.spans if not span.citation) for entry in transcript.entries]
    links = [span.link for entry in transcript.entries for span in entry.spans]
    printed = [furniture.text for furniture in transcript.furniture]
    return " " + " | ".join(_words(text) for text in (*texts, *links, *printed)) + " "


def _raw(path: Path) -> list[Scalar]:
    root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert root is not None
    found = list(scalars(root))
    assert len(found) > 100
    return found


@cache
def _files() -> dict[str, str]:
    built = briefing.build(OUTLINE)
    return {"deck": _said(read_deck(built.deck)), "document": _said(read_pdf(built.document))}


@pytest.mark.parametrize("output", ["deck", "document"])
def test_every_scalar_arrives(output: str) -> None:
    said = _files()[output]
    expected = [scalar for scalar in _raw(OUTLINE) if (scalar.in_deck if output == "deck" else scalar.in_document)]
    lost = [(scalar.line, words) for scalar in expected for words in lines(scalar) if f" {words} " not in said]
    assert not lost


def test_what_is_for_one_output_stays_out_of_the_other() -> None:
    raw = [scalar for scalar in _raw(OUTLINE) if not scalar.in_document or not scalar.in_deck]
    assert raw
    leaked = [
        (scalar.line, words)
        for scalar in raw
        for words in lines(scalar)
        if len(words.split()) > 4  # shorter words may well stand elsewhere too
        and ((not scalar.in_document and f" {words} " in _files()["document"]) or (not scalar.in_deck and f" {words} " in _files()["deck"]))
    ]
    assert not leaked
