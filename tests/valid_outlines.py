"""Valid outlines by chance: every kind of block in each, every key, texts in any letters."""

from __future__ import annotations

import unicodedata
from typing import Any, get_args

import yaml
from hypothesis import strategies as st

from briefing.blocks import Align, CalloutKind, ChartType, Tone
from briefing.document import Basis, Confidence
from briefing.language import spoken_languages
from briefing.outline.models import FURNITURE
from briefing.outline.models_blocks import KINDS
from briefing.outline.models_points import POINT_WORDS
from briefing.outline.slips import at_most
from briefing.outline.source import FORBIDDEN
from briefing.outline.values import BLANK
from briefing.texts import Show

Tree = Any
"""What YAML can say."""

SHOW, TONES, CALLOUTS, CHARTS, ALIGNMENTS, BASES, CONFIDENCES = map(get_args, (Show, Tone, CalloutKind, ChartType, Align, Basis, Confidence))
PAGES = ("a4", "letter")
SOURCES = ("alpha", "beta", "gamma")
TOPICS = 3
PICTURES = ("beside/mark.svg", "pictures/portrait.png", "pictures/turned.jpg", "pictures/drawing.svg")
SCRIPTS = (
    *("Zürich œuvre", "Ελλάδα", "Москва", "北京大学的学生", "臺北", "ラボの学生", "서울 학생", "مختبرات الصين", "پژوهشگران", "מעבדות", "प्रयोगशाला"),
    *("ஆய்வகம்", "গবেষণাগার", "📚 👩\u200d👩\u200d👧 ✊🏽", "no", "1.10", "0777", "1e3", "2026-05", "~", "null"),
    *("a b", "co\u00adoperation", "\u200fabc\u200e", "x" * 70),
    *("https://example.org/" + "a" * 120, "- a", "# b", "| c |", "1. d", "> e", "<b>f</b>", "&amp;", "```", "    g", "a  b", "A/B", "don't", "“q”"),
)  # fmt: skip
_MARKS = set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

_LEFTWARDS = frozenset({"R", "AL", "AN", "NSM"})
letters = st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]).filter(
    lambda letter: FORBIDDEN.search(letter) is None and unicodedata.bidirectional(letter) not in _LEFTWARDS
)
"""Characters of any script; right-to-left words and marks stand in `SCRIPTS`, as somebody would write them."""

any_words = st.text(letters, min_size=1, max_size=20)
words = st.one_of(st.sampled_from(SCRIPTS), st.sampled_from(SCRIPTS), any_words).filter(lambda text: BLANK.fullmatch(text) is None)
"""A text as it is to be printed."""

names = words.filter(lambda text: len(text) < 24)
"""What stands beside the shapes of a chart, where a long word has no room."""

numbers = st.decimals(-10_000, 10_000, places=2, allow_nan=False).map(str) | st.sampled_from(["0", "-1", "3", "1e3", "0.001", "250000"])
sources = st.sampled_from(SOURCES)
some_sources = sources | st.lists(sources, min_size=1, max_size=3)
flags = st.sampled_from(["true", "false"])


def escaped(text: str) -> str:
    """Return Markdown that says a text."""
    return "".join("\\" + letter if letter in _MARKS else letter for letter in text)


citations = st.builds(lambda key, place: f"[@{key}{place}]", sources, st.sampled_from(["", ", p. 4"]))
pieces = st.one_of(
    words.map(escaped),
    words.map(escaped),
    words.map(lambda text: f"**{escaped(text.strip())}**"),
    words.map(lambda text: f"*{escaped(text.strip())}*"),
    words.map(lambda text: f"`{text.replace('`', '')}x`"),
    words.map(lambda text: f"[{escaped(text.strip())}](https://example.org/a?b=c)"),
    st.builds(lambda text, topic: f"[{escaped(text.strip())}](#topic-{topic})", words, st.integers(1, TOPICS)),
    citations,
)
lines = st.builds(lambda first, rest: " ".join([escaped(first), *rest]), words, st.lists(pieces, max_size=3))
"""An inline text that says something."""

phrases = st.one_of(lines, lines, st.fixed_dictionaries({"text": lines, "short": lines}))
labels = words.map(escaped)


def shortened(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Tree]:
    """Texts, some with a shorter wording for the slide."""
    return texts | st.fixed_dictionaries({"text": texts, "short": texts})


def mapping(needed: dict[str, st.SearchStrategy[Tree]], **optional: st.SearchStrategy[Tree]) -> st.SearchStrategy[dict[str, Tree]]:
    return st.fixed_dictionaries(needed, optional=optional)


