"""The file format of tables, charts, pictures, actions and code."""

import re
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError

from briefing.blocks import Align, ChartType, Tone
from briefing.outline.models_base import Choice, Flag, Keyed, Line, OrWritten, Phrase, Shape, mapping_of
from briefing.outline.models_lists import OneOrList, Placed
from briefing.outline.prose import read_table
from briefing.outline.values import Scalar


def _table(value: object) -> object:
    if not isinstance(value, Scalar):
        return value
    table = read_table(value)
    if table is None:
        is_file = re.fullmatch(r".+\.(csv|tsv|txt)", value.text.strip(), re.IGNORECASE) is not None
        hint = f"write `table: {{csv: {value.text.strip()}}}`" if is_file else "its second line is `|---|---|`"
        raise PydanticCustomError("wrong-type", "columns and rows, or a Markdown pipe table", {"hint": hint})
    return mapping_of(value.place, {"columns": table.columns, "rows": table.rows, "align": table.aligns})


class Csv(Shape):
    """A table in a file beside the outline."""

    short_form: ClassVar[str] = "path"

    path: Line = Field(description="The file, inside the outline's folder.")
    delimiter: Line | None = Field(None, description="What stands between two cells; default a comma.")
    decimal: Line | None = Field(None, description="The decimal sign; default a point.")
    encoding: Line | None = Field(None, description="The file's encoding; default UTF-8.")


class DeckCut(Shape):
    """How much of a table the slide shows."""

    rows: Line = Field(description="The number of rows.")


class Cell(Phrase):
    """A cell of a table, its unit or a category of a chart: a text, or nothing."""

    text: Line | None = Field(None, description="The full wording.")  # type: ignore[assignment]  # a phrase that may be empty


class Table(Shape):
    """A table, from rows or from a file."""

    strays: ClassVar[bool] = True
    rule: ClassVar[JsonSchemaValue] = {"anyOf": [{"required": ["columns", "rows"]}, {"required": ["csv"]}]}

    columns: Placed[Cell] | None = Field(None, description="The header cells.")
    rows: list[Placed[Cell]] | None = Field(None, description="The rows, each a list of cells.")
    csv: Csv | None = Field(None, description="A file that holds the table.")
    align: Placed[Choice[Align]] | None = Field(None, description="Per column: left, right or center.")
    units: Placed[Cell] | None = Field(None, description="Per column: its unit.")
    row_header: Flag = Field(default=False, description="Whether the first column holds headers.")
    total: OneOrList[Cell] | None = Field(None, description="true when the last row is a total, or the row of totals.")
    caption: Phrase | None = Field(None, description="What the table shows.")
    note: Phrase | None = Field(None, description="A remark under it.")
    deck: DeckCut | None = Field(None, description="A declared cut: the slide shows the first rows, and says so.")


class Target(Shape):
    """A line that a chart's values are held against."""

    at: Line = Field(description="Its value.")
    label: Phrase | None = Field(None, description="Its name.")


class Chart(Shape):
    """A chart, from series or from a file."""

    strays: ClassVar[bool] = True
    rule: ClassVar[JsonSchemaValue] = {"anyOf": [{"required": ["series"]}, {"required": ["csv"]}]}

    type: Choice[ChartType] = Field(description="The kind of chart.")
    stacked: Flag = Field(default=False, description="Whether series stand on each other.")
    categories: Placed[Cell] | None = Field(None, description="The names along the axis.")
    series: Keyed[Placed[OneOrList[Line]]] | None = Field(None, description="Name: [a number for each category]; in a scatter [[x, y, label], ...].")
    csv: Csv | None = Field(None, description="A file that holds categories and series.")
    unit: Phrase | None = Field(None, description="The unit of the numbers.")
    subtitle: Phrase | None = Field(None, description="A line under the title.")
    x_title: Phrase | None = Field(None, description="The title of the horizontal axis.")
    y_title: Phrase | None = Field(None, description="The title of the vertical axis.")
    target: Target | None = Field(None, description="A line that the values are held against.")
    estimate: list[Line] | None = Field(None, description="The categories that are estimates.")
    tones: Keyed[Choice[Tone]] | None = Field(None, description="Series name: tone.")
    caption: Phrase | None = Field(None, description="What the chart shows.")
    note: Phrase | None = Field(None, description="A remark under it.")
    alt: Phrase | None = Field(None, description="What a reader who cannot see it needs to know.")


class Image(Shape):
    """A picture."""

    short_form: ClassVar[str] = "path"
    short_suffices: ClassVar[bool] = False
    strays: ClassVar[bool] = True
    rule: ClassVar[JsonSchemaValue] = {"anyOf": [{"required": ["alt"]}, {"required": ["decorative"]}]}

    path: Line = Field(description="The file, inside the outline's folder.")
    alt: Phrase | None = Field(None, description="What a reader who cannot see it needs to know; required unless decorative.")
    caption: Phrase | None = Field(None, description="What it shows.")
    credit: Phrase | None = Field(None, description="Whose picture it is.")
    decorative: Flag = Field(default=False, description="Whether it says nothing.")


class Action(Shape):
    """Something to be done."""

    do: Phrase = Field(description="What.")
    who: Phrase | None = Field(None, description="By whom.")
    by: Phrase | None = Field(None, description="By when.")


class Code(Shape):
    """Monospaced text."""

    short_form: ClassVar[str] = "text"
    strays: ClassVar[bool] = True

    language: Line | None = Field(None, description="The language, for highlighting.")
    text: Line = Field(description="The text, kept exactly.")


TableOrMarkdown = Annotated[Table, BeforeValidator(_table), OrWritten({"type": "string", "description": "A Markdown pipe table."})]
