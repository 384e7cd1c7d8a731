"""The witness: reads finished files back and compares what they say, without any knowledge of the writers."""

from briefing.verify.changes import Change
from briefing.verify.compare import Discrepancy, compare
from briefing.verify.contents import Said, find_differences, said_by
from briefing.verify.edits import find_edits
from briefing.verify.furniture import check_furniture
from briefing.verify.logos import check_logos
from briefing.verify.moved import find_moved
from briefing.verify.pdf_kept import PageReader, ReadPage
from briefing.verify.pdf_parts import import_reader
from briefing.verify.read_deck import read_deck
from briefing.verify.read_pdf import read_pages, read_pdf
from briefing.verify.read_resaved import read_resaved
from briefing.verify.read_untagged import Pages, find_lost, read_untagged
from briefing.verify.rendered import find_unseen
from briefing.verify.rendered_pdf import find_hidden
from briefing.verify.repainted import Repainted, find_repainted, stamped_paint, told_repainted
from briefing.verify.stamp import Stamp, edition_of, stamp_of, with_boxes, with_furniture
from briefing.verify.stamp_file import deck_stamp, pdf_stamp, write_stamp
from briefing.verify.text_edits import find_text_edits, remembered, wanted_by
from briefing.verify.told import SLIDES, Held, in_few_words
from briefing.verify.transcribe import transcribe
from briefing.verify.transcript import Entry, Furniture, Place, Span, Transcript
from briefing.verify.wording import by_outline

__all__ = [
    "SLIDES",
    "Change",
    "Discrepancy",
    "Entry",
    "Furniture",
    "Held",
    "PageReader",
    "Pages",
    "Place",
    "ReadPage",
    "Repainted",
    "Said",
    "Span",
    "Stamp",
    "Transcript",
    "by_outline",
    "check_furniture",
    "check_logos",
    "compare",
    "deck_stamp",
    "edition_of",
    "find_differences",
    "find_edits",
    "find_hidden",
    "find_lost",
    "find_moved",
    "find_repainted",
    "find_text_edits",
    "find_unseen",
    "import_reader",
    "in_few_words",
    "pdf_stamp",
    "read_deck",
    "read_pages",
    "read_pdf",
    "read_resaved",
    "read_untagged",
    "remembered",
    "said_by",
    "stamp_of",
    "stamped_paint",
    "told_repainted",
    "transcribe",
    "wanted_by",
    "with_boxes",
    "with_furniture",
    "write_stamp",
]
