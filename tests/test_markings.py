"""What marks a briefing: printed on every slide and page, in both files, and nowhere when the outline gives none of it."""

from __future__ import annotations

import io
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation
from pypdf import PdfReader

from briefing.deck import plan_deck
from briefing.deck.model import Shape
from briefing.language import words_for
from briefing.outline import read_outline
from briefing.pipeline import build
from briefing.roles import Role
from briefing.themes import load_theme
from finished import A, P, built, changed, discrepancies, slides
from running import ROOT

FULL = ROOT / "tests" / "corpus" / "markings.yaml"
BARE = "title: Nothing but a title\ntopics:\n  - title: One topic\n    text: One text.\n"
MARKING = "Draft for the steering committee · Confidential \u2013 for named recipients"
IMPRINT = "The House of Examples · Version 1.10 · May 12, 2026"
NIGHT = {"/", "findings", "sides", "backup"}
"""The slides without a foot: cover and openings."""


def deck() -> bytes:
    return built(FULL, "deck").deck


@cache
def shapes() -> dict[str, dict[str, list[str]]]:
    """Return the texts of each slide by the role of their shapes, in order."""
    found: dict[str, dict[str, list[str]]] = {}
    for slide in slides_in_order(deck()):
        texts: dict[str, list[str]] = {}
        for shape in slide.iter(f"{P}sp"):
            name = shape.find(f"{P}nvSpPr/{P}cNvPr")
            assert name is not None
            role = name.get("name", "").split(" (")[0]
            texts.setdefault(role, []).append("\n".join("".join(para.itertext(f"{A}t")) for para in shape.iter(f"{A}p")))
        found[key_of(slide)] = texts
    return found


def key_of(slide: etree._Element) -> str:
    common = slide.find(f"{P}cSld")
    assert common is not None
    return common.get("name", "").removeprefix("Slide (").removesuffix(")")


def slides_in_order(content: bytes) -> list[etree._Element]:
    return [slide for _, slide in sorted(slides(content).items(), key=lambda pair: int("".join(filter(str.isdigit, pair[0]))))]


@cache
def pages() -> tuple[str, ...]:
    """Return all words of each page."""
    reader = PdfReader(io.BytesIO(built(FULL, "document").document))
    return tuple(" ".join(page.extract_text().split()) for page in reader.pages)


# Status, classification, organisation, version, date


def test_status_and_classification_stand_in_words_on_every_slide_once() -> None:
    assert len(shapes()) > 10
    assert {key: texts.get("Marking") for key, texts in shapes().items()} == {key: [MARKING] for key in shapes()}


def test_status_and_classification_stand_in_words_on_every_page() -> None:
    assert len(pages()) > 2
    assert [page.count("Draft for the steering committee") for page in pages()] == [1] * len(pages())
    assert [page.count("named recipients") for page in pages()] == [1] * len(pages())


def test_organisation_version_and_date_stand_at_the_foot_of_every_slide_that_has_one() -> None:
    feet = {key: texts["Footer"] for key, texts in shapes().items() if key not in NIGHT}
    assert len(feet) > 8
    assert all(foot in ([IMPRINT], [f"A briefing that bears every mark · {IMPRINT}"]) for foot in feet.values()), feet


def test_the_cover_says_who_when_and_which_version() -> None:
    cover = shapes()["/"]
    assert (cover["Organisation"], cover["Author 1"], cover["Author 2"]) == (["The House of Examples"], ["Ada Example"], ["Bo Example"])
    assert (cover["Date"], cover["Footer"]) == (["May 12, 2026"], ["Version 1.10"])
    assert all(words in pages()[0] for words in ("The House of Examples", "Ada Example", "Bo Example", "May 12, 2026", "Version 1.10"))


def test_organisation_version_and_date_stand_on_every_page() -> None:
    assert [page.count(IMPRINT) for page in pages()[1:]] == [1] * (len(pages()) - 1)


def test_contact_and_disclaimer_close_both_files() -> None:
    assert (shapes()["/sources"]["Contact"], shapes()["/sources"]["Disclaimer"]) == (["Write to the house."], ["Nothing here is advice."])
    assert "Write to the house." in " ".join(pages()[-2:])
    assert "Nothing here is advice." in pages()[-1]


