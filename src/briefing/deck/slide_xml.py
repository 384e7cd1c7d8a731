"""Slides as XML: placeholders with their paragraphs, tables, rules, the marker."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from briefing.deck.chart_tables import table_xml
from briefing.deck.chart_xml import frame_xml
from briefing.deck.fit import Piece
from briefing.deck.layout_xml import slot_index
from briefing.deck.model import Cell, ChartFrame, ChartTable, Line, NotePara, Para, Shape, Slide, Table
from briefing.deck.ooxml import DAY_MAP, DECORATIVE, HEADER, NAMESPACES, NIGHT_MAP, TABLE_STYLE, color_xml, emu, hundredths, line_xml, transform
from briefing.roles import Role, format_key, format_name
from briefing.themes.model import Box, Theme

Linked = Callable[[str], str]
"""From a link (an address or `#key`) to the XML of its click, empty where it leads nowhere on this deck."""

_TREE: Final = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
_NUMBER_FIELD: Final = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_INDENT = 0.25  # inches a level of a list on the notes page


class SlideXml:
    """Writes the slides of one deck as XML."""

    def __init__(self, theme: Theme, language: str, *, right_to_left: bool) -> None:
        self._theme = theme
        self._language = language
        self._rtl = ' rtl="1"' if right_to_left else ""

    def slide(self, slide: Slide, number: int, linked: Linked, tags: str, charts: Mapping[str, str]) -> str:
        """Return a slide part; `number` is its place in the show, `tags` the relationship to its tags, `charts` those of its charts by name."""
        shapes = "".join(
            frame_xml(place, one, charts[one.name]) if isinstance(one, ChartFrame) else self._shape(place, one, slide, number, linked)
            for place, one in enumerate(slide.drawn, start=2)
        )
        marker = _marker(len(slide.drawn) + 2, slide)
        name = f"Slide ({format_key(slide.key, slide.fragment)})"
        hidden = ' show="0"' if slide.hidden else ""
        custom = f'<p:custDataLst><p:tags r:id="{tags}"/></p:custDataLst>'
        return (
            f"{HEADER}<p:sld {NAMESPACES}{hidden}><p:cSld name={quoteattr(name)}><p:spTree>{_TREE}{shapes}{marker}</p:spTree>{custom}</p:cSld>"
            f"{NIGHT_MAP if slide.layout.night else DAY_MAP}</p:sld>"
        )

    def notes(self, paras: tuple[NotePara, ...], linked: Linked) -> Iterator[str]:
        """Yield the paragraphs of a notes page."""
        for para in paras:
            yield f"<a:p {_A}>{self._note_properties(para)}{''.join(self._note_runs(para, linked))}{self._end()}</a:p>"

    def _shape(self, place: int, one: Shape | Table | Line | ChartTable, slide: Slide, number: int, linked: Linked) -> str:
        match one:
            case Line():
                return line_xml(place, one.name, one.rule.box, one.rule.weight, one.rule.color)
            case Table():
                return self._table(place, one, linked)
            case ChartTable():
                return table_xml(place, one, self._language)
            case Shape():
                return self._placeholder(place, one, slide, number, linked)

    def _placeholder(self, place: int, shape: Shape, slide: Slide, number: int, linked: Linked) -> str:
        slot = slide.layout.slots[shape.slot]
        kind = (
            '<p:ph type="title"/>'
            if slot.type == "title"
            else f'<p:ph type="{slot.type}" sz="quarter" idx="{slot_index(slide.layout, shape.slot)}"/>'
        )
        click = linked(shape.link) if shape.link else ""
        geometry = transform(shape.box) if shape.box is not None else ""
        if shape.is_number:
            body = f'<a:p><a:fld id="{_NUMBER_FIELD}" type="slidenum"><a:rPr {self._lang}/><a:t>{number}</a:t></a:fld>{self._end()}</a:p>'
        else:
            body = "".join(self._para(para, linked) for para in shape.paras)
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{place}" name={quoteattr(shape.name)}>{click}</p:cNvPr><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{kind}</p:nvPr></p:nvSpPr>'
            f"<p:spPr>{geometry}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>{body}</p:txBody></p:sp>"
        )

    def _para(self, para: Para, linked: Linked) -> str:
        level = f' lvl="{para.level}"' if para.level else ""
        mark = (
            f'<a:r><a:rPr {self._lang}><a:solidFill><a:schemeClr val="accent3"/></a:solidFill></a:rPr><a:t>{escape(para.mark)}</a:t></a:r>'
            if para.mark
            else ""
        )
        runs = "".join(self._run(piece, linked, bold=para.bold) for piece in para.pieces)
        level += ' indent="0"' if para.bullet == "none" else ""
        return f'<a:p><a:pPr{level}{self._rtl} hangingPunct="0">{_bullet(para)}</a:pPr>{runs}{mark}{self._end()}</a:p>'

    def _run(self, piece: Piece, linked: Linked, *, bold: bool = False, look: str = "", size: float = 0.0) -> str:
        """Return a piece as runs, with a break for each newline; `look` is a fill of its own."""
        attributes = self._lang
        attributes += f' sz="{hundredths(size)}"' if size else ""
        attributes += ' b="1"' if piece.bold or bold else ""
        attributes += ' i="1"' if piece.italic else ""
        attributes += ' baseline="30000"' if piece.superscript else ""
        face = f"<a:latin typeface={quoteattr(self._theme.fonts['code'].office)}/>" if piece.code else ""
        link = linked(piece.link) if piece.link else linked("#/sources") if piece.citation else ""
        style = f"<a:rPr {attributes}>{look}{face}{link}</a:rPr>"
        texts = (f"<a:r>{style}<a:t>{escape(text)}</a:t></a:r>" if text else "" for text in piece.text.split("\n"))
        return f"<a:br>{style.replace(link, '') if link else style}</a:br>".join(texts)

    def _table(self, place: int, table: Table, linked: Linked) -> str:
        grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in table.widths)
        rows = "".join(
            f'<a:tr h="{emu(height)}">{"".join(self._cell(cell, column, number, table, linked) for column, cell in enumerate(row))}</a:tr>'
            for number, (row, height) in enumerate(zip(table.rows, table.heights, strict=True))
        )
        direction = ' rtl="1"' if self._rtl else ""
        return (
            f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{place}" name={quoteattr(table.name)} descr={quoteattr(table.title)}/>'
            f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{transform(table.box, "p:xfrm")}'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
            f'<a:tbl><a:tblPr firstRow="1"{direction}><a:tableStyleId>{TABLE_STYLE}</a:tableStyleId></a:tblPr><a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl>'
            "</a:graphicData></a:graphic></p:graphicFrame>"
        )

    def _cell(self, cell: Cell, column: int, row: int, table: Table, linked: Linked) -> str:
        color = f"<a:solidFill>{color_xml(cell.color)}</a:solidFill>"
        runs = "".join(self._run(piece, linked, look=color, size=cell.style.size) for piece in cell.para.pieces)
        spacing = f'<a:lnSpc><a:spcPts val="{hundredths(cell.style.leading)}"/></a:lnSpc>'
        end = f'<a:endParaRPr {self._lang} sz="{hundredths(cell.style.size)}"/>'
        return (
            f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr {self._rtl} hangingPunct="0">{spacing}</a:pPr>{runs}{end}</a:p></a:txBody>'
            f'<a:tcPr marL="0" marR="{emu(0.15)}" marT="{emu(0.08)}" marB="{emu(0.08)}" anchor="ctr">{_edges(column, row, table)}<a:noFill/></a:tcPr></a:tc>'
        )

    def _note_properties(self, para: NotePara) -> str:
        indent = emu(_INDENT)
        match para.kind:
            case "item":
                start = f' startAt="{para.number}"' if para.number > 1 else ""
                bullet = f'<a:buAutoNum type="arabicPeriod"{start}/>' if para.number else '<a:buChar char="\u2022"/>'
                return f'<a:pPr marL="{indent * (para.level + 1)}" lvl="{para.level}" indent="-{indent}"{self._rtl}>{bullet}</a:pPr>'
            case "inside":
                return f'<a:pPr marL="{indent * (para.level + 1)}" lvl="{para.level}" indent="0"{self._rtl}><a:buNone/></a:pPr>'
            case "quotation":
                return f'<a:pPr marL="{indent}" marR="{indent}"{self._rtl}/>'
            case "group":
                space = '<a:spcBef><a:spcPts val="1000"/></a:spcBef>'
                return f'<a:pPr marL="0" lvl="{para.level}" indent="0"{self._rtl}>{space}</a:pPr>'
            case _:
                return f"<a:pPr{self._rtl}/>" if self._rtl else ""

    def _note_runs(self, para: NotePara, linked: Linked) -> Iterator[str]:
        if para.kind == "group":
            yield f'<a:r><a:rPr {self._lang} b="1" cap="small"/><a:t>{escape(para.pieces[0].text)}</a:t></a:r>'
            return
        for piece in para.pieces:
            yield self._run(piece, linked, size=13.0 if para.kind == "heading" else 0.0)

    @property
    def _lang(self) -> str:
        return f"lang={quoteattr(self._language)}"

    def _end(self) -> str:
        return f"<a:endParaRPr {self._lang}/>"


_A: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def _bullet(para: Para) -> str:
    match para.bullet:
        case "none":
            return '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        case "character":
            return '<a:buChar char="\u2022"/>'
        case "number":
            return f'<a:buAutoNum type="arabicPeriod" startAt="{para.number or 1}"/>'
        case _:
            return ""


def _edges(column: int, row: int, table: Table) -> str:
    """Return the rules of a cell: a side's colour over its column, a hairline below each row."""

    def edge(name: str, width: float, color: str) -> str:
        return f'<a:{name} w="{round(width * 12700)}"><a:solidFill>{color_xml(color)}</a:solidFill></a:{name}>'

    nothing = "".join(f'<a:{name} w="0"><a:noFill/></a:{name}>' for name in ("lnL", "lnR"))
    color = table.side_colors[column]
    top = edge("lnT", 2.5, color) if row == 0 and color else '<a:lnT w="0"><a:noFill/></a:lnT>' if row == 0 else ""
    return nothing + top + edge("lnB", 0.75, "accent6")


def _marker(number: int, slide: Slide) -> str:
    """Return the hidden, decorative shape beside the slide that carries its key through a foreign save."""
    name = format_name(Role.MARKER, slide.key, fragment=slide.fragment)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)} hidden="1">{DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{transform(Box(-0.5, 0, 0.25, 0.25))}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></p:spPr>'
        "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>"
    )
