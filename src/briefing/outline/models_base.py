"""What all models of the file format share: texts with their place, short forms, choices, unknown keys.

Where models stand, annotations are no strings (no `from __future__ import annotations`): pydantic reads them all, and would compile each.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import partial
from typing import Annotated, Any, ClassVar, TypeVar, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue, SkipJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from briefing.diagnostics import Diagnostic
from briefing.outline.slips import Guesses, one_of
from briefing.outline.source import Place
from briefing.outline.values import PLACE_KEY, Mapping, Scalar, Sequence, error_at, is_empty

ANY_TEXT: JsonSchemaValue = {"type": ["string", "number", "boolean", "null"]}
"""A scalar is text as written, whatever an editor's YAML makes of it."""

TAG = "-"
"""What the names of alternatives begin with, which no author has written."""
MANY_KEYS = 12
"""More names that an author gave are no hint."""

T = TypeVar("T")


def named(shape: str) -> JsonSchemaValue:
    """Return a stand-in for the JSON Schema of another shape; `outline_schema` makes it a reference."""
    return {"shape": shape}


@dataclass(frozen=True, slots=True, eq=False)
class AsRead:
    """Marks a field whose value is taken as it was read; `shape` is its JSON Schema."""

    shape: JsonSchemaValue

    def __get_pydantic_core_schema__(self, kind: type, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.is_instance_schema(kind)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return dict(self.shape)


@dataclass(frozen=True, slots=True, eq=False)
class OrWritten:
    """Marks a field that may also be written in another shape, for the JSON Schema."""

    shape: JsonSchemaValue

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [self.shape, handler(schema)]}


class OneWord:
    """Marks a field whose value is one of the words that its type, a `Literal`, names."""

    def __get_pydantic_core_schema__(self, kind: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(partial(_word_of, get_args(kind)), json_schema_input_schema=handler(kind))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"enum": handler(schema)["enum"]}


Line = Annotated[Scalar, AsRead(ANY_TEXT)]
"""A text of one wording."""


@dataclass(slots=True)
class Notes:
    """The validation context: findings of the models' own, and the places of mappings of which something could not be read.

    `homes` says of keys where they belong, for those that stand in a wrong part of the outline; `mended` are the places of what lacks something
    that has been reported before.
    """

    guesses: Guesses = field(default_factory=Guesses)
    homes: dict[str, str] = field(default_factory=dict)
    mended: AbstractSet[Place] = frozenset()
    findings: list[Diagnostic] = field(default_factory=list)
    incomplete: set[Place] = field(default_factory=set)

    def note(self, place: Place, finding: Diagnostic) -> None:
        """Note a finding that makes what stands at a place incomplete."""
        self.findings.append(finding)
        self.incomplete.add(place)


class Shape(BaseModel):
    """A mapping of the outline; unknown keys are noted in the validation context."""

    model_config = ConfigDict(extra="ignore", defer_build=True)

    short_form: ClassVar[str] = ""
    """The key that a plain text in place of the mapping stands for; empty where there is no such form."""

    short_suffices: ClassVar[bool] = True
    """Whether that plain text is enough: otherwise the JSON Schema does not offer it."""

    rule: ClassVar[JsonSchemaValue] = {}
    """What the JSON Schema says of the keys together."""

    strays: ClassVar[bool] = False
    """Whether keys of other parts are likely to be written here."""

    place: SkipJsonSchema[Annotated[Place, AsRead({})]] = Field(alias=PLACE_KEY)

    @model_validator(mode="before")
    @classmethod
    def _written(cls, value: object, info: core_schema.ValidationInfo[Notes]) -> object:
        if isinstance(value, Scalar) and cls.short_form:
            return mapping_of(value.place, {cls.short_form: value})
        return cls._mended(cls.whole(value), info.context) if isinstance(value, Mapping) else value

    @classmethod
    def whole(cls, mapping: Mapping) -> Mapping:
        """Return the mapping that a shorter one stands for."""
        return mapping

    @classmethod
    def known_keys(cls) -> list[str]:
        """Return the keys that an author may write."""
        return [field.alias or name for name, field in cls.model_fields.items() if name != "place"]

    @classmethod
    def open_keys(cls, mapping: Mapping) -> list[str]:
        """Return the keys that could still be given."""
        return [known for known in cls.known_keys() if known not in mapping]

    @classmethod
    def home_of(cls, name: str, mapping: Mapping, notes: Notes) -> str:  # noqa: ARG003  kinds look at what else is given
        """Return where a key belongs that is none here, as a hint; empty when no part has it, or none whose keys stray to this one."""
        home = notes.homes.get(name) if cls.strays else None
        return f"`{name}` stands {home}" if home else ""

    @classmethod
    def meant(cls, name: str, mapping: Mapping, notes: Notes) -> tuple[str, str]:
        """Return the key that an unknown one most likely means (empty: none does), and the hint."""
        known = cls.open_keys(mapping)
        if name != name.strip():
            return "", "it begins with spaces that YAML takes for letters (of a web page, as a rule): type plain ones"
        likely = notes.guesses.slip(name, known)
        home = "" if likely else cls.home_of(name, mapping, notes)
        if home:
            return "", home
        likely = likely or notes.guesses.nearest(name, known) or next((other for other in _OTHERWISE.get(name, ()) if other in known), "")
        return likely, f"did you mean `{likely}`?" if likely else _known_here(cls.known_keys())

    @classmethod
    def _mended(cls, mapping: Mapping, notes: Notes) -> Mapping:
        """Report unknown keys; read on with the key that each most likely means, so that one slip is one finding."""
        known = cls.known_keys()
        for name in [name for name in mapping.keys_written if name not in known]:
            place = mapping.keys_written[name].place
            likely, hint = cls.meant(name, mapping, notes)
            notes.findings.append(error_at(place, "unknown-key", f"unknown key `{name}`", hint))
            if likely:
                mapping = mapping.rename(name, likely)
            else:
                notes.incomplete.add(mapping.place)
        return mapping

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        schema = handler(core)
        whole = handler.resolve_ref_schema(schema)
        whole.update({"additionalProperties": False, **cls.rule})
        if cls.short_form and cls.short_suffices:
            mapping = dict(whole)
            whole.clear()
            whole["anyOf"] = [ANY_TEXT, mapping]
        return schema


