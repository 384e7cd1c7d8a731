"""The base package of a deck: theme, master, layouts, notes master, table style, made from the theme's tokens as XML of our own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import quoteattr

from briefing.deck.layout_xml import layout_xml, master_xml
from briefing.deck.masters import handout_master_xml, notes_master_xml, view_xml
from briefing.deck.model import DeckPlan
from briefing.deck.ooxml import HEADER, NAMESPACES, OFFICE, PACKAGE, TABLE_STYLE, color_xml, emu, stroke
from briefing.deck.runs import deck_scripts
from briefing.language import office_tag
from briefing.themes.model import FontRole, Theme, Weight

_TYPES = "application/vnd.openxmlformats-officedocument."
_EPOCH = (1980, 1, 1, 0, 0, 0)


def base_package(plan: DeckPlan, theme: Theme) -> bytes:
    """Return a .pptx without slides, with one layout part for each layout in order."""
    parts = dict(_parts(plan, theme))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, _EPOCH), content)
    return packed.getvalue()


def _parts(plan: DeckPlan, theme: Theme) -> Iterator[tuple[str, str]]:
    layouts = plan.layouts
    yield "[Content_Types].xml", _content_types(len(layouts))
    yield (
        "_rels/.rels",
        _relations(
            {
                "rId1": (f"{OFFICE}/officeDocument", "ppt/presentation.xml"),
                "rId2": ("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
                "rId3": (f"{OFFICE}/extended-properties", "docProps/app.xml"),
            }
        ),
    )
    yield "docProps/core.xml", _core(plan)
    yield "docProps/app.xml", f'{HEADER}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
    yield "ppt/presentation.xml", _presentation(theme, plan)
    yield (
        "ppt/_rels/presentation.xml.rels",
        _relations(
            {
                "rId1": (f"{OFFICE}/slideMaster", "slideMasters/slideMaster1.xml"),
                "rId2": (f"{OFFICE}/notesMaster", "notesMasters/notesMaster1.xml"),
                "rId3": (f"{OFFICE}/theme", "theme/theme1.xml"),
                "rId4": (f"{OFFICE}/tableStyles", "tableStyles.xml"),
                "rId5": (f"{OFFICE}/presProps", "presProps.xml"),
                "rId6": (f"{OFFICE}/viewProps", "viewProps.xml"),
                "rId7": (f"{OFFICE}/handoutMaster", "handoutMasters/handoutMaster1.xml"),
            }
        ),
    )
    yield "ppt/presProps.xml", f"{HEADER}<p:presentationPr {NAMESPACES}/>"
    yield "ppt/viewProps.xml", view_xml(theme)
    yield "ppt/tableStyles.xml", _table_styles(theme)
    yield "ppt/theme/theme1.xml", theme_xml(theme, plan.language)
    yield "ppt/theme/theme2.xml", theme_xml(theme, plan.language)
    yield "ppt/theme/theme3.xml", theme_xml(theme, plan.language)
    yield "ppt/slideMasters/slideMaster1.xml", master_xml(theme, len(layouts))
    master = {f"rId{number}": (f"{OFFICE}/slideLayout", f"../slideLayouts/slideLayout{number}.xml") for number in range(1, len(layouts) + 1)}
    yield "ppt/slideMasters/_rels/slideMaster1.xml.rels", _relations(master | {"rId0": (f"{OFFICE}/theme", "../theme/theme1.xml")})
    for number, layout in enumerate(layouts, start=1):
        yield f"ppt/slideLayouts/slideLayout{number}.xml", layout_xml(layout, theme)
        yield (
            f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels",
            _relations({"rId1": (f"{OFFICE}/slideMaster", "../slideMasters/slideMaster1.xml")}),
        )
    yield "ppt/notesMasters/notesMaster1.xml", notes_master_xml(theme)
    yield "ppt/notesMasters/_rels/notesMaster1.xml.rels", _relations({"rId1": (f"{OFFICE}/theme", "../theme/theme2.xml")})
    yield "ppt/handoutMasters/handoutMaster1.xml", handout_master_xml(theme)
    yield "ppt/handoutMasters/_rels/handoutMaster1.xml.rels", _relations({"rId1": (f"{OFFICE}/theme", "../theme/theme3.xml")})


def _content_types(layouts: int) -> str:
    overrides = {
        "/ppt/presentation.xml": "presentationml.presentation.main+xml",
        "/ppt/presProps.xml": "presentationml.presProps+xml",
        "/ppt/viewProps.xml": "presentationml.viewProps+xml",
        "/ppt/tableStyles.xml": "presentationml.tableStyles+xml",
        "/ppt/theme/theme1.xml": "theme+xml",
        "/ppt/theme/theme2.xml": "theme+xml",
        "/ppt/theme/theme3.xml": "theme+xml",
        "/ppt/slideMasters/slideMaster1.xml": "presentationml.slideMaster+xml",
        "/ppt/notesMasters/notesMaster1.xml": "presentationml.notesMaster+xml",
        "/ppt/handoutMasters/handoutMaster1.xml": "presentationml.handoutMaster+xml",
        "/docProps/app.xml": "extended-properties+xml",
    }
    overrides |= {f"/ppt/slideLayouts/slideLayout{number}.xml": "presentationml.slideLayout+xml" for number in range(1, layouts + 1)}
    listed = "".join(f'<Override PartName="{name}" ContentType="{_TYPES}{kind}"/>' for name, kind in overrides.items())
    return (
        f'{HEADER}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(relations: Mapping[str, tuple[str, str]]) -> str:
    listed = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, (kind, target) in relations.items())
    return f'{HEADER}<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def _core(plan: DeckPlan) -> str:
    from xml.sax.saxutils import escape

    date = plan.date if len(plan.date) == len("2000-01-01") and plan.date[:4].isdecimal() and plan.date[4] == "-" else "2000-01-01"
    fields = {
        "dc:title": plan.title,
        "dc:subject": plan.subject,
        "dc:creator": plan.authors,
        "cp:lastModifiedBy": plan.authors,
        "dc:language": plan.language,
        "cp:revision": "1",
    }
    said = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in fields.items())
    stamps = "".join(f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:{name}>' for name in ("created", "modified"))
    return (
        f'{HEADER}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{said}{stamps}</cp:coreProperties>'
    )


def _presentation(theme: Theme, plan: DeckPlan) -> str:
    levels = "".join(
        f'<a:lvl{level}pPr marL="{457200 * (level - 1)}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        '<a:defRPr sz="1800" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        f'<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{level}pPr>'
        for level in range(1, 10)
    )
    return (
        f'{HEADER}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        '<p:handoutMasterIdLst><p:handoutMasterId r:id="rId7"/></p:handoutMasterIdLst>'
        f'<p:sldSz cx="{emu(theme.slide.w)}" cy="{emu(theme.slide.h)}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"<p:defaultTextStyle><a:defPPr><a:defRPr lang={quoteattr(office_tag(plan.language))}/></a:defPPr>{levels}</p:defaultTextStyle></p:presentation>"
    )


def theme_xml(theme: Theme, language: str) -> str:
    """Return the Office theme part: colours by slot, major and minor fonts with the fonts of other scripts, no effects."""
    colors = "".join(f'<a:{slot}><a:srgbClr val="{theme.colors[token].lstrip("#")}"/></a:{slot}>' for slot, token in theme.slots.items())
    fonts = f"<a:majorFont>{_font(theme, 'head', language)}</a:majorFont><a:minorFont>{_font(theme, 'sans', language)}</a:minorFont>"
    line = '<a:ln w="{0}" cap="flat" cmpd="sng" algn="ctr"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:prstDash val="solid"/></a:ln>'
    lines = "".join(line.format(stroke(theme.rules[name])) for name in ("hair", "strong", "side"))
    fills = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{HEADER}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name={quoteattr(theme.name.capitalize())}><a:themeElements>'
        f"<a:clrScheme name={quoteattr(theme.name)}>{colors}</a:clrScheme><a:fontScheme name={quoteattr(theme.name)}>{fonts}</a:fontScheme>"
        f'<a:fmtScheme name="flat"><a:fillStyleLst>{fills}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fills}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        f"<a:objectDefaults>{_object_defaults(theme)}</a:objectDefaults><a:extraClrSchemeLst/></a:theme>"
    )


def _font(theme: Theme, role: FontRole, language: str) -> str:
    """Return the fonts of a role: the theme's own, those of the deck's language for East Asian and complex texts, and those of every script."""
    scripts = {font.script: font.office for font in theme.scripts}
    listed = "".join(
        f'<a:font script="{script}" typeface={quoteattr(name)}/>'
        for script, name in sorted(scripts.items())
        if script not in {"Latn", "Grek", "Cyrl"} and not script.startswith("Z")
    )
    eastern, complex_script = (scripts.get(script, "") for script in deck_scripts(language))
    return (
        f"<a:latin typeface={quoteattr(theme.fonts[role].office)}/><a:ea typeface={quoteattr(eastern)}/>"
        f"<a:cs typeface={quoteattr(complex_script)}/>{listed}"
    )


def _object_defaults(theme: Theme) -> str:
    """Return the look of shapes, lines and text boxes that a person adds: flat, a hairline, no shadow."""
    shape = f"<a:spDef><a:spPr><a:solidFill>{color_xml('bg2')}</a:solidFill><a:ln><a:noFill/></a:ln></a:spPr><a:bodyPr/><a:lstStyle/></a:spDef>"
    line = f'<a:lnDef><a:spPr><a:ln w="{stroke(theme.rules["hair"])}"><a:solidFill>{color_xml("accent6")}</a:solidFill></a:ln></a:spPr><a:bodyPr/><a:lstStyle/></a:lnDef>'
    text = '<a:txDef><a:spPr><a:noFill/></a:spPr><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"><a:spAutoFit/></a:bodyPr><a:lstStyle/></a:txDef>'
    return shape + line + text


def _table_styles(theme: Theme) -> str:
    """Return the house's table style, the default for new tables: hairlines between rows, a strong rule above, a bold quiet header, bold labels and totals."""

    def edge(name: str, weight: Weight, color: str) -> str:
        return f'<a:{name}><a:ln w="{stroke(theme.points(weight))}"><a:solidFill>{color_xml(color)}</a:solidFill></a:ln></a:{name}>'

    def part(name: str, color: str, edges: str, bold: str = ' b="on"') -> str:
        text = f'<a:tcTxStyle{bold}><a:fontRef idx="minor"/><a:schemeClr val="{color}"/></a:tcTxStyle>'
        return f"<a:{name}>{text}<a:tcStyle><a:tcBdr>{edges}</a:tcBdr></a:tcStyle></a:{name}>"

    parts = (
        part("wholeTbl", "tx1", edge("top", "strong", "tx1") + edge("bottom", "hair", "accent3") + edge("insideH", "hair", "accent6"), bold=""),
        part("firstCol", "tx1", ""),
        part("lastRow", "tx1", edge("top", "hair", "accent3")),
        part("firstRow", "accent3", edge("bottom", "hair", "accent3")),
    )
    return (
        f'{HEADER}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{TABLE_STYLE}">'
        f'<a:tblStyle styleId="{TABLE_STYLE}" styleName="Briefing">{"".join(parts)}</a:tblStyle></a:tblStyleLst>'
    )
