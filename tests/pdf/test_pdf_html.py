"""The view as HTML: a golden of everything, and no text that is taken for markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.pdf import View, render_html
from briefing.pdf.fill import Setting
from briefing.pdf.phrases import text_width
from briefing.themes.model import Theme
from pdf.drawn import EVERYTHING, viewed
from pdf.strained import outlines

HOSTILE = "<b>bold</b> {{ view.title }} {% raw %} ]]> &amp; &lt; <!-- - --> </style><script>alert(1)</script> \" ' `"


def body(html: str) -> str:
    """Return the part of a page's HTML that the outline decides: all but the style sheet."""
    head, rest = html.split("<style>")
    return f"{head}<style></style>{rest.split('</style>', 1)[1]}"


def html_of(text: str, setting: Setting | None = None) -> str:
    _, view, theme = viewed(text)
    return render_html(view, theme, setting)


class _Reader(HTMLParser):
    """Reads HTML as a browser would: tags, and the texts and attributes between them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.texts += [value or "" for name, value in attrs if name.startswith("data-") or name == "title"]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(body(html))
    return reader


def test_everything_is_html(golden: Callable[[str, str], None]) -> None:
    golden("everything.html", body(html_of(EVERYTHING.read_text(encoding="utf-8"))))


def test_the_same_document_is_the_same_html() -> None:
    text = EVERYTHING.read_text(encoding="utf-8")
    assert html_of(text) == html_of(text)


def hostile_outline(text: str) -> str:
    """Return an outline that says one text wherever a text can stand; as Markdown, each of its marks is escaped."""
    plain = "'" + text.replace("'", "''") + "'"
    marked = "'" + re.sub(r"([^\w\s])", r"\\\1", text).replace("'", "''") + "'"
    return f"""\
title: {marked}
subtitle: {marked}
authors: [{plain}]
organisation: {plain}
status: {plain}
classification: {plain}
contact: {marked}
tones: {{first: {plain}}}
words: {{takeaway: {plain}}}
sources:
  a: {{author: {plain}, title: {plain}, publisher: {plain}}}
summary: {{text: {marked}, points: [{marked}]}}
sections:
  - title: {marked}
    lead: {marked}
    source: a
    topics:
      - title: {marked}
        label: {marked}
        takeaway: {marked}
        body:
          - text: {marked}
          - points: [{{label: {marked}, text: {marked}}}, {marked}]
          - compare: [{{heading: {marked}, text: {marked}}}, {{heading: {marked}, points: [{marked}]}}]
          - quote: {{text: {marked}, by: {marked}, role: {marked}}}
          - callout: {marked}
          - figures: [{{value: {marked}, label: {marked}}}]
      - {{title: Last, text: C}}