_OTHERWISE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("bullets", "items", "list"), ("points",)),
    **dict.fromkeys(("paragraph", "description", "quote", "words", "message"), ("text",)),
    **dict.fromkeys(("content", "contents", "blocks"), ("topics", "body", "text")),
    **dict.fromkeys(("what", "task", "action"), ("do",)),
    **dict.fromkeys(("when", "until", "due"), ("by",)),
    **dict.fromkeys(("values", "numbers"), ("series",)),
    **dict.fromkeys(("data", "number", "amount"), ("value", "series")),
    **dict.fromkeys(("kind", "style"), ("type",)),
    **dict.fromkeys(("link", "address", "web"), ("url",)),
    **dict.fromkeys(("year", "published"), ("date", "as_of")),
    **dict.fromkeys(("name", "headline"), ("title", "heading", "label")),
    **dict.fromkeys(("title", "text", "caption"), ("heading", "role", "label")),
    **dict.fromkeys(("job", "position", "function"), ("role",)),
    **dict.fromkeys(("lang", "syntax"), ("language",)),
    **dict.fromkeys(("picture", "photo"), ("image",)),
    **dict.fromkeys(("src", "file", "href"), ("path", "url")),
    **dict.fromkeys(("author", "speaker", "person"), ("by",)),
    **dict.fromkeys(("header", "headers", "heads"), ("columns",)),
    **dict.fromkeys(("chapters", "parts"), ("sections",)),
    **dict.fromkeys(("company", "client"), ("organisation",)),
    **dict.fromkeys(("labels", "x"), ("categories",)),
    "slides": ("topics",),
    "locale": ("lang",),
    "owner": ("who",),
    "deadline": ("by",),
    "type": ("kind",),
    "markdown": ("prose",),
}
"""What other programs call a key, and what it is called here, where it may stand."""


def _known_here(keys: list[str]) -> str:
    return f"known here: {one_of(keys)}"


def mapping_of(place: Place, values: dict[str, Any]) -> Mapping:
    """Return a mapping as it would have been written in full."""
    mapping = Mapping(place)
    for name, value in values.items():
        mapping.put(Scalar(name, place), value)
    return mapping


def listed(value: object) -> object:
    """Return a list of the one text that stands for it."""
    return Sequence(value.place, (value,)) if isinstance(value, Scalar) else value


def without_empty(value: object) -> object:
    """Return a list without the items that count as absent."""
    if isinstance(value, Sequence):
        return Sequence(value.place, tuple(item for item in value if not is_empty(item)))
    return value


def _word_of(words: tuple[str, ...], value: object) -> str:
    if isinstance(value, Scalar) and value.text in words:
        return value.text
    raise PydanticCustomError("wrong-value", "", {"options": words})


def _flag(value: object) -> bool:
    return _word_of(("true", "false"), value) == "true"


def _entries(value: object) -> object:
    return {name: value[name] for name in value.names} if isinstance(value, Mapping) else value


SOURCE_HELP = "The key of a source, or a list of keys."
SHOW_HELP = "Where it stands: both, deck or document."


Flag = Annotated[bool, PlainValidator(_flag), WithJsonSchema({"type": "boolean"})]

Choice = Annotated[T, OneWord()]
"""One of the words that a `Literal` names."""

Several = Annotated[list[T], BeforeValidator(without_empty)]
"""A list; its empty items count as absent."""

OneOrSeveral = Annotated[list[Line], BeforeValidator(without_empty), BeforeValidator(listed), OrWritten(ANY_TEXT)]
"""A list of texts, or one text."""

Keyed = Annotated[dict[str, T], BeforeValidator(_entries)]
"""A mapping whose keys are the author's own."""


class Phrase(Shape):
    """A text, or a text with the author's own shorter wording for the slide."""

    short_form: ClassVar[str] = "text"

    text: Line = Field(description="The full wording.")
    short: Line | None = Field(None, description="The shorter wording that the slide shows; the full text then goes to the notes and the document.")
