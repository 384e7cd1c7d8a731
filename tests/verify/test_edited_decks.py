"""One edit of a deck is one finding that names slide, entry and texts: against its outline, beside its document, and before it is replaced."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest

from briefing.checking import check, check_alone, find_own_work
from briefing.diagnostics import Diagnostic
from running import Ran
from verify.deck_copies import (
    copy_and_retype,
    copy_slide,
    move_slide,
    move_to_notes,
    new_slide,
    retype_cache,
    retype_note,
    retype_workbook,
)
from verify.deck_damage import add_box, add_text, append_note, note, paragraph, rows, write
from verify.deck_file import A, DeckFile, P, found, remove, swap
from verify.witness import CORPUS, read, witnessed

OUTLINE = CORPUS / "edited.yaml"
Edit = Callable[[DeckFile], object]


def delete_column(deck: DeckFile, column: int) -> None:
    for row in rows(deck, "staff"):
        remove(list(row.iterfind(f"{A}tc"))[column])
    remove(list(deck.slide("staff").iter(f"{A}gridCol"))[column])


def from_notes(deck: DeckFile, said: str) -> None:
    remove(note(deck, "doors", said))
    add_text(deck, "doors", "Points (doors/b1.1)", said)


def replace_picture(deck: DeckFile) -> None:
    deck.parts[deck.related(deck.slide_part("photo"), "image")] = (CORPUS / "pictures" / "portrait.png").read_bytes()


def describe(deck: DeckFile, said: str) -> None:
    found(deck.shape("photo", "Picture (photo/b2)"), f".//{P}cNvPr").set("descr", said)


BADGE, CARD, LUNCH = "Nobody asked for a badge", "Everybody asked for a card", "Lunch was at noon"
SLIDE, HOSTS = "Hours were long", "Name the three hosts."
EDITS: dict[str, tuple[Edit, str, str, int]] = {
    "a cell": (
        lambda deck: write(deck, "staff", "120", "125"),
        "slide 9: Cell (staff/b1.r1): the outline says “120”, the deck says “125”",
        "slide 9: Cell (staff/b1.r1): “120” became “125”",
        40,
    ),
    "a row less": (
        lambda deck: remove(rows(deck, "staff")[2]),
        "slide 9: Row (staff/b1.r2) is missing: “South | 85 | +3”",
        "slide 9: Row (staff/b1.r2) was deleted: “South | 85 | +3”",
        40,
    ),
    "a row twice": (
        lambda deck: rows(deck, "staff")[3].addnext(deepcopy(rows(deck, "staff")[3])),
        "slide 9: Row (staff/b1.r4) is not in the outline: “East | 240 | +120”",
        "slide 9: Row (staff/b1.r4) was added: “East | 240 | +120”",
        0,
    ),
    "two rows": (
        lambda deck: swap(rows(deck, "staff")[1], rows(deck, "staff")[2]),
        "slide 9: Row (staff/b1.r1) and Row (staff/b1.r2) changed places: “North | 120 | +60” and “South | 85 | +3”",
        "slide 9: Row (staff/b1.r1) and Row (staff/b1.r2) changed places: “North | 120 | +60” and “South | 85 | +3”",
        40,
    ),
    "a column less": (
        lambda deck: delete_column(deck, 2),
        "slide 9: Column 3 of (staff/b1) is missing: “Change | +60 | +3 | +120”",
        "slide 9: Column 3 of (staff/b1) was deleted: “Change | +60 | +3 | +120”",
        40,
    ),
    "no table": (
        lambda deck: remove(deck.shape("staff", "Table (staff/b1)")),
        "slide 9: Table (staff/b1) is missing: “Laboratory | Staff | Change | North",
        "slide 9: Table (staff/b1) was deleted: “Laboratory | Staff | Change | North",
        40,
    ),
    "what a chart shows": (
        lambda deck: retype_cache(deck, "7", "8"),
        "slide 10: Number (releases/b1.r2): the outline says “7”, the deck says “8 (workbook: 7)”",
        "slide 10: Number (releases/b1.r2): “7” became “8 (workbook: 7)”",
        50,
    ),
    "a chart's workbook": (
        lambda deck: retype_workbook(deck, "7", "8"),
        "slide 10: Number (releases/b1.r2): the outline says “7”, the deck says “7 *(workbook: 8)*”",
        "slide 10: Number (releases/b1.r2): “7” became “7 *(workbook: 8)*”",
        50,
    ),
    "a chart and its workbook": (
        lambda deck: [retype(deck, "7", "8") for retype in (retype_cache, retype_workbook)],
        "slide 10: Number (releases/b1.r2): the outline says “7”, the deck says “8”",
        "slide 10: Number (releases/b1.r2): “7” became “8”",
        50,
    ),
    "no chart": (
        lambda deck: remove(deck.shape("releases", "Chart (releases/b1)")),
        "slide 10: Chart (releases/b1) is missing: “Models: 2023 3",
        "slide 10: Chart (releases/b1) was deleted: “Models: 2023 3",
        50,
    ),
    "no picture": (
        lambda deck: remove(deck.shape("photo", "Picture (photo/b2)")),
        "slide 6: Picture (photo/b2) is missing: “Two mountains under a sun”",
        "slide 6: Picture (photo/b2) was deleted: “Two mountains under a sun”",
        30,
    ),
    "another picture": (
        replace_picture,
        "slide 6: Picture (photo/b2) is another picture and is stretched",
        "slide 6: Picture (photo/b2) is another picture and is stretched",
        30,
    ),
    "its description": (
        lambda deck: describe(deck, "Two hills"),
        "slide 6: Alternative text (photo/b2): the outline says “Two *mountains under a sun*”, the deck says “Two *hills*”",
        "slide 6: Alternative text (photo/b2): “Two *mountains under a sun*” became “Two *hills*”",
        30,
    ),
    "two bullets": (
        lambda deck: swap(paragraph(deck, "doors", BADGE), paragraph(deck, "doors", LUNCH)),
        f"slide 5: Point (doors/b1.1) and Point (doors/b1.3) changed places: “{BADGE}” and “{LUNCH}”",
        f"slide 5: Point (doors/b1.1) and Point (doors/b1.3) changed places: “{BADGE}” and “{LUNCH}”",
        17,
    ),
    "a bullet less": (
        lambda deck: remove(paragraph(deck, "doors", CARD)),
        f"slide 5: Point (doors/b1.2) is missing: “{CARD}”",
        f"slide 5: Point (doors/b1.2) was deleted: “{CARD}”",
        18,
    ),
    "a bullet more": (
        lambda deck: add_text(deck, "doors", "Points (doors/b1.1)", "Coffee was free"),
        "slide 5: Point (doors/b1.4) is not in the outline: “Coffee was free”",
        "slide 5: Point (doors/b1.4) was added: “Coffee was free”",
        0,
    ),
    "a title": (
        lambda deck: write(deck, "doors", "Doors were open everywhere", "Doors were shut everywhere"),
        "slide 5: Title (doors): the outline says “Doors were *open* everywhere”, the deck says “Doors were *shut* everywhere”",
        "slide 5: Title (doors): “Doors were *open* everywhere” became “Doors were *shut* everywhere”",
        14,
    ),
    "a title that another slide has": (
        lambda deck: write(deck, "doors", "Doors were open everywhere", "Access"),
        "slide 5: Title (doors): the outline says “Doors were open everywhere”, the deck says “Access”",
        "slide 5: Title (doors): “Doors were open everywhere” became “Access”",
        14,
    ),
    "a slide twice": (lambda deck: copy_slide(deck, "hours", ""), "slide 8: a copy of slide 7 (hours)", "slide 8: a copy of slide 7 (hours)", 0),
    "a slide twice, edited": (
        lambda deck: copy_and_retype(deck, "hours", "They work from nine to nine", "They work from eight to nine"),
        "slide 8: an edited copy of slide 7 (hours)",
        "slide 8: an edited copy of slide 7 (hours)",
        0,
    ),
    "a slide elsewhere": (
        lambda deck: move_slide(deck, "hours", "staff"),
        f"slide 9: (hours) stands elsewhere than in the outline: “{SLIDE}”",
        f"slide 9: (hours) was moved here: “{SLIDE}”",
        32,
    ),
    "a slide less": (
        lambda deck: remove(deck.slide_id("hours")),
        f"the slide of (hours) is missing: “{SLIDE}”",
        f"the slide of (hours) is missing: “{SLIDE}”",
        32,
    ),
    "a slide more": (lambda deck: new_slide(deck, "end", "Buy now"), "slide 12: a new slide: “Buy now”", "slide 12: a new slide: “Buy now”", 0),
    "a hidden slide": (
        lambda deck: deck.slide("hours").set("show", "0"),
        "slide 7: (hours) is hidden, in the outline it is not",
        "slide 7: (hours) was hidden",
        32,
    ),
    "a text box": (
        lambda deck: add_box(deck, "hours", "TextBox 12", "Buy now"),
        "slide 7: something (TextBox 12) is not in the outline: “Buy now”",
        "slide 7: something (TextBox 12) was added: “Buy now”",
        0,
    ),
    "a note": (
        lambda deck: retype_note(deck, "doors", HOSTS, "Name the four hosts."),
        "slide 5: Text (doors/notes.2) in the notes (speaker): the outline says “Name the *three* hosts.”, the deck says “Name the *four* hosts.”",
        "slide 5: Text (doors/notes.2) in the notes (speaker) was retyped: it says “Name the four hosts.” now",
        14,
    ),
    "a note less": (
        lambda deck: remove(note(deck, "doors", HOSTS)),
        f"slide 5: Text (doors/notes.2) in the notes (speaker) is missing: “{HOSTS}”",
        "slide 5: Text (doors/notes.2) in the notes (speaker) was deleted",
        14,
    ),
    "a note more": (
        lambda deck: append_note(deck, "doors", "Smile."),
        "slide 5: Text (doors) in the notes (background) is not in the outline: “Smile.”",
        "slide 5: Text (doors) in the notes (background) was added: “Smile.”",
        0,
    ),
    "a bullet among the notes": (
        lambda deck: move_to_notes(deck, "doors", LUNCH),
        f"slide 5: Point (doors/b1.3) stands in the notes now: “{LUNCH}”",
        f"slide 5: Point (doors/b1.3) stands in the notes now: “{LUNCH}”",
        19,
    ),
    "a note among the bullets": (
        lambda deck: from_notes(deck, HOSTS),
        f"slide 5: Text (doors/notes.2) in the notes (speaker) stands on the slide now: “{HOSTS}”",
        f"slide 5: Text (doors/notes.2) in the notes (speaker) stands on the slide now: “{HOSTS}”",
        14,
    ),
}


@pytest.fixture
def deck(tmp_path: Path) -> Callable[[str], Path]:
    """Return the file of an edited deck."""

    def edited(name: str) -> Path:
        file = DeckFile(witnessed(OUTLINE).deck)
        EDITS[name][0](file)
        path = tmp_path / "edited-deck.pptx"
        path.write_bytes(file.content())
        return path

    return edited


def only(found: tuple[Diagnostic, ...]) -> Diagnostic:
    assert len(found) == 1, [one.message for one in found]
    return found[0]


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_one_finding_against_the_outline(deck: Callable[[str], Path], name: str) -> None:
    finding = only(check(witnessed(OUTLINE).document, deck(name)))
    assert finding.message.startswith(EDITS[name][1])
    line = EDITS[name][3]
    assert finding.hint.startswith(f"in the outline at {OUTLINE}:{line}:" if line else "write it into the outline")


def test_the_hint_names_line_and_page(run: Callable[..., Ran], deck: Callable[[str], Path], tmp_path: Path) -> None:
    pdf = tmp_path / "edited-briefing.pdf"
    pdf.write_bytes(witnessed(OUTLINE).pdf)
    ran = run("check", OUTLINE, deck("a cell"), pdf)
    assert ran.code == 3
    assert f"hint: in the outline at {OUTLINE}:40:9; it stands on page 3 of {pdf}" in ran.err
    assert ran.err.count(": error[") == 1


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_one_finding_beside_the_document(deck: Callable[[str], Path], tmp_path: Path, name: str) -> None:
    pdf = tmp_path / "edited-briefing.pdf"
    pdf.write_bytes(witnessed(OUTLINE).pdf)
    finding = only(check_alone((deck(name), pdf))[0])
    assert finding.message.startswith(EDITS[name][2])
    assert not finding.hint or finding.hint.endswith(f" of {pdf}")


@pytest.mark.parametrize("name", EDITS)
def test_an_edited_deck_is_not_replaced_and_the_edit_is_named(deck: Callable[[str], Path], name: str) -> None:
    good = witnessed(OUTLINE)
    beside = (*read("deck", good.deck).entries, *read("document", good.pdf).entries)
    finding = only(tuple(find_own_work(deck(name), frozenset(), beside)))
    assert finding.message.startswith("somebody edited this file: slide ") or name == "a slide less"
    assert finding.message.removeprefix("somebody edited this file: ").split(":")[0] == EDITS[name][2].split(":")[0]
    assert finding.hint == "`--overwrite` replaces it"
