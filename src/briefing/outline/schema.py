"""The outline's JSON Schema, from the models of the file format."""

from __future__ import annotations

from briefing.outline.models import Outline

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def outline_schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) by which editors complete and check an outline."""
    schema: dict[str, object] = {"$schema": DIALECT}
    for key, value in Outline.model_json_schema().items():
        schema |= {} if _is_noise(key, value) else {key: _referenced(value)}
    return schema


def _referenced(schema: object) -> object:
    match schema:
        case {"shape": str(name)}:
            return {"$ref": f"#/$defs/{name}"}
        case dict():
            return {key: _referenced(value) for key, value in schema.items() if not _is_noise(key, value)}
        case list():
            return [_referenced(value) for value in schema]
        case _:
            return schema


def _is_noise(key: str, value: object) -> bool:
    """Whether an entry only repeats a key as a title, or says that what is absent is absent."""
    return (key == "title" and isinstance(value, str)) or (key == "default" and value is None)
