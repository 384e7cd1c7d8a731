"""A good deck, damaged in every way that a test can think of: the witness must name each damage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest
from lxml import etree

from verify.deck_damage import (
    add_alternative,
    add_box,
    add_group,
    add_note_box,
    add_quiet,
    add_slide,
    add_table,
    add_text,
    add_to_cell,
    add_to_layout,
    add_xml,
    append_note,
    append_paragraph,
    bodies,
    body,
    bullet,
    bullets_of_layout,
    hide,
    join,
    loud,
    move,
    move_notes,
    note,
    number_sources,
    paragraph,
    picture,
    put,
    quieten,
    rename,
    rows,
    set_level,
    shapes,
    start_at,
    start_at_note,
    style,
    style_of,
    swap_notes,
    unlink,
    unquote,
    unstyle,
    untitle,
    write,
)
from verify.deck_file import A, DeckFile, P, double, found, remove, remove_all, swap, swap_texts
from verify.deck_links import hover, link_run, link_shape, retarget, unlink_run
from verify.witness import witnessed


@dataclass(frozen=True)
class Mutant:
    """A damage, and the words of which one must stand in a message of the witness."""

    name: str
    damage: Callable[[DeckFile], object]
    names: tuple[str, ...]


def test_the_deck_is_proven() -> None:
    good = witnessed()
    assert len(good.expected["deck"].entries) > 130
    assert good.messages("deck", good.deck) == []
    assert good.messages("deck", DeckFile(good.deck).content()) == []


MUTANTS = (
    # Something is gone
    Mutant("a point", lambda deck: remove(paragraph(deck, "lists", "second entry")), ("lists/b1.2",)),
    Mutant("a sub-point", lambda deck: remove(paragraph(deck, "rows", "a sub-point of the row")), ("rows/b1.3.1",)),
    Mutant("a step", lambda deck: remove(paragraph(deck, "order", "open the outline")), ("order/b1.1",)),
    Mutant("a row of a labelled list", lambda deck: remove(deck.shape("rows", "Point 2 (rows/b1.2)")), ("Point (rows/b1.2)",)),
    Mutant("a label", lambda deck: remove(deck.shape("rows", "Label 2 (rows/b1.2)")), ("Label (rows/b1.2)",)),
    Mutant("a table row", lambda deck: remove(rows(deck, "answers")[2]), ("answers/b1.r2",)),
    Mutant("a repeated table header", lambda deck: remove(rows(deck, "answers~2")[0]), ("Repeated heading (answers/b1.1)",)),
    Mutant("a table column", lambda deck: remove_all(row[2] for row in rows(deck, "answers")), ("Heading (answers/b1.2)",)),
    Mutant("a heading", lambda deck: remove(deck.shape("sides", "Heading 2 (sides/b1.2)")), ("Heading (sides/b1.2)",)),
    Mutant("a side", lambda deck: remove(deck.shape("sides", "Side 1 (sides/b1.1)")), ("Point (sides/b1.1.1)",)),
    Mutant("a figure", lambda deck: remove(deck.shape("distance", "Figure 1 (distance/b1.1)")), ("Figure (distance/b1.1)",)),
    Mutant("a quote", lambda deck: remove(deck.shape("said", "Quote (said/b1)")), ("Quote (said/b1)",)),
    Mutant("a source", lambda deck: remove(paragraph(deck, "/sources", "What makes it different")), ("/sources/gigazine",)),
    Mutant("a source line", lambda deck: remove(deck.shape("lists", "Source line (lists)")), ("Source line (lists)",)),
    Mutant("a repeated source line", lambda deck: remove(deck.shape("order~2", "Repeated source line (order)")), ("Repeated source line (order)",)),
    Mutant("a takeaway", lambda deck: remove(deck.shape("distance", "Takeaway (distance)")), ("Takeaway (distance)",)),
    Mutant("a callout", lambda deck: remove(deck.shape("care", "Callout (care/b2)")), ("Callout (care/b2)",)),
    Mutant("a title", lambda deck: remove(deck.shape("lists", "Title (lists)")), ("Title (lists)",)),
    Mutant("a repeated title", lambda deck: remove(deck.shape("order~2", "Repeated title (order)")), ("Repeated title (order)",)),
    Mutant("a confidence", lambda deck: remove(deck.shape("rows", "Confidence (rows)")), ("Confidence (rows)",)),
    Mutant("a slide", lambda deck: remove(deck.slide_id("lists")), ("lists",)),
    Mutant("a continuation slide", lambda deck: remove(deck.slide_id("order~2")), ("order/b1.5",)),
    Mutant("the section's slide", lambda deck: remove(deck.slide_id("more")), ("Title (more)",)),
    Mutant("the contents", lambda deck: remove(deck.slide_id("/contents")), ("/contents",)),
    Mutant("the sources", lambda deck: remove(deck.slide_id("/sources")), ("/sources/lambert",)),
    Mutant("a note", lambda deck: remove(note(deck, "rows", "then wait")), ("in the notes (speaker): “then wait”", "“then wait”")),
    Mutant("the notes of a slide", lambda deck: remove_all(deck.notes_paragraphs("rows")), ("in the notes (background)",)),
    Mutant("the notes page", lambda deck: unlink(deck, "/summary", "notesSlide"), ("(speaker)",)),
    Mutant("a kicker", lambda deck: remove(deck.shape("lists", "Kicker (lists)")), ("Kicker (lists)",)),
    Mutant("a numeral", lambda deck: remove(deck.shape("care", "Numeral (care)")), ("Numeral (care)",)),
    Mutant("a word", lambda deck: remove(deck.shape("distance", "Word (distance)")), ("Word (distance)",)),
    Mutant("a footer", lambda deck: remove(deck.shape("lists", "Footer (/)")), ("slide 6: Footer (/)",)),
    Mutant("a marking", lambda deck: remove(deck.shape("lists", "Marking (/)")), ("slide 6: Marking (/)",)),
    Mutant("a slide number", lambda deck: remove(deck.shape("lists", "Slide number (/)")), ("slide 6: Slide number (/)",)),
    Mutant("a row of the contents", lambda deck: remove(deck.shape("/contents", "Contents 2 (lessons)")), ("Contents (lessons)",)),
    Mutant("the row of the sources in the contents", lambda deck: remove(deck.shape("/contents", "Contents 2 (/sources)")), ("Contents (/sources)",)),
    Mutant("the edition", lambda deck: remove(deck.shape("/sources", "Edition (/)")), ("Edition (/)",)),
    Mutant("a heading of the notes", lambda deck: remove(note(deck, "rows", "Background")), ("group background became wording",)),
    Mutant("the first heading of the notes", lambda deck: remove(note(deck, "/summary", "For the speaker")), ("Word (/summary/notes/speaker)",)),
    # Something stands elsewhere
    Mutant("two points", lambda deck: swap(paragraph(deck, "lists", "deeper"), paragraph(deck, "lists", "deepest")), ("lists/b1.2.1",)),
    Mutant("two rows", lambda deck: swap(*rows(deck, "answers")[2:4]), ("answers/b1.r2", "answers/b1.r3")),
    Mutant("two cells of a row", lambda deck: swap(rows(deck, "answers")[2][1], rows(deck, "answers")[2][2]), ("Cell (answers/b1.r2)",)),
    Mutant("two cells of a column", lambda deck: swap_texts(*(found(rows(deck, "answers")[n][1], f"{A}txBody") for n in (2, 3))), ("answers/b1.r",)),
    Mutant("two shapes", lambda deck: swap(*shapes(deck, "care", "Text (care/b1)", "Text (care/b4)")), ("Text (care/b",)),
    Mutant("the texts of two shapes", lambda deck: swap_texts(*bodies(deck, "care", "Text (care/b1)", "Text (care/b4)")), ("Text (care/b1)",)),
    Mutant("two figures", lambda deck: swap_texts(*bodies(deck, "distance", "Figure 1 (distance/b1.1)", "Figure 2 (distance/b1.2)")), ("Figure (",)),
    Mutant("two slides", lambda deck: swap(deck.slide_id("lists"), deck.slide_id("sides")), ("Title (lists)", "Title (sides)")),
    Mutant("two continuation slides", lambda deck: swap(deck.slide_id("order~2"), deck.slide_id("order~3")), ("order/b1.5", "order/b1.9")),
    Mutant("the notes of two slides", lambda deck: swap_notes(deck, "/summary", "rows"), ("Say it once", "(speaker)")),
    Mutant("notes on the next slide", lambda deck: move_notes(deck, "rows", "lists"), ("part rows became lists",)),
    Mutant("a shape on the next slide", lambda deck: move(deck, "rows", "Takeaway (rows)", "lists"), ("Takeaway (rows)",)),
    Mutant("an entry under another block", lambda deck: rename(deck, "care", "Text (care/b4)", "Text (care/b1)"), ("Text (care/b4)",)),
    Mutant("a group of notes under another heading", lambda deck: set_level(deck, "rows", "Full wording", "2"), ("(wording)",)),
    # Something is said twice, or was never said
    Mutant("a point twice", lambda deck: double(paragraph(deck, "lists", "deeper")), ("deeper",)),
    Mutant("a shape twice", lambda deck: double(deck.shape("care", "Text (care/b1)")), ("Text (care/b1)",)),
    Mutant("a table row twice", lambda deck: double(rows(deck, "answers")[3]), ("5 years",)),
    Mutant("a slide twice", lambda deck: double(deck.slide_id("lists")), ("“Slide (lists)” stands twice or out of order",)),
    Mutant("a footer twice", lambda deck: double(deck.shape("lists", "Footer (/)")), ("slide 6: Footer (/) is not implied",)),
    Mutant("an empty slide", lambda deck: add_slide(deck, "lists", ""), ("is no slide of this briefing",)),
    Mutant(
        "a slide of a made-up name", lambda deck: add_slide(deck, "lists", "Slide (nowhere)"), ("“Slide (nowhere)” is no slide of this briefing",)
    ),
    Mutant("a text box", lambda deck: add_box(deck, "lists", "TextBox 9", "buy now"), ("slide 6: something (TextBox 9)", "buy now")),
    Mutant("a text box under a good name", lambda deck: add_box(deck, "lists", "Text (lists/b9)", "buy now"), ("Text (lists/b9)",)),
    Mutant("a text box under a furniture's name", lambda deck: add_box(deck, "lists", "Word (lists)", "So what"), ("Word (lists)",)),
    Mutant("a text in a decoration", lambda deck: add_box(deck, "lists", "Panel (lists)", "buy now"), ("buy now",)),
    Mutant("a text in the marker", lambda deck: add_text(deck, "lists", "Marker (lists)", "buy now"), ("buy now",)),
    Mutant("a drawing", lambda deck: add_box(deck, "lists", "Rectangle 9", ""), ("something (Rectangle 9)",)),
    Mutant("a picture", lambda deck: add_xml(deck, "lists", picture("Picture 9")), ("something (Picture 9)",)),
    Mutant("a table", lambda deck: add_table(deck, "lists", "Table 9"), ("buy now",)),
    Mutant("a text in a group", lambda deck: add_group(deck, "lists", "buy now"), ("buy now",)),
    Mutant("a text in an alternative", lambda deck: add_alternative(deck, "lists", "buy now"), ("buy now",)),
    Mutant("an extra paragraph in a text", lambda deck: double(found(body(deck, "care", "Text (care/b1)"), f"{A}p")), ("Text (care/b1)",)),
    Mutant("an extra paragraph in a list", lambda deck: append_paragraph(body(deck, "lists", "Points (lists/b1.1)"), "buy now"), ("buy now",)),
    Mutant("an extra paragraph in the notes", lambda deck: append_note(deck, "rows", "buy now"), ("buy now",)),
    Mutant("a text box on the notes page", lambda deck: add_note_box(deck, "rows", "buy now"), ("buy now",)),
    Mutant("an extra paragraph in a cell", lambda deck: double(found(rows(deck, "answers")[2][1], f"{A}txBody/{A}p")), ("Cell (answers/b1.r2)",)),
    Mutant("a text in the corner of a table", lambda deck: add_to_cell(rows(deck, "answers")[0][0], "buy now"), ("buy now",)),
    Mutant("a text in a layout", lambda deck: add_to_layout(deck, "lists", "slideLayout"), ("slideLayout",)),
    Mutant("a text in the master", lambda deck: add_to_layout(deck, "lists", "slideMaster"), ("slideMaster",)),
    Mutant("a quiet text behind a title", lambda deck: add_quiet(deck, "lists", "Title (lists)", " (and more)"), ("title of (lists)",)),
    # Something is written otherwise
    Mutant(
        "a space too many", lambda deck: write(deck, "care", "The figures were counted once.", "The figures  were counted once."), ("Text (care/b1)",)
    ),
    Mutant("a space that does not break", lambda deck: write(deck, "rows", "They ask for ", "They\u00a0ask for "), ("Point (rows/b1.1)",)),
    Mutant("a break that is gone", lambda deck: remove(found(paragraph(deck, "rows", "All of them."), f"{A}br")), ("Text (rows/b2.1)",)),
    Mutant("capitals", lambda deck: write(deck, "evidence", "Part 1", "PART 1"), ("Kicker (evidence) says “PART 1”",)),
    Mutant("a letter of another script", lambda deck: write(deck, "lists", "deeper", "d\u0435eper"), ("Point (lists/b1.2.1)",)),
    Mutant("a text that is blank", lambda deck: write(deck, "care", "The figures were counted once.", ""), ("Text (care/b1)",)),
    Mutant("two points in one", lambda deck: join(deck, "lists", "deeper", "deepest"), ("lists/b1.2.1",)),
    Mutant("a mark that is a part of the title", lambda deck: loud(deck, "order~2", " (2/3)"), ("title of (order)",)),
    # Something looks otherwise, or leads elsewhere
    Mutant("a bold run", lambda deck: style(deck, "rows", "They ask for ", b="1"), ("strong none became “They ask for ”", "Point (rows/b1.1)")),
    Mutant("a bold text", lambda deck: style(deck, "care", "The figures were counted once.", b="1"), ("Text (care/b1)",)),
    Mutant("a run that was bold", lambda deck: style(deck, "rows", "time", b="0"), ("strong “time” became none",)),
    Mutant("an italic run", lambda deck: style(deck, "said", "We count every operation twice.", i="1"), ("Quote (said/b1): emphasis",)),
    Mutant("a run that was italic", lambda deck: unstyle(deck, "rows", "one", "i"), ("Point (rows/b1.3.2): emphasis “one” became none",)),
    Mutant("a run that was code", lambda deck: remove(found(deck.run("rows", "tools"), f"{A}rPr/{A}latin")), ("code “tools” became none",)),
    Mutant("a bold note", lambda deck: style(deck, "rows", "The visits took place in one week.", b="1"), ("(background): strong",)),
    Mutant("an italic cell", lambda deck: style(deck, "answers", "5 years", i="1"), ("Cell (answers/b1.r3): emphasis",)),
    Mutant("a citation on the line", lambda deck: unlink_run(deck, "/summary", "[1]"), ("Point (/summary.2): link",)),
    Mutant("a raised text", lambda deck: style(deck, "care", "The figures were counted once.", baseline="30000"), ("citation none became",)),
    Mutant(
        "a link to another address",
        lambda deck: retarget(deck, "sides", "link that goes on behind it", "https://example.org/evil"),
        ("https://example.org/evil",),
    ),
    Mutant(
        "a link to another slide", lambda deck: retarget(deck, "rows", "the list", "{sides}"), ("“the list” -> #lists became “the list” -> #sides",)
    ),
    Mutant("a link to a continuation", lambda deck: retarget(deck, "rows", "the list", "{order~2}"), ("-> #order~2",)),
    Mutant("a citation that leads elsewhere", lambda deck: retarget(deck, "rows", "[2]", "{lists}"), ("Point (rows/b1.1): link",)),
    Mutant(
        "a link that is gone",
        lambda deck: unlink_run(deck, "sides", "link that goes on behind it"),
        ("link “link that goes on behind it” -> https://example.org/own became none",),
    ),
    Mutant("a link that was not there", lambda deck: link_run(deck, "care", "The figures were counted once."), ("Text (care/b1): link none became",)),
    Mutant("a link on a whole shape", lambda deck: link_shape(deck, "care", "Text (care/b1)", "lists"), ("Text (care/b1): link none became",)),
    Mutant("a link under the mouse", lambda deck: hover(deck, "care", "The figures were counted once."), ("Text (care/b1): link none became",)),
    Mutant(
        "a row of the contents that leads elsewhere",
        lambda deck: link_shape(deck, "/contents", "Contents 2 (evidence)", "lists"),
        ("leads to #lists",),
    ),
    Mutant("a deeper point", lambda deck: set_level(deck, "lists", "third entry", "1"), ("Point (lists/b1.3): level 1 became 2",)),
    Mutant("a point that was deeper", lambda deck: set_level(deck, "lists", "deepest", "0"), ("level 3 became 1",)),
    Mutant("a deeper note", lambda deck: set_level(deck, "rows", "two in the south", "1"), ("level 1 became 2",)),
    Mutant("a number for a bullet", lambda deck: bullet(deck, "lists", "third entry", "buAutoNum", type="arabicPeriod"), ("role Point became Step",)),
    Mutant("a bullet for a number", lambda deck: bullet(deck, "order", "open the outline", "buChar", char="-"), ("role Step became Point",)),
    Mutant("bullets for a layout's numbers", lambda deck: bullets_of_layout(deck, "order"), ("role Step became Point",)),
    Mutant("no bullet", lambda deck: bullet(deck, "sides", "they build", "buNone"), ("sides/b1.1",)),
    Mutant("a number for a note's bullet", lambda deck: bullet(deck, "rows", "then wait", "buAutoNum", type="arabicPeriod"), ("became Step",)),
    Mutant("another number for a step", lambda deck: start_at(deck, "order~2", 8), ("Numeral (order/b1.5) says “8”, not “5”",)),
    Mutant("another number for a note", lambda deck: start_at_note(deck, "rows", "a fourth place", 9), ("Numeral (rows/notes) says “9”, not “4”",)),
    Mutant("another number for a source", lambda deck: number_sources(deck, 7), ("Numeral (/sources) says “7”, not “1”",)),
    Mutant("a heading of the notes that is none", lambda deck: unstyle(deck, "rows", "Background", "cap"), ("“Background”",)),
    Mutant("a quotation that is none", lambda deck: unquote(deck, "rows", "A short quotation of 7 words."), ("role Quotation became Text",)),
    Mutant("a prose heading that is none", lambda deck: unstyle(deck, "rows", "What they saw", "sz"), ("role Prose heading became Text",)),
    Mutant("a title in the quiet colour", lambda deck: quieten(deck, "lists", "Lists have three levels"), ("Title (lists)",)),
    # Something cannot be seen
    Mutant("a hidden slide", lambda deck: deck.slide("lists").set("show", "0"), ("(lists) is hidden, in the outline it is not",)),
    Mutant("a slide that was hidden", lambda deck: deck.slide("backup").set("show", "1"), ("(backup) is shown, in the outline it is hidden",)),
    Mutant("a hidden shape", lambda deck: hide(deck, "care", "Text (care/b1)"), ("Text (care/b1) is missing",)),
    Mutant("a shape beside the slide", lambda deck: put(deck, "care", "Text (care/b1)", 99_000_000, 0), ("Text (care/b1) is missing",)),
    Mutant("a shape above the slide", lambda deck: put(deck, "care", "Text (care/b1)", 0, -9_000_000), ("Text (care/b1) is missing",)),
    Mutant(
        "a text without ink",
        lambda deck: etree.SubElement(style_of(deck, "care", "The figures were counted once."), f"{A}noFill"),
        ("Text (care/b1)",),
    ),
    Mutant("a text of no size", lambda deck: style(deck, "care", "The figures were counted once.", sz="1"), ("Text (care/b1)",)),
    Mutant("a cell that another covers", lambda deck: rows(deck, "answers")[2][2].set("hMerge", "1"), ("Cell (answers/b1.r2)",)),
    Mutant(
        "slides counted from another number", lambda deck: deck.root("ppt/presentation.xml").set("firstSlideNum", "5"), ("Slide number (/) says “6”",)
    ),
    Mutant("a title in no placeholder", lambda deck: untitle(deck, "lists"), ("“Slide (lists)” has no title",)),
    Mutant("a slide that lost its name", lambda deck: found(deck.slide("lists"), f"{P}cSld").set("name", ""), ("Title (lists)", "slide of (lists)")),
    Mutant("a shape that lost its name", lambda deck: rename(deck, "care", "Text (care/b1)", "Google Shape;12"), ("Text (care/b1)",)),
)


@pytest.mark.parametrize("mutant", MUTANTS, ids=[mutant.name for mutant in MUTANTS])
def test_a_damaged_deck_is_named(mutant: Mutant) -> None:
    deck = DeckFile(witnessed().deck)
    mutant.damage(deck)
    assert_named(deck, mutant.names)


def test_no_two_mutants_are_the_same() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)


def assert_named(deck: DeckFile, names: tuple[str, ...]) -> None:
    content = deck.content()
    assert content != undamaged(), "the mutant changes nothing"
    messages = witnessed().messages("deck", content)
    assert any(name in message for name in names for message in messages), messages


@cache
def undamaged() -> bytes:
    return DeckFile(witnessed().deck).content()
