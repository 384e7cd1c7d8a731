"""Master and layouts as XML: placeholders with their styles, panels, motif."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.sax.saxutils import quoteattr

from briefing.deck.fit import style_steps
from briefing.deck.house import NAMES
from briefing.deck.lists import ITEM_GAP, LEVEL_INDENT
from briefing.deck.model import Layout, Slot
from briefing.deck.motif import motif_xml
from briefing.deck.ooxml import DAY_MAP, HEADER, NAMESPACES, NIGHT_MAP, default_run, emu, hundredths, line_xml, panel_xml, text_color_xml, transform
from briefing.themes.model import Box, Theme

_TREE = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
_LEVELS = 9
_BULLETS = ("\u2022", "\u2013", "\u00b7")
_KINDS = {
    "cover": "title",
    "section": "secHead",
    "comparison": "twoTxTwoObj",
    "table": "tbl",
    "chart": "chart",
    "statement": "titleOnly",
    "flow": "obj",
}
_FIRST_INDEX = 10


def placeholder_xml(layout: Layout, number: int) -> str:
    """Return what ties a shape of a slide to a placeholder of its layout; nothing where there is none."""
    if number < 0:
        return ""
    kind = layout.slots[number].type
    return '<p:ph type="title"/>' if kind == "title" else f'<p:ph type="{kind}" sz="quarter" idx="{slot_index(layout, number)}"/>'


def slot_index(layout: Layout, number: int) -> int:
    """Return the `idx` of a layout's placeholder; the title has 0."""
    return 0 if layout.slots[number].type == "title" else _FIRST_INDEX + number


