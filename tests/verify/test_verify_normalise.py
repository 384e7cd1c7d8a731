"""For each difference that the witness forgives: real files need it, and a real loss beside it is still seen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.roles import Role
from briefing.texts import Show
from briefing.verify import Entry, Place, Span, Transcript, compare, read_deck, read_pdf
from briefing.verify.normalise import (
    LINE_END,
    UNPAINTED,
    merge_spans,
    on_one_line,
    restore_unpainted,
    settle,
    settle_line_ends,
    settle_text,
    without_label_strength,
)
from verify.deck_damage import paragraph
from verify.deck_file import A, DeckFile, double, found
from verify.pdf_damage import alter_outside, outside, run_together
from verify.pdf_file import PdfFile
from verify.witness import FRINGE, read, witnessed

PAGE = Place("page", 3)
WORDS = st.lists(st.text(st.characters(categories=["L", "N", "P"], exclude_characters="\u2010-"), min_size=1, max_size=6), min_size=2, max_size=6)


def entry(text: str, *, role: Role = Role.PARAGRAPH, place: Place = PAGE, strong: bool = False, emphasis: bool = False) -> Entry:
    return Entry(role=role, spans=(Span(text, strong, emphasis),), place=place)


def pairs(output: Show, role: Role | None = None) -> list[tuple[Entry, Entry]]:
    """Return what the fringe outline's file must say beside what it says, entry by entry, nothing forgiven."""
    fringe = witnessed(FRINGE)
    actual = read(output, fringe.content(output)).entries
    both = list(zip(fringe.expected[output].entries, actual, strict=True))
    return [(wanted, said) for wanted, said in both if role in (None, wanted.role)]


def differ(wanted: Entry, said: Entry) -> bool:
    """Say whether the witness tells two entries apart, everything forgiven."""
    return bool(compare(Transcript(entries=(wanted,)), Transcript(entries=(said,))))


# Runs that are cut


def test_a_run_may_be_cut() -> None:
    deck = DeckFile(witnessed().deck)
    run = deck.run("care", "The figures were counted once.")
    double(run)
    deck.text("care", "The figures were counted once.").text = "The figures "
    deck.text("care", "The figures were counted once.").text = "were counted once."
    assert len(paragraph(deck, "care", "The figures ").findall(f"{A}r")) == 2
    assert witnessed().messages("deck", deck.content()) == []


def test_real_pages_cut_runs() -> None:
    pdf = PdfFile(witnessed().pdf)
    pieces = pdf.painted(pdf.element("Step 5 (order/b1.5)"))
    said = next(entry for entry in read_pdf(witnessed().pdf).entries if entry.key == "order/b1.5")
    assert len(pieces) > len(said.spans) == 1


def test_a_run_that_is_cut_and_changed_is_seen() -> None:
    assert merge_spans((Span("a"), Span("b"))) == (Span("ab"),)
    assert merge_spans((Span("a"), Span("b", strong=True))) != merge_spans((Span("ab"),))
    assert merge_spans((Span("a"), Span("b", link="#x"))) == (Span("a"), Span("b", link="#x"))
    assert merge_spans((Span("a"), Span("", code=True), Span("b"))) == (Span("ab"),)


# Labels are bold


def test_real_labels_are_bold() -> None:
    labels = {output: pairs(output, Role.LABEL) for output in ("deck", "document")}
    assert all(len(found) == 3 for found in labels.values())
    assert any(wanted != said for found in labels.values() for wanted, said in found)
    assert all(without_label_strength(wanted) == without_label_strength(said) for found in labels.values() for wanted, said in found)


def test_a_label_that_lost_more_than_its_strength_is_seen() -> None:
    label = entry("Makers", role=Role.LABEL)
    assert not differ(label, entry("Makers", role=Role.LABEL, strong=True))
    assert differ(label, entry("Maker", role=Role.LABEL, strong=True))
    assert differ(label, entry("Makers", role=Role.LABEL, emphasis=True))
    assert differ(entry("Makers", role=Role.POINT), entry("Makers", role=Role.POINT, strong=True))


# Lines end


def test_real_pages_have_lines() -> None:
    ended = [(wanted, said) for wanted, said in pairs("document") if LINE_END in said.text]
    assert len(ended) > 3
    assert all(settle(wanted, said).text == wanted.text for wanted, said in ended)
    assert all(LINE_END not in said.text for _, said in pairs("deck"))


@given(WORDS, st.data())
def test_a_line_may_end_at_any_white_space(words: list[str], data: st.DataObject) -> None:
    space = data.draw(st.sampled_from([" ", "  ", "\n", "\u3000"]))
    ends = data.draw(st.lists(st.booleans(), min_size=len(words) - 1, max_size=len(words) - 1))
    written = space.join(words)
    painted = "".join(f"{word}{LINE_END if end else space}" for word, end in zip(words, [*ends, True], strict=True)).removesuffix(LINE_END)
    assert settle_line_ends(entry(written), entry(painted)).text == written


@given(WORDS, st.data())
def test_a_letter_that_is_lost_at_the_end_of_a_line_is_seen(words: list[str], data: st.DataObject) -> None:
    lost = data.draw(st.integers(0, len(words) - 1))
    painted = LINE_END.join([*words[:lost], words[lost][:-1], *words[lost + 1 :]])
    assert settle_line_ends(entry(" ".join(words)), entry(painted)).text != " ".join(words)


