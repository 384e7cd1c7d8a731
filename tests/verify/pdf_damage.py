"""How to do damage to a PDF: each function is one thing that a person or a program could do to the file."""

from __future__ import annotations

import re

from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject, NumberObject, TextStringObject

from verify.pdf_file import Found, PdfFile, at

# Structure


def item(pdf: PdfFile, name: str) -> Found:
    return above(pdf, name, "/LI")


def above(pdf: PdfFile, name: str, kind: str) -> Found:
    return pdf.ancestor(pdf.element(name), kind)


def mark(pdf: PdfFile, name: str) -> Found:
    """Return the number or bullet of the item that holds an element."""
    return next(kid for kid in pdf.kids(item(pdf, name)) if kid["/S"] == "/Lbl")


def retitle(pdf: PdfFile, name: str, other: str) -> None:
    pdf.element(name)[NameObject("/T")] = TextStringObject(other)


def untitle(pdf: PdfFile, name: str) -> None:
    del pdf.element(name)["/T"]


def move_into(pdf: PdfFile, name: str, other: str) -> None:
    """Move an item to the end of the list that holds another."""
    moved, target = item(pdf, name), pdf.parent(item(pdf, other))
    reference = pdf.held(pdf.parent(moved))[pdf.place(moved)]
    pdf.remove(moved)
    pdf.held(target).append(reference)


# Pages and what is painted


def page_list(pdf: PdfFile) -> Found:
    return at(pdf.catalog, "/Pages", "/Kids")


def swap_pages(pdf: PdfFile, one: int, other: int) -> None:
    held = page_list(pdf)
    held[one], held[other] = held[other], held[one]


def remove_page(pdf: PdfFile, page: int) -> None:
    del page_list(pdf)[page]
    pages = at(pdf.catalog, "/Pages")
    pages[NameObject("/Count")] = NumberObject(len(page_list(pdf)))


def double_page(pdf: PdfFile, page: int) -> None:
    """Let the page tree list a page twice."""
    add_page(pdf, page, page_list(pdf)[page])


def copy_page(pdf: PdfFile, page: int) -> None:
    """Add a page of its own that paints the same."""
    add_page(pdf, page, pdf.writer._add_object(DictionaryObject(page_list(pdf)[page].get_object())))


def add_page(pdf: PdfFile, page: int, reference: Found) -> None:
    page_list(pdf).insert(page + 1, reference)
    pages = at(pdf.catalog, "/Pages")
    pages[NameObject("/Count")] = NumberObject(len(page_list(pdf)))


def text_of(pdf: PdfFile, page: int) -> bytes:
    """Return the operators that paint a few glyphs of a page's first face at its edge."""
    content = next(place for element in pdf.elements() for on, place in pdf.painted(element) if on == page)
    face = pdf.face_of(page, content)
    glyphs = b"".join(b"<%s>" % code for code in pdf.codes(page, face)[:5])
    return b"BT 1 0 0 1 60 30 Tm %s 9 Tf [%s] TJ ET" % (face, glyphs)


def paint_text(pdf: PdfFile, page: int, before: bytes, behind: bytes) -> None:
    pdf.paint(page, b" ".join((before, text_of(pdf, page), behind)))


def paint_form(pdf: PdfFile, page: int) -> None:
    """Paint a text by way of a form, a drawing that a page calls for."""
    form = DecodedStreamObject()
    form.set_data(text_of(pdf, page))
    resources = at(pdf.writer.pages[page], "/Resources")
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject(map(FloatObject, (0, 0, 600, 900)))
    form[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): resources["/Font"]})
    named = resources.get("/XObject", DictionaryObject()).get_object()
    named[NameObject("/Added")] = pdf.writer._add_object(form)
    resources[NameObject("/XObject")] = named
    pdf.paint(page, b"/Artifact BMC /Added Do EMC")


def annotate(pdf: PdfFile, page: int, kind: str) -> None:
    box = ArrayObject(map(FloatObject, (50, 50, 150, 70)))
    entries = {"/Type": NameObject("/Annot"), "/Subtype": NameObject(kind), "/Rect": box, "/Contents": TextStringObject("buy now")}
    added = DictionaryObject({NameObject(name): value for name, value in entries.items()})
    at(pdf.writer.pages[page], "/Annots").append(pdf.writer._add_object(added))


def paint_over(pdf: PdfFile, name: str, old: bytes, new: bytes) -> None:
    page, content = pdf.painted(pdf.element(name))[0]
    painted = pdf.marked(page, content)["painted"]
    changed_paint = re.sub(old, new, painted, count=1)
    assert changed_paint != painted
    pdf.repaint(page, content, changed_paint)


def spell(pdf: PdfFile, name: str, attribute: str) -> None:
    """Let an element say something else to those who listen."""
    pdf.element(name)[NameObject(attribute)] = TextStringObject("buy now")


def spell_glyphs(pdf: PdfFile, name: str) -> None:
    """Let a marked sequence spell something else than it paints."""
    page, content = pdf.painted(pdf.element(name))[0]
    mark = b"/MCID %d>>" % content
    pdf.set_stream(page, pdf.stream(page).replace(mark, b"/MCID %d /ActualText (buy now)>>" % content))


