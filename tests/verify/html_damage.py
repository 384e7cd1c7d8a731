"""How to do damage to the HTML that a PDF is written from."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, TypeAlias

Element: TypeAlias = Any
"""An element of lxml.html."""


def named(root: Element, name: str) -> Element:
    return next(element for element in root.iter() if element.get("data-name") == name)


def item_of(root: Element, name: str) -> Element:
    return next(named(root, name).iterancestors("li"))


def cut(element: Element) -> None:
    element.drop_tree()


def double(element: Element) -> None:
    element.addnext(deepcopy(element))


def swap(one: Element, other: Element) -> None:
    one.text, other.text = other.text, one.text


def drop(root: Element, name: str, tag: str) -> None:
    """Drop a mark-up and keep its text."""
    next(named(root, name).iter(tag)).drop_tag()


def restyle(root: Element, name: str, tag: str, style: str) -> None:
    next(named(root, name).iter(tag)).set("style", style)


def wrap(root: Element, name: str, word: str, style: str) -> None:
    wrap_in(root, name, word, "span").set("style", style)


def link(root: Element, name: str, word: str) -> None:
    wrap_in(root, name, word, "a").set("href", "https://example.org/evil")


def wrap_in(root: Element, name: str, word: str, tag: str) -> Element:
    """Put the first occurrence of a word, in the text before all mark-up, into an element of its own."""
    element = named(root, name)
    before, _, behind = element.text.partition(word)
    wrapped = element.makeelement(tag)
    element.text, wrapped.text, wrapped.tail = before, word, behind
    element.insert(0, wrapped)
    return wrapped


def add(root: Element, name: str, said: str) -> None:
    added = root.makeelement("p")
    added.text = said
    named(root, name).getparent().addnext(added)


def number(root: Element, name: str, said: str) -> None:
    """Print a number where the contents count for themselves."""
    element = named(root, name)
    element.set("class", "")
    element.text = said


def rerun(root: Element, key: str, said: str) -> None:
    next(
        element for part in root.xpath("//*[@data-key=$key or @id=$key]", key=key) for element in part.iter() if element.get("class") == "opening"
    ).set("data-running", said)
