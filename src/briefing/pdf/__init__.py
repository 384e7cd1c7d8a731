"""Document and Theme to a .pdf document: decisions in view and html, packing in writer."""
