"""Small pieces of DrawingML and PresentationML as text."""

from __future__ import annotations

import colorsys
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import quoteattr

from briefing.deck.fit import Style
from briefing.deck.model import Panel
from briefing.themes.model import Box, Theme

HEADER: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
TABLE_STYLE: Final = "{" + str(uuid5(NAMESPACE_URL, "urn:briefing:table-style")).upper() + "}"
DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
NIGHT_MAP: Final = (
    '<p:clrMapOvr><a:overrideClrMapping bg1="dk2" tx1="lt1" bg2="dk1" tx2="lt2" accent1="accent4" accent2="accent5" accent3="accent6" '
    'accent4="accent1" accent5="accent2" accent6="accent6" hlink="accent5" folHlink="accent5"/></p:clrMapOvr>'
)
_OWN_COLOR: Final = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}">'
    '<ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)
DAY_MAP: Final = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
NOTES_IMAGE, NOTES_BODY = 2, 3  # the `idx` of the placeholders of the notes master
_EMU, _EMU_OF_POINT = 914400, 12700
_SLOT_NAMES = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}


def emu(inches: float) -> int:
    """Return inches as English Metric Units."""
    return round(inches * _EMU)


def hundredths(points: float) -> int:
    """Return points as hundredths."""
    return round(points * 100)


def color_xml(color: str) -> str:
    """Return a theme colour by its name, or a literal `#RRGGBB`; either may be made lighter (`accent6+40`, in per cent) or darker (`tx1-25`)."""
    name, _, lighter = color.partition("+")
    kind = "srgbClr" if name.startswith("#") else "schemeClr"
    said = f'<a:{kind} val="{name.removeprefix("#")}"'
    if "-" in name:
        name, _, darker = name.partition("-")
        return f'<a:schemeClr val="{name}"><a:lumMod val="{(100 - int(darker)) * 1000}"/></a:schemeClr>'
    if not lighter:
        return f"{said}/>"
    return f'{said}><a:lumMod val="{(100 - int(lighter)) * 1000}"/><a:lumOff val="{int(lighter) * 1000}"/></a:{kind}>'


def text_color_xml(color: str, theme: Theme) -> str:
    """Return the colour of a text: the quiet one as the text's own made lighter, so that it is no accent where a slide is pasted under another master.

    In the theme itself it is the colour of that slot; from black or white it is made one that can be read on its ground.
    """
    if color != "accent3":
        return color_xml(color)
    (_, dark, full), (_, light, less) = (_hls(theme.colors[theme.slots[slot]]) for slot in ("dk1", "accent3"))
    offset = max(0.0, (light - dark) / (1 - dark))
    grey = min(1.0, less / full) if full else 1.0
    changes = (("lumMod", 1 - offset), ("lumOff", offset), ("satMod", grey))
    return f'<a:schemeClr val="tx1">{"".join(f"""<a:{name} val="{round(share * 100_000)}"/>""" for name, share in changes)}</a:schemeClr>'


def _hls(color: str) -> tuple[float, float, float]:
    """Return hue, lightness and saturation of a literal colour, from 0 to 1."""
    return colorsys.rgb_to_hls(*(int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)))


def theme_color(theme: Theme, token: str) -> str:
    """Return a colour of the theme by the name of the slot that holds it, as a literal where none does."""
    color = theme.colors[token]
    slot = next((slot for slot, held in theme.slots.items() if theme.colors[held] == color), "")
    return _SLOT_NAMES.get(slot, slot) or color


def transform(box: Box, tag: str = "a:xfrm", *, flipped: bool = False) -> str:
    """Return the place and size of a shape, which may be drawn as its mirror image."""
    flip = ' flipH="1"' if flipped else ""
    return f'<{tag}{flip}><a:off x="{emu(box.x)}" y="{emu(box.y)}"/><a:ext cx="{emu(box.w)}" cy="{emu(box.h)}"/></{tag}>'


def faces(style: Style, theme: Theme) -> str:
    """Return the faces of a style: the theme's fonts by reference, a code face by name."""
    if style.font == "code":
        return f"<a:latin typeface={quoteattr(theme.fonts['code'].office)}/>"
    kind = "mn" if style.font == "sans" else "mj"
    return f'<a:latin typeface="+{kind}-lt"/><a:ea typeface="+{kind}-ea"/><a:cs typeface="+{kind}-cs"/>'


def default_run(style: Style, color: str, theme: Theme, *, on_slide: bool = False) -> str:
    """Return how the characters of a style look: in a layout, or on a slide itself, which keeps it under another master."""
    tracking = f' spc="{hundredths(style.tracking)}"' if style.tracking else ""
    caps = ' cap="all"' if style.caps else ""
    fill = text_color_xml(color, theme) if on_slide else color_xml(color)
    return (
        f'<a:defRPr sz="{hundredths(style.size)}" b="{int(style.bold or _is_bold_role(style, theme))}" i="{int(style.italic)}"{caps}{tracking}>'
        f"<a:solidFill>{fill}</a:solidFill>{faces(style, theme)}</a:defRPr>"
    )


def stroke(points: float) -> int:
    """Return the weight of a line in English Metric Units."""
    return round(points * _EMU_OF_POINT)


def line_xml(number: int, name: str, box: Box, weight: float, color: str) -> str:
    """Return a straight line as a decorative connector."""
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name={quoteattr(name)}>{DECORATIVE}</p:cNvPr><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr>'
        f'<p:spPr>{transform(box)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{stroke(weight)}"><a:solidFill>{color_xml(color)}</a:solidFill>'
        "</a:ln></p:spPr></p:cxnSp>"
    )


def panel_xml(number: int, name: str, panel: Panel) -> str:
    """Return a filled shape without a line, as decoration."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)}>{DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{transform(panel.box)}<a:prstGeom prst="{panel.form}"><a:avLst/></a:prstGeom><a:solidFill>{color_xml(panel.color)}</a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr>"
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en"/></a:p></p:txBody></p:sp>'
    )


def click_xml(relation: str, *, jump: bool = False) -> str:
    """Return the click of a run, in the colour of the text around it; a jump leads to a slide of the same deck."""
    action = ' action="ppaction://hlinksldjump"' if jump else ""
    return f"<a:hlinkClick r:id={quoteattr(relation)}{action}>{_OWN_COLOR}</a:hlinkClick>"


def _is_bold_role(style: Style, theme: Theme) -> bool:
    bold = 700
    return theme.fonts[style.font].weight >= bold