@pytest.mark.parametrize(
    ("given", "title"),
    [("contact: Write to us", "Contact"), ("disclaimer: No advice", "Disclaimer"), ("contact: a\ndisclaimer: b\nlang: de", "Kontakt")],
)
def test_the_slide_of_contact_alone_is_not_said_to_hold_sources(given: str, title: str, tmp_path: Path) -> None:
    (tmp_path / "o.yaml").write_text(f"title: A\n{given}\ntopics: [{{title: B, text: x}}]\n", encoding="utf-8")
    built = build(tmp_path / "o.yaml", outputs=("deck",))
    titles = [entry.text for entry in built.said["deck"].furniture if entry.key == "/sources" and entry.role is Role.WORD]
    assert titles == [title]


def test_nothing_is_printed_where_the_outline_gives_nothing(tmp_path: Path) -> None:
    (tmp_path / "bare.yaml").write_text(BARE, encoding="utf-8")
    bare = build(tmp_path / "bare.yaml")
    roles = {
        name.split(" (")[0]
        for slide in slides_in_order(bare.deck)
        for shape in slide.iter(f"{P}cNvPr")
        if (name := shape.get("name", "")) and shape.get("hidden") is None
    }
    assert roles == {"Title", "Kicker", "Text", "Footer", "Slide number", "Edition"}
    assert not any(slide.iter(f"{P}pic") and list(slide.iter(f"{P}pic")) for slide in slides_in_order(bare.deck))
    words = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(bare.document)).pages)
    assert "Version" not in words
    assert "·" not in words
    assert "None" not in words


@pytest.mark.parametrize("given", ["status: Draft", "classification: Internal", "version: 2", "date: 2026", "organisation: The house"])
def test_each_mark_is_printed_without_the_others(tmp_path: Path, given: str) -> None:
    (tmp_path / "one.yaml").write_text(f"{given}\n{BARE}", encoding="utf-8")
    one = build(tmp_path / "one.yaml")
    words = given.split(": ")[1]
    assert all(words in "".join(slide.itertext(f"{A}t")) for slide in slides_in_order(one.deck))
    assert all(words in page.extract_text() for page in PdfReader(io.BytesIO(one.document)).pages)


LONG = "This is a classification of such a length that nobody would ever print it on a slide, " * 2


def test_a_very_long_marking_is_printed_whole_on_every_slide_and_within_it(tmp_path: Path) -> None:
    numbered = "sections:\n  - {title: S, numbered: true, topics: [{title: An insight, text: A text}]}\n"
    (tmp_path / "long.yaml").write_text(
        f"title: T\norganisation: A house\nversion: 3\ndate: 2026\nclassification: {LONG}\n{numbered}", encoding="utf-8"
    )
    for slide in slides_in_order(build(tmp_path / "long.yaml").deck):
        (marking,) = (shape for shape in slide.iter(f"{P}sp") if "Marking (/)" in etree.tostring(shape).decode())
        assert "".join(marking.itertext(f"{A}t")) == LONG.strip()
        if (extent := marking.find(f"{P}spPr/{A}xfrm/{A}ext")) is not None and (offset := marking.find(f"{P}spPr/{A}xfrm/{A}off")) is not None:
            assert int(offset.get("y", "")) + int(extent.get("cy", "")) <= 7.5 * 914400


# Page, words


@pytest.mark.parametrize(("page", "size"), [("a4", (595.28, 841.89)), ("letter", (612, 792))])
def test_the_paper_is_that_of_the_outline(tmp_path: Path, page: str, size: tuple[float, float]) -> None:
    (tmp_path / "paper.yaml").write_text(f"page: {page}\n{BARE}", encoding="utf-8")
    for sheet in PdfReader(io.BytesIO(build(tmp_path / "paper.yaml", outputs=("document",)).document)).pages:
        assert (float(sheet.mediabox.width), float(sheet.mediabox.height)) == pytest.approx(size, abs=0.1)


def test_own_words_stand_in_the_place_of_the_furnitures() -> None:
    said = "\n".join(text for texts in shapes().values() for several in texts.values() for text in several)
    printed = "\n".join(pages())
    for own, usual in (("Therefore", "So what"), ("At a glance", "In brief"), ("Certainty: firm", "Confidence"), ("Chapter 1", "Part 1")):
        assert own in said
        assert own in printed or own.upper() in printed
        assert usual not in said
        assert usual not in printed
        assert usual.upper() not in printed
    assert "What is in it" in said
    assert "Measured" in said


# Appendix, hidden, confidence


