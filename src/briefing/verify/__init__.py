"""The witness: reads finished files back and compares what they say, without any knowledge of the writers."""

from briefing.verify.compare import Discrepancy, compare
from briefing.verify.furniture import check_furniture
from briefing.verify.logos import check_logos
from briefing.verify.read_deck import read_deck
from briefing.verify.read_pdf import read_pdf
from briefing.verify.stamp import Stamp, edition_of, read_stamp, write_stamp
from briefing.verify.transcribe import transcribe
from briefing.verify.transcript import Entry, Furniture, Place, Span, Transcript

__all__ = [
    "Discrepancy",
    "Entry",
    "Furniture",
    "Place",
    "Span",
    "Stamp",
    "Transcript",
    "check_furniture",
    "check_logos",
    "compare",
    "edition_of",
    "read_deck",
    "read_pdf",
    "read_stamp",
    "transcribe",
    "write_stamp",
]
