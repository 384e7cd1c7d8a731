"""YAML to Document: the sole owner of the outline's file format."""

from briefing.outline.read import ReadOutline, read_outline
from briefing.outline.schema import outline_schema

__all__ = ["ReadOutline", "outline_schema", "read_outline"]
