"""The file of a deck: tags, stamp, properties, links; the same bytes in any process, and no search for the names of its parts."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from briefing.deck import write_deck
from briefing.roles import format_key
from briefing.verify import deck_stamp
from deck.decks import RICH, THEME, deck_of, plan_of
from deck.package import Allowed, Package
from running import ROOT

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DC = "{http://purl.org/dc/elements/1.1/}"
CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
TERMS = "{http://purl.org/dc/terms/}"


@pytest.fixture
def package() -> Package:
    return Package.read(deck_of(RICH), Allowed(frozenset(), frozenset()))


def links(package: Package, part: str) -> Iterator[tuple[str, str, str]]:
    """Yield the words, the kind of relationship and the target of each link of a part."""
    for run in package.xml(part).iter(f"{A}r"):
        for click in run.iter(f"{A}hlinkClick"):
            relation = package.relations(part)[click.get(f"{R}id", "")]
            yield run.findtext(f"{A}t") or "", relation.kind, relation.target


def slide_of(package: Package, key: str) -> str:
    return next(name for name in package.slides if f'cSld name="Slide ({key})"'.encode() in package.files[name])


def test_every_slide_bears_its_key_in_a_tag(package: Package) -> None:
    tags = [etree.fromstring(package.files[package.related(slide, "tags")[0]]) for slide in package.slides]
    assert [(tag[0].get("name"), tag[0].get("val")) for tag in tags] == [
        ("BRIEFING_KEY", format_key(slide.key, slide.fragment)) for slide in plan_of(RICH).slides
    ]


def test_the_stamp_is_a_part_of_the_presentation(package: Package) -> None:
    assert package.related("ppt/presentation.xml", "customXml") == ["customXml/item1.xml"]
    assert package.related("customXml/item1.xml", "customXmlProps") == ["customXml/itemProps1.xml"]
    stamp = deck_stamp(deck_of(RICH))
    assert stamp is not None
    assert len(stamp.entries) > 100
    assert b"Scarce chips" not in package.files["customXml/item1.xml"]


def test_core_properties_are_the_outline_s(package: Package) -> None:
    core = package.xml("docProps/core.xml")
    said = {name: core.findtext(f"{space}{name}") for space, name in ((DC, "title"), (DC, "subject"), (DC, "creator"), (DC, "language"))}
    said |= {name: core.findtext(f"{TERMS}{name}") for name in ("created", "modified")}
    assert said == {
        "title": "Two roads to the frontier, and everything that a deck can show of them",
        "subject": "How laboratories differ, for those who decide",
        "creator": "Ada Example; Bo Example",
        "language": "en",
        "created": "2026-05-12T00:00:00Z",
        "modified": "2026-05-12T00:00:00Z",
    }
    assert core.findtext(f"{CP}lastModifiedBy") == "Ada Example; Bo Example"


def test_what_a_person_adds_to_a_body_shrinks_and_what_is_written_has_its_size(package: Package) -> None:
    fitting = [one for layout in package.layouts for one in package.xml(layout).iter(f"{A}normAutofit")]
    assert len(fitting) > len(package.layouts)
    assert [one for one in fitting if one.attrib] == []
    for layout in package.layouts:
        for shape in package.xml(layout).iter(f"{P}sp"):
            place = shape.find(f".//{P}ph")
            if place is not None and place.get("type", "body") in {"title", "ctrTitle", "body"}:
                assert shape.find(f".//{A}normAutofit") is not None, (layout, place.attrib)
    own = [one for slide in package.slides for tag in ("normAutofit", "noAutofit") for one in package.xml(slide).iter(f"{A}{tag}")]
    assert [one for one in own if any(shape.find(f".//{P}ph") is not None for shape in one.iterancestors(f"{P}sp"))] == []


def test_links_on_slides_jump_and_lead_out(package: Package) -> None:
    found = list(links(package, slide_of(package, "rows")))
    assert ("wait", "hyperlink", "https://example.org/wait") in found
    assert ("a shift", "slide", slide_of(package, "statement")) in found
    assert ("[2, p. 4]", "slide", slide_of(package, "/sources")) in found


def test_links_in_notes_are_addresses_of_keys(package: Package) -> None:
    notes = package.related(slide_of(package, "rows"), "notesSlide")[0]
    assert list(links(package, notes)) == [("the statement", "hyperlink", "#statement"), ("[3]", "hyperlink", "#/sources")]
    assert len(package.related(notes, "slide")) == 1


def test_hidden_slides_are_hidden(package: Package) -> None:
    assert [name for name in package.slides if package.xml(name).get("show") == "0"] == [slide_of(package, "hidden")]


def test_another_process_with_another_hash_seed_gives_the_same_bytes() -> None:
    program = "import sys, hashlib; from pathlib import Path; from briefing.pipeline import build; "
    program += "print(hashlib.sha256(build(Path(sys.argv[1]), outputs=('deck',)).deck).hexdigest())"
    environment = {"PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin", "TZ": "Asia/Tokyo"}
    ran = subprocess.run([sys.executable, "-c", program, str(RICH)], env=environment, capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout.strip() == hashlib.sha256(deck_of(RICH)).hexdigest()


def test_no_part_searches_for_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def search(*_: object) -> str:
        raise AssertionError("python-pptx looks through all parts for a free name, which is quadratic")

    monkeypatch.setattr("pptx.opc.package.OpcPackage.next_partname", search)
    assert len(write_deck(plan_of(RICH), THEME, stamp=lambda _: b"<stamp/>")) > 10_000


def test_a_stamp_is_written_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(write_deck(plan_of(RICH), THEME, stamp=lambda _: b"<any/>"))
    assert Package.read(path.read_bytes(), Allowed(frozenset(), frozenset())).files["customXml/item1.xml"] == b"<any/>"
