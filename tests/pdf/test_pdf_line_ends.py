"""A line before a box that holds words together is as full as it can be."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

import pytest
from weasyprint import HTML

from briefing.pdf.line_ends import full_lines

STYLE = "@page { size: 600px; margin: 0 } body { margin: 0; font: 10px/20px monospace } p { margin: 0; width: %spx } span { display: inline-block }"
TEXT = "one two three "


def shown(context: AbstractContextManager[None], width: float) -> list[str]:
    """Return the lines of a text and the words that are kept together behind it, in so narrow a paragraph."""
    from weasyprint.formatting_structure.boxes import LineBox, TextBox

    with context:
        document = HTML(string=f"<style>{STYLE % width}</style><p>{TEXT}<span>four five</span></p>").render()
    (paragraph,) = [box for box in document.pages[0]._page_box.descendants() if box.element_tag == "p" and not isinstance(box, LineBox | TextBox)]
    return ["".join(inner.text for inner in line.descendants() if isinstance(inner, TextBox)).strip() for line in paragraph.children]


def width_of(count: int) -> float:
    """Return the width of so many letters of STYLE, and of a third of one more."""
    from weasyprint.formatting_structure.boxes import TextBox

    page = HTML(string=f"<style>{STYLE % 600}</style><p>{'x' * 100}</p>").render().pages[0]
    letters: float = next(box.width for box in page._page_box.descendants() if isinstance(box, TextBox))
    return letters / 100 * (count + 1 / 3)


@pytest.mark.parametrize(
    ("room", "lines"),
    [
        (len(TEXT) - 1, ["one two three", "four five"]),
        (len(TEXT), ["one two three", "four five"]),
        (len(TEXT) - 2, ["one two", "three", "four five"]),
        (len(TEXT) + 9, ["one two three four five"]),
    ],
)
def test_a_text_fills_its_line_before_words_that_stay_together(room: int, lines: list[str]) -> None:
    assert shown(full_lines(), width_of(room)) == lines


def test_weasyprint_by_itself_ends_a_line_that_all_of_a_text_fits_into_behind_its_first_word() -> None:
    assert shown(nullcontext(), width_of(len(TEXT) - 1)) == ["one", "two three", "four five"]