def master_xml(theme: Theme, layouts: int) -> str:
    """Return the one slide master: title, body, footer and number, and the text styles that hand-made slides inherit."""
    boxes = theme.boxes["flow"]
    title, body, small = (style_steps(theme, name)[0] for name in ("title", "body", "footer"))
    shapes = (
        _placeholder(2, "Title", '<p:ph type="title"/>', boxes["title"], "Title")
        + _placeholder(3, "Body", '<p:ph type="body" idx="1"/>', boxes["body"], "Text")
        + _placeholder(4, "Footer", '<p:ph type="ftr" sz="quarter" idx="3"/>', boxes["footer"], "", default_run(small, "accent3", theme))
        + _number_placeholder(
            5,
            '<p:ph type="sldNum" sz="quarter" idx="4"/>',
            boxes["folio"],
            _level(1, small.leading, default_run(small, "accent3", theme), bullet="", align="r"),
        )
    )
    listed = "".join(f'<p:sldLayoutId id="{2147483648 + number}" r:id="rId{number}"/>' for number in range(1, layouts + 1))
    mapping = (
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" '
        'accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
    )
    title_style = f"<p:titleStyle>{_level(1, title.leading, default_run(title, 'tx1', theme), bullet='')}</p:titleStyle>"
    plain = default_run(body, "tx1", theme)
    body_style = _level(1, body.leading, plain, bullet="", indented=False)  # text; lists begin below it, or say so in their layout
    body_style += "".join(_level(level, body.leading, plain, bullet="character") for level in range(2, _LEVELS + 1))
    return (
        f"{HEADER}<p:sldMaster {NAMESPACES}><p:cSld>{_ground()}<p:spTree>{_TREE}{shapes}</p:spTree></p:cSld>{mapping}"
        f"<p:sldLayoutIdLst>{listed}</p:sldLayoutIdLst><p:txStyles>{title_style}<p:bodyStyle>{body_style}</p:bodyStyle>"
        f"<p:otherStyle>{_level(1, body.leading, default_run(body, 'tx1', theme), bullet='')}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def layout_xml(layout: Layout, theme: Theme) -> str:
    """Return a slide layout."""
    shapes = "".join(_layout_shapes(layout, theme))
    kind = _KINDS.get(layout.kind, "")
    typed = f' type="{kind}"' if kind and layout.name == NAMES[layout.kind] else ' userDrawn="1"'
    return (
        f'{HEADER}<p:sldLayout {NAMESPACES}{typed} preserve="1"><p:cSld name={quoteattr(layout.name)}>{_ground()}'
        f"<p:spTree>{_TREE}{shapes}</p:spTree></p:cSld>{NIGHT_MAP if layout.night else DAY_MAP}</p:sldLayout>"
    )


def _layout_shapes(layout: Layout, theme: Theme) -> Iterator[str]:
    number = 2
    for panel in layout.panels:
        yield panel_xml(number, f"Panel {number}", panel)
        number += 1
    if layout.motif is not None:
        flipped = layout.right_to_left
        for path in motif_xml(theme, layout.motif, layout.motif_opacity, number, in_sides=layout.motif_in_sides, flipped=flipped):
            yield path
            number += 1
    for count, rule in enumerate(layout.rules, start=1):
        yield line_xml(number, f"Rule {count}", rule.box, theme.points(rule.weight), rule.color)
        number += 1
    for place, slot in enumerate(layout.slots):
        yield _slot(number, _on_night(slot) if layout.night else slot, slot_index(layout, place), theme, right_to_left=layout.right_to_left)
        number += 1


def text_look(slot: Slot, theme: Theme, *, is_night: bool, right_to_left: bool) -> tuple[str, str]:
    """Return the body properties and the one level of a text box that looks like a placeholder."""
    color = "tx1-25" if is_night and slot.color == "accent3" else slot.color
    run = default_run(slot.style, color, theme, on_slide=True)
    level = _level(1, slot.style.leading, run, bullet=slot.bullet, align=slot.align, right_to_left=right_to_left)
    level = level.replace(_QUIET, f"<a:buClr>{text_color_xml('accent3', theme)}</a:buClr>")
    return f'<a:bodyPr {_INSETS} anchor="{slot.anchor}"><a:noAutofit/></a:bodyPr>', level


def _on_night(slot: Slot) -> Slot:
    """Return a placeholder with the quiet colour made light enough for the night ground."""
    return replace(slot, color="accent6+40") if slot.color == "accent3" else slot


def _ground() -> str:
    return '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'


def _slot(number: int, slot: Slot, index: int, theme: Theme, *, right_to_left: bool) -> str:
    run = default_run(slot.style, slot.color, theme)
    if slot.type == "sldNum":
        place = f'<p:ph type="sldNum" sz="quarter" idx="{index}"/>'
        return _number_placeholder(number, place, slot.box, _level(1, slot.style.leading, run, bullet="", align=slot.align))
    place = '<p:ph type="title"/>' if slot.type == "title" else f'<p:ph type="{slot.type}" sz="quarter" idx="{index}"/>'
    levels = "".join(
        _level(
            level,
            slot.style.leading,
            run,
            bullet=slot.bullet,
            align=slot.align,
            right_to_left=right_to_left,
            indented=slot.style.font != "code" or level > 1,
        )
        for level in range(1, (1 if slot.type == "title" else _LEVELS) + 1)
    )
    prompt = "" if slot.type == "ftr" else slot.label
    fit = "<a:normAutofit/>" if slot.type in {"title", "body"} else "<a:noAutofit/>"
    return _text_shape(
        number, f"{slot.label} {number}", place, slot.box, f'<a:bodyPr {_INSETS} anchor="{slot.anchor}">{fit}</a:bodyPr>', levels, prompt
    )


_INSETS = 'vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0"'


def _level(level: int, leading: float, run: str, *, bullet: str, align: str = "l", right_to_left: bool = False, indented: bool = True) -> str:
    """Return a list level: exact leading, and the bullet or number that hangs in its indent.

    One that is not `indented` says nothing of an indent, and has none: LibreOffice knows no tab stops where somebody speaks of one.
    """
    direction = ' rtl="1"' if right_to_left else ""
    spacing = f'<a:lnSpc><a:spcPts val="{hundredths(leading)}"/></a:lnSpc>'
    if not bullet:
        none = ' indent="0"' if indented else ""
        return f'<a:lvl{level}pPr marL="0"{none} algn="{align}"{direction} hangingPunct="0">{spacing}<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>{run}</a:lvl{level}pPr>'
    mark = f'{_QUIET}<a:buFont typeface="+mn-lt"/><a:buAutoNum type="arabicPeriod"/>' if bullet == "number" else _bullet(level)
    return (
        f'<a:lvl{level}pPr marL="{emu(LEVEL_INDENT * level)}" indent="-{emu(LEVEL_INDENT)}" algn="{align}"{direction} hangingPunct="0">{spacing}'
        f'<a:spcBef><a:spcPts val="{hundredths(leading * ITEM_GAP)}"/></a:spcBef>{mark}{run}</a:lvl{level}pPr>'
    )


_QUIET = '<a:buClr><a:schemeClr val="accent3"/></a:buClr>'


def _bullet(level: int) -> str:
    return f'{_QUIET}<a:buFont typeface="+mn-lt"/><a:buChar char="{_BULLETS[(level - 1) % len(_BULLETS)]}"/>'


def _placeholder(number: int, name: str, place: str, box: Box, prompt: str, run: str = "") -> str:
    levels = f"<a:lvl1pPr>{run}</a:lvl1pPr>" if run else ""
    return _text_shape(number, name, place, box, f"<a:bodyPr {_INSETS}><a:normAutofit/></a:bodyPr>", levels, prompt)


def _number_placeholder(number: int, place: str, box: Box, levels: str) -> str:
    field = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en"/><a:t>\u2039#\u203a</a:t></a:fld>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Slide number {number}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{place}</p:nvPr></p:nvSpPr>'
        f'<p:spPr>{transform(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr {_INSETS}><a:noAutofit/></a:bodyPr>'
        f'<a:lstStyle>{levels}</a:lstStyle><a:p>{field}<a:endParaRPr lang="en"/></a:p></p:txBody></p:sp>'
    )


def _text_shape(number: int, name: str, place: str, box: Box, body: str, levels: str, prompt: str) -> str:
    run = f'<a:r><a:rPr lang="en"/><a:t>{prompt}</a:t></a:r>' if prompt else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)}/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{place}</p:nvPr></p:nvSpPr>'
        f'<p:spPr>{transform(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>{body}<a:lstStyle>{levels}</a:lstStyle>'
        f'<a:p>{run}<a:endParaRPr lang="en"/></a:p></p:txBody></p:sp>'
    )
