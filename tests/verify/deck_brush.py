"""How somebody paints a deck anew by hand, and what PowerPoint writes into one that nobody touched."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from verify.deck_file import A, DeckFile, P, found, remove_all

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
THEME = "ppt/theme/theme1.xml"
_DRAWING = f'xmlns:a="{A[1:-1]}"'
_EXTENSIONS = '<a:extLst><a:ext uri="{28A0092B-C50C-407E-A947-70E740481C1C}"/></a:extLst>'
RED = '<a:solidFill><a:srgbClr val="C00000"/></a:solidFill>'


def element(xml: str) -> etree._Element:
    """Return an element of the drawings' language, as in `<a:ln/>`."""
    return etree.fromstring(f"<any {_DRAWING}>{xml}</any>")[0]


def own(shape: etree._Element) -> etree._Element:
    """Return the properties of a shape."""
    return found(shape, f"{P}spPr")


def paint(properties: etree._Element, xml: str) -> None:
    """Let properties name a fill, a line or an effect."""
    added = element(xml)
    for other in properties.findall(str(added.tag)):
        properties.remove(other)
    if added.tag == f"{A}solidFill":
        for other in properties.findall(f"{A}noFill"):
            properties.remove(other)
    properties.append(added)


def look(deck: DeckFile, key: str, name: str, xml: str = "", **attributes: str) -> None:
    """Let the first run of a shape look otherwise."""
    style = next(deck.shape(key, name).iter(f"{A}rPr"))
    style.attrib.update(attributes)
    if xml:
        style.insert(0, element(xml))


def cell(deck: DeckFile, key: str, name: str, row: int, column: int) -> etree._Element:
    return list(list(deck.shape(key, name).iter(f"{A}tr"))[row].iter(f"{A}tc"))[column]


def chart(deck: DeckFile, key: str) -> etree._Element:
    return deck.root(deck.related(deck.slide_part(key), "chart"))


def add_point(series: etree._Element) -> None:
    """Give the second point of a series a fill of its own."""
    point = etree.fromstring(f'<c:dPt xmlns:c="{C[1:-1]}" {_DRAWING}><c:idx val="1"/><c:spPr>{RED}</c:spPr></c:dPt>')
    found(series, f"{C}spPr").addnext(point)


def ground(deck: DeckFile, key: str) -> None:
    """Give a slide a ground of its own."""
    xml = f'<p:bg xmlns:p="{P[1:-1]}" {_DRAWING}><p:bgPr>{RED}<a:effectLst/></p:bgPr></p:bg>'
    found(deck.slide(key), f"{P}cSld").insert(0, etree.fromstring(xml))


def save(deck: DeckFile) -> None:
    """Write the deck as PowerPoint may, with nothing changed: more attributes, other runs, defaults spelled out, extensions."""
    for part in deck.slide_parts():
        root = deck.root(part)
        _write_texts(root)
        _write_inherited(deck, part)
        _write_properties(root)
        _write_tables(root)
    for part in [name for name in deck.parts if name.startswith("ppt/charts/chart") and name.endswith(".xml")]:
        _write_chart(deck.root(part))
    _write_theme(deck.root(THEME))


def _write_texts(root: etree._Element) -> None:
    for run in list(root.iter(f"{A}r")):
        style, text = found(run, f"{A}rPr"), found(run, f"{A}t")
        written = {"u": "none", "strike": "noStrike", "baseline": "0", **dict(style.attrib), "lang": "de-DE"}
        style.attrib.update({"dirty": "0", "err": "1", "altLang": "en-US", **written})
        _reorder(style)
        for face in style.iterchildren(f"{A}latin"):
            face.attrib.update({"panose": "020B0604020202020204", "pitchFamily": "34", "charset": "0"})
        style.append(element(_EXTENSIONS))
        said = text.text or ""
        if len(said) > 1:
            other = deepcopy(run)
            found(other, f"{A}t").text, text.text = said[1:], said[0]
            run.addnext(other)
    for text in list(root.iter(f"{A}p")):
        text.insert(len(text.findall(f"{A}pPr")), element('<a:r><a:rPr b="1" sz="900"/><a:t/></a:r>'))
    for end in root.iter(f"{A}endParaRPr"):
        end.attrib.update({"sz": "4400", "b": "1", "dirty": "0"})
        end.insert(0, element(RED))


def _write_inherited(deck: DeckFile, part: str) -> None:
    """Write into each run of a placeholder or text box that has no look of its own what it inherits."""
    layout = deck.root(deck.related(part, "slideLayout"))
    for shape in deck.root(part).iter(f"{P}sp"):
        inherited = next(_inherited(shape, layout), None)
        for style in shape.iter(f"{A}rPr") if inherited is not None else ():
            if style.find(f"{A}solidFill") is None and inherited is not None:
                style.attrib.update({**{name: inherited.get(name, "") for name in ("sz", "b", "i")}, **dict(style.attrib)})
                style.insert(0, deepcopy(found(inherited, f"{A}solidFill")))


