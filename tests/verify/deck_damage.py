"""How to do damage to a deck: each function is one thing that a person or a program could do to the file."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from verify.deck_file import A, DeckFile, P, R, found, remove, text_of

NEW_SLIDE = "ppt/slides/slide99.xml"


def paragraph(deck: DeckFile, key: str, said: str) -> etree._Element:
    return next(deck.text(key, said).iterancestors(f"{A}p"))


def rows(deck: DeckFile, key: str) -> list[etree._Element]:
    return list(deck.slide(key).iter(f"{A}tr"))


def note(deck: DeckFile, key: str, said: str) -> etree._Element:
    return next(one for one in deck.notes_paragraphs(key) if text_of(one) == said)


def notes_parts(deck: DeckFile) -> list[str]:
    return [name for name in deck.parts if name.startswith("ppt/notesSlides/notesSlide")]


def shapes(deck: DeckFile, key: str, *names: str) -> tuple[etree._Element, etree._Element]:
    one, other = (deck.shape(key, name) for name in names)
    return one, other


def body(deck: DeckFile, key: str, name: str) -> etree._Element:
    return found(deck.shape(key, name), f"{P}txBody")


def bodies(deck: DeckFile, key: str, *names: str) -> tuple[etree._Element, etree._Element]:
    one, other = (body(deck, key, name) for name in names)
    return one, other


def unlink(deck: DeckFile, key: str, kind: str) -> None:
    """Take away the relation of a slide to its one part of a kind."""
    remove(next(one for one in deck._relations(key) if one.get("Type", "").endswith(f"/{kind}")))


def swap_notes(deck: DeckFile, one: str, other: str) -> None:
    ours, theirs = deck.notes_part(one), deck.notes_part(other)
    deck.parts[ours], deck.parts[theirs] = deck.parts[theirs], deck.parts[ours]
    deck._roots.pop(ours, None)
    deck._roots.pop(theirs, None)


def move_notes(deck: DeckFile, key: str, other: str) -> None:
    """Let the notes of a slide be those of another, which has none."""
    relation = next(one for one in deck._relations(key) if one.get("Type", "").endswith("/notesSlide"))
    moved = deepcopy(relation)
    moved.set("Id", "rId99")
    next(iter(deck._relations(other))).addnext(moved)
    remove(relation)


def move(deck: DeckFile, key: str, name: str, other: str) -> None:
    """Move a shape to the beginning of another slide."""
    shape = deck.shape(key, name)
    remove(shape)
    deck.tree(other).insert(2, shape)


def rename(deck: DeckFile, key: str, name: str, other: str) -> None:
    found(deck.shape(key, name), f".//{P}cNvPr").set("name", other)


def set_level(deck: DeckFile, key: str, said: str, level: str) -> None:
    properties(paragraph(deck, key, said)).set("lvl", level)


def properties(one: etree._Element) -> etree._Element:
    """Return the properties of a paragraph."""
    own = one.find(f"{A}pPr")
    if own is None:
        own = etree.Element(f"{A}pPr")
        one.insert(0, own)
    return own


def style_of(deck: DeckFile, key: str, said: str) -> etree._Element:
    return found(deck.run(key, said), f"{A}rPr")


def style(deck: DeckFile, key: str, said: str, **attributes: str) -> None:
    for name, value in attributes.items():
        style_of(deck, key, said).set(name, value)


def unstyle(deck: DeckFile, key: str, said: str, attribute: str) -> None:
    del style_of(deck, key, said).attrib[attribute]


def write(deck: DeckFile, key: str, said: str, other: str) -> None:
    deck.text(key, said).text = other


def join(deck: DeckFile, key: str, said: str, other: str) -> None:
    """Make one paragraph of two."""
    joined = paragraph(deck, key, other)
    for run in joined.findall(f"{A}r"):
        paragraph(deck, key, said).insert(-1, run)
    remove(joined)


def loud(deck: DeckFile, key: str, said: str) -> None:
    """Print the mark of a title in the colour of the title."""
    remove(found(style_of(deck, key, said), f"{A}solidFill"))


def quieten(deck: DeckFile, key: str, said: str) -> None:
    etree.SubElement(etree.SubElement(style_of(deck, key, said), f"{A}solidFill"), f"{A}schemeClr").set("val", "accent3")


def add_slide(deck: DeckFile, key: str, name: str) -> None:
    """Add an empty slide behind another."""
    root = deepcopy(deck.slide(key))
    common = found(root, f"{P}cSld")
    common.set("name", name)
    for shape in found(common, f"{P}spTree")[2:]:
        remove(shape)
    put_slide(deck, key, root, b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>')


def put_slide(deck: DeckFile, key: str, root: etree._Element, relations: bytes) -> None:
    """Put a slide behind another, with the part of its relationships."""
    deck.parts[NEW_SLIDE] = etree.tostring(root)
    deck.parts["ppt/slides/_rels/slide99.xml.rels"] = relations
    listed = deck.root("ppt/_rels/presentation.xml.rels")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
    relation = etree.SubElement(listed, listed[0].tag)
    for attribute, value in (("Id", "rId999"), ("Type", kind), ("Target", "slides/slide99.xml")):
        relation.set(attribute, value)
    added = deepcopy(deck.slide_id(key))
    added.set(f"{R}id", "rId999")
    added.set("id", "9999")
    deck.slide_id(key).addnext(added)


def box(name: str, said: str) -> etree._Element:
    return etree.fromstring(
        f'<p:sp xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}"><p:nvSpPr><p:cNvPr id="99" name="{name}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:p>{f'<a:r><a:t>{said}</a:t></a:r>' if said else ''}</a:p></p:txBody></p:sp>"
    )


def picture(name: str) -> etree._Element:
    return etree.fromstring(f'<p:pic xmlns:p="{P[1:-1]}"><p:nvPicPr><p:cNvPr id="99" name="{name}"/></p:nvPicPr><p:spPr/></p:pic>')


def add_xml(deck: DeckFile, key: str, shape: etree._Element) -> None:
    deck.tree(key).append(shape)


def add_box(deck: DeckFile, key: str, name: str, said: str) -> None:
    add_xml(deck, key, box(name, said))


def add_group(deck: DeckFile, key: str, said: str) -> None:
    group = etree.SubElement(deck.tree(key), f"{P}grpSp")
    group.append(box("TextBox 9", said))


def add_alternative(deck: DeckFile, key: str, said: str) -> None:
    compatibility = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
    choice = etree.SubElement(etree.SubElement(deck.tree(key), f"{compatibility}AlternateContent"), f"{compatibility}Choice")
    choice.append(box("TextBox 9", said))


def add_table(deck: DeckFile, key: str, name: str) -> None:
    table = deepcopy(deck.shape("answers", "Comparison (answers/b1)"))
    found(table, f".//{P}cNvPr").set("name", name)
    for text in table.iter(f"{A}t"):
        text.text = "buy now"
    add_xml(deck, key, table)


def add_text(deck: DeckFile, key: str, name: str, said: str) -> None:
    append_paragraph(body(deck, key, name), said)


def append_paragraph(text_body: etree._Element, said: str) -> None:
    run = etree.SubElement(etree.SubElement(text_body, f"{A}p"), f"{A}r")
    etree.SubElement(run, f"{A}t").text = said


def append_note(deck: DeckFile, key: str, said: str) -> None:
    last = deck.notes_paragraphs(key)[-1].getparent()
    assert last is not None
    append_paragraph(last, said)


def add_note_box(deck: DeckFile, key: str, said: str) -> None:
    found(deck.notes(key), f"{P}cSld/{P}spTree").append(box("TextBox 9", said))


def add_to_cell(cell: etree._Element, said: str) -> None:
    append_paragraph(found(cell, f"{A}txBody"), said)


def add_to_layout(deck: DeckFile, key: str, kind: str) -> None:
    part = deck.related(deck.slide_part(key), "slideLayout")
    part = deck.related(part, kind) if kind == "slideMaster" else part
    found(deck.root(part), f"{P}cSld/{P}spTree").append(box("TextBox 9", "buy now"))


def add_quiet(deck: DeckFile, key: str, name: str, said: str) -> None:
    mark = found(deck.shape("order~2", "Repeated title (order)"), f".//{A}schemeClr").getparent()
    assert mark is not None
    run = deepcopy(next(mark.iterancestors(f"{A}r")))
    found(run, f"{A}t").text = said
    found(body(deck, key, name), f"{A}p").insert(2, run)


def bullet(deck: DeckFile, key: str, said: str, tag: str, **attributes: str) -> None:
    own = properties(paragraph(deck, key, said))
    for name in ("buNone", "buChar", "buAutoNum"):
        for mark in own.findall(f"{A}{name}"):
            own.remove(mark)
    mark = etree.SubElement(own, f"{A}{tag}")
    for attribute, value in attributes.items():
        mark.set(attribute, value)


def bullets_of_layout(deck: DeckFile, key: str) -> None:
    layout = deck.root(deck.related(deck.slide_part(key), "slideLayout"))
    for number in list(layout.iter(f"{A}buAutoNum")):
        number.tag = f"{A}buChar"
        number.set("char", "-")


def start_at(deck: DeckFile, key: str, number: int) -> None:
    for mark in deck.slide(key).iter(f"{A}buAutoNum"):
        mark.set("startAt", str(number))


def start_at_note(deck: DeckFile, key: str, said: str, number: int) -> None:
    found(note(deck, key, said), f"{A}pPr/{A}buAutoNum").set("startAt", str(number))


def number_sources(deck: DeckFile, number: int) -> None:
    for one in body(deck, "/sources", "Sources 1 (/sources)").iterfind(f"{A}p"):
        own = etree.SubElement(properties(one), f"{A}buAutoNum")
        own.set("type", "arabicPeriod")
        own.set("startAt", str(number))


def unquote(deck: DeckFile, key: str, said: str) -> None:
    del properties(note(deck, key, said)).attrib["marR"]


def hide(deck: DeckFile, key: str, name: str) -> None:
    found(deck.shape(key, name), f".//{P}cNvPr").set("hidden", "1")


def put(deck: DeckFile, key: str, name: str, x: int, y: int) -> None:
    """Put a shape at a place of its own."""
    own = found(deck.shape(key, name), f"{P}spPr")
    for frame in own.findall(f"{A}xfrm"):
        own.remove(frame)
    frame = etree.Element(f"{A}xfrm")
    own.insert(0, frame)
    for tag, names, values in (("off", ("x", "y"), (x, y)), ("ext", ("cx", "cy"), (3_000_000, 500_000))):
        child = etree.SubElement(frame, f"{A}{tag}")
        for attribute, value in zip(names, values, strict=True):
            child.set(attribute, str(value))


def untitle(deck: DeckFile, key: str) -> None:
    place = next(one for one in deck.slide(key).iter(f"{P}ph") if one.get("type") == "title")
    place.set("type", "body")
    place.set("idx", "99")