def test_appendices_are_lettered_and_come_last_wherever_they_are_written() -> None:
    keys = list(shapes())
    assert keys.index("backup") > keys.index("sides-are-held-against-each-other")
    assert shapes()["backup"]["Kicker"] == ["Chapter A"]
    assert shapes()["backup-one"]["Kicker"][0].startswith("A1")
    assert "backup-two" not in keys
    printed = " ".join(pages())
    assert printed.index("A1") < printed.index("A2")
    assert printed.rindex("CHAPTER 2") < printed.rindex("CHAPTER A")


def test_a_hidden_topic_is_hidden_in_the_deck_and_in_the_document_as_usual() -> None:
    hidden = {key_of(slide) for slide in slides_in_order(deck()) if slide.get("show") == "0"}
    assert hidden == {"the-third-finding-hides"}
    assert any("The third finding hides" in page and "Body three." in page for page in pages())


def test_every_slide_of_a_hidden_topic_is_hidden(tmp_path: Path) -> None:
    points = "\n".join(f"      - A point that is long enough to fill a line of the slide, number {n}" for n in range(30))
    (tmp_path / "o.yaml").write_text(f"title: T\ntopics:\n  - title: Long\n    hidden: true\n    points:\n{points}\n", encoding="utf-8")
    found = [slide.get("show") for slide in slides_in_order(build(tmp_path / "o.yaml", outputs=("deck",)).deck) if key_of(slide).startswith("long")]
    assert len(found) > 1
    assert set(found) == {"0"}


def test_confidence_and_basis_stand_in_words_in_both_files() -> None:
    shown = {key: (texts.get("Confidence"), texts.get("Basis")) for key, texts in shapes().items() if "Confidence" in texts}
    assert list(shown.values()) == [
        (["Certainty: firm"], ["Reported"]),
        (["Certainty: medium"], ["Opinion"]),
        (["Certainty: low"], ["Measured"]),
        (["Certainty: low"], None),
    ]
    printed = " ".join(pages())
    assert [printed.count(words) for words in ("Certainty: firm", "Certainty: medium", "Certainty: low")] == [1, 1, 2]


# Summary, topics, tones


def test_the_points_of_a_summary_may_be_the_titles_of_a_section() -> None:
    summary = shapes()["/summary"]
    assert [summary[f"Point {n}"] for n in (1, 2, 3)] == [["The first finding is firm"], ["The second is less firm"], ["The third finding hides"]]
    assert "The second finding is a good deal less firm" in pages()[1]
    assert pages()[1].index("The first finding is firm") < pages()[1].index("The third finding hides")


def test_the_figures_of_a_summary_stand_in_both_files_with_all_that_is_said_of_them() -> None:
    summary = shapes()["/summary"]
    assert [summary[f"Figure {n}"] for n in (1, 2, 3, 4)] == [["3 in 4"], ["11"], ["7"], ["2"]]
    wanted = ("people", "counted by hand", "up from 9", "early 2025")
    assert tuple(summary[f"Figure {what} 2"][0] for what in ("label", "note", "change", "date")) == wanted
    assert all(words in pages()[1] for words in ("3 in 4", *wanted))


def test_topics_need_no_section(tmp_path: Path) -> None:
    text = "title: T\ntopics:\n  - {title: The first, text: A}\n  - {title: The second, text: B, show: document}\n  - {title: The third, text: C}\n"
    (tmp_path / "flat.yaml").write_text(text, encoding="utf-8")
    flat = build(tmp_path / "flat.yaml")
    assert [key_of(slide) for slide in slides_in_order(flat.deck)] == ["/", "the-first", "the-third"]
    kickers = [text for slide in slides_in_order(flat.deck)[1:] for text in texts_of(slide, "Kicker")]
    assert kickers == ["1", "3"]
    printed = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(flat.document)).pages)
    assert all(title in printed for title in ("The first", "The second", "The third"))


def texts_of(slide: etree._Element, role: str) -> list[str]:
    found = [shape for shape in slide.iter(f"{P}sp") if f'name="{role} (' in etree.tostring(shape).decode()]
    return ["".join(shape.itertext(f"{A}t")) for shape in found]


TONES = ["Makers", "Buyers", "Others", "Going well", "To be watched", "In danger"]


def test_every_tone_is_in_the_colour_key_of_both_files() -> None:
    summary = shapes()["/summary"]
    assert [summary[f"Tone {n}"] for n in range(1, 7)] == [[words] for words in TONES]
    assert all(words in pages()[1] for words in TONES)


