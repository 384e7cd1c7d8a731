"""The masters beside that of the slides: notes pages and handouts in the house's look; and the guides of the grid."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.deck.fit import style_steps
from briefing.deck.ooxml import HEADER, NAMESPACES, NOTES_BODY, NOTES_IMAGE, default_run, hundredths, line_xml, stroke, transform
from briefing.themes.model import Box, Theme

PAGE = Box(0.75, 0.55, 6.0, 8.9)
"""What is printed of a page of notes or handouts, which is 7.5 by 10 inches."""
NOTES = Box(PAGE.x, 3.90, PAGE.w, 5.25)
NOTES_SIZE, NOTES_LEADING, NOTES_GAP = 11.0, 14.5, 4.0
"""How notes are set: their size, leading and the gap between paragraphs, in points."""

_IMAGE = Box(PAGE.x, 0.85, 5.0, 2.8125)
_LINE = 0.24
_GUIDES_AN_INCH = 576
_TREE = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" '
    'accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
_GROUND = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
_INSETS = 'lIns="0" tIns="0" rIns="0" bIns="0"'


def notes_master_xml(theme: Theme) -> str:
    """Return the notes master: the slide above, the notes below, the running lines at the edges."""
    picture = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="sldImg" idx="{NOTES_IMAGE}"/></p:nvPr></p:nvSpPr><p:spPr>{transform(_IMAGE)}'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="{stroke(theme.rules["hair"])}">'
        '<a:solidFill><a:schemeClr val="accent6"/></a:solidFill></a:ln></p:spPr></p:sp>'
    )
    prompt = '<a:r><a:rPr lang="en"/><a:t>Notes</a:t></a:r>'
    body = _text(3, "Notes", f'type="body" sz="quarter" idx="{NOTES_BODY}"', NOTES, prompt)
    levels = "".join(
        f'<a:lvl{level}pPr marL="{228600 * (level - 1)}" algn="l"><a:lnSpc><a:spcPts val="{hundredths(NOTES_LEADING)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{hundredths(NOTES_GAP)}"/></a:spcBef><a:defRPr sz="{hundredths(NOTES_SIZE)}" kern="1200">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
        f"</a:lvl{level}pPr>"
        for level in range(1, 10)
    )
    shapes = picture + body + "".join(_running_lines(theme, 4))
    return (
        f"{HEADER}<p:notesMaster {NAMESPACES}><p:cSld>{_GROUND}<p:spTree>{_TREE}{shapes}</p:spTree></p:cSld>{_MAP}"
        f"<p:notesStyle>{levels}</p:notesStyle></p:notesMaster>"
    )


def handout_master_xml(theme: Theme) -> str:
    """Return the handout master: the running lines at the edges, between them the slides as whoever prints them wants."""
    shapes = "".join(_running_lines(theme, 2))
    return f"{HEADER}<p:handoutMaster {NAMESPACES}><p:cSld>{_GROUND}<p:spTree>{_TREE}{shapes}</p:spTree></p:cSld>{_MAP}</p:handoutMaster>"


def view_xml(theme: Theme) -> str:
    """Return how the deck is looked at: with guides at the columns and at the edges of title and body."""
    grid = theme.grid
    across = [grid["margin"] + number * grid["pitch"] for number in range(int(grid["columns"]))]
    down = [theme.boxes["flow"]["title"].y, grid["body_top"], grid["body_bottom"]]
    guides = "".join(
        f'<p:guide{" orient=" + chr(34) + "horz" + chr(34) if places is down else ""} pos="{round(place * _GUIDES_AN_INCH)}"/>'
        for places in (across, down)
        for place in (*places, *((theme.slide.w - grid["margin"],) if places is across else ()))
    )
    scale = '<p:scale><a:sx n="100" d="100"/><a:sy n="100" d="100"/></p:scale><p:origin x="0" y="0"/>'
    return (
        f'{HEADER}<p:viewPr {NAMESPACES}><p:slideViewPr><p:cSldViewPr snapToGrid="0"><p:cViewPr>{scale}</p:cViewPr><p:guideLst>{guides}</p:guideLst>'
        "</p:cSldViewPr></p:slideViewPr></p:viewPr>"
    )


def _running_lines(theme: Theme, number: int) -> Iterator[str]:
    """Yield header and date, a rule, footer and page number; `number` is the first shape id."""
    foot, half = PAGE.y + PAGE.h - _LINE, PAGE.w / 2
    places = (
        ("Header", "hdr", Box(PAGE.x, PAGE.y - 0.1, half, _LINE), "l", ""),
        ("Date", "dt", Box(PAGE.x + half, PAGE.y - 0.1, half, _LINE), "r", ""),
        ("Footer", "ftr", Box(PAGE.x, foot, half, _LINE), "l", ""),
        (
            "Page number",
            "sldNum",
            Box(PAGE.x + half, foot, half, _LINE),
            "r",
            '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en"/><a:t>\u2039#\u203a</a:t></a:fld>',
        ),
    )
    run = default_run(style_steps(theme, "footer")[0], "accent3", theme).replace('sz="1200"', 'sz="900"')
    for place, (name, kind, box, align, field) in enumerate(places):
        level = f'<a:lvl1pPr algn="{align}">{run}</a:lvl1pPr>'
        yield _text(number + place, name, f'type="{kind}" sz="quarter" idx="{20 + place}"', box, field, level)
    yield line_xml(number + len(places), "Rule", Box(PAGE.x, foot - 0.08, PAGE.w, 0), theme.rules["hair"], "accent6")


def _text(number: int, name: str, place: str, box: Box, content: str, levels: str = "") -> str:
    locks, shape = '<a:spLocks noGrp="1"/>', '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr>{locks}</p:cNvSpPr><p:nvPr><p:ph {place}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{transform(box)}{shape}</p:spPr><p:txBody><a:bodyPr {_INSETS}/><a:lstStyle>{levels}</a:lstStyle>"
        f'<a:p>{content}<a:endParaRPr lang="en"/></a:p></p:txBody></p:sp>'
    )
