"""A text in the quotes that YAML wants."""

from __future__ import annotations


def quoted(text: str) -> str:
    """Return a text in double quotes, or in single ones where it holds what means something else in double ones."""
    return single_quoted(text) if '"' in text or "\\" in text else f'"{text}"'


def single_quoted(text: str) -> str:
    """Return a text in single quotes, in which a backslash is one."""
    return "'" + text.replace("'", "''") + "'"
