"""A PDF of a few lines, written object by object, so that a test says no more than what it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FACES: Mapping[str, str] = {
    "F": "/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding",
    "B": "/Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding",
    "I": "/Type /Font /Subtype /Type1 /BaseFont /Helvetica-Oblique /Encoding /WinAnsiEncoding",
    "E": "/Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Noto-Color-Emoji /Encoding /WinAnsiEncoding "
    "/FontDescriptor <</Type /FontDescriptor /FontName /ABCDEF+Noto-Color-Emoji /Flags 4>>",
    "M": "/Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding",
}
_HEBREW = "1 beginbfrange <61> <7a> <05D0> endbfrange"
_TABLE = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange {} endcmap end end"


@dataclass(frozen=True)
class Element:
    """A structure element: its kind, what else its dictionary says, and its children: elements, marked content ids, other values."""

    kind: str
    kids: tuple[Element | int | str, ...]
    said: str


def element(kind: str, *kids: Element | int | str, name: str = "", page: int = 1, said: str = "") -> Element:
    """Return an element; `page` 0 says none, `said` is more of its dictionary."""
    title = f"/T ({name.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) " if name else ""
    return Element(kind, kids, f"{title}{f'/Pg PAGE{page} ' if page else ''}{said}")


def text(said: str, content: int, *, face: str = "F", at: tuple[float, float] = (50, 700), size: float = 10, before: str = "") -> str:
    """Return the operators that paint a text under a marked content id; in the face H small letters are Hebrew ones."""
    return f"/Span <</MCID {content}>> BDC {before} {painted(said, face=face, at=at, size=size)} EMC\n"


def painted(said: str, *, face: str = "F", at: tuple[float, float] = (50, 700), size: float = 10) -> str:
    """Return the operators that paint a text."""
    return f"BT /{face} {size} Tf 1 0 0 1 {at[0]} {at[1]} Tm ({said}) Tj ET"


def tiny(
    *streams: str,
    tree: Sequence[Element] = (),
    annotations: Sequence[str] = (),
    catalog: str = "",
    pages: Mapping[int, str] | None = None,
    resources: str = "",
    objects: Mapping[str, bytes | str] | None = None,
    listed: str = "",
) -> bytes:
    """Return a PDF with a page for each stream and a structure tree.

    `annotations` lie on the first page, ANNOT1 and so on are references to them, as PAGE1 is one to a page; `pages` says more of single pages,
    `objects` are more objects, to which their names refer; `listed` is what the page tree lists, if not each page once.
    """
    written: list[bytes] = []
    names: dict[str, str] = {}

    def add(name: str, value: str | bytes) -> str:
        written.append(value if isinstance(value, bytes) else value.encode("latin-1"))
        names[name] = f"{len(written)} 0 R"
        return names[name]

    add("CATALOG", "")
    add("TREE", "")
    for name, said in FACES.items():
        add(f"FACE{name}", f"<<{said}>>")
    add("TABLE", _stream("", _TABLE.format(_HEBREW).encode()))
    add("FACEH", "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode TABLE>>")
    for name, value in (objects or {}).items():
        add(name, value)
    for number, said in enumerate(annotations, start=1):
        add(f"ANNOT{number}", f"<</Type /Annot /Rect [50 690 150 710] {said}>>")
    lying = " ".join(f"ANNOT{number}" for number in range(1, len(annotations) + 1))
    for number, stream in enumerate(streams, start=1):
        add(f"STREAM{number}", _stream("", stream.encode("latin-1")))
        more = (pages or {}).get(number, "")
        box = "" if "MediaBox" in more else "/MediaBox [0 0 600 800]"
        lies = f"/Annots [{lying}]" if number == 1 and annotations else ""
        fonts = " ".join(f"/{name} FACE{name}" for name in (*FACES, "H") if f"/{name} " in stream)
        drawn_with = f"/Contents STREAM{number} /Resources <</Font <<{fonts}>> {resources}>>"
        add(
            f"PAGE{number}",
            f"<</Type /Page /Parent PAGES {box} {drawn_with} {lies} {more}>>",
        )
    listed = listed or " ".join(f"PAGE{number}" for number in range(1, len(streams) + 1))
    add("PAGES", f"<</Type /Pages /Count {len(streams)} /Kids [{listed}]>>")

    def add_element(one: Element) -> str:
        kids = " ".join(add_element(kid) if isinstance(kid, Element) else str(kid) for kid in one.kids)
        return add(f"ELEMENT{len(written)}", f"<</Type /StructElem /S /{one.kind} /K [{kids}] {one.said}>>")

    roots = " ".join(map(add_element, tree))
    written[1] = f"<</Type /StructTreeRoot /K [{roots}]>>".encode("latin-1")
    written[0] = f"<</Type /Catalog /Pages PAGES {'' if 'StructTreeRoot' in catalog else '/StructTreeRoot TREE'} {catalog}>>".encode("latin-1")
    return _file([_with_references(one, names) for one in written])


def _stream(said: str, content: bytes) -> bytes:
    return f"<<{said} /Length {len(content)}>>\nstream\n".encode("latin-1") + content + b"\nendstream"


def stream(said: str, content: bytes) -> bytes:
    """Return a stream with what its dictionary says."""
    return _stream(said, content)


def _with_references(written: bytes, names: Mapping[str, str]) -> bytes:
    head, mark, content = written.partition(b"\nstream\n")
    for name in sorted(names, key=len, reverse=True):
        head = head.replace(name.encode(), names[name].encode())
    return head + mark + content


def _file(written: Sequence[bytes]) -> bytes:
    packed, places = b"%PDF-1.7\n", []
    for number, one in enumerate(written, start=1):
        places.append(len(packed))
        packed += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(written) + 1}\n0000000000 65535 f \n{table}trailer <</Size {len(written) + 1} /Root 1 0 R>>\nstartxref\n{len(packed)}\n%%EOF\n"
    )
    return packed + end.encode()
