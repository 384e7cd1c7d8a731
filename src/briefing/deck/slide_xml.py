"""Slides as XML: placeholders with their paragraphs, tables, rules, the marker."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from briefing.deck.chart_tables import table_xml
from briefing.deck.chart_xml import frame_xml
from briefing.deck.fit import Piece
from briefing.deck.layout_xml import placeholder_xml, text_look
from briefing.deck.model import (
    Cell,
    ChartFrame,
    ChartTable,
    Drawn,
    Fill,
    Image,
    Line,
    NotePara,
    Para,
    Shape,
    Slide,
    Slot,
    Table,
    TableRow,
    mirrored_align,
)
from briefing.deck.ooxml import (
    DAY_MAP,
    DECORATIVE,
    HEADER,
    NAMESPACES,
    NIGHT_MAP,
    NOTES_BODY,
    NOTES_IMAGE,
    TABLE_STYLE,
    emu,
    hundredths,
    line_xml,
    panel_xml,
    text_color_xml,
    transform,
)
from briefing.deck.picture_xml import Embedded, image_xml
from briefing.deck.runs import ScriptRuns
from briefing.deck.table_xml import edges_xml
from briefing.language import office_tag
from briefing.roles import Role, format_name, format_slide
from briefing.themes.model import Box, Theme

Linked = Callable[[str], str]
"""From a link (an address or `#key`) to the XML of its click, empty where it leads nowhere on this deck."""

_TREE: Final = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
_NUMBER_FIELD: Final = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_TAB_STOPS = 24
_HAIR = 1270  # a tenth of a point
_INDENT = 0.25  # inches a level of a list on the notes page


class SlideXml:
    """Writes the slides of one deck as XML."""

    def __init__(self, theme: Theme, language: str, *, right_to_left: bool) -> None:
        self._theme = theme
        self._parts = ScriptRuns(theme, language)
        self._language = office_tag(language)
        self._lang = f'lang="{self._language}"'
        self._rtl = ' rtl="1"' if right_to_left else ""
        self._aligned = ' algn="r" rtl="1"' if right_to_left else ""  # where no placeholder of a layout says it

    def slide(self, slide: Slide, number: int, linked: Linked, tags: str, embedded: Callable[[Image], Embedded], charts: Mapping[str, str]) -> str:
        """Return a slide part; `number` is its place in the show, `tags` the relationship to its tags.

        `embedded` gives the relationships of pictures, `charts` those of charts by name.
        """
        shapes = "".join(self._drawn(place, one, slide, number, linked, embedded, charts) for place, one in enumerate(slide.drawn, start=2))
        marker = self._marker(len(slide.drawn) + 2, slide)
        name = format_slide(slide.key, slide.fragment)
        hidden = ' show="0"' if slide.hidden else ""
        custom = f'<p:custDataLst><p:tags r:id="{tags}"/></p:custDataLst>'
        return (
            f"{HEADER}<p:sld {NAMESPACES}{hidden}><p:cSld name={quoteattr(name)}><p:spTree>{_TREE}{shapes}{marker}</p:spTree>{custom}</p:cSld>"
            f"{NIGHT_MAP if slide.layout.night else DAY_MAP}</p:sld>"
        )

    def notes(self, paras: tuple[NotePara, ...], linked: Linked) -> str:
        """Return a notes page: the slide's picture, and the paragraphs below it."""
        body = "".join(f"<a:p>{self._note_properties(para)}{''.join(self._note_runs(para, linked))}{self._end()}</a:p>" for para in paras)
        return (
            f"{HEADER}<p:notes {NAMESPACES}><p:cSld><p:spTree>{_TREE}"
            '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="sldImg" idx="{NOTES_IMAGE}"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
            '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="body" sz="quarter" idx="{NOTES_BODY}"/></p:nvPr></p:nvSpPr><p:spPr/>'
            f"<p:txBody><a:bodyPr/><a:lstStyle/>{body}</p:txBody></p:sp></p:spTree></p:cSld>{DAY_MAP}</p:notes>"
        )

    def _drawn(
        self, place: int, one: Drawn, slide: Slide, number: int, linked: Linked, embedded: Callable[[Image], Embedded], charts: Mapping[str, str]
    ) -> str:
        match one:
            case Image():
                return image_xml(place, one, embedded(one), placeholder_xml(slide.layout, one.slot))
            case ChartFrame():
                return frame_xml(place, one, charts[one.name], placeholder_xml(slide.layout, one.slot))
            case _:
                return self._shape(place, one, slide, number, linked)

    def _shape(self, place: int, one: Shape | Table | Line | Fill | ChartTable, slide: Slide, number: int, linked: Linked) -> str:
        match one:
            case Line():
                return line_xml(place, one.name, one.rule.box, self._theme.points(one.rule.weight), one.rule.color)
            case Fill():
                return panel_xml(place, one.name, one.panel)
            case Table():
                return self._table(place, one, slide, linked)
            case ChartTable():
                return table_xml(place, one, self._theme, self._language, placeholder_xml(slide.layout, one.slot))
            case Shape(beside=Slot() as slot):
                return self._text_box(place, one, slot, slide, linked)
            case Shape():
                return self._placeholder(place, one, slide, number, linked)

    def _text_box(self, place: int, shape: Shape, slot: Slot, slide: Slide, linked: Linked) -> str:
        """Return a text beside the content: the look that a layout would give it stands in the box itself."""
        click = linked(shape.link) if shape.link else ""
        body = "".join(self._para(para, linked) for para in shape.paras)
        properties, levels = text_look(slot, self._theme, is_night=slide.layout.night, right_to_left=bool(self._rtl))
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{place}" name={quoteattr(shape.name)}>{click}</p:cNvPr><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
            f'<p:spPr>{transform(shape.box or slot.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
            f"<p:txBody>{properties}<a:lstStyle>{levels}</a:lstStyle>{body}</p:txBody></p:sp>"
        )

    def _placeholder(self, place: int, shape: Shape, slide: Slide, number: int, linked: Linked) -> str:
        click = linked(shape.link) if shape.link else ""
        geometry = transform(shape.box) if shape.box is not None else ""
        if shape.is_number:
            body = f'<a:p><a:fld id="{_NUMBER_FIELD}" type="slidenum"><a:rPr {self._lang}/><a:t>{number}</a:t></a:fld>{self._end()}</a:p>'
        else:
            body = "".join(self._para(para, linked) for para in shape.paras)
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{place}" name={quoteattr(shape.name)}>{click}</p:cNvPr><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{placeholder_xml(slide.layout, shape.slot)}</p:nvPr></p:nvSpPr>'
            f"<p:spPr>{geometry}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>{body}</p:txBody></p:sp>"
        )

    def _para(self, para: Para, linked: Linked) -> str:
        level = f' lvl="{para.level}"' if para.level else ""
        mark = (
            f"<a:r><a:rPr {self._lang}><a:solidFill>{text_color_xml('accent3', self._theme)}</a:solidFill></a:rPr><a:t>{escape(para.mark)}</a:t></a:r>"
            if para.mark
            else ""
        )
        runs = "".join(self._run(piece, linked, bold=para.bold) for piece in para.pieces)
        level += ' indent="0"' if para.bullet == "none" else ""
        if para.tab:
            return f"<a:p>{_tabbed(para)}{runs}{self._end()}</a:p>"
        return f'<a:p><a:pPr{level}{self._rtl} hangingPunct="0">{_bullet(para)}</a:pPr>{runs}{mark}{self._end()}</a:p>'

    def _run(self, piece: Piece, linked: Linked, *, bold: bool = False, look: str = "", size: float = 0.0) -> str:
        """Return a piece as runs, with a break for each newline; `look` is a fill of its own."""
        attributes = f' sz="{hundredths(size)}"' if size else ""
        attributes += ' b="1"' if piece.bold or bold else ""
        attributes += ' i="1"' if piece.italic else ""
        attributes += ' baseline="30000"' if piece.superscript else ""
        face = f"<a:latin typeface={quoteattr(self._theme.fonts['code'].office)}/>" if piece.code else ""
        look = f"<a:solidFill>{text_color_xml(piece.color, self._theme)}</a:solidFill>" if piece.color else look
        attributes += ' u="none"' if piece.citation or piece.link else ""  # links on slides are calm: the hand tells them
        link = linked(piece.link) if piece.link else linked("#/sources") if piece.citation else ""
        lines = (
            "".join(
                f'<a:r><a:rPr lang="{run.language}"{attributes}>{look}{face}{run.faces}{link}</a:rPr><a:t>{escape(run.text)}</a:t></a:r>'
                for run in self._parts.part(text)
            )
            for text in piece.text.split("\n")
        )
        return f"<a:br><a:rPr {self._lang}{attributes}>{look}{face}</a:rPr></a:br>".join(lines)

    def _table(self, place: int, table: Table, slide: Slide, linked: Linked) -> str:
        grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in table.widths)
        rows = "".join(
            f'<a:tr h="{emu(row.height)}">{"".join(self._cell(cell, row, edges_xml(table, number, column, self._theme), linked) for column, cell in enumerate(row.cells))}</a:tr>'
            for number, row in enumerate(table.rows)
        )
        parts = ' firstRow="1"' + ' firstCol="1"' * table.has_first_column + ' lastRow="1"' * table.has_last_row
        return (
            f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{place}" name={quoteattr(table.name)} descr={quoteattr(table.title)}/>'
            f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{placeholder_xml(slide.layout, table.slot)}</p:nvPr></p:nvGraphicFramePr>{transform(table.box, "p:xfrm")}'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
            f"<a:tbl><a:tblPr{parts}{self._rtl}><a:tableStyleId>{TABLE_STYLE}</a:tableStyleId></a:tblPr><a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl>"
            "</a:graphicData></a:graphic></p:graphicFrame>"
        )

    def _cell(self, cell: Cell, row: TableRow, edges: str, linked: Linked) -> str:
        color = f"<a:solidFill>{text_color_xml(cell.color, self._theme)}</a:solidFill>"
        runs = "".join(self._run(piece, linked, look=color, size=cell.style.size) for piece in cell.para.pieces)
        side = mirrored_align(cell.align) if self._rtl else cell.align
        align = f' algn="{side}"' if side != "l" else ""
        spacing = f'<a:lnSpc><a:spcPts val="{hundredths(cell.style.leading)}"/></a:lnSpc>'
        end = f'<a:endParaRPr {self._lang} sz="{hundredths(cell.style.size)}"/>'
        left, right = (cell.right, cell.left) if self._rtl else (cell.left, cell.right)
        insets = f'marL="{emu(left)}" marR="{emu(right)}" marT="{emu(row.inset)}" marB="{emu(row.inset)}"'
        return (
            f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr{align}{self._rtl} hangingPunct="0">{spacing}</a:pPr>{runs}{end}</a:p></a:txBody>'
            f'<a:tcPr {insets} anchor="{row.anchor}">{edges}<a:noFill/></a:tcPr></a:tc>'
        )

    def _note_properties(self, para: NotePara) -> str:
        indent = emu(_INDENT)
        match para.kind:
            case "item":
                start = f' startAt="{para.number}"' if para.number > 1 else ""
                bullet = f'<a:buAutoNum type="arabicPeriod"{start}/>' if para.number else '<a:buChar char="\u2022"/>'
                return f'<a:pPr marL="{indent * (para.level + 1)}" lvl="{para.level}" indent="-{indent}"{self._aligned}>{bullet}</a:pPr>'
            case "inside":
                return f'<a:pPr marL="{indent * (para.level + 1)}" lvl="{para.level}" indent="0"{self._aligned}><a:buNone/></a:pPr>'
            case "quotation":
                return f'<a:pPr marL="{indent}" marR="{indent}"{self._aligned}/>'
            case "group":
                space = '<a:spcBef><a:spcPts val="1000"/></a:spcBef>'
                return f'<a:pPr marL="0" lvl="{para.level}" indent="0"{self._aligned}>{space}</a:pPr>'
            case _:
                return f"<a:pPr{self._aligned}/>" if self._aligned else ""

    def _note_runs(self, para: NotePara, linked: Linked) -> Iterator[str]:
        if para.kind == "group":
            yield f'<a:r><a:rPr {self._lang} b="1" cap="small"/><a:t>{escape(para.pieces[0].text)}</a:t></a:r>'
            return
        for piece in para.pieces:
            yield self._run(piece, linked, size=13.0 if para.kind == "heading" else 0.0)

    def _marker(self, number: int, slide: Slide) -> str:
        """Return the hidden, decorative shape beside the slide that carries its key through a foreign save."""
        name = format_name(Role.MARKER, slide.key, fragment=slide.fragment)
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)} hidden="1">{DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
            f'<p:spPr>{transform(Box(-0.5, 0, 0.25, 0.25))}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></p:spPr>'
            f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{self._end()}</a:p></p:txBody></p:sp>"
        )

    def _end(self) -> str:
        return f"<a:endParaRPr {self._lang}/>"


def _tabbed(para: Para) -> str:
    """Return the properties of a line of code: its tab stops one by one, and set in where it goes on.

    Each stop is a hair before its column, so that text that ends there goes on to the next. A line that does not go on has no indent, not even none:
    LibreOffice takes the stops of those that have.
    """
    step = emu(para.tab)
    stops = "".join(f'<a:tab pos="{step * number - _HAIR}" algn="l"/>' for number in range(1, _TAB_STOPS + 1))
    place = f'marL="{step}" indent="{0 if para.goes_on else -step}"' if para.hangs else 'marL="0"'
    return f'<a:pPr {place} algn="l" defTabSz="{step}" rtl="0" hangingPunct="0"><a:tabLst>{stops}</a:tabLst></a:pPr>'


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
