"""Cells and charts: what the structure of a tiny PDF says that a text is, whatever its name says."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from verify.tiny_pdf import Element, element, tiny
from verify.tiny_reading import TITLE, lines, said


def cells(*kinds: tuple[str, str, str]) -> Element:
    """Return a row of cells: kind, scope, name of the text in it."""
    scope = "/A <</O /Table /Scope /{}>>"
    cell = (element("P", number, name=name) for number, (_, _, name) in enumerate(kinds, start=1))
    return element("TR", *(element(kind, next(cell), said=scope.format(told) if told else "") for kind, told, _ in kinds))


TREES: Mapping[str, tuple[str, list[Element], list[str]]] = {
    "cells": (
        lines("T", "A", "B", "C", "D", "E"),
        [
            TITLE,
            element(
                "Table",
                cells(
                    ("TH", "Column", "Heading (a/b1.1)"),
                    ("TH", "Row", "Row heading (a/b1.r1)"),
                    ("TD", "", "Cell (a/b1.r1)"),
                    ("TH", "", "Heading (a/b1.2)"),
                    ("TH", "Row", "Question (a/b1.r2)"),
                ),
            ),
        ],
        [
            "Title (a), 1: T",
            "Heading (a/b1.1) column 1, 1: A",
            "Row heading (a/b1.r1) column 2, 1: B",
            "Cell (a/b1.r1) column 3, 1: C",
            "Unnamed (a/b1.2) column 4, 1: D",
            "Question (a/b1.r2) column 5, 1: E",
        ],
    ),
    "cells of other kinds": (
        lines("T", "A", "B", "C", "D", "E"),
        [
            TITLE,
            cells(
                ("TD", "Column", "Heading (a/b1.1)"),
                ("TH", "Column", "Row heading (a/b1.r1)"),
                ("TH", "Row", "Cell (a/b1.r1)"),
                ("TH", "Both", "Cell (a/b1.r1)"),
                ("TH", "Both", "Text (a/b1)"),
            ),
        ],
        [
            "Title (a), 1: T",
            "Cell (a/b1.1) column 1, 1: A",
            "Heading (a/b1.r1) column 2, 1: B",
            "Row heading (a/b1.r1) column 3, 1: C",
            "Unnamed (a/b1.r1) column 4, 1: D",
            "Text (a/b1) column 5, 1: E",
        ],
    ),
    "cells of a total": (
        lines("T", "A", "B"),
        [TITLE, element("TFoot", cells(("TH", "Row", "Total (a/b1.r1)"), ("TD", "", "Cell (a/b1.r1)")))],
        ["Title (a), 1: T", "Total (a/b1.r1) column 1, 1: A", "Total (a/b1.r1) column 2, 1: B"],
    ),
    "a scope among other attributes": (
        lines("T", "A"),
        [
            TITLE,
            element(
                "TR",
                element("TH", element("P", 1, name="Heading (a/b1.1)"), said="/A [null <</O /Layout>> <</O /Table /Scope /Column>> <</Scope /Row>>]"),
            ),
        ],
        ["Title (a), 1: T", "Heading (a/b1.1) column 1, 1: A"],
    ),
    "columns of a chart": (
        lines("T", "A", "B", "C", "D"),
        [
            TITLE,
            cells(("TD", "", "Category (a/b1.r1)"), ("TD", "", "Number 2 (a/b1.r1)"), ("TD", "", "Point label (a/b1.1.1)")),
            element("P", 4, name="Number 3 (a/b1.r2)"),
        ],
        [
            "Title (a), 1: T",
            "Category (a/b1.r1), 1: A",
            "Number (a/b1.r1) column 2, 1: B",
            "Point label (a/b1.1.1), 1: C",
            "Number (a/b1.r2) column 3, 1: D",
        ],
    ),
    "a chart in words": (
        lines("T", "A"),
        [TITLE, element("Figure", element("P", 1, name="Caption (a/b1)"), name="Chart (a/b1)", said="/Alt (Two bars)")],
        ["Title (a), 1: T", "Alternative text (a/b1), 1: Two bars", "Caption (a/b1), 1: A"],
    ),
    "another container in words": (
        lines("T", "A"),
        [TITLE, element("Div", element("P", 1, name="Caption (a/b1)"), name="Table (a/b1)", said="/Alt (Two bars)")],
        ["Title (a), 1: T", "Caption (a/b1), 1: A"],
    ),
    "a chart without words": (
        lines("T", "A"),
        [TITLE, element("Figure", element("P", 1, name="Caption (a/b1)"), name="Chart (a/b1)")],
        ["Title (a), 1: T", "Caption (a/b1), 1: A"],
    ),
}


@pytest.mark.parametrize("name", TREES)
def test_a_tree(name: str) -> None:
    stream, tree, expected = TREES[name]
    assert said(tiny(stream, tree=tree)) == expected
