"""The parts of a deck: how they are found, and what is said of a file that is no whole deck."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefing.diagnostics import UnreadableFileError
from briefing.verify.deck_parts import DeckParts, Relation
from verify.slides import deck, package, part, relations, slide

PRESENTATION = "ppt/presentation.xml"


ANEW = "copy or save the file anew, or build it again"


def said_of(content: bytes, *, read: str = "") -> tuple[str, str, str]:
    """Return code, message and hint of what is wrong with a file, or with a part of it."""
    with pytest.raises(UnreadableFileError) as failure:
        DeckParts(content).xml(read or PRESENTATION)
    (found,) = failure.value.findings
    return found.code, found.message, found.hint


def test_what_is_no_deck() -> None:
    whole = deck(slide())
    assert said_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more") == (
        "encrypted",
        "this file is encrypted, or of PowerPoint's old binary format",
        "save it as .pptx without a password",
    )
    assert said_of(b"anything") == ("not-a-deck", "this file is no PowerPoint deck, or only a part of one", ANEW)
    assert said_of(whole[:200]) == ("not-a-deck", "this file is no PowerPoint deck, or only a part of one", ANEW)
    assert said_of(package({"word/document.xml": b"<a/>"})) == (
        "not-a-deck",
        "this file is no PowerPoint deck: it has no presentation part",
        "name a .pptx",
    )


def test_what_is_wrong_with_a_part() -> None:
    content = package({PRESENTATION: b"<a/>", "bad.xml": b"<a>"})
    assert said_of(content, read="bad.xml") == ("damaged", "the part bad.xml is no well-formed XML", ANEW)
    assert said_of(content, read="gone.xml") == ("damaged", "the part gone.xml is missing", ANEW)
    broken = package({PRESENTATION: b"<a/>", "x.xml": b"<whatever/>"}).replace(b"<whatever/>", b"<whatever >")
    assert said_of(broken, read="x.xml") == ("damaged", "the part x.xml cannot be unpacked", ANEW)


def test_a_part_may_be_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.verify.deck_parts.LARGEST_XML", 2_000_000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr(PRESENTATION, b"<a/>")
        target.writestr("most.xml", b"<a/>" + b" " * (2_000_000 - 4))
        target.writestr("large.xml", b"<a/>" + b" " * 2_000_000)
    assert DeckParts(packed.getvalue()).xml("most.xml").tag == "a"
    assert said_of(packed.getvalue(), read="large.xml") == ("too-large", "the part large.xml is larger than 2 MB", "name the deck as it was built")


def test_entities_are_not_resolved() -> None:
    content = package({PRESENTATION: b"<a/>", "x.xml": b"<!DOCTYPE a [<!ENTITY e 'said'>]><a>&e;</a>"})
    assert DeckParts(content).xml("x.xml").text is None


def test_comments_say_nothing_and_part_no_text() -> None:
    content = package({PRESENTATION: b"<a/>", "x.xml": b"<?x y?><a><!-- z -->on<!-- z -->e<?x y?></a>"})
    root = DeckParts(content).xml("x.xml")
    assert (root.text, len(root)) == ("one", 0)


@pytest.mark.parametrize(
    ("size", "found"),
    [('<p:sldSz cx="1000" cy="500"/>', (1000, 500)), ("", (0, 0)), ('<p:sldSz cx="1000"/>', (0, 0)), ('<p:sldSz cx="x" cy="500"/>', (0, 0))],
)
def test_the_size_of_slides(size: str, found: tuple[int, int]) -> None:
    assert DeckParts(deck(slide(), size=size)).slide_size == found


@pytest.mark.parametrize(("attributes", "found"), [("", 1), ('firstSlideNum="7"', 7), ('firstSlideNum="x"', 1)])
def test_the_first_number(attributes: str, found: int) -> None:
    assert DeckParts(deck(slide(), attributes=attributes)).first_number == found


def test_slides_stand_in_the_order_of_the_show() -> None:
    listed = '<p:sldIdLst><p:sldId r:id="rId2"/><p:sldId r:id="rId1"/></p:sldIdLst>'
    parts = DeckParts(
        package(
            {
                PRESENTATION: part("p:presentation", listed),
                "ppt/_rels/presentation.xml.rels": relations(("slide", "slides/one.xml"), ("slide", "/ppt/slides/two.xml")),
            }
        )
    )
    assert list(parts.slides()) == ["ppt/slides/two.xml", "ppt/slides/one.xml"]
    assert parts.names == (PRESENTATION, "ppt/_rels/presentation.xml.rels")


def test_a_slide_that_is_listed_must_be_there() -> None:
    content = package({PRESENTATION: part("p:presentation", '<p:sldIdLst><p:sldId r:id="rId1"/></p:sldIdLst>')})
    with pytest.raises(UnreadableFileError) as failure:
        list(DeckParts(content).slides())
    (found,) = failure.value.findings
    assert (found.code, found.message, found.hint) == ("damaged", "the deck lists a slide that is not in it", ANEW)


def test_a_relation_may_be_of_another_namespace_or_of_none() -> None:
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/slide"
    lines = f'<Relationship Id="a" Type="{strict}" Target="x.xml"/><Relationship Id="b" Type="t"/><Relationship/>'
    content = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'.encode()
    parts = DeckParts(package({PRESENTATION: b"<a/>", "ppt/slides/_rels/s.xml.rels": content}))
    found = {"a": Relation("slide", "ppt/slides/x.xml"), "b": Relation("t", "ppt/slides"), "": Relation("", "ppt/slides")}
    assert parts.relations("ppt/slides/s.xml") == found


def test_relations_of_a_part() -> None:
    parts = DeckParts(
        package(
            {
                PRESENTATION: b"<a/>",
                "ppt/slides/_rels/s.xml.rels": relations(
                    ("slideLayout", "../slideLayouts/l.xml"),
                    ("hyperlink", "https://example.org/a/../b"),
                    ("slideLayout", "../slideLayouts/m.xml"),
                    ("tags", "/X/y.xml"),
                ),
                "ppt/slideLayouts/l.xml": b"<a/>",
            }
        )
    )
    assert parts.relations("ppt/slides/s.xml") == {
        "rId1": Relation("slideLayout", "ppt/slideLayouts/l.xml"),
        "rId2": Relation("hyperlink", "https://example.org/a/../b"),
        "rId3": Relation("slideLayout", "ppt/slideLayouts/m.xml"),
        "rId4": Relation("tags", "X/y.xml"),
    }
    assert parts.relations("ppt/slides/none.xml") == {}
    assert parts.related("ppt/slides/s.xml", "slideLayout") == "ppt/slideLayouts/l.xml"
    assert parts.related("ppt/slides/s.xml", "notesSlide") == ""
    parts.require_related("ppt/slides/s.xml", "notesSlide")
    with pytest.raises(UnreadableFileError) as failure:
        parts.require_related("ppt/slides/s.xml", "slideLayout")
    (missing,) = failure.value.findings
    assert (missing.code, missing.message, missing.hint) == ("damaged", "the part ppt/slideLayouts/m.xml is missing", ANEW)
    assert parts.layout("ppt/slideLayouts/l.xml") is parts.layout("ppt/slideLayouts/l.xml")
