"""The file format of points: a text, a mapping, one pair `Label: text`, or a Markdown list."""

import re
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError

from briefing.outline.models_base import (
    SHOW_HELP,
    SOURCE_HELP,
    Choice,
    Line,
    Notes,
    OneOrSeveral,
    OrWritten,
    Phrase,
    Shape,
    mapping_of,
    named,
    without_empty,
)
from briefing.outline.models_lists import Counted
from briefing.outline.prose import read_list
from briefing.outline.slips import at_most
from briefing.outline.values import Mapping, Scalar
from briefing.texts import Show

POINT_WORDS = ("label", "text", "short", "points", "source", "show")
NEAR = 2
"""A lower-case word so many letters from a reserved one is taken for a slip, not for a label."""


_DASHES = ("begin each point with `- `", "after the dash of a point stands a space")


def _points(value: object) -> object:
    if not isinstance(value, Scalar):
        return value
    points = read_list(value)
    if points is None:
        origin = re.fullmatch(r"\s*from:?\s+(\S+)\s*", value.text)
        hint = f"write `points: {{from: {origin[1]}}}`" if origin is not None else _DASHES[re.match(r"\s*-\S", value.text) is not None]
        raise PydanticCustomError("wrong-type", "a list of points, or a Markdown list", {"hint": hint})
    return points


class Point(Shape):
    """A point: a text, a mapping, or one pair `Label: text`."""

    short_form: ClassVar[str] = "text"

    label: Line | None = Field(None, description="A short name before the text.")
    text: Phrase | None = Field(None, description="The point itself.")
    short: Line | None = Field(None, description="The shorter wording that the slide shows.")
    points: "PointList | None" = Field(None, description="Sub-points; three levels in all.")
    source: OneOrSeveral | None = Field(None, description=SOURCE_HELP)
    show: Choice[Show] = Field("both", description=SHOW_HELP)

    @classmethod
    def whole(cls, mapping: Mapping) -> Mapping:
        """Return a one-pair point as its label and its text; a pair that looks like a misspelt reserved word stays, to be reported."""
        names = list(mapping.keys_written)
        if len(names) != 1 or names[0] in POINT_WORDS or _reserved_near(names[0]):
            return mapping
        label = mapping.keys_written[names[0]]
        text = mapping.get(names[0])
        return mapping_of(mapping.place, {"label": label} | ({"text": text} if text is not None else {}))

    @classmethod
    def meant(cls, name: str, mapping: Mapping, notes: Notes) -> tuple[str, str]:
        """Return the key that an unknown one most likely means, and the hint; a pair may be meant for a label after all."""
        if len(mapping.keys_written) > 1:
            return super().meant(name, mapping, notes)
        likely = _reserved_near(name)
        notes.incomplete.add(mapping.place)
        return likely, f"did you mean `{likely}`? A label of this name is written `{{label: {name}, text: …}}`"


ONE_PAIR: JsonSchemaValue = {
    "type": "object",
    "minProperties": 1,
    "maxProperties": 1,
    "propertyNames": {"not": {"enum": list(POINT_WORDS)}},
    "additionalProperties": named("Phrase"),
}

PointList = Annotated[
    list[Annotated[Point, OrWritten(ONE_PAIR)]],
    Counted("point", 1),
    BeforeValidator(without_empty),
    BeforeValidator(_points),
    OrWritten({"type": "string", "description": "A Markdown list."}),
]


def _reserved_near(word: str) -> str:
    """Return the reserved word that a lower-case one is taken for; empty when it is a label of its own."""
    return at_most(NEAR, word, POINT_WORDS) if word.islower() else ""
