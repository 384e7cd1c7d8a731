"""The stamp: it comes back whole, says no word of the outline, and changes with its content alone."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from lxml import etree

from briefing.diagnostics import UnreadableFileError
from briefing.outline import read_outline
from briefing.roles import STAMP_NAMESPACE, Group, Role
from briefing.texts import Show
from briefing.verify import Stamp, deck_stamp, edition_of, pdf_stamp, stamp_of, transcribe, with_furniture, write_stamp
from briefing.verify.normalise import bare
from briefing.verify.stamp import box_mark, key_mark, looks_mark, text_mark
from briefing.verify.transcript import Span
from verify.deck_file import DeckFile
from verify.pdf_file import PdfFile
from verify.witness import OUTLINE, OUTPUTS, witnessed

ITEM = "customXml/item1.xml"


def stamp() -> Stamp:
    good = witnessed()
    return stamp_of(good.document, good.expected["deck"], good.expected["document"], good.edition)


def scalars(node: yaml.Node) -> list[str]:
    match node:
        case yaml.ScalarNode():
            return [node.value]
        case yaml.SequenceNode():
            return [text for child in node.value for text in scalars(child)]
        case yaml.MappingNode():
            return [text for _, value in node.value for text in scalars(value)]
        case _:
            raise TypeError(node)


def test_the_stamp_comes_back_whole_from_both_files() -> None:
    good, wanted = witnessed(), stamp()
    found = [deck_stamp(good.deck), pdf_stamp(good.pdf)]
    assert [one is not None and replace(one, furniture=(), boxes={}, paint={}, theme="") == wanted and len(one.furniture) > 20 for one in found] == [
        True,
        True,
    ]
    assert (wanted.edition, wanted.language, wanted.date, wanted.issue) == (good.edition, "en", "2026-05-12", "1.4")
    assert found[0] is not None
    assert DeckFile(good.deck).parts[ITEM] == write_stamp(found[0])


@pytest.mark.parametrize("output", OUTPUTS)
def test_the_stamp_says_the_order_and_the_texts_of_either_file(output: Show) -> None:
    good, wanted = witnessed(), stamp()
    rows = [wanted.entries[place] for place in (wanted.deck if output == "deck" else wanted.document)]
    entries = good.expected[output].entries
    assert len(rows) > 150
    assert [(row.text, row.role, row.level, row.column) for row in rows] == [
        (text_mark(entry.text), entry.role, entry.level, entry.column) for entry in entries
    ]
    assert [row.looks if output == "deck" else row.page_looks for row in rows] == list(map(looks_mark, entries))
    assert len({row.looks for row in rows}) > 5


def test_the_stamp_says_what_either_file_carries_alone() -> None:
    wanted = stamp()
    deck, document = set(wanted.deck), set(wanted.document)
    assert deck | document == set(range(len(wanted.entries)))
    assert all((deck - document, document - deck, deck & document))
    assert [part.is_section for part in wanted.parts].count(True) == len(witnessed().document.sections)
    assert [part.is_hidden for part in wanted.parts].count(True) == 1


def test_the_stamp_holds_hashes_and_names_of_roles_alone() -> None:
    root = etree.fromstring(write_stamp(with_furniture(stamp(), ["So what", "1"])))
    shapes = {"k": r"[0-9a-f]{10}", "f": r"[0-9a-f]{10}", "p": r"[0-9a-f]{10}", "a": r"[0-9a-f]{6}", "b": r"[0-9a-f]{6}|-", "l": r"\d", "c": r"\d"}
    shapes |= {"d": "1", "r": "|".join(Role), "g": "|".join(Group)}
    heads = {"version": r"\d+", "edition": r"[0-9a-f]{12}", "deck": r"[\d -]+", "document": r"[\d -]+", "furniture": r"[0-9a-f ]{21}"}
    heads |= {"language": "en", "date": "2026-05-12", "issue": r"1\.4"}
    settings = {"n": "language|words|version|status|classification|name|page|theme", "f": r"[0-9a-f]{6}"}
    parts = {"k": r"[0-9a-f]{10}", "f": r"[0-9a-f]{6}", "s": "1", "h": "1"}
    grammar = {"stamp": heads, "s": settings, "p": parts, "e": shapes}
    assert len(root) > 150
    assert "".join(root.itertext()) == ""
    for element in root.iter():
        shape = grammar[etree.QName(element).localname]
        assert [(name, value) for name, value in element.attrib.items() if not re.fullmatch(shape[str(name)], str(value))] == []


def test_no_word_of_the_outline_stands_in_the_stamp() -> None:
    node = yaml.compose(OUTLINE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert node is not None
    words = {word.lower() for text in scalars(node) for word in re.findall(r"\w{6,}", text)}
    assert len(words) > 90
    hidden = re.sub(r' (?:r|g|n|deck|document)="[^"]*"', "", write_stamp(stamp()).decode()).lower()
    assert [word for word in sorted(words) if word in hidden] == []


@pytest.mark.parametrize("output", OUTPUTS)
def test_the_stamp_costs_less_than_a_tenth_of_a_file(output: Show) -> None:
    content, packed = witnessed().content(output), len(zlib.compress(write_stamp(stamp())))
    assert packed < len(content) / 10


def test_two_texts_that_differ_have_two_fingerprints() -> None:
    entries = [*witnessed().expected["deck"].entries, *witnessed().expected["document"].entries]
    assert len({text_mark(entry.text) for entry in entries}) == len({bare(entry.text) for entry in entries}) > 100
    one = next(entry for entry in entries if looks_mark(entry))
    assert looks_mark(replace(one, spans=tuple(replace(span, strong=not span.strong) for span in one.spans))) != looks_mark(one)
    assert looks_mark(replace(one, spans=(Span(one.text),))) == ""


# What changes the edition

CHANGES = (
    ("title: {text: Everything that", "title: {text: All that"),
    ("short: Everything to see", "short: All to see"),
    ("subtitle: For the", "subtitle: From the"),
    ("**witness**", "*witness*"),
    ("organisation: The Observatory", "organisation: The Laboratory"),
    ("Ada Example", "Ida Example"),
    ("date: 2026-05-12", "date: 2026-05-13"),
    ('version: "1.4"', 'version: "1.5"'),
    ("status: Draft", "status: Final"),
    ("classification: Internal", "classification: Public"),
    ("at any time.", "at any hour."),
    ("mailto:house@example.org", "mailto:home@example.org"),
    ("disclaimer: Nothing", "disclaimer: Something"),
    ("first: Makers", "first: Builders"),
    ("insight: Lesson", "insight: Insight"),
    ("publisher: Interconnects", "publisher: Connections"),
    ("accessed: 2026-06-01", "accessed: 2026-06-02"),
    ("https://example.org/notes", "https://example.org/note"),
    ("doi: 10.1000/182", "doi: 10.1000/183"),
    ("in full.", "at length."),
    ("value: 1.10", "value: 1.1"),
    ("as_of: spring 2026", "as_of: autumn 2026"),
    ("and a third time", "and a fourth time"),
    ("lead: One topic", "lead: A topic"),
    ("label: Rows", "label: Lines"),
    ("confidence: high", "confidence: low"),
    ("basis: reported", "basis: opinion"),
    ("[@lambert, p. 4; @ministry]", "[@lambert, p. 5; @ministry]"),
    ("(#lists)", "(#sides)"),
    ("### What they saw", "### What we saw"),
    ("3. a third place", "2. a third place"),
    ("Say this *slowly*.", "Say this *fast*."),
    ("tone: second, text: They wait", "tone: neutral, text: They wait"),
    ("5 years, 1 year", "5 years, 2 years"),
    ("role: in Hangzhou", "role: in Shanghai"),
    ("numbered: true", "numbered: false"),
    ("appendix: true", "appendix: false"),
    ("hidden: true", "hidden: false"),
    ("kind: risk", "kind: note"),
    ("source: [lambert, gigazine]", "source: [gigazine, ministry]"),
    ("{text: kept on paper, show: document}", "{text: kept on paper, show: both}"),
    ("show: document\n        detail", "show: both\n        detail"),
    ("takeaway: The distance grows.", "takeaway: The distance shrinks."),
    ("id: backup", "id: reserve"),
)
SAME = (
    ("name: witness", "name: other"),
    ("name: witness", "name: witness\npage: letter"),
    ("name: witness", "name: witness\ntheme: civic"),
    ("name: witness", "# Nothing is said here.\n\nname: witness"),
    ("organisation: The Observatory", 'organisation: "The Observatory"'),
)


@pytest.fixture
def edition(tmp_path: Path) -> Callable[[str, str], str]:
    """Return the edition of the outline with one place of it changed."""

    def changed(old: str, new: str) -> str:
        text = OUTLINE.read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / "witness.yaml"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        document = read_outline(path).document
        return edition_of(transcribe(document, "deck", witnessed().words), transcribe(document, "document", witnessed().words))

    return changed


@pytest.mark.parametrize(("old", "new"), CHANGES, ids=[new for _, new in CHANGES])
def test_the_edition_changes_with_the_content(edition: Callable[[str, str], str], old: str, new: str) -> None:
    assert edition(old, new) != witnessed().edition


@pytest.mark.parametrize(("old", "new"), SAME, ids=[new for _, new in SAME])
def test_the_edition_does_not_change_with_looks_and_files(edition: Callable[[str, str], str], old: str, new: str) -> None:
    assert edition(old, new) == witnessed().edition


# Stamps that are not there


def test_a_deck_without_a_stamp_has_none() -> None:
    deck = DeckFile(witnessed().deck)
    del deck.parts[ITEM]
    assert deck_stamp(deck.content()) is None


def test_a_pdf_without_a_stamp_has_none() -> None:
    pdf = PdfFile(witnessed().pdf)
    assert pdf_stamp(pdf.content()) is not None
    del pdf.catalog["/PieceInfo"]
    assert pdf_stamp(pdf.content()) is None


def test_other_custom_parts_are_no_stamp() -> None:
    deck = DeckFile(witnessed().deck)
    deck.parts[ITEM] = b"<other/>"
    deck.parts["customXml/item2.xml"] = b"<quoted>" + STAMP_NAMESPACE.encode() + b"</quoted>"
    deck.parts["customXml/item4.xml"] = b"<broken " + STAMP_NAMESPACE.encode()
    assert deck_stamp(deck.content()) is None
    deck.parts["customXml/item3.xml"] = write_stamp(stamp())
    assert deck_stamp(deck.content()) == stamp()


@pytest.mark.parametrize("ranges", ["", "x", "0-", "9999999999", "0-99999999", "5-2 1", "-3"])
def test_a_stamp_with_nonsense_in_it_is_read_as_far_as_it_goes(ranges: str) -> None:
    deck = DeckFile(witnessed().deck)
    deck.parts[ITEM] = f'<stamp xmlns="{STAMP_NAMESPACE}" version="x" deck="{ranges}"><e l="y"/><e g="z"/></stamp>'.encode()
    found = deck_stamp(deck.content())
    assert found is not None
    assert (found.edition, found.entries[0].level, len(found.entries)) == ("", 0, 2)
    assert set(found.deck) <= {0, 1}


def test_a_stamp_of_what_is_no_file_of_ours_is_an_error() -> None:
    with pytest.raises(UnreadableFileError, match="no PowerPoint deck"):
        deck_stamp(b"no deck")
    with pytest.raises(UnreadableFileError, match="no PDF"):
        pdf_stamp(b"no PDF")


def test_the_marks_of_very_many_shapes_and_keys_are_all_different() -> None:
    shapes = {box_mark(f"Slide (topic-{topic})", f"Point {shape} (topic-{topic}/b1)") for topic in range(5_000) for shape in range(20)}
    assert len(shapes) == 5_000 * 20
    assert len({key_mark(f"topic-{topic}/b{block}.{item}") for topic in range(5_000) for block in range(4) for item in range(5)}) == 5_000 * 20
