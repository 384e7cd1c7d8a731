"""A PDF that an archive keeps: PDF/A-3a and PDF/UA-1 at once, with the outline that it was made of attached as its source."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeAlias

from briefing.blocks import Picture
from briefing.diagnostics import Diagnostic, Location, warning
from briefing.pdf.structure import number_of
from briefing.pictures import opened

VARIANT = "pdf/a-3a"
_WHEN = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
"""A time is wanted, and the clock is never read: that of the deck's parts."""

_STREAM_END = b"\nendstream"
_UA = "http://www.aiim.org/pdfua/ns/id/"
_DESCRIBED = f"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="{_UA}" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_UA}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>"""

Pdf: TypeAlias = Any
"""An object of pydyf or WeasyPrint, which have no types."""


@dataclass(frozen=True, slots=True)
class AttachedSource:
    """The file that a document was made of, under the name that readers show."""

    name: str
    content: bytes


def attach(source: AttachedSource) -> Pdf:
    """Return a source as WeasyPrint attaches it."""
    from weasyprint import Attachment

    return Attachment(string=source.content, name=source.name, created=_WHEN, modified=_WHEN, relationship="Source")


@contextmanager
def open_files() -> Iterator[None]:
    """While this lasts, Python does not warn of the colour profile that WeasyPrint leaves open when it has read it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield


def claim_both(metadata: Pdf) -> None:
    """Let a document's metadata name both standards: WeasyPrint writes one of them."""
    generate = metadata.generate_rdf_metadata

    def generate_both(*arguments: object) -> bytes:
        written: bytes = generate(*arguments)
        return written.replace(b"</rdf:RDF>", _DESCRIBED.encode())

    metadata.generate_rdf_metadata = generate_both


def finish_archive(pdf: Pdf) -> None:
    """Bring a finished PDF to what PDF/A asks beyond what WeasyPrint writes.

    No viewer smooths a picture, the metadata stand there as they are, the source is named once, its type as every machine would, and no stream ends
    in what could be taken for the line end behind it.
    """
    import pydyf

    pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog.get("AF", ())))
    pdf.objects[number_of(pdf.catalog["Metadata"])].compress = False
    for one in pdf.objects:
        entries = getattr(one, "extra", {})
        if entries.get("Subtype") == "/Image":
            entries.pop("Interpolate", None)
        elif entries.get("Type") == "/EmbeddedFile":
            entries["Subtype"] = "/application#2fyaml"
        if getattr(one, "compress", False) and one.data.removesuffix(_STREAM_END).endswith((b"\r", b"\n")):
            one.compress = False


def archive_findings(placed: Iterable[tuple[Picture, float, Location]]) -> Iterator[Diagnostic]:
    """Yield a warning for each picture that no PDF/A may hold beside the others."""
    for picture, _, place in placed:
        if picture.type == "jpeg" and _is_for_print(picture):
            message = f"`{picture.path}` is in CMYK, which a PDF for archives (PDF/A) may not hold beside RGB"
            yield warning("not-for-archives", message, place, hint="save the picture in RGB")


def _is_for_print(picture: Picture) -> bool:
    with opened(picture.content) as raster:
        return bool(raster.mode == "CMYK")
