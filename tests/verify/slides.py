"""Slides that are written by hand: a package with as little in it as a reader needs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_SPACES = """
xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
"""
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

TITLE = '<p:ph type="title"/>'
NONE = "<a:pPr><a:buNone/></a:pPr>"
CHARACTER = '<a:pPr><a:buChar char="x"/></a:pPr>'
NUMBER = "<a:pPr><a:buAutoNum/></a:pPr>"
QUIET = '<a:rPr><a:solidFill><a:schemeClr val="accent3"/></a:solidFill></a:rPr>'
LOUD = '<a:rPr><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:rPr>'
LINKED = '<a:hlinkClick r:id="rId1"/>'
SMALL_CAPS = '<a:rPr cap="small"/>'
HEADED = '<a:tblPr firstRow="1"/>'


def part(root: str, inner: str, attributes: str = "") -> bytes:
    """Return a part: its root element with all namespaces, and what stands in it."""
    return f"<{root} {_SPACES} {attributes}>{inner}</{root}>".encode()


def relations(*all_of_them: tuple[str, str]) -> bytes:
    """Return the relationships of a part, rId1 and on: kind and target; an address is external."""
    lines = []
    for number, (kind, target) in enumerate(all_of_them, start=1):
        mode = ' TargetMode="External"' if "://" in target else ""
        lines.append(f'<Relationship Id="rId{number}" Type="{_KIND}{kind}" Target="{target}"{mode}/>')
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(lines)}</Relationships>'.encode()


def shape(name: str, *paragraphs: str, inside: str = "", frame: str = "", kind: str = "", hidden: str = "") -> str:
    """Return a shape: `inside` stands in its own properties, `frame` is its transform, `kind` its placeholder."""
    properties = f'<p:nvSpPr><p:cNvPr id="2" name="{name}"{hidden}>{inside}</p:cNvPr><p:cNvSpPr/><p:nvPr>{kind}</p:nvPr></p:nvSpPr>'
    return f"<p:sp>{properties}<p:spPr>{frame}</p:spPr><p:txBody><a:bodyPr/>{''.join(paragraphs)}</p:txBody></p:sp>"


def paragraph(*runs: str, properties: str = "") -> str:
    """Return a paragraph of runs."""
    return f"<a:p>{properties}{''.join(runs)}</a:p>"


def run(text: str, style: str = "") -> str:
    """Return a run: its properties are given as they stand in it."""
    return f"<a:r>{style}<a:t>{text}</a:t></a:r>"


def level(number: int, bullet: str = "", more: str = "") -> str:
    """Return the properties of a paragraph at a level."""
    return f'<a:pPr lvl="{number}"{more}>{bullet}</a:pPr>'


def line(text: str, properties: str = "") -> str:
    """Return a paragraph of one run without any appearance."""
    return paragraph(run(text), properties=properties)


def table(name: str, *rows: str, properties: str = "", columns: int = 2, described: str = "") -> str:
    """Return a table of rows."""
    grid = "<a:gridCol/>" * columns
    own = f'<p:nvGraphicFramePr><p:cNvPr id="3" name="{name}"{described}/></p:nvGraphicFramePr>'
    inner = "".join(f"<a:tr>{row}</a:tr>" for row in rows)
    whole = f"<a:tbl>{properties}<a:tblGrid>{grid}</a:tblGrid>{inner}</a:tbl>"
    return f"<p:graphicFrame>{own}<a:graphic><a:graphicData>{whole}</a:graphicData></a:graphic></p:graphicFrame>"


def cells(*texts: str, attributes: str = "") -> str:
    """Return the cells of a row; where a text has bars, its cell has a paragraph for each part."""
    return "".join(f"<a:tc{attributes}><a:txBody>{''.join(line(one) for one in text.split('|'))}</a:txBody></a:tc>" for text in texts)


def frame(left: int, top: int, width: int = 100, height: int = 100) -> str:
    """Return a transform."""
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def slide(*shapes: str, name: str = "Slide (t)", attributes: str = "") -> bytes:
    """Return the part of a slide."""
    tree = f"<p:spTree><p:nvGrpSpPr><p:cNvPr id='1' name=''/></p:nvGrpSpPr><p:grpSpPr/>{''.join(shapes)}</p:spTree>"
    return part("p:sld", f'<p:cSld name="{name}">{tree}</p:cSld>', attributes)


def package(parts: Mapping[str, bytes]) -> bytes:
    """Return parts as a file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return packed.getvalue()


def deck(*slides: bytes, size: str = '<p:sldSz cx="1000" cy="500"/>', attributes: str = "", more: Mapping[str, bytes] | None = None) -> bytes:
    """Return a deck of slides; `more` are further parts, the relationships of its slides among them."""
    numbers = range(1, len(slides) + 1)
    listed = "".join(f'<p:sldId id="{255 + number}" r:id="rId{number}"/>' for number in numbers)
    parts = {
        "ppt/presentation.xml": part("p:presentation", f"<p:sldIdLst>{listed}</p:sldIdLst>{size}", attributes),
        "ppt/_rels/presentation.xml.rels": relations(*(("slide", f"slides/slide{number}.xml") for number in numbers)),
        **{f"ppt/slides/slide{number}.xml": content for number, content in zip(numbers, slides, strict=True)},
    }
    return package({**parts, **(more or {})})
