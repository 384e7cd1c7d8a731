"""The file format of an outline: every key that OUTLINE files may hold, with what it means."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Field, Tag, create_model
from pydantic.json_schema import JsonSchemaValue

from briefing.document import Basis, Confidence
from briefing.outline.models_base import (
    SHOW_HELP,
    SOURCE_HELP,
    AsRead,
    Choice,
    Flag,
    Keyed,
    Line,
    OneOrSeveral,
    Phrase,
    Several,
    Shape,
)
from briefing.outline.models_blocks import Block, FigureList, Kinds
from briefing.outline.models_points import PointList
from briefing.outline.values import Mapping, Scalar
from briefing.texts import Show

FURNITURE = (
    *("insight", "takeaway", "part", "contents", "summary", "sources", "continued", "figure", "table", "note", "risk", "decision", "question"),
    *("confidence", "high", "medium", "low", "reported", "opinion", "data", "page", "slide", "speaker", "wording", "background"),
)

_ID_HELP = "A name for links and for the sameness of an edited deck: letters, digits, hyphens. Default: from the title."


class Source(Shape):
    """A work that the briefing rests on."""

    author: OneOrSeveral | None = Field(None, description="Who wrote it.")
    authors: OneOrSeveral | None = Field(None, description="Who wrote it.")
    title: Line | None = Field(None, description="Its title.")
    publisher: Line | None = Field(None, description="Where it appeared.")
    date: Line | None = Field(None, description="When: 2026-05-12, 2026-05 or any words.")
    accessed: Line | None = Field(None, description="When it was read.")
    url: Line | None = Field(None, description="Its address: http or https.")
    doi: Line | None = Field(None, description="Its DOI.")
    via: Line | None = Field(None, description="The key of the source that it was found through.")


class Topic(Kinds):
    """One message with its evidence. A topic with one block may carry it directly beside `title`."""

    id: Line | None = Field(None, description=_ID_HELP)
    title: Phrase = Field(description="An action title: it says the message.")
    label: Line | None = Field(None, description="A short name, for the contents and the insight panel.")
    confidence: Choice[Confidence] | None = Field(None, description="How sure it is; shown in both outputs.")
    basis: Choice[Basis] | None = Field(None, description="What it rests on; shown in both outputs.")
    body: Several[Block] | None = Field(None, description="The blocks.")
    takeaway: Phrase | None = Field(None, description='The "so what", one sentence, set apart in both outputs.')
    detail: Phrase | None = Field(None, description="Short for a last `prose` block.")
    notes: Phrase | None = Field(None, description="For the speaker alone: never in the document.")
    source: OneOrSeveral | None = Field(None, description=SOURCE_HELP)
    show: Choice[Show] = Field("both", description=SHOW_HELP)
    hidden: Flag = Field(default=False, description="true: a hidden (backup) slide; in the document as usual.")


class Section(Shape):
    """A part of the briefing."""

    strays: ClassVar[bool] = True

    id: Line | None = Field(None, description=_ID_HELP)
    title: Phrase = Field(description="Its title.")
    lead: Phrase | None = Field(None, description="One sentence under the title.")
    numbered: Flag = Field(default=False, description="true: its topics are counted 1, 2, 3 ... in both outputs.")
    source: OneOrSeveral | None = Field(None, description="Inherited by the topics that name none. " + SOURCE_HELP)
    appendix: Flag = Field(default=False, description="true: lettered A1, A2 ..., after the close, outside the count.")
    topics: Several[Topic] | None = Field(None, description="Its topics.")


class TitlesOf(Shape):
    """Points that are the titles of a section's topics, so that claims never drift."""

    section: Line = Field(alias="from", description="The id of the section.")


def _kind_of_points(value: object) -> str:
    return "-from" if isinstance(value, (Mapping, TitlesOf)) else "-points"


class Summary(Shape):
    """The executive summary."""

    short_form: ClassVar[str] = "text"
    strays: ClassVar[bool] = True

    text: Phrase | None = Field(None, description="The governing thought.")
    points: Annotated[Annotated[PointList, Tag("-points")] | Annotated[TitlesOf, Tag("-from")], Discriminator(_kind_of_points)] | None = Field(
        None, description="Its points, or {from: the id of a section}."
    )
    figures: FigureList | None = Field(None, description="One to four big numbers.")
    notes: Phrase | None = Field(None, description="For the speaker alone: never in the document.")


class Tones(Shape):
    """What the theme's tones mean: the colour key."""

    first: Line | None = Field(None, description="What the first side's colour means.")
    second: Line | None = Field(None, description="What the second side's colour means.")
    neutral: Line | None = Field(None, description="What the neutral colour means.")
    good: Line | None = Field(None, description="What the good colour means.")
    warn: Line | None = Field(None, description="What the warning colour means.")
    bad: Line | None = Field(None, description="What the bad colour means.")


_OWN_WORDS: dict[str, Any] = {word: (Line | None, Field(None, description=f"The word for “{word}”.")) for word in FURNITURE}
Words = create_model("Words", __base__=Shape, __doc__="Own words for the furniture.", **_OWN_WORDS)


class Outline(Shape):
    """An outline, from which a deck and a document are built."""

    strays: ClassVar[bool] = True
    rule: ClassVar[JsonSchemaValue] = {"not": {"required": ["sections", "topics"]}}

    format: Annotated[Scalar, AsRead({"enum": [1, "1"]})] | None = Field(None, description="The version of this format; default 1.")
    name: Line | None = Field(None, description="The base name of the output files; default: the outline file's own.")
    title: Phrase = Field(description="The briefing's title.")
    subtitle: Phrase | None = Field(None, description="A line under the title.")
    authors: OneOrSeveral | None = Field(None, description="Who wrote it: one name or a list.")
    organisation: Line | None = Field(None, description="For whom they wrote it.")
    logo: Line | None = Field(None, description="A picture beside the outline.")
    date: Line | None = Field(None, description="2026-05-12, 2026-05 or any words; printed in the outline's language.")
    version: Line | None = Field(None, description="Printed with the date.")
    status: Line | None = Field(None, description="Printed, in words, on every slide and page.")
    classification: Line | None = Field(None, description="Printed, in words, on every slide and page.")
    contact: Phrase | None = Field(None, description="Printed with the sources.")
    disclaimer: Phrase | None = Field(None, description="Printed with the sources.")
    lang: Line | None = Field(None, description="The language, BCP 47; default en.")
    page: Choice[Literal["a4", "letter"]] = Field("a4", description="The paper.")
    theme: Line | None = Field(None, description="A folder of themes/; the command line may override it.")
    tones: Tones | None = Field(None, description="What the theme's tones mean: the colour key.")
    words: Words | None = Field(None, description="Own words for the furniture.")
    sources: Keyed[Source] | None = Field(None, description="The works that the briefing rests on, by key; cited as [@key].")
    summary: Summary | None = Field(None, description="The executive summary.")
    sections: Several[Section] | None = Field(None, description="The parts.")
    topics: Several[Topic] | None = Field(None, description="The topics of a short briefing, in place of sections.")


def _homes() -> dict[str, str]:
    """Return where each key belongs; of several places the most likely."""
    places = {
        "at the top of the outline": Outline.known_keys(),
        "in a section": Section.known_keys(),
        "in a topic or its `body`": Kinds.known_keys(),
        "in a topic": [name for name in Topic.known_keys() if name not in Kinds.known_keys()],
        "in a topic, or beside the kind of a block": ["id", "source", "show"],
    }
    return {name: place for place, names in places.items() for name in names}


HOMES = _homes()