"""


def test_no_text_is_taken_for_markup() -> None:
    harmless = read(html_of(hostile_outline("harmless")))
    hostile = read(html_of(hostile_outline(HOSTILE)))
    assert hostile.tags == harmless.tags
    joined = "".join(hostile.texts)
    assert joined.count("<script>alert(1)</script>") > 20
    assert joined.count("{{ view.title }}") > 20
    assert joined.count("&amp; &lt;") > 20


@cache
def small() -> tuple[View, Theme]:
    _, view, theme = viewed("title: A\ntopics: [{title: B, text: C}]\n")
    return view, replace(theme, stylesheet="")


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1, max_size=12))
def test_any_text_is_said_as_it_is(text: str) -> None:
    view, theme = small()
    mark = replace(view.chapters[0].topics[0].title.pieces[0].marks[0], text=text)
    piece = replace(view.chapters[0].topics[0].title.pieces[0], marks=(mark,))
    topic = replace(view.chapters[0].topics[0], title=replace(view.chapters[0].topics[0].title, pieces=(piece,)))
    chapter = replace(view.chapters[0], topics=(topic,))
    assert text in read(render_html(replace(view, chapters=(chapter,)), theme)).texts


def test_a_theme_may_bring_its_own_template(tmp_path: Path) -> None:
    _, view, theme = viewed("title: A\ntopics: [{title: B, callout: C}]\n")
    (tmp_path / "blocks").mkdir()
    (tmp_path / "blocks" / "callout.html").write_text('<div class="own">{{ block.text.name }}</div>\n', encoding="utf-8")
    assert '<div class="own">Callout (b/b1)</div>' in render_html(view, replace(theme, templates=(tmp_path,)))


def test_a_name_without_a_value_in_a_template_is_an_error(tmp_path: Path) -> None:
    from jinja2 import UndefinedError

    _, view, theme = viewed("title: A\ntopics: [{title: B, callout: C}]\n")
    (tmp_path / "blocks").mkdir()
    (tmp_path / "blocks" / "callout.html").write_text("{{ block.txet }}", encoding="utf-8")
    with pytest.raises(UndefinedError, match="txet"):
        render_html(view, replace(theme, templates=(tmp_path,)))


@pytest.mark.parametrize("theme", ["meridian", "civic"])
def test_every_token_of_a_theme_has_a_value(theme: str) -> None:
    assert "var(" not in render_html(*viewed("title: A\n", theme)[1:]).split("</style>")[0]


def test_the_last_words_of_a_title_and_of_a_short_text_stay_together() -> None:
    html = html_of(
        "title: A title of several words\ntopics: [{title: One two, text: it is bound as well}, {title: '**Strong words** to the end', text: x}]\n"
    )
    assert 'A title of <span class="bound">several words</span></h1>' in html
    assert ">One two</h2>" in html
    assert 'to <span class="bound">the end</span></h2>' in html
    assert '>it is bound <span class="bound">as well</span></p>' in html


def test_no_line_ends_inside_of_a_short_word_with_a_hyphen() -> None:
    html = html_of(
        "title: A\ntopics: [{title: One, text: 'an in-house model, a high-performance one, `a in-house b`, a “by-law”, and *re-use, re-use*'}]\n"
    )
    body = html.split("</style>")[1]
    assert 'an <span class="bound">in-house</span> model, a high-performance one' in body
    assert 'a <span class="bound">“by-law”,</span> and' in body
    assert body.count('class="bound"') == 2, "not in code"
    mixed = html_of("lang: ar\ntitle: نص\ntopics: [{title: نص, text: 'نطبع in-house model here الجدول'}]\n")
    assert 'class="bound"' not in mixed.split("</style>")[1]


def test_words_that_go_against_their_text_are_not_kept_together() -> None:
    """A box in the middle of such words would be a hinge: the second part of them would stand before the first."""
    text = "نطبع الجدول بالأمر `rota --week 20`"
    assert 'class="bound"' not in html_of(f"lang: ar\ntitle: نص\ntopics: [{{title: نص, text: '{text}'}}]\n").split("</style>")[1]


@pytest.mark.parametrize(("characters", "length"), [(54, "short"), (55, "long"), (100, "long"), (101, "longer"), (220, "longer"), (221, "longest")])
def test_a_longer_title_stands_smaller_on_the_cover(characters: int, length: str) -> None:
    assert viewed(f"title: {'x' * characters}\n")[1].cover.length == length


def test_characters_of_east_asian_scripts_are_wide() -> None:
    assert text_width("ab") == 2
    assert text_width("中文") == 4


def test_titles_that_would_run_into_the_text_are_left_out_of_the_header() -> None:
    short, long = viewed(f"title: {'x' * 220}\n")[1], viewed(f"title: {'x' * 221}\n")[1]
    assert short.running
    assert not long.running
    assert long.metadata.title


def test_a_latin_reference_in_an_arabic_document_runs_its_own_way() -> None:
    html = html_of(outlines()["arabic"])
    assert 'class="reference-text against" dir="ltr"' in html
    assert 'against" dir="rtl"' not in html
    assert "against" not in body(html_of("title: A\ntopics: [{title: B, text: C}]\n"))
    assert 'class="column body against" dir="rtl"' in html_of("title: A\ntopics: [{title: B, text: مراقب واحد}]\n")


def test_a_tighter_setting_is_a_class_of_the_document() -> None:
    assert 'class="document tight-2"' in html_of("title: A\n", Setting(2))
