"""What people do to a deck that takes more than one part of the file: slides that are doubled or new, and the numbers of charts."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy

from lxml import etree

from verify.deck_damage import NEW_SLIDE, append_note, box, note, paragraph, put_slide
from verify.deck_file import A, DeckFile, P, found, remove

_VALUE = "{http://schemas.openxmlformats.org/drawingml/2006/chart}v"


def copy_slide(deck: DeckFile, key: str, name: str | None = None) -> etree._Element:
    """Double a slide, as a program does: PowerPoint leaves the copy without a name (an empty one here)."""
    root = deepcopy(deck.slide(key))
    common = found(root, f"{P}cSld")
    if name is not None:
        common.set("name", name)
    folder, part = deck.slide_part(key).rsplit("/", 1)
    put_slide(deck, key, root, deck.parts[f"{folder}/_rels/{part}.rels"])
    return deck.root(NEW_SLIDE)


def copy_and_retype(deck: DeckFile, key: str, said: str, other: str) -> None:
    for text in copy_slide(deck, key).iter(f"{A}t"):
        text.text = other if text.text == said else text.text


def new_slide(deck: DeckFile, behind: str, said: str) -> None:
    tree = found(copy_slide(deck, behind, ""), f"{P}cSld/{P}spTree")
    for shape in tree[2:]:
        remove(shape)
    tree.append(box("Title 1", said))


def move_slide(deck: DeckFile, key: str, behind: str) -> None:
    deck.slide_id(behind).addnext(deck.slide_id(key))


def retype_cache(deck: DeckFile, said: str, other: str) -> None:
    """Retype what a chart shows, and not its workbook."""
    part = next(name for name in deck.parts if name.startswith("ppt/charts/chart") and name.endswith(".xml"))
    for value in deck.root(part).iter(_VALUE):
        value.text = other if value.text == said else value.text


def retype_workbook(deck: DeckFile, said: str, other: str) -> None:
    """Retype a number of the workbook of a chart, and not what the chart shows."""
    name = next(name for name in deck.parts if name.endswith(".xlsx"))
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck.parts[name])) as book, zipfile.ZipFile(packed, "w") as other_book:
        for part in book.namelist():
            other_book.writestr(part, book.read(part).replace(f"<v>{said}</v>".encode(), f"<v>{other}</v>".encode()))
    deck.parts[name] = packed.getvalue()


def move_to_notes(deck: DeckFile, key: str, said: str) -> None:
    remove(paragraph(deck, key, said))
    append_note(deck, key, said)


def retype_note(deck: DeckFile, key: str, said: str, other: str) -> None:
    next(note(deck, key, said).iter(f"{A}t")).text = other
