"""Lists of the file format: where they stand, how much they hold, or one text in their place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import Discriminator, GetCoreSchemaHandler, GetJsonSchemaHandler, Tag, WrapValidator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from briefing.outline.models_base import Line, Notes
from briefing.outline.source import Place
from briefing.outline.values import Sequence, error_at

T = TypeVar("T")


class PlacedList(list[T]):
    """A list that knows where it and each of its items stand."""

    def __init__(self, values: list[T], written: Sequence) -> None:
        super().__init__(values)
        self.place = written.place
        self.places = tuple(item.place for item in written)

    def place_beyond(self, count: int) -> Place:
        """Return the place of the first item beyond so many; that of the last item where there are fewer, of the list where there is none."""
        return self.places[min(count, len(self.places) - 1)] if self.places else self.place


def _placed(value: object, read: Callable[[object], list[T]]) -> list[T]:
    items = read(value)
    return PlacedList(items, value) if isinstance(value, Sequence) else items


def place_beyond(values: list[Any], count: int, otherwise: Place) -> Place:
    """Return where a list stands that has more or fewer items than a `count`: the first item too many, else the last one."""
    return values.place_beyond(count) if isinstance(values, PlacedList) else otherwise


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """Says of a list that it holds `least` to `most` of something (0: no end); what a list of too few or too many holds is read all the same."""

    things: str
    least: int
    most: int = 0

    def __get_pydantic_core_schema__(self, kind: type, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_before_validator_function(self._check, handler(kind))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return handler(schema) | {"minItems": self.least} | ({"maxItems": self.most} if self.most else {})

    def _check(self, value: object, info: core_schema.ValidationInfo[Notes]) -> object:
        if isinstance(value, Sequence) and value.place not in info.context.mended:
            wanted = f"{self.least} to {self.most} {self.things} are" if self.most else f"at least one {self.things} is"
            message = f"{wanted} wanted here, and there {'is' if len(value) == 1 else 'are'} {len(value) or 'none'}"
            if len(value) < self.least:
                info.context.note(value.place, error_at(value.place, "wrong-count", message, "add what is missing, or delete this"))
            elif self.most and len(value) > self.most:
                hint = "put this one and what follows into a block or a topic of their own"
                info.context.note(value.place, error_at(value[self.most].place, "wrong-count", message, hint))
        return value


Placed = Annotated[list[T], WrapValidator(_placed)]
"""A list whose place is asked for later."""


def kind_of(value: object) -> str:
    """Return which alternative of `OneOrList` a value is."""
    return "-list" if isinstance(value, list) else "-one"


OneOrList = Annotated[Annotated[Line, Tag("-one")] | Annotated[Placed[T], Tag("-list")], Discriminator(kind_of)]
"""One text, or a list of something: which of them makes a difference."""
