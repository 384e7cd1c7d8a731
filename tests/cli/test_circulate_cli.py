"""`briefing build --circulate`: a deck that is safe to mail, and a PDF that says nothing which is meant for the deck alone."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from pypdf import PdfReader
from pypdf.generic import StreamObject

from briefing.outline import read_outline
from briefing.pipeline import Built, build
from briefing.verify import deck_stamp, read_deck, read_pdf
from running import ROOT, Ran
from verify.pdf_file import PdfFile
from verify.witness import CORPUS, OUTLINE

Run = Callable[..., Ran]
OUTLINES = (OUTLINE, CORPUS / "kinds.yaml", ROOT / "content" / "outline.yaml")


@cache
def mailed(outline: Path) -> Built:
    return build(outline, circulate=True)


def words(text: str) -> str:
    """Return the words of a text without its markup."""
    text = re.sub(r"\[@[^\]]*\]|\]\([^)]*\)|[*_`\[\]>#]", " ", text)
    return " ".join(re.findall(r"\w+", text))


def scalars(node: yaml.Node, keys: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every scalar with the keys that lead to it; a mapping that is hidden or for one file alone adds a word of its own."""
    if isinstance(node, yaml.ScalarNode):
        yield keys, node.value
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from scalars(child, keys)
    elif isinstance(node, yaml.MappingNode):
        own = {key.value: value.value for key, value in node.value if isinstance(value, yaml.ScalarNode)}
        more = (*(["hidden"] if own.get("hidden") == "true" else []), *([f"show-{own['show']}"] if "show" in own else []))
        for key, value in node.value:
            yield from scalars(value, (*keys, *more, key.value))


def secrets(outline: Path, *names: str) -> list[str]:
    """Return the lines of all scalars below keys of these names, of three words and more, none of which stands anywhere else in the outline."""
    node = yaml.compose(outline.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert node is not None
    found = list(scalars(node))
    public = " | ".join(words(text) for keys, text in found if not set(names) & set(keys))
    lines = [words(line) for keys, text in found if set(names) & set(keys) for line in text.splitlines()]
    return [line for line in lines if len(line.split()) > 2 and line not in public and not line.startswith("http")]


def comments(outline: Path) -> list[str]:
    found = re.findall(r"(?:^|\s)#\s+(.+)$", outline.read_text(encoding="utf-8"), re.MULTILINE)
    return [words(comment) for comment in found if len(words(comment).split()) > 2]


def texts_of_deck(content: bytes) -> str:
    """Return all that stands in the parts of a package, with the markup between two texts taken out."""
    said = []
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            part = package.read(name)
            nested = name.endswith((".xlsx", ".zip"))
            said.append(texts_of_deck(part) if nested else part.decode("utf-8", "ignore"))
    whole = " ".join(said)
    return words(re.sub(r"<[^>]+>", "", whole)) + " | " + words(whole)


def texts_of_pdf(content: bytes) -> str:
    """Return what the pages show, what the structure says, and every string and stream of the file that is text."""
    reader, pdf = PdfReader(io.BytesIO(content)), PdfFile(content)
    said = [entry.text for entry in read_pdf(content).entries] + [page.extract_text() for page in reader.pages]
    assert not reader.attachments
    for one in pdf.writer._objects:
        said.append(repr(one))
        if isinstance(one, StreamObject):
            said.append(one.get_data().decode("latin-1"))
    return words(" ".join(said))


def test_the_outlines_hold_something_that_must_not_leak() -> None:
    assert len(secrets(OUTLINE, "notes")) > 2
    assert len(secrets(ROOT / "content" / "outline.yaml", "notes")) > 10
    assert secrets(OUTLINE, "hidden")
    assert secrets(OUTLINE, "show-deck")


@pytest.mark.parametrize("outline", OUTLINES, ids=lambda path: path.stem)
def test_the_mailed_deck_holds_no_note_and_no_hidden_slide(outline: Path) -> None:
    said = texts_of_deck(mailed(outline).mailed)
    assert len(said) > 1_000
    leaks = [line for line in (*secrets(outline, "notes", "hidden", "detail", "prose", "aside"), *comments(outline)) if line in said]
    assert leaks == []
    with zipfile.ZipFile(io.BytesIO(mailed(outline).mailed)) as package:
        assert [name for name in package.namelist() if "notesSlides/" in name] == []
    whole = texts_of_deck(mailed(outline).deck)
    found = [line for line in secrets(outline, "notes") if line in whole]
    assert found or not secrets(outline, "notes"), "the search finds what the whole deck holds"


@pytest.mark.parametrize("outline", OUTLINES, ids=lambda path: path.stem)
def test_the_document_holds_no_note_and_nothing_for_the_deck_alone(outline: Path) -> None:
    said = texts_of_pdf(mailed(outline).document)
    assert len(said) > 1_000
    assert [line for line in (*secrets(outline, "notes", "show-deck"), *comments(outline)) if line in said] == []


def test_the_mailed_deck_is_of_the_same_edition_and_passes_the_check(run: Run, tmp_path: Path) -> None:
    assert run("build", OUTLINE, "-o", tmp_path, "--circulate").code == 0
    deck, document = tmp_path / "witness-deck-circulate.pptx", tmp_path / "witness-briefing.pdf"
    assert {file.name for file in tmp_path.iterdir()} == {"witness-deck.pptx", deck.name, document.name}
    stamp = deck_stamp(deck.read_bytes())
    assert stamp is not None
    assert stamp.is_mailed
    for files in ((OUTLINE, deck), (deck, document), (deck,)):
        ran = run("check", *files)
        assert (ran.code, ran.err) == (0, "")


def test_visible_slides_say_what_they_say_in_the_whole_deck() -> None:
    document = read_outline(OUTLINE).document
    hidden = {topic.key for section in document.sections for topic in section.topics if topic.hidden}
    assert hidden
    slides = [sheet.name for sheet in read_deck(mailed(OUTLINE).deck).sheets]
    kept = [sheet.name for sheet in read_deck(mailed(OUTLINE).mailed).sheets]
    assert kept == [name for name in slides if not any(f"({key})" in name for key in hidden)]
