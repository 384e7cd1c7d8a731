"""Document and Theme to a .pdf document: decisions in view and html, packing in writer."""

from briefing.pdf.archive import AttachedSource
from briefing.pdf.furniture import furniture_of
from briefing.pdf.html import render_html
from briefing.pdf.kept import MEMORY
from briefing.pdf.model_parts import View
from briefing.pdf.view import view_document
from briefing.pdf.writer import WrittenPdf, write_pdf

__all__ = ["MEMORY", "AttachedSource", "View", "WrittenPdf", "furniture_of", "render_html", "view_document", "write_pdf"]
