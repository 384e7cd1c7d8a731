"""Document and Theme to a .pptx deck: decisions in plan and fit, packing in writer."""