def _is_label(text: str) -> bool:
    return text not in POINT_WORDS and not (text.islower() and at_most(2, text, POINT_WORDS))


@st.composite
def points_of(draw: st.DrawFn, level: int) -> list[Tree]:
    deeper = {"points": points_of(level + 1)} if level < 3 else {}
    point = st.one_of(
        phrases,
        st.dictionaries(labels.filter(_is_label), phrases, min_size=1, max_size=1),
        mapping({"text": phrases}, label=labels, source=some_sources, show=st.sampled_from(SHOW), **deeper),
        mapping({"label": labels}, **deeper),
    )
    return draw(st.lists(point, min_size=1, max_size=3))


points = points_of(1) | st.lists(lines, min_size=1, max_size=3).map(lambda items: "".join(f"- {item}\n" for item in items))


@st.composite
def prose(draw: st.DrawFn) -> str:
    parts = st.one_of(
        lines,
        lines.map("### {}".format),
        lines.map("> {}".format),
        st.lists(lines, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}\n  1. {item}" for item in items)),
    )
    return "\n\n".join(draw(st.lists(parts, min_size=1, max_size=3)))


def side() -> dict[str, st.SearchStrategy[Tree]]:
    return {"heading": labels, "tone": st.sampled_from(TONES)}


@st.composite
def comparisons(draw: st.DrawFn) -> Tree:
    count = draw(st.integers(2, 4))
    if draw(st.booleans()):
        filled = st.fixed_dictionaries(side() | {"text": phrases}) | st.fixed_dictionaries(side() | {"points": points})
        return draw(st.lists(filled, min_size=count, max_size=count))
    sides = draw(st.lists(st.fixed_dictionaries(side()), min_size=count, max_size=count))
    cells = st.lists(phrases, min_size=count, max_size=count)
    rows = st.dictionaries(words.map(escaped), cells, min_size=1, max_size=3) | st.lists(
        st.fixed_dictionaries({"label": phrases, "cells": cells}), min_size=1, max_size=3
    )
    return {"sides": sides, "rows": draw(rows)}


figures = st.lists(
    mapping({"value": labels}, label=lines, note=phrases, tone=st.sampled_from(TONES), change=phrases, as_of=phrases), min_size=1, max_size=4
)


@st.composite
def tables(draw: st.DrawFn) -> Tree:
    count = draw(st.integers(1, 5))
    cells = st.lists(phrases | numbers | st.just(""), min_size=count, max_size=count)
    row_lists = st.lists(cells, min_size=1, max_size=8)
    optional = mapping(
        {},
        align=st.lists(st.sampled_from(ALIGNMENTS), min_size=count, max_size=count),
        units=st.lists(shortened(words) | st.just(""), min_size=count, max_size=count),
        row_header=flags,
        total=flags | cells,
        caption=phrases,
        note=phrases,
        deck=st.fixed_dictionaries({"rows": st.integers(1, 4).map(str)}),
    )
    pipe = st.just("| a | b |\n|:--|--:|\n| x | 1 |\n")
    csv = st.just({"csv": {"path": "beside/data.csv", "delimiter": ";", "decimal": ","}})
    columns = st.lists(phrases, min_size=count, max_size=count)
    return draw(st.one_of(st.builds(lambda heads, rows, more: {"columns": heads, "rows": rows, **more}, columns, row_lists, optional), pipe, csv))


@st.composite
def charts(draw: st.DrawFn) -> Tree:
    axis = names.map(escaped)
    kind = draw(st.sampled_from(CHARTS))
    more = draw(mapping({}, unit=shortened(names), subtitle=phrases, caption=phrases, note=phrases, alt=shortened(words)))
    if kind != "pie":
        more |= draw(mapping({}, x_title=axis, y_title=axis, target=mapping({"at": numbers}, label=axis)))
    called = draw(st.lists(names, min_size=1, max_size=1 if kind == "pie" else 3, unique_by=str.strip))
    if draw(st.booleans()):
        more["tones"] = {called[0]: draw(st.sampled_from(TONES))}
    if kind == "scatter":
        point = st.lists(numbers, min_size=2, max_size=2) | st.tuples(numbers, numbers, names).map(list)
        return {"type": kind, "series": {name: draw(st.lists(point, min_size=1, max_size=4)) for name in called}, **more}
    categories = draw(st.lists(names, min_size=1, max_size=5, unique_by=lambda name: " ".join(name.split())))
    number = st.integers(1, 100).map(str) if kind == "pie" else numbers
    others = st.lists(number | st.just(""), min_size=len(categories) - 1, max_size=len(categories) - 1)
    series = {name: [draw(number), *draw(others)] for name in called}
    if kind in {"bar", "column", "area"}:
        more["stacked"] = draw(flags)
    if draw(st.booleans()):
        more["estimate"] = [categories[-1]]
    shown = [draw(st.just(name) | st.fixed_dictionaries({"text": st.just(name), "short": names})) for name in categories]
    return {"type": kind, "categories": shown, "series": series, **more}


