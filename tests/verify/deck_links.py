"""Damage to the links of a deck."""

from __future__ import annotations

from lxml import etree

from verify.deck_damage import style_of
from verify.deck_file import A, DeckFile, P, R, found, remove


def click_of(deck: DeckFile, key: str, said: str) -> etree._Element:
    return found(style_of(deck, key, said), f"{A}hlinkClick")


def relate(deck: DeckFile, key: str, target: str) -> str:
    """Add a relation of a slide to an address, or to the slide whose key stands in braces; return its id."""
    first = next(iter(deck._relations(key)))
    relation = etree.Element(first.tag)
    internal = target.startswith("{")
    kind = "slide" if internal else "hyperlink"
    relation.set("Id", "rId77")
    relation.set("Type", f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}")
    relation.set("Target", deck.slide_part(target[1:-1]).rsplit("/", 1)[1] if internal else target)
    if not internal:
        relation.set("TargetMode", "External")
    first.addnext(relation)
    return "rId77"


def retarget(deck: DeckFile, key: str, said: str, target: str) -> None:
    click_of(deck, key, said).set(f"{R}id", relate(deck, key, target))


def unlink_run(deck: DeckFile, key: str, said: str) -> None:
    remove(click_of(deck, key, said))


def link_run(deck: DeckFile, key: str, said: str) -> None:
    etree.SubElement(style_of(deck, key, said), f"{A}hlinkClick").set(f"{R}id", relate(deck, key, "https://example.org/evil"))


def hover(deck: DeckFile, key: str, said: str) -> None:
    etree.SubElement(style_of(deck, key, said), f"{A}hlinkMouseOver").set(f"{R}id", relate(deck, key, "https://example.org/evil"))


def link_shape(deck: DeckFile, key: str, name: str, target: str) -> None:
    own = found(deck.shape(key, name), f".//{P}cNvPr")
    for click in own.findall(f"{A}hlinkClick"):
        own.remove(click)
    etree.SubElement(own, f"{A}hlinkClick").set(f"{R}id", relate(deck, key, f"{{{target}}}"))
