"""What a file was is recalled from fingerprints and the texts at hand, each with the looks that it had."""

from __future__ import annotations

from dataclasses import replace

from briefing.roles import Role
from briefing.verify.edits import find_edits
from briefing.verify.normalise import LINE_END
from briefing.verify.stamp import Stamp, StampedEntry, key_mark, text_mark
from briefing.verify.transcript import Entry, Place, Sheet, Span, Transcript

LABEL = Entry(role=Role.LABEL, spans=(Span("Costs", strong=True),), key="a/b1.1", part="a", place=Place("slide", 1))
HEADING = Entry(role=Role.HEADING, spans=(Span("Costs"),), key="a/b2.1", part="a", place=Place("slide", 1))


def stamp_of(*entries: Entry) -> Stamp:
    rows = [
        StampedEntry(key=key_mark(one.key), role=one.role, group=one.group, level=0, column=0, text=text_mark(one.text), part=key_mark(one.part))
        for one in entries
    ]
    places = tuple(range(len(rows)))
    return Stamp(edition="0" * 12, entries=tuple(rows), deck=places, document=places)


def deck_of(*entries: Entry) -> Transcript:
    return Transcript(entries=entries, sheets=(Sheet(number=1, name="Slide (a)"),))


def test_a_label_that_is_bold_by_design_is_no_model_of_the_same_text_elsewhere() -> None:
    stamp = stamp_of(LABEL, HEADING)
    assert find_edits(stamp, "deck", deck_of(LABEL, HEADING)) == ()
    strong = replace(HEADING, spans=LABEL.spans)
    (edit,) = find_edits(stamp, "deck", deck_of(LABEL, strong))
    assert edit.message.startswith("slide 1: Heading (a/b2.1): strong none became “Costs”")


def test_of_a_page_each_text_is_its_own_model_of_where_lines_end() -> None:
    narrow, wide = (
        replace(HEADING, key=key, spans=(Span(text),), place=Place("page", 1))
        for key, text in (("a/b1.1", f"a wo{LINE_END}rd that is long"), ("a/b2.1", f"a word{LINE_END}that is long"))
    )
    stamp = stamp_of(narrow, wide)
    assert find_edits(stamp, "document", Transcript(entries=(narrow, wide))) == ()
    (edit,) = find_edits(stamp, "document", Transcript(entries=(narrow, replace(wide, spans=(Span("a word that is short"),)))))
    assert edit.message.startswith("page 1: Heading (a/b2.1): ")
    assert edit.message.endswith(" that is *long*” became “a *word* that is *short*”")
