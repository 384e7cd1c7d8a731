"""Cells of a PDF's tables: what the structure says that a cell is, whatever its name says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from briefing.roles import Role
from briefing.verify.pdf_parts import PdfParts

CellKind: TypeAlias = Literal["", "column", "row", "total", "cell", "header"]
"""What a cell is by the structure: the header of a column or of a row, a cell of a total, a cell, the header of nothing; empty: no cell."""

_IN_CELLS = frozenset({Role.HEADING, Role.ROW_HEADING, Role.QUESTION, Role.TOTAL, Role.CELL})
_SCOPES: Mapping[str, CellKind] = {"Column": "column", "Row": "row"}
_ROLES: Mapping[CellKind, Role] = {
    "column": Role.HEADING,
    "row": Role.ROW_HEADING,
    "total": Role.TOTAL,
    "cell": Role.CELL,
    "header": Role.UNNAMED,
}


def cell_kind(cell: Mapping[str, Any], parts: PdfParts, *, in_foot: bool) -> CellKind:
    """Return what a `TH` or `TD` is."""
    if in_foot:
        return "total"
    if parts.text(cell.get("S")) == "TD":
        return "cell"
    attributes = parts.resolve(cell.get("A"))
    scopes = (parts.text(one.get("Scope")) for one in map(parts.resolve, attributes if isinstance(attributes, list) else [attributes]) if one)
    return next((_SCOPES[scope] for scope in scopes if scope in _SCOPES), "header")


def role_in_table(role: Role, kind: CellKind) -> Role:
    """Return the role of a text in a cell: its own where the structure agrees, else what the structure says."""
    is_own = not kind or role not in _IN_CELLS or (role is Role.QUESTION and kind == "row")
    return role if is_own else _ROLES[kind]