@pytest.mark.parametrize("summary", ["summary: A thought\n", ""])
def test_six_tones_fit_their_slide_with_and_without_a_summary(tmp_path: Path, summary: str) -> None:
    tones = ", ".join(f"{tone}: {words} and what else could be said of it in a line" for tone, words in zip(TONE_NAMES, TONES, strict=True))
    (tmp_path / "tones.yaml").write_text(f"tones: {{{tones}}}\n{summary}{BARE}", encoding="utf-8")
    assert build(tmp_path / "tones.yaml").deck, "proven"
    document = read_outline(tmp_path / "tones.yaml").document
    plan = plan_deck(document, load_theme(ROOT / "themes" / "meridian"), words_for("en"), edition="0")
    shapes = [(slide, one) for slide in plan.slides for one in slide.drawn if isinstance(one, Shape) and one.name.startswith("Tone ")]
    boxes = [one.box or slide.layout.slots[one.slot].box for slide, one in shapes]
    assert len(boxes) == 6
    assert max(box.y + box.h for box in boxes) <= 7.0
    assert all(one.y + one.h <= other.y for one, other in pairwise(boxes))


TONE_NAMES = ("first", "second", "neutral", "good", "warn", "bad")


def test_tones_colour_the_same_things_in_both_files() -> None:
    presented = next(slide for slide in Presentation(io.BytesIO(deck())).slides if key_of(slide.element) == "sides-are-held-against-each-other")
    lines = [line for part in (presented.slide_layout, presented) for line in part.element.iter(f"{P}cxnSp")]
    drawn = [colour.get("val") for line in lines for colour in line.iter(f"{A}schemeClr", f"{A}srgbClr")]
    assert [value for value in drawn if value in {"20572F", "6B4700", "5E0D32", "tx1", "accent1", "accent2"}][:4] == [
        "20572F",
        "6B4700",
        "5E0D32",
        "tx1",
    ]
    painted = b"".join(page.get_contents().get_data() for page in PdfReader(io.BytesIO(built(FULL, "document").document)).pages).decode("latin-1")  # type: ignore[union-attr]  # every page has some
    for colour in ("20572F", "6B4700", "5E0D32"):
        red, green, blue = (round(int(colour[at : at + 2], 16) / 255, 6) for at in (0, 2, 4))
        assert f"{red:g} {green:g} {blue:g}" in painted


# The witness


def shape_named(slide: etree._Element, name: str) -> etree._Element:
    return next(shape for shape in slide.iter(f"{P}sp") if f'name="{name}"' in etree.tostring(shape).decode())


def drop(slide: etree._Element, name: str) -> None:
    shape = shape_named(slide, name)
    parent = shape.getparent()
    assert parent is not None
    parent.remove(shape)


def retype(slide: etree._Element, name: str, before: str, after: str) -> None:
    for text in shape_named(slide, name).iter(f"{A}t"):
        text.text = (text.text or "").replace(before, after)


@pytest.mark.parametrize("key", ["/", "/summary", "findings", "sides", "backup-one", "somebody-said-it", "/sources"])
def test_a_slide_without_its_marking_is_named(key: str) -> None:
    found = discrepancies(FULL, "deck", changed(deck(), key, lambda slide: drop(slide, "Marking (/)")))
    assert any("Marking (/) is missing" in message for message in found), found


@pytest.mark.parametrize(
    ("key", "name", "before", "after"),
    [
        ("/", "Marking (/)", "Confidential", "Public"),
        ("findings", "Marking (/)", "Draft", "Final"),
        ("backup-one", "Footer (/)", "1.10", "1.1"),
        ("backup-one", "Footer (/)", "House", "Horse"),
        ("/", "Footer (/)", "1.10", "1.11"),
        ("/", "Organisation (/)", "House", "Horse"),
        ("/summary", "Tone 5 (/)", "watched", "washed"),
    ],
)
def test_another_mark_is_named(key: str, name: str, before: str, after: str) -> None:
    found = discrepancies(FULL, "deck", changed(deck(), key, lambda slide: retype(slide, name, before, after)))
    assert any(name.split(" ", maxsplit=1)[0] in message and after in message for message in found), found


def test_a_hidden_slide_that_is_shown_is_named() -> None:
    found = discrepancies(FULL, "deck", changed(deck(), "the-third-finding-hides", lambda slide: slide.attrib.__delitem__("show")))
    assert any("the-third-finding-hides" in message and "shown" in message for message in found), found
