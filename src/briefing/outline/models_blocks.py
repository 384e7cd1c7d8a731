"""The file format of blocks: one key names the kind, its value holds the content."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field
from pydantic.json_schema import JsonSchemaValue

from briefing.blocks import CalloutKind, SideTone, Tone
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
from briefing.outline.models_exhibits import Action, Chart, Code, Image, Table, TableOrMarkdown
from briefing.outline.models_lists import Counted, Placed
from briefing.outline.models_points import PointList
from briefing.outline.values import Mapping, Sequence
from briefing.texts import Show

_TONE = "A colour of the theme, the same in both outputs."


def _rows(value: object) -> object:
    if not isinstance(value, Mapping):
        return value
    rows = (mapping_of(key.place, {"label": key, "cells": value[name]}) for name, key in value.keys_written.items() if name in value)
    return Sequence(value.place, tuple(rows))


def _sides(value: object) -> object:
    return mapping_of(value.place, {"sides": value}) if isinstance(value, Sequence) else value


class Side(Shape):
    """One side of a comparison."""

    heading: Line = Field(description="What this side is.")
    tone: Choice[Tone] = Field("neutral", description=_TONE)
    text: Phrase | None = Field(None, description="What is to be said of it, as a paragraph.")
    points: PointList | None = Field(None, description="What is to be said of it, as points.")


class CompareRow(Shape):
    """One question asked of every side."""

    label: Phrase = Field(description="The question.")
    cells: Placed[Phrase] = Field(description="The answers, one a side.")


class Compare(Shape):
    """Two to four sides, each with its own content or held against each other in rows."""

    strays: ClassVar[bool] = True

    sides: Annotated[Placed[Side], Counted("sides", 2, 4), BeforeValidator(without_empty)] = Field(description="The sides.")
    rows: (
        Annotated[
            list[CompareRow],
            BeforeValidator(without_empty),
            BeforeValidator(_rows),
            OrWritten({"type": "object", "additionalProperties": {"type": "array", "items": named("Phrase")}}),
        ]
        | None
    ) = Field(None, description="Question: [a cell for each side].")


class Quote(Shape):
    """A quotation with its attribution."""

    short_form: ClassVar[str] = "text"
    strays: ClassVar[bool] = True

    text: Phrase = Field(description="The words, without quotation marks: the theme adds those of the language.")
    by: Phrase | None = Field(None, description="Who said it.")
    role: Phrase | None = Field(None, description="Who that is.")
    tone: Choice[SideTone] = Field("neutral", description="The side of who speaks: its colour marks the quotation in both outputs.")
    source: OneOrSeveral | None = Field(None, description=SOURCE_HELP)


class Figure(Shape):
    """A big number."""

    value: Line = Field(description="The number as printed, with its unit.")
    label: Line | None = Field(None, description="What it counts.")
    note: Phrase | None = Field(None, description="A remark under it.")
    tone: Choice[Tone] = Field("neutral", description=_TONE)
    change: Phrase | None = Field(None, description="How it moved.")
    as_of: Phrase | None = Field(None, description="When it was true.")


FigureList = Annotated[list[Figure], Counted("figures", 1, 4), BeforeValidator(without_empty)]


class Callout(Shape):
    """A text set apart."""

    short_form: ClassVar[str] = "text"
    strays: ClassVar[bool] = True

    kind: Choice[CalloutKind] = Field("note", description="What it is.")
    text: Phrase = Field(description="The text.")


class Kinds(Shape):
    """The kinds of block, each under its key."""

    strays: ClassVar[bool] = True

    text: Phrase | None = Field(None, description="A paragraph.")
    prose: Phrase | None = Field(
        None, description="Markdown: paragraphs, lists, quotations, ### headings. Speaker notes in the deck, body text in the document."
    )
    aside: Phrase | None = Field(None, description="A short text: speaker notes in the deck, a note in the rail of the document.")
    points: PointList | None = Field(None, description="A list of points.")
    steps: PointList | None = Field(None, description="An ordered list.")
    compare: (
        Annotated[Compare, BeforeValidator(_sides), OrWritten({"type": "array", "minItems": 2, "maxItems": 4, "items": named("Side")})] | None
    ) = Field(None, description="A comparison: a list of sides, or sides and rows.")
    quote: Quote | None = Field(None, description="A quotation.")
    figures: FigureList | None = Field(None, description="One to four big numbers.")
    table: TableOrMarkdown | None = Field(None, description="A table.")
    chart: Chart | None = Field(None, description="A chart.")
    image: Image | None = Field(None, description="A picture.")
    callout: Callout | None = Field(None, description="A note, risk, decision or question.")
    actions: Annotated[list[Action], Counted("action", 1), BeforeValidator(without_empty)] | None = Field(None, description="Who does what by when.")
    code: Code | None = Field(None, description="Monospaced text.")

    @classmethod
    def open_keys(cls, mapping: Mapping) -> list[str]:
        """Return the keys that could still be given: a second kind is none of them."""
        known = super().open_keys(mapping)
        return [name for name in known if name not in KINDS] if any(kind in mapping for kind in KINDS) else known

    @classmethod
    def home_of(cls, name: str, mapping: Mapping, notes: Notes) -> str:
        """Return where a key belongs: inside the value of the kind that is given, or in another part."""
        for kind, shape in VALUES.items():
            if kind in mapping and name in shape.known_keys():
                first = shape.short_form or "…"
                return f"write it inside the value: `{kind}: {{{first}{': …' if shape.short_form else ''}, {name}: …}}`"
        return super().home_of(name, mapping, notes)

    @property
    def given(self) -> list[str]:
        """The kinds that have a value."""
        return [kind for kind in KINDS if getattr(self, kind) is not None]


KINDS = tuple(Kinds.known_keys())
VALUES: dict[str, type[Shape]] = {
    "compare": Compare,
    "quote": Quote,
    "table": Table,
    "chart": Chart,
    "image": Image,
    "callout": Callout,
    "code": Code,
}
"""The kinds whose value is a mapping of its own keys."""


class Block(Kinds):
    """A block: one key names its kind, `id`, `source` and `show` may stand beside it."""

    rule: ClassVar[JsonSchemaValue] = {"oneOf": [{"required": [kind]} for kind in KINDS]}

    id: Line | None = Field(None, description="A name for links and for the sameness of an edited deck.")
    source: OneOrSeveral | None = Field(None, description=SOURCE_HELP)
    show: Choice[Show] = Field("both", description=SHOW_HELP)