images = mapping({"path": st.sampled_from(PICTURES), "alt": shortened(words)}, caption=phrases, credit=phrases) | st.fixed_dictionaries(
    {"path": st.sampled_from(PICTURES), "decorative": st.just("true")}
)
code_text = st.text(letters | st.sampled_from("\t\n  "), min_size=1, max_size=60).filter(lambda text: BLANK.fullmatch(text) is None)

VALUES: dict[str, st.SearchStrategy[Tree]] = {
    "text": phrases,
    "prose": prose(),
    "aside": lines,
    "points": points,
    "steps": points,
    "compare": comparisons(),
    "quote": lines | mapping({"text": phrases}, by=phrases, role=phrases, source=some_sources),
    "figures": figures,
    "table": tables(),
    "chart": charts(),
    "image": images,
    "callout": lines | mapping({"text": phrases}, kind=st.sampled_from(CALLOUTS)),
    "actions": st.lists(mapping({"do": phrases}, who=phrases, by=phrases), min_size=1, max_size=3),
    "code": code_text | mapping({"text": code_text}, language=st.sampled_from(["python", "json", "none"])),
}
"""What stands under the key of each kind."""


@st.composite
def topics(draw: st.DrawFn, number: int, kinds: list[str]) -> Tree:
    common = mapping({}, source=some_sources, show=st.sampled_from(("both", "both", *SHOW)))
    body = [{kind: draw(VALUES[kind]), **draw(common)} for kind in kinds]
    more = draw(
        mapping(
            {},
            label=labels,
            confidence=st.sampled_from(CONFIDENCES),
            basis=st.sampled_from(BASES),
            takeaway=phrases,
            detail=prose(),
            notes=prose(),
            source=some_sources,
            hidden=flags,
        )
    )
    return {"id": f"topic-{number}", "title": draw(phrases), "body": body, **more}


@st.composite
def outlines(draw: st.DrawFn) -> Tree:
    """Draw an outline with every kind of block, in any order."""
    kinds = draw(st.permutations(KINDS))
    parts = [draw(topics(number, list(kinds[number - 1 :: TOPICS]))) for number in range(1, TOPICS + 1)]
    section = mapping({"title": phrases}, lead=phrases, numbered=flags, source=some_sources)
    sections = [draw(section) | {"id": "first", "topics": parts[:2]}, draw(section) | {"appendix": draw(flags), "topics": parts[2:]}]
    summary = mapping({}, text=phrases, points=points | st.just({"from": "first"}), figures=figures, notes=prose())
    top = mapping(
        {"title": phrases, "lang": st.sampled_from((*spoken_languages(), "pl", "th")), "theme": st.sampled_from(["meridian", "civic"])},
        subtitle=phrases,
        authors=words | st.lists(words, min_size=1, max_size=3),
        organisation=words,
        logo=st.just("beside/mark.svg"),
        date=st.sampled_from(["2026-05-12", "2026-05", "Q2 2026"]),
        version=words,
        status=words,
        classification=words,
        contact=phrases,
        disclaimer=phrases,
        page=st.sampled_from(PAGES),
        tones=st.dictionaries(st.sampled_from(TONES), words, max_size=3),
        words=st.dictionaries(st.sampled_from(FURNITURE), words, max_size=3),
        summary=summary.map(lambda chosen: chosen or {"text": "A thought"}),
    )
    work = mapping(
        {"title": words},
        author=words,
        publisher=words,
        date=st.sampled_from(["2026-05", "2026-05-12", "May"]),
        accessed=st.just("2026-06-01"),
        url=st.sampled_from(["https://example.org", "https://example.org/" + "a-long-way/" * 12]),
        doi=st.just("10.1000/182"),
        via=st.sampled_from(SOURCES[:1]),
    )
    works = {key: draw(work) for key in SOURCES}
    works[SOURCES[0]].pop("via", None)
    return {"name": "any", **draw(top), "sources": works, "sections": sections}


def as_yaml(outline: Tree) -> str:
    """Return an outline as it would be written, every text in quotes where YAML wants them."""
    return str(yaml.safe_dump(outline, allow_unicode=False, sort_keys=False, width=10_000))
