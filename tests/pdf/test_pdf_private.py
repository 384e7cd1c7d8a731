"""The private places of WeasyPrint that the structure tree and the measure of pages rest on: another release must not move them unseen."""

from __future__ import annotations

import inspect
from importlib.metadata import version

import pydyf
import pytest
from weasyprint import HTML, document, layout
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, page
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import fonts, stream, tags

from briefing.pdf.structure import page_reference

PAGE = """<html lang="en"><head><title>t</title><style>
@page { @top-left { content: "running" } }
@page cover { margin: 0 }
.cover { page: cover; break-after: page }
.off { position: absolute }
</style></head><body>
<p class="cover">cover</p>
<p id="p">text <a href="#p" title="words">link <b>bold</b></a></p>
<p class="off">off</p>
</body></html>"""


@pytest.fixture(scope="module")
def rendered() -> document.Document:
    return HTML(string=PAGE).render()


def test_the_release_is_the_one_that_was_looked_at() -> None:
    assert version("weasyprint").split(".")[0] == "70"


def test_the_builder_of_the_tree_is_called_once_a_page_with_the_same_arguments() -> None:
    assert list(inspect.signature(tags._build_box_tree).parameters) == ["box", "parent", "pdf", "page_number", "nums", "annotations", "tags"]
    source = inspect.getsource(tags.add_tags)
    assert "_build_box_tree(\n            page_box, structure_document, pdf, page_number, page_nums, annotations,\n            tags)" in source
    assert "assert not tags" in source
    assert "page_nums.items()" in source


def test_a_text_is_marked_by_one_method_that_keeps_its_id() -> None:
    assert list(inspect.signature(stream.Stream.marked).parameters) == ["self", "box", "tag"]
    source = inspect.getsource(stream.Stream.marked)
    assert "self._tags[box] = {'tag': tag, 'mcid': mcid}" in source
    assert "property_list = pydyf.Dictionary({'MCID': mcid})" in source
    assert "super().begin_marked_content(tag, property_list)" in source


def test_white_space_is_left_out_by_strip_alone() -> None:
    from weasyprint.draw.text import draw_first_line

    assert "if not textbox.text.strip():" in inspect.getsource(draw_first_line)


def test_fonts_map_their_glyphs_and_are_named_by_their_hash(rendered: document.Document) -> None:
    rendered.write_pdf()
    found = list(rendered.fonts.values())
    assert found
    assert all(isinstance(font, fonts.Font) and font.hash and font.to_unicode and font.bitmap is False and font.family for font in found)
    assert "pdf_fonts[font.hash] = font_dictionary.reference" in inspect.getsource(fonts.build_fonts_dictionary)


def test_pages_keep_their_boxes(rendered: document.Document) -> None:
    cover, page = rendered.pages
    assert cover._page_box.page_type.name == "cover"
    assert not page._page_box.page_type.name
    assert page._page_box.height > 0
    assert page._page_box.content_box_y() > 0
    margins = [child for child in page._page_box.children if isinstance(child, boxes.MarginBox)]
    assert [text.text for margin in margins for text in margin.descendants() if isinstance(text, boxes.TextBox)] == ["running"]


def test_what_is_placed_absolutely_is_a_placeholder(rendered: document.Document) -> None:
    body = rendered.pages[1]._page_box.children[0].children[0]
    assert [isinstance(child, AbsolutePlaceholder) for child in body.children][-1]
    assert not isinstance(body.children[0], AbsolutePlaceholder)


def test_links_are_kept_by_page_with_their_boxes(rendered: document.Document) -> None:
    links = rendered.pages[1].links
    assert [box.element_tag for *_, box in links] == ["a", "b"]
    assert all(box.style["visibility"] == "visible" and box.element is not None for *_, box in links)


def test_a_page_is_referred_to_as_by_the_library() -> None:
    pdf = pydyf.PDF()
    for _ in range(3):
        pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
    assert [page_reference(pdf, number) for number in range(3)] == list(pdf.page_references)


def test_pages_are_set_one_by_one_through_names_that_can_be_taken_over() -> None:
    assert list(inspect.signature(page.remake_page).parameters) == ["index", "context", "root_box", "html"]
    assert "page, resume_at = remake_page(i, context, root_box, html)" in inspect.getsource(page.make_all_pages)
    assert "item = resume_at, next_page, right_page, page_state, remake_state" in inspect.getsource(page.remake_page)
    assert "resume_at, next_page, right_page, page_state, _ = page_maker[index]" in inspect.getsource(page.remake_page)
    assert "page.children = [root_box, footnote_area, note_area]" in inspect.getsource(page.make_page)
    assert "root, footnote_area, note_area = page.children" in inspect.getsource(layout.layout_document)
    assert list(inspect.signature(block._out_of_flow_layout).parameters)[:4] == ["context", "box", "index", "child"]
    assert ") = block_level_layout(" in inspect.getsource(block._in_flow_layout)