def _inherited(shape: etree._Element, layout: etree._Element) -> Iterator[etree._Element]:
    """Yield the look that the first level of a shape inherits."""
    place = next(shape.iter(f"{P}ph"), None)
    holders = [shape]
    if place is not None:
        wanted = (place.get("type", "body"), place.get("idx"))
        holders += [one for one in layout.iter(f"{P}sp") for held in one.iter(f"{P}ph") if (held.get("type", "body"), held.get("idx")) == wanted]
    for holder in holders:
        yield from holder.iterfind(f"{P}txBody/{A}lstStyle/{A}lvl1pPr/{A}defRPr")


def _write_properties(root: etree._Element) -> None:
    for properties in root.iter(f"{P}cNvPr"):
        properties.append(element(_EXTENSIONS))
    for colour in root.iter(f"{A}srgbClr"):
        colour.set("val", colour.get("val", "").lower())
    for colour in root.iter(f"{A}schemeClr"):
        colour.append(element('<a:alpha val="100000"/>'))
    for picture in root.iter(f"{A}blip"):
        picture.set("cstate", "print")
        picture.append(element(_EXTENSIONS))
    for properties in root.iter(f"{P}spPr", f"{C}spPr"):
        none = "<a:ln/>" if properties.tag == f"{C}spPr" else "<a:ln><a:noFill/></a:ln>"
        _complete(properties, none, "<a:effectLst/>", "<a:sp3d/>")
    for line in root.iter(f"{A}ln", f"{A}lnL", f"{A}lnR", f"{A}lnT", f"{A}lnB"):
        _write_line(line)


def _write_line(line: etree._Element) -> None:
    line.attrib.update({"cap": "rnd", "cmpd": "sng", "algn": "ctr"})
    if line.get("w") == "9525":
        del line.attrib["w"]
    join = '<a:miter lim="800000"/>' if line.tag == f"{A}ln" else "<a:round/>"
    ends = '<a:headEnd type="none" w="med" len="med"/>', '<a:tailEnd type="none" w="med" len="med"/>'
    _complete(line, '<a:prstDash val="solid"/>', join, *ends)


def _complete(one: etree._Element, *written: str) -> None:
    """Add what an element does not hold yet."""
    for added in map(element, written):
        if one.find(str(added.tag)) is None:
            one.append(added)


def _write_tables(root: etree._Element) -> None:
    """Say each rule between two rows in the upper one alone, and what cells look like where nothing says otherwise."""
    for table in root.iter(f"{A}tbl"):
        found(table, f"{A}tblPr").set("bandRow", "0")
        for below in list(table.iter(f"{A}tr"))[1:]:
            remove_all(below.iter(f"{A}lnT"))
        for style in table.iter(f"{A}rPr"):
            style.attrib.update({"b": "0", "i": "0", "cap": "none", **dict(style.attrib)})
        for properties in table.iter(f"{A}tcPr"):
            properties.insert(0, element("<a:lnTlToBr><a:noFill/></a:lnTlToBr>"))


def _write_chart(root: etree._Element) -> None:
    base = found(root, f"{C}txPr/{A}p/{A}pPr/{A}defRPr")
    for style in root.iter(f"{A}defRPr", f"{A}rPr"):
        style.attrib.update({"u": "none", "strike": "noStrike", "kern": "1200", "baseline": "0", "sz": style.get("sz", base.get("sz", ""))})
    for style in root.iter(f"{A}defRPr"):
        remove_all(style.findall(f"{A}latin") if style is not base else ())
    for labels in root.iter(f"{C}dLbls"):
        label = etree.fromstring(f'<c:dLbl xmlns:c="{C[1:-1]}"><c:idx val="0"/></c:dLbl>')
        label.extend([deepcopy(one) for one in labels.findall(f"{C}txPr")])
        labels.insert(0, label)
    for series in root.iter(f"{C}ser"):
        found(series, f"{C}tx").addnext(etree.fromstring(f'<c:dPt xmlns:c="{C[1:-1]}"><c:idx val="0"/><c:bubble3D val="0"/></c:dPt>'))
        leaders = f'<c:ext uri="u"><c15:leaderLines xmlns:c15="urn:c15"><c:spPr>{RED}</c:spPr></c15:leaderLines></c:ext>'
        series.append(etree.fromstring(f'<c:extLst xmlns:c="{C[1:-1]}" {_DRAWING}>{leaders}</c:extLst>'))
    _write_properties(root)


def _write_theme(root: etree._Element) -> None:
    for colour in list(root.iter(f"{A}srgbClr")):
        colour.set("val", colour.get("val", "").lower())
    dark = found(root, f"{A}themeElements/{A}clrScheme/{A}dk1")
    value = found(dark, f"{A}srgbClr").get("val", "")
    dark[0] = element(f'<a:sysClr val="windowText" lastClr="{value}"/>')
    for font in root.iter(f"{A}majorFont", f"{A}minorFont"):
        found(font, f"{A}latin").set("panose", "020B0604020202020204")
        font.append(element('<a:font script="Thai" typeface="Cordia New"/>'))
    root.append(element(_EXTENSIONS))


def _reorder(one: etree._Element) -> None:
    """Put the attributes of an element in another order."""
    said = dict(one.attrib)
    one.attrib.clear()
    one.attrib.update(dict(sorted(said.items(), reverse=True)))