def run_together(pdf: PdfFile, name: str) -> None:
    """Leave out the glyph of the first space: the fourth, behind `The`."""
    page, content = pdf.painted(pdf.element(name))[0]
    painted = pdf.marked(page, content)["painted"]
    space = list(re.finditer(rb"<[0-9a-f]{4}>", painted))[3]
    pdf.repaint(page, content, painted[: space.start()] + painted[space.end() :])


def crop(pdf: PdfFile, page: int) -> None:
    pdf.writer.pages[page][NameObject("/CropBox")] = ArrayObject(map(FloatObject, (0, 0, 595, 200)))


def alter_mark(pdf: PdfFile, name: str) -> None:
    assert any(pdf.alter(page, content) for page, content in pdf.painted(mark(pdf, name)))


def outside(pdf: PdfFile, page: int) -> list[re.Match[bytes]]:
    """Return the texts that are painted as artifacts."""
    found = re.finditer(rb"/Artifact\s+(?:BMC|<<.*?>>\s+BDC)(?P<painted>.*?)EMC", pdf.stream(page), re.DOTALL)
    return [one for one in found if b" TJ" in one["painted"]]


def alter_outside(pdf: PdfFile, page: int, number: int) -> None:
    one = outside(pdf, page)[number]
    codes = list(re.finditer(rb"<([0-9a-f]{4})>", one["painted"]))
    face = re.search(rb"(/\w+) [\d.]+ Tf", one["painted"])
    assert face is not None
    other = next(code for code in pdf.codes(page, face[1]) if code != codes[-1][1])
    start = one.start("painted") + codes[-1].start(1)
    pdf.set_stream(page, one.string[:start] + other + one.string[start + 4 :])


def drop_outside(pdf: PdfFile, page: int, number: int) -> None:
    one = outside(pdf, page)[number]
    pdf.set_stream(page, one.string[: one.start("painted")] + b" " + one.string[one.end("painted") :])


def double_outside(pdf: PdfFile, page: int, number: int) -> None:
    one = outside(pdf, page)[number]
    pdf.set_stream(page, one.string[: one.end()] + b"\n" + one[0] + b"\n" + one.string[one.end() :])


def swap_outside(pdf: PdfFile, page: int, other: int) -> None:
    """Let the running sections of two pages change their places; both pages paint them in one face."""
    ours, theirs = outside(pdf, page)[1], outside(pdf, other)[1]
    for number, one, two in ((page, ours, theirs), (other, theirs, ours)):
        pdf.set_stream(number, one.string[: one.start("painted")] + two["painted"] + one.string[one.end("painted") :])


# Links, places, bookmarks


def lead_second(pdf: PdfFile, name: str, target: str) -> None:
    annotation = pdf.annotations(pdf.element(name))[1]
    annotation[NameObject("/Dest")] = TextStringObject(target)


def lead_last(pdf: PdfFile, name: str) -> None:
    annotations = pdf.annotations(pdf.element(name))
    assert len(annotations) > 1
    annotations[-1]["/A"].get_object()[NameObject("/URI")] = TextStringObject("https://example.org/evil")


def lead_row(pdf: PdfFile, name: str, target: str) -> None:
    """Let a whole row of the contents lead elsewhere."""
    for annotation in pdf.annotations(above(pdf, name, "/TOCI")):
        annotation[NameObject("/Dest")] = TextStringObject(target)


def lift(pdf: PdfFile, name: str) -> None:
    """Take the links of an element from the page, though the structure still knows them."""
    lifted = pdf.annotations(pdf.element(name))
    for page in pdf.writer.pages:
        held = page.get("/Annots", ArrayObject()).get_object()
        kept = [reference for reference in held if not any(reference.get_object() is one for one in lifted)]
        page[NameObject("/Annots")] = ArrayObject(kept)


def place_of(pdf: PdfFile, name: str) -> int:
    return next(place for place, one in enumerate(pdf.targets()) if one == name)


def move_target(pdf: PdfFile, name: str, other: str) -> None:
    targets = pdf.targets()
    targets[place_of(pdf, name) + 1] = targets[place_of(pdf, other) + 1]


def rename_target(pdf: PdfFile, name: str, other: str) -> None:
    pdf.targets()[place_of(pdf, name)] = TextStringObject(other)


def bookmark(pdf: PdfFile, said: str) -> Found:
    return next(one for one in pdf.bookmarks() if one["/Title"] == said)


def rename_bookmark(pdf: PdfFile, said: str, other: str) -> None:
    bookmark(pdf, said)[NameObject("/Title")] = TextStringObject(other)


def skip_bookmark(pdf: PdfFile) -> None:
    before, gone = bookmark(pdf, "Labelled rows stand beside their texts"), bookmark(pdf, "Lists have three levels")
    before[NameObject("/Next")] = gone.raw_get("/Next")


def lead_bookmark(pdf: PdfFile, said: str, target: str) -> None:
    bookmark(pdf, said)[NameObject("/Dest")] = pdf.targets()[place_of(pdf, target) + 1]
