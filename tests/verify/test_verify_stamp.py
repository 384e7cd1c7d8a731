"""The stamp: it comes back whole, says no word of the outline, and changes with its content alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from lxml import etree

from briefing.diagnostics import UnreadableFileError
from briefing.outline import read_outline
from briefing.roles import FORMAT_VERSION, Group, Role
from briefing.verify import edition_of, read_stamp, transcribe, write_stamp
from briefing.verify.stamp import NAMESPACE, fingerprint
from verify.deck_file import DeckFile
from verify.witness import OUTLINE, witnessed

ITEM = "customXml/item1.xml"


def stamp() -> bytes:
    return write_stamp(witnessed().expected["deck"], witnessed().expected["document"])


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


def test_the_stamp_of_a_deck_comes_back_whole() -> None:
    good = witnessed()
    found = read_stamp(good.deck)
    assert found is not None
    assert (found.version, found.edition) == (FORMAT_VERSION, good.edition)
    both = [entry for entry in good.expected["document"].entries if entry.key == "paper"]
    assert len(found.entries) > len(good.expected["deck"].entries)
    assert {entry.outputs for entry in found.entries} == {"both", "deck", "document"}
    assert {fingerprint(entry) for entry in both} <= {entry.fingerprint for entry in found.entries if entry.outputs == "document"}
    assert [entry.fingerprint for entry in found.entries if entry.outputs != "document"] == [
        fingerprint(entry) for entry in good.expected["deck"].entries
    ]
    assert DeckFile(good.deck).parts[ITEM] == stamp()


def test_the_stamp_holds_hashes_and_names_of_roles_alone() -> None:
    root = etree.fromstring(stamp())
    shapes = {"k": r"[0-9a-f]{10}", "f": r"[0-9a-f]{10}", "l": r"\d", "o": "both|deck|document", "r": "|".join(Role), "g": "|".join(Group)}
    assert len(root) > 150
    assert "".join(root.itertext()) == ""
    assert {name: re.compile(r"\d+|[0-9a-f]{12}").fullmatch(value) is not None for name, value in root.attrib.items()} == {
        "version": True,
        "edition": True,
    }
    assert [dict(entry.attrib) for entry in root if set(entry.attrib) != set(shapes)] == []
    assert [value for entry in root for name, value in entry.attrib.items() if not re.fullmatch(shapes[str(name)], str(value))] == []


def test_no_word_of_the_outline_stands_in_the_stamp() -> None:
    node = yaml.compose(OUTLINE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert node is not None
    words = {word.lower() for text in scalars(node) for word in re.findall(r"\w{6,}", text)}
    assert len(words) > 90
    hidden = re.sub(r' (?:r|g|o)="[^"]*"', "", stamp().decode()).lower()
    assert [word for word in sorted(words) if word in hidden] == []


def test_two_entries_that_differ_have_two_fingerprints() -> None:
    entries = [*witnessed().expected["deck"].entries, *witnessed().expected["document"].entries]
    assert len({fingerprint(entry) for entry in entries}) == len(set(entries))
    one = next(entry for entry in entries if entry.role is Role.POINT)
    assert fingerprint(replace(one, key="elsewhere")) == fingerprint(one)
    assert fingerprint(replace(one, level=one.level + 1)) != fingerprint(one)


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
    assert read_stamp(deck.content()) is None


def test_other_custom_parts_are_no_stamp() -> None:
    deck = DeckFile(witnessed().deck)
    deck.parts[ITEM] = b"<other/>"
    deck.parts["customXml/item2.xml"] = b"<quoted>" + NAMESPACE.encode() + b"</quoted>"
    assert read_stamp(deck.content()) is None
    deck.parts["customXml/item3.xml"] = stamp()
    assert read_stamp(deck.content()) is not None


def test_a_stamp_with_nonsense_in_it_is_read_as_far_as_it_goes() -> None:
    deck = DeckFile(witnessed().deck)
    deck.parts[ITEM] = f'<stamp xmlns="{NAMESPACE}" version="x"><e l="y"/></stamp>'.encode()
    found = read_stamp(deck.content())
    assert found is not None
    assert (found.version, found.edition, found.entries[0].level) == (0, "", 0)


def test_a_stamp_of_what_is_no_deck_is_an_error() -> None:
    with pytest.raises(UnreadableFileError, match="no PowerPoint deck"):
        read_stamp(b"no deck")