@pytest.mark.parametrize(
    ("written", "painted"),
    [
        ("one two three", f"onetwo{LINE_END}three"),  # a space inside a line
        ("one two three", f"one{LINE_END}twothree"),
        ("one two three", f"one  two{LINE_END}three"),
        ("one two", f"one{LINE_END}two{LINE_END}two"),
        ("one two three", f"one{LINE_END}three"),
        ("one\ntwo three", "one two three"),  # a hard break inside a line
        ("one two", "onetwo"),
    ],
)
def test_white_space_inside_a_line_is_never_forgiven(written: str, painted: str) -> None:
    assert settle_line_ends(entry(written), entry(painted)).text != written
    assert differ(entry(written), entry(painted))


def test_a_space_that_is_lost_inside_a_real_line_is_seen() -> None:
    pdf = PdfFile(witnessed().pdf)
    run_together(pdf, "Text (care/b1)")
    assert any("Text (care/b1)" in message for message in witnessed().messages("document", pdf.content()))


# Characters that are not painted


def test_real_pages_lose_what_has_no_shape() -> None:
    wanted, lost = next((wanted, said) for wanted, said in pairs("document", Role.POINT) if not UNPAINTED.isdisjoint(wanted.text))
    assert len(lost.text) < len(wanted.text)
    assert settle(wanted, lost) == wanted
    kept = [(wanted, said) for wanted, said in pairs("deck") if not UNPAINTED.isdisjoint(wanted.text)]
    assert len(kept) == 2
    assert all(wanted.text == said.text for wanted, said in kept)


def test_a_slide_must_keep_what_has_no_shape() -> None:
    written = entry("hy\u00adphen", place=Place())
    assert not differ(written, entry("hyphen", place=PAGE))
    assert differ(written, entry("hyphen", place=Place("slide", 3)))


@pytest.mark.parametrize(
    ("written", "painted"), [("hy\u00adphen", "hyphe"), ("a\u200db", "a b"), ("a\u200fb", "ba"), ("ab", "a\u200db"), ("a-b", "ab")]
)
def test_a_letter_that_is_lost_beside_what_has_no_shape_is_seen(written: str, painted: str) -> None:
    assert restore_unpainted(entry(written), entry(painted)).text != written
    assert differ(entry(written), entry(painted))


def test_what_has_no_shape_is_put_back_in_its_look() -> None:
    wanted = Entry(role=Role.PARAGRAPH, spans=(Span("a\u00ad", strong=True), Span("b")))
    assert restore_unpainted(wanted, replace(wanted, spans=(Span("a", strong=True), Span("b")), place=PAGE)) == wanted
    assert restore_unpainted(wanted, replace(wanted, spans=(Span("a"), Span("b")), place=PAGE)) != wanted


# Furniture


def test_real_furniture_is_wrapped() -> None:
    fringe = witnessed(FRINGE)
    marking = next(one for one in read_pdf(fringe.pdf).furniture if one.role is Role.MARKING)
    assert LINE_END in marking.text
    assert settle_text(f"{fringe.document.status} \u00b7 Internal", marking.text) == f"{fringe.document.status} \u00b7 Internal"
    assert fringe.messages("document", fringe.pdf) == []


def test_wrapped_furniture_with_another_letter_is_seen() -> None:
    fringe = witnessed(FRINGE)
    pdf = PdfFile(fringe.pdf)
    pdf.alter_name("Marking (/)")
    assert any(message.startswith("page 1: Marking (/) says") for message in fringe.messages("document", pdf.content()))


def test_a_wrapped_running_line_with_another_letter_is_seen() -> None:
    fringe = witnessed(FRINGE)
    for number in range(len(outside(PdfFile(fringe.pdf), 1))):
        pdf = PdfFile(fringe.pdf)
        alter_outside(pdf, 1, number)
        assert any(message.startswith("page 2: ") for message in fringe.messages("document", pdf.content()))


def test_a_furniture_text_may_be_wrapped_and_nothing_else() -> None:
    assert settle_text("Draft one", f"Draft{LINE_END}one") == "Draft one"
    assert settle_text("Draft one", "Draftone") != "Draft one"
    assert settle_text("Draft one", "draft one") != "Draft one"


def test_a_real_bookmark_is_on_one_line() -> None:
    fringe = witnessed(FRINGE)
    title = "".join(span.text for span in fringe.expected["document"].entries[0].spans)
    said = [text for text, _ in read_pdf(fringe.pdf).bookmarks]
    assert "  " in title
    assert {on_one_line(title)} & {on_one_line(text) for text in said}
    assert on_one_line("a \n b") == "a b"
    assert on_one_line("ab") != on_one_line("a b")


def test_the_fringe_is_proven() -> None:
    fringe = witnessed(FRINGE)
    assert fringe.messages("deck", fringe.deck) == []
    numbers = [one.text for one in read_deck(fringe.deck).furniture if (one.role, one.key) == (Role.NUMERAL, "/sources")]
    assert numbers == [str(number) for number in range(1, 43)]


def test_a_source_that_is_numbered_anew_on_its_second_slide_is_seen() -> None:
    fringe = witnessed(FRINGE)
    deck = DeckFile(fringe.deck)
    for mark in list(deck.slide("/sources~2").iter(f"{A}buAutoNum")):
        found(mark, ".").set("startAt", "1")
    assert any("Numeral (/sources) says “1”, not “" in message for message in fringe.messages("deck", deck.content()))
