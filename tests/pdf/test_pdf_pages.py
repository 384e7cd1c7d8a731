"""Finished documents, strained in every way that an outline can: valid, whole, well broken into pages."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import page
import pytest

from briefing.pdf.fill import RUNT
from briefing.roles import Name, Role
from briefing.verify.pdf_paint import Painted
from pdf.drawn import Drawn, Element, drawn
from pdf.faults import empty_pages, faults, headings_at_the_foot, lone_lines, misplaced_kids, skipped_levels, unnamed_headers
from pdf.strained import outlines

NAMES = ("article", "everything", *outlines())


@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_valid_and_without_fault(name: str, tmp_path: Path) -> None:
    written = drawn(name)
    path = tmp_path / "document.pdf"
    path.write_bytes(written.content)
    report = page.validate_pdf(str(path), profile="ua1")
    assert report.is_compliant, [str(failure) for failure in report.failures]
    assert not faults(written)
    assert not written.findings


@pytest.mark.parametrize("theme", ["meridian", "civic"])
def test_the_article_fills_its_pages(theme: str) -> None:
    document = drawn("article", theme)
    sections = {section.key for section in document.document.sections}
    titles = [element for element in document.elements if element.role is Role.TITLE and element.name is not None and element.name.key in sections]
    last_of_chapters = {title.lines[0].page - 1 for title in titles}
    inner = {number: fill for number, fill in document.fills().items() if number < document.pages}
    assert document.pages <= 19
    assert document.fills()[document.pages] > 0.15, "the sources alone, or more"
    assert min(inner.values()) > 0.6
    assert min(fill for number, fill in inner.items() if number not in last_of_chapters) > 0.7
    assert sum(inner.values()) / len(inner) > 0.85


@pytest.mark.parametrize("name", ["article", "arabic"])
def test_the_second_theme_is_as_good(name: str) -> None:
    assert not faults(drawn(name, "civic"))


def test_figures_of_the_summary_stand_at_the_lower_edge_of_its_page() -> None:
    written = drawn("summary-figures")
    labels = [
        element
        for element in written.elements
        if element.role is Role.VALUE_LABEL and element.name is not None and element.name.key.startswith("/summary")
    ]
    assert len(labels) == 3
    assert {line.page for label in labels for line in label.lines} == {2}
    assert written.fills()[2] > 0.97


def test_a_table_repeats_its_header_on_each_page_outside_of_the_content() -> None:
    written = drawn("sixty-rows")
    pages = {line.page for element in written.elements if element.role is Role.CELL for line in element.lines}
    assert pages == {2, 3, 4, 5}
    repeated = [number for number, texts in enumerate(written.artifacts, start=1) if {"Makers", "Buyers"} <= set(texts)]
    assert repeated == [3, 4, 5]


def test_long_sides_stand_one_under_the_other() -> None:
    sides = [element for element in drawn("long-sides").elements if element.role is Role.SIDE]
    assert len(sides) == 2
    first, second = ((side.lines[0], side.lines[-1]) for side in sides)
    assert (first[1].page, first[1].depth) < (second[0].page, second[0].depth)


def test_short_sides_stand_side_by_side() -> None:
    sides = [element for element in drawn("whole").elements if element.role is Role.SIDE]
    assert len(sides) == 4
    assert all(first.lines[0] == second.lines[0] for first, second in zip(sides[::2], sides[1::2], strict=True))


def test_no_display_text_ends_in_a_line_of_one_word() -> None:
    displayed = [element for element in drawn("article").elements if element.role in {Role.TITLE, Role.LEAD, Role.THOUGHT, Role.TAKEAWAY}]
    assert len(displayed) > 40
    last_lines = ["".join(piece.text for piece in pieces_on_last_line(element)) for element in displayed if len(element.lines) > 1]
    assert len(last_lines) > 15
    assert not [line for line in last_lines if len(line.split()) < 2]


def pieces_on_last_line(element: Element) -> list[Painted]:
    pieces = [piece for inner in element.walk() for piece in inner.painted]
    return [piece for piece in pieces if piece.is_on_line_of(max(pieces, key=lambda one: (one.page, one.line)))]


# The rules themselves: each is seen failing.


def painted(*lines: tuple[int, float]) -> tuple[Painted, ...]:
    return tuple(Painted("text", "carlito", 10, depth, number) for number, depth in lines)


def element(kind: str, *kids: Element, role: Role | None = None, lines: tuple[tuple[int, float], ...] = ()) -> Element:
    return Element(kind, Name(role, "key") if role is not None else None, {}, kids, painted(*lines))


def changed(*elements: Element) -> Drawn:
    return replace(drawn("one-topic"), root=element("Document", *elements), artifacts=((), (), ()))


def test_an_empty_page_is_a_fault() -> None:
    assert list(empty_pages(changed(element("P", lines=((2, 200), (3, 700)))))) == ["page 2 is 18% full"]


def test_a_heading_at_the_foot_is_a_fault() -> None:
    heading = element("H2", role=Role.TITLE, lines=((2, 700),))
    assert not list(headings_at_the_foot(changed(heading, element("P", role=Role.PARAGRAPH, lines=((2, 720),)))))
    assert list(headings_at_the_foot(changed(heading, element("P", role=Role.PARAGRAPH, lines=((3, 80),)))))


def test_a_lone_line_is_a_fault() -> None:
    three_and_one = ((2, 670), (2, 685), (2, 700), (3, 80))
    assert list(lone_lines(changed(element("P", role=Role.PARAGRAPH, lines=three_and_one))))
    assert not list(lone_lines(changed(element("P", role=Role.PARAGRAPH, lines=(*three_and_one, (3, 95), (3, 110))))))


def test_a_skipped_level_is_a_fault() -> None:
    assert not list(skipped_levels(changed(element("H1"), element("H2"), element("H3"), element("H2"))))
    assert list(skipped_levels(changed(element("H1"), element("H3")))) == ["level 3 follows level 1"]


def test_a_nested_list_beside_its_item_is_a_fault() -> None:
    inner = element("L", element("LI", element("LBody")))
    assert not list(misplaced_kids(changed(element("L", element("LI", element("LBody", inner))))))
    assert list(misplaced_kids(changed(element("L", element("LI", element("LBody")), inner)))) == ["L under L"]


def test_a_header_cell_without_scope_is_a_fault() -> None:
    assert list(unnamed_headers(changed(element("TH"))))


def test_pages_that_are_a_third_full_are_no_runts() -> None:
    assert all(low > RUNT for low, _ in pairwise(sorted(drawn("whole").fills().values())))
