"""What assistive technology reads: headings, lists, tables, contents, links, artifacts, bookmarks, labels, metadata."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby

import pypdf
import pytest

from briefing.roles import Role
from briefing.texts import plain
from pdf.drawn import Drawn, Element, draw, drawn
from pdf.faults import faults
from pdf.strained import WORDS


def reader(name: str) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(drawn(name).content))


def of_kind(written: Drawn, kind: str) -> list[Element]:
    return [element for element in written.elements if element.kind == kind]


def test_headings_follow_the_outline() -> None:
    article = drawn("article")
    document = article.document
    expected = [(1, plain(document.title.full)), (2, "IN BRIEF")]
    for section in document.sections:
        assert section.title is not None
        expected.append((2, plain(section.title.full)))
        expected += [(3, plain(topic.title.full)) for topic in section.topics]
    expected.append((2, "Sources"))
    headings = [(int(element.kind[1]), " ".join(element.text.split())) for element in article.elements if element.kind in {"H1", "H2", "H3", "H4"}]
    assert [(level, text.replace(" ", "")) for level, text in headings] == [(level, text.replace(" ", "")) for level, text in expected]


@pytest.mark.parametrize(("name", "level"), [("whole", "H4"), ("topics-alone", "H3")])
def test_a_heading_of_prose_is_one_level_below_its_topic(name: str, level: str) -> None:
    headings = [element for element in drawn(name).elements if element.role is Role.PROSE_HEADING]
    assert headings
    assert {element.kind for element in headings} == {level}


def test_contents_are_lines_with_links() -> None:
    contents = of_kind(drawn("article"), "TOC")
    assert len(contents) == 1
    caption, *rows = contents[0].kids
    assert caption.kind == "Caption"
    assert {row.kind for row in rows} == {"TOCI"}
    assert [[kid.kind for kid in row.kids] for row in rows] == [["Link"]] * len(rows)


@pytest.mark.parametrize("name", ["article", "no-summary"])
def test_contents_list_parts_topics_and_sources(name: str) -> None:
    document = drawn(name).document
    expected: list[str] = []
    for section in document.sections:
        expected += [plain(section.title.full)] if section.title is not None else []
        expected += [plain(topic.label) if document.summary is not None else plain(topic.title.full) for topic in section.topics]
    rows = of_kind(drawn(name), "TOC")[0].kids[1:]
    said = [next(element for element in row.walk() if element.role is Role.CONTENTS).text for row in rows]
    assert said == [*expected, "Sources"]


def test_numbers_of_pages_in_the_contents_are_right() -> None:
    article = drawn("article")
    titles = {element.name.key: element.lines[0].page for element in article.elements if element.role is Role.TITLE and element.name is not None}
    rows = [element for element in article.elements if element.role is Role.CONTENTS and element.text.isdecimal() and element.name is not None]
    assert len(rows) > 20
    assert [int(row.text) for row in rows if row.name.key in titles] == [titles[row.name.key] for row in rows if row.name.key in titles]  # type: ignore[union-attr]


def test_lists_stand_inside_the_items_they_belong_to() -> None:
    nested = [inner for item in of_kind(drawn("everything"), "LBody") for inner in item.kids if inner.kind == "L"]
    assert len(nested) >= 4
    assert not [element for element in drawn("everything").elements if element.kind == "L" and any(kid.kind == "L" for kid in element.kids)]


def test_lists_say_how_they_are_numbered() -> None:
    kinds = {element.role: str(element.entries["A"]["ListNumbering"].name) for element in of_kind(drawn("everything"), "L")}
    assert kinds[Role.STEPS] == "Decimal"
    assert kinds[Role.POINTS] == "Disc"
    rows = next(element for element in of_kind(drawn("everything"), "L") if element.name is not None and element.name.key == "rows/b1")
    assert str(rows.entries["A"]["ListNumbering"].name) == "None"


def test_header_cells_say_what_they_head() -> None:
    table = of_kind(drawn("everything"), "Table")[0]
    scopes = [str(cell.entries["A"]["Scope"].name) for cell in table.walk() if cell.kind == "TH"]
    assert scopes == ["Column", "Column", "Row", "Row", "Row"]
    rows = [row for row in table.walk() if row.kind == "TR"]
    assert [len(row.kids) for row in rows] == [3, 3, 3, 3]


def test_every_row_of_a_table_over_pages_is_there_once() -> None:
    table = of_kind(drawn("sixty-rows"), "Table")
    assert len(table) == 1
    assert [kind for kind, _ in groupby(element.kind for element in table[0].kids)] == ["THead", "TBody"]
    assert len([row for row in table[0].walk() if row.kind == "TR"]) == 61


def test_a_paragraph_over_page_breaks_is_one_element() -> None:
    paragraph = "      " + WORDS * 18
    written = draw(f"title: Long\ntopics:\n  - title: It goes on\n    detail: |\n{paragraph}\n\n{paragraph}\n")
    over = [element for element in written.elements if element.kind == "P" and len({line.page for line in element.lines}) > 1]
    assert [element.entries["T"] for element in over] == [b"Text (it-goes-on/b1.1)", b"Text (it-goes-on/b1.2)"]
    assert not faults(written)


@pytest.mark.parametrize("name", ["article", "twelve-insights"])
def test_no_name_stands_twice(name: str) -> None:
    names = [element.entries["T"] for element in drawn(name).elements if "T" in element.entries]
    assert len(names) == len(set(names))


def test_links_say_in_words_where_they_lead() -> None:
    article = drawn("article")
    words: dict[str, set[str]] = {}
    for page in reader("article").pages:
        for annotation in page.get("/Annots", ()):
            link = annotation.get_object()
            words.setdefault(str(link.get("/Dest", link.get("/A", {}).get("/URI"))), set()).add(str(link["/Contents"]))
    topics = {topic.key: plain(topic.title.full) for section in article.document.sections for topic in section.topics}
    assert topics["llama"] in words["llama"]
    assert "Source 1: Nathan Lambert, Interconnects" in words["/sources/lambert"]
    assert words["https://www.interconnects.ai/p/notes-from-inside-chinas-ai-labs"] == {"Notes from inside China\u2019s AI labs"}


def test_every_link_is_one_annotation_a_line() -> None:
    count = sum(len(page.get("/Annots", ())) for page in reader("article").pages)
    lines = sum(len(element.lines) for element in of_kind(drawn("article"), "Link"))
    assert count == lines


def test_running_headers_and_folios_are_artifacts() -> None:
    article = drawn("article")
    assert article.artifacts[0] == ()
    for number, texts in enumerate(article.artifacts[2:], start=3):
        assert str(number) in texts
        assert "Inside China\u2019s AI labs" in texts
    assert "The frame" in article.artifacts[2]


@pytest.mark.parametrize("name", ["whole", "arabic"])
def test_status_and_classification_stand_on_every_page(name: str) -> None:
    written = drawn(name)
    assert written.view.marking
    assert all(written.view.marking in texts for texts in written.artifacts[1:])
    assert written.view.marking in [element.text for element in written.elements if element.role is Role.MARKING]


def bookmarks(name: str) -> list[tuple[int, str, int]]:
    """Return the level, words and page number of each bookmark."""
    source = reader(name)

    def walk(entries: list[object], level: int) -> list[tuple[int, str, int]]:
        found: list[tuple[int, str, int]] = []
        for entry in entries:
            if isinstance(entry, list):
                found += walk(entry, level + 1)
            elif isinstance(entry, pypdf.generic.Destination):
                found.append((level, str(entry.title), (source.get_destination_page_number(entry) or 0) + 1))
        return found

    return walk(list(source.outline), 1)


def test_bookmarks_have_two_levels() -> None:
    found = bookmarks("article")
    assert [(level, words) for level, words, _ in found][:4] == [
        (1, "Inside China\u2019s AI labs"),
        (1, "In brief"),
        (1, "The frame"),
        (2, "A US researcher visited leading AI labs in China and published his insights"),
    ]
    assert {level for level, *_ in found} == {1, 2}
    assert found[-1][:2] == (1, "Sources")
    pages = {plain_words(element.text): element.lines[0].page for element in drawn("article").elements if element.kind in {"H1", "H2", "H3"}}
    assert [page for _, words, page in found] == [pages[plain_words("IN BRIEF" if words == "In brief" else words)] for _, words, _ in found]


def plain_words(text: str) -> str:
    return "".join(text.split())


def test_topics_without_sections_are_bookmarks_of_the_first_level() -> None:
    assert {level for level, *_ in bookmarks("topics-alone")} == {1}
    assert "Somebody said it well" in [words for _, words, _ in bookmarks("topics-alone")]


@pytest.mark.parametrize("name", ["article", "arabic", "long-titles"])
def test_pages_are_labelled_as_their_folios_say(name: str) -> None:
    assert "/PageLabels" in reader(name).root_object
    assert reader(name).page_labels == [str(number) for number in range(1, drawn(name).pages + 1)]


@pytest.mark.parametrize(("name", "language"), [("article", "en-GB"), ("chinese", "zh-Hans"), ("arabic", "ar"), ("german", "de")])
def test_the_file_says_its_language_and_shows_its_title(name: str, language: str) -> None:
    root = reader(name).root_object
    assert str(root["/Lang"]) == language
    assert str(root["/ViewerPreferences"]) == "{'/DisplayDocTitle': True}"
    assert str(root["/MarkInfo"]).startswith("{'/Marked': True")


def test_metadata_come_from_the_outline_alone() -> None:
    information = reader("whole").metadata
    assert information is not None
    assert {name: str(value) for name, value in information.items() if name != "/Producer"} == {
        "/Title": "A whole briefing",
        "/Author": "Ada Example",
        "/Subject": "For those who read to the end",
        "/CreationDate": "D:20260512",
        "/Edition": "0123456789ab",
    }


def test_without_a_date_there_is_none_in_the_file() -> None:
    content = draw("title: No date\ndate: Q2 2026\n").content
    information = pypdf.PdfReader(BytesIO(content)).metadata
    assert information is not None
    assert "/CreationDate" not in information
    assert "/ModDate" not in information
    assert b"xmp:CreateDate" not in content
